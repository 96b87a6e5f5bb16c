"""From the page to a sent letter, as readers do it: clicks, typing, copying, with and without JavaScript."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from html_blocks import plain_text
from reader import Visit
from rfc6068 import Message, parse

MINISTRY = "clean-river/letters/ministry/"
MAYOR = "clean-river/letters/mayor/"
PERSON = "clean-river/letters/person/"
SEND = 'a[data-hb="send"]'
LETTER = '[data-hb="letter"]'


def visible_links(page: Page) -> list[Message]:
    return [parse(link.get_attribute("href") or "") for link in page.locator(f"{SEND}:visible").all()]


def the_link(page: Page) -> Message:
    (message,) = visible_links(page)
    return message


def page_without_letter(page: Page) -> Any:
    """Everything readers see but the letter and its links."""
    return page.evaluate(
        """() => { const copy = document.body.cloneNode(true);
        copy.querySelectorAll('[data-hb="letter"], a[data-hb="send"], [data-hb="webmail"] a').forEach((node) => node.remove());
        return copy.innerHTML; }"""
    )


def clipboard(page: Page, kind: str) -> Any:
    return page.evaluate("async (kind) => (await (await navigator.clipboard.read())[0].getType(kind)).text()", kind)


def copy_letter(page: Page) -> None:
    """Presses a button that copies the whole letter, also where the link takes it along and none is shown."""
    page.locator('button[data-hb="copy"][data-hb-target="letter"]').first.dispatch_event("click")


def copied_text(page: Page) -> str:
    return str(clipboard(page, "text/plain")).replace("\r\n", "\n")


def count_openings(page: Page) -> None:
    """Notes where a mailto link would lead, and stays on the page."""
    page.evaluate(
        """() => { window.opened = [];
        navigation.addEventListener("navigate", (event) => { window.opened.push(event.destination.url); event.preventDefault(); }); }"""
    )


def opened(page: Page) -> str:
    """The first address that was opened, waited for without eval, which the page's policy forbids."""
    for _ in range(50):
        if found := page.evaluate("window.opened"):
            return str(found[0])
        page.wait_for_timeout(50)
    raise AssertionError("nothing was opened")


def test_typing_a_name_changes_the_letter_and_the_link_and_nothing_else(visit: Visit) -> None:
    page = visit.open(MAYOR)
    before = page_without_letter(page)
    page.get_by_label("Your name").fill("Ada <b>Lovelace</b> & Søn")
    assert "Ada <b>Lovelace</b> & Søn" in page.locator(LETTER).inner_text()
    assert the_link(page).body.endswith("Ada <b>Lovelace</b> & Søn")
    assert page_without_letter(page) == before


def test_an_emptied_field_is_a_labelled_placeholder_again(visit: Visit) -> None:
    page = visit.open(MAYOR)
    page.get_by_label("Your name").fill("Ada")
    page.get_by_label("Your name").fill("")
    assert the_link(page).body.endswith("[Your name]")


def test_lines_typed_into_a_long_field_stay_lines(visit: Visit) -> None:
    page = visit.open(MAYOR)
    page.get_by_label("Your story").fill("first\nsecond")
    assert "first\r\nsecond" in the_link(page).body


def test_half_an_emoji_breaks_nothing(visit: Visit) -> None:
    page = visit.open(MAYOR)
    page.get_by_label("Your name").evaluate(
        "(input) => { input.value = 'a\\ud83d'; input.dispatchEvent(new Event('input', {bubbles: true})); }"
    )
    assert the_link(page).body.endswith("a\ufffd")
    assert visit.complaints == []


@pytest.mark.parametrize(
    ("language", "day"), [("", "on 2 May 2030."), ("my/", "၂၀၃၀ ခုနှစ် မေလ ၂ ရက် တွင်"), ("ar/", "في 2 مايو/أيار 2030.")]
)
def test_the_day_of_sending_is_filled_in_in_the_letters_words_and_digits(visit_apart: Visit, language: str, day: str) -> None:
    visit_apart.context.clock.set_fixed_time("2030-05-02T12:00:00")
    page = visit_apart.open(f"{language}{MAYOR}")
    assert day in page.locator(LETTER).inner_text()


