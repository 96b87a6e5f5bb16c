"""What a catalogue says of one page in one language: each unit of the source, with its translation where there is one."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher

from handbill.checks.history import versions
from handbill.content.frontmatter import PageFile, split
from handbill.content.pages import file_hash
from handbill.problems import Problems
from handbill.translating.po.units import same_form, units_of
from handbill.translating.target import Target, read_page
from handbill.values.characters import normalized


@dataclass(frozen=True, slots=True)
class Entry:
    """`target` is empty where nothing is translated; a `fuzzy` one was made from `previous`, or nobody knows from what."""

    name: str
    source: str
    target: str = ""
    fuzzy: bool = False
    previous: str = ""


def entries(target: Target) -> list[Entry]:
    """The units of a page and of its translation. Raises NotTranslated where one cannot be read."""
    source = target.read_source()
    if not target.file.is_file():
        return [Entry(name, text) for name, text in units_of(target.kind, source, whole=False).items()]
    made = read_page(target.root, target.path)
    stamp = made.front.data.get("translation")
    hashed = stamp.get("source_hash") if isinstance(stamp, dict) else None
    before = source if hashed == target.source_hash else _earlier(target, hashed)
    whole = not same_form((before or source).body, made.body)
    old = units_of(target.kind, before, whole) if before is not None else {}
    new, translated = units_of(target.kind, source, whole), units_of(target.kind, made, whole)
    is_draft = isinstance(stamp, dict) and stamp.get("status") == "draft"
    came_from = _pairs(old, new) if before is not source else {name: name for name in new}
    found = []
    for name, text in new.items():
        was = came_from.get(name, name if before is None else "")
        words = translated.get(was, "")
        if is_draft and words == text:
            words = ""  # a new file begins with the words of its source
        changed = bool(words) and old.get(was) != text
        found.append(Entry(name, text, words, changed, old.get(was, "") if changed else ""))
    return found


def _earlier(target: Target, hashed: object) -> PageFile | None:
    """The source as it was when it was translated, from git's history; None where that has no such text."""
    for version in versions(target.root, target.source) if hashed else ():
        try:
            text = version.content.decode("utf-8")
        except UnicodeDecodeError:
            continue
        file = split(normalized(text), target.source, Problems())
        if file is not None and file_hash(target.kind, file) == hashed:
            return file
    return None


def _pairs(old: dict[str, str], new: dict[str, str]) -> dict[str, str]:
    """For each unit of the new source the one of the old source that it came from: the same, or what was changed into it."""
    found = {name: name for name in new if not name.startswith("body/") and name in old}
    before = [name for name in old if name.startswith("body/")]
    after = [name for name in new if name.startswith("body/")]
    matcher = SequenceMatcher(None, [old[name] for name in before], [new[name] for name in after], autojunk=False)
    for what, first, last, start, end in matcher.get_opcodes():
        if what in ("equal", "replace"):
            found |= dict(zip(after[start:end], before[first:last], strict=False))
    return found
