"""Lists and letters as people bring them: who is reached, in which order and by which name, and what is told of the rest."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from drawn import campaign, campaign_of, mkdocs, page, page_of, read, shown, site_of
from handbill.letters.envelopes import envelopes
from handbill.model.campaign import Site
from rfc6068 import parse

CHECKED = "https://list.example.org/,2027-05-01"
LIMIT = 2000


def files(table: str | bytes, languages: tuple[str, ...] = ("en",), **fields: Any) -> dict[str, str | bytes]:
    return {
        "mkdocs.yml": mkdocs(*languages),
        "campaigns/pay/campaign.yml": campaign(languages=list(languages)),
        "campaigns/pay/index.md": page("Pay"),
        "campaigns/pay/recipients.csv": table,
        "campaigns/pay/letters/wages.md": page("Wages", "Please act.\n", **{"subject": "Fair pay", "to": ["group:all"], **fields}),
    }


def table(header: str, *rows: str) -> str:
    return "\n".join([f"{header},source_url,checked_on", *(f"{row},{CHECKED}" for row in rows)]) + "\n"


def messages(site: Site) -> list[tuple[str, list[str]]]:
    """The choice and the addresses of every link, in their order; each link has the subject and is short enough."""
    letter = page_of(site, "letter", "wages")
    found = []
    for one in envelopes(campaign_of(site), letter, letter.source_text, LIMIT):
        for part in one.send.parts:
            assert len(part.href) <= LIMIT
            message = parse(part.href)
            assert message.subject == "Fair pay"
            found.append((one.value, [*message.to, *(f"cc {address}" for address in message.cc)]))
    return found


def problems(root: Path, drawing: dict[str, str | bytes], rule: str) -> list[str]:
    """What is told by a rule, after file, line and column."""
    found = [str(one) for one in read(root, drawing).problems if one.rule == rule]
    return [one.partition(": ")[2].removeprefix("warning: ").removesuffix(f" [{rule}]") for one in found]


def members(count: int, *countries: str, host: str = "assembly.example.org") -> str:
    rows = [
        f"member-{n:03},Member {n},{(countries or ('CA',))[n % max(1, len(countries))]},all,firstname.surname{n:03}@{host}"
        for n in range(count)
    ]
    return table("id,name,country,groups,email", *rows)


@pytest.mark.parametrize(
    ("list_", "fields", "told"),
    [
        (members(90), {}, "90 addresses are too many for one message; readers send 2"),
        (members(117), {"cc": ["office@example.org"]}, "117 addresses are too many for one message; readers send 3"),
        (
            members(121, "CA", "CA", "US"),
            {"choose": "country"},
            "81 addresses for “CA” are too many for one message; readers send 2",
        ),
        (members(58, host=f"{'a-long-name.' * 4}example.org"), {}, "58 addresses are too many for one message; readers send 3"),
    ],
)
def test_nobody_on_a_long_list_is_left_out(tmp_path: Path, list_: str, fields: dict[str, Any], told: str) -> None:
    drawing = files(list_, **fields)
    assert [one for one in problems(tmp_path, drawing, "too-many-recipients") if told in one]
    wanted = [row.split(",")[4] for row in list_.splitlines()[1:]]
    reached = [one for _, addresses in messages(site_of(tmp_path, drawing)) for one in addresses if not one.startswith("cc ")]
    assert sorted(reached) == wanted
    if not fields.get("choose"):
        assert reached == wanted


@pytest.mark.parametrize(
    ("header", "rows", "labels"),
    [
        (
            "id,name,role,organization,country,groups,email",
            ["mp-1,Alex Smith,Member for Harbour East,Assembly,GB,all,a1@example.org",
             "mp-2,Alex Smith,Member for Harbour West,Assembly,GB,all,a2@example.org",
             "mp-3,,Member of the Assembly,Harbour North,GB,all,a3@example.org",
             "mp-4,,Member of the Assembly,Harbour South,GB,all,a4@example.org"],
            ["Alex Smith, Member for Harbour East", "Alex Smith, Member for Harbour West",
             "Member of the Assembly, Harbour North", "Member of the Assembly, Harbour South"],
        ),
        ("id,name,area,country,groups,email", ["a,Sam Reed,Hill,GB,all,a@example.org", "b,Sam Reed,Dale,GB,all,b@example.org"],
         ["Sam Reed, Hill", "Sam Reed, Dale"]),
        ("id,name,country,groups,email", ["a,Sam Reed,GB,all,a@example.org", "b,Sam Reed,IE,all,b@example.org"],
         ["Sam Reed, United Kingdom", "Sam Reed, Ireland"]),
        ("id,role,organization,country,groups,email", ["a,Clerk,Board,GB,all,a@example.org", "b,Clerk,Board,GB,all,b@example.org"],
         ["Clerk, Board, a@example.org", "Clerk, Board, b@example.org"]),
    ],
)  # fmt: skip
def test_no_two_choices_read_the_same(tmp_path: Path, header: str, rows: list[str], labels: list[str]) -> None:
    made = shown(site_of(tmp_path, files(table(header, *rows), choose="recipient")), "pay/letters/wages/")[1]
    assert [str(one.label) for one in made.form.choices] == labels


@pytest.mark.parametrize(
    "ids",
    [("z-minister", "b-deputy", "a-clerk"), ("m10", "m2", "m1"), ("6f0c", "00a1", "d93e"), ("c", "a", "b")],
)
@pytest.mark.parametrize("choose", ["none", "recipient", "several", "country"])
def test_rows_keep_their_order(tmp_path: Path, ids: tuple[str, ...], choose: str) -> None:
    rows = [f"{id},Office {number},GB,all,o{number}@example.org" for number, id in enumerate(ids)]
    found = messages(site_of(tmp_path, files(table("id,name,country,groups,email", *rows), choose=choose)))
    assert [address for _, addresses in found for address in addresses] == ["o0@example.org", "o1@example.org", "o2@example.org"]


def test_shared_rows_keep_theirs_before_those_of_the_campaign(tmp_path: Path) -> None:
    drawing = files(table("id,name,groups,email", "z,Own,all,z@example.org", "a,Other,all,a@example.org"))
    drawing["campaigns/recipients.csv"] = table("id,name,groups,email", "y,Shared,all,y@example.org", "b,Second,all,b@example.org")
    ((_, reached),) = messages(site_of(tmp_path, drawing))
    assert sorted(reached) == ["a@example.org", "b@example.org", "y@example.org", "z@example.org"]
    assert [reached.index("z@example.org") < reached.index("a@example.org"), reached.index("y@example.org") < reached.index("b@example.org")] == [
        True, True,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "cc", "reached"),
    [
        (["a,A,GB,all,office@example.org", "b,B,GB,all,office@example.org"], ["office@example.org"], ["office@example.org"]),
        (["a,A,GB,all,office@example.org", "b,B,GB,all,office@EXAMPLE.org"], [], ["office@example.org"]),
        (["a,A,GB,all,a@example.org"], ["c@example.org", "c@Example.Org"], ["a@example.org", "cc c@example.org"]),
        (["a,A,GB,all copy,a@example.org", "b,B,GB,copy,b@example.org"], ["group:copy"], ["a@example.org", "cc b@example.org"]),
    ],
)  # fmt: skip
def test_each_mailbox_is_addressed_once(tmp_path: Path, rows: list[str], cc: list[str], reached: list[str]) -> None:
    site = site_of(tmp_path, files(table("id,name,country,groups,email", *rows), cc=cc))
    assert messages(site) == [("", reached)]


MINISTER = "id,name,groups,email,source_url,checked_on\nm,Minister,all,m@example.org,https://list.example.org/,2027-05-01\n"


@pytest.mark.parametrize(
    "table_",
    [
        MINISTER.replace(",", ";").replace("-01\n", "-01;;\n"),
        MINISTER.replace("checked_on\n", "checked_on,,\n").replace("-01\n", "-01,,\n"),
        "sep=;\n" + MINISTER.replace(",", ";"),
        "\ufeffsep=,\r\n" + MINISTER.replace("\n", "\r\n"),
        MINISTER.replace("id,name,groups,email", "ID,Name,Groups,Email").replace("source_url", "Source_url"),
        MINISTER.replace("id,name", " id , NAME "),
        MINISTER.replace("email,", "email,post,").replace("m@example.org,", 'm@example.org,"1 Quay Street\n1000 Harbour",'),
        MINISTER.replace("email,", "email,post,").replace("m@example.org,", 'm@example.org,"1 Quay Street\r\n\r\n1000 Harbour\r\n",'),
        MINISTER.replace("https:", "http:"),
        MINISTER.replace("email,", "email,contact_form,").replace("m@example.org,", "m@example.org,http://form.example.org/,"),
    ],
)  # fmt: skip
def test_a_table_as_spreadsheets_write_it_reaches_its_office(tmp_path: Path, table_: str) -> None:
    assert messages(site_of(tmp_path, files(table_))) == [("", ["m@example.org"])]


@pytest.mark.parametrize(
    ("encoding", "told"),
    [
        ("utf-16-le", "the file is saved in UTF-16 (“Unicode text”); save it as “CSV UTF-8”"),
        ("utf-16", "the file is saved in UTF-16 (“Unicode text”); save it as “CSV UTF-8”"),
        ("utf-16-be", "the file is saved in UTF-16 (“Unicode text”); save it as “CSV UTF-8”"),
        ("cp1252", "the file is saved in Windows-1252 (Western European); save it as “CSV UTF-8”"),
    ],
)
def test_a_table_in_another_encoding_is_one_message(tmp_path: Path, encoding: str, told: str) -> None:
    content = MINISTER.replace("Minister", "Ministère").encode(encoding)
    found = [str(one) for one in read(tmp_path, files(content)).problems.errors]
    assert found == [f"campaigns/pay/recipients.csv:1:1: {told} [not-utf-8]"]


@pytest.mark.parametrize(
    ("fields", "body", "told"),
    [
        ({"subject": "公平工资"}, "尊敬的部长：请支持公平工资。\n", ["CJK"]),
        ({}, "मंत्री महोदय, कृपया वेतन दें।\n", ["DEVANAGARI"]),
        ({}, "Pay ✊ now → ☑\n", ["symbol"]),
        ({"subject": "公平"}, "請 ✊ ☃ 付\n", ["CJK", "symbol"]),
    ],
)
def test_a_script_without_a_font_is_one_message_in_a_file(
    tmp_path: Path, fields: dict[str, str], body: str, told: list[str]
) -> None:
    drawing = files(MINISTER)
    drawing["campaigns/pay/letters/wages.md"] = page("Wages", body, **{"subject": "Pay", "to": ["m"], **fields})
    found = problems(tmp_path, drawing, "missing-glyph")
    assert [next(word for word in ("CJK", "DEVANAGARI", "symbol") if word in one) for one in found] == told
    assert all("offer the letter without one, “downloads: [docx, odt, txt, eml]”" in one for one in found)


@pytest.mark.parametrize(
    ("columns", "values"),
    [("name", ("外交部", "财政部", "卫生部")), ("name,salutation", ("A,尊敬的部长", "B,部长", "C,先生")),
     ("name,role", ("A,部长", "B,副部长", "C,司长")), ("name,post", ("A,北京", "B,上海", "C,广州"))],
)  # fmt: skip
def test_so_it_is_in_a_list_of_offices(tmp_path: Path, columns: str, values: tuple[str, ...]) -> None:
    rows = [f"m{number},{value},all,m{number}@example.org" for number, value in enumerate(values)]
    (found,) = problems(tmp_path, files(table(f"id,{columns},groups,email", *rows)), "missing-glyph")
    assert found.endswith("; the same on 2 more lines: 3, 4")
