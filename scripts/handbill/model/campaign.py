"""A campaign and the site that campaigns make up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

from handbill.model.addresses import file_name
from handbill.model.facts import CampaignFacts, CircularFacts, Organisation
from handbill.model.kinds import BY_NAME
from handbill.model.page import ActionPage, AudiencePage, CampaignPage, CircularPage, EventPage, Kind, LetterPage, NewsPage, Page
from handbill.model.picture import PublishedPicture
from handbill.model.recipient import Recipient
from handbill.model.settings import Settings
from handbill.values.types import Slug, Tag


@dataclass(frozen=True, kw_only=True)
class Campaign:
    """A folder of `campaigns/` that passed every check; pages are in the order readers meet them."""

    slug: Slug
    facts: CampaignFacts
    source: Tag
    pages: tuple[Page, ...]
    recipients: Mapping[Slug, Recipient]
    media: tuple[str, ...] = ()
    files: Mapping[str, int] = field(default_factory=dict)
    """The files it hands out, such as `files/leaflet.pdf`, and the bytes of each."""
    unpublished: frozenset[str] = frozenset()
    """The files of news whose day has not come, as links name them: `news/2027-05-01-march.md`."""
    at_root: bool = False
    """Whether it is a whole site of its own, without a folder in its addresses."""

    @property
    def folder(self) -> str:
        """The campaign's folder on the site; empty where it is at the root."""
        return "" if self.at_root else self.slug

    @cached_property
    def _by_id(self) -> Mapping[tuple[str, str], Page]:
        return {(page.kind, page.id): page for page in self.pages}

    def page(self, kind: Kind, id: str = "") -> Page | None:
        return self._by_id.get((kind, id))

    @cached_property
    def _by_file(self) -> Mapping[str, Page]:
        return {f"{file_name(page)}.md": page for page in self.pages}

    def page_in_file(self, file: str) -> Page | None:
        """The page that is written in a file, as links between pages name it: `letters/wages.md`."""
        return self._by_file.get(file)

    def has(self, page: Page) -> bool:
        """Whether a page is one of the campaign's own, and not of the hub: to compare it with each of them would take long."""
        return self.page(page.kind, page.id) is page

    def of_kind(self, kind: Kind) -> list[Page]:
        """The pages of a kind; KeyError for one that is not in the list of kinds."""
        return [page for page in self.pages if page.kind == BY_NAME[kind].name]

    def letter(self, id: str) -> LetterPage | None:
        return next((page for page in self.letters if page.id == id), None)

    def audience(self, id: str) -> AudiencePage | None:
        return next((page for page in self.audiences if page.id == id), None)

    @cached_property
    def index(self) -> CampaignPage:
        return next(page for page in self.pages if isinstance(page, CampaignPage))

    @cached_property
    def actions(self) -> tuple[ActionPage, ...]:
        return tuple(page for page in self.pages if isinstance(page, ActionPage))

    @cached_property
    def letters(self) -> tuple[LetterPage, ...]:
        return tuple(page for page in self.pages if isinstance(page, LetterPage))

    @cached_property
    def events(self) -> tuple[EventPage, ...]:
        return tuple(page for page in self.pages if isinstance(page, EventPage))

    @cached_property
    def news(self) -> tuple[NewsPage, ...]:
        return tuple(page for page in self.pages if isinstance(page, NewsPage))

    @cached_property
    def audiences(self) -> tuple[AudiencePage, ...]:
        return tuple(page for page in self.pages if isinstance(page, AudiencePage))

    @cached_property
    def circulars(self) -> tuple[CircularPage, ...]:
        return tuple(page for page in self.pages if isinstance(page, CircularPage))

    @property
    def notice(self) -> Mapping[Tag, str]:
        """What is on top of every page of the campaign, by language; empty where nothing does."""
        return {language: text.words.notice for language, text in self.index.texts.items() if text.words.notice}

    def notice_in(self, language: str) -> tuple[str, str]:
        """The notice for readers of a language and the language it is in: theirs, else the source's; empty where there is none."""
        tag = language if language in self.notice else self.source
        return self.notice.get(tag, ""), tag

    def audience_letters(self, audience: AudiencePage) -> list[LetterPage]:
        """The letters an audience names, in its order, then those that name it."""
        named = [page for id in audience.facts.letters if (page := self.letter(id))]
        others = [page for page in self.letters if page.facts.audience == audience.id and page not in named]
        return named + others

    def senders(self, circular: CircularFacts) -> tuple[Organisation, ...]:
        """The organisers that a circular comes from, in its order; all of them where it names none."""
        if not circular.from_:
            return self.facts.organisers
        known = {name: one for one in self.facts.organisers for name in one.short_names}
        return tuple(known[name] for name in circular.from_ if name in known)

    @property
    def outcome(self) -> NewsPage | None:
        """The newest item of news that tells how the campaign ended."""
        return next((page for page in self.news if page.facts.outcome), None)

    @property
    def ended(self) -> date | None:
        """The day under which an archive files the campaign: of its outcome, else of its last change; None without a date."""
        return self.outcome.facts.date if self.outcome else self.last_change

    @property
    def last_change(self) -> date | None:
        """The newest date the content gives: of news, else of the deadline or `updated`."""
        days = [page.facts.date for page in self.news]
        days += [page.facts.updated for page in self.pages if page.facts.updated]
        return max(days) if days else self.facts.deadline


@dataclass(frozen=True, kw_only=True, eq=False)
class Site:
    """All that is published: drafts and embargoed campaigns are not in it. `now` is in UTC."""

    settings: Settings
    hub: tuple[Page, ...]
    campaigns: tuple[Campaign, ...]
    now: datetime
    media: tuple[str, ...] = ()
    handbook: tuple[str, ...] = ()
    """The pages of the handbook, such as `handbook/index.md`, which MkDocs reads itself."""
    handbook_pictures: frozenset[str] = frozenset()
    """The pictures of the hub that they show, such as `media/form.png`; empty until pictures are published."""
    pictures: Mapping[str, PublishedPicture] = field(default_factory=dict)
    """The pictures as they are published, by their addresses; empty until they are written."""
    as_on: bool = False
    """Whether it shows another day than its own, which is never published."""

    @property
    def today(self) -> date:
        return self.now.date()

    def hub_page(self, id: str) -> Page | None:
        return next((page for page in self.hub if page.id == id), None)

    @property
    def whole_campaign(self) -> Campaign | None:
        """The campaign that the whole site is; None on a hub."""
        return next((one for one in self.campaigns if one.at_root), None)

    def name_in(self, language: str) -> tuple[str, str]:
        """The name of the site for readers of a language, and the language that it is in."""
        if self.whole_campaign is None:
            return self.settings.site_name, language  # a name like that of a person, which is in no language
        text = self.whole_campaign.index.text(language)
        return text.title, text.language


@dataclass(frozen=True, slots=True)
class Edition:
    """A campaign as readers of one language meet it, on the site that it is part of: what its files are made from."""

    site: Site
    campaign: Campaign
    language: str
