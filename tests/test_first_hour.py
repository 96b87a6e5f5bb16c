"""The handbook's first hour works as it is written, with nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from drawn import addresses, rendered
from first_hour import follow
from handbill.publishing.clock import instant
from handbill.publishing.load import load


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[tuple[str, str]]]:
    """The site that came of it, and what each command printed."""
    with pytest.MonkeyPatch.context() as patch:
        printed = follow(tmp_path_factory.mktemp("hour"), patch)
        return Path.cwd(), printed


def test_every_command_does_what_the_page_says(followed: tuple[Path, list[tuple[str, str]]]) -> None:
    assert [line.split()[:3] for line, _ in followed[1] if line.startswith("handbill")] == [
        ["handbill", "init", "our-campaigns"],
        ["handbill", "import", "recipients"],
        ["handbill", "new", "letter"],
        ["handbill", "new", "action"],
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
