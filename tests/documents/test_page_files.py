"""The files of circulars and briefings, read by programs that know nothing of how they are made."""

from __future__ import annotations

import email
import email.policy
import io
import re
import subprocess
from dataclasses import replace
from pathlib import Path

import docx as word
import pytest

from drawn import campaign, campaign_of, mkdocs, page, page_of, read, rendered, shown, site_of, translation
from handbill.documents.eml import eml
from handbill.documents.page_document import PageDocument, page_document
from handbill.documents.pdf import pdf
from handbill.documents.text.txt_file import txt
from handbill.documents.word.docx import docx
from handbill.model.campaign import Edition, Site
from handbill.publishing.files.page_files import page_files
from html_blocks import blocks

ORGANISERS = [
    {"name": {"en": "Union of Clerks", "fr": "Syndicat des employés"}, "short_name": "UC"},
    {"name": "Hall Workers & Friends"},
]
BODY = """We have *not* been paid.

## What we ask

1. [Send the letter](actions/write.md) by **Friday**.
2. Tell <office@example.org>.

![A hall](media/hall.svg)

> Nobody can wait.
> — Mara Example

| day | sum |
|---|---|
| Monday | 10 |

As reported[^1], see [above](#what-we-ask).

[^1]: Document GB.347/INS/17.
"""
FRENCH = "Nous n'avons **pas** été payés.\n\n1. [Envoyez la lettre](actions/write.md).\n"
FILES: dict[str, str] = {
    "mkdocs.yml": mkdocs("en", "fr", "ru", "ar", "my"),
    "campaigns/pay/campaign.yml": campaign(languages=["en", "fr", "ru", "ar", "my"], organisers=ORGANISERS),
    "campaigns/pay/index.md": page("Pay"),
    "campaigns/pay/media/hall.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>',
    "campaigns/pay/actions/write.md": page("Write", kind="other"),
    "campaigns/pay/circular.md": page(
        "Pay us", BODY, date="2027-05-02", salutation="Dear <all>,", closing="In solidarity,", **{"from": ["UC"]}
    ),
    "campaigns/pay/circular.fr.md": translation("Payez", FRENCH, salutation="Chers collègues,", closing="Solidairement,"),
    "campaigns/pay/circular.ru.md": translation("Заплатите", "Мы ждём.\n", salutation="Коллеги!", closing="С уважением,"),
    "campaigns/pay/circular.ar.md": translation(
        "ادفعوا", "نحن [ننتظر](actions/write.md).\n", salutation="الزملاء الأعزاء،", closing="مع التضامن،"
    ),
    "campaigns/pay/circular.my.md": translation(
        "လုပ်ခ ပေးပါ", "တောင်းဆိုပါသည်။[^1]\n\n9. လုပ်ခ။\n10. အဖြေ။\n\n[^1]: စာ။\n", salutation="လုပ်ဖော်ကိုင်ဖက်များ၊", closing="လေးစားစွာဖြင့်၊"
    ),
    "campaigns/pay/briefing.md": page("Briefing", "What we know.\n\n- One.\n- Two.\n", updated="2027-05-03"),
}
TEXT = [
    "Dear <all>,",
    "We have not been paid.",
    "What we ask",
    "1. Send the letter <https://hub.example.org/pay/actions/write/> by Friday.\n2. Tell office@example.org.",
    "> Nobody can wait.",
    "— Mara Example",
    "day | sum",
    "Monday | 10",
    "As reported[1], see above.",
    "1. Document GB.347/INS/17.",
    "In solidarity,",
    "Union of Clerks",
]


ADDRESS = "\u200f\u200e<https://hub.example.org/ar/pay/actions/write/>\u200e\u200f"
"""In a text that is written from right to left."""


def site(root: Path) -> Site:
    return site_of(root, FILES)


def document(root: Path, kind: str, language: str) -> PageDocument:
    made = site(root)
    return page_document(Edition(made, campaign_of(made), language), page_of(made, kind))


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u202a-\u202e\u2066-\u2069]", "", text)


def printed(data: bytes, folder: Path) -> str:
    file = folder / "one.pdf"
    file.write_bytes(data)
    return subprocess.run(["pdftotext", "-layout", str(file), "-"], check=True, capture_output=True, text=True).stdout


