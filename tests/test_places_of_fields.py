"""A field is more than a line in a record: other programs are told it, `handbill new` writes it, and the check reads it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from drawn import campaign, page, read
from handbill.cli import main
from handbill.commands.new import ASKED, new
from handbill.content.recipients import COLUMNS, TRANSLATED
from handbill.content.record import fields_of
from handbill.model.facts import CampaignFacts, Facts
from handbill.model.kinds import BY_NAME
from handbill.model.recipient import Recipient
from handbill.model.words import OptionalWords
from handbill.site.campaign_json import schema


def own_fields(kind: str) -> set[str]:
    """What pages of a kind have and others need not have."""
    known = BY_NAME[kind]
    return set(fields_of(known.facts) - fields_of(Facts) | fields_of(known.words) - fields_of(OptionalWords))


TOLD_AS: Mapping[str, Mapping[str, str]] = {
    "recipient": {},
    "campaign": {},
    "letter": {"to": "recipients", "find_label": "find", "recipient_language": "sent_language", "downloads": "files"},
    "action": {"letter": "letters", "event": "events", "audience": "audiences"},
    "event": {"register_url": "register", "recording_url": "recording", "note": "when"},
    "audience": {},
}
"""The records of campaign.json, and how it calls what authors write under another name."""
UNTOLD: Mapping[str, Mapping[str, str]] = {
    "recipient": {"groups": "each letter names its recipients one by one"},
    "campaign": {
        "publish_at": "it has passed, or there is no file",
        "risk": "what must not be shared is not in the file",
        "report_to": "readers report on our pages",
        "accent": "others have colours of their own",
        "cities": "events have the distance from UTC",
        "share": "others share in their own way",
        "translation_policy": "each letter says whether it is offered",
    },
    "letter": {
        "fields": "readers fill them in on our page, or on the one to embed",
        "labels": "the text names each place to fill in",
    },
    "action": {"order": "actions are in their order"},
    "event": {},
    "audience": {"partner": "it is among the partners of the campaign", "order": "audiences are in their order"},
}
"""What campaign.json leaves out, and why."""


def authored(record: str) -> set[str]:
    return set(COLUMNS) if record == "recipient" else set(fields_of(CampaignFacts)) if record == "campaign" else own_fields(record)


@pytest.mark.parametrize("record", TOLD_AS)
def test_other_programs_are_told_every_field(record: str) -> None:
    """The file has what the schema says, no less and no more: tests of campaign.json see to that."""
    found: dict[str, Any] = json.loads(schema())
    told = set((found if record == "campaign" else found["$defs"][record])["properties"])
    untold = UNTOLD[record]
    assert {name for name in authored(record) - set(untold) if TOLD_AS[record].get(name, name) not in told} == set()
    assert {name for name in untold if name in told or name not in authored(record)} == set()


WRITTEN_LATER: Mapping[str, set[str]] = {
    "letter": {"labels"},
    "action": {"event", "audience"},
    "event": {
        "status", "revision", "languages", "interpretation", "register_url", "recording_url", "materials",
    },
    "news": {"outcome"},
    "circular": {"from"},
    "audience": {"partner", "order"},
}  # fmt: skip
"""What no option of `handbill new` gives: maps and lists that are written below one another, and what is known only later."""


@pytest.mark.parametrize("kind", ASKED)
def test_a_new_page_can_be_given_every_field(kind: str) -> None:
    options = {parameter.name for parameter in new.commands[kind].params}
    begun = {line.partition(":")[0] for line in (BY_NAME[kind].scaffold or "").splitlines()}
    later = WRITTEN_LATER.get(kind, set())
    assert own_fields(kind) - options - begun - later == set()
    assert (later - own_fields(kind), later & (options | begun)) == (set(), set())


def test_a_new_campaign_can_be_given_its_paper() -> None:
    command = main.commands["new"].commands["campaign"]  # type: ignore[attr-defined]  # a group has commands
    assert {"languages", "paper"} <= {parameter.name for parameter in command.params}


WRONG = "{a: {b: {c: d}}}"
"""What no field can be."""


@pytest.mark.parametrize("kind", ["letter", "action", "event", "audience"])
def test_the_check_reads_every_field_of_a_page(kind: str, tmp_path: Path) -> None:
    fields = sorted(own_fields(kind))
    path = f"campaigns/pay/{BY_NAME[kind].folder}/first.md"
    text = "---\ntitle: First\nsummary: About it.\n" + "".join(f"{name}: {WRONG}\n" for name in fields) + "---\n\nText.\n"
    files = {"campaigns/pay/campaign.yml": campaign(), "campaigns/pay/index.md": page("Pay"), path: text}
    found = {one.position.line for one in read(tmp_path, files).problems.errors if one.position.path == path}
    assert [name for line, name in enumerate(fields, 4) if line not in found] == []


def test_the_check_reads_every_field_of_a_campaign(tmp_path: Path) -> None:
    fields = sorted(fields_of(CampaignFacts))
    text = "".join(f"{name}: {WRONG}\n" for name in fields)
    read_ones = read(tmp_path, {"campaigns/pay/campaign.yml": text, "campaigns/pay/index.md": page("Pay")}).problems.errors
    found = {one.position.line for one in read_ones if one.position.path == "campaigns/pay/campaign.yml"}
    assert [name for line, name in enumerate(fields, 1) if line not in found] == []


def test_every_column_is_a_field_of_a_recipient_and_the_other_way_round() -> None:
    assert {TRANSLATED.get(name, name) for name in COLUMNS} | {"source"} == fields_of(Recipient)
