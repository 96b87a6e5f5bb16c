"""The report of a change as the comment under a pull request, in GitHub's and GitLab's Markdown.

Whatever content says is in code: neither forge reads names of people, pictures or HTML there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from handbill.changes.addresses import AddressChange
from handbill.changes.letters import LetterChange
from handbill.changes.pages import PageChange
from handbill.changes.report import Report
from handbill.changes.translations import TranslationChange
from handbill.checks.table import Row
from handbill.problems import Problem, folded_over_files, visible
from handbill.translating.status import STATES

MARK = "<!-- handbill report-change -->"
"""The first line, by which the comment is found again and replaced."""
LONGEST = 60_000
"""Characters; GitHub refuses a comment of more than 65,536."""
_NOTHING = "–"
_NAMES = {"new": "new", "changed": "changed", "gone": "gone, its address leads nowhere", "moved": "moved, its address leads on"}


def comment(report: Report, preview: str = "", longest: int = LONGEST) -> str:
    """The report as Markdown; `preview` is the address of a built preview that its pages are linked to, empty without one.

    A section that would make it longer than `longest` characters is replaced by a line that says so.
    """
    base = f"{preview.rstrip('/')}/" if preview else ""
    sections = [
        _section("Recipients and addresses", _addresses(report.addresses)),
        _section("Errors: the site cannot be built", _problems(report.errors)),
        _section("Pages", _pages(report.pages, base)) if report.pages is not None else _unknown(report),
        _section("Letters", _letters(report.letters)),
        _section("Translations", _translations(report.translations)),
        _section("Warnings of the files that changed", _problems(report.warnings)),
        _section("Pages that show something of these", _folded(_page_rows(_others(report.pages or ()), base))),
    ]
    text = "\n\n".join([MARK, "## What this changes", _summary(report)])
    for section in filter(None, sections):
        title = section.partition("\n")[0]
        left = f"{title}\n\nToo long for a comment; `handbill report-change` prints it."
        text += "\n\n" + (section if len(text) + len(section) < longest else left)
    return f"{text}\n"


def _summary(report: Report) -> str:
    own = [page for page in report.pages or () if page.own]
    parts = [
        _counted(len(report.addresses), "address or office", "addresses or offices"),
        _counted(len({page.path for page in own}), "page", "pages"),
        _counted(len({one.letter for one in report.letters}), "letter", "letters"),
        _counted(len(report.translations), "page to translate", "pages to translate"),
    ]
    found = [part for part in parts if part]
    text = f"Other than before: {', '.join(found)}." if found else "Nothing changes for readers."
    if report.program:
        text += " Files of the program or of its look changed as well, so any page may look otherwise."
    return f"{text}\n\nFrom {_code(report.base[:10])} to {_code(report.head[:10])}."


def _unknown(report: Report) -> str:
    why = "there are errors" if report.errors else f"the commit that it begins from has errors ({report.base_errors})"
    return f"### Pages\n\nWhich pages change is not known, because {why}."


def _addresses(changes: Sequence[AddressChange]) -> Iterator[str]:
    if changes:
        yield from _table(
            ("file", "field", "before", "after"),
            [(_code(one.path), _code(one.field), _value(one.before), _value(one.after) + _new_host(one)) for one in changes],
        )


def _new_host(change: AddressChange) -> str:
    return " **a server that was nowhere in this project before**" if change.new_host else ""


def _pages(changes: Sequence[PageChange], base: str) -> Iterator[str]:
    yield from _page_rows([page for page in changes if page.own], base)


def _others(changes: Sequence[PageChange]) -> list[PageChange]:
    return [page for page in changes if not page.own]


def _page_rows(changes: Sequence[PageChange], base: str) -> Iterator[str]:
    """A row for each page, with its languages by what happened to them."""
    rows = []
    ordered = sorted(changes, key=lambda page: (page.path, list(_NAMES).index(page.state)))
    for (path, state), group in groupby(ordered, key=lambda page: (page.path, page.state)):
        pages = sorted(group, key=lambda page: (page.address != page.path, page.language))  # the default language first
        there = base if state in ("new", "changed") else ""
        languages = " ".join(f"[{page.language}]({there}{page.address})" if there else _code(page.language) for page in pages)
        rows.append((_code(f"/{path}"), _value(pages[0].title), _NAMES[state], languages))
    if rows:
        yield from _table(("page", "title", "", "languages"), rows)


def _letters(changes: Sequence[LetterChange]) -> Iterator[str]:
    if changes:
        rows = [(_code(one.letter), _code(one.language), _measured(one.before), _measured(one.after)) for one in changes]
        yield from _table(("letter", "language", "before", "after"), rows)


def _measured(row: Row | None) -> str:
    if row is None:
        return _NOTHING
    messages = f", {row.messages} messages" if row.messages > 1 else ""
    return f"**{row.rung}**{messages}, {row.characters:,} characters, address of {row.length:,}"


def _translations(changes: Sequence[TranslationChange]) -> Iterator[str]:
    """File by language; where a state is another one than before, both."""
    tags = list(dict.fromkeys(tag for one in changes for tag in one.states))
    if changes:
        rows = [(_code(one.file), *(_state(one, tag) for tag in tags)) for one in changes]
        yield from _table(("file", *map(_code, tags)), rows)


def _state(change: TranslationChange, tag: str) -> str:
    before, after = change.states.get(tag, (None, None))
    if before == after or before is None:
        return after or _NOTHING
    worse = after is None or STATES.index(after) < STATES.index(before)
    return f"{before} → {f'**{after}**' if worse else after}"


def _problems(problems: Sequence[Problem]) -> Iterator[str]:
    for one in folded_over_files(problems):
        place = f"{one.position.path}:{one.position.line}:{one.position.column}"
        yield f"- {_code(place)} {_code(one.message)} ({one.rule})"


def _folded(lines: Iterable[str]) -> Iterator[str]:
    found = list(lines)
    if found:
        yield from ("<details><summary>Show them</summary>", "", *found, "", "</details>")


def _section(title: str, lines: Iterable[str]) -> str:
    found = list(lines)
    return "\n".join([f"### {title}", "", *found]) if found else ""


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' * len(head)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"


def _value(value: str) -> str:
    return _code(value) if value else _NOTHING


def _code(value: str) -> str:
    """A span of code on one line, with a fence longer than any within; a bar would end a cell of a table even there."""
    text = visible(value).replace("|", "\\|")
    fence = "`" * (max(map(len, re.findall("`+", text)), default=0) + 1)
    edge = " " if text.startswith("`") or text.endswith("`") or len(fence) > 1 else ""
    return f"{fence}{edge}{text}{edge}{fence}"


def _counted(number: int, one: str, several: str) -> str:
    return f"{number} {one if number == 1 else several}" if number else ""
