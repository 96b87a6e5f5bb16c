"""A translation has the words that its source has: readers of a page are not surprised by another language."""

from __future__ import annotations

from pathlib import Path

import pytest

from drawn import campaign, mkdocs, page, read, recipients, translation

WORDS = {
    "postcard": "Pay us.",
    "why": "Each letter is read.",
    "proof": "By 1 April, 300 letters were reported.",
    "script": "Good morning.",
    "find_label": "Find your member",
}
SOURCE, FRENCH = "campaigns/pay/letters/wages.md", "campaigns/pay/letters/wages.fr.md"


def missing(root: Path, source: dict[str, str], french: dict[str, str]) -> list[str]:
    files = {
        "mkdocs.yml": mkdocs("en", "fr"),
        "campaigns/pay/campaign.yml": campaign(languages=["en", "fr"]),
        "campaigns/pay/index.md": page("Pay"),
        "campaigns/pay/index.fr.md": translation("Payez"),
        "campaigns/pay/recipients.csv": recipients("mia,Mia Moss,BE,,mia@gov.example.org"),
        SOURCE: page(
            "Wages", subject="Pay", to="reader", find="https://parliament.example/find", **{"find_label": "Find", **source}
        ),
        FRENCH: translation("Salaires", subject="Payez", **{"find_label": "Trouver", **french}),
    }
    return [str(one) for one in read(root, files).problems if one.rule == "missing-word"]


@pytest.mark.parametrize("name", WORDS)
def test_a_word_of_a_letter_that_is_not_translated_is_told(name: str, tmp_path: Path) -> None:
    told = f"{FRENCH}:2:1: warning: “{name}” is not translated [missing-word]"
    assert missing(tmp_path / "without", {name: WORDS[name]}, {name: ""} if name == "find_label" else {}) == [told]
    assert missing(tmp_path / "with", {name: WORDS[name]}, {name: "Des mots."}) == []


def test_a_word_that_the_source_lacks_is_told(tmp_path: Path) -> None:
    assert missing(tmp_path, {}, {"postcard": "Payez."}) == [
        f"{FRENCH}:7:11: warning: the source has no “postcard”; add it there or delete it here [missing-word]"
    ]
