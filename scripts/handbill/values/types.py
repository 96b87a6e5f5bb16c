"""The values that fields are made of: each reads one form, and refuses others with what would be right."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import date, datetime
from functools import lru_cache
from typing import Annotated, Any, NoReturn
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Discriminator
from pydantic import Tag as UnionTag
from pydantic_core import PydanticCustomError

from handbill.values.characters import CONTROL, INVISIBLE, SOFT_BREAKS, code_point, hidden
from handbill.values.days import DAY, WALL_TIME, day_of, days_meant, wall_time
from handbill.values.json_forms import form
from handbill.values.mailbox import MailboxError, mailbox
from handbill.values.web_address import flaws
from handbill.values.zones import ZoneError, zone

# Marks belong to the letters of Burmese and other scripts, which `\w` does not know.
_HASHTAG = ("L", "M", "N")
_NOT_IN_ADDRESS = re.compile(r"[\s<>\"{}|\\^`]|" + INVISIBLE.pattern)
SLUG = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
# The well-formed tags of BCP 47 (RFC 5646 section 2.1), without extensions and private use.
TAG = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3}|-[a-z]{4})?(-[A-Z]{2}|-[0-9]{3})?(-[a-z0-9]{5,8})*")


class Record(BaseModel):
    """A frozen record; lists are tuples, and a field nobody knows is an error."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")


def refuse(rule: str, message: str, offset: int = 0) -> NoReturn:
    """Refuses a value; `offset` is the number of characters from its start to what is wrong."""
    raise PydanticCustomError(rule, "{message}", {"message": message, "offset": offset})


def _slug(value: str) -> str:
    if not SLUG.fullmatch(value):
        refuse(
            "bad-id",
            f"“{value}” is not a valid id; use up to 64 lowercase letters a-z, digits and hyphens, starting with a letter or digit"
            + (f"; did you mean “{value.rpartition('/')[2].removesuffix('.md')}”?" if value.endswith(".md") else ""),
        )
    return value


def _tag(value: str) -> str:
    if not TAG.fullmatch(value):
        refuse("bad-language", f"“{value}” is not a valid language tag; write it like en, pt-BR or zh-Hant (BCP 47)")
    return value


# Blanks in a row, and those that are none of the space bar.
_WIDE_BLANK = re.compile(r"[ \t\n]{2,}|[\t\n]")


def _line(value: str) -> str:
    # Nearly every value: nothing in it is unseen, and it has single blanks between its words.
    if value.isprintable() and value == value.strip() != "" and "  " not in value:
        return value
    if not value.strip():
        refuse("empty-text", "the text is empty; write it or delete the line")
    if "\n" in value.strip("\n ") or "\r" in value:
        refuse("one-line", "the text must be on one line")
    if match := CONTROL.search(value):
        refuse("control-character", f"the text contains an invisible character ({code_point(match[0])}); type it again")
    if one := next(hidden(value), None):
        refuse(one.rule, one.message, one.offset)
    # No-break spaces stay: French sets them before “?” and “!”.
    return _WIDE_BLANK.sub(" ", value).strip()


def _passage(value: str) -> str:
    if not value.strip():
        refuse("empty-text", "the text is empty; write it or delete the line")
    if match := CONTROL.search(value):
        refuse("control-character", f"the text contains an invisible character ({code_point(match[0])}); type it again")
    if one := next(hidden(value), None):
        refuse(one.rule, one.message, one.offset)
    return re.sub(r"[ \t]*\n[ \t]*", "\n", re.sub(r"[ \t]{2,}|\t", " ", value)).strip()


POSTCARD_LENGTH = 350
"""So many characters have room on half a postcard, in letters of 7 points."""


def _postcard(value: str) -> str:
    text = _passage(value)
    if match := re.search(r"\[\[.*?\]\]", text):
        refuse(
            "bad-postcard", f"“{match[0]}” cannot be filled in on a postcard, which is signed by hand; take it out", match.start()
        )
    if len(text) > POSTCARD_LENGTH:
        refuse("bad-postcard", f"the text has {len(text)} characters; a postcard has room for {POSTCARD_LENGTH}")
    return text


