"""`handbill new` takes options, asks on a terminal for the rest, and writes what passes the check."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from handbill.cli import main
from handbill.commands import new as command
from handbill.commands.new import ASKED

Run = Callable[..., Result]
CSV = "id,name,email,source_url,checked_on\nminister,M,m@example.org,https://example.org/,2027-03-01\n"
FOLDER = "campaigns/fair-pay"


@pytest.fixture
def run(project: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs the command in a project with a campaign on 1 April 2027; nobody answers."""
    monkeypatch.chdir(project)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1806580800")

    def invoke(*arguments: str, typed: str = "") -> Result:
        monkeypatch.setattr(command, "asks", lambda: bool(typed))
        return CliRunner().invoke(main, [*arguments], input=typed)

    assert invoke("new", "campaign", "fair-pay", "--languages", "en,fr").exit_code == 0
    (project / FOLDER / "recipients.csv").write_text(CSV)
    return invoke


def front(project: Path, path: str) -> list[str]:
    return (project / FOLDER / path).read_text(encoding="utf-8").split("\n---\n")[0].split("\n")[1:]


def errors(run: Run) -> list[str]:
    return [
        line for line in run("check").stdout.splitlines() if line.startswith(("campaigns", "docs")) and " warning: " not in line
    ]


def test_a_letter_is_made_with_its_options(project: Path, run: Run) -> None:
    done = run(
        "new",
        "letter",
        "fair-pay",
        "wages",
        "--title",
        'Pay: "now"',
        "--subject",
        "Pay us",
        "--to",
        "minister",
        "--fields",
        "name, city",
        "--postcard",
        "Pay us.",
    )
    assert done.stdout == f"made {FOLDER}/letters/wages.md\n"
    assert front(project, "letters/wages.md") == [
        'title: "Pay: \\"now\\""', "summary: One or two plain sentences.", 'subject: "Pay us"', 'to: ["minister"]', 'fields: ["name", "city"]',
        'postcard: "Pay us."',
    ]  # fmt: skip
    assert errors(run) == []


def test_every_office_is_asked_for_what_long_lists_need(project: Path, run: Run) -> None:
    options = {
        "to": "minister", "choose": "several", "sort": "name", "why": "Each is read.", "proof": "By 1 April, 300 were sent.",
        "script": "Good morning.", "cc": "minister,copy@example.org", "mode": "collective", "downloads": "docx,pdf",
    }  # fmt: skip
    done = run("new", "letter", "fair-pay", "wages", *(word for name, value in options.items() for word in (f"--{name}", value)))
    assert done.stdout == f"made {FOLDER}/letters/wages.md\n"
    assert front(project, "letters/wages.md")[3:] == [
        'choose: "several"', 'sort: "name"', 'why: "Each is read."', 'proof: "By 1 April, 300 were sent."', 'script: "Good morning."',
        'cc: ["minister", "copy@example.org"]', 'mode: "collective"', 'downloads: ["docx", "pdf"]', "subject: What the letter asks",
        "fields: [name]",
    ]  # fmt: skip
    assert errors(run) == []


def test_only_a_letter_that_readers_address_is_asked_how_they_find_the_address(project: Path, run: Run) -> None:
    begun = ("new", "letter", "fair-pay")
    mailed = run(*begun, "wages", typed="Wages\nPay.\nPay us\nminister\n\n\n\n\n")
    assert (mailed.exit_code, "find" in mailed.output) == (0, False)
    typed = "Wages\nPay.\nPay us\nreader\n\n\n\n\nhttps://parliament.example/find\nFind your member\n"
    addressed = run(*begun, "reader", typed=typed)
    assert addressed.exit_code == 0, addressed.output
    assert front(project, "letters/reader.md")[2:] == [
        'subject: "Pay us"', 'to: "reader"', 'find: "https://parliament.example/find"', 'find_label: "Find your member"', "fields: [name]",
    ]  # fmt: skip
    assert errors(run) == []


