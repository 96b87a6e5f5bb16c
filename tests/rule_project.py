"""A sound project, and what the examples of rules make of it."""

from __future__ import annotations

import io
import os
import subprocess
import zlib
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from handbill.rules.rule import MARK, Example

NOW = datetime(2027, 4, 1, 12, 0, tzinfo=UTC)
PAY, HOURS = "campaigns/fair-pay", "campaigns/fair-hours"

_HEAD = "---\ntitle: A title\nsummary: About it.\n"
_ORGANISERS = "organisers:\n  - name: Union of Clerks\ncontact: office@example.org\n"
FAQ = f"{_HEAD}---\n\nAsk us - at any time.\n"
COLUMNS = "id,name,role,country,groups,email,source_url,checked_on\n"
ROW = "minister,Minister of Work,,BE,all,minister@example.org,https://gov.example.org/,2027-03-01\n"

SOUND = {
    "mkdocs.yml": (
        "site_name: Hub\nsite_url: https://hub.example.org/\nplugins:\n  - handbill:\n      exit_url: https://weather.example.org/\n"
        "  - i18n:\n      languages:\n        - {locale: en, name: English, default: true}\n        - {locale: fr, name: Français}\n"
    ),
    "docs/index.md": (
        f"{_HEAD}---\n\nWelcome. The [handbook](handbook/index.md) says how to:\n\n- read,\n- write.\n\n"
        "Unions from many countries keep their campaigns here. Whoever reads them can write to those who decide, in a language of\n"
        "their own, without an account.\n"
    ),
    "docs/index.fr.md": (
        '---\ntitle: Un titre\nsummary: En bref.\ntranslation: {status: machine, source_hash: "HASH"}\n---\n\n'
        "Bienvenue. Le [manuel](handbook/index.md) explique comment :\n\n- lire,\n- écrire.\n\n"
        "Des syndicats de nombreux pays gardent leurs campagnes ici. Qui les lit peut écrire à ceux qui décident, dans sa propre\n"
        "langue, sans compte.\n"
    ),
    "docs/handbook/index.md": "# Handbook\n\nHow to edit.\n",
    f"{PAY}/campaign.yml": f"status: active\nlanguages: [en]\n{_ORGANISERS}",
    f"{PAY}/index.md": (
        f"{_HEAD}image: media/rally.png\nimage_alt: A crowd\n---\n\nWe ask for [fair pay](letters/wages.md).\n\n"
        "![The sign](media/sign.svg)\n"
    ),
    f"{PAY}/briefing.md": f"{_HEAD}---\n\n## Demands\n\n1. Pay.\n",
    f"{PAY}/letters/wages.md": (
        f"{_HEAD}subject: Fair pay\nto: [group:all]\nchoose: recipient\nfields: [name]\n---\n\nDear Minister,\n\n"
        "please pay fairly.\n\nYours,\n[[name]]\n"
    ),
    f"{PAY}/events/rally.md": (
        f"{_HEAD}starts: 2027-05-01 10:00\nends: 2027-05-01 12:00\ntimezone: Europe/Brussels\nplace: Hall\nupdated: 2027-03-01\n"
        "---\n\nCome.\n"
    ),
    f"{PAY}/news/2027-03-01-march.md": "---\ntitle: We marched\ndate: 2027-03-01\n---\n\nIt went well.\n",
    f"{PAY}/audiences/clerks.md": f"{_HEAD}letters: [wages]\n---\n\nYou know it.\n",
    f"{PAY}/actions/write.md": f"{_HEAD}kind: letter\nletter: wages\norder: 1\n---\n\nWrite.\n",
    f"{PAY}/recipients.csv": COLUMNS + ROW,
    f"{PAY}/media/sign.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M0 0h8v8z"/></svg>\n',
    f"{HOURS}/campaign.yml": f"status: active\nlanguages: [en, fr]\n{_ORGANISERS}",
    f"{HOURS}/index.md": "---\ntitle: Fair hours\nsummary: Eight hours.\n---\n\n## Demands {#demands}\n\n- 2026-05-01: We struck.\n",
    f"{HOURS}/index.fr.md": (
        '---\ntitle: Des heures justes\nsummary: Huit heures.\ntranslation: {status: machine, source_hash: "HASH"}\n---\n\n'
        "## Revendications {#demands}\n\n- 2026-05-01: Grève.\n"
    ),
    f"{HOURS}/letters/hours.md": f"{_HEAD}subject: Fair hours\nto: reader\nfields: [name]\n---\n\nEight hours.\n\n[[name]]\n",
    f"{HOURS}/letters/hours.fr.md": (
        '---\ntitle: Des heures\nsummary: En bref.\nsubject: Des heures\ntranslation: {status: machine, source_hash: "HASH"}\n---\n\n'
        "Huit heures.\n\n[[name]]\n"
    ),
}
HASHES = {
    "docs/index.fr.md": "b0d212f6c20c",
    f"{HOURS}/index.fr.md": "83533fd36e9e",
    f"{HOURS}/letters/hours.fr.md": "8414f5bb4118",
}
"""What the translations were made from."""


