"""A page's address as a QR code (ISO/IEC 18004), for posters and for the screen of somebody else."""

from __future__ import annotations

from html import escape

import segno

QUIET = 4
"""The empty modules around the code, without which scanners do not find it (ISO/IEC 18004 section 9.1)."""
PIXELS = 4
"""The size of a module where no style sheet says otherwise."""


def qr(address: str, title: str) -> str:
    """An SVG image of `address` with `title` as its text; no styles.

    Its class is `hb-qr`. Scanners need dark on light: the code is black and has a white ground of its own, so that it can
    be read on a dark screen and on coloured paper.
    Raises ValueError (segno.DataOverflowError) for an address of more than about 2,300 characters.
    """
    code = segno.make_qr(address, error="m")
    modules = code.symbol_size(border=QUIET)[0]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="hb-qr" role="img" viewBox="0 0 {modules} {modules}" '
        f'width="{modules * PIXELS}" height="{modules * PIXELS}" shape-rendering="crispEdges">'
        f'<title>{escape(title, quote=False)}</title><rect width="{modules}" height="{modules}" fill="white"/>'
        f'<path fill="black" d="{_path(code)}"/></svg>\n'
    )


def _path(code: segno.QRCode) -> str:
    """The dark modules, each run of them in a row as one rectangle."""
    parts = []
    for y, row in enumerate(code.matrix, QUIET):
        x = 0
        while x < len(row):
            start = x
            while x < len(row) and row[x]:
                x += 1
            if x > start:
                parts.append(f"M{start + QUIET} {y}h{x - start}v1h-{x - start}z")
            x += 1
    return "".join(parts)
