"""A letter inside another site: the iframe, and the oEmbed answer that carries it."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from drawn import campaign, campaign_of, mkdocs, page, page_of, site_of, translation
from handbill.model.campaign import Site
from handbill.outputs.oembed import embed_path, iframe, oembed, oembed_path

EVIL = '"><script>alert(1)</script> & more'


def drawn(root: Path, title: str = "Wages", **facts: Any) -> Site:
    files = {
        "mkdocs.yml": mkdocs("en", "fr"),
        "campaigns/pay/campaign.yml": campaign(languages=["en", "fr"], **facts),
        "campaigns/pay/index.md": page("Pay"),
        "campaigns/pay/letters/wages.md": page(title, "Dear all.\n", subject="Pay us", to=[]),
        "campaigns/pay/letters/wages.fr.md": translation("Salaires", subject="Payez"),
    }
    return site_of(root, files)


def made(site: Site, language: str = "en") -> tuple[str, dict[str, Any]]:
    arguments = site, campaign_of(site), page_of(site, "letter", "wages"), language
    answer = oembed(*arguments)
    assert answer is not None
    return iframe(*arguments), json.loads(answer)


def test_the_answer_is_that_of_a_rich_resource(tmp_path: Path) -> None:
    html, answer = made(drawn(tmp_path), "fr")
    assert answer == {
        "version": "1.0",
        "type": "rich",
        "title": "Salaires",
        "author_name": "Union of Clerks",
        "provider_name": "Hub",
        "provider_url": "https://hub.example.org/fr/",
        "cache_age": 86400,
        "html": html,
        "width": 640,
        "height": 960,
    }
    assert html == (
        '<iframe src="https://hub.example.org/fr/pay/letters/wages/embed/" title="Salaires" width="640" height="960" '
        'loading="lazy" referrerpolicy="no-referrer"></iframe>'
    )


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def test_a_title_cannot_break_out_of_the_iframe(tmp_path: Path) -> None:
    html, answer = made(drawn(tmp_path, EVIL))
    parser = _Tags()
    parser.feed(html)
    assert [(tag, attributes["title"]) for tag, attributes in parser.found] == [("iframe", EVIL)]
    assert answer["title"] == EVIL


def test_there_is_none_where_passing_it_on_is_dangerous(tmp_path: Path) -> None:
    site = drawn(tmp_path, risk={"fr": "high"})
    arguments = site, campaign_of(site), page_of(site, "letter", "wages")
    assert (iframe(*arguments, "fr"), oembed(*arguments, "fr")) == ("", None)
    assert iframe(*arguments, "en")


def test_both_stand_below_the_letter(tmp_path: Path) -> None:
    letter = page_of(drawn(tmp_path), "letter", "wages")
    assert (embed_path(letter, "pay"), oembed_path(letter, "pay")) == ("pay/letters/wages/embed/", "pay/letters/wages/oembed.json")
