"""The last line of a quote or of a picture's caption: a dash, and who it is from."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator
from dataclasses import dataclass

# The dashes that people have on their keyboards; a hyphen begins a list.
DASH = re.compile(r"(?:\A|\n)[ \t]*(?:[—–―]|--(?!-))[ \t]*")


@dataclass(frozen=True, slots=True)
class Byline:
    """A line of a paragraph that begins with a dash. `child` is the element it comes after, -1 for none."""

    child: int
    start: int
    end: int
    is_first: bool


def bylines(paragraph: etree.Element) -> Iterator[Byline]:
    """The lines of a paragraph, read with its inline patterns, that begin with a dash."""
    texts = [paragraph.text or "", *(child.tail or "" for child in paragraph)]
    for number, text in enumerate(texts):
        opens = number == 0 or paragraph[number - 1].tag == "br"
        for match in DASH.finditer(text):
            if match[0].startswith("\n") or opens:
                yield Byline(number - 1, match.start(), match.end(), number == 0 and not text[: match.start()].strip())


def cut(paragraph: etree.Element, line: Byline) -> etree.Element | None:
    """Takes a line and all after it out of the paragraph, as a `span` that begins with a long dash; None if it is empty."""
    text = _text(paragraph, line.child)
    taken = etree.Element("span")
    taken.text = "— " + text[line.end :]
    taken.extend(paragraph[line.child + 1 :])
    del paragraph[line.child + 1 :]
    _set_text(paragraph, line.child, text[: line.start].rstrip())
    if line.child >= 0 and paragraph[-1].tag == "br" and not paragraph[-1].tail:
        paragraph.remove(paragraph[-1])
    return taken if taken.text.strip() != "—" or len(taken) else None


def is_empty(paragraph: etree.Element) -> bool:
    return not len(paragraph) and not (paragraph.text or "").strip()


def _text(paragraph: etree.Element, child: int) -> str:
    return (paragraph.text if child < 0 else paragraph[child].tail) or ""


def _set_text(paragraph: etree.Element, child: int, text: str) -> None:
    if child < 0:
        paragraph.text = text
    else:
        paragraph[child].tail = text
