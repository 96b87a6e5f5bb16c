"""The programs around the tests: what is collected, what is run for one file, how coverage is told."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import collected
from covered import table
from distribution import group

ROOT = Path(__file__).parents[1]


def test_per_cent_are_rounded_down_so_that_a_hundred_leaves_nothing() -> None:
    assert table({"handbill/urls": (1000, 999), "handbill": (3, 3), "handbill/rules": (0, 0)}).splitlines() == [
        "handbill                    3 statements  100 %",
        "handbill/rules              0 statements  100 %",
        "handbill/urls            1000 statements   99 %",
        "all                      1003 statements   99 %",
    ]


def test_a_file_that_pytest_leaves_out_and_one_without_a_test_are_missed(tmp_path: Path) -> None:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for name, text in (
        ("test_one.py", "def test_it(): ..."),
        ("build/test_two.py", "def test_it(): ..."),
        ("test_three.py", "ONE = 1"),
    ):
        file = tmp_path / "tests" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    assert collected.collected(tmp_path) == {"tests/test_one.py"}


def test_tests_that_must_be_together_are_on_one_worker(tmp_path: Path) -> None:
    for name, tests in (
        ("browser/test_a.py", "@pytest.mark.parametrize('one', ['firefox-a', 'webkit-a', 'firefox-b', 'webkit-b', 'chromium-a'])\ndef test_it(one): ..."),
        ("browser/test_b.py", "@pytest.mark.parametrize('one', 'abc')\ndef test_it_in_firefox_either(one): ..."),
        ("whole_site/test_building.py", "@pytest.mark.parametrize('one', 'abc')\ndef test_it(one): ..."),
    ):  # fmt: skip
        file = tmp_path / "tests" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"import pytest\n\n{tests}\n")
    command = [sys.executable, "-m", "pytest", "-p", "distribution", "-n", "3", "-v", "--rootdir", str(tmp_path), str(tmp_path)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "tests")}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True)
    workers: dict[str, set[str]] = {}
    for worker, test in re.findall(r"^\[(gw\d)\].* PASSED (\S+)", done.stdout, re.MULTILINE):
        workers.setdefault(group(test), set()).add(worker)
    assert set(workers) == {"firefox", "webkit", "building", "tests/browser/test_a.py::test_it[chromium-a]"}
    assert [len(names) for names in workers.values()] == [1, 1, 1, 1]


@pytest.mark.parametrize(
    ("arguments", "run"),
    [
        ("tests/urls/test_mailto.py", ".venv/bin/python -m pytest -q tests/urls/test_mailto.py"),
        ("-x -k letter", ".venv/bin/python -m pytest -n auto -q -x -k letter"),
    ],
)
def test_some_tests_are_run_with_nothing_beside_them(arguments: str, run: str) -> None:
    made = [".venv/.tests", ".venv/.site", ".venv/.home", "tests/node_modules/.installed"]
    options = [word for name in made for word in ("--old-file", name)]
    done = subprocess.run(
        ["make", "--dry-run", "--no-print-directory", *options, "test", f"ARGS={arguments}"],
        cwd=ROOT,
        env={name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.replace("\\\n", "").split() == ['HANDBILL_CHROMIUM="$(.ci/browser)"', *run.split()]
