"""Sitemap, redirects and codes of a whole site."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from drawn import campaign, mkdocs, page, site_of, translation
from handbill.model.campaign import Site
from handbill.publishing.files.data_files import campaigns_json, hub_redirects, json_schema, qr_codes, redirects, sitemap_file
from handbill.sharing.qr import qr
from handbill.site.campaign_json import schema

HUB = "https://hub.example.org/"


def drawn(root: Path, **facts: Any) -> Site:
    return site_of(
        root,
        {
            "mkdocs.yml": mkdocs("en", "fr", "ar"),
            "docs/about.md": page("About", aliases=["/who-we-are/"]),
            "docs/handbook/editors/pages.md": "# Pages\n",
            "docs/handbook/index.md": "# Handbook\n",
            "docs/handbook/index.fr.md": "# Manuel\n",
            "campaigns/pay/campaign.yml": campaign(**{"languages": ["en", "fr"], **facts}),
            "campaigns/pay/index.md": page("Pay", aliases=["/wages/", "/2019/pay/"]),
            "campaigns/pay/index.fr.md": translation("Paie"),
            "campaigns/pay/timeline.md": page("Timeline"),
            "campaigns/draft/campaign.yml": campaign(status="draft"),
            "campaigns/draft/index.md": page("Secret", aliases=["/secret/"]),
        },
    )


def old_addresses(site: Site) -> dict[str, str]:
    return dict((*hub_redirects(site), *redirects(site)))


def test_the_sitemap_names_what_is_written_and_no_fallback(tmp_path: Path) -> None:
    made = sitemap_file(drawn(tmp_path)).decode()
    assert re.findall("<loc>(.*?)</loc>", made) == [
        HUB, f"{HUB}about/", f"{HUB}news/", f"{HUB}archive/", f"{HUB}pay/", f"{HUB}pay/timeline/", f"{HUB}fr/news/",
        f"{HUB}fr/archive/", f"{HUB}fr/pay/", f"{HUB}ar/news/", f"{HUB}ar/archive/", f"{HUB}handbook/",
        f"{HUB}handbook/editors/pages/",
    ]  # fmt: skip
    assert "404" not in made
    assert "wages" not in made


def test_a_page_has_the_same_alternates_in_each_of_its_languages_and_none_of_others(tmp_path: Path) -> None:
    made = sitemap_file(
        site_of(
            tmp_path,
            {
                "mkdocs.yml": mkdocs("en", "fr", "ar"),
                "campaigns/paie/campaign.yml": campaign(languages=["en", "fr", "ar"], source_language="fr"),
                "campaigns/paie/index.fr.md": page("Paie"),
                "campaigns/paie/index.ar.md": translation("أجر"),
            },
        )
    ).decode()
    shown = [url for url in made.split("<url>") if "paie/" in url]
    assert [re.findall(r'hreflang="(.*?)" href="(.*?)"', url) for url in shown] == [
        [("fr", f"{HUB}fr/paie/"), ("ar", f"{HUB}ar/paie/"), ("x-default", f"{HUB}fr/paie/")]
    ] * 2


def test_an_old_address_leads_on_in_each_language(tmp_path: Path) -> None:
    made = old_addresses(drawn(tmp_path))
    assert sorted(made) == sorted(
        f"{prefix}{old}/index.html"
        for old, prefixes in (("who-we-are", ("", "fr/", "ar/")), ("wages", ("", "fr/")), ("2019/pay", ("", "fr/")))
        for prefix in prefixes
    )  # fmt: skip
    assert 'url=../../../fr/pay/"' in made["fr/2019/pay/index.html"] or 'url=../../pay/"' in made["fr/2019/pay/index.html"]
    assert f'<link rel="canonical" href="{HUB}fr/pay/">' in made["fr/2019/pay/index.html"]
    assert "<title>Paie</title>" in made["fr/wages/index.html"]


def test_an_old_address_with_a_language_leads_to_the_page_in_it_and_stands_nowhere_else(tmp_path: Path) -> None:
    site = site_of(
        tmp_path,
        {
            "mkdocs.yml": mkdocs("en", "fr", "ar"),
            "docs/about.md": page("About", aliases=["/fr/qui/", "/en/who/"]),
            "docs/about.fr.md": translation("Qui sommes-nous"),
        },
    )
    made = old_addresses(site)
    assert sorted(made) == ["en/who/index.html", "fr/qui/index.html"]
    assert "url=../about/" in made["fr/qui/index.html"]
    assert f'<link rel="canonical" href="{HUB}fr/about/">' in made["fr/qui/index.html"]
    assert "<title>Qui sommes-nous</title>" in made["fr/qui/index.html"]
    assert "url=../../about/" in made["en/who/index.html"]
    assert f'<link rel="canonical" href="{HUB}about/">' in made["en/who/index.html"]


def test_the_page_left_behind_runs_in_the_direction_of_its_language(tmp_path: Path) -> None:
    made = old_addresses(drawn(tmp_path))
    assert '<html lang="ar" dir="rtl">' in made["ar/who-we-are/index.html"]
    assert '<html lang="fr" dir="ltr">' in made["fr/who-we-are/index.html"]


def test_a_campaign_has_json_and_a_code_in_each_language_it_is_offered_in(tmp_path: Path) -> None:
    site = drawn(tmp_path)
    for tag, prefix in (("en", ""), ("fr", "fr/")):
        assert [name for name, _ in campaigns_json(site, tag, {})] == [f"{prefix}pay/campaign.json"]
        ((name, image),) = qr_codes(site, tag)
        assert (name, "<title>" + {"en": "Pay", "fr": "Paie"}[tag] in image) == (f"{prefix}pay/qr.svg", True)
        assert image == qr(f"{HUB}{prefix}pay/", {"en": "Pay", "fr": "Paie"}[tag])
    assert (list(campaigns_json(site, "ar", {})), list(qr_codes(site, "ar"))) == ([], [])
    assert json_schema() == ("assets/campaign.schema.json", schema())
