"""Letters of the built site can be sent, and say the same everywhere."""

from __future__ import annotations

import re

import pytest

import letter_samples
from hall import hook, is_whole
from html_blocks import blocks
from rfc6068 import parse
from visitor import Built, Element


def tokens(text: str) -> list[str]:
    """The words of a letter without the signs of lists, quotes and links."""
    return [word for word in re.sub(r"[<>]", " ", text).split() if not re.fullmatch(r"-|\d+\.", word)]


def full_letters(built: Built) -> list[tuple[str, Element]]:
    return [
        (address, page)
        for address, page in built.pages.items()
        if page.all("a", data_hb="send") and not page.all("", data_hb_choice="*") and is_whole(address)
    ]


def test_a_link_to_send_says_what_the_page_shows(built: Built) -> None:
    letters = full_letters(built)
    assert len(letters) == 3 * 4 + 1
    for address, page in letters:
        message = parse(page.one("a", data_hb="send").attributes["href"])
        shown = page.all("", data_hb="recipients")
        assert message.to == tuple(address for one in shown for address in one.text.split(", ")), address
        assert message.cc == tuple(address for one in page.all("", data_hb="cc") for address in one.text.split(", ")), address
        assert message.subject == hook(page, "subject")
        assert message.body == "" or tokens(message.body) == tokens(hook(page, "letter")), address
        assert bool(message.body) is ("long" not in address)


def test_a_letter_reads_in_the_message_as_it_was_written(built: Built) -> None:
    message = parse(built.pages["fair-pay/letters/wages/"].one("a", data_hb="send").attributes["href"])
    assert message.to == ("mia+pay@gov.example.org",)
    assert message.cc == ("office@world.example.org", "copy@hall-workers.example.org")
    assert message.subject == "Pay & hours = fair? 100 %"
    assert message.body.replace("\r\n", "\n") == (
        "Dear Mia Moss,\nMinister of Belgium,\n\npay every hour + a half. See https://figures.example.org/?a=1&b=2.\n\n"
        '1. Pay.\n    - Now.\n2. Listen to us: [Your "story" & hours]\n\nYours, [Your name], [Date]'
    )


def test_the_files_of_a_letter_say_block_by_block_what_its_page_shows(built: Built) -> None:
    compared = set()
    for address, page in built.pages.items():
        for link in page.all("a", data_hb="download"):
            name = built.where(address, link.attributes["href"]).removeprefix(built.root)
            form = name.rpartition(".")[2]
            if form == "zip" or "-signatures." in name or "/letters/" not in name:
                continue
            shown = blocks(page.one("", data_hb="letter").markup)
            found = letter_samples.body_blocks(form, built.files[name])
            if form == "pdf":
                # Its lines are broken to fit, the letter is within what is printed around it, and above a name there is room to sign.
                printed = re.sub("(Signature|التوقيع)", "", letter_samples.squeezed(found[0]))
                assert letter_samples.squeezed("".join(shown)) in printed, name
            elif form in ("docx", "odt") and any(
                "-signatures." in one for one in built.files if one.startswith(name.rpartition("/")[0])
            ):
                # Below a letter to sign together stand a heading, a warning and rows.
                assert found[: len(shown)] == shown, name
            else:
                assert found == shown, name
            compared.add((name.split(".")[-2], form))
    assert compared >= {(language, form) for language in ("en", "fr") for form in ("docx", "odt", "pdf", "txt", "eml")}


def test_before_a_choice_every_choice_has_its_own_message(built: Built) -> None:
    page = built.pages["fr/fair-pay/letters/parliament/"]
    links = {one.attributes["data-hb-choice"]: one.attributes["href"] for one in page.all("a", data_hb="send")}
    assert {choice: parse(href).to for choice, href in links.items()} == {
        "BE": ("o'ben@gov.example.org",), "XX": ("office@world.example.org",),
    }  # fmt: skip
    # France's deputy has no address: she can be picked, and her letter copied.
    select = page.one("select", data_hb="recipient")
    assert select.all("option")[0].attributes["value"] == ""
    assert sorted(one.attributes["value"] for one in select.all("option"))[1:] == ["BE", "FR", "XX"]
    assert not [one for one in select.all("option") if "selected" in one.attributes]
    assert {one.attributes["data-hb-choice"] for one in page.all("", data_hb_choice="*")} == {"BE", "FR", "XX"}


