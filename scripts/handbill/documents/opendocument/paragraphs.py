"""The paragraphs of an OpenDocument text, and the styles of those that differ from the named ones."""

from __future__ import annotations

import re
from collections.abc import Iterable

from handbill.documents.layout import Flat, Part, is_unfilled, mark_width
from handbill.documents.looks import FAR, HIGHLIGHT, LEVEL, LOOKS, SIZE
from handbill.documents.opendocument.elements import add_text, child, etree, named
from handbill.documents.opendocument.styles import WITH_NEXT
from handbill.documents.opendocument.user_fields import UserFields
from handbill.documents.text.runs import Run
from handbill.documents.window_envelopes import Box
from handbill.documents.writing_systems import is_complex, region, spans
from handbill.translations import is_right_to_left

_LATIN = re.compile("[A-Za-z]")


class Paragraphs:
    """Writes paragraphs, and the styles of those that differ, in the order they are first needed."""

    def __init__(self, automatic: etree.Element, body: etree.Element, language: str, fields: UserFields) -> None:
        self.automatic = automatic
        self.body = body
        self.elements: list[etree.Element] = []
        self._language = language
        self._fields = fields
        self._automatic: dict[str, tuple[str, dict[str, str]]] = {}
        self._texts: set[str] = set()
        self._frames: list[etree.Element] = []

    def part(self, part: Part) -> None:
        for lines in part.paragraphs:
            if part.box:
                parent = self._frame(part.name, part.box)
                self.paragraph(f"{part.name}-window", [(line,) for line in lines], parent=parent)
                continue
            far = part.far and part.name != "signature"
            look = part.name + ("-far" if part.far and not far else "")
            self.paragraph(look, [(line,) for line in lines], margin=FAR if far else 0)

    def anchor(self) -> None:
        """An empty paragraph for frames to be bound to, one point high, where the next one runs from right to left.

        LibreOffice would count their places from the right edge.
        """
        if is_right_to_left(self._language):
            self.paragraph("recipient-window", [])
            style = self._style(self.elements[-1].get("text:style-name", ""), {"fo__line_height": "1pt"})
            self.elements[-1].set("text:style-name", style)

    def _frame(self, name: str, box: Box) -> etree.Element:
        """A frame in a place of its page (ODF 1.3 part 3, section 10.4.2), without edges or ground, in the next paragraph."""
        if "Window" not in self._texts:
            self._texts.add("Window")
            style = child(
                self.automatic, "style:style", style__name="Window", style__family="graphic", style__parent_style_name="Frame"
            )
            child(
                style,
                "style:graphic-properties",
                fo__border="none",
                fo__padding="0mm",
                style__wrap="run-through",
                style__horizontal_pos="from-left",
                style__horizontal_rel="page",
                style__vertical_pos="from-top",
                style__vertical_rel="page",
            )
        self._frames.append(etree.Element("frames"))
        frame = child(
            self._frames[-1],
            "draw:frame",
            draw__style_name="Window",
            draw__name=name,
            text__anchor_type="paragraph",
            svg__x=f"{box.left:g}mm",
            svg__y=f"{box.top:g}mm",
            svg__width=f"{box.width:g}mm",
        )
        return child(frame, "draw:text-box", fo__min_height="1mm")

    def flat(self, one: Flat, look: str = "", *, indent: float = 0) -> None:
        """A paragraph of a body; `look` and `indent` are for those that are not usual ones."""
        if look:
            pass
        elif one.heading:
            look = f"heading{one.heading}"
        elif one.preformatted:
            look = "preformatted"
        else:
            look = "quote" if one.quotes else "list" if one.level else "body"
        self.paragraph(look, one.lines, one.mark, margin=indent + (one.level + 2 * one.quotes) * LEVEL)
        if one.with_next:
            self._keep_with_next(self.elements[-1])

    def paragraph(
        self,
        look: str,
        lines: Iterable[tuple[Run, ...]],
        mark: str = "",
        *,
        margin: float = 0,
        parent: etree.Element | None = None,
    ) -> None:
        """A paragraph of a look of looks.py, at the end of `parent`, else of the body; `margin` is in millimetres."""
        style = named(LOOKS[look].office)
        name = self._indent(style, margin, mark) if margin else style
        parent = self.body if parent is None else parent
        if level := LOOKS[look].level:
            element = child(parent, "text:h", text__style_name=name, text__outline_level=str(level))
        else:
            element = child(parent, "text:p", text__style_name=name)
        self.elements.append(element)
        if parent is self.body:
            element.extend(frame for one in self._frames for frame in one)
            self._frames.clear()
        if mark:
            add_text(element, mark)
        for index, line in enumerate(lines):
            if index:
                child(element, "text:line-break")
            for run in line:
                self._run(element, run)

    def keep_together(self, first: int) -> None:
        """Keeps the paragraphs from `first` on, counted from 0, on one page."""
        for element in self.elements[first:-1]:
            self._keep_with_next(element)

    def _keep_with_next(self, element: etree.Element) -> None:
        style, attributes = self._automatic.get(name := element.get("text:style-name", ""), (name, {}))
        element.set("text:style-name", self._style(style, attributes | WITH_NEXT))

    def _run(self, parent: etree.Element, run: Run) -> None:
        if is_unfilled(run):
            style = self._text_style(run, highlighted=True, latin=False)
            self._fields.add(child(parent, "text:span", text__style_name=style), run)
            return
        # Else LibreOffice would look for Latin words in an Arabic or Burmese dictionary.
        pieces = spans(run.text, right_to_left=is_right_to_left(self._language)) if is_complex(self._language) else ()
        for text, script in pieces or ((run.text, ""),):
            latin = script == "plain" and _LATIN.search(text) is not None
            style = self._text_style(run, highlighted=False, latin=latin)
            add_text(child(parent, "text:span", text__style_name=style) if style else parent, text)

    def _text_style(self, run: Run, *, highlighted: bool, latin: bool) -> str:
        """The name of the style of some words, made where it is needed; empty where they look as their paragraph does."""
        names: list[str] = []
        attributes: dict[str, str] = {}
        if run.strong:
            names.append("Strong")
            attributes |= {"fo__font_weight": "bold", "style__font_weight_complex": "bold"}
        if run.emphasis:
            names.append("Emphasis")
            # Complex scripts know no slanted letters.
            attributes |= {"fo__font_style": "italic", "style__font_weight_complex": "bold"}
        if highlighted:
            names.append("Placeholder")
            attributes["fo__background_color"] = HIGHLIGHT
        if latin:
            names.append("Latin")
            attributes |= {"fo__language": "en", "fo__country": region("en")}
        name = "".join(names)
        if name and name not in self._texts:
            self._texts.add(name)
            style = child(self.automatic, "style:style", style__name=name, style__family="text")
            child(style, "style:text-properties", **attributes)
        return name

    def _indent(self, style: str, margin: float, mark: str) -> str:
        hanging = f"{mark_width(mark, SIZE) * 0.3528:.2f}mm"
        return self._style(style, {"fo__margin_left": f"{margin:g}mm", "fo__text_indent": f"-{hanging}"})

    def _style(self, parent: str, attributes: dict[str, str]) -> str:
        """The name of the automatic style that adds attributes to a style of ours."""
        for name, made in self._automatic.items():
            if made == (parent, attributes):
                return name
        name = f"P{len(self._automatic) + 1}"
        self._automatic[name] = (parent, attributes)
        made_style = child(self.automatic, "style:style", style__name=name, style__family="paragraph")
        made_style.set("style:parent-style-name", parent)
        child(made_style, "style:paragraph-properties", **attributes)
        return name
