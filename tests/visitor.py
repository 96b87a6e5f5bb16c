"""A visitor of a built site: reads its files as a browser would, without one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from html import escape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


@dataclass(eq=False)
class Element:
    name: str
    attributes: dict[str, str]
    parent: Element | None = None
    children: list[Element | str] = field(default_factory=list)

    def __iter__(self) -> Iterator[Element]:
        """This element and all below it, in the order of the page."""
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child

    def all(self, name: str = "", /, **attributes: str) -> list[Element]:
        """The elements of a name with attributes; `data_hb="send"` means `data-hb="send"`, and `*` any value."""
        wanted = {key.rstrip("_").replace("_", "-"): value for key, value in attributes.items()}
        return [
            one
            for one in self
            if name in ("", one.name)
            and all(key in one.attributes and value in ("*", one.attributes[key]) for key, value in wanted.items())
        ]

    def one(self, name: str = "", /, **attributes: str) -> Element:
        found = self.all(name, **attributes)
        assert len(found) == 1, f"{len(found)} × <{name}> with {attributes}"
        return found[0]

    @property
    def text(self) -> str:
        """The words in it, blanks joined."""
        return " ".join("".join(self._texts()).split())

    def _texts(self) -> Iterator[str]:
        for child in self.children:
            if isinstance(child, str):
                yield child
            else:
                yield from child._texts()
                if (child.name in VOID and child.name != "wbr") or child.name in (
                    "p",
                    "li",
                    "div",
                    "h1",
                    "h2",
                    "h3",
                    "ol",
                    "ul",
                    "dt",
                    "dd",
                ):
                    yield " "

    @property
    def markup(self) -> str:
        """What is in it, written as HTML again."""
        written = []
        for child in self.children:
            if isinstance(child, str):
                written.append(escape(child, quote=False))
                continue
            attributes = "".join(f' {name}="{escape(value)}"' for name, value in child.attributes.items())
            written.append(f"<{child.name}{attributes}>" + ("" if child.name in VOID else f"{child.markup}</{child.name}>"))
        return "".join(written)

    def inherited(self, name: str) -> str:
        """The attribute of this element or of the nearest one around it."""
        at: Element | None = self
        while at is not None:
            if name in at.attributes:
                return at.attributes[name]
            at = at.parent
        return ""

    def texts(self) -> Iterator[tuple[Element, str]]:
        """Every run of text that is not blank, with the element it stands in."""
        for element in self:
            for child in element.children:
                if isinstance(child, str) and child.strip() and element.name not in ("script", "style"):
                    yield element, child


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("document", {})
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"<{tag}> has an attribute twice: {names}"
        element = Element(tag, {name: value or "" for name, value in attrs}, self.open[-1])
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)  # within SVG

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        for depth in range(len(self.open) - 1, 0, -1):
            if self.open[depth].name == tag:
                del self.open[depth:]
                return
        raise AssertionError(f"</{tag}> closes nothing")

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def document(markup: str) -> Element:
    builder = _Builder()
    builder.feed(markup)
    builder.close()
    return builder.root


@dataclass(frozen=True, eq=False)
class Built:
    """A built site in `folder`, which will stand at `root`; addresses are paths below it."""

    folder: Path
    root: str

    @cached_property
    def files(self) -> dict[str, bytes]:
        return {
            file.relative_to(self.folder).as_posix(): file.read_bytes() for file in sorted(self.folder.rglob("*")) if file.is_file()
        }

    @cached_property
    def documents(self) -> dict[str, Element]:
        """Every HTML file by its address."""
        return {
            name.removesuffix("index.html"): document(data.decode()) for name, data in self.files.items() if name.endswith(".html")
        }

    @cached_property
    def pages(self) -> dict[str, Element]:
        """Every HTML file that is a page and not a redirect."""
        return {address: page for address, page in self.documents.items() if not page.all("meta", http_equiv="refresh")}

    def where(self, address: str, link: str) -> str:
        """The absolute address that a link of a page leads to; the page not found may be answered anywhere."""
        if link.startswith("#"):
            return self.root + address + link
        if address.endswith("404.html"):
            address = address.removesuffix("404.html") + "no/such/page/"
        return urljoin(self.root + address, link)

    def is_own(self, url: str) -> bool:
        return url.startswith(self.root)

    def problem(self, url: str) -> str:
        """What is wrong with an absolute address of this site, or nothing."""
        whole, fragment = urldefrag(url)
        path = unquote(urlsplit(whole).path)[len(urlsplit(self.root).path) :]
        name = f"{path}index.html" if path.endswith("/") or not path else path
        if name not in self.files:
            return f"there is no {path or '/'}"
        if fragment and not self.documents[path].all(id=unquote(fragment)):
            return f"{path} has no #{fragment}"
        return ""


def same(first: dict[str, bytes], second: dict[str, bytes], but: Callable[[str], bool] = lambda name: False) -> list[str]:
    """The names of files that two sites do not share byte by byte."""
    return [name for name in sorted({*first, *second}) if not but(name) and first.get(name) != second.get(name)]
