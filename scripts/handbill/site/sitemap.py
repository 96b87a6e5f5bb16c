"""sitemap.xml (sitemaps.org protocol 0.9) with each page's languages as alternates."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from handbill.values.xml_text import xml_text, xml_value

_START = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
)


def sitemap(pages: Iterable[tuple[str, Sequence[tuple[str, str]]]]) -> bytes:
    """The sitemap of absolute addresses, each with its alternates as (hreflang, address), all in the given order."""
    # As text: a large site has a hundred thousand alternates, for which a tree of elements takes a second.
    return "".join([_START, *(_url(*page) for page in pages), "</urlset>\n"]).encode()


def _url(address: str, alternates: Sequence[tuple[str, str]]) -> str:
    links = [f'    <xhtml:link rel="alternate" hreflang="{tag}" href="{xml_value(href)}" />\n' for tag, href in alternates]
    return f"  <url>\n    <loc>{xml_text(address)}</loc>\n{''.join(links)}  </url>\n"
