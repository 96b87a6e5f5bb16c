"""Browsers of three kinds behind one small interface: what a reader does with a page and sees on it.

Chromium is driven by Playwright; Firefox ESR and WebKit (Debian's WebKitGTK) by the commands of WebDriver, which are few and
plain enough to be spoken here. The `start` of each module begins the one session that serves all tests.
"""

from __future__ import annotations

import shutil
import time
from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import Any, TypeVar

NAMES = ("chromium", "firefox", "webkit")
T = TypeVar("T")

SEEN = "(node) => node.getClientRects().length > 0 && getComputedStyle(node).visibility === 'visible'"
KEEP = """() => addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='mailto:']");
  if (link) { document.documentElement.dataset.opened = link.href; event.preventDefault(); }
})"""


class Engine(ABC):
    """One page in one browser. `selector` names the first element that it matches and that can be seen."""

    @abstractmethod
    def open(self, url: str, *, scripts: bool = True) -> None:
        """Goes to an address, and waits until it is loaded; `scripts`: whether the browser runs those of pages."""

    @abstractmethod
    def run(self, function: str, *arguments: Any) -> Any:
        """What a JavaScript function answers in the page, for arguments of JSON's types, also where scripts are off."""

    @abstractmethod
    def set_width(self, pixels: int) -> None:
        """The page's width in CSS pixels; the nearest that the browser has where its windows cannot be so narrow."""

    @abstractmethod
    def _press(self, selector: str, text: str) -> None:
        """Types into the element that the selector names."""

    @abstractmethod
    def _paste(self, selector: str) -> None:
        """Presses the keys that paste."""

    @abstractmethod
    def _click(self, selector: str) -> None: ...

    @abstractmethod
    def _choose(self, selector: str, value: str) -> None: ...

    def type(self, selector: str, text: str) -> None:
        self._press(self._mark(selector), text)

    def click(self, selector: str) -> None:
        self._click(self._mark(selector))

    def choose(self, selector: str, value: str) -> None:
        """Picks the option with this value."""
        self._choose(self._mark(selector), value)

    def paste(self) -> str:
        """The text that an empty field gets from the clipboard."""
        self.run(
            """() => { const field = document.createElement("textarea");
            field.id = "pasted"; document.body.prepend(field); field.focus(); }"""
        )
        self._paste("#pasted")
        return str(self.run("() => { const field = document.querySelector('#pasted'); field.remove(); return field.value; }"))

    def send(self, selector: str) -> str:
        """Clicks a mailto link; the address that a mail program would be given."""
        self.run(KEEP)
        self.click(selector)
        return self.until(lambda: str(self.run("() => document.documentElement.dataset.opened || ''")))

    def text(self, selector: str) -> str:
        return str(self.run("(selector) => document.querySelector(selector).innerText", selector))

    def html(self, selector: str) -> str:
        return str(self.run("(selector) => document.querySelector(selector).innerHTML", selector))

    def seen(self, selector: str, name: str = "localName") -> list[str]:
        """A property, in JavaScript's name, of all elements that match and can be seen."""
        collect = f"(selector, name) => [...document.querySelectorAll(selector)].filter({SEEN}).map((node) => node[name])"
        return list(self.run(collect, selector, name))

    def until(self, found: Callable[[], T]) -> T:
        """The first answer that is not empty, since what a page does may take a while."""
        for _ in range(100):
            if answer := found():
                return answer
            time.sleep(0.05)
        raise AssertionError("nothing came of it in five seconds")

    def _mark(self, selector: str) -> str:
        """Moves the element into the middle of the screen, away from what sticks to its edges, and names it by itself."""
        found = self.run(
            f"""(selector) => {{ document.querySelectorAll("[data-acted]").forEach((node) => node.removeAttribute("data-acted"));
            const node = [...document.querySelectorAll(selector)].find({SEEN});
            if (node) {{ node.dataset.acted = ""; node.scrollIntoView({{block: "center", behavior: "instant"}}); }}
            return Boolean(node); }}""",
            selector,
        )
        assert found, f"nothing that can be seen matches {selector}"
        return "[data-acted]"


def program(names: tuple[str, ...], package: str) -> str:
    """The path of the first command there is; its absence is a failure, never a skip."""
    found = next((path for name in names if name and (path := shutil.which(name))), None)
    assert found, f"none of {', '.join(filter(None, names))} found: install Debian's package “{package}”"
    return found
