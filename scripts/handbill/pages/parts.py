"""The parts that views are made of: words, links, dates and cards."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from markupsafe import Markup

from handbill.pages.layout.images import SIZES
from handbill.values.characters import WORD_JOINER
from handbill.values.records import frozen_record

# The commas are those of Arabic and Burmese too.
_BLANK = re.compile("(?<![,،၊]) ")


@frozen_record
class LocalizedText:
    """A text that knows its language. `lang` and `dir` are empty when they are the page's own."""

    text: str
    lang: str = ""
    dir: str = ""

    def __str__(self) -> str:
        return self.text

    def __bool__(self) -> bool:
        return bool(self.text)


NO_TEXT = LocalizedText("")


@frozen_record
class LocalizedHtml:
    """HTML made by us from Markdown, in a language of its own like `LocalizedText`."""

    markup: Markup
    lang: str = ""
    dir: str = ""

    def __html__(self) -> str:
        return self.markup

    def __bool__(self) -> bool:
        return bool(self.markup)


@frozen_record
class Link:
    """`href` is relative to the page unless it leaves the site."""

    href: str
    text: LocalizedText


@frozen_record
class LanguageLink:
    """An entry of the language switcher, or a language named in a sentence (then without `href`)."""

    tag: str
    name: str
    dir: str
    href: str = ""
    current: bool = False


@frozen_record
class Moment:
    """A date or an instant: `datetime` for machines (date, or UTC ending in Z), `text` for readers.

    `left` says of a deadline how far off it is, such as “in 12 days”; empty where nobody should feel pressed.
    """

    datetime: str
    text: str
    passed: bool = False
    left: str = ""

    @property
    def kept(self) -> str:
        """The text to be broken behind commas only, so that no line ends between a day and its month or between its two names."""
        return _BLANK.sub("\N{NO-BREAK SPACE}", self.text).replace("/", f"/{WORD_JOINER}")


@frozen_record
class TranslationNotice:
    """Why the reader sees another language or an unreviewed text: untranslated, machine or stale."""

    reason: str
    text: str
    original: Link | None = None


@frozen_record
class SafetyView:
    """The box that comes first on pages for readers at risk."""

    title: LocalizedText
    body: LocalizedHtml
    more: Link


@frozen_record
class FigureView:
    """`width` and `height` are pixels, 0 until the picture is written; `srcset` offers narrower copies; `alt` is never empty."""

    src: str
    alt: LocalizedText
    caption: LocalizedText
    credit: LocalizedText
    width: int = 0
    height: int = 0
    srcset: str = ""
    sizes: str = SIZES

    @property
    def tall(self) -> bool:
        return self.height > self.width


@frozen_record
class OrganisationView:
    """An organiser or partner as readers see it."""

    name: LocalizedText
    short_name: LocalizedText
    role: LocalizedText
    url: str = ""
    contact: str = ""
    logo: FigureView | None = None


StateForm = Literal["plain", "solid", "dashed"]
"""How a state looks: filled for what is won, with a broken line while a day is open."""


@frozen_record
class StateView:
    """Where a campaign or an event is, as the headline of its sheet: a word or two, since when, and a sentence.

    `deadline` is there when that is what has passed; the sentence follows it.
    """

    label: str
    sentence: str = ""
    form: StateForm = "plain"
    since: Moment | None = None
    deadline: Moment | None = None


@frozen_record
class Closing:
    """The small sheet that a page ends with: what it is about and the thing to do."""

    by: Sequence[LocalizedText]
    about: LocalizedText
    hand: Link


@frozen_record
class NewsCard:
    """`excerpt` is None where a list does not show it."""

    link: Link
    date: Moment
    campaign: LocalizedText
    outcome: bool = False
    excerpt: LocalizedHtml | None = None


@frozen_record
class ActionCard:
    """One numbered thing to do; `buttons` lead to its letters, events and audiences, else to what its kind asks for."""

    link: Link
    summary: LocalizedText
    buttons: Sequence[Link]
    deadline: Moment | None
    report: str = ""


@frozen_record
class ReportBack:
    """A report to fill in. `kinds` are a value of the line `Did` and a link that begins such a report, the first one chosen.

    `subject` and `lines` are those of the first, to be copied where no mail program opens; `intro` says what to complete;
    `letters` are ids and titles.
    """

    campaign: str
    language: str
    to: str
    subject: str
    lines: str
    intro: str
    kinds: Sequence[tuple[str, Link]]
    letters: Sequence[tuple[str, LocalizedText]]
    mailto_max: int


@frozen_record
class AudienceCard:
    link: Link
    summary: LocalizedText
    partner: OrganisationView
    letters: Sequence[Link]


@frozen_record
class CampaignCard:
    """A campaign on the home page or in the archive; `status` as in campaign.yml, `label` in words."""

    link: Link
    summary: LocalizedText
    by: Sequence[LocalizedText]
    status: str
    label: str
    deadline: Moment | None
    primary: Link | None
    languages: Sequence[LanguageLink]
    outcome: Link | None = None
    ended: Moment | None = None
    state: StateView | None = None


@frozen_record
class SharingView:
    """`post` is a post to copy, in paragraphs of one language; `qr` the address of an image, empty where there is none.

    `title`, `text` and `address` (absolute) are what the reader's device is given to pass on.
    """

    links: Sequence[Link]
    post: Sequence[LocalizedText]
    qr: str
    title: str
    text: str
    address: str
