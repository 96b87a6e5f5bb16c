"""A site's own look: one colour, an icon, and the logo of who runs it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest

from drawn import OVERRIDES, campaign, draw, mkdocs, page, read, rendered, site_of
from handbill.pages.layout.page_assets import style_variants
from handbill.publishing.assets import join_assets
from handbill.publishing.files.pictures import icon_of, publish_pictures
from handbill.sharing.share_picture import HUB_ACCENT, page_picture

BLUE, BROWN = "#1f68c0", "#a35c00"
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"><path d="M0 0h20v10z" fill="#123456"/></svg>\n'
MANY = DRAWING.replace("/></svg>", '/><path d="M1 1h1v1z" fill="#abcdef"/></svg>')
OWNER = {"name": "Hall Union", "logo": "media/union.svg"}


def files(**options: Any) -> dict[str, str | bytes]:
    return {
        "mkdocs.yml": mkdocs("en", **options),
        "docs/media/union.svg": DRAWING,
        "docs/media/icon.svg": MANY,
        "campaigns/pay/campaign.yml": campaign(),
        "campaigns/pay/index.md": page("Pay"),
        "campaigns/brown/campaign.yml": campaign(accent=BROWN),
        "campaigns/brown/index.md": page("Brown"),
    }


def found(root: Path, **options: Any) -> list[str]:
    return [str(one) for one in read(root, files(**options)).problems if one.rule not in ("example-address", "missing-translation")]


def test_the_colour_of_the_site_is_that_of_campaigns_without_one(tmp_path: Path) -> None:
    site = site_of(tmp_path, files(accent=BLUE))
    assert {one.accent for one in style_variants(site)} == {BLUE, BROWN}
    pictures = [page_picture(site.settings, site.hub, one, one.index, "en").accent for one in site.campaigns]
    assert sorted(pictures) == [BLUE, BROWN]
    assert page_picture(site.settings, site.hub, None, site.hub[0], "en").accent == BLUE


def test_our_icon_takes_the_colour_of_the_site() -> None:
    assets, joined = join_assets(OVERRIDES, [], accent=BLUE)
    icon = joined[assets.icon].decode()
    assert BLUE in icon
    assert HUB_ACCENT not in icon


def test_a_site_has_an_icon_of_its_own(tmp_path: Path) -> None:
    site = site_of(tmp_path, files(icon="media/icon.svg"))
    assets, joined = join_assets(OVERRIDES, style_variants(site), icon_of(site, tmp_path))
    assert joined[assets.icon].count(b"<path") == 2
    assert b"#abcdef" in joined[assets.icon]


def test_the_home_page_shows_the_logo_of_who_runs_the_site(tmp_path: Path) -> None:
    site, written = publish_pictures(site_of(tmp_path, files(owner=OWNER)), tmp_path, tmp_path / ".cache")
    assert [address for address, _ in written] == ["media/union.svg"]
    (logo,) = rendered(site, "").all("img", class_="hb-logo")
    assert (logo.attributes["src"], logo.attributes["alt"], logo.attributes["width"]) == ("media/union.svg", "", "20")


@pytest.mark.parametrize(("risk", "count"), [("normal", 1), ("high", 0)])
def test_pages_with_a_sheet_show_the_logos_of_who_issues_them(tmp_path: Path, risk: str, count: int) -> None:
    organisers = [{"name": "Union of Clerks", "short_name": "Clerks", "logo": "media/clerks.svg"}, {"name": "Drivers"}]
    drawn = {
        **files(),
        "campaigns/pay/campaign.yml": campaign(organisers=organisers, risk=risk),
        "campaigns/pay/media/clerks.svg": DRAWING,
        "campaigns/pay/actions/write.md": page("Write", kind="other"),
        "campaigns/pay/events/may.md": page("May", starts="2030-05-01", place="Brussels", updated="2030-01-01"),
    }
    site, _ = publish_pictures(site_of(tmp_path, drawn), tmp_path, tmp_path / ".cache")
    for address in ("pay/", "pay/actions/write/", "pay/events/may/"):
        line = rendered(site, address).all("p", class_="hb-by hb-ui")[0]
        assert line.text == "Issued by Clerks · Drivers"
        shown = [(urljoin(f"/{address}", one.attributes["src"]), one.attributes["alt"]) for one in line.all("img")]
        assert shown == [("/pay/media/clerks.svg", "")] * count


def test_a_logo_is_neither_shown_nor_published_where_readers_are_at_risk(tmp_path: Path) -> None:
    drawn = {**files(owner=OWNER), "campaigns/pay/campaign.yml": campaign(risk="high")}
    site, written = publish_pictures(site_of(tmp_path, drawn), tmp_path, tmp_path / ".cache")
    assert written == []
    assert rendered(site, "").all("img") == []


def test_what_is_used_is_no_unused_picture(tmp_path: Path) -> None:
    assert found(tmp_path, owner=OWNER, icon="media/icon.svg") == []


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (
            {"owner": {**OWNER, "logo": "media/icon.svg"}},
            "the logo “media/icon.svg” has several colours (#123456, #abcdef); take one in one colour",
        ),
        ({"owner": {**OWNER, "logo": "media/unoin.svg"}}, "there is no picture “media/unoin.svg”; did you mean “union.svg”?"),
        ({"icon": "media/gone.png"}, "there is no picture “media/gone.png”"),
    ],
)
def test_a_wrong_picture_is_told_in_mkdocs_yml(tmp_path: Path, options: dict[str, Any], message: str) -> None:
    errors = [one for one in found(tmp_path, **options) if "warning: " not in one]
    assert len(errors) == 1
    assert errors[0].startswith("mkdocs.yml:1:")
    assert message in errors[0]


@pytest.mark.parametrize(
    ("setting", "message"),
    [
        ({"theme": {"name": "material", "logo": "x.png"}}, "“logo” changes nothing on the pages for readers; the logo is that of “owner” under the plugin “handbill”"),
        ({"theme": {"name": "material", "palette": {}}}, "“palette” changes nothing on the pages for readers; the colour is “accent” under the plugin “handbill”"),
        ({"theme": {"name": "material", "colour": "red"}}, "“colour” changes nothing on the pages for readers; take it out"),
        ({"extra_css": ["a.css"]}, "“extra_css” changes nothing on the pages for readers; copy the folder “overrides” of Handbill, change its styles, and set “custom_dir: overrides”"),
    ],
)  # fmt: skip
def test_a_setting_of_the_theme_without_effect_is_told(tmp_path: Path, setting: dict[str, Any], message: str) -> None:
    draw(tmp_path, {"mkdocs.yml": json.dumps({**json.loads(mkdocs("en")), **setting})})
    told = [
        one
        for one in read(tmp_path, {"mkdocs.yml": (tmp_path / "mkdocs.yml").read_text()}).problems
        if one.rule == "setting-without-effect"
    ]
    assert [(one.severity, one.message) for one in told] == [("warning", message)]
