"""What was read from a file of another program: its text as Markdown, and its pictures."""

from __future__ import annotations

from dataclasses import dataclass, field


class NotRead(Exception):
    """Why nothing was imported."""


@dataclass(frozen=True, slots=True)
class Source:
    """`text` is Markdown with LF; `pictures` are the files that it names, such as `media/picture-1.jpg`, with their content.

    `said` tells, in words, what was left out or changed.
    """

    text: str
    pictures: dict[str, bytes] = field(default_factory=dict)
    said: list[str] = field(default_factory=list)
