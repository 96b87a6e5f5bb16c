"""The forms of values in JSON Schema (2020-12), by which editors help with a field; what a value means only the check knows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import GetJsonSchemaHandler, WithJsonSchema
from pydantic_core import CoreSchema


def form(pattern: str, said: str) -> WithJsonSchema:
    """A text of a `pattern` (ECMA-262), with what an editor says of a text that has another."""
    return WithJsonSchema({"type": "string", "pattern": f"^(?:{pattern})$", "patternErrorMessage": said})


class OrText:
    """Marks a value that may be a text alone, in place of a list or of a map of fields."""

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"anyOf": [{"type": "string"}, handler(schema)]}


class Keys:
    """Marks a map whose keys are a list of names, each with what it means."""

    def __init__(self, meanings: Mapping[str, str], example: str) -> None:
        self.meanings, self.example = meanings, example

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        value = handler(schema)["additionalProperties"]
        keys = {name: {"description": meaning, "examples": [self.example], **value} for name, meaning in self.meanings.items()}
        return {"type": "object", "properties": keys, "additionalProperties": False}
