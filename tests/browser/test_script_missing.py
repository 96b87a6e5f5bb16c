"""A page whose script does not come, or fails, shows no dead control and keeps the ways that need none."""

from __future__ import annotations

import time

import pytest
from playwright.sync_api import Page, Route

from reader import Visit
from rfc6068 import parse

CONTROLS = "button:visible, input:visible, select:visible, textarea:visible"
PAGES = (
    "clean-river/letters/mayor/",
    "clean-river/letters/ministry/",
    "my/clean-river/letters/ministry/",
    "ar/clean-river/actions/report/",
)


def failing(route: Route) -> None:
    route.fulfill(content_type="text/javascript", body="throw new Error('cut off')")


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("way", ["blocked", "failing"])
def test_a_page_without_its_script_shows_no_dead_control(visit: Visit, way: str, path: str) -> None:
    visit.page.route("**/*.js", failing if way == "failing" else lambda route: route.abort())
    page = visit.open(path)
    assert page.locator(CONTROLS).count() == 0
    links = page.locator('a[data-hb="send"]:visible, a[data-hb="report"]:visible').all()
    assert links
    assert all(parse(link.get_attribute("href") or "").subject for link in links)
    assert page.locator(".hb-unscripted:visible").count() > 0


@pytest.mark.parametrize("language", ["", "my/", "ar/", "be/"])
def test_a_letter_is_read_and_sent_when_only_its_page_has_arrived(visit: Visit, language: str) -> None:
    visit.page.route("**/*", lambda route: route.continue_() if route.request.is_navigation_request() else route.abort())
    page = visit.open(f"{language}clean-river/letters/mayor/")
    assert page.locator('[data-hb="letter"]').is_visible()
    # One way only, and words for it: nothing is shown that holds for another.
    link = page.locator('a[data-hb="send"]:visible')
    assert link.count() == 1
    message = parse(link.get_attribute("href") or "")
    assert message.to == ("mayor@example.org",)
    assert message.subject == page.locator('[data-hb="subject"]').inner_text()
    assert bool(message.body) is (page.locator('[data-hb-on="short address"]:visible').count() == 0)
    # What the link leads to lies in the page, also where its program does not open.
    link.focus()
    assert page.evaluate("document.activeElement.dataset.hb") == "send"
    page.locator('a[href="#nothing-opened"]').first.click()
    assert page.locator("#nothing-opened").is_visible()


def focusable(page: Page) -> list[str]:
    """What the Tab key reaches, by tag."""
    reached = []
    for _ in range(60):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.tagName"))
    return reached


def test_no_key_leads_to_a_control_that_is_not_there(visit: Visit) -> None:
    visit.page.route("**/*.js", lambda route: route.abort())
    assert not {"BUTTON", "INPUT", "SELECT", "TEXTAREA"} & set(focusable(visit.open("clean-river/letters/ministry/")))


def late(route: Route) -> None:
    time.sleep(0.5)
    route.continue_()


@pytest.mark.parametrize("path", PAGES)
def test_nothing_in_sight_moves_when_the_script_comes_late(visit: Visit, path: str) -> None:
    visit.page.route("**/*.js", late)
    page = visit.open(path)
    page.evaluate(
        """() => { window.shift = 0; new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) window.shift += entry.value; }).observe({type: "layout-shift", buffered: true}); }"""
    )
    page.wait_for_function("document.documentElement.className === 'hb-scripted'")
    page.wait_for_timeout(100)
    assert page.evaluate("window.shift") == 0
