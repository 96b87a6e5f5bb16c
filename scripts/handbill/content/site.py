"""The whole project folder into one site: every file read, every problem of reading reported."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from handbill.content import glossary
from handbill.content.files.reserved import reserved
from handbill.content.files.source import read_text
from handbill.content.files.tree import Folder, campaign_folder, campaign_slugs, hub_folder
from handbill.content.glossary import Term
from handbill.content.pages import FolderLanguages, ParsedPage, in_reading_order, read_pages
from handbill.content.recipients import read as read_recipients
from handbill.content.record import fallback_record, parse_record
from handbill.content.settings import ParsedSettings, read_settings
from handbill.content.yaml.parser import Document, parse
from handbill.model.campaign import Campaign, Site
from handbill.model.facts import CampaignFacts
from handbill.model.page import Kind, Page
from handbill.model.publication import as_of, is_embargoed
from handbill.model.recipient import Recipient
from handbill.model.settings import Settings
from handbill.problems import Position, Problems, listed, nearest
from handbill.values.days import wall_time
from handbill.values.types import TAG
from handbill.values.zones import ZoneError, check_wall_time

ANY = "*"
"""The id that stands for pages whose files had no valid name."""


@dataclass(frozen=True, slots=True)
class SourceMap:
    """Where things are in the files of a campaign, or of the hub (then without `config`)."""

    fronts: Mapping[tuple[str, str], Mapping[str, Document]]
    recipients: Mapping[str, Position]
    config: Document | None = None
    broken: frozenset[tuple[str, str]] = frozenset()
    """Kind and id of pages that are not whole."""
    unread: frozenset[tuple[Kind, str]] = frozenset()
    """Kind and id of pages whose file was refused as a whole: what names them is no second mistake."""
    unread_texts: frozenset[tuple[str, str, str]] = frozenset()
    """Kind, id and language of translations that were refused."""
    hub_names: frozenset[str] = frozenset()
    """Of the hub: the names of its page files, also of those that were refused."""
    glossary: tuple[Term, ...] = ()
    """The words whose translation is fixed; staff's alone, nothing of it is published."""
    broken_recipients: frozenset[str] = frozenset()
    """Ids of rows of recipients.csv that were refused, `group:` with their groups, and `*` where a whole file was."""

    def knows_recipient(self, name: str) -> bool:
        """Whether a name that nobody has may be that of a row with another mistake, which is reported already."""
        return bool({name, "*"} & self.broken_recipients)


@dataclass(frozen=True, slots=True)
class Project:
    """All that was read, drafts included, with its places. `published` leaves drafts and embargoes out."""

    root: Path
    settings: Settings
    settings_source: ParsedSettings
    hub: tuple[Page, ...]
    hub_places: SourceMap
    campaigns: tuple[tuple[Campaign, SourceMap], ...]
    media: tuple[str, ...]
    handbook: tuple[str, ...]
    now: datetime
    slugs: tuple[str, ...]
    """The folders of all campaigns, read or not."""
    offices: tuple[Mapping[str, tuple[Recipient, Position]], frozenset[str]]
    """The recipients that all campaigns share, and the ids of the rows that were refused."""

    def published(self, *, drafts: bool = False, only: str | None = None, as_on: bool = False) -> Site:
        """What readers may see; `drafts` shows all, `only` keeps a single campaign, `as_on` marks a preview of another day."""
        return Site(
            settings=self.settings,
            hub=self.hub,
            campaigns=tuple(
                as_of(campaign, self.now.date())
                for campaign, _ in self.campaigns
                if (drafts or not is_embargoed(campaign.facts, self.now)) and only in (None, campaign.slug)
            ),
            now=self.now,
            as_on=as_on,
            media=self.media,
            handbook=tuple(path.removeprefix("docs/") for path in self.handbook),
        )


def read_project(root: Path, now: datetime, problems: Problems, only: Collection[str] | None = None) -> Project | None:
    """Everything in the project folder `root` at the instant `now` (UTC), or `only` some campaigns; None without settings."""
    project = read_hub(root, now, problems)
    slugs = [slug for slug in project.slugs if only is None or slug in only] if project is not None else ()
    return read_campaigns(project, slugs, problems) if project is not None else None