def draw(root: Path) -> None:
    """The sound project in `root`, committed, so that what examples change has been published."""
    for path, text in SOUND.items():
        _write(root / path, text.replace("HASH", HASHES.get(path, "")))
    (root / PAY / "media/rally.png").write_bytes(picture("PNG"))
    for command in ("init --quiet", "add .", "-c user.name=N -c user.email=n@example.org commit --quiet --message Begin"):
        subprocess.run(["git", *command.split()], cwd=root, check=True)


def lay(root: Path, example: Example) -> int:
    """Makes the sound project what an example shows; the line of its mark, or 0 where it has none."""
    if example.part == "told":
        TOLD[example.text](root / example.file)
        return 0
    file = root / example.file
    lines = _laid(SOUND.get(example.file, ""), example)
    _write(file, "\n".join(lines).replace(MARK, ""))
    return next((number for number, line in enumerate(lines, 1) if MARK in line), 0)


def first_difference(example: Example, other: Example) -> int:
    """The line of the file in which an example first differs from the other."""
    own, right = (_laid(SOUND.get(one.file, ""), one) for one in (example, other))
    right += [""] * len(own)
    return next((number for number, line in enumerate(own, 1) if line != right[number - 1]), 0)


def _laid(base: str, example: Example) -> list[str]:
    text = example.text
    if example.part == "file" or not base:
        return text.split("\n")
    if example.file.endswith(".yml"):
        return [*_without(base.rstrip("\n").split("\n"), text), *text.split("\n"), ""]
    base = base.replace("HASH", HASHES.get(example.file, ""))
    _, front, below = base.split("---\n", 2)
    if example.part == "body":
        return [*f"---\n{front}---\n".split("\n"), *text.split("\n"), ""]
    kept = _without(front.rstrip("\n").split("\n"), text)
    return ["---", *kept, *text.split("\n"), "---", *below.split("\n")]


def _without(lines: list[str], text: str) -> list[str]:
    """The lines of fields without those that `text` gives anew."""
    names = {line.partition(":")[0] for line in text.replace(MARK, "").split("\n") if line[:1].isalpha()}
    kept, is_left_out = [], False
    for line in lines:
        if line[:1].isalpha():
            is_left_out = line.partition(":")[0] in names
        if not is_left_out:
            kept.append(line)
    return kept


def _write(file: Path, text: str | bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text if isinstance(text, bytes) else text.encode())


def picture(form: str, *, images: int = 1) -> bytes:
    stream = io.BytesIO()
    first, *more = [Image.new("RGB", (8, 6), colour) for colour in ("#c5192d", "#1f68c0")[:images]]
    first.save(stream, form, **({"save_all": True, "append_images": more} if more else {}))
    return stream.getvalue()


def _text(replacement: bytes) -> Callable[[Path], None]:
    return lambda file: _write(file, FAQ.encode().replace(b" - ", replacement))


def _huge() -> bytes:
    data = bytearray(picture("PNG"))
    data[16:24] = (30_000).to_bytes(4, "big") * 2
    data[29:33] = zlib.crc32(data[12:29]).to_bytes(4, "big")
    return bytes(data)


def _with_gif(images: int) -> Callable[[Path], None]:
    def make(file: Path) -> None:
        _write(file, picture("GIF", images=images))
        _write(file.parents[1] / "briefing.md", f"{_HEAD}---\n\n![A crowd](media/rally.gif)\n")

    return make


