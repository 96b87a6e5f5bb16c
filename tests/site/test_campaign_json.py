"""The campaign as JSON for affiliates: valid by its schema, with addresses that exist."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from drawn import addresses, campaign, campaign_of, mkdocs, page, recipients, site_of, translation
from handbill.letters.letter_file import LetterFile
from handbill.model.campaign import Edition, Site
from handbill.pages.letters.downloads import LetterFiles, by_folder
from handbill.publishing.files.data_files import calendars
from handbill.publishing.files.letter_files import letter_files
from handbill.site.campaign_json import SCHEMA_PATH, campaign_json, campaign_json_path, schema
from handbill.translations import translator

LICENCE = "https://creativecommons.org/licenses/by/4.0/"


def drawn(root: Path, files: dict[str, str] | None = None, **facts: Any) -> Site:
    """A site in three languages with one of each kind of page."""
    drawing = {
        "mkdocs.yml": mkdocs("en", "fr", "my", licence=LICENCE),
        "campaigns/pay/campaign.yml": campaign(
            **{
                "languages": ["en", "fr", "my"],
                "organisers": [
                    {"name": {"en": "Clerks", "fr": "Employés"}, "short_name": "UC", "url": "https://clerks.example.org/"}
                ],
                "partners": [{"name": "Hall Workers"}],
                "deadline": "2027-06-01",
                "hashtags": ["FairPay"],
                "channels": {"mastodon": "https://social.example.org/@clerks"},
                "risk": {"my": "high"},
                **facts,
            }
        ),
        "campaigns/pay/index.md": page("Pay"),
        "campaigns/pay/index.fr.md": translation("Payez"),
        "campaigns/pay/recipients.csv": recipients("mia,Mia Moss,BE,,mia@gov.example.org", "ben,Ben Bay,FR,,ben@gov.example.org"),
        "campaigns/pay/letters/wages.md": page(
            "Wages", "Dear [[recipient.name]],\n\n- pay **us**\n\n[[name]]\n", subject="Pay us", to=["mia"], fields=["name"]
        ),
        "campaigns/pay/letters/wages.fr.md": translation("Salaires", "Bonjour,\n\n[[name]]\n", subject="Payez-nous"),
        "campaigns/pay/letters/office.md": page(
            "Office", "Dear [[recipient.name]],\n", subject="Hours", to=["mia", "ben"], choose="recipient", mode="collective",
            downloads=["pdf"], recipient_language="fr", audience="clerks",
        ),
        "campaigns/pay/letters/office.fr.md": translation("Bureau", "Bonjour [[recipient.name]],\n", subject="Horaires"),
        "campaigns/pay/actions/write.md": page("Write", kind="letter", letter="wages", order=1),
        "campaigns/pay/actions/pass.md": page("Pass on", kind="share", order=2, deadline="2027-05-20"),
        "campaigns/pay/audiences/clerks.md": page("Clerks", letters=["wages"]),
        "campaigns/pay/events/meeting.md": page(
            "Meeting", starts="2027-05-20 18:30", ends="2027-05-20 20:00", timezone="Asia/Yangon", place="Hall", online=True,
            updated="2027-04-02", register_url="https://join.example.org/", languages=["en"], interpretation=["my"], revision=1,
        ),
        "campaigns/pay/events/march.md": page("March", starts="2027-05-01", place="Square", updated="2027-04-02"),
        "campaigns/pay/events/open.md": page(
            "Open", when={"from": "2027-08-01", "to": "2027-08-31"}, online=True, updated="2027-04-02"
        ),
        "campaigns/pay/news/2027-05-01-march.md": page("March", date="2027-05-01"),
    }  # fmt: skip
    return site_of(root, drawing | (files or {}))


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where letters' files are kept for all tests."""
    return tmp_path_factory.mktemp("letters")


def made(site: Site, cache: Path) -> list[LetterFile]:
    """The files of letters that the site publishes."""
    pairs = [(one, language) for one in site.campaigns for language in one.facts.languages]
    return [file for pair in pairs for file in letter_files(site, *pair, cache)]


def said(site: Site, language: str = "en", files: LetterFiles | None = None) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(campaign_json(Edition(site, campaign_of(site), language), files or {}))
    return found


def validate(data: dict[str, Any]) -> None:
    checker = jsonschema.Draft202012Validator.FORMAT_CHECKER
    jsonschema.Draft202012Validator(json.loads(schema()), format_checker=checker).validate(data)


def by_id(entries: list[dict[str, Any]], id: str) -> dict[str, Any]:
    return next(entry for entry in entries if entry["id"] == id)


