"""Posters at their addresses: where they are offered and where not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from drawn import campaign, campaign_of, mkdocs, page, site_of, translation
from handbill.model.formats import POSTER
from handbill.publishing.files.poster_files import poster_files


def addresses(root: Path, language: str, summary: str = "They wait.", **fields: Any) -> list[str]:
    site = site_of(
        root,
        {
            "mkdocs.yml": mkdocs("en", "fr", "be"),
            "campaigns/pay/campaign.yml": campaign(languages=["en", "fr", "be"], **fields),
            "campaigns/pay/index.md": page("Pay the porters", summary=summary),
            "campaigns/pay/index.fr.md": translation("Payez", summary=summary),
        },
    )
    files = poster_files(site, campaign_of(site), language, root / "cache")
    assert all(file.path.read_bytes()[:5] == b"%PDF-" and file.form == POSTER.id for file in files)
    assert all(file.size == file.path.stat().st_size for file in files)
    return [file.address for file in files]


def test_each_language_has_its_own(tmp_path: Path) -> None:
    assert addresses(tmp_path, "en") == ["pay/poster.en.pdf"]
    assert addresses(tmp_path, "fr") == ["fr/pay/poster.fr.pdf"]


def test_a_language_without_a_translation_has_none(tmp_path: Path) -> None:
    assert addresses(tmp_path, "be") == []


@pytest.mark.parametrize(
    "fields",
    [{"risk": "high"}, {"risk": {"fr": "high"}}, {"status": "won"}, {"status": "closed"}, {"status": "paused"}],
)
def test_there_is_none_where_it_is_dangerous_or_the_campaign_rests(tmp_path: Path, fields: dict[str, Any]) -> None:
    assert addresses(tmp_path, "fr", **fields) == []


def test_there_is_none_with_a_character_that_no_font_has(tmp_path: Path) -> None:
    assert addresses(tmp_path, "en", summary="Pay ☭ now.") == []
