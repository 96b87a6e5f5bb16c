"""The record that every file of a letter is made from."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from drawn import NOW, campaign, campaign_of, mkdocs, page, page_of, site_of, translation
from handbill.documents.text.blocks import Paragraph
from handbill.documents.text.runs import Run
from handbill.documents.window_envelopes import WINDOWS
from handbill.letters.document import LetterDocument, letter_document
from handbill.letters.letter import letter_text, sent_text
from handbill.publishing.load import load
from letter_samples import made

OFFICES = """\
id,name,name.fr,role,organization,country,email,post,source_url,checked_on
mia,Mia Moss,Mia Mousse,Minister,Ministry of Work,BE,mia@gov.example.org,"1 Square, Town",https://gov.example.org/,2027-05-01
ben,Ben Bay,,,,BE,ben@gov.example.org,,https://gov.example.org/,2027-05-01
who,,,International Office,,XX,,,https://gov.example.org/,2027-05-01
zoe,Zoe Zen,,,,,zoe@gov.example.org,,https://gov.example.org/,2027-05-01
"""


def drawn(
    root: Path,
    body: str = "Dear [[recipient.name]].\n",
    language: str = "en",
    *,
    offices: str = OFFICES,
    paper: str | None = None,
    **fields: Any,
) -> LetterDocument:
    files = {
        "mkdocs.yml": mkdocs("en", "fr", "ar"),
        "campaigns/pay/campaign.yml": campaign(
            languages=["en", "fr", "ar"],
            organisers=[{"name": {"en": "Union of Clerks", "fr": "Union des commis"}}],
            **({"paper": paper} if paper else {}),
        ),
        "campaigns/pay/index.md": page("Pay"),
        "campaigns/pay/recipients.csv": offices,
        "campaigns/pay/letters/wages.md": page("Wages", body, **{"subject": "Pay us", "to": ["mia"], **fields}),
        "campaigns/pay/letters/wages.fr.md": translation("Salaires", body, subject="Payez"),
        "campaigns/pay/letters/wages.ar.md": translation("الأجور", body, subject="ادفعوا"),
    }
    site = site_of(root, files)
    return letter_document(campaign_of(site), page_of(site, "letter", "wages"), language)


def texts(paragraphs: tuple[tuple[Run, ...], ...]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(line.text for line in lines) for lines in paragraphs)


def test_addresses_in_files_from_right_to_left_keep_their_direction(tmp_path: Path) -> None:
    """In their text, which is that of the link, nothing is added."""
    body = "[[recipient.name]] [الرد](https://union.example.org/a/) 2027 <https://union.example.org/>.\n"
    arabic = drawn(tmp_path, body, "ar")
    (block,) = arabic.blocks
    assert isinstance(block, Paragraph)
    assert block.text == (
        "Mia Moss الرد \u200f\u200e<https://union.example.org/a/>\u200e\u200f 2027 \u200f\u200ehttps://union.example.org/\u200e\u200f."
    )
    assert arabic.text == "Mia Moss الرد <https://union.example.org/a/> 2027 https://union.example.org/."
    (block,) = drawn(tmp_path, body, "fr").blocks
    assert isinstance(block, Paragraph)
    assert "\u200e" not in block.text


def test_one_recipient_fills_the_placeholders_and_stands_with_its_whole_address(tmp_path: Path) -> None:
    document = drawn(tmp_path)
    assert document.text == "Dear Mia Moss."
    assert texts(document.recipients) == (
        ("Mia Moss", "Minister", "Ministry of Work", "1 Square, Town", "Belgium", "mia@gov.example.org"),
    )
    assert document.to == (("Mia Moss", "mia@gov.example.org"),)


def test_it_is_in_the_language_of_the_sent_text(tmp_path: Path) -> None:
    document = drawn(tmp_path, language="fr")
    assert (document.language, document.title, document.subject, document.organisers) == (
        "fr",
        "Salaires",
        "Payez",
        ("Union des commis",),
    )
    assert document.recipients[0][0].text == "Mia Mousse"
    assert document.recipients[0][4].text == "Belgique"


def test_the_office_decides_the_language(tmp_path: Path) -> None:
    assert drawn(tmp_path, recipient_language="fr").language == "fr"


@pytest.mark.parametrize("fields", [{"to": "reader"}, {"to": []}, {"to": ["mia", "ben"], "choose": "recipient"}])
def test_an_unknown_recipient_is_left_open_in_brackets(tmp_path: Path, fields: dict[str, Any]) -> None:
    document = drawn(tmp_path, "Dear all.\n", **fields)
    assert texts(document.recipients) == (("[Name of the recipient]", "[Office of the recipient]"),)
    assert document.to == ()


def test_where_a_country_is_chosen_it_is_left_open_too(tmp_path: Path) -> None:
    document = drawn(tmp_path, "To [[recipient.country]].\n", to=["mia", "ben"], choose="country")
    assert document.recipients[0][-1].text == "[Country of the recipient]"
    assert document.text == "To [Country of the recipient]."


def test_several_recipients_stand_below_each_other_and_many_have_a_line_each(tmp_path: Path) -> None:
    document = drawn(tmp_path / "a", "Dear all.\n", to=["mia", "ben", "who"])
    assert [lines[0].text for lines in document.recipients] == ["Mia Moss", "Ben Bay", "International Office"]
    assert document.to == (("Mia Moss", "mia@gov.example.org"), ("Ben Bay", "ben@gov.example.org"))
    many = drawn(tmp_path / "b", "Dear all.\n", to=["mia", "ben", "who", "zoe"])
    assert texts(many.recipients) == (("Mia Moss", "Ben Bay", "International Office", "Zoe Zen"),)


def test_the_sender_is_what_the_letter_asks_for(tmp_path: Path) -> None:
    document = drawn(tmp_path / "a", "[[members]] [[city]] [[name]]\n", fields=["members", "city", "name"])
    assert texts((document.sender,))[0] == ("[Your name]", "[Your city]")
    assert texts((drawn(tmp_path / "b").sender,))[0] == ("[Your name]",)


@pytest.mark.parametrize(
    ("country", "paper", "window", "letter_size"),
    [
        ("DE", None, "din5008b", False), ("AT", None, "din5008b", False), ("CH", None, "swiss", False), ("LI", None, "swiss", False),
        ("US", None, "us10", True), ("CA", None, "us10", True), ("BE", None, None, False), ("XX", None, None, False),
        ("DE", "us10", "us10", True), ("US", "swiss", "swiss", False), ("BE", "din5008b", "din5008b", False),
    ],
)  # fmt: skip
def test_the_campaign_or_the_country_of_the_office_decides_on_the_envelope(
    tmp_path: Path, country: str, paper: str | None, window: str | None, letter_size: bool
) -> None:
    document = drawn(tmp_path, offices=OFFICES.replace(",BE,", f",{country},"), paper=paper)
    assert document.window is (WINDOWS[window] if window else None)
    assert document.letter_size is letter_size


def test_an_address_for_an_envelope_has_no_email_and_comes_first(tmp_path: Path) -> None:
    document = drawn(tmp_path, paper="din5008b")
    assert texts(document.recipients) == (("Mia Moss", "Minister", "Ministry of Work", "1 Square, Town", "Belgium"),)
    assert [(part.name, part.box is not None) for part in document.around[0]] == [
        ("sender", True), ("recipient", True), ("date", False), ("subject", False),
    ]  # fmt: skip
    assert document.to == (("Mia Moss", "mia@gov.example.org"),)


def test_several_offices_are_in_no_window(tmp_path: Path) -> None:
    document = drawn(tmp_path, "Dear all.\n", to=["mia", "ben"], paper="us10")
    assert (document.window, document.letter_size) == (None, True)
    assert [part.box for part in document.around[0]] == [None] * 4


def test_an_office_to_choose_has_its_place_in_the_window(tmp_path: Path) -> None:
    document = drawn(tmp_path, "Dear all.\n", to=["mia", "ben"], choose="recipient", paper="swiss")
    assert [part.name for part in document.around[0] if part.box == WINDOWS["swiss"].address(("a", "b"), "en")] == ["recipient"]


def test_nobody_stands_alone_above_a_collective_letter(tmp_path: Path) -> None:
    document = drawn(tmp_path, "[[name]] [[organisation]]\n", fields=["name", "organisation"], mode="collective")
    assert document.collective
    assert texts((document.sender,))[0] == ("[Your organisation]",)
    assert [part.name for part in document.around[1]] == []


def test_text_and_html_are_those_of_the_page(tmp_path: Path) -> None:
    body = "Dear *all* of [[organisation]],\n\n- one\n- two\n"
    document = drawn(tmp_path, body, fields=["organisation"])
    loaded = load(tmp_path, NOW)
    assert loaded.site is not None
    one = page_of(loaded.site, "letter", "wages")
    shown = letter_text(one, sent_text(one, "en"), {"recipient.name": "Mia Moss"}, on_page=False)
    assert "<mark>[Your organisation]</mark>" in document.html
    assert (document.html, document.text, document.subject) == (shown.html, shown.text, shown.subject)


def test_equal_letters_have_equal_bytes_and_others_have_not(tmp_path: Path) -> None:
    assert drawn(tmp_path / "a").canonical() == drawn(tmp_path / "b").canonical()
    assert drawn(tmp_path / "a").canonical() != drawn(tmp_path / "c", "Dear.\n").canonical()


@pytest.mark.parametrize(
    ("language", "head", "foot"),
    [
        ("en", ["sender", "date", "recipient", "subject"], ["signature"]),
        ("fr", ["sender", "recipient", "date", "subject"], ["signature"]),
        ("ru", ["recipient", "sender", "subject"], ["date", "signature"]),
        ("my", ["sender", "date", "recipient", "subject"], ["signature"]),
    ],
)
def test_the_order_of_the_parts_is_that_of_the_language(language: str, head: list[str], foot: list[str]) -> None:
    above, below = made("Dear all.", language).around
    assert [part.name for part in above] == head
    assert [part.name for part in below] == foot


def test_a_field_of_several_lines_has_room(tmp_path: Path) -> None:
    fields = ["name", {"id": "facts", "lines": 6}, {"id": "when", "lines": 1}]
    document = drawn(tmp_path, "[[facts]] [[when]]\n", fields=fields, labels={"facts": "What happened", "when": "When"})
    assert document.room == (("facts", 6),)