def test_a_circular_says_the_same_in_every_format(tmp_path: Path) -> None:
    made = document(tmp_path, "circular", "en")
    assert blocks(made.html) == TEXT
    text = txt(made).decode("utf-8-sig").replace("\r\n", "\n")
    assert text == "\n\n".join(TEXT) + "\n"
    message = email.message_from_bytes(eml(made), policy=email.policy.default)
    assert (message["Subject"], message["To"], message["X-Unsent"]) == ("Pay us", None, "1")
    plain = message.get_body(("plain",))
    assert plain is not None
    assert plain.get_content().replace("\r\n", "\n") == text
    paragraphs = [(one.style.name, one.text) for one in word.Document(io.BytesIO(docx(made))).paragraphs if one.style]
    assert paragraphs[:2] == [("Date", "2 May 2027"), ("Subject", "Pay us")]
    words = "".join(text for _, text in paragraphs[2:])
    assert squeezed(words) == squeezed("".join(TEXT).replace("> Nobody", "Nobody"))
    on_paper = squeezed(printed(pdf(made), tmp_path))
    assert on_paper == squeezed("2 May 2027 Pay us" + "".join(TEXT).replace("> Nobody", "Nobody"))


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("fr", ["Chers collègues,", "Nous n'avons pas été payés.", "Solidairement,", "Syndicat des employés", "2 mai 2027"]),
        ("ru", ["Коллеги!", "Мы ждём.", "С уважением,", "Union of Clerks", "2 мая 2027"]),
    ],
)
def test_a_translated_circular_is_printed_in_its_language(tmp_path: Path, language: str, lines: list[str]) -> None:
    on_paper = squeezed(printed(pdf(document(tmp_path, "circular", language)), tmp_path))
    assert [line for line in lines if squeezed(line) not in on_paper] == []


def test_a_circular_is_written_from_right_to_left(tmp_path: Path) -> None:
    made = document(tmp_path, "circular", "ar")
    file = word.Document(io.BytesIO(docx(made)))
    assert all(one._p.xpath("./w:pPr/w:bidi") for one in file.paragraphs)
    lines = ["الزملاء الأعزاء،", f"نحن ننتظر {ADDRESS}.", "مع التضامن،", "Union of Clerks"]
    assert [one.text for one in file.paragraphs][-4:] == lines
    (address,) = [run for run in file.paragraphs[-3].runs if "hub.example.org" in run.text]
    assert address.text == ADDRESS.strip("\u200f")
    assert not address._r.xpath("./w:rPr/w:rtl")
    assert made.text.split("\n\n")[1] == lines[1]
    assert b'dir="rtl"' in (email.message_from_bytes(eml(made)).get_payload(1).get_payload(decode=True) or b"")  # of two parts


def test_burmese_numbers_are_burmese_in_every_format(tmp_path: Path) -> None:
    made = document(tmp_path, "circular", "my")
    text = txt(made).decode("utf-8-sig").replace("\r\n", "\n").split("\n\n")
    assert text[1:4] == ["တောင်းဆိုပါသည်။[၁]", "၉. လုပ်ခ။\n၁၀. အဖြေ။", "၁. စာ။"]
    plain = email.message_from_bytes(eml(made), policy=email.policy.default).get_body(("plain",))
    assert plain is not None
    assert plain.get_content().split("\r\n\r\n")[1:4] == [block.replace("\n", "\r\n") for block in text[1:4]]
    file = word.Document(io.BytesIO(docx(made)))
    assert [one.text for one in file.paragraphs][3:7] == [text[1], *text[2].split("\n"), text[3]]
    assert squeezed("".join(text[1:4])) in squeezed(printed(pdf(made), tmp_path))


def test_without_from_all_organisers_send_a_circular(tmp_path: Path) -> None:
    files = dict(FILES)
    files["campaigns/pay/circular.md"] = page("Pay us", "Pay.\n", date="2027-05-02")
    made = site_of(tmp_path, files)
    circular = page_document(Edition(made, campaign_of(made), "en"), page_of(made, "circular"))
    assert circular.text == "Pay.\n\nUnion of Clerks\nHall Workers & Friends"


