"""Letters hold no character that the fonts of their PDF lack: it would be printed as an empty box."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from handbill.checks.scope import CheckContext, in_body
from handbill.checks.texts.characters import sent_characters
from handbill.content.markdown.body import TooMuch, body_of, read_body
from handbill.content.markdown.nodes import Checkbox
from handbill.documents.page_document import on_paper
from handbill.documents.text.plain_text import plain_text
from handbill.letters.addressees import addressees
from handbill.letters.letter import plain_letter
from handbill.letters.letter_file import forms
from handbill.model.campaign import Campaign
from handbill.model.facts import line_of
from handbill.model.formats import SIGNATURES
from handbill.model.kinds import BY_NAME
from handbill.model.page import LetterPage, Page, TypedText
from handbill.model.publication import offers_poster
from handbill.model.words import LetterWords
from handbill.problems import Position, Problems
from handbill.typesetting.glyphs import missing_glyphs


def check(scope: CheckContext, campaign: Campaign, problems: Problems) -> None:
    """Body, subject, labels and addressees of every letter that is printed; a recipient is named once."""
    named: set[tuple[str, str]] = set()
    for document in scope.pages:
        if BY_NAME[document.kind].forms and scope.is_whole(document):
            _document(scope, document, problems)
    _poster(scope, campaign, problems)
    for page in scope.whole(LetterPage):
        for language, text in page.texts.items():
            _postcard(scope, page, text, problems)
            if not {"pdf", SIGNATURES.id} & set(forms(page, text)):
                continue
            subject = text.words.subject
            try:
                # As it is printed: a character may be written as “&#9731;”, or be in the label of a placeholder.
                printed = plain_letter(page, text)
            except TooMuch:
                continue  # letters.py says so
            for characters_of_script in by_script(missing_glyphs(f"{subject}\n{printed}")):
                character = characters_of_script[0]
                place = (
                    scope.front(page, language).within(("subject",), subject.index(character))
                    if character in subject
                    else _place(scope, page, text, character)
                )
                problems.error(place, _advice(characters_of_script), "missing-glyph")
        _addressees(scope, campaign, page, named, problems)


def _postcard(scope: CheckContext, page: LetterPage, text: TypedText[LetterWords], problems: Problems) -> None:
    """The text of postcards, which are printed whatever `downloads` says."""
    postcard = text.words.postcard or ""
    for characters_of_script in by_script(missing_glyphs(postcard)):
        place = scope.front(page, text.language).within(("postcard",), postcard.index(characters_of_script[0]))
        out = "take it out" if len(characters_of_script) == 1 else "take them out"
        problems.error(place, f"{_what(characters_of_script)} in none of the fonts of the postcards; {out}", "missing-glyph")


def _document(scope: CheckContext, page: Page, problems: Problems) -> None:
    """Body and fields of a page that has a PDF."""
    for language, text in page.texts.items():
        try:
            read = body_of(page, text)
            # What is printed of a text without these has no characters but its own, and numbers and marks that every font has.
            plain = not missing_glyphs(text.body) and not read.dates and "&" not in text.body and not read.of(Checkbox)
            body = "" if plain else plain_text(on_paper(read, text))
        except TooMuch:
            continue  # bodies.py says so
        front = scope.front(page, language)
        fields = {name: value for name, value in front.data.items() if name in ("title", "summary", "salutation", "closing")}
        for characters_of_script in by_script(missing_glyphs("\n".join([*fields.values(), body]))):
            character = characters_of_script[0]
            named = next((name for name, value in fields.items() if character in value), "")
            place = (
                front.within((named,), fields[named].index(character))
                if named
                else in_body(text, max(text.body.find(character), 0))
            )
            out = "take it out" if len(characters_of_script) == 1 else "take them out"
            problems.error(
                place, f"{_what(characters_of_script)} in none of the fonts of the PDF of this page; {out}", "missing-glyph"
            )


def _poster(scope: CheckContext, campaign: Campaign, problems: Problems) -> None:
    """The words of a campaign's poster, which it has in no language whose words cannot be set."""
    # share_pictures.py says so of titles, where a site has share pictures.
    names = ("summary",) if scope.project.settings.share_pictures else ("title", "summary")
    for language in (one for one in campaign.index.texts if offers_poster(campaign, one)):
        front = scope.front(campaign.index, language)
        for name in names:
            said = str(front.data.get(name, ""))  # another rule tells where it is missing
            for characters_of_script in by_script(missing_glyphs(said)):
                character = characters_of_script[0]
                message = (
                    f"the character “{character}” (U+{ord(character):04X}) is in none of the fonts of posters, "
                    "so there is no poster; take it out"
                )
                problems.warning(front.within((name,), said.index(character)), message, "poster-unknown-sign")


