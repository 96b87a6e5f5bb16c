"""A real browser on a real site: tests/sites/river, built once, served from this machine."""

from __future__ import annotations

import functools
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

import engines.chromium
import engines.firefox
import engines.webkit
from engines import NAMES, Engine, program
from hall import project
from hosts import headers_for, read_headers
from ministries import draw_ministries
from once import once
from reader import Server, Visit
from russian_river import draw_russian_river
from state_project import draw_states

SITE = Path(__file__).parents[1] / "sites" / "river"
NOW = "1893888000"  # 6 January 2030
HOST = "river.test"
"""A name that is not localhost, so that the browser treats the site as insecure."""


class _Host(SimpleHTTPRequestHandler):
    """Quiet, and true to the site's file of headers."""

    def log_message(self, format: str, *args: Any) -> None:
        pass

    def end_headers(self) -> None:
        rules = read_headers((Path(self.directory) / "_headers").read_text(encoding="utf-8"))
        for name, value in headers_for(self.path.partition("?")[0], rules):
            self.send_header(name, value)
        super().end_headers()


class _WithoutScript(_Host):
    """Has lost its scripts."""

    def do_GET(self) -> None:
        if self.path.endswith(".js"):
            self.send_error(404)
        else:
            super().do_GET()


class _WithBrokenScript(_Host):
    """Its scripts stop at once."""

    def do_GET(self) -> None:
        if not self.path.endswith(".js"):
            return super().do_GET()
        self.send_response(200)
        self.send_header("Content-Type", "text/javascript")
        self.end_headers()
        self.wfile.write(b"throw new Error('cut off')")
        return None


def build(site: Path, folder: Path) -> None:
    """Builds the project in `site` into `folder`, as publishers do."""
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "--site-dir", str(folder)],
        cwd=site,
        env={**os.environ, "SOURCE_DATE_EPOCH": NOW, "NO_MKDOCS_2_WARNING": "1"},
        check=True,
    )


@contextmanager
def serve(folder: Path, host: type[_Host] = _Host) -> Iterator[Server]:
    http = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(host, directory=str(folder)))
    threading.Thread(target=http.serve_forever, daemon=True).start()
    yield Server(folder, f"http://127.0.0.1:{http.server_port}", f"http://{HOST}:{http.server_port}")
    http.shutdown()
    http.server_close()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serve(once(tmp_path_factory, "river", functools.partial(build, SITE))) as started:
        yield started


@pytest.fixture(scope="session")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A site with a handbook."""

    def make(root: Path) -> None:
        build(project(root), root / "site")

    with serve(once(tmp_path_factory, "hall-here", make) / "site") as started:
        yield started


@pytest.fixture(scope="session")
def ministries(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A site with a letter in seven languages to sixty offices."""

    def make(folder: Path) -> None:
        build(draw_ministries(folder.with_name("ministries-source")), folder)

    with serve(once(tmp_path_factory, "ministries", make)) as started:
        yield started


@pytest.fixture(scope="session")
def states(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A site with a campaign in every state and an event in every phase."""

    def make(folder: Path) -> None:
        build(draw_states(folder.with_name("states-source")), folder)

    with serve(once(tmp_path_factory, "states", make)) as started:
        yield started


@pytest.fixture(scope="session")
def hosts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The river in five languages, by what its host answers for a script: the address without the last slash."""

    def make(folder: Path) -> None:
        build(draw_russian_river(folder.with_name("russian-river-source")), folder)

    folder = once(tmp_path_factory, "russian-river", make)
    with ExitStack() as stack:
        kinds = {"sent": _Host, "missing": _WithoutScript, "broken": _WithBrokenScript}
        yield {name: stack.enter_context(serve(folder, kind)).secure for name, kind in kinds.items()}


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = program((os.environ.get("HANDBILL_CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome"), "chromium")
    with sync_playwright() as playwright:
        arguments = [
            "--no-sandbox",
            "--disable-quic",
            "--disable-background-networking",
            f"--host-resolver-rules=MAP {HOST} 127.0.0.1",
        ]
        started = playwright.chromium.launch(executable_path=path, args=arguments)
        yield started
        started.close()


@pytest.fixture
def visit(browser: Browser, server: Server) -> Iterator[Visit]:
    """A reader on a phone, with JavaScript."""
    context = browser.new_context(viewport={"width": 360, "height": 720}, permissions=["clipboard-read", "clipboard-write"])
    yield Visit(context, server, [], [])
    context.close()


@pytest.fixture
def visit_states(browser: Browser, states: Server) -> Iterator[Visit]:
    """A reader on a phone, of the site of all states."""
    context = browser.new_context(viewport={"width": 360, "height": 720})
    yield Visit(context, states, [], [])
    context.close()


@pytest.fixture
def visit_unscripted(browser: Browser, server: Server) -> Iterator[Visit]:
    """A reader on a phone whose JavaScript is off."""
    context = browser.new_context(viewport={"width": 360, "height": 720}, java_script_enabled=False)
    yield Visit(context, server, [], [])
    context.close()


@pytest.fixture(scope="session")
def chromium(browser: Browser) -> Iterator[Engine]:
    with engines.chromium.start(browser) as started:
        yield started


@pytest.fixture(scope="session")
def firefox() -> Iterator[Engine]:
    with engines.firefox.start() as started:
        yield started


@pytest.fixture(scope="session")
def webkit() -> Iterator[Engine]:
    with engines.webkit.start() as started:
        yield started


@pytest.fixture(params=[pytest.param(name, marks=pytest.mark.xdist_group(name)) for name in NAMES])
def engine(request: pytest.FixtureRequest) -> Engine:
    """Each of the three browsers, at its usual width."""
    started: Engine = request.getfixturevalue(request.param)
    started.set_width(1000)
    return started