def _crowd(count: int, field: str) -> Callable[[Path], None]:
    def make(file: Path) -> None:
        rows = (
            f"office-{n},Office {n},,BE,many,office-{n}@offices.example.org,https://gov.example.org/,2027-03-01\n"
            for n in range(count)
        )
        _write(file, COLUMNS + ROW + "".join(rows))
        to = 'to: ["group:many"]' if field == "to" else 'to: [minister]\ncc: ["group:many"]'
        _write(file.parent / "letters/all.md", f"{_HEAD}subject: Pay\n{to}\n---\n\nPlease pay.\n")

    return make


def _posted(lines: int) -> Callable[[Path], None]:
    """A letter to an office whose `post` has some lines, between its name and its country."""

    def make(file: Path) -> None:
        post = "\n".join(f"Line {number}" for number in range(1, lines + 1))
        head = COLUMNS.replace("email", "email,post")
        cells = f'ward,Ward,,DE,ward,ward@offices.example.org,"{post}",https://gov.example.org/,2027-03-01\n'
        _write(file, head + ROW.replace("@example.org,", "@example.org,,") + cells)
        _write(file.parent / "letters/ward.md", f"{_HEAD}subject: Pay\nto: [ward]\n---\n\nPlease pay.\n")

    return make


def _fail(file: Path) -> None:
    _write(file, FAQ)
    _FAILING.append(str(file))


_FAILING: list[str] = []


