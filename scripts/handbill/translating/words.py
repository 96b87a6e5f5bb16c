"""The words of a page as its author wrote them, without its facts: what a translator works on."""

from __future__ import annotations

import json
import re

from handbill.content.frontmatter import PageFile
from handbill.content.record import fields_of
from handbill.model.kinds import BY_NAME
from handbill.model.page import Kind


def words_of(kind: Kind, text: str, file: PageFile) -> tuple[str, str]:
    """The lines of the fields that are words, and the body with its end of line; `text` is the whole file, with LF.

    Fields keep their form: quotation marks, several lines. Only fields that share a line are written anew.
    """
    known = fields_of(BY_NAME[kind].words)
    places = {name: file.front.key((name,)) for name in file.front.data}
    lines = text.split("\n")
    starts = sorted(place.line for place in places.values())
    in_block = len(set(starts)) == len(starts) and all(place.column == 1 for place in places.values())
    closing = next(number for number, line in enumerate(lines[1:], 2) if line.rstrip() in ("---", "..."))
    fields = []
    for name, place in places.items():
        if name not in known:
            continue
        if in_block:
            end = next((line for line in starts if line > place.line), closing)
            written = lines[place.line - 1 : end - 1]
            while re.match(r"#|\s*$", written[-1]):
                written.pop()  # a remark is above the field that it is about
            fields += written
        else:
            fields.append(f"{name}: {json.dumps(file.front.data[name], ensure_ascii=False)}")
    return "".join(f"{line}\n" for line in fields), f"{file.body}\n" if file.body else ""
