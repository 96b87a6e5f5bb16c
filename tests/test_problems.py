"""What authors read is one line a problem, and nothing in it hides."""

from __future__ import annotations

from pathlib import Path

import pytest

from drawn import campaign, draw, page, read
from handbill.problems import Position, Problem, Problems, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\nb\r\nc\td", r"a\nb\r\nc\td"),
        ("a\u200bb\u202ec\ufeff", "aU+200BbU+202EcU+FEFF"),
        ("\x1b[2J\x00\x85", "U+001B[2JU+0000U+0085"),
        ("a\u2028b\u2029", "aU+2028bU+2029"),
        ("\ud800", "U+D800"),
        ("\U000e0041", "U+E0041"),
        ("မြန်မာ “é” 日本\u00a0€", "မြန်မာ “é” 日本\u00a0€"),
    ],
)
def test_what_nobody_sees_is_written_out(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_every_message_is_one_line_however_it_is_reported() -> None:
    problems = Problems()
    problems.error(Position("a\nb.md", 2, 3), "“x\ny” is wrong", "odd")
    problems.extend([Problem(Position("c.md"), "“z\u200b” is late", "late", "warning")])
    assert [str(problem) for problem in problems] == [
        r"a\nb.md:2:3: “x\ny” is wrong [odd]",
        "c.md:1:1: warning: “zU+200B” is late [late]",
    ]


def test_an_address_over_two_lines_of_a_table_is_one_problem_on_one_line(tmp_path: Path) -> None:
    rows = 'mia,Mia,"mia\n@gov.example.org",https://gov.example.org/,2027-05-01\npia,Pia,"p\u200bia@gov.example.org",https://gov.example.org/,2027-05-01\n'
    files = {
        "campaigns/pay/campaign.yml": campaign(),
        "campaigns/pay/index.md": page("Pay"),
        "campaigns/pay/recipients.csv": f"id,name,email,source_url,checked_on\n{rows}",
    }
    draw(tmp_path, files)
    assert [str(problem) for problem in read(tmp_path, files).problems.errors] == [
        r"campaigns/pay/recipients.csv:2:13: the address “mia\n@gov.example.org” contains a line break; write one plain address, like name@example.org (row 2, email) [bad-email]",
        "campaigns/pay/recipients.csv:4:11: the address “pU+200Bia@gov.example.org” contains an invisible character (U+200B); type it again (row 3, email) [bad-email]",
    ]
