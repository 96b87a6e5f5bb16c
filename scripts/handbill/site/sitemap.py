"""sitemap.xml (sitemaps.org protocol 0.9) with each page's languages as alternates."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from handbill.values.syntax.xml_text import xml_text, xml_value

_START = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
)


Alternates = tuple[tuple[str, str], ...]
"""`hreflang` and address of each language of a page."""


def sitemap(pages: Iterable[tuple[str, Alternates]]) -> bytes:
    """The sitemap of absolute addresses, each with its alternates, all in the given order."""
    links = cache(_links)  # those of a page are the same in all of its languages
    # As text: a large site has a hundred thousand alternates, for which a tree of elements takes a second.
    urls = (f"  <url>\n    <loc>{xml_text(address)}</loc>\n{links(alternates)}  </url>\n" for address, alternates in pages)
    return "".join([_START, *urls, "</urlset>\n"]).encode()


def _links(alternates: Alternates) -> str:
    return "".join(f'    <xhtml:link rel="alternate" hreflang="{tag}" href="{xml_value(href)}" />\n' for tag, href in alternates)
