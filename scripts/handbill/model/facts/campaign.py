"""What campaign.yml says, in no language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Discriminator, Field
from pydantic import Tag as UnionTag

from handbill.model.facts.organisation import Organisation
from handbill.model.networks import CHANNELS, SERVICES, Channel, Service
from handbill.values.json_forms import Keys
from handbill.values.types import Colour, Day, Email, Hashtag, Record, Tag, WebAddress, Zone, one_or_map

Paper = Literal["din5008b", "swiss", "us10"]
Risk = Literal["normal", "high"]
Risks = Annotated[Annotated[Risk, UnionTag("[one]")] | Annotated[Mapping[Tag, Risk], UnionTag("[map]")], Discriminator(one_or_map)]

Channels = Annotated[
    Mapping[Channel, WebAddress],
    Keys({id: f"The web address of their channel on {name}." for id, name in CHANNELS.items()}, "https://social.example/fairpay"),
]


class CampaignFacts(Record):
    """What campaign.yml says, in no language."""

    status: Literal["draft", "active", "paused", "won", "closed"] = Field(
        description="How far the campaign is. A `draft` is nowhere on the site; `paused`, `won` and `closed` stop "
        "offering letters, "
        "and `won` and `closed` move the campaign to the archive.",
        examples=["active"],
    )
    publish_at: str | None = Field(
        default=None,
        description="Date, time and time zone before which the campaign counts as a draft.",
        examples=["2027-04-20 09:00 Europe/Brussels"],
    )
    source_language: Tag | None = Field(
        default=None,
        description="The language in which the campaign is written: the files in it contain the facts. Without it, the default "
        "language of the site.",
        examples=["en"],
    )
    languages: tuple[Tag, ...] = Field(
        min_length=1,
        description="The languages in which the campaign is offered, its source language among them.",
        examples=[["en", "fr"]],
    )
    risk: Risks = Field(
        default="normal",
        description="Whether readers may be in danger: `high` or `normal`, or one of them per language (those not "
        "named are `normal`).",
        examples=["high", {"my": "high"}],
    )
    organisers: tuple[Organisation, ...] = Field(
        min_length=1,
        description="The organisations that run the campaign.",
        examples=[[{"name": "Harbour Cleaners' Union", "url": "https://cleaners.example/"}]],
    )
    partners: tuple[Organisation, ...] = Field(
        default=(),
        description="The organisations that support the campaign.",
        examples=[[{"name": "Port Rights Watch", "role": "research"}]],
    )
    contact: Email = Field(
        description="The e-mail address for questions, shown on the page of the campaign.", examples=["fair-pay@example.org"]
    )
    report_to: Email | None = Field(
        default=None, description="The mailbox for reports back from readers.", examples=["reports@example.org"]
    )
    deadline: Day | None = Field(
        default=None,
        description="The last day on which acting helps. Afterwards the page says so, and letters stay.",
        examples=["2027-05-01"],
    )
    accent: Colour | None = Field(
        default=None,
        description="The one colour of the campaign, in quotes. Its contrast with white must lie between 4.5 and 6.",
        examples=["#1f68c0"],
    )
    paper: Paper | None = Field(
        default=None,
        description="The window envelope for letters by post: `din5008b` and `swiss` on A4, `us10` on letter size. "
        "Without it, that of "
        "the office's country.",
        examples=["us10"],
    )
    cities: tuple[Zone, ...] = Field(
        default=("America/New_York", "Europe/Brussels", "Europe/Minsk", "Asia/Yangon"),
        description="The cities whose time the pages of events show beside that of the event and UTC, by their time zones (IANA).",
        examples=[["Africa/Johannesburg", "Asia/Dhaka"], []],
    )
    hashtags: tuple[Hashtag, ...] = Field(
        default=(), description="The hashtags of the campaign, each without its `#`.", examples=[["FairPay"]]
    )
    share: tuple[Service, ...] = Field(
        default=SERVICES,
        description="Where readers can share the page; without it, all of these. Without effect where the risk is high.",
        examples=[["telegram", "email", "copy"]],
    )
    channels: Channels = Field(
        default_factory=dict,
        description="The organisers' own channels, each with its web address.",
        examples=[{"mastodon": "https://social.example/@fairpay"}],
    )
    translation_policy: Literal["reviewed", "any"] = Field(
        default="any",
        description="Whether a letter may be sent in a translation that nobody has reviewed: `any` allows it, `reviewed` does not.",
        examples=["reviewed"],
    )
