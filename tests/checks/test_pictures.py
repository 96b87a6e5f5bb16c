"""Pictures exist, are described, and are nothing but pictures."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from handbill.content.pictures.picture_file import MAX_BYTES
from rasters import JPEG, saved

Draw = Callable[..., Path]
Found = Callable[..., list[str]]
FILE = "campaigns/fair-pay/faq.md"


def page(fields: str = "", body: str = "") -> str:
    return f"---\ntitle: Questions\nsummary: S\n{fields}---\n\n{body}\n"


def test_a_described_picture_passes(campaign: Draw, found: Found) -> None:
    campaign({"faq.md": page("image: media/a.jpg\nimage_alt: A rally\n", "![A rally](media/a.jpg)"), "media/a.jpg": JPEG})
    assert found() == []


def test_pictures_of_news_lie_one_folder_up(campaign: Draw, found: Found) -> None:
    campaign({"news/2027-03-01-a.md": "---\ntitle: N\ndate: 2027-03-01\n---\n\n![A rally](../media/a.jpg)\n", "media/a.jpg": JPEG})
    assert found() == []


@pytest.mark.parametrize(
    ("fields", "body", "message"),
    [
        (
            "image: media/b.jpg\nimage_alt: A\n",
            "",
            ("4:8: there is no picture “media/b.jpg”; did you mean “media/a.jpg”? [missing-picture]"),
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
    campaign({"faq.md": page(fields, body), "media/a.jpg": JPEG})
    assert errors() == [f"{FILE}:{message}"]


SVG = b'<svg xmlns="http://www.w3.org/2000/svg">\n %s</svg>'


def test_a_drawing_that_does_more_than_draw_is_an_error_with_its_place(campaign: Draw, errors: Found) -> None:
    campaign({"media/a.svg": SVG % b"<g/><script>x</script>"})
    assert errors() == [
        "campaigns/fair-pay/media/a.svg:2:6: <script> does more than draw; save it as “Optimized SVG” or “Plain SVG” [svg-element]"
    ]


def test_pictures_of_the_hub_are_read_too(project: Path, write: Callable[..., Path], errors: Found) -> None:
    write({"docs/media/a.svg": SVG % b"<a/>", "docs/media/b.png": b"<html>"})
    assert errors() == [
        "docs/media/a.svg:2:2: <a> does more than draw; save it as “Optimized SVG” or “Plain SVG” [svg-element]",
        "docs/media/b.png:1:1: this is an HTML page; save the picture itself [not-a-picture]",
    ]


def test_a_plain_drawing_passes(campaign: Draw, found: Found) -> None:
    campaign({"media/a.svg": SVG % b'<path d="M0 0"/><text>on = off, javascript: &lt;script</text>'})
    assert found() == []


def test_a_picture_that_readers_at_risk_do_not_see_is_a_warning(campaign: Draw, found: Found) -> None:
    fields = "image: media/a.jpg\nimage_alt: A rally\n"
    campaign({"faq.md": page(fields), "media/a.jpg": JPEG}, config="risk: high\n")
    assert found() == [
        (
            f"{FILE}:4:8: warning: the picture is not shown to readers at risk (en); when nobody can be recognised, or all agreed, "
            "write “image_consent: true” [image-consent]"
        )
    ]
    campaign({"faq.md": page(fields + "image_consent: true\n")}, config="risk: high\n")
    assert found() == []


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.png", JPEG, "the picture is a JPEG but its name ends in .png; name it .jpg [picture-ending]"),
        ("a.jpg", b"\x7fELF\2\1", "this is a program; delete it [not-a-picture]"),
        ("a.jpg", b"", "this is an empty file; add the picture again [not-a-picture]"),
        ("a.jpg", JPEG[:-300], "the picture is damaged or not whole; export it again [damaged-picture]"),
        ("a.heic", b"", "pages cannot show a picture in “.heic”, as an iPhone's HEIC; export it as JPEG [picture-format]"),
    ],
)
def test_what_is_no_sound_picture_is_an_error(campaign: Draw, errors: Found, name: str, data: bytes, message: str) -> None:
    campaign({f"media/{name}": data})
    assert errors() == [f"campaigns/fair-pay/media/{name}:1:1: {message}"]


def test_a_picture_too_big_to_be_read_is_not_opened(campaign: Draw, errors: Found) -> None:
    folder = campaign({"media/a.jpg": b""})
    with (folder / "media/a.jpg").open("wb") as file:
        file.truncate(MAX_BYTES + 1)  # a hole: it takes no room
    assert errors() == [
        "campaigns/fair-pay/media/a.jpg:1:1: the picture has 40,000,001 bytes; at most 40,000,000 are read [picture-too-big]"
    ]


def test_a_moving_picture_is_a_warning(campaign: Draw, found: Found) -> None:
    first, second = Image.new("RGB", (4, 4), "red"), Image.new("RGB", (4, 4), "blue")
    campaign({"media/a.gif": saved(first, "GIF", save_all=True, append_images=[second])})
    assert found() == [
        (
            "campaigns/fair-pay/media/a.gif:1:1: warning: the picture moves; readers see its first image, since nobody could stop it "
            "[animated-picture]"
        )
    ]


def test_a_picture_that_no_page_names_is_a_warning(campaign: Draw, found: Found) -> None:
    logo = SVG % b"<path/>"
    letter = "---\ntitle: L\nsummary: S\nsubject: U\nto: reader\nimage: media/letter.jpg\nimage_alt: A\n---\n\nWords\n"
    campaign(
        {
            "faq.md": page("image: media/front.jpg\nimage_alt: A\n", "![A](media/body.jpg) [big](media/linked.jpg)"),
            "letters/l.md": letter,
            **{f"media/{name}.jpg": JPEG for name in ("front", "body", "linked", "letter", "nowhere")},
            "media/logo.svg": logo,
        },
        replace={"organisers: [{name: Hall Workers}]": "organisers: [{name: Hall Workers, logo: media/logo.svg}]"},
    )
    assert found("unused-picture") == [
        f"campaigns/fair-pay/media/{name}.jpg:1:1: warning: no page shows this picture; it is not published [unused-picture]"
        for name in ("letter", "nowhere")
    ]


@pytest.mark.parametrize(
    ("logo", "message"),
    [
        ("media/lgo.svg", "there is no picture “media/lgo.svg”; did you mean “logo.svg”? [missing-picture]"),
        ("media/a.jpg", "the logo “media/a.jpg” is not a drawing; take an SVG in one colour [logo-form]"),
        (
            "media/many.svg",
            "the logo “media/many.svg” has several colours (#00f, red); take one in one colour [logo-form]",
        ),
        ("logo.svg", "“logo.svg” is not a picture of the campaign; write it like media/rally.jpg [bad-picture]"),
    ],
)
def test_a_logo_is_a_drawing_in_one_colour(campaign: Draw, errors: Found, logo: str, message: str) -> None:
    files = {
        "media/a.jpg": JPEG,
        "media/logo.svg": SVG % b'<path fill="red"/><path style="fill:RED;stroke:none"/>',
        "media/many.svg": SVG % b'<style>.a{fill:red}</style><path stroke="#00f"/>',
    }
    old = "organisers: [{name: Hall Workers}]"
    campaign(files, replace={old: f"organisers: [{{name: Hall Workers, logo: {logo}}}]"})
    assert errors() == [f"campaigns/fair-pay/campaign.yml:3:41: {message}"]
    campaign(files, replace={old: "organisers: [{name: Hall Workers, logo: media/logo.svg}]"})
    assert errors() == []


def test_a_name_with_an_accent_may_be_written_as_it_is_or_as_addresses_write_it(campaign: Draw, found: Found) -> None:
    campaign({"faq.md": page(body="[A](media/caf%C3%A9.jpg) ![B](media/café.jpg)"), "media/café.jpg": JPEG})
    assert found() == []
