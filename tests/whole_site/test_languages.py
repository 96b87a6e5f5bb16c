"""Every text of the built site says its language, and only real translations claim to be some."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree

import pytest

from hall import PAGES, ROOT, is_public, is_whole
from visitor import Built


def test_every_page_says_its_language_and_direction(built: Built) -> None:
    for address, page in built.documents.items():
        language = address[:2] if address[:3] in ("fr/", "ar/") else "en"
        root = page.one("html")
        assert root.attributes["lang"] == language, address
        if is_public(address):
            assert root.attributes["dir"] == ("rtl" if language == "ar" else "ltr"), address


def test_arabic_is_marked_as_arabic_wherever_it_stands(built: Built) -> None:
    wrong = [
        (address, text.strip())
        for address, page in built.pages.items()
        for element, text in page.texts()
        if is_public(address) and re.search("[\u0600-\u06ff]", text)
        if element.inherited("lang") != "ar" or element.inherited("dir") != "rtl"
    ]
    assert [one for one in wrong if one[0]] == []


@pytest.mark.parametrize(
    ("address", "words", "language"),
    [
        ("ar/fair-pay/briefing/", ("Briefing", "What we know.", "Many.", "Sources of our figures"), "en"),
        ("fr/fair-pay/timeline/", ("Timeline", "Long ago."), "en"),
        ("ar/atelier/", ("Sauver l'atelier", "L'atelier doit rester."), "fr"),
        ("ar/fair-pay/letters/wages/", ("Write to the Minister", "Pay.", "Pay & hours = fair? 100 %"), "en"),
        ("fair-pay/letters/office-reads-french/", ("À lire au bureau", "Ceci est envoyé."), "fr"),
        ("ar/fair-pay/letters/office-reads-french/", ("À lire au bureau", "Ceci est envoyé."), "fr"),
        ("ar/fair-pay/events/meeting/", ("The hall", "Come."), "en"),
        ("ar/privacy/", ("Privacy", "Nothing."), "en"),
        ("", ("Sauver l'atelier",), "fr"),
        ("ar/archive/", ("We won",), "en"),
    ],
)
def test_a_text_in_another_language_says_so(built: Built, address: str, words: tuple[str, ...], language: str) -> None:
    found = {text.strip(): element for element, text in built.pages[address].one("body").texts()}
    for word in words:
        marked = found[word]
        assert (word, marked.inherited("lang"), marked.inherited("dir")) == (word, language, "ltr")


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("fair-pay/", ""), ("fr/fair-pay/", "stale"), ("ar/fair-pay/", "machine"), ("fr/fair-pay/timeline/", "untranslated"),
        ("ar/fair-pay/safety/", ""), ("fr/fair-pay/letters/wages/", "machine"), ("fr/atelier/", ""),
        ("ar/atelier/", "untranslated"),
        ("ar/about/", "untranslated"), ("fr/", ""),
    ],
)  # fmt: skip
def test_a_notice_says_what_is_wrong_with_a_translation(built: Built, address: str, reason: str) -> None:
    notices = built.pages[address].all("", data_hb="translation-notice")
    assert [one.attributes["data-hb-reason"] for one in notices] == ([reason] if reason else [])


def test_the_switcher_leads_to_the_same_page_in_the_campaigns_languages(built: Built) -> None:
    nav = built.pages["fr/fair-pay/briefing/"].all("nav")[0]
    links = {one.attributes["hreflang"]: built.where("fr/fair-pay/briefing/", one.attributes["href"]) for one in nav.all("a")}
    assert links == {"en": f"{ROOT}fair-pay/briefing/", "fr": f"{ROOT}fr/fair-pay/briefing/", "ar": f"{ROOT}ar/fair-pay/briefing/"}
    assert [one.attributes["hreflang"] for one in nav.all("a", aria_current="page")] == ["fr"]


def test_search_engines_learn_of_translations_and_not_of_fallbacks(built: Built) -> None:
    for address, page in built.pages.items():
        if not is_whole(address) or address.endswith("404.html"):
            continue
        links = {one.attributes["hreflang"]: one.attributes["href"] for one in page.all("link", rel="alternate", hreflang="*")}
        fallback = bool(page.all("", data_hb_reason="untranslated"))
        canonical = page.one("link", rel="canonical").attributes["href"]
        assert (canonical == ROOT + address) is not fallback, address
        assert bool(links) is not fallback, address
        for tag, href in links.items():
            other = built.pages[href.removeprefix(ROOT)]
            assert not other.all("", data_hb_reason="untranslated")
            assert tag == "x-default" or other.one("html").attributes["lang"] == tag
            assert {one.attributes["href"] for one in other.all("link", rel="alternate", hreflang="*")} == set(links.values())


def test_the_sitemap_names_every_page_once_and_no_fallback(built: Built) -> None:
    space = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    tree = etree.fromstring(built.files["sitemap.xml"])
    found = [one.findtext("s:loc", "", space).removeprefix(ROOT) for one in tree.findall("s:url", space)]
    expected = {
        address
        for address in PAGES
        if is_public(address)
        and not address.endswith("404.html")
        and not built.pages[address].all("", data_hb_reason="untranslated")
    }
    assert len(found) == len(set(found))
    assert {address for address in found if is_public(address)} == expected
    assert {"handbook/", "handbook/letters/"} <= set(found) <= PAGES
    for url in tree.findall("s:url", space):
        for link in url.findall("x:link", space):
            assert built.problem(link.attrib["href"]) == ""


@pytest.mark.parametrize(("address", "language"), [("404.html", "en"), ("fr/404.html", "fr"), ("ar/404.html", "ar")])
def test_the_page_not_found_speaks_each_language(built: Built, address: str, language: str) -> None:
    page = built.pages[address]
    assert page.one("html").attributes["lang"] == language
    assert page.one("meta", name="robots").attributes["content"] == "noindex"
    home = "" if language == "en" else f"{language}/"
    assert f"{ROOT}{home}" in [built.where(address, one.attributes["href"]) for one in page.one("main").all("a")]
