"""The text of a letter as the script of its page gets it: the plain form, and the day of sending."""

from __future__ import annotations

import re
from html import escape, unescape

from markupsafe import Markup

from handbill.letters.letter import gapped_text
from handbill.model.page import Text
from handbill.pages.letters import letter_parts
from handbill.translations import days_by_month, digits, first_day

_MARK = re.compile(r'<mark data-hb-field="([^"]*)"( class="hb-filled")?>([^<]*)</mark>')
_PARAGRAPHS = re.compile(r"(?:<p>(?:(?!</?p>).)*</p>\n?)+", re.S)


def plain_form(text: Text, html: str) -> str:
    """The plain text with `[[field]]` for its placeholders; empty where the script can take it from `html`.

    That is so where the letter is paragraphs without links, as most are.
    """
    plain = gapped_text(text)
    return "" if _text_of_paragraphs(html) == plain else plain


def _text_of_paragraphs(html: str) -> str:
    """What the script of the page makes of a letter of paragraphs; empty for one that has other blocks."""
    if not _PARAGRAPHS.fullmatch(html):
        return ""
    gapped = _MARK.sub(lambda gap: f"[[{gap[1]}{f'|{gap[3]}' if gap[2] else ''}]]", html)
    paragraphs = re.findall(r"<p>(.*?)</p>", gapped, re.S)
    return "\n\n".join(unescape(re.sub(r"<[^>]*>", "", one)) for one in paragraphs)


def attribute(plain: str) -> Markup:
    """A plain text for an attribute."""
    # With its apostrophes as they are: so compression finds the sentences of the letter again (decision 13).
    return Markup(escape(plain, quote=False).replace('"', "&quot;"))  # noqa: S704  escaped


def sending_day(text: Text) -> letter_parts.SendingDay | None:
    """The words of the day a letter is sent, in its language; None where it does not name that."""
    if "[[date]]" not in gapped_text(text):
        return None
    return letter_parts.SendingDay(days_by_month(text.language), first_day(text.language), digits("0123456789", text.language))
