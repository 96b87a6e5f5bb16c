"""The ways on when no mail program opens: mail in the browser, what is still missing, an address that fails."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from html_blocks import plain_text
from reader import Visit
from rfc6068 import parse

MINISTRY = "clean-river/letters/ministry/"
MAYOR = "clean-river/letters/mayor/"
LETTER = '[data-hb="letter"]'
WEBMAIL = '[data-hb="webmail"]'
DESK: ViewportSize = {"width": 1280, "height": 900}


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


def test_a_new_tab_has_the_letter_too(visit: Visit) -> None:
    page = visit.open(MAYOR)
    page.set_viewport_size(DESK)
    page.get_by_label("Your name").fill("Ada")
    address = page.locator(WEBMAIL).get_by_role("link", name="Gmail").get_attribute("href") or ""
    fields = {key: values[0] for key, values in parse_qs(urlsplit(address).query, strict_parsing=True).items()}
    assert fields["to"] == "mayor@example.org"
    assert fields["body"].replace("\r\n", "\n") == letter(page)
    assert fields["body"].endswith("Ada")


def test_a_letter_too_long_for_gmail_is_copied_instead(visit: Visit) -> None:
    page = visit.open(MAYOR)
    page.set_viewport_size(DESK)
    page.get_by_label("Your name").fill("နာမည် " * 100)
    assert "body" not in followed(page, "Gmail")
    assert page.evaluate("navigator.clipboard.readText()").replace("\r\n", "\n") == letter(page)
    expect(page.locator('[data-hb="status"]')).to_contain_text("Paste it")


def test_outlook_gets_address_and_subject_and_the_letter_is_copied(visit: Visit) -> None:
    page = visit.open(MAYOR)
    page.set_viewport_size(DESK)
    assert followed(page, "Outlook") == {"to": "mayor@example.org", "cc": "river@example.org", "subject": "Clean it"}
    assert page.evaluate("navigator.clipboard.readText()").replace("\r\n", "\n") == letter(page)


def test_mail_in_the_browser_waits_for_the_choice_and_follows_it(visit: Visit) -> None:
    page = visit.open(f"ar/{MINISTRY}")
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


def test_placeholders_are_pointed_out_until_the_last_is_filled(visit: Visit) -> None:
    page = visit.open(MAYOR)
    hint = page.get_by_text("still need filling in")
    expect(hint).to_be_visible()
    for field in page.locator('form[data-hb="fields"] input, form[data-hb="fields"] textarea').all():
        expect(hint).to_be_visible()
        field.fill("x")
    expect(hint).to_be_hidden()
    page.get_by_label("Your name").fill("")
    expect(hint).to_be_visible()


def pick(page: Page) -> None:
    """The first choice, where a letter has any."""
    select = page.locator('select[data-hb="recipient"]')
    if select.count():
        select.select_option(index=1)


@pytest.mark.parametrize("path", [MAYOR, f"my/{MINISTRY}"])
def test_placeholders_stop_nobody_from_sending(visit: Visit, path: str) -> None:
    page = visit.open(path)
    pick(page)
    assert page.locator('a[data-hb="send"]:visible').first.is_enabled()


@pytest.mark.parametrize("path", [MAYOR, f"my/{MINISTRY}", "clean-river/letters/reader/"])
def test_every_letter_leads_to_copying_and_to_the_files(visit: Visit, path: str) -> None:
    page = visit.open(path)
    way = page.locator("#nothing-opened")
    expect(way.locator('button[data-hb="copy"][data-hb-target="letter"]')).to_be_visible()
    way.locator('a[href="#files"]').click()
    expect(page.locator("#files a[data-hb=download]").first).to_be_in_viewport()
    before = page.locator('.hb-send a[href="#nothing-opened"]:visible')
    before.click()
    expect(way.locator("h2")).to_be_in_viewport()


@pytest.mark.parametrize(
    ("path", "words"),
    [
        (MAYOR, "Select the address, the subject and the letter above, and copy each."),
        (MINISTRY, "Select the address, the subject and the letter above, and copy each."),
        ("clean-river/letters/reader/", "Select the subject and the letter above, and copy each."),
    ],
)
def test_without_javascript_it_says_what_to_mark_and_leads_to_the_files(visit_unscripted: Visit, path: str, words: str) -> None:
    way = visit_unscripted.open(path).locator("#nothing-opened")
    lines = way.inner_text().split("\n\n")
    assert [line for line in lines if line != "The address did not work?"][:4] == [
        "Nothing opened?",
        "Your device may have no e-mail program set up. Copy these texts into a new message in the e-mail you use.",
        words,
        "Or download the letter as a file",
    ]


def test_a_letter_without_an_address_speaks_of_no_email_program(visit: Visit) -> None:
    page = visit.open("clean-river/letters/post/")
    assert page.locator("#nothing-opened h2").inner_text() == "Send it by post, by phone or by form"
    words = page.locator("main").inner_text()
    for wrong in ("Nothing opened?", "e-mail program", "in the message", "The address did not work?"):
        assert wrong not in words
    expect(page.get_by_text("Old Street 2, Brussels")).to_be_visible()
    expect(page.get_by_role("link", name="Contact form")).to_be_visible()


def test_an_office_that_the_message_does_not_reach_says_so_and_how_to_reach_it(visit: Visit) -> None:
    page = visit.open("clean-river/letters/offices/")
    assert page.get_by_text("does not reach").count() == 1
    assert page.locator("#nothing-opened h2").inner_text() == "Nothing opened?"
    page.locator('select[data-hb="recipient"]').select_option("archive-office")
    office = page.locator('[data-hb="addressee"] .hb-office')
    assert "The Archive Office" in office.inner_text()
    assert "The message does not reach this office: it has no e-mail address." in office.inner_text()
    expect(office.get_by_text("+32 2 000 00 00")).to_be_visible()
    assert page.locator("#nothing-opened h2").inner_text() == "Send it by post, by phone or by form"
    for wrong in ("You can also do it in the message.", "The address did not work?"):
        expect(page.get_by_text(wrong)).to_be_hidden()
    page.locator('select[data-hb="recipient"]').select_option("mayor")
    assert page.locator("#nothing-opened h2").inner_text() == "Nothing opened?"
    expect(page.get_by_text("The address did not work?")).to_be_visible()


def test_the_addresses_of_copies_can_be_copied(visit: Visit) -> None:
    page = visit.open("clean-river/letters/offices/")
    page.get_by_role("button", name="Copy the Cc").click()
    expect(page.locator('[data-hb="status"]')).to_have_text("Copied.")
    assert page.evaluate("navigator.clipboard.readText()") == "river@example.org, archive@example.org"


def test_the_text_to_read_stands_beside_the_text_that_is_sent_and_below_it_on_phones(visit: Visit) -> None:
    page = visit.open("ar/clean-river/letters/french-office/")
    sent, reading = page.locator(LETTER), page.locator('[data-hb="reading"]')
    heads = page.locator(".hb-both h3")
    assert heads.all_inner_texts() == ["النص المُرسَل (الإنجليزية)", "للاطلاع (العربية)"]
    first, second = sent.bounding_box(), reading.bounding_box()
    assert first
    assert second
    assert second["y"] >= first["y"] + first["height"]
    page.set_viewport_size(DESK)
    first, second = sent.bounding_box(), reading.bounding_box()
    assert first
    assert second
    assert first["y"] == second["y"]
    assert second["x"] + second["width"] <= first["x"]


OPENED = {"": "Did your e-mail program open?", "my/": "သင့်အီးမေးလ်ပရိုဂရမ် ပွင့်လာပါသလား။"}


@pytest.mark.parametrize("path", [MAYOR, MINISTRY, f"my/{MINISTRY}", "ar/clean-river/letters/person/"])
def test_after_the_click_two_answers_lead_on(visit: Visit, path: str) -> None:
    page = visit.open(path)
    page.evaluate('window.addEventListener("click", (event) => event.target.closest("[href^=mailto]") && event.preventDefault())')
    answers = page.locator('[data-hb="after"]')
    expect(answers).to_be_hidden()
    pick(page)
    page.locator('a[data-hb="send"]:visible').first.click()
    if path in (MAYOR, f"my/{MINISTRY}"):
        expect(page.locator('[data-hb="status"]')).to_contain_text(OPENED["my/" if path.startswith("my/") else ""])
    answers.get_by_role("link").nth(1).click()
    expect(page.locator("#nothing-opened h2")).to_be_in_viewport()
    expect(answers).to_be_visible()
    answers.get_by_role("link").first.click()
    expect(page.locator("#thanks h3")).to_be_in_viewport()
    # Nothing is asked any more that was answered.
    expect(answers).to_be_hidden()
    expect(page.locator('[data-hb="status"]')).to_have_text("")


@pytest.mark.parametrize("path", [MAYOR, f"my/{MAYOR}", f"ar/{MAYOR}"])
def test_what_helps_next_is_right_below_the_last_step_without_a_script_too(
    visit: Visit, visit_unscripted: Visit, path: str
) -> None:
    for reader in (visit, visit_unscripted):
        page = reader.open(path)
        # The hand of a letter that fits into its link; else the step to press Send.
        last = page.locator(".hb-send > ol > li:visible").last.bounding_box()
        first = page.locator("#thanks li a").first.bounding_box()
        assert last
        assert first
        assert 0 < first["y"] - (last["y"] + last["height"]) <= 300
        page.locator('#sent a[href="#nothing-opened"]').click()
        expect(page.locator("#nothing-opened h2")).to_be_in_viewport()


def test_after_a_letter_there_are_three_things_at_most(visit: Visit) -> None:
    page = visit.open(MAYOR)
    items = page.locator("#thanks li")
    assert items.count() == 3
    assert page.locator('#thanks a[data-hb="report"]').count() == 1
    page.locator('#thanks [data-hb-target="address"]').click()
    expect(page.locator('[data-hb="status"]')).to_have_text("Copied.")
    address = page.locator('#thanks [data-hb="address"]').inner_text()
    assert address.endswith(f"/{MAYOR}")
    assert page.evaluate("navigator.clipboard.readText()") == address


def test_nothing_after_a_letter_is_shared_where_that_is_dangerous(visit: Visit) -> None:
    page = visit.open(f"my/{MAYOR}")
    assert page.locator("#thanks li").count() > 0
    assert page.locator('[data-hb="address"], [data-hb-target="address"]').count() == 0


@pytest.mark.parametrize("path", [MAYOR, MINISTRY, "clean-river/letters/person/"])
def test_who_asks_and_the_ways_to_the_letter_are_on_the_first_screen(visit: Visit, path: str) -> None:
    page = visit.open(path)
    for part in (".hb-issuers", 'a[href="#letter"]', 'a[href="#files"]'):
        box = page.locator(f"header {part}").first.bounding_box()
        assert box
        assert box["y"] + box["height"] <= 740
    page.locator('header a[href="#letter"]').click()
    expect(page.locator("#letter h2")).to_be_in_viewport()


def test_a_choice_says_under_itself_whom_it_is_about(visit: Visit) -> None:
    page = visit.open(MINISTRY)
    chosen = page.locator('output[data-hb="chosen"]')
    expect(chosen).to_have_text("")
    page.locator('select[data-hb="recipient"]').select_option("KE")
    expect(chosen).to_have_text("Kenya · Water Ministry of Kenya: water-ke@example.org")
    assert chosen.evaluate("(node) => getComputedStyle(node).display") == "block"


def test_a_choice_says_under_itself_in_which_language_the_letter_goes_out(visit: Visit) -> None:
    page = visit.open(f"my/{MINISTRY}")
    chosen = page.locator('output[data-hb="chosen"]')
    page.locator('select[data-hb="recipient"]').select_option("KE")
    expect(chosen).to_have_text("ကင်ညာ · ကင်ညာ ရေဝန်ကြီးဌာန: water-ke@example.org · ပို့မည့်စာ (အင်္ဂလိပ်)")
    page.locator('[data-hb="keep-language"]').check()
    expect(chosen).to_have_text("ကင်ညာ · ကင်ညာ ရေဝန်ကြီးဌာန: water-ke@example.org · ပို့မည့်စာ (မြန်မာ)")
    page.evaluate(
        """() => { window.told = 0; new MutationObserver(() => window.told++).observe(
        document.querySelector('[data-hb="chosen"]'), {childList: true, characterData: true, subtree: true}); }"""
    )
    page.locator('[data-hb="fields"] input[name="name"]').fill("Ada")
    expect(page.locator('[data-hb="letter"]')).to_contain_text("Ada")
    assert page.evaluate("window.told") == 0


def test_nothing_needs_filling_in_when_only_the_text_to_read_has_placeholders(visit: Visit) -> None:
    page = visit.open(f"my/{MINISTRY}")
    page.locator('select[data-hb="recipient"]').select_option("KE")
    expect(page.locator(".hb-reading mark").first).to_be_visible()
    expect(page.locator(".hb-gaps")).to_be_visible()
    page.get_by_label("သင့်အမည်").fill("Ada")
    page.get_by_label("သင့်အဖွဲ့အစည်း").fill("Union of Clerks")
    expect(page.locator(".hb-gaps")).to_be_hidden()


def test_a_letter_that_outgrows_its_link_says_so_once(visit: Visit) -> None:
    page = visit.open(MAYOR)
    status = page.locator('[data-hb="status"]')
    page.get_by_label("Your story").fill("ж" * 400)
    expect(status).to_have_text("Now too long for a link: there are four steps.")
    page.evaluate(
        """() => { window.told = 0; new MutationObserver(() => window.told++).observe(
        document.querySelector('[data-hb="status"]'), {childList: true, characterData: true, subtree: true}); }"""
    )
    page.get_by_label("Your story").press_sequentially("жж")
    assert page.evaluate("window.told") == 0
    page.get_by_label("Your story").fill("short")
    expect(status).to_have_text("")


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


@pytest.mark.parametrize("path", ["my/clean-river/letters/mayor/", "my/clean-river/letters/ministry/"])
def test_a_reader_at_risk_leaves_no_letter_in_an_address_and_no_name_in_the_page(visit: Visit, path: str) -> None:
    page = visit.open(path)
    assert page.locator(WEBMAIL).count() == 0
    name = page.locator('form[data-hb="fields"] input').first
    assert name.evaluate("(input) => input.autocomplete || input.form.autocomplete") == "off"
    name.fill("Aye")
    page.goto(visit.server.secure + "/about/")
    page.go_back()
    expect(page.locator('form[data-hb="fields"] input').first).to_have_value("")
    assert "Aye" not in page.locator('[data-hb="letter"]').inner_text()
