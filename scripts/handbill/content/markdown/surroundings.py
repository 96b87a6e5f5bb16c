"""What the HTML of a body depends on besides its words: the page around it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from handbill.content.markdown.nodes import Image, Link, Placeholder


def _as_written(image: Image) -> Mapping[str, str] | None:
    return {"src": image.src, "alt": image.alt, **({"title": image.title} if image.title else {}), **dict(image.attributes)}


def _in_brackets(placeholder: Placeholder) -> tuple[Mapping[str, str], str]:
    raw = placeholder.raw.strip()
    return {"data-hb-field": raw}, f"[[{raw}]]"


@dataclass(frozen=True, slots=True)
class Attachment:
    """What is told of a file beside the link to it, in the reader's language, with the attributes of both."""

    attributes: Mapping[str, str]
    said: str
    tongue: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the HTML of a body depends on besides its words.

    `language` is that of the text, `reader` that of the page around it, empty where it is the same. `link` gives the address
    of a link in the page, or None where only its words are shown; `picture` the attributes of an image, or None where it is not
    shown. `prefix` is put before every id, where a page has more bodies than one. On `paper` nothing leads to another place of
    the text: a footnote is marked by its number in brackets. `attachment` tells of a link to a file that is handed out.
    `placeholder` gives the attributes and the words of the mark that a placeholder becomes.
    """

    language: str = "en"
    reader: str = ""
    link: Callable[[Link], str | None] = lambda link: link.href
    picture: Callable[[Image], Mapping[str, str] | None] = _as_written
    prefix: str = ""
    paper: bool = False
    attachment: Callable[[Link], Attachment | None] = lambda link: None
    placeholder: Callable[[Placeholder], tuple[Mapping[str, str], str]] = _in_brackets


AS_WRITTEN = Surroundings()
