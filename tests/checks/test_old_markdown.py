"""The help for one time: where two parsers read a text otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest

from drawn import campaign, page, read
from handbill.checks import check_old_markdown
from handbill.problems import Problems

FILE = "campaigns/pay/faq.md"


def found(tmp_path: Path, body: str) -> list[str]:
    loaded = read(
        tmp_path,
        {
            "campaigns/pay/campaign.yml": campaign(),
            "campaigns/pay/index.md": page("Pay"),
            "campaigns/pay/faq.md": page("Questions", body),
        },
    )
    assert loaded.project is not None
    problems = Problems()
    check_old_markdown(loaded.project, problems)
    return [str(problem) for problem in problems]


@pytest.mark.parametrize(
    ("body", "line", "before", "after"),
    [
        ("One.\n\nIt costs \\$5 now.\n", 8, "It costs \\$5 now.", "It costs $5 now."),
        ("We ask\n- pay\n- rest\n", 6, "We ask - pay - rest", "We ask / pay / rest"),
        ("~~old~~ new\n", 6, "~~old~~ new", "old new"),
        ("Term\n: its meaning\n", 6, "Term / its meaning", "Term : its meaning"),
        ("## Demands {#demands}\n", 6, "Demands {#demands}", "Demands"),
        ("- [ ] to do\n", 6, "[ ] to do", "[ ] to do"),
    ],
)
def test_what_reads_otherwise_is_listed_with_its_place(tmp_path: Path, body: str, line: int, before: str, after: str) -> None:
    expected = f"warning: Python-Markdown read “{before}” here; now it reads “{after}” [old-markdown]"
    lines = [one.partition(": ")[2] for one in found(tmp_path, body)]
    assert lines == ([expected] if before != after else [])
    assert all(one.startswith(f"{FILE}:{line}:") for one in found(tmp_path, body))


@pytest.mark.parametrize(
    "body",
    [
        "One *line* and\nthe next.\n\n- a\n- b\n\n> Said.\n> — Mara\n\n![A](a.jpg)\nNoon.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
        "A claim.[^1]\n\n[^1]: Its source.\n",
        "## ? Why\n\nSo.\n\n1. one\n2. two\n\n    code\n",
        "See https://example.org/ and <https://example.org/a> and [x](https://example.org).\n",
    ],
)
def test_what_reads_the_same_is_not(tmp_path: Path, body: str) -> None:
    told = found(tmp_path, body)
    assert [one for one in told if "? Why" not in one] == []
