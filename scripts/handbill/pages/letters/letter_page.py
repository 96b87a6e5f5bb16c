"""What the template of a letter's page is given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field

from markupsafe import Markup

from handbill.pages.layout.page_assets import LETTER, NEXT, ROUND, WITH_LANGUAGES, WITH_LATER
from handbill.pages.letters.letter_parts import (
    NO_VERSIONS,
    ChoiceView,
    DownloadView,
    FieldView,
    OfficeGroup,
    PartView,
    RecipientView,
    SendingDay,
    VersionsView,
)
from handbill.pages.letters.script_words import ScriptWords
from handbill.pages.parts import NO_TEXT, Link, LocalizedHtml, LocalizedText, Moment, OrganisationView
from handbill.pages.view import PageView
from handbill.values.records import frozen_record

SEARCHED = 12


@frozen_record
class OfficesView(PageView):
    """Offices of a letter whose links are not on its page. `back` leads to that."""

    sections: Sequence[OfficeSection]
    back: Link
    is_by_language: bool = False
    """Whether they have their language in common, which the title then names."""


@frozen_record
class OfficeSection:
    """A letter in the language that some offices read, with the links that carry it, and the worst rung of them.

    `language` names it where it is not the page's. `has_placeholders` says that something in it is for the reader to fill in, and
    `uncopied` are addresses of copies for which no link has room.
    """

    language: LocalizedText
    subject: LocalizedText
    letter: LocalizedHtml
    choices: Sequence[ChoiceView]
    rung: str
    has_placeholders: bool
    uncopied: Sequence[str] = ()

    @property
    def most_parts(self) -> int:
        """Into how many messages the letter to one of them is divided at most."""
        return max(len(one.parts) for one in self.choices)


@frozen_record
class LetterView(PageView):
    """A letter to read and, when `offered`, to send.

    `withdrawn` says in words why it is not offered. `letter` and `subject` are the text that is
    sent; `reading` is the reader's own language when that differs. `choices` is empty unless the
    reader picks; then `href` is empty too. `rung` is the worst one that any choice on the page has.
    `is_folded` says that there are so many offices that the choices are folded away, `is_long` that even the choices are so many.
    `versions` are the letter in other languages that its offices read; `lang` is the tag of the page's own, and `words` are what
    its script says.
    `parts` are the links of a letter without choices, of which there are several when its addresses are too many for one.
    `uncopied` are addresses of copies that no link has room for. `why`, `proof` and `script` are empty where there are none;
    `calls` are the offices with a telephone, and `find` leads to where the reader finds an address.
    `may_be_full` is False when the whole letter fits into no link, however little the reader fills in.
    `groups` are the choices by country name; those of `away` have their links on pages of their own. `mailto_max` is the
    longest URL the script may build. `text` is the plain form with `[[field]]` for each placeholder, empty where the script can
    take it from `letter`; there are some when `has_placeholders` is set. `bounced` is a message about an address that fails; the
    addresses, where they are known, are its last words. `embed` is the HTML that shows the letter on another site, empty where
    none may; `ways` are what else can be done. `sent_language` and `reading_language` name the languages of the two texts and
    are empty where there is one. `reminder` is the address of a calendar entry of the deadline, empty where there is none.
    `day` is there when the letter names the day of sending.
    """

    offered: bool
    withdrawn: str
    collective: bool
    deadline: Moment | None
    reminder: str
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
    has_placeholders: bool = False
    bounced: str = ""
    embed: str = ""
    sent_language: str = ""
    reading_language: str = ""
    day: SendingDay | None = None
    away: Sequence[OfficeGroup] = ()
    is_long: bool = False
    is_folded: bool = False
    versions: VersionsView = NO_VERSIONS
    words: ScriptWords = field(default_factory=ScriptWords)
    lang: str = ""
    uncopied: Sequence[str] = ()
    why: LocalizedText = NO_TEXT
    proof: LocalizedText = NO_TEXT
    web_mail: bool = False
    """Whether the page leads to mail in the browser."""
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
    letterhead_help: str = ""
    """Where it is told how to put the letter on a letterhead; empty where that is nowhere."""
    address: str = ""
    """The page's own address to pass on, empty where that is dangerous."""

    @property
    def href(self) -> str:
        """The link of the first message; empty where the reader chooses, and where there is none."""
        return self.parts[0].href if self.parts else ""

    @property
    def has_search(self) -> bool:
        """Whether the choices are so many that readers look for one by typing."""
        return len(self.choices) > SEARCHED

    @property
    def has_round(self) -> bool:
        """Whether the page leads from one message to the next."""
        return (
            self.most_parts > 1
            or sum(1 for one in self.choices if one.href) > 1
            or (self.choose == "several" and bool(self.choices))
        )

    @property
    def scripted_as(self) -> str:
        kind = ""
        if self.has_round:
            kind = ROUND if self.has_search or self.choose == "several" else NEXT
        if not self.versions:
            return kind
        return f"{kind or LETTER}{WITH_LANGUAGES if self.versions.data else WITH_LATER}"

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
