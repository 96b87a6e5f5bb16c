"""What a page template is given: finished words, addresses and choices, no rules left to apply."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field

from markupsafe import Markup

from handbill.pages.events.event_parts import EventCard, EventTime, MaterialLink, OwnClock, Subscription
from handbill.pages.letters.letter_parts import DownloadView, RecipientView
from handbill.pages.parts import (
    NO_TEXT,
    ActionCard,
    AudienceCard,
    CampaignCard,
    Closing,
    FigureView,
    LanguageLink,
    Link,
    LocalizedHtml,
    LocalizedText,
    Moment,
    NewsCard,
    OrganisationView,
    ReportBack,
    SafetyView,
    SharingView,
    StateView,
    TranslationNotice,
)
from handbill.values.records import frozen_record


@frozen_record
class Frame:
    """What surrounds every public page.

    `feed` is the Atom feed of the campaign (on hub pages the hub's) and `json_feed` the same as JSON, both empty where
    there is none. `picture` is the
    absolute address of the share picture, empty where pages have none; `title`, the page's own, and `locale` (as Open
    Graph writes it, often empty) are for links that show it; `oembed` is empty where nothing can be embedded. `readings`
    offer the text in the other languages it is written in, each in its own words. `updated` is the day of the page's text,
    and `closing` the small sheet at its end. `printed` is the address to print; a sheet of
    paper found on readers at risk should not lead back to it. `later_script` is one that the script of a letter loads
    when it needs it. `as_on` says of what day a preview is; empty on a site that is
    published. `lang` and `dir` are those of the address, `interface_lang` and `interface_dir` those of the words around texts,
    which are others where no catalogue has words in the language. `with_sheet` is true where a sheet heads the page and tells
    the day; on `compact` pages, whose readers meet the safety box first, the way back and what is amiss with the translation
    follow the headline too, so that this is still on the first screen of a phone.
    """

    lang: str
    dir: str
    interface_lang: str
    interface_dir: str
    kind: str
    head_title: str
    description: str
    canonical: str
    alternates: Sequence[tuple[str, str]]
    stylesheet: str
    script: str
    later_script: str
    icon: str
    site_name: LocalizedText
    with_bar: bool
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
    updated: Moment | None = None
    closing: Closing | None = None
    printed: str = ""
    as_on: str = ""
    with_sheet: bool = False
    compact: bool = False


@frozen_record
class PageView:
    """Common to every page below: `title` is the h1, `summary` the lead, `body` the author's text."""

    title: LocalizedText
    summary: LocalizedText
    body: LocalizedHtml
    figure: FigureView | None

    @property
    def scripted_as(self) -> str:
        """The kind of page whose script it has; empty where that is its own."""
        return ""


@frozen_record
class HomeView(PageView):
    """`campaigns` run, `after` are past their deadline, `paused` wait; `featured` leads them all.

    `elsewhere` holds campaigns not offered in the page's language, `ended` the last ones that have an outcome. `owner` is who
    runs the hub; its name is empty where mkdocs.yml does not say.
    """

    featured: CampaignCard | None
    campaigns: Sequence[CampaignCard]
    after: Sequence[CampaignCard]
    paused: Sequence[CampaignCard]
    elsewhere: Sequence[CampaignCard]
    events: Sequence[EventCard]
    news: Sequence[NewsCard]
    all_news: Link
    ended: Sequence[CampaignCard]
    archive: Link
    owner: OrganisationView | None = None


@frozen_record
class ArchiveView(PageView):
    """Campaigns by year, newest first; a year is a string of digits in the page's language, or says that there is none."""

    years: Sequence[tuple[str, Sequence[CampaignCard]]]
    elsewhere: Sequence[CampaignCard]
    news: Sequence[tuple[str, Sequence[NewsCard]]]
    earlier: Sequence[Link] = ()
    """The years of a long list of news that have pages of their own."""


@frozen_record
class CampaignView(PageView):
    """`calendar` is the address of the campaign's events.ics, empty when it has no dated event.

    `bundle` holds all letters in the page's language, None when none is offered. `body` is the text up to its first heading;
    `sections` are the headings and texts below, folded so that what one can do and what came of it stay near.
    `earlier_events` lead to the events that are over, by year, where there are many.
    """

    sections: Sequence[tuple[LocalizedHtml, LocalizedHtml]]
    headline: StateView | None
    ended: bool
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
    poster: DownloadView | None = None
    earlier_events: Sequence[Link] = ()


@frozen_record
class ActionView(PageView):
    """`report` is there on the page of an action of the kind `report`, `passing_on` and `poster` on one of the kind `share`.

    `script` and `calls`, the offices with a telephone, are there on one of the kind `call`.
    """

    number: str
    deadline: Moment | None
    buttons: Sequence[Link]
    report: ReportBack | None
    others: Sequence[Link]
    passing_on: SharingView | None = None
    poster: DownloadView | None = None
    script: LocalizedText = NO_TEXT
    calls: Sequence[RecipientView] = ()
    ended: bool = False


@frozen_record
class EventView(PageView):
    """`calendar` is the address of the event's .ics file, empty while its date is open and when it is over.

    `clock` is None where nobody needs to know the hour any more; `deadline` is that of `actions`. `online` says whether
    one can take part online, `hearing` what to do to hear the interpretation; both are empty where they do not apply.
    `primary` leads to registration while that is open; `registers` says so.
    `calendars` are calendars on the web, none when nobody can go; `data` is JSON for search engines.
    """

    state: str
    headline: StateView
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


@frozen_record
class NewsView(PageView):
    date: Moment
    outcome: bool
    others: Sequence[NewsCard]
    all_news: Link
    passing_on: SharingView | None = None


@frozen_record
class NewsListView(PageView):
    """Items by year, newest first; `archive` leads from the hub's list to those of campaigns that ended.

    `earlier` leads to the years that have pages of their own, and from those back to the list.
    """

    years: Sequence[tuple[str, Sequence[NewsCard]]]
    earlier: Sequence[Link] = ()
    archive: Link | None = None


@frozen_record
class EventsView(PageView):
    """The events of a year that are over, from its end; `back` leads to the campaign."""

    events: Sequence[EventCard]
    back: Link


@frozen_record
class PlainView(PageView):
    """A page of text: of the hub, a briefing, a circular, an audience, the page not found, and every other kind without a view.

    `words` are those that only pages of its kind have, by the names of their fields; `senders` are the organisers that a
    circular comes from. Where `by` names who issues the page its top is a poster, which the first of `letters` is on.
    """

    links: Sequence[Link] = ()
    downloads: Sequence[DownloadView] = ()
    date: Moment | None = None
    words: Mapping[str, LocalizedText] = field(default_factory=dict)
    senders: Sequence[OrganisationView] = ()
    by: Sequence[LocalizedText] = ()
    letters: Sequence[Link] = ()
    partner: OrganisationView | None = None
    audiences: Sequence[Link] = ()
