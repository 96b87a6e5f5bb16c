"""Files of other programs as Markdown and pictures, by their endings."""

from __future__ import annotations

import base64
import binascii
import html
import re
from pathlib import Path
from urllib.parse import unquote

from handbill.content.files.encodings import decoded
from handbill.content.frontmatter import split
from handbill.content.markdown.body import TooMuch, read_body
from handbill.content.markdown.html.writer import to_html
from handbill.importing import word
from handbill.importing.markup import markdown_of
from handbill.importing.pictures import Pictures
from handbill.importing.source import NotRead, Source
from handbill.problems import Problems
from handbill.values.characters import nfc

ENDINGS = (".docx", ".html", ".htm", ".md")
MAX_BYTES = 50_000_000
_MAIN = re.compile(r"<(main|article)\b.*</\1\s*>", re.I | re.S)
_TITLE = re.compile(r"<title[^>]*>(.*?)</title", re.I | re.S)
_DATA = re.compile(r"data:image/([\w.+-]+);base64,(.*)", re.S)


def read(file: Path) -> Source:
    """The text and the pictures of a file. Raises NotRead."""
    ending = file.suffix.lower()
    if ending not in ENDINGS:
        advice = "; save it as .docx" if ending in (".doc", ".odt", ".rtf", ".pages", ".pdf") else ""
        raise NotRead(f"“{file.suffix}” is not read; a file is .docx, .html or .md{advice}")
    data = file.read_bytes()
    if len(data) > MAX_BYTES:
        raise NotRead(f"it has {len(data):,} bytes; at most {MAX_BYTES:,} are read")
    said: list[str] = []
    pictures = Pictures(said)
    if ending == ".docx":
        # The pictures are taken over while the document is read, and named in its HTML.
        page = word.html_of(data, pictures.put, said)
        text = markdown_of(page, lambda name, _: name, said)
    else:
        page = _page(nfc(decoded(data)[0]), ending)
        text = markdown_of(page, lambda name, words: _beside(file, name, words, pictures), said)
    if not text.strip():
        raise NotRead("there is no text in it")
    return Source(nfc(text), pictures.files, list(dict.fromkeys(said)))


def _page(text: str, ending: str) -> str:
    """The HTML of a page's own text, with its title as the first heading."""
    if ending == ".md":
        file = split(text, "", Problems()) if text.startswith("---") else None
        try:
            made = to_html(read_body(file.body if file else text))
        except TooMuch as error:
            raise NotRead(f"it cannot be read: {error}") from None
        title = file.front.data.get("title") if file else None
        return f"<h1>{html.escape(str(title))}</h1>{made}" if title else made
    main = _MAIN.search(text)
    title = _TITLE.search(text)
    page = main[0] if main else text
    return page if re.search(r"<h1\b", page, re.I) or not title else f"<h1>{title[1]}</h1>{page}"


def _beside(file: Path, name: str, words: str, pictures: Pictures) -> str:
    """A picture within the page, or in a file beside it; those on other sites stay there."""
    if found := _DATA.match(name):
        try:
            return pictures.put(base64.b64decode(found[2], validate=False), f".{found[1].partition('+')[0]}", words)
        except binascii.Error:
            return pictures.put(b"", ".jpg", words)
    folder = file.parent.resolve()
    if re.match(r"[\w+.-]+:|//|/", name):
        return pictures.elsewhere(name)
    found_file = (folder / unquote(name)).resolve()
    if not found_file.is_relative_to(folder) or not found_file.is_file():
        return pictures.elsewhere(name)
    return pictures.put(found_file.read_bytes(), found_file.suffix, words)
