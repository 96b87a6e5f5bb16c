"""Letters hold no sign that the fonts of their PDF lack: it would be printed as an empty box."""

from __future__ import annotations

from typing import cast

from handbill.checks.scope import Scope, find
from handbill.model.campaign import Campaign
from handbill.model.facts import LetterFacts
from handbill.model.words import LetterWords
from handbill.outputs.pdf import missing_glyphs
from handbill.problems import Problems


def check(scope: Scope, campaign: Campaign, problems: Problems) -> None:
    for page in scope.whole("letter"):
        facts = cast(LetterFacts, page.facts)
        if "pdf" not in facts.downloads and facts.mode != "collective":
            continue
        for language, text in page.texts.items():
            for sign in missing_glyphs(text.body):
                problems.error(find(text, sign), _advice(sign), "missing-glyph")
            for sign in missing_glyphs(cast(LetterWords, text.words).subject):
                problems.error(scope.field(page, "subject", language=language), _advice(sign), "missing-glyph")


def _advice(sign: str) -> str:
    return f"the sign “{sign}” (U+{ord(sign):04X}) is in none of the fonts of the PDF; take it out, or “pdf” out of “downloads”"
