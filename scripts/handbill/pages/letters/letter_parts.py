"""What a letter asks and offers: to whom it goes, what the reader fills in, and its files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field

from markupsafe import Markup

from handbill.pages.parts import NO_TEXT, LocalizedText, Moment
from handbill.values.records import frozen_record


@frozen_record
class RecipientView:
    """`area` is the constituency, `call` the link that dials `phone`, and `checked` is there only when the address was not
    looked at for long. `lines` say who it is: what is known of `name`, `role`, organization and `area`, in this order.

    `unreached` says that it has no email while another recipient of the same letter has one.
    """

    id: str
    name: LocalizedText
    role: LocalizedText
    area: LocalizedText
    lines: Sequence[LocalizedText]
    country: str
    email: str
    language: str
    post: str
    phone: str
    call: str
    form: str
    source: str
    checked: Moment | None
    unreached: bool = False


@frozen_record
class PartView:
    """One link of a message: `number`, such as `1/3`, and `name`, the same in words, are empty where it is the only one."""

    href: str
    number: str
    name: str
    addresses: Sequence[str]

    @property
    def to(self) -> str:
        """The addresses in the link and its copies, without its words: what a script makes the link of."""
        addresses, _, headers = self.href.removeprefix("mailto:").partition("?")
        copies = headers.partition("&")[0]  # they come first
        return f"{addresses}?{copies}" if copies.startswith("cc=") else addresses


@frozen_record
class ChoiceView:
    """One country or person a reader can pick; `value` is what `data-hb-choice` and the option carry.

    `parts` are the mailto links of its rung, none on the copy rung. `known` fills the placeholders of the letter by their
    ids, in the page's language. `sent` names the language of the letter where that is not the page's. The links of one that is
    `away` are on another page.
    """

    value: str
    label: LocalizedText
    recipients: Sequence[RecipientView]
    parts: Sequence[PartView]
    rung: str
    known: Mapping[str, str]
    sent: LocalizedText = NO_TEXT
    away: bool = False

    @property
    def href(self) -> str:
        return self.parts[0].href if self.parts else ""

    @property
    def to(self) -> str:
        """The addresses of each of its messages, with blanks between."""
        return " ".join(part.to for part in self.parts)

    @property
    def has_other_ways(self) -> bool:
        """Whether an office of it can be reached by post, by phone or by a form."""
        return any(one.post or one.phone or one.form for one in self.recipients)


@frozen_record
class OfficeGroup:
    """Choices whose links are on a page of their own, in the folder `key`.

    `name` is what they share: their country or the first letter of their names; empty where it is the `language` of their letter.
    """

    key: str
    name: str
    language: str
    choices: Sequence[ChoiceView]
    href: str = ""


@frozen_record
class SendingDay:
    """The day a letter is sent, for a script to fill in.

    `months` is a text for each month with `{d}` and `{y}` for day and year, `first` what the first day of a month is called,
    `digits` are those of the language from 0 to 9.
    """

    months: Sequence[str]
    first: str
    digits: str


@frozen_record
class FieldView:
    """One question; `lines` above 1 asks for a text of several lines."""

    id: str
    label: LocalizedText
    lines: int
    autocomplete: str
    inputmode: str


@frozen_record
class DownloadView:
    """A file to take: `name` is its own, `title` says what it is, and `use`, often empty, what for."""

    href: str
    name: str
    type: str
    title: str
    use: str
    size: str


@frozen_record
class VersionsView:
    """The letter in languages that offices read and the page is not in: JSON for the page, or the link to a script with it."""

    data: Markup = field(default_factory=Markup)
    href: str = ""

    def __bool__(self) -> bool:
        return bool(self.data or self.href)


NO_VERSIONS = VersionsView()