def test_people_to_choose_are_addressed_by_name(built: Built) -> None:
    page = built.pages["fr/fair-pay/letters/envoys/"]
    bodies = {one.attributes["data-hb-choice"]: parse(one.attributes["href"]).body for one in page.all("a", data_hb="send")}
    assert bodies == {
        "zoe": "Dear Zoë Day (Envoy),\r\n\r\nanswer us.", "mia": "Dear Mia Moss (Minister of Labour),\r\n\r\nanswer us.",
    }  # fmt: skip
    assert page.one("select", data_hb="recipient").all("option")[0].attributes["value"] == ""


def test_a_letter_sent_in_another_language_is_sent_in_it_from_every_page(built: Built) -> None:
    for language in ("", "fr/", "ar/"):
        page = built.pages[f"{language}fair-pay/letters/office-reads-french/"]
        assert parse(page.one("a", data_hb="send").attributes["href"]).body == "Ceci est envoyé."
        assert hook(page, "letter") == "Ceci est envoyé."
        assert page.one("", data_hb="letter").inherited("lang") == "fr"
        assert bool(page.all("", data_hb="reading")) is (language != "fr/")


def test_a_letter_the_reader_addresses_names_nobody(built: Built) -> None:
    page = built.pages["fair-pay/letters/your-own/"]
    assert parse(page.one("a", data_hb="send").attributes["href"]).to == ()


def test_fields_are_named_by_their_ids(built: Built) -> None:
    form = built.pages["fr/fair-pay/letters/wages/"].one("form", data_hb="fields")
    asked = [one for one in form if one.name in ("input", "textarea")]
    assert [(one.name, one.attributes["name"]) for one in asked] == [("input", "name"), ("textarea", "story")]
    assert [one.text for one in form.all("label")][1] == "Votre récit"


@pytest.mark.parametrize("address", ["resting/letters/later/", "ar/atelier/letters/lettre/"])
def test_a_letter_that_is_not_offered_is_only_read(built: Built, address: str) -> None:
    page = built.pages[address]
    assert hook(page, "letter")
    assert hook(page, "subject")
    for name in ("send", "fields", "recipient", "copy", "download", "report"):
        assert page.all("", data_hb=name) == [], name
    assert not [link for one in page.all("a", href="*") if "subject=" in (link := one.attributes["href"]) or link.endswith(".zip")]


def test_other_languages_of_that_letter_are_offered(built: Built) -> None:
    assert built.pages["fr/atelier/letters/lettre/"].all("a", data_hb="send")


def test_copy_buttons_copy_what_is_there(built: Built) -> None:
    for address, page in built.pages.items():
        for button in page.all("button", data_hb="copy"):
            assert page.all("", data_hb=button.attributes["data-hb-target"]), address
            assert page.all("", data_hb="status"), address


def test_a_report_goes_to_the_organisers_alone(built: Built) -> None:
    page = built.pages["fair-pay/letters/wages/"]
    assert parse(page.one("a", data_hb="report").attributes["href"]).to == ("report@hall-workers.example.org",)
    assert b"bcc" not in built.files["fair-pay/letters/wages/index.html"].lower()


def test_each_file_of_a_letter_says_what_it_is_for(built: Built) -> None:
    files = built.pages["fair-pay/letters/wages/"].one("", data_hb="files")
    said = {one.one("a").text: one.text.rpartition("KB ")[2] for one in files.all("li")}
    assert said == {
        "Word": "to edit and print",
        "OpenDocument": "the same for LibreOffice",
        "PDF": "to print",
        "Plain text": "to copy into a message",
        "E-mail draft": "opens as a draft in classic Outlook for Windows and in Thunderbird",
    }
