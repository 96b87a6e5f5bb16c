"""A picture with the caption that is on the lines right below it; a last line with a dash says who made it."""

from __future__ import annotations

from handbill.content.components.byline import dash, joined, lines, signed
from handbill.content.markdown.nodes import Characters, Figure, Image, Inline, Link, Paragraph, walk

_FEWEST = 3
"""A picture, the end of its line, and words."""


def framed(paragraph: Paragraph) -> Figure | Paragraph:
    """A figure where a paragraph begins with a picture, whose line ends there, and has a caption or a credit below it."""
    if len(paragraph.children) < _FEWEST or _is_words(paragraph.children[0]):  # as nearly every paragraph begins
        return paragraph
    first, *below = lines(paragraph.children)
    shown = _without_blanks(first)
    if len(shown) != 1 or not any(map(_without_blanks, below)) or (picture := picture_in(shown[0])) is None:
        return paragraph
    if sum(1 for node in walk(paragraph.children) if isinstance(node, Image)) > 1:
        return paragraph
    last = max((number for number, line in enumerate(below) if dash(line) is not None), default=len(below))
    credit = signed(below[last:]) if last < len(below) else ()
    caption = joined(below[:last] if credit else below)
    return Figure(paragraph.at, paragraph.end, picture, caption, credit)


def picture_in(node: Inline) -> Image | Link | None:
    """A picture, perhaps in a link that holds nothing else."""
    if isinstance(node, Image):
        return node
    if isinstance(node, Link) and len(inner := _without_blanks(node.children)) == 1 and isinstance(inner[0], Image):
        return node
    return None


def _without_blanks(line: tuple[Inline, ...]) -> tuple[Inline, ...]:
    return tuple(node for node in line if not isinstance(node, Characters) or _is_words(node))


def _is_words(node: Inline) -> bool:
    return isinstance(node, Characters) and bool(node.text.strip())
