"""Where the characters of a letter's plain text are in its source: what is sent is judged, and named where it was written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from handbill.content.markdown.body import Body
from handbill.content.markdown.nodes import Characters, Code, CodeBlock, Link, Node, Placeholder, parts, words


class SentCharacter(NamedTuple):
    """A character that is sent, with its offset in characters in the body; `in_address` says that it is part of a link's."""

    text: str
    offset: int
    in_address: bool


def sent_characters(body: Body, wanted: re.Pattern[str]) -> list[SentCharacter]:
    """The characters of a letter's plain text that `wanted` finds, each one character, in their order.

    Placeholders are left out. A character that is written as `&#9731;` is where that begins; one in the address of a
    reference is in the line that gives the address.
    """
    # What is sent is made of what is written, and of entities.
    if "&" not in body.source and not wanted.search(body.source):
        return []
    return [character for block in body.blocks for character in _of(body, block, wanted, in_address=False)]


def _of(body: Body, node: Node, wanted: re.Pattern[str], *, in_address: bool) -> Iterator[SentCharacter]:
    match node:
        case Placeholder():
            return
        case Characters():
            whole = len(node.text.encode("utf-8", "surrogatepass")) == node.end - node.at
            start = body.offset(node.at)
            for found in wanted.finditer(node.text):
                yield SentCharacter(found[0], start + (found.start() if whole else 0), in_address)
        case Code() | CodeBlock():
            written, start, done = body.written(node), body.offset(node.at), 0
            for found in wanted.finditer(node.text):
                done = max(written.find(found[0], done), done)
                yield SentCharacter(found[0], start + done, in_address)
                done += 1
        case Link():
            is_bare = node.form in ("bare", "angle")
            for child in node.children:
                yield from _of(body, child, wanted, in_address=is_bare)
            if node.href not in (text := words(node.children), f"mailto:{text}"):
                start = body.address_offset(node)
                whole = body.source.startswith(node.href, start)
                for found in wanted.finditer(node.href):
                    yield SentCharacter(found[0], start + (found.start() if whole else 0), True)
        case _:
            for part in parts(node):
                yield from _of(body, part, wanted, in_address=in_address)
