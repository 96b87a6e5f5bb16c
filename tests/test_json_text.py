"""JSON of the site's files is that of the module `json`."""

from __future__ import annotations

import json
from typing import Any

import pytest

from handbill.values.syntax.json_text import json_text


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"none": None, "yes": True, "no": False, "number": -12, "lists": [[], [1, [2]], {}], "map": {"a": {"b": "c"}}},
        {"text": "".join(map(chr, range(0x300))), "lines": "\u2028\u2029", "beyond": "မြန်မာ 😀", "z": 1, "a": 2},
    ],
)
def test_it_is_indented_and_has_characters_as_they_are(data: dict[str, Any]) -> None:
    assert json_text(data) == json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def test_half_a_character_is_no_text() -> None:
    with pytest.raises(ValueError, match="surrogates"):
        json_text({"text": "\ud800"})
