"""Letters on other sites: which there are, the line of HTML that shows one, and what oEmbed says of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from drawn import campaign, campaign_of, mkdocs, page, page_of, site_of, translation
from handbill.letters.embed import embed_html, is_offered_to_embed, oembed
from handbill.model.campaign import Edition, Site
from handbill.model.publication import may_embed
from visitor import document


def drawn(root: Path, title: str = "Write to “them”", **facts: Any) -> Site:
    return site_of(
        root,
        {
            "mkdocs.yml": mkdocs("en", "fr", "my", share_pictures=False),
            "campaigns/pay/campaign.yml": campaign(**{"languages": ["en", "fr", "my"], "risk": {"my": "high"}, **facts}),
            "campaigns/pay/index.md": page("Pay"),
            "campaigns/pay/letters/wages.md": page(title, "Dear all.\n", subject="Pay", to=[]),
            "campaigns/pay/letters/wages.my.md": translation("စာ", "မင်္ဂလာပါ။\n", subject="လုပ်ခ"),
        },
    )


def test_a_letter_can_be_embedded_in_its_own_words_where_nobody_is_at_risk(tmp_path: Path) -> None:
    site = drawn(tmp_path)
    pay, letter = campaign_of(site), page_of(site, "letter", "wages")
    assert [tag for tag in ("en", "fr", "my") if may_embed(pay, letter, tag)] == ["en"]
    assert not may_embed(pay, pay.index, "en")


@pytest.mark.parametrize(("status", "offered"), [("active", True), ("paused", False), ("won", False), ("closed", False)])
def test_a_letter_that_is_sent_no_more_stays_in_the_frames_that_show_it(tmp_path: Path, status: str, offered: bool) -> None:
    site = drawn(tmp_path, status=status)
    pay, letter = campaign_of(site), page_of(site, "letter", "wages")
    assert (may_embed(pay, letter, "en"), is_offered_to_embed(pay, letter, "en")) == (True, offered)


def test_a_title_cannot_break_out_of_the_line(tmp_path: Path) -> None:
    title = "Pay </iframe><script>alert(\"1\")</script> & 'go'"
    site = drawn(tmp_path, title)
    made = document(embed_html(Edition(site, campaign_of(site), "en"), page_of(site, "letter", "wages")))
    assert [one.name for one in made] == ["document", "iframe"]
    assert made.one("iframe").attributes["title"] == title
    assert made.one("iframe").attributes["src"] == "https://hub.example.org/pay/letters/wages/embed/"


def test_oembed_says_what_a_rich_answer_has_to(tmp_path: Path, golden: Callable[[str, str], None]) -> None:
    site = drawn(tmp_path)
    said = oembed(Edition(site, campaign_of(site), "en"), page_of(site, "letter", "wages"))
    golden("oembed.json", said)
    data = json.loads(said)
    assert (data["version"], data["type"]) == ("1.0", "rich")
    assert {"html", "width", "height"} <= data.keys()


def test_oembed_names_the_share_picture_where_there_is_one(tmp_path: Path) -> None:
    site = drawn(tmp_path)
    pictured = replace(site, settings=site.settings.model_copy(update={"share_pictures": True}))
    data = json.loads(oembed(Edition(pictured, campaign_of(pictured), "en"), page_of(pictured, "letter", "wages")))
    assert data["thumbnail_url"] == "https://hub.example.org/pay/letters/wages/share.png"
    assert (data["thumbnail_width"], data["thumbnail_height"]) == (1200, 630)
