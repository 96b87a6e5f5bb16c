"""Addresses on the web go on to the next line behind a slash."""

from __future__ import annotations

import pytest

from handbill.pages.layout.templates import breakable


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("https://hub.example.org/pay/", "https://hub.example.org/<wbr>pay/"),
        ("https://hub.example.org/pay/events.ics", "https://hub.example.org/<wbr>pay/<wbr>events.ics"),
        ("Pay <us> & them: https://hub.example.org/", "Pay &lt;us&gt; &amp; them: https://hub.example.org/"),
        ("and / or", "and / or"),
        ("webcal://hub.example.org", "webcal://hub.example.org"),
    ],
)
def test_an_address_may_break_behind_its_slashes_only(text: str, html: str) -> None:
    assert str(breakable(text)) == html
