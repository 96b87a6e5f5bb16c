"""Pictures exist, are described, and are nothing but pictures."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

Draw = Callable[..., Path]
Found = Callable[..., list[str]]
FILE = "campaigns/fair-pay/faq.md"


def page(fields: str = "", body: str = "") -> str:
    return f"---\ntitle: Questions\nsummary: S\n{fields}---\n\n{body}\n"


def test_a_described_picture_passes(campaign: Draw, found: Found) -> None:
    campaign({"faq.md": page("image: media/a.jpg\nimage_alt: A rally\n", "![A rally](media/a.jpg)"), "media/a.jpg": b"x"})
    assert found() == []


def test_pictures_of_news_lie_one_folder_up(campaign: Draw, found: Found) -> None:
    campaign({"news/2027-03-01-a.md": "---\ntitle: N\ndate: 2027-03-01\n---\n\n![A rally](../media/a.jpg)\n", "media/a.jpg": b"x"})
    assert found() == []


@pytest.mark.parametrize(
    ("fields", "body", "message"),
    [
        (
            "image: media/b.jpg\nimage_alt: A\n",
            "",
            ("4:8: there is no picture “media/b.jpg”; did you mean “a.jpg”? [missing-picture]"),
        ),
        ("image: media/a.jpg\n", "", "4:8: the picture has no alternative text; describe it in “image_alt” [missing-alt]"),
        (
            "image: a.jpg\nimage_alt: A\n",
            "",
            ("4:8: “a.jpg” is not a picture of the campaign; write it like media/rally.jpg [bad-picture]"),
        ),
        (
            "",
            "![](media/a.jpg)",
            ("6:5: the picture “media/a.jpg” has no alternative text; write ![what it shows](media/a.jpg) [missing-alt]"),
        ),
        ("", "See ![x](media/b.jpg)", "6:10: there is no picture “media/b.jpg”; did you mean “a.jpg”? [missing-picture]"),
        (
            "",
            "![x](https://example.org/a.jpg)",
            ("6:6: the picture “https://example.org/a.jpg” lies elsewhere; put it into media/ [picture-elsewhere]"),
        ),
    ],
)
def test_each_slip_is_named_with_its_place(campaign: Draw, errors: Found, fields: str, body: str, message: str) -> None:
    campaign({"faq.md": page(fields, body), "media/a.jpg": b"x"})
    assert errors() == [f"{FILE}:{message}"]


@pytest.mark.parametrize(
    ("svg", "message"),
    [
        (b"<svg>\n <script>x</script></svg>", "2:2: the drawing holds “<script”, which can run a program; save it as a plain SVG"),
        (b"<svg ONLOAD = 'x'/>", "1:6: the drawing holds “onload”, which can run a program; save it as a plain SVG"),
        (
            b"<svg><a href='javascript:x'/></svg>",
            ("1:15: the drawing holds “javascript:”, which can run a program; save it as a plain SVG"),
        ),
        (
            b"<!DOCTYPE svg [<!ENTITY x 'y'>]><svg/>",
            ("1:16: the drawing holds “<!entity”, which can run a program; save it as a plain SVG"),
        ),
        (b"<svg onmouseover='x'/>", "1:6: the drawing holds “onmouseover”, which can run a program; save it as a plain SVG"),
    ],
)
def test_a_drawing_runs_no_program(campaign: Draw, errors: Found, svg: bytes, message: str) -> None:
    campaign({"media/a.svg": svg})
    assert errors() == [f"campaigns/fair-pay/media/a.svg:{message} [unsafe-svg]"]


def test_a_plain_drawing_passes(campaign: Draw, found: Found) -> None:
    campaign({"media/a.svg": b'<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/><text>on = off</text></svg>'})
    assert found() == []


def test_a_picture_that_readers_at_risk_do_not_see_is_a_warning(campaign: Draw, found: Found) -> None:
    fields = "image: media/a.jpg\nimage_alt: A rally\n"
    campaign({"faq.md": page(fields), "media/a.jpg": b"x"}, config="risk: high\n")
    assert found() == [
        (
            f"{FILE}:4:8: warning: the picture is not shown to readers at risk (en); when nobody can be recognised, or all agreed, "
            "write “image_consent: true” [image-consent]"
        )
    ]
    campaign({"faq.md": page(fields + "image_consent: true\n")}, config="risk: high\n")
    assert found() == []
