"""Letters reach those they name: recipients, what is known of each, and how many one message holds."""

from __future__ import annotations

from functools import partial

from handbill.checks.scope import CheckContext, at
from handbill.content.markdown.body import TooMuch, read_body
from handbill.documents.window_envelopes import rows
from handbill.letters.addressees import addressees, groups
from handbill.letters.document import address_on_envelope, envelope_window
from handbill.letters.envelopes import envelopes
from handbill.letters.letter import sent_text
from handbill.model.campaign import Campaign
from handbill.model.facts import LetterFacts
from handbill.model.page import LetterPage, Text
from handbill.model.recipient import Recipient
from handbill.problems import Problems

_COLUMNS = {
    "recipient.name": ("names", "roles"), "recipient.role": ("roles",), "recipient.country": ("country",),
    "recipient.salutation": ("salutations",),
}  # fmt: skip


def check(scope: CheckContext, campaign: Campaign, problems: Problems) -> None:
    for page in scope.whole(LetterPage):
        facts = page.facts
        _recipients(scope, campaign, page, facts, problems)
        _find(scope, page, facts, problems)
        for text in page.texts.values():
            _recipient_placeholders(campaign, page, facts, text, problems)
        _too_many(scope, campaign, page, problems)
        _in_window(scope, campaign, page, problems)


def _recipients(scope: CheckContext, campaign: Campaign, page: LetterPage, facts: LetterFacts, problems: Problems) -> None:
    place = scope.field(page, "to")
    if facts.to == "reader":
        if facts.choose != "none":
            problems.error(
                scope.field(page, "choose"), "the reader addresses this letter; there is nobody to choose from", "bad-value"
            )
        return
    everyone = addressees(campaign, page)
    if facts.choose != "none" and not everyone and not facts.to:
        problems.error(scope.field(page, "choose"), "“to” names nobody to choose from", "bad-value")
    for one in everyone:
        where = scope.places.recipients.get(one.id, place)
        if not one.email and not (one.post or one.phone or one.contact_form):
            problems.warning(where, f"the recipient “{one.id}” has neither e-mail nor another way to be reached", "no-channel")
        if facts.choose == "country" and not one.country:
            problems.error(
                where,
                f"the recipient “{one.id}” has no country, and {page.source_text.path} lets readers choose by country",
                "missing-field",
            )
    if facts.choose in ("recipient", "several"):
        _same_labels(scope, page, everyone, problems)
    if everyone and not any(one.email for one in everyone):
        problems.warning(place, "no recipient has an e-mail address; readers can only copy the letter", "no-address")


def _same_labels(scope: CheckContext, page: LetterPage, everyone: tuple[Recipient, ...], problems: Problems) -> None:
    """Choices that read the same in every language: readers are shown their addresses to tell them apart."""
    first: dict[str, str] = {}
    for one in everyone:
        same = first.setdefault(repr((one.names, one.roles, one.organizations, one.areas, one.country)), one.id)
        if same != one.id:
            problems.warning(
                scope.places.recipients.get(one.id, scope.field(page, "to")),
                f"“{one.id}” has the same name, role, organization, area and country as “{same}”, and readers choose between "
                "them; write what tells them apart, such as the area",
                "same-label",
            )


def _find(scope: CheckContext, page: LetterPage, facts: LetterFacts, problems: Problems) -> None:
    """A letter that the reader addresses may lead to where addresses are found, in words of every language."""
    if facts.find is not None and facts.to != "reader":
        problems.error(
            scope.field(page, "find"), "“find” is for a letter with “to: reader”; this one knows its recipients", "bad-value"
        )
    for language, text in page.texts.items():
        named = text.words.find_label is not None
        front = scope.front(page, language)
        if named and facts.find is None:
            problems.error(front.key(("find_label",)), "“find_label” names the link of “find”, which is missing", "missing-field")
        elif facts.find is not None and not named and language == page.source:
            problems.error(
                scope.field(page, "find"),
                "the link has no name; add “find_label: Find your member of parliament”, in your words",
                "missing-field",
            )
        elif facts.find is not None and not named:
            problems.warning(front.start, "“find_label”, the name of the link, is not translated", "missing-label")


