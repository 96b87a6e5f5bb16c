"""What makes MkDocs quicker without changing what it makes."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.theme import Theme

from handbill.mkdocs_pages import quicken
from handbill.pages.bytecode import MemoryBytecodeCache


@pytest.fixture
def theme(tmp_path: Path) -> Theme:
    for name in ("assets/one.css", "assets/.two.css", "assets/.three/three.css", ".icons/four.svg", "partials/five.html", "six.js"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    return Theme(name="material", custom_dir=str(tmp_path))


def published(theme: Theme) -> list[str]:
    config = MkDocsConfig()
    config.load_dict({"theme": theme, "site_name": "Hub", "site_dir": "site"})
    files = Files([])
    files.add_files_from_theme(theme.get_env(), config)
    return [file.src_uri for file in files]


def test_a_theme_has_the_same_files_without_a_look_at_its_icons(theme: Theme, monkeypatch: pytest.MonkeyPatch) -> None:
    before = published(theme)
    quicken(theme, MemoryBytecodeCache())
    assert published(theme) == before
    assert {"assets/one.css", "six.js"} <= set(before)
    icons = [name for name in theme.get_env().list_templates() if name.startswith(".")]
    assert icons == []


def test_all_languages_have_the_same_compiled_templates(theme: Theme) -> None:
    compiled = MemoryBytecodeCache()
    quicken(theme, compiled)
    one, other = theme.get_env(), theme.get_env()
    assert one is not other
    assert one.bytecode_cache is other.bytecode_cache is compiled
