"""The ways on when no mail program opens: mail in the browser, what is still missing, an address that fails."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from handbill.outputs.text import plain_text
from reader import Visit
from rfc6068 import parse

MINISTRY = "clean-river/letters/ministry/"
MAYOR = "clean-river/letters/mayor/"
LETTER = '[data-hb="letter"]'
WEBMAIL = '[data-hb="webmail"]'
DESK = {"width": 1280, "height": 900}


def followed(page: Page, name: str) -> dict[str, str]:
    """Presses a link to mail in the browser, and reads the fields of the address it leads to."""
    page.evaluate('window.addEventListener("click", (event) => event.preventDefault())')
    link = page.locator(WEBMAIL).get_by_role("link", name=name)
    link.click()
    parts = urlsplit(link.get_attribute("href") or "")
    return {key: values[0] for key, values in parse_qs(parts.query, keep_blank_values=True, strict_parsing=True).items()}


def letter(page: Page) -> str:
    return plain_text(page.locator(LETTER).inner_html())


def test_gmail_takes_the_letter_along_as_it_is_filled_in(visit: Visit) -> None:
    page = visit.open(MAYOR)
    page.set_viewport_size(DESK)
    page.get_by_label("Your name").fill("Ada & Bo = 100% + more")
    fields = followed(page, "Gmail")
    assert (fields["view"], fields["to"], fields["cc"]) == ("cm", "mayor@example.org", "river@example.org")
    assert fields["su"] == "Clean it"
    assert fields["body"].replace("\r\n", "\n") == letter(page)
    assert fields["body"].endswith("Ada & Bo = 100% + more")


def test_a_letter_too_long_for_gmail_is_copied_instead(visit: Visit) -> None:
    page = visit.open(MAYOR)
    page.set_viewport_size(DESK)
    page.get_by_label("Your name").fill("နာမည် " * 100)
    assert "body" not in followed(page, "Gmail")
    assert page.evaluate("navigator.clipboard.readText()").replace("\r\n", "\n") == letter(page)
    assert "Paste it" in page.locator('[data-hb="status"]').inner_text()


def test_outlook_gets_address_and_subject_and_the_letter_is_copied(visit: Visit) -> None:
    page = visit.open(MAYOR)
    page.set_viewport_size(DESK)
    assert followed(page, "Outlook") == {"to": "mayor@example.org", "cc": "river@example.org", "subject": "Clean it"}
    assert page.evaluate("navigator.clipboard.readText()").replace("\r\n", "\n") == letter(page)


def test_mail_in_the_browser_waits_for_the_choice_and_follows_it(visit: Visit) -> None:
    page = visit.open(f"my/{MINISTRY}")
    page.set_viewport_size(DESK)
    expect(page.locator(WEBMAIL)).to_be_hidden()
    page.locator('select[data-hb="recipient"]').select_option("KE")
    assert followed(page, "Gmail")["to"] == "water-ke@example.org"
    page.locator('select[data-hb="recipient"]').select_option("JP")
    assert followed(page, "Gmail")["to"] == "water-jp@example.org"
    page.locator('select[data-hb="recipient"]').select_option("")
    expect(page.locator(WEBMAIL)).to_be_hidden()


def test_phones_and_pages_without_scripts_show_no_mail_in_the_browser(visit: Visit, visit_unscripted: Visit) -> None:
    expect(visit.open(MAYOR).locator(WEBMAIL)).to_be_hidden()
    page = visit_unscripted.open(MAYOR)
    page.set_viewport_size(DESK)
    expect(page.locator(WEBMAIL)).to_be_hidden()


def test_gaps_are_pointed_out_until_the_last_is_filled(visit: Visit) -> None:
    page = visit.open(MAYOR)
    hint = page.get_by_text("not filled in yet")
    expect(hint).to_be_visible()
    for field in page.locator('form[data-hb="fields"] input, form[data-hb="fields"] textarea').all():
        expect(hint).to_be_visible()
        field.fill("x")
    expect(hint).to_be_hidden()
    page.get_by_label("Your name").fill("")
    expect(hint).to_be_visible()


@pytest.mark.parametrize("path", [MAYOR, f"my/{MINISTRY}"])
def test_gaps_stop_nobody_from_sending(visit: Visit, path: str) -> None:
    page = visit.open(path)
    assert page.locator('a[data-hb="send"]:visible').first.is_enabled()


def test_after_the_click_the_page_says_what_to_do_if_nothing_opened(visit: Visit) -> None:
    page = visit.open(MAYOR)
    page.evaluate('window.addEventListener("click", (event) => event.preventDefault())')
    page.locator('a[data-hb="send"]:visible').click()
    assert "Nothing opened?" in page.locator('[data-hb="status"]').inner_text()


def test_an_address_that_fails_can_be_told_to_the_organisers(visit: Visit) -> None:
    message = parse(visit.open(MAYOR).locator('a[data-hb="bounced"]').get_attribute("href") or "")
    assert (message.to, message.subject) == (("river@example.org",), "[clean-river] address")
    assert message.body == "Letter: mayor\r\nLanguage: en\r\nAddress: mayor@example.org"


def test_the_address_that_was_picked_is_named_in_it(visit: Visit) -> None:
    page = visit.open(MINISTRY)
    bounced = page.locator('a[data-hb="bounced"]')
    assert parse(bounced.get_attribute("href") or "").body.endswith("Address: ")
    page.locator('select[data-hb="recipient"]').select_option("KE")
    assert parse(bounced.get_attribute("href") or "").body.endswith("Address: water-ke@example.org")
