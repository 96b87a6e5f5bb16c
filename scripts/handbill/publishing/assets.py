"""The style sheets and scripts of `overrides/assets`, joined into one of each for every kind of page."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from pathlib import Path

from handbill.pages.layout.page_assets import ANY_KIND, WITH_LANGUAGES, WITH_LATER, Assets, StyleVariant
from handbill.problems import nearest
from handbill.publishing.minify import CSS, JS, minify
from handbill.sharing.share_picture import HUB_ACCENT

FOLDER = "assets"
MANIFEST = "assets.toml"
RISK, NORMAL, LATER, LOADS, END = "risk", "normal", "later", "loads", "end"
LANGUAGES = "languages"
_KINDS = {CSS: "CSS", JS: "JavaScript"}

Read = Callable[[Path], str]
"""Gives the text of a file. Raises BadAsset."""


class BadAsset(ValueError):
    """A style sheet or script that cannot be joined; the text names it and says why."""


def join_assets(
    overrides: Path, style_variants: Iterable[StyleVariant], icon: str = "", accent: str = ""
) -> tuple[Assets, dict[str, bytes]]:
    """What `AssetSources` makes of the files as they are now."""
    return AssetSources(overrides).joined(style_variants, icon, accent)


class AssetSources:
    """The files of `overrides/assets`, each read and made smaller once, for sites that are made one after the other.

    `assets.toml` names the files that pages of each kind have, in their order; `page` is for all kinds without a list of
    their own, `risk` adds what readers at risk have besides, `letter.normal` what only other readers of such a page have, `end`
    what comes last in every script. `later` is a script that a page's own, which has nothing of it, loads when it needs it, and
    `loads` what does that. `letter.languages` is what that of a letter has besides when its page has it in other languages.
    `x.Arab.css` is joined after `x.css` where a page has texts in that script (ISO 15924).
    """

    def __init__(self, overrides: Path) -> None:
        self._folder = overrides / FOLDER
        self._read = cache(_read)  # most styles and scripts are in those of several kinds of pages
        self._smaller: dict[tuple[str, tuple[str, ...]], str] = {}

    def __reduce__(self) -> tuple[type[AssetSources], tuple[Path]]:
        return AssetSources, (self._folder.parent,)

    def joined(self, style_variants: Iterable[StyleVariant], icon: str = "", accent: str = "") -> tuple[Assets, dict[str, bytes]]:
        """The addresses of the joined files, and their bytes by address.

        Each look gets a style sheet of its own, since a page has three requests and the Content-Security-Policy allows no
        `style` attribute. Raises BadAsset for a file that is missing, or is no CSS or JavaScript. `icon` is the drawing of the
        site itself; ours, where it is empty, has the colour `accent`.
        """
        files: dict[str, bytes] = {}
        shown = icon or (self._icon.replace(HUB_ACCENT, accent) if accent else self._icon)
        looks = sorted(set(style_variants), key=lambda style_variant: (style_variant.accent, style_variant.scripts))
        icon_name = _named("icon", "svg", shown, files)
        styles = self._styles(looks, files)
        scripts: dict[tuple[str, bool], str] = {}
        same: dict[str, str] = {}
        for pair, script in self._scripts.items():
            # A reader who goes from one kind of page to another has it already.
            if script not in same:
                same[script] = _named("-".join(filter(None, (pair[0], RISK if pair[1] else ""))), "js", script, files)
            scripts[pair] = same[script]
        later = scripts.pop((LATER, False), "")
        return Assets(icon_name, styles, scripts, later), files

    def _styles(self, style_variants: Sequence[StyleVariant], files: dict[str, bytes]) -> dict[str, dict[StyleVariant, str]]:
        lists, special = self._style_lists
        needed = {
            style_variant: tuple(code for code in style_variant.scripts if code in special) for style_variant in style_variants
        }
        smaller = self._smaller_styles(dict.fromkeys(needed.values()))
        return {
            kind: {
                style_variant: _named(
                    _stem(kind, style_variant.accent, codes), "css", smaller[kind, codes] + _tint(style_variant), files
                )
                for style_variant, codes in needed.items()
            }
            for kind in lists
        }

    def _smaller_styles(self, wanted: Collection[tuple[str, ...]]) -> dict[tuple[str, tuple[str, ...]], str]:
        """The styles by kind of page and scripts, of these scripts at least."""
        folder, (lists, _) = self._folder / "css", self._style_lists
        pairs = [(kind, codes) for kind in lists for codes in wanted if (kind, codes) not in self._smaller]
        texts = tuple(_plain_steps(_joined(self._read, folder, _with_scripts(folder, lists[kind], codes))) for kind, codes in pairs)
        if pairs:
            self._smaller |= zip(pairs, _smaller(CSS, texts), strict=True)
        return self._smaller

    @cached_property
    def _icon(self) -> str:
        return self._read(self._folder / "icon.svg")

    @cached_property
    def _style_lists(self) -> tuple[dict[str, list[str]], set[str]]:
        """The lists by kind of page, and the scripts that have styles of their own."""
        folder = self._folder / "css"
        _check_variables(folder, self._read)
        return _lists(folder), {file.suffixes[0][1:] for file in folder.glob("*.*.css")}

    @cached_property
    def _scripts(self) -> dict[tuple[str, bool], str]:
        return _scripts(self._folder / "js", self._read)


def _with_scripts(folder: Path, names: Iterable[str], codes: Sequence[str]) -> Iterator[str]:
    for name in names:
        yield name
        yield from (own for code in codes if (folder / (own := f"{Path(name).stem}.{code}.css")).is_file())


def _stem(kind: str, accent: str, codes: Sequence[str]) -> str:
    return "-".join((kind or "page", *(code.lower() for code in codes), *filter(None, [accent.removeprefix("#")])))


def _scripts(folder: Path, read: Read) -> dict[tuple[str, bool], str]:
    """By kind of page and whether its readers are at risk. One block: components share names, and none with the window."""
    lists = _lists(folder)
    more, later, loads, end = (lists.pop(name, []) for name in (RISK, LATER, LOADS, END))
    chosen: dict[tuple[str, bool], list[str]] = {}
    for kind in (ANY_KIND, *sorted({name.partition(".")[0] for name in lists})):
        both = lists.get(kind, [])
        chosen[kind, False] = [*both, *lists.get(f"{kind}.{NORMAL}", [])]
        chosen[kind, True] = [*both, *more] if both or kind == ANY_KIND else []
        if besides := lists.get(f"{kind}.{LANGUAGES}"):
            for risk in (False, True):
                chosen[kind + WITH_LANGUAGES, risk] = [*besides, *chosen[kind, risk]]
                chosen[kind + WITH_LATER, risk] = [*(name for name in chosen[kind, risk] if name not in later), *loads]
    chosen = {pair: [*names, *end] for pair, names in chosen.items() if names} | ({(LATER, False): later} if later else {})
    texts = tuple("{" + _joined(read, folder, dict.fromkeys(names)) + "}" for names in chosen.values())
    return dict(zip(chosen, _smaller(JS, texts), strict=True))


def _lists(folder: Path) -> dict[str, list[str]]:
    manifest = folder.parent / MANIFEST
    try:
        found = tomllib.loads(_read(manifest))[folder.name]
    except (tomllib.TOMLDecodeError, KeyError) as error:
        raise BadAsset(f"{_shown(manifest)} is not valid: {error}") from None
    return {ANY_KIND if kind == "page" else kind: list(names) for kind, names in found.items()}


def _joined(read: Read, folder: Path, names: Iterable[str]) -> str:
    return "\n".join(read(folder / name) for name in names)


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except OSError as error:
        raise BadAsset(f"{_shown(file)} cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise BadAsset(f"{_shown(file)} is not UTF-8; save it as UTF-8") from None


def _smaller(kind: str, texts: tuple[str, ...]) -> tuple[str, ...]:
    try:
        return minify(kind, texts)
    except ValueError as error:
        words = " ".join(str(error).rstrip(" ^\n").split())
        raise BadAsset(f"a file of {_KINDS[kind]} in overrides/{FOLDER} is not valid: {words}") from None


def _check_variables(folder: Path, read: Read) -> None:
    """A variable that no style sheet sets would leave its property without a value, and nobody would see why."""
    texts = {file: read(file) for file in sorted(folder.glob("*.css"))}
    known = {"--hb-accent", *(name for text in texts.values() for name in re.findall(r"(--[\w-]+)\s*:", text))}
    for file, text in texts.items():
        for match in re.finditer(r"var\(\s*(--[\w-]+)\s*\)", text):
            if match[1] not in known:
                line = text.count("\n", 0, match.start()) + 1
                raise BadAsset(f"{_shown(file)}:{line}: unknown variable “{match[1]}”{nearest(match[1], sorted(known))}")


def _shown(file: Path) -> str:
    # From the folder of the templates on: the last that has our folder in it.
    start = len(file.parts) - 1 - file.parts[::-1].index(FOLDER) - 1
    return "/".join(file.parts[start:])


def _plain_steps(css: str) -> str:
    """With the steps of spacing written out: they are the same on every page."""
    steps: Mapping[str, str] = dict(re.findall(r"(--hb-\d):\s*([^;]+);", css))
    css = re.sub(r"--hb-\d:[^;]+;", "", css)
    return re.sub(r"var\((--hb-\d)\)", lambda match: steps.get(match[1], match[0]), css)


def _tint(style_variant: StyleVariant) -> str:
    return f":root{{--hb-accent:{style_variant.accent}}}" if style_variant.accent else ""


def _named(stem: str, ending: str, text: str, files: dict[str, bytes]) -> str:
    content = text.encode()
    name = f"{FOLDER}/{stem or 'page'}.{hashlib.sha256(content).hexdigest()[:8]}.{ending}"
    files[name] = content
    return name
