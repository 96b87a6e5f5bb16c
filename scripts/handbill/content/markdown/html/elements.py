"""Elements out of the tags that an author wrote, balanced whatever is between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from handbill.content.markdown import limits
from handbill.content.markdown.html.raw_html import Broken, Comment, Tag, tokens
from handbill.content.markdown.limits import TooMuch
from handbill.content.markdown.nodes import Characters, Element, Image, Link, More, Node
from handbill.content.markdown.slip import Kind, Slip
from handbill.values.records import frozen_record

MORE = "more"


@frozen_record
class Piece(Node):
    """HTML as written; with a `token` one tag of it, without one not yet taken apart."""

    text: str
    token: Tag | Comment | None = None
    is_block: bool = False


def pieces(written: Sequence[Piece], slips: list[Slip], *, is_block: bool) -> list[Node]:
    """The tags of some HTML, its lines one piece each, and the text between them; what is refused is told and left out."""
    starts, total = [], 0
    for piece in written:
        starts.append(total)
        total += len(piece.text)
    found: list[Node] = []
    line = 0
    for token, start, end in tokens("".join(piece.text for piece in written)):
        while line + 1 < len(written) and starts[line + 1] <= start:
            line += 1
        at = written[line].at + len(written[line].text[: start - starts[line]].encode())
        if isinstance(token, str):
            if token.strip() or not is_block:
                found.append(Characters(at, at + (end - start), token))
        elif isinstance(token, Broken):
            slips.append(Slip("html", at, token.text))
        else:
            if isinstance(token, Tag):
                slips += [Slip("attribute", at, f"{name}=") for name in token.refused]
            found.append(Piece(at, at + (end - start), "", token, is_block))
    return found


def folded(nodes: Sequence[Node], slips: list[Slip]) -> tuple[Any, ...]:
    """The same nodes with elements in place of tags, marks in place of comments that are some, and no other comments.

    Raises TooMuch for tags that are open within each other too deep.
    """
    if Piece not in map(type, nodes):
        return tuple(nodes)
    root: list[Node] = []
    stack: list[tuple[Piece, Tag, list[Node]]] = []
    for node in nodes:
        level = stack[-1][2] if stack else root
        token = node.token if isinstance(node, Piece) else None
        if token is None or not isinstance(node, Piece):
            level.append(node)
        elif isinstance(token, Comment):
            _comment(node, token, level, slips)
        elif token.closes:
            _close(node, token, stack, root, slips)
        elif token.is_void:
            level += _element(node, token, [], slips)
        else:
            stack.append((node, token, []))
            if len(stack) > limits.INLINE_DEPTH:
                raise TooMuch("HTML tags are nested more than thirty deep; close each of them", node.at)
    while stack:
        piece, tag, children = stack.pop()
        _tell_unclosed(piece, tag, slips)
        (stack[-1][2] if stack else root).extend(children)
    return tuple(root)


def _comment(node: Node, token: Comment, level: list[Node], slips: list[Slip]) -> None:
    if token.text.lower() != MORE:
        return
    if isinstance(node, Piece) and node.is_block:
        level.append(More(node.at, node.end))
    else:
        slips.append(Slip("more-place", node.at))


def _close(node: Node, token: Tag, stack: list[tuple[Piece, Tag, list[Node]]], root: list[Node], slips: list[Slip]) -> None:
    if not any(tag.name == token.name for _, tag, _ in stack):
        kind: Kind = "unopened" if token.is_allowed else "tag"
        slips.append(Slip(kind, node.at, f"</{token.name}>"))
        return
    while True:
        piece, tag, children = stack.pop()
        level = stack[-1][2] if stack else root
        if tag.name == token.name:
            level += _element(replace(piece, end=node.end), tag, children, slips)
            return
        _tell_unclosed(piece, tag, slips)
        level.extend(children)


def _tell_unclosed(piece: Piece, tag: Tag, slips: list[Slip]) -> None:
    slips.append(Slip("unclosed" if tag.is_allowed else "tag", piece.at, f"<{tag.name}>"))


def _element(piece: Piece, tag: Tag, children: list[Any], slips: list[Slip]) -> list[Any]:
    """What a tag and its end make of the nodes between them; one that is not allowed is told and leaves them as they are."""
    if not tag.is_allowed:
        slips.append(Slip("tag", piece.at, f"<{tag.name}>"))
        return children
    values = dict(tag.attributes)
    title = values.get("title", "")
    if tag.name == "a" and "href" in values:
        return [Link(piece.at, piece.end, values["href"], title, tuple(children), "html")]
    if tag.name == "img":
        others = tuple(pair for pair in tag.attributes if pair[0] not in ("src", "alt", "title"))
        return [Image(piece.at, piece.end, values.get("src", ""), values.get("alt", ""), title, "", others)]
    return [Element(piece.at, piece.end, tag.name, tag.attributes, tuple(children))]
