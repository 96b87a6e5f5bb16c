"""`python -m tests.bench.hostile`: how the time of a check grows with texts that are made to take long. Nothing is asserted here.

Each kind is one page, one briefing, one letter, or a page and its translation, of 1, 4, 16 and 64 KB in a project of its own. Figures are milliseconds of CPU
time, the least of several runs, since other programs disturb them; the last is how many times as long 64 KB take as 16. A text
that is refused by its rule `too-long` is marked with `!`: it ends where it is refused. Words after the command are kinds and
places to run.
"""

from __future__ import annotations

import gc
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from handbill.publishing.load import load

SIZES = (1, 4, 16, 64)
RUNS = 3
NOW = datetime(2027, 4, 1, 12, 0, tzinfo=UTC)
MKDOCS = (
    "site_name: Hub\nsite_url: https://hub.example.org/\nplugins:\n  - handbill: {exit_url: 'https://example.org/'}\n"
    "  - i18n: {languages: [{locale: en, name: English, default: true}, {locale: fr, name: French}]}\n"
)
CONFIG = "status: active\nlanguages: [en, fr]\norganisers: [{name: Hall}]\ncontact: a@example.org\n"
PAGE = "---\ntitle: T\nsummary: S\n---\n\n"
LETTER = "---\ntitle: T\nsummary: S\nsubject: U\nto: reader\n---\n\n"
TRANSLATION = "---\ntitle: T\nsummary: S\ntranslation: {status: reviewed}\n---\n\n"
PLACES = {
    "page": {"campaigns/a/faq.md": PAGE},
    "briefing": {"campaigns/a/briefing.md": PAGE},
    "letter": {"campaigns/a/letters/l.md": LETTER},
    "page and translation": {"campaigns/a/faq.md": PAGE, "campaigns/a/faq.fr.md": TRANSLATION},
}
"""The files that a text is written into, with what is before it."""

Maker = Callable[[int], str]
"""Makes a text of some characters."""


def lines(text: str) -> str:
    """The same with a line break after about each ten thousand characters, between two words where it can be."""
    broken = []
    while len(text) > 10_000:
        end = text.rfind(" ", 5_000, 10_000) + 1 or 10_000
        broken.append(text[:end].rstrip(" "))
        text = text[end:]
    return "\n".join([*broken, text])


def repeated(unit: str) -> Maker:
    return lambda size: lines((unit * (size // len(unit) + 1))[:size])


def numbered(unit: str) -> Maker:
    """A unit again and again, each with another number in place of `%`."""
    return lambda size: lines("".join(unit.replace("%", str(number)) for number in range(size // (len(unit) + 3))))


def around(before: str, after: str, middle: str = "x") -> Maker:
    """As many beginnings as ends."""
    return lambda size: lines(before * (count := size // len(before + after))) + middle + lines(after * count)


def tags(size: int) -> str:
    """Attributes without an end, which made a regular expression try every way to divide them."""
    return "\n\n".join("<div" + ' x="' * 40 + " =>" for _ in range(size // 170 + 1))[:size]


def footnotes(size: int) -> str:
    marks = "".join(f"[^{number}]" for number in range(size // 40))
    return lines(marks) + "\n\n" + "".join(f"[^{number}]: x\n" for number in range(size // 40))


def nested(size: int) -> str:
    return "".join("  " * (number % 9) + "- a\n" for number in range(size // 12))


def references(size: int) -> str:
    definitions = "".join(f"[{number}]: https://a.example/{number}\n" for number in range(size // 60))
    return definitions + "\n" + lines("".join(f"[a][{number}] " for number in range(size // 60)))


def one_reference(size: int) -> str:
    return lines("[a][b] " * (size // 7)) + "\n\n[b]: https://a.example/\n"


def ideographs(size: int) -> str:
    """Letters of a script that no font of ours has, each another."""
    return lines("".join(chr(0x4E00 + number % 20_000) for number in range(size // 3)))


KINDS: dict[str, Maker] = {
    "tags without an end": tags, "footnotes": footnotes, "nested lists": nested, "references": references,
    "one reference": one_reference, "ideographs": ideographs,
    "marks of one footnote": lambda size: lines("a[^1] " * (size // 6)) + "\n\n[^1]: x\n",
    "table": lambda size: "|a|b|\n|-|-|\n" + "|c|d|\n" * (size // 6),
    "wide table": lambda size: "|a" * 200 + "\n" + "|-" * 200 + "\n" + "a\n" * (size // 2),
    "elements in each other": around("<span>", "</span>"), "ends of nothing": around("<span>", "</b>"),
    "elements without an end": around("<b>", "a<br>"), "emphasis in each other": around("*a ", " a*"),
    "links to nowhere": numbered("[a](b%.md) "), "pictures of nothing": numbered("![a](media/%.png) "),
    "files of nothing": numbered("[a](media/%.pdf) "), "web addresses": numbered("https://a%.example/b "),
    "numbers": numbered("1% "), "headings": numbered("## a %\n\n"), "list items": numbered("- a%\n"), "dates": numbered("- 2027-05-01: a%\n"),
} | {
    repr(unit): repeated(unit)
    for unit in (
        "[", "![", "[a](", "[[a]] ", "[^a]", "*a_ ", "**a ** ", "`a", "<", "<b ", "<!--", "<a x=\"", "<span>", "&#", "&amp;", "\\", "> ", "- ",
        "- a\n\n", "1. ", "|a", "~", "#", "## a {#a}\n", "https://a.b/_c_ ", "a@b.c ", "www.", "www.a.b/...", "> a\n> — b\n\n",
        "![a](b)\nc\n\n", "\u200b", "ကို ", "{{", "{{a}} ", "]] (", ":a:", "“a” ", "\u1039 ", "\u202e",
    )
}  # fmt: skip


def write(root: Path, place: str, text: str) -> None:
    for path, head in PLACES[place].items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        # The path, so that no text is remembered from another file.
        file.write_text(f"{head}{text}\n\n{path}\n", encoding="utf-8")


def milliseconds(root: Path, place: str, text: str) -> tuple[float, bool]:
    spent = []
    for run in range(RUNS):
        # Another text each time, of the same length, so that nothing is remembered from the last run.
        write(root, place, f"{text}\n{run}")
        gc.collect()
        begin = time.process_time()
        loaded = load(root, NOW)
        spent.append((time.process_time() - begin) * 1000)
    for path in PLACES[place]:
        (root / path).unlink()
    return min(spent), any(problem.rule == "too-long" for problem in loaded.problems)


def project(root: Path) -> None:
    home = {"mkdocs.yml": MKDOCS, "docs/index.md": f"{PAGE}Hub\n", "campaigns/a/campaign.yml": CONFIG}
    for name, text in {**home, "campaigns/a/index.md": f"{PAGE}Index\n"}.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def main() -> None:
    print(f"{'':26}" + "".join(f"{size:>8} KB" for size in SIZES) + "   growth")
    wanted = [word for word in sys.argv[1:] if word in KINDS] or list(KINDS)
    places = [word for word in sys.argv[1:] if word in PLACES] or list(PLACES)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        project(root)
        milliseconds(root, "page", "Once.")  # What is loaded at the first time.
        for place in places:
            print(place, flush=True)
            for name in wanted:
                found = [milliseconds(root, place, KINDS[name](size * 1024)) for size in SIZES]
                row = "".join(f"{spent:>10.0f}{'!' if refused else ' '}" for spent, refused in found)
                print(f"  {name:24}{row}{found[-1][0] / found[-2][0]:>8.1f}", flush=True)


if __name__ == "__main__":
    main()
