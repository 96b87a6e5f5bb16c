"""The style sheets and scripts of `overrides/assets`, each kind joined into one file named after its content."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from pathlib import Path

from handbill.pages.frame import Assets

FOLDER = "assets"


def join_assets(overrides: Path, accents: Iterable[str | None]) -> tuple[Assets, dict[str, bytes]]:
    """The addresses of the joined files, and their bytes by address.

    `order.txt` in `css` and `js` says which files are joined, and in which order. Each accent colour gets a style
    sheet of its own, since the Content-Security-Policy allows no `style` attribute and a page has three requests.
    """
    base = _joined(overrides / FOLDER / "css", _plain_css)
    script = _joined(overrides / FOLDER / "js", _plain_js)
    icon = (overrides / FOLDER / "icon.svg").read_bytes()
    files: dict[str, bytes] = {}
    styles: dict[str, str] = {}
    for accent in dict.fromkeys(["", *(accent for accent in accents if accent)]):
        own = f":root{{--hb-accent:{accent}}}\n" if accent else ""
        styles[accent] = _named(f"handbill{accent.replace('#', '-')}", "css", (base + own).encode(), files)
    assets = Assets(styles, _named("handbill", "js", script.encode(), files), _named("icon", "svg", icon, files))
    return assets, files


def _named(stem: str, ending: str, content: bytes, files: dict[str, bytes]) -> str:
    name = f"{FOLDER}/{stem}.{hashlib.sha256(content).hexdigest()[:8]}.{ending}"
    files[name] = content
    return name


def _joined(folder: Path, plain: object) -> str:
    names = (folder / "order.txt").read_text(encoding="utf-8").split()
    return "".join(plain((folder / name).read_text(encoding="utf-8")) for name in names)  # type: ignore[operator]


def _plain_css(text: str) -> str:
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.S)
    return "".join(f"{line.strip()}\n" for line in text.split("\n") if line.strip())


def _plain_js(text: str) -> str:
    lines = (line.strip() for line in text.split("\n"))
    return "".join(f"{line}\n" for line in lines if line and not line.startswith(("//", "/*", "* ", "*/")))
