"""`PYTHONPATH=tests python -m endurance.reader SITE FIRST SECOND`: reads a site until standard input ends, as visitors do.

FIRST and SECOND are the two whole sites that SITE may be. Prints the number of reads, of failed reads, and of reads that
gave neither what the one has nor what the other has.
"""

from __future__ import annotations

import json
import random
import sys
import threading
from pathlib import Path


def _wait(ended: threading.Event) -> None:
    sys.stdin.read()
    ended.set()


def main() -> None:
    site, *wholes = map(Path, sys.argv[1:])
    versions = [
        {str(file.relative_to(whole)): file.read_bytes() for file in whole.rglob("*") if file.is_file()} for whole in wholes
    ]
    shared = sorted(set(versions[0]) & set(versions[1]))
    ended = threading.Event()
    threading.Thread(target=_wait, args=(ended,), daemon=True).start()
    figures = {"reads": 0, "failed": 0, "mixed": 0}
    choice = random.Random(1)
    while not ended.is_set():
        name = choice.choice(shared)
        figures["reads"] += 1
        try:
            content = (site / name).read_bytes()
        except OSError:
            figures["failed"] += 1
            continue
        figures["mixed"] += content not in [version[name] for version in versions]
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
