"""YAML by the rules of version 1.2, every value with its place in the file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ruamel.yaml.cyaml import CParser
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from ruamel.yaml.resolver import VersionedResolver

from handbill.problems import Position, Problems

Path = tuple[str | int, ...]

MAX_DEPTH = 8


class _Parser(CParser, VersionedResolver):  # type: ignore[misc]  # a compiled class without types
    """libyaml's parser, which is 150 times faster than the pure one, with the scalars of YAML 1.2."""

    def __init__(self, text: str) -> None:
        CParser.__init__(self, text)
        self._parser = self._composer = self
        VersionedResolver.__init__(self, loadumper=self)

    @property
    def processing_version(self) -> tuple[int, int]:
        return (1, 2)


@dataclass(frozen=True, slots=True)
class Document:
    """Plain data (dict, tuple, str, int, float, bool) and the place of each value and key by its path.

    A key without a value is an error already and not in `data`. Dates stay text.
    """

    path: str
    data: dict[str, Any]
    values: dict[Path, Position]
    keys: dict[Path, Position]
    start: Position

    def at(self, where: Path) -> Position:
        """The place of a value, or of the nearest value around it."""
        while where and where not in self.values:
            where = where[:-1]
        return self.values.get(where, self.start)

    def key(self, where: Path) -> Position:
        return self.keys.get(where) or self.at(where)


def parse(text: str, path: str, problems: Problems, first_line: int = 1) -> Document | None:
    """The mapping that `text` holds, beginning on line `first_line` of the file; None when it holds none."""
    start = Position(path, first_line)
    try:
        node = _Parser(text).get_single_node()
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = Position(path, mark.line + first_line, mark.column + 1) if mark else start
        problems.error(place, f"the line cannot be read: {_in_words(error, text)}", "yaml")
        return None
    except YAMLError:
        problems.error(start, "the text holds a character that cannot stand here; type the line anew", "yaml")
        return None
    if node is None:
        return Document(path, {}, {}, {}, start)
    if not isinstance(node, MappingNode):
        place = Position(path, node.start_mark.line + first_line, node.start_mark.column + 1)
        problems.error(place, "here stands no field; write lines like “title: Fair pay”", "yaml")
        return None
    reader = _Reader(path, first_line, problems)
    data = reader.mapping(node, ())
    return Document(path, data, reader.values, reader.keys, start)


def _in_words(error: MarkedYAMLError, text: str) -> str:
    problem = error.problem or ""
    if "mapping values are not allowed" in problem:
        return "a second “: ” stands in it; put the text in quotes"
    if "cannot start any token" in problem:
        mark = error.problem_mark
        lines = text.split("\n")
        character = lines[mark.line][mark.column : mark.column + 1] if mark and mark.line < len(lines) else ""
        if character == "\t":
            return "a tab stands at its beginning; indent with spaces"
        return f"a text cannot begin with “{character}”; put it in quotes"
    if "unexpected end of stream while scanning a quoted scalar" in problem:
        return "a quotation mark is opened and never closed"
    if "',' or ']'" in problem or "',' or '}'" in problem:
        return "a bracket is opened and never closed, or a comma is missing"
    if "alias" in problem:
        return "a text cannot begin with “*”; put it in quotes"
    if "could not find expected ':'" in problem:
        return "a “: ” is missing after the name of the field"
    return "its indentation or a quotation mark is wrong"


class _Reader:
    def __init__(self, path: str, first_line: int, problems: Problems) -> None:
        self.path, self.first_line, self.problems = path, first_line, problems
        self.values: dict[Path, Position] = {}
        self.keys: dict[Path, Position] = {}

    def place(self, node: Node) -> Position:
        return Position(self.path, node.start_mark.line + self.first_line, node.start_mark.column + 1)

    def mapping(self, node: MappingNode, where: Path) -> dict[str, Any]:
        self.values[where] = self.place(node)
        data: dict[str, Any] = {}
        seen: dict[str, Position] = {}
        for key_node, value_node in node.value:
            place = self.place(key_node)
            if not isinstance(key_node, ScalarNode):
                self.problems.error(place, "the name of a field must be one word", "yaml")
                continue
            key = str(key_node.value)
            if key in seen:
                self.problems.error(
                    place, f"the field “{key}” stands twice, first on line {seen[key].line}; keep one", "duplicate-field"
                )
                continue
            seen[key] = place
            self.keys[*where, key] = place
            if value_node.tag == "tag:yaml.org,2002:null":
                self.problems.error(place, f"the field “{key}” has no value; write one or delete the line", "empty-field")
                self.values[*where, key] = place
                continue
            data[key] = self.value(value_node, (*where, key))
        return data

    def value(self, node: Node, where: Path) -> Any:
        self.values[where] = self.place(node)
        if len(where) > MAX_DEPTH:
            self.problems.error(self.place(node), "the lists are nested too deeply", "yaml")
            return ""
        if isinstance(node, MappingNode):
            return self.mapping(node, where)
        if isinstance(node, SequenceNode):
            return tuple(
                self.value(item, (*where, index))
                for index, item in enumerate(node.value)
                if not self._is_empty(item)
            )
        return self.scalar(node)

    def _is_empty(self, node: Node) -> bool:
        empty = bool(node.tag == "tag:yaml.org,2002:null")
        if empty:
            self.problems.error(self.place(node), "the list has an empty entry; write it or delete the line", "empty-field")
        return empty

    def scalar(self, node: ScalarNode) -> Any:
        kind = node.tag.rsplit(":", 1)[-1]
        text = str(node.value)
        try:
            if kind == "bool":
                return text.lower() == "true"
            if kind == "int":
                return int(text.replace("0o", "0"), 8) if text.startswith("0o") else int(text, 0) if "x" in text else int(text)
            if kind == "float":
                return float(text)
        except ValueError:
            return text
        if not node.tag.startswith("tag:yaml.org,2002:") or "/" in kind:
            self.problems.error(self.place(node), "a value cannot begin with “!”; put it in quotes", "yaml")
        return text
