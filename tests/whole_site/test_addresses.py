"""Every page and file of the built site is at its address, and nothing else is."""

from __future__ import annotations

import re
from pathlib import Path

from hall import FILES, OLD, PAGES, ROOT, loaded
from visitor import Built


def test_every_page_of_the_contract_is_there_and_no_other(built: Built) -> None:
    pages = {address for address in built.pages if not FILES.fullmatch(f"{address}index.html")}
    assert pages == PAGES


def test_every_other_file_has_an_address_of_the_contract(built: Built) -> None:
    known = {f"{page}index.html" if not page.endswith(".html") else page for page in PAGES | OLD}
    assert [name for name in built.files if name not in known and not FILES.fullmatch(name)] == []


def test_pictures_are_published_once_for_all_languages(built: Built, checked_out: Path) -> None:
    assert [name for name in built.files if "rally" in name] == [
        "fair-pay/media/rally.480.jpg", "fair-pay/media/rally.960.jpg", "fair-pay/media/rally.jpg"
    ]  # fmt: skip


def test_only_joined_styles_and_scripts_are_published_and_each_is_used(built: Built) -> None:
    theme = ("assets/stylesheets/", "assets/javascripts/", "assets/images/", "assets/handbook.")
    own = [name for name in built.files if name.startswith("assets/") and not name.startswith(theme)]
    hashed = re.compile(
        r"assets/[a-z]+(-arab)?(-1f68c0)?\.[0-9a-f]{8}\.css|assets/[a-z_]+(-risk)?\.[0-9a-f]{8}\.js|assets/icon\.[0-9a-f]{8}\.svg"
        r"|assets/campaign\.schema\.json"
    )
    assert [name for name in own if not hashed.fullmatch(name)] == []
    asked = {built.where(address, link) for address, page in built.pages.items() for link in loaded(page)}
    unasked = (
        "assets/later",
        "assets/letter",
        "assets/next_languages",
        "assets/report",
        "assets/round",
        "assets/campaign.schema.json",
    )
    assert [name for name in own if ROOT + name not in asked and not name.startswith(unasked)] == []


def test_old_addresses_lead_on(built: Built) -> None:
    assert {address for address in built.documents if address not in built.pages} == OLD
    for old in OLD:
        page = built.documents[old]
        target = built.where(old, page.one("meta", http_equiv="refresh").attributes["content"].removeprefix("0; url="))
        assert built.problem(target) == ""
        assert page.one("link", rel="canonical").attributes["href"] == target
        assert target.removeprefix(ROOT)[:3] == old[:3] or not old.startswith(("fr/", "ar/"))
    assert "url=../fair-pay/" in built.documents["pay/"].one("meta", http_equiv="refresh").attributes["content"]
