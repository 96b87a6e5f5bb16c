"""`PYTHONPATH=tests python -m bench.long_lists [COUNT]`: letters to 716 offices, or another number, on a slow telephone.

Prints, for each way to choose, the bytes of the page with style and script, its height before a choice at 360 px with and
without scripts, and what picking an office, searching and typing a name cost: milliseconds of script, style and layout, median
longest and first, on a processor six times slower. The numbers depend on the machine, and no test is about them.
"""

from __future__ import annotations

import functools
import gzip
import os
import statistics
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from drawn import OVERRIDES, campaign, markup, mkdocs, page, site_of
from handbill.pages.layout.page_assets import style_variants
from handbill.pages.routes import page_views, routes
from handbill.publishing.assets import join_assets

COUNT = 716
COUNTRIES = (
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV", "MT", "NL",
    "PL", "PT", "RO", "SE", "SI", "SK",
)  # fmt: skip
CHOOSE = ("none", "country", "recipient", "several")
PATH = "pay/letters/{}/"
SLOWER = 6
"""How many times slower than this machine a telephone is."""
DONE = """([selector, value, property, event]) => {
    const node = document.querySelectorAll(selector)[property === "checked" ? value : 0];
    node[property] = property === "checked" ? !node.checked : value;
    node.dispatchEvent(new Event(event, { bubbles: true }));
    document.documentElement.offsetHeight;
}"""
"""Sets a value as a reader does, and waits for the layout that follows."""


def project(count: int) -> dict[str, str]:
    rows = "".join(
        f"m-{n},{chr(65 + n % 26)}nna Member {n * 7919 % 1000},Group {n % 9},{COUNTRIES[n % len(COUNTRIES)]},all,"
        f"a.member-{n * 7919 % 1000}@parliament.example.org,https://parliament.example.org/{n},2027-05-01\n"
        for n in range(count)
    )
    files = {
        "mkdocs.yml": mkdocs("en"),
        "campaigns/pay/campaign.yml": campaign(),
        "campaigns/pay/index.md": page("Pay"),
        "campaigns/pay/recipients.csv": f"id,name,organization,country,groups,email,source_url,checked_on\n{rows}",
    }
    for choose in CHOOSE:
        body = "Dear [[recipient.name|all]],\n\n" + "The wages of clerks have not been raised for years.\n\n" * 6 + "[[name]]\n"
        if choose in ("none", "country"):
            body = body.replace("[[recipient.name|all]]", "all")
        files[f"campaigns/pay/letters/{choose}.md"] = page(
            "Wages", body, subject="Pay us", to=["group:all"], choose=choose, fields=["name", "role"]
        )
    return files


def write(root: Path, count: int) -> dict[str, int]:
    """Writes the pages of the letters and their assets, and gives the bytes of each page with its style and script."""
    site = site_of(root / "project", project(count))
    assets, joined = join_assets(OVERRIDES, style_variants(site))
    for address, data in joined.items():
        _write(root / "site" / address, data)
    sizes = {}
    for route in routes(site, "en"):
        if "/letters/" not in route.context.address or route.template == "embed":
            continue
        frame, _ = page_views(route, assets)
        html = markup(route, assets).encode()
        _write(root / "site" / route.context.address / "index.html", html)
        parts = [joined[address[address.index("assets/") :]] for address in (frame.stylesheet, frame.script) if address]
        sizes[route.context.address] = sum(len(gzip.compress(one, 9)) for one in (html, *parts))
    return sizes


def _write(file: Path, data: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(folder))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@contextmanager
def opened(browser: Browser, url: str, *, scripts: bool = True) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=scripts)
    shown = context.new_page()
    shown.goto(url)
    yield shown
    context.close()


def height(shown: Page) -> int:
    """Of the whole page, in CSS pixels; a protocol of the browser measures it where no scripts run."""
    metrics = shown.context.new_cdp_session(shown).send("Page.getLayoutMetrics")
    return int(metrics["cssContentSize"]["height"])


def spent(shown: Page, told: list[Any]) -> list[float]:
    """Milliseconds of each action: the processor's, not the clock's, since other programs run beside this one."""
    session = shown.context.new_cdp_session(shown)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def busy() -> float:
        metrics = session.send("Performance.getMetrics")["metrics"]
        return sum(
            float(one["value"]) for one in metrics if one["name"] in ("ScriptDuration", "LayoutDuration", "RecalcStyleDuration")
        )

    selector, values, *how = told
    times = []
    for value in values:
        before = busy()
        shown.evaluate(DONE, [selector, value, *how])
        shown.wait_for_timeout(50)  # what the script put off
        times.append((busy() - before) * 1000 * SLOWER)
    return times


def actions(shown: Page, choose: str) -> Iterator[tuple[str, list[Any]]]:
    """What a reader does on the page: its name, and what DONE is told."""
    if choose in ("country", "recipient"):
        values = shown.locator("[data-hb=recipient] option").evaluate_all("(all) => all.map((one) => one.value).filter(Boolean)")
        yield "pick", ['[data-hb="recipient"]', (values * 30)[:30], "value", "change"]
    elif choose == "several":
        yield "pick", ['[data-hb="round"] input[type=checkbox]', list(range(30)), "checked", "change"]
    if choose != "none":
        yield "search", ['[data-hb="search"]', (["a", "an", "ann", "anna", "x", ""] * 5), "value", "input"]
    yield "type", ['input[name="name"]', ["Ada Lovelace"[: n % 12 + 1] for n in range(30)], "value", "input"]


def main(count: int) -> int:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright, served(Path(folder) / "site") as root:
        sizes = write(Path(folder), count)
        browser = playwright.chromium.launch(executable_path=os.environ.get("HANDBILL_CHROMIUM"))
        for choose in CHOOSE:
            url = root + PATH.format(choose)
            with opened(browser, url, scripts=False) as shown:
                unscripted = height(shown)
            with opened(browser, url) as shown:
                line = [f"{choose:9} {sizes[PATH.format(choose)]:6} bytes, {height(shown)}/{unscripted} px"]
                for name, told in actions(shown, choose):
                    times = spent(shown, told)
                    line.append(f"{name} {statistics.median(times):.0f} (longest {max(times):.0f}, first {times[0]:.0f})")
            print(", ".join(line))
        browser.close()
        away = {address: size for address, size in sizes.items() if "/offices/" in address}
        print(f"{len(away)} pages of offices, the largest {max(away.values(), default=0)} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if sys.argv[1:] else COUNT))