@pytest.mark.parametrize(("first", "day"), [("", "on 1 May 2030."), ("1er", "on 1er May 2030.")])
def test_the_first_of_a_month_is_written_as_the_page_says(visit_apart: Visit, first: str, day: str) -> None:
    def answer(route: Route) -> None:
        response = route.fetch()
        named = f'data-hb-first="{first}" data-hb-months' if first else "data-hb-months"
        route.fulfill(response=response, body=response.text().replace("data-hb-months", named))

    visit_apart.context.clock.set_fixed_time("2030-05-01T12:00:00")
    visit_apart.page.route(f"**/{MAYOR}", answer)
    assert day in visit_apart.open(MAYOR).locator(LETTER).inner_text()


def test_what_replaces_a_placeholder_is_in_the_language_of_the_letter(visit_apart: Visit) -> None:
    """Where no catalogue has words in that, the placeholder asks in English."""

    def answer(route: Route) -> None:
        response = route.fetch()
        asking = '<mark lang="fa" dir="rtl" data-hb-field="name"'
        route.fulfill(response=response, body=response.text().replace('<mark data-hb-field="name"', asking))

    visit_apart.page.route(f"**/{MAYOR}", answer)
    page = visit_apart.open(MAYOR)
    asked = page.locator(f'{LETTER} mark[data-hb-field="name"]').first
    for typed, tongue in (("", ("fa", "rtl")), ("Ada", ("en", "ltr")), ("", ("fa", "rtl"))):
        page.get_by_label("Your name").fill(typed)
        assert (asked.get_attribute("lang"), asked.get_attribute("dir")) == tongue


def test_a_letter_that_grows_too_long_steps_down_and_shows_the_steps(visit: Visit) -> None:
    page = visit.open(MAYOR)
    article = page.locator("[data-hb-rung]").first
    assert article.get_attribute("data-hb-rung") == "full"
    page.get_by_label("Your story").fill("ж" * 400)
    assert article.get_attribute("data-hb-rung") == "short"
    message = the_link(page)
    assert (message.to, message.cc, message.subject, message.body) == (
        ("mayor@example.org",), ("river@example.org",), "Clean it", "",
    )  # fmt: skip
    page.get_by_label("Your story").fill("short again")
    assert article.get_attribute("data-hb-rung") == "full"
    assert "short again" in the_link(page).body


def test_nothing_is_picked_beforehand_and_the_foot_leads_to_the_choice(visit: Visit) -> None:
    page = visit.open(MINISTRY)
    assert page.locator('select[data-hb="recipient"]').input_value() == ""
    assert visible_links(page) == []
    page.get_by_role("link", name="Choose the country of the office you are writing to").click()
    assert page.evaluate("document.activeElement.dataset.hb") == "recipient"
    page.keyboard.type("Ken")
    assert the_link(page).to == ("water-ke@example.org",)
    assert page.get_by_role("link", name="Choose the country of the office").count() == 0


def test_without_scripts_every_country_has_its_link(visit_unscripted: Visit) -> None:
    page = visit_unscripted.open(MINISTRY)
    choices = page.locator(f"{SEND}[data-hb-choice]:visible")
    assert sorted(link.get_attribute("data-hb-choice") or "" for link in choices.all()) == ["BE", "JP", "KE"]
    assert {message.to for message in visible_links(page)} == {
        ("water-be@example.org",), ("water-jp@example.org",), ("water-ke@example.org",),
    }  # fmt: skip


def test_picking_a_country_gives_one_link_and_fills_its_placeholders(visit: Visit) -> None:
    page = visit.open(MINISTRY)
    page.locator('select[data-hb="recipient"]').select_option("JP")
    message = the_link(page)
    assert message.to == ("water-jp@example.org",)
    assert "Dear Water Ministry of Japan," in message.body
    assert "in Japan" in message.body
    assert page.locator('[data-hb="recipients"]').inner_text() == "water-jp@example.org"
    page.locator('select[data-hb="recipient"]').select_option("")
    assert visible_links(page) == []
    assert "[Name of the recipient]" in page.locator(LETTER).inner_text()


