"""What the template of a letter's page is given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from handbill.pages.layout.page_assets import LETTER, NEXT, ROUND, WITH_LANGUAGES, WITH_LATER
from handbill.pages.letters.letter_parts import (
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
from handbill.pages.parts import Link, LocalizedHtml, LocalizedText, Moment, OrganisationView
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


@dataclass(frozen=True)
class FormView:
    """A letter to read and, when it is `offered`, to fill in and send: the same on its own page and on the one to embed, so it has
    no link within the site.

    `withdrawn` says in words why it is not offered. `letter` and `subject` are the text that is
    sent; `reading` is the reader's own language when that differs. `choices` is empty unless the
    reader picks; then `href` is empty too. `rung` is the worst one that any choice on the page has.
    `is_folded` says that there are so many offices that the choices are folded away, `is_long` that even the choices are so many.
    `lang` is the tag of the page's own language, and `words` are what its script says.
    `parts` are the links of a letter without choices, of which there are several when its addresses are too many for one.
    `uncopied` are addresses of copies that no link has room for. `why`, `proof` and `script` are empty where there are none;
    `calls` are the offices with a telephone, and `find` leads to where the reader finds an address.
    `may_be_full` is False when the whole letter fits into no link, however little the reader fills in.
    `groups` are the choices by country name. `mailto_max` is the
    longest URL the script may build. `text` is the plain form with `[[field]]` for each placeholder, empty where the script can
    take it from `letter`; there are some when `has_placeholders` is set. `bounced` is a message about an address that fails; the
    addresses, where they are known, are its last words. `embed` is the HTML that shows the letter on another site, empty where
    none may. `sent_language` and `reading_language` name the languages of the two texts and are empty where there is one.
    `day` is there when the letter names the day of sending.
    """

    offered: bool
    withdrawn: str
    collective: bool
    deadline: Moment | None
    choose: str
    groups: Sequence[tuple[str, Sequence[ChoiceView]]]
    is_long: bool
    is_folded: bool
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
    report: str
    report_name: str
    sent_language: str
    reading_language: str
    text: Markup
    has_placeholders: bool
    day: SendingDay | None
    words: ScriptWords
    lang: str
    embed: str
    uncopied: Sequence[str]
    why: LocalizedText
    web_mail: bool
    """Whether the page leads to mail in the browser."""
    proof: LocalizedText
    script: LocalizedText
    calls: Sequence[RecipientView]
    find: Link | None
    steps: int
    """The numbered parts of the page that a reader goes through."""
    minutes: int
    """How long that takes most readers, reading included."""
    address: str
    """The page's own address to pass on, empty where that is dangerous."""
    bounced: str

    @cached_property
    def href(self) -> str:
        """The link of the first message; empty where the reader chooses, and where there is none."""
        return self.parts[0].href if self.parts else ""

    @cached_property
    def has_search(self) -> bool:
        """Whether the choices are so many that readers look for one by typing."""
        return len(self.choices) > SEARCHED

    @cached_property
    def has_round(self) -> bool:
        """Whether the page leads from one message to the next."""
        return (
            self.most_parts > 1
            or sum(1 for one in self.choices if one.href) > 1
            or (self.choose == "several" and bool(self.choices))
        )

    @cached_property
    def most_parts(self) -> int:
        """Into how many messages the letter is divided at most, because its addresses are too many for one."""
        return max((len(parts) for parts in (self.parts, *(one.parts for one in self.choices))), default=0)

    @cached_property
    def may_open(self) -> bool:
        """Whether there is a message to open: the letter's own, or that of a choice."""
        return bool(self.href) or any(one.href for one in self.choices)

    @cached_property
    def may_be_posted(self) -> bool:
        """Whether the letter, or a choice of it, has no message and goes another way."""
        return not self.href and not (self.choices and all(one.href for one in self.choices))

    @cached_property
    def first_rung(self) -> str:
        """The rung shown before a choice: where only some choices have a message, the steps to send one."""
        return "short" if self.rung == "copy" and self.may_open else self.rung

    @cached_property
    def most_addresses(self) -> int:
        """How many email addresses a message goes to at most."""
        messages = [one.recipients for one in self.choices] or [self.recipients]
        return max(sum(1 for one in recipients if one.email) for recipients in messages)


@frozen_record
class LetterView(PageView):
    """The page of a letter, or the one to embed: the `form`, with what depends on the page's address and on files.

    The choices of `away` have their links on pages of their own. `versions` are the letter in other languages that its offices
    read, `ways` are what else can be done, and `reminder` is the address of a calendar entry of the deadline, empty where there
    is none.
    """

    form: FormView
    reminder: str
    away: Sequence[OfficeGroup]
    downloads: Sequence[DownloadView]
    letterhead_help: str
    """Where it is told how to put the letter on a letterhead; empty where that is nowhere."""
    ways: Sequence[Link]
    versions: VersionsView
    issuers: Sequence[OrganisationView]
    """Who asks, in the campaign's order."""
    next_letter: Link | None
    """The campaign's letter after this one; None after the last."""

    @property
    def scripted_as(self) -> str:
        form, kind = self.form, ""
        if form.has_round:
            kind = ROUND if form.has_search or form.choose == "several" else NEXT
        if not self.versions:
            return kind
        return f"{kind or LETTER}{WITH_LANGUAGES if self.versions.data else WITH_LATER}"
