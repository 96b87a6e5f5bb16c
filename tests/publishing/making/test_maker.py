"""Files are written whole, by calls of the system that promise less."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from handbill.publishing.making import maker


def test_a_file_is_whole_where_the_system_takes_a_part_of_it_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write = os.write
    monkeypatch.setattr(os, "write", lambda file, content: write(file, content[:3]))
    path = tmp_path / "page.html"
    for content in (b"<p>A long page</p>", b"<p>Short</p>", b""):
        maker._write_whole(str(path), content)
        assert path.read_bytes() == content


def test_a_full_disk_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(file: int, content: bytes) -> int:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(OSError, match=os.strerror(28)):
        maker._write_whole(str(tmp_path / "page.html"), b"A page")
