"""The picture beside a link: its size, its words in every script, and a clear word about what cannot be shown."""

from __future__ import annotations

import hashlib
import re
import struct
import subprocess
import sys
import zlib
from collections.abc import Callable
from dataclasses import FrozenInstanceError, replace
from pathlib import Path
from typing import Any

import pytest

from drawn import campaign, campaign_of, mkdocs, page, page_of, recipients, site_of, translation
from handbill.model.campaign import Site
from handbill.sharing import share_picture as module
from handbill.sharing.share_picture import (
    HUB_ACCENT,
    Line,
    SharePicture,
    TooLong,
    UnknownCharacters,
    canonical,
    check_fit,
    list_picture,
    page_picture,
    share_picture,
)
from handbill.typesetting.glyphs import code_points, missing_glyphs

SITE = Line("Hall", "en")
TITLES = {
    "en": "Every porter asks the hall to pay what was agreed before the winter and to publish how the money of the past three years was spent in the end",
    "de": "Sicherheitsbeauftragte und Verwaltungsangestellte fordern Vereinigungsfreiheit, Tarifverhandlungen und Arbeitszeitverkürzung in der Kantine",
    "ru": "Профсоюз носильщиков просит правление выплатить обещанное до наступления зимы и рассказать, на что ушли деньги за последние три прошедших года",
    "my": "အလုပ်သမားများက ကတိပေးထားသော လုပ်အားခကို ဆောင်းရာသီမတိုင်မီ ပေးချေရန်နှင့် လွန်ခဲ့သော သုံးနှစ်အတွင်း ငွေများကို မည်သို့သုံးစွဲခဲ့သည်ကို ထုတ်ပြန်ရန် တောင်း",
    "ar": "يطالب عمال القاعة الإدارة بدفع ما اتفق عليه قبل حلول فصل الشتاء ونشر تفاصيل إنفاق الأموال خلال السنوات الثلاث الماضية وفتح باب الحوار معهم الآن",
    "wide": "WWWW MMMM ШШШШ ЩЩЩЩ ЖЖЖЖ WWWW MMMM ШШШШ ЩЩЩЩ ЖЖЖЖ WWWW MMMM ШШШШ ЩЩЩЩ ЖЖЖЖ WWWW MMMM ШШШШ ЩЩЩЩ ЖЖЖЖ WWWW MMMM ШШШШ ЩЩЩЩ ЖЖЖЖ WWWW MMMM ШШШШ ЩЩЩ",
}  # fmt: skip


def drawn(title: str, language: Any = "en", **parts: Any) -> SharePicture:
    line = Line(title, language)
    return replace(SharePicture(line, (Line("Porters", "en"),), None, Line("Pay us", "en"), SITE, "#0b7a75"), **parts)


def header(data: bytes) -> tuple[int, int]:
    """Width and height, from the chunk IHDR (PNG, section 11.2.2)."""
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    assert data[12:16] == b"IHDR"
    width, height = struct.unpack_from(">LL", data, 16)
    return width, height


def pixels(data: bytes, height: int) -> list[bytes]:
    """The first rows of a PNG with four bytes for each pixel, their filters undone (PNG, section 9)."""
    width, _ = header(data)
    assert data[24:29] == bytes([8, 6, 0, 0, 0])
    at, packed = 8, b""
    while at < len(data):
        size, kind = struct.unpack_from(">L4s", data, at)
        packed += data[at + 8 : at + 8 + size] if kind == b"IDAT" else b""
        at += 12 + size
    raw, rows = zlib.decompress(packed), [bytes(4 * width)]
    for row in range(height):
        start = row * (4 * width + 1)
        line, above = bytearray(raw[start + 1 : start + 1 + 4 * width]), rows[-1]
        for index in range(4 * width):
            left = line[index - 4] if index > 3 else 0
            corner = above[index - 4] if index > 3 else 0
            line[index] = (line[index] + _predicted(raw[start], left, above[index], corner)) & 255
        rows.append(bytes(line))
    return rows[1:]


