"""Dates, times, zones and names in the languages of the site."""

from __future__ import annotations

import gettext
import re
import shutil
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from importlib import resources
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from babel.messages.pofile import read_po

from handbill import translations
from handbill.translations import (
    catalogues,
    city,
    clock,
    country_name,
    day,
    days_by_month,
    days_until,
    digits,
    direction,
    first_day,
    is_right_to_left,
    language_name,
    month,
    number,
    offset,
    own_name,
    plural_translator,
    translator,
)
from handbill.translations.catalogues import catalogue, has_catalogue, interface_language, read_catalogue_again

APRIL = date(2024, 4, 19)
# CLDR joins the year and its “г.” by a narrow no-break space.
NARROW = "\u202f"


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("en", "19 April 2024"),
        ("fr", "19 avril 2024"),
        ("es", "19 de abril de 2024"),
        ("ru", f"19 апреля 2024{NARROW}г."),
        ("be", f"19 красавіка 2024{NARROW}г."),
        ("my", "၂၀၂၄ ခုနှစ် ဧပြီလ ၁၉ ရက်"),
        ("ar", "19 أبريل/نيسان 2024"),
    ],
)
def test_a_date_is_written_with_its_year(tag: str, text: str) -> None:
    assert day(APRIL, tag) == text


@pytest.mark.parametrize("tag", ["en", "fr", "es", "ru", "be", "my", "ar"])
def test_a_date_is_made_of_its_month_by_putting_in_day_and_year(tag: str) -> None:
    made = days_by_month(tag)
    assert len(made) == 12
    assert made[3].replace("{d}", digits("19", tag)).replace("{y}", digits("2024", tag)) == day(APRIL, tag)


@pytest.mark.parametrize(
    ("weekday", "tag", "text"),
    [
        (False, "fr", "1er mai 2021"),
        (True, "fr", "samedi 1er mai 2021"),
        (False, "fr-CA", "1er mai 2021"),
        (False, "es", "1 de mayo de 2021"),
        (False, "ru", f"1 мая 2021{NARROW}г."),
        (False, "my", "၂၀၂၁ ခုနှစ် မေလ ၁ ရက်"),
    ],
)
def test_the_first_of_a_month_is_the_premier_in_french(weekday: bool, tag: str, text: str) -> None:
    assert day(date(2021, 5, 1), tag, weekday=weekday) == text
    assert first_day(tag) == ("1er" if tag.startswith("fr") else "1")


def test_only_the_first_of_a_month_is_an_ordinal() -> None:
    assert [day(date(2011, 11, number), "fr") for number in (1, 11, 21)] == [
        "1er novembre 2011",
        "11 novembre 2011",
        "21 novembre 2011",
    ]


@pytest.mark.parametrize(
    ("tag", "left"),
    [
        ("en", ("1 day left", "13 days left")),
        ("fr", ("encore 1 jour", "encore 13 jours")),
        ("es", ("queda 1 día", "quedan 13 días")),
        ("ru", ("остался 1 день", "осталось 13 дней")),
        ("be", ("застаўся 1 дзень", "засталося 13 дзён")),
        ("my", ("၁ ရက် ကျန်သည်", "၁၃ ရက် ကျန်သည်")),
        ("ar", ("بقي يوم واحد", "بقي 13 يوماً")),
    ],
)
def test_the_days_that_are_left_are_counted_in_words(tag: str, left: tuple[str, str]) -> None:
    assert tuple(days_until(APRIL, APRIL + timedelta(days=days), tag) for days in (1, 13)) == left


@pytest.mark.parametrize(
    ("tag", "text"), [("en", "April 2024"), ("ru", f"апрель 2024{NARROW}г."), ("my", "၂၀၂၄ ခုနှစ် ဧပြီလ"), ("ar", "أبريل/نيسان 2024")]
)
def test_a_month_is_written_with_its_year(tag: str, text: str) -> None:
    assert month(APRIL, tag) == text


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("en", "Friday, 19 April 2024"),
        ("fr", "vendredi 19 avril 2024"),
        ("ru", f"пятница, 19 апреля 2024{NARROW}г."),
        ("be", f"пятніца, 19 красавіка 2024{NARROW}г."),
        ("my", "၂၀၂၄ ခုနှစ် ဧပြီလ ၁၉ ရက်၊ သောကြာနေ့"),
        ("ar", "الجمعة، 19 أبريل/نيسان 2024"),
    ],
)
def test_a_date_may_name_the_day_of_the_week(tag: str, text: str) -> None:
    assert day(APRIL, tag, weekday=True) == text


@pytest.mark.parametrize(
    ("tag", "text"), [("en", "09:05"), ("fr", "09:05"), ("ru", "09:05"), ("be", "09:05"), ("my", "၀၉:၀၅"), ("ar", "09:05")]
)
def test_the_clock_has_24_hours_and_two_digits_each(tag: str, text: str) -> None:
    assert clock(datetime(2024, 4, 19, 9, 5), tag) == text


