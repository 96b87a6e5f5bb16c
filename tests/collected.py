"""Whether pytest looks for tests in every test file that git tracks; it leaves out folders by their names without a word.

python -m tests.collected

The files are not imported, which takes longer than all of this: one that cannot be is an error when the tests run.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TEST = re.compile(r"^\s*def test_", re.M)


class Unread(pytest.File):
    """A test file that is not opened."""

    def collect(self) -> Iterable[pytest.Item]:
        return []


class Visited:
    """A plugin of pytest that notes the test files it comes to."""

    def __init__(self) -> None:
        self.files: set[Path] = set()

    @pytest.hookimpl(tryfirst=True)
    def pytest_pycollect_makemodule(self, module_path: Path, parent: pytest.Collector) -> Unread:
        self.files.add(module_path)
        return Unread.from_parent(parent, path=module_path)


def tracked() -> set[str]:
    listed = subprocess.run(
        ["git", "ls-files", "tests/test_*.py", "tests/**/test_*.py"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return set(listed.stdout.split())


def collected(root: Path = ROOT) -> set[str]:
    """The files with a test in them that pytest comes to."""
    visited = Visited()
    code = pytest.main(["--collect-only", "-qq", "-p", "no:cacheprovider", "--rootdir", str(root), str(root / "tests")], [visited])
    assert code == pytest.ExitCode.NO_TESTS_COLLECTED, code
    return {file.relative_to(root).as_posix() for file in visited.files if TEST.search(file.read_text(encoding="utf-8"))}


if __name__ == "__main__":
    if missing := sorted(tracked() - collected()):
        sys.exit("pytest collects no test in: " + ", ".join(missing))
    print("pytest collects every tracked test file")
