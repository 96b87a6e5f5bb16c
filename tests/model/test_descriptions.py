"""Every field that authors write has a description and an example, which the field itself takes."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import BaseModel, TypeAdapter
from pydantic.fields import FieldInfo

from handbill.model.facts import AskedField, CampaignFacts, Organisation, Partner, Window
from handbill.model.kinds import KINDS
from handbill.model.settings import Options, Owner, SiteFacts
from handbill.model.words import Translation

RECORDS: tuple[type[BaseModel], ...] = (
    CampaignFacts, Organisation, Partner, AskedField, Window, Translation, Options, Owner, SiteFacts,
    *{kind.facts for kind in KINDS}, *{kind.words for kind in KINDS},
)  # fmt: skip


FIELDS = [
    pytest.param(field, id=f"{record.__name__}.{field.alias or name}")
    for record in sorted(RECORDS, key=lambda one: one.__name__)
    for name, field in record.model_fields.items()
]


def as_read(value: Any) -> Any:
    """An example as our reader of YAML gives it: lists as tuples."""
    if isinstance(value, dict):
        return {name: as_read(one) for name, one in value.items()}
    return tuple(as_read(one) for one in value) if isinstance(value, list) else value


@pytest.mark.parametrize("field", FIELDS)
def test_a_field_says_in_sentences_what_it_means(field: FieldInfo) -> None:
    said = field.description or ""
    assert len(said) > 15, said
    assert said.endswith("."), said
    assert said[0].isupper() or said[0] == "`", said


@pytest.mark.parametrize("field", FIELDS)
def test_an_example_is_what_the_field_takes(field: FieldInfo) -> None:
    assert field.examples
    takes = TypeAdapter(field.rebuild_annotation())
    for example in field.examples:
        takes.validate_python(as_read(example), strict=True)
