"""What a rule of the check is: its id, what it asks for, and an example of each side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Reported = Literal["error", "warning", "error or warning"]
"""How a rule is reported; the last is for those whose weight depends on the place or on the status of the campaign."""

Part = Literal["fields", "body", "file", "told"]
"""What of a file an example shows: some of its fields, its text below them, the whole file, or a description of it in words."""

MARK = "»"
"""Begins the line of a wrong example at which the problem is reported, where that is not its first difference."""

_CAMPAIGN = "campaigns/fair-pay/"


@dataclass(frozen=True, slots=True)
class Example:
    """A small file, or part of one: `file` is its path in the project."""

    file: str
    text: str
    part: Part

    @property
    def shown(self) -> str:
        """The text without its mark."""
        return self.text.replace(MARK, "")


@dataclass(frozen=True, slots=True)
class Rule:
    """`sentence` says what is right. `at` is the place of the problem, `path:line`, where the example cannot show it."""

    id: str
    reported: Reported
    sentence: str
    examples: tuple[Example, Example]
    at: str = ""

    @property
    def wrong(self) -> Example:
        return self.examples[0]

    @property
    def right(self) -> Example:
        return self.examples[1]


@dataclass(frozen=True, slots=True)
class Subject:
    """The rules about one thing, under its heading."""

    title: str
    rules: tuple[Rule, ...]


def fields(file: str, wrong: str, right: str) -> tuple[Example, Example]:
    """Fields of campaign.yml, mkdocs.yml or of the front matter of a page."""
    return _both(file, wrong, right, "fields")


def body(file: str, wrong: str, right: str) -> tuple[Example, Example]:
    """The text of a page below its fields."""
    return _both(file, wrong, right, "body")


def whole(file: str, wrong: str, right: str) -> tuple[Example, Example]:
    return _both(file, wrong, right, "file")


def named(wrong: str, right: str, text: str) -> tuple[Example, Example]:
    """The same file under two names."""
    return Example(_path(wrong), text, "file"), Example(_path(right), text, "file")


def told(file: str, wrong: str, right: str) -> tuple[Example, Example]:
    """Files that no page can show, such as pictures, in words."""
    return _both(file, wrong, right, "told")


def _both(file: str, wrong: str, right: str, part: Part) -> tuple[Example, Example]:
    return Example(_path(file), wrong, part), Example(_path(file), right, part)


def _path(file: str) -> str:
    return file if file.startswith(("docs/", "campaigns/", "mkdocs.yml")) else _CAMPAIGN + file
