"""Titles, organisers and names fit into share pictures, in signs that their fonts have."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import MKDOCS
from handbill.sharing import share_picture

Draw = Callable[..., Path]
Found = Callable[..., list[str]]
FOLDER = "campaigns/fair-pay"
LONG = "we ask for what was agreed " * 75
START = LONG[:40].rstrip()


@pytest.fixture(autouse=True)
def _switched_on(project: Path) -> None:
    text = MKDOCS.replace("      share_pictures: false\n", "")
    assert text != MKDOCS
    (project / "mkdocs.yml").write_text(text, encoding="utf-8")


def page(title: str) -> str:
    return f"---\nsummary: S\ntitle: {title}\n---\n\nWords.\n"


@pytest.mark.parametrize(
    "title",
    ["Fair pay", "Справядлівая аплата", "လုပ်အားခ တရားမျှတစွာ", "أجر عادل", LONG[:139] + "!"],
)
def test_titles_of_our_languages_pass(campaign: Draw, found: Found, title: str) -> None:
    campaign({"faq.md": page(title)})
    assert found() == []


def test_a_title_that_fits_in_no_size_is_an_error(campaign: Draw, found: Found) -> None:
    campaign({"faq.md": page(LONG.strip())})
    assert found() == [
        f"{FOLDER}/faq.md:3:8: “{START}…” is too long for the share picture, even in its smallest letters; shorten it [picture-too-long]"
    ]


def test_a_word_that_fits_on_no_line_is_an_error(campaign: Draw, found: Found) -> None:
    campaign({"faq.md": page("x" * 90)})
    assert [line.partition(": ")[0] for line in found("picture-too-long")] == [f"{FOLDER}/faq.md:3:8"]


@pytest.mark.parametrize(
    ("title", "named"),
    [("གླ་ཆ", "“ག” (U+0F42), “ླ” (U+0FB3), “་” (U+0F0B), “ཆ” (U+0F46)"), ("Pay 😀", "“😀” (U+1F600)")],
)
def test_a_character_that_no_font_has_is_an_error(campaign: Draw, found: Found, title: str, named: str) -> None:
    campaign({"faq.md": page(title)})
    assert found() == [
        f"{FOLDER}/faq.md:3:8: the fonts of share pictures have no {named}; take it out, or write “share_pictures: false” in mkdocs.yml [picture-unknown-sign]"
    ]


def test_a_translation_is_told_of_its_own_title(campaign: Draw, found: Found) -> None:
    french = "---\ntitle: Paie 😀\nsummary: S\ntranslation: {status: reviewed}\n---\n\nMots.\n"
    campaign({"index.fr.md": french}, replace={"languages: [en]": "languages: [en, fr]"})
    assert [line.partition(": ")[0] for line in found("picture-unknown-sign")] == [f"{FOLDER}/index.fr.md:2:8"]


def test_organisers_that_do_not_fit_are_told_once_and_where(campaign: Draw, found: Found) -> None:
    line = "organisers: [{name: Hall Workers}]"
    campaign({"faq.md": page("Questions")}, replace={line: f"organisers: [{{name: {LONG.strip()}}}]"})
    assert found() == [
        f"{FOLDER}/campaign.yml:3:13: “{START}…” is too long for the share picture, even in its smallest letters; give the organisers shorter names in “short_name” [picture-too-long]"
    ]
    campaign(replace={line: f"organisers: [{{name: {LONG.strip()}, short_name: We}}]"})
    assert found() == []


def test_the_title_of_a_campaign_stands_on_its_other_pages_too(campaign: Draw, found: Found) -> None:
    campaign({"index.md": page("Fair ☃ pay"), "faq.md": page("Questions")})
    assert [line.partition(": ")[0] for line in found()] == [f"{FOLDER}/index.md:3:8"]


def test_a_name_of_the_site_that_cannot_be_shown_is_told_in_its_settings(project: Path, campaign: Draw, found: Found) -> None:
    campaign()
    text = (project / "mkdocs.yml").read_text(encoding="utf-8")
    (project / "mkdocs.yml").write_text(text.replace("site_name: Campaigns", "site_name: ☃"), encoding="utf-8")
    assert [line.partition(" the fonts")[0] for line in found("picture-unknown-sign")] == ["mkdocs.yml:1:1:"]


def test_nothing_is_said_where_pictures_are_switched_off(project: Path, campaign: Draw, found: Found) -> None:
    (project / "mkdocs.yml").write_text(MKDOCS, encoding="utf-8")
    campaign({"faq.md": page("གླ་ཆ"), "other.md": page(LONG.strip())})
    assert found() == []


def test_pages_with_usual_titles_need_no_compiler(campaign: Draw, found: Found, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(share_picture, "_compile", lambda *_: pytest.fail("a picture was laid out"))
    campaign(
        {f"page-{number}.md": page(f"Question {number}, what do porters in the halls of our city ask for?") for number in range(5)}
    )
    assert found() == []
