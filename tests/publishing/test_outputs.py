"""What is published is one list, which both doors write."""

from __future__ import annotations

from pathlib import Path

import pytest

import drawn
from handbill.publishing.outputs import Output, Publication, page_file

OVERRIDES = drawn.OVERRIDES
CSV = drawn.recipients("m,M,FR,,m@gov.example.org")
FILES = {
    "mkdocs.yml": drawn.mkdocs("en", "fr", share_pictures=False),
    "docs/handbook/index.md": "# Handbook\n",
    "campaigns/recipients.csv": CSV,
    "campaigns/pay/campaign.yml": drawn.campaign(languages=["en", "fr"]),
    "campaigns/pay/index.md": drawn.page("Pay", aliases=["/old-pay/"]),
    "campaigns/pay/index.fr.md": drawn.translation("Salaire"),
    "campaigns/pay/letters/wages.md": drawn.page("Wages", subject="Pay", to=["m"], downloads=["txt"]),
    "campaigns/pay/news/2027-05-01-march.md": drawn.page("March", date="2027-05-01", summary=None),
    "campaigns/pay/events/meeting.md": drawn.page(
        "Meeting", starts="2027-06-01 18:00", timezone="Europe/Paris", online=True, updated="2027-05-01"
    ),
}


@pytest.fixture(scope="module")
def publication(tmp_path_factory: pytest.TempPathFactory) -> Publication:
    root = tmp_path_factory.mktemp("project")
    return Publication(drawn.site_of(root, FILES), root, OVERRIDES, 1)


def outputs(publication: Publication, language: str) -> dict[str, Output]:
    made = list(publication.files(language))
    assert len({output.address for output in made}) == len(made)
    return {output.address: output for output in made}


def test_each_language_brings_its_files_and_the_default_those_of_all(publication: Publication) -> None:
    english, french = outputs(publication, "en"), outputs(publication, "fr")
    assert set(french) == {
        "fr/feed.xml", "fr/feed.json", "fr/pay/feed.xml", "fr/pay/feed.json", "fr/pay/campaign.json", "fr/pay/events.ics",
        "fr/pay/qr.svg", "fr/pay/events/meeting/qr.svg",
    }  # fmt: skip
    shared = {name for name in english if f"fr/{name}" not in french}
    assert {name for name in shared if not name.startswith("assets/")} == {
        "pay/letters/wages/oembed.json", "pay/events/meeting/meeting.ics", "pay/letters/wages/wages.en.txt",
        "pay/letters/pay-letters.en.zip", "pay/poster.en.pdf", "fr/pay/poster.fr.pdf", "old-pay/index.html", "fr/old-pay/index.html", "sitemap.xml", "_headers",
    }  # fmt: skip


def test_no_file_has_the_address_of_a_page_and_none_lies_outside(publication: Publication) -> None:
    for language in ("en", "fr"):
        pages = [page_file(route) for route in publication.pages(language)]
        addresses = [*pages, *outputs(publication, language)]
        assert len(set(addresses)) == len(addresses)
        assert not [name for name in addresses if name.startswith("/") or ".." in name.split("/")]
    assert "fr/404.html" in [page_file(route) for route in publication.pages("fr")]


def test_a_file_has_its_content_or_a_file_to_copy(publication: Publication) -> None:
    made = outputs(publication, "en")
    assert b"https://hub.example.org/handbook/" in made["sitemap.xml"].content  # type: ignore[operator]
    copied = made["pay/letters/wages/wages.en.txt"].content
    assert isinstance(copied, Path)
    assert copied.is_file()
