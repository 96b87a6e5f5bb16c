"""WebKit, the engine of Safari: Debian's WebKitGTK, on a screen that nobody looks at."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from engines import program
from engines.webdriver import SECONDS, Refused, Remote

PATHS = {
    "Navigate": "url",
    "ExecuteScript": "execute/sync",
    "SetWindowRect": "window/rect",
    "FindElement": "element",
    "ElementClick": "element/{}/click",
    "ElementSendKeys": "element/{}/value",
}


class WebKit(Remote):
    """Two browsers, since scripts are turned on or off when one starts; `launch` answers with the address of its session."""

    def __init__(self, launch: Callable[[bool], str]) -> None:
        self.launch = launch
        self.sessions = {True: launch(True)}
        self.session = self.sessions[True]

    def command(self, name: str, element: str = "", **parameters: Any) -> Any:
        return _post(f"{self.session}/{PATHS[name].format(element)}", parameters)

    def open(self, url: str, *, scripts: bool = True) -> None:
        if scripts not in self.sessions:
            self.sessions[scripts] = self.launch(scripts)
        self.session = self.sessions[scripts]
        super().open(url)


def _post(url: str, parameters: dict[str, Any]) -> Any:
    try:
        with urllib.request.urlopen(url, json.dumps(parameters).encode(), SECONDS) as answer:
            return json.load(answer)["value"]
    except urllib.error.HTTPError as error:
        with error:
            raise Refused(json.load(error)["value"]) from None


@contextmanager
def _running(command: list[str], **settings: Any) -> Iterator[subprocess.Popen[str]]:
    started = subprocess.Popen(command, stderr=subprocess.DEVNULL, text=True, **settings)
    try:
        yield started
    finally:
        started.terminate()
        started.communicate(timeout=SECONDS)


def _wait_for(port: int) -> None:
    for _ in range(SECONDS * 10):
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except ConnectionRefusedError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError("WebKitWebDriver did not start")


def _launch(display: str, stack: ExitStack, scripts: bool) -> str:
    """A driver and its browser, of which it has but one."""
    viewer = next(Path("/usr/lib").glob("*/webkit2gtk-4.*/MiniBrowser"), None)
    assert viewer, "no MiniBrowser of WebKitGTK found: install Debian's package “webkit2gtk-driver”"
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [program(("WebKitWebDriver",), "webkit2gtk-driver"), f"--port={port}"]
    stack.enter_context(_running(command, env={**os.environ, "DISPLAY": display}, stdout=subprocess.DEVNULL))
    _wait_for(port)
    options = ["--automation", *([] if scripts else ["--enable-javascript=false"])]
    wanted = {"webkitgtk:browserOptions": {"binary": str(viewer), "args": options}}
    sessions = f"http://127.0.0.1:{port}/session"
    session = f"{sessions}/{_post(sessions, {'capabilities': {'alwaysMatch': wanted}})['sessionId']}"
    # The browser would outlive its driver.
    stack.callback(lambda: urllib.request.urlopen(urllib.request.Request(session, method="DELETE"), timeout=SECONDS).close())
    return session


@contextmanager
def start() -> Iterator[WebKit]:
    screen = [program(("Xvfb",), "xvfb"), "-displayfd", "1", "-screen", "0", "1400x1000x24", "-nolisten", "tcp"]
    with ExitStack() as stack:
        shown = stack.enter_context(_running(screen, stdout=subprocess.PIPE))
        assert shown.stdout
        yield WebKit(partial(_launch, f":{shown.stdout.readline().strip()}", stack))
