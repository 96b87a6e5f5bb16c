"""YAML by the rules of version 1.2, every value with its place in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from functools import cache, partial
from typing import Any, cast

from ruamel.yaml import YAML
from ruamel.yaml.cyaml import CParser
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import AliasEvent, CollectionStartEvent, DocumentStartEvent, NodeEvent, ScalarEvent
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from ruamel.yaml.resolver import VersionedResolver
from ruamel.yaml.tag import Tag

from handbill.content.yaml.document import Document, Path, Places
from handbill.content.yaml.errors import AFTER_HASH, explain
from handbill.content.yaml.plain_fields import read_plain_fields
from handbill.problems import Position, Problems

__all__ = ["Document", "Path", "Places", "parse"]

MAX_DEPTH = 8
MAX_VALUES = 20_000
MAX_MARKS = 20  # of one file are told; a file full of them is no slip
MAX_SLOW = 20_000  # characters that the pure parser may take

# Without one of these there is neither an alias nor a tag, a merge or a directive.
_MARK = re.compile(r"[&*!%]|<<")

# By YAML 1.2 these are no whole numbers, or would lose their zero: a post code, an id, a phone number.
_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]*)|0o[0-7]+|0x[0-9a-fA-F]+")


class _Scalars(VersionedResolver):
    processing_version = (1, 2)


class _Parser(CParser, VersionedResolver):  # type: ignore[misc]  # a compiled class without types
    """libyaml's parser, which is 150 times faster than the pure one, with the scalars of YAML 1.2."""

    def __init__(self, text: str) -> None:
        CParser.__init__(self, text)
        self._parser = self._composer = self
        VersionedResolver.__init__(self, loadumper=self)

    @property
    def processing_version(self) -> tuple[int, int]:
        return (1, 2)

    def resolve(self, kind: type[Node], value: str | None, implicit: tuple[bool, bool] | bool | None) -> Tag:
        """What a node without a tag is. ruamel's own method does the same, and makes a tag anew for every node."""
        if kind is not ScalarNode:
            return _SEQUENCE if kind is SequenceNode else _MAPPING
        if value is not None and isinstance(implicit, tuple) and implicit[0]:
            for tag, pattern in _resolver().get(value[:1], ()):
                if pattern.match(value):
                    return tag
        return _TEXT

    # Nothing of ours depends on the place of a node, which these would keep.
    def descend_resolver(self, current_node: Node | None, current_index: Any) -> None:
        pass

    def ascend_resolver(self) -> None:
        pass


_TEXT, _SEQUENCE, _MAPPING = (
    VersionedResolver.DEFAULT_SCALAR_TAG, VersionedResolver.DEFAULT_SEQUENCE_TAG, VersionedResolver.DEFAULT_MAPPING_TAG
)  # fmt: skip


@cache
def _resolver() -> dict[str, list[tuple[Tag, re.Pattern[str]]]]:
    """What scalars of YAML 1.2 may be, by their first character; ruamel would collect it anew for every file."""
    return {start: [(Tag(suffix=tag), one) for tag, one in found] for start, found in _Scalars().versioned_resolver.items()}


def parse(text: str, path: str, problems: Problems, first_line: int = 1) -> Document | None:
    """The mapping that `text` holds, beginning on line `first_line` of the file; None when it holds none."""
    if (plain := read_plain_fields(text, path, first_line)) is not None:
        return plain
    start = Position(path, first_line)
    try:
        _refuse_marks(text, path, first_line, problems)
        node = _compose(text)
    except MarkedYAMLError as error:
        if "undefined alias" not in (error.problem or ""):  # else told above
            line, column, reason = explain(error, text, _events(text))
            problems.error(Position(path, line + first_line, column + 1), f"the line cannot be read: {reason}", "yaml")
        return None
    except RecursionError:
        problems.error(start, "the lists are nested too deeply", "yaml")
        return None
    except YAMLError:
        problems.error(start, "the text contains a character that is not allowed here; type the line again", "yaml")
        return None
    if node is None:
        return Document(path, {}, start, partial(Places, {}, {}))
    if not isinstance(node, MappingNode):
        problems.error(
            _place(node.start_mark, text.split("\n"), path, first_line),
            ("there is no field on this line; write lines like “title: Fair pay”"),
            "yaml",
        )
        return None
    reader = _Reader(text, path, first_line, problems)
    data = reader.mapping(node, ())
    places = partial(Places, reader.values, reader.keys, reader.written, frozenset(reader.quoted), reader.tags)
    return Document(path, data, start, places)