def test_the_clock_shows_the_wall_of_its_own_zone() -> None:
    assert clock(datetime(2024, 4, 19, 18, 30, tzinfo=ZoneInfo("Asia/Yangon")), "en") == "18:30"
    assert clock(datetime(2024, 4, 19, 0, 0, tzinfo=UTC), "en") == "00:00"


@pytest.mark.parametrize(
    ("zone", "moment", "text"),
    [
        ("UTC", (2024, 4, 19), "UTC"),
        ("Europe/London", (2024, 1, 19), "UTC"),
        ("Europe/London", (2024, 7, 19), "UTC+1"),
        ("Europe/Brussels", (2024, 4, 19), "UTC+2"),
        ("Asia/Kolkata", (2024, 4, 19), "UTC+5:30"),
        ("Asia/Kathmandu", (2024, 4, 19), "UTC+5:45"),
        ("Asia/Yangon", (2024, 4, 19), "UTC+6:30"),
        ("America/New_York", (2024, 4, 19), "UTC−4"),
        ("America/St_Johns", (2024, 4, 19), "UTC−2:30"),
        ("America/St_Johns", (2024, 1, 19), "UTC−3:30"),
        ("Pacific/Kiritimati", (2024, 4, 19), "UTC+14"),
    ],
)
def test_the_distance_from_utc(zone: str, moment: tuple[int, int, int], text: str) -> None:
    assert offset(datetime(*moment, 12, 0, tzinfo=ZoneInfo(zone))) == text


def test_half_an_hour_behind_keeps_its_sign() -> None:
    assert offset(datetime(2024, 4, 19, tzinfo=timezone(timedelta(minutes=-30)))) == "UTC−0:30"


@pytest.mark.parametrize(
    ("zone", "tag", "name"),
    [
        ("Asia/Yangon", "en", "Yangon"),
        ("Asia/Yangon", "fr", "Rangoun"),
        ("Asia/Yangon", "my", "ရန်ကုန်"),
        ("Asia/Yangon", "be", "Янгон"),
        ("Europe/Kyiv", "en", "Kyiv"),
        ("Europe/Brussels", "ru", "Брюссель"),
        ("Europe/Minsk", "be", "Мінск"),
        ("America/New_York", "ar", "نيويورك"),
        ("America/Argentina/Buenos_Aires", "en", "Buenos Aires"),
        ("UTC", "en", "UTC"),
    ],
)
def test_cities_are_named_in_the_readers_language(zone: str, tag: str, name: str) -> None:
    assert city(zone, tag) == name


@pytest.mark.parametrize(
    ("named", "tag", "name"),
    [
        ("my", "en", "Burmese"),
        ("ru", "be", "руская"),
        ("be", "ru", "белорусский"),
        ("zh-Hant", "en", "Traditional Chinese"),
        ("pt-BR", "en", "Brazilian Portuguese"),
        ("kar", "en", "kar"),
        ("ar", "fr", "arabe"),
    ],
)
def test_languages_are_named_in_the_readers_language(named: str, tag: str, name: str) -> None:
    assert language_name(named, tag) == name


@pytest.mark.parametrize(
    ("tag", "name"), [("be", "беларуская"), ("my", "မြန်မာ"), ("ar", "العربية"), ("zh-Hant", "繁體中文"), ("zz", "zz")]
)
def test_a_language_has_a_name_for_itself(tag: str, name: str) -> None:
    assert own_name(tag) == name


@pytest.mark.parametrize("tag", ["ar", "he", "fa", "ur", "ps", "ckb", "dv", "ug", "yi"])
def test_these_scripts_run_from_right_to_left(tag: str) -> None:
    assert direction(tag) == "rtl"
    assert is_right_to_left(tag)


@pytest.mark.parametrize("tag", ["en", "be", "my", "pt-BR", "zh-Hant", "sr-Latn", "zz", "nonsense"])
def test_others_and_unknown_ones_run_from_left_to_right(tag: str) -> None:
    assert direction(tag) == "ltr"


@pytest.mark.parametrize(
    ("code", "tag", "name"),
    [("BE", "fr", "Belgique"), ("MM", "my", "မြန်မာ"), ("BY", "be", "Беларусь"), ("XX", "en", ""), ("QQ", "en", "QQ")],
)
def test_countries_are_named_in_the_readers_language(code: str, tag: str, name: str) -> None:
    assert country_name(code, tag) == name


def test_burmese_has_digits_of_its_own() -> None:
    assert number(1030, "my") == "၁၀၃၀"
    assert number(1030, "ar") == "1030"
    assert digits("Convention No. 87", "my") == "Convention No. ၈၇"
    assert digits("87", "en") == "87"


class _Shouted(gettext.NullTranslations):
    def gettext(self, message: str) -> str:
        return message.upper().replace("%(NAME)S", "%(name)s")

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        return singular if n == 1 else plural


