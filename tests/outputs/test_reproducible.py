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
from handbill.build.files import WRITERS
from handbill.outputs.bundle import Bundled, bundle
for language in BODIES:
    for form, write in WRITERS.items():
        data = write(sample(language, collective=True))
        print(language, form, hashlib.sha256(data).hexdigest())
    print(language, "zip", hashlib.sha256(bundle("Pay", language, [Bundled(sample(language), [("a.pdf", data)])])).hexdigest())
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
    assert len(here.splitlines()) == 4 * 7
