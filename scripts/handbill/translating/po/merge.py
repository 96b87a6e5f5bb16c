"""What a catalogue says, written into the files of translations."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence

from handbill.content.files.source import read_text
from handbill.problems import Problems
from handbill.translating.begin import new_translation
from handbill.translating.po.catalogue import Said
from handbill.translating.po.entries import entries
from handbill.translating.po.units import with_units
from handbill.translating.stamp import stamp
from handbill.translating.target import NotTranslated, Target, read_page
from handbill.values.characters import BYTE_ORDER_MARK


def merge(target: Target, said: Sequence[Said], status: str | None, by: str | None) -> str:
    """Writes what is translated and not fuzzy into the page's file; what was done, in words, empty when nothing was.

    The stamp says that the page is up to date only when every unit is; until then a new file is a draft, which readers do
    not see, and an old one keeps its stamp. Raises NotTranslated.
    """
    current = {entry.name: entry for entry in entries(target)}
    given = {(one.name, one.source): one for one in said}
    words: dict[str, str] = {}
    left = 0
    for name, entry in current.items():
        one = given.pop((name, entry.source), None)
        if one is not None and one.target.strip() and not one.fuzzy:
            words[name] = one.target
        elif one is not None or entry.fuzzy or not entry.target:
            left += 1
    changed = {name: text for name, text in words.items() if text != current[name].target}
    is_current = not _out_of_date(target)
    if not words or not changed and (is_current or left):
        return _told(target, "", left, len(given)) if given else ""
    if not target.file.is_file():
        new_translation(target)
    if changed:
        target.file.write_bytes(_replaced(target, changed).encode("utf-8"))
    if left and not is_current:
        return _told(target, f"{len(changed)} units", left, len(given))
    # What was reviewed is so no longer, unless whoever imports says that it is.
    stamp(target, status or "machine", by)
    return _told(target, f"{len(changed)} units; it is {status or 'machine'}", left, len(given))


def _out_of_date(target: Target) -> bool:
    """Whether the file's stamp is not that of today's source."""
    if not target.file.is_file():
        return True
    made = read_page(target.root, target.path).front.data.get("translation")
    return not isinstance(made, dict) or made.get("source_hash") != target.source_hash or made.get("status") == "draft"


def _told(target: Target, done: str, left: int, lost: int) -> str:
    parts = [done] if done else []
    parts += [f"{left} still to translate"] if left else []
    parts += [f"{lost} are of an older text and were left out"] if lost else []
    return f"{target.path}: {', '.join(parts)}"


def _replaced(target: Target, words: Mapping[str, str]) -> str:
    """The file with some units replaced; every other byte stays. Raises NotTranslated where a field cannot be placed."""
    text = target.file.read_bytes().decode("utf-8")
    end_of_line = "\r\n" if "\r\n" in text else "\n"
    page = read_page(target.root, target.path)
    plain = read_text(target.file, target.path, Problems()) or ""
    fields = {name: value for name, value in words.items() if not name.startswith("body")}
    body = with_units(page.body, {name: value for name, value in words.items() if name.startswith("body")})
    head = _front(plain, page.front.data, fields, target.path)
    start = plain.rindex(page.body) if page.body else len(plain)
    made = head + plain[len(_front(plain, page.front.data, {}, target.path)) : start] + body + plain[start + len(page.body) :]
    return (BYTE_ORDER_MARK if text.startswith(BYTE_ORDER_MARK) else "") + made.replace("\n", end_of_line)


def _front(text: str, data: Mapping[str, object], fields: Mapping[str, str], path: str) -> str:
    """The fields of a file up to their closing line, with some of them written anew."""
    lines = text.split("\n")
    closing = next(number for number, line in enumerate(lines[1:], 1) if line.rstrip() in ("---", "..."))
    front = lines[:closing]
    for name in dict.fromkeys(one.partition(".")[0] for one in fields):
        value = _value(data.get(name), name, fields)
        found = next((number for number, line in enumerate(front) if re.match(rf"{re.escape(name)}\s*:", line)), None)
        if found is None and name in data:
            raise NotTranslated(f"the fields of {path} share a line; write each on a line of its own")
        at = closing if found is None else found
        end = at if found is None else at + 1
        while found is not None and end < len(front) and (not front[end].strip() or front[end][0] in " \t"):
            end += 1
        while found is not None and end > at + 1 and not front[end - 1].strip():
            end -= 1
        front = [*front[:at], *_field(name, value), *front[end:]]
        closing = len(front)
    return "\n".join(front)


def _field(name: str, value: object) -> list[str]:
    if isinstance(value, dict):
        return [f"{name}:", *(f"  {key}: {json.dumps(text, ensure_ascii=False)}" for key, text in value.items())]
    return [f"{name}: {json.dumps(value, ensure_ascii=False)}"]


def _value(now: object, name: str, fields: Mapping[str, str]) -> object:
    if name in fields:
        return fields[name]
    own = {one.partition(".")[2]: text for one, text in fields.items() if one.startswith(f"{name}.")}
    return {**(now if isinstance(now, dict) else {}), **own}
