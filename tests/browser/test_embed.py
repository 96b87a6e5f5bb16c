"""A letter in a frame on another site: shown there, sent from there, and no other page with it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Frame, Page

from reader import Server, Visit
from rfc6068 import parse

LETTER = "clean-river/letters/ministry/"
OTHERS = ("", "archive/", "about/", "clean-river/", LETTER, "clean-river/events/meeting/", "clean-river/news/", "my/clean-river/",
          "my/clean-river/letters/ministry/", "ar/clean-river/letters/mayor/", "be/", "be/clean-river/events/meeting/")  # fmt: skip


def framed(visit: Visit, path: str) -> tuple[Page, Frame]:
    """A page of another site that shows a page of ours."""
    page = visit.open("no-such-page", secure=False)
    page.set_content(f'<h1>Elsewhere</h1><iframe src="{visit.server.secure}/{path}" width="640" height="960"></iframe>')
    page.wait_for_load_state("load")
    frame = page.frames[1]
    return page, frame


@pytest.mark.parametrize("path", OTHERS)
def test_no_other_page_is_shown_in_a_frame(visit: Visit, path: str) -> None:
    _, frame = framed(visit, path)
    frame.wait_for_url("chrome-error://chromewebdata/")


@pytest.mark.parametrize("language", ["", "ar/"])
def test_a_letter_is_filled_in_and_sent_in_its_frame(visit: Visit, language: str) -> None:
    _, frame = framed(visit, f"{language}{LETTER}embed/")
    before = visit.asked
    frame.locator('[data-hb="recipient"]').select_option("KE")
    frame.locator('[name="name"]').fill("Ana Ríos")
    link = frame.locator("a[data-hb-foot]")
    message = parse(link.get_attribute("href") or "")
    assert message.to == ("water-ke@example.org",)
    assert "Ana Ríos" in frame.locator('[data-hb="letter"]').inner_text()
    frame.locator('[data-hb="copy"][data-hb-target="letter"]:visible').first.click()
    assert frame.locator('[data-hb="status"]').inner_text() == frame.locator('[data-hb="status"]').get_attribute("data-hb-copied")
    assert visit.asked == before


def test_every_link_of_a_letter_in_a_frame_sends_it_without_javascript(visit_unscripted: Visit, server: Server) -> None:
    _, frame = framed(visit_unscripted, f"{LETTER}embed/")
    links = frame.locator('a[data-hb="send"]:visible').all()
    assert len(links) > 1
    for link in links:
        message = parse(link.get_attribute("href") or "")
        assert message.to == tuple(link.locator("xpath=..").locator("bdi").first.inner_text().split(", "))
        assert message.subject == frame.locator('[data-hb="subject"]').inner_text()
    assert frame.locator("button:visible, input:visible, select:visible").count() == 0


def test_a_way_out_of_the_frame_opens_a_page_of_its_own(visit: Visit) -> None:
    page, frame = framed(visit, f"{LETTER}embed/")
    with page.context.expect_page() as opened:
        frame.locator("footer a").click()
    assert opened.value.url == f"{visit.server.secure}/clean-river/"


def test_the_line_for_another_site_is_copied_as_it_is_shown(visit: Visit) -> None:
    page = visit.open(LETTER)
    page.get_by_role("link", name="On your own website").click()
    page.locator('[data-hb="copy"][data-hb-target="embed"]').click()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.locator('[data-hb="embed"]').inner_text().replace("\n", "")
    assert copied.startswith('<iframe src="https://river.example/clean-river/letters/ministry/embed/" title="')
