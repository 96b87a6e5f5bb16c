"""The handbook is Material as people know it, and asks no other host for anything."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from hall import EDIT
from reader import Server, Visit


@pytest.fixture
def visit(browser: Browser, hall: Server) -> Iterator[Visit]:
    """A reader at a desk, whose visit ends without a complaint of the browser, and without asking another host for anything."""
    with (
        browser.new_context(viewport={"width": 1280, "height": 800}, color_scheme="light") as context,
        Visit(context, hall, context.new_page()).listening() as begun,
    ):
        yield begun
    assert begun.complaints == []
    assert [url for url in begun.requests if not url.startswith(f"{hall.secure}/")] == []


def colours(page: Page) -> list[str]:
    """The name of the scheme, and what the page is painted on."""
    painted: list[str] = page.evaluate("[document.body.dataset.mdColorScheme, getComputedStyle(document.body).backgroundColor]")
    return painted


def search(page: Page, words: str) -> None:
    # What is typed before the index has come is not looked for until a key is pressed again.
    expect(page.locator(".md-search-result__meta")).to_have_text("Type to start searching")
    page.get_by_role("textbox", name="Search").press_sequentially(words)


def test_a_word_is_found_and_its_page_opened(visit: Visit) -> None:
    page = visit.open("handbook/")
    search(page, "written")
    page.locator(".md-search-result__link").first.click()
    page.wait_for_url("**/handbook/letters/**")
    expect(page.locator("article mark").first).to_have_text("written")


def test_words_of_public_pages_are_not_found(visit: Visit) -> None:
    page = visit.open("handbook/")
    search(page, "wages")
    expect(page.locator(".md-search-result__meta")).to_have_text("No matching documents")


def test_colours_can_be_changed_and_stay_until_the_tab_is_closed(visit: Visit) -> None:
    page = visit.open("handbook/")
    assert colours(page) == ["default", "rgb(255, 254, 251)"]
    page.get_by_title("Use dark colours").click()
    assert colours(page) == ["slate", "rgb(21, 20, 17)"]
    page.goto(f"{visit.server.secure}/handbook/letters/")
    assert colours(page) == ["slate", "rgb(21, 20, 17)"]
    assert page.evaluate("[localStorage.length, document.cookie]") == [0, ""]
    another = visit.context.new_page()
    another.goto(f"{visit.server.secure}/handbook/")
    assert colours(another) == ["default", "rgb(255, 254, 251)"]


def test_a_system_in_the_dark_has_dark_colours(browser: Browser, hall: Server) -> None:
    with browser.new_context(color_scheme="dark") as context:
        assert colours(Visit(context, hall, context.new_page()).open("handbook/")) == ["slate", "rgb(21, 20, 17)"]


def test_pages_are_named_beside_the_text_and_can_be_edited(visit: Visit) -> None:
    page = visit.open("handbook/")
    expect(page.locator(".md-nav--primary").get_by_role("link", name="Letters")).to_be_visible()
    expect(page.locator(".md-nav--secondary").get_by_role("link", name="Start")).to_be_visible()
    assert page.locator('article a[rel="edit"]').get_attribute("href") == f"{EDIT}docs/handbook/index.md"
