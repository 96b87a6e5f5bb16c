"""The door from the terminal: exit codes, forms of output, and files that `new` makes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from handbill.cli import main
from handbill.commands.new import PageKinds

Draw = Callable[..., Path]
IDS = {"news": "2027-05-01-march", "briefing": "", "circular": ""}
LETTER = "---\ntitle: Wages\nsummary: A letter.\nsubject: Pay\nto: [m]\n---\n\nPay fairly.\n"
CSV = "id,name,email,source_url,checked_on\nm,M,m@example.org,https://example.org/,2027-03-01\n"


@pytest.fixture
def run(project: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Runs the command in the project on 1 April 2027."""
    monkeypatch.chdir(project)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1806580800")
    return lambda *arguments: CliRunner().invoke(main, [*arguments])


def test_sound_content_with_warnings_ends_with_0(campaign: Draw, run: Callable[..., Result]) -> None:
    campaign({"notes.txt": "x"})
    result = run("check")
    assert result.exit_code == 0
    assert (
        "campaigns/fair-pay/notes.txt:1:1: warning: the file “notes.txt” is not part of a campaign and is left out [stays-out]"
    ) in result.output
    assert result.output.splitlines()[-1].startswith("0 errors, ")


def test_errors_end_with_1(campaign: Draw, run: Callable[..., Result]) -> None:
    campaign({"faq.md": ""})
    result = run("check")
    assert result.exit_code == 1
    assert (
        "campaigns/fair-pay/faq.md:1:1: the file is empty; write the page or delete the file [empty-file]"
    ) in result.output.splitlines()
    assert result.output.splitlines()[-1].startswith("1 error, ")


@pytest.mark.parametrize(
    "arguments", [("check", "--format", "xml"), ("chek",), ("check", "--campaign", "x"), ("build", "--jobs", "0")]
)
def test_wrong_use_ends_with_2(run: Callable[..., Result], arguments: tuple[str, ...]) -> None:
    assert run(*arguments).exit_code == 2


def test_problems_are_those_of_a_campaign_a_language_or_a_rule(campaign: Draw, run: Callable[..., Result]) -> None:
    campaign({"faq.md": "", "index.fr.md": "---\ntitle: P\nsummary: S\n---\n\nMots.\n", "notes.txt": "x"})

    def rules(*arguments: str) -> set[str]:
        return {one["rule"] for one in json.loads(run("check", "--format", "json", *arguments).output)}

    assert {"empty-file", "stays-out", "not-offered"} <= rules("fair-pay")
    assert rules("--rule", "stays-out") == {"stays-out"}
    assert rules("fair-pay", "--language", "fr") == {"not-offered"}
    assert run("check", "--rule", "stays-out").exit_code == 0  # the error is of another rule
    assert run("check", "fair-pay", "--rule", "empty-file").exit_code == 1
    assert run("check", "fair-play").output.splitlines()[-1] == "Error: there is no folder campaigns/fair-play"


def test_a_day_ahead_shows_what_has_passed_by_then(campaign: Draw, run: Callable[..., Result]) -> None:
    campaign({}, config="deadline: 2027-05-01\npublish_at: 2027-04-20 09:00 Europe/Brussels\n")

    def found(*arguments: str) -> tuple[bool, bool]:
        output = run("check", *arguments).stdout
        return "[deadline-passed]" in output, "not shown: " in output

    assert found() == (False, True)
    assert found("--on", "2027-04-21") == (False, False)
    assert found("--on", "2027-05-03") == (True, False)
    assert run("check", "--on", "2027-05-03").stderr.splitlines()[0] == "as on 2027-05-03"
    assert run("check", "--on", "soon").exit_code == 2


def test_a_campaign_that_is_not_shown_is_named(campaign: Draw, run: Callable[..., Result]) -> None:
    campaign({}, replace={"status: active": "status: draft"})
    assert "not shown: campaigns/fair-pay, because it is a draft" in run("check").output.splitlines()
    campaign({}, replace={"status: active": "status: active\npublish_at: 2027-05-01 09:00 Europe/Brussels"})
    expected = "not shown: campaigns/fair-pay, because it is published on 2027-05-01 09:00 Europe/Brussels"
    assert expected in run("check").output.splitlines()


def test_fix_mends_before_it_checks(campaign: Draw, run: Callable[..., Result]) -> None:
    folder = campaign({"faq.md": "---\r\ntitle: “Why”\r\nsummary: S\r\n---\r\n\r\nSo.\r\n"})
    assert "campaigns/fair-pay/faq.md" in run("check").output
    first = run("check", "--fix")
    assert "mended campaigns/fair-pay/faq.md" in first.stderr.splitlines()
    assert "faq.md:" not in first.stdout
    assert (folder / "faq.md").read_bytes() == b'---\ntitle: "Why"\nsummary: S\n---\n\nSo.\n'
    assert run("check", "--fix").stderr == ""


