"""A program for editors that explains and completes YAML by a JSON Schema (yaml-language-server), spoken to as an editor does."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Self

PROGRAM = Path(__file__).parent / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"


class LanguageServer:
    """Speaks the Language Server Protocol 3.17 over standard input and output, for the project in `root` with `settings`."""

    def __init__(self, root: Path, settings: Mapping[str, Any]) -> None:
        self._yaml = {key.removeprefix("yaml."): value for key, value in settings.items() if key.startswith("yaml.")}
        # Nothing is asked of the network: schemas come from the project alone.
        self._yaml |= {"schemaStore": {"enable": False}, "completion": True, "hover": True, "validate": True}
        self._root = root
        self._program = subprocess.Popen(["node", str(PROGRAM), "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._last = 0
        self.found: dict[str, list[str]] = {}
        """What the program finds wrong, by the address of the document."""

    def __enter__(self) -> Self:
        folder = {"uri": self._root.as_uri(), "name": "project"}
        can = {
            "textDocument": {
                "completion": {"completionItem": {"documentationFormat": ["markdown"]}},
                "hover": {"contentFormat": ["markdown"]},
            },
            "workspace": {"configuration": True, "workspaceFolders": True},
        }
        self._ask("initialize", {"processId": None, "rootUri": folder["uri"], "workspaceFolders": [folder], "capabilities": can})
        self._tell("initialized", {})
        self._tell("workspace/didChangeConfiguration", {"settings": {"yaml": self._yaml}})
        return self

    def __exit__(self, *_: object) -> None:
        self._ask("shutdown", None)
        self._tell("exit", None)
        assert self._program.stdin is not None
        assert self._program.stdout is not None
        self._program.stdin.close()
        self._program.stdout.close()
        self._program.wait(timeout=30)

    def open(self, path: str, text: str) -> str:
        """Shows the program a document, as if it were at `path` in the project; its address."""
        uri = (self._root / path).as_uri()
        self._tell("textDocument/didOpen", {"textDocument": {"uri": uri, "languageId": "yaml", "version": 1, "text": text}})
        return uri

    def explained(self, uri: str, line: int, character: int) -> str:
        """What is shown over a place, in Markdown; lines and characters from 0."""
        answer = self._ask("textDocument/hover", self._at(uri, line, character))
        return "" if answer is None else str(answer["contents"]["value"])

    def completed(self, uri: str, line: int, character: int) -> dict[str, str]:
        """What may be written at a place, and the explanation of each."""
        answer = self._ask("textDocument/completion", self._at(uri, line, character))
        items = answer["items"] if isinstance(answer, dict) else answer
        return {item["label"]: _text(item.get("documentation", "")) for item in items}

    def complaints(self, uri: str) -> list[str]:
        """What is wrong with a document, asked for after its last change."""
        while uri not in self.found:
            self._receive()
        return self.found[uri]

    def _at(self, uri: str, line: int, character: int) -> dict[str, Any]:
        return {"textDocument": {"uri": uri}, "position": {"line": line, "character": character}}

    def _ask(self, method: str, params: object) -> Any:
        self._last += 1
        number = self._last
        self._send({"id": number, "method": method, "params": params})
        while True:
            message = self._receive()
            if message.get("id") == number and "method" not in message:
                assert "error" not in message, message
                return message.get("result")

    def _tell(self, method: str, params: object) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: dict[str, Any]) -> None:
        assert self._program.stdin is not None
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._program.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self._program.stdin.flush()

    def _receive(self) -> dict[str, Any]:
        """The next message; what the program itself asks is answered here."""
        assert self._program.stdout is not None
        length = 0
        while (line := self._program.stdout.readline()).strip():
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        assert length, "the language server has ended"
        message: dict[str, Any] = json.loads(self._program.stdout.read(length))
        if message.get("method") == "textDocument/publishDiagnostics":
            self.found[message["params"]["uri"]] = [one["message"] for one in message["params"]["diagnostics"]]
        elif message.get("method") == "workspace/configuration":
            asked = [self._yaml if item.get("section") == "yaml" else {} for item in message["params"]["items"]]
            self._send({"id": message["id"], "result": asked})
        elif "method" in message and "id" in message:
            self._send({"id": message["id"], "result": None})
        return message


def _text(documentation: Any) -> str:
    return str(documentation["value"] if isinstance(documentation, dict) else documentation)
