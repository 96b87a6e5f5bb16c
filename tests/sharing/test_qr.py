"""QR codes: scanners read the address in them, and they hold no style that a strict policy forbids."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree

import pytest
import zxingcpp

from handbill.sharing.qr import PIXELS, QUIET, qr

SVG = "{http://www.w3.org/2000/svg}"
ADDRESS = "https://hub.example.org/fr/pay/letters/wages/"
DARK, LIGHT = 0, 255


def modules(svg: str) -> list[bytearray]:
    """The dark and light modules that the path draws."""
    root = etree.fromstring(svg)
    size = int(root.get("viewBox", "").split()[2])
    grid = [bytearray([LIGHT]) * size for _ in range(size)]
    path = root.find(f"{SVG}path")
    assert path is not None
    drawn = path.get("d", "")
    pattern = r"M(\d+) (\d+)h(\d+)v1h-(\d+)z"
    assert re.fullmatch(f"({pattern})+", drawn)
    for x, y, width, back in re.findall(pattern, drawn):
        assert width == back
        for column in range(int(x), int(x) + int(width)):
            grid[int(y)][column] = DARK
    return grid


def scanned(grid: list[bytearray]) -> zxingcpp.Barcode:
    """What a scanner makes of the modules on a screen. The one we have is ZXing's; the codes are drawn by Zint."""
    rows = [bytes(module for module in row for _ in range(PIXELS)) for row in grid for _ in range(PIXELS)]
    screen = memoryview(b"".join(rows)).cast("B", shape=[len(rows), len(rows[0])])
    found = zxingcpp.read_barcodes(screen)
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize("address", [ADDRESS, "https://a.example.org/", ADDRESS + "x" * 300, ADDRESS + "x" * 2200])
def test_a_scanner_reads_the_address(address: str) -> None:
    code = scanned(modules(qr(address, "Title")))
    assert (code.text, code.format) == (address, zxingcpp.QRCode)


@pytest.mark.parametrize("address", [ADDRESS, "https://a.example.org/"])
def test_a_code_with_a_corner_of_a_sticker_on_it_is_read(address: str) -> None:
    grid = modules(qr(address, "Title"))
    middle = len(grid) // 2
    for row in grid[middle : middle + 4]:
        row[middle : middle + 4] = bytearray([LIGHT]) * 4
    assert scanned(grid).text == address


@pytest.mark.parametrize(("letters", "level"), [(0, "Q"), (1, "Q"), (2, "M"), (2200, "M")])
def test_as_much_of_it_may_be_missing_as_its_size_allows(letters: int, level: str) -> None:
    assert scanned(modules(qr(ADDRESS + "x" * letters, "Title"))).ec_level == level


def test_the_quiet_zone_around_it_is_light() -> None:
    grid = modules(qr(ADDRESS, "Title"))
    sides = [*grid[:QUIET], *grid[-QUIET:], *(row[:QUIET] for row in grid), *(row[-QUIET:] for row in grid)]
    assert {module for side in sides for module in side} == {LIGHT}
    assert DARK in grid[QUIET]
    assert DARK in {row[QUIET] for row in grid}


def test_an_address_that_no_code_has_room_for_is_an_error() -> None:
    with pytest.raises(ValueError, match="too long"):
        qr(ADDRESS + "x" * 2400, "Title")


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