def read_hub(root: Path, now: datetime, problems: Problems) -> Project | None:
    """What every campaign is read with, and no campaign; None without usable settings."""
    read_config = read_settings(root, problems)
    if read_config is None:
        return None
    settings = read_config.settings
    default = settings.default_language
    hub_files = hub_folder(root, default, problems)
    unread: set[tuple[Kind, str]] = {(kind, ANY) for kind in hub_files.misnamed}
    hub = read_pages(hub_files.pages, FolderLanguages(default, settings.tags, default), problems, unread)
    if not any(read.page.id == "" for read in hub) and not any(source.id == "" for source in hub_files.pages):
        problems.error(Position("docs/index.md"), "the page is missing; it is the site's first page", "missing-page")
    refused: set[str] = set()
    shared = _shared_recipients(root, default, problems, refused)
    for read in hub:
        # docs/archive.md holds the words above the archive’s list.
        if read.page.id != "archive" and (reason := reserved(read.page.id, settings)):
            place = Position(read.page.source_text.path)
            problems.error(
                place, (f"a page of the hub cannot be named “{read.page.id}”, which is {reason}; choose another"), "reserved-name"
            )
    return Project(
        root=root,
        settings=settings,
        settings_source=read_config,
        hub=tuple(read.page for read in hub),
        hub_places=SourceMap(
            _fronts(hub),
            {},
            unread=frozenset(unread),
            unread_texts=_unread_texts(hub),
            hub_names=frozenset(one.id for one in hub_files.pages),
        ),
        campaigns=(),
        media=tuple(hub_files.media),
        handbook=tuple(hub_files.handbook) if settings.handbook else (),
        now=now,
        slugs=tuple(campaign_slugs(root, problems)),
        offices=(shared, frozenset(refused)),
    )


def read_campaigns(project: Project, slugs: Iterable[str], problems: Problems) -> Project:
    """The project with some of its campaigns, and no others."""
    default = project.settings.default_language
    found = (_campaign(campaign_folder(project.root, slug, default, problems), project, problems) for slug in slugs)
    return replace(project, campaigns=tuple(one for one in found if one is not None))


def _fronts(pages: Sequence[ParsedPage]) -> dict[tuple[str, str], Mapping[str, Document]]:
    return {(read.page.kind, read.page.id): read.fronts for read in pages}


def _unread_texts(pages: Sequence[ParsedPage]) -> frozenset[tuple[str, str, str]]:
    return frozenset((read.page.kind, read.page.id, language) for read in pages for language in read.unread)


def _shared_recipients(root: Path, default: str, problems: Problems, refused: set[str]) -> dict[str, tuple[Recipient, Position]]:
    file = root / "campaigns" / "recipients.csv"
    path = "campaigns/recipients.csv"
    if not file.is_file() or file.is_symlink():
        return {}
    text = read_text(file, path, problems, byte_order_mark=True)
    if text is None:
        refused.add("*")
        return {}
    return read_recipients(text, path, default, problems, refused)


def _campaign(folder: Folder, project: Project, problems: Problems) -> tuple[Campaign, SourceMap] | None:
    settings, (shared, refused_rows) = project.settings, project.offices
    _check_slug(folder, project, problems)
    if folder.config is None:
        return None
    path = f"{folder.path}/campaign.yml"
    text = read_text(folder.config, path, problems)
    config = parse(text, path, problems) if text is not None else None
    if config is None:
        return None
    facts = parse_record(CampaignFacts, config.data, config, problems)
    # Without sound facts the pages are read and checked all the same, so that one run shows every problem.
    facts = facts or fallback_record(CampaignFacts, config.data)
    languages = config.data.get("languages")
    offered = tuple(str(tag) for tag in languages) if isinstance(languages, tuple) else settings.tags
    source = config.data.get("source_language", settings.default_language)
    source = source if isinstance(source, str) and TAG.fullmatch(source) else settings.default_language
    _check_facts(facts, config, settings, source, problems)
    recipients, refused = dict(shared), set(refused_rows)
    if folder.has_other_table:
        refused.add("*")
    if folder.recipients is not None:
        recipients_path = f"{folder.path}/recipients.csv"
        rows = read_text(folder.recipients, recipients_path, problems, byte_order_mark=True)
        own = read_recipients(rows, recipients_path, source, problems, refused) if rows is not None else {}
        # The campaign's own rows keep their order, also where they replace a shared one.
        recipients = {id: row for id, row in recipients.items() if id not in own} | own
        if rows is None:
            refused.add("*")
    unread: set[tuple[Kind, str]] = {(kind, ANY) for kind in folder.misnamed}
    pages = read_pages(folder.pages, FolderLanguages(source, offered, settings.default_language), problems, unread)
    has_index = any(page.kind == "campaign" for page in folder.pages) or "index.md" in folder.misnamed_files
    if not has_index:
        name = "index.md" if source == settings.default_language else f"index.{source}.md"
        problems.error(Position(f"{folder.path}/{name}"), "the page is missing; it is the campaign's first page", "missing-page")
    if not any(read.page.kind == "campaign" for read in pages):
        return None
    campaign = Campaign(
        slug=folder.slug,
        facts=facts,
        source=source,
        pages=in_reading_order([read.page for read in pages]),
        recipients={id: recipient for id, (recipient, _) in recipients.items()},
        media=tuple(folder.media),
        files={f"files/{file.name}": file.stat().st_size for file in folder.files},
    )
    broken = frozenset((read.page.kind, read.page.id) for read in pages if not read.whole)
    return campaign, SourceMap(
        _fronts(pages),
        {id: place for id, (_, place) in recipients.items()},
        config,
        broken,
        frozenset(unread),
        _unread_texts(pages),
        broken_recipients=frozenset(refused),
        glossary=_glossary(folder, source, offered, problems),
    )


