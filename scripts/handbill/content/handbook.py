"""The handbook's HTML: made by MkDocs with Python-Markdown, and sanitised like that of every other page.

The only module that knows Python-Markdown, which reads some texts differently from CommonMark (content.markdown).
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

from markdown import Markdown

from handbill.content.markdown.html.raw_html import Tag, tokens
from handbill.content.markdown.html.sanitiser import clean
from handbill.content.markdown.limits import TooMuch, check_length

EXTENSIONS = ("toc", "tables", "fenced_code")
"""Those that MkDocs always uses."""

# On hostile input Python-Markdown takes time in the square of these: 8 KB of “[” would take ten seconds.
_CAPS = {"[": 1000, "(": 2000, "*": 4000, "_": 4000, "`": 3000, "<": 2000, "!": 2000, "&": 4000, "\\": 2000, "#": 2000}
_LINE = 4000
"""Characters of one line, which it may read as often as it has characters."""


@lru_cache(maxsize=1024)
def lost_in_handbook(text: str) -> str:
    """The first tag or attribute of a page that `sanitised` takes out, or nothing; raises TooMuch."""
    check_length(text)
    for character, most in _CAPS.items():
        if text.count(character) > most:
            raise TooMuch(f"“{character}” appears more than {most} times in it; share it among several pages")
    if any(len(line) > _LINE for line in text.split("\n")):
        raise TooMuch(f"a line has more than {_LINE} characters")
    try:
        made = Markdown(extensions=list(EXTENSIONS)).convert(text)
    except RecursionError:
        raise TooMuch("quotes or lists are nested too deeply") from None
    return next(iter(_names(made) - _names(sanitised(made))), "")


def sanitised(markup: str) -> str:
    """HTML of the handbook without anything that our pages do not have."""
    return clean(markup)


def _names(markup: str) -> Counter[str]:
    found: Counter[str] = Counter()
    for token, _, _ in tokens(markup):
        if isinstance(token, Tag):
            found[f"<{token.name}>"] += 1
            found.update(f"{name}=" for name in (*(name for name, _ in token.attributes), *token.refused) if name != "class")
    return found
