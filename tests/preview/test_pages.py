"""A preview shows what a build would make now, whatever was changed before."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

import drawn
from previewed import Preview, draw_project, previewed
from whole_site.test_incremental import campaign

PICTURE = "campaigns/pay/media/march.png"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = draw_project(tmp_path_factory.mktemp("preview") / "project")
    draw_picture(root, "red")
    write(root, "campaigns/pay/more.md", drawn.page("More", "![A march](media/march.png)\n"))
    return root


@pytest.fixture(scope="module")
def preview(project: Path) -> Iterator[Preview]:
    with previewed(project) as started:
        yield started


def write(root: Path, path: str, text: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, encoding="utf-8")


def replace(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text(encoding="utf-8")
    assert old in text
    write(root, path, text.replace(old, new, 1))


def draw_picture(root: Path, colour: str) -> None:
    (root / PICTURE).parent.mkdir(exist_ok=True)
    Image.new("RGB", (600, 400), colour).save(root / PICTURE)


@pytest.mark.parametrize(
    ("path", "old", "new", "shown_at", "words"),
    [
        ("campaigns/pay/index.md", "Read the", "Please read the", "pay/", "Please read the"),
        ("campaigns/pay/index.fr.md", "Des mots", "Des phrases", "fr/pay/", "Des phrases"),
        ("campaigns/pay/index.md", 'title: "Pay"', 'title: "Fair pay"', "", "Fair pay"),
        ("campaigns/pay/letters/write.md", "Dear minister", "Dear Ms Minister", "pay/letters/write/", "Dear Ms Minister"),
        ("campaigns/pay/campaign.yml", "Union of Clerks", "Union of Nurses", "pay/", "Union of Nurses"),
        ("campaigns/recipients.csv", "m,M,FR", "m,Ministry of Pay,FR", "pay/letters/write/", "Ministry of Pay"),
        ("docs/index.md", "Some words", "Other words", "", "Other words"),
        ("docs/safety.md", "Think.", "Think twice.", "fr/peace/", "Think twice."),
        ("overrides/hb/plain.html", "{% block main %}", "{% block main %}<p>From a template</p>", "pay/more/", "From a template"),
        ("docs/handbook/index.md", "How to.", "How to begin.", "handbook/", "How to begin."),
        ("mkdocs.yml", "site_name: Hub", "site_name: Our hub", "fr/", "Our hub"),
    ],
)  # fmt: skip
def test_a_page_follows_each_kind_of_file(
    preview: Preview, project: Path, path: str, old: str, new: str, shown_at: str, words: str
) -> None:
    if shown_at == "handbook/":
        preview.make_handbook()
    assert words not in preview.plain(shown_at).decode()
    assert words in preview.after(lambda: replace(project, path, old, new), shown_at)


@pytest.mark.parametrize(
    ("path", "addition", "found"),
    [
        ("overrides/assets/css/base.css", ".hb-tried { color: #123456; }\n", "#123456"),
        ("overrides/assets/js/letter.js", "console.log('tried');\n", "tried"),
    ],
)
def test_a_page_follows_styles_and_scripts(preview: Preview, project: Path, path: str, addition: str, found: str) -> None:
    text = (project / path).read_text(encoding="utf-8")
    page = preview.after(lambda: write(project, path, text + addition), "pay/letters/write/")
    addresses = re.findall(r'(?:href|src)="[./]*(assets/[^"]*\.(?:css|js))"', page)
    assert any(found in preview.get(address).decode() for address in addresses)


def test_a_page_follows_its_pictures(preview: Preview, project: Path) -> None:
    before = preview.get("pay/media/march.png")
    preview.after(lambda: draw_picture(project, "blue"), "pay/more/")
    assert preview.get("pay/media/march.png") != before


def test_campaigns_come_and_go(preview: Preview, project: Path) -> None:
    def add() -> None:
        for path, text in campaign("strike").items():
            write(project, path, text)

    assert preview.ask("strike/")[0] == 404
    assert "Read the" in preview.after(add, "strike/")
    preview.after(lambda: shutil.rmtree(project / "campaigns/strike"), "strike/")
    assert preview.ask("strike/")[0] == 404


def test_after_all_these_changes_everything_is_as_a_build_makes_it(preview: Preview, project: Path, tmp_path: Path) -> None:
    clean = tmp_path / "project"
    shutil.copytree(project, clean, ignore=shutil.ignore_patterns(".cache"))
    subprocess.run(
        [sys.executable, "-m", "handbill", "build"], cwd=clean, env={**os.environ, "SOURCE_DATE_EPOCH": "1809950400"}, check=True
    )
    files = [file for file in (clean / "site").rglob("*") if file.is_file() and file.name != ".handbill-manifest.json"]
    preview.make_handbook()
    different = []
    for file in files:
        name = file.relative_to(clean / "site").as_posix()
        shown = preview.plain(name.removesuffix("index.html") if name.endswith("index.html") else name)
        if shown != file.read_bytes():
            different.append(name)
    assert different == []
    assert len(files) > 80
