"""The page at an old address."""

from __future__ import annotations

from collections.abc import Callable

from handbill.site.redirect import redirect


def test_an_old_address_leads_on_without_a_script(golden: Callable[[str, str], None]) -> None:
    golden("redirect.html", redirect("../../new/", "https://hub.example.org/fr/new/", "Payez-nous", "fr"))


def test_a_title_cannot_break_out() -> None:
    made = redirect('a"b', 'https://hub.example.org/?a="&b', '<script>"&', 'x"y')
    assert "<script" not in made
    assert "<title>&lt;script&gt;&quot;&amp;</title>" in made
    assert 'url=a&quot;b"' in made
    assert 'lang="x&quot;y"' in made
