"""glossary.csv fixes translations of names; the check warns where a translation has others."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from handbill.content.glossary import Term
from handbill.content.pages import source_hash

Draw = Callable[..., object]
Found = Callable[..., list[str]]
GLOSSARY = "campaigns/fair-pay/glossary.csv"
FRENCH = "campaigns/fair-pay/faq.fr.md"


@pytest.fixture
def draw(campaign: Draw) -> Draw:
    def make(glossary: str, source: str = "", own: str = "", digest: str = "") -> None:
        digest = digest or source_hash({"title": "Questions", "summary": "Asked."}, source)
        files = {
            "index.fr.md": (
                "---\ntitle: Salaires\nsummary: Chaque heure.\n"
                f'translation: {{status: machine, source_hash: "{INDEX_HASH}"}}\n---\nNous.\n'
            ),
            "glossary.csv": glossary,
        }
        if source:
            files["faq.md"] = f"---\ntitle: Questions\nsummary: Asked.\n---\n{source}\n"
            files["faq.fr.md"] = (
                f'---\ntitle: Q\nsummary: D.\ntranslation: {{status: machine, source_hash: "{digest}"}}\n---\n{own}\n'
            )
        campaign(files, replace={"languages: [en]": "languages: [en, fr]"})

    return make


INDEX_HASH = source_hash({"title": "Fair pay", "summary": "Every hour counts."}, "We ask for fair pay.")


def test_a_fixed_translation_that_is_lacking_is_told_at_the_text(draw: Draw, found: Found) -> None:
    draw("en,fr\nWorld Forum,Forum mondial|FM\n", "The World\nForum met.", "Le forum du monde.")
    assert found() == [
        (f"{FRENCH}:6:1: warning: the source has “World Forum”, which is “Forum mondial” or “FM” by glossary.csv; "
        "the translation lacks it [glossary-term]")
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("source", "own"),
    [
        ("The World Forum met.", "Le FORUM\u00a0MONDIAL."), ("The world forum met.", "Le FM."), ("The World Forums met.", "Rien."),
        ("Their world.", "Leur monde."),
    ],
)  # fmt: skip
def test_in_any_case_and_as_words_of_its_own(draw: Draw, found: Found, source: str, own: str) -> None:
    draw("\ufeffen;fr\r\nWorld Forum;Forum mondial | FM\r\nUnion;\r\n", source, own)
    assert found() == []


def test_what_is_stale_is_told_as_a_whole(draw: Draw, found: Found) -> None:
    draw("en,fr\nWorld Forum,Forum mondial\n", "The World Forum.", "Rien.", digest="0" * 12)
    assert [one.rpartition("[")[2] for one in found()] == ["stale-translation]"]


def test_a_star_stands_for_any_ending_and_the_rest_is_what_it_is() -> None:
    term = Term("Labour* Office (LO)", {"ru": "Бюро* труд*", "ar": "مكتب العمل", "my": "အလုပ်"})
    assert term.is_in("the labourers’ office (LO)") is False
    assert term.is_in("a Labours office (LO).")
    assert term.is_translated_in("в Бюро Труда", "ru")
    assert not term.is_translated_in("в Бюро", "ru")
    assert term.is_translated_in("لمكتب العمل", "ar")


@pytest.mark.parametrize(
    ("glossary", "problem"),
    [
        ("", "1:1: the file is empty; its first row has the tags of the languages [empty-file]"),
        ("en,fr,xx\nA,B,C\n", "1:7: the campaign has no language “xx”; it has en or fr [unknown-language]"),
        ("en,fr,fr\nA,B,C\n", "1:7: the column “fr” is given twice; keep one [duplicate-field]"),
        ("fr\nB\n", "1:1: the column “en” is missing, the language the campaign is written in [missing-field]"),
        ("en,fr\nA, B,C\n", "2:1: the row has 3 cells and the first row 2; put a text with a comma in quotes [csv-row]"),
        ("en,fr\n,C\n", "2:1: the row has no word in “en”; write what is translated [missing-field]"),
        ("en,fr\nA,B\nA,C\n", "3:1: the term “A” is given twice; keep one [duplicate-id]"),
    ],
)
def test_a_slip_in_the_file_is_told(draw: Draw, found: Found, glossary: str, problem: str) -> None:
    draw(glossary)
    assert found() == [f"{GLOSSARY}:{problem}"]


def test_a_misspelt_name_is_told(campaign: Draw, found: Found) -> None:
    campaign({"glosary.csv": "en\n"})
    assert found("stays-out") == [
        ("campaigns/fair-pay/glosary.csv:1:1: warning: the file “glosary.csv” is not part of a campaign and is left out; "
        "did you mean “glossary.csv”? [stays-out]")
    ]  # fmt: skip