def test_the_schema_is_a_schema_and_knows_every_field() -> None:
    found = json.loads(schema())
    jsonschema.Draft202012Validator.check_schema(found)
    assert found["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    objects = [found, *(one for one in found["$defs"].values() if one.get("type") == "object")]
    assert all(one["additionalProperties"] is False and set(one["required"]) == set(one["properties"]) for one in objects)


@pytest.mark.parametrize("status", ["active", "paused", "won", "closed"])
@pytest.mark.parametrize("language", ["en", "fr", "my"])
def test_every_file_is_valid_by_its_schema(language: str, status: str, tmp_path: Path) -> None:
    validate(said(drawn(tmp_path, status=status), language))


def test_a_campaign_with_nothing_but_its_page_is_valid(tmp_path: Path) -> None:
    files = {"campaigns/pay/campaign.yml": campaign(), "campaigns/pay/index.md": page("Pay")}
    found = said(site_of(tmp_path, files))
    validate(found)
    assert (found["calendar"], found["atom"], found["licence"], found["deadline"]) == (None, None, None, None)


def test_a_missing_or_unknown_field_is_not_valid(tmp_path: Path) -> None:
    found = said(drawn(tmp_path))
    for broken in ({**found, "surplus": 1}, {name: value for name, value in found.items() if name != "letters"}):
        with pytest.raises(jsonschema.ValidationError):
            validate(broken)


def test_a_campaign_as_json(tmp_path: Path, kept: Path, golden: Callable[[str, str], None]) -> None:
    site = drawn(tmp_path)
    golden("campaign.json", campaign_json(Edition(site, campaign_of(site), "fr"), by_folder(made(site, kept))))
    assert campaign_json_path("pay") == "pay/campaign.json"
    assert said(site)["$schema"] == f"https://hub.example.org/{SCHEMA_PATH}"


def test_every_page_it_names_is_on_the_site(tmp_path: Path) -> None:
    site = drawn(tmp_path)
    there = {f"https://hub.example.org/{address}" for address in addresses(site)}
    for language in ("en", "fr", "my"):
        found = said(site, language)
        pages = [found, *found["languages"], *found["letters"], *found["actions"], *found["events"], *found["audiences"]]
        assert {one["address"] for one in pages} <= there


@pytest.mark.parametrize("languages", [["en", "fr", "my"], ["en", "my"], ["en"]])
def test_every_file_it_names_is_published_and_no_other_is_left_out(languages: list[str], kept: Path, tmp_path: Path) -> None:
    risk = {"my": "high"} if "my" in languages else "normal"
    site = drawn(tmp_path, languages=languages, risk=risk)
    files = made(site, kept)
    calendars_there = {f"https://hub.example.org/{name}" for language in languages for name, _ in calendars(site, language)}
    named: set[str] = set()
    for language in languages:
        found = said(site, language, files=by_folder(files))
        named |= {entry["address"] for letter in found["letters"] for entry in letter["files"]}
        assert {event["calendar"] for event in found["events"]} - {None} <= calendars_there
        assert found["calendar"] in calendars_there
    assert named == {f"https://hub.example.org/{file.address}" for file in files if file.form != "zip"}


def test_without_published_files_it_names_none(tmp_path: Path) -> None:
    assert [letter["files"] for letter in said(drawn(tmp_path))["letters"]] == [[], []]


def test_a_letter_says_what_is_sent(tmp_path: Path, kept: Path) -> None:
    site = drawn(tmp_path)
    letter = by_id(said(site, files=by_folder(made(site, kept)))["letters"], "wages")
    assert letter["text"] == "Dear Mia Moss,\n\n- pay us\n\n[Your name]"
    assert (letter["subject"], letter["sent_language"], letter["rung"], letter["offered"]) == ("Pay us", "en", "full", True)
    assert [entry["address"].rpartition(".")[2] for entry in letter["files"]] == ["docx", "odt", "pdf", "txt", "eml"]
    assert letter["files"][2] == {"type": "application/pdf", "address": "https://hub.example.org/pay/letters/wages/wages.en.pdf"}


def test_a_letter_in_the_language_of_the_office_names_that_languages_files(tmp_path: Path, kept: Path) -> None:
    site = drawn(tmp_path)
    letter = by_id(said(site, files=by_folder(made(site, kept)))["letters"], "office")
    assert (letter["title"]["language"], letter["sent_language"], letter["subject"]) == ("en", "fr", "Horaires")
    assert letter["text"] == f"Bonjour [{translator('fr')('Name of the recipient')}],"
    assert [entry["address"] for entry in letter["files"]] == [
        "https://hub.example.org/pay/letters/office/office.fr.pdf",
        "https://hub.example.org/pay/letters/office/office-signatures.fr.pdf",
    ]


def test_an_untranslated_letter_names_the_files_of_the_source(tmp_path: Path, kept: Path) -> None:
    site = drawn(tmp_path)
    letter = by_id(said(site, "my", files=by_folder(made(site, kept)))["letters"], "wages")
    assert letter["address"] == "https://hub.example.org/my/pay/letters/wages/"
    assert letter["title"] == {"text": "Wages", "language": "en"}
    assert letter["files"][0]["address"] == "https://hub.example.org/pay/letters/wages/wages.en.docx"


def test_a_language_of_the_office_that_is_not_the_campaigns_has_its_files_with_the_source(tmp_path: Path, kept: Path) -> None:
    site = drawn(tmp_path, languages=["en", "my"])
    letter = by_id(said(site, "my", files=by_folder(made(site, kept)))["letters"], "office")
    assert letter["files"][0]["address"] == "https://hub.example.org/pay/letters/office/office.fr.pdf"


@pytest.mark.parametrize("status", ["paused", "won", "closed"])
def test_a_letter_that_is_not_offered_has_its_text_only(status: str, tmp_path: Path) -> None:
    letter = by_id(said(drawn(tmp_path, status=status))["letters"], "wages")
    assert (letter["offered"], letter["rung"], letter["files"]) == (False, None, [])
    assert letter["text"].startswith("Dear Mia Moss,")


def test_a_language_at_risk_has_nothing_to_pass_on(tmp_path: Path) -> None:
    site = drawn(tmp_path)
    found, english = said(site, "my"), said(site, "en")
    assert [action["id"] for action in found["actions"]] == ["write"]
    assert [action["id"] for action in english["actions"]] == ["write", "pass"]


def test_a_deadline_is_the_actions_own_or_the_campaigns(tmp_path: Path) -> None:
    actions = said(drawn(tmp_path))["actions"]
    assert [action["deadline"] for action in actions] == ["2027-06-01", "2027-05-20"]
    assert actions[0]["letters"] == ["wages"]


def test_an_event_says_when_and_where(tmp_path: Path) -> None:
    events = said(drawn(tmp_path), "fr")["events"]
    assert [event["id"] for event in events] == ["march", "meeting", "open"]
    meeting, opened = by_id(events, "meeting"), by_id(events, "open")
    assert (meeting["starts"], meeting["ends"]) == ("2027-05-20T18:30:00+06:30", "2027-05-20T20:00:00+06:30")
    assert (meeting["timezone"], meeting["place"]) == ("Asia/Yangon", {"text": "Hall", "language": "en"})
    assert meeting["calendar"] == "https://hub.example.org/pay/events/meeting/meeting.ics"
    assert meeting["register"] == "https://join.example.org/"
    assert (by_id(events, "march")["starts"], by_id(events, "march")["ends"]) == ("2027-05-01", None)
    assert (opened["starts"], opened["calendar"], opened["status"]) == (None, None, "tentative")
    assert opened["when"] == {"from": "2027-08-01", "to": "2027-08-31"}


def test_registration_disappears_when_the_event_is_over(tmp_path: Path) -> None:
    site = drawn(tmp_path)
    later = replace(site, now=site.now.replace(month=6))
    assert by_id(said(later)["events"], "meeting")["register"] is None


def test_two_builds_are_equal(tmp_path: Path) -> None:
    one, two = drawn(tmp_path / "one"), drawn(tmp_path / "two")
    assert campaign_json(Edition(one, campaign_of(one), "fr"), {}) == campaign_json(Edition(two, campaign_of(two), "fr"), {})


def test_a_notice_is_told_in_the_language_it_is_written_in(tmp_path: Path) -> None:
    files = {
        "mkdocs.yml": mkdocs("en", "fr"),
        "campaigns/pay/campaign.yml": campaign(languages=["en", "fr"]),
        "campaigns/pay/index.md": page("Pay", notice="A sample."),
        "campaigns/pay/index.fr.md": translation("Paie"),
    }
    site = site_of(tmp_path, files)
    said = [json.loads(campaign_json(Edition(site, campaign_of(site), language), {}))["notice"] for language in ("en", "fr")]
    assert said == [{"text": "A sample.", "language": "en"}] * 2


def test_the_offices_of_letters_are_told_and_no_others(tmp_path: Path) -> None:
    table = (
        "id,name,name.fr,area,salutation,salutation.fr,country,groups,email,source_url,checked_on\n"
        "mia,Mia Moss,,North Harbour,Dear Ms Moss,Madame,BE,all,mia@gov.example.org,https://gov.example.org/,2027-05-01\n"
        "ben,Ben Bay,Benoît Bay,,,,FR,all,,https://gov.example.org/,2027-05-01\n"
        "zoe,Zoe Zed,,,,,FR,,zoe@gov.example.org,https://gov.example.org/,2027-05-01\n"
    )
    letter = page(
        "Office", "[[recipient.salutation|Hello]],\n", subject="Hours", to=["group:all"], choose="several", sort="name",
        cc=["zoe", "office@example.org"],
    )  # fmt: skip
    site = drawn(tmp_path, {"campaigns/pay/recipients.csv": table, "campaigns/pay/letters/office.md": letter}, paper="us10")
    found = said(site, "fr")
    validate(found)
    mia, ben = found["recipients"]
    assert (mia["id"], mia["area"]) == ("mia", {"text": "North Harbour", "language": "en"})
    assert (mia["salutation"], ben["salutation"]) == ({"en": "Dear Ms Moss", "fr": "Madame"}, {})
    assert (ben["name"], ben["area"], ben["email"]) == ({"text": "Benoît Bay", "language": "fr"}, None, None)
    office = by_id(found["letters"], "office")
    assert (office["recipients"], office["sort"], office["cc"]) == (
        ["mia", "ben"],
        "name",
        ["zoe@gov.example.org", "office@example.org"],
    )
    assert (found["paper"], by_id(found["letters"], "wages")["sort"]) == ("us10", None)
