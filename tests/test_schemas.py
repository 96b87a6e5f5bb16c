"""Editors complete and explain every field: their language server is given the schemas and the settings of a project."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner

from handbill.cli import main
from handbill.content.recipients import COLUMNS
from handbill.content.recipients import read as read_recipients
from handbill.content.record import fields_of
from handbill.model.facts import CampaignFacts
from handbill.model.kinds import KINDS
from handbill.model.settings import Options
from handbill.problems import Problems
from handbill.schemas import files, modeline, names, schema
from handbill.schemas.page import page
from language_server import LanguageServer

ROOT = Path(__file__).parents[1]
FILES = {"campaign": "campaign.yml", "plain": "faq.fr.md", "index": "index.fr.md"}
FILES |= {kind.name: f"{kind.folder}/one.fr.md" for kind in KINDS if kind.folder}
FILES |= {kind.file: f"{kind.file}.md" for kind in KINDS if kind.file and kind.name != "campaign"}
NUMBERS = count()


def place(name: str) -> str:
    """A file of a schema that no document had before: what is found wrong with it comes from no other."""
    return f"{next(NUMBERS)}/mkdocs.yml" if name == "mkdocs" else f"campaigns/pay-{next(NUMBERS)}/{FILES[name]}"


@dataclass
class Written:
    """A document with every field of a schema, and where each is."""

    lines: list[str] = field(default_factory=list)
    places: dict[tuple[int, int], str] = field(default_factory=dict)
    """The description of each field by the line and character at which it begins."""

    def add(self, node: dict[str, Any], indent: str = "", first: str = "") -> None:
        for name, one in node["properties"].items():
            begin = first or indent
            first = ""
            inner, is_list = record_in(one)
            self.places[len(self.lines), len(begin)] = one.get("description", "")
            if inner is None:
                self.lines.append(f"{begin}{name}: {json.dumps(one['examples'][0], ensure_ascii=False)}")
            else:
                self.lines.append(f"{begin}{name}:")
                self.add(inner, f"{indent}    ", f"{indent}  - " if is_list else "")


def record_in(node: dict[str, Any]) -> tuple[dict[str, Any] | None, bool]:
    """The record that a field contains, and whether it contains a list of them."""
    for one in (node, *node.get("anyOf", ()), *node.get("oneOf", ())):
        if "properties" in one:
            return one, False
        if "items" in one and (inner := record_in(one["items"])[0]):
            return inner, True
    return None, False


def records(node: dict[str, Any], above: str = "", indent: str = "") -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Every record of a schema with the lines above an empty place in it, and that place's indentation."""
    yield above, indent, node
    for name, one in node["properties"].items():
        inner, is_list = record_in(one)
        if inner is None:
            continue
        head = f"{above}{indent}{name}:\n"
        # In a list the first field is there, so that the next line belongs to the same item.
        first, node = next(iter(inner["properties"].items()))
        below = record_in(node)[0] if is_list else None
        if below is not None:
            yield from records(below, f"{head}{indent}  - {first}:\n", f"{indent}      ")
        else:
            yield from records(inner, head + (f"{indent}  - {first}:\n" if is_list else ""), f"{indent}    ")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LanguageServer]:
    root = tmp_path_factory.mktemp("project")
    for path, text in files().items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    with LanguageServer(root, json.loads((root / ".vscode/settings.json").read_text(encoding="utf-8"))) as program:
        # It has the settings when it finds something wrong by them.
        assert program.complaints(program.open(place("campaign"), "status: won\n"))
        yield program


@pytest.mark.parametrize("name", names())
def test_every_field_is_explained_and_its_example_accepted(server: LanguageServer, name: str) -> None:
    written = Written()
    written.add(schema(name))
    uri = server.open(place(name), "\n".join(written.lines) + "\n")
    assert server.complaints(uri) == []
    for (line, character), meaning in written.places.items():
        shown = server.explained(uri, line, character + 1)
        assert meaning, written.lines[line]
        assert meaning in shown, written.lines[line]


@pytest.mark.parametrize("name", names())
def test_every_field_is_completed_with_its_explanation(server: LanguageServer, name: str) -> None:
    for above, indent, record in records(schema(name)):
        uri = server.open(place(name), f"{above}{indent}\n")
        offered = server.completed(uri, above.count("\n"), len(indent))
        there = {line.strip(" -:") for line in above.split("\n") if line.strip().startswith("-")}
        expected = {name: one["description"] for name, one in record["properties"].items() if name not in there}
        assert {name: offered.get(name) for name in expected} == expected, above


def test_values_to_choose_from_are_completed(server: LanguageServer) -> None:
    uri = server.open(place("letter"), "---\ntitle: Wages\nchoose: \n---\n\nDear all.\n")
    assert {"none", "country", "recipient", "several"} <= set(server.completed(uri, 2, 8))


