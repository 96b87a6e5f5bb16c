"""The list of rules: each has an example that breaks it and one that keeps it, and each in the program is in the list."""

from __future__ import annotations

import ast
import fnmatch
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import handbill
from handbill.checks import check_old_markdown
from handbill.content.markdown.body import read_body
from handbill.problems import Problem, Problems
from handbill.publishing.load import load
from handbill.rules import RULES, SUBJECTS
from handbill.rules.page import page
from handbill.rules.rule import Example
from rule_project import NOW, draw, fail_reading, first_difference, lay

PACKAGE = Path(handbill.__file__).parent
HANDBOOK = Path(__file__).parents[1] / "docs" / "handbook"
# What adds a problem, and what carries one to where it is added.
ADDING = {
    "error",
    "warning",
    "tell",
    "refuse",
    "Slip",
    "Flaw",
    "Hidden",
    "PictureError",
    "DrawingError",
    "AttachmentError",
    "_Leftover",
    "Problem",
}
SLIPS = {"Slip"}
"""Their first word is a kind of slip, which SLIPS in checks/components.py gives its rule."""
_ID = re.compile(r"yaml|zawgyi|question|symlink|unreadable|tracking|[a-z0-9]+(-[a-z0-9]+)+")


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("sound") / "project"
    root.mkdir()
    draw(root)
    return root


@pytest.fixture
def project(sound: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    fail_reading(monkeypatch)
    return shutil.copytree(sound, tmp_path / "project", symlinks=True)


def problems(root: Path, id: str = "") -> list[Problem]:
    """Those of a project but that its addresses are reserved for examples, except the one that tells of that."""
    loaded = load(root, NOW)
    if id == "old-markdown" and loaded.project is not None:
        found = Problems()
        check_old_markdown(loaded.project, found)
        loaded.problems.extend(one for one in found if one.position.path == RULES[id].wrong.file)
    return [one for one in loaded.problems if one.rule != "example-address" or "reports@example.org" in one.message]


def test_the_project_of_the_examples_is_sound(project: Path) -> None:
    assert problems(project) == []


@pytest.mark.parametrize("id", RULES)
def test_a_wrong_example_breaks_its_rule_alone_at_its_line(project: Path, id: str) -> None:
    rule = RULES[id]
    line = lay(project, rule.wrong)
    found = problems(project, id)
    where = rule.at or f"{rule.wrong.file}:{line or first_difference(rule.wrong, rule.right)}"
    assert {one.rule for one in found} == {id}, "\n".join(map(str, found))
    assert {one.severity for one in found} <= set(rule.reported.split(" or "))
    places = {f"{one.position.path}:{one.position.line}" for one in found}
    assert {place for place in places if not fnmatch.fnmatchcase(place, where.replace("?", "[?]"))} == set()


@pytest.mark.parametrize("id", RULES)
def test_a_right_example_breaks_no_rule(project: Path, id: str) -> None:
    lay(project, RULES[id].right)
    assert list(map(str, problems(project, id))) == []


def test_an_id_is_given_once() -> None:
    assert len(RULES) == sum(len(subject.rules) for subject in SUBJECTS)


def written(tree: ast.AST) -> Iterator[str]:
    """The ids that a module gives to problems: in calls that add or carry one, or in pairs of an id and a message."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in ADDING - SLIPS:
                yield from _constants([*node.args, *(keyword.value for keyword in node.keywords)])
        elif isinstance(node, ast.Tuple) and len(node.elts) == 2:
            ids = list(_constants(node.elts))
            # A message has blanks or is made of parts; two ids side by side are something else.
            if len(ids) == 1 and any(_is_message(part) for part in node.elts):
                yield from ids


def _constants(nodes: list[ast.expr]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, ast.IfExp):
            yield from _constants([node.body, node.orelse])
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and _ID.fullmatch(node.value):
            yield node.value
        elif isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant) and node.values[0].value == "unknown-":
            yield "unknown-*"


def _is_message(node: ast.expr) -> bool:
    return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and " " in str(node.value))


def test_every_rule_of_the_program_is_in_the_list_and_no_other() -> None:
    found: dict[str, str] = {}
    for folder in ("checks", "content", "model", "values"):
        for file in sorted((PACKAGE / folder).rglob("*.py")):
            for id in written(ast.parse(file.read_text(encoding="utf-8"))):
                found.setdefault(id, str(file.relative_to(PACKAGE)))
    pattern = found.pop("unknown-*")  # the kind of page that an id names
    assert {id: file for id, file in found.items() if id not in RULES} == {}
    assert [id for id in RULES if id not in found and id not in ("unknown-letter", "unknown-event", "unknown-audience")] == []
    assert pattern == "checks/references.py"


def test_a_new_rule_in_the_program_would_be_found() -> None:
    code = 'problems.error(place, "it is wrong", "brand-new")\nreturn f"{x} is wrong", "brand-newer"'
    assert list(written(ast.parse(f"def f():\n    {code.replace(chr(10), chr(10) + '    ')}"))) == ["brand-new", "brand-newer"]


def test_the_page_of_rules_is_made_from_the_list() -> None:
    assert (HANDBOOK / "editors" / "rules.md").read_text(encoding="utf-8") == page(), "run `make rules`"


def test_each_rule_has_an_anchor_on_the_page() -> None:
    assert set(RULES) <= set(read_body(page().split("---\n", 2)[2]).anchors)


def test_an_example_is_shown_without_its_mark() -> None:
    assert Example("a.md", "»b", "body").shown == "b"
    assert "»" not in page()
