"""Letters reach those they name, and say what is known of each."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

Draw = Callable[..., Path]
Found = Callable[..., list[str]]
FILE = "campaigns/fair-pay/letters/wages.md"
HEADER = "id,name,role,area,country,groups,email,language,salutation,salutation.fr,phone,source_url,checked_on\n"


def row(id: str, **cells: str) -> str:
    known = {"name": id, "country": "BE", "groups": "eu", "email": f"{id}@example.org", **cells}
    names = HEADER.strip().split(",")[1:-2]
    return ",".join([id, *(known.get(name, "") for name in names), "https://example.org/", "2027-03-01"]) + "\n"


def letter(body: str = "Dear all.\n", fields: str = "", to: str = "[group:eu]") -> str:
    return f"---\ntitle: Wages\nsummary: A letter.\nsubject: Pay\nto: {to}\n{fields}---\n\n{body}"


@pytest.fixture
def draw(campaign: Draw) -> Callable[..., Path]:
    def draw(text: str, *rows: str, **files: str) -> Path:
        return campaign({"letters/wages.md": text, "recipients.csv": HEADER + "".join(rows), **files})

    return draw


def test_a_list_that_becomes_several_messages_is_told_with_both_numbers(draw: Draw, found: Found) -> None:
    draw(letter(), *(row(f"member-of-the-assembly-{number}", country="CA") for number in range(90)))
    assert found() == [f"{FILE}:5:5: warning: 90 addresses are too many for one message; readers send 2 [too-many-recipients]"]


def test_so_is_a_country_of_a_choice(draw: Draw, found: Found) -> None:
    rows = [row(f"member-of-the-assembly-{number}", country="DE" if number else "FR") for number in range(200)]
    draw(letter(fields="choose: country\n"), *rows)
    assert found() == [
        f"{FILE}:5:5: warning: 199 addresses for “DE” are too many for one message; readers send 4 [too-many-recipients]"
    ]


def test_copies_that_no_message_has_room_for_are_told(draw: Draw, found: Found) -> None:
    copies = ", ".join(f"{'c' * 60}{number}@{'u' * 60}.example.org" for number in range(20))
    draw(letter(fields=f"cc: [{copies}]\n"), row("mia"))
    assert [line.split("; ")[0] for line in found()] == [
        f"{FILE}:6:5: warning: no message has room for 6 of the copies, first “{'c' * 60}14@{'u' * 60}.example.org”"
    ]


def test_an_address_that_no_link_can_hold_is_an_error(draw: Draw, errors: Found, project: Path) -> None:
    settings = project / "mkdocs.yml"
    settings.write_text(settings.read_text().replace("exit_url", "mailto_max: 60\n      exit_url"))
    long = f"{'x' * 50}@example.org"
    draw(letter(), row("mia", email=long), row("ben"))
    assert errors() == [
        f"{FILE}:5:5: no link has room for the address “{long}”; raise “mailto_max” in mkdocs.yml [too-many-recipients]"
    ]


def test_a_fallback_takes_the_place_of_an_empty_column(draw: Draw, found: Found) -> None:
    body = "[[recipient.salutation|Dear Sir or Madam]],\n\n[[recipient.name|Dear all]]\n"
    draw(letter(body), row("mia", salutation="Dear Minister"), row("ben"))
    assert found() == []


def test_a_salutation_without_fallback_is_needed_in_the_language_of_each_text(draw: Draw, errors: Found) -> None:
    french = "---\ntitle: Salaires\nsummary: Une lettre.\nsubject: Payez\ntranslation: {status: reviewed}\n---\n\n[[recipient.salutation]],\n"
    text = letter("[[recipient.salutation]],\n", "choose: recipient\n")
    rows = [row("mia", **{"salutation": "Dear Minister", "salutation.fr": "Madame"}), row("ben", salutation="Dear Ben")]
    draw(text, *rows, **{"letters/wages.fr.md": french}).joinpath("campaign.yml").write_text(
        "status: active\nlanguages: [en, fr]\norganisers: [{name: Hall Workers}]\ncontact: office@example.org\n"
    )
    assert errors() == [
        (
            "campaigns/fair-pay/letters/wages.fr.md:8:1: “[[recipient.salutation]]” needs a salutation in “fr” for every recipient; "
            "“ben” has none; add it, or write what to say instead: “[[recipient.salutation|…]]” [bad-placeholder]"
        )
    ]


def test_a_name_falls_back_to_the_role(draw: Draw, found: Found) -> None:
    draw(letter("Dear [[recipient.name]],\n", "choose: recipient\n"), row("mia", name="", role="Minister"), row("ben"))
    assert found() == []


def test_words_are_missing_after_the_bar(draw: Draw, errors: Found) -> None:
    draw(letter("Dear [[recipient.name| ]],\n", "choose: recipient\n"), row("mia"))
    assert errors() == [
        f"{FILE}:9:6: “[[recipient.name| ]]” has no words after the bar; write them or take the bar out [bad-placeholder]"
    ]


def test_choices_that_nothing_tells_apart_are_told(draw: Draw, found: Found) -> None:
    rows = [row(id, name="Alex Smith", email=f"{id}@example.org") for id in ("mp-1", "mp-2")]
    draw(letter(fields="choose: recipient\n"), *rows)
    assert found() == [
        (
            "campaigns/fair-pay/recipients.csv:3:1: warning: “mp-2” has the same name, role, organization, area and country as “mp-1”, "
            "and readers choose between them; write what tells them apart, such as the area [same-label]"
        )
    ]
    draw(letter(fields="choose: recipient\n"), rows[0], row("mp-2", name="Alex Smith", area="North"))
    assert found() == []


@pytest.mark.parametrize(
    ("to", "fields", "message"),
    [
        ("reader", "find: https://parliament.example/find\nfind_label: Find your member\n", ""),
        ("reader", "find: https://parliament.example/find\n", "6:7: the link has no name; add “find_label: Find your member of parliament”, in your words [missing-field]"),
        ("reader", "find_label: Find your member\n", "6:1: “find_label” names the link of “find”, which is missing [missing-field]"),
        ("[mia]", "find: https://parliament.example/find\nfind_label: Find\n", "6:7: “find” is for a letter with “to: reader”; this one knows its recipients [bad-value]"),
    ],
)  # fmt: skip
def test_where_readers_find_an_address_is_a_link_with_a_name(draw: Draw, errors: Found, to: str, fields: str, message: str) -> None:
    draw(letter(fields=fields, to=to), row("mia"))
    assert errors() == ([f"{FILE}:{message}"] if message else [])


def test_a_script_is_for_calls(campaign: Draw, errors: Found) -> None:
    action = "---\ntitle: Call\nsummary: A call.\nkind: {kind}\nscript: |\n  Good morning.\n  Please pay.\n---\n\nCall.\n"
    campaign({"actions/call.md": action.replace("{kind}", "call")})
    assert errors() == []
    campaign({"actions/call.md": action.replace("{kind}", "other")})
    assert errors() == [
        "campaigns/fair-pay/actions/call.md:5:1: “script” is for an action of kind “call”; this one is of kind “other” [bad-value]"
    ]


POSTED = "id,name,role,country,email,post,source_url,checked_on\n"


def posted(country: str, *lines: str, name: str = "Ministry of Work", role: str = "") -> str:
    post = "\n".join(lines)
    return f'{POSTED}minister,{name},{role},{country},m@example.org,"{post}",https://example.org/,2027-03-01\n'


@pytest.mark.parametrize(("paper", "most"), [("din5008b", 6), ("swiss", 6), ("us10", 5)])
def test_an_address_fits_into_the_window_or_the_first_line_that_does_not_is_told(
    campaign: Draw, found: Found, paper: str, most: int
) -> None:
    # The name is the first line, the country the last.
    lines = [f"Line {number}" for number in range(2, most)]
    files = {"letters/wages.md": letter(to="[minister]")}
    campaign({**files, "recipients.csv": posted("BE", *lines)}, f"paper: {paper}\n")
    assert found() == []
    campaign({**files, "recipients.csv": posted("BE", *lines, "Line too much")}, f"paper: {paper}\n")
    (told,) = found()
    assert told == (
        f"campaigns/fair-pay/recipients.csv:2:1: warning: the postal address of “minister” takes {most + 1} lines, and the window of "
        f"the envelope shows {most}; “Belgium” is too much: shorten “post”, the role or the organization [window-lines]"
    )


@pytest.mark.parametrize("choose", ["none", "country", "recipient", "several"])
def test_a_letter_to_several_offices_has_no_window(campaign: Draw, errors: Found, choose: str) -> None:
    rows = [row("mia"), row("ben", country="DE")]
    letters = {"letters/wages.md": letter(fields=f"choose: {choose}\n"), "recipients.csv": HEADER + "".join(rows)}
    campaign(letters, "paper: swiss\n")
    assert errors() == []


def test_a_line_that_is_broken_takes_two(campaign: Draw, found: Found) -> None:
    files = {"letters/wages.md": letter(to="[minister]")}
    lines = ("Line 2", "Line 3", "Line 4")
    for name, told in (("M" * 30, 0), ("m" * 40, 0), ("M" * 31, 1), ("m" * 41, 1)):
        campaign({**files, "recipients.csv": posted("DE", *lines, name=name, role="Line 5")})
        assert len(found()) == told, name


def test_where_the_reader_chooses_no_file_has_an_address(campaign: Draw, found: Found) -> None:
    lines = [f"Line {number}" for number in range(12)]
    campaign({"letters/wages.md": letter(to="[minister]", fields="choose: recipient\n"), "recipients.csv": posted("DE", *lines)})
    assert found() == []
