"""Every component has its parameters and examples in a file beside it, and the gallery shows all of them."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from gallery.components import FOLDER, OVERRIDES, Component, components, fields
from gallery.examples import described, names_in, path_of
from gallery.page import rendered, write

COMPONENTS = components()
FIELDS = fields()
LANGUAGES = {"en", "ar", "my"}
"""Left to right, right to left, and with letters that join without blanks between words."""


def beside(component: Component, overrides: Path = OVERRIDES) -> dict[str, tuple[str, ...]]:
    """The parameters that are described beside a component, by macro."""
    return {macro: tuple(told.parameters) for macro, told in described(component, overrides).items()}


def words_of(component: Component, language: str) -> str:
    """What readers see of a component's examples in a language."""
    html = [
        str(rendered(component, macro, example))
        for macro, told in described(component).items()
        for example in told.examples
        if example.language == language
    ]
    return re.sub(r"<[^>]*>", "", " ".join(html)).strip()


@pytest.mark.parametrize("component", COMPONENTS, ids=lambda one: one.name)
def test_every_parameter_of_a_component_is_described_beside_it(component: Component) -> None:
    assert beside(component) == component.macros
    for told in described(component).values():
        assert all(meaning.endswith(".") for meaning in told.parameters.values())
        assert told.examples
        for example in told.examples:
            assert example.values.keys() <= told.parameters.keys()


@pytest.mark.parametrize("component", COMPONENTS, ids=lambda one: one.name)
def test_a_component_with_words_is_shown_from_right_to_left_and_in_burmese(component: Component) -> None:
    shown = {language for language in LANGUAGES if words_of(component, language)}
    assert shown in (LANGUAGES, set())


@pytest.mark.parametrize("component", COMPONENTS, ids=lambda one: one.name)
def test_every_example_shows_something(component: Component) -> None:
    empty = [
        f"{macro}: {example.shows}"
        for macro, told in described(component).items()
        for example in told.examples
        if rendered(component, macro, example) == example.within.replace("{}", "")
    ]
    assert empty == []


@pytest.mark.parametrize("component", COMPONENTS, ids=lambda one: one.name)
def test_examples_have_no_fields_that_templates_do_not_read(component: Component) -> None:
    named = set().union(
        *(names_in(value) for told in described(component).values() for one in told.examples for value in one.values.values())
    )
    assert named <= FIELDS | {"lang", "name"}


def test_no_examples_are_left_of_a_component_that_is_gone() -> None:
    files = {file.name for file in (OVERRIDES / FOLDER).glob("*.examples.yml")}
    assert files == {path_of(component).name for component in COMPONENTS}


def test_a_new_component_without_examples_is_noticed(tmp_path: Path) -> None:
    overrides = tmp_path / "overrides"
    shutil.copytree(OVERRIDES, overrides)
    (overrides / FOLDER / "banner.html").write_text("{% macro banner(x, size=1) %}{{ x }}{% endmacro %}")
    (overrides / "hb" / "news.html").write_text('{% from "partials/hb/banner.html" import banner %}{{ banner("x") }}')
    found = {one.name: one for one in components(overrides)}
    assert found["banner"].macros == {"banner": ("x", "size")}
    assert beside(found["banner"], overrides) == {}


def test_the_gallery_shows_every_example_once_and_no_id_twice(tmp_path: Path) -> None:
    page = write(tmp_path / "gallery").read_text(encoding="utf-8")
    examples = [one for component in COMPONENTS for told in described(component).values() for one in told.examples]
    assert page.count('class="gallery-example"') == len(examples)
    assert re.findall(r' id="component-(\w+)"', page) == [component.name for component in COMPONENTS]
    ids = re.findall(r' id="([^"]+)"', page)
    assert sorted(ids) == sorted(set(ids))
    for file in re.findall(r'(?:href|src)="((?:assets|pictures)/[^"]+|gallery\.css)"', page):
        assert (tmp_path / "gallery" / file).is_file(), file
