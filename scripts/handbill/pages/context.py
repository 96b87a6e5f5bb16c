"""Where a reader is: a page of the site, read in one language, on one day."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from urllib.parse import urlsplit

from markupsafe import Markup

from handbill.content.markdown.body import Body, body_of
from handbill.content.markdown.html.writer import to_html
from handbill.content.markdown.nodes import Image
from handbill.model.addresses import page_path, picture_address, picture_of, prefix, relative
from handbill.model.campaign import Campaign, Edition, Site
from handbill.model.facts import line_of
from handbill.model.page import Page, Text
from handbill.model.picture import PublishedPicture
from handbill.model.publication import counts_down, is_deadline_passed, is_high_risk, is_hub_high_risk
from handbill.pages.layout.images import size
from handbill.pages.parts import Link, LocalizedHtml, LocalizedText, Moment
from handbill.translations import day, days_until, direction, number, plural_translator, translator
from handbill.translations.catalogues import interface_language
from handbill.urls.links import Place, surroundings

NOT_FOUND = "404.html"


@dataclass(frozen=True)
class PageContext:
    """One address of the site. `campaign` is None on pages of the hub; `page` is None on pages made of lists."""

    site: Site
    language: str
    path: str
    campaign: Campaign | None = None
    page: Page | None = None

    @cached_property
    def address(self) -> str:
        """The address below the site's root, with its language."""
        return self.at(self.path)

    @cached_property
    def own_path(self) -> str:
        """Where the page that is shown is by itself; a letter's page to embed has an address besides."""
        if self.page is None:
            return self.path
        return page_path(self.page, self.campaign.folder if self.campaign else "")

    def edition(self, campaign: Campaign) -> Edition:
        """A campaign as the reader meets it, which files and addresses are made from."""
        return Edition(self.site, campaign, self.language)

    @property
    def today(self) -> date:
        return self.site.today

    @property
    def text(self) -> Text:
        assert self.page is not None
        return self.page.text(self.language)

    @cached_property
    def high_risk(self) -> bool:
        if self.campaign is None:
            return is_hub_high_risk(self.site.campaigns, self.language)
        return is_high_risk(self.campaign, self.language)

    @property
    def say(self) -> Callable[..., str]:
        return translator(self.language)

    @property
    def interface_language(self) -> str:
        """The language of the words around texts, and so of dates, numbers and names in them: the reader's, else English."""
        return interface_language(self.language)

    def number(self, value: int) -> str:
        """A number in the digits of the interface's language."""
        return number(value, self.interface_language)

    @cached_property
    def say_number(self) -> Callable[..., str]:
        return plural_translator(self.interface_language)

    def at(self, path: str, language: str | None = None) -> str:
        """The address of a path in a language, the reader's unless another is named."""
        return prefix(language or self.language, self.site.settings.default_language) + path

    def to(self, path: str, language: str | None = None) -> str:
        """The relative link to a path in a language."""
        return self.to_root(self.at(path, language))

    def to_root(self, path: str) -> str:
        """The relative link to a file that is the same in every language."""
        if self.path == NOT_FOUND:
            # Servers answer with this page at any depth, so it counts from the site's root.
            return urlsplit(self.site.settings.site_url).path + path
        return relative(path, self.address)

    def link(self, page: Page, campaign: Campaign | None = None, text: str = "") -> Link:
        """A link to a page of the campaign, or of the hub when there is none, with its title."""
        owner = campaign or self.campaign
        shown = page.text(self.language)
        folder = owner.folder if owner and owner.has(page) else ""
        return Link(self.to(page_path(page, folder)), self.unmarked(text) if text else self.localized(shown.title, shown.language))

    def localized(self, text: str, language: str) -> LocalizedText:
        """A text marked with its language unless that is the interface's."""
        return LocalizedText(text, *self._tongue(text, language))

    def unmarked(self, text: str) -> LocalizedText:
        """Words of the interface, which all that is not marked is in."""
        return LocalizedText(text)

    def localized_line(self, value: str | Mapping[str, str] | None, source: str) -> LocalizedText:
        """A text or map from campaign.yml in the reader's language, else in the source's."""
        return self.localized(*line_of(value, self.language, source))

    def word(self, page: Page, name: str) -> LocalizedText:
        """A word of a page in the reader's language, else in the source's; empty where nobody wrote it."""
        for text in (page.text(self.language), page.source_text):
            if found := getattr(text.words, name):
                return self.localized(str(found), text.language)
        return self.unmarked("")

    def moment(self, value: date, *, weekday: bool = False) -> Moment:
        return Moment(value.isoformat(), day(value, self.interface_language, weekday=weekday), value < self.today)

    def deadline(self, value: date | None, campaign: Campaign | None = None) -> Moment | None:
        """A last day with the days that are left, which readers at risk are not shown: no page counts down on them."""
        if value is None:
            return None
        owner = campaign or self.campaign
        moment = replace(self.moment(value), passed=is_deadline_passed(value, self.today))
        if not counts_down(owner, value, self.language, self.today):
            return moment
        return replace(moment, left=days_until(self.today, value, self.interface_language))

    def markup(self, markup: str, language: str) -> LocalizedHtml:
        """HTML that is ready, marked with its language unless that is the interface's."""
        return LocalizedHtml(Markup(markup), *self._tongue(markup, language))  # noqa: S704  sanitised by content.markdown

    def picture(self, name: str | None, origin: Page) -> PublishedPicture | None:
        """A picture of the folder of a page, such as `media/a.jpg`, as it is published; None where it is not."""
        owner = self._owner(origin)
        return self.site.pictures.get(picture_address(name, owner.folder if owner else "")) if name else None

    def body(self, text: Text, page: Page | None = None) -> LocalizedHtml:
        """The body of the page, or of another one that is in it."""
        origin = page or self.page
        assert origin is not None
        return self._body(body_of(origin, text), text, origin)

    def sections(self, text: Text) -> tuple[LocalizedHtml, tuple[tuple[LocalizedHtml, LocalizedHtml], ...]]:
        """The body of the page up to its first heading, and the parts below: each heading and its text."""
        assert self.page is not None
        first, *others = body_of(self.page, text).sections

        def html(body: Body) -> LocalizedHtml:
            assert self.page is not None
            return self._body(body, text, self.page)

        return html(first), tuple((html(heading), html(rest)) for heading, rest in (one.without_heading() for one in others))

    def excerpt(self, text: Text, page: Page) -> LocalizedHtml:
        """The part of a page's body before `<!-- more -->`, empty where nothing says how far it goes."""
        excerpt = body_of(page, text).excerpt
        return self._body(excerpt, text, page) if excerpt else self.nothing

    def _body(self, body: Body, text: Text, page: Page) -> LocalizedHtml:
        # With more bodies than one in a page, ids must differ.
        before = "" if page is self.page else f"{page.kind}-{page.id}-"
        place = Place(self.site, self._owner(page), page, self.language, self.campaign or self.site.whole_campaign)

        def sized(address: str, image: Image) -> Mapping[str, str]:
            return size(self.picture(picture_of(image.src, page), page), image, self.to_root)

        return self.markup(to_html(body, surroundings(place, text, self.to_root, size=sized, prefix=before)), text.language)

    @property
    def nothing(self) -> LocalizedHtml:
        return LocalizedHtml(Markup(""))

    def _tongue(self, text: str, language: str) -> tuple[str, str]:
        if not text or language == self.interface_language:
            return "", ""
        other = direction(language)
        return language, other if other != direction(self.interface_language) else ""

    def _owner(self, page: Page) -> Campaign | None:
        """The campaign that a page belongs to; None for pages of the hub."""
        campaign = self.campaign or self.site.whole_campaign
        return campaign if campaign and campaign.has(page) else None
