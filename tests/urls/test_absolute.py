"""Addresses and HTML as they leave the site."""

from __future__ import annotations

from pathlib import Path

import pytest

from drawn import campaign, campaign_of, mkdocs, page, page_of, site_of, translation
from handbill.model.campaign import Site
from handbill.urls.absolute import absolute_html, canonical, host


@pytest.fixture
def site(tmp_path: Path) -> Site:
    files = {
        "mkdocs.yml": mkdocs("en", "fr"),
        "docs/about.md": page("About"),
        "campaigns/pay/campaign.yml": campaign(languages=["en", "fr"]),
        "campaigns/pay/index.md": page("Pay"),
        "campaigns/pay/index.fr.md": translation("Payez"),
        "campaigns/pay/questions.md": page("Questions"),
    }
    return site_of(tmp_path, files)


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ("questions.md", "https://hub.example.org/fr/pay/questions/"),
        ("questions.md#why", "https://hub.example.org/fr/pay/questions/#why"),
        ("#why", "https://hub.example.org/fr/pay/#why"),
        ("media/a%20b.jpg", "https://hub.example.org/pay/media/a%20b.jpg"),
        ("https://gov.example.org/?a=1&amp;b=2", "https://gov.example.org/?a=1&amp;b=2"),
        ("mailto:office@example.org", "mailto:office@example.org"),
        ("//cdn.example.org/x", "https://cdn.example.org/x"),
        ("nowhere.txt", "https://hub.example.org/fr/pay/nowhere.txt"),
    ],
)
def test_a_link_of_a_campaign_becomes_absolute(link: str, address: str, site: Site) -> None:
    made = absolute_html(site, campaign_of(site), page_of(site, "campaign"), f'<p><a class="x" href="{link}">x</a></p>', "fr")
    assert made == f'<p><a class="x" href="{address}">x</a></p>'


def test_a_link_of_the_hub_becomes_absolute(site: Site) -> None:
    home = site.hub_page("")
    assert home is not None
    links = '<a href="about.md">x</a><a href="handbook/start/index.md#a">y</a><img src="media/a.jpg" alt="z">'
    assert absolute_html(site, None, home, links, "fr") == (
        '<a href="https://hub.example.org/fr/about/">x</a><a href="https://hub.example.org/handbook/start/#a">y</a>'
        '<img src="https://hub.example.org/media/a.jpg" alt="z">'
    )


def test_the_canonical_address_is_that_of_the_original_where_there_is_no_translation(site: Site) -> None:
    found = campaign_of(site)
    assert canonical(site, found, page_of(site, "campaign"), "fr") == "https://hub.example.org/fr/pay/"
    assert canonical(site, found, page_of(site, "plain", "questions"), "fr") == "https://hub.example.org/pay/questions/"


def test_the_host_is_that_of_the_site(site: Site) -> None:
    assert host(site) == "hub.example.org"
    settings = site.settings.model_copy(update={"site_url": "/"})
    assert host(site.model_copy(update={"settings": settings})) == "localhost"


def test_dates_of_a_timeline_are_written_in_the_language_of_the_text(site: Site) -> None:
    made = absolute_html(site, campaign_of(site), page_of(site, "campaign"), '<time datetime="2027-05-01">2027-05-01</time>', "fr")
    assert made == '<time datetime="2027-05-01">1er mai 2027</time>'
