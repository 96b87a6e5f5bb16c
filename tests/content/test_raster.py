"""A picture is published upright, in sRGB, small enough, and without a byte that is not a pixel."""

from __future__ import annotations

import struct
import zlib
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from PIL import Image, ImageCms, PngImagePlugin

from handbill.content.pictures.picture_file import ENDINGS, PictureError
from handbill.content.pictures.raster import ENOUGH, check_raster, size_of, write_raster
from rasters import JPEG, noise, opened, picture, saved

FORMS = [(".jpg", "JPEG"), (".png", "PNG"), (".webp", "WEBP"), (".gif", "GIF")]


def photograph() -> bytes:
    """Red above, blue below, taken by a phone held upright: 12 million pixels that lie on their side, and much about who and where."""
    upright = Image.new("RGB", (3000, 4000), (200, 30, 40))
    upright.paste((20, 60, 160), (0, 2000, 3000, 4000))
    exif = Image.Exif()
    exif[0x0112], exif[0x010F], exif[0x013B] = 6, "TOKEN-CAMERA", "TOKEN-AUTHOR"
    place = exif.get_ifd(0x8825)
    place[1], place[2], place[29] = "N", (50.0, 50.0, 46.0), "TOKEN-PLACE"
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    lying = upright.transpose(Image.Transpose.ROTATE_90)
    made = saved(lying, "JPEG", exif=exif, comment=b"TOKEN-COMMENT", icc_profile=profile, quality=60)
    return made + b"TOKEN-TRAILER"


def test_a_photograph_keeps_nothing_but_its_pixels() -> None:
    taken = photograph()
    assert taken.count(b"TOKEN-") == 5
    made = write_raster(taken, ".jpg")
    assert size_of(made) == (1600, 2133)
    assert len(made) <= ENOUGH
    image = opened(made)
    red, blue = (tuple[int, ...](image.getpixel(at)) for at in ((800, 100), (800, 2000)))
    assert max(abs(a - b) for a, b in zip((*red, *blue), (200, 30, 40, 20, 60, 160), strict=True)) < 6
    assert b"TOKEN" not in made
    assert not image.getexif()
    assert not {"exif", "icc_profile", "comment", "photoshop", "xmp"} & set(image.info)
    # Nothing but the segments that a decoder needs: no APP1 to APP15, no COM (ITU T.81, table B.1).
    assert {marker for marker in segments(made) if 0xE1 <= marker <= 0xEF or marker == 0xFE} == set()


def segments(data: bytes) -> set[int]:
    """The markers of a JPEG before its first scan."""
    at, found = 2, set()
    while data[at] == 0xFF and data[at + 1] != 0xDA:
        found.add(data[at + 1])
        at += 2 + struct.unpack(">H", data[at + 2 : at + 4])[0]
    return found


def test_texts_in_other_formats_are_gone_too() -> None:
    text = PngImagePlugin.PngInfo()
    text.add_text("Author", "TOKEN-AUTHOR")
    text.add_itxt("XML:com.adobe.xmp", "TOKEN-XMP")
    exif = Image.Exif()
    exif[0x013B] = "TOKEN-EXIF"
    flat = Image.new("RGB", (20, 10), "red")
    for ending, made in (
        (".png", saved(flat, "PNG", pnginfo=text, exif=exif, dpi=(300, 300))),
        (".webp", saved(flat, "WEBP", exif=exif, xmp=b"TOKEN-XMP")),
        (".gif", saved(flat.convert("P"), "GIF", comment=b"TOKEN-COMMENT")),
    ):
        assert b"TOKEN" in made
        assert b"TOKEN" not in write_raster(made, ending)
    chunks = write_raster(saved(flat, "PNG", pnginfo=text, dpi=(300, 300)), ".png")
    assert [chunk for chunk in (b"tEXt", b"iTXt", b"eXIf", b"pHYs", b"iCCP") if chunk in chunks] == []


@pytest.mark.parametrize(("ending", "form"), FORMS)
def test_a_big_picture_becomes_small_and_stays_in_its_format(ending: str, form: str) -> None:
    made = write_raster(saved(noise((900, 700)), form), ending)
    assert opened(made).format == form
    assert len(made) <= ENOUGH * 1.5
    width, height = size_of(made)
    assert abs(height / width - 700 / 900) < 0.01


@pytest.mark.parametrize(("ending", "form"), FORMS)
def test_the_same_picture_gives_the_same_bytes(ending: str, form: str) -> None:
    data = saved(noise((60, 40)), form)
    assert write_raster(data, ending) == write_raster(data, ending)


def test_a_small_picture_stays_as_large_as_it_is() -> None:
    assert size_of(write_raster(picture(size=(37, 21)), ".jpg")) == (37, 21)


