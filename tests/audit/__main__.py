"""`PYTHONPATH=tests python -m audit FOLDER [PART…]`: what is amiss with the public pages of a built site; the exit code is 1 if anything is.

Only pages with one of the parts in their address are opened where any are given. Each page is opened once, in one Chromium:
axe, pages wider than the screen, late headlines; requests, bytes and shifts of the layout while it loads.
"""

from __future__ import annotations

import functools
import gzip
import os
import sys
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

from audit.page import bring_axe, faults
from engines import program

BUDGET = 14_336
"""Bytes of page, style and script together, compressed: one first flight of TCP (RFC 6928)."""
REQUESTS = 3
"""Page, style and script; icon and pictures apart."""


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        pass


def addresses(site: Path) -> list[str]:
    """The public pages of a built site; the handbook has another layout, and redirects lead away at once."""
    pages = (page for page in site.rglob("*.html") if b'http-equiv="refresh"' not in page.read_bytes())
    names = (page.relative_to(site).as_posix() for page in pages)
    return sorted(name.removesuffix("index.html") for name in names if "handbook/" not in name)


def look(page: Page, site: Path, host: str, address: str) -> Iterator[str]:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: asked.append(f"error: {error}"))
    page.goto(f"{host}/{address}", wait_until="load")
    files = {url for url in asked if not url.endswith((".svg", ".png", ".jpg", ".webp"))}
    foreign = [url for url in asked if not url.startswith(host)]
    if foreign or len(files) > REQUESTS:
        yield f"asked for {sorted(files | set(foreign))}"
    else:
        size = sum(len(gzip.compress(_file(site, url.removeprefix(host)).read_bytes(), 9)) for url in files)
        if size > BUDGET:
            yield f"{size} bytes compressed, over {BUDGET}"
    if shift := page.evaluate(_SHIFT):
        yield f"the layout shifts by {shift}"
    yield from faults(page)


_SHIFT = """() => new Promise((done) => { let sum = 0;
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => { sum += entry.value; }))
    .observe({type: "layout-shift", buffered: true});
  setTimeout(() => done(Math.round(sum * 1000) / 1000), 50); })"""


def _file(site: Path, path: str) -> Path:
    return site / (path.lstrip("/") + ("index.html" if path.endswith("/") else ""))


def main(folder: str, parts: list[str]) -> int:
    site = Path(folder).resolve()
    http = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(site)))
    threading.Thread(target=http.serve_forever, daemon=True).start()
    chosen = [one for one in addresses(site) if not parts or any(part in f"/{one}" for part in parts)]
    bad = 0
    chromium = program((os.environ.get("HANDBILL_CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome"), "chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-background-networking"])
        for address in chosen:
            context = browser.new_context(viewport={"width": 360, "height": 740})
            bring_axe(context)
            found = list(look(context.new_page(), site, f"http://127.0.0.1:{http.server_port}", address))
            context.close()
            bad += bool(found)
            for one in found:
                print(f"/{address}: {one}", flush=True)
        browser.close()
    http.shutdown()
    print(f"{len(chosen)} pages, {bad} with faults")
    return 1 if bad or not chosen else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
