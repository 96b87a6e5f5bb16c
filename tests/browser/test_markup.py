"""The Nu Html Checker finds no error in any page of the built site."""

from __future__ import annotations

from audit.nu import invalid
from reader import Server


def test_every_public_page_is_valid_html(server: Server) -> None:
    assert invalid(page for page in server.folder.rglob("*.html") if "handbook" not in page.parts) == ""
