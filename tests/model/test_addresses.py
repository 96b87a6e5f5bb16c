"""The way from one address of a site to another."""

from __future__ import annotations

import posixpath
from urllib.parse import urljoin

from hypothesis import given
from hypothesis import strategies as st

from handbill.model.addresses import relative

ROOT = "https://hub.example.org/"
FOLDERS = st.lists(st.sampled_from(["a", "b", "ab"]), max_size=5).map(lambda names: "".join(f"{name}/" for name in names))
PAGES = st.builds(str.__add__, FOLDERS, st.sampled_from(["", "a.png", "404.html"]))


@given(PAGES, PAGES)
def test_a_link_leads_there_by_the_shortest_way(target: str, page: str) -> None:
    link = relative(target, page)
    assert urljoin(ROOT + page, link) == ROOT + target
    assert link.rstrip("/") == posixpath.relpath("/" + target, posixpath.dirname("/" + page))
