"""The handbook names every field an author can write, every column, and every command."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from handbill.cli import main
from handbill.content.handbook import pictures_of_handbook
from handbill.content.markdown.body import read_body
from handbill.content.recipients import COLUMNS
from handbill.content.record import fields_of
from handbill.content.settings import OPTIONS
from handbill.model.facts import AskedField, CampaignFacts, Organisation, Partner
from handbill.model.kinds import KINDS
from handbill.model.words import Translation
from pictures.handbook import OUT, PICTURES
from rasters import opened

HANDBOOK = Path(__file__).parents[1] / "docs" / "handbook"
RECORDS = (
    CampaignFacts,
    Organisation,
    Partner,
    AskedField,
    Translation,
    *(kind.facts for kind in KINDS),
    *(kind.words for kind in KINDS),
)
FIELDS = sorted({name for record in RECORDS for name in fields_of(record)} | {*COLUMNS, *OPTIONS})


def commands(group: click.Group, before: str) -> Iterator[str]:
    """Every command, those of groups too, as one types it."""
    for name, command in group.commands.items():
        yield f"{before} {name}"
        if isinstance(command, click.Group):
            yield from commands(command, f"{before} {name}")


COMMANDS = sorted(commands(main, "handbill"))


@pytest.fixture(scope="module")
def handbook() -> str:
    return "\n".join(page.read_text(encoding="utf-8") for page in sorted(HANDBOOK.rglob("*.md")))


@pytest.mark.parametrize("name", FIELDS)
def test_a_field_is_named(handbook: str, name: str) -> None:
    assert f"`{name}`" in handbook or f"`{name}:" in handbook or f"\n{name}:" in handbook


def test_it_has_one_word_for_one_thing(handbook: str) -> None:
    """E-mail, placeholder and sign-on sheet; names of fields, in code, are what they are."""
    prose = re.sub(r"```.*?```|`[^`]*`", "", handbook, flags=re.DOTALL)
    assert re.findall(r"(?i).*\b(?:emails?|gaps?|sheets? (?:for|with) signatures)\b.*", prose) == []


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_is_named(handbook: str, command: str) -> None:
    assert command in handbook


def test_the_script_makes_every_picture_that_is_shown() -> None:
    root = HANDBOOK.parents[1]
    pages = [page.relative_to(root).as_posix() for page in sorted(HANDBOOK.rglob("*.md"))]
    assert sorted(pictures_of_handbook(root, pages)) == sorted(f"media/{name}" for name in PICTURES)
    assert sorted(file.name for file in OUT.glob("handbook-*")) == sorted(PICTURES)


def test_pictures_are_small_and_told_in_words() -> None:
    files = {name: OUT / name for name in PICTURES}
    assert {name for name, file in files.items() if file.stat().st_size > 40_000} == set()
    assert sum(file.stat().st_size for file in files.values()) <= 150_000
    assert {opened(file.read_bytes()).width for file in files.values()} <= {360, *range(720, 801)}
    words = [image.alt for page in HANDBOOK.rglob("*.md") for image in read_body(page.read_text(encoding="utf-8")).images]
    assert len(set(words)) == len(PICTURES)
    assert min(map(len, words)) >= 60
