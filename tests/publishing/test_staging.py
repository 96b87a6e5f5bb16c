"""The new site takes the place of the old one whole, or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from handbill.publishing.staging import Unfinished, build_aside


def files(folder: Path) -> dict[str, str]:
    return {str(file.relative_to(folder)): file.read_text() for file in sorted(folder.rglob("*")) if file.is_file()}


def names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """An old site."""
    folder = tmp_path / "public" / "site"
    (folder / "old").mkdir(parents=True)
    (folder / "index.html").write_text("old")
    (folder / "old" / "page.html").write_text("old page")
    return folder


def make(target: Path) -> None:
    target.mkdir()
    (target / "index.html").write_text("new")


def nothing(target: Path) -> None:
    pass


def give_up(target: Path) -> None:
    raise Unfinished("the page / is missing")


def test_the_new_site_replaces_all_of_the_old(out: Path) -> None:
    build_aside(out, make, nothing)
    assert files(out) == {"index.html": "new"}
    assert names(out.parent) == ["site"]


def test_the_first_build_makes_the_folder(tmp_path: Path) -> None:
    out = tmp_path / "a" / "b" / "site"
    build_aside(out, make, nothing)
    assert files(out) == {"index.html": "new"}
    assert names(out.parent) == ["site"]


def test_a_site_that_cannot_be_made_leaves_the_old_one(out: Path) -> None:
    def fail(target: Path) -> None:
        make(target)
        raise Unfinished("MkDocs ended with exit code 1")

    with pytest.raises(Unfinished, match="exit code 1"):
        build_aside(out, fail, nothing)
    assert files(out) == {"index.html": "old", "old/page.html": "old page"}
    assert names(out.parent) == ["site"]


def test_a_site_that_is_not_whole_leaves_the_old_one(out: Path) -> None:
    with pytest.raises(Unfinished, match="missing"):
        build_aside(out, make, give_up)
    assert files(out) == {"index.html": "old", "old/page.html": "old page"}
    assert names(out.parent) == ["site"]


@pytest.mark.parametrize("error", [KeyboardInterrupt, MemoryError, OSError])
def test_an_interrupted_build_leaves_the_old_one(out: Path, error: type[BaseException]) -> None:
    def interrupted(target: Path) -> None:
        make(target)
        raise error

    with pytest.raises(error):
        build_aside(out, interrupted, nothing)
    assert files(out) == {"index.html": "old", "old/page.html": "old page"}
    assert names(out.parent) == ["site"]


@pytest.mark.parametrize("error", [OSError, KeyboardInterrupt])
def test_a_swap_that_fails_half_way_is_taken_back(out: Path, monkeypatch: pytest.MonkeyPatch, error: type[BaseException]) -> None:
    replace, steps = os.replace, []

    def second_step_fails(source: Path, target: Path) -> None:
        steps.append(target)
        if len(steps) == 2:
            raise error
        replace(source, target)

    monkeypatch.setattr(os, "replace", second_step_fails)
    with pytest.raises(error):
        build_aside(out, make, nothing)
    assert files(out) == {"index.html": "old", "old/page.html": "old page"}
    assert names(out.parent) == ["site"]


def test_the_site_is_made_beside_its_goal_where_readers_can_reach_it(out: Path) -> None:
    seen = []

    def look(target: Path) -> None:
        make(target)
        seen.append(target.parent.parent)

    build_aside(out, look, nothing)
    assert seen == [out.parent]
    # A folder only its owner may open would take the site off the web.
    assert out.stat().st_mode & 0o055


def test_what_a_killed_build_left_is_taken_away(out: Path) -> None:
    (out.parent / ".site-abcd1234" / "new").mkdir(parents=True)
    build_aside(out, make, nothing)
    assert names(out.parent) == ["site"]


def test_a_build_killed_amid_the_swap_loses_nothing(out: Path) -> None:
    left = out.parent / ".site-abcd1234"
    left.mkdir()
    out.rename(left / "old")
    with pytest.raises(Unfinished):
        build_aside(out, make, give_up)
    assert files(out) == {"index.html": "old", "old/page.html": "old page"}
    assert names(out.parent) == ["site"]