def _glossary(folder: Folder, source: str, offered: Sequence[str], problems: Problems) -> tuple[Term, ...]:
    path = f"{folder.path}/{glossary.NAME}"
    text = read_text(folder.glossary, path, problems, byte_order_mark=True) if folder.glossary is not None else None
    return glossary.read(text, path, source, offered, problems) if text is not None else ()


def _check_slug(folder: Folder, project: Project, problems: Problems) -> None:
    is_page = folder.slug in project.hub_places.hub_names
    if reason := reserved(folder.slug, project.settings) or ("an address of the hub" if is_page else ""):
        problems.error(Position(folder.path), f"the folder's name “{folder.slug}” is {reason}; choose another", "reserved-name")


def taken(slug: str, root: Path, settings: Settings) -> str:
    """What is at the address of a new campaign already; empty when nothing does."""
    names = {source.id for source in hub_folder(root, settings.default_language, Problems()).pages}
    return reserved(slug, settings) or ("an address of the hub" if slug in names else "")


def _check_facts(facts: CampaignFacts, config: Document, settings: Settings, source: str, problems: Problems) -> None:
    for index, tag in enumerate(facts.languages):
        place = config.at(("languages", index))
        if tag not in settings.tags:
            problems.error(
                place,
                (f"the site has no language “{tag}”; it has {listed(settings.tags)} (mkdocs.yml){nearest(tag, settings.tags)}"),
                "unknown-language",
            )
        if tag in facts.languages[:index]:
            problems.error(place, f"the language “{tag}” is given twice; keep one", "duplicate-language")
    if source not in facts.languages:
        problems.error(
            config.at(("languages",)), f"the source language “{source}” is not among the languages; add it", "source-language"
        )
    if isinstance(facts.risk, Mapping):
        for tag in facts.risk:
            if tag not in facts.languages:
                problems.error(
                    config.key(("risk", tag)),
                    (f"the campaign has no language “{tag}”{nearest(tag, facts.languages)}"),
                    "unknown-language",
                )
    for part in ("organisers", "partners"):
        for index, organisation in enumerate(getattr(facts, part)):
            for name in ("name", "short_name", "role"):
                _check_map(getattr(organisation, name), (part, index, name), source, config, problems)
    if facts.publish_at is not None:
        _check_publish_at(facts.publish_at, config, problems)


def _check_map(value: object, where: tuple[str | int, ...], source: str, config: Document, problems: Problems) -> None:
    if isinstance(value, Mapping) and source not in value:
        problems.error(config.at(where), f"the map has no text in the source language “{source}”; add it", "missing-field")


def _check_publish_at(value: str, config: Document, problems: Problems) -> None:
    place = config.at(("publish_at",))
    parts = value.split()
    try:
        moment = wall_time(" ".join(parts[:2]))
    except ValueError:
        moment = None
    if moment is None or len(parts) != 3:
        problems.error(place, f"“{value}” is not a time with its zone; write it like 2027-05-01 09:00 Europe/Brussels", "bad-time")
        return
    try:
        check_wall_time(moment, parts[2])
    except ZoneError as error:
        problems.error(place, str(error), "bad-zone")
