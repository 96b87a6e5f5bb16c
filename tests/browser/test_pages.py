"""Pages as readers meet them: what comes first, what is printed, what moves, what is folded."""

from __future__ import annotations

import pytest

from reader import Visit
from river_kinds import KINDS

LANGUAGES = ("", "my/", "ar/")


@pytest.mark.parametrize("width", [320, 360])
@pytest.mark.parametrize("word", ["паведамленне", "сообщение"])
def test_a_long_word_on_the_main_button_is_whole_on_a_narrow_screen(visit: Visit, word: str, width: int) -> None:
    page = visit.open("my/clean-river/letters/ministry/")
    page.set_viewport_size({"width": width, "height": 700})
    page.locator('select[data-hb="recipient"]').select_option("KE")
    lines, inside = page.locator(".hb-go:visible").evaluate(
        """(link, word) => { link.lang = "be"; const words = [...link.querySelectorAll("span")].find((span) => span.offsetWidth);
        words.textContent = word; const range = document.createRange(); range.selectNodeContents(words);
        const boxes = range.getClientRects(); return [boxes.length, boxes[0].right <= link.getBoundingClientRect().right]; }""",
        word,
    )
    assert (lines, inside) == (1, True)


def test_readers_at_risk_meet_the_safety_box_first_and_a_way_out(visit: Visit) -> None:
    for kind in KINDS:
        if not kind.startswith("clean-river/") or "pass-on" in kind:
            continue
        page = visit.open(f"my/{kind}")
        first = page.locator("main > *").first
        assert first.get_attribute("data-hb") == "safety", kind
        assert page.locator('a[data-hb="exit"]').is_visible()


def test_focus_is_never_hidden_under_the_bar(visit: Visit) -> None:
    page = visit.open("my/clean-river/letters/ministry/")
    for _ in range(45):
        page.keyboard.press("Tab")
        covered = page.evaluate(
            """() => { const one = document.activeElement; if (!one || one === document.body) return '';
            const box = one.getClientRects()[0];
            const there = document.elementFromPoint(box.left + box.width / 2, box.top + 2);
            return there && (one.contains(there) || there.contains(one)) ? '' : one.outerHTML; }"""
        )
        assert covered == ""


def test_the_page_reads_in_a_sensible_order(visit: Visit) -> None:
    page = visit.open("clean-river/letters/mayor/")
    headings = [node.inner_text() for node in page.locator("h1, h2, h3").all()]
    assert headings[0] == "Letter to the mayor"
    assert headings.index("Your details") < headings.index("Read and send") < headings.index("Nothing opened?")


def test_printing_a_letter_prints_addressee_subject_and_letter(visit: Visit) -> None:
    page = visit.open("clean-river/letters/mayor/")
    page.emulate_media(media="print")
    shown = page.locator("body").inner_text()
    assert "Clean it" in shown
    assert "please clean the river" in shown
    for hidden in ("Nothing opened?", "Your details", "Send the letter", "Thank you", "All campaigns"):
        assert hidden not in shown


