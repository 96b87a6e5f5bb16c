"""Drawings: an SVG is parsed, compared with a list of what only draws, and written anew.

The only module that knows defusedxml. Elements and attributes are those of SVG 1.1 and 2 that neither run a program nor
load, link or move anything; whatever the list does not name is refused with its place.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from html import escape
from typing import Any
from xml.sax import SAXParseException
from xml.sax.handler import ContentHandler, feature_namespaces

from defusedxml import DefusedXmlException
from defusedxml.expatreader import DefusedExpatParser

from handbill.content.pictures.svg_element import PLAIN, DrawingError, Element
from handbill.content.pictures.svg_style import (
    LOCAL,
    PROPERTIES,
    check_declarations,
    check_sheet,
    check_value,
    references_in,
    short,
    without_comments,
)

MAX_BYTES = 500_000
MAX_ELEMENTS = 20_000
"""Elements, each counted as often as it is drawn: drawings of drawings of drawings would make millions of a few lines."""
MAX_DEPTH = 64

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
XML = "http://www.w3.org/XML/1998/namespace"

_TEXT = {"desc", "style", "text", "textPath", "title", "tspan"}
_ELEMENTS = _TEXT | {
    "circle", "clipPath", "defs", "ellipse", "feBlend", "feColorMatrix", "feComposite", "feDropShadow", "feFlood", "feGaussianBlur",
    "feMerge", "feMergeNode", "feOffset", "filter", "g", "line", "linearGradient", "marker", "mask", "path", "pattern", "polygon",
    "polyline", "radialGradient", "rect", "stop", "svg", "symbol", "use",
}  # fmt: skip
_ATTRIBUTES = PROPERTIES | {
    "aria-hidden", "aria-label", "aria-labelledby", "class", "clipPathUnits", "cx", "cy", "d", "dx", "dy", "filterUnits", "fr",
    "fx", "fy", "gradientTransform", "gradientUnits", "height", "href", "id", "in", "in2", "k1", "k2", "k3", "k4", "lengthAdjust",
    "markerHeight", "markerUnits", "markerWidth", "maskContentUnits", "maskUnits", "method", "mode", "offset", "operator",
    "orient", "pathLength", "patternContentUnits", "patternTransform", "patternUnits", "points", "preserveAspectRatio",
    "primitiveUnits", "r", "refX", "refY", "result", "role", "rotate", "rx", "ry", "side", "spacing", "spreadMethod", "startOffset",
    "stdDeviation", "style", "textLength", "type", "values", "viewBox", "width", "x", "x1", "x2", "y", "y1", "y2",
}  # fmt: skip
# What drawing programs note for themselves, and what changes nothing: left out without a word, like the EXIF of a photograph.
_NOTES = re.compile(r"data-[\w.-]+|version|baseProfile|enable-background")

_LENGTH = re.compile(r"\s*(\d{1,6}(?:\.\d{1,9})?)(?:px)?\s*")
_COLOUR = re.compile(r"(?:fill|stroke|color|stop-color|flood-color)")


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing written anew, in UTF-8; its size in pixels; the colours it is drawn in, as they are written."""

    data: bytes
    width: int
    height: int
    colours: frozenset[str]


def read_drawing(data: bytes) -> Drawing:
    """The drawing in a file; DrawingError with the first thing in it that does more than draw."""
    if len(data) > MAX_BYTES:
        raise DrawingError("svg-too-big", f"the drawing has {len(data):,} bytes; at most {MAX_BYTES:,} are read")
    root = _tree(data)
    _count(root)
    colours: set[str] = set()
    _collect_colours(root, colours)
    return Drawing(_written(root, outermost=True).encode() + b"\n", *_size(root), frozenset(colours))


