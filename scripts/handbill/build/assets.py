"""The style sheets and scripts of `overrides/assets`, joined into one of each for every kind of page."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from handbill.build.minify import CSS, JS, minify
from handbill.pages.frame import ANY_KIND, Assets

FOLDER = "assets"
RISK = "risk"


def join_assets(overrides: Path, accents: Iterable[str | None]) -> tuple[Assets, dict[str, bytes]]:
    """The addresses of the joined files, and their bytes by address.

    In `css` and `js` a list such as `letter.txt` names the files that pages of that kind have, in their order;
    `page.txt` is for all kinds without a list of their own, and `risk.txt` adds what readers at risk have besides.
    Each accent colour gets style sheets of its own, since the Content-Security-Policy allows no `style` attribute and a
    page has three requests. Raises ValueError for a file that is no CSS or JavaScript.
    """
    folder = overrides / FOLDER
    files: dict[str, bytes] = {}
    icon = _named("icon", "svg", (folder / "icon.svg").read_text(encoding="utf-8"), files)
    tints = dict.fromkeys(["", *(accent for accent in accents if accent)])
    styles = {
        kind: {tint: _named(_stem(kind, tint), "css", css + _tint(tint), files) for tint in tints}
        for kind, css in _styles(folder / "css").items()
    }
    scripts = {
        pair: _named("-".join(filter(None, (pair[0], RISK if pair[1] else ""))), "js", script, files)
        for pair, script in _scripts(folder / "js").items()
    }
    return Assets(icon, styles, scripts), files


def _styles(folder: Path) -> dict[str, str]:
    lists = _lists(folder)
    return dict(zip(lists, minify(CSS, tuple(_plain_steps(_joined(folder, names)) for names in lists.values())), strict=True))


def _scripts(folder: Path) -> dict[tuple[str, bool], str]:
    """By kind of page and whether its readers are at risk. One block: components share names, and none with the window."""
    lists = _lists(folder)
    more = lists.pop(RISK, [])
    chosen = {(kind, False): names for kind, names in lists.items()}
    if more:
        chosen |= {(kind, True): [*names, *more] for kind, names in {ANY_KIND: [], **lists}.items()}
    texts = tuple("{" + _joined(folder, dict.fromkeys(names)) + "}" for names in chosen.values())
    return dict(zip(chosen, minify(JS, texts), strict=True))


def _lists(folder: Path) -> dict[str, list[str]]:
    return {file.stem.replace("page", ANY_KIND): file.read_text(encoding="utf-8").split() for file in sorted(folder.glob("*.txt"))}


def _joined(folder: Path, names: Iterable[str]) -> str:
    return "\n".join((folder / name).read_text(encoding="utf-8") for name in names)


def _plain_steps(css: str) -> str:
    """With the steps of spacing written out: they are the same on every page."""
    steps: Mapping[str, str] = dict(re.findall(r"(--hb-\d):\s*([^;]+);", css))
    css = re.sub(r"--hb-\d:[^;]+;", "", css)
    return re.sub(r"var\((--hb-\d)\)", lambda match: steps[match[1]], css)


def _stem(kind: str, tint: str) -> str:
    return f"{kind or 'page'}{tint.replace('#', '-')}"


def _tint(tint: str) -> str:
    return f":root{{--hb-accent:{tint}}}" if tint else ""


def _named(stem: str, ending: str, text: str, files: dict[str, bytes]) -> str:
    content = text.encode()
    name = f"{FOLDER}/{stem or 'page'}.{hashlib.sha256(content).hexdigest()[:8]}.{ending}"
    files[name] = content
    return name
