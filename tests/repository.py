"""A repository of git that a test writes by hand."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Mapping
from pathlib import Path


class Repository:
    """A repository written by hand (gitrepository-layout), so that no test depends on git's settings for writing."""

    def __init__(self, folder: Path) -> None:
        self.git = folder / ".git"
        for name in ("objects", "refs/heads"):
            (self.git / name).mkdir(parents=True, exist_ok=True)
        (self.git / "HEAD").write_text("ref: refs/heads/main\n")
        (self.git / "config").write_text("[core]\n\trepositoryformatversion = 0\n\tbare = false\n")
        self.last = ""

    def _write(self, kind: str, content: bytes) -> str:
        data = f"{kind} {len(content)}".encode() + b"\0" + content
        name = hashlib.sha1(data).hexdigest()
        file = self.git / "objects" / name[:2] / name[2:]
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(zlib.compress(data))
        return name

    def _tree(self, files: Mapping[str, bytes]) -> str:
        folders: dict[str, dict[str, bytes]] = {}
        entries: list[tuple[str, str, str]] = []
        for path, content in files.items():
            top, below, rest = path.partition("/")
            if below:
                folders.setdefault(top, {})[rest] = content
            else:
                entries.append((top, "100644", self._write("blob", content)))
        entries += [(f"{name}/", "40000", self._tree(inner)) for name, inner in folders.items()]
        lines = [f"{mode} {name.rstrip('/')}".encode() + b"\0" + bytes.fromhex(id) for name, mode, id in sorted(entries)]
        return self._write("tree", b"".join(lines))

    def commit(self, files: Mapping[str, str | bytes], *parents: str) -> str:
        """Commits `files` and nothing else, after the last commit unless other parents are named; returns the commit's name."""
        tree = self._tree({path: text if isinstance(text, bytes) else text.encode() for path, text in files.items()})
        before = "".join(f"parent {name}\n" for name in parents or [self.last] if name)
        who = "Anna <anna@example.org> 1800000000 +0000"
        self.last = self._write("commit", f"tree {tree}\n{before}author {who}\ncommitter {who}\n\nA change\n".encode())
        (self.git / "refs/heads/main").write_text(self.last + "\n")
        return self.last

    def forget(self, commit: str) -> None:
        """Makes a commit the oldest one of the clone (gitrepository-layout, shallow)."""
        (self.git / "shallow").write_text(f"{commit}\n")
