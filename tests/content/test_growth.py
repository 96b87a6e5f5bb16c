"""The check of a text takes steps in proportion to its length, however it is made."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from bench import hostile
from handbill.publishing.load import load


def _calls(root: Path, path: str, text: str) -> int:
    """How many functions the check of a project with one more text calls: unlike its time, always the same."""
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    count = 0

    def called(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(called)
    try:
        load(root, hostile.NOW)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize(("path", "head"), hostile.PLACES, ids=["page", "briefing", "letter"])
@pytest.mark.parametrize(
    "kind", ["references", "one reference", "footnotes", "links to nowhere", "'a@b.c '", "'[[a]] '", "'&#'", r"'![a](b)\nc\n\n'"]
)
def test_four_times_the_text_takes_four_times_the_steps(tmp_path: Path, path: str, head: str, kind: str) -> None:
    hostile.project(tmp_path)
    _calls(tmp_path, path, f"{head}once\n")  # What is loaded and remembered at the first time.
    # The path, so that no text is remembered from another page.
    none, some, more = (_calls(tmp_path, path, f"{head}{hostile.KINDS[kind](size)}\n\n{path}\n") for size in (0, 600, 2_400))
    assert more - none <= 4.4 * (some - none)
