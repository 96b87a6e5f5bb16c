"""What still reads as raw: markup of other programs, or of Markdown with a slip in it, that readers would see as it is typed."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator
from itertools import accumulate
from typing import NamedTuple

from handbill.checks.scope import at, in_body
from handbill.content.markdown.body import Body
from handbill.content.markdown.nodes import Break, Characters, Paragraph, words
from handbill.model.page import Text
from handbill.problems import Problems


class _Leftover(NamedTuple):
    """`message` takes what is found as `{0}` and the groups of the pattern after it."""

    rule: str
    pattern: re.Pattern[str]
    message: str


_IN_SOURCE = (
    _Leftover(
        "spaced-link",
        re.compile(
            r"(?<!\\)\[([^\[\]\n]++)\][ \t]++\((https?:[^()\s]++|mailto:[^()\s]++|#[^()\s]++|[^()\s#]++(?<=\.md)(?:#[^()\s]*+)?)\)"
        ),
        "“{0}” is not a link, with a space in the middle; write “[{1}]({2})”",
    ),
    _Leftover(
        "spaced-link",
        re.compile(
            r"(?<!\\)!?\[([^\[\]\n]*+)\]\((?!<)([^()\n\"']*?[^()\s\"'][ \t][^()\n\"']*?\.(?:jpe?g|png|webp|gif|svg|md))\)", re.I
        ),
        "“{0}” leads nowhere, since “{2}” has a space; rename the file without spaces",
    ),
    _Leftover(
        "raw-markup", re.compile(r"^(#{2,6})([^#\s{][^\n]*+)", re.M), "“{0}” is not a heading without a space; write “{1} {2}”"
    ),
    _Leftover(
        "raw-markup",
        re.compile(r"^(1[.)])([^\W\d_]\S*+)", re.M),
        "“{0}” begins no list without a space; write “{1} {2}”",
    ),
    _Leftover(
        "raw-markup",
        re.compile(r"(?:\A|(?<=\n\n))(-)([^\W\d_]\S*+)(?=[^\n]*+\n-[^\W\d_])"),
        "“{0}” begins no list without a space; write “{1} {2}”",
    ),
    _Leftover(
        "spaced-link",
        re.compile(r"(?<![\]\w])\(([^()\[\]\n]++)\)\[((?:https?:|mailto:)[^\[\]\s]++|[^\[\]\s]++(?<=\.md))\]"),
        "“{0}” is not a link, with its brackets the wrong way round; write “[{1}]({2})”",
    ),
    _Leftover(
        "typed-bullet",
        re.compile(r"^[ \t>]*+([•‣◦▪●○■∙◆➢✓·])[ \t]", re.M),
        "“{1}” makes no list; begin each item with “- ”",
    ),
    _Leftover(
        "raw-markup", re.compile(r"^[ \t]*+\*\[([^\[\]\n]++)\]:", re.M), "“{0}” explains nothing here; say it in the text: {1} (…)"
    ),
    _Leftover("raw-markup", re.compile(r"^===++[ \t]++[\"“]", re.M), "“{0}” begins no tab here; write a heading"),
)
_IN_TEXT = (
    _Leftover(
        "template-code",
        re.compile(r"\{\{[^{}\n]*+\}\}|\{%[^{}%\n]*+%\}"),
        "“{0}” is code of another program, and readers see it as it is; write what it stands for",
    ),
    _Leftover(
        "attribute-list",
        re.compile(r"\{[:#.][^{}\n]*+\}|\{ [.#][^{}\n]*+\}"),
        "“{0}” does nothing here, and readers see it; take it out (only a heading may have an id, like {{#demands}}, at its end)",
    ),
    _Leftover("raw-markup", re.compile(r"(?<!=)==(?=[^=\s])([^=\n]++)==(?!=)"), "“{0}” marks nothing here; write “**{1}**”"),
    _Leftover(
        "raw-markup",
        re.compile(r"(?<![\w:/]):[a-z][a-z_+-]{2,30}+:(?![\w:/])"),
        "“{0}” is not an emoji here; paste the emoji itself",
    ),
    _Leftover(
        "loose-emphasis",
        re.compile(r"\*\*|(?<![\w_])__|__(?![\w_])"),
        "“{0}” makes nothing bold with a space on its inner side; write **words** without spaces inside",
    ),
)
_IN_PAGES = (_Leftover("wiki-link", re.compile(r"\[\[([^\[\]\n]++)\]\]"), "“{0}” is not a link here; write “[{1}](file.md)”"),)
_IN_LETTERS = (
    _Leftover(
        "broken-placeholder",
        re.compile(r"\[\[[^\[\]]*+\]\]"),
        "“{0}” is not a placeholder; write the id of a field between the brackets, on one line",
    ),
)
# What any of those in source has in it, in a text with a line feed before it: most texts have none, and to look for a character is
# much quicker than to look for the beginning of a line.
_LINES_IN_SOURCE = re.compile(r"\n(?:#{2,6}[^#\s{]|1[.)][^\W\d_]|-[^\W\d_]|[ \t>]*+[•‣◦▪●○■∙◆➢✓·]|[ \t]*+\*\[|===|---)")
_LINKS_IN_SOURCE = re.compile(r"\](?:[ \t]++\(|\((?!<)[^()\n\"' \t]*+[ \t])")
# What any of those in text has in it, which spares looking at each run.
_MARKS_IN_TEXT = ("[", "{", "==", "**", "__")
_EMOJI_IN_TEXT = re.compile(r":[a-z][a-z_+-]{2,30}+:")
_FIRST_LINE = re.compile(r"\s*+(?:---[ \t]*+\n\s*+)?(title|summary|(?i:subject)|to|kind|date|translation|labels|fields):[ \t]")
_SECOND = re.compile(r"^---[ \t]*+\n(?=(?:title|summary|subject):[ \t])", re.M)
_FENCE = re.compile(r"[ \t>]*+(`{3,}+|~{3,}+)([^\n]*+)")
_GLUED = (
    "“{0}” makes nothing bold between punctuation and a letter; "
    "write quotes and full stops outside, like “**words**”, or leave a space"
)
_UNDEFINED = re.compile(r"\[\^([^\]\s]++)\]")
_BRACKETS = re.compile(r"(?<!\[)(?:\[([\w.-]++)\]|\[\[([\w.-]++)\]|\[([\w.-]++)\]\])(?!\])")

# A letter wrapped by hand: lines of one paragraph that are all about as long as the longest, and break in mid-sentence.
_WRAPPED_LINES = 3
_WRAPPED_WIDTH = range(50, 100)


def check(text: Text, body: Body, fields: Collection[str], problems: Problems) -> None:
    """Adds what reads as raw in a body, with the right form; `fields` are the ids that a letter's placeholders may have."""
    source = _without_comments(body.without_code)
    is_suspect = _is_suspect(source)
    for one in _IN_SOURCE if is_suspect else ():
        for match in one.pattern.finditer(source):
            start = match.start(1) if one.rule == "typed-bullet" else match.start()
            problems.warning(in_body(text, start), one.message.format(match[0].strip(), *match.groups()), one.rule)
    if field := _FIRST_LINE.match(source):
        message = f"“{field[1]}:” is a field; write it above, between the two lines “---”"
        problems.warning(in_body(text, field.start(1)), message, "front-matter")
    elif is_suspect and (again := _SECOND.search(source)):
        message = "the fields of a page are at its beginning only; a translation is a file of its own, such as index.fr.md"
        problems.warning(in_body(text, again.start()), message, "front-matter")
    if (fence := _open_fence(text.body)) is not None:
        message = "the code that begins here has no end, so all that follows is shown as code; end it with a line “```”"
        problems.warning(in_body(text, fence), message, "open-code")
    said = "".join(node.text for node in body.of(Characters))
    if any(mark in said for mark in _MARKS_IN_TEXT) or (":" in said and _EMOJI_IN_TEXT.search(said)):
        for run in _runs(body):
            _run(text, body, run, fields, problems)
    if body.mode == "letter" and body.of(Break):
        for node in body.of(Paragraph):
            if _is_wrapped(node):
                message = "the paragraph is wrapped by hand; write it on one line: mail programs wrap it as wide as their window"
                problems.warning(at(text, body, node.at), message, "hard-wrap")


