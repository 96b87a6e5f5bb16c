"""`PYTHONPATH=tests python -m gallery [FOLDER]`: writes the page of all components, and says where it is."""

from __future__ import annotations

import sys
from pathlib import Path

from gallery.page import write

if __name__ == "__main__":
    print(write(Path(*sys.argv[1:2] or [".cache/gallery"])).resolve())
