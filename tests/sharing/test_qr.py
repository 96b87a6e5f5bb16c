"""QR codes: they hold the address, and no style that a strict policy forbids."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree

import pytest
import segno

from handbill.sharing.qr import QUIET, qr

SVG = "{http://www.w3.org/2000/svg}"
ADDRESS = "https://hub.example.org/fr/pay/letters/wages/"


def modules(svg: str) -> list[list[int]]:
    """The dark and light modules that the path draws."""
    root = etree.fromstring(svg)
    size = int(root.get("viewBox", "").split()[2])
    grid = [[0] * size for _ in range(size)]
    path = root.find(f"{SVG}path")
    assert path is not None
    drawn = path.get("d", "")
    pattern = r"M(\d+) (\d+)h(\d+)v1h-(\d+)z"
    assert re.fullmatch(f"({pattern})+", drawn)
    for x, y, width, back in re.findall(pattern, drawn):
        assert width == back
        for column in range(int(x), int(x) + int(width)):
            grid[int(y)][column] = 1
    return grid


@pytest.mark.parametrize("address", [ADDRESS, "https://a.example.org/", ADDRESS + "x" * 300])
def test_the_image_is_the_code_of_the_address_with_its_quiet_zone(address: str) -> None:
    expected = [[int(one) for one in row] for row in segno.make_qr(address, error="m").matrix_iter(border=QUIET)]
    assert modules(qr(address, "Title")) == expected


def test_it_has_no_style_and_is_black_on_a_white_ground_of_its_own() -> None:
    made = qr(ADDRESS, "Title")
    root = etree.fromstring(made)
    title, ground, code = root
    assert [element.tag.removeprefix(SVG) for element in (title, ground, code)] == ["title", "rect", "path"]
    size = root.get("viewBox", "").split()[2]
    assert dict(ground.attrib) == {"width": size, "height": size, "fill": "white"}
    assert code.get("fill") == "black"
    attributes = {name for element in root.iter() for name in element.attrib}
    assert attributes == {"class", "role", "viewBox", "width", "height", "shape-rendering", "fill", "d"}
    assert "style" not in made
    assert "#" not in made


def test_its_title_is_text() -> None:
    title = '</title><script>"&'
    assert etree.fromstring(qr(ADDRESS, title)).findtext(f"{SVG}title") == title


def test_two_are_equal() -> None:
    assert qr(ADDRESS, "Title") == qr(ADDRESS, "Title")