def test_a_folder_without_project_ends_with_2(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    result = CliRunner().invoke(main, ["check"])
    assert result.exit_code == 2
    assert "there is no mkdocs.yml here or in a folder above; run the command in a Handbill project" in result.output


def test_the_command_works_from_a_folder_below(campaign: Draw, run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(campaign())
    assert run("check").exit_code == 0


@pytest.mark.parametrize("form", ["github", "gitlab", "json", "sarif"])
def test_each_form_says_how_many_and_where(campaign: Draw, run: Callable[..., Result], form: str) -> None:
    campaign({"faq.md": "", "letters/wages.md": LETTER, "recipients.csv": CSV})
    result = run("check", "--format", form)
    assert result.exit_code == 1
    if form == "github":
        assert (
            "::error file=campaigns/fair-pay/faq.md,line=1,col=1,title=empty-file::the file is empty; write the page "
            "or delete the file" in result.output.splitlines()
        )
        assert all(line.startswith(("::error ", "::warning ")) for line in result.output.splitlines())
        return
    data = json.loads(result.output)
    if form == "gitlab":
        assert {"path": "campaigns/fair-pay/faq.md", "lines": {"begin": 1}} in [entry["location"] for entry in data]
        assert len({entry["fingerprint"] for entry in data}) == len(data)
    elif form == "json":
        assert {
            "path": "campaigns/fair-pay/faq.md", "line": 1, "column": 1, "severity": "error", "rule": "empty-file",
            "message": "the file is empty; write the page or delete the file", "help": "",
        } in data  # fmt: skip
    else:
        assert data["version"] == "2.1.0"
        assert "empty-file" in [entry["ruleId"] for entry in data["runs"][0]["results"]]


@pytest.mark.parametrize("form", ["gitlab", "json", "sarif"])
def test_a_form_without_findings_is_still_a_document(run: Callable[..., Result], project: Path, form: str) -> None:
    assert json.loads(run("check", "--format", form).output) is not None


def test_check_ends_with_a_table_of_letters(campaign: Draw, run: Callable[..., Result]) -> None:
    long = LETTER.replace("Pay fairly.", "Pay fairly. " * 300)
    campaign(
        {"letters/wages.md": LETTER, "letters/long.md": long, "letters/free.md": LETTER.replace("[m]", "[]"), "recipients.csv": CSV}
    )
    table = [line.split() for line in run("check").output.split("\n\n")[1].splitlines()]
    assert table[0] == ["letter", "language", "characters", "URL", "length", "rung", "files"]
    rows = {row[0]: row for row in table[1:]}
    assert rows["fair-pay/wages"] == [
        "fair-pay/wages",
        "en",
        "11",
        str(len("mailto:m@example.org?subject=Pay&body=Pay%20fairly.")),
        "full",
        *("docx", "odt", "pdf", "txt", "eml"),
    ]
    assert rows["fair-pay/long"][4] == "short"
    assert rows["fair-pay/free"][4] == "copy"


def test_errors_elsewhere_do_not_break_the_table(campaign: Draw, run: Callable[..., Result]) -> None:
    campaign({"letters/wages.md": LETTER.replace("[m]", "[gone]"), "letters/b.md": LETTER, "recipients.csv": CSV})
    result = run("check")
    assert result.exit_code == 1
    assert isinstance(result.exception, SystemExit)
    assert "fair-pay/b" in result.output


def test_new_makes_a_campaign_and_pages_without_errors(project: Path, run: Callable[..., Result]) -> None:
    assert run("new", "campaign", "fair-pay", "--languages", "fr,en").output.splitlines() == [
        "made campaigns/fair-pay/campaign.yml", "made campaigns/fair-pay/index.fr.md",
    ]  # fmt: skip
    for kind in PageKinds().choices:
        id = IDS.get(kind, "first")
        assert run("new", "page", kind, "fair-pay", id).exit_code == 0
    result = run("check")
    assert [line for line in result.output.splitlines() if line.startswith("campaigns") and "warning: " not in line] == []
    assert result.exit_code == 0


def test_what_new_wrote_has_to_be_written_anew_before_it_is_published(project: Path, run: Callable[..., Result]) -> None:
    run("new", "campaign", "fair-pay", "--languages", "fr,en")
    for kind in PageKinds().choices:
        run("new", "page", kind, "fair-pay", IDS.get(kind, "first"))
    untouched = [line for line in run("check", "--format", "github").output.splitlines() if "first-words" in line]
    config = project / "campaigns/fair-pay/campaign.yml"
    config.write_text(config.read_text().replace("status: draft", "status: active"))
    result = run("check", "--format", "github")
    errors = [line for line in result.output.splitlines() if "first-words" in line]
    assert errors == [line.replace("::warning ", "::error ") for line in untouched]
    assert result.exit_code == 1
    folder = "campaigns/fair-pay"
    assert (
        f"::error file={folder}/campaign.yml,line=5,col=11,title=first-words::“Name of the organisation” is what a new file begins "
        "with; write your own words" in errors
    )
    left = {(line.partition("file=")[2].partition(",")[0], line.partition("“")[2].partition("”")[0]) for line in errors}
    for file, words in (
        ("index.fr.md", "What is asked, in one sentence"), ("index.fr.md", "Write here why it matters now."),
        ("letters/first.fr.md", "What the letter asks"), ("letters/first.fr.md", "write the letter here."),
        ("events/first.fr.md", "the day is not set"), ("news/2027-05-01-march.fr.md", "Write the page here."),
        ("audiences/first.fr.md", "One or two plain sentences."), ("actions/first.fr.md", "Title of the page"),
    ):  # fmt: skip
        assert (f"{folder}/{file}", words) in left


def test_a_copy_of_a_campaign_is_a_draft_that_passes(campaign: Draw, run: Callable[..., Result], project: Path) -> None:
    campaign(
        {
            "faq.md": "---\ntitle: Why\nsummary: S\naliases:\n  - /old/\n  - /older/\nupdated: 2027-03-01\n---\n\naliases: [/x/]\n",
            "briefing.md": "---\ntitle: B\nsummary: S\naliases: [/oldest/]\n---\n\nFacts.\n",
            "letters/wages.md": LETTER,
            "recipients.csv": CSV,
        },
        config="publish_at: 2027-05-01 09:00 Europe/Brussels\n",
    )
    result = run("new", "campaign", "next", "--from", "fair-pay")
    assert result.output.splitlines() == [
        f"made campaigns/next/{name}"
        for name in ("briefing.md", "campaign.yml", "faq.md", "index.md", "letters/wages.md", "recipients.csv")
    ]
    copy = project / "campaigns/next"
    assert "status: draft\n" in (copy / "campaign.yml").read_text()
    assert "publish_at" not in (copy / "campaign.yml").read_text()
    assert (copy / "faq.md").read_text() == "---\ntitle: Why\nsummary: S\nupdated: 2027-03-01\n---\n\naliases: [/x/]\n"
    assert (copy / "briefing.md").read_text() == "---\ntitle: B\nsummary: S\n---\n\nFacts.\n"
    checked = json.loads(run("check", "next", "--format", "json").output)
    assert [one for one in checked if one["severity"] == "error"] == []
    assert "campaigns/fair-pe" in run("new", "campaign", "other", "--from", "fair-pe").output
    assert "campaigns/next exists already" in run("new", "campaign", "next", "--from", "fair-pay").output


def test_a_campaign_has_one_briefing(run: Callable[..., Result]) -> None:
    run("new", "campaign", "fair-pay")
    assert run("new", "page", "briefing", "fair-pay").output == "made campaigns/fair-pay/briefing.md\n"
    assert run("new", "page", "briefing", "fair-pay", "other").output.splitlines()[-1] == (
        "Error: a campaign has one briefing, in briefing.md; leave out “other”"
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("campaign", "Fair"), "“Fair” is not a valid id; use lowercase letters a-z, digits and hyphens"),
        (("campaign", "fr"), "“fr” is a language tag; choose another name"),
        (("campaign", "archive"), "“archive” is an address of the hub; choose another name"),
        (("campaign", "new", "--languages", "de"), "the site has no language “de”; it has en, fr or my (mkdocs.yml)"),
        (("campaign", "new", "--languages", "en,en"), "the language “en” is repeated"),
        (("campaign", "fair-pay"), "campaigns/fair-pay exists already"),
        (("page", "letter", "gone", "x"), "there is no campaign campaigns/gone"),
        (("page", "letter", "fair-pay", "../x"), "“../x” is not a valid id; use lowercase letters a-z, digits and hyphens"),
        (("page", "page", "fair-pay", "index"), "index.md exists already"),
        (("page", "page", "fair-pay", "letters"), "a page cannot be named “letters”, which is a folder of the campaign"),
        (("page", "news", "fair-pay", "march"), "“march” is not a valid name for news; begin with the date, like 2027-05-01-march"),
        (("page", "news", "fair-pay", "2027-02-30-march"), "“2027-02-30” is not a day of the calendar"),
    ],
)
def test_new_refuses_what_check_would_refuse(
    campaign: Draw, run: Callable[..., Result], project: Path, arguments: tuple[str, ...], message: str
) -> None:
    campaign()
    before = sorted(project.rglob("*"))
    result = run("new", *arguments)
    assert result.exit_code == 2
    assert message in result.output
    assert sorted(project.rglob("*")) == before