def test_a_slip_is_underlined(server: LanguageServer) -> None:
    uri = server.open(place("campaign"), "status: activ\nlanguages: [EN]\norganisers: []\ncontact: nobody\nlanguage: en\n")
    assert server.complaints(uri) == [
        'Value is not accepted. Valid values: "draft", "active", "paused", "won", "closed".',
        "a language tag is written like en, pt-BR or zh-Hant",
        "Array has too few items. Expected 1 or more.",
        "an e-mail address has one @",
        "Property language is not allowed.",
    ]


def test_a_modeline_leads_any_editor_to_the_schema(server: LanguageServer) -> None:
    uri = server.open("elsewhere/below/pay.yml", f"{modeline('campaign', 2)}\n")
    assert set(server.completed(uri, 1, 0)) >= fields_of(CampaignFacts)


@pytest.mark.parametrize("name", names())
def test_a_schema_is_one(name: str) -> None:
    jsonschema.Draft7Validator.check_schema(schema(name))
    assert "$ref" not in json.dumps(schema(name))


def test_a_schema_has_the_fields_of_its_records() -> None:
    for kind in KINDS:
        made = schema("index" if kind.name == "campaign" else kind.name)
        assert set(made["properties"]) == fields_of(kind.facts) | fields_of(kind.words) | {"translation"}
    plugins = schema("mkdocs")["properties"]["plugins"]["items"]["anyOf"][1]
    assert set(plugins["properties"]["handbill"]["properties"]) == fields_of(Options)


@pytest.mark.parametrize("path", sorted(files()))
def test_this_project_has_the_files_that_the_command_writes(path: str) -> None:
    """`handbill schema` rewrites them after a change of the records."""
    assert (ROOT / path).read_text(encoding="utf-8") == files()[path]


def test_a_source_needs_its_facts_and_a_translation_does_not() -> None:
    check = jsonschema.Draft7Validator(schema("letter"))
    words = {"title": "Wages", "summary": "Pay.", "subject": "Pay us"}
    assert [error.message for error in check.iter_errors(words)] == ["'to' is a required property"]
    assert not list(check.iter_errors({**words, "translation": {"status": "draft"}}))


def test_the_command_leaves_settings_of_ones_own(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project)
    own = project / ".vscode" / "settings.json"
    own.parent.mkdir()
    own.write_text("{}\n", encoding="utf-8")
    done = CliRunner().invoke(main, ["schema"])
    assert done.exit_code == 0
    assert "wrote .vscode/schemas/letter.json\n" in done.stdout
    assert done.stderr.startswith("left .vscode/settings.json, which has settings of your own; these are ours:\n{\n")
    assert own.read_text(encoding="utf-8") == "{}\n"


def test_the_command_prints_one_schema(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project)
    assert json.loads(CliRunner().invoke(main, ["schema", "event"]).stdout) == schema("event")


def test_a_new_campaign_names_the_schema_where_there_is_one(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project)
    run = CliRunner().invoke
    run(main, ["new", "campaign", "before"])
    assert (project / "campaigns/before/campaign.yml").read_text(encoding="utf-8").startswith("status: draft\n")
    run(main, ["schema"])
    run(main, ["new", "campaign", "after"])
    assert (
        (project / "campaigns/after/campaign.yml")
        .read_text(encoding="utf-8")
        .startswith(f"{modeline('campaign', 2)}status: draft\n")
    )


def test_the_page_of_fields_is_made_from_the_schemas() -> None:
    handbook = ROOT / "docs" / "handbook" / "editors" / "reference.md"
    assert handbook.read_text(encoding="utf-8") == page(), "run `make reference`"


def test_the_page_of_fields_says_what_a_field_takes_and_whether_it_is_needed() -> None:
    rows = [[cell.strip() for cell in line.strip("| ").split(" | ")] for line in page().split("\n") if line.startswith("| `")]
    by_name = {row[0]: row[1:] for row in rows}
    assert by_name["`exit_url`"][0] == "address, required"
    assert by_name["`mailto_max`"][0] == "whole number, else `2000`"
    assert by_name["`choose`"][0] == "fact: `none`, `country`, `recipient` or `several`, else `none`"
    assert by_name["`subject`"][1].endswith(" without placeholders. Example: `Pay the night bonus`")
    assert by_name["`summary`"][0] == "word: text, required, except for news"
    assert [row[1] for row in rows if row[0] == "`updated`"] == ["fact: date", "fact: date, required"]


def test_the_examples_of_columns_are_a_table_that_can_be_read() -> None:
    part = page().partition("## The table of recipients\n")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| `(\w+)` \| .* Example: `(.*)` \|$", part, re.M)
    assert [name for name, _ in rows] == list(COLUMNS)
    table = io.StringIO()
    csv.writer(table).writerows(zip(*rows, strict=True))
    problems = Problems()
    ((recipient, _),) = read_recipients(table.getvalue(), "recipients.csv", "en", problems).values()
    assert (list(problems), recipient.id, recipient.groups) == ([], "minister-labour", ("ministries", "europe"))