def fail_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading fails for the files that an example says so of; an administrator may read everything."""
    really = os.open

    def opened(path: Any, *how: Any, **more: Any) -> int:
        if str(path) in _FAILING:
            raise PermissionError(13, "Permission denied")
        return really(path, *how, **more)

    monkeypatch.setattr(os, "open", opened)


def _nothing(_: Path) -> None:
    """What is told is so in the sound project."""


def _write_xlsx(file: Path) -> None:
    _write(file, b"PK")
    file.with_suffix(".csv").unlink()


def _two_folders(media: Path) -> None:
    for name in ("gate", "Gate"):
        (media / name).mkdir()


def _klingon(file: Path) -> None:
    english = "        - {locale: en, name: English, default: true}\n"
    _write(file, SOUND["mkdocs.yml"].replace(english, f"{english}        - {{locale: tlh, name: Klingon}}\n"))
    text = SOUND["docs/index.fr.md"].replace("HASH", HASHES["docs/index.fr.md"])
    _write(file.parent / "docs/index.tlh.md", text)


PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF\n"


def _attached(data: bytes = PDF, head: str = "", campaign: str = "") -> Callable[[Path], None]:
    """A file, and a page that leads to it."""

    def make(file: Path) -> None:
        _write(file, data)
        _write(file.parents[1] / "briefing.md", f"{_HEAD}{head}---\n\n[The leaflet](files/leaflet.pdf)\n")
        if campaign:
            config = file.parents[1] / "campaign.yml"
            config.write_text(config.read_text() + campaign)
            (file.parents[1] / "index.md").write_text(f"{_HEAD}---\n\nPay.\n")
            for picture in (file.parents[1] / "media").iterdir():
                picture.unlink()

    return make


TOLD: dict[str, Callable[[Path], None]] = {
    "the folder has no campaign.yml": Path.unlink,
    "the folder has its campaign.yml": _nothing,
    "a page whose name has 121 letters": lambda file: _write(file.with_name(f"{'a' * 118}.md"), FAQ),
    "the page is faq.md": _text(b" "),
    "the page has the lines that git leaves where two changes met": lambda file: _write(
        file, f"{_HEAD}---\n\n<<<<<<< HEAD\nAsk us.\n=======\nAsk the union.\n>>>>>>> main\n"
    ),
    "the page has one of the two": lambda file: _write(file, FAQ),
    "media/cafe.png with the accent as a character of its own": _nothing,
    "media/café.png with the accent as a character of its own": lambda file: _write(
        file.with_name("cafe\N{COMBINING ACUTE ACCENT}.png"), picture("PNG")
    ),
    "media/cafe.png": _nothing,
    "gate/ and Gate/ are in one folder": _two_folders,
    "the folder has gate/ only": lambda file: (file / "gate").mkdir(),
    "a picture ten folders below media": lambda file: _write(file.joinpath(*"abcdefghij", "a.png"), picture("PNG")),
    "the picture is in media": _nothing,
    "media/link.png is a link to another file": lambda file: file.with_name("link.png").symlink_to("rally.png"),
    "media/rally.png is a file": _nothing,
    "media/pipe.png is a pipe": lambda file: os.mkfifo(file.with_name("pipe.png")),
    "reading faq.md fails": _fail,
    "reading faq.md succeeds": _text(b" "),
    "faq.md saved in Windows-1252, with a dash on line 6": _text(b" \x96 "),
    "faq.md saved as UTF-8": _text(b" - "),
    "faq.md saved by Notepad, with a byte order mark and CRLF": lambda file: _write(
        file, b"\xef\xbb\xbf" + FAQ.replace("\n", "\r\n").encode()
    ),
    "faq.md with U+0007 on line 6": _text(b"\x07"),
    "faq.md with U+202E on line 6": _text(" \N{RIGHT-TO-LEFT OVERRIDE}".encode()),
    "faq.md with U+200B on line 6": _text("\N{ZERO WIDTH SPACE}".encode()),
    "faq.md without control characters": _text(b" "),
    "faq.md with a line of 20,001 characters, its sixth": lambda file: _write(file, FAQ.replace("Ask us", "a" * 20_001)),
    "media/spare.png, which no page shows": lambda file: _write(file, picture("PNG")),
    "no media/spare.png": _nothing,
    "media/rally.png is a page of text": lambda file: _write(file, "A crowd.\n"),
    "media/rally.png is a PNG": _nothing,
    "media/rally.png lacks its second half": lambda file: _write(file, picture("PNG")[: len(picture("PNG")) // 2]),
    "media/rally.png is a JPEG": lambda file: _write(file, picture("JPEG")),
    "media/rally.png has 30,000 × 30,000 pixels": lambda file: _write(file, _huge()),
    "media/rally.gif has two images": _with_gif(2),
    "media/rally.gif has one image": _with_gif(1),
    "media/sign.svg is nested 200 deep": lambda file: _write(
        file, f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8">{"<g>" * 200}{"</g>" * 200}</svg>\n'
    ),
    "media/sign.svg is a path": _nothing,
    "a group of 150 recipients, to all of whom a letter goes at once": _crowd(150, "to"),
    "the recipients are in recipients.xlsx": _write_xlsx,
    "the recipients are in recipients.csv": _nothing,
    "a group of two recipients": _crowd(2, "to"),
    "a letter with copies to a group of 150 recipients": _crowd(150, "cc"),
    "a letter with copies to two recipients": _crowd(2, "cc"),
    "a letter to one office in Germany whose postal address has nine lines": _posted(7),
    "the same address in six lines": _posted(4),
    "index.fr.md is missing": Path.unlink,
    "index.fr.md is there": _nothing,
    "a translation into French, though the campaign is in English only": lambda file: _write(
        file, SOUND[f"{HOURS}/index.fr.md"].replace("HASH", "0123456789ab")
    ),
    "no translation into French": _nothing,
    "a site in Klingon, into which nobody has translated the interface": _klingon,
    "a site in English and French": _nothing,
    "files/leaflet.pdf is a page of text": _attached(b"A leaflet.\n"),
    "files/leaflet.pdf is a PDF": _attached(),
    "files/leaflet.pdf has 10,000,001 bytes": _attached(PDF.ljust(10_000_001)),
    "files/leaflet.pdf names its author": _attached(PDF + b"<< /Author (Ines Darova) >>"),
    "files/leaflet.pdf runs a script": _attached(PDF + b"<< /S /JavaScript /JS (app.alert\\(1\\)) >>"),
    "files/leaflet.pdf, to which no page leads": lambda file: _write(file, PDF),
    "a page with high risk leads to files/leaflet.pdf": _attached(campaign="risk: high\n"),
    "a page with high risk and “attachment_consent: true” leads to files/leaflet.pdf": _attached(
        head="attachment_consent: true\n", campaign="risk: high\n"
    ),
}  # fmt: skip
