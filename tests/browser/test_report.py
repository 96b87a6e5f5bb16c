"""Reporting back, as readers do it: a message of their own, filled on the page or by hand, and never sent by itself."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from handbill.reports.link import KINDS, Report, read_report
from reader import Visit
from rfc6068 import Message, parse

REPORT = "clean-river/actions/report/"
LINK = 'a[data-hb="report"]:visible'
BODY = '[data-hb="report-body"]'
SUBJECT = '[data-hb="report-subject"]'


def the_link(page: Page) -> Message:
    (link,) = page.locator(LINK).all()
    return parse(link.get_attribute("href") or "")


def the_report(page: Page) -> Report:
    message = the_link(page)
    return read_report(message.subject, message.body)


def fill(page: Page, **values: str) -> None:
    for key, value in values.items():
        page.locator(f'[name="{key}"]').fill(value)


@pytest.mark.parametrize(("language", "tag"), [("", "en"), ("my/", "my"), ("ar/", "ar")])
def test_what_is_filled_in_comes_back_from_the_link(visit: Visit, language: str, tag: str) -> None:
    page = visit.open(language + REPORT)
    assert the_report(page) == Report("clean-river", "sent", language=tag)
    page.locator('[name="Did"]').select_option("meeting")
    page.locator('[name="Letter"]').select_option("mayor")
    fill(page, Country="Côte d’Ivoire", Organisation="မြစ်လုပ်သားသမဂ္ဂ", Addressee=" The (new) mayor! ", Answer="نعم\n\nCountry: 'no'*")
    assert the_report(page) == Report(
        "clean-river", "meeting", "mayor", tag, "Côte d’Ivoire", "မြစ်လုပ်သားသမဂ္ဂ", "The (new) mayor!", "نعم\n\nCountry: 'no'*"
    )
    assert the_link(page).to == ("reports@example.org",)
    assert visit.complaints == []


def test_every_kind_has_a_subject_that_can_be_filtered(visit: Visit) -> None:
    page = visit.open(REPORT)
    for did in KINDS:
        page.locator('[name="Did"]').select_option(did)
        assert the_link(page).subject == f"[clean-river] {did}"


def test_the_text_to_copy_is_what_the_link_opens(visit: Visit) -> None:
    page = visit.open(REPORT)
    page.locator('[name="Did"]').select_option("reply")
    fill(page, Country="<b>Kenya</b>", Answer="one\ntwo")
    message = the_link(page)
    assert page.locator(SUBJECT).inner_text() == message.subject
    assert page.locator(BODY).inner_text() == message.body.replace("\r\n", "\n")
    assert page.get_by_text("reports@example.org").is_visible()


def test_one_click_marks_the_whole_text_to_copy(visit: Visit) -> None:
    page = visit.open(REPORT)
    fill(page, Answer="one\ntwo")
    page.locator(BODY).click()
    assert page.evaluate("getSelection().toString().trim()") == page.locator(BODY).inner_text().strip()


def stay_on_the_page(page: Page) -> None:
    page.evaluate("navigation.addEventListener('navigate', (event) => event.preventDefault())")


def test_what_is_too_long_for_a_link_is_copied_by_the_click_that_opens_the_message(visit: Visit) -> None:
    page = visit.open(REPORT, secure=False)
    stay_on_the_page(page)
    status = page.locator('[data-hb="status"]')
    fill(page, Country="Kenya", Answer="ж\n" * 300)
    expect(status).to_contain_text("too long for a link")
    assert (the_link(page).subject, the_link(page).body) == ("[clean-river] sent", "")
    whole = page.locator(BODY).inner_text()
    page.locator(LINK).click()
    page.locator('[name="Answer"]').fill("")
    page.locator('[name="Answer"]').press("Control+V")
    assert page.locator('[name="Answer"]').input_value().strip() == whole
    assert read_report("", whole) == Report("clean-river", "sent", language="en", country="Kenya", answer="ж\n" * 299 + "ж")
    fill(page, Answer="short")
    expect(status).to_be_empty()
    assert the_report(page).answer == "short"


def test_where_copying_fails_the_text_is_left_marked_and_that_is_said(visit: Visit) -> None:
    page = visit.open(REPORT, secure=False)
    stay_on_the_page(page)
    page.evaluate("document.execCommand = () => false")
    fill(page, Answer="ж" * 400)
    page.locator(LINK).click()
    expect(page.locator('[data-hb="status"]')).to_contain_text("selected")
    assert "ж" * 400 in page.evaluate("getSelection().toString()")


def test_what_fits_is_not_copied(visit: Visit) -> None:
    page = visit.open(REPORT)
    stay_on_the_page(page)
    page.evaluate("navigator.clipboard.writeText('before')")
    fill(page, Answer="short")
    page.locator(LINK).click()
    page.wait_for_timeout(200)
    assert page.evaluate("navigator.clipboard.readText()") == "before"


def test_half_an_emoji_breaks_nothing(visit: Visit) -> None:
    page = visit.open(REPORT)
    page.locator('[name="Country"]').evaluate(
        "(input) => { input.value = 'a\\ud83d'; input.dispatchEvent(new Event('input', {bubbles: true})); }"
    )
    assert the_report(page).country == "a\ufffd"
    assert visit.complaints == []


def test_nothing_is_required_and_enter_leads_nowhere(visit: Visit) -> None:
    page = visit.open(REPORT)
    address = page.url
    page.locator('[name="Country"]').press("Enter")
    page.wait_for_timeout(200)
    assert page.url == address
    assert page.locator("main [required], main [aria-required]").count() == 0
    assert page.locator("main form :is(input, select, textarea):visible").count() <= 6


def test_every_field_has_a_label(visit: Visit) -> None:
    page = visit.open(REPORT)
    for field in page.locator("main form :is(input, select, textarea):visible").all():
        assert page.locator(f'label[for="{field.get_attribute("id")}"]').inner_text()


def test_after_a_reload_the_fields_are_empty(visit: Visit) -> None:
    page = visit.open(REPORT)
    fill(page, Country="Kenya", Answer="yes")
    page.locator('[name="Did"]').select_option("reply")
    page.reload()
    assert page.locator('[name="Country"]').input_value() == ""
    assert the_report(page) == Report("clean-river", "sent", language="en")


def test_filling_in_asks_for_nothing_and_stores_nothing(visit: Visit) -> None:
    page = visit.open(f"my/{REPORT}")
    asked = visit.asked
    fill(page, Country="Kenya", Answer="yes")
    page.locator('[name="Did"]').select_option("reply")
    page.wait_for_timeout(300)
    assert visit.asked == asked
    stored = page.evaluate(
        "async () => [document.cookie, localStorage.length, sessionStorage.length, (await indexedDB.databases()).length,"
        " (await caches.keys()).length, (await navigator.serviceWorker.getRegistrations()).length]"
    )
    assert stored == ["", 0, 0, 0, 0, 0]
    assert visit.context.cookies() == []


@pytest.mark.parametrize(("language", "tag"), [("", "en"), ("my/", "my"), ("ar/", "ar")])
def test_without_javascript_each_kind_has_a_link_and_no_dead_control_is_seen(
    visit_unscripted: Visit, language: str, tag: str
) -> None:
    page = visit_unscripted.open(language + REPORT)
    messages = [parse(link.get_attribute("href") or "") for link in page.locator(LINK).all()]
    assert [message.subject for message in messages] == [f"[clean-river] {did}" for did in KINDS]
    for did, message in zip(KINDS, messages, strict=True):
        assert message.to == ("reports@example.org",)
        assert read_report(message.subject, message.body) == Report("clean-river", did, language=tag)
        assert [line for line in message.body.split("\r\n") if line.endswith(":")] == [
            "Letter:", "Country:", "Organisation:", "Addressee:", "Answer:",
        ]  # fmt: skip
    assert page.locator("main :is(button, input, select, textarea):visible").count() == 0
    assert page.locator(BODY).inner_text().startswith("Campaign: clean-river\nDid: sent\n")


def test_readers_at_risk_are_told_before_the_click_who_will_see_them(visit: Visit) -> None:
    told = "Your e-mail provider and the organisers will see who you are"
    page = visit.open(REPORT)
    assert page.get_by_text("It goes out from your own address, under your name.").is_visible()
    assert page.get_by_text(told).count() == 0
    said_elsewhere = page.locator(".hb-report p:visible").first.inner_text()
    risky = visit.open(f"my/{REPORT}")
    said = risky.locator(".hb-report p:visible").first
    before = said.evaluate(
        "(node, link) => !!(node.compareDocumentPosition(document.querySelector(link)) & Node.DOCUMENT_POSITION_FOLLOWING)",
        'a[data-hb="report"]',
    )
    assert before
    assert len(said.inner_text()) > len(said_elsewhere)


@pytest.mark.parametrize("language", ["", "my/", "ar/"])
@pytest.mark.parametrize("letter", ["mayor", "ministry", "post"])
def test_a_letters_own_link_works_alone(visit_unscripted: Visit, language: str, letter: str) -> None:
    page = visit_unscripted.open(f"{language}clean-river/letters/{letter}/")
    assert the_report(page) == Report("clean-river", "sent", letter, language.strip("/") or "en")


def test_a_page_without_a_report_has_no_script_for_one(visit: Visit) -> None:
    page = visit.open("clean-river/actions/write/")
    assert page.locator("script").count() == 0
    assert page.locator("form").count() == 0


def test_address_subject_and_lines_are_copied_by_a_click_each(visit: Visit) -> None:
    page = visit.open("clean-river/actions/report/")
    for target in ("report-address", "report-subject", "report-body"):
        page.locator(f'[data-hb="copy"][data-hb-target="{target}"]').click()
        assert page.locator('[data-hb="status"]').inner_text() == "Copied."
        shown = page.locator(f'[data-hb="{target}"]').text_content()
        assert page.evaluate("navigator.clipboard.readText()").replace("\r\n", "\n") == shown
    assert visit.complaints == []
