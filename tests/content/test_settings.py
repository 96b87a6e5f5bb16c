"""mkdocs.yml is checked like every other file: with line and column, all at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from handbill.content.settings import read_settings
from handbill.model.settings import Owner
from handbill.problems import Problems

LANGUAGES = "  - i18n:\n      languages:\n        - {locale: en, name: English, default: true}\n        - {locale: fr}\n"
SITE = "site_name: Hub\nsite_url: https://hub.example.org/\n"
OPTIONS = "plugins:\n  - handbill:\n      exit_url: https://weather.example.org/\n"


def config(site: str = SITE, options: str = OPTIONS, languages: str = LANGUAGES) -> str:
    return site + options + languages


@pytest.fixture
def errors(tmp_path: Path) -> Callable[[str], list[str]]:
    """The errors of a text as mkdocs.yml."""

    def find(text: str) -> list[str]:
        (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
        problems = Problems()
        read_settings(tmp_path, problems)
        return [str(problem) for problem in problems]

    return find


@pytest.mark.parametrize(
    ("url", "column", "message"),
    [
        ("https://ex ample.org/", 21, "the site's address “https://ex ample.org/” has a character that does not belong there"),
        ("https://x.org/a|b/", 26, "the site's address “https://x.org/a|b/” has a character that does not belong there"),
        ("https://user:pw@x.org/", 26, "the site's address “https://user:pw@x.org/” has a user; write it without"),
        ("https://x.org/?a=1", 25, "the site's address “https://x.org/?a=1” has a query; write it without"),
        ("'https://x.org/#top'", 26, "the site's address “https://x.org/#top” has a fragment; write it without"),
        *(
            (url, 11, f"“{url}” is not the address of a site; write it like https://campaigns.example.org/")
            for url in ("https://[x/", "https://x.org:99999/", "https://x.org:a/", "https:///", "x.org", "ftp://x.org/")
        ),
    ],
)
def test_an_address_that_no_site_can_have_is_refused(
    errors: Callable[[str], list[str]], url: str, column: int, message: str
) -> None:
    text = config(f"site_name: Hub\nsite_url: {url}\n")
    assert errors(text) == [f"mkdocs.yml:2:{column}: {message} [bad-url]"]


@pytest.mark.parametrize("url", ["https://hub.example.org", "https://hub.example.org/", "https://hub.example.org//"])
def test_the_address_of_the_site_ends_with_one_slash(tmp_path: Path, url: str) -> None:
    (tmp_path / "mkdocs.yml").write_text(config(f"site_name: Hub\nsite_url: {url}\n"), encoding="utf-8")
    read = read_settings(tmp_path, Problems())
    assert read is not None
    assert read.settings.site_url == "https://hub.example.org/"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (config("site_url: https://hub.example.org/\n"), ["1:1: the field “site_name” is missing [missing-field]"]),
        (config("site_name: Hub\n"), ["1:1: the field “site_url” is missing [missing-field]"]),
        (config("site_name: ''\nsite_url: https://x.org/\n"), ["1:12: the text is empty; write it or delete the line [empty-text]"]),
        (config("site_name: 5\nsite_url: https://x.org/\n"), ["1:12: “5” is read as a number or yes/no; put it in quotes [bad-type]"]),
        (config("site_name:\nsite_url: https://x.org/\n"), ["1:1: the field “site_name” has no value; write one or delete the line [empty-field]"]),
        (config(options=OPTIONS + "      mailto_max: 0\n"), ["6:19: “0” must be at least 1 [bad-value]"]),
        (config(options=OPTIONS + "      mailto_max: -5\n"), ["6:19: “-5” must be at least 1 [bad-value]"]),
        (config(options=OPTIONS + "      mailto_max: 100001\n"), ["6:19: “100001” must be at most 100000 [bad-value]"]),
        (config(options=OPTIONS + "      letter_files: no\n"), ["6:21: “no” must be true or false [bad-type]"]),
        (config(options=OPTIONS + "      owners: {}\n"), ["6:7: unknown option “owners”; did you mean “owner”? [unknown-field]"]),
        (config(options=OPTIONS + "      owner: {url: https://x.org/}\n"), ["6:14: the field “name” is missing [missing-field]"]),
        (config(options=OPTIONS + "      owner: {name: Us, contact: us@x}\n"), ["6:34: “us@x” is not a valid e-mail address; write it like name@example.org [bad-email]"]),
        (config(options=OPTIONS + "      owner: {name: Us, mail: us@x.org}\n"), ["6:25: unknown field “mail” [unknown-field]"]),
        (config(options="plugins:\n  - handbill\n"), ["4:5: the field “exit_url” is missing [missing-field]"]),
        (config(options="plugins:\n"), ["4:3: the field “exit_url” is missing [missing-field]", "4:3: the plugin “handbill” is not listed; add it before “i18n” [missing-field]"]),
        (config(options="plugins:\n  - handbill: 5\n"), ["4:15: the field “exit_url” is missing [missing-field]", "4:15: “5” must be a map of options, like exit_url: https://… [bad-type]"]),
        (config(languages=LANGUAGES + "        - {locale: fr, name: Encore}\n"), ["10:20: the language “fr” is listed twice; keep one [duplicate-language]"]),
        (config(languages=LANGUAGES + "        - {locale: Klingon}\n"), ["10:20: “Klingon” is not a valid language tag; write it like en, pt-BR or zh-Hant (BCP 47) [bad-language]"]),
        (config(languages=LANGUAGES + "        - {name: Deutsch}\n"), ["10:11: the language has no “locale” [missing-field]"]),
    ],
)  # fmt: skip
def test_a_setting_that_cannot_be_is_told_with_its_place(
    errors: Callable[[str], list[str]], text: str, expected: list[str]
) -> None:
    assert errors(text) == [f"mkdocs.yml:{line}" for line in expected]


def test_one_wrong_setting_hides_no_other_and_no_campaign(project: Path, found: Callable[..., list[str]]) -> None:
    text = config("site_name: Hub\nsite_url: https://x.org/?a\n", OPTIONS + "      mailto_max: 0\n")
    (project / "mkdocs.yml").write_text(text, encoding="utf-8")
    (project / "campaigns" / "pay").mkdir(parents=True)
    assert [line.rpartition(" [")[2].rstrip("]") for line in found(severity="error")] == ["missing-page", "bad-url", "bad-value"]
    assert [line for line in found("example-address") if "invalid" in line] == []


def test_who_runs_the_hub_is_read(tmp_path: Path) -> None:
    options = OPTIONS + "      owner: {name: Hall Union, url: https://x.org/, contact: us@ünion.org}\n"
    (tmp_path / "mkdocs.yml").write_text(config(options=options), encoding="utf-8")
    read = read_settings(tmp_path, Problems())
    assert read is not None
    assert read.settings.owner == Owner(name="Hall Union", url="https://x.org/", contact="us@xn--nion-zra.org")


# MkDocs' own idiom


def env(value: str, options: str = "") -> str:
    return config(f"site_name: Hub\nsite_url: {value}\n", OPTIONS + options)


@pytest.mark.parametrize(
    ("value", "variables", "expected"),
    [
        ("!ENV SITE", {"SITE": "https://a.org/"}, "https://a.org/"),
        ("!ENV [SITE]", {"SITE": "https://a.org/"}, "https://a.org/"),
        ("!ENV [PREVIEW, SITE, 'https://c.org/']", {"SITE": "https://a.org/"}, "https://a.org/"),
        ("!ENV [PREVIEW, SITE, 'https://c.org/']", {"PREVIEW": "https://b.org/", "SITE": "https://a.org/"}, "https://b.org/"),
        ("!ENV [PREVIEW, SITE, 'https://c.org/']", {}, "https://c.org/"),
    ],
)
def test_a_setting_can_come_from_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, value: str, variables: dict[str, str], expected: str
) -> None:
    for name, text in variables.items():
        monkeypatch.setenv(name, text)
    (tmp_path / "mkdocs.yml").write_text(env(value), encoding="utf-8")
    problems = Problems()
    read = read_settings(tmp_path, problems)
    assert read is not None
    assert (read.settings.site_url, list(problems)) == (expected, [])


def test_a_default_is_not_the_name_of_a_variable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HALL", "Another name")
    text = config("site_name: !ENV [PREVIEW, HALL]\nsite_url: https://x.org/\n")
    (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
    read = read_settings(tmp_path, Problems())
    assert read is not None
    assert read.settings.site_name == "HALL"


def test_an_option_from_the_environment_has_the_type_that_its_text_shows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PICTURES", "false")
    monkeypatch.setenv("MOST", "1500")
    options = "      share_pictures: !ENV [PICTURES, true]\n      mailto_max: !ENV MOST\n      letter_files: !ENV [FILES, false]\n"
    (tmp_path / "mkdocs.yml").write_text(env("https://x.org/", options), encoding="utf-8")
    problems = Problems()
    read = read_settings(tmp_path, problems)
    assert read is not None
    assert list(problems) == []
    assert (read.settings.share_pictures, read.settings.mailto_max, read.settings.letter_files) == (False, 1500, False)


@pytest.mark.parametrize("value", ["!ENV NOWHERE", "!ENV [NOWHERE]"])
def test_a_variable_that_is_not_set_is_named(errors: Callable[[str], list[str]], value: str) -> None:
    assert errors(env(value))[0] == (
        "mkdocs.yml:2:11: the environment variable “NOWHERE” is not set; set it, or give a default: "
        "!ENV [NOWHERE, default] [unset-variable]"
    )


def test_a_wrong_value_from_the_environment_is_quoted(errors: Callable[[str], list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE", "x.org")
    assert errors(env("!ENV SITE")) == [
        "mkdocs.yml:2:11: “x.org” is not the address of a site; write it like https://campaigns.example.org/ [bad-url]"
    ]


def test_tags_of_other_settings_are_the_business_of_others(errors: Callable[[str], list[str]]) -> None:
    others = "markdown_extensions:\n  - x: {y: !!python/name:a.b ''}\nextra: {a: !ENV [A, 1], b: [], b: 2}\n"
    assert errors(others + config(languages="  - other: {enabled: !ENV [CI, false]}\n" + LANGUAGES)) == []
