"""The text of a letter in one language: on pages, in files and in messages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from handbill.content.markdown.body import read_body
from handbill.content.markdown.html.writer import to_html
from handbill.content.markdown.nodes import Placeholder
from handbill.content.markdown.surroundings import Surroundings
from handbill.documents.text.blocks import Block, filled, read_blocks
from handbill.documents.text.plain_text import plain_text
from handbill.documents.text.runs import Run
from handbill.letters.identity_cache import cached_by_identity
from handbill.letters.placeholder_labels import label_language, labels
from handbill.model.page import LetterPage, Text, TypedText
from handbill.model.words import LetterWords
from handbill.values.characters import SOFT_BREAKS

# A control character that `read_blocks` takes out of every text, so no letter can hold one.
_PLACEHOLDER = re.compile("\x01([^\x01]*)\x01")


@dataclass(frozen=True, slots=True)
class LetterText:
    """`html` keeps a `mark` around every placeholder, `text` is the plain form; both read `[Your name]` where unfilled."""

    language: str
    subject: str
    html: str
    text: str


def sent_text(page: LetterPage, language: str) -> TypedText[LetterWords]:
    """The text that goes out when a page is read in a language: that language's, or the office's own, else the source's."""
    facts = page.facts
    return page.text(facts.recipient_language or language)


def letter_text(
    page: LetterPage, text: TypedText[LetterWords], known: Mapping[str, str] | None = None, *, on_page: bool = True
) -> LetterText:
    """The letter in the language of `text`, with the `known` placeholders filled and the others in brackets.

    `known` maps ids of placeholders to plain text; an empty value counts as unknown, and then a placeholder with a fallback reads
    as that. `text` has LF and no line break at its end, `html` is sanitised; the marks of its placeholders name their fields
    `on_page`, where a script fills them, and nothing elsewhere. Raises TooMuch for a body that cannot be read in good time.
    """
    values = known or {}
    words = _placeholder_words(page, text, values)

    def marked(placeholder: Placeholder) -> tuple[Mapping[str, str], str]:
        if not on_page:
            return {}, words(placeholder.raw)
        id, fallback = id_and_fallback(placeholder.raw)
        # A fallback is no placeholder that is still to be filled in.
        if values.get(id) or fallback:
            return {"data-hb-field": id, "class": "hb-filled"}, words(placeholder.raw)
        return {"data-hb-field": id, **label_language(id, text.language)}, words(placeholder.raw)

    return LetterText(
        text.language,
        text.words.subject,
        SOFT_BREAKS.sub("", to_html(read_body(text.body, "letter"), Surroundings(text.language, placeholder=marked))),
        plain_letter(page, text, known),
    )


# A text is on the pages of several languages, and on more than one of each.
@cached_by_identity(size=128)
def unfilled_text(page: LetterPage, text: TypedText[LetterWords]) -> LetterText:
    """The `letter_text` of which nothing is known. Raises TooMuch."""
    return letter_text(page, text)


def letter_blocks(page: LetterPage, text: TypedText[LetterWords], known: Mapping[str, str] | None = None) -> tuple[Block, ...]:
    """What files are made of, with the words of `letter_text`. Raises TooMuch."""
    words = _placeholder_words(page, text, known or {})
    return filled(_blocks(text.body), lambda placeholder: (id_and_fallback(placeholder)[0], words(placeholder)))


def plain_letter(page: LetterPage, text: TypedText[LetterWords], known: Mapping[str, str] | None = None) -> str:
    """The plain form of `letter_text` alone, which is all that a message needs. Raises TooMuch."""
    return with_words(pieces(text.body), words_of_placeholders(page, text, known or {}))


def words_of_placeholders(page: LetterPage, text: TypedText[LetterWords], values: Mapping[str, str]) -> tuple[str, ...]:
    """What the placeholders of a text read, in their order."""
    return tuple([values.get(id) or unfilled for id, unfilled in _placeholders_in_order(page, text)])


# Every office has its own message.
@cached_by_identity(size=128)
def _placeholders_in_order(page: LetterPage, text: TypedText[LetterWords]) -> tuple[tuple[str, str], ...]:
    names = labels(page, text)
    return tuple(_id_and_unfilled(placeholder, names) for placeholder in pieces(text.body)[1::2])


def with_words(pieces: Sequence[str], words: Iterable[str]) -> str:
    """The text of a letter's pieces, with words in place of what is written in its placeholders."""
    return "".join(in_turn(pieces, words))


def in_turn(pieces: Sequence[str], words: Iterable[str]) -> list[str]:
    """The pieces of a letter and the words between them."""
    made = list(pieces)
    made[1::2] = words
    return made


def _placeholder_words(page: LetterPage, text: TypedText[LetterWords], values: Mapping[str, str]) -> Callable[[str], str]:
    """What gives the words for a placeholder, by what is written in it."""
    names = labels(page, text)

    def words(placeholder: str) -> str:
        id, unfilled = _id_and_unfilled(placeholder, names)
        return values.get(id) or unfilled

    return words


def _id_and_unfilled(placeholder: str, names: Mapping[str, str]) -> tuple[str, str]:
    """The id of a placeholder by what is written in it, and what it reads where nothing is known."""
    id, fallback = id_and_fallback(placeholder)
    return id, fallback or f"[{names.get(id, id)}]"


def id_and_fallback(placeholder: str) -> tuple[str, str]:
    """What is between the brackets of a placeholder: its id, and the words for where nothing is known, often empty."""
    id, _, fallback = placeholder.partition("|")
    return id.strip(), fallback.strip()


def text_with_placeholders(text: Text) -> str:
    """The plain form of a letter with every placeholder as `[[field]]`, also those that are known; with LF. Raises TooMuch.

    It is what the script of a page fills in: the reader's words never come to the server.
    """
    return _text_with_placeholders(text.body)


# A page asks how long it is, whether it names the day, and for itself.
@lru_cache(maxsize=1024)
def _text_with_placeholders(body: str) -> str:
    written = pieces(body)
    found = map(id_and_fallback, written[1::2])
    return with_words(written, (f"[[{id}|{fallback}]]" if fallback else f"[[{id}]]" for id, fallback in found))


def placeholders(text: Text) -> Mapping[str, frozenset[str]]:
    """The ids of all placeholders of a letter, with what they read without a value, empty where that is a label. Raises TooMuch."""
    return _placeholders(text.body)


@lru_cache(maxsize=1024)
def _placeholders(body: str) -> Mapping[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for placeholder in pieces(body)[1::2]:
        id, fallback = id_and_fallback(placeholder)
        found[id] = found.get(id, frozenset()) | {fallback}
    return found


def has_placeholders(text: Text) -> bool:
    """Whether something in a letter is for the reader to fill in, or known only when it is sent. Raises TooMuch."""
    return any("" in fallbacks for fallbacks in placeholders(text).values())


@lru_cache(maxsize=1024)
def pieces(body: str) -> tuple[str, ...]:
    """The plain text of a letter between its placeholders, and in turn what is written in these."""
    return tuple(_PLACEHOLDER.split(plain_text(_blocks(body), words=_with_marks)))


def _with_marks(run: Run) -> str:
    return f"\x01{run.placeholder}\x01" if run.placeholder else run.text


@lru_cache(maxsize=1024)
def _blocks(body: str) -> tuple[Block, ...]:
    return read_blocks(read_body(body, "letter"))