def test_what_is_typed_before_picking_goes_to_whoever_is_picked(visit: Visit) -> None:
    page = visit.open(MINISTRY)
    page.get_by_label("Your name").fill("Ada")
    page.locator('select[data-hb="recipient"]').select_option("KE")
    body = the_link(page).body
    assert body.endswith("Ada")
    assert "in Kenya" in body


def test_a_person_can_be_picked(visit: Visit) -> None:
    page = visit.open(PERSON)
    page.locator('select[data-hb="recipient"]').select_option("mayor")
    assert the_link(page).to == ("mayor@example.org",)
    assert the_link(page).body.startswith("Dear The Mayor,")


@pytest.mark.parametrize("language", ["", "my/", "ar/"])
@pytest.mark.parametrize("letter", [MINISTRY, MAYOR, PERSON, "clean-river/letters/reader/"])
def test_the_browser_reads_the_letter_as_the_files_do(visit: Visit, language: str, letter: str) -> None:
    page = visit.open(f"{language}{letter}")
    copy_letter(page)
    assert copied_text(page) == plain_text(page.locator(LETTER).inner_html())


def test_what_is_typed_reaches_link_and_clipboard_as_the_page_shows_it(visit: Visit) -> None:
    page = visit.open(MAYOR)
    page.get_by_label("Your story").fill("  two  blanks,\ta tab \n and [[name]] and $& and \\ ")
    shown = plain_text(page.locator(LETTER).inner_html())
    assert "two blanks, a tab\nand [[name]] and $& and \\" in shown
    assert the_link(page).body.replace("\r\n", "\n") == shown
    copy_letter(page)
    assert copied_text(page) == shown


def test_the_link_has_the_characters_of_the_keyboard_in_place_of_typographic_ones(visit: Visit) -> None:
    page = visit.open(MINISTRY)
    page.get_by_label("Your name").fill("Ann O\u2019Hara \u2013 \u201cA\u201d\u2026\u00a0!")
    copy_letter(page)
    assert "Ann O\u2019Hara \u2013 \u201cA\u201d\u2026\u00a0!" in copied_text(page)
    assert all('Ann O\'Hara - "A"... !' in link.body for link in visible_links(page))


def test_one_click_on_a_long_letter_copies_it_whole_and_opens_the_short_message(visit: Visit) -> None:
    page = visit.open(f"my/{MINISTRY}")
    count_openings(page)
    page.locator('form[data-hb="fields"] input[name="name"]').fill("မောင်မောင်")
    page.locator('select[data-hb="recipient"]').select_option("JP")
    whole = plain_text(page.locator(LETTER).inner_html())
    page.locator(f"{SEND}:visible").click()
    message = parse(opened(page))
    assert (message.to, message.subject, message.body) == (("water-jp@example.org",), "မြစ်ကို သန့်ရှင်းပါ", "")
    plain = clipboard(page, "text/plain").replace("\r\n", "\n")
    assert plain == whole
    assert "မောင်မောင်" in plain
    assert plain_text(clipboard(page, "text/html")) == whole
    assert page.locator('[data-hb="status"]').inner_text()


@pytest.mark.parametrize("language", ["", "my/"])
def test_the_page_shows_the_country_that_is_picked_and_copies_its_letter(visit: Visit, language: str) -> None:
    page = visit.open(f"{language}{MINISTRY}")
    page.set_viewport_size({"width": 1280, "height": 900})
    count_openings(page)
    page.locator('select[data-hb="recipient"]').select_option("JP")
    expect(page.locator('[data-hb="recipients"]')).to_have_text("water-jp@example.org")
    expect(page.locator('button[data-hb-target="recipients"]')).to_be_visible()
    if not language:  # Burmese readers are at risk, and led to no mail in the browser
        expect(page.locator('[data-hb="webmail"]')).to_be_visible()
    page.locator(f"{SEND}:visible").click()
    expect(page.locator(f"{SEND}:visible")).to_be_focused()
    expect(page.locator('[data-hb="status"]')).not_to_be_empty()
    assert parse(opened(page)).to == ("water-jp@example.org",)
    if language:
        assert "ဂျပန် ရေဝန်ကြီးဌာန" in clipboard(page, "text/plain")


