"""Ids of headings: the author's own, else made of the words, in every script."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from handbill.content.markdown.nodes import Element, Heading, words
from handbill.content.markdown.slip import Slip

RESERVED = {"main", "embed", "files", "audiences", "nothing-opened"}
"""Ids that templates have; a second one would take over their links."""
RESERVED_PREFIXES = ("hb-", "fn-", "fnref-", "__")
_FALLBACK = "section"
_OWN = re.compile(r"[^\s\"'<>&#%/?{}]+")


def is_reserved(id: str) -> bool:
    return id in RESERVED or id.startswith(RESERVED_PREFIXES)


def heading_ids(headings: Sequence[Heading], inherited: Sequence[tuple[int, str]], slips: list[Slip]) -> dict[int, str]:
    """The id of each heading by its place, each once; `inherited` are level and own id of the source's headings, in order.

    Where a translation has the same headings as its source, one without an id of its own takes that of the source.
    """
    ids: dict[int, str] = {}
    is_alike = [level for level, _ in inherited] == [heading.level for heading in headings]
    for number, heading in enumerate(headings):
        own = heading.id or (inherited[number][1] if is_alike else "")
        if not own:
            continue
        if heading.id and not _OWN.fullmatch(own):
            slips.append(Slip("id-form", heading.at, own))
        elif heading.id and is_reserved(own):
            slips.append(Slip("id-taken", heading.at, own))
        elif own in ids.values():
            if heading.id:
                slips.append(Slip("id-twice", heading.at, own))
        else:
            ids[heading.at] = own
    taken = {*ids.values()}
    counts: dict[str, int] = {}
    for heading in headings:
        if heading.at not in ids:
            ids[heading.at] = _free(slug(words(heading.children)), taken, counts)
    return ids


def element_ids(elements: Iterable[Element], ids: Iterable[str], slips: list[Slip]) -> None:
    """Tells the ids of HTML that templates, headings or other HTML have already."""
    taken = set(ids)
    for element in elements:
        for id in (value for name, value in element.attributes if name == "id"):
            if is_reserved(id):
                slips.append(Slip("id-taken", element.at, id))
            elif id in taken:
                slips.append(Slip("id-twice", element.at, id))
            taken.add(id)


def slug(text: str) -> str:
    """The words of a heading as an id: small letters, digits and marks of every script, with hyphens between the words.

    Marks belong to the letters of Burmese, Hindi, Thai, vowelled Arabic and others; they do not go.
    """
    kept = "".join(character for character in unicodedata.normalize("NFC", text).strip().lower() if _stays(character))
    return re.sub(r"[\s-]+", "-", kept).strip("-")


def _stays(character: str) -> bool:
    return character.isalnum() or character in "-_" or character.isspace() or unicodedata.category(character)[0] in "LMN"


def _free(wanted: str, taken: set[str], counts: dict[str, int]) -> str:
    if not wanted or wanted.startswith(RESERVED_PREFIXES):
        wanted = f"{_FALLBACK}-{wanted}".rstrip("-")
    found = wanted
    while found in taken or is_reserved(found):
        counts[wanted] = counts.get(wanted, 0) + 1
        found = f"{wanted}-{counts[wanted]}"
    taken.add(found)
    return found


def own_ids(headings: Iterable[Heading]) -> tuple[tuple[int, str], ...]:
    """Level and own id of each heading, an empty id where there is none: what translations inherit."""
    return tuple((heading.level, heading.id) for heading in headings)
