"""What a page's head says to those who show a link to it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment, FileSystemLoader

from drawn import campaign, mkdocs, page, shown, site_of, translation
from handbill.model.campaign import Site
from rasters import JPEG
from visitor import Element, document

OVERRIDES = Path(__file__).parents[2] / "overrides"
HUB = "https://hub.example.org/"


def drawn(root: Path, *tags: str, **options: Any) -> Site:
    return site_of(
        root,
        {
            "mkdocs.yml": mkdocs(*(tags or ("en", "fr")), **options),
            "docs/index.md": page("Hub"),
            "campaigns/pay/campaign.yml": campaign(languages=[*(tags or ("en", "fr"))], risk={"fr": "high"}),
            "campaigns/pay/index.md": page("Pay “us” & <them>"),
            "campaigns/pay/index.fr.md": translation("Paie"),
            "campaigns/pay/faq.md": page("Questions"),
            "campaigns/pay/news/2027-05-01-march.md": page("March", summary=None, date="2027-05-01"),
            "campaigns/pay/media/rally.jpg": JPEG,
        },
    )


def tags(site: Site, address: str) -> dict[str, str]:
    """The tags by name; each stands once."""
    around, _ = shown(site, address)
    template = Environment(loader=FileSystemLoader(OVERRIDES), autoescape=False).get_template("partials/hb/head.html")
    found: dict[str, str] = {}
    for one in document(str(template.module.head(around))).all("meta"):
        for name in _names(one):
            assert name not in found
            found[name] = one.attributes["content"]
    return found


def _names(one: Element) -> list[str]:
    names = [one.attributes.get(name, "") for name in ("property", "name")]
    return [name for name in names if name.startswith(("og:", "twitter:"))]


def test_a_page_says_what_a_link_to_it_shows(tmp_path: Path) -> None:
    assert tags(drawn(tmp_path), "pay/") == {
        "og:title": "Pay “us” & <them>",
        "og:type": "website",
        "og:description": "About Pay “us” & <them>.",
        "og:site_name": "Hub",
        "og:url": f"{HUB}pay/",
        "og:image": f"{HUB}pay/share.png",
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": "Pay “us” & <them>",
        "twitter:card": "summary_large_image",
        "twitter:image:alt": "Pay “us” & <them>",
    }


def test_news_is_an_article_and_may_have_no_description(tmp_path: Path) -> None:
    found = tags(drawn(tmp_path), "pay/news/2027-05-01-march/")
    assert found["og:type"] == "article"
    assert "og:description" not in found


@pytest.mark.parametrize("address", ["", "archive/", "pay/news/", "fr/", "fr/pay/"])
def test_every_page_has_its_own_picture_those_at_risk_too(tmp_path: Path, address: str) -> None:
    assert tags(drawn(tmp_path), address)["og:image"] == f"{HUB}{address}share.png"


def test_an_untranslated_page_is_the_original_with_a_picture_of_its_own(tmp_path: Path) -> None:
    found = tags(drawn(tmp_path), "fr/pay/faq/")
    assert (found["og:url"], found["og:image"]) == (f"{HUB}pay/faq/", f"{HUB}fr/pay/faq/share.png")
    assert found["og:title"] == "Questions"


@pytest.mark.parametrize("address", ["404.html", "fr/404.html"])
def test_the_page_not_found_has_none(tmp_path: Path, address: str) -> None:
    assert tags(drawn(tmp_path), address) == {}


def test_switched_off_there_are_none(tmp_path: Path) -> None:
    assert tags(drawn(tmp_path, share_pictures=False), "pay/") == {}


def test_a_locale_is_named_only_where_its_country_is_known(tmp_path: Path) -> None:
    site = drawn(tmp_path, "en", "fr", "pt-BR", "zh-Hant")
    (tmp_path / "campaigns/pay/index.pt-BR.md").write_text(translation("Pague"), encoding="utf-8")
    assert "og:locale" not in tags(site, "pt-BR/pay/")  # It shows the English text.
    again = site_of(tmp_path, {"mkdocs.yml": mkdocs("en", "fr", "pt-BR", "zh-Hant")})
    assert tags(again, "pt-BR/pay/")["og:locale"] == "pt_BR"
