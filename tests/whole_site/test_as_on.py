"""A preview of another day: the site as it will be, which every page of it says, and which is never published."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

import drawn
from hall import HERE, handbill
from handbill.cli import main
from once import once
from visitor import Built

ROOT = "https://hub.example.org/"
BAND = {
    "en": "As on 2 June 2027. This is a preview and is not published.",
    "fr": "Au 2 juin 2027. Ceci est un aperçu, il n’est pas publié.",
}


def project(root: Path) -> Path:
    """A hub in two languages whose campaign has a deadline, news and another campaign to come, and a handbook."""
    settings = json.loads(drawn.mkdocs("en", "fr", share_pictures=False))
    settings["theme"] = {"name": "material", "custom_dir": "overrides", "font": False}
    settings["plugins"][1]["i18n"] |= {"docs_structure": "suffix", "fallback_to_default": False, "reconfigure_search": False}
    letter = drawn.page("Wages", "Dear all.\n", subject="Pay us", to=[])
    drawn.draw(
        root,
        {
            "mkdocs.yml": json.dumps(settings),
            "docs/handbook/index.md": "# For editors\n\nHow to write.\n",
            "campaigns/pay/campaign.yml": drawn.campaign(languages=["en", "fr"], deadline="2027-05-20"),
            "campaigns/pay/index.md": drawn.page("Pay"),
            "campaigns/pay/letters/wages.md": letter,
            "campaigns/pay/news/2027-06-01-won.md": drawn.page("They pay", date="2027-06-01"),
            "campaigns/later/campaign.yml": drawn.campaign(publish_at="2027-06-02 08:00 Europe/Brussels"),
            "campaigns/later/index.md": drawn.page("Later"),
        },
    )
    shutil.copytree(HERE.parent / "overrides", root / "overrides", copy_function=shutil.copy)
    return root


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site as on 2 June 2027, built three weeks before."""

    def make(root: Path) -> None:
        done = handbill(project(root), "build", "--on", "2027-06-02", "--jobs", "1")
        assert done.returncode == 0, done.stdout + done.stderr
        assert done.stdout.startswith("A preview of 2027-06-02, not to be published, is in site-on-2027-06-02; ")

    return Built(once(tmp_path_factory, "as-on", make) / "site-on-2027-06-02", ROOT)


def test_every_page_says_of_what_day_it_is(preview: Built) -> None:
    pages = {address: page for address, page in preview.pages.items() if not page.all("meta", http_equiv="refresh")}
    assert {"", "fr/", "pay/", "fr/pay/letters/wages/", "handbook/", "404.html", "fr/404.html", "pay/letters/wages/embed/"} <= set(
        pages
    )
    said = {address: [one.text for one in page.all("", data_hb="as-on")] for address, page in pages.items()}
    assert said == {address: [BAND[page.one("html").attributes["lang"]]] for address, page in pages.items()}


def test_no_page_is_to_be_found_by_a_search(preview: Built) -> None:
    hidden = [address for address, page in preview.pages.items() if page.all("meta", name="robots", content="noindex")]
    assert hidden == list(preview.pages)
    assert preview.files["_headers"].startswith(b"/*\n  X-Robots-Tag: noindex\n")


def test_it_is_the_site_of_that_day(preview: Built) -> None:
    assert "The deadline was 20 May 2027" in preview.pages["pay/"].text
    assert "pay/news/2027-06-01-won/" in preview.pages
    assert "later/" in preview.pages


def test_its_list_of_files_tells_programs(preview: Built) -> None:
    assert json.loads(preview.files[".handbill-manifest.json"])["as_on"] == "2027-06-02"


def test_it_never_replaces_a_site_of_today(preview: Built, monkeypatch: pytest.MonkeyPatch) -> None:
    root = preview.folder.parent
    published = root / "public"
    shutil.copytree(preview.folder, published)
    manifest = published / ".handbill-manifest.json"
    listed = json.loads(manifest.read_text())
    del listed["as_on"]
    manifest.write_text(json.dumps(listed))
    monkeypatch.chdir(root)
    done = CliRunner().invoke(main, ["build", "--on", "2027-06-02", "--out", "public"])
    assert done.exit_code == 2
    assert done.stderr == (
        "handbill: “public” contains a site to publish, which a preview of another day must not replace; name another with --out\n"
    )
    assert json.loads(manifest.read_text()) == listed


def test_a_site_of_today_says_nothing_of_the_kind(tmp_path: Path) -> None:
    site = drawn.site_of(tmp_path, {"campaigns/pay/campaign.yml": drawn.campaign(), "campaigns/pay/index.md": drawn.page("Pay")})
    page = drawn.rendered(site, "pay/")
    assert page.all("", data_hb="as-on") == []
    assert page.all("meta", name="robots") == []
