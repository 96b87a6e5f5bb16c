"""Letters without styles: in w3m and Lynx, which some blind readers use, and where the style sheet did not arrive."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable

import pytest

from reader import Server, Visit

FITS = "This opens your e-mail program"
TOO_LONG = "too long to travel inside a link"
MAYOR = "clean-river/letters/mayor/"
MINISTRY = "clean-river/letters/ministry/"
COMMANDS = {
    "w3m": ["-dump", "-cols", "1000", "-I", "UTF-8", "-O", "UTF-8", "-T", "text/html"],
    "lynx": ["-dump", "-nolist", "-width=1000", "-force_html", "-assume_charset=UTF-8", "-display_charset=UTF-8"],
}
Dump = Callable[[str], str]


@pytest.fixture(params=["w3m", "lynx"])
def dump(request: pytest.FixtureRequest, server: Server) -> Dump:
    """What a browser prints of a page, its blanks run together."""
    program = shutil.which(request.param)
    assert program, f"{request.param} is missing: install Debian's package “{request.param}”"
    command = [program, *COMMANDS[request.param]]

    def read(path: str) -> str:
        made = subprocess.run([*command, str(server.folder / path / "index.html")], capture_output=True, check=True)
        # Lynx breaks lines inside long Burmese words, and inside their characters.
        return " ".join(made.stdout.decode(errors="replace").split())

    return read


def in_order(text: str, *parts: str) -> bool:
    found = [text.find(part) for part in parts]
    return -1 not in found and found == sorted(found)


def test_a_letter_is_read_once_with_its_way_out_after_it(dump: Dump) -> None:
    text = dump(MAYOR)
    assert text.count("please clean the river on [Date].") == 1
    assert "[[" not in text
    assert in_order(
        text,
        "Letter to the mayor",
        "Your name",
        "mayor@example.org",
        "Clean it",
        "Dear Mayor,",
        FITS,
        "Send the letter",
        "Nothing opened?",
    )


def test_a_letter_that_fits_into_its_link_tells_of_no_other_way(dump: Dump) -> None:
    text = dump(MAYOR)
    assert FITS in text
    for other in (TOO_LONG, "Open the message", "choose Paste", "Or write it in the browser", "No e-mail address is known"):
        assert other not in text
    assert text.count("Send the letter") == 1
    assert text.count("Yes, the letter is sent") == 1


def test_a_letter_too_long_for_its_link_tells_of_no_other_way(dump: Dump) -> None:
    text = dump("clean-river/letters/offices/")
    assert in_order(
        text, "keep it clean.", TOO_LONG, "Copy the letter", "Choose a name: the message opens", "choose Paste", "Press Send"
    )
    for other in (FITS, "Send the letter", "Open the message", "No e-mail address is known"):
        assert other not in text


def test_a_letter_by_post_tells_of_no_message(dump: Dump) -> None:
    text = dump("clean-river/letters/post/")
    assert in_order(text, "No e-mail address is known", "Report back", "Send it by post, by phone or by form")
    for other in (FITS, TOO_LONG, "Did your e-mail program open?", "Press Send"):
        assert other not in text


def test_of_a_letter_in_several_languages_the_page_has_its_own_alone(dump: Dump) -> None:
    text = dump(f"my/{MINISTRY}")
    assert text.count("စွန့်ပစ်ပစ္စည်းကို ရပ်ပါ။") == 1
    for other in ("stop the waste", "ထိုအစား", "[[", '{"'):
        assert other not in text


def test_no_two_words_run_together(dump: Dump) -> None:
    text = dump(MAYOR)
    for run in ("contentRiver", "]Your story", "_Your story", "CcCopy", "addressCopy", "letterOpen", "letterSelect", "subjectCopy"):
        assert run not in text


INERT = "Without JavaScript the fields and copy buttons on this page do nothing."


@pytest.mark.parametrize(
    ("path", "onward"),
    [(MAYOR, " To the letter"), ("clean-river/letters/offices/", " To the letter"), ("clean-river/actions/report/", "")],
)
def test_before_controls_that_do_nothing_it_says_so(dump: Dump, path: str, onward: str) -> None:
    text = dump(path)
    assert text.count(INERT) == 1
    assert in_order(text, f"{INERT}{onward}", "Copy the subject")


def test_links_and_buttons_beside_each_other_do_not_run_together(dump: Dump) -> None:
    text = dump("clean-river/actions/report/")
    for run in ("addressCopy", "subjectCopy", "happened?[", "letter[", "country_", "country[", "did["):
        assert run not in text
    text = dump("clean-river/")
    assert " Letter to the mayor" in text
    assert re.findall(r"\w ?Letter to the mayor", text) == []
    assert "Yes, the letter is sent · No, nothing opened" in dump(MAYOR)


def test_what_only_a_device_can_do_is_not_offered(dump: Dump) -> None:
    assert "Share with another app" not in dump("clean-river/")


def test_a_page_with_styles_or_a_script_says_nothing_of_controls_that_do_nothing(visit: Visit) -> None:
    page = visit.open(MAYOR)
    assert not page.get_by_text(INERT).is_visible()
    visit.page.route("**/*.css", lambda route: route.abort())
    page.reload()
    assert not page.get_by_text(INERT).is_visible()
    visit.page.unroute("**/*.css")
    visit.page.route("**/*.js", lambda route: route.abort())
    page.reload()
    assert not page.get_by_text(INERT).is_visible()


def test_a_page_whose_styles_did_not_come_tells_one_way_at_a_time(visit: Visit) -> None:
    visit.page.route("**/*.css", lambda route: route.abort())
    page = visit.open(MAYOR)
    foot = page.locator(".hb-send")
    name = page.get_by_label("Your name")
    for typed, said, link, unsaid in (
        ("Ada", FITS, "Send the letter", (TOO_LONG, "Copy the letter", "Open the message", "choose Paste")),
        ("နာမည် " * 100, TOO_LONG, "Open the message", (FITS, "Send the letter", "Select the letter above")),
        ("Ada", FITS, "Send the letter", (TOO_LONG, "Copy the letter", "Open the message", "choose Paste")),
    ):
        name.fill(typed)
        text = foot.inner_text()
        assert said in text
        assert text.count(link) == 1
        assert [other for other in unsaid if other in text] == []