def test_a_briefing_begins_with_its_summary_and_is_dated(tmp_path: Path) -> None:
    made = document(tmp_path, "briefing", "en")
    file = word.Document(io.BytesIO(docx(made)))
    assert [one.text for one in file.paragraphs] == [
        "3 May 2027", "Briefing", "About Briefing.", "What we know.", "- One.", "- Two.",
    ]  # fmt: skip
    assert squeezed(printed(pdf(made), tmp_path)) == squeezed("3 May 2027 Briefing About Briefing. What we know. - One. - Two.")


def test_files_stand_beside_their_page_in_each_language(tmp_path: Path) -> None:
    made = site(tmp_path)
    files = {tag: [one.address for one in page_files(made, campaign_of(made), tag, tmp_path / "cache")] for tag in ("en", "fr")}
    assert files["en"] == [
        *(f"pay/circular/circular.en.{form}" for form in ("docx", "pdf", "txt", "eml")),
        "pay/briefing/briefing.en.docx", "pay/briefing/briefing.en.pdf",
    ]  # fmt: skip
    # The briefing is not translated: its French page leads to the English files.
    assert files["fr"] == [f"fr/pay/circular/circular.fr.{form}" for form in ("docx", "pdf", "txt", "eml")]


def test_the_page_of_a_circular_reads_as_a_message(tmp_path: Path) -> None:
    found = rendered(site(tmp_path), "fr/pay/circular/")
    text = found.one("article").text
    order = ["2 mai 2027", "Payez", "Chers collègues,", "Nous n'avons pas été payés.", "Solidairement,", "Syndicat des employés"]
    assert [text.index(words) for words in order] == sorted(text.index(words) for words in order)
    links = [one.attributes["href"] for one in found.one("article").all("a")]
    assert "../actions/write/" in links


def test_the_campaign_leads_to_its_circular_first(tmp_path: Path) -> None:
    links = shown(site(tmp_path), "fr/pay/")[1].pages
    assert [(one.href, str(one.text)) for one in links] == [("circular/", "Payez"), ("briefing/", "Briefing")]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"date": None}, "2:1: the field “date” is missing [missing-field]"),
        (
            {"from": ["UD"]},
            "5:8: no organiser in campaign.yml has the short name “UD” [unknown-organiser]",
        ),
        (
            {"salutation": "Dear ☃,"},
            "5:19: the character “☃” (U+2603) is in none of the fonts of the PDF of this page; take it out",
        ),
    ],
)
def test_a_circular_is_checked(tmp_path: Path, changes: dict[str, object], message: str) -> None:
    fields = {"date": "2027-05-02", **changes}
    files = {name: text for name, text in FILES.items() if ".fr." not in name}
    files["campaigns/pay/circular.md"] = page("Pay us", "Pay.\n", **fields)
    found = [str(one) for one in read(tmp_path, files).problems.errors]
    assert [one[: len(f"campaigns/pay/circular.md:{message}")] for one in found] == [f"campaigns/pay/circular.md:{message}"]


def test_a_briefing_with_a_character_that_no_font_has_is_an_error(tmp_path: Path) -> None:
    files = dict(FILES)
    files["campaigns/pay/briefing.md"] = page("Briefing", "Known.\n\nNot ☃ this.\n")
    found = [str(one) for one in read(tmp_path, files).problems.errors]
    assert found == [
        (
            "campaigns/pay/briefing.md:8:5: the character “☃” (U+2603) is in none of the fonts of the PDF of this page; take it out "
            "[missing-glyph]"
        )
    ]


def test_a_translation_without_salutation_is_a_warning(tmp_path: Path) -> None:
    files = dict(FILES)
    files["campaigns/pay/circular.fr.md"] = translation("Payez", FRENCH, closing="Solidairement,")
    found = [str(one) for one in read(tmp_path, files).problems if one.rule == "missing-word"]
    assert found == ["campaigns/pay/circular.fr.md:2:1: warning: “salutation” is not translated [missing-word]"]


def test_files_are_named_after_their_page_and_those_of_the_only_one_after_its_kind(tmp_path: Path) -> None:
    made = site(tmp_path)
    briefing, edition = page_of(made, "briefing"), Edition(made, campaign_of(made), "en")
    assert page_document(edition, briefing).id == "briefing"
    assert page_document(edition, replace(briefing, id="night-shift")).id == "night-shift"
