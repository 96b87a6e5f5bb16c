"""The steps of the handbook by which a site gets a language, loses one, and changes its default, on a small site."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from drawn import campaign, draw, mkdocs, page, read
from handbill.cli import main
from handbill.publishing.load import Loaded

EXPECTED = ("example-address", "missing-catalogue", "no-source-hash", "translation-status")


def translated(title: str) -> str:
    return page(title, "Des mots.\n", translation={"status": "reviewed"})


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """English and French: two pages of the hub, and a campaign written in English."""
    return draw(
        tmp_path,
        {
            "mkdocs.yml": mkdocs("en", "fr"),
            "docs/index.md": page("Hub", updated="2027-05-01"), "docs/index.fr.md": translated("Accueil"),
            "docs/about.md": page("About"), "docs/about.fr.md": translated("À propos"),
            "campaigns/pay/campaign.yml": campaign(languages=["en", "fr"], risk={"fr": "high"}),
            "campaigns/pay/index.md": page("Pay"), "campaigns/pay/index.fr.md": translated("Salaires"),
        },
    )  # fmt: skip


def loaded(root: Path) -> Loaded:
    return read(root, {"mkdocs.yml": (root / "mkdocs.yml").read_text(), "docs/index.md": (root / "docs/index.md").read_text()})


def found(root: Path) -> list[str]:
    return [str(one) for one in loaded(root).problems if one.rule not in EXPECTED]


def write(root: Path, path: str, text: str) -> None:
    (root / path).write_text(text, encoding="utf-8")


def test_the_site_begins_without_problems(root: Path) -> None:
    assert found(root) == []


def test_a_language_is_added(root: Path) -> None:
    write(root, "mkdocs.yml", mkdocs("en", "fr", "es"))
    said = [one for one in found(root) if "warning: " in one]
    assert len(said) == len(found(root)) == 2
    assert all(re.match(r"docs/(about|index)\.md:1:1: warning: the page is not translated into “es”", one) for one in said)
    write(root, "docs/index.es.md", translated("Inicio"))
    write(root, "docs/about.es.md", translated("Acerca de"))
    write(root, "campaigns/pay/campaign.yml", campaign(languages=["en", "fr", "es"], risk={"fr": "high"}))
    (left,) = found(root)
    assert left.startswith("campaigns/pay/index.md:1:1: warning: the page is not translated into “es”")


def test_a_language_is_removed(root: Path) -> None:
    write(root, "campaigns/pay/campaign.yml", campaign(languages=["en"]))
    write(root, "mkdocs.yml", mkdocs("en"))
    assert [one.split(":")[0] for one in found(root)] == ["campaigns/pay/index.fr.md", "docs/about.fr.md", "docs/index.fr.md"]
    assert "docs/index.fr.md:1:1: warning: the site is not offered in “fr”; this translation is not built [not-offered]" in found(
        root
    )
    for file in list(root.rglob("*.fr.md")):
        file.unlink()
    assert found(root) == []


def test_a_campaign_keeps_its_source_language(root: Path) -> None:
    write(root, "campaigns/pay/campaign.yml", campaign(languages=["fr"]))
    assert any("the source language “en” is not among the languages; add it" in one for one in found(root))


def test_the_default_language_is_changed(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for file in [one for one in root.rglob("*.md") if not one.name.endswith(".fr.md")]:
        file.rename(file.with_suffix(".en.md"))
    for file in list(root.rglob("*.fr.md")):
        file.rename(file.parent / file.name.replace(".fr.md", ".md"))
    write(root, "mkdocs.yml", mkdocs("fr", "en"))
    write(root, "campaigns/pay/campaign.yml", campaign(languages=["en", "fr"], risk={"fr": "high"}, source_language="en"))
    write(root, "docs/index.md", page("Accueil", "Des mots.\n", updated="2027-05-01"))
    write(root, "docs/about.md", page("À propos", "Des mots.\n"))
    write(root, "docs/index.en.md", page("Hub"))
    monkeypatch.chdir(root)
    for name in ("index", "about"):
        done = CliRunner().invoke(
            main, ["translate", "stamp", f"docs/{name}.md", "en", "--status", "reviewed", "--by", "Hall Union"]
        )
        assert done.exit_code == 0, done.output
    assert found(root) == []
    site = loaded(root).site
    assert site is not None
    assert site.settings.default_language == "fr"
    assert site.campaigns[0].source == "en"
    assert {page.source for page in site.hub} == {"fr"}
