"""Chromium, driven by Playwright."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Page

from engines import Engine


class Chromium(Engine):
    def __init__(self, scripted: Page, unscripted: Page) -> None:
        self.pages = {True: scripted, False: unscripted}
        self.page = scripted

    def open(self, url: str, *, scripts: bool = True) -> None:
        self.page = self.pages[scripts]
        self.page.goto(url)

    def run(self, function: str, *arguments: Any) -> Any:
        return self.page.evaluate(f"(given) => ({function})(...given)", list(arguments))

    def set_width(self, pixels: int) -> None:
        self.page.set_viewport_size({"width": pixels, "height": 740})

    def _press(self, selector: str, text: str) -> None:
        self.page.locator(selector).press_sequentially(text)

    def _paste(self, selector: str) -> None:
        self.page.locator(selector).press("Control+v")

    def _click(self, selector: str) -> None:
        self.page.locator(selector).click()

    def _choose(self, selector: str, value: str) -> None:
        self.page.locator(selector).select_option(value)


@contextmanager
def start(browser: Browser) -> Iterator[Engine]:
    scripted = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    unscripted = browser.new_context(java_script_enabled=False)
    yield Chromium(scripted.new_page(), unscripted.new_page())
    scripted.close()
    unscripted.close()
