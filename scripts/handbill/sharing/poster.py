"""A campaign on paper, with its code: a poster for a wall, and two half-sheets to hand out, on two pages of one file."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from handbill.model.campaign import Edition
from handbill.model.publication import is_deadline_passed
from handbill.sharing.qr import qr
from handbill.sharing.share_picture import HUB_ACCENT, issuers_of
from handbill.translations import day, direction, translator
from handbill.typesetting.compiler import Compiler
from handbill.typesetting.glyphs import missing_glyphs
from handbill.typesetting.line import Line, address_data, line_data
from handbill.urls.absolute import canonical

TEMPLATE = Path(str(resources.files("handbill"))) / "sharing" / "poster.typ"


@dataclass(frozen=True, slots=True)
class Poster:
    """All that a poster says: `title` and `lead` (the summary), who asks, and where to go.

    `issuers` are the organisers on one line, in full and in short. `deadline` is a sentence and `notice` the campaign's; None
    where there is none. `invitation` stands over `address`, which is shown without “https://” and is in the code as `link`.
    The paper is `accent` (`#rrggbb`) at its foot, and US Letter where `letter_size` is true, else A4.
    """

    title: Line
    lead: Line
    issuers: tuple[Line, ...]
    deadline: Line | None
    notice: Line | None
    invitation: Line
    link: str
    accent: str
    letter_size: bool = False

    @property
    def address(self) -> str:
        return self.link.removeprefix("https://").removeprefix("http://").removesuffix("/")

    @property
    def missing(self) -> tuple[str, ...]:
        """The characters that no font has; with one of them there is no poster."""
        lines = (self.title, self.lead, *self.issuers, self.deadline, self.notice, self.invitation)
        return missing_glyphs("".join([self.address, *(line.text for line in lines if line)]))

    def canonical(self) -> bytes:
        """All that the file is made of, as bytes to know it by."""
        return json.dumps(_data(self), ensure_ascii=False, sort_keys=True).encode()


def campaign_poster(edition: Edition) -> Poster:
    """The poster of a campaign for readers of a language, into which its page is translated."""
    campaign, language = edition.campaign, edition.language
    text = campaign.index.text(language)
    say = translator(language)
    last = campaign.facts.deadline
    is_ahead = last is not None and not is_deadline_passed(last, edition.site.today)
    notice, tongue = campaign.notice_in(language)
    return Poster(
        title=Line(text.title, language),
        lead=Line(text.summary, language),
        issuers=issuers_of(campaign, language),
        deadline=Line(say("Act by %(date)s.") % {"date": day(last, language)}, language) if last and is_ahead else None,
        notice=Line(notice, tongue) if notice else None,
        invitation=Line(say("Point your camera at the code, or open"), language),
        link=canonical(edition, campaign.index),
        accent=campaign.facts.accent or HUB_ACCENT,
        letter_size=campaign.facts.paper == "us10",
    )


def poster(record: Poster) -> bytes:
    """A PDF (PDF/UA-1) of two pages: the poster, and two half-sheets with a line to cut along.

    The texts are as large as their room allows. Raises typesetting.TypesettingError where `missing` has characters.
    """
    made = _compiler().compile(format="pdf", sys_inputs={"poster": record.canonical().decode()}, pdf_standards=["ua-1"])
    assert isinstance(made, bytes)
    return made


@cache
def _compiler() -> Any:
    return Compiler(TEMPLATE)


def _data(record: Poster) -> dict[str, Any]:
    def shown(part: str, line: Line | None) -> dict[str, Any] | None:
        return line_data(part, line) if line else None

    language = record.title.language
    return {
        "lang": language.split("-")[0],
        "dir": direction(language),
        "paper": "us-letter" if record.letter_size else "a4",
        "accent": record.accent,
        "title": shown("title", record.title),
        "lead": shown("lead", record.lead),
        "issuers": [shown("issuers", line) for line in record.issuers],
        "deadline": shown("deadline", record.deadline),
        "notice": shown("notice", record.notice),
        "invitation": shown("invitation", record.invitation),
        "address": address_data("address", record.address),
        "link": record.link,
        "code": qr(record.link, record.title.text),
    }
