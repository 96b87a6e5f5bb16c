"""The record that the files of a page are made from: a circular or a briefing in one language, as it goes on paper."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import date
from html import escape

from handbill.content.markdown.body import Body, body_of
from handbill.content.markdown.html.writer import to_html
from handbill.content.markdown.surroundings import Surroundings
from handbill.documents.layout import Lines, Name, Part, arranged
from handbill.documents.text.blocks import Block, Paragraph, in_direction, read_blocks
from handbill.documents.text.plain_text import plain_text
from handbill.documents.text.runs import Run
from handbill.model.campaign import Edition
from handbill.model.facts import CircularFacts, DatedFacts, line_of
from handbill.model.page import Page, Text
from handbill.model.words import CircularWords
from handbill.translations import day, is_right_to_left
from handbill.urls.links import Place, surroundings


@dataclass(frozen=True, slots=True)
class PageDocument:
    """A page in the language it is written in; `subject` is its title, `date` its day in words or empty.

    It is addressed to nobody and has no placeholders: `to`, `cc`, `room` and `labels` are those of a letter.
    """

    id: str
    language: str
    subject: str
    date: str
    html: str
    blocks: tuple[Block, ...]
    to: tuple[tuple[str, str], ...] = ()
    cc: tuple[str, ...] = ()
    room: tuple[tuple[str, int], ...] = ()
    collective: bool = False
    letter_size: bool = False
    labels: None = None
    window: None = None

    @property
    def text(self) -> str:
        return plain_text(self.blocks, self.language)

    @property
    def right_to_left(self) -> bool:
        return is_right_to_left(self.language)

    @property
    def around(self) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
        """The date and the title; the rest of a page, its salutation and those who sign too, is its body."""
        texts: dict[Name, tuple[Lines, ...]] = {
            "date": ((Run(self.date),),) if self.date else (),
            "subject": ((Run(self.subject),),),
        }
        return arranged(texts, self.language)

    def canonical(self) -> bytes:
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True).encode("utf-8", "surrogatepass")


def page_document(edition: Edition, page: Page) -> PageDocument:
    """What the files of a page in a language say. Raises TooMuch for a body that cannot be read in good time.

    Links name their addresses, which on paper is all there is of them. Pictures stay on the page.
    """
    site, campaign = edition.site, edition.campaign
    text, facts = page.text(edition.language), page.facts
    place = Place(site, campaign, page, text.language)
    around = surroundings(place, text, lambda path: site.settings.site_url + path, paper=True)
    body = body_of(page, text)
    when: date | None = facts.date if isinstance(facts, DatedFacts) else facts.updated
    before: _Paragraphs = ((text.summary,),)
    after: _Paragraphs = ()
    if isinstance(facts, CircularFacts) and isinstance(text.words, CircularWords):
        before = ((text.words.salutation or "",),)
        names = tuple(line_of(one.name, text.language, campaign.source)[0] for one in campaign.senders(facts))
        after = ((text.words.closing or "",), names)
    return PageDocument(
        id=page.id or page.kind,
        language=text.language,
        subject=text.title,
        date=day(when, text.language) if when else "",
        html=_html(before) + to_html(body, around) + _html(after),
        blocks=in_direction((*_blocks(before), *read_blocks(body, around), *_blocks(after)), text.language),
    )


def on_paper(body: Body, text: Text) -> tuple[Block, ...]:
    """The blocks of a body without pictures; a footnote is marked by its number in brackets."""
    return read_blocks(body, Surroundings(text.language, picture=lambda image: None, paper=True))


_Paragraphs = tuple[tuple[str, ...], ...]
"""Paragraphs of lines around a body; empty lines are left out."""


def _html(paragraphs: _Paragraphs) -> str:
    written = ("<br>".join(escape(line, quote=False) for line in lines if line) for lines in paragraphs)
    return "".join(f"<p>{paragraph}</p>\n" for paragraph in written if paragraph)


def _blocks(paragraphs: _Paragraphs) -> tuple[Block, ...]:
    said = (tuple((Run(line),) for line in lines if line) for lines in paragraphs)
    return tuple(Paragraph(lines) for lines in said if lines)
