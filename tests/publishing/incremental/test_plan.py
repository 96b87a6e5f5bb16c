"""Parts of a site are put together, by as many processes as may work at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from handbill.publishing.incremental import plan
from handbill.publishing.incremental.built import OTHERS, BuiltPart
from handbill.publishing.incremental.plan import Kept
from handbill.publishing.incremental.span import ALWAYS
from handbill.publishing.swap.tree import read_tree, snapshot


@pytest.mark.parametrize("processes", [1, 2, 3])
def test_the_files_of_all_parts_are_in_the_new_tree_and_no_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, processes: int
) -> None:
    monkeypatch.setattr(plan, "MANY", 0)
    site, parts, target = (tmp_path / name for name in ("site", "parts", "new"))
    texts = {site: {"pay/index.html": "old", "pay/letters/a/index.html": "letter", "pay/qr.svg": "code"}}
    texts[parts] = {"peace/index.html": "peace", "peace/news/index.html": "news"}
    texts[target] = {"gone/index.html": "gone"}
    for folder, files in texts.items():
        for address, text in files.items():
            (folder / address).parent.mkdir(parents=True, exist_ok=True)
            (folder / address).write_text(text)
    made = {
        "pay": BuiltPart(
            "", ALWAYS, {"campaign": {"pay/index.html": None}, OTHERS: {"pay/letters/a/index.html": None, "pay/qr.svg": None}}
        ),
        "peace": BuiltPart("", ALWAYS, {"campaign": {"peace/index.html": None, "peace/news/index.html": None}}),
    }
    before = read_tree(target)
    (target / "pay").mkdir()
    (target / "pay/index.html").write_text("anew")
    kept = Kept(made, {"pay": site, "peace": parts}, {"pay/index.html"}, site, snapshot(site))
    together = kept.put_together(target, before, processes)
    assert together == snapshot(target)
    assert {address: (target / address).read_text() for address in together} == {
        "pay/index.html": "anew",
        "pay/letters/a/index.html": "letter",
        "pay/qr.svg": "code",
        "peace/index.html": "peace",
        "peace/news/index.html": "news",
    }
    assert (target / "pay/qr.svg").samefile(site / "pay/qr.svg")
