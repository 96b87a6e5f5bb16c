"""Every address that leads out of the site is found in its record, whatever the field is called."""

from __future__ import annotations

import pytest
from pydantic import BaseModel

from handbill.model.facts import CampaignFacts, EventFacts, LetterFacts
from handbill.model.settings import Settings
from handbill.values.external import external_addresses


@pytest.mark.parametrize(
    ("model", "data", "expected"),
    [
        (
            CampaignFacts,
            {
                "status": "active", "languages": ("en",), "contact": "a@x.org", "report_to": "b@x.org",
                "organisers": ({"name": "One", "url": "https://one.org/"}, {"name": "Two"}),
                "channels": {"x": "https://x.org/us"}, "hashtags": ("fair",),
            },
            {
                ("contact",): "a@x.org", ("report_to",): "b@x.org", ("organisers", 0, "url"): "https://one.org/",
                ("channels", "x"): "https://x.org/us",
            },
        ),
        (
            EventFacts,
            {"starts": "2027-05-01", "online": True, "updated": "2027-04-01", "register_url": "https://r.org/", "materials": ("https://m.org/",)},
            {("register_url",): "https://r.org/", ("materials", 0): "https://m.org/"},
        ),
        (
            LetterFacts,
            {"to": "reader", "find": "https://f.org/", "cc": ("c@x.org",)},
            {("find",): "https://f.org/", ("cc", 0): "c@x.org"},
        ),
        (
            Settings,
            {
                "site_name": "Hub", "site_url": "https://hub.org/", "exit_url": "https://exit.org/", "licence": "https://l.org/",
                "owner": {"name": "Us", "contact": "o@x.org"}, "languages": ({"tag": "en", "name": "English"},),
            },
            {
                ("site_url",): "https://hub.org/", ("exit_url",): "https://exit.org/", ("licence",): "https://l.org/",
                ("owner", "contact"): "o@x.org",
            },
        ),
    ],
)  # fmt: skip
def test_an_address_is_found_with_the_path_of_its_field(
    model: type[BaseModel], data: dict[str, object], expected: dict[tuple[str | int, ...], str]
) -> None:
    assert dict(external_addresses(model.model_validate(data))) == expected


def test_a_text_that_only_looks_like_an_address_is_none() -> None:
    facts = CampaignFacts.model_validate(
        {"status": "active", "languages": ("en",), "contact": "a@x.org", "organisers": ({"name": "https://name.org/"},)}
    )
    assert dict(external_addresses(facts)) == {("contact",): "a@x.org"}
