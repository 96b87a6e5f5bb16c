"""A campaign as an editor has written it, and what people do wrong in it."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from PIL import Image

NOW = datetime(2026, 11, 28, 12, 0, tzinfo=UTC)
ROOT = "campaigns/wages/"


def _page(title: str, fields: str, body: str) -> str:
    return f"---\ntitle: {title}\nsummary: About it.\n{fields}---\n\n{body}\n"


COLUMNS = "id,name,role,organization,country,groups,email,source_url,checked_on\n"
ROWS = (
    "norrvik,Norrvik AB,,Norrvik,SE,,csr@example.org,https://norrvik.example.org/,2026-11-20\n"
    "de-labour,Erika Lindt,Minister of Labour,Ministry,DE,ministers,minister-de@example.org,https://de.example.org/,2026-11-20\n"
    "be-labour,Jan Daal,Minister of Work,Ministry,BE,ministers,minister-be@example.org,https://be.example.org/,2026-11-20\n"
)
SOUND = {
    "campaign.yml": (
        "status: active\nlanguages: [en]\norganisers:\n  - name: Garment Union\n    url: https://union.example.org/\npartners:\n"
        "  - name: Clean Threads\ncontact: office@example.org\ndeadline: 2027-01-31\naccent: \"#c5192d\"\nhashtags: [PaySarvania]\n"
    ),
    "index.md": _page(
        "Pay the wages", 'image: media/gate.jpg\nimage_alt: "The gate"\n',
        "Norrvik owes wages. Read the [briefing](briefing.md), the [questions](faq.md),\nor [act](actions/write.md).\n\n"
        "![Time cards](media/time-cards.jpg)\n\n## What we ask\n\nThe wages of ten months.",
    ),
    "briefing.md": _page("Briefing note", "", "## Facts\n\nTen months."),
    "faq.md": _page("Questions", "", "## Why now\n\nBecause of the [briefing](briefing.md)."),
    "letters/ministers.md": _page(
        "To ministers", 'subject: Unpaid wages\nto: ["group:ministers"]\nchoose: recipient\nfields: [name, city]\n',
        "Dear Minister,\n\nplease act. It's time.\n\n[[name]]\n[[city]]",
    ),
    "letters/brand.md": _page("To the brand", "subject: Wages\nto: [norrvik]\nfields: [name]\n", "Dear Norrvik,\n\npay.\n\n[[name]]"),
    "actions/write.md": _page("Write", "kind: letter\norder: 1\nletter: ministers\ndeadline: 2027-01-15\n", "Write."),
    "audiences/retail.md": _page("Retail", "letters: [brand]\n", "You sell it."),
    "events/webinar.md": _page(
        "Webinar", 'starts: "2026-12-10 18:00"\nends: "2026-12-10 19:30"\ntimezone: Europe/Brussels\nonline: true\nupdated: 2026-11-20\n',
        "Come.",
    ),
    "news/2026-11-20-strike.md": "---\ntitle: Strike begins\ndate: 2026-11-20\n---\n\nIt began.\n",
    "recipients.csv": COLUMNS + ROWS,
}  # fmt: skip


def _jpeg() -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (8, 6), "#c5192d").save(stream, "JPEG")
    return stream.getvalue()


def draw(root: Path) -> None:
    write(root / "mkdocs.yml", (
        "site_name: Hub\nsite_url: https://hub.example.org/\nplugins:\n  - handbill:\n      exit_url: https://weather.example.org/\n"
        "  - i18n:\n      languages:\n        - {locale: en, name: English, default: true}\n        - {locale: es, name: Español}\n"
    ))  # fmt: skip
    write(root / "docs/index.md", _page("Hub", "", "Welcome."))
    write(root / "docs/index.es.md", (
        '---\ntitle: Hub\nsummary: Sobre ello.\ntranslation: {status: machine, source_hash: "6055ebf247a9"}\n---\n\nBienvenida.\n'
    ))  # fmt: skip
    for path, text in SOUND.items():
        write(root / ROOT / path, text)
    for name in ("gate", "time-cards"):
        write(root / ROOT / f"media/{name}.jpg", _jpeg())


def write(file: Path, text: str | bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text if isinstance(text, bytes) else text.encode())


@dataclass(frozen=True)
class Mistake:
    """What a person does, `make` in the campaign's folder, and the line that `handbill check` then has.

    It has none where that is no mistake any more, and `why` says so.
    """

    name: str
    make: Callable[[Path], None]
    told: tuple[str, ...]
    why: str = ""


def edit(path: str, old: str, new: str) -> Callable[[Path], None]:
    """Another text in place of one that is in the file once."""

    def make(folder: Path) -> None:
        assert SOUND[path].count(old) == 1, (path, old)
        write(folder / path, SOUND[path].replace(old, new))

    return make


def add(path: str, text: str) -> Callable[[Path], None]:
    """More at the end of the file, or a new file."""
    return lambda folder: write(folder / path, SOUND.get(path, "") + text)


def save(path: str, data: bytes) -> Callable[[Path], None]:
    return lambda folder: write(folder / path, data)


def rename(path: str, name: str) -> Callable[[Path], None]:
    def make(folder: Path) -> None:
        (folder / path).rename(folder / name)

    return make


def both(*makers: Callable[[Path], None]) -> Callable[[Path], None]:
    def make(folder: Path) -> None:
        for one in makers:
            one(folder)

    return make
