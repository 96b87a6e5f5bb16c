"""`PYTHONPATH=tests python -m bench.serve [--copies N]`: how long it takes from saving a file to its page in the browser.

A real Chromium shows the page of each kind of file; the file is saved again and again. Nothing is asserted here.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Error, Page, sync_playwright

from bench import projects
from engines import program

PATIENCE = 60
"""Seconds."""


class Kind(NamedTuple):
    """A kind of file: its path, the address of a page that shows it, and the text with a number in it that shows.

    `shows` is what in the page, as JavaScript, has that number.
    """

    name: str
    path: str
    address: str
    edit: Callable[[str, int], str]
    shows: str


class Spent(NamedTuple):
    """Milliseconds: on the clock, and of the preview's processor."""

    wall: float
    cpu: float


class Served(NamedTuple):
    """A preview's address and process."""

    url: str
    pid: int

    def cpu(self) -> float:
        """The processor time that it has had, with that of its children that have ended, in milliseconds (proc(5))."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return sum(map(int, fields[11:15])) * 1000 / os.sysconf("SC_CLK_TCK")


def appended(text: str, number: int) -> str:
    """A text with a sentence more."""
    return f"{text}\nSaved {number} times.\n"


def titled(text: str, number: int) -> str:
    """A page whose title is another."""
    return re.sub(r"^title: .*$", f"title: Saved {number} times", text, count=1, flags=re.M)


_WORDS = "document.body.textContent"
"""Also what is folded away."""


def kinds(slug: str, root: Path, program_folder: Path) -> list[Kind]:
    """What is saved in the project in `root`, whose program has its catalogues in `program_folder`."""
    base = f"campaigns/{slug}"
    letter = next(file.stem for file in sorted((root / base / "letters").glob("*.md")) if "." not in file.stem)
    shown = f"{slug}/letters/{letter}/"
    office = re.compile(r"^([^,\n]*,)[^,\n]*", re.M)
    catalogue = program_folder / "locales/fr/LC_MESSAGES/handbill.po"
    return [
        Kind("page", f"{base}/index.md", f"{slug}/", appended, _WORDS),
        Kind("page in Burmese", f"{base}/index.my.md", f"my/{slug}/", appended, _WORDS),
        Kind("title, seen on the home page", f"{base}/index.md", "", titled, _WORDS),
        Kind("letter", f"{base}/letters/{letter}.md", shown, appended, _WORDS),
        Kind(
            "campaign.yml",
            f"{base}/campaign.yml",
            f"{slug}/",
            lambda text, number: re.sub(r"name: ([^,}\n]*)", rf"name: Saved {number} times", text, count=1),
            _WORDS,
        ),
        Kind(
            "recipients.csv",
            f"{base}/recipients.csv",
            shown,
            lambda text, number: text.partition("\n")[0] + "\n" + office.sub(rf"\1Saved {number} times", text.partition("\n")[2]),
            "document.documentElement.innerHTML",
        ),
        Kind("page of the hub", "docs/index.md", "", appended, _WORDS),
        Kind(
            "template",
            "overrides/hb/layout.html",
            f"{slug}/",
            lambda text, number: text.replace("{% block main %}", f"<p>Saved {number} times</p>{{% block main %}}", 1),
            _WORDS,
        ),
        Kind(
            "style",
            "overrides/assets/css/base.css",
            f"{slug}/",
            lambda text, number: f'{text}\nbody::after {{ content: "Saved {number} times"; }}\n',
            "getComputedStyle(document.body, '::after').content",
        ),
        Kind(
            "script",
            "overrides/assets/js/scripted.js",
            f"{slug}/",
            lambda text, number: f"{text}\ndocument.documentElement.dataset.saved = 'Saved {number} times';\n",
            "(document.documentElement.dataset.saved || '')",
        ),
        Kind(
            "catalogue",
            str(catalogue),
            f"fr/{slug}/",
            lambda text, number: re.sub(
                r'(msgid "Skip to the content"\nmsgstr ")[^"]*', rf"\1Saved {number} times", text, count=1
            ),
            _WORDS,
        ),
    ]  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--copies", type=int, default=0, help="copies of the campaign; without it, the campaigns of this project")
    parser.add_argument("--savings", type=int, default=20, help="how often each kind of file is saved (default 20)")
    given = parser.parse_args()
    measure(given.copies, given.savings)


def measure(copies: int, savings: int) -> None:
    """Prints the medians of so many savings, for copies of a campaign or, without any, for the campaigns of this project."""
    with tempfile.TemporaryDirectory(prefix="handbill-bench-") as name:
        root = Path(name) / "project"
        if copies:
            projects.ours(root, copies)
        else:
            root.mkdir()
            for part in ("campaigns", "docs", "overrides"):
                shutil.copytree(projects.ROOT / part, root / part)
            shutil.copy(projects.ROOT / "mkdocs.yml", root)
        # A copy of the program, whose catalogues may be changed.
        shutil.copytree(projects.ROOT / "scripts", Path(name) / "scripts", ignore=shutil.ignore_patterns("__pycache__"))
        slug = f"{projects.CAMPAIGN}-000" if copies else projects.CAMPAIGN
        what = f"{copies} copies in {len(projects.LANGUAGES)} languages" if copies else "the campaigns of this project"
        print(f"{os.cpu_count()} cores, load average {_load()}; {what}; {savings} savings of each kind, milliseconds", flush=True)
        with _served(root, Path(name) / "scripts") as served, _browser() as page:
            print(f"{'':32}{'median':>8}{'lowest':>8}{'highest':>8}{'CPU':>8}", flush=True)
            for kind in kinds(slug, root, Path(name) / "scripts" / "handbill"):
                _row(kind.name, list(_times(page, served, root, kind, savings)))
            _row("broken, mended, broken again", list(_broken(page, served, root, slug, savings)))
        print(f"load average at the end {_load()}", flush=True)


def _times(page: Page, served: Served, root: Path, kind: Kind, savings: int) -> Iterator[Spent]:
    """What passes from saving to showing, for each saving but a first one."""
    file = root / kind.path
    text = file.read_text("utf-8")
    page.goto(served.url + kind.address)
    for number in range(savings + 1):
        time.sleep(0.4)  # an author looks at the page before the next saving
        start, before = time.perf_counter(), served.cpu()
        file.write_text(kind.edit(text, number), "utf-8")
        _wait(page, f"{kind.shows}.includes('Saved {number} times')")
        if number:
            yield Spent((time.perf_counter() - start) * 1000, served.cpu() - before)
    file.write_text(text, "utf-8")
    _wait(page, f"!{kind.shows}.includes('Saved {savings} times')")


def _broken(page: Page, served: Served, root: Path, slug: str, savings: int) -> Iterator[Spent]:
    """The same for a page that is wrong and right in turn."""
    file = root / f"campaigns/{slug}/index.md"
    text = file.read_text("utf-8")
    page.goto(f"{served.url}{slug}/")
    for _ in range(savings // 2):
        for wrong in (True, False):
            time.sleep(0.4)
            start, before = time.perf_counter(), served.cpu()
            file.write_text(text.replace("title:", "titel:", 1) if wrong else text, "utf-8")
            shown = "Boolean(document.getElementById('handbill-messages'))"
            _wait(page, shown if wrong else f"!{shown}")
            yield Spent((time.perf_counter() - start) * 1000, served.cpu() - before)


def _wait(page: Page, shown: str) -> None:
    """Waits until an expression of JavaScript is true in the page. Raises TimeoutError."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        with suppress(Error):  # the page is being loaded
            if page.evaluate(f"() => {shown}"):
                return
        time.sleep(0.004)
    raise TimeoutError(shown)


