"""Links to change a page are those that MkDocs makes of the same settings."""

from __future__ import annotations

from typing import Any

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page

from handbill.publishing.making.edit_links import edit_link

SOURCE = "campaigns/pay/index.fr.md"


def by_mkdocs(settings: dict[str, Any]) -> str:
    config = MkDocsConfig()
    config.load_dict({"site_name": "Hub", "plugins": [], **settings})
    assert config.validate()[0] == []
    file = File("pay/index.fr.md", "docs", "site", use_directory_urls=True)
    file.edit_uri = f"../{SOURCE}"
    return Page(None, file, config).edit_url or ""


@pytest.mark.parametrize(
    ("settings", "link"),
    [
        ({}, ""),
        ({"repo_url": "https://git.example.org/hub"}, ""),
        ({"repo_url": "https://git.example.org/hub", "edit_uri": ""}, ""),
        (
            {"edit_uri": "https://git.example.org/hub/edit/main/docs/"},
            "https://git.example.org/hub/edit/main/campaigns/pay/index.fr.md",
        ),
        (
            {"edit_uri": "https://git.example.org/hub/edit/main/docs"},
            "https://git.example.org/hub/edit/main/campaigns/pay/index.fr.md",
        ),
        ({"repo_url": "https://github.com/example/hub"}, "https://github.com/example/hub/edit/master/campaigns/pay/index.fr.md"),
        ({"repo_url": "https://gitlab.com/example/hub/"}, "https://gitlab.com/example/hub/edit/master/campaigns/pay/index.fr.md"),
        (
            {"repo_url": "https://bitbucket.org/example/hub"},
            "https://bitbucket.org/example/hub/src/default/campaigns/pay/index.fr.md",
        ),
        (
            {"repo_url": "https://git.example.org/hub", "edit_uri": "-/edit/main/docs/"},
            "https://git.example.org/hub/-/edit/main/campaigns/pay/index.fr.md",
        ),
    ],
)
def test_the_link_is_that_of_mkdocs(settings: dict[str, Any], link: str) -> None:
    assert edit_link(settings, SOURCE) == link
    assert (by_mkdocs(settings) and link) == link
    # MkDocs leaves steps up in the address, which every browser and server takes out.
    assert by_mkdocs(settings).replace("/docs/../", "/") == link


def test_a_page_without_a_file_has_no_link() -> None:
    assert edit_link({"edit_uri": "https://git.example.org/hub/edit/main/docs/"}, "") == ""
