"""A reader of the built site: what they open, what their browser asks for, what it complains about."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, ViewportSize

PHONE: ViewportSize = {"width": 360, "height": 720}


@dataclass(frozen=True)
class Server:
    """`secure` is on localhost, where the clipboard may be written; `insecure` is the same on another name."""

    folder: Path
    secure: str
    insecure: str


@dataclass
class Visit:
    """A reader's visit in one tab: what is opened in it, and what their browser asked for and complained about."""

    context: BrowserContext
    server: Server
    page: Page
    """The tab."""
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    @property
    def asked(self) -> list[str]:
        """The requests but those for the icon, which browsers make when they have time."""
        return [url for url in self.requests if not url.endswith(".svg")]

    def open(self, path: str, *, secure: bool = True) -> Page:
        """Goes to a page of the site."""
        self.page.goto(f"{self.server.secure if secure else self.server.insecure}/{path}")
        return self.page

    @contextmanager
    def listening(self) -> Iterator[Visit]:
        """The visit, while it notes what is asked for and complained about."""
        listeners: dict[Any, Callable[[Any], None]] = {
            "request": lambda request: self.requests.append(request.url),
            "pageerror": lambda error: self.complaints.append(str(error)),
            "console": self._complain,
        }
        for event, listener in listeners.items():
            self.page.on(event, listener)
        yield self
        for event, listener in listeners.items():
            self.page.remove_listener(event, listener)

    def _complain(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)


class Tab:
    """A tab for many visits, one after another: a browser takes longer to start one than to load a page in it.

    What a visit does to the tab is undone after it. One that adds scripts to all pages or sets the clock, which outlive it,
    needs a context of its own.
    """

    def __init__(self, browser: Browser, **options: Any) -> None:
        self.context = browser.new_context(viewport=PHONE, **options)
        self.page = self.context.new_page()

    @contextmanager
    def visit(self, server: Server) -> Iterator[Visit]:
        with Visit(self.context, server, self.page).listening() as visit:
            yield visit
        self._clean()

    def _clean(self) -> None:
        for page in self.context.pages:
            if page != self.page:
                page.close()
        self.page.unroute_all()
        self.page.goto("about:blank")
        self.page.emulate_media(media="null", color_scheme="light")
        self.page.set_viewport_size(PHONE)
