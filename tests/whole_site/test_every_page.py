"""What holds for every page of the built site."""

from __future__ import annotations

import re
import struct
from itertools import pairwise
from pathlib import Path

from hall import ROOT, is_public, is_whole, run
from rasters import opened
from visitor import Built


def test_pictures_of_the_handbook_are_written_anew_and_shown_in_every_language(built: Built) -> None:
    assert b"Ines Darova" in (built.folder.parent / "docs" / "media" / "form.png").read_bytes()
    assert b"Ines Darova" not in built.files["media/form.png"]
    assert [name for name in built.files if name.startswith("media/form.")] == ["media/form.png"]
    for address, words in (("handbook/", "A form with lines"), ("fr/handbook/", "Un formulaire avec des lignes")):
        picture = built.documents[address].one("img", alt=words)
        assert built.where(address, picture.attributes["src"]) == f"{built.root}media/form.png"


def test_times_are_instants_in_utc_or_dates(built: Built) -> None:
    found = {one.attributes["datetime"] for page in built.pages.values() for one in page.all("time")}
    assert {"2027-05-20T12:00Z", "2027-05-20T13:30Z", "2027-06-01", "2027-05-01"} <= found
    assert not [one for one in found if not re.fullmatch(r"\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?Z)?", one)]


def test_headings_come_in_order_under_one_title(built: Built) -> None:
    for address, page in built.pages.items():
        if not is_public(address):
            continue
        levels = [int(one.name[1]) for one in page if re.fullmatch("h[1-6]", one.name)]
        visible = [level for level in levels if level]
        assert visible.count(1) == 1, address
        steps = [(a, b) for a, b in pairwise(visible) if b > a + 1]
        assert not steps, (address, visible)


def test_ids_are_unique_and_labels_name_them(built: Built) -> None:
    for address, page in built.documents.items():
        ids = [one.attributes["id"] for one in page.all("", id="*")]
        assert len(ids) == len(set(ids)), (address, sorted(id for id in ids if ids.count(id) > 1))
        for name in ("for", "aria-labelledby", "aria-describedby"):
            for one in page:
                assert set(one.attributes.get(name, "").split()) <= set(ids), (address, name)


def test_pictures_are_described(built: Built) -> None:
    images = [(address, one) for address, page in built.pages.items() for one in page.all("img")]
    assert images
    assert [address for address, one in images if is_public(address) and not one.attributes.get("alt", "").strip()] == []


def test_nothing_is_escaped_twice_or_left_unfilled(built: Built) -> None:
    for address, page in built.pages.items():
        for _, text in page.one("body").texts():
            assert not re.search(
                r"&(lt|gt|amp|quot|#\d+);|%\(\w+\)s|\{\{|\{%|\bNone\b|\bUndefined\b|<(bdi|time|a|span)[ >]", text
            ), (address, text)


def test_a_title_and_a_description_are_on_every_page(built: Built) -> None:
    for address, page in built.pages.items():
        assert page.one("title").text, address
        # News may have no summary.
        if is_public(address) and "/news/2027" not in address:
            assert page.one("meta", name="description").attributes["content"], address
    assert built.pages["fair-pay/"].one("title").text == "Fair pay in the hall"
    assert built.pages["fair-pay/"].one("meta", name="description").attributes["content"] == "Every hour counts & is paid."


def test_every_public_page_has_a_share_picture_when_they_are_switched_on(built: Built, elsewhere: Path) -> None:
    config = elsewhere / "mkdocs.yml"
    plain = config.read_text(encoding="utf-8")
    config.write_text(plain.replace("share_pictures: false", "share_pictures: true"), encoding="utf-8")
    try:
        done = run(elsewhere, "-m", "mkdocs", "build", "--strict", "--site-dir", "pictured")
    finally:
        config.write_text(plain, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    made = Built(elsewhere / "pictured", ROOT)
    shown = {f"{address}share.png" for address in made.pages if is_whole(address) and not address.endswith("404.html")}
    assert {name for name in made.files if name.endswith("share.png")} == shown
    for address, page in made.pages.items():
        named = [one.attributes["content"] for one in page.all("meta", property="og:image")]
        assert named == ([f"{ROOT}{address}share.png"] if f"{address}share.png" in shown else []), address
    # Width and height stand in the first chunk (PNG, section 11.2.2).
    assert {struct.unpack_from(">4sLL", made.files[name], 12) for name in shown} == {(b"IHDR", 1200, 630)}
    assert not [name for name in built.files if name.endswith("share.png")]
    assert not [address for address, page in built.pages.items() if page.all("meta", property="og:image")]


def test_every_picture_says_its_size_before_it_is_loaded(built: Built) -> None:
    images = [
        (address, image.attributes) for address, page in built.pages.items() if is_public(address) for image in page.all("img")
    ]
    assert [(address, image) for address, image in images if not {"width", "height", "alt"} <= set(image)] == []
    rally = {(image["width"], image["height"]) for _, image in images if image["src"].endswith("rally.jpg")}
    assert rally == {("1600", "2133")}
    offered = [(address, link.split()[0]) for address, image in images for link in image.get("srcset", "").split(", ") if link]
    assert offered
    assert [link for address, link in offered if built.problem(built.where(address, link))] == []


def test_a_photograph_stands_upright(built: Built) -> None:
    image = opened(built.files["fair-pay/media/rally.jpg"])
    assert image.size == (1600, 2133)
    above, below = image.getpixel((800, 100)), image.getpixel((800, 2000))
    assert above[0] > 190 > below[0]
    assert below[2] > 150 > above[2]
