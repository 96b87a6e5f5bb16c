"""Pictures of the pages that a change touches, for whoever reviews it: `python -m pictures.change SITE REPORT OUT`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from pictures.browser import photographer

WIDTHS = (360, 1280)
MOST = 60
"""Pages; more of them nobody looks at."""


def main(site: Path, report: Path, out: Path) -> int:
    """Takes each page whose own text changed, narrow and wide; the number of pictures. `report` is from report-change --format json."""
    pages = json.loads(report.read_text(encoding="utf-8"))["pages"] or []
    addresses = [one["address"] for one in pages if one["own"] and one["state"] in ("new", "changed")]
    out.mkdir(parents=True, exist_ok=True)
    with photographer(site) as take:
        for address in addresses[:MOST]:
            name = address.strip("/").replace("/", "_") or "home"
            for width in WIDTHS:
                take(address, out / f"{name}.{width}.png", width)
    left = len(addresses) - MOST
    print(f"{min(len(addresses), MOST)} pages, {len(WIDTHS)} pictures each" + (f"; {left} more were left out" if left > 0 else ""))
    return min(len(addresses), MOST) * len(WIDTHS)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