def _is_suspect(source: str) -> bool:
    """Whether a source can have anything of those in source, or fields a second time."""
    return bool(_LINES_IN_SOURCE.search(f"\n{source}") or ")[" in source or ("]" in source and _LINKS_IN_SOURCE.search(source)))


def _open_fence(source: str) -> int | None:
    """Where a block of code begins that nothing ends (CommonMark 0.31, section 4.5); None where each has its end."""
    if "```" not in source and "~~~" not in source:
        return None
    opened, at_line, start = "", 0, None
    for line in source.split("\n"):
        match = _FENCE.match(line)
        if match and not opened and not (match[1][0] == "`" and "`" in match[2]):
            opened, start = match[1], at_line
        elif match and opened and match[1].startswith(opened) and not match[2].strip():
            opened, start = "", None
        at_line += len(line) + 1
    return start


def _run(text: Text, body: Body, run: list[Characters], fields: Collection[str], problems: Problems) -> None:
    joined = "".join(piece.text for piece in run)
    starts = list(accumulate((len(piece.text) for piece in run), initial=0))

    def place(offset: int) -> int | None:
        """The place in bytes of a character of the run; None where the author has escaped it."""
        number = bisect_right(starts, offset) - 1
        where = run[number].at + len(run[number].text[: offset - starts[number]].encode("utf-8", "replace"))
        return None if body.byte(where - 1) == "\\" else where

    for one in (*_IN_TEXT, *(_IN_PAGES if body.mode == "page" else _IN_LETTERS)):
        for match in one.pattern.finditer(joined):
            if (where := place(match.start())) is not None:
                message = _GLUED if one.rule == "loose-emphasis" and _is_glued(one.pattern, joined) else one.message
                problems.warning(at(text, body, where), message.format(match[0].strip(), *match.groups()), one.rule)
    for match in _UNDEFINED.finditer(joined):
        if (where := place(match.start())) is not None:
            message = f"the text has no footnote “{match[0]}”; write it on a line of its own, “{match[0]}: …”"
            problems.error(at(text, body, where), message, "undefined-footnote")
    for match in _BRACKETS.finditer(joined) if fields else ():
        name = match[1] or match[2] or match[3]
        if name in fields and (where := place(match.start())) is not None:
            problems.error(at(text, body, where), f"“{match[0]}” is sent as it is; write “[[{name}]]”", "single-brackets")


