"""`python -m tests.links [SITE]`: reads every send link of the project in this folder back and compares it with its letter.

The reader is tests/rfc6068.py, which knows nothing of how links are made. To whom a link goes, how long it is and what of
the letter still fits are worked out here once more. With SITE, the folder of a built site, the links are those that its
pages carry; without, those of all letters that could be read, drafts and withdrawn ones included.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from pathlib import Path
from typing import cast

from handbill.content.markdown.body import TooMuch
from handbill.letters.envelopes import envelopes
from handbill.letters.letter import letter_text, sent_text
from handbill.model.addresses import page_path, prefix
from handbill.model.campaign import Campaign
from handbill.model.facts import LetterFacts
from handbill.model.page import Page
from handbill.model.publication import offers_letter
from handbill.model.recipient import Recipient
from handbill.publishing.clock import instant
from handbill.publishing.load import Loaded, load

sys.path.insert(0, str(Path(__file__).parent))

from rfc6068 import UNRESERVED, Message, NotMailto, parse  # it lies beside this module

Carried = Callable[[Campaign, Page, str], dict[str, list[str]]]
"""The links of a letter's page in a language, by the choice they stand for; that is empty where nobody chooses."""


@dataclass(frozen=True)
class Link:
    """The links that are made of a letter, and its whole `message`. `place` names its file, language and choice."""

    place: str
    hrefs: list[str]
    message: Message
    most: int
    to_reader: bool


def main(arguments: list[str]) -> int:
    """0 when all links say what their letters say, 1 when not; everything is told on standard error."""
    loaded = load(Path.cwd(), instant())
    if loaded.project is None or (arguments and loaded.site is None):
        tell("the send links cannot be read, since the content has errors")
        return 1
    made, wrong = read_back(loaded, Path(arguments[0]) if arguments else None)
    for line in wrong:
        tell(line)
    if wrong:
        tell(f"{len(wrong)} of {len(made)} send links do not say what their letters say")
        return 1
    longest = max(map(len, made), default=0)
    tell(f"{len(made)} send links read back; the longest has {longest:,} characters")
    return 0


def tell(line: str) -> None:
    """Standard output belongs to the findings of `handbill check`, which machines read."""
    sys.stderr.write(f"{line}\n")


def read_back(loaded: Loaded, site: Path | None = None) -> tuple[list[str], list[str]]:
    """All links that were found, and what is wrong with some of them, in words."""
    made, wrong = [], []
    for link in links(loaded, site):
        made += link.hrefs
        if said := difference(link):
            wrong.append(f"{link.place}: {said}")
    return made, wrong


def links(loaded: Loaded, site: Path | None = None) -> Iterator[Link]:
    """Every letter, language and choice; one without a link has none."""
    assert loaded.project is not None
    settings = loaded.project.settings

    def in_page(campaign: Campaign, page: Page, language: str) -> dict[str, list[str]]:
        address = prefix(language, settings.default_language) + page_path(page, campaign.folder)
        assert site is not None
        found: dict[str, list[str]] = {}
        # Some offices have their links on pages below that of the letter.
        for file in (site / address / "index.html", *sorted((site / address / "offices").glob("*/index.html"))):
            for choice, hrefs in links_of(file.read_text(encoding="utf-8")).items():
                found.setdefault(choice, []).extend(hrefs)
        return found

    def in_record(campaign: Campaign, page: Page, language: str) -> dict[str, list[str]]:
        made = envelopes(campaign, page, sent_text(page, language), settings.mailto_max)
        return {one.value: [part.href for part in one.send.parts] for one in made if one.send.parts}

    if site is None:
        for campaign, _ in loaded.project.campaigns:
            yield from _of_campaign(campaign, in_record, settings.mailto_max)
    else:
        assert loaded.site is not None
        for campaign in loaded.site.campaigns:
            yield from _of_campaign(campaign, in_page, settings.mailto_max, offered_only=True)


def _of_campaign(
    campaign: Campaign,
    carried: Carried,
    most: int,
    *,
    offered_only: bool = False,
) -> Iterator[Link]:
    for page in campaign.of_kind("letter"):
        facts = cast(LetterFacts, page.facts)
        for language in campaign.facts.languages:
            text = sent_text(page, language)
            try:
                letter_text(page, text)
            except TooMuch:
                continue  # `handbill check` says so.
            found = carried(campaign, page, language)
            wanted = {} if offered_only and not offers_letter(campaign, text) else choices(campaign, facts)
            made = {one.value: one for one in envelopes(campaign, page, text, most)}
            for choice in dict.fromkeys([*wanted, *found]):
                message, place = Message(), f"{text.path} in {language}" + (f" for “{choice}”" if choice else "")
                if choice in wanted:
                    letter = letter_text(page, made[choice].text, made[choice].known)
                    to = tuple(dict.fromkeys(one.email for one in wanted[choice] if one.email))
                    cc = tuple(one for one in copies(campaign, facts) if one not in to)
                    message = Message(to, cc, in_link(letter.subject), in_link(letter.text).replace("\n", "\r\n"))
                yield Link(place, found.get(choice, []), message, most, choice in wanted and facts.to == "reader")


