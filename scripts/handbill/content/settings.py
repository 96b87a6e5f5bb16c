"""mkdocs.yml, as far as it speaks of campaigns: the site, its languages and this plugin's options."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from handbill.content.record import parse_record
from handbill.content.source import read_text
from handbill.content.yaml import Document, parse
from handbill.model.campaign import Settings
from handbill.problems import Position, Problems, nearest

CONFIG = "mkdocs.yml"
OPTIONS = ("mailto_max", "exit_url", "share_pictures", "letter_files", "licence")


def read_settings(root: Path, problems: Problems) -> Settings | None:
    """The settings of the project in `root`, or None with the reasons why there are none."""
    text = read_text(root / CONFIG, CONFIG, problems)
    # Tags such as !ENV are MkDocs' own business; only the keys read here must be plain.
    document = parse(text, CONFIG, Problems()) if text is not None else None
    if document is None:
        if text is not None:
            parse(text, CONFIG, problems)
        return None
    data = document.data
    i18n, where_i18n = _plugin(data, "i18n")
    options, where = _plugin(data, "handbill")
    for name in options:
        if name not in OPTIONS:
            problems.error(document.key((*where, name)), f"unknown option “{name}”{nearest(name, OPTIONS)}", "unknown-field")
    languages = _languages(i18n, document, where_i18n, problems)
    if not languages:
        problems.error(Position(CONFIG), "the plugin “i18n” lists no languages; the site needs at least one", "missing-field")
        return None
    return parse_record(
        Settings,
        {
            "site_name": data.get("site_name", ""),
            "site_url": str(data.get("site_url", "")).rstrip("/") + "/",
            "languages": languages,
            **{name: value for name, value in options.items() if name in OPTIONS},
        },
        document,
        problems,
        where,
    )


def _plugin(data: dict[str, Any], name: str) -> tuple[dict[str, Any], tuple[str | int, ...]]:
    plugins = data.get("plugins", ())
    if isinstance(plugins, dict):
        return _options(plugins.get(name)), ("plugins", name)
    for index, plugin in enumerate(plugins if isinstance(plugins, tuple) else ()):
        if isinstance(plugin, dict) and name in plugin:
            return _options(plugin[name]), ("plugins", index, name)
    return {}, ("plugins",)


def _options(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _languages(
    i18n: dict[str, Any], document: Document, where: tuple[str | int, ...], problems: Problems
) -> tuple[dict[str, str], ...]:
    found: list[dict[str, str]] = []
    languages = i18n.get("languages", ())
    for index, language in enumerate(languages if isinstance(languages, tuple) else ()):
        place = document.at((*where, "languages", index))
        if not isinstance(language, dict) or not isinstance(language.get("locale"), str):
            problems.error(place, "the language has no “locale”", "missing-field")
            continue
        tag = language["locale"]
        if tag == "null" or language.get("build") is False:
            continue
        if bool(language.get("default", False)) != (not found):
            problems.error(place, "the first language, and only that, is the site's default: “default: true”", "bad-language")
        found.append({"tag": tag, "name": str(language.get("name", tag))})
    return tuple(found)
