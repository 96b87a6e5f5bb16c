"""What MkDocs makes of the handbook has nothing that pages do not have, and what is taken out is known before."""

from __future__ import annotations

import pytest

from handbill.content.handbook import lost_in_handbook, sanitised


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("# Letters {#x}\n\n| a |\n|---|\n| 1 |\n\n```html\n<script>\n```\n\n<strong>x</strong> `<i>`\n", ""),
        ("<script>x</script>", "<script>"),
        ("<p onclick=x>y</p>", "onclick="),
        ("<p style='color:red'>y</p>", "style="),
        ("[x](javascript:y)", "href="),
        ("[x](java\nscript:y)", "href="),
        ("[x][y]\n\n[y]: javascript:y", "href="),
        ("| a |\n|:-:|\n| 1 |\n", "style="),
        ("See [x](https://example.org/): [y](z.md), and this: [TOC]", ""),
        # A list whose second paragraph CommonMark reads as code.
        ("1. one\n\n      <iframe src=x></iframe>\n", "<iframe>"),
        # Code, and what only looks like it.
        ("`<iframe>` and `a` &c. < b ![x](../media/a.png)", ""),
        ("`a` <iframe src=x></iframe> `b`", "<iframe>"),
        ("`a\n\n<iframe src=x></iframe>\n\n`b\n", "<iframe>"),
        ("\\` <iframe src=x></iframe> \\`", "<iframe>"),
        ("`` a ` `` <iframe src=x></iframe> `b ` c", "<iframe>"),
        ("```\na\n```\n\n<iframe src=x></iframe>\n\n```\nb\n```\n", "<iframe>"),
        ("```{.x}\na\n```\n\n<iframe src=x></iframe>\n\n```\nb\n```\n", "<iframe>"),
        ("[x](`javascript:y`)", "href="),
        ("![x](javascript:y)", "src="),
    ],
)
def test_the_first_thing_that_is_taken_out_is_named(text: str, lost: str) -> None:
    assert lost_in_handbook(text) == lost


def test_nothing_runs_in_what_is_left() -> None:
    markup = '<p class="a" id="b" onclick="x">y<script>z</script><a href="javascript:x">l</a><img src="x" onerror="y"></p>'
    assert sanitised(markup) == '<p class="a" id="b">y<a>l</a><img src="x"></p>'
