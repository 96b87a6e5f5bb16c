"""A reader of the built site: what they open, what their browser asks for, what it complains about."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import BrowserContext, Page


@dataclass(frozen=True)
class Server:
    """`secure` is on localhost, where the clipboard may be written; `insecure` is the same on another name."""

    folder: Path
    secure: str
    insecure: str


@dataclass
class Visit:
    """A reader's visit: pages opened, and what their browser asked for and complained about."""

    context: BrowserContext
    server: Server
    requests: list[str]
    complaints: list[str]

    @property
    def asked(self) -> list[str]:
        """The requests but those for the icon, which browsers make when they have time."""
        return [url for url in self.requests if not url.endswith(".svg")]

    def open(self, path: str, *, secure: bool = True) -> Page:
        page = self.context.new_page()
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda message: self.complaints.append(message.text) if message.type in ("error", "warning") else None)
        page.goto(f"{self.server.secure if secure else self.server.insecure}/{path}")
        return page
