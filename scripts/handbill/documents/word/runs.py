"""The runs of a Word document: words in one script and one style."""

from __future__ import annotations

import re
from typing import Any

from handbill.documents.layout import is_unfilled
from handbill.documents.text.runs import Run
from handbill.documents.word.elements import child
from handbill.documents.writing_systems import Script, is_complex, regional, spans
from handbill.translations import is_right_to_left

_LATIN = re.compile("[A-Za-z]")


def add_runs(parent: Any, run: Run, language: str) -> None:
    """Adds the words of a run of ours to a paragraph, in as many runs of Word's as they have scripts."""
    for text, script in spans(run.text, right_to_left=is_right_to_left(language)) if run.text else ():
        element = child(parent, "w:r")
        # Else Word would look for its words in an Arabic or Burmese dictionary.
        foreign = is_complex(language) and script == "plain" and _LATIN.search(text) is not None
        add_properties(element, run, script, highlight=is_unfilled(run), foreign=foreign)
        words = child(element, "w:t")
        words.text = text
        words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def add_properties(parent: Any, run: Run, script: Script, *, highlight: bool = False, foreign: bool = False) -> None:
    """Adds how the words of a run look in a script; nothing where they look as the paragraph does."""
    # Burmese and Arabic know no slanted letters. The order of properties is that of the schema (17.3.2.28).
    bold = run.strong or (run.emphasis and script != "plain")
    slanted = run.emphasis and script == "plain"
    wanted = [("b", bold), ("bCs", bold), ("i", slanted), ("iCs", slanted), ("highlight", highlight)]
    wanted += [("rtl", script == "right"), ("cs", script == "complex")]
    if not foreign and not any(is_set for _, is_set in wanted):
        return
    properties = child(parent, "w:rPr")
    for name, is_set in wanted:
        if is_set:
            child(properties, f"w:{name}", **({"val": "yellow"} if name == "highlight" else {}))
    if foreign:
        child(properties, "w:lang", val=regional("en"))
