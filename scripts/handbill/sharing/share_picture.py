"""The picture shown beside a link to a page: one sheet with who speaks, the headline and the campaign."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, Literal
from unicodedata import category

from handbill.model.campaign import Campaign
from handbill.model.facts import Organisation, line_of
from handbill.model.kinds import BY_NAME
from handbill.model.page import Page
from handbill.model.settings import Settings
from handbill.translations import direction, translator
from handbill.translations.catalogues import BASE
from handbill.typesetting.compiler import Compiler, TypesettingError
from handbill.typesetting.glyphs import missing_glyphs
from handbill.typesetting.line import Line, line_data, pieces
from handbill.values.characters import MYANMAR

TEMPLATE = Path(str(resources.files("handbill"))) / "sharing" / "share_picture.typ"
HUB_ACCENT = "#c5192d"
"""The colour of pages that belong to no campaign, and of campaigns without one; the same as in tokens.css."""

Part = Literal["title", "issuers", "kind", "foot", "site"]

_TOO_LONG = re.compile(r"too long: <(\w+)>")


class Unfit(ValueError):
    """A text cannot be in the picture; `part` says which, `text` what it is."""

    def __init__(self, message: str, part: Part, text: str) -> None:
        super().__init__(message)
        self.part = part
        self.text = text


class TooLong(Unfit):
    """The text does not fit even in the smallest letters."""

    def __init__(self, part: Part, text: str) -> None:
        super().__init__(f"the text “{text}” is too long for the share picture", part, text)


class UnknownCharacters(Unfit):
    """None of the fonts has these `characters`."""

    def __init__(self, characters: tuple[str, ...], part: Part, text: str) -> None:
        named = ", ".join(f"“{character}” (U+{ord(character):04X})" for character in characters)
        super().__init__(f"the fonts of the share picture have no glyph for {named}", part, text)
        self.characters = characters


@dataclass(frozen=True, slots=True)
class SharePicture:
    """All that a share picture shows.

    On top is the first of `issuers` that fits, beside it `kind` (None where the title says it already). `title` is
    the headline. Below, `foot` is the campaign's title or the site's name, and `site` that name unless it is said already.
    `accent` is `#rrggbb`. The whole reads in the direction of the title's language.
    """

    title: Line
    issuers: tuple[Line, ...]
    kind: Line | None
    foot: Line
    site: Line | None
    accent: str = HUB_ACCENT


def page_picture(settings: Settings, hub: Sequence[Page], campaign: Campaign | None, page: Page, language: str) -> SharePicture:
    """The picture of a page for readers of a language, in the language of the text they see.

    `hub` are the pages of the site itself, `campaign` is None for one of them.
    """
    text = page.text(language)
    kind = _kind(page, text.language)
    if campaign is None:
        return _of_hub(settings, hub, Line(text.title, text.language))
    return _of_campaign(settings, campaign, Line(text.title, text.language), kind, is_index=page is campaign.index)


def list_picture(settings: Settings, hub: Sequence[Page], campaign: Campaign | None, title: str, language: str) -> SharePicture:
    """The picture of a page that is only a list, such as a campaign's news; `title` is an interface word in English."""
    line = _shown(translator(language)(title), language) or Line(title, BASE)
    return _of_campaign(settings, campaign, line) if campaign else _of_hub(settings, hub, line)


def share_picture(picture: SharePicture) -> bytes:
    """A PNG of 1200 × 630 pixels; equal records give equal bytes. Raises TooLong or UnknownCharacters."""
    made = _compile(picture, "png")
    assert isinstance(made, bytes)
    return made


def check_fit(picture: SharePicture) -> None:
    """Raises what `share_picture` would, and is quicker, above all for texts of a usual length."""
    if _surely_fits(picture):
        _check_characters(picture)
    else:
        _compile(picture, "svg")


def canonical(picture: SharePicture) -> bytes:
    """All that the picture is made of, as bytes to know it by."""
    return json.dumps(_data(picture), ensure_ascii=False, sort_keys=True).encode()


def _of_hub(settings: Settings, hub: Sequence[Page], title: Line) -> SharePicture:
    name = Line(settings.site_name, settings.default_language)
    home = next((page for page in hub if not page.id), None)
    said = home.text(title.language) if home else None
    summary = _shown(said.summary, said.language) if said and said.summary else None
    issuers = (summary, name) if summary else (name,)
    around = _shown(translator(title.language)("All campaigns"), title.language) if title.text == name.text else None
    return SharePicture(title, issuers, None, around or name, None, settings.accent or HUB_ACCENT)


