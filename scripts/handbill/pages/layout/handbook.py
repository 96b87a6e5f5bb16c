"""What the handbook has of its theme: Material, as people know it, with no file but those it uses."""

from __future__ import annotations

from collections.abc import Collection

from handbill.translations import translator

_FILES = (
    "assets/stylesheets/main.", "assets/stylesheets/palette.", "assets/javascripts/bundle.", "assets/javascripts/workers/",
    "assets/handbook.", "assets/images/favicon",
)  # fmt: skip
_STEMMERS = "assets/javascripts/lunr/"
_SPLITTERS = {"ja": "tinyseg.js", "hi": "wordcut.js", "th": "wordcut.js"}
_SOURCE_MAP = ".map"
SEARCH_INDEX = "search/search_index.json"
"""What the plugin “search” writes. It has no words of the public pages, which MkDocs never reads."""


def is_theme_file(path: str, searched: Collection[str]) -> bool:
    """Whether a file of the theme is published, in one place for all languages; public pages need none.

    `searched` are the languages in which the search looks for words, by their roots; that of English is in the search itself.
    """
    return (path.startswith(_FILES) and not path.endswith(_SOURCE_MAP)) or path in _for_search(searched)


def _for_search(languages: Collection[str]) -> set[str]:
    others = [language for language in languages if language != "en"]
    names = ["min/lunr.stemmer.support.min.js", *(f"min/lunr.{language}.min.js" for language in others)]
    if len(languages) > 1:
        names.append("min/lunr.multi.min.js")
    names += [_SPLITTERS[language] for language in others if language in _SPLITTERS]
    return {_STEMMERS + name for name in names} if others else set()


def palette(language: str) -> list[dict[str, object]]:
    """The colours by day and by night, as the setting `theme.palette` of Material; the reader's system chooses first.

    The colours themselves are in handbook.css.
    """
    say = translator(language)
    return [
        _scheme("light", "default", "material/weather-night", say("Use dark colours")),
        _scheme("dark", "slate", "material/weather-sunny", say("Use light colours")),
    ]


def _scheme(system: str, scheme: str, icon: str, words: str) -> dict[str, object]:
    return {
        "media": f"(prefers-color-scheme: {system})",
        "scheme": scheme,
        "primary": "custom",
        "accent": "custom",
        "toggle": {"icon": icon, "name": words},
    }
