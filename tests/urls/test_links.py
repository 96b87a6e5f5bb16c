"""Links and pictures of a body lead where they should, from pages and from feeds."""

from __future__ import annotations

from pathlib import Path

import pytest

from drawn import campaign, campaign_of, mkdocs, page, page_of, site_of, translation
from handbill.content.markdown.body import read_body
from handbill.content.markdown.html.writer import to_html
from handbill.model.campaign import Site
from handbill.model.page import Page
from handbill.urls.links import Place, surroundings


@pytest.fixture
def site(tmp_path: Path) -> Site:
    files = {
        "mkdocs.yml": mkdocs("en", "fr"),
        "docs/about.md": page("About"),
        "campaigns/pay/campaign.yml": campaign(languages=["en", "fr"]),
        "campaigns/pay/index.md": page("Pay"),
        "campaigns/pay/index.fr.md": translation("Payez"),
        "campaigns/pay/questions.md": page("Questions"),
        "campaigns/pay/news/2027-05-01-won.md": page("Won", date="2027-05-01", summary=None),
        "campaigns/pay/news/2027-12-01-later.md": page("Later", date="2027-12-01", summary=None),
    }
    return site_of(tmp_path, files)


def made(site: Site, body: str, page: Page | None = None, **changes: object) -> str:
    """The French HTML of a body as a feed has it."""
    owner = None if page else campaign_of(site)
    place = Place(site, owner, page or page_of(site, "campaign"), "fr")
    text = place.page.text("fr")
    return to_html(read_body(body), surroundings(place, text, lambda path: site.settings.site_url + path, **changes))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ("questions.md", "https://hub.example.org/fr/pay/questions/"),
        ("questions.md#why", "https://hub.example.org/fr/pay/questions/#why"),
        ("#why", "https://hub.example.org/fr/pay/#why"),
        ("media/a%20b.jpg", "https://hub.example.org/pay/media/a%20b.jpg"),
        ("https://gov.example.org/?a=1&amp;b=2", "https://gov.example.org/?a=1&amp;b=2"),
        ("https://gov.example.org?", "https://gov.example.org?"),
        ("mailto:office@example.org", "mailto:office@example.org"),
        ("//cdn.example.org/x", "https://cdn.example.org/x"),
        ("nowhere.txt", "https://hub.example.org/fr/pay/nowhere.txt"),
    ],
)
@pytest.mark.parametrize("written", ["[x]({})", '<a href="{}">x</a>', "[x][y]\n\n[y]: {}"])
def test_a_link_of_a_campaign_becomes_absolute_however_it_is_written(link: str, address: str, written: str, site: Site) -> None:
    assert made(site, written.format(link)) == f'<p><a href="{address}">x</a></p>'


def test_a_link_of_the_hub_becomes_absolute(site: Site) -> None:
    home = site.hub_page("")
    assert home is not None
    assert made(site, "[x](about.md)[y](handbook/start/index.md#a)![z](media/a.jpg)", home) == (
        '<p><a href="https://hub.example.org/fr/about/">x</a><a href="https://hub.example.org/handbook/start/#a">y</a>'
        '<img src="https://hub.example.org/media/a.jpg" alt="z"></p>'
    )


def test_a_link_to_news_whose_day_has_not_come_is_its_words_only(site: Site) -> None:
    assert made(site, "[then](news/2027-12-01-later.md) [now](news/2027-05-01-won.md)") == (
        '<p>then <a href="https://hub.example.org/fr/pay/news/2027-05-01-won/">now</a></p>'
    )


def test_a_picture_takes_the_attributes_that_are_known_of_it(site: Site) -> None:
    def size(address: str, image: object) -> dict[str, str]:
        return {"width": "300", "height": "200", "srcset": f"{address} 300w"}

    assert made(site, "![z](media/a.jpg)", size=size) == (
        '<p><img src="https://hub.example.org/pay/media/a.jpg" alt="z" width="300" height="200" srcset="pay/media/a.jpg 300w"></p>'
    )


def test_dates_of_a_timeline_are_written_in_the_language_of_the_text(site: Site) -> None:
    assert '<time datetime="2027-05-01">1er mai 2027</time>' in made(site, "- 2027-05-01: Go")
