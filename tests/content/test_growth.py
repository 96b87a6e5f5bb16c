"""The check of a text takes steps in proportion to its length, however it is made."""

from __future__ import annotations

import gc
from cProfile import Profile
from pathlib import Path

import pytest

from bench import hostile
from handbill.publishing.load import load


def _calls(root: Path, place: str, text: str) -> int:
    """How many functions the check of a project with one more text calls: unlike its time, always the same."""
    hostile.write(root, place, text)
    profile = Profile(builtins=True)
    gc.disable()  # What others do at its rounds would be counted too.
    try:
        profile.runcall(load, root, hostile.NOW)
    finally:
        gc.enable()
    return sum(entry.callcount for entry in profile.getstats())


@pytest.mark.parametrize("place", hostile.PLACES)
@pytest.mark.parametrize(
    "kind",
    ["references", "one reference", "footnotes", "links to nowhere", "numbers", "'a@b.c '", "'[[a]] '", "'&#'", r"'![a](b)\nc\n\n'"],
)  # fmt: skip
def test_four_times_the_text_takes_four_times_the_steps(tmp_path: Path, place: str, kind: str) -> None:
    hostile.project(tmp_path)
    _calls(tmp_path, place, "once")  # What is loaded and remembered at the first time.
    # The first length takes what only a text that is not empty takes, and has no part in the comparison.
    some, more, most = (_calls(tmp_path, place, hostile.KINDS[kind](size)) for size in (600, 2_400, 9_600))
    assert most - more <= 4.4 * (more - some)
