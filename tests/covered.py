"""`python -m tests.covered`: how much of the package ran in `make coverage`, a line for each folder of it.

The folders are those of scripts/handbill; a module beside them counts as part of the package itself. A statement is covered
when it ran once in any process.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path

import coverage

import handbill

PACKAGE = Path(handbill.__file__).parent


def measured() -> dict[str, tuple[int, int]]:
    """Statements, and how many of them ran, by folder; what coverage leaves out is in neither."""
    known = coverage.Coverage()
    known.load()
    found: dict[str, tuple[int, int]] = defaultdict(lambda: (0, 0))
    for module in sorted(PACKAGE.rglob("*.py")):
        _, statements, _, missing, _ = known.analysis2(str(module))
        name = module.relative_to(PACKAGE.parent).parts[:2]
        folder = "/".join(name) if len(module.relative_to(PACKAGE).parts) > 1 else name[0]
        all_, ran = found[folder]
        found[folder] = all_ + len(statements), ran + len(statements) - len(missing)
    return found


def table(found: dict[str, tuple[int, int]]) -> str:
    """One line each, and one for all of them; per cent are rounded down, so that 100 says that nothing is left."""
    whole = tuple(map(sum, zip(*found.values(), strict=True)))
    rows = [*sorted(found.items()), ("all", whole)]
    return "\n".join(f"{name:<22} {all_:>6} statements {100 * ran // all_ if all_ else 100:>4} %" for name, (all_, ran) in rows)


def main() -> int:
    sys.stdout.write(table(measured()) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
