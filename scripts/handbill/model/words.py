"""Words: what is written once per language, and so all that a translation may carry."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from handbill.values.types import Line, Passage, PostcardText, Record, Slug, Subject


class Translation(Record):
    """How far a translation can be trusted."""

    status: Literal["draft", "machine", "reviewed"] = Field(
        description="How far it is: a `draft` counts as missing, `machine` was made by a machine and reviewed by "
        "nobody, `reviewed` was "
        "read by a person who knows both languages.",
        examples=["reviewed"],
    )
    reviewed_by: Line | None = Field(
        default=None, description="Who reviewed it; an organisation, where a name can do harm.", examples=["Hall Workers"]
    )
    source_hash: str | None = Field(
        default=None,
        pattern=r"^[0-9a-f]{12}$",
        description="Twelve digits and letters that identify the source as it was when it was translated, in quotes. "
        "`handbill check` "
        "and `handbill translate stamp` know them.",
        examples=["3fa94c07b1d2"],
    )


class OptionalWords(Record):
    """The words every page may have. `after` replaces `summary` once the page's deadline or event has passed."""

    title: Line = Field(description="The heading of the page.", examples=["Pay us what you owe"])
    summary: Line | None = Field(
        default=None,
        description="One or two plain sentences about the page.",
        examples=["Every hour counts. Write to the ministry."],
    )
    after: Line | None = Field(
        default=None,
        description="What replaces the `summary` once the deadline or the event of the page has passed.",
        examples=["The letters were sent until 1 May."],
    )
    image_alt: Line | None = Field(
        default=None,
        description="What the picture shows, for people who do not see it.",
        examples=["An empty quay at night, lit by one lamp."],
    )
    image_caption: Line | None = Field(
        default=None, description="The line below the picture.", examples=["Quay 4, where the night shift begins."]
    )
    image_credit: Line | None = Field(default=None, description="Who made the picture.", examples=["Harbour Cleaners' Union"])
    share_text: Line | None = Field(
        default=None,
        description="A suggested text for readers who share the page; without it, the `summary`.",
        examples=["Harbour cleaners wait for their night bonus. Write a letter with us."],
    )


class PageWords(OptionalWords):
    """The words of a page that needs a summary."""

    summary: Line = Field(
        description="One or two plain sentences about the page.",
        examples=["Harbour cleaners ask for the night bonus that was agreed."],
    )


class CampaignWords(PageWords):
    """`notice` is on top of every page of the campaign."""

    notice: Line | None = Field(
        default=None,
        description="A sentence at the top of every page of the campaign.",
        examples=["The ministry's mailbox is full this week. Please send your letter by post."],
    )


class CircularWords(PageWords):
    """`salutation` is above the message, `closing` above the names of those who send it."""

    salutation: Line | None = Field(default=None, description="What comes before the message.", examples=["Dear colleagues,"])
    closing: Line | None = Field(
        default=None, description="What comes after the message, before the names of the organisers.", examples=["In solidarity,"]
    )


class NewsWords(OptionalWords):
    """Those of a news item, which needs no summary."""


_SCRIPT = "What to say on the phone, in one line or several. It is shown beside the telephone numbers of the recipients."


class ActionWords(PageWords):
    """`script` is what to say on the phone."""

    script: Passage | None = Field(
        default=None,
        description=f"With `kind: call`. {_SCRIPT}",
        examples=["Good morning. I am calling about the night bonus in the port."],
    )


class LetterWords(PageWords):
    """`labels` are those of the letter's own fields, by id.

    `script` is what to say on the phone; `find_label` names the link of `find`. `why` says why writing works, `proof` what was
    reported so far. `postcard` is the text of the postcards.
    """

    subject: Subject = Field(
        description="The subject of the letter, on one line and without placeholders.", examples=["Pay the night bonus"]
    )
    labels: Mapping[Slug, Line] = Field(
        default_factory=dict,
        description="The names of your own fields, which readers see: the id of each and its name.",
        examples=[{"shift": "What happened on your shift"}],
    )
    script: Passage | None = Field(
        default=None, description=_SCRIPT, examples=["Good morning. I am calling about the night bonus in the port."]
    )
    find_label: Line | None = Field(
        default=None, description="The words of the link `find`, which needs them.", examples=["Find your member of parliament"]
    )
    postcard: PostcardText | None = Field(
        default=None,
        description="A short text of at most 350 characters and without placeholders, for postcards: "
        "readers print a sheet of four and cut it.",
        examples=["Dear Minister, please pay the night bonus that you agreed to."],
    )
    why: Line | None = Field(
        default=None,
        description="One or two sentences that say why writing helps.",
        examples=["Each letter is counted and answered by the ministry."],
    )
    proof: Line | None = Field(
        default=None,
        description="What was reported so far, with a day in it. Not shown where the risk is high.",
        examples=["By 1 April, 300 letters were reported."],
    )


class EventWords(PageWords):
    """Where an event takes place, and an open date in words."""

    place: Line | None = Field(
        default=None,
        description="Where the event takes place. Required unless `online` is `true`.",
        examples=["Union hall, Harbour Street 3"],
    )
    note: Line | None = Field(default=None, description="An open date in words, beside `when`.", examples=["end of August"])
