"""The first files of a campaign or page: valid from the start, with the words left to write."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, get_args

from handbill.content import scaffold_text
from handbill.content.files.tree import NEWS
from handbill.content.settings import read_settings
from handbill.content.site import taken
from handbill.content.yaml.parser import parse
from handbill.model.facts import Paper
from handbill.model.kinds import BY_NAME, FOLDERS
from handbill.problems import Problems, listed
from handbill.publishing.clock import instant
from handbill.publishing.load import load
from handbill.schemas import FOLDER, modeline
from handbill.values.days import wall_time
from handbill.values.types import SLUG

_BODIES = {"letter": f"[[recipient.salutation|Dear Sir or Madam]],\n\n{scaffold_text.LETTER}\n\nYours,\n[[name]]\n"}


class NotMade(Exception):
    """Why nothing was made."""


def new_campaign(root: Path, slug: str, languages: Sequence[str], paper: str | None = None) -> list[str]:
    """Makes `campaigns/<slug>/` with campaign.yml and the first page; the paths that were made.

    `paper` is the window envelope for its letters by post, if it has one of its own.
    """
    tags = [tag.strip() for tag in languages]
    if paper is not None and paper not in get_args(Paper):
        raise NotMade(f"“{paper}” is not a kind of paper; it can be {listed(get_args(Paper))}")
    _check_slug(root, slug)
    read = read_settings(root, Problems())
    settings = read.settings if read else None
    for index, tag in enumerate(tags):
        if settings and tag not in settings.tags:
            raise NotMade(f"the site has no language “{tag}”; it has {listed(settings.tags)} (mkdocs.yml)")
        if tag in tags[:index]:
            raise NotMade(f"the language “{tag}” is repeated")
    source = tags[0]
    editors = modeline("campaign", 2) if (root / FOLDER / "schemas").is_dir() else ""
    config = (
        f"{editors}status: draft\nsource_language: {source}\nlanguages: [{', '.join(tags)}]\n"
        f"organisers:\n  - name: {scaffold_text.ORGANISATION}\ncontact: campaign@example.org\n"
    )
    if paper:
        config += f"paper: {paper}\n"
    suffix = _suffix(root, source)
    made = {
        f"campaigns/{slug}/campaign.yml": config,
        f"campaigns/{slug}/index{suffix}.md": _page(scaffold_text.QUESTION, "", f"{scaffold_text.CAMPAIGN}\n"),
    }
    for path, text in made.items():
        _write(root / path, text)
    return list(made)


def copy_campaign(root: Path, slug: str, model: str) -> list[str]:
    """Makes `campaigns/<slug>/` with the files of the campaign `model`, as a draft; the paths that were made.

    Old addresses stay with the model, and so does its time of publication.
    """
    _check_slug(root, slug)
    folder = root / "campaigns" / model
    if not (folder / "campaign.yml").is_file():
        raise NotMade(f"there is no campaign campaigns/{model}")
    made = []
    for file in sorted(folder.rglob("*")):
        within = file.relative_to(folder)
        if not file.is_file() or any((folder / part).is_symlink() for part in (within, *within.parents)):
            continue
        data = file.read_bytes()
        if within.as_posix() == "campaign.yml":
            data = _PUBLICATION.sub(b"", _STATUS.sub(rb"\1draft", data))
        elif within.suffix == ".md":
            data = _without_aliases(data)
        goal = root / "campaigns" / slug / within
        goal.parent.mkdir(parents=True, exist_ok=True)
        goal.write_bytes(data)
        made.append(goal.relative_to(root).as_posix())
    return made


_STATUS = re.compile(rb"^(status:[ \t]+)\S+", re.M)
_PUBLICATION = re.compile(rb"^publish_at:.*\n", re.M)
_ALIASES = re.compile(rb"^aliases:.*\n(?:[ \t-].*\n)*", re.M)


def _without_aliases(page: bytes) -> bytes:
    """A page without its old addresses, which are fields of its front matter."""
    front, fence, body = page.partition(b"\n---")
    return _ALIASES.sub(b"", front + b"\n").removesuffix(b"\n") + fence + body


def _check_slug(root: Path, slug: str) -> None:
    _check_id(slug)
    read = read_settings(root, Problems())
    if read and (reason := taken(slug, root, read.settings)):
        raise NotMade(f"“{slug}” is {reason}; choose another name")
    if (root / "campaigns" / slug).exists():
        raise NotMade(f"campaigns/{slug} exists already")


def new_page(root: Path, kind: str, slug: str, id: str, values: Mapping[str, Any] | None = None) -> str:
    """Makes one page of a campaign in its source language, with the `values` of fields that are known already; its path."""
    config = root / "campaigns" / slug / "campaign.yml"
    if not config.is_file():
        raise NotMade(f"there is no campaign campaigns/{slug}")
    date = ""
    if kind == "news":
        if not NEWS.fullmatch(id):
            raise NotMade(f"“{id}” is not a valid name for news; begin with the date, like 2027-05-01-march")
        date = id[:10]
        try:
            wall_time(f"{date} 00:00")
        except ValueError:
            raise NotMade(f"“{date}” is not a day of the calendar") from None
    elif file := BY_NAME["plain" if kind == "page" else kind].file:
        if id not in ("", file):
            raise NotMade(f"a campaign has one {kind}, in {file}.md; leave out “{id}”")
        id = file
    else:
        _check_id(id)
    if kind == "page" and id in (*FOLDERS, "media", "files"):
        raise NotMade(f"a page cannot be named “{id}”, which is a folder of the campaign")
    document = parse(config.read_text(encoding="utf-8"), str(config), Problems())
    source = document.data.get("source_language") if document else None
    known = BY_NAME["plain" if kind == "page" else kind]
    path = f"campaigns/{slug}/{f'{known.folder}/' if known.folder else ''}{id}{_suffix(root, source)}.md"
    facts = (known.scaffold or "").format(today=instant().date(), date=date, subject=scaffold_text.SUBJECT, note=scaffold_text.NOTE)
    body = _BODIES.get(kind, f"{scaffold_text.PAGE}\n")
    _write(root / path, _with(_page(scaffold_text.TITLE, facts, body), values or {}))
    return path


def check_new_page(root: Path, path: str) -> str:
    """The path of a page that has just been made. Raises NotMade, and takes it away again, where the check finds errors in it.

    That its words are still those of a new file is none.
    """
    errors = [one for one in load(root, instant()).problems.errors if one.position.path == path and one.rule != "first-words"]
    if errors:
        (root / path).unlink()
        raise NotMade("nothing was made: " + "; ".join(one.message for one in errors))
    return path


def _page(title: str, facts: str, body: str) -> str:
    return f"---\ntitle: {title}\nsummary: {scaffold_text.SUMMARY}\n{facts}---\n\n{body}"


def _with(page: str, values: Mapping[str, Any]) -> str:
    """A page with the values of some of its fields; what they replace goes."""
    head, fence, body = page.partition("\n---\n")
    lines = dict(line.split(": ", 1) for line in head.split("\n")[1:])
    for name in values:
        for gone in (name, *_REPLACED.get(name, ())):
            lines.pop(gone, None)
    written = {name: json.dumps(value, ensure_ascii=False) for name, value in values.items()}
    first = {name: written.pop(name, lines.pop(name, "")) for name in ("title", "summary")}
    fields = {name: value for name, value in {**first, **written, **lines}.items() if value}
    return "---\n" + "\n".join(f"{name}: {value}" for name, value in fields.items()) + fence + body


_REPLACED = {"starts": ("when", "note"), "place": ("online",)}
"""Fields of a new page that others make needless: a day that is set, and a place where people meet."""


def _suffix(root: Path, language: object) -> str:
    read = read_settings(root, Problems())
    settings = read.settings if read else None
    default = settings.default_language if settings else "en"
    return "" if language in (None, default) else f".{language}"


def _check_id(id: str) -> None:
    if not SLUG.fullmatch(id):
        raise NotMade(f"“{id}” is not a valid id; use lowercase letters a-z, digits and hyphens")


def _write(path: Path, text: str) -> None:
    if path.exists():
        raise NotMade(f"{path.name} exists already")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
