"""The page of text: what a kind says in the list of kinds is all it takes, and each part is there only with something in it."""

from __future__ import annotations

import pytest

from drawn import campaign, markup, mkdocs, page, rendered, route_of, shown, site_of, translation
from handbill.model.campaign import Site

LETTER = {"subject": "Pay", "to": []}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return site_of(
        tmp_path_factory.mktemp("plain"),
        {
            "mkdocs.yml": mkdocs("en", "fr"),
            "campaigns/pay/campaign.yml": campaign(
                languages=["en", "fr"], organisers=[{"name": "Hall Workers", "short_name": "HW"}]
            ),
            "docs/about.md": page("About"),
            "campaigns/pay/index.md": page("Pay"),
            "campaigns/pay/media/hall.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>',
            "campaigns/pay/circular.md": page(
                "To all", date="2027-05-02", salutation="Dear <all>,", image="media/hall.svg", image_alt="A hall"
            ),
            "campaigns/pay/circular.fr.md": translation("À tous", closing="Solidairement,"),
            "campaigns/pay/briefing.md": page("Facts"),
            "campaigns/pay/faq.md": page("Questions"),
            "campaigns/pay/safety.md": page("Safety"),
            "campaigns/pay/letters/one.md": page("One", "Dear all.\n", **LETTER),
            "campaigns/pay/letters/two.md": page("Two", "Dear all.\n", **LETTER),
            "campaigns/pay/audiences/crane.md": page("Crane drivers", letters=["one", "two"], partner={"name": "Crane Union"}),
            "campaigns/pay/audiences/clerks.md": page("Clerks", letters=["one"]),
        },
    )


def test_a_dated_page_has_its_day_its_own_words_its_picture_and_who_sends_it(site: Site) -> None:
    view = shown(site, "pay/circular/")[1]
    assert (view.date.datetime, view.figure.alt.text) == ("2027-05-02", "A hall")
    assert {name: str(text) for name, text in view.words.items()} == {"salutation": "Dear <all>,"}
    assert [str(one.name) for one in view.senders] == ["Hall Workers"]
    french = shown(site, "fr/pay/circular/")[1]
    assert {name: str(text) for name, text in french.words.items()} == {"closing": "Solidairement,"}
    html = rendered(site, "pay/circular/").text
    assert html.index("2 May 2027") < html.index("Dear <all>,") < html.index("Some words.") < html.index("Hall Workers")


def test_pages_that_are_listed_lead_to_each_other_in_the_order_of_the_list(site: Site) -> None:
    listed = ["To all", "Facts", "Questions", "Safety"]
    assert [str(one.text) for one in shown(site, "pay/")[1].pages] == listed
    assert [str(one.text) for one in shown(site, "pay/faq/")[1].links] == ["To all", "Facts", "Safety"]
    assert shown(site, "pay/audiences/clerks/")[1].links == ()


def test_the_page_of_an_audience_is_a_poster_with_its_first_letter(site: Site) -> None:
    view = shown(site, "pay/audiences/crane/")[1]
    assert ([str(one) for one in view.by], str(view.partner.name)) == (["Crane Union"], "Crane Union")
    assert [str(one.text) for one in view.letters] == ["One", "Two"]
    clerks = shown(site, "pay/audiences/clerks/")[1]
    assert ([str(one) for one in clerks.by], clerks.partner) == (["HW"], None)
    assert [str(one.text) for one in clerks.audiences] == ["Crane drivers"]


@pytest.mark.parametrize("address", ["fr/pay/circular/", "pay/circular/"])
def test_a_text_is_offered_in_its_other_languages_where_it_ends(site: Site, address: str) -> None:
    tag = "en" if address.startswith("fr/") else "fr"
    assert [one.tag for one in shown(site, address)[0].readings] == [tag]
    assert f'hreflang="{tag}"' in markup_of(site, address).partition("</h1>")[2]


def test_nothing_is_beside_a_text_that_has_nothing_beside_it(site: Site) -> None:
    assert "hb-side" in markup_of(site, "pay/faq/")
    assert "hb-side" not in markup_of(site, "about/")


def markup_of(site: Site, address: str) -> str:
    return markup(route_of(site, address))
