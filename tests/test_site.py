"""Builds the site of tests/sites/hall as its owners would, and reads it as a visitor would."""

from __future__ import annotations

import json
import os
import re
import shutil
import struct
import subprocess
import sys
import xml.etree.ElementTree as etree
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

import drawn
import letter_samples
from handbill.letters.plain_text import blocks
from hosts import headers_for, read_headers
from rfc6068 import parse
from services import BASES, decoded, service_of
from visitor import Built, Element, document, same

HERE = Path(__file__).parent
ROOT = "https://hall.example.org/"
EDIT = "https://git.example.org/hall/edit/main/"
NOON = "1809950400"
"""10 May 2027, 12:00 UTC, in seconds since 1970."""

HUB = ("", "archive/", "about/", "safety/", "privacy/", "404.html")
LETTERS = ("wages", "parliament", "envoys", "office-reads-french", "your-own", "long", "by-post")
FAIR_PAY = (
    "", "briefing/", "safety/", "timeline/", "news/", "news/2027-05-01-march/", "audiences/medics/", "events/meeting/",
    "events/someday/",
    *(f"actions/{id}/" for id in ("write", "meet", "report", "medics")), *(f"letters/{id}/" for id in LETTERS),
)  # fmt: skip
ATELIER = ("", "letters/lettre/", "news/", "news/2027-04-01-ouvert/")


def below(prefix: str, names: tuple[str, ...]) -> set[str]:
    return {prefix + name for name in names}


PAGES = {
    *below("", HUB), *below("fr/", HUB), *below("ar/", HUB),
    *below("fair-pay/", (*FAIR_PAY, "actions/pass-on/")), *below("fr/fair-pay/", (*FAIR_PAY, "actions/pass-on/")),
    *below("ar/fair-pay/", FAIR_PAY), *below("fr/atelier/", ATELIER), *below("ar/atelier/", ATELIER),
    *below("resting/", ("", "letters/later/", "actions/write/")), "won-long-ago/", "fr/won-long-ago/",
    "handbook/", "handbook/letters/", "fr/handbook/",
}  # fmt: skip
EMBEDDED = {
    *(f"fair-pay/letters/{id}/" for id in LETTERS), "fr/fair-pay/letters/wages/", "fr/fair-pay/letters/office-reads-french/",
    "fr/atelier/letters/lettre/", "ar/atelier/letters/lettre/", "resting/letters/later/",
}  # fmt: skip
"""The letters that other sites may show: translated, and where nobody is at risk."""
OLD = {
    *(f"{prefix}{old}/" for prefix in ("", "fr/", "ar/") for old in ("pay", "2019/pay", "old-news", "who")), "pass/", "fr/pass/",
}  # fmt: skip
# Files that the contract gives an address beside the pages.
FILES = re.compile(
    r"""(assets/.+ | sitemap\.xml | ((fr|ar)/)?((fair-pay|atelier|resting|won-long-ago)/)?feed\.(xml|json)
    | media/sign\.svg | fair-pay/media/rally\.jpg
    | ((fr|ar)/)?[a-z-]+/letters/(?P<letter>[a-z-]+)/(?P=letter)(-signatures)?\.(en|fr|ar)\.(docx|odt|pdf|txt|eml)
    | ((fr|ar)/)?(?P<slug>[a-z-]+)/letters/(?P=slug)-letters\.(en|fr|ar)\.zip
    | ((fr|ar)/)?[a-z-]+/letters/[a-z-]+/(embed/index\.html|oembed\.json) | _headers
    | ((fr|ar)/)?[a-z-]+/campaign\.json | ((fr|ar)/)?[a-z-]+/(events/[a-z-]+/)?qr\.svg
    | ((fr|ar)/)?[a-z-]+/events\.ics | ((fr|ar)/)?[a-z-]+/events/(?P<event>[a-z-]+)/(?P=event)\.ics | (.+/)?share\.png)""",
    re.X,
)


def project(folder: Path) -> Path:
    """A copy of the site's project with the shipped templates."""
    shutil.copytree(HERE / "sites" / "hall", folder, copy_function=shutil.copy)
    shutil.copytree(HERE.parent / "overrides", folder / "overrides", copy_function=shutil.copy)
    return folder


def run(root: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    # PYTHONPATH says where the package is; a hash seed and the like would decide what the tests are about.
    clean = {name: value for name, value in os.environ.items() if not re.match("HANDBILL_|LC_|PYTHON(?!PATH$)", name)}
    environment = {**clean, "SOURCE_DATE_EPOCH": NOON, "NO_MKDOCS_2_WARNING": "1", **environment}
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, encoding="utf-8", check=False)


def names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


