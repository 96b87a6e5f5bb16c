"""Typst, the typesetter: its compiler without network or system fonts."""

from __future__ import annotations

import tempfile
from pathlib import Path

import typst

from handbill.typesetting.glyphs import FONTS

TypesettingError = typst.TypstError
"""What the compiler says a template cannot set; `message` has its words."""


def compiler(template: Path) -> typst.Compiler:
    """A compiler of one template, which reads its data from `sys_inputs` and so never as code."""
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
    # Templates import from each other, by addresses that begin at the package.
    package = FONTS.parent
    # Packages would come from the network or a home folder: there are none in a folder that does not exist.
    nowhere = Path(tempfile.gettempdir()) / "handbill-no-packages"
    return typst.Compiler(template, root=package, font_paths=fonts, sys_inputs={}, package_path=nowhere, package_cache_path=nowhere)
