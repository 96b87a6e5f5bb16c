"""The interface words and links as templates call them: values are escaped, HTML made by a template is kept."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from markupsafe import Markup, escape

from handbill.translations import catalogue, interface_language, number
from handbill.urls.mailto import mailto


def interface(language: str) -> dict[str, Callable[..., Markup]]:
    """`_`, `gettext` and `ngettext` for a template in a language; `ngettext` gives `%(num)s` in its digits.

    `mail_link` is the link to write to one address (RFC 6068). `once` calls a macro, or gives what that wrote last where it
    was of the very same values: what a page has in common with the one before is made once.
    """
    found, spoken = catalogue(language), interface_language(language)

    @cache  # as many as templates have; each page has dozens of them
    def words_of(message: str) -> Markup:
        return escape(found.gettext(message))

    def gettext(message: str, **values: object) -> Markup:
        return words_of(message) % values if values else words_of(message)

    def ngettext(singular: str, plural: str, num: int, **values: object) -> Markup:
        words = escape(found.ngettext(singular, plural, num))
        return words % {"num": number(num, spoken), **values}

    def mail_link(address: str) -> Markup:
        return escape(mailto((address,)))

    last: dict[Callable[..., Markup], tuple[tuple[object, ...], Markup]] = {}

    def once(macro: Callable[..., Markup], *values: object) -> Markup:
        # The values are kept: else another one could get the identity of one that is gone.
        if (found := last.get(macro)) is None or [*map(id, found[0])] != [*map(id, values)]:
            found = last[macro] = values, macro(*values)
        return found[1]

    return {"_": gettext, "gettext": gettext, "ngettext": ngettext, "mail_link": mail_link, "once": once}
