"""Whether pytest collects every test file that git tracks; it leaves out folders by their names without a word.

python -m tests.collected
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def tracked() -> set[str]:
    listed = subprocess.run(
        ["git", "ls-files", "tests/test_*.py", "tests/**/test_*.py"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return set(listed.stdout.split())


def collected() -> set[str]:
    """The files in which pytest finds tests; raises CalledProcessError when it cannot import one."""
    command = [sys.executable, "-m", "pytest", "--collect-only", "-q", "-p", "no:cacheprovider"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return {line.partition("::")[0] for line in listed.stdout.splitlines() if "::" in line}


if __name__ == "__main__":
    if missing := sorted(tracked() - collected()):
        sys.exit("pytest collects no test in: " + ", ".join(missing))
    print("pytest collects every tracked test file")