def _tree(data: bytes) -> Element:
    builder = _Builder()
    parser = DefusedExpatParser(forbid_dtd=True)
    parser.setFeature(feature_namespaces, True)
    parser.setContentHandler(builder)
    try:
        parser.parse(io.BytesIO(data))
    except SAXParseException as error:
        line, column = int(error.getLineNumber() or 1), int(error.getColumnNumber() or 0) + 1
        raise DrawingError("svg-malformed", f"the drawing is not readable XML; {PLAIN}", line, column) from None
    except DefusedXmlException:
        raise DrawingError(
            "svg-doctype", f"the drawing has a document type or entities (<!DOCTYPE …>); {PLAIN}", *builder.place
        ) from None
    except (UnicodeError, LookupError, ValueError) as error:
        if isinstance(error, DrawingError):
            raise
        raise DrawingError("svg-malformed", f"the characters of the drawing cannot be read; {PLAIN}") from None
    assert builder.root is not None
    return builder.root


class _Builder(ContentHandler):
    """Makes a tree of elements that only draw; refuses the first thing that is not on the list."""

    def __init__(self) -> None:
        super().__init__()
        self.root: Element | None = None
        self.open: list[Element] = []
        self.count = 0

    @property
    def place(self) -> tuple[int, int]:
        # The locator of xml.sax: lines from 1, columns from 0.
        locator: Any = self._locator  # type: ignore[attr-defined]  # set by xml.sax before the first event
        return int(locator.getLineNumber() or 1), int(locator.getColumnNumber() or 0) + 1

    def startElementNS(self, name: Any, qname: Any, attrs: Any) -> None:
        space, local = name
        line, column = self.place
        if self.root is None and (space, local) != (SVG, "svg"):
            raise DrawingError(
                "svg-namespace", f'the drawing must begin with <svg xmlns="{SVG}">, not with <{local}>; {PLAIN}', line, column
            )
        if space != SVG:
            raise DrawingError("svg-namespace", f"<{local}> is not an element of SVG (“{space or ''}”); {PLAIN}", line, column)
        if local not in _ELEMENTS:
            raise DrawingError("svg-element", f"<{local}> does more than draw; {PLAIN}", line, column)
        element = Element(local, {}, line, column)
        for (space, attribute), value in attrs.items():
            self._attribute(element, space, attribute, value)
        self.count += 1
        if self.count > MAX_ELEMENTS:
            raise element.refuse("svg-too-big", f"the drawing has more than {MAX_ELEMENTS:,} elements; make it simpler")
        if len(self.open) >= MAX_DEPTH:
            raise element.refuse("svg-too-big", f"the drawing is nested more than {MAX_DEPTH} deep; make it simpler")
        if self.open:
            self.open[-1].content.append(element)
        else:
            self.root = element
        self.open.append(element)

    def _attribute(self, element: Element, space: str | None, name: str, value: str) -> None:
        if space == XLINK and name == "href":
            name = "href"
        elif space == XML and name in ("lang", "space"):
            if name == "lang":
                element.attributes["lang"] = value
            return
        elif space is not None:
            raise element.refuse("svg-namespace", f"“{name}” of <{element.name}> is not an attribute of SVG (“{space}”); {PLAIN}")
        if _NOTES.fullmatch(name):
            return
        if name.lower().startswith("on"):
            raise element.refuse("svg-script", f"“{name}” of <{element.name}> runs a program; {PLAIN}")
        if name not in _ATTRIBUTES:
            raise element.refuse("svg-attribute", f"“{name}” of <{element.name}> does more than draw; {PLAIN}")
        if name == "href" and not LOCAL.fullmatch(value.strip()):
            raise element.refuse("svg-reference", f"<{element.name}> leads to “{short(value)}”, outside the drawing; {PLAIN}")
        if name == "style":
            check_declarations(element, value)
        elif name in PROPERTIES:
            check_value(element, name, value)
        element.attributes[name] = value.strip() if name == "href" else value

    def characters(self, content: str) -> None:
        if not self.open:
            return
        if self.open[-1].name in _TEXT:
            self.open[-1].content.append(content)
        elif content.strip():
            raise DrawingError("svg-element", f"“{short(content)}” is a text outside <text>; {PLAIN}", *self.place)

    def endElementNS(self, name: Any, qname: Any) -> None:
        element = self.open.pop()
        if element.name == "style":
            if element.children:
                raise element.refuse("svg-style", f"<style> has elements in it; {PLAIN}")
            sheet = without_comments("".join(map(str, element.content)))
            check_sheet(element, sheet)
            element.content = [sheet]

    def processingInstruction(self, target: str, data: str) -> None:
        raise DrawingError("svg-instruction", f"<?{target} …?> is an instruction to programs; {PLAIN}", *self.place)


