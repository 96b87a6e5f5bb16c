"""A translation has what its source has: numbers, links, list items, placeholders, and about its length."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import zip_longest

from handbill.checks.letters import declared_fields
from handbill.checks.scope import CheckContext, at, in_body
from handbill.content.markdown.body import Body, TooMuch, body_of
from handbill.content.markdown.nodes import Characters, Link, Listing
from handbill.model.addresses import is_external
from handbill.model.facts import LetterFacts
from handbill.model.page import Page, Text
from handbill.problems import Problems
from handbill.translations import script

SHORTEST, LONGEST = 0.5, 2.0
"""The length of a translation in parts of its source's; those of alphabets lie between 0.8 and 1.4."""
FROM = 200
"""Characters that a source has at least where lengths are compared: a short text may be said in many ways."""
_DENSE = {"Hans": 2.5, "Hant": 2.5, "Jpan": 2.0, "Kore": 1.7}
"""How many letters of an alphabet a character of these scripts is worth."""

# Each begins with one digit, which Python finds much faster than what may be before it.
_GROUPED = re.compile(r"\d(?<![\d.,]\d)\d{0,2}(?:[.,'’\u00a0\u202f\u2009\u066c ]\d{3})+(?![\d])")
_CLOCK = re.compile(r"\d(?<!\d\d)\d?(?:(?:[:.]\d\d)? ?[ap]\.?m\b| ?[:h](?: ?\d\d)?(?!\w))", re.I)
_DIGITS = re.compile(r"\d\d*")
_FOREIGN_DIGIT = re.compile(r"\d(?<![0-9])")
# Digits with what may belong to them: nothing that groups them or makes a time of day of them is further away. A small part of
# most texts, and to look at no more is much quicker.
_AROUND_DIGITS = re.compile(r"\d(?:\D{0,6}\d)*\D{0,6}")


def check(scope: CheckContext, problems: Problems) -> None:
    """Warns where a translation that is not known to be stale differs from its source; a stale one is told as a whole."""
    for page, text in scope.texts():
        if text is page.source_text or text.stale:
            continue
        try:
            source, own = body_of(page, page.source_text), body_of(page, text)
        except TooMuch:
            continue  # it is an error already
        _numbers(scope, page, text, source, own, problems)
        _links(text, source, own, problems)
        _items(text, source, own, problems)
        if isinstance(page.facts, LetterFacts):
            _placeholders(text, source, own, declared_fields(page.facts), problems)
        _length(page.source_text, text, problems)


def _numbers(scope: CheckContext, page: Page, text: Text, source: Body, own: Body, problems: Problems) -> None:
    message, new = _compared(_in_body(source), _in_body(own))
    if message:
        first = next((start for start, some in _stretches(own) if new and new in numbers(some)), None)
        problems.warning(in_body(text, 0) if first is None else at(text, own, first), message, "translation-numbers")
    words = vars(page.source_text.words)
    for name, after in vars(text.words).items():
        if isinstance(after, str) and isinstance(before := words[name], str):
            message, _ = _compared(numbers(before), numbers(after))
            if message:
                problems.warning(scope.field(page, name, language=text.language), message, "translation-numbers")


def _compared(source: Sequence[str], own: Sequence[str]) -> tuple[str, str]:
    """What is wrong, empty where nothing is, and a number that only the translation has.

    A translation may say a number in words: that one is missing, or is there, is told of large ones that nobody would write
    so, such as years. One in place of another is told from two digits on.
    """
    if source == own:
        return "", ""
    there, here = set(source), set(own)
    lost = [number for number in source if number not in here and len(number) > 1]
    new = [number for number in own if number not in there and len(number) > 1]
    if lost and new:
        return f"the translation has “{new[0]}” and not “{lost[0]}”, which the source has; compare the numbers", new[0]
    if number := next(filter(_is_never_in_words, lost), ""):
        return f"the translation lacks “{number}”, which the source has", ""
    if number := next(filter(_is_never_in_words, new), ""):
        return f"the translation has “{number}”, which the source does not have", number
    return "", ""


def _is_never_in_words(number: str) -> bool:
    return len(number) >= 3 and not number.endswith("000")


