"""The poster of a campaign: read back by independent programs, in every script, on every paper."""

from __future__ import annotations

import io
import subprocess
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from drawn import campaign, campaign_of, mkdocs, page, site_of, translation
from handbill.model.campaign import Edition
from handbill.sharing.poster import Poster, campaign_poster, poster
from handbill.typesetting.line import Line

POSTER = Poster(
    title=Line("Pay the porters what was agreed", "en"),
    lead=Line("The hall owes 300 porters their wages since the winter.", "en"),
    issuers=(Line("Hall Porters' Union", "en"), Line("HPU", "en")),
    deadline=Line("Act by 1 May 2027.", "en"),
    notice=None,
    invitation=Line("Point your camera at the code, or open", "en"),
    link="https://hall.example.org/en/pay-the-porters/",
    accent="#0b7a75",
)
A4, LETTER = (595, 842), (612, 792)


def read(record: Poster, tmp_path: Path) -> list[str]:
    """The words of each page, as pdftotext reads them, with single blanks."""
    file = tmp_path / "poster.pdf"
    file.write_bytes(poster(record))
    done = subprocess.run(["pdftotext", "-raw", file, "-"], capture_output=True, text=True, check=True)
    return [" ".join(one.split()) for one in done.stdout.split("\f")[:-1]]


def test_it_says_everything_once_on_the_poster_and_twice_on_the_half_sheets(tmp_path: Path) -> None:
    wall, halves = read(replace(POSTER, notice=Line("A sample, not for sending.", "en")), tmp_path)
    for words in (
        "A sample, not for sending.", POSTER.title.text, POSTER.lead.text, "Hall Porters' Union", "Act by 1 May 2027.",
        POSTER.invitation.text,
    ):  # fmt: skip
        assert (wall.count(words), halves.count(words)) == (1, 2), words
    assert "hall.example.org/en/pay-the-porters" in wall.replace("/ ", "/")


@pytest.mark.parametrize(("letter_size", "size"), [(False, A4), (True, LETTER)])
def test_the_paper_is_that_of_the_campaign(letter_size: bool, size: tuple[int, int]) -> None:
    pages = PdfReader(io.BytesIO(poster(replace(POSTER, letter_size=letter_size)))).pages
    assert [(round(one.mediabox.width), round(one.mediabox.height)) for one in pages] == [size, size]


def test_the_address_is_a_link_on_each_sheet() -> None:
    pages = PdfReader(io.BytesIO(poster(POSTER))).pages
    links = [{note.get_object()["/A"]["/URI"] for note in one["/Annots"]} for one in pages]
    assert links == [{POSTER.link}, {POSTER.link}]


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("ar", "ادفعوا أجور الحمالين كما اتُّفق عليه"),
        ("my", "သဘောတူထားသည့်အတိုင်း လုပ်အားခ ပေးပါ"),
        ("ru", "Выплатите носильщикам то, о чём договорились"),
    ],
)
def test_every_script_is_set(language: str, title: str, tmp_path: Path) -> None:
    line = Line(title, language)
    wall, halves = read(replace(POSTER, title=line, lead=line, invitation=line), tmp_path)
    assert len(wall) > len(title)
    assert len(halves) > 2 * len(title)
    assert "hall.example.org/en/" in wall.replace(" ", "")  # not turned round beside letters from right to left


def test_a_long_text_is_small_and_whole(tmp_path: Path) -> None:
    long = " ".join(f"word{number}" for number in range(180))
    wall, halves = read(replace(POSTER, lead=Line(long, "en")), tmp_path)
    assert long in wall
    assert halves.count(long) == 2


def test_equal_records_give_equal_bytes() -> None:
    assert poster(POSTER) == poster(replace(POSTER))
    assert POSTER.canonical() != replace(POSTER, accent="#000000").canonical()


def drawn(tmp_path: Path, now: datetime | None = None, **fields: Any) -> Poster:
    site = site_of(
        tmp_path,
        {
            "mkdocs.yml": mkdocs("en", "fr"),
            "campaigns/pay/campaign.yml": campaign(languages=["en", "fr"], **fields),
            "campaigns/pay/index.md": page("Pay the porters", summary="They wait since the winter."),
            "campaigns/pay/index.fr.md": translation("Payez", summary="Ils attendent.", notice="Exemple."),
        },
    )
    return campaign_poster(Edition(replace(site, now=now) if now else site, campaign_of(site), "fr"))


def test_it_is_in_the_words_of_its_readers(tmp_path: Path) -> None:
    made = drawn(tmp_path, deadline="2100-05-01", paper="us10", accent="#0b7a75")
    assert (made.title, made.lead) == (Line("Payez", "fr"), Line("Ils attendent.", "fr"))
    assert made.notice == Line("Exemple.", "fr")
    assert made.deadline is not None
    assert "1er mai 2100" in made.deadline.text.replace("\u00a0", " ")
    assert made.link.endswith("/fr/pay/")
    assert (made.letter_size, made.accent) == (True, "#0b7a75")


def test_a_deadline_is_left_out_when_it_has_passed(tmp_path: Path) -> None:
    made = drawn(tmp_path, datetime(2100, 6, 1, tzinfo=UTC), deadline="2100-05-01")
    assert made.deadline is None


def test_what_no_font_has_is_known_before() -> None:
    assert POSTER.missing == ()
    assert replace(POSTER, lead=Line("Pay ☭ now 漢", "en")).missing == ("☭", "漢")
