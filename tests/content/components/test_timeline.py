"""A list whose items begin with dates is a timeline, and its dates are written in the page's language."""

from __future__ import annotations

import re

import pytest

from handbill.content.components.timeline import written_date
from handbill.content.markdown.body import read_body
from handbill.content.markdown.html.writer import to_html
from handbill.content.markdown.surroundings import Surroundings
from markup import html


def item(date: str, words: str) -> str:
    return f'<li>\n<p class="hb-timeline__date">{date}</p>\n<p>{words}</p>\n</li>'


def time(date: str) -> str:
    return f'<time datetime="{date}">{written_date(date, "en")}</time>'


def timeline(*items: str) -> str:
    return '<ul class="hb-timeline">\n' + "\n".join(items) + "\n</ul>"


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_a_list_of_dates_is_a_timeline(between: str) -> None:
    assert html(f"- 2027-05-01: We *march*.{between}- 2027-06: We meet.{between}- 2028: We win.") == timeline(
        item(time("2027-05-01"), "We <em>march</em>."), item(time("2027-06"), "We meet."), item(time("2028"), "We win.")
    )


@pytest.mark.parametrize("dash", [" – ", "–", " — ", "/"])
def test_an_item_may_last(dash: str) -> None:
    assert html(f"- 2027-05-01{dash}2027-05-03: We march.") == timeline(
        item(f"{time('2027-05-01')} – {time('2027-05-03')}", "We march.")
    )


@pytest.mark.parametrize("source", ["**2027-05-01:** Go", "**2027-05-01**: Go", "2027-05-01 : Go", "2027-05-01\u202f: Go", "2027-05-01： Go", "၂၀၂၇-၀၅-၀၁: Go"])  # fmt: skip
def test_a_date_may_stand_in_bold_or_in_the_digits_of_the_language(source: str) -> None:
    assert html(f"- {source}") == timeline(item(time("2027-05-01"), "Go"))


def test_an_item_may_hold_more_paragraphs_and_lists() -> None:
    made = html("- 2027-05-01: We march.\n\n    With flags.\n\n- 2027-05-02: We rest.\n    - at home")
    assert "<p>We march.</p>\n<p>With flags.</p>" in made
    assert "<p>We rest.</p>\n<ul>\n<li>at home</li>\n</ul>" in made


@pytest.mark.parametrize(
    "source",
    ["- 2027: a\n- b", "- 2027-05-01 a\n- b", "- 1500: a", "- a\n- 2027-05-01: b", "1. 2027-05-01: a", "- [2027-05-01: a](b.md)", "- 01.05.2027: a"],
)  # fmt: skip
def test_any_other_list_stays_one(source: str) -> None:
    assert "hb-timeline" not in html(source)
    assert read_body(source).slips == ()


@pytest.mark.parametrize(
    ("source", "slip"),
    [
        ("- 2027-02-30: a", ("date", 2, "2027-02-30")),
        ("- 2027-13: a", ("date", 2, "2027-13")),
        ("- 2027-05-01: a\n- 2027-5-2: b", ("date-form", 18, "2027-5-2")),
        ("- 2027-05-01: a\n- b", ("date-missing", 18, "b")),
        ("- 2027-05-03 – 2027-05-01: a", ("date-order", 2, "2027-05-03")),
        ("- 2027-05-01:", ("entry", 2, "2027-05-01")),
    ],
)
def test_a_slip_is_told_and_the_list_stays_a_list(source: str, slip: tuple[str, int, str]) -> None:
    assert read_body(source).slips == (slip,)
    assert "hb-timeline" not in html(source)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ("1 May 2027", "May 2027", "2027")),
        ("fr", ("1er mai 2027", "mai 2027", "2027")),
        ("ar", ("1 مايو/أيار 2027", "مايو/أيار 2027", "2027")),
        ("my", ("၂၀၂၇ ခုနှစ် မေလ ၁ ရက်", "၂၀၂၇ ခုနှစ် မေလ", "၂၀၂၇")),
    ],
)
def test_dates_are_written_in_the_language_of_the_text(language: str, words: tuple[str, str, str]) -> None:
    dates = ("2027-05-01", "2027-05", "2027")
    body = read_body("".join(f"- {date}: x\n" for date in dates))
    found = re.findall(r'<time datetime="([^"]*)">(.*?)</time>', to_html(body, Surroundings(language)))
    assert found == list(zip(dates, words, strict=True))


def test_a_time_that_an_author_wrote_stays_as_it_is() -> None:
    assert html('<time datetime="2027-05-01">today</time>') == '<p><time datetime="2027-05-01">today</time></p>'
