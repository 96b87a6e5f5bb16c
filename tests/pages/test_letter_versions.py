"""A letter in the languages that its offices read: on the page while it is short, else a file of its own, and the page light."""

from __future__ import annotations

import gzip
import json
import random
from pathlib import Path
from typing import Any

import pytest

from drawn import ASSETS, OVERRIDES, addresses, campaign, markup, mkdocs, page, rendered, route_of, site_of, translation
from handbill.model.campaign import Site
from handbill.pages.layout.page_assets import Assets, style_variants
from handbill.pages.layout.templates import PageEnvironment
from handbill.pages.letters.letter_versions import version_files
from handbill.pages.routes import page_views
from handbill.publishing.assets import join_assets
from handbill.publishing.files.data_files import sitemap_file
from handbill.publishing.making.pages import rendered as published
from handbill.translations import translator
from rfc6068 import parse
from sentences import paragraphs
from visitor import Element

LANGUAGES = ("en", "fr", "es", "ru", "be", "my", "ar")
COUNTRIES = ("AR", "AU", "BE", "CA", "DE", "FR", "JO", "JP", "KE", "MM", "MX", "NO")
PATH = "pay/letters/wages/"
BUDGET = 14_336  # one first flight of TCP (RFC 6928), page, style and script together


def drawn(root: Path, length: int = 0, status: str = "active", *, at_risk: bool = False, **fields: Any) -> Site:
    """A letter to twelve offices which read seven languages, in each of so many characters, or a short sentence.

    `at_risk` adds all that a page has for readers at risk: the box, the campaign's notice, a reason to write, other letters.
    """
    rows = "".join(
        f"o-{number},Ministry {number},{country},all,o{number}@gov.example.org,{LANGUAGES[number % 7]},"
        "https://gov.example.org/,2027-05-01\n"
        for number, country in enumerate(COUNTRIES)
    )
    files = {
        "mkdocs.yml": mkdocs(*LANGUAGES),
        "campaigns/pay/campaign.yml": campaign(languages=list(LANGUAGES), status=status),
        "campaigns/pay/index.md": page("Pay"),
        "campaigns/pay/recipients.csv": f"id,name,country,groups,email,language,source_url,checked_on\n{rows}",
    }
    for tag in LANGUAGES:
        text = paragraphs(tag, length) if length else "Pay."
        body = f"[[recipient.salutation|{tag}]] [[recipient.country]],\n\n{text}\n\n[[name]]\n[[role]]\n"
        facts = {"to": ["group:all"], "choose": "country", "fields": ["name", "role"], **fields}
        draw = page if tag == "en" else translation
        said = (
            {"subject": some(tag, 60), "summary": some(tag, 140), "why": some(tag, 200)} if at_risk else {"subject": f"Pay {tag}"}
        )
        suffix = "" if tag == "en" else f".{tag}"
        files[f"campaigns/pay/letters/wages{suffix}.md"] = draw("Wages", body, **said, **(facts if tag == "en" else {}))
        if at_risk:
            files[f"campaigns/pay/index{suffix}.md"] = draw(some(tag, 50), notice=some(tag, 150))
            files[f"campaigns/pay/safety{suffix}.md"] = draw(some(tag, 20), "".join(f"- {some(tag, 80 + n)}\n" for n in range(4)))
            to: dict[str, Any] = {"to": []} if tag == "en" else {}
            for n in range(4):
                files[f"campaigns/pay/letters/more-{n}{suffix}.md"] = draw(some(tag, 40 + n), subject=some(tag, 50), **to)
    if at_risk:
        names = [{"name": f"Union of {work}", "short_name": work} for work in ("Clerks", "Nurses", "Drivers")]
        risky = {"risk": "high", "organisers": names, "deadline": "2030-01-01", "report_to": "reports@example.org"}
        files["campaigns/pay/campaign.yml"] = campaign(languages=list(LANGUAGES), **risky)
    return site_of(root, files)


def some(language: str, length: int) -> str:
    """Words of a language in an order of their own for each length, so that they are no copy of others on the page."""
    words = paragraphs(language, 3_000).split()
    random.Random(length).shuffle(words)
    return " ".join(words)[:length].strip()


