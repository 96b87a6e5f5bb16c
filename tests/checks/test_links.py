"""Links of bodies say truly where they lead."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

Draw = Callable[..., Path]
Found = Callable[..., list[str]]
FILE = "campaigns/fair-pay/faq.md"
PAGE = "---\ntitle: Questions\nsummary: What people ask.\n---\n\n"


@pytest.fixture
def draw(campaign: Draw) -> Callable[..., Path]:
    return lambda body: campaign({"faq.md": f"{PAGE}{body}\n"})


@pytest.mark.parametrize(
    "body",
    [
        "[Write](mailto:office@example.org) or <office@example.org> or office@example.org",
        "[office@example.org](mailto:Office@Example.ORG)",
        "[example.org](https://www.example.org/a)",
        "[www.example.org/fr](https://example.org/fr)",
        "[https://a.example/x](https://a.example/y)",
        "[press.pdf](https://a.example/x)",
        "[the union](https://a.example/)",
        "[3.5 %](https://a.example/)",
        "می\u200cخواهیم က\u200bခ",
    ],
)
def test_an_honest_link_passes(draw: Draw, found: Found, body: str) -> None:
    draw(body)
    assert found() == []


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (
            "[x](mailto:a@example.org?bcc=spy@example.net&body=I)",
            "6:25: the link to write to “a@example.org” has fields of a message; write one plain address, mailto:a@example.org [mailto-link]",
        ),
        (
            "[x](mailto:a@example.org,b@example.org)",
            (
                "6:25: the link to write to “a@example.org” has more than one address; write one plain address, mailto:a@example.org "
                "[mailto-link]"
            ),
        ),
        ("[x](mailto:a@example.org%0D%0ABcc:b@example.net)", "6:25: the link to write to “a@example.org” has “%”; write one"),
        ("[x](MAILTO:a@example.org?BCC=b@example.net)", "6:25: the link to write to “a@example.org” has fields of a message"),
        ('<a href="mailto:a@example.org?attach=/etc/passwd">x</a>', "6:30: the link to write to “a@example.org” has fields"),
        ("[x](mailto:nobody)", "6:12: “nobody” is not a valid e-mail address; write it like name@example.org [mailto-link]"),
        (
            "[x](mailto:a@gоv.example)",
            (
                "6:15: in the address “a@gоv.example” “gоv” has letters of two alphabets that look alike: “о” is U+043E; type the name "
                "again [mailto-link]"
            ),
        ),
        (
            "[x](https://zoom.example@evil.example/)",
            (
                "6:13: “zoom.example@” in the address is a user name, and the page is on “evil.example”; write the address without it "
                "[url-user]"
            ),
        ),
        (
            "[x](https://127.0.0.1/)",
            "6:13: “127.0.0.1” is the number of a computer, not the name of a site; write its name [url-host]",
        ),
        ("<https://localhost/>", "6:10: “localhost” is a name that only one network knows"),
        ("[x][y]\n\n[y]: https://zооm.example", "8:15: “zооm” has letters of two alphabets"),
        (
            "[https://union.example](https://evil.example/)",
            (
                "6:1: the text “https://union.example” reads like an address, but the link leads to “https://evil.example/”; name where it "
                "leads [misleading-link]"
            ),
        ),
        ("[union.example](https://evil.example/)", "6:1: the text “union.example” reads like an address"),
        ("[a@union.example](mailto:b@union.example)", "6:1: the text “a@union.example” reads like an address"),
        ("[a@union.example](https://union.example/)", "6:1: the text “a@union.example” reads like an address"),
        ("a\u202eb", "6:2: U+202E turns the order of the words after it, and nobody sees it; delete it [bidi-control]"),
        ("a &#8238; b", "6:3: U+202E turns the order of the words after it, and nobody sees it; delete it [bidi-control]"),
        ("a\u200bb", "6:2: U+200B has no width, so nobody sees it; delete it [zero-width]"),
        ('<p class="hb-safety hb-ui">x</p>', "6:1: “class=” is not allowed in a page"),
        ('<span id="main">x</span>', "6:1: the id “main” belongs to the site itself"),
        ('<span id="__proto__">x</span>', "6:1: the id “__proto__” belongs to the site itself"),
        ('<button data-hb="copy">x</button>', "6:1: “<button>” is not allowed in a page"),
        ("[x](java&#9;script:alert(1))", "6:5: the link “java"),
    ],
)
def test_a_link_that_hides_something_is_an_error(draw: Draw, errors: Found, body: str, message: str) -> None:
    draw(body)
    assert errors()[0][: len(FILE) + 1 + len(message)] == f"{FILE}:{message}"


def test_parameters_that_follow_readers_are_a_warning(draw: Draw, found: Found) -> None:
    draw("[x](https://a.example/?utm_source=mail&id=2)")
    assert found() == [
        f"{FILE}:6:24: warning: “utm_source” in the address only follows its readers; write https://a.example/?id=2 [tracking]"
    ]


def test_a_domain_in_another_script_shows_both_its_forms(draw: Draw, found: Found) -> None:
    draw("[x](mailto:minister@гов.бел)")
    both = "“minister@гов.бел” is sent as “minister@xn--b1ab7a.xn--90ais”"
    assert found() == [f"{FILE}:6:5: warning: {both}; compare both with the office's own page [idn-address]"]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("contact: office@example.org", "contact: a%40b@example.org", "4:11: the address “a%40b@example.org” has “%” before"),
        ("contact: office@example.org", "contact: a@gоv.example", "4:13: in the address “a@gоv.example” “gоv” has letters"),
        (
            "organisers: [{name: Hall Workers}]",
            "organisers: [{name: Hall Workers, url: 'https://a@evil.example/'}]",
            "3:49: “a@” in the address is a user name",
        ),
        ("organisers: [{name: Hall Workers}]", "organisers: [{name: Hall \u202eWorkers}]", "3:26: U+202E turns the order"),
        ("organisers: [{name: Hall Workers}]", 'organisers: [{name: "Hall \\u202eWorkers"}]', "3:27: U+202E turns the order"),
    ],
)
def test_fields_hide_nothing_either(campaign: Draw, errors: Found, old: str, new: str, message: str) -> None:
    campaign(replace={old: new})
    assert errors()[0].startswith(f"campaigns/fair-pay/campaign.yml:{message}")


def test_nor_do_the_words_of_pages_and_the_cells_of_tables(campaign: Draw, errors: Found) -> None:
    campaign(
        {
            "faq.md": PAGE.replace("What people ask.", "What \u200bpeople ask.") + "Words.\n",
            "recipients.csv": "id,name,source_url,checked_on\nm,Mia\u2067,https://example.org/,2027-03-01\n",
        }
    )
    assert [error.partition(": ")[0] for error in errors()] == [f"{FILE}:3:15", "campaigns/fair-pay/recipients.csv:2:1"]
