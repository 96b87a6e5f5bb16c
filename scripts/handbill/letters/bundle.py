"""All letters of a campaign in a language as one zip, with a readme that says what is there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from handbill.documents.text.txt_file import text_file
from handbill.documents.zip_file import archive
from handbill.letters.document import LetterDocument
from handbill.model.formats import BESIDE, FORMATS
from handbill.translations import translator

README = "readme.txt"


@dataclass(frozen=True, slots=True)
class Bundled:
    """One letter of the bundle: its record, and its files by name."""

    document: LetterDocument
    files: Sequence[tuple[str, bytes]]


def bundle(title: str, language: str, letters: Sequence[Bundled], notice: str = "") -> bytes:
    """A zip (PKWARE's APPNOTE.TXT) with the readme first and the files in the given order, under their names and in no folder.

    `title` is that of the campaign; the readme is in `language`, a text file as `text_file` makes it. Equal content gives equal
    bytes: see `archive` for its dates. Raises UnicodeEncodeError for a lone surrogate in a title, which checked content has not.
    """
    members = [(README, text_file(readme(title, language, letters, notice)))]
    return archive(members + [file for letter in letters for file in letter.files])


def readme(title: str, language: str, letters: Sequence[Bundled], notice: str = "") -> str:
    """What the zip of a campaign holds and how to use it, in a language, with LF and without a line break at its end.

    `notice` is the campaign's. The text tells of the forms that are there, by the ends of the files' names; their contents
    are not looked at.
    """
    say = translator(language)
    names = [name for letter in letters for name, _ in letter.files]
    collective = any("-signatures." in name for name in names)
    beside = [one for one in BESIDE if any(f"-{one.id}." in name for name in names)]
    offered = [one for one in FORMATS if any(name.endswith(f".{one.id}") for name in names)]
    lines = list(dict.fromkeys(one.use(say) for one in (*offered, *beside)))
    parts = [
        title,
        notice,
        say("The letters of this campaign as files. Fill in the words in square brackets before you send one."),
        "\n".join(f"- {line}" for line in lines),
    ]
    if collective:
        parts.append(next(letter.document.labels.warning for letter in letters if letter.document.collective))
    parts += ["\n".join([letter.document.title, *(f"    {name}" for name, _ in letter.files)]) for letter in letters]
    return "\n\n".join(part for part in parts if part)
