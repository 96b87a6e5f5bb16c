"""Passing a page on: its link and a post onto the clipboard, or to what the device offers; nothing of it at risk."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from reader import Visit

PAGES = {
    "clean-river/": "clean-river/",
    "clean-river/actions/pass-on/": "clean-river/",
    "clean-river/news/2029-12-01-fish/": "clean-river/news/2029-12-01-fish/",
    "ar/clean-river/events/meeting/": "ar/clean-river/events/meeting/",
}
"""Pages, and what each of them passes on."""


def unfolded(page: Page) -> Page:
    """On the page of a campaign all but the first links wait behind a heading."""
    fold = page.locator(".hb-pass-on summary")
    if fold.count():
        fold.click()
    return page


def copied(page: Page, target: str) -> str:
    page.locator(f'[data-hb="copy"][data-hb-target="{target}"]').click()
    status = page.locator('[data-hb="status"]')
    assert status.inner_text().strip() == status.get_attribute("data-hb-copied")
    return str(page.evaluate("navigator.clipboard.readText()"))


@pytest.mark.parametrize(("path", "about"), PAGES.items())
def test_one_click_copies_the_link_and_one_the_post(visit: Visit, path: str, about: str) -> None:
    page = unfolded(visit.open(path))
    address = f"https://river.example/{about}"
    before = visit.asked
    assert copied(page, "address") == address
    words, tags, where = copied(page, "post").split("\n\n")
    assert words
    assert (tags, where) == ("#CleanRiver", address)
    assert visit.asked == before
    assert visit.complaints == []


def test_copying_works_on_an_insecure_address_too(visit: Visit) -> None:
    page = unfolded(visit.open("clean-river/", secure=False))
    assert page.evaluate("navigator.clipboard") is None
    page.locator('[data-hb="copy"][data-hb-target="address"]').click()
    assert page.locator('[data-hb="status"]').inner_text() == "Copied."


def test_where_copying_fails_the_text_stays_marked(visit: Visit) -> None:
    page = unfolded(visit.open("clean-river/"))
    page.evaluate(
        "document.execCommand = () => false; navigator.clipboard.write = navigator.clipboard.writeText = () => Promise.reject(); void 0"
    )
    page.locator('[data-hb="copy"][data-hb-target="address"]').click()
    status = page.locator('[data-hb="status"]')
    assert status.inner_text() == status.get_attribute("data-hb-marked")
    assert page.evaluate("getSelection().toString()") == "https://river.example/clean-river/"


def test_the_device_is_given_title_words_and_address(visit_apart: Visit) -> None:
    visit_apart.context.add_init_script(
        "navigator.share = (data) => { window.given = data; return Promise.reject(new Error('closed')); }"
    )
    page = visit_apart.open("clean-river/news/2029-12-01-fish/")
    page.locator('[data-hb="pass-on"]').click()
    given = page.evaluate("window.given")
    assert given["title"] == page.locator("h1").inner_text()
    assert given["url"] == "https://river.example/clean-river/news/2029-12-01-fish/"
    assert visit_apart.complaints == []


def test_a_device_that_offers_nothing_has_no_button_for_it(visit_apart: Visit) -> None:
    visit_apart.context.add_init_script("delete Navigator.prototype.share; delete navigator.share")
    assert not visit_apart.open("clean-river/").locator('[data-hb="pass-on"]').is_visible()


@pytest.mark.parametrize("path", PAGES)
def test_without_javascript_only_links_and_texts_are_there(visit_unscripted: Visit, path: str) -> None:
    page = unfolded(visit_unscripted.open(path))
    assert page.locator(".hb-pass-on button:visible").count() == 0
    assert page.locator('[data-hb="post"]').is_visible()
    assert page.locator(".hb-pass-on a:visible").count() >= 10


@pytest.mark.parametrize("path", ["my/clean-river/", "my/clean-river/news/2029-12-01-fish/", "be/clean-river/events/meeting/"])
def test_readers_at_risk_are_offered_nothing_of_it(visit: Visit, path: str) -> None:
    page = visit.open(path)
    assert page.locator('.hb-pass-on, [data-hb="pass-on"], [data-hb="post"], [data-hb="address"]').count() == 0
    scripts = [url.removeprefix(visit.server.secure + "/") for url in visit.requests if url.endswith(".js")]
    assert scripts
    assert not [name for name in scripts if b"navigator.share" in (visit.server.folder / name).read_bytes()]
