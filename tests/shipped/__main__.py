"""`PYTHONPATH=tests python -m shipped`: whether the campaigns of this project say what they have to say, and nothing untrue on its day.

`facts.tsv` has a row for each fact and language of a campaign: the page that must say it today, and the words that carry it.
`days.tsv` has words that are true on some days only: from the first day to the last, both included, and empty for no end. They
must be on their page on each of the days below that lies between, and on none of the others. Spaces of any kind are one
space, and characters that only join or part lines do not count.
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

from lxml import html

import drawn
from handbill.model.campaign import Site
from handbill.pages.routes import Route, routes
from handbill.publishing.clock import instant
from handbill.publishing.load import load
from shipped.catalogues import not_the_same

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
DAYS = tuple(datetime(*day, tzinfo=UTC) for day in ((2021, 7, 21, 12), (2021, 9, 15, 12), (2024, 4, 19, 8), (2024, 4, 20, 12)))
"""Within and after the campaigns' lives, beside today."""

_INLINE = frozenset(["a", "abbr", "b", "bdi", "cite", "code", "del", "em", "i", "ins", "mark", "q", "s", "small", "span", "strong", "sub", "sup", "time", "w-"])  # fmt: skip


def rows(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def plain(words: str) -> str:
    return re.sub(r"\s+", " ", re.sub("[\u2060\u200b\u2066-\u2069]", "", words)).strip()


@cache
def pages(site: Site) -> dict[str, Route]:
    return {route.context.address: route for tag in site.settings.tags for route in routes(site, tag)}


@cache
def said(site: Site, address: str) -> str | None:
    """What a page says, as a reader has it in sight; None where there is no such page."""
    route = pages(site).get(address)
    if route is None:
        return None
    body = html.document_fromstring(drawn.markup(route)).find("body")
    return plain("".join(texts(body)))


def texts(element: html.HtmlElement) -> Iterator[str]:
    if element.tag in ("script", "style", "template"):
        return
    apart = "" if element.tag in _INLINE else "\n"
    yield apart + (element.text or "")
    for child in element:
        yield from texts(child)
        yield child.tail or ""
    yield apart


def main() -> int:
    wrong = 0
    now = instant()
    for moment in (*DAYS, now):
        loaded = load(ROOT, moment)
        assert loaded.site is not None, loaded.problems.errors
        for line in (*(unsaid(loaded.site) if moment is now else ()), *untrue(loaded.site, moment.date())):
            wrong += 1
            print(f"{moment:%Y-%m-%d}: {line}", file=sys.stderr)
    facts = {(row["campaign"], row["fact"], row["language"]) for row in rows("facts.tsv")}
    print(
        f"{len(facts)} facts by language in {len(rows('facts.tsv'))} places, {len(rows('days.tsv'))} words of some days on {len(DAYS) + 1} days: {wrong} wrong"
    )
    translations, changed = not_the_same(ROOT)
    for path in changed:
        print(f"{path} is not the same after it was taken to a catalogue and back", file=sys.stderr)
    print(f"{translations} translations there and back as catalogues: {len(changed)} changed")
    return 1 if wrong or changed else 0


def unsaid(site: Site) -> Iterator[str]:
    for row in rows("facts.tsv"):
        text = said(site, row["page"])
        if text is None or plain(row["words"]) not in text:
            yield f"/{row['page']} does not say “{row['words']}” (fact {row['fact']} of {row['campaign']})"


def untrue(site: Site, day: date) -> Iterator[str]:
    for row in rows("days.tsv"):
        due = (row["from"] or "0001-01-01") <= day.isoformat() <= (row["to"] or "9999-12-31")
        text = said(site, row["page"])
        if (text is not None and plain(row["words"]) in text) != due:
            yield f"/{row['page']} {'does not say' if due else 'says'} “{row['words']}”"


if __name__ == "__main__":
    sys.exit(main())
