"""Smaller styles and scripts: what is kept of them is never that of other texts."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from handbill.publishing import minify as module
from handbill.publishing.minify import CSS, JS, MOST, minify


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a program that has made nothing yet, and may write there."""
    monkeypatch.setattr(module, "folder_beside", lambda _: tmp_path / "kept")
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    minify.cache_clear()
    return tmp_path / "kept"


def anew(kind: str, *texts: str) -> tuple[str, ...]:
    """As another process, which has only the folder."""
    minify.cache_clear()
    return minify(kind, texts)


def test_a_changed_text_is_made_smaller_again(kept: Path) -> None:
    assert anew(CSS, "a { color: red; }", "b { top: 0px }") == ("a{color:red}", "b{top:0}")
    assert anew(CSS, "a { color: blue; }", "b { top: 0px }") == ("a{color:blue}", "b{top:0}")
    assert anew(CSS, "a { color: red; }") == ("a{color:red}",)
    assert len(list(kept.iterdir())) == 3


def test_the_same_text_is_made_smaller_once(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = anew(JS, "let first = 1; use(first)")
    monkeypatch.setattr(module.subprocess, "run", lambda *_, **__: pytest.fail("it was made again"))
    assert anew(JS, "let first = 1; use(first)") == first


def test_another_version_of_the_library_makes_it_again(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    anew(CSS, "a { top: 0px }")
    monkeypatch.setattr(module, "_library", lambda: "99")
    anew(CSS, "a { top: 0px }")
    assert len(list(kept.iterdir())) == 2


@pytest.mark.parametrize("content", [b"", b"[", b"\xff"])
def test_a_damaged_file_is_made_again(kept: Path, content: bytes) -> None:
    anew(CSS, "a { top: 0px }")
    (file,) = kept.iterdir()
    file.write_bytes(content)
    assert anew(CSS, "a { top: 0px }") == ("a{top:0}",)
    assert file.read_bytes() == b'["a{top:0}"]'


def test_what_is_no_css_is_kept_as_an_error_by_nobody(kept: Path) -> None:
    for _ in range(2):
        with pytest.raises(ValueError, match="unexpected"):
            anew(JS, "let = = 1")
    assert not kept.exists()


def test_nothing_is_written_where_python_writes_nothing(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert anew(CSS, "a { top: 0px }") == ("a{top:0}",)
    assert not kept.exists()


def test_the_oldest_are_deleted(kept: Path) -> None:
    kept.mkdir()
    for age in range(MOST + 5):
        (kept / f"{age}.json").touch()
        os.utime(kept / f"{age}.json", (1_000_000 - age, 1_000_000 - age))
    anew(CSS, "a { top: 0px }")
    names = {file.stem for file in kept.iterdir()}
    assert len(names) == MOST
    assert {"0", str(MOST - 2)} <= names
    assert str(MOST - 1) not in names
