"""The bounds of the package's structure: what keeps it easy to find one's way in."""

from __future__ import annotations

import ast
import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "scripts" / "handbill"
MODULES = sorted(PACKAGE.rglob("*.py"))
SUBJECTS = {"site", "campaign", "page", "language", "place"}
FORMAT_CHARACTERS = ("Cf", "Zl", "Zp")
CHARACTERS = PACKAGE / "values" / "characters.py"


def name(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def tree(module: Path) -> ast.Module:
    return ast.parse(module.read_text(encoding="utf-8"))


def functions(module: Path) -> Iterator[tuple[str, list[str]]]:
    """The functions of a module with the names of their parameters."""
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            arguments = node.args
            yield node.name, [one.arg for one in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)]


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


def test_no_module_is_long() -> None:
    lines = {name(module): len(module.read_text(encoding="utf-8").splitlines()) for module in MODULES}
    assert {module: count for module, count in lines.items() if count > 300} == {}


def test_no_folder_has_many_modules() -> None:
    counted = Counter(name(module.parent) for module in MODULES if module.name != "__init__.py")
    assert {folder: count for folder, count in counted.items() if count > 12} == {}


def test_no_function_takes_more_than_three_of_the_things_that_a_context_knows() -> None:
    wide = {
        f"{name(module)}: {function}": sorted(SUBJECTS & set(parameters))
        for module in MODULES
        for function, parameters in functions(module)
        if len(SUBJECTS & set(parameters)) > 3
    }
    assert wide == {}


def test_types_are_known_and_not_asserted() -> None:
    found = {name(module): count for module in MODULES if (count := casts(module))}
    assert sum(found.values()) <= 5, found


@pytest.mark.parametrize("module", [module for module in MODULES if module != CHARACTERS], ids=name)
def test_classes_of_characters_that_nobody_sees_are_in_one_module(module: Path) -> None:
    """Those of rules' examples are examples."""
    assert module.is_relative_to(PACKAGE / "rules") or format_characters(module) == set()


def test_the_map_names_every_part_of_the_package_and_nothing_else() -> None:
    text = (ROOT / "scripts" / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`([\w./-]+(?:/|\.(?:py|toml)))`", text))
    parts = {f"{one.name}/" if one.is_dir() else one.name for one in PACKAGE.iterdir() if not one.name.startswith(".")}
    assert parts - named <= {"__init__.py", "__pycache__/", "fonts/"}
    known = (PACKAGE, PACKAGE.parent, ROOT, *(one for one in PACKAGE.iterdir() if one.is_dir()))
    assert [path for path in named if not any((folder / path).exists() for folder in known)] == []


def test_contributors_are_told_the_layers_in_their_order() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]
    layers = next(one["layers"] for one in contracts if one["id"] == "layers")
    place = {part: number for number, layer in enumerate(layers) for part in layer.split(" | ")}
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    told = [part for line in re.findall(r"^\d+\. (.*`.*)$", text, re.M) for part in re.findall(r"`(\w+)`", line) if part in place]
    assert sorted(told) == sorted(place)
    assert [place[part] for part in told] == sorted(place.values())


def test_what_is_somewhere_is_and_does_not_stand_there() -> None:
    """A few are right: what a code stands for, a stand-alone file."""
    texts = [
        file for folder in ("scripts", "docs") for kind in ("py", "md", "typ", "po") for file in (ROOT / folder).rglob(f"*.{kind}")
    ]
    found = {file.name: re.findall(r"(?i)\b(?:stands?|stood)\b", file.read_text(encoding="utf-8")) for file in texts}
    assert len(texts) > 300
    assert sum(map(len, found.values())) <= 10, {name: words for name, words in found.items() if words}
