"""The file of a new translation: the words of its source, to be written over."""

from __future__ import annotations

from handbill.content.files.source import read_text
from handbill.problems import Problems
from handbill.translating.target import NotTranslated, Target
from handbill.translating.words import words_of


def new_translation(target: Target) -> str:
    """Writes the file as a draft, which readers do not see, with the hash of the source; its path. Raises NotTranslated."""
    if target.file.exists():
        raise NotTranslated(f"{target.path} exists already")
    source = target.read_source()
    text = read_text(target.root / target.source, target.source, Problems()) or ""
    fields, body = words_of(target.kind, text, source)
    stamp = f'translation:\n  status: draft\n  source_hash: "{target.source_hash}"\n'
    made = f"---\n{fields}{stamp}---\n" + (f"\n{body}" if body else "")
    target.file.write_text(made, encoding="utf-8", newline="\n")
    return target.path