@pytest.fixture(scope="module")
def middle(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The letter in a thousand characters, which a link has room for in English."""
    return drawn(tmp_path_factory.mktemp("middle"), 1_000)


def brought(script: str) -> tuple[list[dict[str, Any]], dict[str, dict[str, str]]]:
    """The letters in a file, and the words that come with them by the element they are for."""
    name, _, rest = script.partition("(")
    assert (name, rest[-1]) == ("hbVersions", ")")
    letters, words = json.loads(f"[{rest[:-1]}]")
    return letters, words


def test_short_letters_in_other_languages_are_in_the_page_and_in_their_links(tmp_path: Path) -> None:
    site = drawn(tmp_path)
    found = rendered(site, PATH)
    (inert,) = found.all("script", data_hb="version")
    assert [one["lang"] for one in json.loads(inert.text)] == ["fr", "es", "ru", "be", "my", "ar"]
    bodies = [parse(link.attributes["href"]).body.split("\r\n")[0] for link in found.all("a", data_hb="send")]
    assert bodies[:3] == ["en Argentina,", "fr Australie,", "es Bélgica,"]
    assert list(version_files(site, "en", {})) == []


def test_long_ones_are_in_a_file_and_their_links_on_pages_of_their_own(middle: Site) -> None:
    found = rendered(middle, PATH)
    assert found.all("script", data_hb="version") == []
    ((address, script),) = version_files(middle, "en", {})
    assert address == f"{PATH}versions.js"
    source = found.one("div", data_hb="both").attributes["data-hb-from"]
    name, _, digest = source.partition("?")
    assert (name, len(digest)) == ("versions.js", 8)
    french = brought(script)[0][0]
    assert (french["lang"], french["subject"], french["known"]["AU"]) == ("fr", "Pay fr", {"recipient.country": "Australie"})
    assert [key for key, _ in bodies(found)] == ["AR", "JP"]
    lines = [item.text for item in found.one("div", data_hb="choices").all("li") if item.text.startswith("Letter in")]
    assert lines[0] == "Letter in French (2): Australia · Kenya"
    there = [link.attributes["href"] for link in found.all("a") if link.text.startswith("Letter in")]
    assert there == [f"offices/{tag}/" for tag in ("fr", "es", "ru", "be", "my", "ar")]
    assert found.one("article").attributes["data-hb-rung"] == "full"
    # What the script makes the same links of.
    option = next(one for one in found.all("option") if one.attributes["value"] == "AU")
    assert (option.attributes["data-hb-to"], option.attributes["data-hb-text"]) == ("o1@gov.example.org", "fr")


@pytest.mark.parametrize("language", ["en", "my"])
def test_words_that_nothing_needs_before_come_with_the_letters(middle: Site, language: str) -> None:
    found = rendered(middle, f"{'' if language == 'en' else f'{language}/'}{PATH}")
    ((_, script),) = version_files(middle, language, {})
    words, say = brought(script)[1], translator(language)
    assert words["[data-hb=progress]"] == {"hbNext": say("Next: %(name)s", name="%")}
    assert words["[data-hb=status]"]["hbProgress"] == say("%(done)s of %(all)s sent.", done="0", all="1")
    assert "data-hb-progress" not in found.one("p", data_hb="status").attributes
    assert "data-hb-next" not in found.one("p", data_hb="progress").attributes
    (label,) = [one for one in found.one("a", data_hb_foot="").all("span") if one.attributes["data-hb-on"] == "full"]
    assert words[".hb-go>[data-hb-on=full]"] == {"hbWords": say("Send the letter")}
    # Only a page whose own letter fits into no link can do without these until then.
    assert label.attributes.get("data-hb-words") == {"en": "Send the letter", "my": None}[language]


def test_where_the_letters_are_in_the_page_so_are_its_words(tmp_path: Path) -> None:
    found = rendered(drawn(tmp_path), f"my/{PATH}")
    assert found.one("p", data_hb="status").attributes["data-hb-digits"] == "၀၁၂၃၄၅၆၇၈၉"
    assert found.one("div", data_hb="both").attributes["data-hb-keep"] != ""


def bodies(found: Element) -> list[tuple[str, str]]:
    """The choices of a page and the letters in their links."""
    return [(one.attributes["data-hb-choice"], parse(one.attributes["href"]).body) for one in found.all("a", data_hb="send")]


def test_the_page_of_a_language_has_its_letter_and_whole_links(middle: Site) -> None:
    found = rendered(middle, f"ar/{PATH}offices/fr/")
    assert (found.one("h1").text, found.one("html").attributes["lang"]) == (
        translator("ar")("Letter in %(language)s", language="الفرنسية"),
        "ar",
    )
    letter = found.one("div", data_hb="letter")
    assert (letter.attributes["lang"], letter.attributes["dir"]) == ("fr", "ltr")
    assert found.one("strong", data_hb="subject").attributes["lang"] == "fr"
    assert found.one("p", class_="hb-by hb-ui").one("b").text == "Union of Clerks"
    # What language the letter is in the title says, once for all of them.
    assert found.one("main").text.count(found.one("h1").text) == 1
    (australia, kenya) = bodies(found)
    assert (australia[0], australia[1][:13], kenya[0], kenya[1][:8]) == ("AU", "fr Australie,", "KE", "fr Kenya")
    assert len(australia[1]) > 1_000
    assert [link.attributes["href"] for link in found.all("a") if link.attributes["href"].endswith("#letter")] == ["../../#letter"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_office_is_reached_once_with_a_whole_letter(middle: Site, language: str) -> None:
    own = f"{'' if language == 'en' else f'{language}/'}{PATH}"
    pages = [one for one in addresses(middle) if one == own or one.startswith(f"{own}offices/")]
    sent = dict(pair for one in pages for pair in bodies(rendered(middle, one)))
    assert (sorted(sent), len(pages)) == (list(COUNTRIES), 7)
    said = {code: body.split(" ")[0] for code, body in sent.items()}
    # No link has room for a letter of this length in other scripts: it is on the page, to copy.
    assert said == {
        code: tag if (tag := LANGUAGES[number % 7]) in ("en", "fr", "es") else "" for number, code in enumerate(COUNTRIES)
    }


def test_pages_of_offices_are_not_for_search_engines_and_lead_to_the_letter_in_other_languages(middle: Site) -> None:
    found = rendered(middle, f"{PATH}offices/fr/")
    assert found.one("meta", name="robots").attributes["content"] == "noindex"
    assert found.one("link", rel="canonical").attributes["href"] == f"https://hub.example.org/{PATH}"
    switched = {one.attributes["hreflang"]: one.attributes["href"] for one in found.all("a") if "hreflang" in one.attributes}
    assert switched["fr"] == "../../../../../fr/pay/letters/wages/"
    assert b"/offices/" not in sitemap_file(middle)


def test_a_letter_that_cannot_be_sent_has_no_pages_of_offices(middle: Site, tmp_path: Path) -> None:
    assert [one for one in addresses(middle) if "/offices/" in one] != []
    assert [one for one in addresses(drawn(tmp_path, 1_000, status="paused")) if "/offices/" in one] == []


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


@pytest.fixture(scope="module")
def long_at_risk(tmp_path_factory: pytest.TempPathFactory) -> tuple[Site, Assets, dict[str, bytes]]:
    site = drawn(tmp_path_factory.mktemp("risk"), 3_000, at_risk=True, fields=["name", "role", "organisation", "members"])
    return site, *join_assets(OVERRIDES, style_variants(site))


@pytest.mark.parametrize("form", ["", "embed/", "offices/fr/", "offices/be/"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_letter_of_three_thousand_characters_keeps_to_the_first_flight(
    long: tuple[Site, Assets, dict[str, bytes]], language: str, form: str
) -> None:
    # A language's own page of offices is the letter's.
    assert weight(*long, language, "" if form == f"offices/{language}/" else form) <= BUDGET


@pytest.mark.parametrize("language", ["ru", "be", "my"])
def test_so_does_one_with_all_that_readers_at_risk_get(long_at_risk: tuple[Site, Assets, dict[str, bytes]], language: str) -> None:
    assert weight(*long_at_risk, language) <= BUDGET


def weight(site: Site, assets: Assets, files: dict[str, bytes], language: str, form: str = "") -> int:
    """The bytes of a page with its style and script, compressed."""
    route = route_of(site, f"{'' if language == 'en' else f'{language}/'}{PATH}{form}")
    frame, _ = page_views(route, assets)
    joined = [files[address[address.index("assets/") :]] for address in (frame.stylesheet, frame.script) if address]
    return sum(len(gzip.compress(one, 9)) for one in (markup(route, assets).encode(), *joined))


@pytest.mark.parametrize("length", [0, 2000])
def test_a_page_of_a_letter_is_by_itself_what_it_is_after_another(tmp_path: Path, length: int) -> None:
    site = drawn(tmp_path, length)
    one_after_another = PageEnvironment([OVERRIDES], "en")

    def made(environment: PageEnvironment, address: str) -> str:
        return published(environment, route_of(site, address), ASSETS, {}, "")

    for address in (PATH, f"{PATH}embed/", PATH):
        assert made(one_after_another, address) == made(PageEnvironment([OVERRIDES], "en"), address)
