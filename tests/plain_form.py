"""The plain form of a letter, worked out from a page once more: it knows nothing of how the package makes it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from visitor import Element

ASCII = "0123456789"
DIGITS = {"my": "၀၁၂၃၄၅၆၇၈၉"}
"""The digits of languages that have their own in running text; Arabic is written with 0 to 9 in all its countries."""

_BLOCKS = {"p", "ul", "ol", "li", "blockquote", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "div"}
_BREAK = "\x00"


def digits_of(language: str) -> str:
    return DIGITS.get(language, ASCII)


def block_texts(element: Element, digits: str = ASCII) -> list[str]:
    """The texts of the blocks in an element, as the contract writes them; items are numbered in `digits`, from 0 to 9."""
    return [text for _, text in _parts(element, digits)]


def _parts(element: Element, digits: str) -> Iterator[tuple[str, str]]:
    """The name and the text of each block in an element; words that stand between blocks are paragraphs."""
    inline: list[Element | str] = []
    for child in [*element.children, Element("hr", {})]:
        if isinstance(child, str) or child.name not in _BLOCKS:
            inline.append(child)
            continue
        if text := _lines(inline):
            yield "p", text
        inline = []
        match child.name:
            case "ul" | "ol":
                items = [one for one in child.children if isinstance(one, Element)]
                first = int(child.attributes.get("start", "1"))
                marks = [
                    "- " if child.name == "ul" else f"{first + index}. ".translate(str.maketrans(ASCII, digits))
                    for index in range(len(items))
                ]
                yield child.name, "\n".join(_item(mark, item, digits) for mark, item in zip(marks, items, strict=True))
            case "blockquote":
                quoted = "\n\n".join(block_texts(child, digits)).split("\n")
                yield child.name, "\n".join(f"> {line}".rstrip() for line in quoted)
            case "pre":
                yield child.name, "".join(_words([child])).replace(_BREAK, "\n").strip("\n")
            case "hr":
                pass
            case _:
                yield from _parts(child, digits)


def _item(mark: str, element: Element, digits: str) -> str:
    """A nested list is indented by four blanks and follows at once, other blocks after an empty line."""
    text = ""
    for index, (name, part) in enumerate(_parts(element, digits)):
        if not index:
            text = part.replace("\n", "\n" + " " * len(mark))
        else:
            indented = "\n".join(f"    {line}".rstrip() for line in part.split("\n"))
            text += ("\n" if name in ("ul", "ol") else "\n\n") + indented
    return (mark + text).rstrip(" ")


def _lines(inline: Iterable[Element | str]) -> str:
    lines = "".join(_words(inline)).split(_BREAK)
    return "\n".join(" ".join(filter(None, line.replace("\n", " ").replace("\t", " ").split(" "))) for line in lines).strip("\n")


def _words(inline: Iterable[Element | str]) -> Iterator[str]:
    """Emphasis is dropped, a link tells where it leads unless its text says so."""
    for child in inline:
        if isinstance(child, str):
            yield child
        elif child.name == "br":
            yield _BREAK
        else:
            words = "".join(_words(child.children))
            yield words
            address = child.attributes.get("href", "")
            if address and address not in (words.strip(), f"mailto:{words.strip()}"):
                yield f" <{address}>"
