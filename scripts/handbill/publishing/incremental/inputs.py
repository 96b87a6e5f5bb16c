"""Everything that a site is made from, as digests: the program, the settings, and the files of each part.

Imports nothing but the standard library: where no digest has changed, nothing else is needed.
"""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
import sysconfig
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import handbill
from handbill.content.files.contents import contents
from handbill.publishing.incremental.layouts import layouts, templates_of

CONFIG = "mkdocs.yml"
# What makes MkDocs read more than the files below, or run other programs: then nothing is known to be unchanged.
_UNKNOWN = re.compile(
    r"^(?:hooks|INHERIT|docs_dir|extra_\w+|markdown_extensions|watch|edit_uri_template)\s*:|jieba_dict|!ENV|!relative|!!python",
    re.M,
)
_PLUGINS = re.compile(r"^  - ['\"]?([\w/-]+)", re.M)
_OURS, _SEARCH = {"handbill", "i18n"}, {"search"}
_LEFT_OUT = ("__pycache__",)
# What pip writes beside a library, with its version in the name.
_INSTALLED = (".dist-info", ".egg-info")


class LayoutDigests(NamedTuple):
    """Of all templates that pages in a layout are made of, and of those that their main part is made of."""

    whole: str
    main: str


@dataclass(frozen=True, slots=True)
class Inputs:
    """Digests: equal ones stand for equal bytes.

    `shared` is what every part depends on: the program, its libraries, mkdocs.yml, the hub's own pages, the list of offices that
    all campaigns share, and which pages the handbook has, since letters lead to one. `listing` is of the names in the folder of
    campaigns, `commit` what git compares events with. `layouts` are of the templates of each layout of pages, by its name such as
    `letter`, and `overrides` of all else that changes how pages look.
    """

    shared: str
    listing: str
    handbook: str
    overrides: str
    commit: str
    campaigns: Mapping[str, str]
    layouts: Mapping[str, LayoutDigests]

    @property
    def whole(self) -> str:
        """The digest of them all."""
        many = (repr(sorted(digests.items())) for digests in (self.campaigns, self.layouts))
        return digest(self.shared, self.listing, self.handbook, self.overrides, self.commit, *many)


def read_inputs(root: Path) -> Inputs | None:
    """The inputs of the project in `root`; None where its settings let MkDocs use others, or a file cannot be read."""
    try:
        settings = (root / CONFIG).read_text("utf-8")
        if not _is_known(settings):
            return None
        docs, campaigns = root / "docs", root / "campaigns"
        overrides = _overrides(root)
        return Inputs(
            shared=digest(
                _program(), settings, _tree(docs, ("handbook",)), *_names(docs / "handbook"), _file(campaigns / "recipients.csv")
            ),
            listing=digest(*(f"{entry.name} {_kind(entry)}" for entry in _entries(campaigns))),
            handbook=digest(_tree(docs / "handbook"), overrides.of_theme),
            overrides=overrides.others,
            commit=_commit(root),
            campaigns={entry.name: _tree(Path(entry.path)) for entry in _entries(campaigns) if _kind(entry) == "folder"},
            layouts=overrides.layouts,
        )
    except (OSError, UnicodeError):
        return None


def digest(*parts: str) -> str:
    """A digest of texts, which no other texts have."""
    made = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogateescape")
        made.update(len(data).to_bytes(8, "big") + data)
    return made.hexdigest()


def has_known_settings(root: Path) -> bool:
    """Whether the mkdocs.yml of a project lets MkDocs use nothing but what Handbill knows. Raises OSError."""
    return _is_known((root / CONFIG).read_text("utf-8"))


def _is_known(settings: str) -> bool:
    """Whether mkdocs.yml names no plugin, template or file but those whose inputs are known."""
    if _UNKNOWN.search(settings):
        return False
    _, _, rest = settings.partition("\nplugins:")
    block = re.split(r"^\S", rest, maxsplit=1, flags=re.M)[0]
    folders = re.findall(r"custom_dir:\s*['\"]?([^\s'\",}]*)", settings)
    return _OURS <= set(_PLUGINS.findall(block)) <= _OURS | _SEARCH and set(folders) <= {"overrides"}


