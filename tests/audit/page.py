"""What is amiss with one page that is open in Chromium."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from playwright.sync_api import Page

AXE = Path(__file__).parents[1] / "node_modules" / "axe-core" / "axe.min.js"
SCREENS = ((360, 740), (1280, 900))
"""A phone and a desk, in CSS pixels."""
NARROW = 320
"""The width that WCAG 2.2 asks of any page (1.4.10)."""
BY_COLOUR = ("color-contrast", "link-in-text-block")
"""The rules of axe whose answer depends on the colours."""
HEADLINE, HAND = 480, 1000
"""How far down a phone's page the headline and the thing to do may begin where a safety box comes first; the campaign's notice
is not counted."""


@cache
def _axe() -> str:
    assert AXE.is_file(), "axe-core is missing: run “npm ci” in tests/"
    return AXE.read_text(encoding="utf-8")


def faults(page: Page) -> Iterator[str]:
    """Everything below; the page is as wide as a phone afterwards."""
    yield from by_axe(page)
    yield from wider_than_the_screen(page)
    yield from below_the_first_screen(page)


def by_axe(page: Page) -> Iterator[str]:
    """What axe finds on both screens, light and dark."""
    page.evaluate("delete window.axe")
    # Evaluated by the debugger, which the page's policy does not bind.
    page.evaluate(_axe() + "; undefined")
    for width, height in SCREENS:
        page.set_viewport_size({"width": width, "height": height})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            rules = {"runOnly": {"type": "rule", "values": list(BY_COLOUR)}} if scheme == "dark" else {}
            found = page.evaluate("(rules) => axe.run(document, {resultTypes: ['violations'], ...rules})", rules)
            for one in found["violations"]:
                yield f"axe at {width} in {scheme}: {one['id']}: {one['nodes'][0]['html']}"
    page.emulate_media(color_scheme="light")


def wider_than_the_screen(page: Page) -> Iterator[str]:
    """Whether the page has to be pushed sideways: on each screen, on a narrow one, and with text of twice the size on a phone."""
    for width, size in ((SCREENS[1][0], 100), (NARROW, 100), (SCREENS[0][0], 200), (SCREENS[0][0], 100)):
        page.set_viewport_size({"width": width, "height": SCREENS[0][1]})
        page.evaluate("(size) => { document.documentElement.style.fontSize = size + '%'; }", size)
        shown = page.evaluate("document.documentElement.scrollWidth")
        if shown > width:
            yield f"{shown} wide at {width} with text of {size} %: {page.evaluate(_WIDEST, width)}"
    page.evaluate("document.documentElement.style.fontSize = ''")


_WIDEST = """(width) => [...document.querySelectorAll("main *, header *, nav *, footer *")].filter((one) => {
  const box = one.getBoundingClientRect(); return box.width && (box.right > width + 1 || box.left < -1); }).slice(-1)
  .map((one) => one.outerHTML.slice(0, 120))[0] || ''"""


def below_the_first_screen(page: Page) -> Iterator[str]:
    """On pages that begin with the safety box and have a poster: a headline or a hand that comes late."""
    tops = page.evaluate(
        """() => { const poster = document.querySelector("[data-hb=safety] ~ * .hb-poster, [data-hb=safety] ~ .hb-poster");
        if (!poster) return null;
        const notices = [...document.querySelectorAll("[data-hb=notice]")].reduce((sum, one) => sum + one.offsetHeight, 0);
        const top = (one) => one ? Math.round(one.getBoundingClientRect().top + scrollY - notices) : 0;
        return [top(document.querySelector("h1")), top(poster.querySelector(".hb-go"))]; }"""
    )
    for what, top, bound in zip(("headline", "hand"), tops or (), (HEADLINE, HAND), strict=False):
        if top > bound:
            yield f"its {what} begins at {top}, below {bound}"
