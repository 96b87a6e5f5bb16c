"""The plain text of a letter: the same in links, files and on the clipboard.

Blocks are parted by one blank line, items begin with `- ` or `1. `, nested lists are indented by four
spaces, quoted lines begin with `> `, links read `text <url>`, emphasis is dropped. Lines are not wrapped: mail programs
do that, and a break costs six characters of a link. In letters items are numbered in the digits 0 to 9 whatever the language,
as every reader of their links expects; a page's text says its language and has the digits of that.
"""

from __future__ import annotations

from collections.abc import Iterable

from handbill.documents.blocks import Block, Listing, Paragraph, Preformatted, Quote


def plain_text(blocks: Iterable[Block], language: str = "") -> str:
    """The text of some blocks, with LF and without a line break at its end; links and files turn LF into CRLF themselves."""
    return "\n\n".join(block_texts(blocks, language))


def block_texts(blocks: Iterable[Block], language: str = "") -> list[str]:
    """The texts of some blocks, in order: one a paragraph, list, quote or heading, none of them empty.

    Lines within a block are parted by LF; items have numbers in the digits of a language. What two files of a letter have in
    common is compared by these.
    """
    return [_block(block, language) for block in blocks]


def _block(block: Block, language: str) -> str:
    match block:
        case Paragraph() | Preformatted():
            return block.text
        case Quote():
            quote = "\n\n".join(block_texts(block.blocks, language))
            return "\n".join(f"> {line}" if line else ">" for line in quote.split("\n"))
        case Listing():
            return "\n".join(_item(mark, item, language) for mark, item in zip(block.marks(language), block.items, strict=True))


def _item(mark: str, parts: tuple[Block, ...], language: str) -> str:
    """An item with its mark; a list in it follows without a blank line, anything else after one."""
    texts = block_texts(parts, language) or [""]
    lines = (mark + texts[0].replace("\n", "\n" + " " * len(mark))).rstrip(" ")
    for part, text in zip(parts[1:], texts[1:], strict=True):
        lines += "\n" if isinstance(part, Listing) else "\n\n"
        lines += "\n".join(f"    {line}" if line else "" for line in text.split("\n"))
    return lines
