"""The record that the files of a page are made from: a circular or a briefing in one language, as it goes on paper."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from html import escape

from handbill.content.markdown.body import Body, body_of
from handbill.content.markdown.html import Surroundings, to_html
from handbill.documents.blocks import Block, read_blocks
from handbill.documents.layout import Name, Part, arranged
from handbill.documents.plain_text import plain_text
from handbill.model.campaign import Campaign, Site
from handbill.model.facts import CircularFacts, line_of
from handbill.model.page import Kind, Page, Text
from handbill.model.words import CircularWords
from handbill.translations import day, is_right_to_left
from handbill.urls.links import Place, surroundings

FORMS: Mapping[Kind, tuple[str, ...]] = {"circular": ("docx", "pdf", "txt", "eml"), "briefing": ("docx", "pdf")}
"""The pages that have files, and in which formats, in the order they are offered."""


@dataclass(frozen=True, slots=True)
class PageDocument:
    """A page in the language it is written in; `subject` is its title, `date` its day in words or empty.

    It is addressed to nobody and has no gaps: `to`, `cc`, `room` and `labels` are those of a letter.
    """

    id: str
    language: str
    subject: str
    date: str
    html: str
    to: tuple[tuple[str, str], ...] = ()
    cc: tuple[str, ...] = ()
    room: tuple[tuple[str, int], ...] = ()
    collective: bool = False
    letter_size: bool = False
    labels: None = None

    @property
    def text(self) -> str:
        return plain_text(self.html)

    @property
    def right_to_left(self) -> bool:
        return is_right_to_left(self.language)

    @property
    def blocks(self) -> tuple[Block, ...]:
        return read_blocks(self.html)

    @property
    def around(self) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
        """The date and the title; the rest of a page, its salutation and those who sign too, is its body."""
        texts: dict[Name, tuple[tuple[str, ...], ...]] = {
            "date": ((self.date,),) if self.date else (),
            "subject": ((self.subject,),),
        }
        return arranged(texts, self.language)

    def canonical(self) -> bytes:
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True).encode("utf-8", "surrogatepass")


def page_document(site: Site, campaign: Campaign, page: Page, language: str) -> PageDocument:
    """What the files of a page in a language say. Raises TooMuch for a body that cannot be read in good time.

    Links name their addresses, which on paper is all there is of them. Pictures stay on the page.
    """
    text = page.text(language)
    facts = page.facts
    place = Place(site, campaign, page, text.language)
    body = to_html(body_of(page, text), surroundings(place, text, lambda path: site.settings.site_url + path, paper=True))
    date, before, after = facts.updated, text.summary, ""
    if isinstance(facts, CircularFacts) and isinstance(text.words, CircularWords):
        date, before = facts.date, text.words.salutation or ""
        names = [line_of(one.name, text.language, campaign.source)[0] for one in campaign.senders(facts)]
        after = _paragraph(text.words.closing or "") + _paragraph(*names)
    return PageDocument(
        id=page.kind,
        language=text.language,
        subject=text.title,
        date=day(date, text.language) if date else "",
        html=_paragraph(before) + body + after,
    )


def on_paper(body: Body, text: Text) -> str:
    """The HTML of a body without pictures and without links within the page; a footnote is marked by its number in brackets."""
    return to_html(body, Surroundings(text.language, picture=lambda image: None, paper=True))


def _paragraph(*lines: str) -> str:
    written = "<br>".join(escape(line, quote=False) for line in lines if line)
    return f"<p>{written}</p>\n" if written else ""