def _program() -> str:
    """Our own source, fonts, catalogues and templates, and the versions of all libraries."""
    package = Path(handbill.__file__).parent
    libraries: set[str] = set()
    for kind in ("purelib", "platlib"):
        libraries |= {entry.name for entry in Path(sysconfig.get_path(kind)).iterdir() if entry.name.endswith(_INSTALLED)}
    return digest(sys.version, _tree(package), *sorted(libraries))


class _Overrides(NamedTuple):
    """Digests of what changes how pages look: our templates by layout, those among them that the theme's name, and all else."""

    layouts: Mapping[str, LayoutDigests]
    of_theme: str
    others: str


def _overrides(root: Path) -> _Overrides:
    # Those that come with the program are in an installed package, or in the project that the package is run from.
    folders = list(dict.fromkeys(folder.resolve() for folder in (root, Path(handbill.__file__).parents[2])))
    ours: dict[str, str] = {}
    theme: dict[str, str] = {}
    others: list[str] = []
    for top in (folder / "overrides" for folder in folders):
        for folder in ("hb/", "partials/hb/"):
            _add_texts(top / folder, folder, ours)
        for folder, apart in (("", ("hb", "partials")), ("partials/", ("hb",))):
            others.append(_tree(top / folder, apart))
            _add_texts(top / folder, folder, theme, (*apart, "assets"))

    def digest_of(names: Iterable[str]) -> str:
        return digest(*(part for name in sorted(names) for part in (name, ours.get(name, ""))))

    of_theme = templates_of(theme, ours | theme) - theme.keys()
    digests = {name: LayoutDigests(*map(digest_of, layout)) for name, layout in layouts(ours).items()}
    return _Overrides(digests, digest_of(of_theme), digest(*others))


def _add_texts(folder: Path, before: str, texts: dict[str, str], but: tuple[str, ...] = ()) -> None:
    """Adds the text of every file below a folder to that of another with the same name, which begins with `before`."""
    for entry in _entries(folder):
        name, kind = before + entry.name, _kind(entry)
        if entry.name in but:
            continue
        if kind == "folder":
            _add_texts(Path(entry.path), f"{name}/", texts)
        else:
            text = Path(entry.path).read_text("utf-8", "surrogateescape") if kind == "file" else f"{{% include {kind} %}}"
            texts[name] = texts.get(name, "") + text


def _names(folder: Path) -> list[str]:
    return sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*.md"))


def _tree(folder: Path, but: tuple[str, ...] = ()) -> str:
    """A digest of the names, kinds and contents below a folder, without those named `but`."""
    parts = []
    for entry in _entries(folder):
        if entry.name in but:
            continue
        kind = _kind(entry)
        content = _tree(Path(entry.path)) if kind == "folder" else _content(entry.path) if kind == "file" else ""
        parts += [entry.name, kind, content]
    return digest(*parts)


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return sorted((entry for entry in entries if entry.name not in _LEFT_OUT), key=lambda entry: entry.name)
    except (FileNotFoundError, NotADirectoryError):
        return []


def _kind(entry: os.DirEntry[str]) -> str:
    if entry.is_symlink():
        return f"link to {Path(entry.path).readlink()}"
    return "folder" if entry.is_dir() else "file" if entry.is_file() else "other"


def _file(path: Path) -> str:
    return _content(path) if path.is_file() else "none"


def _content(path: str | Path) -> str:
    return hashlib.sha256(contents(path)).hexdigest()


def _commit(root: Path) -> str:
    """The commit that is checked out, and whether what is before it may be missing; empty without git."""
    top = root.resolve()
    if not any((folder / ".git").exists() for folder in (top, *top.parents)):
        return ""
    command = ("git", "rev-parse", "HEAD", "--is-shallow-repository")
    try:
        done = subprocess.run(command, cwd=root, capture_output=True, check=False, timeout=10)  # noqa: S603  fixed arguments
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode("ascii", "replace")
