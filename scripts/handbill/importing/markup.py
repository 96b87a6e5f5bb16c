"""HTML as Markdown of our kind: no HTML within it, nothing deleted, one blank line between blocks.

The only module that knows markdownify.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from markdownify import MarkdownConverter

from handbill.content import scaffold_text
from handbill.importing.links import cleaned
from handbill.importing.pictures import described

Picture = Callable[[str, str], str]
"""Takes the address of a picture and its alternative text; gives the file that a page names, or nothing."""

_SPECIAL = re.compile(r"[\\`*_\[\]<>~|{}]")
# What begins a heading, a list, a quotation, a code block or a line of a table where a line begins.
_START = re.compile(r"^(\s*)([#>+=-])", re.M)
_NUMBER = re.compile(r"^(\s*\d{1,9})([.)])", re.M)
_ENTITY = re.compile(r"&(?=#?\w+;)")
_COMMENTS = re.compile(r"mso-(?:element:\s*comment|hide:\s*all)|display:\s*none", re.I)


def markdown_of(html: str, picture: Picture, said: list[str]) -> str:
    """The text of a page or document; what its links and pictures lost is told in `said`."""
    text = _Converter(picture, said).convert(html)
    return tidy(str(text))


def tidy(text: str) -> str:
    """Without blanks at the ends of lines, no-break spaces that stand for layout, and more than one empty line."""
    lines = [line.rstrip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    text = "\n".join("" if line.strip("\u00a0 \t") in ("", "\\") else line for line in lines)
    return re.sub(r"\n{3,}", "\n\n", text).strip("\n") + "\n"


class _Converter(MarkdownConverter):
    def __init__(self, picture: Picture, said: list[str]) -> None:
        super().__init__(heading_style="atx", bullets="-", newline_style="backslash", autolinks=False, table_infer_header=True)
        self._picture, self._said = picture, said

    def escape(self, text: str, parent_tags: Any) -> str:
        escaped = _ENTITY.sub("&amp;", _SPECIAL.sub(r"\\\g<0>", text))
        return _NUMBER.sub(r"\1\\\2", _START.sub(r"\1\\\2", escaped))

    def convert_a(self, el: Any, text: str, parent_tags: Any) -> str:
        href, words = el.get("href") or "", text.strip()
        if not words or href.startswith(("#footnote-ref", "#endnote-ref")):
            return ""  # a bookmark, such as Word's `_Hlk…`, or the arrow back from a footnote
        address = cleaned(href)
        if not address:
            if href and not href.startswith("#"):
                self._said.append(f"a link without its address, which is not on the web: {href}")
            return text
        if address != href.strip():
            self._said.append(f"a link without what follows readers: {address}")
        before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
        if el.get_text().strip() in (href.strip(), address):
            return f"{before}<{address}>{after}"
        return f"{before}[{words}]({address}){after}"

    def convert_img(self, el: Any, text: str, parent_tags: Any) -> str:
        words = el.get("alt") or ""
        name = self._picture(el.get("src") or "", words)
        shown = self.escape(described(words), parent_tags) or scaffold_text.PICTURE
        return f"\n\n![{shown}]({name})\n\n" if name else ""

    def convert_div(self, el: Any, text: str, parent_tags: Any) -> str:
        return "" if _COMMENTS.search(el.get("style") or "") else str(super().convert_div(el, text, parent_tags))  # type: ignore[misc]  # it finds its methods by their names

    def convert_span(self, el: Any, text: str, parent_tags: Any) -> str:
        return "" if _COMMENTS.search(el.get("style") or "") else text

    def _nothing(self, el: Any, text: str, parent_tags: Any) -> str:
        return ""

    # Deleted text, and what belongs to a page rather than to its text.
    convert_del = convert_s = convert_script = convert_style = convert_head = convert_title = _nothing
    convert_nav = convert_footer = convert_form = convert_iframe = convert_noscript = convert_button = _nothing
