"""The bytes of a file are all of them, however few the system gives at a time."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from handbill.content.files.contents import contents


@pytest.mark.parametrize("size", [0, 1, 65_535, 65_536, 65_537, 200_000])
@pytest.mark.parametrize("most", [1_000, 65_536])
def test_a_file_is_read_to_its_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int, most: int) -> None:
    read = os.read
    monkeypatch.setattr(os, "read", lambda file, count: read(file, min(count, most)))
    data = os.urandom(size)
    (tmp_path / "file").write_bytes(data)
    assert contents(tmp_path / "file") == data
