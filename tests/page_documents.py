"""Circulars and briefings of a built site: what their pages say, and how their files differ from it.

Pages are read by tests/plain_form.py and files by the readers in tests/letter_samples.py, which know nothing of how they are made.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from urllib.parse import urljoin

from docx import Document as word_file

from handbill.model.addresses import page_path, prefix
from handbill.model.campaign import Site
from handbill.model.formats import BY_ID
from handbill.model.kinds import KINDS
from handbill.values.characters import INVISIBLE
from letter_samples import body_blocks, likeness, message, pdf_text, squeezed
from plain_form import block_texts, digits_of
from visitor import Element, document


@dataclass(frozen=True)
class Issued:
    """A circular or a briefing as its page in a language shows it: `lead` is what is between the title and the text.

    `day` is its date in words, empty where the page names none. `files` are those that the page leads to by their forms, and
    `forms` those that its kind has. `place` names its source file.
    """

    place: str
    folder: Path
    title: str
    day: str
    lead: str
    blocks: list[str]
    files: dict[str, str]
    forms: tuple[str, ...]


def issued(site: Site, folder: Path) -> Iterator[Issued]:
    """Every page that has files, in every language it is written in, as it was built."""
    for campaign in site.campaigns:
        for kind in KINDS:
            for page in campaign.of_kind(kind.name) if kind.forms else ():
                for language in filter(page.is_translated, campaign.facts.languages):
                    below = prefix(language, site.settings.default_language) + page_path(page, campaign.slug)
                    article = document((folder / below / "index.html").read_text(encoding="utf-8")).one("article")
                    for link in article.all("a", href="*"):
                        link.attributes["href"] = urljoin(site.settings.site_url + below, link.attributes["href"])
                    days = article.all("time")
                    yield Issued(
                        place=page.text(language).path,
                        folder=folder / below,
                        title=_line(article.one("h1")),
                        day=_line(days[0]) if days else "",
                        # A circular's summary is for readers of its page; the message itself begins with the salutation.
                        lead="" if kind.name == "circular" else _line(article.one("p", class_="hb-lead")),
                        blocks=_blocks(article, digits_of(language)),
                        files={_form(link): Path(link.attributes["href"]).name for link in article.all("a", data_hb="download")},
                        forms=kind.forms,
                    )


def _blocks(article: Element, digits: str) -> list[str]:
    """The text of a page, and below it the names of who sends a circular."""
    column = next(one for one in article.one(class_="hb-columns").children if isinstance(one, Element))
    parts = [one for one in column.children if isinstance(one, Element)]
    texts = [block for part in parts if "hb-text" in _classes(part) for block in block_texts(part, digits)]
    names = block_texts(Element("div", {}, None, [part for part in parts if part.name == "p"]))
    return [_clean(block) for block in (*texts, *names)]


def _line(element: Element) -> str:
    (text,) = block_texts(element)
    return _clean(text)


def _classes(element: Element) -> list[str]:
    return element.attributes.get("class", "").split()


def _clean(text: str) -> str:
    """A text without places to break words at and without marks of direction, which files have around addresses."""
    return INVISIBLE.sub("", text)


def _form(link: Element) -> str:
    return next(form for form, known in BY_ID.items() if known.type == link.attributes["type"])


def differences(page: Issued, nearly: float) -> Iterator[str]:
    """What is wrong with the files of a page, in words; the text of a PDF must be like the page's by `nearly` at least."""
    if sorted(page.files) != sorted(page.forms):
        yield f"the page leads to the files {sorted(page.files)}, not {sorted(page.forms)}"
    meant = [page.lead, *page.blocks] if page.lead else page.blocks
    for form, name in page.files.items():
        if form not in page.forms:
            continue
        file = page.folder / name
        if not file.is_file():
            yield f"there is no {name}"
            continue
        data = file.read_bytes()
        if form == "eml" and (subject := message(data)["Subject"]) != page.title:
            yield f"{name} has the subject {subject!r}, not {page.title!r}"
        if form == "docx":
            around = [
                _clean(one.text)
                for one in word_file(BytesIO(data)).paragraphs
                if one.style and one.style.name in ("Date", "Subject")
            ]
            if sorted(around) != sorted(filter(None, (page.day, page.title))):
                yield f"{name} has around its text {around}, not {[page.day, page.title]}"
        if form == "pdf":
            yield from (f"{name} {line}" for line in _differences_on_paper(page, meant, pdf_text(data), nearly))
        elif (said := [_clean(block) for block in body_blocks(form, data)]) != meant:
            yield f"{name} {first_difference(said, meant)}"


def _differences_on_paper(page: Issued, meant: list[str], text: str, nearly: float) -> Iterator[str]:
    said, body = squeezed(text), squeezed("".join(meant))
    for words in (page.title, page.day):
        said = said.replace(squeezed(words), "", 1)
    # pdftotext takes a dash at the end of a line for a word that goes on, and leaves it out.
    same = body == said or body.replace("-", "") == said.replace("-", "")
    ratio = 1.0 if same else likeness(body, said)
    if ratio < nearly:
        yield f"is like the page by {ratio:.4f} only"


def first_difference(said: list[str], meant: list[str]) -> str:
    for number, (one, other) in enumerate(zip(said, meant, strict=False), 1):
        if one != other:
            return f"has as block {number} {one!r}, not {other!r}"
    return f"has {len(said)} blocks, not {len(meant)}"
