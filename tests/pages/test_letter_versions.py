"""A letter in the languages that its offices read: on the page while it is short, else a file of its own, and the page light."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from drawn import OVERRIDES, campaign, markup, mkdocs, page, rendered, route_of, site_of, translation
from handbill.model.campaign import Site
from handbill.pages.layout.page_assets import Assets, style_variants
from handbill.pages.letters.letter_versions import version_files
from handbill.pages.routes import page_views
from handbill.publishing.assets import join_assets
from rfc6068 import parse
from sentences import paragraphs

LANGUAGES = ("en", "fr", "es", "ru", "be", "my", "ar")
COUNTRIES = ("AR", "AU", "BE", "CA", "DE", "FR", "JO", "JP", "KE", "MM", "MX", "NO")
PATH = "pay/letters/wages/"
BUDGET = 14_336  # one first flight of TCP (RFC 6928), page, style and script together


def drawn(root: Path, length: int = 0, **fields: Any) -> Site:
    """A letter to twelve offices which read seven languages, in each of so many characters, or a short sentence."""
    rows = "".join(
        f"o-{number},Ministry {number},{country},all,o{number}@gov.example.org,{LANGUAGES[number % 7]},"
        "https://gov.example.org/,2027-05-01\n"
        for number, country in enumerate(COUNTRIES)
    )
    files = {
        "mkdocs.yml": mkdocs(*LANGUAGES),
        "campaigns/pay/campaign.yml": campaign(languages=list(LANGUAGES)),
        "campaigns/pay/index.md": page("Pay"),
        "campaigns/pay/recipients.csv": f"id,name,country,groups,email,language,source_url,checked_on\n{rows}",
    }
    for tag in LANGUAGES:
        text = paragraphs(tag, length) if length else "Pay."
        body = f"[[recipient.salutation|{tag}]] [[recipient.country]],\n\n{text}\n\n[[name]]\n[[role]]\n"
        facts = {"to": ["group:all"], "choose": "country", "fields": ["name", "role"], **fields}
        draw = page if tag == "en" else translation
        made = draw("Wages", body, subject=f"Pay {tag}", **(facts if tag == "en" else {}))
        files[f"campaigns/pay/letters/wages{'' if tag == 'en' else f'.{tag}'}.md"] = made
    return site_of(root, files)


def brought(script: str) -> list[dict[str, Any]]:
    name, _, rest = script.partition("(")
    assert (name, rest[-1]) == ("hbVersions", ")")
    return list(json.loads(rest[:-1]))


def test_short_letters_in_other_languages_are_in_the_page_and_in_their_links(tmp_path: Path) -> None:
    site = drawn(tmp_path)
    found = rendered(site, PATH)
    (inert,) = found.all("script", data_hb="version")
    assert [one["lang"] for one in json.loads(inert.text)] == ["fr", "es", "ru", "be", "my", "ar"]
    bodies = [parse(link.attributes["href"]).body.split("\r\n")[0] for link in found.all("a", data_hb="send")]
    assert bodies[:3] == ["en Argentina,", "fr Australie,", "es Bélgica,"]
    assert list(version_files(site, "en", {})) == []


def test_long_ones_are_in_a_file_and_their_links_leave_them_out(tmp_path: Path) -> None:
    site = drawn(tmp_path, 1_000)
    found = rendered(site, PATH)
    assert found.all("script", data_hb="version") == []
    ((address, script),) = version_files(site, "en", {})
    assert address == f"{PATH}versions.js"
    source = found.one("div", data_hb="both").attributes["data-hb-from"]
    name, _, digest = source.partition("?")
    assert (name, len(digest)) == ("versions.js", 8)
    french = brought(script)[0]
    assert (french["lang"], french["subject"], french["known"]["AU"]) == ("fr", "Pay fr", {"recipient.country": "Australie"})
    messages = {link.attributes["data-hb-choice"]: parse(link.attributes["href"]) for link in found.all("a", data_hb="send")}
    assert (messages["AU"].to, messages["AU"].subject, messages["AU"].body) == (("o1@gov.example.org",), "Pay fr", "")
    assert messages["AR"].body.startswith("en Argentina,")
    there = {link.attributes["href"] for link in found.all("a") if link.text == "Letter in French"}
    assert there == {"../../../fr/pay/letters/wages/#letter"}
    assert found.one("article").attributes["data-hb-rung"] == "short"
    # The link says what the office reads; of one whose letter is in the page's language its own line does.
    assert (found.text.count("Works in French"), found.text.count("Works in English")) == (0, 2)


def test_the_page_to_embed_takes_the_file_of_the_letter(tmp_path: Path) -> None:
    site = drawn(tmp_path, 1_000)
    own = rendered(site, PATH).one("div", data_hb="both").attributes["data-hb-from"]
    assert rendered(site, f"{PATH}embed/").one("div", data_hb="both").attributes["data-hb-from"] == f"../{own}"


def test_a_changed_letter_has_another_address_for_its_file(tmp_path: Path) -> None:
    before, after = (
        rendered(drawn(tmp_path / str(length), length), PATH).one("div", data_hb="both").attributes["data-hb-from"]
        for length in (1_000, 1_001)
    )
    assert before != after


def test_a_letter_that_goes_out_in_one_language_has_no_file(tmp_path: Path) -> None:
    site = drawn(tmp_path, 1_000, recipient_language="fr")
    assert [one for tag in LANGUAGES for one in version_files(site, tag, {})] == []


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> tuple[Site, Assets, dict[str, bytes]]:
    site = drawn(tmp_path_factory.mktemp("long"), 3_000)
    return site, *join_assets(OVERRIDES, style_variants(site))


@pytest.mark.parametrize("form", ["", "embed/"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_letter_of_three_thousand_characters_keeps_to_the_first_flight(
    long: tuple[Site, Assets, dict[str, bytes]], language: str, form: str
) -> None:
    site, assets, files = long
    route = route_of(site, f"{'' if language == 'en' else f'{language}/'}{PATH}{form}")
    frame, _ = page_views(route, assets)
    style, script = (files[address[address.index("assets/") :]] for address in (frame.stylesheet, frame.script))
    assert sum(len(gzip.compress(one, 9)) for one in (markup(route, assets).encode(), style, script)) <= BUDGET
