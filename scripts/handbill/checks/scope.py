"""What a rule looks at: the pages of one campaign, or of the hub, with the places of their fields and words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path as FilePath
from typing import TypeVar

from handbill.content.files.source import position
from handbill.content.markdown.body import Body
from handbill.content.site import ANY, Project, SourceMap
from handbill.content.yaml.parser import Document, Path
from handbill.model.addresses import file_name, file_of
from handbill.model.campaign import Campaign
from handbill.model.page import Kind, Page, Text
from handbill.problems import Position

P = TypeVar("P", bound=Page)
Place = Callable[[], Position]
"""Where something is. It is asked for where something is wrong: in a file without mistakes no places are looked for."""


@dataclass(frozen=True)
class CheckContext:
    """`campaign` is None for the hub."""

    project: Project
    pages: tuple[Page, ...]
    places: SourceMap
    campaign: Campaign | None

    def texts(self) -> Iterator[tuple[Page, Text]]:
        for page in self.pages:
            for text in page.texts.values():
                yield page, text

    @property
    def languages(self) -> tuple[str, ...]:
        return self.campaign.facts.languages if self.campaign else self.project.settings.tags

    @property
    def folder(self) -> FilePath:
        """Where the files of the campaign, or of the hub, are."""
        return self.project.root / (f"campaigns/{self.campaign.slug}" if self.campaign else "docs")

    def is_refused(self, kind: Kind, id: str) -> bool:
        """Whether a page that nobody has may be one whose file was refused, which is reported already."""
        return bool({(kind, id), (kind, ANY)} & self.places.unread)

    @cached_property
    def files(self) -> dict[str, Page]:
        """The pages by their files, as links name them."""
        return {f"{file_name(page)}.md": page for page in self.pages}

    @property
    def refused_files(self) -> frozenset[str]:
        """The names of pages whose files were refused, as links have them; `*` for those that had no valid name."""
        return frozenset(f"{file_of(kind, id)}.md" for kind, id in self.places.unread)

    def is_whole(self, page: Page) -> bool:
        """Whether nothing in the page's own fields was refused; else rules about them would only repeat that."""
        return (page.kind, page.id) not in self.places.broken

    def whole(self, kind: type[P]) -> list[P]:
        return [page for page in self.pages if isinstance(page, kind) and self.is_whole(page)]

    def front(self, page: Page, language: str | None = None) -> Document:
        return self.places.fronts[page.kind, page.id][language or page.source]

    def field(self, page: Page, *where: str | int, language: str | None = None) -> Position:
        """The place of a field's value in the file of a language, the source's unless another is named."""
        path: Path = where
        return self.front(page, language).at(path)

    @property
    def config(self) -> Document:
        assert self.places.config is not None
        return self.places.config


def in_body(text: Text, offset: int) -> Position:
    """The place of a character of a page's body."""
    return position(text.body, offset, text.path, text.body_line)


def at(text: Text, body: Body, place: int) -> Position:
    """The place of a node of a page's body, which is counted in bytes."""
    return in_body(text, body.offset(place))


def find(text: Text, needle: str, start: int = 0) -> Position:
    """The place of `needle` in a page's body, else where the body begins."""
    return in_body(text, max(text.body.find(needle, start), 0))
