"""Texts as content managers, translators' programs and web editors write them come out as their authors mean."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from drawn import campaign, campaign_of, mkdocs, page, page_of, read, recipients, rendered, site_of, translation
from handbill.letters.envelopes import envelopes
from handbill.model.campaign import Site
from handbill.news.feed import feed_of, json_feed
from rfc6068 import parse


def sent(tmp_path: Path, body: str) -> str:
    """What a letter's link carries, with LF."""
    files = {
        "campaigns/pay/campaign.yml": campaign(),
        "campaigns/pay/index.md": page("Pay"),
        "campaigns/pay/recipients.csv": recipients("m,Mia,,,mia@gov.example.org"),
        "campaigns/pay/letters/wages.md": page("Wages", body, subject="Pay", to=["m"]),
    }
    site = site_of(tmp_path, files)
    letter = page_of(site, "letter", "wages")
    (message,) = envelopes(campaign_of(site), letter, letter.source_text, 2000)
    return parse(message.send.href).body.replace("\r\n", "\n")


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (
            "Write to info\\@example.org or see https\\://example.org/. It costs \\$5 \\~ \\$6.",
            "Write to info@example.org or see https://example.org/. It costs $5 ~ $6.",
        ),
        ("a \\& b \\' c \\\" d \\: e \\% f \\^ g \\/ h \\| i \\<b>", "a & b ' c \" d : e % f ^ g / h | i <b>"),
        ("We ask\n- pay\n- rest", "We ask\n\n- pay\n- rest"),
        ("~~old~~ new", "old new"),
        ("- [ ] to do\n- [x] done", "- [ ] to do\n- [x] done"),
        ("One\\\nTwo", "One\nTwo"),
        ("1. one\n   - inner\n2. two", "1. one\n    - inner\n2. two"),
    ],
)
def test_a_letter_is_sent_as_the_forge_shows_it(tmp_path: Path, body: str, text: str) -> None:
    assert sent(tmp_path, body + "\n") == text


def site_in(tmp_path: Path, files: Mapping[str, str]) -> Any:
    return read(
        tmp_path,
        {
            "mkdocs.yml": mkdocs("en", "fr", "my", "ar"),
            "campaigns/pay/campaign.yml": campaign(languages=["en", "fr", "my", "ar"]),
            "campaigns/pay/index.md": page("Pay"),
            **{f"campaigns/pay/{name}": text for name, text in files.items()},
        },
    )


def shown(site: Site, address: str, name: str, attribute: str) -> list[str | None]:
    """An attribute of all elements of a name in a page."""
    return [element.attributes.get(attribute) for element in rendered(site, address).all(name)]


def problems(tmp_path: Path, files: Mapping[str, str]) -> list[str]:
    loaded = site_in(tmp_path, files)
    return [str(problem).removeprefix("campaigns/pay/") for problem in loaded.problems.errors]


def test_a_link_to_an_own_id_works_in_every_translation(tmp_path: Path) -> None:
    files = {
        "index.fr.md": translation("Payez", "Voir [nos demandes](briefing.md#demands).\n"),
        "briefing.md": page("Briefing", "## What we ask {#demands}\n\nText.\n"),
        "briefing.fr.md": translation("Note", "## Nos revendications\n\nTexte.\n"),
    }
    assert problems(tmp_path, files) == []
    site = site_in(tmp_path, files).site
    assert "demands" in shown(site, "fr/pay/briefing/", "h2", "id")
    assert "briefing/#demands" in shown(site, "fr/pay/", "a", "href")


def test_a_link_to_no_heading_names_those_there_are(tmp_path: Path) -> None:
    files = {
        "index.fr.md": translation("Payez", "Voir [nos demandes](briefing.md#demands).\n"),
        "briefing.md": page("Briefing", "## Demands\n\nText.\n"),
        "briefing.fr.md": translation("Note", "## Nos revendications\n\nTexte.\n"),
    }
    assert problems(tmp_path, files) == [
        "index.fr.md:7:21: the page “briefing.md” has no heading “#demands”; it has #nos-revendications [broken-anchor]"
    ]