def in_link(text: str) -> str:
    """A text as links have it: typographic characters take nine characters there."""
    for characters, plain in (
        ("\u2018\u2019\u201a\u201b", "'"),
        ("\u201c\u201d\u201e\u201f", '"'),
        ("\u2010\u2011\u2013\u2014", "-"),
        ("\u00a0\u202f", " "),
        ("\u2026", "..."),
    ):
        for character in characters:
            text = text.replace(character, plain)
    return text


def choices(campaign: Campaign, facts: LetterFacts) -> dict[str, list[Recipient]]:
    """To whom each message of a letter goes, by the value of the choice."""
    everyone: dict[str, Recipient] = {}
    for name in facts.to if facts.to != "reader" else ():
        for one in campaign.recipients.values():
            if one.id == name or (name.startswith("group:") and name[len("group:") :] in one.groups):
                everyone.setdefault(one.id, one)
    if facts.choose == "none":
        return {"": list(everyone.values())}
    found: dict[str, list[Recipient]] = {}
    for one in everyone.values():
        found.setdefault(one.country or "XX" if facts.choose == "country" else one.id, []).append(one)
    return found


def copies(campaign: Campaign, facts: LetterFacts) -> tuple[str, ...]:
    found = []
    for name in facts.cc:
        listed = [
            one for one in campaign.recipients.values() if name == one.id or name in [f"group:{group}" for group in one.groups]
        ]
        found += [name] if "@" in name else [one.email for one in listed if one.email]
    return tuple(dict.fromkeys(found))


def difference(link: Link) -> str:
    """What the links of a letter say other than the most that fits of its message; empty when nothing."""
    expected = fitting(link.message, link.most, to_reader=link.to_reader)
    if not link.hrefs or expected is None:
        return "" if not link.hrefs and expected is None else "a link is missing" if expected else "there should be no link"
    try:
        found = [parse(href) for href in link.hrefs]
    except NotMailto as error:
        return f"the link breaks RFC 6068: {error}"
    if len(found) > 1:
        return _shares(link, found)
    for part in ("to", "cc", "subject", "body", "headers"):
        if (said := getattr(found[0], part)) != (meant := getattr(expected, part)):
            return f"“{part}” reads {said!r}, not {meant!r}"
    size = len(link.hrefs[0])
    return "" if size == length(expected) else f"the link has {size} characters, not {length(expected)}"


def _shares(link: Link, found: list[Message]) -> str:
    """What is wrong with several links that share the recipients of one message."""
    message = link.message
    if fitting(message, link.most, to_reader=link.to_reader) in (message, replace(message, body="")):
        return f"there are {len(found)} messages, and one would do"
    if (said := tuple(one for part in found for one in part.to)) != message.to:
        return f"“to” reads {said!r}, not {message.to!r}"
    if not {one for part in found for one in part.cc} <= set(message.cc):
        return "“cc” names others than the letter"
    said_once = {(part.subject, part.body, tuple(part.headers)) for part in found}
    if not said_once <= {(message.subject, message.body, ()), (message.subject, "", ()), ("", "", ())} or len(said_once) > 1:
        return f"the messages read {sorted(said_once)}"
    longest = max(map(len, link.hrefs))
    return f"a link has {longest} characters, and {link.most} fit" if longest > link.most else ""


def fitting(message: Message, most: int, *, to_reader: bool) -> Message | None:
    """The most of a message that one link of `most` characters carries; None where there is no link at all."""
    if not message.to and not to_reader:
        return None
    short = replace(message, body="")
    uncopied = [replace(one, cc=message.cc[:count]) for one in (message, short) for count in range(len(message.cc) - 1, -1, -1)]
    fewer = [Message(message.to[:count]) for count in range(len(message.to), 0, -1)]
    return next((one for one in (message, short, *uncopied, *fewer) if length(one) <= most), None)


def length(message: Message) -> int:
    """The characters of the shortest link for a message: one for each unreserved character, three for any other byte."""

    def cost(text: str) -> int:
        return sum(1 if character in UNRESERVED else 3 * len(character.encode()) for character in text)

    def listed(addresses: tuple[str, ...]) -> int:
        # “@” and the commas between stand for themselves.
        return sum(cost(one) - 2 for one in addresses) + max(len(addresses) - 1, 0)

    parts = [("cc", listed(message.cc)), ("subject", cost(message.subject)), ("body", cost(message.body))]
    return len("mailto:") + listed(message.to) + sum(len(f"?{name}=") + size for name, size in parts if size)


def links_of(html: str) -> dict[str, list[str]]:
    """The send links of a page by their choice, each once, those of one choice in the order of their parts."""
    reader = _Links()
    reader.feed(html)
    reader.close()
    return {choice: list(dict.fromkeys(hrefs)) for choice, hrefs in reader.found.items()}


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, list[str]] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if values.get("data-hb") == "send" and values.get("href"):
            self.found.setdefault(values.get("data-hb-choice") or "", []).append(values["href"] or "")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
