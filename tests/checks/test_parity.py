"""A translation has the numbers, links, list items and placeholders of its source, and about its length."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from handbill.checks.translations.parity import numbers
from handbill.content.pages import source_hash

Found = Callable[..., list[str]]
FAQ, FRENCH = "campaigns/fair-pay/faq.md", "campaigns/fair-pay/faq.fr.md"
RULES = ("translation-numbers", "translation-links", "translation-lists", "translation-length", "extra-placeholder")


@pytest.fixture
def compare(campaign: Callable[..., object], found: Found) -> Callable[..., list[str]]:
    """What is found in a translation from a source, both given as bodies; `fields` are lines of front matter of each."""

    def draw(
        source: str, own: str, fields: tuple[str, str] = ("", ""), tag: str = "fr", name: str = "faq", digest: str = ""
    ) -> list[str]:
        words = {"title": "Questions", "summary": "Asked.", **({"subject": "S"} if name.startswith("letters/") else {})}
        if fields[0].startswith("share_text: "):
            words["share_text"] = fields[0].removeprefix("share_text: ").strip()
        digest = digest or source_hash(words, source)
        facts = "to: []\nfields: [name, role]\n" if name.startswith("letters/") else ""
        subject = "subject: S\n" if facts else ""
        campaign(
            {
                f"{name}.md": f"---\ntitle: Questions\nsummary: Asked.\n{subject}{facts}{fields[0]}---\n{source}\n",
                f"{name}.{tag}.md": (
                    f'---\ntitle: Q\nsummary: D.\n{subject}translation: {{status: machine, source_hash: "{digest}"}}\n{fields[1]}---\n'
                    f"{own}\n"
                ),
            },
            replace={"languages: [en]": f"languages: [en, {tag}]"},
        )
        return [one for one in found() if one.rpartition("[")[2].rstrip("]") in RULES]

    return draw


Compare = Callable[..., list[str]]


@pytest.mark.parametrize(
    ("source", "own", "message"),
    [
        ("Word.\n\nArticle 87.", "Mot.\n\nArticle 78.",
         "8:1: warning: the translation has “78” and not “87”, which the source has; compare the numbers"),
        ("Since 2021.", "Depuis.", "6:1: warning: the translation lacks “2021”, which the source has"),
        ("Since long ago.", "**Depuis** 2021.", "6:11: warning: the translation has “2021”, which the source does not have"),
    ],
)  # fmt: skip
def test_another_number_is_told_at_its_place(compare: Compare, source: str, own: str, message: str) -> None:
    assert compare(source, own) == [f"{FRENCH}:{message} [translation-numbers]"]


def test_so_is_one_in_a_field(compare: Compare) -> None:
    assert compare("A", "B", ("share_text: Since 2021\n", "share_text: Depuis 2012\n")) == [
        (
            f"{FRENCH}:5:13: warning: the translation has “2012” and not “2021”, which the source has; compare the numbers "
            "[translation-numbers]"
        )
    ]


@pytest.mark.parametrize(
    ("source", "own", "tag"),
    [
        ("10,000 people", "10\u202f000 personnes", "fr"), ("10,000 people", "10&nbsp;000 personnes", "fr"),
        ("1,234,567 euro", "1.234.567 euros", "fr"), ("In 2021, 87 came", "၂၀၂၁ ၈၇", "my"),
        ("On 05 May", "Le 5 mai", "fr"), ("12 people", "Douze personnes", "fr"), ("Twelve people", "12 personnes", "fr"),
        ("At 10:30 pm", "À 22h30", "fr"), ("At 5 pm", "À 17:00", "fr"), ("3,000 people", "Trois mille personnes", "fr"),
        ("See [us](https://a.example/2021)", "Voyez [nous](https://a.example/2022)", "fr"),
    ],
)  # fmt: skip
def test_the_same_number_in_another_form_is_the_same(compare: Compare, source: str, own: str, tag: str) -> None:
    assert compare(source, own, tag=tag) == []


def test_groups_of_thousands_are_one_number_and_others_are_not() -> None:
    assert list(numbers("10 000, 2021 100, 1.5 and 12,34 at 09:30")) == ["10000", "2021", "100", "1", "5", "12", "34"]


@pytest.mark.parametrize(
    ("source", "own", "message"),
    [
        ("[Us](index.md) [it](https://a.example/)", "[It](https://a.example/)",
         "the translation lacks the link “index.md” of the source"),
        ("[A](https://a.example/) [b](https://b.example/)", "[A](https://a.example/)",
         "the source has 2 links and the translation 1; it lacks “https://b.example/”"),
    ],
)  # fmt: skip
def test_a_lost_link_is_told(compare: Compare, source: str, own: str, message: str) -> None:
    assert compare(source, own) == [f"{FRENCH}:6:1: warning: {message} [translation-links]"]


def test_a_link_may_lead_to_another_sites_page_in_the_language(compare: Compare) -> None:
    source = "[A](https://a.example/en) [b](index.md#one)\n\n[c](#d)\n\n## D {#d}"
    assert compare(source, "[A](https://a.example/fr) [b](index.md)\n\n[c](#d)\n\n## D {#d}") == []


def test_a_lost_item_is_told_at_its_list(compare: Compare) -> None:
    assert compare("A\n\n- b\n- c\n\nD\n\n1. e\n2. f", "A\n\n- b\n- c\n\nD\n\n1. e") == [
        f"{FRENCH}:13:1: warning: this list has 1 items and that of the source 2; compare them [translation-lists]"
    ]


def test_a_lost_list_is_told_at_the_text(compare: Compare) -> None:
    assert compare("A\n\n- b\n- c", "A b c") == [
        f"{FRENCH}:6:1: warning: this list has 0 items and that of the source 2; compare them [translation-lists]"
    ]


def test_a_placeholder_of_the_translation_alone_is_told(compare: Compare) -> None:
    found = compare("Hello\n\n[[name]] [[role]]", "Bonjour [[date]]\n\n[[name]] [[role]]", name="letters/wages")
    assert found == [
        (
            "campaigns/fair-pay/letters/wages.fr.md:7:9: warning: the source has no “[[date]]”; add it there or take it out here "
            "[extra-placeholder]"
        )
    ]


@pytest.mark.parametrize(("size", "side"), [(99, "shorter"), (401, "longer")])
def test_a_length_that_is_far_off_is_told(compare: Compare, size: int, side: str) -> None:
    assert compare("a" * 200, "b" * size) == [
        (
            f"{FRENCH}:6:1: warning: the translation has {size} characters and the source 200, so it is much {side}; is it whole? "
            "[translation-length]"
        )
    ]


@pytest.mark.parametrize(("source", "own"), [(200, 100), (200, 400), (199, 10)])
def test_other_lengths_are_none(compare: Compare, source: int, own: int) -> None:
    assert compare("a" * source, "b" * own) == []


def test_what_is_stale_is_told_as_a_whole(compare: Compare) -> None:
    assert compare("Since 2021.", "Depuis 2012.", digest="0" * 12) == []
