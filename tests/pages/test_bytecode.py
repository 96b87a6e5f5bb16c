"""Compiled templates of former processes are used again where nothing has changed, and only there."""

from __future__ import annotations

import inspect
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment, FileSystemLoader
from jinja2.ext import Extension

from handbill.pages import bytecode
from handbill.pages.bytecode import BesideModules
from handbill.pages.layout.template_runtime import PageCode
from handbill.pages.layout.templates import PageEnvironment, breakable, prepare


class Project:
    """A template, and processes that render it one after the other."""

    def __init__(self, top: Path) -> None:
        self.template, self.folder = top / "project" / "page.html", top / "__pycache__" / "bytecode"
        self.template.parent.mkdir()
        self.compiled: list[str | None] = []

    def move(self) -> None:
        """Goes on in another folder."""
        self.template = self.template.parent.rename(self.template.parent.with_name("copy")) / "page.html"

    def rendered(self, source: str) -> str:
        self.template.write_text(source)
        return self.environment().get_template("page.html").render()

    def environment(self) -> Environment:
        compiled = self.compiled

        class Watched(Extension):
            def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
                compiled.append(name)
                return source

        return Environment(
            loader=FileSystemLoader(self.template.parent), bytecode_cache=BesideModules(self.folder), extensions=[Watched]
        )


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return Project(tmp_path)


def test_a_template_is_compiled_once_for_all_processes(project: Project) -> None:
    assert [project.rendered("{{ 1 + 1 }}") for _ in range(3)] == ["2", "2", "2"]
    assert project.compiled == ["page.html"]


def test_a_changed_template_is_never_rendered_from_its_old_code(project: Project) -> None:
    texts = ["{{ 1 }}", "{{ 2 }}", "{{ 1 }}"]
    assert [project.rendered(text) for text in texts] == ["1", "2", "1"]
    assert project.compiled == ["page.html", "page.html"]


def test_code_of_a_project_in_another_folder_is_used_and_speaks_of_this_one(project: Project) -> None:
    project.template.write_text("{% block main %}{{ 1 // x }}{% endblock %}")
    project.environment().get_template("page.html")
    project.move()
    template = project.environment().get_template("page.html")
    assert project.compiled == ["page.html"]
    codes = [template.root_render_func.__code__, template.blocks["main"].__code__]
    assert {template.filename, *(code.co_filename for code in codes)} == {str(project.template)}
    with pytest.raises(ZeroDivisionError) as caught:
        template.render(x=0)
    assert str(caught.traceback[-1].path) == str(project.template)


def test_another_template_with_the_same_text_has_its_own_code(project: Project) -> None:
    project.rendered("{{ 1 }}")
    (project.template.parent / "other.html").write_text("{{ 1 }}")
    assert project.environment().get_template("other.html").render() == "1"
    assert project.compiled == ["page.html", "other.html"]


def test_what_another_version_has_compiled_is_compiled_again(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    project.rendered("{{ 1 }}")
    bytecode._compilers.cache_clear()
    monkeypatch.setattr(bytecode, "version", lambda name: "99")
    assert project.rendered("{{ 1 }}") == "1"
    monkeypatch.undo()
    bytecode._compilers.cache_clear()
    assert len(project.compiled) == 2


@pytest.mark.parametrize("made_by", [PageEnvironment, PageCode, prepare, breakable])
def test_code_is_kept_with_what_made_it(made_by: Callable[..., Any]) -> None:
    assert Path(inspect.getfile(made_by)) in bytecode._PREPARED_BY


@pytest.mark.parametrize("length", [0, 1, 30, 60, 120])
def test_a_damaged_file_is_made_anew(project: Project, length: int) -> None:
    project.rendered("{{ 1 }}")
    (file,) = project.folder.iterdir()
    whole = file.read_bytes()
    file.write_bytes(whole[:length])
    assert project.rendered("{{ 1 }}") == "1"
    assert file.read_bytes() == whole


def test_where_nothing_may_be_written_templates_are_compiled_each_time(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    project.folder.parent.write_text("a file")
    assert [project.rendered("{{ 1 }}") for _ in range(2)] == ["1", "1"]
    project.folder.parent.unlink()
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert project.rendered("{{ 1 }}") == "1"
    assert not project.folder.exists()
    assert len(project.compiled) == 3


def test_the_oldest_files_are_deleted(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bytecode, "MOST", 2)
    environment = project.environment()
    for name in "abc":
        (project.template.parent / name).write_text(name)
        environment.get_template(name)
    assert len(list(project.folder.iterdir())) == 2
    assert [project.environment().get_template(name).render() for name in "cb"] == ["c", "b"]
    assert project.compiled == ["a", "b", "c"]


def test_compiled_templates_go_where_python_has_its_compiled_modules(tmp_path: Path) -> None:
    program = "from handbill.pages.bytecode import COMPILED; print(COMPILED._folder)"
    command = [sys.executable, "-X", f"pycache_prefix={tmp_path}", "-c", program]
    said = subprocess.run(command, capture_output=True, check=True, text=True).stdout
    assert Path(said.strip()).is_relative_to(tmp_path)


def test_environments_that_read_templates_differently_share_no_code(project: Project) -> None:
    project.template.write_text("{{ 1 }}")
    environments = [project.environment(), project.environment()]
    environments[1].add_extension("jinja2.ext.loopcontrols")
    environments[1].code_generator_class = PageCode
    for environment in environments:
        environment.bytecode_cache = BesideModules(project.folder)
        environment.get_template("page.html")
    assert project.compiled == ["page.html"] * 2
