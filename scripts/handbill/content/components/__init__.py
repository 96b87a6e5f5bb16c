"""What stands out in a page's body: quotes, pictures, timelines, questions, all written in plain Markdown."""

from __future__ import annotations

import xml.etree.ElementTree as etree

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from handbill.content.components.picture import frame_pictures
from handbill.content.components.question import fold_questions
from handbill.content.components.quote import name_speakers
from handbill.content.components.slip import Slip
from handbill.content.components.timeline import date_timelines

__all__ = ["Components", "Slip"]


class Components(Extension):
    """Adds the components to a parser. `slips` are those of the text converted last."""

    def __init__(self) -> None:
        super().__init__()
        self.slips: list[Slip] = []

    def reset(self) -> None:
        self.slips.clear()

    def extendMarkdown(self, md: Markdown) -> None:
        md.registerExtension(self)
        # Before the inline patterns (20), which would take a date apart that stands in bold.
        md.treeprocessors.register(_Dated(md, self.slips), "hb-dated", 30)
        # After them, since a name or a caption may hold links; before headings get their anchors (5).
        md.treeprocessors.register(_Framed(md, self.slips), "hb-framed", 12)


class _Step(Treeprocessor):
    def __init__(self, md: Markdown, slips: list[Slip]) -> None:
        super().__init__(md)
        self.slips = slips


class _Dated(_Step):
    def run(self, root: etree.Element) -> None:
        self.slips += date_timelines(root)


class _Framed(_Step):
    def run(self, root: etree.Element) -> None:
        frame_pictures(root)
        self.slips += name_speakers(root)
        self.slips += fold_questions(root)
