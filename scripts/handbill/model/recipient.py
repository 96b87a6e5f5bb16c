"""A public office that letters go to (Popolo Membership: a person or post in an organization)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator

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

    id: Slug
    names: Mapping[Tag, Line]
    roles: Mapping[Tag, Line]
    organizations: Mapping[Tag, Line]
    areas: Mapping[Tag, Line]
    salutations: Mapping[Tag, Line]
    country: Annotated[str, AfterValidator(_country)] | None = None
    groups: Annotated[tuple[Slug, ...], BeforeValidator(_groups)] = ()
    email: Email | None = None
    language: Tag | None = None
    post: Passage | None = None
    phone: Line | None = None
    contact_form: PlainWebAddress | None = None
    source_url: PlainWebAddress
    checked_on: Day
    source: Tag

    def is_overdue(self, today: date) -> bool:
        """Whether nobody has looked for more than OVERDUE_DAYS days."""
        return (today - self.checked_on).days > OVERDUE_DAYS
