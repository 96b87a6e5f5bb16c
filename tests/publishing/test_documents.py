"""The files of letters and pages, made when somebody asks for them."""

from __future__ import annotations

from pathlib import Path

import pytest

import drawn
from handbill.publishing.files import documents
from handbill.publishing.files.documents import Documents

FILES = {
    "mkdocs.yml": drawn.mkdocs("en", "fr"),
    "campaigns/recipients.csv": drawn.recipients("m,M,FR,,m@gov.example.org"),
    "campaigns/pay/campaign.yml": drawn.campaign(languages=["en", "fr"]),
    "campaigns/pay/index.md": drawn.page("Pay"),
    "campaigns/pay/letters/wages.md": drawn.page("Wages", subject="Pay", to=["m"], downloads=["txt"]),
    "campaigns/pay/letters/wages.fr.md": drawn.translation("Salaires", subject="Salaires"),
}


def test_only_the_files_that_are_asked_for_are_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = drawn.site_of(tmp_path, FILES)
    made: list[str] = []

    def record(*arguments: object) -> list[object]:
        made.append(str(arguments[2]))
        return list(letter_files(*arguments))

    letter_files = documents.letter_files
    monkeypatch.setattr(documents, "_MAKERS", (record,))
    files = Documents([(site, site.campaigns[0])], tmp_path / "cache")
    page = drawn.markup(drawn.route_of(site, "fr/pay/letters/wages/"), files=files)
    assert '"wages.fr.txt"' in page
    assert made == []
    assert [file.address for file in files["fr/pay/letters/wages/"]] == ["fr/pay/letters/wages/wages.fr.txt"]
    assert [file.address for file in files["fr/pay/letters/"]] == ["fr/pay/letters/pay-letters.fr.zip"]
    assert made == ["fr"]
    assert {"pay/letters/wages/", "pay/letters/", "fr/pay/letters/wages/", "fr/pay/letters/"} == set(files)
    assert made == ["fr", "en"]
    assert files.get("peace/letters/wages/") is None
    assert [slug for slug, _ in files.all()] == ["pay"] * 4


def test_a_letter_that_is_looked_at_has_the_files_that_it_has_among_all(tmp_path: Path) -> None:
    site = drawn.site_of(tmp_path, FILES)
    one, all_of_them = (Documents([(site, site.campaigns[0])], tmp_path / "cache") for _ in range(2))
    assert "pay/letters/" in set(all_of_them)
    assert one["pay/letters/wages/"] == all_of_them["pay/letters/wages/"]
