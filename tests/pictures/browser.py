"""A built site on this machine, and a browser that takes pictures of its pages."""

from __future__ import annotations

import functools
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

HEIGHT = 740
Take = Callable[[str, Path, int], None]


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        pass


@contextmanager
def photographer(site: Path) -> Iterator[Take]:
    """What takes a picture of a page, by its address below the site's root, into a PNG, in a window so many pixels wide.

    The browser is that of HANDBILL_CHROMIUM, else Playwright's own.
    """
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        with sync_playwright() as playwright:
            path = os.environ.get("HANDBILL_CHROMIUM")
            with playwright.chromium.launch(executable_path=path, args=["--no-sandbox"]) as browser:
                yield functools.partial(_take, browser, f"http://127.0.0.1:{server.server_address[1]}/")
    finally:
        server.shutdown()
        server.server_close()


def _take(browser: Browser, base: str, address: str, file: Path, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": HEIGHT})
    try:
        answer = page.goto(base + address)
        if answer is None or not answer.ok:
            raise FileNotFoundError(f"{address} is not in the site")
        file.parent.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=file, full_page=True)
    finally:
        page.close()
