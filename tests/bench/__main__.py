"""`PYTHONPATH=tests python -m bench [--copies N]`: figures for this machine, in one run. Nothing is asserted here."""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench import files

ROOT = Path(__file__).resolve().parents[2]
CAMPAIGN = "myanmar-nug"
LANGUAGES = ("en", "fr", "es", "my")

STOCK = """\
site_name: Stock
site_url: https://stock.example/
theme:
  name: material
  font: false
  features: [navigation.prune]
plugins:
  - search
  - i18n:
      docs_structure: suffix
      languages:
        - {locale: en, name: English, default: true}
        - {locale: fr, name: Français}
        - {locale: es, name: Español}
        - {locale: my, name: မြန်မာ}
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--copies", type=int, default=100, help="copies of the campaign (default 100)")
    copies = parser.parse_args().copies
    files.main()
    with tempfile.TemporaryDirectory(prefix="handbill-bench-") as name:
        folder = Path(name)
        shipped = _project(folder / "shipped", ROOT / "campaigns")
        cpu, wall = _timed(shipped)
        print(f"shipped site, clean build: {cpu:.1f} s CPU, {wall:.1f} s wall, {_pages(shipped / 'site')} pages", flush=True)
        many = _many(folder, copies)
        cpu, wall = _timed(many)
        print(
            f"{copies} copies in {len(LANGUAGES)} languages: {cpu:.1f} s CPU, {wall:.1f} s wall, {_pages(many / 'site')} pages",
            flush=True,
        )
        stock = _stock(folder, copies)
        stock_cpu, stock_wall = _timed(stock)
        print(
            f"the same on stock Material and static-i18n: {stock_cpu:.1f} s CPU, {stock_wall:.1f} s wall, {_pages(stock / 'site')} pages"
        )
        print(f"ratio of wall times: {wall / stock_wall:.2f} (the bound is 0.33)")


def _project(target: Path, campaigns: Path) -> Path:
    target.mkdir()
    for part in ("mkdocs.yml", "docs", "overrides"):
        source = ROOT / part
        if source.is_dir():
            shutil.copytree(source, target / part)
        else:
            shutil.copy(source, target / part)
    if campaigns.is_dir():
        shutil.copytree(campaigns, target / "campaigns")
    # Pages, styles and scripts, no pictures; tests/bench/files.py measures the files of letters.
    config = (target / "mkdocs.yml").read_text(encoding="utf-8")
    (target / "mkdocs.yml").write_text(
        config.replace("  - handbill:\n", "  - handbill:\n      letter_files: false\n      share_pictures: false\n"),
        encoding="utf-8",
    )
    return target


def _many(folder: Path, copies: int) -> Path:
    target = _project(folder / "many", folder / "none")
    for number in range(copies):
        copy = target / "campaigns" / f"{CAMPAIGN}-{number:03}"
        shutil.copytree(ROOT / "campaigns" / CAMPAIGN, copy, ignore=_other_languages)
        config = (copy / "campaign.yml").read_text(encoding="utf-8")
        lines = [f"languages: [{', '.join(LANGUAGES)}]" if line.startswith("languages:") else line for line in config.split("\n")]
        (copy / "campaign.yml").write_text("\n".join(lines), encoding="utf-8")
    return target


def _stock(folder: Path, copies: int) -> Path:
    target = folder / "stock"
    (target / "docs").mkdir(parents=True)
    (target / "mkdocs.yml").write_text(STOCK, encoding="utf-8")
    for file in (ROOT / "docs").glob("*.md"):
        if file.name.count(".") == 1 or file.name.split(".")[1] in LANGUAGES:
            shutil.copy(file, target / "docs")
    for number in range(copies):
        shutil.copytree(ROOT / "campaigns" / CAMPAIGN, target / "docs" / f"{CAMPAIGN}-{number:03}", ignore=_other_languages)
    return target


def _other_languages(_: str, names: list[str]) -> set[str]:
    return {name for name in names if name.endswith(".md") and name.count(".") == 2 and name.split(".")[1] not in LANGUAGES}


def _timed(project: Path) -> tuple[float, float]:
    """CPU of the process and its children, and wall time, in seconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    subprocess.run(command, cwd=project, env=environment, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, wall


def _pages(site: Path) -> int:
    return sum(1 for _ in site.rglob("*.html"))


if __name__ == "__main__":
    main()
