"""A letter to everybody in a parliament: the page stays light, and nobody is missing."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from drawn import addresses, campaign, markup, mkdocs, page, rendered, route_of, site_of
from handbill.letters.letter_file import LetterFile
from handbill.model.campaign import Site
from handbill.pages.letters.downloads import by_folder
from rfc6068 import Message, parse
from visitor import Element, document

COUNT = 716
PATH = "pay/letters/wages/"
COUNTRIES = ("BE", "DE", "ES", "FR", "PL")


def shown(root: Path, choose: str, countries: tuple[str, ...] = COUNTRIES, count: int = COUNT) -> Element:
    return rendered(site_with(root, choose, countries, count), PATH)


def sent(found: Element) -> list[Message]:
    return [parse(link.attributes["href"]) for link in found.all("a", data_hb="send")]


def pages(root: Path, choose: str, countries: tuple[str, ...] = COUNTRIES, count: int = COUNT) -> list[tuple[str, Element]]:
    """The letter's page, and those of its offices, by their addresses below its folder."""
    site = site_with(root, choose, countries, count)
    found = [one for one in addresses(site) if one.startswith(PATH) and not one.endswith("/embed/")]
    return [(one.removeprefix(PATH), rendered(site, one)) for one in found]


def site_with(root: Path, choose: str, countries: tuple[str, ...], count: int) -> Site:
    rows = "".join(
        f"m-{n},{chr(65 + n % 26)}nna Member {n},{countries[n % len(countries)]},all,member.{n}@parliament.example.org,"
        "https://parliament.example.org/,2027-05-01\n"
        for n in range(count)
    )
    files = {
        "mkdocs.yml": mkdocs("en"),
        "campaigns/pay/campaign.yml": campaign(),
        "campaigns/pay/index.md": page("Pay"),
        "campaigns/pay/recipients.csv": f"id,name,country,groups,email,source_url,checked_on\n{rows}",
        "campaigns/pay/letters/wages.md": page("Wages", "Dear all.\n" * 20, subject="Pay us", to=["group:all"], choose=choose),
    }
    return site_of(root, files)


@pytest.mark.parametrize("choose", ["none", "country", "recipient", "several"])
def test_a_page_for_716_offices_is_light_and_reaches_each_once(tmp_path: Path, choose: str) -> None:
    found = shown(tmp_path, choose)
    assert len(gzip.compress(found.markup.encode())) <= 40_000
    messages = [message for _, one in pages(tmp_path, choose) for message in sent(one)]
    reached = [one for message in messages for one in message.to]
    assert sorted(reached) == sorted(f"member.{n}@parliament.example.org" for n in range(COUNT))
    assert {message.subject for message in messages} == {"Pay us"}
    # In messages to all there is no room for the letter beside the addresses.
    assert {message.body.partition("\r")[0] for message in messages} == ({""} if choose == "none" else {"Dear all."})


def test_the_links_of_many_choices_are_on_pages_by_country(tmp_path: Path) -> None:
    found = dict(pages(tmp_path, "recipient", count=120))
    assert list(found) == ["", *(f"offices/{code}/" for code in ("be", "fr", "de", "pl", "es"))]
    choices = found[""].one("div", data_hb="choices")
    assert choices.one("summary").text == "Choose a name: the message opens (120)"
    assert [link.text for link in choices.all("a")] == [
        f"{name} (24)" for name in ("Belgium", "France", "Germany", "Poland", "Spain")
    ]
    assert (sent(found[""]), found[""].one("article").attributes["data-hb-rung"]) == ([], "full")
    german = found["offices/de/"]
    assert (german.one("h1").text, len(sent(german))) == ("Germany", 24)
    assert german.one("div", data_hb="letter").text.startswith("Dear all.")
    # What the script makes the same links of.
    options = [one.attributes["data-hb-to"] for one in found[""].all("option") if one.attributes["value"]]
    assert sorted(options) == sorted(f"member.{n}@parliament.example.org" for n in range(120))


def test_more_offices_than_a_page_has_room_for_are_on_several(tmp_path: Path) -> None:
    found = dict(pages(tmp_path, "recipient", ("DE", "FR"), 162))
    assert [(name, len(sent(one))) for name, one in found.items() if name] == [
        ("offices/fr/", 27), ("offices/fr-2/", 27), ("offices/fr-3/", 27), ("offices/de/", 27), ("offices/de-2/", 27), ("offices/de-3/", 27),
    ]  # fmt: skip
    assert found["offices/de-2/"].one("h1").text == "Germany: Cnna Member 54 – Cnna Member 106"


@pytest.mark.parametrize(("count", "several"), [(40, 1), (41, 2)])
def test_forty_offices_are_on_one_page(tmp_path: Path, count: int, several: int) -> None:
    rest = tuple("BE" for _ in range(61))
    found = pages(tmp_path, "recipient", (*("DE" for _ in range(count)), *rest), count + len(rest))
    assert len([name for name, _ in found if name.startswith("offices/de")]) == several


def test_those_of_one_country_are_by_their_first_letters(tmp_path: Path) -> None:
    found = pages(tmp_path, "recipient", ("GB",))
    assert [name for name, _ in found][:3] == ["", "offices/a/", "offices/b/"]
    assert len(found) == 27
    assert [one.text for one in found[0][1].one("div", data_hb="choices").all("a")][:2] == ["A (28)", "B (28)"]


def test_countries_with_many_offices_are_folded_away_too(tmp_path: Path) -> None:
    choices = shown(tmp_path, "country").one("div", data_hb="choices")
    assert next(one.text for one in choices.all("summary")) == "Choose a country: its message opens (5)"
    assert shown(tmp_path / "few", "country", count=60).one("div", data_hb="choices").one("h3").text.startswith("Choose a country")


def test_more_than_three_messages_are_folded_away_below_the_first(tmp_path: Path) -> None:
    found = shown(tmp_path, "none")
    folded = [one for one in found.all("details") if one.children[0].text.startswith("Messages: ")]
    assert [len(one.all("a", data_hb="send")) for one in folded] == [len(found.all("a", data_hb="send"))]


@pytest.mark.parametrize(("count", "folded"), [(60, []), (61, ["Word, OpenDocument, PDF"])])
def test_beside_a_long_list_the_files_are_folded_away(tmp_path: Path, count: int, folded: list[str]) -> None:
    files = [LetterFile(f"{PATH}wages.en.{form}", tmp_path, 1000, "wages", form, "en") for form in ("docx", "odt", "pdf")]
    site = site_with(tmp_path, "recipient", COUNTRIES, count)
    found = document(markup(route_of(site, PATH), files=by_folder(files)))
    section = next(one for one in found.all("section") if one.attributes.get("id") == "files")
    assert [one.text for one in section.all("summary")] == folded
    assert len(section.all("a", data_hb="download")) == 3


def test_sixty_choices_are_still_shown_whole(tmp_path: Path) -> None:
    choices = shown(tmp_path, "recipient", count=60).one("div", data_hb="choices")
    links = choices.all("a", data_hb="send")
    assert len(links) == 60
    # What is folded are the offices, each beside its link.
    assert [one for fold in choices.all("details") for one in fold.all("a", data_hb="send")] == []
    assert all(parse(link.attributes["href"]).body for link in links)


def test_the_offices_of_one_message_are_folded_where_they_are_many(tmp_path: Path) -> None:
    found = shown(tmp_path, "none", count=6)
    assert next(one.text for one in found.one("dl").all("summary")) == "Offices: 6"
    assert found.one("bdi", data_hb="recipients").text.count("@") == 6
