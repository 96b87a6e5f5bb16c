"""The offices of a campaign for other programs, as campaign.json names them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from handbill.letters.addressees import addressees
from handbill.model.campaign import Campaign
from handbill.model.facts import line_of
from handbill.model.recipient import Recipient


def recipients_of_letters(campaign: Campaign, language: str) -> list[dict[str, Any]]:
    """Those that a letter of the campaign goes to, each once; no other row of recipients.csv is told."""
    named = {one.id: one for page in campaign.letters for one in addressees(campaign, page)}
    return [_recipient(one, language) for one in named.values()]


def _recipient(one: Recipient, language: str) -> dict[str, Any]:
    return {
        "id": one.id,
        "name": _line(one.names, language, one.source),
        "role": _line(one.roles, language, one.source),
        "organization": _line(one.organizations, language, one.source),
        "area": _line(one.areas, language, one.source),
        "country": one.country,
        "language": one.language,
        # In every language: a letter goes out in the office's, whichever its reader has.
        "salutation": dict(one.salutations),
        "email": one.email,
        "post": one.post,
        "phone": one.phone,
        "contact_form": one.contact_form,
        "source_url": one.source_url,
        "checked_on": str(one.checked_on),
    }


def _line(value: Mapping[str, str], language: str, source: str) -> dict[str, str] | None:
    text, spoken = line_of(value, language, source)
    return {"text": text, "language": spoken} if text else None
