"""Which of a letter's offices have their links on pages of their own, because the letter's page has no room for them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from handbill.letters.envelopes import Envelope
from handbill.model.addresses import page_path
from handbill.model.page import LetterPage
from handbill.pages.context import PageContext
from handbill.pages.letters.letter_choices import by_country
from handbill.pages.letters.letter_parts import ChoiceView, OfficeGroup

FOLDER = "offices"
ON_PAGE = 40
"""So many offices with whole links, names and addresses fit into the first flight of a page; more are on several."""


def office_path(page: LetterPage, folder: str, key: str) -> str:
    """Where a group of a letter's offices is, without language."""
    return f"{page_path(page, folder)}{FOLDER}/{key}/"


def marked(choices: Iterable[ChoiceView], away: Sequence[OfficeGroup]) -> tuple[tuple[ChoiceView, ...], tuple[OfficeGroup, ...]]:
    """The same choices and groups, with the choices of the groups marked as being away."""
    values = {one.value for group in away for one in group.choices}
    found = {one.value: replace(one, away=True) if one.value in values else one for one in choices}
    return tuple(found.values()), tuple(replace(group, choices=tuple(found[one.value] for one in group.choices)) for group in away)


def by_language(choices: Iterable[ChoiceView]) -> Iterator[OfficeGroup]:
    """Those who get the letter in a language that the page has no room for."""
    found: dict[str, list[ChoiceView]] = {}
    for one in choices:
        if one.sent:
            found.setdefault(one.sent.lang, []).append(one)
    return (OfficeGroup(language, "", group[0].sent.text, group) for language, group in found.items())


def of_long_list(context: PageContext, choices: Sequence[ChoiceView], messages: Iterable[Envelope]) -> Iterator[OfficeGroup]:
    """All of a long list, by country, or by first letter where they are in one."""
    countries = {one.value: (one.recipients[0].country or "XX").lower() for one in messages}
    one_country = len(set(countries.values())) == 1
    return (
        OfficeGroup(_letter_key(name) if one_country else countries[group[0].value], name or "–", "", group)
        for name, group in by_country(context, choices)
    )


def on_pages(groups: Iterable[OfficeGroup]) -> tuple[OfficeGroup, ...]:
    """Groups as the pages they are on, of which a large group has several."""
    return tuple(share for group in groups for share in _shares(group))


def _letter_key(letter: str) -> str:
    """A letter as part of an address that every server and program can carry."""
    return letter.lower() if re.fullmatch(r"[A-Za-z0-9]", letter) else "-".join(f"u{ord(character):04x}" for character in letter)


def _shares(group: OfficeGroup) -> Iterator[OfficeGroup]:
    """A group as one page or, where that would be too long, as several of nearly equal length, named by their first and last."""
    count = -(-len(group.choices) // ON_PAGE)
    if count == 1:
        yield group
        return
    for index in range(count):
        part = group.choices[index * len(group.choices) // count : (index + 1) * len(group.choices) // count]
        first, last = (one.label.text.partition(",")[0] for one in (part[0], part[-1]))
        key = f"{group.key}-{index + 1}" if index else group.key
        yield replace(group, key=key, name=f"{group.name}: {first} – {last}" if group.name else f"{first} – {last}", choices=part)
