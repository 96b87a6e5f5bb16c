"""`PYTHONPATH=tests python -m endurance [--kills N] [--sizes N] [--rounds N] [--seed N]`: a site that is read while its builds are hindered.

Prints figures, and ends with 1 when a read failed, a site was not whole, or something was left behind. The small disks
need the right to mount; without it they are left out, and the figures say so.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from endurance import reader

TESTS = Path(__file__).resolve().parents[1]
# Shares so small that even this site is divided between workers.
PROGRAM = "import handbill.publishing.parallel.workers as w; w.SMALLEST = 5; from handbill.cli import main; main()"
BUILD = [sys.executable, "-c", PROGRAM, "build", "--out"]
NOON = "1809950400"
"""10 May 2027, 12:00 UTC, in seconds since 1970."""


class Trial:
    """A project, the two sites that it makes by turns, and the place where one of them is published."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.random = random.Random(seed)
        self.project = folder / "project"
        shutil.copytree(TESTS / "sites" / "hall", self.project, copy_function=shutil.copy)
        shutil.copytree(TESTS.parent / "overrides", self.project / "overrides", copy_function=shutil.copy)
        self.config = (self.project / "mkdocs.yml").read_text(encoding="utf-8")
        self.public = folder / "public"
        self.site = self.public / "site"
        self.wholes = [folder / "first", folder / "second"]
        self.faults: list[str] = []
        for turn, whole in enumerate(self.wholes):
            self.write(turn)
            start = time.monotonic()
            ended = self.start(whole).wait()
            self.seconds = time.monotonic() - start
            if ended:
                sys.exit("the site could not be built at all")
        self.versions = [_files(whole) for whole in self.wholes]
        shutil.copytree(self.wholes[0], self.site)

    def write(self, turn: int) -> None:
        """Changes a word that all pages have."""
        name = f"The hall, edition {turn % 2}"
        lines = [f"site_name: {name}" if line.startswith("site_name:") else line for line in self.config.split("\n")]
        (self.project / "mkdocs.yml").write_text("\n".join(lines), encoding="utf-8")

    def start(self, out: Path) -> subprocess.Popen[str]:
        environment = {**os.environ, "SOURCE_DATE_EPOCH": NOON, "HANDBILL_JOBS": "2"}
        return subprocess.Popen(
            [*BUILD, str(out)], cwd=self.project, env=environment, start_new_session=True, text=True, encoding="utf-8",
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
        )  # fmt: skip

    def look(self, site: Path, when: str) -> str:
        """Which of the two whole sites is there."""
        found = _files(site)
        if found in self.versions:
            return ("first", "second")[self.versions.index(found)]
        self.faults.append(f"{when}: the site is not whole, {len(found)} files")
        return "neither"

    def look_beside(self, folder: Path, when: str) -> None:
        if left := sorted(entry.name for entry in folder.iterdir() if entry.name != "site"):
            self.faults.append(f"{when}: left behind: {', '.join(left)}")

    @contextmanager
    def visited(self) -> Iterator[dict[str, int]]:
        """The figures of a reader who reads the site meanwhile."""
        figures: dict[str, int] = {}
        command = [sys.executable, "-m", reader.__name__, str(self.site), *map(str, self.wholes)]
        with subprocess.Popen(command, cwd=TESTS.parent, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
            try:
                yield figures
            finally:
                figures.update(json.loads(process.communicate()[0]))
                self.faults += [f"{figures[kind]} reads {kind}" for kind in ("failed", "mixed") if figures[kind]]


def killed(trial: Trial, times: int) -> str:
    """Kills builds at random instants, every second time the first process alone."""
    found: Counter[str] = Counter()
    with trial.visited() as figures:
        for turn in range(1, times + 1):
            trial.write(turn)
            process = trial.start(trial.site)
            time.sleep(trial.random.uniform(0, 1.5 * trial.seconds))
            _kill(process, group=turn % 2 == 0)
            process.communicate()
            _wait_for_group(process.pid)
            found[trial.look(trial.site, f"after kill {turn}")] += 1
        ended = trial.start(trial.site)
        if ended.communicate() and ended.returncode:
            trial.faults.append("the build after the kills failed")
        trial.look(trial.site, "after the kills")
        trial.look_beside(trial.public, "after the build that followed the kills")
    return f"{times} kills: {dict(found)}, {figures}"


def crowded(trial: Trial, rounds: int) -> str:
    """Four builds at once; one of them is stopped and goes on when the others have ended."""
    codes: Counter[int] = Counter()
    with trial.visited() as figures:
        for turn in range(rounds):
            trial.write(turn + 1)
            processes = [trial.start(trial.site) for _ in range(4)]
            time.sleep(trial.random.uniform(0.2, 1) * trial.seconds)
            os.killpg(processes[0].pid, signal.SIGSTOP)
            errors = [process.communicate()[1] for process in processes[1:]]
            os.killpg(processes[0].pid, signal.SIGCONT)
            errors = [processes[0].communicate()[1], *errors]
            codes.update(process.returncode for process in processes)
            if 0 not in [process.returncode for process in processes]:
                trial.faults.append(f"round {turn}: no build of four made a site")
            for process, error in zip(processes, errors, strict=True):
                if process.returncode and "another build to “site” is running" not in error:
                    trial.faults.append(f"round {turn}: {error}")
            trial.look(trial.site, f"round {turn}")
            trial.look_beside(trial.public, f"round {turn}")
    return f"{rounds} times 4 builds at once, one stopped: exit codes {dict(codes)}, {figures}"


def cramped(trial: Trial, sizes: int, folder: Path) -> str:
    """Builds on disks that have room for the old site, and for more or less of the new one."""
    whole = sum(-(-len(content) // 4096) * 4096 for content in trial.versions[0].values()) + 4096 * 300
    codes: Counter[int] = Counter()
    found: Counter[str] = Counter()
    folder.mkdir()
    for turn in range(sizes):
        size = int(whole * (1.05 + 1.15 * turn / max(sizes - 1, 1)))
        if subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "none", str(folder)], check=False).returncode:
            return "small disks: left out, since nothing may be mounted here"
        try:
            shutil.copytree(trial.wholes[0], folder / "site")
            trial.write(1)
            process = trial.start(folder / "site")
            error = process.communicate()[1]
            codes[process.returncode] += 1
            if process.returncode not in (0, 2) or len(error.splitlines()) != (process.returncode == 2):
                trial.faults.append(f"disk of {size} bytes: exit code {process.returncode}, {error}")
            found[trial.look(folder / "site", f"disk of {size} bytes")] += 1
            trial.look_beside(folder, f"disk of {size} bytes")
        finally:
            subprocess.run(["umount", str(folder)], check=True)
    return f"{sizes} sizes of a small disk: exit codes {dict(codes)}, {dict(found)}"


def _files(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()}


def _kill(process: subprocess.Popen[str], *, group: bool) -> None:
    with suppress(ProcessLookupError):  # it has just ended
        (os.killpg if group else os.kill)(process.pid, signal.SIGKILL)


def _wait_for_group(group: int) -> None:
    """Until no process of a killed build lives: workers notice that the first is gone."""
    while True:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return
        time.sleep(0.01)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, number in (("kills", 20), ("sizes", 10), ("rounds", 5), ("seed", 1)):
        parser.add_argument(f"--{name}", type=int, default=number, help=f"(default {number})")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="handbill-endurance-") as name:
        trial = Trial(Path(name), chosen.seed)
        print(f"one build: {trial.seconds:.1f} s, {len(trial.versions[0])} files", flush=True)
        print(killed(trial, chosen.kills), flush=True)
        print(crowded(trial, chosen.rounds), flush=True)
        print(cramped(trial, chosen.sizes, Path(name) / "disk"), flush=True)
    for fault in trial.faults:
        print(f"FAULT: {fault}")
    print(f"{len(trial.faults)} faults")
    sys.exit(1 if trial.faults else 0)


if __name__ == "__main__":
    main()
