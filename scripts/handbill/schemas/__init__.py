"""JSON Schemas of what authors write, made from the records, and the settings by which editors use them.

They are draft 7 of JSON Schema, which every editor knows, without references: an editor shows what is at the place itself.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from handbill.model.facts import CampaignFacts
from handbill.model.kinds import KINDS, PageKind
from handbill.model.settings import Options, SiteFacts
from handbill.model.words import Translation

FOLDER = ".vscode"
Schema = dict[str, Any]

_DRAFT = "http://json-schema.org/draft-07/schema#"
_TRANSLATION = "In translations only: how far the translation can be trusted."
_PLUGIN = "What Handbill itself is told about the site."


def names() -> list[str]:
    """What there is a schema of: `campaign.yml`, `mkdocs.yml`, and the front matter of each kind of page."""
    return ["campaign", "mkdocs", *(_name(kind) for kind in KINDS)]


def schema(name: str) -> Schema:
    """One of `names()`."""
    if name == "campaign":
        return {"$schema": _DRAFT, **of_record(CampaignFacts)}
    if name == "mkdocs":
        return {"$schema": _DRAFT, **_mkdocs()}
    kind = next(kind for kind in KINDS if _name(kind) == name)
    return {"$schema": _DRAFT, **of_kind(kind)}


def schema_text(name: str) -> str:
    """One of `names()` as a file."""
    return _json(schema(name))


def files() -> dict[str, str]:
    """The schemas and the settings of an editor by their paths in a project."""
    made = {f"{FOLDER}/schemas/{name}.json": schema_text(name) for name in names()}
    return {
        **made,
        f"{FOLDER}/settings.json": _json(_settings()),
        f"{FOLDER}/extensions.json": _json({"recommendations": ["redhat.vscode-yaml"]}),
    }


def write_files(root: Path) -> tuple[list[str], list[str]]:
    """Writes the files of an editor; those that were written, and settings of the project's own that were left as they are."""
    made, left = [], []
    for path, text in files().items():
        file = root / path
        if file.exists() and "/schemas/" not in path:
            left += [path] if file.read_text(encoding="utf-8") != text else []
            continue
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
        made.append(path)
    return made, left


def modeline(name: str, depth: int) -> str:
    """The first line of a YAML file by which any editor finds its schema; `depth` is how many folders it is in."""
    return f"# yaml-language-server: $schema={'../' * depth}{FOLDER}/schemas/{name}.json\n"


def _name(kind: PageKind) -> str:
    # `campaign` is the schema of campaign.yml
    return "index" if kind.name == "campaign" else kind.name


def of_kind(kind: PageKind) -> Schema:
    """Facts, words and what a translation says of itself; a file without the last is a source, and says the facts."""
    facts, words = of_record(kind.facts), of_record(kind.words)
    made: Schema = {
        "type": "object",
        "properties": {
            **words["properties"],
            **facts["properties"],
            "translation": {"description": _TRANSLATION, **of_record(Translation)},
        },
        "required": words.get("required", []),
        "additionalProperties": False,
    }
    if needed := facts.get("required"):
        made |= {"if": {"not": {"required": ["translation"]}}, "then": {"required": needed}}
    return made


def _mkdocs() -> Schema:
    """mkdocs.yml as far as it is ours; the rest belongs to MkDocs and other plugins."""
    site = of_record(SiteFacts)
    plugin = {"type": "object", "properties": {"handbill": {"description": _PLUGIN, **of_record(Options)}}}
    return {
        "type": "object",
        "properties": {
            **site["properties"],
            "plugins": {
                "description": "The plugins of MkDocs. Ours, handbill, comes before i18n, which has the list of languages.",
                "type": "array",
                "items": {"anyOf": [{"type": "string"}, plugin]},
            },
        },
        "required": site["required"],
    }


def of_record(model: type[BaseModel]) -> Schema:
    """The schema of a record, without what pydantic says for programs."""
    raw = model.model_json_schema()
    made = _plain(raw, raw.get("$defs", {}))
    made.pop("description", None)
    return made


def _plain(raw: Mapping[str, Any], definitions: Mapping[str, Schema]) -> Schema:
    """References resolved; no titles made of names, no `null` beside what a field may be."""
    if "$ref" in raw:
        target = definitions[raw["$ref"].rpartition("/")[2]]
        return _plain({**target, **{key: value for key, value in raw.items() if key != "$ref"}}, definitions)
    made: Schema = {}
    for key, value in raw.items():
        if key in ("title", "$defs") or key == "default" and value is None:
            continue
        if key in ("properties", "patternProperties"):
            made[key] = {name: _plain(one, definitions) for name, one in value.items()}
        elif key in ("items", "additionalProperties") and isinstance(value, dict):
            made[key] = _plain(value, definitions)
        elif key in ("anyOf", "oneOf"):
            made[key] = [_plain(one, definitions) for one in value if one.get("type") != "null"]
        elif key != "propertyNames":
            made[key] = value
    if "`" in made.get("description", ""):
        # What editors show as it is written, instead of as plain text.
        made["markdownDescription"] = made["description"]
    if "patternProperties" in made:
        made["additionalProperties"] = False
    for choice in ("anyOf", "oneOf"):
        if len(made.get(choice, ())) == 1:
            made = {**made.pop(choice)[0], **made}
    return made


def _settings() -> Schema:
    """For Visual Studio Code with the extension YAML of Red Hat, and for others that read its settings."""
    return {
        "files.encoding": "utf8",
        "files.eol": "\n",
        "files.insertFinalNewline": True,
        # MkDocs' own: a value from the environment.
        "yaml.customTags": ["!ENV scalar", "!ENV sequence"],
        "yaml.schemas": {f"{FOLDER}/schemas/{name}.json": patterns for name, patterns in sorted(_patterns().items())},
    }


def _patterns() -> dict[str, list[str]]:
    """Which files have which schema. Markdown is for editors that hand their fields to the language server of YAML."""
    made = {"campaign": ["campaigns/*/campaign.yml"], "mkdocs": ["mkdocs.yml"]}
    single = sorted(f"campaigns/*/{kind.file}{ending}" for kind in KINDS if kind.file for ending in (".md", ".*.md"))
    for kind in KINDS:
        if kind.folder:
            made[_name(kind)] = [f"campaigns/*/{kind.folder}/*.md"]
        elif kind.file:
            made[_name(kind)] = [f"campaigns/*/{kind.file}{ending}" for ending in (".md", ".*.md")]
        else:
            made[_name(kind)] = ["campaigns/*/*.md", "docs/*.md", *(f"!{one}" for one in single)]
    return made


def _json(value: Schema) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"