def _row(name: str, spent: Sequence[Spent]) -> None:
    walls, median = [one.wall for one in spent], statistics.median
    print(f"{name:32}{median(walls):8.0f}{min(walls):8.0f}{max(walls):8.0f}{median(one.cpu for one in spent):8.0f}", flush=True)


@contextmanager
def _served(root: Path, source: Path) -> Iterator[Served]:
    """A preview of the project, by the program in `source`, once everything is checked and its pages are warm."""
    environment = {**os.environ, "PYTHONPATH": str(source), "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "handbill", "serve", "-a", "127.0.0.1:0"]
    with subprocess.Popen(command, cwd=root, env=environment, stdout=subprocess.PIPE, encoding="utf-8") as process:
        assert process.stdout is not None
        line = next(one for one in process.stdout if "http://" in one)
        found = re.search(r"http://\S+/", line)
        assert found is not None
        try:
            yield Served(found[0], process.pid)
        finally:
            process.terminate()
            process.stdout.read()


@contextmanager
def _browser() -> Iterator[Page]:
    path = program((os.environ.get("HANDBILL_CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome"), "chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser.new_page()
        browser.close()


def _load() -> str:
    return ", ".join(f"{one:.1f}" for one in os.getloadavg())


if __name__ == "__main__":
    main()
