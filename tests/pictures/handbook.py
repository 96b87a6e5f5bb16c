"""The pictures of the handbook: `python -m pictures.handbook` follows the first hour and takes them into docs/media/.

Each is of something that the program made on the way, so that it shows what readers of the handbook get. They are drawn in few
colours, which halves their bytes and blurs no letter.
"""

from __future__ import annotations

import io
import subprocess
import tempfile
from collections.abc import Callable, Mapping
from html import escape
from pathlib import Path

import pytest
from click.testing import CliRunner
from markdown import Markdown
from PIL import Image, ImageChops

from first_hour import follow
from handbill.cli import main as handbill
from pictures.browser import Take, photographer

OUT = Path(__file__).parents[2] / "docs" / "media"
WIDTH, PHONE = 720, 360
TALLEST = 900
COLOURS = 48
MARGIN = 16
SLIP = ("[[name]]", "[[nmae]]")
"""What is spoilt in the letter to show how the check tells it."""
TERMINAL = "body { font: 14px/1.5 monospace; background: #16160f; color: #f2eee5; margin: 16px; white-space: pre-wrap }"
COMMENT = (
    "body { font: 13px/1.5 sans-serif; margin: 16px; color: #16160f } table { border-collapse: collapse; margin: 12px 0 } "
    "td, th { border: 1px solid #bbb; padding: 4px 6px; text-align: start } code { background: #eee; padding: 0 3px } "
    "h2, h3 { margin: 16px 0 8px } a { color: #1f68c0 }"
)


def terminal(command: str, printed: str) -> str:
    """A page that looks as a terminal does."""
    return f'<!doctype html><meta charset="utf-8"><style>{TERMINAL}</style><body>$ {escape(command)}\n{escape(printed)}'


def check(site: Path) -> None:
    """The check of a letter with a misspelt placeholder, and of the same letter when it is mended."""
    letter = Path("campaigns/night-bonus/letters/bonus.md")
    sound = letter.read_text(encoding="utf-8")
    letter.write_text(sound.replace(*SLIP), encoding="utf-8")
    printed = _run("check", "night-bonus", fails=True)
    letter.write_text(sound, encoding="utf-8")
    (site / "check.html").write_text(terminal("handbill check night-bonus", printed), encoding="utf-8")


def comment(site: Path) -> None:
    """The comment of a pull request that changes an address and the letter."""
    _git("init", "--quiet", "--initial-branch", "main")
    _git("add", "--all")
    _git("commit", "--quiet", "--message", "Begin")
    for file, old, new in (
        ("recipients.csv", "labour@norrvik.example", "minister@norrvik.example"),
        ("letters/bonus.md", "Please see that it is paid.", "Please see that it is paid before the winter."),
    ):
        path = Path("campaigns/night-bonus") / file
        path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    _git("commit", "--quiet", "--all", "--message", "Ask for winter")
    made = Markdown(extensions=["tables"]).convert(_run("report-change", "HEAD~1", "HEAD"))
    (site / "comment.html").write_text(
        f'<!doctype html><meta charset="utf-8"><style>{COMMENT}</style><body>{made}', encoding="utf-8"
    )


def translations(site: Path) -> None:
    """The page that tells translators what is missing."""
    (site / "status.html").write_text(_run("translate", "status", "--format", "html"), encoding="utf-8")


def nothing(site: Path) -> None:
    """What is to be taken is a page of the site."""


PICTURES: Mapping[str, tuple[Callable[[Path], None], str, int]] = {
    "handbook-check.png": (check, "check.html", WIDTH),
    "handbook-campaign.png": (nothing, "night-bonus/", WIDTH),
    "handbook-letter.png": (nothing, "night-bonus/letters/bonus/", PHONE),
    "handbook-translations.png": (translations, "status.html", WIDTH),
    "handbook-comment.png": (comment, "comment.html", WIDTH),
}
"""Each picture by its name: what makes the page, its address in the site of the first hour, and the window's width in pixels."""


def main(out: Path = OUT) -> None:
    """Takes all pictures into the folder `out`."""
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        follow(Path(folder), patch)
        site = Path("site").resolve()
        for make, _, _ in PICTURES.values():
            make(site)
        with photographer(site) as take:
            for name, (_, address, width) in PICTURES.items():
                data = _taken(take, address, site / "taken.png", width)
                (out / name).write_bytes(data)
                print(f"{out / name}: {len(data):,} bytes")


def _taken(take: Take, address: str, file: Path, width: int) -> bytes:
    """A picture in few colours; what is empty at its end or below the first screens is cut off."""
    take(address, file, width)
    whole = Image.open(file).convert("RGB")
    empty = Image.new("RGB", whole.size, whole.getpixel((0, whole.height - 1)))
    drawn = ImageChops.difference(whole, empty).getbbox()
    assert drawn is not None, f"{address} is empty"
    height = min(drawn[3] + MARGIN, whole.height, TALLEST)
    shown = whole.crop((0, 0, whole.width, height)).quantize(COLOURS, dither=Image.Dither.NONE)
    written = io.BytesIO()
    shown.save(written, "PNG", optimize=True)
    return written.getvalue()


def _run(*words: str, fails: bool = False) -> str:
    done = CliRunner().invoke(handbill, words)
    assert done.exit_code == int(fails), done.output
    return done.stdout


def _git(*words: str) -> None:
    settings = ("user.name=Handbill", "user.email=nobody@example.org", "commit.gpgsign=false")
    options = [part for one in settings for part in ("-c", one)]
    subprocess.run(["git", *options, *words], check=True)


if __name__ == "__main__":
    main()
