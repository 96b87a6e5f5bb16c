"""HTML as what a reader gets of it: tags, words and attributes, whatever blanks and quotes are between them."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from urllib.parse import quote, unquote

_BLOCKS = {
    "address", "blockquote", "center", "dd", "del-block", "details", "div", "dl", "dt", "figure", "figcaption", "h1", "h2", "h3",
    "h4", "h5", "h6", "hr", "li", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
_VOID = {"br", "hr", "img", "input"}

Part = tuple[str, str]


class _Parts(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[Part] = []
        self.preformatted = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.preformatted += tag == "pre"
        named = sorted((name, _address(value or "") if name in ("href", "src") else value or "") for name, value in attrs)
        self.parts.append((tag, " ".join(f"{name}={value}" for name, value in named if name not in ("id", "class"))))

    def handle_endtag(self, tag: str) -> None:
        self.preformatted -= tag == "pre"
        if tag not in _VOID:
            self.parts.append((f"/{tag}", ""))

    def handle_data(self, data: str) -> None:
        before = self.parts.pop()[1] if self.parts and self.parts[-1][0] == "" else ""
        text = before + data
        self.parts.append(("", text if self.preformatted else re.sub(r"[ \t\n]+", " ", text)))


def _address(value: str) -> str:
    """An address with what needs no escape unescaped: browsers escape the rest alike."""
    return quote(unquote(value), safe="/:?#[]@!$&'()*+,;=%~-._\\\"`^{}|<> ")


def html_parts(markup: str) -> list[Part]:
    """Tags with their attributes (ids and classes left out) and the text between them; blanks beside blocks are nothing."""
    parser = _Parts()
    # A comment without words, which Python's parser takes for the start of a longer one (CommonMark, section 6.6).
    parser.feed(re.sub(r"<!---?>", "", markup))
    parser.close()
    names = [tag.lstrip("/") for tag, _ in parser.parts]
    found: list[Part] = []
    inside = False
    for number, (tag, said) in enumerate(parser.parts):
        inside = (inside or tag == "pre") and tag != "/pre"
        text = said
        if tag == "" and inside:
            text = said.rstrip("\n")
        elif tag == "":
            before = names[number - 1] if number else "p"
            after = names[number + 1] if number + 1 < len(names) else "p"
            text = text.lstrip() if before in _BLOCKS or before == "br" else text
            text = text.rstrip() if after in _BLOCKS or after == "br" else text
        if tag or text:
            found.append((tag, text))
    return found
