"""The HTML of a body: made of its nodes alone, and sanitised before it leaves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import escape

from handbill.content.components.timeline import written_date
from handbill.content.markdown.body import Body, boxes
from handbill.content.markdown.html.raw_html import VOID
from handbill.content.markdown.html.sanitiser import clean, tags_and_attributes
from handbill.content.markdown.nodes import (
    Break,
    Characters,
    Checkbox,
    Code,
    CodeBlock,
    Element,
    Figure,
    FootnoteMark,
    Heading,
    Image,
    Item,
    Link,
    Listing,
    More,
    Node,
    Paragraph,
    Placeholder,
    Question,
    Quote,
    Rule,
    Styled,
    Table,
    walk,
)
from handbill.content.markdown.surroundings import AS_WRITTEN, Surroundings
from handbill.translations import digits, is_right_to_left, translator
from handbill.translations.catalogues import interface_language


def to_html(body: Body, around: Surroundings = AS_WRITTEN) -> str:
    """The HTML of a body, its footnotes at its end."""
    return clean(_Writer(body, around).document())


def lost(body: Body) -> str:
    """The first tag or attribute of a body that the sanitiser takes away without any slip that tells of it, or nothing."""
    if not body.has_html:
        return ""
    raw = _Writer(body, AS_WRITTEN).document()
    gone = tags_and_attributes(raw) - tags_and_attributes(clean(raw))
    return next(iter(gone), "")


@dataclass(slots=True)
class _Writer:
    body: Body
    around: Surroundings
    out: list[str] = field(default_factory=list)
    notes: dict[str, int] = field(default_factory=dict)
    """Numbers of the footnotes by their labels, in their order."""
    marks: dict[str, int] = field(default_factory=dict)
    """How often each is referred to so far."""

    def document(self) -> str:
        self.blocks(self.body.blocks)
        self.footnotes()
        return "\n".join(self.out)

    def blocks(self, nodes: Sequence[Node]) -> None:
        for node in nodes:
            self.block(node)

    def block(self, node: Node) -> None:
        match node:
            case Paragraph():
                if text := self.paragraph(node):
                    self.out.append(f"<p>{text}</p>")
            case Heading():
                id = self.body.ids.get(node.at, "")
                mark = f' id="{escape(self.around.prefix + id)}"' if id else ""
                self.out.append(f"<h{node.level}{mark}>{self.inlines(node.children)}</h{node.level}>")
            case Listing():
                self.listing(node)
            case Quote():
                self.quote(node)
            case CodeBlock():
                self.out.append(f"<pre><code>{escape(node.text, quote=False)}</code></pre>")
            case Rule():
                self.out.append("<hr>")
            case Table():
                self.table(node)
            case Figure():
                self.figure(node)
            case Question():
                self.out += ['<details class="hb-question">', "<summary>"]
                self.block(node.heading)
                self.out.append("</summary>")
                self.blocks(node.children)
                self.out.append("</details>")
            case Element():
                self.element(node)
            case More():
                pass
            case _:
                if text := self.inline(node):
                    self.out.append(text)

    def paragraph(self, node: Paragraph) -> str:
        """The text of a paragraph; empty for one that holds nothing but a picture that is not shown."""
        text = self.inlines(node.children)
        return "" if not text.strip() and _holds_images(node) else text

    def listing(self, node: Listing) -> None:
        name = "ul" if node.start is None else "ol"
        attributes = ' class="hb-timeline"' if node.is_timeline else f' start="{node.start}"' if node.start not in (None, 1) else ""
        self.out.append(f"<{name}{attributes}>")
        for item in node.items:
            self.item(item, node)
        self.out.append(f"</{name}>")

    def item(self, item: Item, listing: Listing) -> None:
        if item.dates:
            dates = " – ".join(
                f'<time datetime="{date}">{escape(written_date(date, self.around.language))}</time>' for date in item.dates
            )
            self.out += ["<li>", f'<p class="hb-timeline__date">{dates}</p>']
            self.blocks(item.children)
            self.out.append("</li>")
            return
        if not listing.tight:
            self.out.append("<li>" if item.children else "<li></li>")
            self.blocks(item.children)
            if item.children:
                self.out.append("</li>")
            return
        start = len(self.out)
        for child in item.children:
            if isinstance(child, Paragraph):
                self.out.append(self.inlines(child.children))
            else:
                self.block(child)
        lines = self.out[start:]
        del self.out[start:]
        opens = bool(item.children) and not isinstance(item.children[0], Paragraph)
        closes = bool(item.children) and not isinstance(item.children[-1], Paragraph)
        self.out.append("<li>" + ("\n" if opens else "") + "\n".join(lines) + ("\n" if closes else "") + "</li>")

    def quote(self, node: Quote) -> None:
        if node.author:
            self.out.append('<figure class="hb-quote">')
        self.out.append("<blockquote>")
        self.blocks(node.children)
        self.out.append("</blockquote>")
        if node.author:
            self.out += [f"<figcaption>{self.inlines(node.author)}</figcaption>", "</figure>"]

    def table(self, node: Table) -> None:
        self.out.append("<table>")
        for number, row in enumerate(node.rows):
            name = "td" if number else "th"
            if number < 2:
                self.out.append("<tbody>" if number else "<thead>")
            self.out.append("<tr>")
            for alignment, cell in zip(node.alignments, row, strict=False):
                mark = f' class="hb-text__{alignment}"' if alignment else ""
                self.out.append(f"<{name}{mark}>{self.inlines(cell.children)}</{name}>")
            self.out.append("</tr>")
            if number == 0:
                self.out.append("</thead>")
        if len(node.rows) > 1:
            self.out.append("</tbody>")
        self.out.append("</table>")

    def figure(self, node: Figure) -> None:
        picture = self.inline(node.picture)
        if not any(self.around.picture(one) is not None for one in walk((node.picture,)) if isinstance(one, Image)):
            return
        credit = f'<span class="hb-figure__credit">{self.inlines(node.credit)}</span>' if node.credit else ""
        caption = self.inlines(node.caption)
        parts = "\n".join(part for part in (caption, credit) if part)
        self.out += ['<figure class="hb-figure">' + picture, f"<figcaption>{parts}</figcaption>", "</figure>"]

    def element(self, node: Element) -> None:
        images = [one for one in walk(node.children) if isinstance(one, Image)]
        if node.name == "figure" and images and all(self.around.picture(one) is None for one in images):
            return
        self.out.append(self.opening(node))
        self.blocks(node.children)
        if node.name not in VOID:
            self.out.append(f"</{node.name}>")

    def opening(self, node: Element) -> str:
        pairs = ((name, self.around.prefix + value if name == "id" else value) for name, value in node.attributes)
        return f"<{node.name}{_attributes(dict(pairs))}>"

    def inlines(self, nodes: Sequence[Node]) -> str:
        return "".join(self.inline(node) for node in nodes)

    def inline(self, node: Node) -> str:
        match node:
            case Characters():
                return escape(node.text, quote=False)
            case Styled():
                return f"<{node.name}>{self.inlines(node.children)}</{node.name}>"
            case Link():
                return self.link(node)
            case Break():
                return "<br>\n" if node.hard else "\n"
            case Code():
                return f"<code>{escape(node.text, quote=False)}</code>"
            case Image():
                shown = self.around.picture(node)
                return "" if shown is None else f"<img{_attributes(shown)}>"
            case Placeholder():
                attributes, said = self.around.placeholder(node)
                return f"<mark{_attributes(attributes)}>{escape(said, quote=False)}</mark>"
            case Checkbox():
                return boxes(self.body)[node.checked]
            case FootnoteMark():
                return self.mark(node)
            case Element():
                inner = "" if node.name in VOID else f"{self.inlines(node.children)}</{node.name}>"
                return self.opening(node) + inner
            case _:
                start = len(self.out)
                self.block(node)
                made = "\n".join(self.out[start:])
                del self.out[start:]
                return made

    def link(self, node: Link) -> str:
        words = self.inlines(node.children)
        href = self.around.link(node)
        if href is None:
            return words
        title = {"title": node.title} if node.title else {}
        file = self.around.attachment(node)
        more, said = (file.attributes, f" <span{_attributes(file.tongue)}>{escape(file.said)}</span>") if file else ({}, "")
        made = f"<a{_attributes({'href': href, **title, **more})}>{words}</a>{said}"
        return made if words.strip() or not _holds_images(node) else ""

    def mark(self, node: FootnoteMark) -> str:
        if node.label not in self.body.notes or self.body.mode == "letter":
            return escape(f"[^{node.label}]", quote=False)
        number = self.notes.setdefault(node.label, len(self.notes) + 1)
        count = self.marks[node.label] = self.marks.get(node.label, 0) + 1
        shown = digits(str(number), self.around.language)
        if self.around.paper:
            return f"[{shown}]"
        return f'<sup><a href="#{self.id("fn", number)}" id="{self.id("fnref", number, count)}">{shown}</a></sup>'

    def id(self, kind: str, number: int, count: int = 1) -> str:
        return f"{self.around.prefix}{kind}-{number}" + (f"-{count}" if count > 1 else "")

    def footnotes(self) -> None:
        if not self.notes:
            return
        reader = interface_language(self.around.reader or self.around.language)
        say = translator(reader)
        # The words around are the reader's, whatever language the text is in.
        tongue = f' lang="{reader}"' if reader != self.around.language else ""
        # U+21AA and U+21A9, both with U+FE0E: no emoji.
        arrow = "\u21aa\ufe0e" if is_right_to_left(self.around.language) else "\u21a9\ufe0e"
        name = escape(say("Footnotes"))
        self.out += [f'<section class="hb-notes" aria-label="{name}"{tongue}>', "<ol>"]
        for (label, number), inner in zip(self.notes.items(), self.written_notes(), strict=True):
            back = escape(say("Back to footnote %(number)s in the text", number=digits(str(number), reader)))
            counts = () if self.around.paper else range(1, self.marks[label] + 1)
            backs = " ".join(
                f'<a href="#{self.id("fnref", number, count)}"{tongue} title="{back}" aria-label="{back}">{arrow}</a>'
                for count in counts
            )
            if inner and inner[-1].endswith("</p>"):
                inner[-1] = f"{inner[-1][:-4]} {backs}</p>"
            else:
                inner.append(f"<p>{backs}</p>")
            own = f' lang="{self.around.language}"' if tongue else ""
            self.out += [f'<li id="{self.id("fn", number)}"{own}>', *inner, "</li>"]
        self.out += ["</ol>", "</section>"]

    def written_notes(self) -> list[list[str]]:
        """The lines of each footnote; one may be the first to refer to another, or refer to one before it once more."""
        written: list[list[str]] = []
        while len(written) < len(self.notes):
            start = len(self.out)
            self.blocks(self.body.notes[list(self.notes)[len(written)]])
            written.append(self.out[start:])
            del self.out[start:]
        return written


def _holds_images(node: Node) -> bool:
    return any(isinstance(one, Image) for one in walk((node,)))


def _attributes(values: Mapping[str, str]) -> str:
    return "".join(f' {name}="{escape(value)}"' for name, value in values.items())
