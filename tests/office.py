"""Documents as LibreOffice prints them, and where their words are on paper."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import handbill
from letter_samples import pdf_text

FONTS = Path(handbill.__file__).parent / "fonts"

# Else LibreOffice makes boxes of a form of what is still to be filled in.
_FILTER = 'pdf:writer_pdf_Export:{"ExportFormFields":{"type":"boolean","value":"false"}}'


class Word(NamedTuple):
    """A word on a page, counted from 1; its edges in millimetres from the upper left corner."""

    page: int
    text: str
    left: float
    top: float
    right: float
    bottom: float


def printed(files: Mapping[str, bytes], folder: Path) -> dict[str, bytes]:
    """Files by their names, such as `wages.docx`, as PDF by the same names: one start of LibreOffice for all of them."""
    program = shutil.which("soffice")
    assert program, "soffice is missing: apt-get install libreoffice-writer-nogui"
    for name, content in files.items():
        (folder / name).write_bytes(content)
    fonts = folder / "fonts.conf"
    fonts.write_text(f"<fontconfig><dir>{FONTS}</dir><cachedir>{folder / 'fonts'}</cachedir></fontconfig>", encoding="utf-8")
    made: dict[str, Path] = {}
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    for ending in {Path(name).suffix for name in files}:
        paths = [str(folder / name) for name in files if name.endswith(ending)]
        out = folder / f"out{ending}"
        command = [program, profile, "--headless", "--convert-to", _FILTER, "--outdir", str(out), *paths]
        # With our fonts alone: pages must not break elsewhere on a machine that has others.
        subprocess.run(command, env={**os.environ, "FONTCONFIG_FILE": str(fonts)}, capture_output=True, check=True)
        made |= {name: out / f"{Path(name).stem}.pdf" for name in files if name.endswith(ending)}
    return {name: path.read_bytes() for name, path in made.items()}


def words(pdf: bytes) -> list[Word]:
    """The words of a PDF, by poppler's pdftotext."""
    found: list[Word] = []
    for page, content in enumerate(pdf_text(pdf, "-bbox").split("<page ")[1:], 1):
        for left, top, right, bottom, text in re.findall(
            r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>', content
        ):
            found.append(Word(page, text, *(float(edge) / 72 * 25.4 for edge in (left, top, right, bottom))))
    return found
