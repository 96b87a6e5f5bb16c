"""Facts once, words per language, and how old a translation is."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from handbill.publishing.load import Loaded

Draw = Callable[..., Path]
Found = Callable[..., list[str]]
BOTH = {"languages: [en]": "languages: [en, fr]"}
FAQ = "---\ntitle: Questions\nsummary: What people ask.\nupdated: 2027-03-01\n---\n\nOne.  \n\nTwo.\n"
PATH = "campaigns/fair-pay/faq.fr.md"


def hash_of(**words: object) -> str:
    """The contract's definition: SHA-256 of the words as JSON with sorted keys and no blanks, 12 hex digits."""
    text = json.dumps(words, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:12]


FAQ_HASH = hash_of(title="Questions", summary="What people ask.", body="One.\n\nTwo.")


def french(
    stamp: str = (f'translation: {{status: reviewed, source_hash: "{FAQ_HASH}"}}'), fields: str = "", body: str = "Un.\n"
) -> str:
    return f"---\ntitle: Demandes\nsummary: Ce qu’on demande.\n{fields}{stamp}\n---\n\n{body}"


INDEX_HASH = hash_of(title="Fair pay", summary="Every hour counts.", body="We ask for fair pay.")
INDEX_FR = f"""\
---
title: Juste paie
summary: Chaque heure compte.
translation: {{status: reviewed, source_hash: "{INDEX_HASH}"}}
---

Texte.
"""


@pytest.fixture
def translated(campaign: Draw) -> Callable[[str], object]:
    """A campaign in English and French, with one further page and the given text as its translation."""
    return lambda text: campaign({"index.fr.md": INDEX_FR, "faq.md": FAQ, "faq.fr.md": text}, replace=BOTH) and None


def test_a_translation_with_the_hash_of_its_source_is_sound(translated: Callable[[str], None], found: Found) -> None:
    translated(french())
    assert found() == []


def test_a_translation_without_hash_is_told_the_value_to_write(translated: Callable[[str], None], found: Found) -> None:
    translated(french("translation: {status: machine}"))
    assert found() == [
        (
            f"{PATH}:4:14: warning: nobody can tell whether the translation is up to date; when it is, "
            f'write “source_hash: "{FAQ_HASH}"” in it [no-source-hash]'
        )
    ]


def test_a_stale_translation_is_told_the_value_to_write(translated: Callable[[str], None], found: Found) -> None:
    translated(french('translation: {status: reviewed, source_hash: "0123456789ab"}'))
    assert found() == [
        (
            f"{PATH}:4:46: warning: the source has changed since “0123456789ab” was translated; bring the translation up to date "
            f'and write “source_hash: "{FAQ_HASH}"” [stale-translation]'
        )
    ]


def test_facts_do_not_make_a_translation_stale(translated: Callable[[str], None], project: Path, found: Found) -> None:
    translated(french())
    file = project / "campaigns/fair-pay/faq.md"
    file.write_text(FAQ.replace("2027-03-01", "2027-03-31"), encoding="utf-8")
    assert found() == []


def test_labels_and_composed_letters_belong_to_the_hash(campaign: Draw, found: Found) -> None:
    letter = (
        "---\ntitle: Café\nsummary: S\nsubject: Pay\nlabels: {ward: Your ward, grade: Grade}\nto: []\nfields: [ward, grade]\n---\n\n"
        "Dear,\n\n[[ward]] [[grade]]\n"
    )
    digest = hash_of(
        title="Café", summary="S", subject="Pay", labels={"ward": "Your ward", "grade": "Grade"}, body="Dear,\n\n[[ward]] [[grade]]"
    )
    campaign({
        "index.fr.md": INDEX_FR,
        "letters/a.md": letter,
        "letters/a.fr.md": "---\ntitle: Café\nsummary: R\nsubject: Paie\nlabels: {ward: Service, grade: Grade}\n"
        f"translation: {{status: reviewed, source_hash: \"{digest}\"}}\n---\n\nChers,\n\n[[ward]] [[grade]]\n",
    }, replace=BOTH)  # fmt: skip
    assert found() == []


@pytest.mark.parametrize(
    ("stamp", "message"),
    [
        ("translation: {status: final}", "4:23: “final” is not known here; it can be draft, machine or reviewed [bad-value]"),
        ("translation: {state: draft}", "4:15: unknown field “state”; did you mean “status”? [unknown-field]"),
        ("translation: {reviewed_by: Ann}", "4:14: the field “status” is missing [missing-field]"),
        ("translation: machine", "4:14: write it like “translation: {status: machine}” [bad-type]"),
        (
            "translation: {status: draft, source_hash: xyz}",
            "4:43: “xyz” is not a hash of a source; it has 12 digits of 0-9 and a-f",
        ),
        (
            "translation: {status: draft, source_hash: 123456789012}",
            ("4:43: “123456789012” is read as a number or yes/no; put it in"),
        ),
        (
            "translation: {status: draft, source_hash: 12345678e901}",
            ("4:43: “12345678e901” is read as a number or yes/no; put it in"),
        ),
    ],
)
def test_a_stamp_has_one_form(translated: Callable[[str], None], errors: Found, stamp: str, message: str) -> None:
    translated(french(stamp))
    assert any(error.startswith(f"{PATH}:{message}") for error in errors()), errors()


