"""Starts a preview, and stops all of it again."""

from __future__ import annotations

import gc
import os
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit

from handbill.content.settings import CONFIG
from handbill.pages.layout.page_assets import Assets
from handbill.pages.letters.downloads import LetterFiles
from handbill.pages.routes import Route
from handbill.preview.handbook import Handbook
from handbill.preview.pages import Pages
from handbill.preview.project import LiveProject
from handbill.preview.server import Server
from handbill.preview.watch import Watch
from handbill.preview.worker import Shared, Worker
from handbill.publishing.clock import instant, noon
from handbill.translations.catalogues import BadCatalogue, catalogue_folder, read_catalogue_again


class Renderer(Protocol):
    """What makes whole pages, with the theme that mkdocs.yml names."""

    @property
    def templates(self) -> Path: ...

    def read_settings(self) -> None: ...

    def forget(self) -> None: ...

    def render(self, route: Route, assets: Assets, files: LetterFiles) -> str: ...


@dataclass(frozen=True, slots=True)
class Shown:
    """Which site is shown: with drafts, and as on a day, today where there is none."""

    drafts: bool
    on: date | None


def run(root: Path, shown: Shown, renderer: Renderer, address: tuple[str, int], tell: Callable[[str], None]) -> None:
    """Serves the project in `root`, which has sound settings, until the process is asked to end.

    Raises OSError where the address cannot be had, and watch.NotWatched.
    """
    project = LiveProject(root, lambda: noon(shown.on) if shown.on else instant(), drafts=shown.drafts, as_on=shown.on is not None)
    gc.freeze()  # looking through all that was read, for what nobody needs, would take a third of a second now and then
    pages = Pages(project, root, renderer.render, lambda: renderer.templates)
    settings = project.hub.settings
    with _until_asked_to_end() as wait, ExitStack() as stack:
        handbook = Handbook(root, shown.on.isoformat() if shown.on else "", settings.tags)
        stack.callback(handbook.stop)
        worker = Worker(project, pages, handbook, _shared(renderer), tell)
        server = Server(address, urlsplit(settings.site_url).path or "/", worker)
        stack.callback(server.server_close)
        folders = {"campaigns": root / "campaigns", "docs": root / "docs", "overrides": renderer.templates}
        watch = Watch({**folders, "locales": catalogue_folder()}, [root / CONFIG], worker.change)
        stack.callback(watch.stop)
        worker_thread = threading.Thread(target=worker.run, name="worker", daemon=True)
        worker_thread.start()
        stack.callback(worker.stop)
        stack.callback(server.shutdown)
        threading.Thread(target=server.serve_forever, name="server", daemon=True).start()
        tell(f"the preview is at {server.url}; end it with Ctrl+C")
        wait()


def _shared(renderer: Renderer) -> Shared:
    def read_settings() -> str:
        try:
            renderer.read_settings()
        except Exception as error:  # noqa: BLE001  MkDocs and other plugins refuse settings in many ways
            return f"{CONFIG}: {error}"
        return ""

    def read_catalogue(name: str) -> str:
        try:
            read_catalogue_again(name)
        except BadCatalogue as error:
            return str(error)
        return ""

    return Shared(read_settings, renderer.forget, read_catalogue)


@contextmanager
def _until_asked_to_end() -> Iterator[Callable[[], bytes]]:
    """Gives what waits for Ctrl+C, for a request to end, or for the terminal to be closed."""
    # The system may give a signal to any thread, and Python would answer it in the first one, which waits and never hears of it.
    # What Python writes to this pipe for each signal wakes it up.
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    names = [name for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = {name: signal.signal(getattr(signal, name), lambda *_: None) for name in names}
    before_fd = signal.set_wakeup_fd(writing, warn_on_full_buffer=False)
    try:
        yield lambda: os.read(reading, 1)
    finally:
        signal.set_wakeup_fd(before_fd)
        for name, handler in before.items():
            signal.signal(getattr(signal, name), handler)
        os.close(reading)
        os.close(writing)
