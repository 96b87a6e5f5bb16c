"""Choices that people can tell apart, in an order they know, and every message that a list takes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from drawn import campaign, mkdocs, page, rendered, shown, site_of, translation
from handbill.model.campaign import Site
from handbill.pages.letters.letter_choices import telephone
from rfc6068 import parse

HEADER = "id,name,name.es,role,organization,area,country,groups,email,phone,source_url,checked_on\n"
SAME = """\
mp-1,Alex Smith,,Member for Harbour East,Assembly,,GB,mps,a1@example.org,
mp-2,Alex Smith,,Member for Harbour West,Assembly,,GB,mps,a2@example.org,
mp-3,Sam Reed,,Member,Assembly,Hill,GB,mps,a3@example.org,
mp-4,,,Member of the Assembly,Upper House,,GB,mps,a4@example.org,
mp-5,,,Member of the Assembly,Lower House,,GB,mps,a5@example.org,
"""


def drawn(root: Path, rows: str, **fields: Any) -> Site:
    listed = "".join(f"{row},https://gov.example.org/,2027-05-01\n" for row in rows.splitlines())
    files = {
        "mkdocs.yml": mkdocs("en", "es", "ru"),
        "campaigns/pay/campaign.yml": campaign(languages=["en", "es", "ru"], risk={"ru": "high"}),
        "campaigns/pay/index.md": page("Pay"),
        "campaigns/pay/recipients.csv": HEADER + listed,
        "campaigns/pay/letters/wages.md": page("Wages", "Dear all.\n", **{"subject": "Pay us", "to": ["group:mps"], **fields}),
    }
    return site_of(root, files)


def labels(root: Path, rows: str, address: str = "pay/letters/wages/", **fields: Any) -> list[str]:
    return [str(one.label) for one in shown(drawn(root, rows, **{"choose": "recipient", **fields}), address)[1].form.choices]


def test_equal_names_are_told_apart_by_role_or_organisation_and_others_stay_short(tmp_path: Path) -> None:
    assert labels(tmp_path, SAME) == [
        "Alex Smith, Member for Harbour East",
        "Alex Smith, Member for Harbour West",
        "Sam Reed, Hill",
        "Member of the Assembly, Upper House",
        "Member of the Assembly, Lower House",
    ]


def test_the_constituency_tells_them_apart_before_the_role_does(tmp_path: Path) -> None:
    rows = "a,Alex Smith,,Member,,East,GB,mps,a@example.org,\nb,Alex Smith,,Member,,West,GB,mps,b@example.org,\n"
    assert labels(tmp_path, rows) == ["Alex Smith, East", "Alex Smith, West"]


def test_the_country_is_named_where_there_are_several(tmp_path: Path) -> None:
    rows = "a,Labour Ministry,,,,,BE,mps,a@example.org,\nb,Labour Ministry,,,,,FR,mps,b@example.org,\n"
    assert labels(tmp_path, rows) == ["Labour Ministry, Belgium", "Labour Ministry, France"]
    assert labels(tmp_path, rows, "es/pay/letters/wages/") == ["Labour Ministry, Bélgica", "Labour Ministry, Francia"]


def test_what_nothing_else_tells_apart_its_address_does(tmp_path: Path) -> None:
    rows = "a,Alex Smith,,,,,GB,mps,a@example.org,\nb,Alex Smith,,,,,GB,mps,b@example.org,\n"
    assert labels(tmp_path, rows) == ["Alex Smith, a@example.org", "Alex Smith, b@example.org"]


ORDER = "".join(f"{id},{name},{other},,,,GB,mps,{id}@example.org,\n" for id, name, other in (
    ("z", "Ñuñez", ""), ("a", "Nuta", ""), ("m10", "Zed", "Ada"), ("m2", "Obe", ""),
))  # fmt: skip


def test_choices_keep_the_order_of_the_file(tmp_path: Path) -> None:
    assert labels(tmp_path, ORDER) == ["Ñuñez", "Nuta", "Zed", "Obe"]


def test_choices_sorted_by_name_follow_the_readers_alphabet(tmp_path: Path) -> None:
    assert labels(tmp_path, ORDER, sort="name") == ["Ñuñez", "Nuta", "Obe", "Zed"]
    assert labels(tmp_path, ORDER, "es/pay/letters/wages/", sort="name") == ["Ada", "Nuta", "Ñuñez", "Obe"]


MANY = "".join(f"m-{n},Member {n},,,,,{'BE' if n else 'FR'},mps,member.of.the.assembly.{n}@example.org,\n" for n in range(90))


def test_a_long_list_is_several_messages_each_with_a_link_of_its_own(tmp_path: Path) -> None:
    found = rendered(drawn(tmp_path, MANY), "pay/letters/wages/")
    links = found.all("a", data_hb="send")
    assert [link.attributes["data-hb-part"] for link in links] == ["1/2", "2/2"]
    assert [link.text for link in links] == [
        "message 1 of 2",
        "message 2 of 2",
    ]
    read = [parse(link.attributes["href"]) for link in links]
    assert [one for message in read for one in message.to] == [f"member.of.the.assembly.{n}@example.org" for n in range(90)]
    assert {(message.subject, message.body) for message in read} == {("Pay us", "Dear all.")}
    assert "The addresses are too many for one message, so there are several. Send each of them." in found.text


def test_so_is_a_country_of_a_choice(tmp_path: Path) -> None:
    found = rendered(drawn(tmp_path, MANY, choose="country"), "pay/letters/wages/")
    links = [link for link in found.all("a", data_hb="send") if link.attributes["data-hb-choice"] == "BE"]
    assert [(link.attributes["data-hb-part"], link.text) for link in links] == [
        ("1/2", "Belgium, message 1 of 2"), ("2/2", "Belgium, message 2 of 2"),
    ]  # fmt: skip


def test_a_letter_the_reader_addresses_leads_to_where_addresses_are_found(tmp_path: Path) -> None:
    site = drawn(tmp_path, SAME, to="reader", find="https://parliament.example/find", find_label="Find your member of parliament")
    (link,) = rendered(site, "pay/letters/wages/").all("a", data_hb="find")
    assert (link.attributes["href"], link.text) == ("https://parliament.example/find", "Find your member of parliament")


def test_why_and_proof_are_shown_and_proof_not_where_the_risk_is_high(tmp_path: Path) -> None:
    site = drawn(tmp_path, SAME, why="Offices count letters.", proof="By 1 May 2027, 12 offices had answered.")
    for address, proofs in (("pay/letters/wages/", 1), ("ru/pay/letters/wages/", 0)):
        found = rendered(site, address)
        assert [one.text for one in found.all("p", data_hb="why")] == ["Offices count letters."]
        assert len(found.all("p", data_hb="proof")) == proofs


def test_what_to_say_is_beside_the_numbers_to_call(tmp_path: Path) -> None:
    rows = "a,Labour Ministry,,,,,GB,mps,a@example.org,020 7946 0000 ext. 5\nb,Other,,,,,GB,mps,b@example.org,\n"
    found = rendered(drawn(tmp_path, rows, script="Good morning.\nPlease pay."), "pay/letters/wages/")
    (section,) = [one for one in found.all("section") if one.attributes.get("id") == "call"]
    assert [link.attributes["href"] for link in section.all("a")] == ["tel:02079460000;ext=5"]
    assert "Good morning. Please pay." in section.text


@pytest.mark.parametrize(
    ("number", "link"),
    [
        ("+32 2 000 00 00", "tel:+3220000000"), ("02/000.00.00", "tel:020000000"), ("+44 20 7946 0000 x12", "tel:+442079460000;ext=12"),
        ("on request", ""), ("+1", ""), ("", ""),
    ],
)  # fmt: skip
def test_a_number_becomes_a_link_that_dials(number: str, link: str) -> None:
    assert telephone(number) == link


def test_an_action_of_kind_call_shows_what_to_say_and_whom_to_call(tmp_path: Path) -> None:
    rows = "a,Labour Ministry,,,,,GB,mps,a@example.org,+32 2 000 00 00\n"
    drawn(tmp_path, rows)
    site = site_of(tmp_path, {
        "mkdocs.yml": mkdocs("en", "es", "ru"),
        "campaigns/pay/actions/call.md": page("Call", kind="call", letter="wages", script="Good morning."),
        "campaigns/pay/actions/call.es.md": translation("Llame", script="Buenos días."),
    })  # fmt: skip
    for address, words in (("pay/actions/call/", "Good morning."), ("es/pay/actions/call/", "Buenos días.")):
        found = rendered(site, address)
        assert words in found.text
        assert [link.attributes["href"] for link in found.all("a") if link.attributes["href"].startswith("tel:")] == [
            "tel:+3220000000"
        ]


def test_an_address_of_two_offices_is_shown_once_and_no_copy_goes_there(tmp_path: Path) -> None:
    rows = "a,Minister A,,,,,GB,mps,office@example.org,\nb,Minister B,,,,,GB,mps,office@example.org,\n"
    found = rendered(drawn(tmp_path, rows, cc=["office@example.org", "desk@example.org"]), "pay/letters/wages/")
    assert found.one("bdi", data_hb="recipients").text == "office@example.org"
    assert found.one("bdi", data_hb="cc").text == "desk@example.org"
    message = parse(found.one("a", data_hb="send").attributes["href"])
    assert (message.to, message.cc) == (("office@example.org",), ("desk@example.org",))


def test_what_a_letter_reads_anyway_is_not_told_for_every_office(tmp_path: Path) -> None:
    header = "id,name,groups,email,salutation,source_url,checked_on\n"
    rows = "a,Ada,mps,a@example.org,Dear Member,{0}\nb,Ben,mps,b@example.org,Dear Chair,{0}\n".format(
        "https://gov.example.org/,2027-05-01"
    )
    body = "[[recipient.salutation|Dear Member]],\n\npay [[recipient.salutation]].\n"
    first, second = body.replace("[[recipient.salutation]]", "us"), body
    for folder, text, told in (("one", first, [None, "Dear Chair"]), ("two", second, ["Dear Member", "Dear Chair"])):
        site = site_of(
            tmp_path / folder,
            {
                "campaigns/pay/campaign.yml": campaign(),
                "campaigns/pay/index.md": page("Pay"),
                "campaigns/pay/recipients.csv": header + rows,
                "campaigns/pay/letters/wages.md": page("Wages", text, subject="Pay", to=["group:mps"], choose="recipient"),
            },
        )
        links = rendered(site, "pay/letters/wages/").all("a", data_hb="send")
        assert [one.attributes.get("data-hb-gap-recipient.salutation") for one in links] == told
        # The links themselves say it in either case.
        assert [parse(one.attributes["href"]).body.split(",")[0] for one in links] == ["Dear Member", "Dear Chair"]


def test_a_choice_takes_a_line_and_its_office_is_folded_unless_it_has_no_link(tmp_path: Path) -> None:
    rows = "a,Ada,,,,,GB,mps,a@example.org,\nb,Ben,,,,,GB,mps,b@example.org,+44 20 7946 0000\nc,Cleo,,,,,GB,mps,,+44 20 7946 0001\n"
    found = rendered(drawn(tmp_path, rows, choose="recipient"), "pay/letters/wages/").one("div", data_hb="choices")
    folds = [item.one("details") for item in found.all("li")]
    assert [(one.one("summary").text, "open" in one.attributes) for one in folds] == [
        ("Source of the address", False),
        ("Other ways, and the source", False),
        ("Other ways, and the source", True),
    ]
    assert [item.one("bdi").text for item in found.all("li")[:1]] == ["a@example.org"]
