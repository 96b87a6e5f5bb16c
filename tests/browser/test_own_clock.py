"""The time of an event by the reader's own clock, in languages that the browser knows no names of."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser

from reader import Server, Visit

MEETING = "clean-river/events/meeting/"
ENGLISH = re.compile(
    "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun|AM|PM|GMT", re.I,
)  # fmt: skip
CLOCK = '[data-hb="own-clock"]'


@pytest.mark.parametrize(
    ("language", "zone", "shown"),
    [
        ("", "Asia/Yangon", "By the clock of this device (UTC+6:30): Tuesday, 19 February 2030, 15:00 to 16:30"),
        ("", "America/New_York", "By the clock of this device (UTC−5): Tuesday, 19 February 2030, 03:30 to 05:00"),
        ("", "Pacific/Kiritimati", "By the clock of this device (UTC+14): Tuesday, 19 February 2030, 22:30 to Wednesday, 20 February 2030, 00:00"),
        ("", "Pacific/Pago_Pago", "By the clock of this device (UTC−11): Monday, 18 February 2030, 21:30 to 23:00"),
        ("", "UTC", "By the clock of this device (UTC): Tuesday, 19 February 2030, 08:30 to 10:00"),
        ("my/", "Asia/Yangon", "ဤစက်၏ နာရီအရ (UTC+6:30) - ၂၀၃၀ ခုနှစ် ဖေဖော်ဝါရီလ ၁၉ ရက်၊ အင်္ဂါနေ့၊ ၁၅:၀၀ မှ ၁၆:၃၀ အထိ"),
        ("my/", "America/New_York", "ဤစက်၏ နာရီအရ (UTC−5) - ၂၀၃၀ ခုနှစ် ဖေဖော်ဝါရီလ ၁၉ ရက်၊ အင်္ဂါနေ့၊ ၀၃:၃၀ မှ ၀၅:၀၀ အထိ"),
        ("be/", "Asia/Yangon", "Паводле гадзінніка гэтай прылады (UTC+6:30): аўторак, 19 лютага 2030 г., 15:00 – 16:30"),
        ("be/", "America/New_York", "Паводле гадзінніка гэтай прылады (UTC−5): аўторак, 19 лютага 2030 г., 03:30 – 05:00"),
    ],
)  # fmt: skip
def test_the_readers_time_is_right_in_words_of_the_page(
    browser: Browser, server: Server, language: str, zone: str, shown: str
) -> None:
    with (
        browser.new_context(timezone_id=zone, locale="en-US") as context,
        Visit(context, server, context.new_page()).listening() as visit,
    ):
        page = visit.open(language + MEETING)
        told = page.locator(CLOCK).inner_text().replace("\u2060", "")  # it keeps a dash with what follows
        assert " ".join(told.split()) == shown
        if language:
            page.evaluate("document.querySelectorAll('[lang=en]').forEach((one) => one.remove())")
            assert not ENGLISH.search(page.locator("main").inner_text())
        assert visit.complaints == []


def test_nothing_of_it_is_shown_without_javascript(visit_unscripted: Visit) -> None:
    page = visit_unscripted.open(MEETING)
    assert not page.locator(CLOCK).is_visible()
    assert "08:30 UTC" in page.locator("main").inner_text()


def test_a_page_does_not_move_when_the_time_comes(visit: Visit) -> None:
    page = visit.open("my/" + MEETING)
    page.wait_for_timeout(300)
    shift = page.evaluate(
        """() => new Promise((done) => { let sum = 0;
        new PerformanceObserver((list) => list.getEntries().forEach((entry) => { sum += entry.value; }))
          .observe({type: 'layout-shift', buffered: true});
        setTimeout(() => done(sum), 100); })"""
    )
    assert shift == 0
