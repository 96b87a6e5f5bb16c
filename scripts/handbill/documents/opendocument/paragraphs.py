"""The paragraphs of an OpenDocument text, and the styles of those that differ from the named ones."""

from __future__ import annotations

from collections.abc import Iterable

from handbill.documents.blocks import Run
from handbill.documents.layout import Flat, Part, is_unfilled, mark_width
from handbill.documents.looks import FAR, HIGHLIGHT, LEVEL, LOOKS, SIZE
from handbill.documents.opendocument.elements import add_text, child, etree, named
from handbill.documents.opendocument.styles import WITH_NEXT

_CHARACTERS = {
    "Strong": {"fo__font_weight": "bold", "style__font_weight_complex": "bold"},
    # Complex scripts know no slanted letters.
    "Emphasis": {"fo__font_style": "italic", "style__font_weight_complex": "bold"},
    "Both": {"fo__font_weight": "bold", "fo__font_style": "italic", "style__font_weight_complex": "bold"},
    # What the reader still has to fill in.
    "Placeholder": {"fo__background_color": HIGHLIGHT},
}


class Paragraphs:
    """Writes paragraphs, and the styles of those that are indented, in the order they are first needed."""

    def __init__(self, automatic: etree.Element, body: etree.Element) -> None:
        self.automatic = automatic
        self.body = body
        self.elements: list[etree.Element] = []
        self._automatic: dict[str, tuple[str, dict[str, str]]] = {}
        for name, attributes in _CHARACTERS.items():
            style = child(automatic, "style:style", style__name=name, style__family="text")
            child(style, "style:text-properties", **attributes)

    def part(self, part: Part) -> None:
        for lines in part.paragraphs:
            far = part.far and part.name != "signature"
            look = part.name + ("-far" if part.far and not far else "")
            self.paragraph(look, [(Run(line),) for line in lines], margin=FAR if far else 0)

    def flat(self, one: Flat) -> None:
        if one.heading:
            look = f"heading{one.heading}"
        elif one.preformatted:
            look = "preformatted"
        else:
            look = "quote" if one.quotes else "list" if one.level else "body"
        self.paragraph(look, one.lines, one.mark, margin=(one.level + 2 * one.quotes) * LEVEL)

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
        if mark:
            add_text(element, mark)
        for index, line in enumerate(lines):
            if index:
                child(element, "text:line-break")
            for run in line:
                style = "Both" if run.strong and run.emphasis else "Strong" if run.strong else "Emphasis" if run.emphasis else ""
                style = "Placeholder" if is_unfilled(run) else style
                add_text(child(element, "text:span", text__style_name=style) if style else element, run.text)

    def keep_together(self, first: int) -> None:
        """Keeps the paragraphs from `first` on, counted from 0, on one page."""
        for element in self.elements[first:-1]:
            style, attributes = self._automatic.get(name := element.get("text:style-name", ""), (name, {"fo__margin_left": "0mm"}))
            element.set("text:style-name", self._style(style, attributes | WITH_NEXT))

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
