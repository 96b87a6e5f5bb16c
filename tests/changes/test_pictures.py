"""Which pages a reviewer gets pictures of; the browser itself is tried where pages are."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from pictures import change


def page(address: str, state: str = "changed", *, own: bool = True) -> dict[str, object]:
    return {"address": address, "state": state, "own": own}


@pytest.fixture
def taken(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str, int]]:
    found: list[tuple[str, str, int]] = []

    @contextmanager
    def photographer(site: Path) -> Iterator[object]:
        yield lambda address, file, width: found.append((address, file.name, width))

    monkeypatch.setattr(change, "photographer", photographer)
    return found


def test_pages_whose_own_text_is_new_or_changed_are_taken_narrow_and_wide(
    tmp_path: Path, taken: list[tuple[str, str, int]], capsys: pytest.CaptureFixture[str]
) -> None:
    pages = [page(""), page("fr/pay/", "new"), page("pay/", own=False), page("pay/faq/", "gone")]
    (tmp_path / "report.json").write_text(json.dumps({"pages": pages}), encoding="utf-8")
    assert change.main(tmp_path, tmp_path / "report.json", tmp_path / "out") == 4
    assert taken == [
        ("", "home.360.png", 360),
        ("", "home.1280.png", 1280),
        ("fr/pay/", "fr_pay.360.png", 360),
        ("fr/pay/", "fr_pay.1280.png", 1280),
    ]
    assert capsys.readouterr().out == "2 pages, 2 pictures each\n"


def test_a_site_that_could_not_be_built_has_none_and_many_pages_are_cut(
    tmp_path: Path, taken: list[tuple[str, str, int]], capsys: pytest.CaptureFixture[str]
) -> None:
    report = tmp_path / "report.json"
    report.write_text(json.dumps({"pages": None}), encoding="utf-8")
    assert change.main(tmp_path, report, tmp_path / "out") == 0
    assert (tmp_path / "out").is_dir()
    report.write_text(json.dumps({"pages": [page(f"{number}/") for number in range(63)]}), encoding="utf-8")
    assert change.main(tmp_path, report, tmp_path / "out") == 120
    assert capsys.readouterr().out.endswith("60 pages, 2 pictures each; 3 more were left out\n")
