"""A page file has fields, and words below them."""

from __future__ import annotations

import pytest

from handbill.content.frontmatter import split
from handbill.problems import Problems


def complaints(text: str) -> list[str]:
    problems = Problems()
    split(text, "x.md", problems)
    return [str(problem) for problem in problems]


def test_the_body_begins_at_its_first_line_with_words() -> None:
    file = split("---\ntitle: Pay\n---\n\n\nWords.\n\nMore.\n\n", "x.md", Problems())
    assert file is not None
    assert (file.front.data, file.body, file.body_line) == ({"title": "Pay"}, "Words.\n\nMore.", 6)


def test_fields_know_their_line_in_the_file() -> None:
    file = split("---\ntitle: Pay\n---\n", "x.md", Problems())
    assert file is not None
    assert (file.front.at(("title",)).line, file.front.at(("title",)).column) == (2, 8)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "1:1: the file is empty; write the page or delete the file [empty-file]"),
        ("\n  \n", "1:1: the file is empty; write the page or delete the file [empty-file]"),
        (
            "# Fair pay\n",
            "1:1: the file must begin with a line “---”, the fields of the page, and another “---” [no-front-matter]",
        ),
        ("---\ntitle: Pay\n\nWords\n", "1:1: the fields of the page have no closing line “---” [no-front-matter]"),
        ("---\ntitle: a: b\n---\n", "2:9: the line cannot be read: it has a second “: ”; put the text in quotes [yaml]"),
    ],
)
def test_what_is_no_page_file_is_refused(text: str, message: str) -> None:
    assert complaints(text) == [f"x.md:{message}"]
