"""A document into a campaign that is a draft and passes the check."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from handbill.content import scaffold_text
from handbill.content.settings import read_settings
from handbill.importing.draft import files_of
from handbill.importing.parts import parts_of
from handbill.importing.reading import read
from handbill.new import new_campaign
from handbill.problems import Problems


def import_text(root: Path, file: Path, slug: str, language: str | None, today: date) -> tuple[list[str], list[str]]:
    """Makes `campaigns/<slug>/` from a file; the paths that were made, and what was decided and left out, in words.

    Raises NotRead, and new.NotMade where the campaign cannot be begun.
    """
    settings = read_settings(root, Problems())
    default = settings.settings.default_language if settings else "en"
    tag = language or default
    source = read(file)
    said = list(source.said)
    parts = parts_of(source.text, tag)
    pages = files_of(parts, tag, today, said)
    made = new_campaign(root, slug, [tag])
    folder = root / "campaigns" / slug
    suffix = "" if tag == default else f".{tag}"
    shown = "\n".join(pages.values())
    contents: dict[str, bytes] = {f"{name}{suffix}.md": text.encode() for name, text in pages.items()}
    # Those of letters went with their text.
    contents |= {name: data for name, data in source.pictures.items() if f"]({name})" in shown}
    said += [f"{name} needs a description" for name in source.pictures if f"![{scaffold_text.PICTURE}]({name})" in shown]
    for name, data in contents.items():
        goal = folder / name
        goal.parent.mkdir(parents=True, exist_ok=True)
        goal.write_bytes(data if goal.suffix != ".md" else _below(data, name))
        made.append(goal.relative_to(root).as_posix())
    if parts.deadline is not None:
        config = folder / "campaign.yml"
        config.write_text(f"{config.read_text(encoding='utf-8')}deadline: {parts.deadline}\n", encoding="utf-8", newline="\n")
        said.append(f"campaign.yml has the deadline {parts.deadline}, which the text names")
    return list(dict.fromkeys(made)), said


def _below(page: bytes, name: str) -> bytes:
    """Pages in folders name pictures from there on."""
    return re.sub(rb"\]\(media/", b"](../media/", page) if "/" in name else page
