"""Questions and answers: a heading that begins with a question mark is a question, what is below it the answer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from handbill.content.components.byline import dropped
from handbill.content.markdown.nodes import Block, Characters, Heading, Question, Rule, words
from handbill.content.markdown.slip import Slip

# A mark before the question, since Burmese and others end a question without one; “¿” begins any Spanish question.
_MARK = re.compile(r"\s*[?؟？]\s*")


@dataclass(slots=True)
class _Open:
    heading: Heading
    children: list[Block] = field(default_factory=list)


def folded_questions(blocks: Sequence[Block], slips: list[Slip]) -> tuple[Block, ...]:
    """Each answer folded under its question. It ends at a heading of the same level or above, or at a rule.

    A question without words or without an answer is told.
    """
    root: list[Block] = []
    open_: list[_Open] = []

    def close(level: int) -> None:
        while open_ and level <= open_[-1].heading.level:
            one = open_.pop()
            (open_[-1].children if open_ else root).append(_question(one, slips))

    for block in blocks:
        if isinstance(block, Heading):
            close(block.level)
            if (heading := _asked(block)) is not None:
                open_.append(_Open(heading))
                continue
        elif isinstance(block, Rule):
            close(0)
        (open_[-1].children if open_ else root).append(block)
    close(0)
    return tuple(root)


def _question(one: _Open, slips: list[Slip]) -> Question:
    asked = words(one.heading.children).strip()
    if not asked or not one.children:
        slips.append(Slip("answer" if asked else "question", one.heading.at, asked))
    end = one.children[-1].end if one.children else one.heading.end
    return Question(one.heading.at, end, one.heading, tuple(one.children))


def _asked(heading: Heading) -> Heading | None:
    """The heading without its question mark, or None where it is no question."""
    first = heading.children[0] if heading.children else None
    mark = _MARK.match(first.text) if isinstance(first, Characters) else None
    return replace(heading, children=dropped(heading.children, mark.end())) if mark else None
