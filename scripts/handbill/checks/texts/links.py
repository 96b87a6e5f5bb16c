"""Links of bodies say truly where they lead: one mailbox or one site each, no disguise, nothing that follows readers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import unquote, urlsplit

from handbill.checks.scope import Place, at, in_body
from handbill.content.markdown.body import Body
from handbill.content.markdown.nodes import Characters, Link, words
from handbill.model.addresses import is_external
from handbill.model.page import Text
from handbill.problems import Position, Problems
from handbill.values.characters import has_hidden, hidden
from handbill.values.mailbox import MailboxError, as_read, mailbox
from handbill.values.web_address import Flaw, flaws, in_letters

_MAILTO = re.compile(r"mailto:", re.I)
_WEB = re.compile(r"https?://", re.I)
_MAILBOX = re.compile(r"\S+@[^\s@]+\.[^\s@]+")
# A text that reads like the address of a site: with its scheme, or as a name alone that is not that of a file.
_SITE = re.compile(r"(https?://)?((?:[^\s/?#:@.]+\.)+[^\W\d_]{2,})(?:[:/?#]\S*)?", re.I)
_FILES = {
    "md",
    "html",
    "htm",
    "pdf",
    "doc",
    "docx",
    "odt",
    "txt",
    "rtf",
    "jpg",
    "jpeg",
    "png",
    "gif",
    "svg",
    "csv",
    "zip",
    "eml",
    "ics",
}


def check(text: Text, body: Body, problems: Problems) -> None:
    """Every link of a body, and characters that hide in it, also by their numbers (`&#8238;`)."""
    for link in body.links:
        if not is_external(link.href):
            continue
        if _MAILTO.match(link.href):
            _mailto(link, in_body(text, body.address_offset(link)), problems)
        elif _WEB.match(link.href) and (found := flaws(link.href)):
            _web(found, in_body(text, body.address_offset(link)), problems)
        if said := _misleading(link):
            message = f"the text “{said}” reads like an address, but the link leads to “{link.href}”; name where it leads"
            problems.error(at(text, body, link.at), message, "misleading-link")
    if "&" not in text.body and not has_hidden(text.body):
        return
    told: set[tuple[int, str]] = set()
    for one in hidden(text.body):
        place = in_body(text, one.offset)
        # Each once a line: a text full of them is one slip of whoever pasted it.
        if (line := (place.line, one.message)) not in told:
            told.add(line)
            problems.error(place, one.message, one.rule)
    for node in body.of(Characters):
        if len(node.text.encode("utf-8", "replace")) != node.end - node.at:
            for one in hidden(node.text):
                problems.error(at(text, body, node.at), one.message, one.rule)


def _mailto(link: Link, place: Position, problems: Problems) -> None:
    """A link to write an e-mail has one address and nothing else: no copy, no list, no words put into anybody's mouth."""
    address = link.href[len("mailto:") :]
    for character, what in (
        ("?", "fields of a message"),
        ("&", "fields of a message"),
        (",", "more than one address"),
        ("%", "“%”"),
    ):
        if character in address:
            bare = unquote(re.split(r"[?&,%]", address)[0])
            message = f"the link to write to “{bare}” has {what}; write one plain address, mailto:{bare}"
            problems.error(place.right(len("mailto:") + address.index(character)), message, "mailto-link")
            return
    try:
        made = mailbox(address)
    except MailboxError as error:
        problems.error(place.right(len("mailto:") + error.offset), str(error), "mailto-link")
        return
    report_foreign(made, lambda: place, problems)


def report_foreign(address: str, place: Place, problems: Problems) -> None:
    """Both forms of an e-mail address whose domain is not in ASCII, for whoever reviews it."""
    if (shown := as_read(address)) != address:
        problems.warning(place(), f"“{shown}” is sent as “{address}”; compare both with the office's own page", "idn-address")


def _web(found: Iterable[Flaw], place: Position, problems: Problems) -> None:
    for flaw in found:
        tell = problems.warning if flaw.is_warning else problems.error
        tell(place.right(flaw.offset), flaw.message, flaw.rule)


def _misleading(link: Link) -> str:
    """The text of a link that reads like an address and is not that of its link; else it is empty."""
    said = words(link.children).strip()
    if "." not in said or " " in said:
        return ""
    target = link.href[len("mailto:") :] if _MAILTO.match(link.href) else ""
    if _MAILBOX.fullmatch(said):
        return "" if said.casefold() in (target.casefold(), as_read(target).casefold(), link.href.casefold()) else said
    match = _SITE.fullmatch(said)
    if match is None or (not match[1] and match[2].rpartition(".")[2].lower() in _FILES):
        return ""
    try:
        host = urlsplit(link.href).hostname or ""
    except ValueError:
        return ""
    return "" if _WEB.match(link.href) and _is_same(_name(match[2]), _name(host)) else said


def _name(host: str) -> str:
    return ".".join(in_letters(label) for label in host.lower().split(".")).removeprefix("www.")


def _is_same(said: str, host: str) -> bool:
    """Whether two hosts are one, or one is a part of the other's site."""
    return said == host or host.endswith(f".{said}") or said.endswith(f".{host}")