def test_build_tells_errors_and_builds_nothing(campaign: Draw, run: Callable[..., Result], project: Path) -> None:
    campaign({"faq.md": ""})
    result = run("build", "--out", "public")
    assert result.exit_code == 1
    assert not (project / "public").exists()


@pytest.mark.parametrize("out", [".", "docs", ".."])
def test_build_does_not_replace_the_project(run: Callable[..., Result], out: str) -> None:
    assert run("build", "--out", out).exit_code == 2


def test_build_of_an_unknown_campaign_is_wrong_use(run: Callable[..., Result]) -> None:
    result = run("build", "--campaign", "gone")
    assert result.exit_code == 2
    assert "there is no published campaign “gone”" in result.output


def test_reports_are_printed_as_a_table_and_the_rest_is_named_beside_it(project: Path, run: Callable[..., Result]) -> None:
    (project / "one.eml").write_bytes("Subject: [pay] sent\n\nCampaign: pay\nCountry: မြန်မာ\n".encode())
    (project / "two.eml").write_bytes(b"Subject: Hello\n\nHello.\n")
    result = run("reports", "one.eml")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout_bytes.decode().splitlines() == [
        '"Date","Campaign","Did","Letter","Language","Country","Organisation","Addressee","Answer","More"',
        '"","pay","sent","","","မြန်မာ","","","",""',
    ]
    result = run("reports", "two.eml", "one.eml")
    assert result.exit_code == 1
    assert result.stderr.startswith("two.eml: the message is not a report: it names no campaign: ")
    assert len(result.stdout.splitlines()) == 2


