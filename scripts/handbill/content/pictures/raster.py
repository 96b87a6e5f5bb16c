"""Photographs and other pictures of pixels: decoded, bounded, and written anew without anything but their pixels.

The only module that knows Pillow.
"""

from __future__ import annotations

import io
import re
import struct
import threading
import warnings
from collections.abc import Iterator, Mapping
from contextlib import suppress

from PIL import (
    GifImagePlugin,
    Image,
    ImageCms,
    ImageOps,
    JpegImagePlugin,
    MpoImagePlugin,
    PngImagePlugin,
    UnidentifiedImageError,
    WebPImagePlugin,
)

from handbill.content.pictures.picture_file import ENDINGS, MAX_BYTES, PictureError

MAX_PIXELS = 60_000_000
"""Pixels of a picture as it comes: phones make 12 to 50 million, and a decoded one takes three bytes each."""
WIDEST = 1600
"""Pixels across of a picture as it is published: twice the width of a page's column, for dense screens."""
ENOUGH = 300_000
"""Bytes that a published picture should not exceed."""
QUALITIES = (82, 74, 66, 58)
NARROWER = (1280, 1024, 800, 640)
"""What is tried, one after another, until a picture is small enough: less quality, then less width."""

_FORMATS: Mapping[str, str] = {
    GifImagePlugin.GifImageFile.format: "GIF",
    JpegImagePlugin.JpegImageFile.format: "JPEG",
    # A JPEG that a second one follows, as some phones write it; the reader of JPEG opens it.
    MpoImagePlugin.MpoImageFile.format: "JPEG",
    PngImagePlugin.PngImageFile.format: "PNG",
    WebPImagePlugin.WebPImageFile.format: "WEBP",
}
_READERS = sorted(set(_FORMATS.values()))
"""No other reader of Pillow's sees a file."""

_JPEG_ADVICE = "export it as JPEG"
# How files begin that are often taken for pictures; those of the ISO family name their kind from the fifth byte on.
_OTHERS: tuple[tuple[re.Pattern[bytes], str], ...] = (
    (re.compile(rb"\Z"), "an empty file; add the picture again"),
    (re.compile(rb"....ftyp(?:hei|hev|mif1|msf1)", re.S), f"an iPhone's HEIC; {_JPEG_ADVICE}"),
    (re.compile(rb"....ftypavi", re.S), f"an AVIF; {_JPEG_ADVICE}"),
    (re.compile(rb"....ftyp", re.S), "a film; pages show pictures only, so link to it where it can be watched"),
    (re.compile(rb"II\*\0|MM\0\*"), f"a TIFF; {_JPEG_ADVICE}"),
    (re.compile(rb"BM"), f"a BMP; {_JPEG_ADVICE}"),
    (re.compile(rb"8BPS"), f"a Photoshop file; {_JPEG_ADVICE}"),
    (re.compile(rb"%PDF"), "a PDF; export the picture in it as JPEG or PNG"),
    (re.compile(rb"\x7fELF|MZ|#!"), "a program; delete it"),
    (re.compile(rb"PK\x03\x04"), "a ZIP or an office document; take the picture out of it"),
    (re.compile(rb"version https://git-lfs"), "a pointer of Git LFS; fetch the picture itself with “git lfs pull”"),
    (re.compile(rb"\s*(?:<!doctype html|<html|<head|<script|<body)", re.I), "an HTML page; save the picture itself"),
    (re.compile(rb"\s*<(?:\?xml|svg)"), "an SVG or XML; name it .svg if it is a drawing"),
)
# Files that begin like pictures we read, with so little behind it that nothing can be read.
_STARTS = re.compile(rb"\xff\xd8\xff|\x89PNG|GIF8|RIFF....WEBP", re.S)


# What Pillow raises on files that are not what they seem, from its own decoders and from the libraries below them.
_FAULTS = (
    OSError, ValueError, SyntaxError, LookupError, TypeError, AttributeError, EOFError, ArithmeticError, struct.error, MemoryError,
    Image.DecompressionBombError,
)  # fmt: skip


class _Quiet:
    """Keeps Pillow from printing its own warnings, in however many threads: the messages are ours."""

    def __init__(self) -> None:
        self._lock, self._within = threading.Lock(), 0
        self._warnings = warnings.catch_warnings()

    def __enter__(self) -> None:
        with self._lock:
            if not self._within:
                self._warnings = warnings.catch_warnings()
                self._warnings.__enter__()
                warnings.simplefilter("ignore")
            self._within += 1

    def __exit__(self, *_: object) -> None:
        with self._lock:
            self._within -= 1
            if not self._within:
                self._warnings.__exit__(None, None, None)


_quiet = _Quiet()


def check_raster(data: bytes, ending: str) -> bool:
    """Whether the picture moves, of which only the first image is published; PictureError when it is not a sound picture.

    `ending` is that of the file's name, such as `.jpg`, in small letters.
    """
    # A JPEG is read whole at an eighth of its size, which is enough to see that nothing is missing.
    moves, _ = _decoded(data, ending, 64)
    return moves


def write_raster(data: bytes, ending: str, width: int | None = None) -> bytes:
    """The picture anew, upright and in sRGB, at most WIDEST (or `width`) across and about ENOUGH bytes.

    Nothing but pixels is taken over: no EXIF, no place, no author, no comment, no thumbnail, no profile.
    """
    best = b""
    _, pixels = _decoded(data, ending, 2 * (width or WIDEST))
    for wide, quality in _attempts(ENDINGS[ending], min(pixels.width, width or WIDEST)):
        made = _encoded(_narrowed(pixels, wide), ENDINGS[ending], quality)
        if not best or len(made) < len(best):
            best = made
        if len(best) <= ENOUGH:
            break
    return best


