"""The files of a draft campaign, from the parts of a document."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping
from datetime import date

from handbill.content import scaffold_text
from handbill.importing.clues import ONLINE, PLACE, PLACEHOLDERS, SALUTATION, SUBJECT, days_in
from handbill.importing.parts import Part, Parts, plain

_LONGEST = 200
"""Characters of a summary, which a search engine and a card still show whole."""
_BRACKETS = re.compile(r"\\?\[([^\[\]\\\n]{1,40})\\?\](?!\()")


def files_of(parts: Parts, language: str, today: date, said: list[str]) -> dict[str, str]:
    """Pages by their names without language and ending, such as `letters/wages`; what was decided is told in `said`."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    lead = next((one for one in parts.parts if one.kind == "circular"), parts.parts[0])
    found["index"] = _page(
        {"title": parts.title or scaffold_text.QUESTION, "summary": _summary(lead.text)}, f"{scaffold_text.CAMPAIGN}\n"
    )
    briefing = [one for one in parts.parts if one.kind == "briefing"]
    for part in parts.parts:
        if part.kind == "circular":
            name, page = "circular", _circular(part, parts, language, today, said)
        elif part.kind == "letter":
            name, page = f"letters/{_id(part.title, 'letter', taken)}", _letter(part, said)
        elif part.kind == "event":
            name, page = f"events/{_id(part.title, 'event', taken)}", _event(part, language, today, said)
        elif part is briefing[0]:
            text = "\n\n".join(one.text if one is part else f"## {one.title}\n\n{one.text}" for one in briefing)
            name, page = "briefing", _page({"title": part.title, "summary": _summary(part.text)}, f"{text}\n")
        else:
            continue
        found[name] = page
        said.append(f"{name}.md, because {part.why}")
    return found


def _circular(part: Part, parts: Parts, language: str, today: date, said: list[str]) -> str:
    """Its day is that of a line with a place and a date at its head, else of its first sentences, else today's."""
    text = part.text
    blocks = text.split("\n\n")
    days = [day for _, day in days_in("\n".join(blocks[:3]), language) if day != parts.deadline]
    fields: dict[str, object] = {"title": parts.title or scaffold_text.TITLE, "summary": _summary(text)}
    fields["date"] = days[0] if days else today
    if days and _is_dateline(blocks[0]):
        said.append(f"left out: “{plain(blocks.pop(0))}”, whose day is the circular's “date”")
    if blocks and SALUTATION.fullmatch(plain(blocks[0])):
        fields["salutation"] = plain(blocks.pop(0))
    text = "\n\n".join(blocks)
    return _page(fields, f"{text}\n")


def _is_dateline(block: str) -> bool:
    """A line such as “Port Lessa, 3 May 2027”."""
    words = plain(block)
    return len(words) <= 60 and "\n" not in block and bool(re.search(r"\d{4}", words)) and not re.search(r"[.!?:]$|^#", words)


def _letter(part: Part, said: list[str]) -> str:
    subject = SUBJECT.search(part.text)
    text = part.text.replace(subject[0], "", 1).strip() if subject else part.text
    text, asked = _placeholders(_letter_text(text, said))
    fields: dict[str, object] = {"title": part.title or scaffold_text.TITLE, "summary": _summary(text)}
    fields["subject"] = plain(subject[1]) if subject else part.title or scaffold_text.SUBJECT
    fields["to"] = []
    if asked:
        fields["fields"] = asked
    said.append(f"the letter “{fields['title']}” goes to nobody yet; write its offices into recipients.csv and “to”")
    return _page(fields, f"{text}\n")


def _letter_text(text: str, said: list[str]) -> str:
    """Without what no message can carry: pictures go, rows of tables become lines, headings bold ones."""
    lines = []
    for line in text.split("\n"):
        if re.fullmatch(r"!\[.*\]\(.*\)", line.strip()):
            said.append("left out: a picture in a letter, which no message can carry")
        elif re.fullmatch(r"\|(?: ?-+ ?\|)+", line.strip()):
            continue
        elif row := re.fullmatch(r"\|(.*)\|", line.strip()):
            cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", row[1])]
            lines.append(f"- {': '.join(cell for cell in cells if cell)}")
        else:
            lines.append(re.sub(r"^#{1,6} (.*)$", r"**\1**", line).removesuffix("\\"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _placeholders(text: str) -> tuple[str, list[str]]:
    """Brackets that readers are meant to fill in, as ours; the ids of the fields to ask for, in their order."""
    asked: list[str] = []

    def placeholder(found: re.Match[str]) -> str:
        for id, words in PLACEHOLDERS.items():
            if words.fullmatch(found[1].strip()):
                if id != "date" and id not in asked:
                    asked.append(id)
                return f"[[{id}]]"
        return found[0]

    return _BRACKETS.sub(placeholder, text), asked


def _event(part: Part, language: str, today: date, said: list[str]) -> str:
    days = days_in(part.text, language)
    fields: dict[str, object] = {"title": part.title, "summary": _summary(part.text), "starts": days[0][1]}
    if place := PLACE.search(part.text):
        fields["place"] = plain(place[1])
    if not place or ONLINE.search(f"{part.title} {part.text}"):
        fields["online"] = True
    fields["updated"] = today
    if re.search(r"\b\d{1,2}[:.h]\d{2}\b|\b\d{1,2} ?[ap]\.?m\b", part.text, re.I):
        said.append(f"the event “{part.title}” lasts all day until “starts” has its time and “timezone” its zone")
    return _page(fields, f"{part.text}\n")


def _summary(text: str) -> str:
    """The first sentence of a text that is no salutation, list, table or picture."""
    for line in text.split("\n"):
        words = plain(line)
        if (
            not words
            or re.match(r"[#|>!-]|\d+\.\s|\*\*", line)
            or SALUTATION.fullmatch(words)
            or _BRACKETS.fullmatch(words)
            or _is_dateline(line)
        ):
            continue
        sentence = re.match(r".*?[.!?…。](?=\s|$)", words)
        found = sentence[0] if sentence else words
        return found if len(found) <= _LONGEST else found[: found.rfind(" ", 0, _LONGEST)] + " …"
    return scaffold_text.SUMMARY


def _id(title: str, otherwise: str, taken: set[str]) -> str:
    """A title as an id, each once."""
    plain_letters = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    base = re.sub(r"[^a-z0-9]+", "-", plain_letters).strip("-")[:40].strip("-") or otherwise
    number, id = 1, base
    while id in taken:
        number += 1
        id = f"{base}-{number}"
    taken.add(id)
    return id


def _page(fields: Mapping[str, object], body: str) -> str:
    lines = [
        f"{name}: {value if isinstance(value, date) else json.dumps(value, ensure_ascii=False)}" for name, value in fields.items()
    ]
    return "\n".join(["---", *lines, "---", "", body])
