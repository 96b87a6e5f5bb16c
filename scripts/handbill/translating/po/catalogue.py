"""Catalogues of gettext: units by their places, fuzzy ones marked, nothing in them that changes by itself."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from dataclasses import dataclass

from babel.messages.catalog import Catalog
from babel.messages.pofile import PoFileError, read_po, write_po

from handbill.translating.po.entries import Entry

# Babel writes the time, its own version and placeholders for names; each would change the file without need.
_HEADERS = re.compile(
    r'^"(?:Project-Id-Version|Report-Msgid-Bugs-To|POT-Creation-Date|PO-Revision-Date|Last-Translator|Language-Team|Generated-By):.*\n',
    re.M,
)


class NotACatalogue(Exception):
    """Why a file is not read."""


@dataclass(frozen=True, slots=True)
class Said:
    """One entry that was read: `name` is that of the unit, `source` its text when the catalogue was made."""

    name: str
    source: str
    target: str
    fuzzy: bool


def write(pages: Iterable[tuple[str, Iterable[Entry]]], language: str | None, project: str) -> str:
    """The catalogue of some pages, each with the file of its source; a template without translations where no language is named."""
    catalogue = Catalog(
        project=project, header_comment="# The pages of a campaign; handbill translate po writes and reads this file.", fuzzy=False
    )
    for file, entries in pages:
        for entry in entries:
            message = catalogue.add(
                entry.source,
                entry.target if language else "",
                locations=[(file, 1)],
                context=f"{file}#{entry.name}",
                flags=["fuzzy"] if language and entry.fuzzy else [],
                previous_id=entry.previous or () if language else (),
                auto_comments=[entry.name],
            )
            message.flags.discard("python-format")  # “%” is a sign like others here
    made = io.BytesIO()
    write_po(made, catalogue, width=0, include_previous=True, ignore_obsolete=True)
    text = _HEADERS.sub("", made.getvalue().decode("utf-8"))
    return text.replace('"MIME-Version', f'"Language: {language}\\n"\n"MIME-Version', 1) if language else text


def read(data: bytes) -> dict[str, list[Said]]:
    """The entries of a catalogue by the files of their pages; those without a place of ours are passed over.

    Raises NotACatalogue.
    """
    try:
        catalogue = read_po(io.BytesIO(data), abort_invalid=True)
    except (PoFileError, ValueError, LookupError) as error:
        raise NotACatalogue(f"it is not a catalogue of gettext: {error}") from None
    pages: dict[str, list[Said]] = {}
    for message in catalogue:
        file, mark, name = str(message.context or "").partition("#")
        if message.id and mark and isinstance(message.id, str) and isinstance(message.string, str):
            pages.setdefault(file, []).append(Said(name, message.id, message.string, message.fuzzy))
    if not pages:
        raise NotACatalogue("it has no entry that handbill translate po export wrote")
    return pages