def _place(scope: CheckContext, page: LetterPage, text: TypedText[LetterWords], character: str) -> Position:
    if found := sent_characters(read_body(text.body, "letter"), re.compile(re.escape(character))):
        return in_body(text, min(one.offset for one in found))
    for owner in (text, page.source_text):
        for name, label in owner.words.labels.items():
            if character in label:
                return scope.front(page, owner.language).within(("labels", name), label.index(character))
    return in_body(text, 0)


def _addressees(scope: CheckContext, campaign: Campaign, page: LetterPage, named: set[tuple[str, str]], problems: Problems) -> None:
    facts = page.facts
    if facts.choose != "none":
        return  # Nobody is chosen on paper.
    for one in addressees(campaign, page):
        columns = [words for words in (one.names, one.roles, one.organizations) if words]
        said = [line_of(words, language, one.source)[0] for words in columns for language in page.texts]
        said += [words for language, words in one.salutations.items() if language in page.texts]
        for characters_of_script in by_script(missing_glyphs("\n".join([*said, one.post or ""]))):
            character, script = characters_of_script[0], _first_word(characters_of_script[0])
            if (one.id, script) not in named:
                named.add((one.id, script))
                problems.error(
                    scope.places.recipients[one.id],
                    f"the recipient “{one.id}” has the character “{character}” (U+{ord(character):04X}), "
                    "which is in none of the fonts of the PDF; take it out, or “pdf” out of “downloads” in "
                    f"{page.source_text.path}",
                    "missing-glyph",
                )


def by_script(found: Iterable[str]) -> list[list[str]]:
    """The characters of each script together, in their order: a text in a script without a font has many."""
    found = list(found)
    named = {_first_word(character) for character in found if _is_letter(character)}
    scripts: dict[str, list[str]] = {}
    for character in found:
        # The punctuation of a script goes with its letters.
        own = _is_letter(character) or _first_word(character) in named
        scripts.setdefault(_first_word(character) if own else "", []).append(character)
    return list(scripts.values())


def _is_letter(character: str) -> bool:
    return unicodedata.category(character[0]).startswith(("L", "M"))


def _first_word(character: str) -> str:
    """The first word of the name of a character, which is that of its script, such as CJK."""
    word = unicodedata.name(character[0], "unknown").split()[0]
    return "CJK" if word in ("FULLWIDTH", "IDEOGRAPHIC") else word


def _what(characters_of_script: list[str]) -> str:
    """The characters of one script as the beginning of a sentence, with its verb."""
    character, count = characters_of_script[0], len(characters_of_script)
    first = f"the character “{character}” (U+{ord(character):04X})"
    if count == 1:
        return f"{first} is"
    more = "" if count == 2 else "s"
    script = next((_first_word(one) for one in characters_of_script if _is_letter(one)), "")
    what = f"character{more} of its script ({script})" if script else f"symbol{more}"
    return f"{first} and {count - 1} more {what} are"


def _advice(characters_of_script: list[str]) -> str:
    what = f"{_what(characters_of_script)} in none of the fonts of the PDF"
    if len(characters_of_script) == 1:
        return f"{what}; take it out, or “pdf” out of “downloads”"
    return f"{what}; offer the letter without one, “downloads: [docx, odt, txt, eml]”, or take them out"
