"""The page of all components: valid, accessible in light and dark, and whole on a phone and at a desk."""

from __future__ import annotations

from audit.nu import invalid
from audit.page import faults
from reader import Server, Tab


def test_every_component_is_valid_html(components: Server) -> None:
    assert invalid([components.folder / "index.html"]) == ""


def test_every_component_is_accessible_and_whole_at_any_width(tab_with_axe: Tab, components: Server) -> None:
    with tab_with_axe.visit(components) as visit:
        assert list(faults(visit.open(""))) == []
        assert visit.complaints == []
