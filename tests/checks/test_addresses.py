"""No two pages share an address, and reserved ones are placeholders."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

Draw = Callable[..., Path]
Found = Callable[..., list[str]]
FILE = "campaigns/fair-pay/faq.md"


def page(aliases: str) -> str:
    return f"---\ntitle: Questions\nsummary: S\naliases: [{aliases}]\n---\n"


@pytest.mark.parametrize(
    ("alias", "owner"),
    [
        ("/fair-pay/", "campaigns/fair-pay/index.md"),
        ("/fair-pay/more/", "campaigns/fair-pay/more.md"),
        ("/fair-pay/news/", "the list of news"),
        ("/about/", "docs/about.md"),
        ("/archive/", "the hub"),
        ("/rest/", "campaigns/rest/index.md"),
        ("/fr/fair-pay/", "campaigns/fair-pay/index.md"),
        ("/older/", "campaigns/rest/index.md"),
    ],
)
def test_an_old_address_is_not_that_of_a_page(campaign: Draw, write: Draw, errors: Found, alias: str, owner: str) -> None:
    plain = "---\ntitle: T\nsummary: S\n---\n"
    config = "status: active\nlanguages: [en]\norganisers: [{name: Hall}]\ncontact: a@example.org\n"
    write({
        "docs/about.md": plain, "campaigns/rest/campaign.yml": config, "campaigns/rest/index.md": page("/older/"),
    })  # fmt: skip
    campaign({"faq.md": page(f"/old/, {alias}"), "more.md": plain})
    if alias == "/older/":
        assert errors() == [f"campaigns/rest/index.md:4:11: the old address “/older/” is taken by {FILE} [same-address]"]
    else:
        assert errors() == [f"{FILE}:4:18: the old address “{alias}” is taken by {owner} [same-address]"]


def test_an_old_address_stands_once(campaign: Draw, errors: Found) -> None:
    campaign({"faq.md": page("/old/, /old/")})
    assert errors() == [f"{FILE}:4:18: the old address “/old/” is taken by {FILE} [same-address]"]


def test_news_that_keeps_its_id_cannot_take_anothers(campaign: Draw, errors: Found) -> None:
    campaign({
        "news/2027-03-01-a.md": "---\ntitle: A\ndate: 2027-03-01\n---\n",
        "news/2027-03-01-b.md": "---\ntitle: B\ndate: 2027-03-01\nid: a\n---\n",
    })  # fmt: skip
    assert errors() == [
        (
            "campaigns/fair-pay/news/2027-03-01-b.md:1:1: the page has the same address as campaigns/fair-pay/news/2027-03-01-a.md: "
            "/fair-pay/news/2027-03-01-a/ [same-address]"
        )
    ]


def test_addresses_reserved_for_examples_are_warnings(campaign: Draw, found: Found) -> None:
    campaign(
        {"recipients.csv": "id,name,email,source_url,checked_on\nm,M,m@example.org,https://labour.example/,2027-03-01\n"},
        config="channels: {x: https://x.example.org/fair}\n",
    )
    assert [line.split(";")[0] for line in found("example-address") if line.startswith("campaigns")] == [
        "campaigns/fair-pay/campaign.yml:4:10: warning: “office@example.org” is reserved for examples",
        "campaigns/fair-pay/campaign.yml:5:15: warning: “https://x.example.org/fair” is reserved for examples",
        "campaigns/fair-pay/recipients.csv:2:1: warning: “https://labour.example/” is reserved for examples",
        "campaigns/fair-pay/recipients.csv:2:1: warning: “m@example.org” is reserved for examples",
    ]
