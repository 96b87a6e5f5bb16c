"""Where the links and pictures of a body lead: one answer for pages, where it is relative, and for feeds, where it is not."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import unquote, urljoin

from handbill.content.markdown.nodes import Image, Link
from handbill.content.markdown.surroundings import Attachment, Surroundings
from handbill.model.addresses import below, file_name, is_external, page_path, prefix, resolve
from handbill.model.campaign import Campaign, Site
from handbill.model.formats import ATTACHMENTS
from handbill.model.page import Page, Text
from handbill.model.publication import is_offered, shows_attachments, shows_pictures
from handbill.translations import direction, language_name, readable_size
from handbill.values.types import TAG

_HANDBOOK = re.compile(r"(^|/)index\.md$")

To = Callable[[str], str]
"""The link to an address below the site's root, as it is in what is being made."""
Size = Callable[[str, Image], Mapping[str, str]]
"""More attributes of a picture, by its address below the site's root: its size, narrower copies of it."""


def _no_size(address: str, image: Image) -> Mapping[str, str]:
    return {}


@dataclass(frozen=True, slots=True)
class Place:
    """A page of a campaign, or of the hub where there is none, as it is read in a language.

    `reading` is the campaign on whose page it is read, where that is another: a page of the hub may be shown there too.
    """

    site: Site
    campaign: Campaign | None
    page: Page
    language: str
    reading: Campaign | None = None

    @property
    def _folder(self) -> str:
        return self.campaign.folder if self.campaign else ""

    @property
    def _hub_pages(self) -> tuple[Page, ...]:
        """What pages of the hub lead to: each other, and on the site of one campaign its pages too."""
        whole = self.site.whole_campaign
        return (*self.site.hub, *(whole.pages if whole else ()))

    def at(self, path: str) -> str:
        """The address of a path in the reader's language."""
        return prefix(self.language, self.site.settings.default_language) + path

    def address(self, link: str) -> str | None:
        """The address below the site's root that a link or a picture of the page leads to; None where there is none of ours.

        It has its language, and a fragment where the link has one.
        """
        if is_external(link):
            return None
        target, fragment = resolve(link, self.page)
        if target.startswith(("media/", "files/")):
            return below(self._folder, target)
        if self.campaign:
            found = self.campaign.page_in_file(target)
        else:
            found = next((page for page in self._hub_pages if f"{file_name(page)}.md" == target), None)
        if found is not None and self.campaign and not is_offered(self.campaign, found, self.language):
            found = self.campaign.index
        if found is not None:
            way = self.at(page_path(found, self._folder))
        elif target.startswith("handbook/") and not self.site.whole_campaign:
            way = _HANDBOOK.sub(r"\1", target).removesuffix(".md").rstrip("/") + "/"
        else:
            return None
        return f"{way}#{fragment}" if fragment else way

    def attachment(self, node: Link, language: str) -> Attachment | None:
        """What readers are told beside a link to a file that the campaign hands out: its format, its language and its size.

        `language` is that of the text the link is in.
        """
        if self.campaign is None or is_external(node.href):
            return None
        name = unquote(resolve(node.href, self.page)[0])
        if (size := self.campaign.files.get(name)) is None:
            return None
        path = PurePosixPath(name)
        form, tag = ATTACHMENTS[path.suffix.lower()], path.stem.rpartition(".")[2]
        own = {"hreflang": tag} if "." in path.stem and TAG.fullmatch(tag) else {}
        said = (form.name, *(language_name(one, self.language) for one in own.values()), readable_size(size, self.language))
        tongue = {"lang": self.language, "dir": direction(self.language)} if language != self.language else {}
        return Attachment({"type": form.type, **own}, f"({', '.join(said)})", tongue)

    @property
    def shows_pictures(self) -> bool:
        return shows_pictures(self.reading or self.campaign, self.page, self.language)

    def is_closed(self, link: str) -> bool:
        """Whether a link leads to news whose day has not come, or to a picture that is not shown here."""
        if is_external(link):
            return False
        target = resolve(link, self.page)[0]
        if target.startswith("media/"):
            return not self.shows_pictures
        if target.startswith("files/"):
            return not shows_attachments(self.reading or self.campaign, self.page, self.language)
        if self.campaign is None:
            # A page of a hub may lead to others that the site of one campaign does without.
            return self.site.whole_campaign is not None and self.address(link) is None
        return target in self.campaign.unpublished


def surroundings(place: Place, text: Text, to: To, *, size: Size = _no_size, prefix: str = "", paper: bool = False) -> Surroundings:
    """What the HTML of a body depends on at a place; the words of a link that is closed there stay.

    On `paper` are no pictures, and no links within the page.
    """
    own = to(place.at(page_path(place.page, place.campaign.folder if place.campaign else "")))

    def link(node: Link) -> str | None:
        if place.is_closed(node.href) or (paper and node.href.startswith("#")):
            return None
        address = place.address(node.href)
        if address is None:
            return _elsewhere(own, node.href)
        path, hash_mark, fragment = address.partition("#")
        return to(path) + hash_mark + fragment

    def picture(node: Image) -> Mapping[str, str] | None:
        if paper or not place.shows_pictures:
            return None
        address = place.address(node.src)
        source = _elsewhere(own, node.src) if address is None else to(address)
        title = {"title": node.title} if node.title else {}
        more = dict(node.attributes) | (dict(size(address, node)) if address is not None else {})
        return {"src": source, "alt": node.alt, **title, **more}

    return Surroundings(
        text.language, place.language, link, picture, prefix, paper, lambda node: place.attachment(node, text.language)
    )


def _elsewhere(own: str, link: str) -> str:
    """A link that is none of the site's: whole as it is, else as a browser reads it from the page's own address."""
    return link if is_external(link) and not link.startswith("//") else urljoin(own, link)
