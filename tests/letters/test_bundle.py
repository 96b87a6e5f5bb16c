"""All letters in one zip, and sizes as readers read them."""

from __future__ import annotations

import io
import zipfile

import pytest

from handbill.documents.zip_file import archive
from handbill.letters.bundle import Bundled, bundle, readme
from handbill.translations import readable_size
from letter_samples import made, members, sample

LETTERS = [
    Bundled(made("One.", title="To the ministry"), [("ministry.en.docx", b"d"), ("ministry.en.txt", b"t")]),
    Bundled(sample("en", title="Together", collective=True), [("all.en.pdf", b"p"), ("all-signatures.en.pdf", b"s")]),
]


def test_it_holds_the_readme_and_every_file() -> None:
    found = members(bundle("Fair pay", "en", LETTERS))
    assert list(found) == ["readme.txt", "ministry.en.docx", "ministry.en.txt", "all.en.pdf", "all-signatures.en.pdf"]
    assert found["readme.txt"].startswith(b"\xef\xbb\xbfFair pay\r\n")


def test_the_readme_says_what_is_there_and_how_to_use_it() -> None:
    text = readme("Fair pay", "en", LETTERS)
    assert "To the ministry\n    ministry.en.docx\n    ministry.en.txt" in text
    assert "- docx and odt: put the letter on your letterhead." in text
    assert "- signatures: " in text
    assert "Do not photograph this." in text
    assert "eml" not in text
    assert "Do not photograph" not in readme("Fair pay", "en", LETTERS[:1])


def test_the_readme_has_the_notice_of_the_campaign_below_its_title() -> None:
    assert readme("Fair pay", "en", LETTERS, "A sample.").startswith("Fair pay\n\nA sample.\n\n")
    text = members(bundle("Fair pay", "en", LETTERS, "A sample."))["readme.txt"].decode("utf-8-sig")
    assert text.startswith("Fair pay\r\n\r\nA sample.\r\n")


def test_zips_are_made_twice_the_same_and_carry_no_clock() -> None:
    data = bundle("Fair pay", "en", LETTERS)
    assert data == bundle("Fair pay", "en", LETTERS)
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert {(one.date_time, one.create_system, one.external_attr) for one in file.infolist()} == {
            ((1980, 1, 1, 0, 0, 0), 3, 0o100644 << 16)
        }


def test_names_and_stored_members() -> None:
    with zipfile.ZipFile(io.BytesIO(archive([("ö.txt", b"x" * 99), ("b", b"y")], stored=["b"]))) as file:
        assert [(one.filename, one.compress_type) for one in file.infolist()] == [
            ("ö.txt", zipfile.ZIP_DEFLATED),
            ("b", zipfile.ZIP_STORED),
        ]


@pytest.mark.parametrize(
    ("count", "language", "text"),
    [
        (0, "en", "1 KB"), (12_345, "en", "12 KB"), (999_499, "en", "999 KB"), (999_500, "en", "1 MB"), (2_340_000, "en", "2.3 MB"),
        (12_345, "fr", "12 ko"), (2_340_000, "fr", "2,3 Mo"), (12_345, "be", "12 КБ"), (12_345, "my", "၁၂ KB"),
    ],
)  # fmt: skip
def test_a_size_in_words(count: int, language: str, text: str) -> None:
    assert readable_size(count, language).replace("\u202f", " ").replace("\u00a0", " ") == text
