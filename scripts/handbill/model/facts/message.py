"""What the dated messages of a campaign say once for all languages: its news, and the circular to affiliates."""

from __future__ import annotations

from pydantic import Field

from handbill.model.facts.page import DatedFacts
from handbill.values.types import Day, Line, Slug


class NewsFacts(DatedFacts):
    """A dated item of news."""

    date: Day = Field(
        description="The day of the item, which must be the date in the file's name. Before this day the item is not on the site.",
        examples=["2027-04-12"],
    )
    id: Slug | None = Field(
        default=None,
        description="The old id of an item whose file is renamed: it keeps the address and the entry in feeds.",
        examples=["port-authority-answers"],
    )
    outcome: bool = Field(
        default=False, description="`true` when the item tells what the campaign has brought about.", examples=[True]
    )

    @property
    def rank(self) -> int:
        """The newest comes first."""
        return -self.date.toordinal()


class CircularFacts(DatedFacts):
    """The organisers' message to their affiliates; `from` names those who send it by their short names, else all do."""

    date: Day = Field(description="The day of the message.", examples=["2027-04-02"])
    from_: tuple[Line, ...] = Field(
        default=(),
        alias="from",
        description="The organisers that the message comes from, by their `short_name` in campaign.yml, or by their "
        "`name` where they "
        "have none; without it, all organisers.",
        examples=[["HCU"]],
    )
