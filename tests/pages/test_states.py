"""States as headlines: of a campaign after its deadline, paused, won or closed, and of events."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from drawn import campaign, mkdocs, page, rendered, shown, site_of

OUTCOME = {"campaigns/pay/news/2027-05-02-won.md": page("They paid", date="2027-05-02", outcome=True)}


def made(root: Path, *, files: dict[str, str] | None = None, **facts: Any) -> Any:
    """The site of one campaign with a letter."""
    return site_of(
        root,
        {
            "mkdocs.yml": mkdocs("en"),
            "campaigns/pay/campaign.yml": campaign(**facts),
            "campaigns/pay/index.md": page("Pay"),
            "campaigns/pay/letters/wages.md": page("Wages", "Dear all.\n", subject="Pay", to=[]),
            "campaigns/pay/actions/write.md": page("Write", "How.\n", kind="letter", letter="wages"),
            **(files or {}),
        },
    )


@pytest.mark.parametrize(
    ("facts", "headline", "sheet", "heading"),
    [
        ({}, None, "Write", "What you can do"),
        ({"deadline": "2027-05-11"}, None, "Write", "What you can do"),
        ({"deadline": "2027-05-01"}, ("After the deadline", "plain"), "Write", "What you can do"),
        ({"status": "paused"}, ("Paused", "plain"), "Read the letter", "What we asked"),
        ({"status": "closed"}, ("Closed", "plain"), "How it ended", "What we asked"),
        ({"status": "won", "deadline": "2027-05-01"}, ("Won", "solid"), "How it ended", "What we asked"),
    ],
)
def test_a_state_is_the_headline_of_the_sheet_with_its_own_hand(
    tmp_path: Path, facts: dict[str, str], headline: tuple[str, str] | None, sheet: str, heading: str
) -> None:
    site = made(tmp_path, files=OUTCOME, **facts)
    view = shown(site, "pay/")[1]
    assert (view.headline and (view.headline.label, view.headline.form)) == headline
    assert str(view.primary.text) == sheet
    drawn = rendered(site, "pay/")
    assert heading in [one.text for one in drawn.all("h2")]
    poster = next(one for one in drawn.all("header") if "hb-poster" in one.attributes.get("class", ""))
    first = poster.all("div")[0].attributes["class"]
    assert (first == "hb-state") is (headline is not None)


def test_after_the_deadline_the_sheet_says_when_and_that_writing_still_helps(tmp_path: Path) -> None:
    text = rendered(made(tmp_path, deadline="2027-05-01"), "pay/").text
    assert "The deadline was 1 May 2027. You can still write." in text
    assert text.count("The deadline was") == 1


def test_a_won_campaign_says_since_when_and_counts_no_days(tmp_path: Path) -> None:
    text = rendered(made(tmp_path, files=OUTCOME, status="won", deadline="2027-06-01"), "pay/").text
    assert "Won 2 May 2027" in text
    assert "Act by" not in text


def test_an_announced_time_that_passed_is_not_called_over(tmp_path: Path) -> None:
    facts = {"when": {"from": "2027-04-01", "to": "2027-04-30"}, "place": "Here", "updated": "2027-03-01"}
    site = made(tmp_path, files={"campaigns/pay/events/march.md": page("March", **facts)})
    headline = shown(site, "pay/events/march/")[1].headline
    assert headline.label == "No day was given"
    assert headline.sentence == "The time that was announced has passed, and no day was given here."


def test_a_cancelled_event_has_its_time_struck_out_and_no_other_clocks(tmp_path: Path) -> None:
    facts = {"starts": "2027-06-01 18:00", "timezone": "Europe/Brussels", "place": "Here", "updated": "2027-03-01"}
    files = {"campaigns/pay/events/march.md": page("March", status="cancelled", **facts)}
    drawn = rendered(made(tmp_path, files=files), "pay/events/march/")
    assert "18:00" in drawn.one("s").text
    assert "The same time elsewhere" not in drawn.text


def test_the_day_of_a_text_is_shown_beside_who_issues_it(tmp_path: Path) -> None:
    index = {"campaigns/pay/index.md": page("Pay", updated="2027-05-03")}
    assert "Text of 3 May 2027" in rendered(made(tmp_path, files=index), "pay/").one("div", class_="hb-issued").text


def test_a_paused_campaign_tells_what_it_asked_and_no_deadline(tmp_path: Path) -> None:
    files = {"campaigns/pay/actions/write.md": page("Write", kind="other")}
    site = made(tmp_path, files=files, status="paused", deadline="2027-06-01")
    text = rendered(site, "pay/").text
    assert "What we asked" in text
    assert "What you can do" not in text
    assert "Act by" not in text
    assert "What we asked" in rendered(site, "pay/actions/write/").text
