"""`PYTHONPATH=tests python -m fuzz [--count N] [--seed N]`: malformed inputs, each of which must be told with its place.

Prints how many there were of each kind, and each one that was passed over in silence, ended in a traceback or was told without
a place. The exit code is 1 when there was one.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path
from random import Random

from fuzz.malformations import KINDS
from fuzz.project import NOW, SOUND, Files
from handbill.checks.table import rows, table
from handbill.publishing.load import load

_PLACED = re.compile(r".+:\d+:\d+: .+ \[[a-z][a-z0-9-]*\]")


def write(root: Path, files: Files) -> None:
    for path, data in files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)


def told(root: Path) -> list[str]:
    loaded = load(root, NOW)
    if loaded.project is not None:
        table(rows(loaded.project))
    return [str(problem) for problem in loaded.problems]


def spoilt(root: Path, files: Files) -> list[str]:
    """What is told of the project with some of its files spoilt; afterwards it is sound again."""
    try:
        write(root, files)
        return told(root)
    finally:
        for path in files:
            if path in SOUND:
                (root / path).write_bytes(SOUND[path])
            else:
                (root / path).unlink(missing_ok=True)
                # An empty folder would be told of every input after this one.
                for folder in (root / path).parents:
                    if folder == root or any(folder.iterdir()):
                        break
                    folder.rmdir()


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m fuzz")
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kind", choices=KINDS, help="only this one")
    options = parser.parse_args()
    random = Random(options.seed)
    names = [options.kind] if options.kind else list(KINDS)
    counts: Counter[str] = Counter()
    faults: Counter[str] = Counter()
    slowest = (0.0, "")
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write(root, SOUND)
        usual = set(told(root))
        errors = [line for line in usual if ": warning: " not in line]
        assert not errors, errors
        for number in range(options.count):
            name = names[number % len(names)]
            files = KINDS[name](random)
            counts[name] += 1
            shown = {path: data[:300] for path, data in files.items()}
            start = time.process_time()
            try:
                found = [line for line in spoilt(root, files) if line not in usual]
            except Exception:  # noqa: BLE001  any traceback is what this looks for
                faults[f"{name}: traceback"] += 1
                print(f"TRACEBACK {name} {shown}\n{traceback.format_exc()}")
                continue
            slowest = max(slowest, (time.process_time() - start, name))
            if not found:
                faults[f"{name}: silent"] += 1
                print(f"SILENT {name} {shown}")
            for line in found:
                if "\n" in line or not _PLACED.fullmatch(line):
                    faults[f"{name}: no place"] += 1
                    print(f"NO PLACE {name} {line}")
        assert set(told(root)) == usual, "the project is not sound again"
    print(
        f"{sum(counts.values())} inputs of {len(counts)} kinds, seed {options.seed}; slowest {slowest[0]:.2f} s of CPU ({slowest[1]})"
    )
    for fault, count in faults.most_common():
        print(f"{count:6} {fault}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
