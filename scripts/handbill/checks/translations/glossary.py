"""What a campaign's glossary fixes is translated so, wherever the source has it."""

from __future__ import annotations

from handbill.checks.scope import CheckContext, in_body
from handbill.content.glossary import NAME, OR
from handbill.model.page import Text
from handbill.problems import Problems


def check(scope: CheckContext, problems: Problems) -> None:
    """Warns where a translation that is not known to be stale lacks the fixed words for a term that its source has."""
    for page, text in scope.texts() if scope.places.glossary else ():
        if text is page.source_text or text.stale:
            continue
        source, own = _words(page.source_text), _words(text)
        for term in scope.places.glossary:
            if text.language in term.translations and term.is_in(source) and not term.is_translated_in(own, text.language):
                fixed = " or ".join(f"“{choice.strip()}”" for choice in term.translations[text.language].split(OR))
                problems.warning(
                    in_body(text, 0),
                    f"the source has “{term.text}”, which is {fixed} by {NAME}; the translation lacks it",
                    "glossary-term",
                )


def _words(text: Text) -> str:
    """All that readers of a text see, one part a line."""
    fields = [getattr(text.words, name) for name in type(text.words).model_fields]
    found = [field for field in fields if isinstance(field, str)]
    labels = getattr(text.words, "labels", {})
    return "\n".join([*found, *labels.values(), text.body])
