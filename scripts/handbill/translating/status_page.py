"""The table of translations as a page for staff, to be opened in a browser: it is no part of the site."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from html import escape

from handbill.model.settings import Settings
from handbill.translating.status import STATES, Row

_MEANINGS = {
    "missing": "nobody has begun",
    "unreadable": "the file has an error; handbill check says which",
    "draft": "begun; readers do not see it",
    "unknown": "shown; nobody can tell what it was made from",
    "stale": "shown with a notice, since the source has changed",
    "machine": "up to date; nobody has reviewed it",
    "reviewed": "up to date and reviewed",
}
_STYLE = """\
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { margin: 2rem; }
table { border-collapse: collapse; }
th, td { border-bottom: 1px solid #8886; padding: .3rem .8rem; text-align: start; }
thead th { position: sticky; top: 0; background: Canvas; }
tbody th { font-weight: normal; }
.missing, .unreadable, .stale { font-weight: bold; }
.reviewed { opacity: .7; }
"""


def status_page(found: Sequence[Row], settings: Settings) -> str:
    """One HTML file without anything to load: the number of pages in each state by language, then every page."""
    tags = [tag for tag in settings.tags if any(tag in row.states for row in found)]
    names = {language.tag: language.name for language in settings.languages}
    head = "".join(f'<th scope="col"><span lang="{tag}">{escape(names[tag])}</span> ({tag})</th>' for tag in tags)
    counts = {tag: Counter(row.states.get(tag) for row in found) for tag in tags}
    sums = "".join(
        f'<tr><th scope="row">{state}: {_MEANINGS[state]}</th>{"".join(f"<td>{counts[tag][state]}</td>" for tag in tags)}</tr>\n'
        for state in STATES
    )
    rows = "".join(f'<tr><th scope="row">{escape(row.file)}</th>{"".join(_cell(row, tag) for tag in tags)}</tr>\n' for row in found)
    return (
        f'<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width">\n'
        f'<meta name="robots" content="noindex">\n<title>Translations</title>\n<style>\n{_STYLE}</style>\n'
        f"<h1>Translations: {escape(settings.site_name)}</h1>\n"
        f'<table>\n<thead><tr><th scope="col">state</th>{head}</tr></thead>\n<tbody>\n{sums}</tbody>\n</table>\n<h2>Pages</h2>\n'
        f'<table>\n<thead><tr><th scope="col">file</th>{head}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n</html>\n'
    )


def _cell(row: Row, tag: str) -> str:
    state = row.states.get(tag)
    if state is None:
        return f"<td>{'source' if tag == row.source else '–'}</td>"
    return f'<td class="{state}">{state}</td>'
