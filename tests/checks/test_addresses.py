"""No two pages share an address, and reserved ones are placeholders."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

Draw = Callable[..., Path]
Found = Callable[..., list[str]]


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
