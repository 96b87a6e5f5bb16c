"""What is peculiar to a language is told once."""

from __future__ import annotations

from typing import get_args

import pytest

from handbill.documents.layout import Name
from handbill.model.languages import LANGUAGES, USUAL_ORDER, language_rules


@pytest.mark.parametrize("tag", LANGUAGES)
def test_a_language_has_ten_digits_and_every_part_of_a_letter_once(tag: str) -> None:
    rules = language_rules(tag)
    assert len(rules.digits) == len(set(rules.digits)) == 10
    assert sorted(part.rstrip(">") for part in rules.letter_order) == sorted((*get_args(Name), "|"))


def test_a_country_changes_nothing_and_other_languages_are_usual() -> None:
    assert language_rules("fr-CH") is language_rules("fr")
    assert language_rules("th").letter_order == USUAL_ORDER
