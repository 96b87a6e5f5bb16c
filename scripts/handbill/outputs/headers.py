"""Headers for hosts that read a file `_headers`, such as Netlify and Cloudflare Pages: who may show a page in a frame.

A page can say the rest of its Content-Security-Policy itself, but not this (CSP Level 3, section 6.4.2).
"""

from __future__ import annotations

from handbill.model.campaign import Site

NAME = "_headers"

# Pages lie at most this deep below the folder of their language: /<slug>/letters/<id>/. A page to embed lies one deeper.
_DEPTH = 3
_RULE = "  Content-Security-Policy: frame-ancestors 'none'\n  X-Frame-Options: DENY\n"


def headers(site: Site) -> str:
    """The rules by which no page may be framed, except those to embed, which no rule matches.

    A rule can be taken back by no later one on all hosts, so each depth has one of its own instead of one for all. No
    slug is a language, so that the rules of a language never match a page of the default one.
    """
    folders = ["", *(f"{tag}/" for tag in site.settings.tags[1:])]
    paths = (f"/{folder}{''.join(f':{name}/' for name in 'abc'[:depth])}" for folder in folders for depth in range(_DEPTH + 1))
    return "\n".join(f"{path}\n{_RULE}" for path in paths)
