"""What is amiss with one page that is open in Chromium."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Literal

from playwright.sync_api import BrowserContext, Page

Scheme = Literal["light", "dark"]

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


def bring_axe(context: BrowserContext) -> None:
    """Has axe in all pages of a context that are opened from now on, where `faults` looks for it."""
    # A script of the debugger, which the pages' policy does not bind, and which is not sent along for each page.
    context.add_init_script(_axe())


def faults(page: Page) -> Iterator[str]:
    """Everything below, one screen after the other, since a page is laid out anew for each; the page has the last one's width."""
    page.set_viewport_size({"width": NARROW, "height": SCREENS[0][1]})
    yield from wider_than_the_screen(page, NARROW)
    schemes: tuple[Scheme, ...] = ("light", "dark")
    for width, height in SCREENS:
        page.set_viewport_size({"width": width, "height": height})
        for scheme in schemes:
            page.emulate_media(color_scheme=scheme)
            yield from by_axe(page, scheme, width)
        schemes = schemes[::-1]
        yield from wider_than_the_screen(page, width)
        if width == SCREENS[0][0]:
            yield from wider_than_the_screen(page, width, size=200)
            yield from below_the_first_screen(page)


def by_axe(page: Page, scheme: Scheme, width: int) -> Iterator[str]:
    """What axe finds as the page is shown: in the dark, what depends on colours."""
    rules = {"runOnly": {"type": "rule", "values": list(BY_COLOUR)}} if scheme == "dark" else {}
    found = page.evaluate("(rules) => axe.run(document, {resultTypes: ['violations'], ...rules})", rules)
    for one in found["violations"]:
        yield f"axe at {width} in {scheme}: {one['id']}: {one['nodes'][0]['html']}"


def wider_than_the_screen(page: Page, width: int, size: int = 100) -> Iterator[str]:
    """Whether the page has to be pushed sideways; `size` of its text in per cent."""
    shown, widest = page.evaluate(_WIDEST, {"width": width, "size": size})
    if shown > width:
        yield f"{shown} wide at {width} with text of {size} %: {widest}"


_WIDEST = """({width, size}) => {
  const root = document.documentElement;
  root.style.fontSize = size + "%";
  const shown = root.scrollWidth;
  const widest = shown > width && [...document.querySelectorAll("main *, header *, nav *, footer *")].filter((one) => {
    const box = one.getBoundingClientRect(); return box.width && (box.right > width + 1 || box.left < -1); }).slice(-1)
    .map((one) => one.outerHTML.slice(0, 120))[0];
  root.style.fontSize = "";
  return [shown, widest || ""];
}"""


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
