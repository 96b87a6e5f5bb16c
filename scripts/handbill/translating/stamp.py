"""The stamp of a translation: how far it can be trusted, who says so, and the hash of the source it was made from."""

from __future__ import annotations

import json
import re

from handbill.content.frontmatter import PageFile, split
from handbill.content.record import fields_of
from handbill.model.words import Translation
from handbill.problems import Problems, nearest
from handbill.translating.target import NotTranslated, Target, read_page
from handbill.values.characters import normalized

FIELD = "translation"
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")

_QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*+\"|'[^']*+'")


def stamp(target: Target, status: str, by: str | None) -> str:
    """Writes status, name and hash into the file's field `translation`; the hash. Every byte outside the field stays as it is.

    A name that another one gave is taken out: it was for what the file said then. Raises NotTranslated.
    """
    if by is not None and status != "reviewed":
        raise NotTranslated(f"a name is for a reviewed translation; “{status}” has none")
    if not target.file.is_file():
        raise NotTranslated(f"there is no {target.path}; handbill translate new {target.source} {target.language} makes it")
    page = read_page(target.root, target.path)
    written = page.front.data.get(FIELD, {})
    for name in written if isinstance(written, dict) else ():
        if name not in fields_of(Translation):
            raise NotTranslated(f"{target.path} has an unknown field “{name}”{nearest(name, fields_of(Translation))}")
    values = {"status": status, **({"reviewed_by": by} if by else {}), "source_hash": target.source_hash}
    text = target.file.read_bytes().decode("utf-8")
    made = _stamped(text, page, values)
    if not _is_as_meant(made, page, target.path, values):
        raise NotTranslated(
            f"the field “translation” of {target.path} has remarks or an unusual form, which would be lost; write by hand: "
            + _flow(values, "")
        )
    target.file.write_bytes(made.encode("utf-8"))
    return values["source_hash"]


def _stamped(text: str, page: PageFile, values: dict[str, str]) -> str:
    lines = _LINE.findall(text)
    end_of_line = next((line[len(line.rstrip("\r\n")) :] for line in lines), "\n")
    closing = next(number for number, line in enumerate(lines) if number and line.rstrip() in ("---", "..."))
    if FIELD not in page.front.data:
        return "".join([*lines[:closing], _block(values, "  ", end_of_line), *lines[closing:]])
    start = page.front.key((FIELD,)).line - 1
    end = start + 1
    while end < closing and not re.match(r"[^\s]", lines[end]):
        end += 1
    while not lines[end - 1].strip():
        end -= 1
    if any(re.search(r"(?:^|\s)#", re.sub(_QUOTED, "", line)) for line in lines[start:end]):
        return text  # a remark in the field, which only its author can place anew
    indent = next((found[0] for line in lines[start + 1 : end] if (found := re.match("[ ]+", line))), "  ")
    is_flow = re.match(rf"{FIELD}\s*:\s*\{{", lines[start]) is not None
    field = _flow(values, end_of_line) if is_flow else _block(values, indent, end_of_line)
    return "".join([*lines[:start], field, *lines[end:]])


def _flow(values: dict[str, str], end_of_line: str) -> str:
    return f"{FIELD}: {{{', '.join(f'{name}: {_value(name, value)}' for name, value in values.items())}}}{end_of_line}"


def _block(values: dict[str, str], indent: str, end_of_line: str) -> str:
    return "".join(
        [f"{FIELD}:{end_of_line}", *(f"{indent}{name}: {_value(name, value)}{end_of_line}" for name, value in values.items())]
    )


def _value(name: str, value: str) -> str:
    # A hash of digits alone would be read as a number, and a name may have any character.
    return value if name == "status" else json.dumps(value, ensure_ascii=False)


def _is_as_meant(made: str, page: PageFile, path: str, values: dict[str, str]) -> bool:
    """Whether the new file reads as the old one with the new stamp."""
    text = normalized(made)
    file = split(text, path, Problems())
    return file is not None and file.front.data == {**page.front.data, FIELD: values} and file.body == page.body
