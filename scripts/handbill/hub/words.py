"""The pages of a hub that say the same everywhere: home, archive, privacy and safety, in the languages of the interface."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from handbill.content.frontmatter import split
from handbill.content.pages import file_hash
from handbill.hub.shipped import shipped
from handbill.problems import Problems

PAGES = ("index", "archive", "privacy", "safety")
_ENGLISH = "en"


def hub_pages(name: str, languages: Sequence[str], today: date) -> tuple[dict[str, str], list[str]]:
    """The pages by their paths, the first of the `languages` being the default; and the languages that have no words here.

    A page in the default language is a source, all others are translations of it that nobody has reviewed.
    """
    default = languages[0]
    written = [tag for tag in languages if _file("index", tag).is_file()]
    pages: dict[str, str] = {}
    for page in PAGES:
        words = _words(page, default if default in written else _ENGLISH, name)
        source = _with(words, f"updated: {today}\n")
        pages[f"docs/{page}.md"] = source
        stamp = f'translation:\n  status: machine\n  source_hash: "{_hash(page, source)}"\n'
        for tag in written:
            if tag != default:
                pages[f"docs/{page}.{tag}.md"] = _with(_words(page, tag, name), stamp)
    return pages, [tag for tag in languages if tag not in written]


def _file(page: str, language: str) -> Path:
    return shipped(f"docs/{page}{'' if language == _ENGLISH else f'.{language}'}.md")


def _words(page: str, language: str, name: str) -> str:
    """A page of this project with its words alone; the home page has the name of the hub."""
    text = _file(page, language).read_text(encoding="utf-8")
    text = re.sub(r"(?m)^updated:.*\n|^translation:\n(?: .*\n)+", "", text)
    return (
        re.sub(r"(?m)^title:.*$", lambda _: f"title: {json.dumps(name, ensure_ascii=False)}", text, count=1)
        if page == "index"
        else text
    )


def _with(words: str, fields: str) -> str:
    head, fence, body = words.partition("\n---\n")
    return f"{head}\n{fields}{fence.removeprefix(chr(10))}{body}"


def _hash(page: str, source: str) -> str:
    read = split(source, f"docs/{page}.md", Problems())
    assert read is not None
    return file_hash("plain", read)
