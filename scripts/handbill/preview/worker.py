"""The one thread that reads, checks and renders: changes first, then what browsers ask for, then what is still to be checked."""

from __future__ import annotations

import threading
import time
import traceback
from collections import deque
from collections.abc import Callable, Collection
from concurrent.futures import Future
from dataclasses import dataclass, field

from handbill.preview.answers import Answer, file_answer
from handbill.preview.handbook import Handbook
from handbill.preview.pages import Pages
from handbill.preview.project import LiveProject
from handbill.problems import Problem

QUIET = 0.02
"""Seconds without a further change after which a change is taken: editors write a file in several steps."""
LONGEST = 0.2
"""Seconds after which it is taken all the same."""
MOST = 30
"""Messages that are shown on a page, and told in the terminal at once."""


@dataclass(eq=False, slots=True)
class Watcher:
    """A browser that shows a page, and what it has seen of it; `changed` is set when that is no longer what it would see."""

    address: str
    seen: str
    changed: threading.Event = field(default_factory=threading.Event)


@dataclass(frozen=True, slots=True)
class Shared:
    """What is done about changes that belong to no campaign: a settings file, templates, catalogues. Each gives a message where
    it fails, else an empty text."""

    settings: Callable[[], str]
    templates: Callable[[], None]
    catalogue: Callable[[str], str]


