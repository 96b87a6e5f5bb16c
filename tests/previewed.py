"""A preview that runs in a process of its own, and what a browser asks it."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import drawn
from handbill.preview.messages import BEGIN, END
from whole_site.test_incremental import FILES

_ADDED = re.compile(re.escape(BEGIN) + b".*?" + re.escape(END), re.S)
_SEEN = re.compile(rb'= (\["/\.handbill/wait", "[^"]*", "[0-9a-f]*"\]);')
PATIENCE = 60
"""Seconds after which a test gives up."""


@dataclass
class Preview:
    """A running `handbill serve`; `said` are the lines of its terminal so far."""

    process: subprocess.Popen[str]
    url: str
    said: list[str] = field(default_factory=list)

    def get(self, path: str) -> bytes:
        """What is at an address, as a browser gets it."""
        return self.ask(path)[1]

    def ask(self, path: str) -> tuple[int, bytes]:
        """The status, and what comes with it."""
        try:
            with urllib.request.urlopen(self.url + path, timeout=PATIENCE) as answer:
                return answer.status, answer.read()
        except urllib.error.HTTPError as error:
            return error.code, error.read()

    def plain(self, path: str) -> bytes:
        """A page without what the preview adds to it."""
        return _ADDED.sub(b"", self.get(path))

    def messages(self, path: str) -> list[str]:
        """The messages that a page shows, as their HTML."""
        return re.findall(r"<li><bdi>(.*?)</bdi></li>", self.get(path).decode())

    def make_handbook(self) -> None:
        """Waits until the handbook is there, which is made when somebody asks for it."""
        while "is being made" in str(self.messages("handbook/")):
            self.after(lambda: None, "handbook/")

    def after(self, change: Callable[[], object], path: str) -> str:
        """The page at an address after a change, once the preview has told a browser that shows it to load it again."""
        wait, address, seen = json.loads(_seen(self.get(path)))
        change()
        query = urllib.parse.urlencode({"address": address, "seen": seen})
        for _ in range(2):
            status, _ = self.ask(f"{wait.lstrip('/')}?{query}")
            if status == 200:
                return self.plain(path).decode()
        raise AssertionError(f"{path} has not changed; the preview says {self.said}")


def _seen(page: bytes) -> bytes:
    found = _SEEN.search(page)
    assert found is not None, page.decode()
    return found[1]


def draw_project(root: Path) -> Path:
    """A project to look at, with the shipped templates."""
    drawn.draw(root, FILES)
    shutil.copytree(drawn.OVERRIDES, root / "overrides")
    return root


@contextmanager
def previewed(root: Path, *arguments: str, now: str = "1809950400") -> Iterator[Preview]:
    """A preview of the project in `root` at an instant, in seconds since 1970; afterwards it is ended as by Ctrl+C."""
    command = [sys.executable, "-m", "handbill", "serve", "-a", "127.0.0.1:0", *arguments]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": now, "NO_MKDOCS_2_WARNING": "1"}
    process = subprocess.Popen(
        command, cwd=root, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8"
    )
    said: list[str] = []
    try:
        assert process.stdout is not None
        for line in process.stdout:
            said.append(line.rstrip())
            if found := re.search(r"http://\S+/", line):
                yield Preview(process, found[0].rstrip(";"), said)
                break
        else:
            raise AssertionError("\n".join(said))
    finally:
        process.send_signal(signal.SIGINT)
        rest, _ = process.communicate(timeout=PATIENCE)
        said += rest.splitlines()
