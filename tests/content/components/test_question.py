"""A heading that begins with a question mark folds its answer."""

from __future__ import annotations

import pytest

from handbill.content.markdown.body import read_body
from markup import html


def folded(heading: str, answer: str) -> str:
    return f'<details class="hb-question">\n<summary>\n{heading}\n</summary>\n{answer}\n</details>'


@pytest.mark.parametrize("mark", ["? ", "?", "؟ ", "？"])
def test_a_heading_with_a_question_mark_before_it_folds_what_stands_below(mark: str) -> None:
    assert html(f"## {mark}Why *now*?\n\nFish die.\n\n- one\n") == folded(
        '<h2 id="why-now">Why <em>now</em>?</h2>', "<p>Fish die.</p>\n<ul>\n<li>one</li>\n</ul>"
    )


def test_each_question_can_be_linked_to() -> None:
    assert read_body("## ? Why now?\n\na\n\n## ? Чаму цяпер?\n\nb").anchors == ("why-now", "чаму-цяпер")


@pytest.mark.parametrize(
    ("end", "after"),
    [("## More", '<h2 id="more">More</h2>'), ("# More", '<h1 id="more">More</h1>'), ("***", "<hr>"), ("## ? B\n\nb", folded('<h2 id="b">B</h2>', "<p>b</p>"))],
)  # fmt: skip
def test_an_answer_ends_at_the_next_heading_or_at_a_rule(end: str, after: str) -> None:
    assert html(f"## ? Why\n\nFish die.\n\n{end}") == folded('<h2 id="why">Why</h2>', "<p>Fish die.</p>") + f"\n{after}"


def test_lower_headings_belong_to_the_answer_and_footnotes_do_not() -> None:
    made = html("## ? Why\n\nFish die.[^1]\n\n### How\n\nSlowly.\n\n[^1]: Source.")
    answer, after = made.split("</details>")
    assert 'id="how"' in answer
    assert "Source." in after


@pytest.mark.parametrize("heading", ["## Why now?", "## ¿Por qué?", "## Why? Because", "Why?\n\nNo heading"])
def test_any_other_heading_stays_one(heading: str) -> None:
    assert "<details" not in html(f"{heading}\n\nFish die.")


@pytest.mark.parametrize(
    ("source", "slips"),
    [
        ("## ? Why\n\na\n\n## ? How\n\n## More", [("answer", 13, "How")]),
        ("## ?\n\na", [("question", 0, "")]),
        ("## ? Why\n\n[^1]: x", [("answer", 0, "Why")]),
    ],
)
def test_a_question_without_words_or_answer_is_a_slip(source: str, slips: list[tuple[str, int, str]]) -> None:
    assert list(read_body(source).slips) == slips
