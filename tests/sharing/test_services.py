"""What goes into a link that passes a page on comes out of it again: title, text and address."""

from __future__ import annotations

from pathlib import Path
from typing import Any, get_args
from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawn import campaign, campaign_of, mkdocs, page, page_of, site_of, translation
from handbill.model.campaign import Edition, Site
from handbill.model.networks import SERVICES, Service
from handbill.sharing.services import link, post_text, service_name, share_links, suggested_text
from handbill.translations import translator
from services import BASES, decoded

# One line each, as records have them: no control characters, no blanks at their ends.
LINES = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=60).map(str.strip)
TITLES = LINES.filter(bool)
ADDRESSES = st.from_regex(r"https://[a-z]{1,9}\.example\.org/([a-z0-9-]{1,9}/){0,4}", fullmatch=True)
LINKS = tuple(service for service in SERVICES if service != "copy")


@given(st.sampled_from(LINKS), TITLES, LINES, ADDRESSES)
def test_every_link_decodes_to_what_went_in(service: Service, title: str, text: str, address: str) -> None:
    assert decoded(service, link(service, title, text, address)) == (title, text, address)


@pytest.mark.parametrize("service", LINKS)
@pytest.mark.parametrize("words", ["100 % & more = ?#+/;", "မြန်မာ", "العربية", "“Да”", "👩🏽\u200d🏭", "</a>\"'<script>"])
def test_every_script_and_character_survives(service: Service, words: str) -> None:
    made = link(service, words, words, "https://hub.example.org/pay/")
    assert decoded(service, made) == (words, words, "https://hub.example.org/pay/")


@pytest.mark.parametrize("service", LINKS)
def test_a_link_leads_to_its_service(service: Service) -> None:
    made = link(service, "Title", "Text", "https://hub.example.org/")
    assert made.startswith(BASES[service] + ("" if service in ("email", "sms") else "#" if service == "mastodon" else "?"))


def test_every_service_of_the_contract_is_known() -> None:
    assert set(get_args(Service)) == set(SERVICES) == {*BASES, "copy"}
    assert link("copy", "Title", "Text", "https://hub.example.org/") == ""
    names = [service_name(service, translator("fr")) for service in LINKS]
    assert names == [
        "Facebook", "X", "Telegram", "WhatsApp", "Bluesky", "Mastodon", "LinkedIn", "Viber", "Courriel", "SMS",
    ]  # fmt: skip


# Viber cuts what is longer: its address would be lost at the end.
def test_a_long_text_does_not_cut_the_address_out_of_a_viber_message() -> None:
    made = link("viber", "Title", "x" * 400, "https://hub.example.org/pay/")
    assert "https://hub.example.org/pay/" in dict(parse_qsl(urlsplit(made).query))["text"][:200]


def drawn(root: Path, **facts: Any) -> Site:
    files = {
        "mkdocs.yml": mkdocs("en", "fr", "my"),
        "campaigns/pay/campaign.yml": campaign(languages=["en", "fr", "my"], **facts),
        "campaigns/pay/index.md": page("Pay", share_text="Pay us now."),
        "campaigns/pay/index.fr.md": translation("Payez"),
        "campaigns/pay/news/2027-05-01-march.md": page("March", summary=None, date="2027-05-01"),
    }
    return site_of(root, files)


def test_the_links_stand_in_the_campaigns_choice_and_order(tmp_path: Path) -> None:
    site = drawn(tmp_path, share=["sms", "copy", "x"])
    made = share_links(Edition(site, campaign_of(site), "en"), page_of(site, "campaign"))
    assert [one.service for one in made] == ["sms", "copy", "x"]
    assert [bool(one.href) for one in made] == [True, False, True]
    assert decoded("x", made[2].href) == ("Pay", "Pay us now.", "https://hub.example.org/pay/")


def test_all_are_offered_unless_chosen(tmp_path: Path) -> None:
    site = drawn(tmp_path)
    assert tuple(one.service for one in share_links(Edition(site, campaign_of(site), "en"), page_of(site, "campaign"))) == SERVICES


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("fr", ("Payez", "About Payez.", "https://hub.example.org/fr/pay/")),
        ("my", ("Pay", "Pay us now.", "https://hub.example.org/pay/")),
    ],
)
def test_words_and_address_are_those_of_one_language(language: str, expected: tuple[str, str, str], tmp_path: Path) -> None:
    site = drawn(tmp_path)
    made = share_links(Edition(site, campaign_of(site), language), page_of(site, "campaign"))
    assert {decoded(one.service, one.href) for one in made if one.href} == {expected}


def test_nothing_is_passed_on_where_that_is_dangerous(tmp_path: Path) -> None:
    site = drawn(tmp_path, risk={"my": "high"}, share=["x"], hashtags=["FairPay"])
    shown = page_of(site, "campaign")
    at_risk, safe = (Edition(site, campaign_of(site), language) for language in ("my", "en"))
    assert (share_links(at_risk, shown), post_text(at_risk, shown)) == ((), "")
    assert share_links(safe, shown)
    assert post_text(safe, shown)


def test_a_post_has_text_hashtags_and_address(tmp_path: Path) -> None:
    site = drawn(tmp_path, hashtags=["FairPay", "လုပ်ခ"])
    edition = Edition(site, campaign_of(site), "en")
    assert post_text(edition, page_of(site, "campaign")) == ("Pay us now.\n\n#FairPay #လုပ်ခ\n\nhttps://hub.example.org/pay/")
    march = page_of(site, "news", "2027-05-01-march")
    assert suggested_text(march, "en") == ""
    assert post_text(edition, march).startswith("March\n\n#FairPay")
