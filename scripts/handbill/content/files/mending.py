"""What a program may mend in a text without a question: how it is saved, and characters that nobody meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from handbill.values.characters import BYTE_ORDER_MARK, CONTROL, LINE_ENDS, hidden, nfc

_ENDINGS = (".md", ".yml", ".csv")
# A value in typographic quotation marks alone; in plain ones it needs no escapes.
_TYPED = re.compile(r"^([ \t]*(?:- )?[A-Za-z_][A-Za-z0-9_.-]*:[ \t]+)[“„”]([^“”„\"\\\n]*)[“”][ \t]*$", re.M)
# A blank or tabs at the end of a line; two blanks break a line of Markdown.
_TRAILING = re.compile(r"^[ \t]+$|(?<=\S)(?:[ ]|[ \t]*\t[ \t]*)$", re.M)


def mend(root: Path) -> list[str]:
    """Mends the texts of a project in place; the paths of those that it changed. A second time it changes none."""
    changed = []
    for file in _texts(root):
        data = file.read_bytes()
        try:
            made = mended(data.decode("utf-8"), file.suffix).encode()
        except UnicodeDecodeError:
            continue  # in which encoding it is, nobody knows
        if made != data:
            file.write_bytes(made)
            changed.append(file.relative_to(root).as_posix())
    return changed


def _texts(root: Path) -> Iterator[Path]:
    for top in ("campaigns", "docs"):
        for file in sorted((root / top).rglob("*")):
            around = [file, *file.relative_to(root).parents][:-1]
            if file.suffix in _ENDINGS and file.is_file() and not any((root / one).is_symlink() for one in around):
                yield file


def mended(text: str, ending: str) -> str:
    """The text with LF, without byte order mark, in NFC, without characters that nobody sees and blanks at the ends of lines.

    In front matter and YAML, plain quotation marks are in place of typographic ones around a value.
    """
    text = text.removeprefix(BYTE_ORDER_MARK).replace("\r\n", "\n").replace("\r", "\n")
    text = CONTROL.sub(lambda match: " " if match[0] in f"{LINE_ENDS}\x0b\x0c\x85" else "", text)
    unseen = {one.offset for one in hidden(text)}
    # Only now in NFC: a letter and its accent may have been kept apart by what is gone.
    text = nfc("".join(character for offset, character in enumerate(text) if offset not in unseen))
    text = _TRAILING.sub("", text) if ending != ".csv" else text
    if ending == ".yml":
        return _plain(text)
    before, *parts = text.split("---\n", 2)
    if ending == ".md" and len(parts) == 2 and not before:
        return f"---\n{_plain(parts[0])}---\n{parts[1]}"
    return text


def _plain(fields: str) -> str:
    return _TYPED.sub(r'\1"\2"', fields)
