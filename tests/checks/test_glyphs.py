"""A character that the fonts of the PDF lack is named where it stands, before anything is built."""

from __future__ import annotations

from pathlib import Path

import pytest

from drawn import campaign, mkdocs, page, read, recipients, translation

FILE = "campaigns/pay/letters/wages.md"
ADVICE = "take it out, or “pdf” out of “downloads” [missing-glyph]"


def errors(root: Path, letter: str, row: str = "mia,Mia Moss,BE,,mia@gov.example.org", **files: str) -> list[str]:
    drawing = {
        "mkdocs.yml": mkdocs("en", "fr"),
        "campaigns/pay/campaign.yml": campaign(languages=["en", "fr"]),
        "campaigns/pay/index.md": page("Pay"),
        "campaigns/pay/recipients.csv": recipients(row),
        FILE: letter,
        **files,
    }
    return [str(problem) for problem in read(root, drawing).problems.errors]


def letter(body: str = "Dear all.\n", **fields: object) -> str:
    return page("Wages", body, **{"subject": "Pay", "to": ["mia"], **fields})


@pytest.mark.parametrize(("character", "code"), [("☃", "U+2603"), ("漢", "U+6F22"), ("😀", "U+1F600"), ("✊", "U+270A")])
def test_a_character_in_the_body_is_named_with_its_place(tmp_path: Path, character: str, code: str) -> None:
    found = errors(tmp_path, letter(f"Dear all,\n\nPay {character} now, {character}.\n"))
    assert found == [f"{FILE}:10:5: the character “{character}” ({code}) is in none of the fonts of the PDF; {ADVICE}"]


def test_a_character_in_the_subject_is_named(tmp_path: Path) -> None:
    assert errors(tmp_path, letter(subject="Pay ☃")) == [
        f"{FILE}:4:15: the character “☃” (U+2603) is in none of the fonts of the PDF; {ADVICE}"
    ]


def test_a_character_in_a_translation_is_named_there(tmp_path: Path) -> None:
    french = FILE.replace(".md", ".fr.md")
    assert errors(tmp_path, letter(), **{french: translation("Salaires", "Payez ☃.\n", subject="Payez")}) == [
        f"{french}:8:7: the character “☃” (U+2603) is in none of the fonts of the PDF; {ADVICE}"
    ]


def test_a_character_in_the_label_of_a_placeholder_is_named(tmp_path: Path) -> None:
    found = errors(tmp_path, letter("I live in [[ward]].\n", fields=["ward"], labels={"ward": "Your ☃"}))
    assert found == [f"{FILE}:7:24: the character “☃” (U+2603) is in none of the fonts of the PDF; {ADVICE}"]


def test_a_character_written_by_its_number_is_found(tmp_path: Path) -> None:
    assert errors(tmp_path, letter("Dear all,\n\npay &#9731; now.\n")) == [
        f"{FILE}:10:5: the character “☃” (U+2603) is in none of the fonts of the PDF; {ADVICE}"
    ]


def test_a_character_in_the_name_of_an_addressee_is_named_once(tmp_path: Path) -> None:
    second = {"campaigns/pay/letters/hours.md": letter("Dear all.\n")}
    assert errors(tmp_path, letter(), "mia,Mia 漢 Moss,BE,,mia@gov.example.org", **second) == [
        (
            "campaigns/pay/recipients.csv:2:1: the recipient “mia” has the character “漢” (U+6F22), which is in none of the fonts of "
            "the PDF; take it out, or “pdf” out of “downloads” in campaigns/pay/letters/hours.md [missing-glyph]"
        )
    ]


def test_an_addressee_who_is_not_printed_may_have_any_character(tmp_path: Path) -> None:
    assert errors(tmp_path, letter(choose="recipient"), "mia,Mia 漢 Moss,BE,,mia@gov.example.org") == []


def test_a_letter_that_is_not_printed_may_hold_any_character(tmp_path: Path) -> None:
    assert errors(tmp_path, letter("Dear ☃.\n", downloads=["txt", "docx"], subject="Pay ☃")) == []


