"""sitemap.xml by the protocol, with alternates in the given order."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Callable

from handbill.site.sitemap import sitemap


def test_the_sitemap_names_pages_and_their_languages(golden: Callable[[str, bytes], None]) -> None:
    alternates = (("en", "https://hub.example.org/a/"), ("x-default", "https://hub.example.org/a/"))
    golden(
        "sitemap.xml",
        sitemap([("https://hub.example.org/a/", alternates), ("https://hub.example.org/b/?x=1&y=2", ())]),
    )


def test_an_empty_sitemap_is_still_one() -> None:
    assert etree.fromstring(sitemap([])).tag == "{http://www.sitemaps.org/schemas/sitemap/0.9}urlset"