def test_a_new_campaign_has_its_paper(project: Path, run: Run) -> None:
    run("new", "campaign", "fair-hours", "--paper", "us10")
    assert (project / "campaigns/fair-hours/campaign.yml").read_text(encoding="utf-8").endswith("\npaper: us10\n")
    refused = run("new", "campaign", "fair-days", "--paper", "letter")
    assert (refused.exit_code, refused.stderr.splitlines()[-1]) == (
        2, "Error: “letter” is not a kind of paper; it can be din5008b, swiss or us10",
    )  # fmt: skip
    both = run("new", "campaign", "fair-days", "--from", "fair-hours", "--paper", "us10")
    assert both.stderr.splitlines()[-1] == "Error: --from copies what the campaign says of its paper; leave out --paper"
    assert not (project / "campaigns/fair-days").exists()


def test_everything_is_asked_where_somebody_answers(project: Path, run: Run) -> None:
    typed = "fair-pay\nnight-shift\nNight shift meeting\nCome.\n2027-04-28 18:30\n\nEurope/Brussels\nUnion hall\n"
    done = run("new", "event", typed=typed)
    assert done.exit_code == 0, done.output
    assert "starts: When the event starts: date and time in its `timezone`, or a date alone for whole days.: " in done.output
    assert front(project, "events/night-shift.md") == [
        'title: "Night shift meeting"', 'summary: "Come."', 'starts: "2027-04-28 18:30"', 'timezone: "Europe/Brussels"',
        'place: "Union hall"', "updated: 2027-04-01",
    ]  # fmt: skip
    assert errors(run) == []


def test_a_campaign_is_asked_for_too(project: Path, run: Run) -> None:
    done = run("new", "campaign", typed="fair-hours\nfr,en\n")
    assert done.output.splitlines()[-1] == "made campaigns/fair-hours/index.fr.md"


@pytest.mark.parametrize("kind", ASKED)
def test_without_options_and_answers_a_page_is_still_to_be_written(run: Run, kind: str) -> None:
    id = {"news": ("2027-04-01-begun",), "briefing": (), "circular": ()}.get(kind, ("first",))
    done = run("new", kind, "fair-pay", *id)
    assert done.exit_code == 0, done.output
    assert errors(run) == []


def test_all_kinds_at_once_pass_the_check(run: Run) -> None:
    run("new", "letter", "fair-pay", "wages", "--to", "minister")
    for arguments in (
        ("news", "fair-pay", "2027-04-01-begun", "--title", "It has begun"),
        ("action", "fair-pay", "write", "--kind", "letter", "--letter", "wages", "--deadline", "2027-05-01"),
        ("audience", "fair-pay", "cleaners", "--letters", "wages"),
        ("briefing", "fair-pay"),
        ("circular", "fair-pay", "--salutation", "Dear colleagues,", "--closing", "In solidarity,"),
        ("event", "fair-pay", "may-day", "--starts", "2027-05-01"),
        ("translation", f"{FOLDER}/letters/wages.md", "fr"),
    ):
        done = run("new", *arguments)
        assert done.exit_code == 0, done.output
    assert errors(run) == []


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("event", "fair-pay", "x", "--starts", "tomorrow"), "“tomorrow” is not a time; write it like 2027-05-01 18:30"),
        (("action", "fair-pay", "x", "--kind", "letter", "--letter", "wagse"), "unknown letter “wagse”"),
        (("letter", "fair-pay", "x", "--to", "minster"), "unknown recipient “minster”; did you mean “minister”?"),
        (("letter", "fair-pay", "X"), "“X” is not a valid id"),
        (("letter", "fair-play", "x"), "there is no campaign campaigns/fair-play"),
        (("letter", "fair-pay"), "Missing argument 'ID'."),
        (("letter",), "Missing argument 'SLUG'."),
    ],
)
def test_what_cannot_be_is_told_and_nothing_is_made(project: Path, run: Run, arguments: tuple[str, ...], message: str) -> None:
    before = sorted(project.rglob("*"))
    done = run("new", *arguments)
    assert done.exit_code == 2
    assert message in done.stderr
    assert [file for file in sorted(project.rglob("*")) if file.is_file() and file not in before] == []


def test_a_page_that_is_there_is_left_alone(project: Path, run: Run) -> None:
    run("new", "briefing", "fair-pay")
    before = (project / FOLDER / "briefing.md").read_text(encoding="utf-8")
    done = run("new", "briefing", "fair-pay", "--title", "Another")
    assert (done.exit_code, done.stderr.splitlines()[-1]) == (2, "Error: briefing.md exists already")
    assert (project / FOLDER / "briefing.md").read_text(encoding="utf-8") == before
