"""A page file: the fields between two lines of `---`, and the Markdown after them."""

from __future__ import annotations

from dataclasses import dataclass

from handbill.content.yaml.parser import Document, parse
from handbill.problems import Position, Problems


@dataclass(frozen=True, slots=True)
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
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        problems.error(
            Position(path), "the file must begin with a line “---”, the fields of the page, and another “---”", "no-front-matter"
        )
        return None
    end = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() in ("---", "...")), None)
    if end is None:
        problems.error(Position(path), "the fields of the page have no closing line “---”", "no-front-matter")
        return None
    front = parse("\n".join(lines[1:end]) + "\n", path, problems, first_line=2)
    if front is None:
        return None
    start = end + 1
    while start < len(lines) and not lines[start].strip():
        start += 1
    return PageFile(front, "\n".join(lines[start:]).rstrip(), min(start + 1, len(lines)))
