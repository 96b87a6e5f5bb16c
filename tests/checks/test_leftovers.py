"""What would read as raw is told with its place and its right form."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

Draw = Callable[..., Path]
Found = Callable[..., list[str]]
FILE = "campaigns/fair-pay/faq.md"
LETTER = "campaigns/fair-pay/letters/wages.md"
PAGE = "---\ntitle: Questions\nsummary: What people ask.\n---\n\n"
HEAD = "---\ntitle: Wages\nsummary: It asks.\nsubject: Pay\nto: reader\nfields: [name, ward]\nlabels: {ward: Ward}\n---\n\n"


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (
            "See [the report][r].",
            (
                "6:5: the text does not say where “[r]” leads; write “[r]: https://…” on a line of its own, or [words](address) "
                "[undefined-reference]"
            ),
        ),
        (
            "A claim.[^9]",
            "6:9: the text has no footnote “[^9]”; write it on a line of its own, “[^9]: …” [undefined-footnote]",
        ),
        (
            "A [link] (faq.md) here",
            "6:3: warning: “[link] (faq.md)” is not a link, with a space in the middle; write “[link](faq.md)” [spaced-link]",
        ),
        (
            "[x] (https://a.example/)",
            (
                "6:1: warning: “[x] (https://a.example/)” is not a link, with a space in the middle; write “[x](https://a.example/)” "
                "[spaced-link]"
            ),
        ),
        (
            "Be ** bold ** now",
            (
                "6:4: warning: “**” makes nothing bold with a space on its inner side; write **words** without spaces inside "
                "[loose-emphasis]"
            ),
        ),
        (
            "ü **Act now **please",
            (
                "6:3: warning: “**” makes nothing bold with a space on its inner side; write **words** without spaces inside "
                "[loose-emphasis]"
            ),
        ),
        (
            "On {{ page.title }}",
            (
                "6:4: warning: “{{ page.title }}” is code of another program, and readers see it as it is; write what it stands for "
                "[template-code]"
            ),
        ),
        ("{{< video abc >}}", "6:1: warning: “{{< video abc >}}” is code of another program"),
        ("{% include x.md %}", "6:1: warning: “{% include x.md %}” is code of another program"),
        (
            "Words {: .lead }",
            (
                "6:7: warning: “{: .lead }” does nothing here, and readers see it; take it out (only a heading may have an id, like "
                "{#demands}, at its end) [attribute-list]"
            ),
        ),
        ("[x](faq.md){ .md-button }", "6:12: warning: “{ .md-button }” does nothing here"),
        ("Words {#id} more", "6:7: warning: “{#id}” does nothing here"),
        ("See [[Demands]].", "6:5: warning: “[[Demands]]” is not a link here; write “[Demands](file.md)” [wiki-link]"),
        ("---\ntitle: Fair pay\n---\n\nWords", "7:1: warning: “title:” is a field; write it above, between the two lines “---”"),
        (
            "summary: It is\n\nWords",
            "6:1: warning: “summary:” is a field; write it above, between the two lines “---” [front-matter]",
        ),
        ("• pay\n• rest", "6:1: warning: “•” makes no list; begin each item with “- ” [typed-bullet]"),
        ("1.First\n2.Second", "6:1: warning: “1.First” begins no list without a space; write “1. First” [raw-markup]"),
        ("==new==", "6:1: warning: “==new==” marks nothing here; write “**new**” [raw-markup]"),
        ("Go :fist: go", "6:4: warning: “:fist:” is not an emoji here; paste the emoji itself [raw-markup]"),
        ("*[ILO]: an office", "6:1: warning: “*[ILO]:” explains nothing here; say it in the text: ILO (…) [raw-markup]"),
        ('=== "Tab"', '6:1: warning: “=== "” begins no tab here; write a heading [raw-markup]'),
    ],
)
def test_what_reads_as_raw_is_told(campaign: Draw, found: Found, body: str, message: str) -> None:
    campaign({"faq.md": f"{PAGE}{body}\n"})
    assert found()[0][: len(FILE) + 1 + len(message)] == f"{FILE}:{message}"


@pytest.mark.parametrize(
    "body",
    [
        "We ask\n- pay\n- rest",
        "~~old~~ and\n\n- [ ] to do\n- [x] done",
        "## Demands {#demands}",
        "`{{ x }}` and `** y **` and `[[z]]` and `[^9]`",
        "```\n{% x %}\n• y\n```",
        "\\*\\* and \\{{ x }} and \\[^9] and \\[[x]]",
        "2*3 and 4 * 5, a_b__c, 10:30:15, http://a.example:80:x",
        "He said [sic], see [1] and [note] here.",
        "<!-- {{ a note }} -->",
        "1. First\n2. Second\n\n1.5 euros, v1.First",
        "A = B == C",
        "**bold** and ***both*** and __bold__",
    ],
)
def test_what_is_meant_passes(campaign: Draw, found: Found, body: str) -> None:
    campaign({"faq.md": f"{PAGE}{body}\n"})
    assert [one for one in found() if one.startswith(FILE)] == []


@pytest.mark.parametrize(
    ("body", "messages"),
    [
        ("In [[ward]],\n[[name]]", []),
        ("In [ward],\n[[name]]", ["10:4: “[ward]” is sent as it is; write “[[ward]]” [single-brackets]"]),
        ("In [[ward]] on [date]", ["10:16: “[date]” is sent as it is; write “[[date]]” [single-brackets]"]),
        ("In [[ward]] [note]", []),
        (
            "In [[ward]] [[]]",
            [
                (
                    "10:13: warning: “[[]]” is not a placeholder; write the id of a field between the brackets, on one line "
                    "[broken-placeholder]"
                )
            ],
        ),
    ],
)
def test_placeholders_with_a_slip_are_told(campaign: Draw, found: Found, body: str, messages: list[str]) -> None:
    campaign({"letters/wages.md": f"{HEAD}{body}\n"})
    own = [one for one in found() if one.startswith(LETTER) and "unused-field" not in one]
    assert own == [f"{LETTER}:{message}" for message in messages]


def test_a_field_that_the_letter_does_not_say_is_told(campaign: Draw, found: Found) -> None:
    campaign({"letters/wages.md": f"{HEAD}Dear all.\n"})
    assert [one for one in found() if one.startswith(LETTER)] == [
        (
            f"{LETTER}:6:16: warning: readers are asked for “ward”, and the letter does not say it; write “[[ward]]”, or take it out "
            "[unused-field]"
        )
    ]


WRAPPED = """\
In [[ward]] we have waited for three years until somebody would answer
the letters that we wrote to your ministry about the wages of our
members, and nobody has ever told us why that is so, or when it would
change.
"""


@pytest.mark.parametrize(
    ("body", "is_told"),
    [
        (WRAPPED, True),
        (WRAPPED.replace("\n", " "), False),
        ("In [[ward]],\nTradeful Street 5,\n1000 Brussels,\nBelgium", False),
        ("> " + WRAPPED.strip().replace("\n", "\n> "), True),
        ("- We ask in [[ward]] that you pay what the law has promised us,\n- that you answer the letters of all our branches,\n- and soon", False),
    ],
)  # fmt: skip
def test_a_paragraph_that_is_wrapped_by_hand_is_told(campaign: Draw, found: Found, body: str, is_told: bool) -> None:
    campaign({"letters/wages.md": f"{HEAD}{body}\n"})
    told = [one for one in found() if one.startswith(LETTER)]
    assert [one.rpartition(" ")[2] for one in told] == (["[hard-wrap]"] if is_told else [])


def test_a_letter_pasted_from_a_content_manager_has_its_slips_told(campaign: Draw, found: Found) -> None:
    body = "It costs \\$5 in [[ward]]. **Act now **please. See [the report][r].\n"
    campaign({"letters/wages.md": f"{HEAD}{body}"})
    bold = "warning: “**” makes nothing bold with a space on its inner side; write **words** without spaces inside [loose-emphasis]"
    link = "the text does not say where “[r]” leads; write “[r]: https://…” on a line of its own, or [words](address) [undefined-reference]"
    assert [one.removeprefix(f"{LETTER}:") for one in found() if one.startswith(LETTER)] == [
        f"10:27: {bold}",
        f"10:37: {bold}",
        f"10:51: {link}",
    ]


@pytest.mark.parametrize("body", ["ကျွန်ုပ်တို့ **လုပ်ခ။**တောင်းဆိုသည်", "Мы просим **«зарплату»**сегодня"])
def test_bold_that_a_character_before_a_letter_keeps_open_has_advice_of_its_own(campaign: Draw, found: Found, body: str) -> None:
    campaign({"faq.md": f"{PAGE}{body}\n"})
    glued = "“**” makes nothing bold between punctuation and a letter; write quotes and full stops outside, like “**words**”, or leave a space"
    told = [one.partition("warning: ")[2] for one in found() if one.startswith(FILE)]
    assert told == [f"{glued} [loose-emphasis]"] * 2