def test_a_narrower_copy_is_as_wide_as_asked() -> None:
    assert size_of(write_raster(picture(size=(1200, 600)), ".jpg", 480)) == (480, 240)


def test_a_png_loses_no_colour_and_no_transparency() -> None:
    image = Image.new("RGBA", (30, 20), (10, 200, 30, 255))
    image.putpixel((3, 4), (1, 2, 3, 77))
    assert opened(write_raster(saved(image, "PNG"), ".png")).convert("RGBA").tobytes() == image.tobytes()


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_kind_of_png_is_read(mode: str) -> None:
    data = saved(Image.new(mode, (20, 10)), "PNG")
    assert size_of(write_raster(data, ".png")) == (20, 10)


def test_sixteen_bits_of_grey_become_eight() -> None:
    image = Image.new("I;16", (4, 4), 32768)
    assert opened(write_raster(saved(image, "PNG"), ".png")).convert("L").getpixel((0, 0)) == 128


def test_print_colours_become_those_of_screens() -> None:
    made = opened(write_raster(picture(mode="CMYK", colour=(0, 255, 255, 0)), ".jpg"))
    assert made.mode == "RGB"
    assert made.getpixel((2, 2))[0] > 200


def test_colours_of_another_profile_are_converted() -> None:
    # In the space of LAB's kin a profile changes what numbers mean; a grey stays where it is, a red moves.
    wide = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    red, green = wide.find(b"rXYZ"), wide.find(b"gXYZ")
    wide[red : red + 4], wide[green : green + 4] = b"gXYZ", b"rXYZ"
    data = saved(Image.new("RGB", (8, 8), (250, 0, 0)), "PNG", icc_profile=bytes(wide))
    shown = opened(write_raster(data, ".png")).convert("RGB").getpixel((1, 1))
    assert shown[1] > 200 > shown[0]


def test_a_picture_that_moves_gives_its_first_image() -> None:
    first, second = Image.new("RGB", (6, 4), "red"), Image.new("RGB", (6, 4), "blue")
    for ending, form in ((".gif", "GIF"), (".webp", "WEBP"), (".png", "PNG")):
        moving = saved(first, form, save_all=True, append_images=[second])
        assert check_raster(moving, ending)
        made = opened(write_raster(moving, ending))
        assert getattr(made, "n_frames", 1) == 1
        assert made.convert("RGB").getpixel((1, 1))[0] > 240


def test_two_pictures_in_one_jpeg_are_no_film() -> None:
    first, second = Image.new("RGB", (6, 4), "red"), Image.new("RGB", (6, 4), "blue")
    data = saved(first, "MPO", save_all=True, append_images=[second])
    assert not check_raster(data, ".jpg")
    assert opened(write_raster(data, ".jpg")).format == "JPEG"


