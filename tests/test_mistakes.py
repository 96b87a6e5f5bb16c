"""What editors do wrong, and that each is told once, where it is."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from handbill.content.files.mending import mend
from handbill.problem_formats import report
from handbill.publishing.load import load
from mistake_project import NOW, ROOT, Mistake, draw
from mistakes import MISTAKES
from mistakes_seen import SEEN
from more_mistakes import MORE


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("mistakes") / "project"
    draw(root)
    return root


def told(root: Path) -> list[str]:
    """The lines of `handbill check`, but that the addresses of the project are reserved for examples."""
    found = report((one for one in load(root, NOW).problems if one.rule != "example-address"), "text")
    return [line.replace(ROOT, "") for line in found.splitlines()]


def test_the_campaign_is_sound_before(sound: Path) -> None:
    assert told(sound) == []


@pytest.mark.parametrize("mistake", [*MISTAKES, *MORE], ids=lambda mistake: mistake.name)
def test_a_mistake_is_told_once_at_its_line(sound: Path, tmp_path: Path, mistake: Mistake) -> None:
    root = shutil.copytree(sound, tmp_path / "project")
    mistake.make(root / ROOT)
    assert tuple(told(root)) == mistake.told


@pytest.mark.parametrize("mistake", [*MISTAKES, *MORE], ids=lambda mistake: mistake.name)
def test_there_is_one_line_for_it_or_a_reason_why_it_is_none(mistake: Mistake) -> None:
    assert len(mistake.told) == (0 if mistake.why else 1)


def test_mending_twice_changes_nothing_the_second_time(sound: Path, tmp_path: Path) -> None:
    mended = 0
    for index, mistake in enumerate([*MISTAKES, *MORE]):
        root = shutil.copytree(sound, tmp_path / str(index))
        mistake.make(root / ROOT)
        mended += bool(mend(root))
        before = {file: file.read_bytes() for file in root.rglob("*") if file.is_file()}
        assert mend(root) == [], mistake.name
        assert {file: file.read_bytes() for file in root.rglob("*") if file.is_file()} == before, mistake.name
    assert mended == 4


@pytest.mark.parametrize(("seen", "names"), SEEN.items(), ids=list(SEEN))
def test_each_that_was_seen_has_its_rows(seen: str, names: tuple[str, ...]) -> None:
    rows = {mistake.name: mistake for mistake in MISTAKES}
    assert names
    for name in names:
        assert len(rows[name].told) == (0 if rows[name].why else 1), seen


def test_none_of_them_is_left_out() -> None:
    assert len(SEEN) == 116
    named = [name for names in SEEN.values() for name in names]
    assert len(set(named)) == len(named)
    everything = [mistake.name for mistake in (*MISTAKES, *MORE)]
    assert len(set(everything)) == len(everything)
    assert len(MORE) >= 20
