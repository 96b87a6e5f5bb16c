"""What changed in the words of a source since a translation was made from it, found in git's history."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from handbill.checks.history import Version, versions
from handbill.content.files.source import read_text
from handbill.content.frontmatter import split
from handbill.content.pages import file_hash
from handbill.problems import Problems
from handbill.translating.target import NotTranslated, Target, read_page
from handbill.translating.words import words_of
from handbill.values.characters import normalized


def changes(target: Target) -> str:
    """A unified diff of the source's words, from those that were translated to those of today; empty when they are the same.

    Raises NotTranslated where that cannot be known.
    """
    if not target.file.is_file():
        raise NotTranslated(f"there is no {target.path}; handbill translate new {target.source} {target.language} makes it")
    stamp = read_page(target.root, target.path).front.data.get("translation")
    wanted = stamp.get("source_hash") if isinstance(stamp, dict) else None
    if not wanted:
        raise NotTranslated(f"{target.path} has no source_hash, so nobody can tell what it was made from")
    if wanted == target.source_hash:
        return ""
    for version in versions(target.root, target.source):
        old = _text(version)
        words = _words(target, old, wanted) if old is not None else None
        if words is not None:
            now = read_text(target.root / target.source, target.source, Problems()) or ""
            new = _words(target, now, target.source_hash) or ""
            return "".join(_diff(words, new, f"{target.source} ({version.commit[:10]}, {version.day})", target.source))
    raise NotTranslated(
        f"the history of {target.source} has no text with the hash “{wanted}” that {target.path} was made from; "
        "compare the two files as a whole (a clone of the last commit alone has no history: git fetch --unshallow)"
    )


def _text(version: Version) -> str | None:
    try:
        text = version.content.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return normalized(text)


def _words(target: Target, text: str, wanted: str) -> str | None:
    """The words of a text that has this hash, else None."""
    file = split(text, target.source, Problems())
    if file is None or file_hash(target.kind, file) != wanted:
        return None
    fields, body = words_of(target.kind, text, file)
    return f"{fields}\n{body}"


def _diff(old: str, new: str, before: str, after: str) -> Iterator[str]:
    return difflib.unified_diff(old.splitlines(keepends=True), new.splitlines(keepends=True), before, after)