@pytest.mark.parametrize(
    ("language", "title", "arrow"),
    [
        ("fr", "Retour à la note 1 dans le texte", "↩"),
        ("ar", "العودة إلى الحاشية 1 في النص", "↪"),
        ("my", "စာသားထဲက အောက်ခြေမှတ်ချက် ၁ သို့ ပြန်သွားရန်", "↩"),
    ],
)
def test_the_way_back_from_a_footnote_speaks_the_readers_language(tmp_path: Path, language: str, title: str, arrow: str) -> None:
    files = {
        "sources.md": page("Sources", "Text.[^1]\n\n[^1]: Note.\n"),
        f"sources.{language}.md": translation("Sources", "Text.[^1]\n\n[^1]: Note.\n"),
    }
    links = rendered(site_in(tmp_path, files).site, f"{language}/pay/sources/").all("a")
    (back,) = [link for link in links if link.attributes.get("href") == "#fnref-1"]
    assert (back.attributes["title"], back.text) == (title, f"{arrow}\ufe0e")


@pytest.mark.parametrize(
    ("language", "title"), [("fr", "Retour à la note 1 dans le texte"), ("ar", "العودة إلى الحاشية 1 في النص")]
)
def test_feeds_lead_back_from_a_footnote_in_the_readers_language(tmp_path: Path, language: str, title: str) -> None:
    files = {
        "news/2027-05-01-march.md": page("March", "Text.[^1]\n\n[^1]: Note.\n", date="2027-05-01"),
        f"news/2027-05-01-march.{language}.md": translation("March", "Text.[^1]\n\n[^1]: Note.\n"),
    }
    site = site_in(tmp_path, files).site
    (item,) = json.loads(json_feed(feed_of(site, campaign_of(site), language)))["items"]
    assert re.findall(r' title="([^"]*)"', item["content_html"]) == [title]


def test_a_burmese_heading_keeps_its_vowels_in_its_id(tmp_path: Path) -> None:
    files = {
        "sources.md": page("Sources", "## Demands\n"),
        "sources.my.md": translation("Sources", "## တောင်းဆိုချက်\n"),
    }
    assert "တောင်းဆိုချက်" in shown(site_in(tmp_path, files).site, "my/pay/sources/", "h2", "id")


def test_a_page_of_raw_markup_has_each_slip_told(tmp_path: Path) -> None:
    body = (
        "We ask\n- pay\n- rest\n\n## What then? {#then}\n\nSee [the report][r] and a note[^9], ~~old~~ ==new==, :fist:, "
        "[button](index.md){ .md-button }, {{ page.title }} and {{< video abc >}}.\n\n"
        "A link [by a machine] (index.md) and ** bold **.\n\n- [ ] to do\n"
    )
    loaded = site_in(tmp_path, {"demands.md": page("Demands", body)})
    rules = [
        problem.rule for problem in loaded.problems if problem.position.path.endswith("demands.md") and problem.position.line > 1
    ]
    assert sorted(rules) == sorted(
        ["undefined-reference", "undefined-footnote", "raw-markup", "raw-markup", "attribute-list", "template-code", "template-code", "spaced-link"]
        + ["loose-emphasis"] * 2
    )  # fmt: skip


def test_what_web_editors_commit_is_read_with_one_warning(tmp_path: Path) -> None:
    files = {
        "facts.md": page("Facts", "Text.\n").replace("\n", "\r\n"),
        "word.md": page("Word", "\u09a4\u09be\u09dc\u09bf \u0932\u095c\n"),
    }
    root = site_in(tmp_path, {}).project.root
    for name, text in files.items():
        (root / "campaigns/pay" / name).write_bytes(text.encode())
    loaded = site_in(tmp_path, {})
    own = [
        str(problem)
        for problem in loaded.problems
        if re.search("facts|word", problem.position.path) and problem.rule != "missing-translation"
    ]
    assert own == [
        "campaigns/pay/facts.md:1:1: warning: the file ends its lines with CR; it is read all the same, as UTF-8 with LF in NFC [file-form]"
    ]
    assert "\u09a4\u09be\u09dc\u09bf \u0932\u095c" in rendered(loaded.site, "pay/word/").text


def test_a_field_that_ends_in_a_backslash_is_told(tmp_path: Path) -> None:
    """Weblate writes a line break of Markdown at the end of fields as well."""
    loaded = site_in(tmp_path, {"title.md": "---\ntitle: Titre\\\nsummary: Suite.\\\n---\n\nText.\\\nMore.\n"})
    own = [str(problem).removeprefix("campaigns/pay/") for problem in loaded.problems if problem.rule == "last-backslash"]
    assert own == [
        "title.md:2:8: warning: “Titre\\” ends in a backslash, which readers see; take it out [last-backslash]",
        "title.md:3:10: warning: “Suite.\\” ends in a backslash, which readers see; take it out [last-backslash]",
    ]
