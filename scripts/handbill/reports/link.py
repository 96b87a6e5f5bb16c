"""A report to the organisers: the message that its link begins, and what is read back from one that came."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from handbill.urls.mailto import mailto
from handbill.values.characters import INVISIBLE, NO_BREAK_SPACES

KINDS = ("sent", "meeting", "hearing", "reply", "other")
"""What can be reported: a letter sent, a meeting, a hearing, an answer that came, anything else."""

FIELDS = ("campaign", "did", "letter", "language", "country", "organisation", "addressee", "answer")
"""The lines of a body in their order. Their keys are these names with a capital, in English on every page."""

KEYS = {name.capitalize(): name for name in FIELDS}

NOTE = "Note"
"""The key of what was written under none."""

_SLUG = r"[a-z0-9][a-z0-9-]{0,63}"
_SUBJECT = re.compile(rf"\[({_SLUG})\](?:\s*([a-z]+))?")
# What mail programs put before a word without showing it: no-break spaces, marks of direction, a byte order mark.
_UNSEEN = f"(?:[ \t{NO_BREAK_SPACES}]|{INVISIBLE.pattern})*"
_LINE = re.compile(rf"{_UNSEEN}([A-Za-z][A-Za-z-]{{0,31}}){_UNSEEN}[:\uff1a](.*)")
_QUOTED = re.compile(r"(?: ?>)*")
_SIGNATURE = re.compile(r"-- ?")


class NoReport(ValueError):
    """Why a message is not a report, in words for staff."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a reader tells the organisers. Empty means not said.

    `did` is one of KINDS, or what the writer put there instead; `letter` the id of a letter, `language` the tag of the
    page the reader came from; `answer` may have several lines, with LF. `more` holds what was under other keys, in its order.
    """

    campaign: str
    did: str = "sent"
    letter: str = ""
    language: str = ""
    country: str = ""
    organisation: str = ""
    addressee: str = ""
    answer: str = ""
    more: tuple[tuple[str, str], ...] = ()


def report_subject(report: Report) -> str:
    """One line that a mailbox can filter: `[fair-pay] sent`. It is plain text; `mailto` encodes it.

    A line break in `did` stays, and `mailto` refuses it with ValueError: a header has one line (RFC 6068, section 5).
    """
    return f"[{report.campaign}] {report.did}"


def report_body(report: Report) -> str:
    """The lines `Key: value`, the empty ones to be completed; with LF. The answer is last and may go on below its key.

    Blanks in a row and line breaks of the other values become single blanks. `read_report` reads back what this writes.
    """
    return "\n".join(f"{key}: {_written(report, name)}".rstrip() for key, name in KEYS.items())


def _written(report: Report, name: str) -> str:
    value = str(getattr(report, name))
    return value if name == "answer" else " ".join(value.split())


def report_link(to: str, report: Report, max_length: int, *, intro: str = "") -> str:
    """The mailto link that begins a report (RFC 6068), of at most `most` characters if that can be.

    `most` counts characters of the final ASCII URL, escapes included. `intro` says in the reader's language what to complete. It
    is above the lines, where `read_report` passes it over, and is left out when the link would grow too long; then the body
    is. A link with the subject alone is given however long it is. Raises ValueError as `mailto` does: for an address that is not
    ASCII, a line break in the address or in `did`, a lone surrogate.
    """
    subject, body = report_subject(report), report_body(report)
    whole = mailto([to], subject=subject, body=f"{intro}\n\n{body}" if intro else body)
    if len(whole) <= max_length:
        return whole
    plain = mailto([to], subject=subject, body=body)
    return plain if len(plain) <= max_length else mailto([to], subject=subject)


def read_report(subject: str, body: str) -> Report:
    """The report in a message, whatever mail programs did to it: wrapped, quoted or indented lines, CRLF, a signature.

    What comes before the line `Campaign:` is no part of it, so neither are the headers above a forwarded message. Keys
    are read in any case. A line without a key goes on the line before it; after a blank line it is a note. The answer
    goes on to the end, to a signature (`-- `, RFC 3676 section 4.3) or to the end of the quotation. Raises NoReport when
    neither the subject nor the body names a campaign.
    """
    from_subject, kind = _read_subject(subject)
    lines = list(_report_lines(body))
    found = _collect(lines) if _key(lines[0]) in KEYS else {NOTE: lines}
    values = {name: " ".join(" ".join(found.pop(key, [])).split()) for key, name in KEYS.items() if name != "answer"}
    answer = "\n".join(line.rstrip() for line in found.pop("Answer", [])).strip()
    campaign = values.pop("campaign").lower()
    if not re.fullmatch(_SLUG, campaign):
        if not from_subject:
            said = f"“{campaign}” in its line “Campaign:” is none" if campaign else "its body has no line “Campaign: …”"
            raise NoReport(f"it names no campaign: its subject does not begin like “[fair-pay] sent”, and {said}")
        campaign = from_subject
    did = values.pop("did")
    did = did.lower() if did.lower() in KINDS else did or kind or "other"
    more = tuple((key, text) for key, lines in found.items() if (text := " ".join(" ".join(lines).split())))
    return Report(campaign, did, answer=answer, more=more, **values)


def _read_subject(subject: str) -> tuple[str, str]:
    """The slug and the kind, each empty where there is none; a list or a filter may have put brackets of its own before."""
    found = _SUBJECT.findall(" ".join(subject.split()))
    known = [pair for pair in found if pair[1] in KINDS]
    slug, kind = (known or found or [("", "")])[-1]
    return slug, kind if kind in KINDS else ""


def _report_lines(body: str) -> Iterator[str]:
    """The lines from the first of the report on, without the quotation marks before that one."""
    lines = re.split(r"\r\n?|\n", body)
    keys = [_key(line[_depth(line)[1] :]) for line in lines]
    start = next((at for at, key in enumerate(keys) if key == "Campaign"), None)
    if start is None:
        start = next((at for at, key in enumerate(keys) if key in KEYS), 0)
    depth = _depth(lines[start])[0]
    # A quotation ends with its last quoted line; a line between may have been broken off by wrapping.
    quoted = [at for at, line in enumerate(lines) if at >= start and _depth(line)[0] >= depth]
    blank = " " if lines[start][_depth(lines[start])[1] :].startswith(" ") else ""
    return (_unquoted(line, depth, blank) for line in lines[start : quoted[-1] + 1])


def _depth(line: str) -> tuple[int, int]:
    """How deep a line is quoted, and how many characters its marks take."""
    match = _QUOTED.match(line)
    assert match is not None
    return match[0].count(">"), match.end()


def _unquoted(line: str, depth: int, blank: str) -> str:
    """A line without that many marks, and without the blank that is between them and the words."""
    match = _QUOTED.match(line)
    assert match is not None
    marks = [at for at, character in enumerate(match[0]) if character == ">"][:depth]
    return line[marks[-1] + 1 :].removeprefix(blank) if marks else line


def _key(line: str) -> str:
    """The key a line begins with, the known ones in their own case; empty when it has none."""
    match = _LINE.fullmatch(line)
    if match is None:
        return ""
    known = match[1].capitalize()
    return known if known in KEYS else match[1] if match[1][0].isupper() else ""


def _collect(lines: list[str]) -> dict[str, list[str]]:
    """What is under each key, as lines; text under none is a note."""
    found: dict[str, list[str]] = {}
    current = ""
    for line in lines:
        if _SIGNATURE.fullmatch(line):
            break
        key = _key(line) if current != "Answer" else ""
        if key and not any(found.get(key, [])):
            match = _LINE.fullmatch(line)
            assert match is not None
            found[key] = [match[2].strip()]
            current = key
        elif line.strip() or current == "Answer":
            found.setdefault(current or NOTE, []).append(line)
        else:
            current = ""
    return found