def handbill(root: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return run(root, "-c", "from handbill.cli import main; main()", *arguments, **environment)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site as `mkdocs build --strict` makes it."""
    root = project(tmp_path_factory.mktemp("hall") / "project")
    done = run(root, "-m", "mkdocs", "build", "--strict")
    assert done.returncode == 0, done.stderr
    return Built(root / "site", ROOT)


@pytest.fixture(scope="session")
def checked_out(built: Built) -> Path:
    """The project the site was built from."""
    return built.folder.parent


def is_public(address: str) -> bool:
    """A page of ours, in contrast to the handbook."""
    return "handbook/" not in address


def is_whole(address: str) -> bool:
    """A public page that stands by itself, in contrast to one that other sites show in a frame."""
    return is_public(address) and not address.endswith("/embed/")


# Addresses


def test_every_page_of_the_contract_is_there_and_no_other(built: Built) -> None:
    pages = {address for address in built.pages if not FILES.fullmatch(f"{address}index.html")}
    assert pages == PAGES


def test_every_other_file_has_an_address_of_the_contract(built: Built) -> None:
    known = {f"{page}index.html" if not page.endswith(".html") else page for page in PAGES | OLD}
    assert [name for name in built.files if name not in known and not FILES.fullmatch(name)] == []


def test_pictures_are_published_once_for_all_languages(built: Built, checked_out: Path) -> None:
    assert built.files["fair-pay/media/rally.jpg"] == (checked_out / "campaigns/fair-pay/media/rally.jpg").read_bytes()
    assert [name for name in built.files if name.endswith("rally.jpg")] == ["fair-pay/media/rally.jpg"]


def loaded(page: Element) -> list[str]:
    """The links to style sheets, icons and scripts."""
    return [
        one.attributes[name]
        for kind, name in (("link", "href"), ("script", "src"))
        for one in page.all(kind)
        if name in one.attributes
    ]


def test_only_joined_styles_and_scripts_are_published_and_each_is_used(built: Built) -> None:
    theme = ("assets/stylesheets/", "assets/images/", "assets/handbook.css")
    own = [name for name in built.files if name.startswith("assets/") and not name.startswith(theme)]
    hashed = re.compile(
        r"assets/[a-z]+(-arab)?(-1f68c0)?\.[0-9a-f]{8}\.css|assets/[a-z_]+(-risk)?\.[0-9a-f]{8}\.js|assets/icon\.[0-9a-f]{8}\.svg"
        r"|assets/campaign\.schema\.json"
    )
    assert [name for name in own if not hashed.fullmatch(name)] == []
    asked = {built.where(address, link) for address, page in built.pages.items() for link in loaded(page)}
    unasked = ("assets/letter", "assets/report", "assets/campaign.schema.json")
    assert [name for name in own if ROOT + name not in asked and not name.startswith(unasked)] == []


def test_old_addresses_lead_on(built: Built) -> None:
    assert {address for address in built.documents if address not in built.pages} == OLD
    for old in OLD:
        page = built.documents[old]
        target = built.where(old, page.one("meta", http_equiv="refresh").attributes["content"].removeprefix("0; url="))
        assert built.problem(target) == ""
        assert page.one("link", rel="canonical").attributes["href"] == target
        assert target.removeprefix(ROOT)[:3] == old[:3] or not old.startswith(("fr/", "ar/"))
    assert "url=../fair-pay/" in built.documents["pay/"].one("meta", http_equiv="refresh").attributes["content"]


# What must not be there


def test_drafts_and_embargoes_leave_no_trace(built: Built) -> None:
    words = (b"SKETCH", b"EMBARGO", b"LATER-WORD", b"DRAFT-TRANSLATION", b"README-WORD", b"STRAY-WORD", b"sketch-", b"embargo-")
    assert [(name, word) for name, data in built.files.items() for word in words if word in data] == []
    assert [
        name for name in built.files if re.search("sketch|tomorrow|embargo|2027-12-01|README|notes|campaign.yml|csv|\\.md", name)
    ] == []
    readable = [data for name, data in built.files.items() if name.endswith((".html", ".xml", ".json"))]
    assert not [data for data in readable if b"sketch" in data or b"tomorrow" in data or b"2027-12-01" in data]


def test_nothing_tells_where_or_by_whom_the_site_was_built(built: Built) -> None:
    places = (str(HERE).encode(), str(built.folder.parent).encode(), str(Path.home()).encode() + b"/")
    assert [name for name, data in built.files.items() for place in places if place in data] == []


LOADING = {
    "script": "src", "link": "href", "img": "src", "iframe": "src", "source": "src", "video": "src", "audio": "src", "embed": "src",
    "object": "data", "input": "src", "track": "src", "form": "action", "use": "href", "image": "href", "base": "href",
}  # fmt: skip


def test_no_page_asks_another_server_for_anything(built: Built) -> None:
    asked = [
        (address, element.name, url)
        for address, page in built.documents.items()
        for element in page
        if (name := LOADING.get(element.name)) and (link := element.attributes.get(name))
        if not built.is_own(url := built.where(address, link)) and not link.startswith("data:")
    ]
    assert asked == []
    assert not [address for address, page in built.documents.items() if page.all("base") or page.all("", srcset="*")]


def test_no_style_sheet_asks_another_server_for_anything(built: Built) -> None:
    for name, data in built.files.items():
        if name.endswith(".css"):
            text = data.decode()
            links = re.findall(r"url\(\s*['\"]?([^'\")]+)", text) + re.findall(r"@import\s+['\"]([^'\"]+)", text)
            assert [link for link in links if re.match(r"(https?:)?//", link)] == []


def test_no_page_has_a_script_or_a_style_of_its_own(built: Built) -> None:
    for address, page in built.documents.items():
        inside = [one for one in page.all("script") if "src" not in one.attributes]
        # Browsers do not run data.
        assert {one.attributes.get("type") for one in inside} <= {"application/ld+json"}, address
        assert not page.all("style"), address
        assert not page.all("", style="*"), address
        inline = [name for element in page for name in element.attributes if name.startswith("on")]
        assert not inline, address
        assert not [
            link for one in page.all("a", href="*") if (link := one.attributes["href"]).lower().startswith(("javascript", "data"))
        ]


def test_every_page_has_a_policy_against_them(built: Built) -> None:
    for address, page in built.pages.items():
        policy = page.one("meta", http_equiv="Content-Security-Policy").attributes["content"]
        rules = {rule.split()[0]: rule.split()[1:] for rule in policy.split(";") if rule.strip()}
        assert rules["default-src"] == ["'none'"], address
        assert not [
            source for sources in rules.values() for source in sources if source.startswith(("http", "'unsafe", "*", "blob"))
        ]
        assert rules["form-action"] == rules["base-uri"] == ["'none'"], address
        assert page.one("meta", name="referrer").attributes["content"] == "no-referrer"
        assert page.one("head").children.index(page.one("meta", http_equiv="Content-Security-Policy")) < min(
            (page.one("head").children.index(one) for one in page.one("head").all("script")), default=10**6
        ), address


# Links


def test_every_link_within_the_site_leads_somewhere(built: Built) -> None:
    broken = []
    for address, page in built.documents.items():
        for element in page:
            for name in ("href", "src"):
                link = element.attributes.get(name)
                if link is None or re.match(r"(mailto|tel|data):", link):
                    continue
                url = built.where(address, link)
                if built.is_own(url) and (problem := built.problem(url)):
                    broken.append(f"{address}: {link}: {problem}")
    assert broken == []


def test_links_of_a_page_stay_in_its_language(built: Built) -> None:
    strayed = []
    for address, page in built.pages.items():
        language = address[:3] if address[:3] in ("fr/", "ar/") else ""
        for link in page.one("main").all("a", href="*") if is_public(address) else ():
            url = built.where(address, link.attributes["href"])
            target = url.removeprefix(ROOT)
            named = link.inherited("lang") if link.attributes.get("lang") or link.attributes.get("hreflang") else ""
            if built.is_own(url) and not named and is_public(target) and not target.startswith("assets/"):
                found = target[:3] if target[:3] in ("fr/", "ar/") else ""
                notice = link.parent is not None and link.parent.attributes.get("data-hb") == "translation-notice"
                if found != language and not notice and not target.endswith((".ics", ".docx", ".odt", ".pdf", ".txt", ".eml")):
                    strayed.append((address, target))
    assert strayed == []


def test_every_mail_link_is_one(built: Built) -> None:
    links = [one.attributes["href"] for page in built.documents.values() for one in page.all("a", href="*")]
    found = [link for link in links if link.lower().startswith("mailto:")]
    assert len(found) > 50
    for link in found:
        assert len(link) <= 2000
        assert "+" not in link.partition("?")[2]
        parse(link)


def test_edit_links_lead_to_files_of_the_project(built: Built, checked_out: Path) -> None:
    found = {}
    for address, page in built.pages.items():
        for link in page.all("a", href="*"):
            if link.attributes["href"].startswith("https://git.example.org/"):
                assert link.attributes["href"].startswith(EDIT), address
                found[address] = link.attributes["href"].removeprefix(EDIT)
    assert [path for path in found.values() if not (checked_out / path).is_file()] == []
    assert found[""] == "docs/index.md"
    assert found["fr/"] == "docs/index.fr.md"
    assert found["fr/fair-pay/"] == "campaigns/fair-pay/index.fr.md"
    assert found["fr/fair-pay/timeline/"] == "campaigns/fair-pay/timeline.md"
    assert found["ar/atelier/letters/lettre/"] == "campaigns/atelier/letters/lettre.ar.md"
    written = {page for page in PAGES if is_public(page) and not page.endswith(("404.html", "archive/", "/news/"))}
    assert written - set(found) == set()


# Languages


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


# Letters


def hook(page: Element, name: str) -> str:
    return page.one("", data_hb=name).text


def tokens(text: str) -> list[str]:
    """The words of a letter without the signs of lists, quotes and links."""
    return [word for word in re.sub(r"[<>]", " ", text).split() if not re.fullmatch(r"-|\d+\.", word)]


def full_letters(built: Built) -> list[tuple[str, Element]]:
    return [
        (address, page)
        for address, page in built.pages.items()
        if page.all("a", data_hb="send") and not page.all("", data_hb_choice="*") and is_whole(address)
    ]


def test_a_link_to_send_says_what_the_page_shows(built: Built) -> None:
    letters = full_letters(built)
    assert len(letters) == 3 * 4 + 1
    for address, page in letters:
        message = parse(page.one("a", data_hb="send").attributes["href"])
        shown = page.all("", data_hb="recipients")
        assert message.to == tuple(address for one in shown for address in one.text.split(", ")), address
        assert message.cc == tuple(address for one in page.all("", data_hb="cc") for address in one.text.split(", ")), address
        assert message.subject == hook(page, "subject")
        assert message.body == "" or tokens(message.body) == tokens(hook(page, "letter")), address
        assert bool(message.body) is ("long" not in address)


def test_a_letter_reads_in_the_message_as_it_was_written(built: Built) -> None:
    message = parse(built.pages["fair-pay/letters/wages/"].one("a", data_hb="send").attributes["href"])
    assert message.to == ("mia+pay@gov.example.org",)
    assert message.cc == ("office@world.example.org", "copy@hall-workers.example.org")
    assert message.subject == "Pay & hours = fair? 100 %"
    assert message.body.replace("\r\n", "\n") == (
        "Dear Mia Moss,\nMinister of Belgium,\n\npay every hour + a half. See https://figures.example.org/?a=1&b=2.\n\n"
        '1. Pay.\n    - Now.\n2. Listen to us: [Your "story" & hours]\n\nYours, [Your name], [Date]'
    )


def test_the_files_of_a_letter_say_block_by_block_what_its_page_shows(built: Built) -> None:
    compared = set()
    for address, page in built.pages.items():
        for link in page.all("a", data_hb="download"):
            name = built.where(address, link.attributes["href"]).removeprefix(built.root)
            form = name.rpartition(".")[2]
            if form == "zip" or "-signatures." in name:
                continue
            shown = blocks(page.one("", data_hb="letter").markup)
            found = letter_samples.body_blocks(form, built.files[name])
            if form == "pdf":
                # Its lines are broken to fit, and the letter stands within what is printed around it.
                assert letter_samples.squeezed("".join(shown)) in letter_samples.squeezed(found[0]), name
            elif form in ("docx", "odt") and any(
                "-signatures." in one for one in built.files if one.startswith(name.rpartition("/")[0])
            ):
                # Below a letter to sign together stand a heading, a warning and rows.
                assert found[: len(shown)] == shown, name
            else:
                assert found == shown, name
            compared.add((name.split(".")[-2], form))
    assert compared >= {(language, form) for language in ("en", "fr") for form in ("docx", "odt", "pdf", "txt", "eml")}


def test_before_a_choice_every_choice_has_its_own_message(built: Built) -> None:
    page = built.pages["fr/fair-pay/letters/parliament/"]
    links = {one.attributes["data-hb-choice"]: one.attributes["href"] for one in page.all("a", data_hb="send")}
    assert {choice: parse(href).to for choice, href in links.items()} == {
        "BE": ("o'ben@gov.example.org",), "XX": ("office@world.example.org",),
    }  # fmt: skip
    # France's deputy has no address: she can be picked, and her letter copied.
    select = page.one("select", data_hb="recipient")
    assert select.all("option")[0].attributes["value"] == ""
    assert sorted(one.attributes["value"] for one in select.all("option"))[1:] == ["BE", "FR", "XX"]
    assert not [one for one in select.all("option") if "selected" in one.attributes]
    assert {one.attributes["data-hb-choice"] for one in page.all("", data_hb_choice="*")} == {"BE", "FR", "XX"}


def test_people_to_choose_are_addressed_by_name(built: Built) -> None:
    page = built.pages["fr/fair-pay/letters/envoys/"]
    bodies = {one.attributes["data-hb-choice"]: parse(one.attributes["href"]).body for one in page.all("a", data_hb="send")}
    assert bodies == {
        "zoe": "Dear Zoë Day (Envoy),\r\n\r\nanswer us.", "mia": "Dear Mia Moss (Minister of Labour),\r\n\r\nanswer us.",
    }  # fmt: skip
    assert page.one("select", data_hb="recipient").all("option")[0].attributes["value"] == ""


def test_a_letter_sent_in_another_language_is_sent_in_it_from_every_page(built: Built) -> None:
    for language in ("", "fr/", "ar/"):
        page = built.pages[f"{language}fair-pay/letters/office-reads-french/"]
        assert parse(page.one("a", data_hb="send").attributes["href"]).body == "Ceci est envoyé."
        assert hook(page, "letter") == "Ceci est envoyé."
        assert page.one("", data_hb="letter").inherited("lang") == "fr"
        assert bool(page.all("", data_hb="reading")) is (language != "fr/")


def test_a_letter_the_reader_addresses_names_nobody(built: Built) -> None:
    page = built.pages["fair-pay/letters/your-own/"]
    assert parse(page.one("a", data_hb="send").attributes["href"]).to == ()


def test_fields_are_named_by_their_ids(built: Built) -> None:
    form = built.pages["fr/fair-pay/letters/wages/"].one("form", data_hb="fields")
    asked = [one for one in form if one.name in ("input", "textarea")]
    assert [(one.name, one.attributes["name"]) for one in asked] == [("input", "name"), ("textarea", "story")]
    assert [one.text for one in form.all("label")][1] == "Votre récit"


@pytest.mark.parametrize("address", ["resting/letters/later/", "ar/atelier/letters/lettre/"])
def test_a_letter_that_is_not_offered_is_only_read(built: Built, address: str) -> None:
    page = built.pages[address]
    assert hook(page, "letter")
    assert hook(page, "subject")
    for name in ("send", "fields", "recipient", "copy", "download", "report"):
        assert page.all("", data_hb=name) == [], name
    assert not [link for one in page.all("a", href="*") if "subject=" in (link := one.attributes["href"]) or link.endswith(".zip")]


def test_other_languages_of_that_letter_are_offered(built: Built) -> None:
    assert built.pages["fr/atelier/letters/lettre/"].all("a", data_hb="send")


def test_copy_buttons_copy_what_is_there(built: Built) -> None:
    for address, page in built.pages.items():
        for button in page.all("button", data_hb="copy"):
            assert page.all("", data_hb=button.attributes["data-hb-target"]), address
            assert page.all("", data_hb="status"), address


def test_a_report_goes_to_the_organisers_alone(built: Built) -> None:
    page = built.pages["fair-pay/letters/wages/"]
    assert parse(page.one("a", data_hb="report").attributes["href"]).to == ("report@hall-workers.example.org",)
    assert b"bcc" not in built.files["fair-pay/letters/wages/index.html"].lower()


# Readers at risk


def test_safety_comes_first_for_readers_at_risk_and_only_for_them(built: Built) -> None:
    for address, page in built.pages.items():
        high = address.startswith("ar/fair-pay/")
        assert bool(page.all("", data_hb="safety")) is high, address
        assert bool(page.all("a", data_hb="exit")) is high, address
        if high:
            first = next(one for one in page.one("main").children if isinstance(one, Element))
            assert first.attributes.get("data-hb") == "safety", address
            assert "تصل رسالتك باسمك." in first.text
            assert page.one("a", data_hb="exit").attributes["href"] == "https://weather.example.org/"


def test_readers_at_risk_see_no_picture_and_nothing_to_pass_on(built: Built) -> None:
    for address, page in built.pages.items():
        if address.startswith("ar/fair-pay/"):
            assert not page.all("img"), address
            assert "pass-on" not in "".join(one.attributes["href"] for one in page.all("a", href="*")), address
    assert built.pages["fair-pay/"].all("img")
    assert built.pages["fair-pay/news/2027-05-01-march/"].all("img")


NORMAL = ("fair-pay/", "fr/fair-pay/", "fr/atelier/", "ar/atelier/", "resting/", "won-long-ago/", "fr/won-long-ago/")


def passing_links(page: Element) -> list[str]:
    """The links of the part that is for passing the page on, but the one to its code for posters."""
    parts = [one for one in page.all("section") if "hb-pass-on" in one.attributes.get("class", "")]
    return [one.attributes["href"] for part in parts for one in part.all("a", href="*") if "type" not in one.attributes]


def test_campaigns_are_passed_on_where_that_is_not_dangerous(built: Built) -> None:
    events = {address for address in PAGES if "/events/" in address and not address.startswith("ar/fair-pay/")}
    assert {name.removesuffix("qr.svg") for name in built.files if name.endswith("qr.svg")} == {*NORMAL, *events}
    passing = {address for address in PAGES if re.search(r"/(events|news)/.|/actions/pass-on/", address)} | set(NORMAL)
    for address, page in built.pages.items():
        passes_on = address in passing and not address.startswith("ar/fair-pay/")
        assert {service_of(link) for link in passing_links(page)} == (set(BASES) if passes_on else set()), address
        # An email without an address may also be a letter that readers address themselves.
        elsewhere = {service_of(one.attributes["href"]) for one in page.all("a", href="*")} - {"", "email"}
        assert bool(elsewhere) is passes_on, address
        assert bool(page.all("", data_hb="pass-on")) is bool(page.all("", data_hb="post")) is passes_on, address
        names = [value for one in page for name in ("class", "id", "data-hb") if (value := one.attributes.get(name, ""))]
        assert not [name for name in names if is_public(address) and re.search("share|social", name)], address
    for address in (*NORMAL, *events):
        assert "qr.svg" in [one.attributes["href"] for one in built.pages[address].all("a", type="image/svg+xml")]
        etree.fromstring(built.files[f"{address}qr.svg"])


def test_every_link_that_passes_a_page_on_holds_its_title_and_its_own_address(built: Built) -> None:
    read = 0
    for address, page in built.pages.items():
        about = built.pages[address.partition("actions/")[0]] if "/actions/" in address else page
        for link in passing_links(page):
            title, _, where = decoded(service_of(link), link)
            assert (title, where) == (about.one("h1").text, about.one("link", rel="canonical").attributes["href"]), address
            read += 1
    assert read == 10 * 17


def test_nothing_that_passes_a_page_on_is_there_for_readers_at_risk(built: Built) -> None:
    high = [name for name in built.files if name.startswith("ar/fair-pay/")]
    assert not [name for name in high if re.search(r"qr\.svg|/embed/|oembed\.json|/actions/pass-on/", name)]
    for address, page in built.pages.items():
        if not address.startswith("ar/fair-pay/"):
            continue
        assert [hook for hook in ("pass-on", "post", "address", "embed") if page.all("", data_hb=hook)] == [], address
        assert not page.all("link", type="application/json+oembed"), address
        for script in (link for link in loaded(page) if link.endswith(".js")):
            assert b"navigator.share" not in built.files[built.where(address, script).removeprefix(ROOT)], address


def test_letters_can_be_shown_on_other_sites_and_lead_there_to_their_own(built: Built) -> None:
    assert {address.removesuffix("embed/") for address in built.pages if address.endswith("/embed/")} == EMBEDDED
    for letter in EMBEDDED:
        page, whole = built.pages[f"{letter}embed/"], built.pages[letter]
        assert page.one("link", rel="canonical").attributes["href"] == ROOT + letter
        assert page.one("meta", name="robots").attributes["content"] == "noindex"
        assert [one.attributes["href"] for one in page.all("a", data_hb="send")] == [
            one.attributes["href"] for one in whole.all("a", data_hb="send")
        ]
        text = page.one("", data_hb="letter").markup.replace('<a target="_blank" ', "<a ")
        assert text == whole.one("", data_hb="letter").markup
        assert not page.all("nav")
        for link in page.all("a", href="*"):
            where = link.attributes["href"]
            stays = where.startswith(("#", "mailto:")) or "download" in link.attributes
            assert (link.attributes.get("target") == "_blank") is not stays, (letter, where)


def test_letters_that_can_be_sent_say_how_other_sites_show_them(built: Built) -> None:
    telling = {address for address, page in built.pages.items() if page.all("link", type="application/json+oembed")}
    assert telling == {address for address in EMBEDDED if built.pages[address].all("", data_hb="status")}
    for address in telling:
        file = built.pages[address].one("link", type="application/json+oembed").attributes["href"]
        said = json.loads(built.files[file.removeprefix(ROOT)])
        frame = document(said["html"]).one("iframe")
        assert frame.attributes["src"] == f"{ROOT}{address}embed/"
        assert frame.attributes["title"] == said["title"] == built.pages[address].one("h1").text
        assert said["html"] == built.pages[f"{address}embed/"].one("code", data_hb="embed").text
        assert "embed/#embed" in [one.attributes["href"] for one in built.pages[address].all("a", href="*")]
    assert {name.removesuffix("oembed.json") for name in built.files if name.endswith("oembed.json")} == telling


def test_no_page_may_be_framed_but_those_that_are_made_for_it(built: Built) -> None:
    rules = read_headers(built.files["_headers"].decode())
    for address in built.documents:
        own = f"/{address}"
        framed = [value for name, value in headers_for(own, rules) if name in ("content-security-policy", "x-frame-options")]
        if address.endswith("404.html") or address in OLD:
            continue
        assert framed == ([] if own.endswith("/embed/") else ["frame-ancestors 'none'", "DENY"]), address


# For programs


def test_a_campaign_is_there_as_json_in_each_of_its_languages_and_names_only_what_is_there(built: Built) -> None:
    said = {name: json.loads(data) for name, data in built.files.items() if name.endswith("campaign.json")}
    assert {name.removesuffix("campaign.json") for name in said} == {*NORMAL, "ar/fair-pay/"}

    def addresses(value: object) -> list[str]:
        if isinstance(value, str):
            return [value] if re.fullmatch(re.escape(ROOT) + r"\S*", value) else []
        parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
        return [found for part in parts for found in addresses(part)]

    found = {(name, url) for name, data in said.items() for url in addresses(data)}
    assert len(found) > 100
    assert [(name, url) for name, url in found if built.problem(url)] == []
    assert {data["$schema"] for data in said.values()} == {f"{ROOT}assets/campaign.schema.json"}
    there = {name for name in built.files if re.search(r"/letters/[^/]+/[^/]+\.(docx|odt|pdf|txt|eml)$", name)}
    named = {entry["address"].removeprefix(ROOT) for data in said.values() for one in data["letters"] for entry in one["files"]}
    assert named == there


def test_an_event_is_there_as_data_and_for_calendars_on_the_web(built: Built) -> None:
    for prefix in ("", "fr/", "ar/"):
        page = built.pages[f"{prefix}fair-pay/events/meeting/"]
        data = page.one("script", type="application/ld+json")
        assert json.loads("".join(map(str, data.children)))["startDate"] == "2027-05-20T18:30:00+06:30"
        links = {one.text: one.attributes["href"] for one in page.all("a", href="*")}
        # Readers at risk, here those of Arabic, are not led to companies that would learn of it.
        assert ("Google" in links) == ("Outlook" in links) == (prefix != "ar/")
        if prefix != "ar/":
            assert links["Google"].startswith("https://calendar.google.com/")
            assert links["Outlook"].startswith("https://outlook.live.com/")
        someday = built.pages[f"{prefix}fair-pay/events/someday/"]
        assert not someday.all("script", type="application/ld+json")
        assert not {"Google", "Outlook"} & {one.text for one in someday.all("a")}
    meeting, someday = (built.pages[f"fair-pay/events/{id}/"].text for id in ("meeting", "someday"))
    assert meeting.count("Registering tells the organisers’ registration site your name and address.") == 1
    assert "Registering" not in someday
    assert "You can take part online." in meeting


# Every page


def test_times_are_instants_in_utc_or_dates(built: Built) -> None:
    found = {one.attributes["datetime"] for page in built.pages.values() for one in page.all("time")}
    assert {"2027-05-20T12:00Z", "2027-05-20T13:30Z", "2027-06-01", "2027-05-01"} <= found
    assert not [one for one in found if not re.fullmatch(r"\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?Z)?", one)]


def test_headings_come_in_order_under_one_title(built: Built) -> None:
    for address, page in built.pages.items():
        if not is_public(address):
            continue
        levels = [int(one.name[1]) for one in page if re.fullmatch("h[1-6]", one.name)]
        visible = [level for level in levels if level]
        assert visible.count(1) == 1, address
        steps = [(a, b) for a, b in pairwise(visible) if b > a + 1]
        assert not steps, (address, visible)


def test_ids_are_unique_and_labels_name_them(built: Built) -> None:
    for address, page in built.documents.items():
        ids = [one.attributes["id"] for one in page.all("", id="*")]
        assert len(ids) == len(set(ids)), (address, sorted(id for id in ids if ids.count(id) > 1))
        for name in ("for", "aria-labelledby", "aria-describedby"):
            for one in page:
                assert set(one.attributes.get(name, "").split()) <= set(ids), (address, name)


def test_pictures_are_described(built: Built) -> None:
    images = [(address, one) for address, page in built.pages.items() for one in page.all("img")]
    assert images
    assert [address for address, one in images if is_public(address) and not one.attributes.get("alt", "").strip()] == []


def test_nothing_is_escaped_twice_or_left_unfilled(built: Built) -> None:
    for address, page in built.pages.items():
        for _, text in page.one("body").texts():
            assert not re.search(
                r"&(lt|gt|amp|quot|#\d+);|%\(\w+\)s|\{\{|\{%|\bNone\b|\bUndefined\b|<(bdi|time|a|span)[ >]", text
            ), (address, text)


def test_a_title_and_a_description_are_on_every_page(built: Built) -> None:
    for address, page in built.pages.items():
        assert page.one("title").text, address
        # News may have no summary.
        if is_public(address) and "/news/2027" not in address:
            assert page.one("meta", name="description").attributes["content"], address
    assert built.pages["fair-pay/"].one("title").text == "Fair pay in the hall"
    assert built.pages["fair-pay/"].one("meta", name="description").attributes["content"] == "Every hour counts & is paid."


def test_every_public_page_has_a_share_picture_when_they_are_switched_on(built: Built, elsewhere: Path) -> None:
    config = elsewhere / "mkdocs.yml"
    plain = config.read_text(encoding="utf-8")
    config.write_text(plain.replace("share_pictures: false", "share_pictures: true"), encoding="utf-8")
    try:
        done = run(elsewhere, "-m", "mkdocs", "build", "--strict", "--site-dir", "pictured")
    finally:
        config.write_text(plain, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    made = Built(elsewhere / "pictured", ROOT)
    shown = {f"{address}share.png" for address in made.pages if is_whole(address) and not address.endswith("404.html")}
    assert {name for name in made.files if name.endswith("share.png")} == shown
    for address, page in made.pages.items():
        named = [one.attributes["content"] for one in page.all("meta", property="og:image")]
        assert named == ([f"{ROOT}{address}share.png"] if f"{address}share.png" in shown else []), address
    # Width and height stand in the first chunk (PNG, section 11.2.2).
    assert {struct.unpack_from(">4sLL", made.files[name], 12) for name in shown} == {(b"IHDR", 1200, 630)}
    assert not [name for name in built.files if name.endswith("share.png")]
    assert not [address for address, page in built.pages.items() if page.all("meta", property="og:image")]


# Building


@pytest.fixture(scope="session")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same project in another place."""
    return project(tmp_path_factory.mktemp("another place") / "été" / "hall")


def test_two_builds_of_one_second_are_equal_byte_by_byte(built: Built, elsewhere: Path) -> None:
    done = run(
        elsewhere,
        "-m",
        "mkdocs",
        "build",
        "--strict",
        LC_ALL="tr_TR.UTF-8",
        LANG="C",
        TZ="Asia/Yangon",
        PYTHONHASHSEED="4242",
        PYTHONUTF8="1",
    )
    assert done.returncode == 0, done.stderr
    assert same(built.files, Built(elsewhere / "site", ROOT).files) == []


def test_the_command_makes_the_same_pages_and_leaves_nothing_else(built: Built, elsewhere: Path) -> None:
    done = handbill(elsewhere, "build", "--out", "public/made", PYTHONHASHSEED="1")
    assert done.returncode == 0, done.stdout + done.stderr
    assert same(built.files, Built(elsewhere / "public" / "made", ROOT).files) == []
    assert names(elsewhere / "public") == ["made"]


def test_many_processes_make_the_same_pages(built: Built, elsewhere: Path) -> None:
    # Shares so small that even this site is divided.
    program = "import handbill.publishing.workers as s; s.SMALLEST = 3; from mkdocs.__main__ import cli; cli()"
    done = run(elsewhere, "-c", program, "build", "--strict", "--site-dir", "shared", HANDBILL_JOBS="3")
    assert done.returncode == 0, done.stderr
    assert same(built.files, Built(elsewhere / "shared", ROOT).files) == []


def test_properdocs_makes_the_same_pages(built: Built, elsewhere: Path) -> None:
    pytest.importorskip("properdocs")
    done = run(elsewhere, "-m", "properdocs", "build", "-f", "mkdocs.yml", "--strict", "--site-dir", "proper")
    assert done.returncode == 0, done.stderr
    made = Built(elsewhere / "proper", ROOT).files
    # Its name stands in the handbook, which its theme makes.
    assert (
        same(built.files, made, but=lambda name: not is_public(name) or name.endswith((".gz", ".map")) or "stylesheets" in name)
        == []
    )


def test_an_event_that_is_over_invites_nobody(elsewhere: Path) -> None:
    month_later = str(int(NOON) + 31 * 86_400)
    done = handbill(elsewhere, "build", "--campaign", "fair-pay", "--out", "later", SOURCE_DATE_EPOCH=month_later)
    assert done.returncode == 0, done.stdout + done.stderr
    page = Built(elsewhere / "later", ROOT).pages["fair-pay/events/meeting/"]
    assert "You can take part online." not in page.text
    assert "Registering" not in page.text
    assert not {"Google", "Outlook"} & {one.text for one in page.all("a")}
    assert page.all("script", type="application/ld+json")


def test_one_campaign_can_be_built_alone(elsewhere: Path) -> None:
    done = handbill(elsewhere, "build", "--campaign", "atelier", "--out", "one")
    assert done.returncode == 0, done.stdout + done.stderr
    made = Built(elsewhere / "one", ROOT)
    own = {page for page in PAGES if not re.search("fair-pay|resting|won-long-ago", page)}
    assert set(made.pages) == own | {f"{letter}embed/" for letter in EMBEDDED if "atelier" in letter}


def test_a_site_of_one_language_with_a_region_in_a_folder_of_a_server(tmp_path: Path) -> None:
    root = drawn.draw(
        tmp_path,
        {
            "campaigns/pay/campaign.yml": drawn.campaign(languages=["pt-BR"]),
            "campaigns/pay/index.md": drawn.page("Salário", "[Início](index.md)\n"),
        },
    )
    shutil.copytree(HERE.parent / "overrides", root / "overrides")
    settings = json.loads(drawn.mkdocs("pt-BR"))
    settings |= {
        "site_url": "https://union.example.org/act/",
        "theme": {"name": "material", "custom_dir": "overrides", "font": False},
    }
    settings["plugins"][1]["i18n"] |= {"docs_structure": "suffix", "fallback_to_default": False, "reconfigure_search": False}
    (root / "mkdocs.yml").write_text(json.dumps(settings))
    done = run(root, "-m", "mkdocs", "build", "--strict")
    assert done.returncode == 0, done.stderr
    made = Built(root / "site", settings["site_url"])
    assert set(made.pages) == {"", "archive/", "pay/", "404.html"}
    assert {found.one("html").attributes["lang"] for found in made.pages.values()} == {"pt-BR"}
    links = [(address, one.attributes["href"]) for address, found in made.pages.items() for one in found.all("", href="*")]
    own = [url for address, link in links if made.is_own(url := made.where(address, link))]
    assert [problem for url in own if (problem := made.problem(url))] == []
    assert made.where("404.html", made.pages["404.html"].one("link", rel="stylesheet").attributes["href"]) in own


@pytest.fixture
def old_site(elsewhere: Path) -> Path:
    """A site that stands already, with one file."""
    folder = elsewhere / "standing" / "site"
    shutil.rmtree(folder.parent, ignore_errors=True)
    folder.mkdir(parents=True)
    (folder / "index.html").write_text("old")
    return folder


@pytest.fixture
def spoil(elsewhere: Path) -> Callable[[str, str, str], None]:
    """Replaces a text in a file of the project until the test ends."""
    saved: dict[Path, str] = {}

    def change(path: str, old: str, new: str) -> None:
        file = elsewhere / path
        saved.setdefault(file, file.read_text(encoding="utf-8"))
        assert old in saved[file]
        file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")

    yield change  # type: ignore[misc]
    for file, text in saved.items():
        file.write_text(text, encoding="utf-8")


def test_errors_in_the_content_stop_both_doors_and_leave_the_old_site(
    elsewhere: Path, old_site: Path, spoil: Callable[[str, str, str], None]
) -> None:
    spoil("campaigns/fair-pay/letters/by-post.md", "to: [pia]", "to: [pina]")
    done = handbill(elsewhere, "build", "--out", str(old_site))
    problem = "campaigns/fair-pay/letters/by-post.md:5:6: unknown recipient “pina”; did you mean “pia”? [unknown-recipient]"
    assert (done.returncode, done.stdout.strip()) == (1, problem)
    assert "Traceback" not in done.stderr
    assert (names(old_site.parent), names(old_site), (old_site / "index.html").read_text()) == (
        ["site"],
        ["index.html"],
        "old",
    )
    done = run(elsewhere, "-m", "mkdocs", "build", "--strict", "--site-dir", str(old_site.parent / "other"))
    assert done.returncode == 1
    assert problem in done.stderr
    assert "Traceback" not in done.stderr
    assert names(old_site.parent) == ["site"]


def test_what_strict_mode_refuses_leaves_the_old_site_too(
    elsewhere: Path, old_site: Path, spoil: Callable[[str, str, str], None]
) -> None:
    spoil("docs/handbook/index.md", "letters.md", "letteres.md")
    done = handbill(elsewhere, "build", "--out", str(old_site))
    assert done.returncode == 2
    assert "letteres.md" in done.stderr
    assert "Traceback" not in done.stderr
    assert (names(old_site.parent), names(old_site)) == (["site"], ["index.html"])


def test_a_theme_that_breaks_leaves_the_old_site_too(
    elsewhere: Path, old_site: Path, spoil: Callable[[str, str, str], None]
) -> None:
    spoil("overrides/hb/letter.html", "{% block main %}", "{% block main %}{{ view.nothing.of.this }}")
    done = handbill(elsewhere, "build", "--out", str(old_site))
    assert done.returncode == 2
    assert (names(old_site.parent), names(old_site)) == (["site"], ["index.html"])


def test_warnings_stop_no_strict_build(elsewhere: Path) -> None:
    done = handbill(elsewhere, "check")
    assert done.returncode == 0
    assert "notes.txt" in done.stdout
    assert "warning: " in done.stdout
