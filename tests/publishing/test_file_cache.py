"""What a cache gives is what was made, whatever has become of its folder."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from handbill.publishing.files import file_cache
from handbill.publishing.files.file_cache import BUILDS, WRITERS, cached_file, digest_of, prune, writer_sources

CONTENT = b"%PDF whole content"


@pytest.fixture
def get(tmp_path: Path) -> Callable[[str], Path]:
    """The file for a text, in the cache."""
    return lambda text: cached_file(tmp_path, digest_of(text.encode()), ".pdf", lambda: CONTENT + text.encode())


def entries(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file() and path.parent.name != file_cache.STAMPS)


@pytest.mark.parametrize("damaged", [b"", CONTENT[:5], b"\0" * len(CONTENT + b"a"), CONTENT + b"ab"])
def test_a_damaged_file_is_made_anew(tmp_path: Path, get: Callable[[str], Path], damaged: bytes) -> None:
    path = get("a")
    path.write_bytes(damaged)
    assert get("a").read_bytes() == CONTENT + b"a"
    assert entries(tmp_path) == [path]


def test_a_sound_file_is_not_made_again(tmp_path: Path, get: Callable[[str], Path]) -> None:
    path = get("a")
    assert cached_file(tmp_path, digest_of(b"a"), ".pdf", lambda: pytest.fail("made again")) == path
    assert path.suffix == ".pdf"


def test_a_file_is_marked_as_used(get: Callable[[str], Path]) -> None:
    path = get("a")
    os.utime(path, (1000, 1000))
    get("a")
    assert (path.stat().st_mtime, path.stat().st_atime > 1000) == (1000, True)


def test_a_file_in_the_place_of_another_is_not_taken_for_it(tmp_path: Path, get: Callable[[str], Path]) -> None:
    one, other = get("a"), get("b")
    other.replace(one)
    assert get("a").read_bytes() == CONTENT + b"a"
    assert get("b").read_bytes() == CONTENT + b"b"


def test_a_file_has_reached_the_disk_before_it_has_its_name(get: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch) -> None:
    steps: list[str] = []
    sync, replace = os.fsync, os.replace
    monkeypatch.setattr(os, "fsync", lambda handle: (steps.append("sync"), sync(handle))[1])
    monkeypatch.setattr(os, "replace", lambda source, target: (steps.append("rename"), replace(source, target))[1])
    get("a")
    assert steps == ["sync", "rename"]


def test_what_no_build_of_late_has_used_is_deleted(tmp_path: Path, get: Callable[[str], Path]) -> None:
    used, unused = get("used"), get("unused")
    left = unused.parent / ".left-by-a-kill"
    left.touch()
    for number in range(BUILDS + 1):
        assert unused.exists(), number
        # Times as a file system gives them that knows no fractions of a second.
        os.utime(get("used"), (1000 + number, 1000 + number))
        for path in (unused, left):
            os.utime(path, (999, 999))
        prune(tmp_path)
        for stamp, moment in zip(
            sorted((tmp_path / file_cache.STAMPS).iterdir(), key=file_cache._last_use), range(1000, 2000), strict=False
        ):
            os.utime(stamp, (moment, moment))
    assert entries(tmp_path) == [used]
    assert len(list((tmp_path / file_cache.STAMPS).iterdir())) == BUILDS + 1


def test_there_need_be_no_cache(tmp_path: Path) -> None:
    prune(tmp_path / "none")
    assert list(tmp_path.iterdir()) == []


def test_every_module_that_makes_files_counts_as_a_writer() -> None:
    program = (
        "import sys; import handbill.publishing.files.letter_files, handbill.sharing.share_picture;"
        "print(*(f'{name}={one.__file__}' for name, one in sys.modules.items() if name.startswith('handbill.')))"
    )
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()
    # Records say what is to be made; all of them that counts is in the digest of a file.
    # What is kept beside modules is the same wherever it is.
    records = (
        "handbill.storage",
        "handbill.content",
        "handbill.model",
        "handbill.problems",
        "handbill.publishing",
        "handbill.urls",
        "handbill.values",
    )
    makers = dict(one.split("=") for one in loaded if not one.startswith(records))
    assert {Path(file) for file in makers.values()} <= set(writer_sources())
    parts = {name.split(".")[1] for name in makers}
    assert parts == {name.removesuffix(".py") for name in WRITERS}
