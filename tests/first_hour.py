"""The handbook's first hour, followed to the letter: its commands and files, in their order."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from handbill.cli import main

PAGE = Path(__file__).parents[1] / "docs" / "handbook" / "editors" / "first-hour.md"
BLOCK = re.compile(r"(?P<said>[^\n]*)\n\n```\n(?P<text>.*?)^```$", re.M | re.S)
FILE = re.compile(r"(?P<below>below the fields of )?`(?P<name>[\w./-]+\.\w+)`:$")
NOW = "1796040000"  # 30 November 2026
WAITS = ("handbill serve",)  # It runs until it is stopped; tests of its own try it.


def follow(folder: Path, patch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """Does in `folder` what the page says, and gives what each command printed; the folder is then that of the new site."""
    patch.chdir(folder)
    patch.setenv("SOURCE_DATE_EPOCH", NOW)
    printed = []
    for block in BLOCK.finditer(PAGE.read_text(encoding="utf-8")):
        if file := FILE.search(block["said"]):
            _save(Path(file["name"]), block["text"], below=file["below"] is not None)
        else:
            printed += [(line, _run(line, patch)) for line in block["text"].splitlines() if not line.startswith(WAITS)]
    return printed


def _save(path: Path, text: str, *, below: bool) -> None:
    """Writes a file, or what is below its fields."""
    fields = path.read_text(encoding="utf-8").rpartition("\n---\n")[0] + "\n---\n\n" if below else ""
    path.write_text(fields + text, encoding="utf-8")


def _run(line: str, patch: pytest.MonkeyPatch) -> str:
    program, *words = shlex.split(line)
    if program == "cd":
        patch.chdir(words[0])
        return ""
    assert program == "handbill", line
    if words[0] == "build":
        config = Path("campaigns/night-bonus/campaign.yml")
        config.write_text(config.read_text(encoding="utf-8").replace("status: draft", "status: active"), encoding="utf-8")
    done = CliRunner().invoke(main, words)
    assert done.exit_code == 0, f"{line}\n{done.output}"
    return done.stdout