def _count(root: Element) -> None:
    """Refuses drawings that draw themselves, or that draw a few elements a million times."""
    targets: dict[str, Element] = {}
    everything: list[Element] = []
    stack = [root]
    while stack:
        element = stack.pop()
        everything.append(element)
        if "id" in element.attributes:
            targets.setdefault(element.attributes["id"], element)
        stack += element.children
    sizes: dict[int, int] = {}

    def size(element: Element, above: frozenset[int]) -> int:
        if id(element) in above or len(above) > 2 * MAX_DEPTH:
            raise element.refuse("svg-too-big", f"<{element.name}> draws itself; make the drawing simpler")
        if id(element) not in sizes:
            inside = above | {id(element)}
            total = 1 + sum(size(child, inside) for child in element.children)
            for name in _references(element):
                if (target := targets.get(name)) is not None:
                    total += size(target, inside)
            sizes[id(element)] = total
        if sizes[id(element)] > MAX_ELEMENTS:
            raise element.refuse("svg-too-big", f"<{element.name}> draws more than {MAX_ELEMENTS:,} elements; make it simpler")
        return sizes[id(element)]

    size(root, frozenset())


def _references(element: Element) -> list[str]:
    values = [value for name, value in element.attributes.items() if name != "href"]
    found = [reference[1:] for value in values for reference in references_in(value)[0]]
    return found + ([element.attributes["href"][1:]] if "href" in element.attributes else [])


def _collect_colours(element: Element, colours: set[str]) -> None:
    pairs = [(name, value) for name, value in element.attributes.items() if name != "style"]
    styles = element.attributes.get("style", "")
    if element.name == "style":
        styles = ";".join(re.findall(r"\{([^{}]*)\}", "".join(map(str, element.content))))
    pairs += [(name.strip().lower(), value) for name, _, value in (one.partition(":") for one in styles.split(";"))]
    for name, value in pairs:
        told = value.strip().lower()
        if _COLOUR.fullmatch(name) and told not in ("none", "currentcolor", "inherit", "transparent", ""):
            colours.add(told)
    for child in element.children:
        _collect_colours(child, colours)


def _size(root: Element) -> tuple[int, int]:
    """Width and height in pixels: as they are written, else those of the view box, else what browsers take (CSS 2.1, 10.3.2)."""
    width, height = (_LENGTH.fullmatch(root.attributes.get(name, "")) for name in ("width", "height"))
    box = [float(part) for part in re.findall(r"-?\d{1,9}(?:\.\d{1,9})?", root.attributes.get("viewBox", ""))]
    ratio = box[3] / box[2] if len(box) == 4 and box[2] > 0 and box[3] > 0 else 0
    if width and height:
        found = float(width[1]), float(height[1])
    elif ratio:
        wide = float(width[1]) if width else float(height[1]) / ratio if height else box[2]
        found = wide, wide * ratio
    else:
        found = 300, 150
    return max(1, round(found[0])), max(1, round(found[1]))


def _written(element: Element, *, outermost: bool = False) -> str:
    attributes = "".join(f' {name}="{_attribute(value)}"' for name, value in element.attributes.items())
    space = f' xmlns="{SVG}"' if outermost else ""
    content = "".join(_written(one) if isinstance(one, Element) else escape(one, quote=False) for one in element.content)
    start = f"<{element.name}{space}{attributes}"
    return f"{start}>{content}</{element.name}>" if content else f"{start}/>"


def _attribute(value: str) -> str:
    return escape(re.sub(r"[\n\t\r]+", " ", value))
