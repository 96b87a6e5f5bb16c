"""`python -m tests.bench.hostile`: how long a check takes for texts that are made to take long. Nothing is asserted here.

Each kind is one page or one letter of 1, 4, 16 and 64 KB in a project of its own; figures are milliseconds of CPU time. A refused
text is marked with `!`.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from handbill.publishing.load import load

SIZES = (1, 4, 16, 64)
NOW = datetime(2027, 4, 1, 12, 0, tzinfo=UTC)
MKDOCS = (
    "site_name: Hub\nsite_url: https://hub.example.org/\nplugins:\n  - handbill: {exit_url: 'https://example.org/'}\n"
    "  - i18n: {languages: [{locale: en, name: English, default: true}]}\n"
)
CONFIG = "status: active\nlanguages: [en]\norganisers: [{name: Hall}]\ncontact: a@example.org\n"
PAGE = "---\ntitle: T\nsummary: S\n---\n\n"
LETTER = "---\ntitle: T\nsummary: S\nsubject: U\nto: reader\n---\n\n"


def repeated(unit: str) -> Callable[[int], str]:
    """A text of one unit again and again, with a line break before each ten thousand characters."""
    count = max(1, 10_000 // len(unit))
    line = unit * count + "\n"
    return lambda size: (line * (size // len(line) + 1))[:size] if size > len(line) else (unit * (size // len(unit) + 1))[:size]


def tags(size: int) -> str:
    """Attributes without an end, which made a regular expression try every way to divide them."""
    return "\n\n".join("<div" + ' x="' * 40 + " =>" for _ in range(size // 170 + 1))[:size]


def footnotes(size: int) -> str:
    return "[^1]" * (size // 20) + "\n\n" + "".join(f"[^{number}]: x\n" for number in range(size // 14))


def nested(size: int) -> str:
    return "".join("  " * (number % 9) + "- a\n" for number in range(size // 12))


def references(size: int) -> str:
    return "".join(f"[{number}]: <{'x' * 50}>\n" for number in range(size // 120)) + "[1] " * (size // 10)


def table(size: int) -> str:
    return "|a" * 200 + "\n" + "|-" * 200 + "\n" + "a\n" * (size // 2)


KINDS: dict[str, Callable[[int], str]] = {
    "tags without an end": tags, "footnotes": footnotes, "nested lists": nested, "references": references, "wide table": table,
} | {
    repr(unit): repeated(unit)
    for unit in (
        "[", "![", "[a](", "[[a]] ", "[^a]", "*a_ ", "**a ** ", "`a", "<", "<b ", "<!--", "<a x=\"", "<span>", "&#", "&amp;", "\\", "> ", "- ",
        "- a\n\n", "1. ", "|a", "~", "#", "## a {#a}\n", "https://a.b/_c_ ", "a@b.c ", "www.", "- 2027-05-01: a\n", "> a\n> — b\n\n",
        "![a](b)\nc\n\n", "\u200b", "ကို ", "{{", "]] (", ":a:",
    )
}  # fmt: skip


def milliseconds(root: Path, path: str, text: str) -> tuple[float, bool]:
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    begin = time.process_time()
    loaded = load(root, NOW)
    spent = (time.process_time() - begin) * 1000
    file.unlink()
    return spent, any(problem.rule == "too-long" for problem in loaded.problems)


def main() -> None:
    print(f"{'':26}" + "".join(f"{size:>8} KB" for size in SIZES))
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name, text in (("mkdocs.yml", MKDOCS), ("docs/index.md", PAGE + "Hub\n"), ("campaigns/a/campaign.yml", CONFIG)):
            file = root / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        (root / "campaigns/a/index.md").write_text(PAGE + "Index\n", encoding="utf-8")
        for path, head in (("campaigns/a/faq.md", PAGE), ("campaigns/a/letters/l.md", LETTER)):
            print(path)
            for name, make in KINDS.items():
                found = [milliseconds(root, path, head + make(size * 1024)) for size in SIZES]
                print(f"  {name:24}" + "".join(f"{spent:>10.0f}{'!' if refused else ' '}" for spent, refused in found))


if __name__ == "__main__":
    main()
