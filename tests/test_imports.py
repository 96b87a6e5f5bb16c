"""A command loads what it needs, and nothing that takes time without it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from drawn import OVERRIDES, campaign, draw, mkdocs, page, recipients
from whole_site.test_incremental import FILES

PROGRAM = """
import json, sys
from handbill.cli import main
try:
    main(sys.argv[1:])
except SystemExit as end:
    print(json.dumps([end.code, sorted(sys.modules)]), file=sys.stderr)
"""
HEAVY = {"docx", "fontTools", "icalendar", "zxingcpp", "mkdocs", "openpyxl", "typst"}


def loaded(folder: Path, *arguments: str) -> set[str]:
    """The modules that a command has loaded when it ends well."""
    done = subprocess.run([sys.executable, "-c", PROGRAM, *arguments], cwd=folder, capture_output=True, text=True, check=True)
    code, modules = json.loads(done.stderr.strip().split("\n")[-1])
    assert code == 0, done.stdout
    return set(modules)


@pytest.mark.parametrize("arguments", [("--help",), ("check", "--help"), ("build", "--help"), ("import", "recipients", "--help")])
def test_help_loads_neither_records_nor_checks(arguments: tuple[str, ...], tmp_path: Path) -> None:
    modules = loaded(tmp_path, *arguments)
    assert "handbill.cli" in modules
    assert modules & (HEAVY | {"pydantic", "nh3", "lxml", "PIL", "fontTools", "babel", "handbill.checks"}) == set()


def test_a_check_loads_nothing_that_makes_files(tmp_path: Path) -> None:
    files = {
        "mkdocs.yml": mkdocs("en"),
        "docs/index.md": page("Hub"),
        "campaigns/pay/campaign.yml": campaign(languages=["en"]),
        "campaigns/pay/index.md": page("Pay"),
        "campaigns/pay/recipients.csv": recipients("mia,Mia Moss,BE,,mia@gov.example.org"),
        "campaigns/pay/letters/wages.md": page("Wages", "Dear all.\n", subject="Pay us", to=["mia"]),
    }
    for path, text in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    modules = loaded(tmp_path, "check")
    assert "handbill.checks.texts.glyphs" in modules
    assert modules & HEAVY == set()


def test_a_build_of_what_is_built_already_loads_neither_records_nor_templates(tmp_path: Path) -> None:
    draw(tmp_path, FILES)
    shutil.copytree(OVERRIDES, tmp_path / "overrides")
    loaded(tmp_path, "build", "--jobs", "1")
    modules = loaded(tmp_path, "build")
    assert "handbill.publishing.incremental.built" in modules
    assert modules & (HEAVY | {"pydantic", "jinja2", "handbill.model.settings", "handbill.checks"}) == set()


def test_a_build_of_one_changed_page_loads_no_library_for_files_that_its_campaign_does_not_have(tmp_path: Path) -> None:
    files = {path: text for path, text in FILES.items() if "/events/" not in path and "/peace/" not in path}
    draw(tmp_path, {**files, "campaigns/pay/campaign.yml": campaign(languages=["en", "fr"])})
    shutil.copytree(OVERRIDES, tmp_path / "overrides")
    loaded(tmp_path, "build", "--jobs", "1")
    with (tmp_path / "campaigns" / "pay" / "index.md").open("a") as file:
        file.write("One more sentence.\n")
    modules = loaded(tmp_path, "build", "--jobs", "1")
    assert "handbill.publishing.making.maker" in modules
    assert modules & {"docx", "fontTools", "icalendar", "lxml", "mkdocs", "openpyxl", "PIL", "typst"} == set()
