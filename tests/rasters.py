"""Pictures of pixels for tests, made as cameras and programs make them, and what a reader finds in one."""

from __future__ import annotations

import io
from typing import Any

from PIL import Image


def picture(form: str = "JPEG", size: tuple[int, int] = (8, 6), mode: str = "RGB", colour: Any = 0, **options: Any) -> bytes:
    """The bytes of a picture of one colour."""
    return saved(Image.new(mode, size, colour), form, **options)


def saved(image: Image.Image, form: str, **options: Any) -> bytes:
    out = io.BytesIO()
    image.save(out, form, **options)
    return out.getvalue()


def opened(data: bytes) -> Image.Image:
    """A picture as a browser would decode it."""
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


def noise(size: tuple[int, int], mode: str = "RGB") -> Image.Image:
    """A picture that no program can make small: every pixel differs, and each run gives the same."""
    count, state, values = size[0] * size[1] * len(mode), 1, bytearray()
    for _ in range(count // 4 + 1):
        state = (state * 1664525 + 1013904223) & 0xFFFFFFFF
        values += state.to_bytes(4, "big")
    return Image.frombytes(mode, size, bytes(values[:count]))


JPEG = picture()
PNG = picture("PNG")