def _recipient_placeholders(campaign: Campaign, page: LetterPage, facts: LetterFacts, text: Text, problems: Problems) -> None:
    """Placeholders about the recipient without a fallback need one recipient at a time, each with that column."""
    seen: set[str] = set()
    try:
        body = read_body(text.body, "letter")
    except TooMuch:
        return  # bodies.py says so
    for placeholder in body.placeholders:
        name = placeholder.name
        if name not in _COLUMNS or name in seen or placeholder.fallback:
            continue
        seen.add(name)
        needle, place = f"[[{name}]]", partial(at, text, body, placeholder.at)
        chosen = groups(campaign, page)
        if any(len(group) > 1 for _, group in chosen) and not (facts.choose == "country" and name == "recipient.country"):
            problems.error(
                place(),
                f"“{needle}” needs one recipient at a time, and this letter goes to several at once; use “choose: recipient”, "
                f"or write what to say instead: “[[{name}|…]]”",
                "bad-placeholder",
            )
            continue
        if facts.to in ("reader", ()):
            problems.error(
                place(),
                f"“{needle}” needs a recipient, and this letter names none; write what to say instead: “[[{name}|…]]”",
                "bad-placeholder",
            )
        lacking = [one.id for _, group in chosen for one in group if not _has(one, name, text.language)]
        if lacking:
            what = "that column" if name != "recipient.salutation" else f"a salutation in “{text.language}”"
            others = f"“{lacking[0]}” has none" if len(lacking) == 1 else f"{len(lacking)} have none, first “{lacking[0]}”"
            problems.error(
                place(),
                f"“{needle}” needs {what} for every recipient; {others}; add it, or write what to say instead: “[[{name}|…]]”",
                "bad-placeholder",
            )


def _has(one: Recipient, name: str, language: str) -> bool:
    """Whether a column says something; a form of address says it in the letter's language only."""
    if name == "recipient.salutation":
        return language in one.salutations
    return any(getattr(one, column) not in (None, {}, "XX") for column in _COLUMNS[name])


def _in_window(scope: CheckContext, campaign: Campaign, page: LetterPage, problems: Problems) -> None:
    """The address of a letter by post is read through the window of its envelope."""
    everyone = addressees(campaign, page)
    if page.facts.choose != "none" or len(everyone) != 1:
        return  # The files name no office, so none has an address.
    window = envelope_window(campaign, everyone)
    if window is None:
        return
    (one,) = everyone
    for read in page.texts:
        language = sent_text(page, read).language
        lines = address_on_envelope(one, language)
        room = window.room(language)
        if rows(lines) > room:
            over = next(line for count, line in enumerate(lines, 1) if rows(lines[:count]) > room)
            problems.warning(
                scope.places.recipients.get(one.id, scope.field(page, "to")),
                f"the postal address of “{one.id}” takes {rows(lines)} lines, and the window of the envelope shows {room}; "
                f"“{over}” is too much: shorten “post”, the role or the organization",
                "window-lines",
            )
            return


def _too_many(scope: CheckContext, campaign: Campaign, page: LetterPage, problems: Problems) -> None:
    """Messages that are divided because their addresses are too many for one link, and copies that none has room for."""
    divided: dict[str, tuple[int, int]] = {}
    uncopied: set[str] = set()
    for language in page.texts:
        text = sent_text(page, language)
        try:
            messages = envelopes(campaign, page, text, scope.project.settings.mailto_max)
        except (TooMuch, ValueError):
            return  # They are errors already.
        for message in messages:
            uncopied.update(message.send.uncopied)
            if message.send.unreached:
                problems.error(
                    scope.field(page, "to"),
                    f"no link has room for the address “{message.send.unreached[0]}”; raise “mailto_max” in mkdocs.yml",
                    "too-many-recipients",
                )
            if len(message.send.parts) > 1:
                found = (len(message.send.parts), sum(len(part.to) for part in message.send.parts))
                divided[message.value] = max(found, divided.get(message.value, (0, 0)))
    for value, (parts, addresses) in divided.items():
        problems.warning(
            scope.field(page, "to"),
            f"{addresses} addresses{f' for “{value}”' if value else ''} are too many for one message; readers send {parts}",
            "too-many-recipients",
        )
    if uncopied:
        problems.warning(
            scope.field(page, "cc"),
            f"no message has room for {len(uncopied)} of the copies, first “{min(uncopied)}”; readers are told to add them",
            "no-room-for-copies",
        )