def _is_glued(marks: re.Pattern[str], joined: str) -> bool:
    """Whether a mark is between punctuation and a letter, as in Burmese, which has no blanks (CommonMark 0.31, section 6.2)."""
    around = (
        (joined[match.start() - 1 : match.start()], joined[match.end() : match.end() + 1]) for match in marks.finditer(joined)
    )
    return any(before and after and not before.isspace() and not after.isspace() for before, after in around)


def _runs(body: Body) -> Iterator[list[Characters]]:
    """The pieces of running text that follow each other without anything between them."""
    run: list[Characters] = []
    for node in body.nodes:
        if isinstance(node, Characters) and (not run or node.at - run[-1].end in (0, 1)):
            run.append(node)
            continue
        if run:
            yield run
        run = [node] if isinstance(node, Characters) else []
    if run:
        yield run


def _is_wrapped(paragraph: Paragraph) -> bool:
    if sum(isinstance(node, Break) for node in paragraph.children) < _WRAPPED_LINES - 1:
        return False
    lines = [0]
    ends: list[str] = []
    said = ""
    for node in paragraph.children:
        if isinstance(node, Break):
            ends.append(said[-1:])
            lines.append(0)
            said = ""
        else:
            said += words((node,))
            lines[-1] = len(said)
    *full, _ = lines
    longest = max(full)
    if longest not in _WRAPPED_WIDTH or min(full) < longest * 0.75:
        return False
    return sum(end.isalnum() for end in ends) * 2 >= len(ends)


def _without_comments(source: str) -> str:
    """The source with blanks in place of comments."""
    pieces, done = [], 0
    while (start := source.find("<!--", done)) >= 0 and (end := source.find("-->", start)) >= 0:
        pieces += [source[done:start], re.sub(r"[^\n]", " ", source[start : end + 3])]
        done = end + 3
    return "".join([*pieces, source[done:]])
