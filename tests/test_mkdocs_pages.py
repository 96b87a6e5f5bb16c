"""What makes MkDocs quicker without changing what it makes."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import FileSystemLoader
from mkdocs.theme import Theme

from handbill.mkdocs_pages import list_once


def test_the_files_of_a_theme_are_looked_for_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "one.css").touch()
    looked: list[FileSystemLoader] = []
    look = FileSystemLoader.list_templates

    def counting(loader: FileSystemLoader) -> list[str]:
        looked.append(loader)
        return look(loader)

    monkeypatch.setattr(FileSystemLoader, "list_templates", counting)
    theme = Theme(name=None, custom_dir=str(tmp_path))
    list_once(theme)
    found = [theme.get_env().list_templates(filter_func=lambda name: name.endswith(".css")) for _ in range(3)]
    assert found == [["one.css"]] * 3
    assert len(looked) == 1
    assert theme.get_env() is not theme.get_env()