def _of_campaign(
    settings: Settings, campaign: Campaign, title: Line, kind: Line | None = None, *, is_index: bool = False
) -> SharePicture:
    name = Line(settings.site_name, settings.default_language)
    index = campaign.index.text(title.language)
    return SharePicture(
        title=title,
        issuers=issuers_of(campaign, title.language),
        kind=kind,
        foot=name if is_index else Line(index.title, index.language),
        site=None if is_index else name,
        accent=campaign.facts.accent or settings.accent or HUB_ACCENT,
    )


def issuers_of(campaign: Campaign, language: str) -> tuple[Line, ...]:
    """The organisers' names on one line, in full and, where they differ, in short."""
    full = _joined(campaign, language, lambda one: one.name)
    short = _joined(campaign, language, lambda one: one.short_name or one.name)
    return tuple(dict.fromkeys((full, short)))


def _joined(campaign: Campaign, language: str, called: Callable[[Organisation], str | Mapping[str, str]]) -> Line:
    return Line(" · ".join(line_of(called(one), language, campaign.source)[0] for one in campaign.facts.organisers), language)


def _kind(page: Page, language: str) -> Line | None:
    label = BY_NAME[page.kind].label
    said = label(translator(language)) if label else ""
    return _shown(said, language) if said else None


def _shown(text: str, language: str) -> Line | None:
    """A text the picture can do without, as interface words are in a script that the fonts lack; else None."""
    return None if missing_glyphs(text) else Line(text, language)


def _compile(picture: SharePicture, form: Literal["png", "svg"]) -> bytes:
    _check_characters(picture)
    try:
        # The template reads the texts as data and never as code, so no title can be a program.
        inputs = {"picture": canonical(picture).decode()} | ({} if form == "png" else {"fit": ""})
        made = _compilers().own.compile(format=form, ppi=72, sys_inputs=inputs)
    except TypesettingError as error:
        if found := _TOO_LONG.search(error.message):
            part: Any = found[1]
            raise TooLong(part, next(line.text for name, line in _lines(picture) if name == part)) from None
        raise
    assert isinstance(made, bytes)
    return made


def _check_characters(picture: SharePicture) -> None:
    others: list[tuple[Part, Line]] = [("issuers", line) for line in picture.issuers[:-1]]
    for part, line in (*_lines(picture), *others):
        if missing := missing_glyphs(line.text):
            raise UnknownCharacters(missing, part, line.text)


# Texts of these lengths fit in the widest letters of every script, as the tests see; longer ones are tried.
_SAFE: Mapping[Part, int] = {"title": 120, "issuers": 120, "kind": 24, "foot": 100, "site": 16}
_SAFE_PIECE = 16


def _surely_fits(picture: SharePicture) -> bool:
    return all(
        _length(line.text) <= _SAFE[part] and max(map(len, pieces(line.text)), default=0) <= _SAFE_PIECE
        for part, line in _lines(picture)
    )


def _length(text: str) -> int:
    """In letters as wide as a “W”: Burmese has some twice as wide, and marks above and below take no room."""
    return sum(2 if MYANMAR.match(character) else 1 for character in text if category(character) != "Mn")


def _lines(picture: SharePicture) -> list[tuple[Part, Line]]:
    # The last of `issuers` is the shortest, and the one that must fit.
    lines: list[tuple[Part, Line | None]] = [
        ("title", picture.title), ("issuers", picture.issuers[-1]), ("kind", picture.kind),
        ("foot", picture.foot), ("site", picture.site),
    ]  # fmt: skip
    return [(part, line) for part, line in lines if line is not None]


def _data(picture: SharePicture) -> dict[str, Any]:
    return {
        "lang": picture.title.language.split("-")[0],
        "dir": direction(picture.title.language),
        "accent": picture.accent,
        "title": line_data("title", picture.title),
        "issuers": [line_data("issuers", line) for line in picture.issuers],
        "kind": line_data("kind", picture.kind) if picture.kind else None,
        "foot": line_data("foot", picture.foot),
        "site": line_data("site", picture.site) if picture.site else None,
    }


class _Compilers(threading.local):
    """One compiler for each thread: two cannot use the same at once."""

    def __init__(self) -> None:
        self.own = Compiler(TEMPLATE)


@cache
def _compilers() -> _Compilers:
    return _Compilers()
