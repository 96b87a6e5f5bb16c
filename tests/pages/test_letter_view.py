"""The letter page: what is offered, to whom, and what is taken away when it is not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from drawn import HASH, campaign, mkdocs, page, rendered, shown, site_of, translation
from rfc6068 import parse

OFFICES = """\
id,name,name.fr,role,organization,country,email,language,post,phone,contact_form,source_url,checked_on
mia,Mia Moss,Mia Mousse,Minister,Ministry,BE,mia@gov.example.org,fr,"1 Hall St, Town",+32 1,https://gov.example.org/form,https://gov.example.org/,2027-05-01
zoe,Zoë Day,,Envoy,,FR,zoe@gov.example.org,,,,,https://gov.example.org/,2026-11-11
ann,Ann Art,,Aide,,BE,ann@gov.example.org,,,,,https://gov.example.org/,2026-11-10
who,,,International Office,,XX,,,,,,https://gov.example.org/,2027-05-01
"""


def letter(*given: Any, **named: Any) -> Any:
    return letter_page(*given, **named).form


def letter_page(
    root: Path, address: str = "pay/letters/wages/", files: dict[str, str] | None = None, facts: Any = None, **fields: Any
) -> Any:
    site = site_of(
        root,
        {
            "mkdocs.yml": mkdocs("en", "fr", "ar"),
            "campaigns/pay/campaign.yml": campaign(**{"languages": ["en", "fr", "ar"], **(facts or {})}),
            "campaigns/pay/index.md": page("Pay"),
            "campaigns/pay/recipients.csv": OFFICES,
            "campaigns/pay/letters/wages.md": page("Wages", "Dear all.\n", **{"subject": "Pay us", "to": ["mia"], **fields}),
            **(files or {}),
        },
    )
    return shown(site, address)[1]


def french(status: str = "reviewed", **fields: Any) -> dict[str, str]:
    return {"campaigns/pay/letters/wages.fr.md": translation("Salaires", "Bonjour.\n", status, subject="Payez", **fields)}


def test_one_message_is_ready_to_send(tmp_path: Path) -> None:
    made = letter(tmp_path, cc=["zoe"])
    read = parse(made.href)
    assert (read.to, read.cc, read.subject, read.body) == (
        ("mia@gov.example.org",),
        ("zoe@gov.example.org",),
        "Pay us",
        "Dear all.",
    )
    assert (made.offered, made.rung, made.mailto_max, made.cc) == (True, "full", 2000, ("zoe@gov.example.org",))


def test_everything_known_of_an_office_is_shown(tmp_path: Path) -> None:
    (office,) = letter(tmp_path, "fr/pay/letters/wages/").recipients
    assert (office.name.text, office.name.lang, office.role.text, office.role.lang) == ("Mia Mousse", "", "Minister", "en")
    assert (office.country, office.email, office.language) == ("Belgique", "mia@gov.example.org", "français")
    assert (office.post, office.phone, office.form) == ("1 Hall St, Town", "+32 1", "https://gov.example.org/form")
    assert (office.source, office.checked) == ("https://gov.example.org/", None)


def test_an_office_not_looked_at_for_180_days_says_when_it_was(tmp_path: Path) -> None:
    zoe, ann = letter(tmp_path, to=["zoe", "ann"]).recipients
    assert zoe.checked is None
    assert (ann.checked.datetime, ann.checked.text) == ("2026-11-10", "10 November 2026")


def test_before_a_choice_there_is_no_link_and_one_for_each_choice(tmp_path: Path) -> None:
    made = letter(tmp_path, to=["zoe", "mia", "ann", "who"], choose="country")
    assert made.href == ""
    assert [(one.value, str(one.label), "recipient.country" in one.known) for one in made.choices] == [
        ("FR", "France", False), ("BE", "Belgium", False), ("XX", "International", False),
    ]  # fmt: skip
    assert [name for name, _ in made.groups] == ["Belgium", "France", "International"]
    assert parse(made.choices[1].href).to == ("mia@gov.example.org", "ann@gov.example.org")
    assert made.rung == "copy"


def test_people_to_choose_stand_by_country(tmp_path: Path) -> None:
    made = letter(tmp_path, to=["zoe", "mia", "ann", "who"], choose="recipient")
    assert [(country, [one.value for one in group]) for country, group in made.groups] == [
        ("Belgium", ["mia", "ann"]), ("France", ["zoe"]), ("International", ["who"]),
    ]  # fmt: skip
    assert [str(one.label) for one in made.choices] == [
        "Zoë Day, France", "Mia Moss, Belgium", "Ann Art, Belgium", "International Office",
    ]  # fmt: skip


def test_the_questions_are_asked_in_the_readers_language(tmp_path: Path) -> None:
    fields = ["name", "members", "ward", {"id": "story", "lines": 5}]
    labels = {"ward": "Ward", "story": "Your story"}
    made = letter(tmp_path, "fr/pay/letters/wages/", french(labels={"ward": "Service"}), fields=fields, labels=labels)
    assert [(one.id, one.lines, one.autocomplete, one.inputmode) for one in made.fields] == [
        ("name", 1, "name", ""), ("members", 1, "off", "numeric"), ("ward", 1, "off", ""), ("story", 5, "off", ""),
    ]  # fmt: skip
    assert [(one.label.text, one.label.lang) for one in made.fields][2:] == [("Service", ""), ("Your story", "en")]


def test_a_letter_sent_in_another_language_is_shown_in_both(tmp_path: Path) -> None:
    made = letter(tmp_path, files=french(), recipient_language="fr")
    assert (made.subject.text, made.subject.lang, made.letter.markup, made.letter.lang) == ("Payez", "fr", "<p>Bonjour.</p>", "fr")
    assert (made.reading_subject.text, made.reading.markup, made.reading.lang) == ("Pay us", "<p>Dear all.</p>", "")
    assert parse(made.href).body == "Bonjour."
    made = letter(tmp_path, "fr/pay/letters/wages/", french(), recipient_language="fr")
    assert (bool(made.reading), made.letter.lang) == (False, "")


def test_a_fallback_letter_is_the_original_marked_as_such(tmp_path: Path) -> None:
    made = letter(tmp_path, "ar/pay/letters/wages/")
    assert (made.letter.lang, made.letter.dir, made.subject.lang) == ("en", "ltr", "en")
    assert bool(made.reading) is False
    assert made.offered


@pytest.mark.parametrize("status", ["paused", "closed", "won"])
@pytest.mark.parametrize("choose", ["none", "country", "recipient"])
def test_a_resting_campaign_leaves_only_the_text(tmp_path: Path, status: str, choose: str) -> None:
    whole = letter_page(
        tmp_path,
        facts={"status": status, "report_to": "report@union.example.org"},
        to=["mia", "zoe"],
        choose=choose,
        fields=["name"],
    )
    made = whole.form
    assert (made.offered, made.href, made.choices, made.groups, made.fields, whole.downloads, made.report) == (
        False,
        "",
        (),
        (),
        (),
        (),
        "",
    )
    assert made.withdrawn
    assert (made.letter.markup, str(made.subject)) == ("<p>Dear all.</p>", "Pay us")


@pytest.mark.parametrize("to", [[], "reader"])
@pytest.mark.parametrize(("status", "asked"), [("active", True), ("closed", False)])
def test_nobody_is_asked_to_address_a_letter_that_is_only_read(tmp_path: Path, to: Any, status: str, asked: bool) -> None:
    files = {
        "campaigns/pay/campaign.yml": campaign(status=status),
        "campaigns/pay/index.md": page("Pay"),
        "campaigns/pay/letters/wages.md": page("Wages", "Dear all.\n", subject="Pay us", to=to),
    }
    envelope = rendered(site_of(tmp_path, files), "pay/letters/wages/").all("dl", class_="hb-facts hb-ui")[0].text
    assert ("You enter the address yourself." in envelope) is asked
    assert ("To" in envelope) is asked
    assert "Subject Pay us" in envelope


def test_a_passed_deadline_withdraws_nothing(tmp_path: Path) -> None:
    made = letter(tmp_path, facts={"deadline": "2027-05-08"})
    assert made.offered
    assert made.deadline.passed


@pytest.mark.parametrize(
    ("policy", "status", "stamp", "offered"),
    [
        ("any", "machine", {}, True),
        ("reviewed", "machine", {}, False),
        ("reviewed", "reviewed", {}, True),
        ("reviewed", "reviewed", {"source_hash": HASH}, False),
        ("any", "reviewed", {"source_hash": HASH}, True),
    ],
)
def test_a_policy_withdraws_what_nobody_reviewed(
    tmp_path: Path, policy: str, status: str, stamp: dict[str, str], offered: bool
) -> None:
    facts = {"translation_policy": policy}
    made = letter(tmp_path, "fr/pay/letters/wages/", french(status, **stamp), facts, fields=["name"])
    assert (made.offered, bool(made.href), bool(made.fields), bool(made.withdrawn)) == (offered, offered, offered, not offered)
    assert made.letter.markup == "<p>Bonjour.</p>"


def test_the_policy_lets_the_original_and_its_fallback_pass(tmp_path: Path) -> None:
    facts = {"translation_policy": "reviewed"}
    assert letter(tmp_path, "pay/letters/wages/", french("machine"), facts).offered
    assert letter(tmp_path, "ar/pay/letters/wages/", french("machine"), facts).offered


def test_the_policy_looks_at_the_text_that_is_sent(tmp_path: Path) -> None:
    made = letter(tmp_path, "pay/letters/wages/", french("machine"), {"translation_policy": "reviewed"}, recipient_language="fr")
    assert not made.offered


def test_a_translation_without_a_stamp_counts_as_unreviewed(tmp_path: Path) -> None:
    unstamped = {"campaigns/pay/letters/wages.fr.md": page("Salaires", "Bonjour.\n", subject="Payez")}
    assert not letter(tmp_path, "fr/pay/letters/wages/", unstamped, {"translation_policy": "reviewed"}).offered


def test_a_report_is_a_message_of_its_own(tmp_path: Path) -> None:
    made = letter(tmp_path, facts={"report_to": "report@union.example.org"})
    assert parse(made.report).to == ("report@union.example.org",)
    assert "report@union.example.org" not in parse(made.href).to + parse(made.href).cc
    assert letter(tmp_path).report == ""


def test_the_limit_of_the_site_is_the_pages(tmp_path: Path) -> None:
    made = letter(tmp_path, files={"mkdocs.yml": mkdocs("en", "fr", "ar", mailto_max=50)})
    assert (made.mailto_max, made.rung) == (50, "short")
    assert len(made.href) <= 50


def test_where_a_message_reaches_only_some_the_others_are_pointed_out(tmp_path: Path) -> None:
    made = letter(tmp_path, to=["mia", "who"])
    assert [one.unreached for one in made.recipients] == [False, True]
    assert (made.may_open, made.may_be_posted, made.most_addresses) == (True, False, 1)
    made = letter(tmp_path, to=["mia", "ann", "who"], choose="country")
    assert [[one.unreached for one in choice.recipients] for choice in made.choices] == [[False, False], [True]]
    assert (made.may_open, made.may_be_posted, made.first_rung, made.most_addresses) == (True, True, "short", 2)


@pytest.mark.parametrize("choose", ["none", "country", "recipient"])
def test_a_letter_without_any_address_goes_another_way_and_has_no_address_that_could_fail(tmp_path: Path, choose: str) -> None:
    made = letter(tmp_path, to=["who"], choose=choose)
    assert (made.may_open, made.may_be_posted, made.first_rung, made.most_addresses) == (False, True, "copy", 0)
    assert [one.unreached for one in made.recipients] == [False]
    assert made.bounced == ""


def test_the_day_of_sending_comes_in_words_where_the_letter_names_it(tmp_path: Path) -> None:
    assert letter(tmp_path).day is None
    dated = {"campaigns/pay/letters/wages.md": page("Wages", "On [[date]].\n", subject="Pay us", to=["mia"])}
    made = letter(tmp_path, files=dated)
    assert (made.day.months[4], made.day.first, made.day.digits) == ("{d} May {y}", "1", "0123456789")


def test_the_first_of_a_month_comes_as_french_letters_write_it(tmp_path: Path) -> None:
    files = {
        "campaigns/pay/letters/wages.md": page("Wages", "On [[date]].\n", subject="Pay us", to=["mia"]),
        "campaigns/pay/letters/wages.fr.md": translation("Salaires", "Le [[date]].\n", "reviewed", subject="Payez"),
    }
    made = letter(tmp_path, "fr/pay/letters/wages/", files)
    assert (made.day.months[4], made.day.first) == ("{d} mai {y}", "1er")


def test_countries_are_in_the_order_of_the_readers_alphabet(tmp_path: Path) -> None:
    offices = "id,role,country,email,source_url,checked_on\n" + "".join(
        f"{code.lower()},Office,{code},{code.lower()}@gov.example.org,https://gov.example.org/,2027-05-01\n"
        for code in ("SE", "ES", "EG", "DE")
    )
    files = {**french(), "campaigns/pay/recipients.csv": offices}
    made = letter(tmp_path, "fr/pay/letters/wages/", files, to=["se", "es", "eg", "de"], choose="country")
    assert [name for name, _ in made.groups] == ["Allemagne", "Égypte", "Espagne", "Suède"]


def test_two_texts_name_their_languages(tmp_path: Path) -> None:
    made = letter(tmp_path, files=french(), recipient_language="fr")
    assert (made.sent_language, made.reading_language) == ("French", "English")
    assert (letter(tmp_path).sent_language, letter(tmp_path).reading_language) == ("", "")


HELP = {"docs/handbook/affiliates/letters.md": "# Letters\n", "docs/handbook/affiliates/letters.fr.md": "# Lettres\n"}


@pytest.mark.parametrize(
    ("address", "pages", "facts", "href"),
    [
        ("", list(HELP), {}, "../../../handbook/affiliates/letters/"),
        ("fr/", list(HELP), {}, "../../../handbook/affiliates/letters/"),
        ("fr/", list(HELP)[:1], {}, "../../../../handbook/affiliates/letters/"),
        ("ar/", list(HELP), {}, "../../../../handbook/affiliates/letters/"),
        ("", [], {}, ""),
        ("", list(HELP), {"risk": "high"}, ""),
    ],
)
def test_the_files_lead_to_the_page_of_the_handbook_about_letterheads(
    tmp_path: Path, address: str, pages: list[str], facts: dict[str, str], href: str
) -> None:
    made = letter_page(tmp_path, f"{address}pay/letters/wages/", {**french(), **{name: HELP[name] for name in pages}}, facts)
    assert made.letterhead_help == href
