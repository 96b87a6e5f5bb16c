"""The handbook's page of fields, made from the schemas and lists; `python -m handbill.schemas.page` prints it."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from handbill.content.recipients import COLUMNS, REQUIRED, TRANSLATED
from handbill.content.record import fields_of
from handbill.model.formats import FORMATS
from handbill.model.kinds import KINDS, PageKind
from handbill.model.networks import SHARE_SERVICES
from handbill.model.recipient import Recipient
from handbill.problems import listed
from handbill.schemas import Schema, of_kind, schema

_HEAD = """\
---
title: "Every field"
summary: "All fields of campaigns, pages and the site, with what each takes and an example."
---
What each field takes and means. The other pages of this handbook say how to use them. A *fact* is the same in every language and \
is written in the source file only; a *word* is written in the file of each language.

This page is made from the program by `make reference`. Editors show the same, see `handbill schema` on [Checking](checking.md).
"""
_MEANT = re.compile(r"an? ([\w -]+?) (?:is|begins|has)\b")
_PLACES = "`campaigns/<slug>/{}`"


def page() -> str:
    """The page in Markdown."""
    common = _common()
    parts = [
        _HEAD,
        "\n## The campaign file\n\n`campaigns/<slug>/campaign.yml`. All of its fields are facts.\n",
        *_tables(schema("campaign")),
        "\n## Every page\n\nThe fields that each kind of page has.\n",
        _table(common, {name: _side(KINDS[0], name) for name in common}, _required_of_pages(common)),
        *_inner(common),
    ]
    for kind in KINDS:
        parts += _kind(kind, common)
    parts += [
        *_columns(),
        "\n## The site\n\nThe fields of `mkdocs.yml` that Handbill reads, and the options of its plugin.\n",
        *_tables(_site()),
        "\n## Formats of files\n\nWhat `downloads` of a letter can name.\n\n| format | media type |\n|---|---|\n",
        *(f"| `{one.id}` | {one.type} |\n" for one in FORMATS),
        "\n## Services\n\nWhat `share` of a campaign can name.\n\n| name | `share` |\n|---|---|\n",
        *(f"| {one.name or 'The post to copy'} | `{one.id}` |\n" for one in SHARE_SERVICES),
    ]
    return "".join(parts)


def _kind(kind: PageKind, common: Mapping[str, Schema]) -> Iterator[str]:
    """What a kind of page has besides the fields of every page."""
    made = of_kind(kind)
    usual, needed = _required_of_pages(common), _required(made)
    own = {
        name: one
        for name, one in made["properties"].items()
        if name not in common or needed.get(name, "") not in usual.get(name, "")
    }
    if not own:
        return
    file = f"{kind.folder}/<id>.md" if kind.folder else f"{kind.file or '<id>'}.md"
    yield f"\n## {kind.name.capitalize()} pages\n\n{_PLACES.format(file)}\n"
    yield _table(own, {name: _side(kind, name) for name in own}, needed)
    yield from _inner(own)


def _columns() -> Iterator[str]:
    """The columns of recipients.csv in their usual order, from the record of a row."""
    record = Recipient.model_json_schema()["properties"]
    columns = {name: record[TRANSLATED.get(name, name)] for name in COLUMNS}
    # A cell is a text: of one language, or of several groups.
    columns |= {name: {**columns[name], "type": "string"} for name in (*TRANSLATED, "groups")}
    needed = {**dict.fromkeys(REQUIRED, "required"), **dict.fromkeys(("name", "role"), "one of `name` and `role` is required")}
    other = ", ".join(f"`{name}.fr`" for name in TRANSLATED)
    yield f"\n## The table of recipients\n\n{_PLACES.format('recipients.csv')}. See [Recipients](recipients.md). "
    yield f"For other languages there are columns such as {other}.\n"
    yield _table(columns, {}, needed).replace("| field |", "| column |", 1)


def _common() -> dict[str, Schema]:
    first, *others = (of_kind(kind)["properties"] for kind in KINDS)
    return {name: one for name, one in first.items() if all(name in other for other in others)}


def _side(kind: PageKind, name: str) -> str:
    return "word" if name in fields_of(kind.words) else "fact" if name in fields_of(kind.facts) else "translations only"


def _site() -> Schema:
    made = schema("mkdocs")
    plugin = made["properties"]["plugins"]["items"]["anyOf"][1]["properties"]["handbill"]
    fields = {name: one for name, one in made["properties"].items() if name != "plugins"}
    return {**made, "properties": {**fields, "handbill": plugin}}


def _tables(made: Schema) -> Iterator[str]:
    yield _table(made["properties"], {}, _required(made))
    yield from _inner(made["properties"])


def _inner(fields: Mapping[str, Schema]) -> Iterator[str]:
    """The tables of fields that have fields themselves."""
    told: dict[str, Schema] = {}
    for name, one in fields.items():
        if found := next(_records(one), None):
            yield f"\n### `{name}`\n"
            same = next((other for other, known in told.items() if known == found), "")
            yield from (f"\nThe same fields as of `{same}`.\n",) if same else _tables(found)
            told[name] = found


def _records(one: Schema) -> Iterator[Schema]:
    for part in (one, one.get("items", {}), *one.get("anyOf", ()), *(part.get("items", {}) for part in one.get("anyOf", ()))):
        if "properties" in part:
            yield part


def _table(fields: Mapping[str, Schema], sides: Mapping[str, str], required: Mapping[str, str]) -> str:
    """Three columns, so that names are not broken on narrow screens."""
    rows = []
    for name, one in fields.items():
        side, takes, needed = sides.get(name, ""), _takes(one), required.get(name) or _needed(one)
        values = ", ".join(filter(None, (f"{side}: {takes}" if side else takes, needed)))
        example = f"Example: {_code(one['examples'][0])}" if one.get("examples") else ""
        rows.append(f"| `{name}` | {values} | {' '.join(filter(None, (one.get('description', ''), example)))} |\n")
    return "\n| field | takes | meaning |\n|---|---|---|\n" + "".join(rows)


def _takes(one: Schema) -> str:
    """What a field takes, in words."""
    if choices := one.get("anyOf") or one.get("oneOf"):
        return " or ".join(dict.fromkeys(_takes(choice) for choice in choices if choice.get("type") != "null"))
    if "enum" in one or "const" in one:
        values = [f"`{value}`" for value in one.get("enum", [one.get("const")])]
        return " or ".join(filter(None, (", ".join(values[:-1]), values[-1])))
    match one.get("type"):
        case "array":
            return f"list: {_takes(one.get('items', {}))}"
        case "object" if "properties" in one:
            return "fields, see below"
        case "object":
            (value,) = one.get("patternProperties", {"": one.get("additionalProperties", {})}).values() or ({},)
            return f"map to: {_takes(value)}"
        case "boolean":
            return "`true` or `false`"
        case "integer":
            return "whole number"
    # What an editor says of another text begins with what is meant: “a date is written like 2027-05-01”.
    match = _MEANT.match(one.get("patternErrorMessage", ""))
    return match[1] if match else "text"


def _needed(one: Schema) -> str:
    default = one.get("default")
    return "" if default in (None, "", [], {}, False) else f"else {_code(default)}"


def _required(made: Schema) -> dict[str, str]:
    """The fields that must be there, the facts of a source file among them."""
    return dict.fromkeys((*made.get("required", ()), *made.get("then", {}).get("required", ())), "required")


def _required_of_pages(common: Iterable[str]) -> dict[str, str]:
    """The fields that all or most kinds of pages must have."""
    found = {}
    for name in common:
        without = [kind.name for kind in KINDS if name not in _required(of_kind(kind))]
        if len(without) < len(KINDS) / 2:
            found[name] = f"required, except for {listed(without)}" if without else "required"
    return found


def _code(value: Any) -> str:
    """A value as YAML takes it, on one line."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return f"`{text}`".replace("|", "\\|").replace("\n", " ")


if __name__ == "__main__":
    sys.stdout.write(page())
