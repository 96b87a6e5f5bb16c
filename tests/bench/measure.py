"""What a command costs: wall and CPU time, the peak of memory over all its processes, and the pages it leaves."""

from __future__ import annotations

import os
import resource
import subprocess
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

INTERVAL = 0.25
"""Seconds between two looks at the memory, each of which holds up what is measured while all its pages are counted."""


class Failed(Exception):
    """A command that ended with an error, or was stopped; the text has its last lines, or says when."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds, and the sum of the processes' proportional memory (PSS) at its highest, in MB of 1,000,000 bytes."""

    wall: float
    cpu: float
    memory: float


def cost(command: Sequence[str], folder: Path, most: float | None = None) -> Cost:
    """Runs a command in a folder, for so many seconds at `most`. Raises Failed."""
    # As where it is installed: compiled once, not anew in every process.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment["NO_MKDOCS_2_WARNING"] = "1"
    os.sync()  # else it would share the disk with what was written before
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    with subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as process:
        peaks = [0]
        ended = threading.Event()
        watch = threading.Thread(target=_watch, args=(process.pid, peaks, ended))
        watch.start()
        try:
            said, _ = process.communicate(timeout=most)
        except subprocess.TimeoutExpired:
            process.kill()
            raise Failed(f"stopped after {most:.0f} s") from None
        finally:
            wall = time.perf_counter() - start
            ended.set()
            watch.join()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if process.returncode:
        raise Failed("\n".join(said.decode(errors="replace").strip().split("\n")[-5:]))
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(wall, cpu, max(peaks) / 1e6)


def pages(site: Path) -> tuple[int, int]:
    """The pages of a site, and the mean of their bytes."""
    sizes = [page.stat().st_size for page in site.rglob("*.html")]
    return len(sizes), sum(sizes) // max(len(sizes), 1)


def _watch(pid: int, peaks: list[int], ended: threading.Event) -> None:
    while not ended.wait(INTERVAL):
        peaks.append(sum(_memory(one) for one in _family(pid)))


def _family(pid: int) -> Iterator[int]:
    """A process and all that come from it, as Linux lists them; on other systems nothing but the process."""
    yield pid
    try:
        tasks = os.listdir(f"/proc/{pid}/task")  # noqa: PTH208  many times a second
    except OSError:  # it has ended meanwhile
        return
    for task in tasks:
        for child in _read(Path(f"/proc/{pid}/task/{task}/children")).split():
            yield from _family(int(child))


def _memory(pid: int) -> int:
    """Bytes; what several processes share counts once in the sum over them."""
    for line in _read(Path(f"/proc/{pid}/smaps_rollup")).splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) * 1024
    return 0


def _read(file: Path) -> str:
    try:
        return file.read_text()
    except OSError:  # it has ended meanwhile
        return ""
