"""Letters can be sent as they are written: placeholders, recipients, and what a mail program would make of the text."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import partial

from handbill.checks.scope import CheckContext, at, in_body
from handbill.checks.texts.characters import sent_characters
from handbill.checks.texts.components import SLIPS
from handbill.content.markdown.body import Body, TooMuch, read_body
from handbill.content.markdown.nodes import PLACEHOLDER, FootnoteMark, Image, Table
from handbill.letters.document import SENDER
from handbill.model.addresses import is_external
from handbill.model.campaign import Campaign
from handbill.model.facts import BUILT_IN_FIELDS, KNOWN_FIELDS, LetterFacts
from handbill.model.page import LetterPage, Page, Text, TypedText
from handbill.model.words import LetterWords
from handbill.problems import Position, Problems, nearest
from handbill.values.characters import SOFT_HYPHEN

# Mail programs of Android lost what followed these in 2019 and 2020, in the address of a page as in words.
_SOFT_HYPHEN = re.compile(SOFT_HYPHEN)
_CUTTING = re.compile("[=&]")
_FORBIDDEN = {Image: "a picture", Table: "a table", FootnoteMark: "a footnote"}


def check(scope: CheckContext, campaign: Campaign, problems: Problems) -> None:
    for page in scope.whole(LetterPage):
        if not _can_be_read(page):
            continue  # bodies.py says so
        facts = page.facts
        _fields(scope, page, facts, problems)
        declared = declared_fields(facts)
        source = _placeholders(page.source_text, problems, declared)
        _unused(scope, page, facts, source, problems)
        for language, text in page.texts.items():
            _text(scope, page, text, problems)
            if text is page.source_text:
                continue
            placeholders = _placeholders(text, problems, declared)
            missing, unknown = set(source) & set(declared) - set(placeholders), set(placeholders) - set(declared)
            # Those that are misspelt, here or in the source, are told already.
            for placeholder in sorted(missing) if len(missing) > len(unknown) else ():
                place = Position(text.path, text.body_line)
                problems.warning(
                    place, f"the translation leaves out “[[{placeholder}]]”, which the source has", "missing-placeholder"
                )
            _labels(scope, page, facts, language, problems)
        if facts.recipient_language is not None and not page.is_translated(facts.recipient_language):
            problems.error(
                scope.field(page, "recipient_language"),
                f"the letter has no text in “{facts.recipient_language}”, the language it is sent in; write that translation",
                "missing-translation",
            )


def _can_be_read(page: Page) -> bool:
    try:
        for text in page.texts.values():
            read_body(text.body, "letter")
    except TooMuch:
        return False
    return True


def _unused(scope: CheckContext, page: LetterPage, facts: LetterFacts, used: Collection[str], problems: Problems) -> None:
    """Fields that readers fill in for nothing: those of the letterhead (documents) are used without a placeholder."""
    unused = {index: field.id for index, field in enumerate(facts.fields) if field.id not in used and field.id not in SENDER}
    # A placeholder that is misspelt is told already.
    for index, name in unused.items() if len(unused) > len(set(used) - set(declared_fields(facts))) else ():
        problems.warning(
            scope.field(page, "fields", index),
            f"readers are asked for “{name}”, and the letter does not say it; write “[[{name}]]”, or take it out",
            "unused-field",
        )


def declared_fields(facts: LetterFacts) -> list[str]:
    """The names that placeholders of a letter may have."""
    return [field.id for field in facts.fields] + list(KNOWN_FIELDS)


def _fields(scope: CheckContext, page: LetterPage, facts: LetterFacts, problems: Problems) -> None:
    labels = page.source_text.words.labels
    seen: set[str] = set()
    for index, field in enumerate(facts.fields):
        place = partial(scope.field, page, "fields", index)
        if field.id in seen:
            problems.error(place(), f"the field “{field.id}” is asked twice; keep one", "duplicate-id")
        seen.add(field.id)
        if field.id not in BUILT_IN_FIELDS and field.id not in labels:
            problems.error(
                place(),
                f"“{field.id}” is a field of your own and has no label; add “labels: {{{field.id}: What it asks}}”"
                f"{nearest(field.id, BUILT_IN_FIELDS)}",
                "missing-label",
            )
    _labels(scope, page, facts, page.source, problems)


def _labels(scope: CheckContext, page: LetterPage, facts: LetterFacts, language: str, problems: Problems) -> None:
    own = [field.id for field in facts.fields if field.id not in BUILT_IN_FIELDS]
    labels = page.texts[language].words.labels
    front = scope.front(page, language)
    for name in labels:
        if name not in own:
            problems.error(
                front.key(("labels", name)),
                (f"the label “{name}” belongs to no field of this letter{nearest(name, own)}"),
                "unknown-field",
            )
    for name in own:
        if language != page.source and name not in labels:
            problems.warning(front.start, f"the label of the field “{name}” is not translated", "missing-label")


def _placeholders(text: Text, problems: Problems, declared: list[str]) -> list[str]:
    """The placeholders of a body, every undeclared one reported; none may be in the subject."""
    body = read_body(text.body, "letter")
    for placeholder in body.placeholders:
        if placeholder.fallback == "":
            message = f"“[[{placeholder.raw}]]” has no words after the bar; write them or take the bar out"
            problems.error(at(text, body, placeholder.at), message, "bad-placeholder")
        if placeholder.name not in declared:
            hint = "" if placeholder.name in BUILT_IN_FIELDS else nearest(placeholder.name, declared)
            hint = hint or "; name it in “fields” or take it out"
            problems.error(
                at(text, body, placeholder.at), f"unknown placeholder “[[{placeholder.raw}]]”{hint}", "unknown-placeholder"
            )
    return [placeholder.name for placeholder in body.placeholders]


def _text(scope: CheckContext, page: LetterPage, text: TypedText[LetterWords], problems: Problems) -> None:
    subject = text.words.subject
    if PLACEHOLDER.search(subject):
        problems.error(
            scope.field(page, "subject", language=text.language),
            ("a subject cannot contain a placeholder; write it out"),
            "bad-placeholder",
        )
    if not text.body.strip():
        problems.error(Position(text.path), "the letter has no text", "empty-text")
        return
    body = read_body(text.body, "letter")
    for slip in body.slips:
        place = at(text, body, slip.at)
        if slip.kind == "letter-html":
            problems.error(place, f"raw HTML (“{slip.value}”) cannot be used in a letter; take it out", "letter-html")
        else:
            message, rule = SLIPS[slip.kind]
            problems.error(place, message.format(slip.value), rule)
    for node in body.nodes if any(map(body.of, _FORBIDDEN)) else ():
        if what := _FORBIDDEN.get(type(node)):
            problems.error(at(text, body, node.at), f"{what} cannot be used in a letter; say it in words", "letter-form")
    _characters(scope, page, text, body, problems)
    for link in body.links:
        if link.href and not is_external(link.href):
            problems.error(
                in_body(text, body.address_offset(link)),
                f"the link “{link.href}” leads nowhere once the letter is sent; write the whole address, https://…",
                "link-form",
            )


def _characters(scope: CheckContext, page: LetterPage, text: TypedText[LetterWords], body: Body, problems: Problems) -> None:
    """Signs at which a mail is cut, and soft hyphens, wherever they occur in what is sent."""
    for character in sent_characters(body, _SOFT_HYPHEN):
        message = "a soft hyphen (U+00AD), which some mail programs show as a dash; delete it"
        problems.warning(in_body(text, character.offset), message, "soft-hyphen")
    for character in sent_characters(body, _CUTTING):
        _report_character(character.text, in_body(text, character.offset), problems, in_address=character.in_address)
    words: list[tuple[TypedText[LetterWords], tuple[str, ...], str]] = [(text, ("subject",), text.words.subject)]
    for name in dict.fromkeys(placeholder.name for placeholder in body.placeholders):
        owner = next((one for one in (text, page.source_text) if name in one.words.labels), None)
        if owner is not None:
            words.append((owner, ("labels", name), owner.words.labels[name]))
    for owner, where, value in words:
        for match in _CUTTING.finditer(value):
            place = scope.front(page, owner.language).within(where, match.start())
            _report_character(match[0], place, problems)


def _report_character(character: str, place: Position, problems: Problems, *, in_address: bool = False) -> None:
    advice = "choose an address without it" if in_address else "write it in words"
    problems.warning(place, f"some mail programs cut a letter at “{character}”; {advice}", "letter-sign")
