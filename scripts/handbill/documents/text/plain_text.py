"""The plain text of a letter: the same in links, files and on the clipboard.

Blocks are parted by one blank line, items begin with `- ` or `1. `, nested lists are indented by four
spaces, quoted lines begin with `> `, links read `text <url>`, emphasis is dropped. Lines are not wrapped: mail programs
do that, and a break costs six characters of a link. In letters items are numbered in the digits 0 to 9 whatever the language,
as every reader of their links expects; a page's text says its language and has the digits of that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from operator import attrgetter

from handbill.documents.text.blocks import Block, Listing, Paragraph, Preformatted, Quote
from handbill.documents.text.runs import Run

Words = Callable[[Run], str]
"""What a run reads."""
_AS_WRITTEN: Words = attrgetter("text")


def plain_text(blocks: Iterable[Block], language: str = "", words: Words = _AS_WRITTEN) -> str:
    """The text of some blocks, with LF and without a line break at its end; links and files turn LF into CRLF themselves."""
    return "\n\n".join(block_texts(blocks, language, words))


def block_texts(blocks: Iterable[Block], language: str = "", words: Words = _AS_WRITTEN) -> list[str]:
    """The texts of some blocks, in order: one a paragraph, list, quote or heading, none of them empty.

    Lines within a block are parted by LF; items have numbers in the digits of a language. What two files of a letter have in
    common is compared by these.
    """
    return [_block(block, language, words) for block in blocks]


def _block(block: Block, language: str, words: Words) -> str:
    match block:
        case Paragraph():
            return "\n".join(["".join(map(words, line)) for line in block.lines])
        case Preformatted():
            return block.text
        case Quote():
            quote = "\n\n".join(block_texts(block.blocks, language, words))
            return "\n".join(f"> {line}" if line else ">" for line in quote.split("\n"))
        case Listing():
            items = zip(block.marks(language), block.items, strict=True)
            return "\n".join([_item(mark, item, language, words) for mark, item in items])


def _item(mark: str, parts: tuple[Block, ...], language: str, words: Words) -> str:
    """An item with its mark; a list in it follows without a blank line, anything else after one."""
    texts = block_texts(parts, language, words) or [""]
    lines = (mark + texts[0].replace("\n", "\n" + " " * len(mark))).rstrip(" ")
    for part, text in zip(parts[1:], texts[1:], strict=True):
        lines += "\n" if isinstance(part, Listing) else "\n\n"
        lines += "\n".join(f"    {line}" if line else "" for line in text.split("\n"))
    return lines
