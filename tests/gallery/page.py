"""The gallery: one page with every component, what its parameters mean, and its examples in the site's own style."""

from __future__ import annotations

import json
import re
import shutil
import tempfile
import tomllib
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from gallery.components import OVERRIDES, Component, components
from gallery.examples import Described, Example, Fields, described
from handbill.pages.layout.line_breaks import whole_syllables
from handbill.pages.layout.page_assets import ANY_KIND, StyleVariant
from handbill.pages.layout.templates import PageEnvironment
from handbill.publishing.assets import join_assets
from handbill.translations import direction

HERE = Path(__file__).parent
STYLE = StyleVariant("", ("Arab", "Latn", "Mymr"))
_ID = re.compile(r'(?<= id=")([\w-]+)(?=")')
_NAMED = re.compile(r' (?:id="|for="|aria-labelledby="|href="#)([\w-]+)(?=")')
_COMMENT = re.compile(r"\A\{#\s*(.*?)\s*#\}", re.S)


def write(folder: Path, overrides: Path = OVERRIDES) -> Path:
    """Writes the gallery into a folder, which is made; the answer is its page."""
    folder.mkdir(parents=True, exist_ok=True)
    frame = Fields({"head_title": "Components", **_assets(folder, overrides)})
    shutil.copy(HERE / "gallery.css", folder)
    shutil.copytree(HERE / "pictures", folder / "pictures", dirs_exist_ok=True)
    head = _macro(overrides, "en", "partials/hb/head.html", "head")(frame)
    environment = Environment(loader=FileSystemLoader(HERE), autoescape=True, trim_blocks=True, lstrip_blocks=True)
    page = folder / "index.html"
    shown = environment.get_template("gallery.html").render(head=Markup(head), components=list(_shown(overrides)))
    page.write_text(shown, encoding="utf-8")
    return page


def rendered(component: Component, macro: str, example: Example, overrides: Path = OVERRIDES) -> Markup:
    """The HTML of one example as it is on a page."""
    html = _macro(overrides, example.language, component.template, macro)(**example.values)
    return Markup(whole_syllables(example.within.replace("{}", html)))


def _shown(overrides: Path) -> Iterator[dict[str, Any]]:
    number = 0
    for component in components(overrides):
        macros = []
        for macro, told in described(component, overrides).items():
            examples = []
            for example in told.examples:
                number += 1
                html = rendered(component, macro, example, overrides)
                examples.append(
                    {
                        "shows": example.shows,
                        "lang": example.language,
                        "dir": direction(example.language),
                        "html": _source(html) if example.source else _numbered(html, number),
                    }
                )
            macros.append({"call": _call(macro, told), "parameters": told.parameters, "examples": examples})
        comment = _COMMENT.match((overrides / component.template).read_text(encoding="utf-8"))
        yield {"name": component.name, "about": " ".join(comment[1].split()) if comment else "", "macros": macros}


def _call(macro: str, told: Described) -> str:
    return f"{{{{ {macro}({', '.join(told.parameters)}) }}}}"


def _source(html: Markup) -> Markup:
    return Markup('<pre dir="ltr">{}</pre>').format(str(html).replace("><", ">\n<"))


def _numbered(html: Markup, number: int) -> Markup:
    """With ids that are this example's own: a page has each of them once, and the gallery many times."""
    own = set(_ID.findall(html))
    return Markup(_NAMED.sub(lambda found: f"{found[0]}-{number}" if found[1] in own else found[0], str(html)))


def _macro(overrides: Path, language: str, template: str, name: str) -> Callable[..., Markup]:
    found: Callable[..., Markup] = getattr(_environment(overrides, language).get_template(template).module, name)
    return found


@cache
def _environment(overrides: Path, language: str) -> PageEnvironment:
    return PageEnvironment([overrides], language)


def _assets(folder: Path, overrides: Path) -> dict[str, str]:
    """Writes icon and style sheet; their addresses. All components are on one page, which has the styles of every kind."""
    assets = overrides / "assets"
    manifest = tomllib.loads((assets / "assets.toml").read_text(encoding="utf-8"))
    styles = list(dict.fromkeys(name for names in manifest["css"].values() for name in names))
    with tempfile.TemporaryDirectory() as made:
        own = Path(made) / "assets"
        shutil.copytree(assets, own)
        # A list of plain strings is the same in JSON and TOML.
        (own / "assets.toml").write_text(f"[css]\npage = {json.dumps(styles)}\n[js]\n", encoding="utf-8")
        joined, files = join_assets(Path(made), [STYLE])
    for address, content in files.items():
        (folder / address).parent.mkdir(parents=True, exist_ok=True)
        (folder / address).write_bytes(content)
    return {"icon": joined.icon, "stylesheet": joined.styles[ANY_KIND][STYLE]}
