"""The Nu Html Checker finds no error in any page of the built site."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from reader import Server

VNU = Path(__file__).parents[1] / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


def test_every_public_page_is_valid_html(server: Server) -> None:
    java = shutil.which("java")
    assert java, "no Java found: install Debian's package “default-jre-headless”"
    assert VNU.is_file(), "vnu-jar is missing: run “npm ci”"
    pages = sorted(str(page) for page in server.folder.rglob("*.html") if "handbook" not in page.parts)
    done = subprocess.run(
        [java, "-jar", str(VNU), "--errors-only", "--format", "gnu", *pages], capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    assert done.returncode == 0
