"""The web server of a preview, for this computer unless another address is named."""

from __future__ import annotations

import ipaddress
import socket
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote, unquote, urlsplit

from handbill.preview.answers import Answer
from handbill.preview.messages import PREFIX
from handbill.preview.worker import Stopped, Watcher, Worker

HOLD = 25.0
"""Seconds after which a browser that waits for a change has to ask again, so that those that are gone are noticed."""
_DOT = b'<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>'


class Server(ThreadingHTTPServer):
    """Answers below `mount`, the folder that the site has on its own server."""

    daemon_threads = True

    def __init__(self, address: tuple[str, int], mount: str, worker: Worker) -> None:
        """Raises OSError where the address is taken or not this computer's."""
        if _is_version_6(address[0]):
            self.address_family = socket.AF_INET6
        self.mount = mount
        self.worker = worker
        super().__init__(address, _Handler)

    @property
    def url(self) -> str:
        """Where the site is."""
        host, port = self.server_address[:2]
        shown = f"[{host!s}]" if ":" in str(host) else str(host)
        return f"http://{shown}:{port}{self.mount}"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Browsers go away while they are answered; that is no fault."""


class _Handler(BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    # A connection that nobody uses would hold its thread for ever.
    timeout = 60

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        try:
            if path == f"/{PREFIX}wait":
                self._wait()
            elif (address := self._address(path)) is None:
                self._send(Answer(b"", status=302, location=""))
            else:
                answer = self.server.worker.ask(address)
                self._send(answer)
        except Stopped:
            self.close_connection = True
        except RuntimeError as error:
            self._send(Answer(str(error).encode(), "text/plain; charset=utf-8", 500))

    def do_HEAD(self) -> None:
        self.do_GET()

    def log_message(self, format: str, *args: Any) -> None:
        """The terminal is for what authors have to know."""

    def _address(self, path: str) -> str | None:
        """The address below the site's root; None for what is above it."""
        mount = self.server.mount
        if not path.startswith(mount):
            return None
        return unquote(path.removeprefix(mount))

    def _wait(self) -> None:
        query = parse_qs(urlsplit(self.path).query, keep_blank_values=True)
        watcher = Watcher(query.get("address", [""])[0], query.get("seen", [""])[0])
        if self.server.worker.watch(watcher, HOLD):
            self._send(Answer(_DOT, "image/svg+xml"))
        else:
            self._send(Answer(b"", "text/plain", 204))

    def _send(self, answer: Answer) -> None:
        content = answer.content.read_bytes() if isinstance(answer.content, Path) else answer.content
        self.send_response(answer.status)
        if answer.status == 302:
            self.send_header("Location", quote(self.server.mount + answer.location))
        self.send_header("Content-Type", answer.type)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "max-age=31536000, immutable" if answer.is_fixed else "no-store")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)


def _is_version_6(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).version == 6
    except ValueError:
        return False
