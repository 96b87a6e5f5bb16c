"""The paragraphs of a Word document, and the runs in them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from handbill.documents.blocks import Run
from handbill.documents.layout import Flat, Part, is_unfilled, mark_width
from handbill.documents.looks import FAR, LEVEL, LOOKS, SIZE
from handbill.documents.word.elements import OxmlElement, child, named, qn, twips
from handbill.documents.writing_systems import regional, spans


class Paragraphs:
    """Gathers the paragraphs of one letter, in order."""

    def __init__(self, *, right_to_left: bool) -> None:
        self.elements: list[Any] = []
        self._right_to_left = right_to_left

    def part(self, part: Part) -> None:
        for lines in part.paragraphs:
            # The place for a signature is a rule; the paragraph keeps its far side free or moves there.
            indent = FAR if part.far and part.name != "signature" else 0
            look = part.name + ("-far" if part.far and part.name == "signature" else "")
            self.paragraph(look, [(Run(line),) for line in lines], indent=indent)

    def flat(self, one: Flat) -> None:
        if one.heading:
            look = f"heading{one.heading}"
        elif one.preformatted:
            look = "preformatted"
        elif one.quotes:
            look = "quote"
        else:
            look = ("body", "list", "list2", "list3")[min(one.level, 3)]
        self.paragraph(look, one.lines or ((),), one.mark, indent=(one.level + 2 * one.quotes) * LEVEL)

    def paragraph(self, look: str, lines: Iterable[tuple[Run, ...]], mark: str = "", *, indent: float = 0) -> Any:
        """A paragraph of a look of looks.py; `indent` is in millimetres."""
        paragraph = OxmlElement("w:p")
        properties = child(paragraph, "w:pPr")
        child(properties, "w:pStyle", val=named(LOOKS[look].word))
        if self._right_to_left:
            child(properties, "w:bidi")
        if indent:
            hanging = {"hanging": str(round(20 * mark_width(mark, SIZE)))} if mark else {}
            child(properties, "w:ind", left=twips(indent), **hanging)
        for index, line in enumerate(lines):
            if index:
                child(child(paragraph, "w:r"), "w:br")
            runs = (Run(mark), *line) if mark and not index else line
            for run in runs:
                self._run(paragraph, run)
        self.elements.append(paragraph)
        return paragraph

    def keep_together(self, first: int) -> None:
        """Keeps the paragraphs from `first` on, counted from 0, on one page."""
        for element in self.elements[first:-1]:
            element.find(qn("w:pPr")).find(qn("w:pStyle")).addnext(OxmlElement("w:keepNext"))

    def _run(self, paragraph: Any, run: Run) -> None:
        for text, script in spans(run.text, right_to_left=self._right_to_left) if run.text else ():
            element = child(paragraph, "w:r")
            # Burmese and Arabic know no slanted letters. The order of properties is that of the schema (17.3.2.28).
            bold = run.strong or (run.emphasis and script != "plain")
            slanted = run.emphasis and script == "plain"
            wanted = [("b", bold), ("bCs", bold), ("i", slanted), ("iCs", slanted)]
            # What the reader still has to fill in.
            wanted += [("highlight", is_unfilled(run))]
            wanted += [("rtl", script == "right"), ("cs", script == "complex")]
            # Else Word would look for its words in an Arabic dictionary.
            is_latin = self._right_to_left and script == "plain" and re.search("[A-Za-z]", text) is not None
            if is_latin or any(is_set for _, is_set in wanted):
                properties = child(element, "w:rPr")
                for name, is_set in wanted:
                    if is_set:
                        child(properties, f"w:{name}", **({"val": "yellow"} if name == "highlight" else {}))
                if is_latin:
                    child(properties, "w:lang", val=regional("en"))
            words = child(element, "w:t")
            words.text = text
            words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
