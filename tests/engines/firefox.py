"""Firefox ESR, spoken to in its own form of WebDriver, Marionette, since Debian has no geckodriver.

A message is its length, a colon and an array: 0, number, command and parameters; the answer is 1, number, error and result.
https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html
"""

from __future__ import annotations

import json
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from engines import program
from engines.webdriver import SECONDS, Refused, Remote

PREFERENCES = {
    "marionette.port": 0,  # any that is free: it is written into the profile
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.homepage_override.mstone": "ignore",
    "datareporting.policy.dataSubmissionEnabled": False,
}


class Firefox(Remote):
    def __init__(self, connection: socket.socket) -> None:
        self.stream = connection.makefile("rwb")
        self.number = 0
        self._receive()  # its greeting
        self.command("NewSession")

    def command(self, name: str, element: str = "", **parameters: Any) -> Any:
        if element:
            parameters["id"] = element
        answer = self._ask(f"WebDriver:{name}", parameters)
        return answer["value"] if isinstance(answer, dict) and "value" in answer else answer

    def open(self, url: str, *, scripts: bool = True) -> None:
        self._settle("Services.prefs.setBoolPref('javascript.enabled', arguments[0])", scripts)
        super().open(url)

    def set_width(self, pixels: int) -> None:
        # A narrower window is refused, but the page in it may be enlarged, in steps of the screen's own pixels.
        window = max(500, pixels)
        super().set_width(window)
        self._settle("gBrowser.selectedBrowser.fullZoom = arguments[0]", window / pixels)
        self.until(lambda: abs(self.run("() => innerWidth") - pixels) < 5)

    def _settle(self, script: str, argument: Any) -> None:
        """Runs a script in Firefox itself, with an argument."""
        self._ask("Marionette:SetContext", {"value": "chrome"})
        self.command("ExecuteScript", script=script, args=[argument])
        self._ask("Marionette:SetContext", {"value": "content"})

    def _ask(self, name: str, parameters: dict[str, Any]) -> Any:
        self.number += 1
        message = json.dumps([0, self.number, name, parameters]).encode()
        self.stream.write(b"%d:%b" % (len(message), message))
        self.stream.flush()
        _, number, error, result = self._receive()
        assert number == self.number
        if error:
            raise Refused(f"{name}: {error['message']}")
        return result

    def _receive(self) -> Any:
        length = b""
        while (byte := self.stream.read(1)) != b":":
            assert byte, "Firefox ended"
            length += byte
        return json.loads(self.stream.read(int(length)))


def _port(profile: Path) -> int:
    """The port that a Firefox with this profile listens on, once it does."""
    written = profile / "MarionetteActivePort"
    for _ in range(SECONDS * 10):
        if written.is_file() and (text := written.read_text(encoding="ascii")):
            return int(text)
        time.sleep(0.1)
    raise AssertionError("Firefox did not start")


@contextmanager
def start() -> Iterator[Firefox]:
    path = program(("firefox-esr", "firefox"), "firefox-esr")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        profile = Path(folder)
        lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in PREFERENCES.items()]
        (profile / "user.js").write_text("".join(lines), encoding="utf-8")
        # Commands may otherwise not touch Firefox itself, whose settings are changed here.
        options = ["--headless", "--marionette", "--remote-allow-system-access", "--no-remote", "--profile", folder]
        started = subprocess.Popen([path, *options], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            with socket.create_connection(("127.0.0.1", _port(profile)), timeout=SECONDS) as connection:
                yield Firefox(connection)
        finally:
            started.terminate()
            started.wait(SECONDS)
