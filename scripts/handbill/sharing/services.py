"""Plain links by which readers pass a page on, and the post that is suggested to them. None where that is dangerous.

No link asks anything of a third party before it is followed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from handbill.model.campaign import Edition
from handbill.model.networks import SHARE_SERVICES, Service, ShareService
from handbill.model.page import Page
from handbill.model.publication import may_share
from handbill.urls.absolute import canonical
from handbill.urls.mailto import mailto
from handbill.urls.percent_encoding import percent_encoded


@dataclass(frozen=True, slots=True)
class ShareLink:
    """`href` is ASCII, and empty for `copy`, which is no link."""

    service: Service
    href: str


def share_links(edition: Edition, page: Page) -> tuple[ShareLink, ...]:
    """The links of a page in the campaign's choice and order; none where the page's language has a high risk."""
    campaign, language = edition.campaign, edition.language
    if not may_share(campaign, language):
        return ()
    passed_on = _PassedOn(page.text(language).title, suggested_text(page, language), canonical(edition, page))
    return tuple(ShareLink(one, passed_on.link(_BY_ID[one])) for one in campaign.facts.share)


def suggested_text(page: Page, language: str) -> str:
    """The author's words for passing a page on, else its summary; empty for news without either."""
    text = page.text(language)
    return text.words.share_text or text.summary


def post_text(edition: Edition, page: Page) -> str:
    """A post to copy: the suggested text, the hashtags, the address; empty where the page's language has a high risk."""
    campaign, language = edition.campaign, edition.language
    if not may_share(campaign, language):
        return ""
    words = suggested_text(page, language) or page.text(language).title
    tags = " ".join(f"#{tag}" for tag in campaign.facts.hashtags)
    return "\n\n".join(part for part in (words, tags, canonical(edition, page)) if part)


def link(service: str, title: str, text: str, address: str) -> str:
    """The link of a service; `title`, `text` (may be empty) and `address` are one line each. Empty where it has none.

    Where a service has one field for several, they are on lines of their own, the address last where it is shown as a
    preview. Raises UnicodeEncodeError for a lone surrogate, and ValueError for a title of several lines in an e-mail.
    """
    return _PassedOn(title, text, address).link(_BY_ID[service])


class _PassedOn:
    """What a page gives to services, encoded once for the links of all of them."""

    def __init__(self, title: str, text: str, address: str) -> None:
        self._parts = {"title": title, "text": text, "address": address}
        self._encoded = {name: percent_encoded(value) for name, value in self._parts.items()}

    def link(self, service: ShareService) -> str:
        if service.base == "mailto:":
            return mailto((), **dict(_filled(service, self._parts, "\n\n")))
        # Blanks as %20: outside of forms a “+” is a plus sign.
        return service.base + "&".join(f"{name}={value}" for name, value in _filled(service, self._encoded, "%0A%0A") if value)


def _filled(service: ShareService, parts: Mapping[str, str], between: str) -> Iterator[tuple[str, str]]:
    """The fields of a service's link with what each is given."""
    return ((name, between.join(parts[one] for one in wanted.split() if parts[one])) for name, wanted in service.fields)


def service_name(service: str, say: Callable[[str], str]) -> str:
    """What readers call a service, in the language of `say`."""
    match name := _BY_ID[service].name:
        case "E-mail":
            return say("E-mail")
        case "Text message":
            return say("Text message")
    return name


_BY_ID = {service.id: service for service in SHARE_SERVICES}
