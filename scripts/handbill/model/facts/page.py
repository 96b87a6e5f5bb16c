"""What the source file of a page may say, whatever its kind."""

from __future__ import annotations

from pydantic import Field

from handbill.values.types import Alias, Day, Picture, Record

LAST = 10**9
"""The rank of pages that say nothing of their order."""


class Facts(Record):
    """What every kind of page may say in its source file."""

    image: Picture | None = Field(
        default=None,
        description="The picture of the page: a file in the campaign's folder `media/`. It needs `image_alt`.",
        examples=["media/rally.jpg"],
    )
    image_consent: bool = Field(
        default=False,
        description="`true` when nobody in the pictures of the page can be recognised, or all of them agreed. Pages with high "
        "risk show pictures only then.",
        examples=[True],
    )
    attachment_consent: bool = Field(
        default=False,
        description="`true` when nobody can be recognised in the files that the page leads to, or all of them agreed. Pages with "
        "high risk offer files of `files/` only then.",
        examples=[True],
    )
    aliases: tuple[Alias, ...] = Field(
        default=(),
        description="Old addresses of the page, which lead to the new one.",
        examples=[["/fair-pay/letters/night-bonus/"]],
    )
    updated: Day | None = Field(
        default=None, description="The day on which the content last changed. Readers see it.", examples=["2027-04-02"]
    )

    @property
    def rank(self) -> int:
        """Where the page comes among those of its kind, the lowest first; those of equal rank are sorted by their ids."""
        return LAST


class DatedFacts(Facts):
    """What a page says that is of one day, which is above its heading."""

    date: Day = Field(description="The day of the page.", examples=["2027-04-02"])
