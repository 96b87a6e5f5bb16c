"""A small sound project, in memory, that the malformations spoil one at a time."""

from __future__ import annotations

import io
from datetime import UTC, datetime

from PIL import Image

NOW = datetime(2027, 4, 1, 12, 0, tzinfo=UTC)

Files = dict[str, bytes]

_HEAD = "---\ntitle: A title\nsummary: About it.\n"
CAMPAIGN = "campaigns/fair-pay"
LETTER = f"{CAMPAIGN}/letters/wages.md"
EVENT = f"{CAMPAIGN}/events/rally.md"
NEWS = f"{CAMPAIGN}/news/2027-03-01-march.md"
CONFIG = f"{CAMPAIGN}/campaign.yml"
INDEX = f"{CAMPAIGN}/index.md"
BRIEFING = f"{CAMPAIGN}/briefing.md"
TABLE = f"{CAMPAIGN}/recipients.csv"
SVG = f"{CAMPAIGN}/media/sign.svg"
PICTURE = f"{CAMPAIGN}/media/rally.png"
HANDBOOK = "docs/handbook/index.md"


def _png() -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (8, 6), "#c5192d").save(stream, "PNG")
    return stream.getvalue()


def _text(*parts: str) -> bytes:
    return "".join(parts).encode()


SOUND: Files = {
    "mkdocs.yml": _text(
        "site_name: Hub\nsite_url: https://hub.example.org/\nplugins:\n  - handbill:\n      exit_url: https://weather.example.org/\n",
        "  - i18n:\n      languages:\n        - {locale: en, name: English, default: true}\n        - {locale: fr, name: Français}\n",
    ),
    "docs/index.md": _text(_HEAD, "---\n\nWelcome.\n"),
    HANDBOOK: b"# Handbook\n\nHow to edit.\n",
    CONFIG: _text(
        "status: active\nlanguages: [en, fr]\norganisers:\n  - name: Union of Clerks\n    url: https://clerks.example.org/\n",
        "contact: office@example.org\nhashtags: [FairPay]\nchannels:\n  telegram: https://social.example/clerks\n",
    ),
    INDEX: _text(
        _HEAD, "image: media/rally.png\nimage_alt: A crowd\n---\n\nWe ask for [fair pay](letters/wages.md).\n\n",
        "![The sign](media/sign.svg)\n",
    ),
    BRIEFING: _text(_HEAD, "---\n\n## Demands\n\n1. Pay.\n2. Time.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nSee the note.[^1]\n\n[^1]: A note.\n"),
    LETTER: _text(_HEAD, "subject: Fair pay\nto: [minister]\nfields: [name]\n---\n\nDear Minister,\n\nplease pay fairly.\n\nYours,\n[[name]]\n"),
    EVENT: _text(
        _HEAD, "starts: 2027-05-01 10:00\nends: 2027-05-01 12:00\ntimezone: Europe/Brussels\nplace: Hall\nupdated: 2027-03-01\n---\n\nCome.\n"
    ),
    NEWS: _text("---\ntitle: We marched\ndate: 2027-03-01\n---\n\nIt went well.\n"),
    f"{CAMPAIGN}/audiences/clerks.md": _text(_HEAD, "letters: [wages]\n---\n\nYou know it.\n"),
    f"{CAMPAIGN}/actions/write.md": _text(_HEAD, "kind: letter\nletter: wages\norder: 1\n---\n\nWrite.\n"),
    TABLE: _text(
        "id,name,role,country,groups,email,source_url,checked_on\n",
        "minister,Minister of Work,,BE,all,minister@example.org,https://gov.example.org/,2027-03-01\n",
        "deputy,Deputy Minister,,FR,all,deputy@example.org,https://gov.example.org/,2027-03-01\n",
    ),
    SVG: b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M0 0h8v8z"/></svg>\n',
    PICTURE: _png(),
}  # fmt: skip