class Worker:
    """Owns the project. Its public methods may be called by any thread."""

    def __init__(self, project: LiveProject, pages: Pages, handbook: Handbook, shared: Shared, tell: Callable[[str], None]) -> None:
        self._project, self._pages, self._handbook, self._shared = project, pages, handbook, shared
        self._tell = tell
        handbook.changed = self.wake
        self._condition = threading.Condition()
        self._changes: dict[str, float] = {}
        self._asked: deque[tuple[str, Future[Answer]]] = deque()
        self._watchers: set[Watcher] = set()
        self._is_stopped = self._is_woken = False
        self._own_faults: dict[str, str] = {}
        self._told: tuple[str, ...] = ()
        self._messages: tuple[str, ...] = ()
        self._warned: set[Problem] = set()

    def ask(self, address: str) -> Answer:
        """What a browser is told at an address; waits until it is made."""
        future: Future[Answer] = Future()
        with self._condition:
            if self._is_stopped:
                raise Stopped
            self._asked.append((address, future))
            self._condition.notify_all()
        return future.result()

    def change(self, paths: Collection[str]) -> None:
        """Files have changed: paths in the project, `overrides/…` for the templates, `locales/…` for the catalogues."""
        with self._condition:
            self._changes.update(dict.fromkeys(paths, time.monotonic()))
            self._condition.notify_all()

    def wake(self) -> None:
        """Something that pages are made with is there, such as the handbook."""
        with self._condition:
            self._is_woken = True
            self._condition.notify_all()

    def watch(self, watcher: Watcher, seconds: float) -> bool:
        """Waits until the page of a watcher has changed, at most some `seconds`; whether it has."""
        with self._condition:
            self._watchers.add(watcher)
        if self.ask(watcher.address).seen != watcher.seen:
            watcher.changed.set()
        changed = watcher.changed.wait(seconds)
        with self._condition:
            self._watchers.discard(watcher)
        return changed and not self._is_stopped

    def stop(self) -> None:
        """Ends `run` and everybody's waiting."""
        with self._condition:
            self._is_stopped = True
            for watcher in self._watchers:
                watcher.changed.set()
            for _, future in self._asked:
                future.set_exception(Stopped())
            self._asked.clear()
            self._condition.notify_all()

    def run(self) -> None:
        """Works until it is stopped."""
        self._tell_problems(())
        while True:
            with self._condition:
                while not (self._is_stopped or self._is_woken or self._changes or self._asked or self._project.pending):
                    self._condition.wait()
                if self._is_stopped:
                    return
                changes = self._quiet_changes()
                asked = self._asked.popleft() if not changes and self._asked else None
                is_woken, self._is_woken = self._is_woken, False
            try:
                if changes:
                    self._take(changes)
                elif asked is not None:
                    self._answer(*asked)
                elif self._project.pending:
                    self._check_next()
                if is_woken:
                    self._wake()
            except Exception:  # noqa: BLE001  a fault of ours must not end the preview; it is told as one
                self._tell(traceback.format_exc())
                if asked is not None and not asked[1].done():
                    asked[1].set_exception(RuntimeError("the page could not be made; the terminal says why"))

    def _quiet_changes(self) -> list[str]:
        """The changes, once no more come."""
        begun = time.monotonic()
        while self._changes and not self._is_stopped:
            now = time.monotonic()
            left = QUIET - (now - max(self._changes.values()))
            if left <= 0 or now - begun > LONGEST:
                break
            self._condition.wait(left)
        changes = list(self._changes)
        self._changes.clear()
        return changes

    def _take(self, paths: list[str]) -> None:
        begun = time.perf_counter()
        self._project.follow_clock()
        self._pages.forget_faults()
        content: list[str] = []
        for path in paths:
            first, _, rest = path.partition("/")
            if first == "overrides":
                self._shared.templates()
                self._project.renew()
            elif first == "locales":
                self._own_faults.pop(path, None)
                if fault := self._shared.catalogue(rest.partition("/")[0]):
                    self._own_faults[path] = fault
                else:
                    self._shared.templates()
                    self._project.renew()
            else:
                content.append(path)
        self._project.change(content)
        if "mkdocs.yml" in paths:
            fault = self._shared.settings()
            self._own_faults = {name: one for name, one in self._own_faults.items() if name != "mkdocs.yml"}
            if fault:
                self._own_faults["mkdocs.yml"] = fault
        if any(path.startswith(("docs/", "overrides/", "mkdocs.yml")) for path in paths):
            self._handbook.outdate()
        with self._condition:
            shown = [self._project.part_of(watcher.address) for watcher in self._watchers]
        for part in dict.fromkeys(shown):
            self._project.update(part)
        named = {path.split("/")[1] for path in content if path.startswith("campaigns/") and path.count("/") > 1}
        for slug in sorted(named):
            self._project.update(slug)
        self._refresh_messages()
        self._wake()
        took = time.perf_counter() - begun
        self._tell_problems(content)
        names = paths[0] if len(paths) == 1 else f"{paths[0]} and {len(paths) - 1} more"
        self._tell(f"{names}: {took:.2f} s")

    def _answer(self, address: str, future: Future[Answer]) -> None:
        if self._project.follow_clock():
            self._refresh_messages()
        future.set_result(self._at(address))

    def _at(self, address: str) -> Answer:
        if address.startswith(("assets/", "search/")) and (file := self._handbook.file(address)) is not None:
            return file_answer(address, file)
        if self._handbook.has(address):
            return self._handbook.answer(address, self._messages)
        return self._pages.answer(address, self._messages) or self._pages.missing(address, self._messages)

    def _check_next(self) -> None:
        """One campaign at a time, so that whoever asks for a page does not wait long."""
        self._project.update(self._project.pending[0])
        if not self._project.pending:
            self._refresh_messages()
            self._wake()
            self._tell_problems(())

    def _refresh_messages(self) -> None:
        problems = self._project.problems()
        lines = [*map(str, problems.errors), *self._own_faults.values()]
        more = [f"… and {len(lines) - MOST} more: handbill check shows them"] if len(lines) > MOST else []
        self._messages = (*lines[:MOST], *more)

    def _wake(self) -> None:
        """Lets browsers load those pages again that have changed."""
        with self._condition:
            watchers = list(self._watchers)
        for watcher in watchers:
            if self._at(watcher.address).seen != watcher.seen:
                watcher.changed.set()

    def _tell_problems(self, paths: Collection[str]) -> None:
        """Tells the terminal of errors when they change, and of warnings in files that have."""
        told = (*self._messages, *self._pages.faults)
        if told != self._told:
            for line in told:
                if line not in self._told:
                    self._tell(line)
            if not told:
                self._tell("mended: the preview shows everything again")
        self._told = told
        for problem in self._project.problems().warnings if paths else ():
            if problem.position.path in paths and problem not in self._warned:
                self._warned.add(problem)
                self._tell(str(problem))


class Stopped(Exception):
    """The preview has ended meanwhile."""
