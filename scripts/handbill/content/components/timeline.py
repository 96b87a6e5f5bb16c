"""A timeline: a list whose every item begins with a date (ISO 8601: day, month or year, or two of them) and a colon."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from handbill.content.components.byline import dropped
from handbill.content.markdown.nodes import Break, Characters, Inline, Item, Listing, Paragraph, Styled, words
from handbill.content.markdown.slip import Slip
from handbill.translations import day, month, number

_DATE = r"\d{4}(?:-\d{1,2}(?:-\d{1,2})?)?"
_ENTRY = re.compile(rf"\s*({_DATE})(?:\s*[–—/]\s*({_DATE}))?[^\S\n]*[:：](?:\s+|\Z)")
_YEARS = range(1800, 2200)
_FORM = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")


@dataclass(frozen=True, slots=True)
class _Entry:
    """The dates an item begins with, as written, and its children without them."""

    dates: tuple[str, ...]
    rest: tuple[Inline, ...]


def dated(listing: Listing, slips: list[Slip]) -> Listing:
    """A list with the dates of its items where it is a timeline.

    The first item decides; where it has only a year, the others must agree, since it may be any number. A timeline with a
    slip stays a list.
    """
    if listing.start is not None or not listing.items:
        return listing
    first = _entry(listing.items[0])
    if first is None:
        return listing
    entries = [first, *map(_entry, listing.items[1:])]
    if "-" not in first.dates[0] and None in entries:
        return listing
    found = [slip for item, entry in zip(listing.items, entries, strict=True) for slip in _slips(item, entry)]
    if found:
        slips += found
        return listing
    items = tuple(_dated(item, entry) for item, entry in zip(listing.items, entries, strict=True) if entry)
    return replace(listing, items=items)


def written_date(value: str, language: str) -> str:
    """A day, month or year (ISO 8601) in words of a language, such as “1 February 2021” or “February 2021”."""
    read = _read(value)
    assert read is not None, value
    depth = value.count("-")
    return day(read, language) if depth == 2 else month(read, language) if depth else number(read.year, language)


def _entry(item: Item) -> _Entry | None:
    children = _first_line(item)
    text, bold = _lead(children)
    match = _ENTRY.match(text)
    if match is None or int(match[1][:4]) not in _YEARS or match.end() < bold:
        return None
    rest = children[1:] if bold else children
    return _Entry(tuple(one for one in match.groups() if one), _without(rest, match.end() - bold))


def _first_line(item: Item) -> tuple[Inline, ...]:
    return item.children[0].children if item.children and isinstance(item.children[0], Paragraph) else ()


def _lead(children: Sequence[Inline]) -> tuple[str, int]:
    """The plain text that an item begins with, perhaps with bold at its start, and how much of it is bold."""
    bold = ""
    if children and isinstance(children[0], Styled) and all(isinstance(one, Characters) for one in children[0].children):
        bold = words(children[0].children)
        children = children[1:]
    text = bold
    for child in children:
        if isinstance(child, Break):
            text += "\n"
        elif isinstance(child, Characters):
            text += child.text
        else:
            break
    return text, len(bold)


def _without(children: Sequence[Inline], count: int) -> tuple[Inline, ...]:
    found = list(children)
    while count > 0 and found:
        first = found.pop(0)
        if isinstance(first, Characters):
            if len(first.text) > count:
                return (*dropped([first], count), *found)
            count -= len(first.text)
        else:
            count -= 1
    return tuple(found)


def _slips(item: Item, entry: _Entry | None) -> Iterator[Slip]:
    place = item.children[0].at if item.children else item.at
    if entry is None:
        yield Slip("date-missing", place, words(_first_line(item)).strip())
        return
    for one in entry.dates:
        if not _FORM.fullmatch(one):
            yield Slip("date-form", place, one)
        elif _read(one) is None:
            yield Slip("date", place, one)
    values = [_read(one) for one in entry.dates]
    if len(values) == 2 and values[0] and values[1] and values[0] > values[1]:
        yield Slip("date-order", place, entry.dates[0])
    elif not words(entry.rest).strip():
        yield Slip("entry", place, entry.dates[0])


def _read(written: str) -> date | None:
    year, *rest = (int(part) for part in written.split("-"))
    try:
        return date(year, *[*rest, 1, 1][:2])
    except ValueError:
        return None


def _dated(item: Item, entry: _Entry) -> Item:
    first = item.children[0]
    dates = tuple("-".join(f"{int(part):02}" for part in one.split("-")) for one in entry.dates)
    return replace(item, dates=dates, children=(Paragraph(first.at, first.end, entry.rest), *item.children[1:]))
