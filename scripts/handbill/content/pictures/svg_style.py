"""Style in drawings: known properties with values that load nothing."""

from __future__ import annotations

import re

from handbill.content.pictures.svg_element import PLAIN, Element

PROPERTIES = {
    "alignment-baseline", "baseline-shift", "clip-path", "clip-rule", "color", "color-interpolation", "color-interpolation-filters",
    "direction", "display", "dominant-baseline", "fill", "fill-opacity", "fill-rule", "filter", "flood-color", "flood-opacity",
    "font", "font-family", "font-size", "font-stretch", "font-style", "font-variant", "font-weight", "image-rendering",
    "isolation", "letter-spacing", "line-height", "marker-end", "marker-mid", "marker-start", "mask", "mix-blend-mode", "opacity",
    "overflow", "paint-order", "shape-rendering", "stop-color", "stop-opacity", "stroke", "stroke-dasharray",
    "stroke-dashoffset", "stroke-linecap", "stroke-linejoin", "stroke-miterlimit", "stroke-opacity", "stroke-width", "text-align",
    "text-anchor", "text-decoration", "text-rendering", "transform", "transform-origin", "unicode-bidi", "vector-effect",
    "visibility", "white-space", "word-spacing", "writing-mode",
}  # fmt: skip
_URL = re.compile(r"url\(", re.I)
LOCAL = re.compile(r"#[^\s\"'()<>\\]+")
_SELECTOR = re.compile(r"[\w.#*,>+~\s-]+")


def short(value: str) -> str:
    text = " ".join(value.split())
    return text if len(text) <= 60 else text[:57] + "…"


def check_sheet(element: Element, sheet: str) -> None:
    """Rules of plain selectors and known properties only, so that nothing is loaded (CSS Syntax, section 5)."""
    if match := re.search(r"[@\\<]", sheet):
        raise element.refuse("svg-style", f"<style> has “{match[0]}”, which can load something; {PLAIN}")
    for rule in sheet.split("}")[:-1]:
        selector, brace, declarations = rule.partition("{")
        if not brace or not _SELECTOR.fullmatch(selector):
            raise element.refuse("svg-style", f"<style> has “{short(rule)}”, which is not a plain rule; {PLAIN}")
        check_declarations(element, declarations)
    if sheet.rpartition("}")[2].strip():
        raise element.refuse("svg-style", f"<style> has “{short(sheet.rpartition('}')[2])}”, which is not a plain rule; {PLAIN}")


def without_comments(sheet: str) -> str:
    first, *others = sheet.split("/*")
    return " ".join([first, *(one.partition("*/")[2] for one in others)])


def references_in(value: str) -> tuple[list[str], str]:
    """What `url(…)` in a value names, and the value without them; in one pass, whatever is there."""
    first, *others = _URL.split(value)
    parted = [one.partition(")") for one in others]
    return [name.strip().strip("\"'") for name, _, _ in parted], " ".join([first, *(rest for _, _, rest in parted)])


def check_declarations(element: Element, declarations: str) -> None:
    for declaration in declarations.split(";"):
        name, colon, value = declaration.partition(":")
        if not declaration.strip():
            continue
        known = name.strip().lower()
        # Vendors' own properties (-inkscape-…) say how their program edits the drawing.
        if not colon or known not in PROPERTIES and not re.fullmatch(r"-[a-z-]+", known):
            raise element.refuse("svg-style", f"the style “{short(declaration)}” does more than draw; {PLAIN}")
        check_value(element, known, value)


def check_value(element: Element, name: str, value: str) -> None:
    if re.search(r"[\\@{}<]|/\*|expression\s*\(|javascript:", value, re.I):
        raise element.refuse("svg-style", f"“{name}” has the value “{short(value)}”, which is not a plain value; {PLAIN}")
    references, rest = references_in(value)
    for reference in references:
        if not LOCAL.fullmatch(reference):
            raise element.refuse("svg-reference", f"“{name}” loads “{short(reference)}” from outside the drawing; {PLAIN}")
    if re.search(r"(?:url|image|image-set|src|element|attr|var|env)\s*\(|://", rest, re.I):
        raise element.refuse("svg-reference", f"“{name}” has the value “{short(value)}”, which can load something; {PLAIN}")
