"""The last gate of all HTML: what our pages do not have does not leave."""

from __future__ import annotations

from collections import Counter

import nh3

from handbill.content.markdown.html.raw_html import ATTRIBUTES, SCHEMES, TAGS, Tag, tokens

# Beside what authors may write, what we write ourselves.
_ATTRIBUTES = {
    **ATTRIBUTES,
    "*": ATTRIBUTES["*"] | {"class"},
    "a": {"href", "aria-label", "type", "hreflang"},
    "img": ATTRIBUTES["img"] | {"srcset", "sizes", "loading", "decoding"},
    "mark": {"data-hb-field"},
    "section": {"aria-label"},
}


# Made once: reading these lists takes longer than to clean a text.
_CLEANER = nh3.Cleaner(tags=TAGS, attributes=_ATTRIBUTES, url_schemes=SCHEMES, link_rel=None)


def clean(markup: str) -> str:
    """HTML without anything that our pages do not have."""
    return _CLEANER.clean(markup)


def tags_and_attributes(markup: str) -> Counter[str]:
    """How often each tag and attribute is in some HTML, addresses of links and pictures apart."""
    found: Counter[str] = Counter()
    for token, _, _ in tokens(markup):
        if isinstance(token, Tag):
            found[f"<{token.name}>"] += 1
            found.update(f"{name}=" for name, _ in token.attributes if name not in ("href", "src"))
    return found