# The source of a page is compared with each of its translations. As many as there are bodies (content.markdown.body).
@lru_cache(maxsize=4096)
def _in_body(body: Body) -> tuple[str, ...]:
    # No number goes on after the end of a line.
    return numbers("\n".join([some for _, some in _stretches(body)]))


def _stretches(body: Body) -> Iterator[tuple[int, str]]:
    """The words of a body and where they begin, in one piece where nothing is between: `10&nbsp;000` is three nodes."""
    start, end = 0, -1
    pieces: list[str] = []
    for node in body.of(Characters):
        if node.at != end:
            yield start, "".join(pieces)
            start, pieces = node.at, []
        end = node.end
        pieces.append(node.text)
    yield start, "".join(pieces)


@lru_cache(maxsize=1024)  # as those of a body
def numbers(text: str) -> tuple[str, ...]:
    """The numbers of a text in ASCII digits, without the marks that group thousands and without leading zeros.

    The time of day is left out: “5 pm” is “17:00” elsewhere.
    """
    found = [text[max(match.start() - 1, 0) : match.end()] for match in _AROUND_DIGITS.finditer(text)]
    if not found:
        return ()
    plain = "\n".join(found)
    if not plain.isascii():
        plain = _FOREIGN_DIGIT.sub(lambda match: str(unicodedata.decimal(match[0])), plain)
    plain = _GROUPED.sub(lambda match: re.sub(r"\D", "", match[0]), plain)
    return tuple(number.lstrip("0") for number in _DIGITS.findall(_CLOCK.sub(" ", plain)))


def _links(text: Text, source: Body, own: Body, problems: Problems) -> None:
    """Links to pages are the same; other sites may have an address of their own for each language."""
    there = {_file(link) for link in own.links}
    lost = [href for link in source.links if (href := _file(link)) not in there]
    inner = next((href for href in lost if not is_external(href)), None)
    if inner is not None:
        problems.warning(in_body(text, 0), f"the translation lacks the link “{inner}” of the source", "translation-links")
    elif lost and len(own.links) < len(source.links):
        problems.warning(
            in_body(text, 0),
            f"the source has {len(source.links)} links and the translation {len(own.links)}; it lacks “{lost[0]}”",
            "translation-links",
        )


def _file(link: Link) -> str:
    """Where a link leads, without the heading, whose id may be one of its language."""
    return link.href if is_external(link.href) else link.href.partition("#")[0]


def _items(text: Text, source: Body, own: Body, problems: Problems) -> None:
    ours, theirs = _lists(own), _lists(source)
    for mine, other in zip_longest(ours, theirs):
        count, wanted = (len(one.items) if one else 0 for one in (mine, other))
        if count != wanted:
            place = at(text, own, mine.at) if mine else in_body(text, 0)
            problems.warning(
                place, f"this list has {count} items and that of the source {wanted}; compare them", "translation-lists"
            )
            return


def _lists(body: Body) -> Sequence[Listing]:
    return body.of(Listing)


def _placeholders(text: Text, source: Body, own: Body, declared: list[str], problems: Problems) -> None:
    """Those that the letter may have and only the translation has; others are errors already, and so are missing ones told."""
    known = {node.name for node in source.placeholders}
    extra = {node.name for node in own.placeholders if node.name in declared} - known
    if len(extra) <= len(known - set(declared)):
        return  # the source has them misspelt, which is told there
    for node in own.placeholders:
        if node.name in extra:
            message = f"the source has no “[[{node.name}]]”; add it there or take it out here"
            problems.warning(at(text, own, node.at), message, "extra-placeholder")


def _length(source: Text, own: Text, problems: Problems) -> None:
    before, after = (len(one.body) * _DENSE.get(script(one.language), 1.0) for one in (source, own))
    if before >= FROM and not SHORTEST <= after / before <= LONGEST:
        side = "shorter" if after < before else "longer"
        problems.warning(
            in_body(own, 0),
            f"the translation has {len(own.body)} characters and the source {len(source.body)}, so it is much {side}; is it whole?",
            "translation-length",
        )
