"""Where actions lead on: what they name, else what their kind asks for; and the small sheet at the end of every page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from drawn import campaign, mkdocs, page, rendered, shown, site_of

LETTERS = {f"campaigns/pay/letters/{id}.md": page(id.title(), "Dear all.\n", subject="Pay", to=[]) for id in ("wages", "hours")}


REPORTS = {"report_to": "reports@example.org"}


def drawn(root: Path, files: dict[str, str], **facts: Any) -> Any:
    return site_of(
        root,
        {
            "mkdocs.yml": mkdocs("en"),
            "campaigns/pay/campaign.yml": campaign(**facts),
            "campaigns/pay/index.md": page("Pay"),
            **files,
        },
    )


def action(kind: str, body: str = "How.\n", **facts: Any) -> dict[str, str]:
    return {"campaigns/pay/actions/do.md": page("Do it", body, kind=kind, **facts)}


def ways(root: Path, files: dict[str, str], **facts: Any) -> list[tuple[str, str]]:
    """What the page of the action leads to: addresses and words."""
    return [(one.href, str(one.text)) for one in shown(drawn(root, files, **facts), "pay/actions/do/")[1].buttons]


def test_of_several_letters_the_first_is_the_one_thing_to_do(tmp_path: Path) -> None:
    site = drawn(tmp_path, {**LETTERS, **action("letter", letter=["wages", "hours"])})
    made = shown(site, "pay/")[1]
    assert (made.primary.href, str(made.primary.text)) == ("letters/wages/", "Do it")
    assert [str(one.text) for one in made.actions[0].buttons] == ["Wages", "Hours"]
    assert made.letters == ()


def test_a_letter_without_a_button_is_still_listed(tmp_path: Path) -> None:
    made = shown(drawn(tmp_path, {**LETTERS, **action("letter", letter="wages")}), "pay/")[1]
    assert [str(one.text) for one in made.letters] == ["Hours"]


def test_several_audiences_are_one_way_to_their_list(tmp_path: Path) -> None:
    audiences = {f"campaigns/pay/audiences/{id}.md": page(id.title(), letters=["wages"]) for id in ("medics", "miners")}
    files = {**LETTERS, **audiences, **action("letter", audience=["medics", "miners"])}
    assert ways(tmp_path, files) == [("../../#audiences", "Where do you work?")]
    made = rendered(drawn(tmp_path, files), "pay/")
    assert [one.attributes["href"] for one in made.all("a", href="#audiences")] != []
    assert made.one("section", id="audiences")


@pytest.mark.parametrize(
    ("kind", "body", "way"),
    [
        ("share", "How.\n", ("#pass-on", "Share")),
        ("message", "Tag [us](https://social.example/us).\n", ("../../#pass-on", "Copy the words and tags")),
        ("report", "How.\n", ("#report", "Report back")),
        ("call", "How.\n", ("#call", "By phone")),
        ("join", "Read [first](../index.md), then [join **us**](https://join.example/).\n", ("https://join.example/", "join us")),
        ("sign", "Sign at <https://sign.example/>.\n", ("https://sign.example/", "https://sign.example/")),
        ("press", "Ask [your delegates](https://ilo.example/).\n", ("https://ilo.example/", "your delegates")),
        ("hearing", "How.\n", ("../../letters/hours/", "Hours")),
        ("other", "How.\n", ("../../letters/hours/", "Hours")),
    ],
)
def test_an_action_that_names_nothing_leads_where_its_kind_asks(tmp_path: Path, kind: str, body: str, way: tuple[str, str]) -> None:
    assert ways(tmp_path, {**LETTERS, **action(kind, body)}, **REPORTS) == [way]


def test_a_meeting_leads_to_the_calendar_and_else_to_a_report(tmp_path: Path) -> None:
    event = {"campaigns/pay/events/march.md": page("March", starts="2027-06-01", place="Here", updated="2027-05-01")}
    assert ways(tmp_path / "dated", {**event, **action("meeting")}) == [("../../events.ics", "All events for your calendar")]
    report = {"campaigns/pay/actions/report.md": page("Tell us", kind="report")}
    assert ways(tmp_path / "undated", {**report, **action("meeting")}, **REPORTS) == [("../report/", "Tell us")]


def test_where_sharing_is_dangerous_a_message_leads_to_a_report(tmp_path: Path) -> None:
    report = {"campaigns/pay/actions/report.md": page("Tell us", kind="report")}
    assert ways(tmp_path, {**report, **action("message")}, risk="high", **REPORTS) == [("../report/", "Tell us")]


@pytest.mark.parametrize("address", ["pay/", "pay/actions/do/", "pay/briefing/", "pay/news/2027-05-01-march/", "pay/news/"])
def test_every_page_of_a_campaign_ends_with_its_hand(tmp_path: Path, address: str) -> None:
    files = {
        "campaigns/pay/briefing.md": page("Briefing"),
        "campaigns/pay/news/2027-05-01-march.md": page("We marched", date="2027-05-01"),
        **LETTERS,
        **action("letter", letter=["wages", "hours"]),
    }
    main = rendered(drawn(tmp_path, files), address).one("main")
    last = [one for one in main.all("div") if "hb-closing" in one.attributes.get("class", "")][-1]
    assert last is main.all("div")[-1]
    assert last.one("a").attributes["href"].endswith("letters/wages/")
    assert "Pay" in last.text


def test_a_letter_is_its_own_hand_and_an_outcome_leads_to_its_campaign(tmp_path: Path) -> None:
    outcome = {"campaigns/pay/news/2027-05-01-won.md": page("They paid", date="2027-05-01", outcome=True)}
    running = drawn(tmp_path / "running", LETTERS)
    assert shown(running, "pay/letters/wages/")[0].closing is None
    won = drawn(tmp_path / "won", outcome, status="won")
    assert str(shown(won, "pay/")[0].closing.hand.text) == "How it ended"
    assert str(shown(won, "pay/news/2027-05-01-won/")[0].closing.hand.text) == "To the campaign"