def _refuse_marks(text: str, path: str, first_line: int, problems: Problems) -> None:
    """Anchors, aliases, tags, merges, directives: by them a line means what is written elsewhere, unseen by its reader."""
    if not _MARK.search(text):
        return
    lines = text.split("\n")
    told = len(problems)
    for event in _events(text):
        if len(problems) - told >= MAX_MARKS:
            return
        place = _place(event.start_mark, lines, path, first_line)
        if isinstance(event, AliasEvent):
            problems.error(place, f"“*{event.anchor}” repeats another value; write it out, or put a text in quotes", "yaml-alias")
        elif isinstance(event, NodeEvent) and event.anchor is not None:
            problems.error(place, f"“&{event.anchor}” names a value; delete it, or put a text in quotes", "yaml-alias")
        elif isinstance(event, (ScalarEvent, CollectionStartEvent)) and event.tag is not None:
            tag = str(event.tag).replace("tag:yaml.org,2002:", "!!")
            problems.error(place, f"“{tag}” says what kind of value follows; delete it, or put a text in quotes", "yaml-tag")
        elif isinstance(event, ScalarEvent) and event.value == "<<" and event.implicit[0]:
            problems.error(place, "“<<” takes over other fields; write them out", "yaml-merge")
        elif isinstance(event, DocumentStartEvent) and (event.version or event.tags):
            problems.error(place, "a line that begins with “%” gives orders to programs; delete it", "yaml-directive")


def _events(text: str) -> Iterator[Any]:
    """What the text consists of, as far as it can be read."""
    parser = _Parser(text)
    try:
        while parser.check_event():
            yield parser.get_event()
    except MarkedYAMLError as error:
        if _is_sound_in_1_2(error, text):
            with suppress(MarkedYAMLError):
                yield from YAML(typ="safe", pure=True).parse(text)


def _is_sound_in_1_2(error: MarkedYAMLError, text: str) -> bool:
    """Whether libyaml may have kept a rule of YAML 1.1: `[9:30]` and `{url: https://…}` are sound by YAML 1.2."""
    return "found unexpected ':'" in (error.problem or "") and len(text) <= MAX_SLOW


def _compose(text: str) -> Node | None:
    try:
        return cast(Node | None, _Parser(text).get_single_node())
    except MarkedYAMLError as error:
        if _is_sound_in_1_2(error, text):
            return cast(Node | None, YAML(typ="safe", pure=True).compose(text))
        raise


def _place(mark: Any, lines: list[str], path: str, first_line: int) -> Position:
    """The place of libyaml's mark, which may lie behind the last line."""
    line = min(mark.line, len(lines) - 1)
    return Position(path, line + first_line, min(mark.column, len(lines[line])) + 1)


class _Reader:
    def __init__(self, text: str, path: str, first_line: int, problems: Problems) -> None:
        self.lines, self.path, self.first_line, self.problems = text.split("\n"), path, first_line, problems
        self.values: dict[Path, Position] = {}
        self.keys: dict[Path, Position] = {}
        self.written: dict[Path, str] = {}
        self.quoted: set[Path] = set()
        self.tags: dict[Path, str] = {}
        self.count = 0

    def place(self, node: Node) -> Position:
        return _place(node.start_mark, self.lines, self.path, self.first_line)

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
            if key == "<<":
                continue  # refused above
            if key in seen:
                self.problems.error(
                    place, f"the field “{key}” is used twice, first on line {seen[key].line}; keep one", "duplicate-field"
                )
                continue
            seen[key] = place
            self.keys[*where, key] = place
            if value_node.tag == "tag:yaml.org,2002:null":
                comment = "#" in self.lines[place.line - self.first_line][place.column :]
                advice = AFTER_HASH if comment else "write one or delete the line"
                self.problems.error(place, f"the field “{key}” has no value; {advice}", "empty-field")
                self.values[*where, key] = place
                continue
            data[key] = self.value(value_node, (*where, key))
        return data

    def value(self, node: Node, where: Path) -> Any:
        self.values[where] = self.place(node)
        tag = str(node.tag)
        if tag.startswith("!"):
            self.tags[where] = tag
        self.count += 1
        if self.count > MAX_VALUES:
            self.problems.error(
                Position(self.path, self.first_line), f"the fields contain more than {MAX_VALUES} values", "too-long"
            )
            return ""
        if len(where) > MAX_DEPTH:
            self.problems.error(self.place(node), "the lists are nested too deeply", "yaml")
            return ""
        if isinstance(node, MappingNode):
            return self.mapping(node, where)
        if isinstance(node, SequenceNode):
            return tuple(self.value(item, (*where, index)) for index, item in enumerate(node.value) if not self._is_empty(item))
        assert isinstance(node, ScalarNode)
        if node.style in ("'", '"'):
            self.quoted.add(where)
        value = self.scalar(node, tag)
        if not isinstance(value, str):
            self.written[where] = str(node.value)
        return value

    def _is_empty(self, node: Node) -> bool:
        empty = bool(node.tag == "tag:yaml.org,2002:null")
        if empty:
            place = self.place(node)
            comment = "#" in self.lines[place.line - self.first_line][place.column - 1 :]
            advice = AFTER_HASH if comment else "write it or delete the line"
            self.problems.error(place, f"the list has an empty entry; {advice}", "empty-field")
        return empty

    def scalar(self, node: ScalarNode, tag: str) -> Any:
        kind = tag.rsplit(":", 1)[-1]
        text = str(node.value)
        try:
            if kind == "bool":
                return text.lower() == "true"
            if kind == "int":
                return int(text, 0) if _INTEGER.fullmatch(text) else text
            if kind == "float":
                return float(text)
        except ValueError:
            return text
        return text
