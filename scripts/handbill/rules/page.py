"""The handbook's page of rules, made from the list; `python -m handbill.rules.page` prints it."""

from __future__ import annotations

import sys

from handbill.rules import RULES, SUBJECTS
from handbill.rules.rule import Example, Rule

_HEAD = """\
---
title: "Rules of the check"
summary: "Every rule with an example that breaks it and one that keeps it."
---
`handbill check` has {number} rules. The name at the end of a message, such as `[bad-date]`, is that of its rule: look for it here.

The examples are parts of files of a campaign. This page is made from the list of rules by `make rules`.
"""
_WHERE = {"fields": "the fields of `{}`", "body": "the text of `{}`", "file": "`{}`"}
_KINDS = {".yml": "yaml", ".csv": "text", ".svg": "xml", ".md": "markdown"}


def page() -> str:
    """The page in Markdown; each rule has its id for its anchor."""
    parts = [_HEAD.format(number=len(RULES))]
    for subject in SUBJECTS:
        parts.append(f"\n## {subject.title}\n")
        parts += [_rule(rule) for rule in subject.rules]
    return "".join(parts)


def _rule(rule: Rule) -> str:
    return f"\n### `{rule.id}`\n\n{rule.sentence} ({rule.reported})\n\n{_example('Wrong', rule.wrong)}\n{_example('Right', rule.right)}"


def _example(side: str, example: Example) -> str:
    if example.part == "told":
        return f"{side}: {example.text}.\n"
    where = _WHERE[example.part].format(example.file.removeprefix("campaigns/fair-pay/"))
    if not example.text:
        return f"{side}, {where}: an empty file.\n"
    ending = example.file[example.file.rindex(".") :]
    kind = "yaml" if example.part == "fields" else _KINDS.get(ending, "text")
    fence = "````" if "```" in example.text else "```"
    return f"{side}, {where}:\n\n{fence}{kind}\n{example.shown.strip(chr(10))}\n{fence}\n"


if __name__ == "__main__":
    sys.stdout.write(page())
