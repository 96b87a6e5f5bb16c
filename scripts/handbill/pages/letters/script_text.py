"""The text of a letter as the script of its page gets it: the plain form, and the day of sending."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from markupsafe import Markup

from handbill.content.markdown.body import boxes, read_body
from handbill.content.markdown.nodes import (
    Break,
    Characters,
    Checkbox,
    Code,
    FootnoteMark,
    Listing,
    Node,
    Paragraph,
    Placeholder,
    parts,
)
from handbill.letters.letter import id_and_fallback, text_with_placeholders
from handbill.model.page import Text
from handbill.pages.letters import letter_parts
from handbill.translations import days_by_month, digits, first_day
from handbill.values.characters import SOFT_BREAKS


def plain_form(text: Text, known: Mapping[str, str]) -> str:
    """The plain text with `[[field]]` for its placeholders; empty where the script can take it from the letter on the page.

    That is so where the letter is paragraphs and simple lists without links, as most are. `known` is what the page fills in by
    itself.
    """
    plain = text_with_placeholders(text)
    return "" if _text_of_blocks(text, known) == plain else plain


def _text_of_blocks(text: Text, known: Mapping[str, str]) -> str:
    """What the script of the page makes of a letter of paragraphs and lists of one level (`version` in letter.js); empty for
    one that has other blocks.
    """

    def said(node: Node) -> str:
        match node:
            case Characters() | Code():
                return node.text
            case Placeholder():
                id, fallback = id_and_fallback(node.raw)
                words = known.get(id) or fallback
                return f"[[{id}|{words}]]" if words else f"[[{id}]]"
            case Break():
                return "\n"
            case Checkbox():
                return boxes(body)[node.checked]
            case FootnoteMark():
                return f"[^{node.label}]"
        return "".join(map(said, parts(node)))

    def listed(listing: Listing) -> str:
        marks = (f"{listing.start + index}. " if listing.start else "- " for index in range(len(listing.items)))
        return "\n".join(mark + said(item) for mark, item in zip(marks, listing.items, strict=True))

    body = read_body(text.body, "letter")
    if not all(isinstance(block, Paragraph) or _is_simple(block) for block in body.blocks):
        return ""
    return SOFT_BREAKS.sub("", "\n\n".join(listed(block) if isinstance(block, Listing) else said(block) for block in body.blocks))


def _is_simple(block: Node) -> bool:
    """Whether a block is a list of lines."""
    return (
        isinstance(block, Listing)
        and block.tight
        and not block.is_timeline
        and all(len(item.children) == 1 and isinstance(item.children[0], Paragraph) for item in block.items)
    )


def attribute(plain: str) -> Markup:
    """A plain text for an attribute."""
    # With its apostrophes as they are: so compression finds the sentences of the letter again (decision 13).
    return Markup(escape(plain, quote=False).replace('"', "&quot;"))  # noqa: S704  escaped


def sending_day(text: Text) -> letter_parts.SendingDay | None:
    """The words of the day a letter is sent, in its language; None where it does not name that."""
    if "[[date]]" not in text_with_placeholders(text):
        return None
    return letter_parts.SendingDay(days_by_month(text.language), first_day(text.language), digits("0123456789", text.language))
