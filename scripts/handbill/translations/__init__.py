"""Interface words, dates, names of languages and countries, and the direction of scripts."""

from __future__ import annotations

import gettext
from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from functools import cache, lru_cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.dates import format_date, format_skeleton, format_time
from babel.units import format_unit

from handbill.model.languages import language_rules
from handbill.translations.catalogues import BASE, catalogue


@cache
def locale(tag: str) -> Locale:
    """CLDR's data for a language; English where it has none."""
    try:
        return Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale(BASE)


@cache
def is_right_to_left(tag: str) -> bool:
    return locale(tag).text_direction == "rtl"


def direction(tag: str) -> str:
    """`rtl` or `ltr`, for the HTML attribute."""
    return "rtl" if is_right_to_left(tag) else "ltr"


@cache
def script(tag: str) -> str:
    """The script a language is written in, as an ISO 15924 code such as `Mymr`; `Latn` where CLDR does not know."""
    first, *more = tag.split("-")
    named = next((part.title() for part in more if len(part) == 4 and part.isalpha()), "")
    likely = get_global("likely_subtags")
    found = likely.get(tag.replace("-", "_")) or likely.get(first) or "und_Latn"
    return named or str(found).split("_")[1]


def prepare(tags: Iterable[str]) -> None:
    """Reads what is known of languages now, and not when it is asked for: processes that are copied from this one have it then."""
    for tag in tags:
        is_right_to_left(tag)  # for which CLDR's data is read
        catalogue(tag)


def translator(tag: str) -> Callable[..., str]:
    """A function from an English message, with values for its `%(name)s`, to the words of a language."""
    return _translator(catalogue(tag))


# Each page asks for it. A catalogue that is read again is another one.
@lru_cache(maxsize=64)
def _translator(found: gettext.NullTranslations) -> Callable[..., str]:
    translate = found.gettext

    def say(message: str, **values: object) -> str:
        return translate(message) % values if values else translate(message)

    return say


def plural_translator(tag: str) -> Callable[..., str]:
    """The same for messages with a number: `(singular, plural, n, **values)`, `n` as `%(num)s`."""
    translate = catalogue(tag).ngettext

    def say(singular: str, plural: str, n: int, **values: object) -> str:
        return translate(singular, plural, n) % {"num": number(n, tag), **values}

    return say


def digits(text: str, tag: str) -> str:
    """The text with the digits that readers of the language use."""
    return text.translate(str.maketrans("0123456789", language_rules(tag).digits))


def number(value: int, tag: str) -> str:
    return digits(str(value), tag)


@cache
def day(value: date, tag: str, *, weekday: bool = False) -> str:
    """A date in words with its year, such as “19 April 2024”, with the day of the week on request."""
    length = "full" if weekday else "long"
    text = format_date(value, language_rules(tag).dates.get(length, length), locale=_date_locale(tag))
    if value.day == 1:
        text = text.replace("1", first_day(tag), 1)
    return digits(_both_names(text, value.month, tag), tag)


def first_day(tag: str) -> str:
    """How a date names the first day of a month: “1”, in French “1er”."""
    return language_rules(tag).first_day


@cache
def days_by_month(tag: str) -> tuple[str, ...]:
    """A date in words for each month, with `{d}` and `{y}` for day and year, such as “{d} April {y}”."""
    found = (day(date(1973, number, 28), tag) for number in range(1, 13))
    return tuple(one.replace(digits("1973", tag), "{y}").replace(digits("28", tag), "{d}") for one in found)


@cache
def month(value: date, tag: str) -> str:
    """The month of a date in words with its year, such as “April 2024”."""
    pattern = language_rules(tag).dates.get("month")
    text = (
        format_date(value, pattern, locale=_date_locale(tag))
        if pattern
        else format_skeleton("yMMMM", value, locale=_date_locale(tag))
    )
    return digits(_both_names(text, value.month, tag), tag)


@cache
def month_numbers(tag: str) -> dict[str, int]:
    """The names of the months in a language, whole and short, in small letters and in every form that CLDR has, to 1 to 12."""
    months = locale(tag).months
    return {
        name.lower().rstrip("."): number
        for form in ("format", "stand-alone")
        for width in ("abbreviated", "wide")
        for number, name in months[form][width].items()
    }


def days_until(today: date, value: date, tag: str) -> str:
    """How many days are left until a day, such as “12 days left”; “today” on the day itself."""
    if value == today:
        say = translator(tag)
        return say("today")
    say_number = plural_translator(tag)
    return say_number("%(num)s day left", "%(num)s days left", (value - today).days)


def clock(value: datetime, tag: str) -> str:
    """The time of day with 24 hours, such as “09:30”."""
    # Not cached by the datetime: the same instant in two zones is one key.
    return digits(format_time(value.time(), "HH:mm", locale=locale(tag)), tag)


@cache
def city(zone: str, tag: str) -> str:
    """The city of an IANA zone in a language, such as “Rangoun” for Asia/Yangon in French."""
    # CLDR files some zones under an older name: Asia/Rangoon for Asia/Yangon.
    names = [zone, *(old for old, new in get_global("zone_aliases").items() if new == zone)]
    zones = locale(tag).time_zones
    known = next((zones[name]["city"] for name in names if "city" in zones.get(name, {})), None)
    found = language_rules(tag).cities.get(zone) or known
    return str(found or zone.rpartition("/")[2].replace("_", " "))


def offset(value: datetime) -> str:
    """The distance from UTC of a time with a zone, such as “UTC+2”, “UTC+6:30” or, with a minus sign, “UTC−4”."""
    delta = value.utcoffset() or timedelta()
    sign = "\N{MINUS SIGN}" if delta < timedelta() else "+"
    hours, minutes = divmod(abs(delta) // timedelta(minutes=1), 60)
    if not hours and not minutes:
        return "UTC"
    return f"UTC{sign}{hours}" + (f":{minutes:02}" if minutes else "")


@cache
def readable_size(count: int, language: str) -> str:
    """A number of bytes in words, such as “12 KB”: whole kilobytes, at least one, or megabytes with a decimal.

    A kilobyte has 1,000 bytes (IEC 80000-13); units are CLDR's in the language.
    """
    value, unit = (count / 1_000_000, "digital-megabyte") if count >= 999_500 else (max(1, round(count / 1000)), "digital-kilobyte")
    shown = format_unit(round(value, 1), unit, length="short", locale=locale(language), format="0.#" if count >= 999_500 else "0")
    # English readers know the capital from their file managers.
    return digits(str(shown).replace("kB", "KB"), language)


def language_name(named: str, tag: str) -> str:
    """The name of a language in another, such as “Burmese” for `my` in English; the tag where CLDR has none."""
    names = locale(tag).languages
    return str(names.get(named.replace("-", "_")) or names.get(named.partition("-")[0], named))


@cache
def own_name(tag: str) -> str:
    """The name a language has for itself."""
    return language_name(tag, tag)


@cache
def country_name(code: str, tag: str) -> str:
    """The name of a country in a language; empty for `XX`, an international body."""
    return "" if code == "XX" else str(locale(tag).territories.get(code, code))


def _both_names(text: str, month: int, tag: str) -> str:
    """Arabic readers know the months by one of two sets of names, from Cairo to the Gulf and in the Levant and Iraq."""
    if tag != "ar":
        return text
    first, second = (str(locale(one).months["format"]["wide"][month]) for one in ("ar", "ar-LB"))
    return text if first == second else text.replace(first, f"{first}/{second}")


def _date_locale(tag: str) -> Locale:
    # The day before the month, as in every other language of the site.
    return Locale("en", "GB") if tag == BASE else locale(tag)
