"""The bounds of the package's structure: what keeps it easy to find one's way in."""

from __future__ import annotations

import ast
import unicodedata
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "scripts" / "handbill"
MODULES = sorted(PACKAGE.rglob("*.py"))
FORMAT_CHARACTERS = ("Cf", "Zl", "Zp")
CHARACTERS = PACKAGE / "values" / "characters.py"


def name(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def tree(module: Path) -> ast.Module:
    return ast.parse(module.read_text(encoding="utf-8"))


def casts(module: Path) -> int:
    return sum(
        isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute) and ast.unparse(node.func).endswith("cast")
        for node in ast.walk(tree(module))
    )


def format_characters(module: Path) -> set[str]:
    """The characters that nobody sees in the strings of a module, by their names."""
    strings = (node.value for node in ast.walk(tree(module)) if isinstance(node, ast.Constant) and isinstance(node.value, str))
    return {
        unicodedata.name(one, hex(ord(one))) for text in strings for one in text if unicodedata.category(one) in FORMAT_CHARACTERS
    }


def test_no_folder_has_many_modules() -> None:
    counted = Counter(name(module.parent) for module in MODULES if module.name != "__init__.py")
    assert {folder: count for folder, count in counted.items() if count > 12} == {}


def test_types_are_known_and_not_asserted() -> None:
    found = {name(module): count for module in MODULES if (count := casts(module))}
    assert sum(found.values()) <= 5, found


@pytest.mark.parametrize("module", [module for module in MODULES if module != CHARACTERS], ids=name)
def test_classes_of_characters_that_nobody_sees_are_in_one_module(module: Path) -> None:
    """Those of rules' examples are examples."""
    assert module.is_relative_to(PACKAGE / "rules") or format_characters(module) == set()
