"""The handbook's first hour, followed to the letter: its commands and files, in their order, and nothing else."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from drawn import addresses, rendered
from handbill.cli import main
from handbill.publishing.clock import instant
from handbill.publishing.load import load

PAGE = Path(__file__).parents[1] / "docs" / "handbook" / "editors" / "first-hour.md"
BLOCK = re.compile(r"(?P<said>[^\n]*)\n\n```\n(?P<text>.*?)^```$", re.M | re.S)
FILE = re.compile(r"(?P<below>below the fields of )?`(?P<name>[\w./-]+\.\w+)`:$")
NOW = "1796040000"  # 30 November 2026
WAITS = ("handbill serve",)  # It runs until it is stopped; tests of its own try it.


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[tuple[str, str]]]:
    """The site that came of it, and what each command printed."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path_factory.mktemp("hour"))
        patch.setenv("SOURCE_DATE_EPOCH", NOW)
        printed = []
        for block in BLOCK.finditer(PAGE.read_text(encoding="utf-8")):
            if file := FILE.search(block["said"]):
                save(Path(file["name"]), block["text"], below=file["below"] is not None)
            else:
                printed += [(line, run(line, patch)) for line in block["text"].splitlines() if not line.startswith(WAITS)]
        return Path.cwd(), printed


def save(path: Path, text: str, *, below: bool) -> None:
    """Writes a file, or what is below its fields."""
    fields = path.read_text(encoding="utf-8").rpartition("\n---\n")[0] + "\n---\n\n" if below else ""
    path.write_text(fields + text, encoding="utf-8")


def run(line: str, patch: pytest.MonkeyPatch) -> str:
    program, *words = shlex.split(line)
    if program == "cd":
        patch.chdir(words[0])
        return ""
    assert program == "handbill", line
    if words[0] == "build":
        config = Path("campaigns/night-bonus/campaign.yml")
        config.write_text(config.read_text(encoding="utf-8").replace("status: draft", "status: active"), encoding="utf-8")
    done = CliRunner().invoke(main, words)
    assert done.exit_code == 0, f"{line}\n{done.output}"
    return done.stdout


def test_every_command_does_what_the_page_says(followed: tuple[Path, list[tuple[str, str]]]) -> None:
    assert [line.split()[:3] for line, _ in followed[1] if line.startswith("handbill")] == [
        ["handbill", "init", "our-campaigns"],
        ["handbill", "import", "recipients"],
        ["handbill", "new", "letter"],
        ["handbill", "new", "translation"],
        ["handbill", "translate", "stamp"],
        ["handbill", "new", "event"],
        ["handbill", "check", "night-bonus"],
        ["handbill", "build"],
    ]


def test_the_check_finds_nothing_but_that_all_is_invented(followed: tuple[Path, list[tuple[str, str]]]) -> None:
    check = next(text for line, text in followed[1] if line.startswith("handbill check"))
    assert "\n0 errors, " in check
    rules = {match for line in check.splitlines() if (match := "".join(re.findall(r"warning: .*\[([a-z-]+)\]$", line)))}
    assert rules == {"example-address", "missing-translation"}
    assert re.findall(r"night-bonus/bonus +(\w+) .*? (full|short|address|copy)\b", check) == [("en", "full"), ("fr", "full")]


def test_the_site_has_the_letter_in_two_languages_the_offices_and_the_event(followed: tuple[Path, list[tuple[str, str]]]) -> None:
    loaded = load(followed[0], instant())
    assert loaded.site is not None
    assert {"night-bonus/", "night-bonus/letters/bonus/", "fr/night-bonus/letters/bonus/", "night-bonus/events/assembly/"} <= set(
        addresses(loaded.site)
    )
    for address, words in (("", "Please see that it is paid."), ("fr/", "Veillez à ce qu'elle soit payée.")):
        page = rendered(loaded.site, f"{address}night-bonus/letters/bonus/")
        choices = {link.attributes.get("data-hb-choice") for link in page.all("a", data_hb="send")}
        assert len(choices) == 15
        assert words in page.text
    for name in ("index.html", "letters/bonus/index.html", "events/assembly/assembly.ics"):
        assert (followed[0] / "site/night-bonus" / name).is_file()
