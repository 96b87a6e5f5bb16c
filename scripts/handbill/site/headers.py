"""Headers for hosts that read a file `_headers`, such as Netlify and Cloudflare Pages.

They say what a file cannot say itself: a page, who may show it in a frame (CSP Level 3, section 6.4.2); a drawing, that
nothing in it runs when somebody opens it by its own address.
"""

from __future__ import annotations

from handbill.model.campaign import Site

NAME = "_headers"

_PICTURES = ("/*.svg", "/media/*", "/:a/media/*")
"""Drawings wherever they are; and the folders of pictures, since some hosts take “*” at the end of a path only."""
_DRAWN = "  Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'; sandbox\n  X-Content-Type-Options: nosniff\n"
_RULE = "  Content-Security-Policy: frame-ancestors 'none'\n  X-Frame-Options: DENY\n"


def headers(site: Site) -> str:
    """The rules by which drawings only draw, and no page may be framed except those to embed, which no rule matches.

    Pages lie at most three folders deep in their language, /<slug>/letters/<id>/, or two where the site is one
    campaign, and one to embed lies deeper. A rule
    for all could be taken back on some hosts only. No slug is a language, so that the rule of a language never matches a
    page to embed of the default one.
    """
    folders = (":a/", ":b/", ":c/")[: 2 if site.whole_campaign else 3]
    deepest = "".join(folders)
    above = ["/" + "".join(folders[:depth]) for depth in range(len(folders))]
    paths = [*above, f"/{deepest}", *(f"/{tag}/{deepest}" for tag in site.settings.tags[1:])]
    handed = [("/files/*" if site.whole_campaign else "/:a/files/*", "  X-Content-Type-Options: nosniff\n")]
    # A preview of another day, also where a page is not HTML.
    hidden = [("/*", "  X-Robots-Tag: noindex\n")] if site.as_on else []
    rules = [*hidden, *((path, _RULE) for path in paths), *((path, _DRAWN) for path in _PICTURES), *handed]
    return "\n".join(f"{path}\n{rule}" for path, rule in rules)