@pytest.mark.parametrize("arguments", [(), ("gone.eml",), (".",)])
def test_reports_without_a_file_is_wrong_use(run: Callable[..., Result], arguments: tuple[str, ...]) -> None:
    assert run("reports", *arguments).exit_code == 2


# What is around a command fails it


def line(result: Result) -> str:
    """The only line of a command that ended with exit code 2 and without a traceback."""
    assert result.exit_code == 2
    assert isinstance(result.exception, SystemExit)
    [one] = result.output.splitlines()
    return one


@pytest.mark.parametrize("command", ["check", "build"])
def test_a_source_date_that_is_none_ends_in_one_line(
    run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    assert line(run(command)) == (
        "handbill: the environment variable SOURCE_DATE_EPOCH is “yesterday”; it takes the seconds since 1970, 0 to 253370764799"
    )


def test_a_number_of_jobs_that_is_none_ends_in_one_line(
    run: Callable[..., Result], project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HANDBILL_JOBS", "many")
    assert line(run("build")) == (
        "handbill: the environment variable HANDBILL_JOBS is “many”; it takes the number of processes, 1 to 1024"
    )
    assert not (project / "site").exists()


@pytest.mark.parametrize("out", [".git", "scripts", "home", "link"])
def test_a_folder_of_others_is_whole_after_a_build_was_led_to_it(run: Callable[..., Result], project: Path, out: str) -> None:
    for name in (".git", "scripts", "home"):
        (project / name).mkdir()
        (project / name / "HEAD").write_text("mine")
    (project / "link").symlink_to(project / "home")
    said = line(run("build", "--out", out))
    assert said.startswith(f"handbill: “{out}” ")
    assert said.endswith(
        (
            "lies among the project's own files; name a folder of its own",
            "such as “HEAD”; move them away, or name another folder with --out",
        )
    )
    assert [(project / name / "HEAD").read_text() for name in (".git", "scripts", "home", "link")] == ["mine"] * 4
    assert [entry.name for entry in project.iterdir() if "staging" in entry.name] == []


@pytest.mark.parametrize("error", [OSError(28, "No space left on device", "site/index.html"), KeyboardInterrupt()])
def test_a_build_that_its_surroundings_end_says_so_in_one_line(
    run: Callable[..., Result], project: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr("handbill.mkdocs_build.build_with_mkdocs", fail)
    assert line(run("build")) == (
        "handbill: the build was stopped, and site is as it was"
        if isinstance(error, KeyboardInterrupt)
        else "handbill: the build failed, and site is as it was: No space left on device: site/index.html; "
        "make room on the disk and try again"
    )
    assert [entry.name for entry in project.iterdir() if "site" in entry.name] == []


def test_any_command_that_is_interrupted_says_so(run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("handbill.publishing.incremental.reading.read_changed", interrupt)
    assert line(run("check")) == "handbill: stopped; nothing was changed"


def test_a_preview_is_not_begun_with_wrong_settings(run: Callable[..., Result], project: Path) -> None:
    config = project / "mkdocs.yml"
    config.write_text(config.read_text().replace("https://campaigns.example.org/", "https://[x/"))
    result = run("serve")
    assert result.exit_code == 1
    assert result.output.splitlines() == [
        "mkdocs.yml:2:11: “https://[x/” is not the address of a site; write it like https://campaigns.example.org/ [bad-url]"
    ]


def test_a_preview_with_plugins_of_ones_own_is_that_of_mkdocs(
    run: Callable[..., Result], project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = project / "mkdocs.yml"
    config.write_text(config.read_text() + "hooks: []\n")
    asked: list[list[str]] = []

    def refuse(arguments: list[str], **_: object) -> None:
        asked.append(arguments)
        raise OSError(98, "Address already in use")

    monkeypatch.setattr("mkdocs.__main__.cli.main", refuse)
    result = run("serve", "-a", "localhost:8001")
    assert result.output.splitlines() == [
        "mkdocs.yml has plugins, hooks or files that only MkDocs knows: it makes this preview, all pages each time",
        "handbill: the preview has no address (Address already in use); choose another with handbill serve -a localhost:8001",
    ]
    assert asked == [["serve", "--dev-addr", "localhost:8001"]]


@pytest.mark.parametrize("address", ["localhost", "localhost:http", "localhost:70000", ":8000"])
def test_an_address_of_a_preview_needs_a_host_and_a_port(run: Callable[..., Result], address: str) -> None:
    result = run("serve", "-a", address)
    assert result.exit_code == 2
    assert result.output.splitlines()[-1] == (
        f"Error: Invalid value for '-a' / '--dev-addr': “{address}” is not an address; write it like localhost:8001"
    )


def test_a_command_that_is_interrupted_while_it_starts_says_so() -> None:
    program = """
import sys

class Interrupt:
    def find_spec(self, name, *_):
        if name == "handbill.problem_formats":
            raise KeyboardInterrupt

sys.meta_path.insert(0, Interrupt())
from handbill.__main__ import main
main()
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", "handbill: stopped; nothing was changed\n")


@pytest.mark.parametrize(("option", "code"), [("--version", 0), ("--versions", 2)])
def test_what_libraries_do_in_the_end_is_done(option: str, code: int) -> None:
    program = """
import sys, threading, time

class Library:
    def find_spec(self, name, *_):
        if name == "handbill.problem_formats":
            import atexit
            atexit.register(print, "written in the end", end="")
            threading.Thread(target=lambda: (time.sleep(0.2), print("done in a thread"))).start()

sys.meta_path.insert(0, Library())
from handbill.__main__ import main
main()
"""
    buffered = {**os.environ, "PYTHONUNBUFFERED": ""}
    done = subprocess.run([sys.executable, "-c", program, option], capture_output=True, text=True, check=False, env=buffered)
    assert (done.returncode, done.stdout.splitlines()[-2:]) == (code, ["done in a thread", "written in the end"])


def test_an_error_of_the_program_is_told_in_the_end() -> None:
    program = """
import sys

class Missing:
    def find_spec(self, name, *_):
        if name == "handbill.problem_formats":
            raise RuntimeError("a library is broken")

sys.meta_path.insert(0, Missing())
from handbill.__main__ import main
main()
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr.splitlines()[-1]) == (1, "RuntimeError: a library is broken")


@pytest.mark.parametrize("option", ["--help", "--version", "check --help"])
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_an_answer_that_finds_no_room_ends_in_words(option: str, unbuffered: str) -> None:
    command = (sys.executable, "-m", "handbill", *option.split())
    environment = {**os.environ, "PYTHONUNBUFFERED": unbuffered}
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False, env=environment)
    assert (done.returncode, done.stderr) == (2, "handbill: No space left on device; make room on the disk and try again\n")


def test_the_package_can_be_run() -> None:
    done = subprocess.run([sys.executable, "-m", "handbill", "--help"], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("Usage: handbill [OPTIONS] COMMAND")
