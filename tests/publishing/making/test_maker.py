"""Files are written whole, by calls of the system that promise less."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from handbill.publishing.making import maker
from handbill.publishing.outputs import Output


def test_a_file_is_whole_where_the_system_takes_a_part_of_it_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write = os.write
    monkeypatch.setattr(os, "write", lambda file, content: write(file, content[:3]))
    path = tmp_path / "page.html"
    for content in (b"<p>A long page</p>", b"<p>Short</p>", b""):
        maker._write_whole(maker._new_file(str(path)), content)
        assert path.read_bytes() == content


def test_a_full_disk_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(file: int, content: bytes) -> int:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(OSError, match=os.strerror(28)):
        maker._write_whole(maker._new_file(str(tmp_path / "page.html")), b"A page")


def test_a_file_that_has_another_name_stays_as_it_is_there(tmp_path: Path) -> None:
    (tmp_path / "read").write_text("Old")
    os.link(tmp_path / "read", tmp_path / "new")
    maker._write_whole(maker._new_file(str(tmp_path / "new")), b"New")
    assert ((tmp_path / "read").read_text(), (tmp_path / "new").read_text()) == ("Old", "New")


def test_where_no_file_may_be_written_that_is_what_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: str, flags: int, mode: int) -> int:
        raise PermissionError(13, os.strerror(13), path)

    made = maker.Maker(tmp_path, (tmp_path,), {}, tmp_path / "site", tmp_path / "old")
    (tmp_path / "site" / "pay").mkdir(parents=True)
    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(PermissionError, match=r"site/pay/index\.html"):
        made._write(Output("pay/index.html", b"A page"), {str(tmp_path / "site")})
