"""A timeline: a list whose every item begins with a date (ISO 8601: day, month or year, or two of them) and a colon."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator
from datetime import date

from handbill.content.components.slip import Slip
from handbill.translations import day, month, number

_DATE = r"\d{4}(?:-\d{1,2}(?:-\d{1,2})?)?"
_ENTRY = re.compile(rf"\s*(?:\*\*|__)?({_DATE})(?:\s*[–—/]\s*({_DATE}))?(?:\*\*|__)?[^\S\n]*[:：](?:\*\*|__)?(?:\s+|\Z)")
_YEARS = range(1800, 2200)
_FORM = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_TIME = re.compile(r'<time datetime="(\d{4}(?:-\d\d){0,2})">\1</time>')


def date_timelines(root: etree.Element) -> Iterator[Slip]:
    """Marks the lists that are timelines and their dates, before inline patterns are read.

    The first item decides; where it has only a year, the others must agree, since it may be any number. A timeline with a
    slip stays a list.
    """
    for found in list(root.iter("ul")):
        items = list(found)
        entries = [_entry(item) for item in items]
        if not items or (first := entries[0]) is None or ("-" not in first[0] and None in entries):
            continue
        slips = [slip for item, entry in zip(items, entries, strict=True) for slip in _slips(_words(item), entry)]
        yield from slips
        if not slips:
            found.set("class", "hb-timeline")
            for item, entry in zip(items, entries, strict=True):
                _date(item, entry)


def dates_of(html: str) -> list[str]:
    """The dates of the timelines in some HTML, as written."""
    return _TIME.findall(html)


def written_dates(html: str, language: str) -> str:
    """HTML with the dates of its timelines in words of a language, such as “1 February 2021” or “February 2021”."""

    def written(match: re.Match[str]) -> str:
        value = _read(match[1])
        if value is None:
            return match[0]
        depth = match[1].count("-")
        words = day(value, language) if depth == 2 else month(value, language) if depth else number(value.year, language)
        return f'<time datetime="{match[1]}">{words}</time>'

    return _TIME.sub(written, html) if "<time" in html else html


def _entry(item: etree.Element) -> re.Match[str] | None:
    entry = _ENTRY.match(_words(item))
    return entry if entry and int(entry[1][:4]) in _YEARS else None


def _words(item: etree.Element) -> str:
    """What an item begins with; it stands in a paragraph where blank lines part the items."""
    if not (item.text or "").strip() and len(item) and item[0].tag == "p":
        return item[0].text or ""
    return item.text or ""


def _slips(words: str, entry: re.Match[str] | None) -> Iterator[Slip]:
    written = words.strip().split("\n")[0]
    if entry is None:
        yield Slip("date-missing", written)
        return
    dates = [one for one in entry.groups() if one]
    for one in dates:
        if not _FORM.fullmatch(one):
            yield Slip("date-form", written, one)
        elif _read(one) is None:
            yield Slip("date", written, one)
    values = [_read(one) for one in dates]
    if len(values) == 2 and values[0] and values[1] and values[0] > values[1]:
        yield Slip("date-order", written, dates[0])
    elif not words[entry.end() :].strip():
        yield Slip("entry", written, dates[0])


def _read(written: str) -> date | None:
    year, *rest = (int(part) for part in written.split("-"))
    try:
        return date(year, *[*rest, 1, 1][:2])
    except ValueError:
        return None


def _date(item: etree.Element, entry: re.Match[str] | None) -> None:
    assert entry is not None
    line = etree.Element("p", {"class": "hb-timeline__date"})
    for written in filter(None, entry.groups()):
        if len(line):
            line[-1].tail = " – "
        value = "-".join(f"{int(part):02}" for part in written.split("-"))
        etree.SubElement(line, "time", {"datetime": value}).text = value
    line.tail = "\n"
    if len(item) and item[0].tag == "p" and not (item.text or "").strip():
        item[0].text = (item[0].text or "")[entry.end() :]
    else:
        words = etree.Element("p")
        words.text = (item.text or "")[entry.end() :]
        words.tail = "\n"
        item.insert(0, words)
    item.text = "\n"
    item.insert(0, line)
