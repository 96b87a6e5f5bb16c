"""What surrounds a page: languages, addresses for search engines, notices."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest

from drawn import ASSETS, HASH, addresses, campaign, mkdocs, page, recipients, route_of, shown, site_of, translation
from handbill.model.addresses import relative
from handbill.model.campaign import Site
from handbill.pages.layout.page_assets import StyleVariant
from handbill.pages.routes import page_views
from handbill.publishing.one_campaign import one_campaign_site
from handbill.translations import translator

HUB = "https://hub.example.org/"


def drawn(root: Path, files: dict[str, str] | None = None, **facts: Any) -> Site:
    return site_of(
        root,
        {
            "mkdocs.yml": mkdocs("en", "fr", "ru", "ar"),
            "docs/index.md": page("Hub"),
            "docs/about.md": page("About"),
            "docs/about.fr.md": translation("À propos"),
            "campaigns/pay/campaign.yml": campaign(**{"languages": ["en", "fr", "ar"], **facts}),
            "campaigns/pay/index.md": page("Pay"),
            **(files or {}),
        },
    )


FRENCH = {"campaigns/pay/index.fr.md": translation("Paie")}
RUSSIAN = {
    "campaigns/pay/index.md": translation("Pay"),
    "campaigns/pay/index.ru.md": page("Зарплата"),
    "campaigns/pay/about-us.ru.md": page("О нас"),
    "campaigns/pay/news/2027-05-01-march.ru.md": page("Марш", date="2027-05-01"),
}


def test_a_campaign_is_offered_in_its_own_languages_and_the_hub_in_all(tmp_path: Path) -> None:
    site = drawn(tmp_path, FRENCH)
    assert sorted(addresses(site)) == sorted(
        [
            "", "about/", "archive/", "404.html", "fr/", "fr/about/", "fr/archive/", "fr/404.html", "ru/", "ru/about/",
            "ru/archive/",
            "ru/404.html", "news/", "fr/news/", "ru/news/", "ar/news/", "ar/", "ar/about/", "ar/archive/", "ar/404.html", "pay/", "fr/pay/", "ar/pay/",
        ]
    )  # fmt: skip
    around, _ = shown(site, "fr/pay/")
    assert [(one.tag, one.current) for one in around.languages] == [("en", False), ("fr", True), ("ar", False)]
    around, _ = shown(site, "fr/about/")
    assert [one.tag for one in around.languages] == ["en", "fr", "ru", "ar"]


def test_a_translated_page_names_its_languages_and_stands_for_itself(tmp_path: Path) -> None:
    around, _ = shown(drawn(tmp_path, FRENCH), "fr/pay/")
    assert around.canonical == f"{HUB}fr/pay/"
    assert around.alternates == [("en", f"{HUB}pay/"), ("fr", f"{HUB}fr/pay/"), ("x-default", f"{HUB}pay/")]
    assert around.notice is None


def test_a_fallback_page_stands_for_the_original_and_names_no_languages(tmp_path: Path) -> None:
    around, made = shown(drawn(tmp_path, FRENCH), "ar/pay/")
    assert (around.lang, around.dir) == ("ar", "rtl")
    assert around.canonical == f"{HUB}pay/"
    assert around.alternates == []
    assert around.notice.reason == "untranslated"
    assert around.notice.original.href == "../../pay/"
    assert (made.title.text, made.title.lang, made.title.dir) == ("Pay", "en", "ltr")


def test_a_text_is_offered_in_its_other_languages_in_their_own_words(tmp_path: Path) -> None:
    site = drawn(tmp_path, FRENCH)
    around, _ = shown(site, "fr/pay/")
    assert [(one.tag, one.name, one.href) for one in around.readings] == [("en", "Read in English", "../../pay/")]
    around, _ = shown(site, "pay/")
    assert [(one.tag, one.name, one.href) for one in around.readings] == [("fr", "Lire en français", "../fr/pay/")]
    around, _ = shown(site, "ar/pay/")
    assert [one.name for one in around.readings] == ["Read in English", "Lire en français"]
    around, _ = shown(site, "fr/about/")
    assert around.readings == ()


@pytest.mark.parametrize(
    ("tag", "words"),
    [
        ("fr", "Lire en français"),
        ("es", "Leer en español"),
        ("ru", "Читать по-русски"),
        ("be", "Чытаць па-беларуску"),
        ("my", "မြန်မာဘာသာဖြင့် ဖတ်ရန်"),
        ("ar", "اقرؤوا بالعربية"),
    ],
)
def test_a_catalogue_says_read_in_english_of_its_own_language(tag: str, words: str) -> None:
    assert translator(tag)("Read in English") == words


def test_without_a_page_in_the_default_language_the_original_is_the_default(tmp_path: Path) -> None:
    site = drawn(tmp_path, RUSSIAN, languages=["fr", "ru", "en"], source_language="ru")
    around, _ = shown(site, "ru/pay/about-us/")
    assert around.alternates == [("ru", f"{HUB}ru/pay/about-us/"), ("x-default", f"{HUB}ru/pay/about-us/")]
    around, made = shown(site, "pay/about-us/")
    assert around.canonical == f"{HUB}ru/pay/about-us/"
    assert made.title.lang == "ru"


def test_with_one_that_is_the_default_though_the_source_is_another(tmp_path: Path) -> None:
    site = drawn(tmp_path, RUSSIAN, languages=["fr", "ru", "en"], source_language="ru")
    around, _ = shown(site, "ru/pay/")
    assert around.alternates[-1] == ("x-default", f"{HUB}pay/")


def test_a_list_of_news_in_a_campaign_without_the_default_language_defaults_to_the_source(tmp_path: Path) -> None:
    files = {name: text for name, text in RUSSIAN.items() if name != "campaigns/pay/index.md"}
    (tmp_path / "campaigns/pay").mkdir(parents=True)
    site = site_of(
        tmp_path,
        {
            "mkdocs.yml": mkdocs("en", "fr", "ru"),
            "campaigns/pay/campaign.yml": campaign(languages=["fr", "ru"], source_language="ru"),
            **files,
        },
    )
    around, _ = shown(site, "fr/pay/news/")
    assert around.alternates == [("fr", f"{HUB}fr/pay/news/"), ("ru", f"{HUB}ru/pay/news/"), ("x-default", f"{HUB}ru/pay/news/")]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (translation("Paie", status="reviewed"), None),
        (translation("Paie", status="machine"), "machine"),
        (translation("Paie", status="reviewed", source_hash=HASH), "stale"),
        (translation("Paie", status="machine", source_hash=HASH), "stale"),
        (translation("Paie", status="draft"), "untranslated"),
    ],
)
def test_a_notice_says_why_a_text_may_be_wrong(tmp_path: Path, text: str, reason: str | None) -> None:
    around, made = shown(drawn(tmp_path, {"campaigns/pay/index.fr.md": text}), "fr/pay/")
    assert (around.notice.reason if around.notice else None) == reason
    assert str(made.title) == ("Pay" if reason == "untranslated" else "Paie")


def test_the_original_carries_no_notice(tmp_path: Path) -> None:
    around, _ = shown(drawn(tmp_path), "pay/")
    assert around.notice is None


def test_a_hub_page_falls_back_too(tmp_path: Path) -> None:
    around, made = shown(drawn(tmp_path), "ru/about/")
    assert (around.notice.reason, made.title.lang) == ("untranslated", "en")
    around, made = shown(drawn(tmp_path), "fr/about/")
    assert (around.notice, str(made.title)) == (None, "À propos")


def test_the_page_not_found_is_not_for_search_engines(tmp_path: Path) -> None:
    around, _ = shown(drawn(tmp_path), "fr/404.html")
    assert (around.indexed, around.canonical, list(around.alternates)) == (False, "", [])
    assert [one.href for one in around.languages] == ["/", "/fr/", "/ru/", "/ar/"]


def test_the_head_names_page_and_campaign(tmp_path: Path) -> None:
    site = drawn(tmp_path, {"campaigns/pay/timeline.md": page("Timeline")})
    assert shown(site, "pay/")[0].head_title == "Pay"
    assert shown(site, "pay/timeline/")[0].head_title == "Timeline – Pay"
    assert shown(site, "about/")[0].head_title == "About – Hub"


def test_a_page_leads_back_to_its_campaign(tmp_path: Path) -> None:
    site = drawn(tmp_path, {"campaigns/pay/timeline.md": page("Timeline")})
    assert [(one.href, str(one.text)) for one in shown(site, "fr/pay/timeline/")[0].crumbs] == [("../", "Pay")]
    assert shown(site, "fr/pay/")[0].crumbs == ()


@pytest.mark.parametrize("is_alone", [False, True])
def test_links_around_a_page_lead_from_where_it_is(tmp_path: Path, is_alone: bool) -> None:
    files = {
        "index.fr.md": translation("Paie"), "about-us.md": page("About us"), "safety.md": page("Safety"),
        "actions/write.md": page("Write", kind="letter", letter="wages"), "actions/hours.md": page("Shorten", kind="other"),
        "recipients.csv": recipients("minister,A. Minister,FR,government,minister@example.org"),
        "letters/wages.md": page("Wages", subject="Wages", to=["minister"]),
        "letters/wages.fr.md": translation("Salaires", subject="Salaires"),
        "news/2027-05-01-march.md": page("March", date="2027-05-01"),
    }  # fmt: skip
    site = drawn(tmp_path, {f"campaigns/pay/{name}": text for name, text in files.items()}, risk={"ar": "high"})
    if is_alone:
        site = one_campaign_site(site)
    for address in addresses(site):
        if address.endswith("404.html"):
            continue
        around, _ = shown(site, address)
        links = [*around.footer, *around.crumbs, *([around.closing.hand] if around.closing else ())]
        links += [around.safety.more] if around.safety else []
        hrefs = [around.home, *(one.href for one in (*links, *around.languages, *around.readings))]
        targets = [urljoin(HUB + address, href).removeprefix(HUB) for href in hrefs]
        assert hrefs == [relative(target, address) for target in targets]
        assert not around.closing or around.closing.hand.href != "./"


def test_organisers_are_named_in_the_readers_language_or_the_sources(tmp_path: Path) -> None:
    organisers = [
        {"name": {"en": "Union of Clerks", "fr": "Union des employés"}, "role": {"en": "Organiser"}},
        {"name": "Harbour Workers"},
    ]
    site = drawn(tmp_path, FRENCH, organisers=organisers)
    around, _ = shown(site, "fr/pay/")
    assert [(one.name.text, one.name.lang) for one in around.issuers] == [("Union des employés", ""), ("Harbour Workers", "en")]
    assert [(one.role.text, one.role.lang) for one in around.issuers] == [("Organiser", "en"), ("", "")]
    around, _ = shown(site, "ar/pay/")
    assert (around.issuers[0].name.text, around.issuers[0].name.lang, around.issuers[0].name.dir) == (
        "Union of Clerks",
        "en",
        "ltr",
    )


def test_each_campaign_has_the_style_of_its_accent(tmp_path: Path) -> None:
    site = drawn(tmp_path, accent="#1F68C0")
    blue = StyleVariant("#1f68c0", ("Latn",))
    coloured = replace(ASSETS, styles={"": {StyleVariant("", ("Latn",)): "assets/hub.css", blue: "assets/blue.css"}})
    assert page_views(route_of(site, "fr/pay/"), coloured)[0].stylesheet == "../../assets/blue.css"
    assert page_views(route_of(site, "fr/about/"), coloured)[0].stylesheet == "../../assets/hub.css"


def test_news_to_come_have_no_address(tmp_path: Path) -> None:
    site = drawn(
        tmp_path,
        {
            "campaigns/pay/news/2027-05-10-today.md": page("Today", date="2027-05-10"),
            "campaigns/pay/news/2027-05-11-tomorrow.md": page("Tomorrow", date="2027-05-11", id="later"),
            "campaigns/pay/letters/x.md": page("Letter", "Dear all.\n", subject="Pay", to=["mia"]),
            "campaigns/pay/recipients.csv": recipients("mia,Mia Moss,BE,all,mia@gov.example.org"),
        },
    )
    assert [one for one in addresses(site) if "news" in one and not one.startswith(("fr", "ar"))] == [
        "news/",
        "pay/news/2027-05-10-today/",
        "pay/news/",
        "ru/news/",
    ]


def test_a_news_item_keeps_its_address_when_its_file_is_renamed(tmp_path: Path) -> None:
    site = drawn(tmp_path, {"campaigns/pay/news/2027-05-10-renamed.md": page("Today", date="2027-05-10", id="first-name")})
    assert "pay/news/2027-05-10-first-name/" in addresses(site)
