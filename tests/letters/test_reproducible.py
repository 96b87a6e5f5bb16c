"""The same letter gives the same bytes, whatever the clock, the zone, the locale, the hash seed or the folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]

SCRIPT = """
import hashlib
from letter_samples import BODIES, sample
from handbill.publishing.files.letter_files import WRITERS
from handbill.letters.bundle import Bundled, bundle
for language in BODIES:
    for collective in (False, True):
        letter = sample(language, collective=collective)
        made = [(f"wages.{form}", write(letter)) for form, write in WRITERS.items()]
        made.append(("pay.zip", bundle("Pay", language, [Bundled(letter, tuple(made))])))
        for name, data in made:
            print(language, collective, name, len(data), hashlib.sha256(data).hexdigest())
"""


def digests(package: Path, folder: Path, **environment: str) -> str:
    paths = os.pathsep.join([str(package), str(ROOT / "tests")])
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        env={**os.environ, "PYTHONPATH": paths, **environment},
        cwd=folder, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_files_are_equal_in_other_places_and_times(tmp_path: Path) -> None:
    moved = tmp_path / "elsewhere" / "scripts"
    shutil.copytree(ROOT / "scripts", moved, ignore=shutil.ignore_patterns("__pycache__"))
    here = digests(ROOT / "scripts", ROOT, TZ="Asia/Yangon", LC_ALL="C.UTF-8", PYTHONHASHSEED="1")
    there = digests(moved, tmp_path, TZ="America/St_Johns", LC_ALL="tr_TR.UTF-8", PYTHONHASHSEED="4", SOURCE_DATE_EPOCH="1")
    assert here == there
    # Four languages; alone and together; five files, the sheet, the postcards and the zip.
    assert len(set(here.splitlines())) == 4 * 2 * 8
