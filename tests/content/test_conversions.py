"""Each text is converted once, whatever asks for it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

import drawn
from handbill.content.markdown import body
from handbill.content.markdown.parser import Mode, Parsed
from handbill.content.markdown.parser import parse as convert
from handbill.pages.routes import routes

FILES = {
    "mkdocs.yml": drawn.mkdocs("en", "fr", share_pictures=False),
    "campaigns/recipients.csv": drawn.recipients("m,M,FR,,m@gov.example.org"),
    "campaigns/pay/campaign.yml": drawn.campaign(languages=["en", "fr"]),
    "campaigns/pay/index.md": drawn.page("Pay", "## Why {#why}\n\nFirst body, see [the letter](letters/write.md).\n"),
    "campaigns/pay/index.fr.md": drawn.translation("Salaire", "## Pourquoi\n\nDeuxième texte.\n"),
    "campaigns/pay/letters/write.md": drawn.page("Write", "Dear [[recipient.name]], third body.\n", subject="Pay", to=["m"]),
    "campaigns/pay/letters/write.fr.md": drawn.translation("Écrire", "Quatrième texte.\n", subject="Salaire"),
    "campaigns/pay/news/2027-05-01-march.md": drawn.page("March", "Fifth.\n\n<!-- more -->\n\nBody.\n", date="2027-05-01"),
    "docs/index.md": drawn.page("Hub", "Sixth body.\n"),
}


def test_conversions_are_as_many_as_bodies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    converted: Counter[str] = Counter()

    def counting(text: str, mode: Mode) -> Parsed:
        converted[text] += 1
        return convert(text, mode)

    monkeypatch.setattr(body, "parse", counting)
    site = drawn.site_of(tmp_path, FILES)
    for tag in ("en", "fr"):
        for route in routes(site, tag):
            drawn.markup(route)
    bodies = [text.body for page in (*site.hub, *site.campaigns[0].pages) for text in page.texts.values()]
    assert len(bodies) == 6
    assert converted == Counter(bodies)
