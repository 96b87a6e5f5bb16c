"""What hosts that read `_headers` say beside the files of a site."""

from __future__ import annotations

from pathlib import Path

import pytest

from drawn import campaign, mkdocs, page, site_of
from handbill.site.headers import headers
from hosts import headers_for, read_headers

POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"


@pytest.fixture
def rules(tmp_path: Path) -> list[tuple[str, list[tuple[str, str]]]]:
    files = {
        "mkdocs.yml": mkdocs("en", "fr"),
        "campaigns/pay/campaign.yml": campaign(languages=["en", "fr"]),
        "campaigns/pay/index.md": page("Pay"),
    }
    return read_headers(headers(site_of(tmp_path, files)))


@pytest.mark.parametrize(
    "path",
    ["/pay/media/logo.svg", "/pay/media/deep/er/logo.svg", "/media/logo.svg", "/assets/icon.svg", "/pay/qr.svg", "/fr/pay/qr.svg"],
)
def test_a_drawing_opened_by_its_own_address_runs_nothing(rules: list[tuple[str, list[tuple[str, str]]]], path: str) -> None:
    said = set(headers_for(path, rules))
    assert said == {("content-security-policy", POLICY), ("x-content-type-options", "nosniff")}


@pytest.mark.parametrize("path", ["/", "/pay/", "/fr/pay/", "/pay/letters/wages/", "/pay/letters/wages/embed/", "/assets/hub.css"])
def test_pages_and_their_styles_keep_their_own_policy(rules: list[tuple[str, list[tuple[str, str]]]], path: str) -> None:
    assert ("content-security-policy", POLICY) not in set(headers_for(path, rules))


def test_hosts_that_take_a_star_at_the_end_only_see_the_folders_of_pictures(rules: list[tuple[str, list[tuple[str, str]]]]) -> None:
    ends = [rule for rule in rules if rule[0].endswith("*")]
    for path in ("/pay/media/logo.svg", "/media/logo.svg"):
        assert ("content-security-policy", POLICY) in set(headers_for(path, ends))
