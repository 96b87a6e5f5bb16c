"""Headers for hosts that read a file `_headers`, such as Netlify and Cloudflare Pages: who may show a page in a frame.

A page can say the rest of its Content-Security-Policy itself, but not this (CSP Level 3, section 6.4.2).
"""

from __future__ import annotations

from handbill.model.campaign import Site

NAME = "_headers"

_RULE = "  Content-Security-Policy: frame-ancestors 'none'\n  X-Frame-Options: DENY\n"


def headers(site: Site) -> str:
    """The rules by which no page may be framed, except those to embed, which no rule matches.

    Pages lie at most three folders deep in their language, /<slug>/letters/<id>/, and one to embed lies deeper. A rule
    for all could be taken back on some hosts only. No slug is a language, so that the rule of a language never matches a
    page to embed of the default one.
    """
    deepest = ":a/:b/:c/"
    paths = ["/", "/:a/", "/:a/:b/", f"/{deepest}", *(f"/{tag}/{deepest}" for tag in site.settings.tags[1:])]
    return "\n".join(f"{path}\n{_RULE}" for path in paths)
