"""The rules of the check, each once: what is reported, in a sentence, with an example that breaks it and one that keeps it."""

from __future__ import annotations

from handbill.rules import addresses, events, fields, files, letters, pictures, recipients, text, translations, values
from handbill.rules.rule import Rule, Subject

SUBJECTS: tuple[Subject, ...] = (
    files.SUBJECT,
    fields.SUBJECT,
    values.SUBJECT,
    addresses.SUBJECT,
    text.SUBJECT,
    letters.SUBJECT,
    recipients.SUBJECT,
    events.SUBJECT,
    pictures.SUBJECT,
    files.ATTACHMENTS,
    translations.SUBJECT,
)
RULES: dict[str, Rule] = {rule.id: rule for subject in SUBJECTS for rule in subject.rules}

PAGE = "handbook/editors/rules/"
"""Where the rules are on a site with the handbook."""


def anchor(id: str) -> str:
    """The address of a rule within a site."""
    return f"{PAGE}#{id}"
