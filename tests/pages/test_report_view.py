"""The report back: a form on its own page, and plain links everywhere."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from drawn import campaign, mkdocs, page, rendered, route_of, shown, site_of, translation
from handbill.model.campaign import Site
from handbill.reports.link import KINDS, read_report
from rfc6068 import parse

TO = "reports@union.example.org"


def site(root: Path, actions: dict[str, dict[str, Any]] | None = None, **facts: Any) -> Site:
    given = actions or {"report": {"kind": "report"}}
    return site_of(
        root,
        {
            "mkdocs.yml": mkdocs("en", "fr"),
            "campaigns/pay/campaign.yml": campaign(**{"report_to": TO, "languages": ["en", "fr"], **facts}),
            "campaigns/pay/index.md": page("Pay"),
            "campaigns/pay/letters/wages.md": page("Wages", "Pay us.\n", subject="Pay us", to=[]),
            "campaigns/pay/letters/wages.fr.md": translation("Salaires", "Payez.\n", subject="Payez"),
            "campaigns/pay/letters/hours.md": page("Hours", "Less.\n", subject="Less", to=[]),
            **{f"campaigns/pay/actions/{name}.md": page(name, **fields) for name, fields in given.items()},
        },
    )


def test_an_action_that_reports_has_a_page_of_its_own_kind(tmp_path: Path) -> None:
    made = site(tmp_path, {"report": {"kind": "report"}, "write": {"kind": "letter", "letter": ["wages"]}})
    assert route_of(made, "pay/actions/report/").template == "report"
    assert route_of(made, "pay/actions/write/").template == "action"
    assert shown(made, "pay/actions/write/")[1].report is None


def test_each_kind_has_a_link_that_staff_can_filter_and_read_back(tmp_path: Path) -> None:
    asked = shown(site(tmp_path), "fr/pay/actions/report/")[1].report
    assert tuple(value for value, _ in asked.kinds) == KINDS
    for did, link in asked.kinds:
        message = parse(link.href)
        assert (message.to, message.cc, message.subject) == ((TO,), (), f"[pay] {did}")
        read = read_report(message.subject, message.body)
        assert (read.campaign, read.did, read.letter, read.language, read.more) == ("pay", did, "", "fr", ())


def test_the_message_to_copy_is_the_one_the_first_link_opens(tmp_path: Path) -> None:
    asked = shown(site(tmp_path), "pay/actions/report/")[1].report
    message = parse(asked.kinds[0][1].href)
    assert (asked.to, asked.subject) == (message.to[0], message.subject)
    assert message.body.replace("\r\n", "\n") == f"{asked.intro}\n\n{asked.lines}"


def test_the_letters_can_be_picked_by_their_titles(tmp_path: Path) -> None:
    asked = shown(site(tmp_path), "fr/pay/actions/report/")[1].report
    assert [(value, str(title), title.lang) for value, title in asked.letters] == [
        ("hours", "Hours", "en"),
        ("wages", "Salaires", ""),
    ]


@pytest.mark.parametrize("language", ["", "fr/"])
def test_a_letters_link_says_which_letter_and_in_which_language(tmp_path: Path, language: str) -> None:
    message = parse(shown(site(tmp_path), f"{language}pay/letters/wages/")[1].form.report)
    assert (message.to, message.subject) == ((TO,), "[pay] sent")
    read = read_report(message.subject, message.body)
    assert (read.campaign, read.did, read.letter, read.language) == ("pay", "sent", "wages", language.strip("/") or "en")
    assert (read.country, read.organisation, read.addressee, read.answer) == ("", "", "", "")


def test_no_link_is_longer_than_links_may_be(tmp_path: Path) -> None:
    made = shown(site(tmp_path), "fr/pay/actions/report/")[1].report
    assert made.mailto_max == 2000
    assert all(len(link.href) <= 2000 for _, link in made.kinds)


def test_without_a_mailbox_nothing_asks_for_reports(tmp_path: Path) -> None:
    made = site(tmp_path, {"write": {"kind": "letter"}}, report_to=None)
    assert shown(made, "pay/letters/wages/")[1].form.report == ""
    (card,) = shown(made, "pay/")[1].actions
    assert card.report == ""


@pytest.mark.parametrize(("risk", "offered"), [("normal", ["country-name", "organization"]), ("high", [])])
def test_browsers_neither_offer_nor_keep_answers_where_readers_are_at_risk(tmp_path: Path, risk: str, offered: list[str]) -> None:
    (form,) = rendered(site(tmp_path, risk=risk), "pay/actions/report/").all("form", data_hb="report-fields")
    found = (one.attributes.get("autocomplete") for one in (*form.all("input"), *form.all("textarea"), *form.all("select")))
    assert (form.attributes["autocomplete"], [one for one in found if one]) == ("off", offered)
