"""The style sheets and scripts of `overrides/assets`, joined into the files of letter pages and those of all others."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable
from pathlib import Path

from rcssmin import cssmin
from rjsmin import jsmin

from handbill.pages.frame import Assets

FOLDER = "assets"
LETTERS, OTHERS, RISK = "letters.txt", "others.txt", "risk.txt"


def join_assets(overrides: Path, accents: Iterable[str | None]) -> tuple[Assets, dict[str, bytes]]:
    """The addresses of the joined files, and their bytes by address.

    `order.txt` in `css` and `js` says which files are joined, and in which order. `letters.txt` and `others.txt`
    beside it name those that only letter pages, or only the other pages, have, `risk.txt` those that only readers at
    risk need. Each accent colour gets style sheets of its own, since the Content-Security-Policy allows no `style`
    attribute and a page has three requests.
    """
    files: dict[str, bytes] = {}
    folder = overrides / FOLDER
    tints = dict.fromkeys(["", *(accent for accent in accents if accent)])

    def styles(stem: str, without: str) -> dict[str, str]:
        base = _joined(folder / "css", (without,), _style)
        return {
            tint: _named(f"{stem}{tint.replace('#', '-')}", "css", base + (f":root{{--hb-accent:{tint}}}" if tint else ""), files)
            for tint in tints
        }

    def script(stem: str, *without: str) -> str:
        # One block: the components share their names with each other, and none with the window.
        return _named(stem, "js", "{" + _joined(folder / "js", without, jsmin) + "}", files)

    assets = Assets(
        styles=styles("handbill", LETTERS),
        script=script("letter", OTHERS, RISK),
        icon=_named("icon", "svg", (folder / "icon.svg").read_text(encoding="utf-8"), files),
        letter_styles=styles("letter", OTHERS),
        risk_script=script("letter-exit", OTHERS),
        exit_script=script("exit", LETTERS),
    )
    return assets, files


def _style(css: str) -> str:
    """Without blanks and comments, and with the steps of spacing written out: they are the same on every page."""
    steps = dict(re.findall(r"(--hb-\d):\s*([^;]+);", css))
    css = re.sub(r"--hb-\d:[^;]+;", "", css)
    return str(cssmin(re.sub(r"var\((--hb-\d)\)", lambda match: steps[match[1]], css)))


def _named(stem: str, ending: str, text: str, files: dict[str, bytes]) -> str:
    content = text.encode()
    name = f"{FOLDER}/{stem}.{hashlib.sha256(content).hexdigest()[:8]}.{ending}"
    files[name] = content
    return name


def _joined(folder: Path, without: Iterable[str], smaller: Callable[[str], str]) -> str:
    left_out = {name for kind in without for name in _listed(folder / kind)}
    names = [name for name in _listed(folder / "order.txt") if name not in left_out]
    return smaller("\n".join((folder / name).read_text(encoding="utf-8") for name in names))


def _listed(file: Path) -> list[str]:
    return file.read_text(encoding="utf-8").split() if file.is_file() else []
