"""The handbook, which MkDocs makes: in a process of its own, when somebody asks for one of its pages."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Collection
from pathlib import Path

from handbill.preview.answers import Answer, page_answer

BUILDER = "handbill.mkdocs_build"
"""The module that builds it, when it is run with the project, the target and a day."""


class Handbook:
    """Its pages as they were built last. Its public methods may be called by any thread, and wait for nothing."""

    changed: Callable[[], None] = staticmethod(lambda: None)
    """Called when it has been built anew."""

    def __init__(self, root: Path, day: str, tags: Collection[str]) -> None:
        """`day` is the one that is shown (ISO 8601), empty for today."""
        self._root, self._day, self._tags = root, day, tuple(tags)
        self._folder = Path(tempfile.mkdtemp(prefix="handbill-serve-"))
        self._lock = threading.Lock()
        self._wanted = self._built = 0
        self._is_asked_for = False
        self._child: subprocess.Popen[bytes] | None = None
        self._thread: threading.Thread | None = None
        self._is_stopped = False
        self.fault = ""

    def has(self, address: str) -> bool:
        """Whether an address is one of its pages."""
        first, _, rest = address.partition("/")
        return "handbook" in (first, rest.partition("/")[0] if first in self._tags else "")

    def outdate(self) -> None:
        """What it is made from may have changed."""
        with self._lock:
            self._wanted += 1
        if self._is_asked_for:
            self._start()

    def answer(self, address: str, messages: tuple[str, ...]) -> Answer:
        """One of its pages, or that it is not there yet."""
        self._is_asked_for = True
        self._start()
        told = (*messages, *([self.fault] if self.fault else []))
        file = self.file(address)
        if file is None and not self._built and not self.fault:
            return page_answer(address, b"", (*told, "the handbook is being made"))
        html = file.read_bytes() if file is not None else b""
        return page_answer(address, html, told, 200 if html else 404)

    def file(self, address: str) -> Path | None:
        """A file that was made with it, such as one of the theme's styles."""
        site = self._folder / str(self._built)
        path = site / (f"{address}index.html" if address.endswith("/") else address)
        is_below = path.resolve().is_relative_to(site.resolve())
        return path if self._built and is_below and path.is_file() else None

    def stop(self) -> None:
        """Ends what it has started, and removes what it has written."""
        with self._lock:
            self._is_stopped = True
            child, thread = self._child, self._thread
        if child is not None:
            child.terminate()
        if thread is not None:
            thread.join()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _start(self) -> None:
        with self._lock:
            if self._is_stopped or self._thread is not None or self._built == self._wanted + 1:
                return
            self._thread = threading.Thread(target=self._build, name="handbook")
            self._thread.start()

    def _build(self) -> None:
        """Builds until nothing has changed meanwhile."""
        words = self._folder / "words"
        while True:
            with self._lock:
                number = self._wanted + 1
                if self._is_stopped or self._built == number:
                    self._thread = None
                    return
                command = [sys.executable, "-m", BUILDER, str(self._root), str(self._folder / str(number)), self._day]
                # Its words go to a file: whoever it has started itself could hold a pipe open after its end.
                with words.open("w") as stream:
                    self._child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=stream)  # noqa: S603  our own module
            self._child.wait()
            before, said = self._built, words.read_text("utf-8", "replace")
            self.fault = "" if self._child.returncode == 0 else f"the handbook: {' '.join(said.split()) or 'it cannot be built'}"
            with self._lock:
                self._built = number
            if self.fault and before:
                shutil.move(self._folder / str(before), self._folder / str(number))
            elif before:
                shutil.rmtree(self._folder / str(before), ignore_errors=True)
            self.changed()
