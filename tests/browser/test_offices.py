"""One office after another, each in its own language: sent from the page by clicks, read back by a reader of mailto links."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from handbill.translations import translator
from ministries import BODIES, COUNT, FALLBACKS, FEW, MORE, SUBJECTS, expected, long_part, salutation_of
from reader import Server, Tab, Visit
from rfc6068 import parse

WAGES = "pay/letters/wages/"
HOURS = "pay/letters/hours/"
TIME = "pay/letters/time/"
ALL = "pay/letters/all/"
FOOT = "[data-hb-foot]"
STATUS = '[data-hb="status"]'
LETTER = '[data-hb="letter"]'


@pytest.fixture
def visit(tab: Tab, ministries: Server) -> Iterator[Visit]:
    with tab.visit(ministries) as visit:
        yield visit


@pytest.fixture
def visit_unscripted(tab_unscripted: Tab, ministries: Server) -> Iterator[Visit]:
    with tab_unscripted.visit(ministries) as visit:
        yield visit


def count_openings(page: Page) -> None:
    page.evaluate(
        """() => { window.opened = [];
        navigation.addEventListener("navigate", (event) => { window.opened.push(event.destination.url); event.preventDefault(); }); }"""
    )


def openings(page: Page, count: int) -> list[str]:
    for _ in range(100):
        if len(found := page.evaluate("window.opened")) >= count:
            return list(found)
        page.wait_for_timeout(20)
    raise AssertionError(f"{len(found)} of {count} messages were opened")


def pick(page: Page, *numbers: int) -> None:
    for number in numbers:
        page.locator(f'[data-hb="round"] input[value="office-{number}"]').check()


@pytest.mark.parametrize(("address", "language"), [("", "en"), ("ar/", "ar")])
def test_sixty_offices_get_the_letter_in_their_languages_one_click_each(visit: Visit, address: str, language: str) -> None:
    page = visit.open(f"{address}{WAGES}")
    count_openings(page)
    page.locator('[data-hb="fields"] input[name="name"]').fill("Ada & Søn")
    page.locator('[data-hb="all"]').click()
    order = page.locator('[data-hb="round"] input[type="checkbox"]').evaluate_all("(boxes) => boxes.map((box) => box.value)")
    wanted = []
    for sent, office in enumerate(order, 1):
        page.locator(FOOT).click()
        href = openings(page, sent)[-1]
        message = parse(href)
        address_, subject, body = expected(int(office.removeprefix("office-")), language, "Ada & Søn")
        wanted.append(address_)
        assert (message.to, message.subject, message.body) == ((address_,), subject, body)
    assert sorted(wanted) == sorted(f"office{number}@ministries.government.example.org" for number in range(COUNT))
    assert str(COUNT) in page.locator(STATUS).inner_text()
    storage = page.evaluate("localStorage.length + sessionStorage.length + document.cookie.length")
    assert (storage, visit.complaints) == (0, [])


def test_progress_is_told_and_marked(visit: Visit) -> None:
    page = visit.open(WAGES)
    count_openings(page)
    pick(page, 0, 8, 16)
    expect(page.locator('[data-hb="progress"]')).to_have_text("0 of 3 sent. Ministry 0, Belgium")
    page.locator(FOOT).click()
    expect(page.locator(STATUS)).to_contain_text("1 of 3 sent.")
    expect(page.locator('[data-hb="progress"]')).to_have_text("1 of 3 sent. Ministry 8, Belgium")
    expect(page.locator("label:has(input[value=office-0]) strong")).to_be_visible()
    expect(page.locator("label:has(input[value=office-8]) strong")).to_be_hidden()
    assert page.evaluate("document.activeElement.matches('[data-hb-foot]')")
    for done in (2, 3):
        page.keyboard.press("Enter")
        expect(page.locator(STATUS)).to_contain_text(f"{done} of 3 sent.")


def test_one_that_is_left_out_gets_nothing_and_one_taken_in_again_is_sent_again(visit: Visit) -> None:
    page = visit.open(WAGES)
    count_openings(page)
    page.locator('[data-hb="all"]').click()
    page.locator('[data-hb="none"]').click()
    expect(page.locator(FOOT)).to_be_hidden()
    pick(page, 1, 2)
    page.locator('[data-hb="round"] input[value="office-1"]').uncheck()
    page.locator(FOOT).click()
    assert [parse(href).to for href in openings(page, 1)] == [("office2@ministries.government.example.org",)]


def test_the_letter_is_shown_in_the_offices_language_beside_the_readers(visit: Visit) -> None:
    page = visit.open(WAGES)
    pick(page, 1)
    letter, reading = page.locator(LETTER), page.locator(".hb-reading")
    expect(letter).to_contain_text(BODIES["fr"])
    assert (letter.get_attribute("lang"), letter.get_attribute("dir")) == ("fr", "ltr")
    expect(page.locator('[data-hb="subject"]')).to_have_text(SUBJECTS["fr"])
    expect(reading).to_contain_text(BODIES["en"])
    assert page.locator('[data-hb="files"] a').get_attribute("href") == "../../../fr/pay/letters/wages/wages.fr.txt"
    page.get_by_label("Send the letter in English instead").check()
    expect(letter).to_contain_text(BODIES["en"])
    expect(reading).to_contain_text(BODIES["fr"])
    message = parse(page.locator(FOOT).get_attribute("href") or "")
    assert (message.subject, message.body.split(",")[0]) == (SUBJECTS["en"], FALLBACKS["en"])
    assert page.locator('[data-hb="files"] a').get_attribute("href") == "wages.en.txt"


def test_typing_a_name_leaves_only_those_who_have_it(visit: Visit) -> None:
    page = visit.open(WAGES)
    page.get_by_label("Search the list").fill("ministry 17")
    # The tick box and the name are on one line, with a blank between them.
    assert page.locator('[data-hb="round"] li:visible').all_inner_texts() == [" Ministry 17, France"]
    page.locator('[data-hb="all"]').click()
    assert page.locator('[data-hb="round"] input:checked').count() == 1
    page.get_by_label("Search the list").fill("")
    assert page.locator('[data-hb="round"] li:visible').count() == COUNT


def test_an_arabic_letter_runs_right_to_left_on_an_english_page(visit: Visit) -> None:
    page = visit.open(WAGES)
    pick(page, 6)
    assert (page.locator(LETTER).get_attribute("lang"), page.locator(LETTER).get_attribute("dir")) == ("ar", "rtl")
    page.locator(LETTER).press("End")
    pick(page, 0)
    page.locator('[data-hb="round"] input[value="office-6"]').uncheck()
    assert (page.locator(LETTER).get_attribute("lang"), page.locator(LETTER).get_attribute("dir")) == ("en", "ltr")
    expect(page.locator(".hb-reading")).to_be_hidden()


def test_what_is_copied_is_in_the_offices_language(visit: Visit) -> None:
    page = visit.open(WAGES)
    page.locator('[data-hb="fields"] input[name="name"]').fill("Ada")
    pick(page, 9)
    page.locator('button[data-hb="copy"][data-hb-target="letter"]').first.dispatch_event("click")
    expect(page.locator(STATUS)).not_to_be_empty()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.replace("\r\n", "\n") == expected(9, "en", "Ada")[2].replace("\r\n", "\n")


def test_without_scripts_every_office_has_its_link(visit_unscripted: Visit) -> None:
    page = visit_unscripted.open(WAGES)
    links = page.locator('a[data-hb="send"][data-hb-choice]:visible')
    found = {link.get_attribute("data-hb-choice"): parse(link.get_attribute("href") or "") for link in links.all()}
    assert len(found) == COUNT
    for number in range(COUNT):
        message = found[f"office-{number}"]
        placeholder = message.body.rpartition("\r\n")[2]
        assert placeholder.startswith("[")
        assert ((message.to[0], message.subject, message.body)) == expected(number, "en", placeholder)


def pick_one(page: Page, number: int) -> None:
    page.locator('select[data-hb="recipient"]').select_option(f"office-{number}")


def test_long_letters_in_other_languages_come_when_the_reader_begins(visit: Visit) -> None:
    page = visit.open(f"my/{HOURS}")
    assert not [url for url in visit.requests if "versions" in url]
    page.locator('[data-hb="fields"] input[name="name"]').fill("Ada")
    pick_one(page, 9)
    expect(page.locator(LETTER)).to_contain_text(BODIES["fr"])
    assert len([url for url in visit.requests if "versions.js?" in url]) == 1
    assert page.locator(f"{LETTER} ul li").count() == 2
    page.locator('button[data-hb="copy"][data-hb-target="letter"]').first.dispatch_event("click")
    expect(page.locator(STATUS)).not_to_be_empty()
    copied = page.evaluate("navigator.clipboard.readText()").replace("\r\n", "\n")
    assert copied == f"{salutation_of(9)},\n\n{BODIES['fr']}\n\n{long_part('fr')}Ada"
    assert visit.complaints == []


def test_how_far_it_is_comes_with_them(visit: Visit) -> None:
    page = visit.open(HOURS)
    count_openings(page)
    # Before: nothing was asked for, and the page has no words for it.
    assert page.locator(STATUS).get_attribute("data-hb-progress") is None
    pick_one(page, 0)
    expect(page.locator(STATUS)).to_have_attribute("data-hb-progress", "0 of 1 sent.")
    page.locator(FOOT).click()
    openings(page, 1)
    following = page.locator(".hb-next")
    expect(following).to_be_visible()
    following.click()
    # The next in the list, which has the offices by country.
    assert page.locator('select[data-hb="recipient"]').input_value() == "office-4"
    page.locator(FOOT).click()
    openings(page, 2)
    expect(page.locator('[data-hb="progress"]')).to_have_text("2 of 12 sent.")
    assert visit.complaints == []


def test_a_letter_that_fits_into_its_link_brings_the_words_for_it(visit: Visit) -> None:
    page = visit.open(f"my/{HOURS}")
    label = page.locator(f"{FOOT} [data-hb-on=full]")
    assert label.text_content() == ""
    pick_one(page, 0)
    expect(label).to_have_text(translator("my")("Send the letter"))
    assert parse(page.locator(FOOT).get_attribute("href") or "").body != ""


def test_where_they_never_come_the_letter_goes_out_in_the_readers_language(visit: Visit) -> None:
    page = visit.open(HOURS)
    page.route("**/versions.js*", lambda route: route.abort())
    pick_one(page, 1)
    message = parse(page.locator(FOOT).get_attribute("href") or "")
    assert (message.to, message.subject) == (("office1@ministries.government.example.org",), SUBJECTS["en"])
    expect(page.locator(LETTER)).to_contain_text(BODIES["en"])
    addressee = page.locator('[data-hb="addressee"]')
    expect(addressee).to_contain_text("Ministry 1, France")
    assert addressee.get_by_role("link", name="Other ways, and the source").get_attribute("href") == "offices/fr/"


@pytest.mark.parametrize(("address", "language"), [("", "en"), ("ar/", "ar")])
def test_without_scripts_offices_of_other_languages_are_two_clicks_away(
    visit_unscripted: Visit, address: str, language: str
) -> None:
    page = visit_unscripted.open(f"{address}{HOURS}")
    found: dict[str, str] = {}
    links = page.locator('a[href^="offices/"]')
    for index in range(-1, links.count()):
        if index >= 0:
            links.nth(index).click()
            page.wait_for_url("**/offices/*/")
        for link in page.locator('a[data-hb="send"]:visible').all():
            found[link.get_attribute("data-hb-choice") or ""] = link.get_attribute("href") or ""
        if index >= 0:
            assert page.locator('[data-hb="letter"]').inner_text() != ""
            page.go_back()
    assert sorted(found) == sorted(f"office-{number}" for number in range(FEW))
    fitting = {SUBJECTS[tag] for tag in ("en", "fr", "es")}
    for number in range(FEW):
        message, (to, subject, body) = parse(found[f"office-{number}"]), expected(number, language, "")
        assert (message.to, message.subject) == ((to,), subject)
        # No link has room for such a letter in the other scripts: it is on the page, to copy.
        assert message.body.startswith(f"{body}- ") if subject in fitting else message.body == ""


def test_a_letter_that_is_embedded_brings_files_that_can_be_taken(visit: Visit) -> None:
    page = visit.open(f"{HOURS}embed/")
    pick_one(page, 1)
    expect(page.locator(LETTER)).to_contain_text(BODIES["fr"])
    link = page.locator('[data-hb="files"] a')
    assert page.request.get(link.evaluate("(one) => one.href")).text().lstrip("\ufeff").startswith(FALLBACKS["fr"])


def test_one_office_leads_to_the_next_with_what_was_typed(visit: Visit) -> None:
    page = visit.open(TIME)
    count_openings(page)
    page.locator('[data-hb="fields"] input[name="name"]').fill("Ada")
    following = page.locator(".hb-next")
    assert following.is_hidden()
    pick_one(page, 0)
    assert (following.is_hidden(), page.locator('[data-hb="progress"]').is_hidden()) == (True, True)
    wanted = []
    for sent in (1, 2, 3):
        page.locator(FOOT).click()
        openings(page, sent)
        expect(following).to_have_text(f"Next: Ministry {4 * sent}, Belgium")
        wanted.append(f"office{4 * sent - 4}@ministries.government.example.org")
        if sent > 1:
            expect(page.locator(STATUS)).to_contain_text(f"{sent} of {MORE} sent.")
        following.click()
    messages = [parse(href) for href in page.evaluate("window.opened")]
    assert [message.to[0] for message in messages] == wanted
    assert {message.body.rpartition("\r\n")[2] for message in messages} == {"Ada"}


def test_a_short_list_leads_from_one_office_to_the_next_too(visit: Visit) -> None:
    page = visit.open(HOURS)
    count_openings(page)
    assert page.locator('[data-hb="search"]').count() == 0
    pick_one(page, 0)
    page.locator(FOOT).click()
    openings(page, 1)
    following = page.locator(".hb-next")
    expect(following).to_have_text("Next: Ministry 4, Belgium")
    following.click()
    page.locator(FOOT).click()
    assert parse(openings(page, 2)[1]).to == ("office4@ministries.government.example.org",)
    expect(page.locator(STATUS)).to_contain_text(f"2 of {FEW} sent.")


def test_whether_it_was_sent_is_asked_after_the_first_of_several_messages(visit: Visit) -> None:
    page = visit.open(ALL)
    count_openings(page)
    expect(page.locator("#sent")).to_be_hidden()
    page.locator(FOOT).click()
    expect(page.locator("#sent")).to_be_visible()


def test_several_messages_of_one_letter_follow_each_other(visit: Visit) -> None:
    page = visit.open(ALL)
    count_openings(page)
    page.locator('[data-hb="fields"] input[name="name"]').fill("Ada")
    parts = page.locator("a[data-hb-part]").count()
    assert parts == 2
    expect(page.locator('[data-hb="progress"]')).to_have_text("0 of 2 sent. message 1 of 2")
    page.locator(FOOT).click()
    expect(page.locator(STATUS)).to_contain_text("1 of 2 sent.")
    expect(page.locator('[data-hb="progress"]')).to_have_text("1 of 2 sent. message 2 of 2")
    page.locator(FOOT).click()
    expect(page.locator(STATUS)).to_contain_text("2 of 2 sent.")
    reached = [one for href in openings(page, 2) for one in parse(href).to]
    assert reached == [f"office{number}@ministries.government.example.org" for number in range(COUNT)]
    assert {parse(href).subject for href in page.evaluate("window.opened")} == {SUBJECTS["en"]}
