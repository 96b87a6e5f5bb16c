"""A page file: the fields between two lines of `---`, and the Markdown after them."""

from __future__ import annotations

import re

from handbill.content.yaml.parser import Document, parse
from handbill.problems import Position, Problems
from handbill.values.records import frozen_record

# It begins with the end of the line above, since one character is found much faster than the beginning of a line.
_END = re.compile(r"\n(?:---|\.\.\.)[^\S\n]*$", re.M)


@frozen_record
class PageFile:
    """`body_line` is the line of the file on which the body begins."""

    front: Document
    body: str
    body_line: int


def split(text: str, path: str, problems: Problems) -> PageFile | None:
    """The two parts of a page file, or None when the first cannot be read."""
    if not text.strip():
        problems.error(Position(path), "the file is empty; write the page or delete the file", "empty-file")
        return None
    first = text.partition("\n")[0]
    if first.rstrip() != "---":
        problems.error(
            Position(path), "the file must begin with a line “---”, the fields of the page, and another “---”", "no-front-matter"
        )
        return None
    end = _END.search(text, len(first))
    if end is None:
        problems.error(Position(path), "the fields of the page have no closing line “---”", "no-front-matter")
        return None
    front = parse(text[len(first) + 1 : end.start() + 1] or "\n", path, problems, first_line=2)
    if front is None:
        return None
    below = text[end.end() :]
    blank = below[: len(below) - len(below.lstrip())]
    if blank == below:
        return PageFile(front, "", text.count("\n") + 1)
    body_line = 1 + text.count("\n", 0, end.end()) + blank.count("\n")
    return PageFile(front, below[blank.rfind("\n") + 1 :].rstrip(), body_line)
