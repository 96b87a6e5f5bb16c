"""Links of the built site lead somewhere."""

from __future__ import annotations

import re
from pathlib import Path

from hall import EDIT, PAGES, ROOT, is_public
from rfc6068 import parse
from visitor import Built


def test_every_link_within_the_site_leads_somewhere(built: Built) -> None:
    broken = []
    for address, page in built.documents.items():
        for element in page:
            for name in ("href", "src"):
                link = element.attributes.get(name)
                if link is None or re.match(r"(mailto|tel|data):", link):
                    continue
                url = built.where(address, link)
                if built.is_own(url) and (problem := built.problem(url)):
                    broken.append(f"{address}: {link}: {problem}")
    assert broken == []


def test_links_of_a_page_stay_in_its_language(built: Built) -> None:
    strayed = []
    for address, page in built.pages.items():
        language = address[:3] if address[:3] in ("fr/", "ar/") else ""
        for link in page.one("main").all("a", href="*") if is_public(address) else ():
            url = built.where(address, link.attributes["href"])
            target = url.removeprefix(ROOT)
            named = link.inherited("lang") if link.attributes.get("lang") or link.attributes.get("hreflang") else ""
            if built.is_own(url) and not named and is_public(target) and not target.startswith("assets/"):
                found = target[:3] if target[:3] in ("fr/", "ar/") else ""
                notice = link.parent is not None and link.parent.attributes.get("data-hb") == "translation-notice"
                if found != language and not notice and not target.endswith((".ics", ".docx", ".odt", ".pdf", ".txt", ".eml")):
                    strayed.append((address, target))
    assert strayed == []


def test_every_mail_link_is_one(built: Built) -> None:
    links = [one.attributes["href"] for page in built.documents.values() for one in page.all("a", href="*")]
    found = [link for link in links if link.lower().startswith("mailto:")]
    assert len(found) > 50
    for link in found:
        assert len(link) <= 2000
        assert "+" not in link.partition("?")[2]
        parse(link)


def test_edit_links_lead_to_files_of_the_project(built: Built, checked_out: Path) -> None:
    found = {}
    for address, page in built.pages.items():
        for link in page.all("a", href="*"):
            if link.attributes["href"].startswith("https://git.example.org/"):
                assert link.attributes["href"].startswith(EDIT), address
                found[address] = link.attributes["href"].removeprefix(EDIT)
    assert [path for path in found.values() if not (checked_out / path).is_file()] == []
    assert found[""] == "docs/index.md"
    assert found["fr/"] == "docs/index.fr.md"
    assert found["fr/fair-pay/"] == "campaigns/fair-pay/index.fr.md"
    assert found["fr/fair-pay/timeline/"] == "campaigns/fair-pay/timeline.md"
    assert not [page for page in found if page.startswith("ar/fair-pay/")]
    assert found["ar/atelier/letters/lettre/"] == "campaigns/atelier/letters/lettre.ar.md"
    written = {page for page in PAGES if is_public(page) and not page.endswith(("404.html", "archive/", "news/"))}
    # Where readers are at risk nothing leads to a code host.
    assert {page for page in written - set(found) if not page.startswith("ar/") or page.startswith("ar/atelier/")} == set()
