"""From the page to a sent letter in Chromium, Firefox and WebKit: with the script, without it, and with scripts off."""

from __future__ import annotations

import pytest

from engines import Engine
from html_blocks import plain_text
from links import in_link
from rfc6068 import parse

LANGUAGES = ("", "my/", "ar/", "ru/")
MAYOR = "clean-river/letters/mayor/"
MINISTRY = "clean-river/letters/ministry/"
SEND = 'a[data-hb="send"]'
LETTER = '[data-hb="letter"]'
NAME = 'input[name="name"]'
SUBJECTS = {"": "Clean the river", "my/": "မြစ်ကို သန့်ရှင်းပါ", "ar/": "نظّفوا النهر", "ru/": "Очистите реку"}
JAPAN = {"": "Japan", "my/": "ဂျပန်", "ar/": "اليابان", "ru/": "Япония"}
OFFICES = {f"water-{country}@example.org" for country in ("be", "jp", "ke")}
CONTROLS = "button, input, select, textarea"


def copy(engine: Engine, target: str) -> str:
    """Presses the button that copies this, waits until the page says so, and pastes."""
    engine.run("() => { document.querySelector('[data-hb=status]').textContent = ''; }")
    engine.click(f'button[data-hb="copy"][data-hb-target="{target}"]')
    engine.until(lambda: engine.text('[data-hb="status"]'))
    return engine.paste()


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_typed_is_in_the_letter_the_clipboard_and_the_message(engine: Engine, hosts: dict[str, str], language: str) -> None:
    engine.open(f"{hosts['sent']}/{language}{MAYOR}")
    engine.type(NAME, "Zoë & O'Hara")
    engine.type("textarea", "first\nsecond")
    letter = plain_text(engine.html(LETTER))
    assert letter.endswith("first\nsecond\n\nZoë & O'Hara")
    assert copy(engine, "letter") == letter
    assert copy(engine, "subject") == engine.text('[data-hb="subject"]')
    assert copy(engine, "recipients") == "mayor@example.org"
    message = parse(engine.send(SEND))
    assert (message.to, message.cc) == (("mayor@example.org",), ("river@example.org",))
    assert message.body.replace("\r\n", "\n") == in_link(letter)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_country_is_chosen_and_its_letter_copied_and_sent(engine: Engine, hosts: dict[str, str], language: str) -> None:
    engine.open(f"{hosts['sent']}/{language}{MINISTRY}")
    engine.choose('select[data-hb="recipient"]', "JP")
    engine.type(NAME, "Zoë")
    letter = plain_text(engine.html(LETTER))
    assert JAPAN[language] in letter
    assert letter.endswith("Zoë")
    assert copy(engine, "letter") == letter
    assert copy(engine, "recipients") == "water-jp@example.org"
    message = parse(engine.send(SEND))
    assert (message.to, message.subject) == (("water-jp@example.org",), SUBJECTS[language])
    # Whatever the link has no room for was copied at that click.
    assert (message.body.replace("\r\n", "\n") or engine.paste()) == letter


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("script", ["missing", "broken", "off"])
def test_without_its_script_a_page_has_no_dead_control_and_every_way_that_needs_none(
    engine: Engine, hosts: dict[str, str], script: str, language: str
) -> None:
    for letter, offices in ((MAYOR, {"mayor@example.org"}), (MINISTRY, OFFICES)):
        engine.open(f"{hosts.get(script, hosts['sent'])}/{language}{letter}", scripts=script != "off")
        assert engine.seen(CONTROLS) == []
        messages = [parse(href) for href in engine.seen(SEND, "href")]
        assert {message.to for message in messages} == {(office,) for office in offices}
        assert all(message.subject for message in messages)
        assert engine.seen(".hb-unscripted")
        assert engine.seen(LETTER)


# Links that look like text: without a line below and without a border, as the hand and the buttons have. The site's name at
# the top and the language that is read are none to look for.
UNMARKED = """() => [...document.links].filter((link) => {
  const { textDecorationLine, borderTopStyle } = getComputedStyle(link);
  return link.getClientRects().length && !textDecorationLine.includes("underline") && borderTopStyle === "none" &&
    !link.matches(".hb-bar__name, [aria-current]");
}).map((link) => link.textContent)"""


@pytest.mark.parametrize(
    "path",
    ["", "archive/", "clean-river/", "clean-river/briefing/", MAYOR, MINISTRY, "clean-river/events/webinar/", "ar/", f"ar/{MAYOR}"],
)
def test_every_link_is_marked_as_one(engine: Engine, hosts: dict[str, str], path: str) -> None:
    engine.open(f"{hosts['sent']}/{path}")
    assert engine.run(UNMARKED) == []
    # What is filled in by hand is marked, too.
    assert set(
        engine.run(
            "() => [...document.querySelectorAll('mark')].map((placeholder) => getComputedStyle(placeholder).textDecorationLine)"
        )
    ) <= {"underline"}
