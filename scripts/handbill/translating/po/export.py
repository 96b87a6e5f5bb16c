"""The catalogues of a project: one for each campaign and language, a template beside them, and the components for Weblate."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from handbill.content.site import Project
from handbill.translating.po.catalogue import write
from handbill.translating.po.entries import Entry, entries
from handbill.translating.po.units import units_of
from handbill.translating.target import Target, find_target, pages

FOLDER = "po"
HUB = "hub"
COMPONENTS = f"{FOLDER}/weblate.json"


def catalogues(project: Project, campaign: str | None = None, language: str | None = None) -> Iterator[tuple[str, str]]:
    """Path and text of each catalogue, `po/<campaign>/<language>.po`; that of the hub is named `hub`. Raises NotTranslated."""
    for name, targets in _by_campaign(project).items():
        if campaign not in (None, name):
            continue
        tags = list(dict.fromkeys(one.language for one in targets))
        for tag in tags:
            if language in (None, tag):
                listed = [(one.source, entries(one)) for one in targets if one.language == tag]
                yield f"{FOLDER}/{name}/{tag}.po", write(listed, tag, project.settings.site_name)
        sources = list({one.source: one for one in targets}.values())
        template = [
            (one.source, [Entry(name, text) for name, text in units_of(one.kind, one.read_source(), whole=False).items()])
            for one in sources
        ]
        yield f"{FOLDER}/{name}/{name}.pot", write(template, None, project.settings.site_name)


def components(project: Project, repository: str) -> str:
    """What Weblate makes its components from (`weblate import_json`): a list with one for each campaign."""
    made = []
    for name, targets in _by_campaign(project).items():
        made.append(
            {
                "name": name,
                "slug": name,
                "repo": repository,
                "vcs": "git",
                "file_format": "po",
                "filemask": f"{FOLDER}/{name}/*.po",
                "new_base": f"{FOLDER}/{name}/{name}.pot",
                "source_language": {"code": _source(project, targets)},
                "language_code_style": "bcp",
                "new_lang": "none",
            }
        )
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"


def _source(project: Project, targets: list[Target]) -> str:
    sources = {page.source_text.path: page.source for page, _ in pages(project)}
    return sources[targets[0].source]


def _by_campaign(project: Project) -> dict[str, list[Target]]:
    """What is to be translated, by the names of the campaigns."""
    found: dict[str, list[Target]] = {}
    for page, languages in pages(project):
        path = page.source_text.path
        name = path.split("/")[1] if path.startswith("campaigns/") else HUB
        for tag in languages:
            if tag != page.source:
                found.setdefault(name, []).append(find_target(project, project.root / path, tag))
    return found


def read_folder(root: Path) -> list[Path]:
    """The catalogues of a project, in the order of their names."""
    return sorted((root / FOLDER).glob("*/*.po"))
