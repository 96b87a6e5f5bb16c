"""`PYTHONPATH=tests python -m fuzz.guided -max_total_time=600`: bytes that reach new code, by the coverage of our readers.

Needs atheris (PyPI), which is no dependency of the tests: it is used by hand. The first byte of an input chooses a reader; a
problem with a place is what each must answer, and any other exception ends the run with the input that raised it.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["handbill", "ruamel"]):
    from fuzz.project import BRIEFING, LETTER, NOW, SOUND, SVG, TABLE
    from handbill.content.yaml.parser import parse
    from handbill.problems import Problems
    from handbill.publishing.load import load
    from handbill.reports.table import report_table

FOLDER = Path(tempfile.mkdtemp())
for path, data in SOUND.items():
    (FOLDER / path).parent.mkdir(parents=True, exist_ok=True)
    (FOLDER / path).write_bytes(data)


def project(path: str) -> Callable[[bytes], object]:
    """Reads and checks the project with other bytes after the front matter of a page, or in place of another file."""

    def read(data: bytes) -> None:
        head = SOUND[path] + b"\n" if path.endswith(".md") else b""
        (FOLDER / path).write_bytes(head + data)
        try:
            assert all(problem.position.line >= 1 for problem in load(FOLDER, NOW).problems)
        finally:
            (FOLDER / path).write_bytes(SOUND[path])

    return read


def yaml(data: bytes) -> None:
    parse(data.decode("utf-8", "replace"), "x.yml", Problems())


def mail(data: bytes) -> None:
    file = FOLDER / "mail.eml"
    file.write_bytes(b"Subject: [pay] sent\n" + data)
    report_table([file])


READERS = (yaml, mail, project(BRIEFING), project(LETTER), project(TABLE), project(SVG))


def one(data: bytes) -> None:
    if data:
        READERS[data[0] % len(READERS)](data[1:])


if __name__ == "__main__":
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()
