"""What Firefox and WebKit have in common: the commands of WebDriver (https://www.w3.org/TR/webdriver2/)."""

from __future__ import annotations

from abc import abstractmethod
from typing import Any

from engines import Engine

CONTROL, ENTER = "\ue009", "\ue007"
"""Keys in WebDriver's code."""
SECONDS = 60
"""How long a browser may take for one answer."""


class Refused(Exception):
    """A browser does not do what a command says; carries its words."""


class Remote(Engine):
    @abstractmethod
    def command(self, name: str, element: str = "", **parameters: Any) -> Any:
        """The answer to one command; raises Refused."""

    def open(self, url: str, *, scripts: bool = True) -> None:
        self.command("Navigate", url=url)

    def run(self, function: str, *arguments: Any) -> Any:
        return self.command("ExecuteScript", script=f"return ({function})(...arguments)", args=list(arguments))

    def set_width(self, pixels: int) -> None:
        self.command("SetWindowRect", width=pixels, height=740)

    def _press(self, selector: str, text: str) -> None:
        self.command("ElementSendKeys", self._find(selector), text=text.replace("\n", ENTER))

    def _paste(self, selector: str) -> None:
        self._press(selector, f"{CONTROL}v")

    def _click(self, selector: str) -> None:
        self.command("ElementClick", self._find(selector))

    def _choose(self, selector: str, value: str) -> None:
        self._click(f"{selector} option[value='{value}']")

    def _find(self, selector: str) -> str:
        (reference,) = self.command("FindElement", using="css selector", value=selector).values()
        return str(reference)
