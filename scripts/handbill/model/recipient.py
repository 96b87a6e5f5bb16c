"""A public office that letters go to (Popolo Membership: a person or post in an organization)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field

from handbill.values.countries import COUNTRIES, country_code
from handbill.values.types import Day, Email, Line, Passage, PlainWebAddress, Record, Slug, Tag, refuse

OVERDUE_DAYS = 180
"""A recipient not looked at for longer than this may have moved."""


def _country(value: str) -> str:
    if value != "XX" and value not in COUNTRIES:
        refuse(
            "bad-country",
            f"“{value}” is not a country code; write two capital letters (ISO 3166-1), or XX for an international body"
            + (f"; did you mean “{meant}”?" if (meant := country_code(value)) else ""),
        )
    return value


def _groups(value: object) -> object:
    if isinstance(value, str) and re.search("[,;]", value):
        right = " ".join(re.split(r"[\s,;]+", value.strip()))
        refuse("bad-id", f"“{value}” is not a valid id; separate several groups by spaces: {right}")
    return tuple(value.split()) if isinstance(value, str) else value


class Recipient(Record):
    """One row of recipients.csv; what has a plural name is keyed by language.

    `areas` are constituencies (Popolo Area), `salutations` how a letter in that language begins.
    """

    id: Slug = Field(description="The id that letters use for this recipient.", examples=["minister-labour"])
    names: Mapping[Tag, Line] = Field(description="The name of the person or the office.", examples=["Ministry of Labour"])
    roles: Mapping[Tag, Line] = Field(description="The post.", examples=["Minister of Labour"])
    organizations: Mapping[Tag, Line] = Field(description="The body to which it belongs.", examples=["Ministry of Labour"])
    areas: Mapping[Tag, Line] = Field(description="The constituency, shown wherever readers choose.", examples=["North Harbour"])
    salutations: Mapping[Tag, Line] = Field(
        description="How a letter to this office begins, for `[[recipient.salutation]]`.", examples=["Dear Minister"]
    )
    country: Annotated[str, AfterValidator(_country)] | None = Field(
        default=None,
        description="The country in two capital letters (ISO 3166-1 alpha-2), or `XX` for an international body.",
        examples=["BE"],
    )
    groups: Annotated[tuple[Slug, ...], BeforeValidator(_groups)] = Field(
        default=(), description="The groups it belongs to, separated by spaces.", examples=["ministries europe"]
    )
    email: Email | None = Field(default=None, description="The e-mail address.", examples=["minister-be@example.org"])
    language: Tag | None = Field(
        default=None, description="The tag of the language that the office reads; shown to the reader.", examples=["nl"]
    )
    post: Passage | None = Field(
        default=None, description="The postal address, in one line or several.", examples=["1 Quay Street, 1000 Harbour"]
    )
    phone: Line | None = Field(default=None, description="The telephone number.", examples=["+32 2 000 00 00"])
    contact_form: PlainWebAddress | None = Field(
        default=None, description="The address of a form on the web.", examples=["https://labour.example/form"]
    )
    source_url: PlainWebAddress = Field(description="The page where you found these data.", examples=["https://labour.example/"])
    checked_on: Day = Field(description="The day on which somebody last looked there.", examples=["2027-03-30"])
    source: Tag

    def is_overdue(self, today: date) -> bool:
        """Whether nobody has looked for more than OVERDUE_DAYS days."""
        return (today - self.checked_on).days > OVERDUE_DAYS
