"""Addresses and HTML as they leave the site."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from drawn import campaign, campaign_of, mkdocs, page, page_of, site_of, translation
from handbill.model.campaign import Edition, Site
from handbill.urls.absolute import canonical, host


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


def test_the_canonical_address_is_that_of_the_original_where_there_is_no_translation(site: Site) -> None:
    found = campaign_of(site)
    assert canonical(Edition(site, found, "fr"), page_of(site, "campaign")) == "https://hub.example.org/fr/pay/"
    assert canonical(Edition(site, found, "fr"), page_of(site, "plain", "questions")) == "https://hub.example.org/pay/questions/"


def test_the_host_is_that_of_the_site(site: Site) -> None:
    assert host(site) == "hub.example.org"
    settings = site.settings.model_copy(update={"site_url": "/"})
    assert host(replace(site, settings=settings)) == "localhost"