def test_copy_buttons_copy_and_say_so(visit: Visit) -> None:
    page = visit.open(MAYOR)
    for target, expected in (
        ("subject", "Clean it"),
        ("recipients", "mayor@example.org"),
        ("letter", plain_text(page.locator(LETTER).inner_html())),
    ):
        page.locator(f'button[data-hb="copy"][data-hb-target="{target}"]:visible').first.focus()
        page.keyboard.press("Enter")
        expect(page.locator('[data-hb="status"]')).not_to_be_empty()
        assert page.evaluate("navigator.clipboard.readText()").replace("\r\n", "\n") == expected
        page.evaluate("document.querySelector('[data-hb=\"status\"]').textContent = ''")


def test_copying_works_where_the_page_is_not_served_securely(visit: Visit) -> None:
    page = visit.open(MAYOR, secure=False)
    assert page.evaluate("navigator.clipboard") is None
    page.locator('button[data-hb="copy"][data-hb-target="letter"]:visible').first.click()
    expect(page.locator('[data-hb="status"]')).not_to_be_empty()
    assert page.locator('[data-hb="status"]').inner_text() == "Copied."


def without_the_old_command(page: Page) -> None:
    page.evaluate("document.execCommand = undefined")


def test_without_the_old_command_the_letter_is_copied_richly_and_plainly_by_the_new(visit: Visit) -> None:
    page = visit.open(f"ar/{MAYOR}")
    without_the_old_command(page)
    copy_letter(page)
    expect(page.locator('[data-hb="status"]')).to_have_text("تم النسخ.")
    whole = plain_text(page.locator(LETTER).inner_html())
    assert copied_text(page) == whole
    rich = clipboard(page, "text/html")
    assert plain_text(rich) == whole
    assert 'lang="ar"' in rich
    assert 'dir="rtl"' in rich
    assert page.evaluate("getSelection().toString()") == ""


@pytest.mark.parametrize("lacking", ["delete window.ClipboardItem", "void (Clipboard.prototype.write = () => Promise.reject())"])
def test_a_browser_that_copies_no_rich_text_copies_the_plain(visit: Visit, lacking: str) -> None:
    page = visit.open(MAYOR)
    without_the_old_command(page)
    page.evaluate(lacking)
    copy_letter(page)
    expect(page.locator('[data-hb="status"]')).to_have_text("Copied.")
    read = page.evaluate("navigator.clipboard.readText()")
    assert read.replace("\r\n", "\n") == plain_text(page.locator(LETTER).inner_html())


@pytest.mark.parametrize(
    ("secure", "said"), [(True, "Copied."), (False, "Copying failed. The text is selected: copy it with your device.")]
)
def test_a_link_to_pass_on_is_copied_without_the_old_command_or_left_marked(visit: Visit, secure: bool, said: str) -> None:
    page = visit.open("clean-river/", secure=secure)
    without_the_old_command(page)
    page.locator(".hb-pass-on summary").first.click()
    page.get_by_role("button", name="Copy the link").click()
    expect(page.locator('[data-hb="status"]')).to_have_text(said)


def test_without_any_way_to_copy_the_text_is_left_marked_and_that_is_said(visit: Visit) -> None:
    page = visit.open(MAYOR, secure=False)
    without_the_old_command(page)
    copy_letter(page)
    expect(page.locator('[data-hb="status"]')).to_contain_text("The text is selected")
    assert "clean the river" in page.evaluate("getSelection().toString()")
    assert visit.complaints == []


def test_where_copying_fails_the_text_is_left_marked_and_that_is_said(visit: Visit) -> None:
    page = visit.open(MAYOR, secure=False)
    page.evaluate("document.execCommand = () => false")
    page.locator('button[data-hb="copy"][data-hb-target="letter"]:visible').first.click()
    expect(page.locator('[data-hb="status"]')).to_contain_text("selected")
    assert "clean the river" in page.evaluate("getSelection().toString()")


def test_enter_in_a_field_leads_nowhere(visit: Visit) -> None:
    page = visit.open(MAYOR)
    page.get_by_label("Your name").fill("Ada")
    address = page.url
    page.get_by_label("Your name").press("Enter")
    page.wait_for_timeout(200)
    assert page.url == address
    assert page.get_by_label("Your name").input_value() == "Ada"


