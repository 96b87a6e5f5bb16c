"""Share pictures at their addresses, each made once."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import Any

import pytest

from drawn import addresses, campaign, mkdocs, page, site_of, translation
from handbill.model.campaign import Site
from handbill.publishing.files import file_cache
from handbill.publishing.files import share_pictures as pictures
from handbill.publishing.files.share_pictures import picture_files
from handbill.sharing.share_picture import SharePicture, TooLong, share_picture


def drawn(root: Path, more: dict[str, str] | None = None, **options: Any) -> Site:
    drawing = {
        "mkdocs.yml": mkdocs("en", "fr", **options),
        "campaigns/pay/campaign.yml": campaign(languages=["en", "fr"]),
        "campaigns/pay/index.md": page("Pay"),
        "campaigns/pay/index.fr.md": translation("Paie"),
        "campaigns/pay/faq.md": page("Questions"),
        "campaigns/pay/news/2027-05-01-march.md": page("March", date="2027-05-01"),
    }
    return site_of(root, drawing | (more or {}))


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The titles of the pictures that are really made."""
    made: list[str] = []

    def counting(picture: SharePicture) -> bytes:
        made.append(picture.title.text)
        return share_picture(picture)

    monkeypatch.setattr(pictures, "share_picture", counting)
    return made


def test_every_page_in_every_language_has_one_but_the_page_not_found(tmp_path: Path, cache: Path) -> None:
    site = drawn(tmp_path)
    found = dict(picture_files(site, cache, 2))
    assert sorted(found) == sorted(f"{address}share.png" for address in addresses(site) if not address.endswith("404.html"))
    assert {"share.png", "fr/pay/faq/share.png", "pay/news/share.png", "archive/share.png"} <= set(found)
    assert {struct.unpack_from(">LL", path.read_bytes(), 16) for path in found.values()} == {(1200, 630)}


def test_pages_with_the_same_text_share_one(tmp_path: Path, cache: Path, counted: list[str]) -> None:
    found = dict(picture_files(drawn(tmp_path), cache))
    assert found["pay/faq/share.png"] == found["fr/pay/faq/share.png"]
    assert found["pay/share.png"] != found["fr/pay/share.png"]
    assert counted.count("Questions") == 1


def test_an_unchanged_picture_is_not_made_again(tmp_path: Path, cache: Path, counted: list[str]) -> None:
    first = picture_files(drawn(tmp_path / "a"), cache)
    counted.clear()
    assert picture_files(drawn(tmp_path / "b"), cache) == first
    assert counted == []
    picture_files(drawn(tmp_path / "c", {"campaigns/pay/faq.md": page("Answers")}), cache)
    assert counted == ["Answers"]


def test_another_writer_makes_all_again(tmp_path: Path, cache: Path, counted: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    picture_files(drawn(tmp_path), cache)
    before = len(counted)
    monkeypatch.setattr(file_cache, "writers_digest", lambda: "another")
    picture_files(drawn(tmp_path), cache)
    assert len(counted) == 2 * before


def test_any_number_of_threads_makes_the_same(tmp_path: Path) -> None:
    site = drawn(tmp_path)
    made = [dict(picture_files(site, tmp_path / str(number), number)) for number in (1, 3)]
    assert {name: path.read_bytes() for name, path in made[0].items()} == {
        name: path.read_bytes() for name, path in made[1].items()
    }


def test_none_is_made_where_they_are_switched_off(tmp_path: Path, cache: Path) -> None:
    assert picture_files(drawn(tmp_path, share_pictures=False), cache) == []
    assert not cache.exists()


def test_a_picture_that_cannot_be_made_names_its_address(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(picture: SharePicture) -> bytes:
        raise TooLong("title", picture.title.text)

    monkeypatch.setattr(pictures, "share_picture", refuse)
    with pytest.raises(TooLong) as caught:
        picture_files(drawn(tmp_path), cache)
    assert caught.value.__notes__ == ["in the picture /share.png"]