def _subject(value: str) -> str:
    """One line that begins no other header field, in a message (RFC 5322, section 2.2) or in a link (RFC 6068, section 2)."""
    if match := SOFT_BREAKS.search(value):
        refuse(
            "control-character", f"the text contains an invisible character (U+{ord(match[0]):04X}); type it again", match.start()
        )
    if match := re.search(r"[?&](?:to|cc|bcc|subject|body)=", value, re.I):
        refuse("bad-subject", f"the subject contains “{match[0]}”, which is a piece of a mail link; take it out", match.start())
    return _line(value)


def _day(value: Any) -> Any:
    if isinstance(value, date):
        return value
    if isinstance(value, str) and DAY.fullmatch(value):
        try:
            return day_of(value)
        except ValueError:
            refuse("bad-date", f"“{value}” is not a day of the calendar")
    meant = days_meant(value) if isinstance(value, str) else ()
    like = " or ".join(day.isoformat() for day in meant) if meant else "2027-05-01"
    refuse("bad-date", f"{_quoted(value)} is not a date; write it as year-month-day, like {like}")


def _quoted(value: Any) -> str:
    return f"“{value}”" if isinstance(value, (str, int, float)) else "a list or map"


def _day_or_time(value: Any) -> Any:
    if isinstance(value, date):
        return value
    if isinstance(value, str) and WALL_TIME.fullmatch(value):
        try:
            return wall_time(value)
        except ValueError:
            refuse("bad-time", f"“{value}” is not a valid time")
    if isinstance(value, str) and DAY.fullmatch(value):
        return _day(value)
    refuse("bad-time", f"{_quoted(value)} is not a time; write it like 2027-05-01 18:30, or 2027-05-01 for a whole day")


def _web_address(value: str) -> str:
    if re.match("http://", value, re.I):
        refuse("bad-url", f"“{value}” begins with http://, which anyone on the way can read; write its https:// address")
    return _plain_web_address(value)


def _plain_web_address(value: str) -> str:
    try:
        parts = urlsplit(value)
        host = parts.hostname
    except ValueError:
        host = None
    if host is None or parts.scheme not in ("https", "http"):
        refuse("bad-url", f"“{value}” is not a valid web address; write it whole, beginning with https://")
    if match := _NOT_IN_ADDRESS.search(value):
        refuse("bad-url", f"the web address “{value}” has a character that does not belong there", match.start())
    for flaw in flaws(value):
        if not flaw.is_warning:
            refuse(flaw.rule, flaw.message, flaw.offset)
    return value


def _site_address(value: str) -> str:
    """The address that a whole site has, with a slash at its end: other addresses are made by adding to it."""
    if match := _NOT_IN_ADDRESS.search(value):
        refuse("bad-url", f"the site's address “{value}” has a character that does not belong there", match.start())
    try:
        parts = urlsplit(value)
        host, _ = parts.hostname, parts.port
    except ValueError:  # a broken host, or a port that is not one
        host = None
    if not host or parts.scheme not in ("https", "http"):
        refuse("bad-url", f"“{value}” is not the address of a site; write it like https://campaigns.example.org/")
    for character, what in (("@", "a user"), ("?", "a query"), ("#", "a fragment")):
        if character in (parts.netloc if character == "@" else value):
            refuse("bad-url", f"the site's address “{value}” has {what}; write it without", value.index(character))
    return value.rstrip("/") + "/"


def email(value: str) -> str:
    """An address as links carry it, with its domain in ASCII; refused with the place of what is wrong (model.mailbox)."""
    try:
        return mailbox(value)
    except MailboxError as error:
        refuse("bad-email", str(error), error.offset)


def _colour(value: str) -> str:
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", value):
        refuse("bad-colour", f'“{value}” is not a valid colour; write it like "#1f68c0", in quotes')
    contrast = contrast_with_white(value)
    if not 4.5 <= contrast <= 6:
        refuse(
            "accent-contrast",
            f"the colour “{value}” has a contrast of {contrast:.1f} with white; it must lie between 4.5 and 6, "
            + ("so take a darker one" if contrast < 4.5 else "so take a lighter one"),
        )
    return value.lower()


