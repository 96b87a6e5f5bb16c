"""The interface words and links as templates call them: values are escaped, HTML made by a template is kept."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup, escape

from handbill.translations import number
from handbill.translations.catalogues import catalogue, interface_language
from handbill.urls.mailto import mailto


class EscapedWords(dict[str, Markup]):
    """The words of the interface in a language, ready for HTML, by their English messages; each is translated once."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._catalogue = catalogue(language)

    def __missing__(self, message: str) -> Markup:
        found = self[message] = escape(self._catalogue.gettext(message))
        return found

    def plural(self, singular: str, plural: str, count: int) -> Markup:
        return escape(self._catalogue.ngettext(singular, plural, count))


def interface(language: str) -> dict[str, Callable[..., Markup]]:
    """`_`, `gettext` and `ngettext` for a template in a language; `ngettext` gives `%(num)s` in its digits.

    `mail_link` is the link to write to one address (RFC 6068).
    """
    words, spoken = EscapedWords(language), interface_language(language)

    def gettext(message: str, **values: object) -> Markup:
        return words[message] % values if values else words[message]

    def ngettext(singular: str, plural: str, num: int, **values: object) -> Markup:
        return words.plural(singular, plural, num) % {"num": number(num, spoken), **values}

    def mail_link(address: str) -> Markup:
        return escape(mailto((address,)))

    return {"_": gettext, "gettext": gettext, "ngettext": ngettext, "mail_link": mail_link}
