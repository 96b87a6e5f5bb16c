"""Every kind of page and every state, in every kind of script: light, quiet, accessible, and whole at any width."""

from __future__ import annotations

import gzip

import pytest

from audit.page import faults
from reader import Server, Visit
from river_kinds import KINDS
from state_project import CAMPAIGNS, EVENTS
from state_project import LANGUAGES as IN_STATES

LANGUAGES = ("", "my/", "ar/")
EMBEDDED = ("clean-river/letters/ministry/embed/", "ar/clean-river/letters/post/embed/")
FALLBACKS = (
    "ar/old-mill/",
    "ar/old-mill/letters/owner/",
    "be/",
    "be/clean-river/",
    "be/clean-river/events/meeting/",
    "be/archive/",
)
PASSED_ON = ("clean-river/actions/pass-on/", "ar/clean-river/actions/pass-on/")
PAGES = (*(f"{language}{kind}" for language in LANGUAGES for kind in KINDS), *FALLBACKS, *EMBEDDED, *PASSED_ON)
STATES = ("", *(f"{slug}/" for slug in CAMPAIGNS), "won/letters/mayor/", *(f"running/events/{id}/" for id in EVENTS))

BUDGET = 14_336  # one first flight of TCP (RFC 6928), page, style and script together
REQUESTS = 3  # page, style, script; the icon apart


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_light_and_accessible_and_whole_at_any_width(visit_with_axe: Visit, path: str) -> None:
    page = visit_with_axe.open(path)
    page.wait_for_load_state("load")
    own = visit_with_axe.asked
    assert all(url.startswith(visit_with_axe.server.secure) for url in visit_with_axe.requests)
    assert len(own) <= REQUESTS
    assert sum(len(gzip.compress(_served(visit_with_axe.server, url), 9)) for url in own) <= BUDGET
    assert list(faults(page)) == []
    assert visit_with_axe.complaints == []


def _served(server: Server, url: str) -> bytes:
    path = url.removeprefix(server.secure + "/")
    return (server.folder / (path + "index.html" if path.endswith("/") or not path else path)).read_bytes()


@pytest.mark.parametrize("path", STATES)
@pytest.mark.parametrize("language", IN_STATES)
def test_a_state_is_accessible_and_whole_at_any_width(visit_states: Visit, language: str, path: str) -> None:
    page = visit_states.open(path if language == "en" else f"{language}/{path}")
    assert list(faults(page)) == []
    assert visit_states.complaints == []
