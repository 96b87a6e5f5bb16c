"""Pages as they are published."""

from __future__ import annotations

from pathlib import Path

from drawn import ASSETS, OVERRIDES, campaign, mkdocs, page, route_of, site_of
from handbill.pages.layout.templates import PageEnvironment
from handbill.publishing.making.pages import rendered


def test_burmese_is_kept_whole_in_the_text_of_a_page_and_untouched_in_its_head(tmp_path: Path) -> None:
    files = {
        "mkdocs.yml": mkdocs("my"),
        "docs/index.md": page("Hub"),
        "campaigns/pay/campaign.yml": campaign(languages=["my"], source_language="my"),
        "campaigns/pay/index.md": page("ဝဘ်"),
    }
    html = rendered(PageEnvironment([OVERRIDES], "my"), route_of(site_of(tmp_path, files), "pay/"), ASSETS, {}, "")
    head, _, body = html.partition("<body")
    assert "<title>ဝဘ်</title>" in head
    assert "<w->" not in head
    assert "<w->ဝဘ်</w-></h1>" in body
