"""What a site is made from, as digests that change with it."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

import drawn
from handbill.publishing.incremental.inputs import Inputs, read_inputs

MKDOCS = """\
site_name: Hub
theme:
  name: material
  custom_dir: overrides
plugins:
  - handbill:
      exit_url: https://weather.example.org/
  - i18n:
      languages:
        - {locale: en, name: English, default: true}
"""
FILES = {
    "mkdocs.yml": MKDOCS,
    "docs/about.md": drawn.page("About"),
    "docs/handbook/index.md": "# Handbook\n",
    "overrides/main.html": '{% extends "base.html" %}',
    "overrides/assets/css/page.css": "a {}",
    "overrides/hb/letter.html": '{% extends "hb/layout.html" %}',
    "overrides/hb/layout.html": "layout",
    "overrides/hb/event.html": '{% extends "hb/layout.html" %}',
    "campaigns/recipients.csv": drawn.recipients("m,M,FR,,m@gov.example.org"),
    "campaigns/pay/index.md": drawn.page("Pay"),
    "campaigns/pay/letters/write.md": drawn.page("Write"),
    "campaigns/peace/index.md": drawn.page("Peace"),
}


def inputs(root: Path) -> Inputs:
    found = read_inputs(root)
    assert found is not None
    return found


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return drawn.draw(tmp_path, FILES)


@pytest.mark.parametrize(
    ("path", "changed"),
    [
        ("mkdocs.yml", {"shared"}),
        ("docs/about.md", {"shared"}),
        ("docs/handbook/index.md", {"handbook"}),
        ("overrides/main.html", {"overrides"}),
        ("overrides/assets/css/page.css", {"overrides"}),
        ("overrides/hb/letter.html", {"layouts"}),
        ("campaigns/recipients.csv", {"shared"}),
        ("campaigns/pay/letters/write.md", {"campaigns"}),
    ],
)
def test_a_changed_file_changes_what_depends_on_it_and_nothing_else(project: Path, path: str, changed: set[str]) -> None:
    before = inputs(project)
    (project / path).write_text((project / path).read_text("utf-8") + "\n", encoding="utf-8")
    after = inputs(project)
    assert {name for name in Inputs.__slots__ if getattr(before, name) != getattr(after, name)} == changed
    assert before.whole != after.whole
    assert before.campaigns["peace"] == after.campaigns["peace"]


@pytest.mark.parametrize(("template", "changed"), [("letter", {"letter"}), ("layout", {"letter", "layout", "event"})])
def test_a_template_changes_the_layouts_that_are_made_of_it(project: Path, template: str, changed: set[str]) -> None:
    before = inputs(project).layouts
    (project / f"overrides/hb/{template}.html").write_text("other", encoding="utf-8")
    after = inputs(project).layouts
    # The templates that come with the program are there as well.
    assert {name for name in ("letter", "layout", "event") if after[name] != before[name]} == changed


def test_the_handbook_depends_on_our_templates_where_the_theme_has_them(project: Path) -> None:
    (project / "overrides/main.html").write_text('{% include "hb/event.html" %}', encoding="utf-8")
    before = inputs(project).handbook
    (project / "overrides/hb/letter.html").write_text("other", encoding="utf-8")
    assert inputs(project).handbook == before
    (project / "overrides/hb/layout.html").write_text("other", encoding="utf-8")
    assert inputs(project).handbook != before


def test_the_same_content_at_another_time_is_no_change(project: Path) -> None:
    before = inputs(project)
    os.utime(project / "campaigns/pay/index.md", (0, 0))
    assert inputs(project) == before


def test_a_name_a_link_and_a_folder_count(project: Path) -> None:
    found = [inputs(project)]
    (project / "campaigns/pay/letters/write.md").rename(project / "campaigns/pay/letters/other.md")
    found.append(inputs(project))
    (project / "campaigns/pay/empty").mkdir()
    found.append(inputs(project))
    (project / "campaigns/pay/link.md").symlink_to("index.md")
    found.append(inputs(project))
    (project / "campaigns/pay/link.md").unlink()
    (project / "campaigns/pay/link.md").symlink_to("other.md")
    found.append(inputs(project))
    assert len({one.campaigns["pay"] for one in found}) == 5


def test_a_folder_more_changes_the_listing(project: Path) -> None:
    before = inputs(project)
    (project / "campaigns/war").mkdir()
    after = inputs(project)
    assert before.listing != after.listing
    assert after.campaigns.keys() == {"pay", "peace", "war"}
    assert replace(after, listing=before.listing, campaigns=before.campaigns) == before


@pytest.mark.parametrize(
    "line",
    [
        "hooks: [own.py]\n", "extra_css: [own.css]\n", "INHERIT: base.yml\n", "docs_dir: texts\n", "site_author: !ENV NAME\n",
    ],
)  # fmt: skip
def test_settings_by_which_mkdocs_reads_more_leave_nothing_known(project: Path, line: str) -> None:
    (project / "mkdocs.yml").write_text(MKDOCS + line, encoding="utf-8")
    assert read_inputs(project) is None


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("  - i18n", "  - tags\n  - i18n"),
        ("  - i18n", "  - search:\n      jieba_dict_user: words.txt\n  - i18n"),
        ("  - i18n", "  - search\n  - other"),
        ("custom_dir: overrides", "custom_dir: theme"),
    ],
)
def test_other_plugins_and_templates_leave_nothing_known(project: Path, old: str, new: str) -> None:
    (project / "mkdocs.yml").write_text(MKDOCS.replace(old, new), encoding="utf-8")
    assert read_inputs(project) is None


@pytest.mark.parametrize(("old", "new"), [("  - handbill", "  - 'handbill'"), ("  - i18n", "  - search\n  - i18n")])
def test_our_plugins_and_the_search_are_known(project: Path, old: str, new: str) -> None:
    (project / "mkdocs.yml").write_text(MKDOCS.replace(old, new), encoding="utf-8")
    assert read_inputs(project) is not None


def test_a_page_more_in_the_handbook_changes_what_all_share(project: Path) -> None:
    before = inputs(project)
    (project / "docs/handbook/letters.md").write_text("# Letters\n", encoding="utf-8")
    assert inputs(project).shared != before.shared


def test_a_project_without_settings_has_no_inputs(tmp_path: Path) -> None:
    assert read_inputs(tmp_path) is None
