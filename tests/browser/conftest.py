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
import gallery.page
from audit.page import bring_axe
from engines import NAMES, Engine, program
from hall import project
from hosts import Rules, headers_for, read_headers
from ministries import draw_ministries
from once import once
from reader import PHONE, Server, Tab, Visit
from russian_river import draw_russian_river
from state_project import draw_states

SITE = Path(__file__).parents[1] / "sites" / "river"
NOW = "1893888000"  # 6 January 2030
CLIPBOARD = ["clipboard-read", "clipboard-write"]
HOST = "river.test"
"""A name that is not localhost, so that the browser treats the site as insecure."""


@functools.cache
def _rules(site: Path) -> Rules:
    return read_headers((site / "_headers").read_text(encoding="utf-8"))


class _Host(SimpleHTTPRequestHandler):
    """Quiet, and true to the site's file of headers."""

    def log_message(self, format: str, *args: Any) -> None:
        pass

    def end_headers(self) -> None:
        for name, value in headers_for(self.path.partition("?")[0], _rules(Path(self.directory))):
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
def components(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The page of all components, for developers."""

    def make(folder: Path) -> None:
        gallery.page.write(folder)
        (folder / "_headers").touch()

    with serve(once(tmp_path_factory, "gallery", make)) as started:
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


@pytest.fixture(scope="session")
def tab(browser: Browser) -> Tab:
    return Tab(browser, permissions=CLIPBOARD)


@pytest.fixture(scope="session")
def tab_unscripted(browser: Browser) -> Tab:
    return Tab(browser, java_script_enabled=False)


@pytest.fixture
def visit(tab: Tab, server: Server) -> Iterator[Visit]:
    """A reader on a phone, with JavaScript."""
    with tab.visit(server) as visit:
        yield visit


@pytest.fixture
def visit_apart(browser: Browser, server: Server) -> Iterator[Visit]:
    """The same reader, in a context of their own, for a test that changes it."""
    with (
        browser.new_context(viewport=PHONE, permissions=CLIPBOARD) as context,
        Visit(context, server, context.new_page()).listening() as visit,
    ):
        yield visit


@pytest.fixture(scope="session")
def tab_with_axe(browser: Browser) -> Tab:
    tab = Tab(browser)
    bring_axe(tab.context)
    return tab


@pytest.fixture
def visit_with_axe(tab_with_axe: Tab, server: Server) -> Iterator[Visit]:
    """A reader whose pages can be looked through for faults."""
    with tab_with_axe.visit(server) as visit:
        yield visit


@pytest.fixture
def visit_states(tab_with_axe: Tab, states: Server) -> Iterator[Visit]:
    """The same, of the site of all states."""
    with tab_with_axe.visit(states) as visit:
        yield visit


@pytest.fixture
def visit_unscripted(tab_unscripted: Tab, server: Server) -> Iterator[Visit]:
    """A reader on a phone whose JavaScript is off."""
    with tab_unscripted.visit(server) as visit:
        yield visit


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


@pytest.fixture(params=NAMES)
def engine(request: pytest.FixtureRequest) -> Engine:
    """Each of the three browsers, at its usual width."""
    started: Engine = request.getfixturevalue(request.param)
    started.set_width(1000)
    return started
