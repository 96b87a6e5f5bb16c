"""What a page template is given: finished words, addresses and choices, no rules left to apply."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from markupsafe import Markup

from handbill.pages.letter_parts import ChoiceView, DownloadView, FieldView, PartView, RecipientView, SendingDay, VersionView
from handbill.pages.parts import (
    NO_TEXT,
    ActionCard,
    AudienceCard,
    CampaignCard,
    EventCard,
    EventTime,
    FigureView,
    LanguageLink,
    Link,
    LocalizedHtml,
    LocalizedText,
    MaterialLink,
    Moment,
    NewsCard,
    OrganisationView,
    OwnClock,
    ReportBack,
    SafetyView,
    SharingView,
    Subscription,
    TranslationNotice,
)


@dataclass(frozen=True, slots=True)
class Frame:
    """What surrounds every public page.

    `feed` is the Atom feed of the campaign (on hub pages the hub's) and `json_feed` the same as JSON, both empty where
    there is none. `picture` is the
    absolute address of the share picture, empty where pages have none; `title`, the page's own, and `locale` (as Open
    Graph writes it, often empty) are for links that show it; `oembed` is empty where nothing can be embedded. `readings`
    offer the text in the other languages it is written in, each in its own words.
    """

    lang: str
    dir: str
    kind: str
    head_title: str
    description: str
    canonical: str
    alternates: Sequence[tuple[str, str]]
    stylesheet: str
    script: str
    icon: str
    site_name: str
    home: str
    languages: Sequence[LanguageLink]
    high_risk: bool
    exit: str
    safety: SafetyView | None
    campaign_notice: LocalizedText | None
    notice: TranslationNotice | None
    crumbs: Sequence[Link]
    footer: Sequence[Link]
    issuers: Sequence[OrganisationView]
    contact: str
    edit: str
    indexed: bool
    feed: str = ""
    json_feed: str = ""
    title: str = ""
    picture: str = ""
    locale: str = ""
    oembed: str = ""
    readings: Sequence[LanguageLink] = ()


@dataclass(frozen=True, slots=True)
class PageView:
    """Common to every page below: `title` is the h1, `summary` the lead, `body` the author's text."""

    title: LocalizedText
    summary: LocalizedText
    body: LocalizedHtml
    figure: FigureView | None


@dataclass(frozen=True, slots=True)
class HomeView(PageView):
    """`elsewhere` holds campaigns not offered in the page's language, `ended` the last ones that have an outcome."""

    featured: CampaignCard | None
    campaigns: Sequence[CampaignCard]
    elsewhere: Sequence[CampaignCard]
    events: Sequence[EventCard]
    news: Sequence[NewsCard]
    all_news: Link
    ended: Sequence[CampaignCard]
    archive: Link


@dataclass(frozen=True, slots=True)
class ArchiveView(PageView):
    """Campaigns by year, newest first; a year is a string of digits in the page's language, or says that there is none."""

    years: Sequence[tuple[str, Sequence[CampaignCard]]]
    elsewhere: Sequence[CampaignCard]
    news: Sequence[tuple[str, Sequence[NewsCard]]]


@dataclass(frozen=True, slots=True)
class CampaignView(PageView):
    """`calendar` is the address of the campaign's events.ics, empty when it has no dated event.

    `bundle` holds all letters in the page's language, None when none is offered.
    """

    status: str
    status_text: str
    deadline: Moment | None
    primary: Link | None
    outcome: Link | None
    actions: Sequence[ActionCard]
    letters: Sequence[Link]
    audiences: Sequence[AudienceCard]
    events: Sequence[EventCard]
    news: Sequence[NewsCard]
    all_news: Link | None
    pages: Sequence[Link]
    organisers: Sequence[OrganisationView]
    partners: Sequence[OrganisationView]
    contact: str
    channels: Sequence[Link]
    hashtags: Sequence[str]
    bundle: DownloadView | None = None
    calendar: str = ""
    subscription: Subscription | None = None
    passing_on: SharingView | None = None


@dataclass(frozen=True, slots=True)
class ActionView(PageView):
    """`report` is there on the page of an action of the kind `report`, `passing_on` on one of the kind `share`.

    `script` and `calls`, the offices with a telephone, are there on one of the kind `call`.
    """

    number: str
    deadline: Moment | None
    buttons: Sequence[Link]
    report: ReportBack | None
    others: Sequence[Link]
    passing_on: SharingView | None = None
    script: LocalizedText = NO_TEXT
    calls: Sequence[RecipientView] = ()