def test_words_are_filled_with_values(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(translations, "catalogue", lambda tag: _Shouted())
    assert translator("zz")("Dear %(name)s", name="Mia %s 100 %") == "DEAR Mia %s 100 %"
    assert translator("zz")("100 % yours") == "100 % YOURS"


def test_numbers_in_words_have_the_digits_of_the_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(translations, "catalogue", lambda tag: _Shouted())
    assert plural_translator("my")("%(num)s letter", "%(num)s letters", 12) == "၁၂ letters"
    assert plural_translator("en")("%(num)s letter", "%(num)s letters", 1) == "1 letter"


def test_a_catalogue_that_is_new_or_changed_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalogues, "catalogue_folder", lambda: tmp_path)
    assert (interface_language("zz"), translator("zz")("Share")) == ("en", "Share")
    file = tmp_path / "zz" / "LC_MESSAGES" / "handbill.po"
    file.parent.mkdir(parents=True)
    for words in ("Teilen", "Weitersagen"):
        file.write_text(f'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\nmsgid "Share"\nmsgstr "{words}"\n')
        read_catalogue_again("zz")
        assert (interface_language("zz"), translator("zz")("Share")) == ("zz", words)
    file.unlink()
    read_catalogue_again("zz")
    assert interface_language("zz") == "en"


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder of a program that has read no catalogue yet, and may write there."""
    monkeypatch.setattr(catalogues, "folder_beside", lambda _: tmp_path / "kept")
    monkeypatch.setattr(catalogues, "catalogue_folder", lambda: tmp_path)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    (tmp_path / "zz" / "LC_MESSAGES").mkdir(parents=True)
    yield tmp_path / "kept"
    shutil.rmtree(tmp_path / "zz")
    read_catalogue_again("zz")


def in_a_new_process(folder: Path, words: str) -> str:
    """What “Share” reads when the catalogue of `zz` says it so."""
    file = folder.parent / "zz" / "LC_MESSAGES" / "handbill.po"
    file.write_text(f'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\nmsgid "Share"\nmsgstr "{words}"\n')
    read_catalogue_again("zz")
    return translator("zz")("Share")


def test_a_catalogue_is_compiled_once_for_all_processes(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert [in_a_new_process(kept, words) for words in ("Teilen", "Weiter")] == ["Teilen", "Weiter"]
    files = sorted(kept.iterdir())
    assert [file.suffix for file in files] == [".mo", ".mo"]
    before = [file.stat().st_ino for file in files]
    assert [in_a_new_process(kept, words) for words in ("Teilen", "Weiter")] == ["Teilen", "Weiter"]
    assert [file.stat().st_ino for file in sorted(kept.iterdir())] == before


@pytest.mark.parametrize("damaged", [b"", b"\0" * 400, b"half"])
def test_a_damaged_file_of_a_catalogue_is_made_anew(kept: Path, damaged: bytes) -> None:
    assert in_a_new_process(kept, "Teilen") == "Teilen"
    (file,) = kept.iterdir()
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) // 2] if damaged == b"half" else damaged)
    assert in_a_new_process(kept, "Teilen") == "Teilen"
    assert file.read_bytes() == whole


def test_nothing_is_kept_where_python_keeps_nothing(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert in_a_new_process(kept, "Teilen") == "Teilen"
    assert not kept.exists()


def test_of_many_catalogues_the_newest_are_kept(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalogues, "MOST", 2)
    said = [in_a_new_process(kept, words) for words in ("One", "Two", "Three")]
    assert said == ["One", "Two", "Three"]
    assert len(list(kept.iterdir())) == 2


CATALOGUES = sorted(entry.name for entry in resources.files("handbill").joinpath("locales").iterdir() if entry.is_dir())


@pytest.mark.parametrize("tag", CATALOGUES)
def test_a_translated_message_keeps_the_gaps_of_the_original(tag: str) -> None:
    file = resources.files("handbill").joinpath("locales", tag, "LC_MESSAGES", "handbill.po")
    with file.open("rb") as stream:
        messages = [message for message in read_po(stream, locale=tag) if message.id]
    assert messages
    for message in messages:
        originals = message.id if isinstance(message.id, tuple) else (message.id,)
        translated = message.string if isinstance(message.string, tuple) else (message.string,)
        gaps = set(re.findall(r"%\(\w+\)s", "".join(originals)))
        for words_of in map(str, filter(None, translated)):
            found = set(re.findall(r"%\(\w+\)s", words_of))
            # “one” may be said in a word instead of a number.
            assert found == gaps or (isinstance(message.id, tuple) and found | {"%(num)s"} == gaps), (message.id, words_of)
            assert not re.search("[<>]", words_of)


def test_a_language_without_words_reads_english() -> None:
    assert translator("zz")("Archive") == "Archive"
    assert not has_catalogue("zz")
    assert has_catalogue("en")
    assert has_catalogue("en-GB")
    assert type(catalogue("zz")) is gettext.NullTranslations


@pytest.mark.parametrize(
    ("tag", "code"),
    [("my", "Mymr"), ("ksw", "Mymr"), ("ar", "Arab"), ("be", "Cyrl"), ("pt-BR", "Latn"), ("sr-Latn", "Latn"), ("zh-Hant", "Hant")],
)
def test_a_language_is_written_in_its_script(tag: str, code: str) -> None:
    assert translations.script(tag) == code
