"""Letters can be sent as they are written: gaps, recipients, and what a mail program would make of the text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import cast

from handbill.checks.characters import placed
from handbill.checks.scope import CheckContext, find, in_body
from handbill.content.markdown import PLACEHOLDER, RAW_HTML, TooMuch, render
from handbill.documents.blocks import Block, Listing, Paragraph, Quote, read_blocks
from handbill.letters.letter import id_and_fallback
from handbill.model.addresses import is_external
from handbill.model.campaign import Campaign, Page, Text
from handbill.model.facts import BUILT_IN_FIELDS, KNOWN_FIELDS, LetterFacts
from handbill.model.words import LetterWords
from handbill.problems import Position, Problems, nearest

_CODE = re.compile(r"(`+)(?!`)(?:[^`\n]|\n(?!\s*\n))+?(?<!`)\1(?!`)")
# Mail programs of Android lost what followed these in 2019 and 2020, in the address of a page as in words.
_CUTTING = "=&"
_SIGNS = re.compile(f"[\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u2026\u2013\u2014{_CUTTING}]")
_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s<>()]*")
# The line below the heads of a table: hyphens and at least one “|”.
_TABLE = re.compile(r"^(?=[^\n]*\|)[ \t]*(?:\|[ \t]*)?:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*(?:\|[ \t]*)?$", re.M)
_FOOTNOTE = re.compile(r"\[\^[^\]\n]+\]")
_IMAGE = re.compile(r"!\[[^\]]*\][(\[]")
# A line of text and an item right below it, both perhaps in a quote; lists may follow headings and rules at once.
_TIGHT_LIST = re.compile(
    r"^(?:> ?)*+(?![ \t]*(?:[-*+]|\d+\.|#{1,6})[ \t])(?![ \t]*[-*_=]{3,}[ \t]*$)[ \t]*[^\s>][^\n]*+\n"
    r"(?:> ?)*+[ \t]{0,3}(?:[-*+]|\d+\.)[ \t]+\S",
    re.M,
)
_ITEM = re.compile(r"(?:[-*+]|\d+\.) ")


def check(scope: CheckContext, campaign: Campaign, problems: Problems) -> None:
    for page in scope.whole("letter"):
        facts = cast(LetterFacts, page.facts)
        _fields(scope, page, facts, problems)
        source = _gaps(page.source_text, problems, declared=_declared(facts))
        for language, text in page.texts.items():
            _text(scope, page, text, problems)
            if text is page.source_text:
                continue
            gaps = _gaps(text, problems, declared=_declared(facts))
            for gap in sorted(set(source) - set(gaps)):
                place = Position(text.path, text.body_line)
                problems.warning(place, f"the translation leaves out “[[{gap}]]”, which the source has", "missing-placeholder")
            _labels(scope, page, facts, language, problems)
        if facts.recipient_language is not None and not page.is_translated(facts.recipient_language):
            problems.error(
                scope.field(page, "recipient_language"),
                f"the letter has no text in “{facts.recipient_language}”, the language it is sent in; write that translation",
                "missing-translation",
            )


def _declared(facts: LetterFacts) -> list[str]:
    return [field.id for field in facts.fields] + list(KNOWN_FIELDS)


def _fields(scope: CheckContext, page: Page, facts: LetterFacts, problems: Problems) -> None:
    labels = cast(LetterWords, page.source_text.words).labels
    seen: set[str] = set()
    for index, field in enumerate(facts.fields):
        place = scope.field(page, "fields", index)
        if field.id in seen:
            problems.error(place, f"the field “{field.id}” is asked twice; keep one", "duplicate-id")
        seen.add(field.id)
        if field.id not in BUILT_IN_FIELDS and field.id not in labels:
            problems.error(
                place,
                f"“{field.id}” is a field of your own and has no label; add “labels: {{{field.id}: What it asks}}”"
                f"{nearest(field.id, BUILT_IN_FIELDS)}",
                "missing-label",
            )
    _labels(scope, page, facts, page.source, problems)


def _labels(scope: CheckContext, page: Page, facts: LetterFacts, language: str, problems: Problems) -> None:
    own = [field.id for field in facts.fields if field.id not in BUILT_IN_FIELDS]
    labels = cast(LetterWords, page.texts[language].words).labels
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


def _gaps(text: Text, problems: Problems, declared: list[str]) -> list[str]:
    """The gaps of a body, every undeclared one reported; none may stand in the subject."""
    found = []
    for match in PLACEHOLDER.finditer(text.body):
        name, fallback = id_and_fallback(match[1])
        found.append(name)
        if "|" in match[1] and not fallback:
            place = in_body(text, match.start())
            problems.error(place, f"“{match[0]}” has no words after the bar; write them or take the bar out", "bad-placeholder")
        if name not in declared:
            hint = "" if name in BUILT_IN_FIELDS else nearest(name, declared)
            hint = hint or "; name it in “fields” or take it out"
            problems.error(in_body(text, match.start()), f"unknown placeholder “{match[0]}”{hint}", "unknown-placeholder")
    return found


def _text(scope: CheckContext, page: Page, text: Text, problems: Problems) -> None:
    subject = cast(LetterWords, text.words).subject
    if PLACEHOLDER.search(subject):
        problems.error(
            scope.field(page, "subject", language=text.language),
            ("a subject cannot hold a placeholder; write it out"),
            "bad-placeholder",
        )
    if not text.body.strip():
        problems.error(Position(text.path), "the letter has no text", "empty-text")
        return
    body = _CODE.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text.body)
    for match in RAW_HTML.finditer(body):
        problems.error(
            in_body(text, match.start()), (f"raw HTML (“{match[0]}”) cannot stand in a letter; take it out"), "letter-html"
        )
    for pattern, what in ((_IMAGE, "a picture"), (_TABLE, "a table"), (_FOOTNOTE, "a footnote")):
        for match in pattern.finditer(body):
            problems.error(in_body(text, match.start()), f"{what} cannot stand in a letter; say it in words", "letter-form")
    try:
        rendered = render(text.body, "letter")
    except TooMuch as error:
        problems.error(Position(text.path, text.body_line), f"the text cannot be read in good time: {error}", "too-long")
        return
    _signs(scope, page, text, problems)
    if rendered.images and not _IMAGE.search(body):
        problems.error(find(text, "!["), "a picture cannot stand in a letter; say it in words", "letter-form")
    # A list may also hold such lines; where none runs on, nothing is wrong.
    for match in _TIGHT_LIST.finditer(body) if _runs_on(read_blocks(rendered.html)) else ():
        at = match.end() - 1
        problems.warning(in_body(text, at), "a list needs a blank line before it, else it runs on in the paragraph", "tight-list")
    for link in dict.fromkeys(rendered.links):
        if not is_external(link):
            problems.error(
                find(text, link),
                f"the link “{link}” leads nowhere once the letter is sent; write the whole address, https://…",
                "link-form",
            )


def _signs(scope: CheckContext, page: Page, text: Text, problems: Problems) -> None:
    """Signs that cost much in a link, and signs at which a mail is cut, wherever they stand in what is sent."""
    addresses = [match.span() for match in _ADDRESS.finditer(text.body)]
    for sign, offset in placed(text.body, _SIGNS):
        in_address = any(start <= offset < end for start, end in addresses)
        _report_sign(sign, in_body(text, offset), problems, in_address=in_address)
    words: list[tuple[Text, tuple[str, ...], str]] = [(text, ("subject",), cast(LetterWords, text.words).subject)]
    for name in dict.fromkeys(id_and_fallback(match[1])[0] for match in PLACEHOLDER.finditer(text.body)):
        owner = next((one for one in (text, page.source_text) if name in cast(LetterWords, one.words).labels), None)
        if owner is not None:
            words.append((owner, ("labels", name), cast(LetterWords, owner.words).labels[name]))
    for owner, where, value in words:
        for match in _SIGNS.finditer(value):
            place = scope.front(page, owner.language).within(where, match.start())
            _report_sign(match[0], place, problems)


def _report_sign(sign: str, place: Position, problems: Problems, *, in_address: bool = False) -> None:
    if sign in _CUTTING:
        advice = "choose an address without it" if in_address else "write it in words"
        problems.warning(place, f"some mail programs cut a letter at “{sign}”; {advice}", "letter-sign")
    else:
        problems.warning(place, f"“{sign}” takes nine characters of a link; type the plain sign of the keyboard", "smart-quotes")


def _runs_on(blocks: Iterable[Block]) -> bool:
    """Whether a line within a paragraph begins like an item."""
    for block in blocks:
        match block:
            case Paragraph():
                if any(_ITEM.match(line) for line in block.text.split("\n")[1:]):
                    return True
            case Quote():
                if _runs_on(block.blocks):
                    return True
            case Listing():
                if any(map(_runs_on, block.items)):
                    return True
    return False
