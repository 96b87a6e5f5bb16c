"""The handbook names every field an author can write, every column, and every command."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from handbill.cli import main
from handbill.content.recipients import COLUMNS
from handbill.content.record import fields_of
from handbill.content.settings import OPTIONS
from handbill.model.facts import AskedField, CampaignFacts, Organisation, Partner
from handbill.model.kinds import KINDS
from handbill.model.words import Translation

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
