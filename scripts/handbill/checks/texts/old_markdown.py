"""Where Python-Markdown, by which texts were read until version 0.1, reads otherwise: a help for one time, to be removed."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.footnotes import FootnoteExtension

from handbill.checks.scope import CheckContext, at
from handbill.content.markdown.body import Body, TooMuch, body_of
from handbill.content.markdown.html.raw_html import Tag, tokens
from handbill.content.markdown.nodes import (
    Checkbox,
    Element,
    FootnoteMark,
    Image,
    Item,
    Listing,
    Node,
    Question,
    Quote,
    Table,
    parts,
)
from handbill.content.markdown.nodes import words as bare
from handbill.model.page import Text
from handbill.problems import Problems

_EXTENSIONS: dict[str, list[str | Extension]] = {
    "letter": ["nl2br", "sane_lists"],
    "page": ["sane_lists", "def_list", "tables", FootnoteExtension(BACKLINK_TEXT="")],
}
_BLOCKS = {
    "p", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "blockquote", "hr", "table", "tr", "td", "th", "dl", "dt",
    "dd", "div",
}  # fmt: skip
# The mark of a question, which our own step took out of the heading.
_QUESTION = re.compile(r"^(#{1,6})[ \t]*+[?؟？][ \t]*+", re.M)
_SHOWN = 60


def check(scope: CheckContext, problems: Problems) -> None:
    """Adds a warning for each block of a text that was read otherwise before, with what it was and what it is."""
    for page, text in scope.texts():
        try:
            body = body_of(page, text)
        except TooMuch:
            continue  # bodies.py says so
        _text(text, body, problems)


def _text(text: Text, body: Body, problems: Problems) -> None:
    old = list(_old_blocks(text.body, body.mode))
    new = list(_new_blocks(body))
    matcher = difflib.SequenceMatcher(None, old, [words for words, _ in new], autojunk=False)
    for kind, first, last, start, end in matcher.get_opcodes():
        if kind == "equal":
            continue
        place = new[min(start, len(new) - 1)][1] if new else 0
        before = " / ".join(old[first:last]) or "nothing"
        after = " / ".join(words for words, _ in new[start:end]) or "nothing"
        message = f"Python-Markdown read “{_cut(before)}” here; now it reads “{_cut(after)}”"
        problems.warning(at(text, body, place), message, "old-markdown")


def _cut(words: str) -> str:
    return words if len(words) <= _SHOWN else words[:_SHOWN].rstrip() + "…"


def _old_blocks(source: str, mode: str) -> Iterator[str]:
    """The words of each block of a text as Python-Markdown reads it; a quote is one block, whose paragraphs a blank parts."""
    source = _QUESTION.sub(r"\1 ", source) if mode == "page" else source
    words, quotes = "", 0
    for token, _, _ in tokens(Markdown(extensions=_EXTENSIONS[mode], output_format="html").convert(source)):
        if not isinstance(token, Tag):
            words += token if isinstance(token, str) else ""
            continue
        if token.name == "blockquote":
            quotes += -1 if token.closes else 1
        if token.name == "br" or (quotes and token.name in _BLOCKS):
            words += " "
        elif token.name in _BLOCKS:
            if said := _joined(words):
                yield said
            words = ""
    if said := _joined(words):
        yield said


def _new_blocks(body: Body) -> Iterator[tuple[str, int]]:
    """The words of each block as we read it, with its place."""
    for node in (*body.blocks, *(block for note in body.notes.values() for block in note)):
        yield from _blocks(node)


def _blocks(node: Node) -> Iterator[tuple[str, int]]:
    if isinstance(node, Item) and node.dates:
        yield f"{' – '.join(node.dates)}: {_joined(_said(node.children[0]))}", node.at
        node = Item(node.at, node.end, node.children[1:])
    if isinstance(node, Listing | Item | Table | Question | Element):
        for part in parts(node):
            yield from _blocks(part)
    elif said := _joined(_said(node)):
        yield said, node.at


def _said(node: Node) -> str:
    """The words of a node; a quote is one block, whose paragraphs a blank parts."""
    match node:
        case FootnoteMark():
            return node.label
        case Checkbox():
            return "[x] " if node.checked else "[ ] "
        case Image():
            return ""
        case Quote():
            return " ".join([*map(_said, node.children), "".join(map(_said, node.author))])
        case Listing():
            return " ".join(map(_said, node.items))
    inner = parts(node)
    return "".join(map(_said, inner)) if inner else bare((node,))


def _joined(words: str) -> str:
    return " ".join(words.split())
