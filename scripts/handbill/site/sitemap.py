"""sitemap.xml (sitemaps.org protocol 0.9) with each page's languages as alternates."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Iterable, Sequence

_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"


def sitemap(pages: Iterable[tuple[str, Sequence[tuple[str, str]]]]) -> bytes:
    """The sitemap of absolute addresses, each with its alternates as (hreflang, address), all in the given order."""
    etree.register_namespace("", _SITEMAP)
    etree.register_namespace("xhtml", _XHTML)
    root = etree.Element(f"{{{_SITEMAP}}}urlset")
    for address, alternates in pages:
        url = etree.SubElement(root, f"{{{_SITEMAP}}}url")
        etree.SubElement(url, f"{{{_SITEMAP}}}loc").text = address
        for language, href in alternates:
            etree.SubElement(url, f"{{{_XHTML}}}link", rel="alternate", hreflang=language, href=href)
    etree.indent(root)
    body: bytes = etree.tostring(root, encoding="utf-8")
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + body + b"\n"
