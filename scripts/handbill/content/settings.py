"""mkdocs.yml, as far as it speaks of campaigns: the site, its languages and this plugin's options."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from handbill.content.files.source import read_text
from handbill.content.record import fallback_record, parse_record
from handbill.content.yaml.parser import Document, parse
from handbill.content.yaml.parser import Path as KeyPath
from handbill.model.settings import Options, Settings, SiteFacts
from handbill.problems import Position, Problems, nearest
from handbill.values.types import Line, Record, Tag

CONFIG = "mkdocs.yml"
OPTIONS = tuple(Options.model_fields)
_ENV = "!ENV"


class LanguageEntry(Record):
    """What is read of an entry of static-i18n's list; the rest is its own business."""

    locale: Tag
    name: Line | None = None
    default: bool = False


@dataclass(frozen=True, slots=True)
class ParsedSettings:
    """The settings, and where each is in the file. With errors, default values are in the place of what is wrong."""

    settings: Settings
    document: Document
    plugin: KeyPath
    sound: frozenset[str]
    """The names of fields that are as they are in the file."""

    def at(self, *names: str | int) -> Position:
        """The position of a field of the site, or of an option of the plugin."""
        return self.document.at(names if names[0] in self.document.data else (*self.plugin, *names))


def read_settings(root: Path, problems: Problems) -> ParsedSettings | None:
    """The settings of the project in `root`, or None with the reasons why there are none."""
    text = read_text(root / CONFIG, CONFIG, problems)
    found = Problems()
    document = parse(text, CONFIG, found) if text is not None else None
    if document is None:
        problems.extend(found)
        return None
    plugin, i18n = _plugin(document, "handbill"), _plugin(document, "i18n")
    if plugin is None:
        problems.error(document.at(("plugins",)), "the plugin “handbill” is not listed; add it before “i18n”", "missing-field")
    ours = [("site_name",), ("site_url",), plugin or ("plugins",), *([(*i18n, "languages")] if i18n else [])]
    data = _resolved(document, ours, problems)
    _report(found, document, ours, problems)
    _without_effect(document, problems)
    where = plugin or ("plugins",)
    site = {name: data[name] for name in SiteFacts.model_fields if name in data}
    options = _options(_at(data, plugin) if plugin else {}, document, where, problems)
    records = parse_record(SiteFacts, site, document, problems), parse_record(Options, options, document, problems, where)
    languages = _languages(_at(data, (*i18n, "languages")) if i18n else (), document, (*(i18n or ()), "languages"), problems)
    if not languages:
        problems.error(Position(CONFIG), "the plugin “i18n” lists no languages; the site needs at least one", "missing-field")
        return None
    # With what is sound, so that one run shows every problem of the campaigns too.
    site_facts = records[0] or fallback_record(SiteFacts, site)
    settings = Settings.model_validate(
        {**dict(site_facts), **dict(records[1] or fallback_record(Options, options)), "languages": languages}
    )
    sound = frozenset(name for record in records if record for name in dict(record))
    return ParsedSettings(settings, document, where, sound)


_OUR_WAY = {
    "logo": "the logo is that of “owner” under the plugin “handbill”",
    "favicon": "set “icon” under the plugin “handbill”",
    "palette": "the colour is “accent” under the plugin “handbill”",
    "extra_css": "copy the folder “overrides” of Handbill, change its styles, and set “custom_dir: overrides”",
    "extra_javascript": "pages load no script but those of the folder “overrides”",
}
_THEME = ("name", "custom_dir", "font", "features", "locale", "language")
"""What is read of the theme; the rest of its look is that of the handbook, which has ours."""


def _without_effect(document: Document, problems: Problems) -> None:
    """Settings of the theme that pages for readers do not follow: whoever sets them waits for something that never comes."""
    theme = document.data.get("theme")
    names = [("theme", name) for name in theme if name not in _THEME] if isinstance(theme, dict) else []
    for where in (*names, *((name,) for name in ("extra_css", "extra_javascript") if name in document.data)):
        way = _OUR_WAY.get(where[-1], "take it out")
        problems.warning(
            document.key(where), f"“{where[-1]}” changes nothing on the pages for readers; {way}", "setting-without-effect"
        )


