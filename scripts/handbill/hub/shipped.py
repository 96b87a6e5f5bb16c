"""Files of this project that come with the package: templates of pages, words of the hub, workflows of the forges."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

SHIPPED = (
    "overrides", "docs", ".github/workflows", ".gitlab-ci.yml", ".ci/comment", ".editorconfig", ".gitattributes",
    "requirements.txt",
)  # fmt: skip
"""Those files and folders, as pyproject.toml names them for the wheel."""


def shipped(path: str) -> Path:
    """A file or folder of the project, such as `overrides`: in an installed package a copy of it, else the project's own."""
    package = Path(str(resources.files("handbill")))
    copy = package / "project" / path
    return copy if copy.exists() else package.parents[1] / path


def templates(own: Path) -> Path:
    """The folder of templates, styles and scripts: that of a project, where it has styles, else the package's."""
    return own if (own / "assets").is_dir() else shipped("overrides")
