"""Which of a letter's offices have their links on pages of their own, because the letter's page has no room for them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from handbill.letters.identity_cache import cached_by_identity
from handbill.letters.letter import Envelope, envelopes, sent_text
from handbill.model.addresses import page_path
from handbill.model.campaign import Campaign, Site
from handbill.model.page import LetterPage
from handbill.model.publication import offers_letter
from handbill.pages.context import PageContext
from handbill.pages.letters.letter_choices import by_country, choice_views, is_long
from handbill.pages.letters.letter_parts import ChoiceView, OfficeGroup
from handbill.pages.letters.letter_versions import in_file, other_texts

FOLDER = "offices"
ON_PAGE = 40
"""So many offices with whole links, names and addresses fit into the first flight of a page; more are on several."""
Grouped = tuple[tuple[ChoiceView, ...], tuple[OfficeGroup, ...]]


def office_path(page: LetterPage, folder: str, key: str) -> str:
    """Where a group of a letter's offices is, without language."""
    return f"{page_path(page, folder)}{FOLDER}/{key}/"


def grouped_choices(context: PageContext, campaign: Campaign, page: LetterPage) -> Grouped:
    """All choices of a letter, none where the reader does not choose, and the groups that are on pages of their own.

    Those of a long list are by country, or by first letter where they are in one; of another, by their language, those who get
    the letter in one that the page has no room for. Raises TooMuch.
    """
    known = _known(context.site, campaign, page)
    if context.language not in known:
        known[context.language] = _grouped(context, campaign, page)
    choices, away = known[context.language]
    return choices, tuple(replace(one, href=context.to(office_path(page, campaign.folder, one.key))) for one in away)


# Each page of a group asks for it, and so do the list of pages and the sitemap.
@cached_by_identity(size=64)
def _known(_site: Site, _campaign: Campaign, _page: LetterPage) -> dict[str, Grouped]:
    """What was found of a letter before, by the language of the reader."""
    return {}


def _grouped(context: PageContext, campaign: Campaign, page: LetterPage) -> Grouped:
    if page.facts.choose == "none":
        return (), ()
    sent = sent_text(page, context.language)
    messages = envelopes(campaign, page, sent, context.site.settings.mailto_max)
    choices = choice_views(context, page, messages, sent)
    if not offers_letter(campaign, sent):
        return choices, ()
    if is_long(choices):
        groups = _of_long_list(context, choices, messages)
    elif in_file(other_texts(messages, sent)):
        groups = _by_language(choices)
    else:
        return choices, ()
    away = tuple(share for group in groups for share in _shares(group))
    values = {one.value for group in away for one in group.choices}
    marked = {one.value: replace(one, away=one.value in values) for one in choices}
    return tuple(marked.values()), tuple(
        replace(group, choices=tuple(marked[one.value] for one in group.choices)) for group in away
    )


def _by_language(choices: Iterable[ChoiceView]) -> list[OfficeGroup]:
    found: dict[str, list[ChoiceView]] = {}
    for one in choices:
        if one.sent:
            found.setdefault(one.sent.lang, []).append(one)
    return [OfficeGroup(language, "", group[0].sent.text, group) for language, group in found.items()]


def _of_long_list(context: PageContext, choices: Sequence[ChoiceView], messages: Iterable[Envelope]) -> list[OfficeGroup]:
    countries = {one.value: (one.recipients[0].country or "XX").lower() for one in messages}
    one_country = len(set(countries.values())) == 1
    return [
        OfficeGroup(_letter_key(name) if one_country else countries[group[0].value], name or "–", "", group)
        for name, group in by_country(context, choices)
    ]


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
