"""Typst, the typesetter: its compiler without network or system fonts."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from handbill.typesetting.glyphs import FONTS


class TypesettingError(RuntimeError):
    """What the compiler says a template cannot set; `message` has its words."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class Compiler:
    """A compiler of one template, which reads its data from `sys_inputs` and so never as code."""

    def __init__(self, template: Path) -> None:
        import typst  # noqa: PLC0415  the check loads this module and hardly ever sets anything

        fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
        # Templates import from each other, by addresses that begin at the package.
        package = FONTS.parent
        # Packages would come from the network or a home folder: there are none in a folder that does not exist.
        nowhere = Path(tempfile.gettempdir()) / "handbill-no-packages"
        self._error = typst.TypstError
        self._compiler = typst.Compiler(
            template, root=package, font_paths=fonts, sys_inputs={}, package_path=nowhere, package_cache_path=nowhere
        )

    def compile(self, **options: Any) -> Any:
        """What the template gives, as the options of typst's own method say. Raises TypesettingError."""
        try:
            return self._compiler.compile(**options)
        except self._error as error:
            raise TypesettingError(error.message) from None
