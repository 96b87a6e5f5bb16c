"""Which files make up a campaign or the hub: an allow-list. Whatever it does not name stays out."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from handbill.content.files.entries import entries, inspect
from handbill.content.pictures.picture_file import ENDINGS
from handbill.model.formats import ATTACHMENTS
from handbill.model.kinds import FILES, FOLDERS
from handbill.model.page import Kind
from handbill.problems import Position, Problems, nearest
from handbill.values.types import SLUG, TAG

NEWS = re.compile(r"\d{4}-\d{2}-\d{2}-([a-z0-9][a-z0-9-]{0,63})")
PICTURES = (*ENDINGS, ".svg")
_TABLES = ("campaign.yml", "recipients.csv", "glossary.csv")
# Pictures that have to be exported first; the check says how.
_OTHER_PICTURES = (".avif", ".bmp", ".heic", ".heif", ".tif", ".tiff")


@dataclass(frozen=True, slots=True)
class PageSource:
    """One page file: `id` is its name without language and ending, empty for the index."""

    kind: Kind
    id: str
    language: str
    file: Path
    path: str


@dataclass(slots=True)
class Folder:
    """The files of one campaign, or of the hub."""

    slug: str
    path: str
    pages: list[PageSource] = field(default_factory=list)
    config: Path | None = None
    recipients: Path | None = None
    glossary: Path | None = None
    media: list[str] = field(default_factory=list)
    files: list[Path] = field(default_factory=list)
    """Those of `files/`, which are handed out as they are."""
    has_other_table: bool = False
    """Whether the recipients are in a file that is not read."""
    misnamed_files: set[str] = field(default_factory=set)
    """The right names of files that were refused for theirs, such as `campaign.yml`."""
    misnamed: set[Kind] = field(default_factory=set)
    """Kinds of pages that were refused for their names."""
    handbook: list[str] = field(default_factory=list)
    """The pages of the handbook, such as `docs/handbook/index.md`."""


def campaign_slugs(root: Path, problems: Problems) -> Iterator[str]:
    """The names of the folders in `campaigns/` that can be campaigns, in their order."""
    for entry in entries(root / "campaigns", "campaigns", problems):
        path = f"campaigns/{entry.name}"
        if entry.is_folder:
            if not SLUG.fullmatch(entry.name):
                problems.error(
                    Position(path),
                    (f"the folder's name “{entry.name}” is not a valid id; use lowercase letters a-z, digits and hyphens"),
                    "bad-id",
                )
                continue
            yield entry.name
        elif entry.name != "recipients.csv":
            _stays_out(path, problems)


def campaign_folder(root: Path, slug: str, default: str, problems: Problems) -> Folder:
    """The files of a campaign, in a project whose default language is `default`."""
    return _campaign(root / "campaigns" / slug, f"campaigns/{slug}", default, problems)


def hub_folder(root: Path, default: str, problems: Problems) -> Folder:
    """The pages of the hub in `docs/`; the handbook beneath it is MkDocs' own."""
    folder = Folder("", "docs")
    for entry in entries(root / "docs", "docs", problems):
        path = f"docs/{entry.name}"
        if entry.is_folder:
            if entry.name == "media":
                folder.media = list(_media(entry.file, path, problems))
            elif entry.name == "handbook":
                folder.handbook = list(_handbook(entry.file, path, problems))
            else:
                _stays_out(path, problems)
                inspect(entry.file, path, problems)
        elif entry.ending == ".md":
            _page(entry.file, path, "plain", default, folder, problems)
        else:
            _stays_out(path, problems)
    return folder


def _campaign(base: Path, base_path: str, default: str, problems: Problems) -> Folder:
    folder = Folder(base.name, base_path)
    listed = tuple(entries(base, base_path, problems))
    names = {entry.name for entry in listed}
    for entry in listed:
        path = f"{base_path}/{entry.name}"
        if entry.is_folder:
            if entry.name == "media":
                folder.media = list(_media(entry.file, path, problems))
            elif entry.name == "files":
                folder.files = list(_attachments(entry.file, path, problems))
            elif entry.name in FOLDERS:
                for inner in entries(entry.file, path, problems):
                    inner_path = f"{path}/{inner.name}"
                    if inner.is_folder or inner.ending != ".md":
                        _stays_out(inner_path, problems)
                        inspect(inner.file, inner_path, problems)
                    else:
                        _page(inner.file, inner_path, FOLDERS[entry.name], default, folder, problems)
            elif (right := _slip(entry.name, (*FOLDERS, "media", "files"))) and right not in names:
                problems.error(Position(path), f"the folder “{entry.name}” is not read; its name is “{right}”", "file-name")
                folder.misnamed |= {FOLDERS[right]} if right in FOLDERS else set()
                inspect(entry.file, path, problems)
            else:
                hint = nearest(entry.name, (*FOLDERS, "media", "files"))
                message = f"the folder “{entry.name}” is not part of a campaign and is left out{hint}"
                problems.warning(Position(path), message, "stays-out")
                inspect(entry.file, path, problems)
        elif entry.name == "campaign.yml":
            folder.config = entry.file
        elif entry.name == "recipients.csv":
            folder.recipients = entry.file
        elif entry.name == "glossary.csv":
            folder.glossary = entry.file
        elif entry.name in ("recipients.xlsx", "recipients.xls", "recipients.ods"):
            advice = "save it as recipients.csv (“CSV UTF-8”), or use handbill import recipients"
            problems.error(Position(path), f"the table of recipients is not read from “{entry.name}”; {advice}", "table-format")
            folder.has_other_table = True
        elif entry.ending == ".md":
            _page(entry.file, path, "plain", default, folder, problems)
        elif (right := _slip(entry.name, _TABLES) or _page_slip(entry.name)) and right not in names:
            problems.error(Position(path), f"the file “{entry.name}” is not read; its name is “{right}”", "file-name")
            folder.misnamed_files.add(right)
            folder.has_other_table |= right == "recipients.csv"
            folder.misnamed |= {"plain"} if right.endswith(".md") else set()
        else:
            hint = nearest(entry.name, ("campaign.yml", "recipients.csv", "glossary.csv"))
            message = f"the file “{entry.name}” is not part of a campaign and is left out{hint}"
            problems.warning(Position(path), message, "stays-out")
    if folder.config is None and "campaign.yml" not in folder.misnamed_files:
        problems.error(Position(f"{base_path}/campaign.yml"), "the file is missing; it says what the campaign is", "missing-page")
    return folder


