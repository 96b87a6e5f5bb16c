"""Pictures are written once, kept by their content, and the site knows their sizes and copies."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from PIL import Image

from drawn import campaign, mkdocs, page, rendered, shown, site_of
from handbill.model.campaign import Site
from handbill.publishing.files.pictures import PictureFile, publish_pictures
from rasters import noise, opened, picture, saved

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20">\n<!-- x --><path/></svg>'
PHOTO = saved(noise((60, 45)).resize((1800, 1350)), "JPEG", quality=90)


def published(root: Path, body: str = "![A](media/photo.jpg)", **more: Any) -> tuple[Site, list[PictureFile]]:
    files = {
        "mkdocs.yml": mkdocs("en", "fr"),
        "campaigns/pay/campaign.yml": campaign(languages=["en", "fr"], risk={"fr": "high"}),
        "campaigns/pay/index.md": page("Pay", body, image="media/drawing.svg", image_alt="D"),
        "campaigns/pay/media/photo.jpg": PHOTO,
        "campaigns/pay/media/small.png": picture("PNG", (300, 100)),
        "campaigns/pay/media/drawing.svg": SVG,
        **more,
    }
    return publish_pictures(site_of(root, files), root, root / ".cache", 2)


def test_every_picture_has_a_file_and_a_size(tmp_path: Path) -> None:
    site, files = published(tmp_path, "![A](media/photo.jpg) ![B](media/small.png)")
    assert [address for address, _ in files] == [
        "pay/media/drawing.svg", "pay/media/photo.jpg", "pay/media/photo.960.jpg", "pay/media/photo.480.jpg", "pay/media/small.png",
    ]  # fmt: skip
    sizes = {one.address: (one.width, one.height, one.copies) for one in site.pictures.values()}
    assert sizes == {
        "pay/media/drawing.svg": (30, 20, ()),
        "pay/media/photo.jpg": (1600, 1200, (("pay/media/photo.480.jpg", 480), ("pay/media/photo.960.jpg", 960))),
        "pay/media/small.png": (300, 100, ()),
    }
    made = {address: path.read_bytes() for address, path in files}
    assert [opened(made[f"pay/media/photo{width}.jpg"]).size for width in ("", ".960", ".480")] == [
        (1600, 1200),
        (960, 720),
        (480, 360),
    ]
    assert len(made["pay/media/photo.480.jpg"]) < len(made["pay/media/photo.960.jpg"]) < len(made["pay/media/photo.jpg"])
    assert made["pay/media/drawing.svg"] == b'<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"><path/></svg>\n'


def test_an_emptied_cache_changes_no_byte(tmp_path: Path) -> None:
    _, files = published(tmp_path)
    before = {address: path.read_bytes() for address, path in files}
    times = [path.stat().st_mtime_ns for _, path in files]
    _, again = published(tmp_path)
    assert [path.stat().st_mtime_ns for _, path in again] == times
    shutil.rmtree(tmp_path / ".cache")
    _, made = published(tmp_path)
    assert {address: path.read_bytes() for address, path in made} == before


def test_a_copy_takes_the_address_of_no_other_picture(tmp_path: Path) -> None:
    body = "![A](media/photo.jpg) ![B](media/photo.480.jpg)"
    site, files = published(tmp_path, body, **{"campaigns/pay/media/photo.480.jpg": picture(size=(9, 9))})
    assert [address for address, _ in files].count("pay/media/photo.480.jpg") == 1
    assert site.pictures["pay/media/photo.jpg"].copies == (("pay/media/photo.960.jpg", 960),)
    assert site.pictures["pay/media/photo.480.jpg"].width == 9


def test_a_copy_that_saves_nothing_is_not_made(tmp_path: Path) -> None:
    # A PNG of stripes of one pixel: narrower copies mix the stripes and need many colours.
    stripes = saved(Image.frombytes("L", (2, 1), b"\0\xff").resize((1000, 3), Image.Resampling.NEAREST), "PNG")
    flat = saved(Image.new("L", (1000, 3)), "PNG")
    for name, data in (("stripes", stripes), ("flat", flat)):
        site, _ = published(tmp_path / name, f"![A](media/{name}.png)", **{f"campaigns/pay/media/{name}.png": data})
        assert site.pictures[f"pay/media/{name}.png"].copies == ()


def test_pages_say_sizes_and_offer_copies(tmp_path: Path) -> None:
    site, _ = published(tmp_path, "![A](media/photo.jpg)\n\n<img src='media/photo.jpg' alt='B' width='160' height='9'>\n")
    view = shown(site, "pay/")[1]
    assert (view.figure.width, view.figure.height, view.figure.srcset) == (30, 20, "")
    first, second, figure = (one for one in rendered(site, "pay/").all("img") if one.attributes["src"] != "qr.svg")
    assert (figure.attributes["src"], figure.attributes["width"], figure.attributes["height"]) == ("media/drawing.svg", "30", "20")
    assert "srcset" not in figure.attributes
    assert first.attributes == {
        "alt": "A", "src": "media/photo.jpg", "width": "1600", "height": "1200", "loading": "lazy", "decoding": "async",
        "srcset": "media/photo.480.jpg 480w, media/photo.960.jpg 960w, media/photo.jpg 1600w", "sizes": "(min-width:62rem)39rem,100vw",
    }  # fmt: skip
    assert (second.attributes["width"], second.attributes["height"]) == ("160", "120")


def test_names_with_characters_of_their_own_are_quoted_where_they_must_be(tmp_path: Path) -> None:
    site, _ = published(tmp_path, "![A](<media/a, b é.jpg>)", **{"campaigns/pay/media/a, b é.jpg": PHOTO})
    image = rendered(site, "pay/").all("img")[0]
    assert image.attributes["srcset"].split(", ")[0] == "media/a%2C%20b%20%C3%A9.480.jpg 480w"


def test_readers_at_risk_see_neither_pictures_nor_links_to_them(tmp_path: Path) -> None:
    site, _ = published(
        tmp_path, "![A](media/photo.jpg)\n\nSee [the **photo**](./media/photo.jpg), [![A](media/photo.jpg)](media/photo.jpg)\n"
    )
    english, french = rendered(site, "pay/"), rendered(site, "fr/pay/")
    assert [one.attributes["src"] for one in english.all("img")] == [*["media/photo.jpg"] * 2, "media/drawing.svg", "qr.svg"]
    assert french.all("img") == []
    assert [link for link in french.all("a") if "media" in link.attributes.get("href", "")] == []
    assert "<p>See the <strong>photo</strong>, </p>" in shown(site, "fr/pay/")[1].body.markup
