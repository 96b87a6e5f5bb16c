"""JSON as the files of a site have it, for programs and for whoever looks into one."""

from __future__ import annotations

from typing import Any

from pydantic_core import to_json


def json_text(data: dict[str, Any]) -> str:
    """The data with a line for each value, indented by two blanks: what the module `json` writes in seven times the time."""
    return to_json(data, indent=2).decode() + "\n"
