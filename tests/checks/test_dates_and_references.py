"""What time has overtaken, and ids that name nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

Draw = Callable[..., Path]
Found = Callable[..., list[str]]
ACTION = "---\ntitle: Write\nsummary: S\nkind: letter\n%s---\n\nWrite.\n"
CSV = "id,name,email,source_url,checked_on\nm,M,m@example.org,https://example.org/,%s\n"


def test_a_recipient_is_overdue_after_180_days(campaign: Draw, found: Found) -> None:
    campaign({"recipients.csv": CSV % "2026-10-02"})
    assert found() == [
        (
            "campaigns/fair-pay/recipients.csv:2:1: warning: nobody has checked “m” since 2026-10-02, for more than 180 days; "
            "look it up and change the day [recipient-overdue]"
        )
    ]
    campaign({"recipients.csv": CSV % "2026-10-03"})
    assert found() == []


def test_a_campaigns_own_row_wins_over_the_shared_one(campaign: Draw, write: Draw, found: Found) -> None:
    write({"campaigns/recipients.csv": CSV % "2020-01-01"})
    campaign({"recipients.csv": CSV % "2027-03-01"})
    assert found() == []


def test_the_place_of_a_shared_recipient_is_in_the_shared_file(campaign: Draw, write: Draw, found: Found) -> None:
    write({"campaigns/recipients.csv": CSV % "2020-01-01"})
    campaign()
    assert found()[0].startswith("campaigns/recipients.csv:2:1: warning: nobody has checked “m” since 2020-01-01")


@pytest.mark.parametrize("status", ["won", "closed"])
def test_an_ended_campaign_without_any_date_is_a_warning(campaign: Draw, found: Found, status: str) -> None:
    campaign(replace={"status: active": f"status: {status}"})
    assert found("ended-without-date") == [
        (
            f"campaigns/fair-pay/campaign.yml:1:9: warning: the campaign is {status} and nothing in it has a date, so the archive "
            "names no year; write “updated” into index.md, or news with “outcome: true” [ended-without-date]"
        )
    ]
    campaign(config="deadline: 2026-05-01\n", replace={"status: active": f"status: {status}"})
    assert found("ended-without-date") == []


def test_a_deadline_that_has_ended_everywhere_is_a_warning(campaign: Draw, found: Found) -> None:
    campaign(config="deadline: 2027-03-30\n")
    assert found("deadline-passed") == [
        (
            "campaigns/fair-pay/campaign.yml:5:11: warning: the deadline 2027-03-30 has passed; the pages say so. "
            "Close the campaign, give a new day, or write “after” into index.md [deadline-passed]"
        )
    ]


def test_a_deadline_after_which_the_page_has_other_words_is_no_warning(campaign: Draw, found: Found) -> None:
    campaign({"actions/write.md": ACTION % "after: It is over.\ndeadline: 2027-03-30\n"}, config="deadline: 2027-03-30\n")
    assert [line.split(":")[0] for line in found("deadline-passed")] == ["campaigns/fair-pay/campaign.yml"]
    campaign({"index.md": '---\ntitle: "Pay"\nsummary: "Due."\nafter: "It was due."\n---\nPay.\n'}, config="deadline: 2027-03-30\n")
    assert found("deadline-passed") == []


@pytest.mark.parametrize("day", ["2027-03-31", "2027-04-01"])
def test_the_deadline_itself_and_the_day_on_which_it_ends_in_the_west_are_none(campaign: Draw, found: Found, day: str) -> None:
    campaign({"actions/write.md": ACTION % f"deadline: {day}\n"}, config=f"deadline: {day}\n")
    assert found() == []


def test_an_action_has_a_deadline_of_its_own(campaign: Draw, found: Found) -> None:
    campaign({"actions/write.md": ACTION % "deadline: 2027-03-30\n"})
    assert found() == [
        (
            "campaigns/fair-pay/actions/write.md:5:11: warning: the deadline 2027-03-30 has passed; the page says so. Give a new day, or "
            "write “after”, which then replaces the summary [deadline-passed]"
        )
    ]


def test_a_passed_deadline_is_told_once(campaign: Draw, found: Found) -> None:
    campaign(config="deadline: 2027-03-30\n")
    assert [line.rpartition("[")[2] for line in found()] == ["deadline-passed]"]
    campaign({"index.md": '---\ntitle: "Pay"\nsummary: "Due."\n---\n\n<!-- until over -->\n\nPay.\n\n<!-- /until over -->\n'},
             config="deadline: 2027-03-30\n")  # fmt: skip
    assert found() == []


@pytest.mark.parametrize("day", ["2027-03-02", "2028-03-01"])
def test_the_date_of_news_is_that_of_its_name(campaign: Draw, errors: Found, day: str) -> None:
    campaign({"news/2027-03-01-march.md": f"---\ntitle: March\ndate: {day}\n---\n"})
    assert errors() == [
        (
            f"campaigns/fair-pay/news/2027-03-01-march.md:3:7: the date {day} is not that of the file's name, 2027-03-01; "
            "make them equal [news-date]"
        )
    ]


def test_news_without_a_date_name_the_field(campaign: Draw, errors: Found) -> None:
    campaign({"news/2027-03-01-march.md": "---\ntitle: March\n---\n"})
    assert errors() == ["campaigns/fair-pay/news/2027-03-01-march.md:2:1: the field “date” is missing [missing-field]"]


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ("letter: wages\n", "5:9: unknown letter “wages” [unknown-letter]"),
        ("letter: [wages]\n", "5:10: unknown letter “wages” [unknown-letter]"),
        ("event: march\n", "5:8: unknown event “march” [unknown-event]"),
        ("audience: [medics]\n", "5:12: unknown audience “medics” [unknown-audience]"),
        ("letter: {a: b}\n", "5:9: “letter” must be a list; begin each of its entries with “- ” [bad-type]"),
        ("order: first\n", "5:8: “first” must be a whole number [bad-type]"),
        ("order: 010\n", "5:8: “010” must be a whole number [bad-type]"),
        ("ordr: 1\n", "5:1: unknown field “ordr”; did you mean “order”? [unknown-field]"),
    ],
)
def test_an_action_leads_to_what_exists(campaign: Draw, errors: Found, fields: str, message: str) -> None:
    campaign({"actions/write.md": ACTION % fields})
    assert errors() == [f"campaigns/fair-pay/actions/write.md:{message}"]


def test_reports_need_a_mailbox(campaign: Draw, errors: Found) -> None:
    campaign({"actions/write.md": (ACTION % "").replace("kind: letter", "kind: report")})
    assert errors() == [
        ("campaigns/fair-pay/actions/write.md:4:7: an action of kind “report” needs “report_to” in campaign.yml [missing-field]")
    ]


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ("", "2:1: the field “letters” is missing [missing-field]"),
        ("letters: wages\n", "4:10: “letters” must be a list, such as [wages] [bad-type]"),
        ("letters: [wages]\n", "4:11: unknown letter “wages” [unknown-letter]"),
        (
            "letters: []\npartner: {name: Hall, contct: a@example.org}\n",
            ("5:23: unknown field “contct”; did you mean “contact”? [unknown-field]"),
        ),
        (
            "letters: []\npartner: {name: {fr: Salle}}\n",
            ("5:10: the map “name” has no text in the source language “en”; add it [missing-field]"),
        ),
    ],
)
def test_an_audience_has_letters_and_a_partner(campaign: Draw, errors: Found, fields: str, message: str) -> None:
    campaign({"audiences/medics.md": f"---\ntitle: Medics\nsummary: S\n{fields}---\n"})
    assert errors() == [f"campaigns/fair-pay/audiences/medics.md:{message}"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("title: Q\n", "2:1: the field “summary” is missing [missing-field]"),
        ("title: Q\nsummary: S\nsumary: S\n", "4:1: unknown field “sumary”; did you mean “summary”? [unknown-field]"),
        ("title: 2027\nsummary: S\n", "2:8: “2027” is read as a number or yes/no; put it in quotes [bad-type]"),
        ("title: [Q]\nsummary: S\n", "2:8: “title” must be a text [bad-type]"),
        (
            "title: Q\nsummary: S\nupdated: today\n",
            ("4:10: “today” is not a date; write it as year-month-day, like 2027-05-01 [bad-date]"),
        ),
        (
            "title: Q\nsummary: S\naliases: [old]\n",
            ("4:11: “old” is not a valid old address; write its path, like /old-name/ (with both slashes) [bad-alias]"),
        ),
        ("title: Q\nsummary: S\nimage_consent: yes\n", "4:16: “yes” must be true or false [bad-type]"),
    ],
)
def test_every_page_has_its_common_fields(campaign: Draw, errors: Found, text: str, message: str) -> None:
    campaign({"faq.md": f"---\n{text}---\n\nWords.\n"})
    assert errors() == [f"campaigns/fair-pay/faq.md:{message}"]
