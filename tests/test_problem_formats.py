"""Problems in the forms of terminals and code hosts."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from handbill.problem_formats import FORMATS, report
from handbill.problems import Position, Problem

PROBLEMS = [
    Problem(Position("campaigns/pay/letters/wages.md", 6, 5), "unknown recipient “mina”; did you mean “mia”?", "unknown-recipient"),
    Problem(Position("campaigns/50%,a:b/index.md", 1, 1), "100 % wrong:\nreally, yes", "odd", "warning"),
]


def test_text_is_one_line_a_problem() -> None:
    assert report(PROBLEMS[:1], "text") == (
        "campaigns/pay/letters/wages.md:6:5: unknown recipient “mina”; did you mean “mia”? [unknown-recipient]"
    )


def test_people_read_errors_first_and_each_kind_once() -> None:
    def one(path: str, line: int, message: str, rule: str, *, is_warning: bool = True) -> Problem:
        return Problem(Position(path, line), message, rule, "warning" if is_warning else "error")

    found = [
        one("campaigns/a/x.md", 3, "some mail programs cut a letter at “&”", "letter-sign"),
        one("campaigns/a/x.md", 5, "some mail programs cut a letter at “=”", "letter-sign"),
        one("campaigns/a/x.md", 9, "some mail programs cut a letter at “=”", "letter-sign"),
        one("campaigns/a/x.md", 1, "the page is not translated into “es”", "missing-translation"),
        one("campaigns/a/y.md", 1, "the page is not translated into “es”", "missing-translation"),
        one("campaigns/a/z.md", 1, "the page is not translated into “fr”", "missing-translation"),
        one("campaigns/b/y.md", 1, "the page is not translated into “es”", "missing-translation"),
        one("campaigns/b/y.md", 7, "it is wrong", "odd", is_warning=False),
    ]
    assert report(found, "text").split("\n") == [
        "campaigns/b/y.md:7:1: it is wrong [odd]",
        "campaigns/a/x.md:1:1: warning: the page is not translated into “es”; the same in 1 more file: y.md [missing-translation]",
        "campaigns/a/x.md:3:1: warning: some mail programs cut a letter at “&”; the same on 2 more lines: 5, 9 [letter-sign]",
        "campaigns/a/z.md:1:1: warning: the page is not translated into “fr” [missing-translation]",
        "campaigns/b/y.md:1:1: warning: the page is not translated into “es” [missing-translation]",
    ]
    assert len(report(found, "github").split("\n")) == 8


@pytest.mark.parametrize(
    ("form", "name"),
    [("github", "problems.github.txt"), ("gitlab", "problems.gitlab.json"), ("json", "problems.json"), ("sarif", "problems.sarif")],
)
def test_each_form_is_as_reviewed(form: str, name: str, golden: Callable[[str, str], None]) -> None:
    golden(name, report(PROBLEMS, form) + "\n")


def test_a_workflow_command_stays_on_one_line() -> None:
    lines = report(PROBLEMS, "github").split("\n")
    assert len(lines) == 2
    assert lines[1].startswith(
        "::warning file=campaigns/50%25%2Ca%3Ab/index.md,line=1,col=1,title=odd::100 %25 wrong:\\nreally, yes"
    )


@pytest.mark.parametrize("form", ["text", "github"])
def test_a_name_of_a_file_cannot_begin_a_line(form: str) -> None:
    assert "\n" not in report([Problem(Position("campaigns/a\n::error b.md"), "wrong", "odd")], form)


@pytest.mark.parametrize("form", [form for form in FORMATS if form not in ("text", "github")])
def test_nothing_wrong_is_a_document_too(form: str) -> None:
    assert isinstance(json.loads(report([], form)), (dict, list))


def test_documents_link_to_the_page_of_rules() -> None:
    address = "https://hub.example.org/handbook/editors/rules/#unknown-recipient"
    site = "https://hub.example.org/"
    assert report(PROBLEMS[:1], "github", site).endswith(f"“mia”? ({address})")
    assert json.loads(report(PROBLEMS, "json", site))[0]["help"] == address
    (known, unknown) = json.loads(report(PROBLEMS, "sarif", site))["runs"][0]["tool"]["driver"]["rules"][::-1]
    assert known["helpUri"] == address
    assert known["shortDescription"] == {"text": "A letter goes to recipients that are in recipients.csv."}
    assert unknown == {"id": "odd"}  # no rule of ours


def test_equal_problems_keep_their_fingerprint() -> None:
    first, second = (json.loads(report(PROBLEMS, "gitlab")) for _ in range(2))
    assert [one["fingerprint"] for one in first] == [one["fingerprint"] for one in second]
    assert len({one["fingerprint"] for one in first}) == 2
