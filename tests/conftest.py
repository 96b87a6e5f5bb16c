"""Sites drawn inside tests, and a day on which all of them are read."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import settings

from handbill.letters import envelopes
from handbill.problems import Problem
from handbill.publishing.load import Loaded, load
from handbill.urls import mailto
from profiles import LONG

pytest_plugins = ["distribution", "golden_files"]  # among workers; the option --update-golden

# A busy machine is no bug: how long an example takes decides nothing.
settings.register_profile("handbill", deadline=None)
settings.register_profile("long", deadline=None, max_examples=2_000)
settings.load_profile("long" if LONG else "handbill")

Drawing = str | Mapping[str, str | bytes]
Write = Callable[[Drawing], Path]
Found = list[str]

MKDOCS = """\
site_name: Campaigns
site_url: https://campaigns.example.org/
theme:
  name: material
  font: false
plugins:
  - handbill:
      exit_url: https://weather.example.org/
      share_pictures: false
  - i18n:
      docs_structure: suffix
      fallback_to_default: false
      reconfigure_search: false
      languages:
        - {locale: en, name: English, default: true}
        - {locale: fr, name: Français}
        - {locale: my, name: မြန်မာ}
"""

HOME = """\
---
title: Campaigns
summary: What we ask for, and how you can help.
---

Welcome.
"""

CONFIG = """\
status: active
languages: [en]
organisers: [{name: Hall Workers}]
contact: office@example.org
"""

INDEX = """\
---
title: Fair pay
summary: Every hour counts.
---

We ask for fair pay.
"""


@pytest.fixture
def now() -> datetime:
    """Noon on the first of April 2027, in UTC."""
    return datetime(2027, 4, 1, 12, 0, tzinfo=UTC)


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Draws files below the test's own folder and returns it.

    A drawing is a map from path to text (or bytes), or an indented text: a line that ends with `/` is a folder,
    any other line is a file, and what is indented below a file is its text:

        campaigns/fair-pay/
          campaign.yml
            status: draft
          letters/wages.md
            ---
            title: Fair pay
            ---
    """

    def draw(drawing: Drawing) -> Path:
        files = dict(_files(drawing)) if isinstance(drawing, str) else drawing
        for path, text in files.items():
            file = tmp_path / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return tmp_path

    return draw


def _files(drawing: str) -> Iterator[tuple[str, str]]:
    folders: list[tuple[int, str]] = []
    lines = textwrap.dedent(drawing).strip("\n").split("\n")
    while lines:
        line = lines.pop(0)
        if not line.strip():
            continue
        indent, name = _indent(line), line.strip()
        while folders and folders[-1][0] >= indent:
            folders.pop()
        path = (folders[-1][1] if folders else "") + name
        if name.endswith("/"):
            folders.append((indent, path))
            continue
        content = []
        while lines and (not lines[0].strip() or _indent(lines[0]) > indent):
            content.append(lines.pop(0))
        yield path, textwrap.dedent("\n".join(content)).strip("\n") + "\n"


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


@pytest.fixture
def project(write: Write) -> Path:
    """The root of the smallest sound site: English by default, French and Burmese, one page."""
    return write({"mkdocs.yml": MKDOCS, "docs/index.md": HOME})


@pytest.fixture
def campaign(project: Path, write: Write) -> Callable[..., Path]:
    """Draws the campaign `fair-pay` with further `files`; `config` is added to campaign.yml from line 5 on.

    `replace` maps a line of campaign.yml to the one that stands there instead.
    """

    def draw(files: Mapping[str, str | bytes] | None = None, config: str = "", replace: Mapping[str, str] | None = None) -> Path:
        text = CONFIG
        for old, new in (replace or {}).items():
            assert f"{old}\n" in text
            text = text.replace(f"{old}\n", f"{new}\n" if new else "")
        drawn = {"campaign.yml": text + config, "index.md": INDEX, **(files or {})}
        write({f"campaigns/fair-pay/{path}": content for path, content in drawn.items()})
        return project / "campaigns" / "fair-pay"

    return draw


@pytest.fixture
def loaded(project: Path, now: datetime) -> Callable[[], Loaded]:
    """Reads and checks the project."""
    return lambda: load(project, now)


@pytest.fixture
def forget_links() -> Iterator[Callable[[], None]]:
    """Forgets the links that were made, for tests that change how they are made, and what came of it after them."""

    def forget() -> None:
        for made in (envelopes._send, envelopes._in_link, mailto._address, mailto._encoded_lines, mailto._length_of_lines):
            made.cache_clear()

    forget()
    yield forget
    forget()


@pytest.fixture
def found(loaded: Callable[[], Loaded]) -> Callable[..., Found]:
    """What is wrong with the campaigns and pages, as authors read it; `rule` keeps the findings of one rule.

    The hub has one page in English only, all addresses are of example.org, and drawings bring pictures for whoever needs
    them: the warnings that follow are left out.
    """

    def find(rule: str = "", severity: str = "") -> Found:
        return [str(problem) for problem in loaded().problems if _counts(problem, rule, severity)]

    return find


def _counts(problem: Problem, rule: str, severity: str) -> bool:
    if problem.position.path == "docs/index.md" and problem.rule == "missing-translation":
        return rule == problem.rule
    if problem.rule in ("example-address", "unused-picture") and rule != problem.rule:
        return False
    return rule in ("", problem.rule) and severity in ("", problem.severity)


@pytest.fixture
def errors(found: Callable[..., Found]) -> Callable[[], Found]:
    """The errors, as authors read them."""
    return lambda: found(severity="error")