def _predicted(form: int, left: int, above: int, corner: int) -> int:
    if form == 4:
        guess = left + above - corner
        return min((left, above, corner), key=lambda one: abs(guess - one))
    return (0, left, above, (left + above) // 2)[form]


def column(rows: list[bytes], x: int) -> set[bytes]:
    return {row[4 * x : 4 * x + 4] for row in rows}


def part_of_error(picture: SharePicture) -> str:
    with pytest.raises(TooLong) as caught:
        share_picture(picture)
    with pytest.raises(TooLong):
        check_fit(picture)
    return caught.value.part


@pytest.mark.parametrize("language", sorted(TITLES))
def test_a_title_of_140_characters_is_a_picture_of_1200_by_630_pixels(language: str) -> None:
    title = TITLES[language]
    assert len(title) >= 138
    tag = "en" if language == "wide" else language
    assert header(share_picture(drawn(title[:140], tag, foot=Line(title, tag), issuers=(Line(title, tag),)))) == (1200, 630)


@pytest.mark.parametrize(("character", "wide"), [("W", 1), ("Щ", 1), ("ص", 1), ("ဪ", 2), ("၄", 2), ("ကျွ", 4)])
@pytest.mark.parametrize("blank", [" ", ""])
def test_what_the_check_passes_untried_really_fits(character: str, wide: int, blank: str) -> None:
    word = character * (module._SAFE_PIECE // len(character))
    words = blank.join([word] * 8) if character in "ဪကျွ" else " ".join([word] * 8)
    parts = {name: Line(words[: most // wide].strip(), "en") for name, most in module._SAFE.items()}
    picture = SharePicture(parts["title"], (parts["issuers"],), parts["kind"], parts["foot"], parts["site"])
    assert module._surely_fits(picture)
    assert not any(module._surely_fits(replace(picture, title=Line(title, "en"))) for title in (words, "W" * 17))
    assert header(share_picture(picture)) == (1200, 630)


def test_equal_records_give_equal_bytes_in_another_process_too() -> None:
    picture = drawn(TITLES["my"], "my", kind=Line("သတင်း", "my"))
    first = share_picture(picture)
    assert share_picture(replace(picture)) == first
    program = (
        "import hashlib, sys; from handbill.sharing.share_picture import *; "
        f"sys.stdout.write(hashlib.sha256(share_picture({picture!r})).hexdigest())"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == hashlib.sha256(first).hexdigest()


def test_a_record_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        drawn("Pay us").title = SITE  # type: ignore[misc]


def test_every_part_changes_the_record_and_the_picture() -> None:
    one = drawn("Pay us", kind=Line("News", "en"))
    others = [
        replace(one, title=Line("Pay me", "en")), replace(one, issuers=(SITE,)), replace(one, kind=None),
        replace(one, foot=SITE), replace(one, site=None), replace(one, accent="#1f68c0"),
    ]  # fmt: skip
    assert len({canonical(picture) for picture in (one, *others)}) == 7
    assert len({share_picture(picture) for picture in (one, *others)}) == 7


@pytest.mark.parametrize("language", ["en", "ru", "my", "ar"])
def test_a_title_of_two_thousand_characters_is_refused(language: str) -> None:
    assert part_of_error(drawn((TITLES[language] + " ") * 14, language)) == "title"


@pytest.mark.parametrize("word", ["W" * 70, "Щ" * 70, "ဪ" * 300, "၁" * 200])
def test_a_word_that_fits_on_no_line_is_refused(word: str) -> None:
    assert part_of_error(drawn(f"We ask {word} now", "my" if word[0] in "ဪ၁" else "en")) == "title"


@pytest.mark.parametrize("part", ["issuers", "foot", "kind", "site"])
def test_the_part_that_does_not_fit_is_named(part: str) -> None:
    long = Line("words and more " * 100, "en")
    assert part_of_error(drawn("Pay us", **{part: (long, long) if part == "issuers" else long})) == part


def test_short_names_stand_where_the_full_ones_do_not_fit() -> None:
    long, short = Line("Union of Porters and Clerks · " * 30, "en"), Line("UPC", "en")
    assert share_picture(drawn("Pay us", issuers=(long, short))) == share_picture(drawn("Pay us", issuers=(short,)))


@pytest.mark.parametrize(
    ("title", "character", "code"), [("གླ་ཆ", "ག", "U+0F42"), ("ხელფასი", "ხ", "U+10EE"), ("Pay 😀", "😀", "U+1F600")]
)
def test_a_character_that_no_font_has_is_named(title: str, character: str, code: str) -> None:
    for make in (share_picture, check_fit):
        with pytest.raises(UnknownCharacters, match=re.escape(f"“{character}” ({code})")) as caught:
            make(drawn(title))
        assert caught.value.part == "title"
        assert caught.value.characters[0] == character


def test_no_name_of_an_organiser_is_shown_with_a_character_that_is_missing() -> None:
    with pytest.raises(UnknownCharacters) as caught:
        check_fit(drawn("Pay us", issuers=(Line("Porters ☃", "en"), Line("P", "en"))))
    assert (caught.value.part, caught.value.characters) == ("issuers", ("☃",))


def test_the_faces_of_the_picture_have_what_those_of_the_pdf_have() -> None:
    for family in ("NotoSans", "NotoSansMyanmar"):
        assert code_points(f"{family}-Bold.ttf") <= code_points(f"{family}-CondensedBold.ttf")
    assert missing_glyphs("".join(TITLES.values())) == ()


def test_hostile_text_is_only_text() -> None:
    text = '#panic("x") $x$ @label <b> `raw` \\ \\u{41} // ] } " #eval("1") too long: <site>'
    assert header(share_picture(drawn(text, foot=Line(text, "en"), issuers=(Line(text, "en"),)))) == (1200, 630)


@pytest.mark.parametrize(("language", "tag"), [("en", False), ("ar", True)])
def test_the_sheet_turns_round_with_its_language(language: str, tag: bool) -> None:
    rows = pixels(share_picture(drawn(TITLES[language][:40], language, kind=Line("News", "en"))), 106)
    ink, top = bytes([0x19, 0x17, 0x13, 255]), slice(42, 106)
    left, right = column(rows[top], 45), column(rows[top], 1154)
    assert (left == {ink}, right == {ink}) == (tag, not tag)


def test_the_foot_has_the_accent_and_nothing_leaves_the_frame() -> None:
    rows = pixels(share_picture(drawn("Pay us", accent="#1f68c0")), 530)
    foot = b"".join(rows[505:530])
    assert foot.count(bytes([0x1F, 0x68, 0xC0, 255])) > 0.7 * len(foot) / 4
    paper = bytes([0xF3, 0xF1, 0xEA, 255])
    for x in (0, 10, 1190, 1199):
        assert column(rows, x) == {paper}
    assert {rows[5][index : index + 4] for index in range(0, 4800, 4)} == {paper}


@pytest.mark.parametrize("title", ["To be Rechtsschutzversicherung", "WWWWWWWW a b c", TITLES["wide"], "သင့်နိုင်ငံခြားရေးဝန်ကြီးဌာနသို့ စာ"])
def test_no_letter_leaves_the_room_of_the_headline(title: str) -> None:
    rows = pixels(share_picture(drawn(title)), 330)[180:]
    sheet = bytes([0xFF, 0xFE, 0xFB, 255])
    assert {row[4 * x : 4 * x + 4] for row in rows for x in (*range(60, 80), *range(1120, 1140))} == {sheet}
    assert {row[4 * x : 4 * x + 4] for row in rows for x in range(90, 400)} != {sheet}


def site(root: Path, **facts: object) -> Site:
    return site_of(
        root,
        {
            "mkdocs.yml": mkdocs("en", "ar"),
            "docs/index.md": page("Hub", summary="What we ask for"),
            "docs/about.md": page("About"),
            "campaigns/pay/campaign.yml": campaign(
                languages=["en", "ar"],
                organisers=[{"name": {"en": "Union of Clerks", "ar": "نقابة الكتبة"}, "short_name": "UC"}, {"name": "Porters"}],
                **facts,
            ),
            "campaigns/pay/index.md": page("Pay us"),
            "campaigns/pay/index.ar.md": translation("ادفعوا لنا"),
            "campaigns/pay/news/2027-05-01-march.md": page("We marched", date="2027-05-01"),
            "campaigns/pay/letters/wages.md": page("The letter", subject="Pay", to=["mia"]),
            "campaigns/pay/recipients.csv": recipients("mia,Mia Moss,BE,,mia@gov.example.org"),
        },
    )


@pytest.fixture
def of_page(tmp_path: Path) -> Callable[..., SharePicture]:
    def make(kind: str, id: str = "", language: str = "en", **facts: object) -> SharePicture:
        found = site(tmp_path, **facts)
        return page_picture(found.settings, found.hub, campaign_of(found), page_of(found, kind, id), language)

    return make


def test_a_campaign_shows_its_organisers_and_the_site(of_page: Callable[..., SharePicture]) -> None:
    assert of_page("campaign", accent="#1f68c0") == SharePicture(
        title=Line("Pay us", "en"),
        issuers=(Line("Union of Clerks · Porters", "en"), Line("UC · Porters", "en")),
        kind=None,
        foot=Line("Hub", "en"),
        site=None,
        accent="#1f68c0",
    )


def test_another_page_shows_its_campaign_and_its_kind(of_page: Callable[..., SharePicture]) -> None:
    picture = of_page("letter", "wages")
    assert (picture.title, picture.foot, picture.site) == (Line("The letter", "en"), Line("Pay us", "en"), Line("Hub", "en"))
    assert picture.kind == Line("Model letter", "en")
    assert picture.accent == HUB_ACCENT


def test_a_translated_page_speaks_its_language_and_another_that_of_its_text(of_page: Callable[..., SharePicture]) -> None:
    arabic = of_page("campaign", language="ar")
    assert arabic.title == Line("ادفعوا لنا", "ar")
    assert arabic.issuers[0] == Line("نقابة الكتبة · Porters", "ar")
    assert of_page("news", "2027-05-01-march", "ar") == of_page("news", "2027-05-01-march", "en")


def test_pages_of_the_hub_say_what_the_hub_is(tmp_path: Path) -> None:
    found = site(tmp_path)
    home, about = (found.hub_page(id) for id in ("", "about"))
    assert home is not None
    assert about is not None
    first = page_picture(found.settings, found.hub, None, home, "en")
    assert (first.title.text, first.issuers[0].text, first.foot.text) == ("Hub", "What we ask for", "All campaigns")
    second = page_picture(found.settings, found.hub, None, about, "en")
    assert (second.title.text, second.foot.text, second.site) == ("About", "Hub", None)


def test_what_a_hub_says_of_itself_is_left_out_where_it_cannot_be_shown(tmp_path: Path) -> None:
    found = site_of(tmp_path, {"docs/index.md": page("Welcome", summary="Campaigns ☃")})
    picture = page_picture(found.settings, found.hub, None, found.hub[0], "en")
    assert (picture.issuers, picture.foot) == ((Line("Hub", "en"),), Line("Hub", "en"))


def test_a_list_has_interface_words_in_the_readers_language(tmp_path: Path) -> None:
    found = site(tmp_path)
    news = list_picture(found.settings, found.hub, campaign_of(found), "News", "ar")
    assert news.title.language == "ar"
    assert news.title.text != "News"
    assert news.foot == Line("ادفعوا لنا", "ar")
    assert list_picture(found.settings, found.hub, None, "Archive", "en").title.text == "Archive"
