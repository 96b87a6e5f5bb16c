"""An element of a drawing while it is read, and what is wrong with one."""

from __future__ import annotations

from dataclasses import dataclass, field

PLAIN = "save it as “Optimized SVG” or “Plain SVG”"
"""What helps against most faults of drawings."""


class DrawingError(ValueError):
    """What a drawing may not hold: `rule` names the kind of fault; line and column count from 1."""

    def __init__(self, rule: str, message: str, line: int = 1, column: int = 1) -> None:
        super().__init__(message)
        self.rule, self.line, self.column = rule, line, column


@dataclass(slots=True)
class Element:
    name: str
    attributes: dict[str, str]
    line: int
    column: int
    content: list[Element | str] = field(default_factory=list)

    @property
    def children(self) -> list[Element]:
        return [one for one in self.content if isinstance(one, Element)]

    def refuse(self, rule: str, message: str) -> DrawingError:
        return DrawingError(rule, message, self.line, self.column)
