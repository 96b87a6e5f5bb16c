"""A letter to everybody in a parliament: the page stays light, and nobody is missing."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from drawn import campaign, markup, mkdocs, page, rendered, route_of, site_of
from handbill.letters.letter_file import LetterFile
from handbill.model.campaign import Site
from handbill.pages.letters.downloads import by_folder
from rfc6068 import parse
from visitor import Element, document

COUNT = 716
PATH = "pay/letters/wages/"
COUNTRIES = ("BE", "DE", "ES", "FR", "PL")


def shown(root: Path, choose: str, countries: tuple[str, ...] = COUNTRIES, count: int = COUNT) -> Element:
    return rendered(site_with(root, choose, countries, count), PATH)


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
    messages = [parse(link.attributes["href"]) for link in found.all("a", data_hb="send")]
    reached = [one for message in messages for one in message.to]
    assert sorted(reached) == sorted(f"member.{n}@parliament.example.org" for n in range(COUNT))
    assert {message.subject for message in messages} == {"Pay us"}


def test_many_choices_are_folded_away_by_country_and_their_links_leave_the_letter_out(tmp_path: Path) -> None:
    found = shown(tmp_path, "recipient")
    choices = found.one("div", data_hb="choices")
    assert [one.children[0].text for one in choices.all("details") if isinstance(one.children[0], Element)] == [
        "Choose a name: the message opens (716)", "Belgium (144)", "France (143)", "Germany (143)", "Poland (143)", "Spain (143)",
    ]  # fmt: skip
    assert {parse(link.attributes["href"]).body for link in choices.all("a", data_hb="send")} == {""}
    assert found.one("article").attributes["data-hb-rung"] == "short"


def test_those_of_one_country_are_by_their_first_letters(tmp_path: Path) -> None:
    names = [one.text for one in shown(tmp_path, "recipient", ("GB",)).one("div", data_hb="choices").all("summary")]
    assert (names[:3], len(names)) == (["Choose a name: the message opens (716)", "A (28)", "B (28)"], 27)


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
    assert choices.all("summary") == []
    assert all(parse(link.attributes["href"]).body for link in choices.all("a", data_hb="send"))


def test_the_offices_of_one_message_are_folded_where_they_are_many(tmp_path: Path) -> None:
    found = shown(tmp_path, "none", count=6)
    assert next(one.text for one in found.one("dl").all("summary")) == "Offices: 6"
    assert found.one("bdi", data_hb="recipients").text.count("@") == 6