def test_a_translation_without_stamp_is_asked_for_one(translated: Callable[[str], None], found: Found) -> None:
    translated("---\ntitle: Demandes\nsummary: Réponses.\n---\n\nUn.\n")
    assert found() == [
        (
            f"{PATH}:1:1: warning: the translation does not say how far it can be trusted; "
            "write “translation: {status: machine}”, or draft or reviewed [translation-status]"
        )
    ]


def test_a_draft_counts_as_missing(translated: Callable[[str], None], found: Found) -> None:
    translated(french("translation: {status: draft}"))
    assert found() == [
        (
            "campaigns/fair-pay/faq.md:1:1: warning: the page is not translated into “fr”; its readers see the text "
            "in “en” [missing-translation]"
        )
    ]


def test_an_empty_translation_is_one_error(translated: Callable[[str], None], found: Found) -> None:
    translated("")
    assert found() == [
        f"{PATH}:1:1: the file is empty; write the page or delete the file [empty-file]",
    ]


def test_a_copy_of_the_source_without_words_is_an_error(translated: Callable[[str], None], campaign: Draw, errors: Found) -> None:
    campaign(
        {"index.fr.md": "---\ntitle: Fair pay\nsummary: Every hour counts.\ntranslation: {status: machine}\n---\n"}, replace=BOTH
    )
    assert errors() == [
        (
            "campaigns/fair-pay/index.fr.md:1:1: the translation has no words; translate the page or delete the "
            "file [empty-translation]"
        )
    ]


@pytest.mark.parametrize("fact", ["updated: 2027-03-01", "image: media/x.jpg", "aliases: [/old/]", "image_consent: true"])
def test_a_fact_in_a_translation_is_an_error(translated: Callable[[str], None], errors: Found, fact: str) -> None:
    translated(french(fields=f"{fact}\n"))
    assert errors() == [
        (
            f"{PATH}:4:1: “{fact.partition(':')[0]}” is a fact and is written once, in campaigns/fair-pay/faq.md; "
            "a translation contains words only [fact-in-translation]"
        )
    ]


def test_an_unknown_field_of_a_translation_is_told_the_nearest_word(translated: Callable[[str], None], errors: Found) -> None:
    translated(french(fields="sumary: x\n"))
    assert errors() == [f"{PATH}:4:1: unknown field “sumary”; did you mean “summary”? [unknown-field]"]


def test_a_source_is_no_translation(campaign: Draw, errors: Found) -> None:
    campaign({"faq.md": FAQ.replace("updated: 2027-03-01", "translation: {status: machine}")})
    assert errors() == [
        ("campaigns/fair-pay/faq.md:4:1: this file is the page's source and no translation; delete the field [not-a-translation]")
    ]


def test_a_translation_the_campaign_does_not_offer_is_a_warning(campaign: Draw, found: Found) -> None:
    campaign({"faq.md": FAQ, "faq.fr.md": french()})
    assert found() == [f"{PATH}:1:1: warning: the campaign is not offered in “fr”; this translation is not built [not-offered]"]


def test_a_translation_without_source_says_which_file_to_write(campaign: Draw, errors: Found) -> None:
    campaign({"faq.fr.md": french()}, replace=BOTH)
    assert errors() == [
        f"{PATH}:1:1: the page has no file in its source language “en”; write campaigns/fair-pay/faq.md [no-source]"
    ]


def test_a_campaign_may_be_written_in_another_language_than_the_site(
    campaign: Draw, loaded: Callable[[], Loaded], found: Found
) -> None:
    source = "---\ntitle: Juste paie\nsummary: Chaque heure compte.\nupdated: 2027-03-01\n---\n\nTexte.\n"
    digest = hash_of(title="Juste paie", summary="Chaque heure compte.", body="Texte.")
    english = (
        f'---\ntitle: Fair pay\nsummary: Each hour.\ntranslation: {{status: reviewed, source_hash: "{digest}"}}\n---\n\nText.\n'
    )
    campaign({"index.fr.md": source, "index.md": english}, config="source_language: fr\n", replace=BOTH)
    assert found() == []
    index = loaded().project.campaigns[0][0].index
    assert (index.source, index.source_text.path) == ("fr", "campaigns/fair-pay/index.fr.md")


def test_its_facts_stand_in_the_files_of_that_language(campaign: Draw, errors: Found) -> None:
    campaign({"index.fr.md": FAQ, "index.md": FAQ}, config="source_language: fr\n", replace=BOTH)
    assert (
        "campaigns/fair-pay/index.md:4:1: “updated” is a fact and is written once, in campaigns/fair-pay/index.fr.md; "
        "a translation contains words only [fact-in-translation]" in errors()
    )


def test_plain_columns_of_recipients_are_in_that_language(campaign: Draw, loaded: Callable[[], Loaded]) -> None:
    campaign(
        {"index.fr.md": FAQ, "recipients.csv": "id,name,source_url,checked_on\nm,Ministre,https://example.org/,2027-03-01\n"},
        config="source_language: fr\n", replace=BOTH,
    )  # fmt: skip
    assert loaded().project.campaigns[0][0].recipients["m"].names == {"fr": "Ministre"}