def test_after_a_reload_the_fields_are_empty(visit: Visit) -> None:
    page = visit.open(MAYOR)
    page.get_by_label("Your name").fill("Ada")
    page.reload()
    assert page.get_by_label("Your name").input_value() == ""
    assert the_link(page).body.endswith("[Your name]")


def test_typing_copying_and_sending_ask_for_nothing_and_store_nothing(visit: Visit) -> None:
    page = visit.open(f"my/{MINISTRY}")
    count_openings(page)
    asked = visit.asked
    page.locator('form[data-hb="fields"] input[name="name"]').fill("Ada")
    page.locator('select[data-hb="recipient"]').select_option("BE")
    page.locator(f"{SEND}:visible").click()
    page.locator('button[data-hb="copy"]:visible').first.click()
    page.wait_for_timeout(300)
    assert visit.asked == asked
    stored = page.evaluate(
        "async () => [document.cookie, localStorage.length, sessionStorage.length, (await indexedDB.databases()).length,"
        " (await caches.keys()).length, (await navigator.serviceWorker.getRegistrations()).length]"
    )
    assert stored == ["", 0, 0, 0, 0, 0]
    assert visit.context.cookies() == []


@pytest.mark.parametrize("language", ["", "my/", "ar/"])
def test_without_javascript_every_recipients_link_works_and_no_dead_control_is_seen(visit_unscripted: Visit, language: str) -> None:
    for letter, to in (
        (MINISTRY, {("water-be@example.org",), ("water-jp@example.org",), ("water-ke@example.org",)}),
        (PERSON, {("water-be@example.org",), ("water-jp@example.org",), ("water-ke@example.org",), ("mayor@example.org",)}),
        (MAYOR, {("mayor@example.org",)}),
        ("clean-river/letters/reader/", {()}),
    ):
        page = visit_unscripted.open(language + letter)
        messages = visible_links(page)
        assert {message.to for message in messages} == to
        assert all(message.subject for message in messages)
        assert page.locator("button:visible, input:visible, select:visible, textarea:visible").count() == 0
        assert page.locator(LETTER).is_visible()


def test_a_letter_without_an_address_has_copy_and_no_link(visit: Visit) -> None:
    page = visit.open("clean-river/letters/post/")
    assert page.locator(SEND).count() == 0
    assert page.locator('button[data-hb="copy"][data-hb-target="letter"]:visible').count() >= 1
    assert page.get_by_text("Old Street 2, Brussels").count() >= 1


def test_a_withdrawn_letter_can_be_read_and_nothing_more(visit: Visit) -> None:
    page = visit.open("old-mill/letters/owner/")
    assert "keep the mill" in page.locator(LETTER).inner_text()
    assert "closed" in page.locator("main").inner_text()
    dead = f'{SEND}, form, select, button[data-hb="copy"], a[data-hb="download"], a[data-hb="report"]'
    assert page.locator(dead).count() == 0


def test_a_letter_in_the_offices_language_is_sent_in_it_and_read_in_the_readers(visit: Visit) -> None:
    page = visit.open("ar/clean-river/letters/french-office/")
    assert page.locator(LETTER).get_attribute("lang") == "en"
    assert the_link(page).body == "Dear Mayor,\r\n\r\nhello.\r\n\r\n[Your name]"
    assert the_link(page).subject == "Hello"
    assert "مرحباً" in page.locator('[data-hb="reading"]').inner_text()


def test_leaving_replaces_the_page_by_link_and_by_three_presses_of_shift(visit: Visit) -> None:
    for leave in ("click", "shift"):
        page = visit.open(f"my/{MINISTRY}")
        page.route(
            "https://weather.example/**", lambda route: route.fulfill(body="<title>Weather</title>", content_type="text/html")
        )
        if leave == "click":
            page.locator('a[data-hb="exit"]').click()
        else:
            for _ in range(3):
                page.keyboard.press("Shift")
        page.wait_for_url("https://weather.example/")
        page.go_back()
        assert "weather.example" in page.url or page.url == "about:blank"


def test_leaving_works_without_javascript(visit_unscripted: Visit) -> None:
    page = visit_unscripted.open(f"my/{MINISTRY}")
    assert page.locator('a[data-hb="exit"]').get_attribute("href") == "https://weather.example/"
