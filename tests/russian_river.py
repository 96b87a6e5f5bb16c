"""The site of tests/sites/river with two of its letters in Russian as well."""

from __future__ import annotations

import shutil
from pathlib import Path

HERE = Path(__file__).parent

CHANGED = {
    "mkdocs.yml": (
        ("../../../overrides", str(HERE.parent / "overrides")),
        ("        - {locale: be,", "        - {locale: ru, name: Русский}\n        - {locale: be,"),
    ),
    "campaigns/clean-river/campaign.yml": (("[en, my, ar, be]", "[en, my, ar, be, ru]"),),
}
ADDED = {
    "docs/index.ru.md": "---\ntitle: Река\nsummary: Наши кампании.\n---\n\nДобро пожаловать.\n",
    "campaigns/clean-river/letters/mayor.ru.md": """\
---
title: Письмо мэру
summary: Короткое.
translation: {status: machine}
subject: Очистите реку
labels: {story: Ваш рассказ}
---

Уважаемый мэр,

[[date]] мы просим: очистите реку.

[[story]]

[[name]]
""",
    "campaigns/clean-river/letters/ministry.ru.md": """\
---
title: Письмо в министерство
summary: Оно просит чистой воды.
translation: {status: machine}
subject: Очистите реку
---

[[recipient.name]]!

Пишу от имени [[organisation]], [[recipient.country]]. *Пожалуйста*:

- прекратите сброс отходов,
- очистите реку.

С уважением,
[[name]]
""",
}


def draw_russian_river(root: Path) -> Path:
    """Writes the project and returns its folder."""
    shutil.copytree(HERE / "sites" / "river", root, copy_function=shutil.copy)
    for name, changes in CHANGED.items():
        text = (root / name).read_text(encoding="utf-8")
        for old, new in changes:
            assert old in text
            text = text.replace(old, new)
        (root / name).write_text(text, encoding="utf-8")
    for name, text in ADDED.items():
        (root / name).write_text(text, encoding="utf-8")
    return root
