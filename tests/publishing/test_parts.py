"""Parts of a site know no more of each other than they show."""

from __future__ import annotations

from pathlib import Path

import pytest

import drawn
from handbill.model.campaign import Site
from handbill.pages.layout.page_assets import style_variants
from handbill.publishing.outputs import MEDIA, Publication
from handbill.publishing.parts import HUB, part_of, site_of
from rasters import picture

OTHER = {
    "campaigns/peace/campaign.yml": drawn.campaign(languages=["en", "fr"], accent="#c0392b"),
    "campaigns/peace/index.md": drawn.page("Peace", aliases=["/old/"]),
}
FILES = {
    "mkdocs.yml": drawn.mkdocs("en", "fr", share_pictures=False),
    "campaigns/recipients.csv": drawn.recipients("m,M,FR,,m@gov.example.org"),
    "campaigns/pay/campaign.yml": drawn.campaign(languages=["en", "fr"]),
    "campaigns/pay/index.md": drawn.page("Pay") + "Long text.\n",
    "campaigns/pay/index.fr.md": drawn.translation("Salaire"),
    "campaigns/pay/letters/wages.md": drawn.page("Wages", subject="Pay", to=["m"], downloads=["txt"]) + "Dear minister.\n",
    "campaigns/pay/news/2027-05-01-march.md": drawn.page("March", date="2027-05-01", summary=None) + "We marched.\n",
    **OTHER,
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return drawn.site_of(tmp_path_factory.mktemp("project"), FILES)


def test_the_hub_knows_of_a_campaign_what_it_shows(site: Site) -> None:
    pay = next(one for one in site_of(HUB, site).campaigns if one.slug == "pay")
    bodies = {page.kind: page.source_text.body for page in pay.pages}
    assert (bodies["campaign"], bodies["letter"], bodies["news"].strip()) == ("", "", "Some words.\nWe marched.")
    assert (pay.recipients, pay.index.text("fr").title, pay.index.text("fr").translation) == ({}, "Salaire", None)


def test_what_the_hub_knows_is_made_once(site: Site) -> None:
    seen = site_of(HUB, site)
    assert all(once is twice for once, twice in zip(seen.campaigns, site_of(HUB, seen).campaigns, strict=True))
    assert all(seen is not whole for seen, whole in zip(seen.campaigns, site.campaigns, strict=True))


def test_a_campaign_knows_no_other_and_all_of_the_hub(site: Site) -> None:
    own = site_of("pay", site)
    assert [one.slug for one in own.campaigns] == ["pay"]
    assert own.campaigns[0] is next(one for one in site.campaigns if one.slug == "pay")
    assert (own.hub, own.now, own.settings) == (site.hub, site.now, site.settings)


@pytest.mark.parametrize(
    ("address", "part"),
    [("pay/share.png", "pay"), ("fr/pay/letters/wages/index.html", "pay"), ("fr/index.html", ""), ("pays/index.html", "")],
)
def test_the_address_tells_the_part(site: Site, address: str, part: str) -> None:
    assert part_of(address, site) == part


def test_parts_together_are_the_whole_and_none_has_what_another_has(tmp_path: Path) -> None:
    whole = drawn.site_of(tmp_path, FILES)

    def made(parts: set[str] | None) -> dict[str, bytes | Path]:
        publication = Publication(whole, tmp_path, drawn.OVERRIDES, 1, parts)
        outputs = [one for tag in ("en", "fr") for one in publication.files(tag)]
        pages = [route.context.address for tag in ("en", "fr") for route in publication.pages(tag)]
        assert len(pages) == len(set(pages))
        return {one.address: one.content for one in outputs if not one.address.startswith("assets/page")} | dict.fromkeys(
            pages, b""
        )

    hub, pay, peace = made({HUB}), made({"pay"}), made({"peace"})
    assert hub | pay | peace == made(None)
    assert {name for name in pay if "pay" not in name.split("/")} & set(hub) == {name for name in pay if name.startswith("assets/")}
    assert "old/index.html" in peace
    assert not set(peace) & set(pay) - {name for name in pay if name.startswith("assets/")}


def test_a_part_names_all_styles_and_scripts_of_its_looks(tmp_path: Path) -> None:
    whole = drawn.site_of(tmp_path, FILES)
    publication = Publication(whole, tmp_path, drawn.OVERRIDES, 1)
    made = {one.address for one in publication.files("en") if one.address.startswith("assets/")} - {"assets/campaign.schema.json"}
    assert set().union(*(publication.assets_of(part) for part in publication.parts)) == made
    assert len(set(style_variants(site_of("pay", whole)))) < len(set(style_variants(whole)))
    assert set(publication.assets_of("pay")) < made


def test_the_pictures_of_the_handbook_are_made_with_the_hub_alone(tmp_path: Path) -> None:
    page, form = "# Handbook\n\n![Form](../media/form.png)\n", picture("PNG")
    whole = drawn.site_of(tmp_path, {**FILES, "docs/handbook/index.md": page, "docs/media/form.png": form})
    made = {}
    for part in ("pay", HUB):
        Publication(whole, tmp_path, drawn.OVERRIDES, 1, {part})
        made[part] = len(list((tmp_path / MEDIA).rglob("*.png")))
    assert made == {"pay": 0, HUB: 1}


def test_a_site_of_one_campaign_is_that_of_its_part(site: Site) -> None:
    alone = site_of("pay", site)
    assert alone is not site
    assert site_of("pay", alone) is alone