def test_a_letter_to_sign_is_printed_whatever_its_downloads(tmp_path: Path) -> None:
    assert errors(tmp_path, letter("Dear ☃.\n", downloads=["txt"], mode="collective")) == [
        f"{FILE}:10:6: the character “☃” (U+2603) is in none of the fonts of the PDF; {ADVICE}"
    ]


@pytest.mark.parametrize("downloads", [["pdf"], ["txt"]])
def test_a_sign_on_a_postcard_is_named_there(tmp_path: Path, downloads: list[str]) -> None:
    assert errors(tmp_path, letter(downloads=downloads, postcard="Pay ☃ us.")) == [
        f"{FILE}:7:16: the character “☃” (U+2603) is in none of the fonts of the postcards; take it out [missing-glyph]"
    ]
    assert errors(tmp_path, letter(downloads=downloads, postcard="Pay 漢字 us.")) == [
        (
            f"{FILE}:7:16: the character “漢” (U+6F22) and 1 more character of its script (CJK) are in none of the fonts of the postcards; "
            "take them out [missing-glyph]"
        )
    ]


def test_beside_a_postcard_a_letter_that_is_not_printed_may_hold_any_character(tmp_path: Path) -> None:
    assert errors(tmp_path, letter("Dear ☃.\n", downloads=["txt"], subject="Pay ☃", postcard="Pay us.")) == []


def test_characters_that_take_no_place_pass(tmp_path: Path) -> None:
    assert errors(tmp_path, letter("Dear all,\u200e ن\u200cه pay\u00a0now \u2011 Łódź, Мінск, မြန်မာ, العربية, € №.\n")) == []


def test_a_letter_in_a_script_without_a_font_is_one_message_with_the_way_out(tmp_path: Path) -> None:
    found = errors(tmp_path, letter("尊敬的部长先生\n\n请支付工资 ☃ ✊\n"))
    assert found == [
        (
            f"{FILE}:8:1: the character “尊” (U+5C0A) and 11 more characters of its script (CJK) are in none of the fonts of the PDF; "
            "offer the letter without one, “downloads: [docx, odt, txt, eml]”, or take them out [missing-glyph]"
        ),
        (
            f"{FILE}:10:7: the character “☃” (U+2603) and 1 more symbol are in none of the fonts of the PDF; "
            "offer the letter without one, “downloads: [docx, odt, txt, eml]”, or take them out [missing-glyph]"
        ),
    ]


def test_a_recipient_in_a_script_without_a_font_is_named_once(tmp_path: Path) -> None:
    (found,) = errors(tmp_path, letter(), "mia,外交部,BE,,mia@gov.example.org")
    assert found.startswith(
        "campaigns/pay/recipients.csv:2:1: the recipient “mia” has the character “外” (U+5916), which is in none"
    )


@pytest.mark.parametrize(("pictures", "names"), [(True, ["summary"]), (False, ["title", "summary"])])
def test_a_character_that_no_poster_can_show_is_told_once(tmp_path: Path, pictures: bool, names: list[str]) -> None:
    drawing = {
        "mkdocs.yml": mkdocs("en", share_pictures=pictures),
        "campaigns/pay/campaign.yml": campaign(),
        "campaigns/pay/index.md": page("Pay ☭", summary="Now ☭ and 漢字."),
    }
    found = [str(one) for one in read(tmp_path, drawing).problems.warnings if one.rule == "poster-unknown-sign"]
    said = "is in none of the fonts of posters, so there is no poster; take it out [poster-unknown-sign]"
    summary = [f"the character “☭” (U+262D) {said}", f"the character “漢” (U+6F22) {said}"]
    title = [f"the character “☭” (U+262D) {said}"] if "title" in names else []
    assert [one.split("warning: ", 1)[1] for one in found] == title + summary


def test_a_translation_without_a_summary_has_no_poster_to_check(tmp_path: Path) -> None:
    found = errors(tmp_path, letter(), **{"campaigns/pay/index.fr.md": "---\n---\n"})
    assert [one for one in found if "missing-glyph" in one] == []