@lru_cache
def contrast_with_white(colour: str) -> float:
    """The contrast ratio of `#rrggbb` with white, 1 to 21 (WCAG 2.2, relative luminance)."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def _hashtag(value: str) -> str:
    if value.startswith("#"):
        refuse("bad-hashtag", f"write the hashtag “{value}” without its #")
    if (
        not all(character == "_" or unicodedata.category(character)[0] in _HASHTAG for character in value)
        or not value
        or value.isdigit()
    ):
        refuse("bad-hashtag", f"“{value}” is not a valid hashtag; it takes letters, digits and _ only")
    return value


def _zone(value: str) -> str:
    try:
        zone(value)
    except ZoneError as error:
        refuse("bad-zone", str(error))
    return value


def _picture(value: str) -> str:
    if re.fullmatch(r"media[/\\][^\s]+", value) and "\\" in value:
        refuse("bad-picture", f"“{value}” has the backslashes of Windows; write “{value.replace(chr(92), '/')}”")
    if not re.fullmatch(r"media/[^\s/\\][^\s\\]*", value) or ".." in value:
        refuse("bad-picture", f"“{value}” is not a picture of the campaign; write it like media/rally.jpg")
    return value


def _alias(value: str) -> str:
    if not re.fullmatch(r"/([a-zA-Z0-9._~-]+/)+", value) or "/../" in value or "/./" in value:
        refuse("bad-alias", f"“{value}” is not a valid old address; write its path, like /old-name/ (with both slashes)")
    return value


Slug = Annotated[str, AfterValidator(_slug), form("[a-z0-9][a-z0-9-]{0,63}", "an id has lowercase letters a-z, digits and hyphens")]
Tag = Annotated[str, AfterValidator(_tag), form(TAG.pattern, "a language tag is written like en, pt-BR or zh-Hant")]
Line = Annotated[str, AfterValidator(_line)]
Passage = Annotated[str, AfterValidator(_passage)]
"""A text of one or several lines, each without blanks at its ends."""
PostcardText = Annotated[str, AfterValidator(_postcard)]
Subject = Annotated[str, AfterValidator(_subject)]
_A_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
Day = Annotated[date, BeforeValidator(_day), form(_A_DAY, "a date is written like 2027-05-01")]
DayOrTime = Annotated[
    date | datetime,
    BeforeValidator(_day_or_time),
    form(rf"{_A_DAY}( [0-9]{{2}}:[0-9]{{2}})?", "a time is written like 2027-05-01 18:30, a whole day like 2027-05-01"),
]
EXTERNAL = "leads out of the site"
"""Marks the types of addresses, so that rules find them in any record."""
WebAddress = Annotated[str, AfterValidator(_web_address), EXTERNAL, form(r"https://\S+", "an address begins with https://")]
PlainWebAddress = Annotated[str, AfterValidator(_plain_web_address), EXTERNAL]
"""A web address that may be http://: some offices have no other."""
SiteAddress = Annotated[str, AfterValidator(_site_address), EXTERNAL]
Email = Annotated[str, AfterValidator(email), EXTERNAL, form(r"\S+@\S+", "an e-mail address has one @")]
Colour = Annotated[str, AfterValidator(_colour), form("#[0-9a-fA-F]{6}", 'a colour is written like "#1f68c0", in quotes')]
Hashtag = Annotated[str, AfterValidator(_hashtag), form(r"[^#\s]+", "a hashtag is written without its #")]
Zone = Annotated[str, AfterValidator(_zone)]
"""The name of a time zone, after a city (IANA)."""
Picture = Annotated[str, AfterValidator(_picture), form(r"media/\S+", "a picture is written like media/rally.jpg")]
Alias = Annotated[
    str, AfterValidator(_alias), form("/([a-zA-Z0-9._~-]+/)+", "an old address is its path, like /old-name/, with both slashes")
]


def one_or_map(value: object) -> str:
    """Which form of a value an author chose, so that only the rules of that form speak."""
    return "[map]" if isinstance(value, Mapping) else "[one]"


Translated = Annotated[
    Annotated[Line, UnionTag("[one]")] | Annotated[Mapping[Tag, Line], UnionTag("[map]")], Discriminator(one_or_map)
]
"""A text, or a map from language tag to text."""
