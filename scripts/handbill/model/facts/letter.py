"""What a letter says once for all languages: to whom it goes, how, and what its reader fills in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Discriminator, Field
from pydantic import Tag as UnionTag

from handbill.model.facts.page import Facts
from handbill.model.formats import DOWNLOADS, Download
from handbill.values.json_forms import OrText
from handbill.values.types import EXTERNAL, Record, Slug, Tag, WebAddress, email, refuse

BUILT_IN_FIELDS = ("name", "role", "organisation", "members", "city", "country")
KNOWN_FIELDS = ("recipient.name", "recipient.role", "recipient.country", "recipient.salutation", "date")


class AskedField(Record):
    """One thing a reader fills in; `lines` above 1 for a text of several lines."""

    id: Slug = Field(
        description="The id of the field: `name`, `role`, `organisation`, `members`, `city`, `country`, or one of your own, which "
        "needs its name in `labels`.",
        examples=["shift"],
    )
    lines: Annotated[int, Field(ge=1, le=40)] = Field(
        default=1, description="How many lines there are to write on, from 1 to 40.", examples=[3]
    )


def _asked(value: object) -> object:
    return {"id": value} if isinstance(value, str) else value


FieldSpec = Annotated[AskedField, BeforeValidator(_asked), OrText()]


def _to(value: object) -> object:
    if isinstance(value, str) and value != "reader":
        refuse("bad-type", f"recipients are in a list of their ids: [{value}]; only “reader” is alone")
    for one in value if isinstance(value, tuple) else ():
        if isinstance(one, Mapping):
            name, group = next(iter(one.items()), ("", ""))
            refuse("bad-type", f'write “{name}: {group}” without a space and in quotes: "{name}:{group}"')
    return value


def _to_form(value: object) -> str:
    return "[reader]" if value == "reader" else "[list]"


LetterTo = Annotated[
    Annotated[Literal["reader"], UnionTag("[reader]")] | Annotated[tuple[str, ...], UnionTag("[list]")],
    Discriminator(_to_form),
    BeforeValidator(_to),
]


def _cc_address(value: str) -> str:
    return email(value) if "@" in value else value


CcAddress = Annotated[str, AfterValidator(_cc_address), EXTERNAL]
"""The id of a recipient, `group:<name>`, or a plain address."""


class LetterFacts(Facts):
    """A model letter: to whom, how, and what the reader fills in. `to` is `reader` or a list."""

    to: LetterTo = Field(
        description="Who receives the letter: a list of ids and groups of `recipients.csv`, `reader` when readers "
        "enter the address "
        "themselves, or an empty list for a letter to copy and to download only.",
        examples=[["minister-labour", "group:ministries"], "reader"],
    )
    choose: Literal["none", "country", "recipient", "several"] = Field(
        default="none",
        description="Whether the reader chooses who gets it: `none` sends one message to all, `country` one to all in the country "
        "chosen, `recipient` one to the office chosen, `several` one after another to those chosen.",
        examples=["country"],
    )
    sort: Literal["name"] | None = Field(
        default=None,
        description="`name` shows the choices by the reader's alphabet; without it they keep the order of `recipients.csv`.",
        examples=["name"],
    )
    find: WebAddress | None = Field(
        default=None,
        description="With `to: reader`: the web address where readers find the address of their office. Its link is named by "
        "`find_label`.",
        examples=["https://parliament.example/find"],
    )
    cc: tuple[CcAddress, ...] = Field(
        default=(),
        description="Who receives a copy, which readers see: ids of recipients, groups, or e-mail addresses.",
        examples=[["fair-pay@example.org"]],
    )
    mode: Literal["individual", "collective"] = Field(
        default="individual",
        description="`collective` adds a sign-on sheet to print, for a letter that many sign together.",
        examples=["collective"],
    )
    fields: tuple[FieldSpec, ...] = Field(
        default=(),
        description="What the reader can fill in, in the order in which it is asked: `name`, `role`, `organisation`, `members`, "
        "`city`, `country`, or fields of your own.",
        examples=[["name", "organisation", {"id": "shift", "lines": 3}]],
    )
    audience: Slug | None = Field(
        default=None, description="The audience to which the letter belongs, by its id.", examples=["cleaners"]
    )
    recipient_language: Tag | None = Field(
        default=None,
        description="The language in which the letter is always sent, whatever language its reader reads. It must "
        "have a text in it.",
        examples=["fr"],
    )
    downloads: tuple[Download, ...] = Field(
        default=DOWNLOADS,
        description="The files in which the letter is offered; without it, all of them.",
        examples=[["docx", "pdf"]],
    )
