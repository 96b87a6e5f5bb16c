"""The Nu Html Checker, which runs in Java."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

VNU = Path(__file__).parents[1] / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


def invalid(pages: Iterable[Path]) -> str:
    """The errors in some pages, one a line; empty where there are none."""
    java = shutil.which("java")
    assert java, "no Java found: install Debian's package “default-jre-headless”"
    assert VNU.is_file(), "vnu-jar is missing: run “npm ci”"
    named = sorted(map(str, pages))
    assert named, "there are no pages to check"
    command = [java, "-jar", str(VNU), "--errors-only", "--format", "gnu", *named]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0 or done.stderr, "the checker failed without a word"
    return done.stderr