def _slip(name: str, known: Collection[str]) -> str:
    """The known name that one is a slip for: in other letters' case, or in the singular; empty where it is none of them."""
    folded = name.casefold().replace(".yaml", ".yml")
    return next((one for one in known if folded in (one, one.removesuffix("s")) and name != one), "")


def _page_slip(name: str) -> str:
    """The name that a file of text should have to be a page; empty where its name tells nothing of the kind."""
    match = re.fullmatch(r"(.+?)\.(?:md\.txt|markdown|mdown|md)", name, re.I)
    return f"{match[1].casefold()}.md" if match and SLUG.fullmatch(match[1].casefold()) else ""


def _page(file: Path, path: str, kind: Kind, default: str, folder: Folder, problems: Problems) -> None:
    stem, dot, language = file.name.removesuffix(".md").partition(".")
    place = Position(path)
    if dot and not TAG.fullmatch(language):
        right = (
            f"{language}.{stem}.md"
            if len(stem) == 2 and SLUG.fullmatch(language)
            else f"{stem}.{language.lower() if len(language) == 2 else 'fr'}.md"
        )
        message = f"“{language}” in the file's name is not a valid language tag; write it like {right}"
        problems.error(place, message, "bad-language")
        return
    if dot and language == default:
        problems.error(place, f"“{language}” is the site's default language; name the file {stem}.md", "file-name")
        return
    name = NEWS.fullmatch(stem) if kind == "news" else SLUG.fullmatch(stem)
    if not name:
        form = "2027-05-01-march.md" if kind == "news" else "fair-pay.md, in lowercase letters a-z, digits and hyphens"
        if match := re.fullmatch(r"([a-z0-9-]+)_([a-z]{2,3})", stem):
            form = f"{match[1]}.{match[2]}.md, when it is the translation of {match[1]}.md"
        folder.misnamed.add(kind)
        problems.error(place, f"“{file.name}” is not a valid name for a page here; write it like {form}", "file-name")
        return
    if kind == "event" and re.fullmatch(r"[0-9]{4}", stem):
        problems.error(place, f"an event cannot be named “{stem}”, which is the page of the events of that year", "reserved-name")
        return
    if kind == "plain":
        kind = FILES.get(stem, "plain") if folder.slug else "plain"
        if folder.slug and stem in (*FOLDERS, "media", "files"):
            problems.error(place, f"a page cannot be named “{stem}”, which is a folder of the campaign", "reserved-name")
            return
    id = "" if stem == "index" or kind in FILES.values() else stem
    folder.pages.append(PageSource(kind, id, language or default, file, path))


def _media(base: Path, path: str, problems: Problems) -> Iterator[str]:
    for entry in entries(base, path, problems):
        if entry.is_folder:
            yield from _media(entry.file, f"{path}/{entry.name}", problems)
        elif entry.ending.lower() in PICTURES:
            yield f"{path}/{entry.name}"
        elif entry.ending.lower() in _OTHER_PICTURES:
            problems.error(
                Position(f"{path}/{entry.name}"),
                f"pages cannot show a picture in “{entry.ending}”, as an iPhone's HEIC; export it as JPEG",
                "picture-format",
            )
        else:
            _stays_out(f"{path}/{entry.name}", problems)


def _attachments(base: Path, path: str, problems: Problems) -> Iterator[Path]:
    for entry in entries(base, path, problems):
        if not entry.is_folder and entry.ending.lower() in ATTACHMENTS:
            yield entry.file
        else:
            _stays_out(f"{path}/{entry.name}", problems)
            inspect(entry.file, f"{path}/{entry.name}", problems)


def _handbook(base: Path, path: str, problems: Problems) -> Iterator[str]:
    """The pages of the handbook, which MkDocs reads itself: Markdown in folders, and nothing else."""
    for entry in entries(base, path, problems):
        inner = f"{path}/{entry.name}"
        stem, _, language = entry.name.removesuffix(".md").partition(".")
        if entry.is_folder and SLUG.fullmatch(entry.name):
            yield from _handbook(entry.file, inner, problems)
        elif not entry.is_folder and entry.ending == ".md" and SLUG.fullmatch(stem) and (not language or TAG.fullmatch(language)):
            yield inner
        else:
            _stays_out(inner, problems)
            inspect(entry.file, inner, problems)


def _stays_out(path: str, problems: Problems) -> None:
    problems.warning(Position(path), "this file is not part of the site and is left out", "stays-out")