def bomb(width: int, height: int) -> bytes:
    """A PNG that names a size and holds nothing: 60 bytes that ask for gigabytes."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = [(b"IHDR", head), (b"IDAT", zlib.compress(b"")), (b"IEND", b"")]
    sealed = (struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in chunks)
    return b"\x89PNG\r\n\x1a\n" + b"".join(sealed)


ISO = b"\0\0\0\x18ftyp"


@pytest.mark.parametrize(
    ("data", "ending", "rule", "message"),
    [
        (b"", ".png", "not-a-picture", "this is an empty file; add the picture again"),
        (ISO + b"heic", ".jpg", "not-a-picture", "this is an iPhone's HEIC; export it as JPEG"),
        (ISO + b"mif1", ".jpg", "not-a-picture", "this is an iPhone's HEIC; export it as JPEG"),
        (ISO + b"avif", ".webp", "not-a-picture", "this is an AVIF; export it as JPEG"),
        (ISO + b"isom", ".gif", "not-a-picture", "this is a film; pages show pictures only, so link to it where it can be watched"),
        (b"II*\0abc", ".jpg", "not-a-picture", "this is a TIFF; export it as JPEG"),
        (b"BM1234", ".png", "not-a-picture", "this is a BMP; export it as JPEG"),
        (b"8BPS", ".png", "not-a-picture", "this is a Photoshop file; export it as JPEG"),
        (b"%PDF-1.7", ".jpg", "not-a-picture", "this is a PDF; export the picture in it as JPEG or PNG"),
        (b"\x7fELF", ".png", "not-a-picture", "this is a program; delete it"),
        (b"MZ\x90", ".png", "not-a-picture", "this is a program; delete it"),
        (b"#!/bin/sh", ".jpg", "not-a-picture", "this is a program; delete it"),
        (b"PK\3\4", ".jpg", "not-a-picture", "this is a ZIP or an office document; take the picture out of it"),
        (b"version https://git-lfs.github.com/spec/v1", ".jpg", "not-a-picture", "this is a pointer of Git LFS; fetch the picture itself with “git lfs pull”"),
        (b" <!DOCTYPE HTML><html>", ".png", "not-a-picture", "this is an HTML page; save the picture itself"),
        (b"<script>alert(1)</script>", ".gif", "not-a-picture", "this is an HTML page; save the picture itself"),
        (b"<svg/>", ".png", "not-a-picture", "this is an SVG or XML; name it .svg if it is a drawing"),
        (b"hello", ".jpg", "not-a-picture", "this is not a picture in JPEG, PNG, WebP or GIF; export it as JPEG or PNG"),
        (JPEG[:-300], ".jpg", "damaged-picture", "the picture is damaged or not whole; export it again"),
        (picture("PNG")[:-30], ".png", "damaged-picture", "the picture is damaged or not whole; export it again"),
        (picture("WEBP", (99, 99)), ".jpg", "picture-ending", "the picture is a WEBP but its name ends in .jpg; name it .webp"),
        (picture("GIF", mode="L"), ".jpeg", "picture-ending", "the picture is a GIF but its name ends in .jpeg; name it .gif"),
        (bomb(9000, 9000), ".png", "picture-too-big", "the picture has 81,000,000 pixels; at most 60,000,000 are read, so make it smaller"),
        (bomb(60_000, 60_000), ".png", "picture-too-big", "the picture has several hundred million pixels; at most 60,000,000 are read, so make it smaller"),
        (bomb(20, 20), ".png", "damaged-picture", "the picture is damaged or not whole; export it again"),
    ],
)  # fmt: skip
def test_what_is_no_picture_is_told_as_what_it_is(data: bytes, ending: str, rule: str, message: str) -> None:
    for read in (check_raster, write_raster):
        with pytest.raises(PictureError) as refused:
            read(data, ending)
        assert (refused.value.rule, str(refused.value)) == (rule, message)


def test_a_program_behind_a_picture_does_not_come_along() -> None:
    assert b"<?php" not in write_raster(JPEG + b"<?php system('x');", ".jpg")


@pytest.mark.parametrize(("ending", "form"), sorted(ENDINGS.items()))
def test_a_sound_picture_passes(ending: str, form: Any) -> None:
    assert not check_raster(picture(form), ending)


def spoilable() -> list[tuple[str, bytes]]:
    """Small pictures of each format with much in them that a spoiled byte can turn against the reader."""
    exif = Image.Exif()
    exif[0x0112], exif[0x013B] = 6, "A"
    exif.get_ifd(0x8825)[2] = (50.0, 50.0, 46.0)
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    first, second = noise((24, 18)), noise((24, 18)).transpose(Image.Transpose.ROTATE_180)
    moving: dict[str, Any] = {"save_all": True, "append_images": [second]}
    return [
        (".jpg", saved(first, "JPEG", exif=exif, comment=b"x", icc_profile=profile)), (".jpg", saved(first, "MPO", **moving)),
        (".png", saved(first, "PNG", exif=exif, icc_profile=profile)), (".png", saved(first, "PNG", **moving)),
        (".gif", saved(first.convert("P"), "GIF", **moving)), (".webp", saved(first, "WEBP", exif=exif, **moving)),
    ]  # fmt: skip


SPOILABLE = spoilable()


@given(
    number=st.integers(0, len(SPOILABLE) - 1),
    changes=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 40), st.binary(max_size=20)), min_size=1, max_size=8),
)
@example(number=0, changes=[(0.04, 1, b"\xff")])
def test_a_spoiled_picture_is_read_or_refused_in_our_words(number: int, changes: list[tuple[float, int, bytes]]) -> None:
    # Pillow's warnings are errors here, as everywhere in the tests: none may get out.
    ending, data = SPOILABLE[number]
    for where, taken, put in changes:
        at = int(where * len(data))
        data = data[:at] + put + data[at + taken :]
    rule = refusal(data, ending)
    if rule:
        assert rule in ("damaged-picture", "not-a-picture", "picture-too-big", "picture-ending")
        with pytest.raises(PictureError):
            write_raster(data, ending)
    else:
        assert size_of(write_raster(data, ending))[0] > 0


def refusal(data: bytes, ending: str) -> str:
    """The rule by which a picture is refused, or nothing."""
    try:
        check_raster(data, ending)
    except PictureError as error:
        return error.rule
    return ""


def test_orientation_in_exif_that_cannot_be_read_changes_nothing() -> None:
    exif = Image.Exif()
    exif[0x0112], exif[0x013B] = 6, "Somebody whose name is longer than four bytes"
    data = saved(Image.new("RGB", (20, 10)), "JPEG", exif=exif)
    at = data.index(b"Exif\0\0") + 6
    assert size_of(write_raster(data, ".jpg")) == (10, 20)
    assert size_of(write_raster(data[:at] + b"QQ" + data[at + 2 :], ".jpg")) == (20, 10)