@pytest.mark.parametrize("path", ["letters/ministry/", "questions/"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_shifts_nothing_while_it_and_its_pictures_load(visit: Visit, language: str, path: str) -> None:
    page = visit.open(f"{language}clean-river/{path}")
    page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    page.wait_for_timeout(300)
    pictures = page.evaluate("Array.from(document.images, (one) => one.naturalWidth)")
    assert [width for width in pictures if not width] == []
    # Burmese readers are at risk there and see no picture.
    assert bool(pictures) is (path == "questions/" and language != "my/")
    shift = page.evaluate(
        """() => new Promise((done) => { let sum = 0;
        new PerformanceObserver((list) => list.getEntries().forEach((entry) => { sum += entry.value; }))
          .observe({type: 'layout-shift', buffered: true});
        setTimeout(() => done(sum), 100); })"""
    )
    assert shift < 0.01


def test_only_the_parts_of_a_page_begin_with_a_rule(visit: Visit) -> None:
    page = visit.open("clean-river/briefing/")
    rules = page.locator("h2").evaluate_all(
        "(all) => all.map((one) => [one.closest('.hb-text') !== null, getComputedStyle(one).borderTopWidth])"
    )
    assert {tuple(rule) for rule in rules} == {(True, "0px"), (False, "3px")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_answer_opens_by_keyboard_without_javascript_and_fits(visit_unscripted: Visit, language: str) -> None:
    page = visit_unscripted.open(f"{language}clean-river/questions/")
    question = page.locator("details.hb-question").first
    answer = question.locator("p").first
    assert not answer.is_visible()
    question.locator("summary").focus()
    page.keyboard.press("Enter")
    assert answer.is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_folded_answers_are_printed(visit: Visit) -> None:
    page = visit.open("clean-river/questions/")
    page.emulate_media(media="print")
    assert page.locator("details.hb-question p").first.is_visible()


@pytest.mark.parametrize(
    ("path", "tag", "digits"),
    [
        ("clean-river/briefing/", "", "decimal"),
        ("my/clean-river/briefing/", "", "myanmar"),
        ("my/clean-river/briefing/", "en", "decimal"),
        ("my/clean-river/letters/ministry/", "my", "myanmar"),
    ],
)
def test_numbered_lists_have_the_digits_of_their_language(visit: Visit, path: str, tag: str, digits: str) -> None:
    page = visit.open(path)
    shown = page.evaluate(
        """(tag) => {
            const list = document.createElement("ol");
            if (tag) list.lang = tag;
            document.querySelector(".hb-text").append(list);
            return getComputedStyle(list).listStyleType;
        }""",
        tag,
    )
    assert shown == digits


def test_a_folded_part_of_a_campaigns_text_opens_by_keyboard_without_javascript(visit_unscripted: Visit) -> None:
    page = visit_unscripted.open("clean-river/")
    fold = page.locator("main .hb-folded:has(h2)").first
    words = fold.locator(".hb-text")
    assert not words.is_visible()
    fold.locator("summary").focus()
    page.keyboard.press("Enter")
    assert words.is_visible()


def test_folded_parts_of_a_campaigns_text_are_printed(visit: Visit) -> None:
    page = visit.open("clean-river/")
    page.emulate_media(media="print")
    assert page.locator("main .hb-folded:has(h2) .hb-text").first.is_visible()


@pytest.mark.parametrize("language", ["my/", "be/"])
@pytest.mark.parametrize(
    "path",
    ["clean-river/", "clean-river/events/meeting/", "clean-river/events/march/", "clean-river/actions/write/",
     "clean-river/audiences/fishers/"],
)  # fmt: skip
def test_on_pages_at_risk_the_headline_and_the_hand_are_soon_in_sight(visit: Visit, language: str, path: str) -> None:
    page = visit.open(language + path)
    top = "(one) => one.getBoundingClientRect().top + scrollY"
    notices = float(
        page.evaluate("[...document.querySelectorAll('[data-hb=notice]')].reduce((sum, one) => sum + one.offsetHeight + 8, 0)")
    )
    assert page.locator("h1").evaluate(top) - notices <= 480
    assert page.locator(".hb-go").first.evaluate(top) - notices <= 1000


def test_a_printed_campaign_says_who_issues_it_whom_to_ask_and_where_it_is(visit: Visit) -> None:
    page = visit.open("clean-river/")
    page.emulate_media(media="print")
    shown = page.locator("body").inner_text()
    for words in ("Issued by", "https://river.example/clean-river/", "Who is behind this", "@"):
        assert words in shown
    for words in ("All campaigns", "Share", "No cookies"):
        assert words not in shown
    badge = page.locator(".hb-steps .hb-number").first.evaluate("(one) => getComputedStyle(one, '::before').color")
    assert badge == "rgb(0, 0, 0)"


@pytest.mark.parametrize("path", ["clean-river/", "clean-river/events/meeting/"])
def test_the_code_is_on_paper_and_not_asked_for_on_the_screen(visit: Visit, path: str) -> None:
    page = visit.open(path)
    page.wait_for_load_state("load")
    code = page.locator('img[src$="qr.svg"]')
    assert not code.is_visible()
    assert not any(url.endswith("qr.svg") for url in visit.requests)
    page.pdf()
    assert any(url.endswith("qr.svg") for url in visit.requests)
    page.emulate_media(media="print")
    assert code.is_visible()


def test_states_are_black_on_paper(visit: Visit) -> None:
    page = visit.open("clean-river/events/march/")
    page.emulate_media(media="print", color_scheme="dark")
    assert page.locator(".hb-state__label").evaluate("(one) => getComputedStyle(one).color") == "rgb(0, 0, 0)"


def test_a_printed_page_of_readers_at_risk_does_not_lead_back_to_it(visit: Visit) -> None:
    page = visit.open("my/clean-river/")
    assert page.locator('img[src$="qr.svg"]').count() == 0
    page.emulate_media(media="print")
    assert "river.example" not in page.locator("body").inner_text()


def test_a_page_not_found_leads_to_the_campaigns(visit: Visit) -> None:
    page = visit.open("404.html")
    assert page.locator('main a[href="/clean-river/"]').is_visible()


def test_short_words_that_run_the_other_way_begin_where_the_others_do(visit: Visit) -> None:
    page = visit.open("ar/old-mill/")
    title = page.locator(".hb-poster h1")
    assert title.get_attribute("dir") == "ltr"
    assert title.evaluate("(one) => getComputedStyle(one).textAlign") == "end"
