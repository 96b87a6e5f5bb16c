"""What an action says once for all languages."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from handbill.model.facts.page import LAST, Facts
from handbill.values.json_forms import OrText
from handbill.values.types import Day, Slug


def _ids(value: object) -> object:
    return (value,) if isinstance(value, str) else value


Ids = Annotated[tuple[Slug, ...], BeforeValidator(_ids), OrText()]


class ActionFacts(Facts):
    """One thing a reader can do."""

    kind: Literal["letter", "meeting", "message", "hearing", "share", "join", "sign", "press", "call", "report", "other"] = Field(
        description="What sort of action it is: to send a letter, to ask for a meeting or a hearing, to send a message, to share, "
        "to join in, to sign, to press the people who represent the reader, to call an office, to report back, or something else.",
        examples=["letter"],
    )
    order: int | None = Field(
        default=None,
        description="A whole number that places the action in the list: the lowest comes first, actions without one come last.",
        examples=[1],
    )
    letter: Ids = Field(
        default=(), description="The letter that the action leads to: its id, or a list of ids.", examples=["wages"]
    )
    event: Ids = Field(
        default=(), description="The event that the action leads to: its id, or a list of ids.", examples=["may-day"]
    )
    audience: Ids = Field(
        default=(), description="The audience that the action leads to: its id, or a list of ids.", examples=[["cleaners", "crane"]]
    )
    deadline: Day | None = Field(
        default=None,
        description="The last day on which this action helps; without it, the deadline of the campaign.",
        examples=["2027-05-01"],
    )

    @property
    def rank(self) -> int:
        return LAST if self.order is None else self.order
