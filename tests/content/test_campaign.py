"""campaign.yml: what it says, and what it cannot say."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from handbill.model.publication import is_high_risk
from handbill.publishing.load import Loaded, load

Draw = Callable[..., Path]
Found = Callable[..., list[str]]
FILE = "campaigns/fair-pay/campaign.yml"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("staus: active", "5:1: unknown field “staus”; did you mean “status”? [unknown-field]"),
        ("partners: [{name: Hall, rol: funder}]", "5:25: unknown field “rol”; did you mean “role”? [unknown-field]"),
        ("partners: [{url: https://example.org}]", "5:12: the field “name” is missing [missing-field]"),
        ("partners: [Hall]", "5:12: “Hall” must be a map of fields [bad-type]"),
        ("partners: Hall", "5:11: “partners” must be a list, such as [Hall] [bad-type]"),
        ("partners: {name: Hall}", "5:11: “partners” must be a list; begin each of its entries with “- ” [bad-type]"),
        ("partners: [{name: 2027}]", "5:19: “2027” is read as a number or yes/no; put it in quotes [bad-type]"),
        ("partners: [{name: {fr: Salle}}]", "5:19: the map has no text in the source language “en”; add it [missing-field]"),
        (
            "partners: [{name: {english: Hall, en: Hall}}]",
            "5:20: “english” is not a valid language tag; write it like en, pt-BR or zh-Hant",
        ),
        ("report_to: office", "5:12: “office” is not a valid e-mail address; write it like name@example.org [bad-email]"),
        ("report_to: a\u200bb@example.org", "5:13: the address “aU+200Bb@example.org” contains an invisible character (U+200B)"),
        ("report_to: 'a\u200bb@example.org'", "5:14: the address “aU+200Bb@example.org” contains an invisible character (U+200B)"),
        ("deadline: 1 May 2027", "5:11: “1 May 2027” is not a date; write it as year-month-day, like 2027-05-01 [bad-date]"),
        ("deadline: [x]", "5:11: a list or map is not a date; write it as year-month-day, like 2027-05-01 [bad-date]"),
        (
            "accent: #1f68c0",
            ("5:1: the field “accent” has no value; what follows “#” is a comment here, so put it in quotes [empty-field]"),
        ),
        (
            "accent: '#ffcc00'",
            ("5:9: the colour “#ffcc00” has a contrast of 1.5 with white; it must lie between 4.5 and 6, so take a darker"),
        ),
        ("hashtags: ['#FairPay']", "5:12: write the hashtag “#FairPay” without its # [bad-hashtag]"),
        ("hashtags: [true]", "5:12: “true” is read as a number or yes/no; put it in quotes [bad-type]"),
        ("hashtags: [1e3]", "5:12: “1e3” is read as a number or yes/no; put it in quotes [bad-type]"),
        (
            "share: [facebok]",
            ("5:9: “facebok” is not known here; did you mean “facebook”? It can be facebook, x, telegram, whatsapp,"),
        ),
        (
            "channels: {myspace: https://example.org}",
            ("5:12: “myspace” is not known here; it can be facebook, instagram, telegram, x,"),
        ),
        (
            "channels: {x: http://example.org}",
            ("5:15: “http://example.org” begins with http://, which anyone on the way can read; write its https:// address"),
        ),
        ("risk: hihg", "5:7: “hihg” is not known here; did you mean “high”? It can be normal or high [bad-value]"),
        ("risk: {en: hihg}", "5:12: “hihg” is not known here; did you mean “high”? It can be normal or high [bad-value]"),
        ("risk: {fr: high}", "5:8: the campaign has no language “fr” [unknown-language]"),
        ("translation_policy: all", "5:21: “all” is not known here; it can be reviewed or any [bad-value]"),
        ("source_language: fr", "2:12: the source language “fr” is not among the languages; add it [source-language]"),
        (
            "publish_at: 2027-05-01 09:00",
            ("5:13: “2027-05-01 09:00” is not a time with its zone; write it like 2027-05-01 09:00 Europe/Brus"),
        ),
        (
            "publish_at: 2027-05-01 09:00 CEST",
            ("5:13: “CEST” is an abbreviation; name a city instead, such as Europe/Brussels [bad-zone]"),
        ),
        (
            "publish_at: 2027-03-28 02:30 Europe/Brussels",
            ("5:13: clocks in Europe/Brussels skip 2027-03-28 02:30; that night they are"),
        ),
    ],
)
def test_each_slip_is_named_with_its_value(campaign: Draw, errors: Found, line: str, message: str) -> None:
    campaign(config=f"{line}\n")
    assert len(errors()) >= 1
    assert any(error.startswith(f"{FILE}:{message}") for error in errors()), errors()
    if not line.startswith("source_language"):
        assert len(errors()) == 1


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("status: active", "", "1:1: the field “status” is missing [missing-field]"),
        (
            "status: active",
            "status: activ",
            ("1:9: “activ” is not known here; did you mean “active”? It can be draft, active, paused, won or"),
        ),
        ("languages: [en]", "languages: en", "2:12: “languages” must be a list, such as [en] [bad-type]"),
        ("languages: [en]", "languages: []", "2:12: “languages” must not be empty [empty-field]"),
        (
            "languages: [en]",
            "languages: [en, de]",
            ("2:17: the site has no language “de”; it has en, fr or my (mkdocs.yml) [unknown-language]"),
        ),
        ("languages: [en]", "languages: [en, en]", "2:17: the language “en” is given twice; keep one [duplicate-language]"),
        (
            "contact: office@example.org",
            "contact:",
            ("4:1: the field “contact” has no value; write one or delete the line [empty-field]"),
        ),
    ],
)
def test_what_is_required_must_stand_there(campaign: Draw, errors: Found, old: str, new: str, message: str) -> None:
    campaign(replace={old: new})
    assert [error[: len(FILE) + 1 + len(message)] for error in errors()] == [f"{FILE}:{message}"]


def test_organisers_have_names_in_several_languages(campaign: Draw, errors: Found) -> None:
    campaign(
        replace={"organisers: [{name: Hall Workers}]": ("organisers: [{name: {en: Hall Workers, fr: Salle}, role: {en: host}}]")}
    )
    assert errors() == []


def test_pages_are_read_though_campaign_yml_is_broken(campaign: Draw, errors: Found) -> None:
    campaign({"faq.md": "---\ntitle: FAQ\n---\n"}, replace={"status: active": "status: activ"})
    assert [error.split(" ")[0] for error in errors()] == [f"{FILE}:1:9:", "campaigns/fair-pay/faq.md:2:1:"]


def _slugs(root: Path, now: datetime) -> list[str]:
    site = load(root, now).site
    assert site is not None
    return [campaign.slug for campaign in site.campaigns]


def test_a_draft_is_checked_and_not_published(campaign: Draw, project: Path, now: datetime, loaded: Callable[[], Loaded]) -> None:
    campaign(replace={"status: active": "status: draft"})
    assert loaded().project is not None
    assert len(loaded().project.campaigns) == 1
    assert _slugs(project, now) == []


def test_an_embargo_ends_at_its_minute_in_its_zone(campaign: Draw, project: Path) -> None:
    campaign(config="publish_at: 2027-05-01 09:00 Asia/Yangon\n")
    assert _slugs(project, datetime(2027, 5, 1, 2, 29, tzinfo=UTC)) == []
    assert _slugs(project, datetime(2027, 5, 1, 2, 30, tzinfo=UTC)) == ["fair-pay"]


def test_risk_may_depend_on_the_language(campaign: Draw, loaded: Callable[[], Loaded]) -> None:
    campaign(config="risk: {my: high}\n", replace={"languages: [en]": "languages: [en, my]"})
    one = loaded().project.campaigns[0][0]
    assert (is_high_risk(one, "my"), is_high_risk(one, "en")) == (True, False)


def test_news_to_come_is_checked_and_not_published(campaign: Draw, project: Path, now: datetime) -> None:
    campaign({"news/2027-05-01-march.md": "---\ntitle: March\ndate: 2027-05-01\n---\n\nWe marched.\n"})
    assert load(project, now).site.campaigns[0].of_kind("news") == []
    assert len(load(project, datetime(2027, 5, 1, tzinfo=UTC)).site.campaigns[0].of_kind("news")) == 1


MKDOCS = "site_name: Hub\nsite_url: https://hub.example.org/\nplugins:\n"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (MKDOCS + "  - handbill:\n      exit_ur: x\n", "5:7: unknown option “exit_ur”; did you mean “exit_url”? [unknown-field]"),
        (MKDOCS + "  - i18n\n", "1:1: the plugin “i18n” lists no languages; the site needs at least one [missing-field]"),
        (MKDOCS + "  - i18n: text\n", "1:1: the plugin “i18n” lists no languages; the site needs at least one [missing-field]"),
        ("plugins: 5\n", "1:1: the plugin “i18n” lists no languages; the site needs at least one [missing-field]"),
        (
            MKDOCS + "  - i18n: {languages: [{locale: fr}]}\n",
            ("4:24: the first language, and only that, is the site's default: “default: true”"),
        ),
        ("a: b: c\n", "1:5: the line cannot be read: it has a second “: ”; put the text in quotes [yaml]"),
        ("", "1:1: the plugin “i18n” lists no languages; the site needs at least one [missing-field]"),
    ],
)
def test_mkdocs_yml_is_read_as_far_as_it_speaks_of_us(project: Path, errors: Found, text: str, message: str) -> None:
    (project / "mkdocs.yml").write_text(text, encoding="utf-8")
    assert any(error.startswith(f"mkdocs.yml:{message}") for error in errors()), errors()


def test_one_mistake_hides_no_other(project: Path, write: Callable[[dict[str, str]], Path], errors: Found) -> None:
    write(
        {
            "campaigns/pay/campaign.yml": "status: activ\nlanguages: [en]\norganisers: [{name: Us}]\ncontact: us@example.org\n",
            "campaigns/pay/index.md": "---\ntitel: Pay\nsummary: Now.\n---\n\nSee [it](letters/wage.md).\n",
            "campaigns/pay/actions/write.md": "---\ntitle: Write\nsummary: Now.\nkind: leter\nletter: [wage]\n---\n\nWrite.\n",
            "campaigns/pay/letters/wages.md": "---\ntitle: Wages\nsummary: Now.\nsubject: Pay\nto: [minster]\n---\n\nDear [[nme]].\n",
        }
    )
    assert {line.rsplit("[", 1)[1].rstrip("]") for line in errors()} >= {
        "bad-value", "unknown-field", "broken-link", "unknown-letter", "unknown-recipient", "unknown-placeholder",
    }  # fmt: skip
