"""Fixtures of the tests that read a whole built site."""

from __future__ import annotations

from pathlib import Path

import pytest

from hall import ROOT, project, run
from once import once
from visitor import Built


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site as `mkdocs build --strict` makes it."""

    def make(root: Path) -> None:
        done = run(project(root), "-m", "mkdocs", "build", "--strict")
        assert done.returncode == 0, done.stderr

    root = once(tmp_path_factory, "hall", make)
    return Built(root / "site", ROOT)


@pytest.fixture(scope="session")
def checked_out(built: Built) -> Path:
    """The project the site was built from."""
    return built.folder.parent


@pytest.fixture(scope="session")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same project in another place."""
    return project(tmp_path_factory.mktemp("another place") / "été" / "hall")