@dataclass(frozen=True, slots=True)
class LetterView(PageView):
    """A letter to read and, when `offered`, to send.

    `withdrawn` says in words why it is not offered. `letter` and `subject` are the text that is
    sent; `reading` is the reader's own language when that differs. `choices` is empty unless the
    reader picks; then `href` is empty too. `rung` is the worst one any choice has.
    `versions` are the letter in other languages that its offices read, and `own_language` names that of the page; `lang` is
    its tag, `digits` are its digits, empty where they are 0 to 9.
    `parts` are the links of a letter without choices, of which there are several when its addresses are too many for one.
    `uncopied` are addresses of copies that no link has room for. `why`, `proof` and `script` are empty where there are none;
    `calls` are the offices with a telephone, and `find` leads to where the reader finds an address.
    `may_be_full` is False when the whole letter fits into no link, however little the reader fills in.
    `groups` are the choices by country name. `mailto_max` is the longest URL the script may build. `text` is the plain
    form with `[[field]]` for each gap, of which there are some when `gaps` is set. `bounced` is a message about an
    address that fails; the addresses, where they are known, are its last words. `embed` is the HTML that shows the letter
    on another site, empty where none may; `ways` are what else can be done. `sent_language` and `reading_language` name
    the languages of the two texts and are empty where there is one. `day` is there when the letter names the day of sending.
    """

    offered: bool
    withdrawn: str
    collective: bool
    deadline: Moment | None
    choose: str
    groups: Sequence[tuple[str, Sequence[ChoiceView]]]
    choices: Sequence[ChoiceView]
    recipients: Sequence[RecipientView]
    cc: Sequence[str]
    subject: LocalizedText
    letter: LocalizedHtml
    reading_subject: LocalizedText
    reading: LocalizedHtml
    fields: Sequence[FieldView]
    parts: Sequence[PartView]
    rung: str
    may_be_full: bool
    mailto_max: int
    downloads: Sequence[DownloadView]
    report: str
    report_name: str
    ways: Sequence[Link]
    text: Markup = field(default_factory=Markup)
    gaps: bool = False
    bounced: str = ""
    embed: str = ""
    sent_language: str = ""
    reading_language: str = ""
    day: SendingDay | None = None
    versions: Sequence[VersionView] = ()
    own_language: str = ""
    lang: str = ""
    digits: str = ""
    uncopied: Sequence[str] = ()
    why: LocalizedText = NO_TEXT
    proof: LocalizedText = NO_TEXT
    script: LocalizedText = NO_TEXT
    calls: Sequence[RecipientView] = ()
    find: Link | None = None
    issuers: Sequence[OrganisationView] = ()
    """Who asks, in the campaign's order."""
    steps: int = 1
    """The numbered parts of the page that a reader goes through."""
    minutes: int = 1
    """How long that takes most readers, reading included."""
    next_letter: Link | None = None
    """The campaign's letter after this one; None after the last."""
    address: str = ""
    """The page's own address to pass on, empty where that is dangerous."""

    @property
    def href(self) -> str:
        """The link of the first message; empty where the reader chooses, and where there is none."""
        return self.parts[0].href if self.parts else ""

    @property
    def most_parts(self) -> int:
        """Into how many messages the letter is divided at most, because its addresses are too many for one."""
        return max((len(parts) for parts in (self.parts, *(one.parts for one in self.choices))), default=0)

    @property
    def may_open(self) -> bool:
        """Whether there is a message to open: the letter's own, or that of a choice."""
        return bool(self.href) or any(one.href for one in self.choices)

    @property
    def may_be_posted(self) -> bool:
        """Whether the letter, or a choice of it, has no message and goes another way."""
        return not self.href and not (self.choices and all(one.href for one in self.choices))

    @property
    def first_rung(self) -> str:
        """The rung shown before a choice: where only some choices have a message, the steps to send one."""
        return "short" if self.rung == "copy" and self.may_open else self.rung

    @property
    def most_addresses(self) -> int:
        """How many email addresses a message goes to at most."""
        messages = [one.recipients for one in self.choices] or [self.recipients]
        return max(sum(1 for one in recipients if one.email) for recipients in messages)


@dataclass(frozen=True, slots=True)
class EventView(PageView):
    """`calendar` is the address of the event's .ics file, empty while its date is open and when it is over.

    `clock` is None where nobody needs to know the hour any more; `deadline` is that of `actions`. `online` says whether
    one can take part online, `hearing` what to do to hear the interpretation; both are empty where they do not apply.
    `primary` leads to registration while that is open; `registers` says so.
    `calendars` are calendars on the web, none when nobody can go; `data` is JSON for search engines.
    """

    state: str
    label: str
    explanation: str
    when: EventTime
    clock: OwnClock | None
    place: LocalizedText
    online: str
    languages: Sequence[str]
    interpretation: Sequence[str]
    hearing: str
    registers: bool
    recording: str
    materials: Sequence[MaterialLink]
    primary: Link | None
    actions: Sequence[Link]
    others: Sequence[Link]
    calendar: str = ""
    calendar_label: str = ""
    calendars: Sequence[Link] = ()
    subscription: Subscription | None = None
    data: Markup = field(default_factory=Markup)
    deadline: Moment | None = None
    passing_on: SharingView | None = None


@dataclass(frozen=True, slots=True)
class AudienceView(PageView):
    partner: OrganisationView
    letters: Sequence[Link]
    audiences: Sequence[Link]


@dataclass(frozen=True, slots=True)
class NewsView(PageView):
    date: Moment
    outcome: bool
    others: Sequence[NewsCard]
    all_news: Link
    passing_on: SharingView | None = None


@dataclass(frozen=True, slots=True)
class NewsListView(PageView):
    """Items by year, newest first; `archive` leads from the hub's list to those of campaigns that ended."""

    years: Sequence[tuple[str, Sequence[NewsCard]]]
    archive: Link | None = None


@dataclass(frozen=True, slots=True)
class PlainView(PageView):
    """A briefing, a plain page, a page of the hub, safety and privacy, and the page not found."""

    links: Sequence[Link]
    downloads: Sequence[DownloadView] = ()


@dataclass(frozen=True, slots=True)
class CircularView(PlainView):
    """`senders` are the organisers that the message comes from; their names stand below it."""

    date: Moment | None = None
    salutation: LocalizedText | None = None
    closing: LocalizedText | None = None
    senders: Sequence[OrganisationView] = ()
