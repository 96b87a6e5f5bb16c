"""A letter is made once for its pages, and anew for another site that has the same records."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

import drawn
from handbill.content.markdown.body import Body
from handbill.content.markdown.surroundings import Surroundings
from handbill.letters import letter
from handbill.model.campaign import Site

OFFICES = """\
id,name,country,email,source_url,checked_on
ann,Ann,FR,ann@gov.example.org,https://gov.example.org/,2027-05-01
ben,Ben,BE,,https://gov.example.org/,2027-05-01
"""
LETTERS = "pay/letters"


@pytest.fixture
def site(tmp_path: Path) -> Site:
    words = {"subject": "Pay us", "body": "Dear [[recipient.name]],\n\npay us.\n"}
    files = {
        "mkdocs.yml": drawn.mkdocs("en", "fr"),
        "campaigns/pay/campaign.yml": drawn.campaign(languages=["en", "fr"]),
        "campaigns/pay/index.md": drawn.page("Pay"),
        "campaigns/pay/recipients.csv": OFFICES,
        "campaigns/pay/letters/both.md": drawn.page("Both", **words, to=["ann", "ben"], choose="recipient"),
        "campaigns/pay/letters/one.md": drawn.page("One", **words, to=["ben"]),
    }
    return drawn.site_of(tmp_path, files)


def test_a_letter_is_made_once_for_its_own_page_and_the_one_to_embed(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    to_html = letter.to_html

    def counted(body: Body, around: Surroundings) -> str:
        made.append(around.language)
        return to_html(body, around)

    monkeypatch.setattr(letter, "to_html", counted)
    for address in (f"{LETTERS}/both/", f"{LETTERS}/both/embed/"):
        assert "[Name of the recipient]" in drawn.shown(site, address)[1].form.letter.markup
    assert made == ["en"]


def test_a_letter_to_embed_leads_to_where_its_own_page_does(site: Site) -> None:
    own, embedded = (drawn.shown(site, address)[1] for address in (f"{LETTERS}/one/", f"{LETTERS}/one/embed/"))
    assert (own.ways[0].href, embedded.ways[0].href) == ("../both/", "../../both/")


def test_an_office_has_no_email_where_others_of_the_same_letter_have_one(site: Site) -> None:
    def unreached(name: str) -> dict[str, bool]:
        return {one.id: one.unreached for one in drawn.shown(site, f"{LETTERS}/{name}/")[1].form.recipients}

    assert (unreached("both"), unreached("one")) == ({"ann": False, "ben": True}, {"ben": False})


def test_an_address_gets_overdue_on_another_day(site: Site) -> None:
    later = replace(site, now=site.now + timedelta(days=3650))
    checked = [drawn.shown(one, f"{LETTERS}/one/")[1].form.recipients[0].checked for one in (site, later, site)]
    assert [moment is not None for moment in checked] == [False, True, False]


def test_another_limit_of_links_makes_other_links(site: Site) -> None:
    narrow = replace(site, settings=site.settings.model_copy(update={"mailto_max": 60}))
    rungs = [drawn.shown(one, f"{LETTERS}/both/")[1].form.choices[0].rung for one in (site, narrow, site)]
    assert rungs == ["full", "short", "full"]
