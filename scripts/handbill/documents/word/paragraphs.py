"""The paragraphs of a Word document."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from handbill.documents.layout import Flat, Part, is_unfilled, mark_width
from handbill.documents.looks import FAR, LEVEL, LOOKS, SIZE
from handbill.documents.text.runs import Run
from handbill.documents.window_envelopes import Box
from handbill.documents.word.content_controls import ContentControls
from handbill.documents.word.elements import OxmlElement, child, named, qn, twips
from handbill.documents.word.runs import add_runs
from handbill.translations import is_right_to_left


class Paragraphs:
    """Gathers the paragraphs of one letter, in order."""

    def __init__(self, language: str, controls: ContentControls) -> None:
        self.elements: list[Any] = []
        self._language = language
        self._controls = controls

    def part(self, part: Part) -> None:
        for lines in part.paragraphs:
            if part.box:
                self._place(self.paragraph(f"{part.name}-window", [(line,) for line in lines]), part.box)
                continue
            # The place for a signature is a rule; the paragraph keeps its far side free or moves there.
            indent = FAR if part.far and part.name != "signature" else 0
            look = part.name + ("-far" if part.far and part.name == "signature" else "")
            self.paragraph(look, [(line,) for line in lines], indent=indent)

    def anchor(self) -> None:
        """An empty paragraph for frames to be bound to, one point high, where the next one runs from right to left.

        LibreOffice would count their places from the right edge.
        """
        if is_right_to_left(self._language):
            paragraph = self.paragraph("recipient-window", [])
            child(paragraph.find(qn("w:pPr")), "w:spacing", line="20", lineRule="exact")

    def _place(self, paragraph: Any, box: Box) -> None:
        """Makes a paragraph a frame in a place of its page (17.3.1.11)."""
        frame = OxmlElement("w:framePr")
        for name, value in (
            ("w", twips(box.width)), ("hSpace", "0"), ("wrap", "around"), ("vAnchor", "page"), ("hAnchor", "page"),
            ("x", twips(box.left)), ("y", twips(box.top)),
        ):  # fmt: skip
            frame.set(qn(f"w:{name}"), value)
        paragraph.find(qn("w:pPr")).find(qn("w:pStyle")).addnext(frame)

    def flat(self, one: Flat, look: str = "", *, indent: float = 0) -> None:
        """A paragraph of a body; `look` and `indent` are for those that are not usual ones."""
        if look:
            pass
        elif one.heading:
            look = f"heading{one.heading}"
        elif one.preformatted:
            look = "preformatted"
        elif one.quotes:
            look = "quote"
        else:
            look = ("body", "list", "list2", "list3")[min(one.level, 3)]
        self.paragraph(look, one.lines or ((),), one.mark, indent=indent + (one.level + 2 * one.quotes) * LEVEL)
        if one.with_next:
            _keep_with_next(self.elements[-1])

    def paragraph(self, look: str, lines: Iterable[tuple[Run, ...]], mark: str = "", *, indent: float = 0) -> Any:
        """A paragraph of a look of looks.py; `indent` is in millimetres."""
        paragraph = OxmlElement("w:p")
        properties = child(paragraph, "w:pPr")
        child(properties, "w:pStyle", val=named(LOOKS[look].word))
        # Programs differ about the side from which a frame's place is counted in a paragraph from right to left.
        if is_right_to_left(self._language) and not LOOKS[look].size:
            child(properties, "w:bidi")
        if indent:
            hanging = {"hanging": str(round(20 * mark_width(mark, SIZE)))} if mark else {}
            child(properties, "w:ind", left=twips(indent), **hanging)
        for index, line in enumerate(lines):
            if index:
                child(child(paragraph, "w:r"), "w:br")
            for run in (Run(mark), *line) if mark and not index else line:
                if is_unfilled(run):
                    self._controls.add(paragraph, run)
                else:
                    add_runs(paragraph, run, self._language)
        self.elements.append(paragraph)
        return paragraph

    def keep_together(self, first: int) -> None:
        """Keeps the paragraphs from `first` on, counted from 0, on one page."""
        for element in self.elements[first:-1]:
            _keep_with_next(element)


def _keep_with_next(paragraph: Any) -> None:
    """Keeps a paragraph on one page with the next one (17.3.1.15), once however often it is asked for."""
    properties = paragraph.find(qn("w:pPr"))
    if properties.find(qn("w:keepNext")) is None:
        properties.find(qn("w:pStyle")).addnext(OxmlElement("w:keepNext"))
