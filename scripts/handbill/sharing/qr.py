"""A page's address as a QR code (ISO/IEC 18004), for posters and for the screen of somebody else."""

from __future__ import annotations

import re
from contextlib import suppress
from html import escape

from zxingcpp import QRCode, create_barcode

QUIET = 4
"""The empty modules around the code, without which scanners do not find it (ISO/IEC 18004 section 9.1)."""
PIXELS = 4
"""The size of a module where no style sheet says otherwise."""

_DARK = re.compile(rb"\0+")


def qr(address: str, title: str) -> str:
    """An SVG image of `address` with `title` as its text; no styles.

    Its class is `hb-qr`. Scanners need dark on light: the code is black and has a white ground of its own, so that it can
    be read on a dark screen and on coloured paper.
    Raises ValueError for an address of more than about 2,300 characters.
    """
    rows = _rows(address)
    modules = len(rows) + 2 * QUIET
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="hb-qr" role="img" viewBox="0 0 {modules} {modules}" '
        f'width="{modules * PIXELS}" height="{modules * PIXELS}" shape-rendering="crispEdges">'
        f'<title>{escape(title, quote=False)}</title><rect width="{modules}" height="{modules}" fill="white"/>'
        f'<path fill="black" d="{_path(rows)}"/></svg>\n'
    )


def _rows(address: str) -> list[bytes]:
    """The rows of the smallest code without its quiet zone; a dark module is a byte 0."""
    image = create_barcode(address, QRCode, ec_level=_level(address)).to_image(scale=1, add_quiet_zones=False)
    modules = bytes(image)  # type: ignore[call-overload]  # Its stub does not say that it is a buffer.
    width = image.shape[1]
    return [modules[start : start + width] for start in range(0, len(modules), width)]


def _level(address: str) -> str:
    """How much of a code may be dirty or torn: 15 % (level M), and 25 % (level Q) where the smallest code has room for it."""
    with suppress(ValueError):  # too long for any code of a level
        if _width(address, "Q") == _width(address, "M"):
            return "Q"
    return "M"


def _width(address: str, level: str) -> int:
    # With a mask that is given: nine tenths of the time of a code go to finding out which of eight is best.
    width: int = create_barcode(address, QRCode, ec_level=level, data_mask=0).to_image(scale=1, add_quiet_zones=False).shape[1]
    return width


def _path(rows: list[bytes]) -> str:
    """The dark modules, each run of them in a row as one rectangle."""
    return "".join(
        f"M{run.start() + QUIET} {y}h{run.end() - run.start()}v1h-{run.end() - run.start()}z"
        for y, row in enumerate(rows, QUIET)
        for run in _DARK.finditer(row)
    )