def size_of(data: bytes) -> tuple[int, int]:
    """Width and height in pixels of a picture that was written here."""
    with Image.open(io.BytesIO(data), formats=_READERS) as image:
        return image.size


def _decoded(data: bytes, ending: str, enough: int) -> tuple[bool, Image.Image]:
    """Whether a picture moves, and its first image; a JPEG is decoded at a part of its size, if `enough` pixels remain across."""
    if len(data) > MAX_BYTES:
        raise PictureError("picture-too-big", f"the picture has {len(data):,} bytes; at most {MAX_BYTES:,} are read")
    for start, what in _OTHERS:
        if start.match(data):
            raise PictureError("not-a-picture", f"this is {what}")
    try:
        with _quiet, Image.open(io.BytesIO(data), formats=_READERS) as image:
            _check_kind(image, ending)
            image.draft("RGB", (enough, enough))
            image.load()
            moves = getattr(image, "n_frames", 1) > 1 and image.format != "MPO"
            return moves, _pixels(image)
    except Image.DecompressionBombError:
        raise _too_many("several hundred million") from None
    except UnidentifiedImageError:
        if _STARTS.match(data):
            raise _damaged() from None
        raise PictureError("not-a-picture", "this is not a picture in JPEG, PNG, WebP or GIF; export it as JPEG or PNG") from None
    except PictureError:
        raise
    except _FAULTS:
        raise _damaged() from None


def _check_kind(image: Image.Image, ending: str) -> None:
    """Refuses a picture before it is decoded: one with too many pixels, and one under the name of another format."""
    if image.width * image.height > MAX_PIXELS:
        raise _too_many(f"{image.width * image.height:,}")
    real = _FORMATS[str(image.format)]
    if real != ENDINGS[ending]:
        right = next(name for name, form in sorted(ENDINGS.items(), reverse=True) if form == real)
        raise PictureError("picture-ending", f"the picture is a {real} but its name ends in {ending}; name it {right}")


def _too_many(pixels: str) -> PictureError:
    return PictureError("picture-too-big", f"the picture has {pixels} pixels; at most {MAX_PIXELS:,} are read, so make it smaller")


def _damaged() -> PictureError:
    return PictureError("damaged-picture", "the picture is damaged or not whole; export it again")


def _pixels(image: Image.Image) -> Image.Image:
    """The first image, upright, in grey or sRGB colours, with transparency where it has any."""
    profile = image.info.get("icc_profile")
    with suppress(*_FAULTS):  # EXIF that cannot be read says nothing; browsers show such a picture as it lies
        image = ImageOps.exif_transpose(image)
    if image.mode.startswith("I"):
        # Sixteen bits of grey; converting them would cut off instead of scaling.
        image = image.point(lambda value: value * (1 / 256)).convert("L")
    image = _in_srgb(image, profile)
    if image.mode in ("LA", "PA", "RGBA", "RGBa", "La") or "transparency" in image.info:
        image = image.convert("RGBA")
        return image if image.getchannel("A").getextrema() != (255, 255) else image.convert("RGB")
    return image.convert("L" if image.mode in ("1", "L") else "RGB")


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    if not profile or image.mode not in ("RGB", "RGBA", "CMYK"):
        return image
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        mode = "RGBA" if image.mode == "RGBA" else "RGB"
        made = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode=mode)
    except (ImageCms.PyCMSError, *_FAULTS):
        return image  # a profile that cannot be read says nothing about the colours
    return made if made is not None else image


def _attempts(form: str, width: int) -> Iterator[tuple[int, int]]:
    # PNG has one step, fewer colours, and GIF none.
    steps = {"PNG": QUALITIES[::3], "GIF": QUALITIES[:1]}.get(form, QUALITIES)
    yield from ((width, quality) for quality in steps)
    yield from ((narrower, QUALITIES[-1]) for narrower in NARROWER if narrower < width)


def _narrowed(image: Image.Image, width: int) -> Image.Image:
    if width >= image.width:
        return image
    return image.resize((width, max(1, round(image.height * width / image.width))), Image.Resampling.LANCZOS)


def _encoded(image: Image.Image, form: str, quality: int) -> bytes:
    # A picture made of bare pixels: whatever else Pillow read is not there to be written.
    bare = Image.frombytes(image.mode, image.size, image.tobytes())
    out = io.BytesIO()
    if form == "JPEG":
        _opaque(bare).save(out, form, quality=quality, optimize=True, progressive=True)
    elif form == "WEBP":
        bare.save(out, form, quality=quality, method=4)
    elif form == "GIF":
        bare.save(out, form, optimize=True)
    elif quality == QUALITIES[0]:
        _of_few_colours(bare).save(out, form, optimize=True)
    else:
        _with_palette(bare, Image.Dither.FLOYDSTEINBERG).save(out, form, optimize=True)
    return out.getvalue()


def _opaque(image: Image.Image) -> Image.Image:
    if image.mode != "RGBA":
        return image
    ground = Image.new("RGB", image.size, "white")
    ground.paste(image, mask=image.getchannel("A"))
    return ground


def _of_few_colours(image: Image.Image) -> Image.Image:
    """The image with a palette where that loses nothing."""
    if image.mode == "L" or image.getcolors(256) is None:
        return image
    small = _with_palette(image, Image.Dither.NONE)
    return small if small.convert(image.mode).tobytes() == image.tobytes() else image


def _with_palette(image: Image.Image, dither: Image.Dither) -> Image.Image:
    if image.mode == "L":
        return image
    method = Image.Quantize.FASTOCTREE if image.mode == "RGBA" else Image.Quantize.MEDIANCUT
    return image.quantize(256, method=method, dither=dither)