def _options(data: Any, document: Document, where: KeyPath, problems: Problems) -> dict[str, Any]:
    if not isinstance(data, dict):
        if not isinstance(data, str):  # `- handbill` alone has no options
            problems.error(document.at(where), f"“{data}” must be a map of options, like exit_url: https://…", "bad-type")
        return {}
    for name in data:
        if name not in OPTIONS:
            problems.error(document.key((*where, name)), f"unknown option “{name}”{nearest(name, OPTIONS)}", "unknown-field")
    return {name: value for name, value in data.items() if name in OPTIONS}


def _plugin(document: Document, name: str) -> KeyPath | None:
    """Where a plugin is in the list or map of plugins."""
    plugins = document.data.get("plugins", ())
    if isinstance(plugins, dict):
        return ("plugins", name) if name in plugins else None
    for index, plugin in enumerate(plugins if isinstance(plugins, tuple) else ()):
        if plugin == name:
            return ("plugins", index)
        if isinstance(plugin, dict) and name in plugin:
            return ("plugins", index, name)
    return None


def _languages(entries: Any, document: Document, where: KeyPath, problems: Problems) -> tuple[dict[str, str], ...]:
    found: list[dict[str, str]] = []
    for index, entry in enumerate(entries if isinstance(entries, tuple) else ()):
        place = document.at((*where, index))
        if not isinstance(entry, dict) or "locale" not in entry:
            problems.error(place, "the language has no “locale”", "missing-field")
            continue
        if entry["locale"] == "null" or entry.get("build") is False:
            continue
        known = {name: entry[name] for name in LanguageEntry.model_fields if name in entry}
        language = parse_record(LanguageEntry, known, document, problems, (*where, index))
        if language is None:
            continue
        if language.locale in [one["tag"] for one in found]:
            position = document.at((*where, index, "locale"))
            problems.error(position, f"the language “{language.locale}” is listed twice; keep one", "duplicate-language")
            continue
        if language.default != (not found):
            problems.error(place, "the first language, and only that, is the site's default: “default: true”", "bad-language")
        found.append({"tag": language.locale, "name": language.name or language.locale})
    return tuple(found)


def _at(data: Any, where: KeyPath) -> Any:
    for step in where:
        if not isinstance(data, (dict, tuple)) or isinstance(data, dict) and step not in data:
            return None
        data = cast(Any, data)[step]
    return data


def _is_ours(where: KeyPath, ours: list[KeyPath]) -> bool:
    return any(where[: len(one)] == one for one in ours)


def _report(found: Problems, document: Document, ours: list[KeyPath], problems: Problems) -> None:
    """Of what is wrong with the file as YAML, that which concerns us: the rest, tags above all, is MkDocs' own business."""
    positions = {
        position
        for places in (document.places.values, document.places.keys)
        for where, position in places.items()
        if _is_ours(where, ours) and document.places.tags.get(where) != _ENV
    }
    problems.extend(problem for problem in found if problem.position in positions)


def _resolved(document: Document, ours: list[KeyPath], problems: Problems) -> dict[str, Any]:
    """The data with our own values of `!ENV` taken from the environment; those that are not set are missing."""

    def resolve(value: Any, where: KeyPath) -> Any:
        if document.places.tags.get(where) == _ENV and _is_ours(where, ours):
            return _from_environment(value, document.at(where), problems)
        if isinstance(value, dict):
            values = {name: resolve(one, (*where, name)) for name, one in value.items()}
            return {name: one for name, one in values.items() if one is not None}
        if isinstance(value, tuple):
            return tuple(resolve(one, (*where, index)) for index, one in enumerate(value))
        return value

    return cast(dict[str, Any], resolve(document.data, ()))


def _from_environment(value: Any, position: Position, problems: Problems) -> Any:
    """As MkDocs reads `!ENV NAME` and `!ENV [NAME, OTHER, default]`; None for a variable that is not set."""
    names = value if isinstance(value, tuple) else (value,)
    names, default = (names[:-1], names[-1]) if len(names) > 1 else (names, None)
    for name in names:
        if isinstance(name, str) and name in os.environ:
            return _typed(os.environ[name])
    if default is None:
        name = str(names[0]) if names else "NAME"
        message = f"the environment variable “{name}” is not set; set it, or give a default: !ENV [{name}, default]"
        problems.error(position, message, "unset-variable")
    return default


def _typed(text: str) -> Any:
    if text in ("true", "false"):
        return text == "true"
    return int(text) if re.fullmatch(r"[0-9]{1,9}", text) else text
