"""Old addresses that lead on: each inside its campaign's own address or free, and nothing that the site could not write."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from handbill.checks.scope import CheckContext
from handbill.content.files.file_names import unkept
from handbill.content.files.reserved import HUB_ADDRESSES
from handbill.model.addresses import alias_addresses, page_path, prefix
from handbill.model.page import Page
from handbill.model.publication import is_offered
from handbill.model.settings import Settings
from handbill.problems import Position, Problems

_HIDDEN = re.compile(r"[._].*")
_FILE = re.compile(r".*\.[A-Za-z][A-Za-z0-9]*")


@dataclass(slots=True)
class _Taken:
    """What the site has or will have at its addresses: `owners` by address, `spelled` by address in small letters."""

    owners: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Address to the file that is written there and the slug of its campaign, empty for the hub."""
    spelled: dict[str, str] = field(default_factory=dict)
    """Every address and every folder above one, as it is spelled first."""

    def add(self, address: str, file: str, slug: str) -> None:
        self.owners.setdefault(address, (file, slug))
        folder = address
        # Above a folder that is known all are: most addresses add but themselves.
        while folder and self.spelled.get(key := folder.casefold()) != folder:
            self.spelled.setdefault(key, folder)
            folder = folder[: folder.rfind("/", 0, -1) + 1]


@dataclass(frozen=True, slots=True)
class OldAddress:
    """One of a page whose file is `file`, which is offered in some languages."""

    alias: str
    place: Position
    file: str
    offered: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Claims:
    """The addresses that a campaign, or the hub (then without `slug`), has, with their files, and those it had.

    `pages` are the first parts of addresses of the hub's pages.
    """

    slug: str
    published: tuple[tuple[str, str], ...]
    old: tuple[OldAddress, ...]
    pages: tuple[str, ...] = ()


def claims(scope: CheckContext) -> Claims:
    """Drafts and campaigns to come count like all others: what will be published is not given away."""
    slug = scope.campaign.slug if scope.campaign else ""
    old = tuple(
        OldAddress(alias, scope.field(page, "aliases", index), page.source_text.path, tuple(_offered(scope, page)))
        for page in scope.pages
        for index, alias in enumerate(page.facts.aliases)
    )
    return Claims(slug, tuple(_published(scope, slug)), old, () if slug else tuple(page.id for page in scope.pages if page.id))


def check(everything: Sequence[Claims], settings: Settings, problems: Problems) -> None:
    """Old addresses of the whole site: the claims of the hub and of every campaign."""
    # The shorter ones first, so that one under another is found wherever both occur.
    named = sorted(((one.slug, old) for one in everything for old in one.old), key=lambda pair: pair[1].alias.count("/"))
    if not named:  # else every address of the site is looked at
        return
    taken = _Taken()
    for name in HUB_ADDRESSES:
        taken.add(f"{name}/", "the hub", "")
    for one in everything:
        for address, file in one.published:
            taken.add(address, file, one.slug)
    slugs = {one.slug for one in everything if one.slug}
    hub = {*HUB_ADDRESSES, *(name for one in everything for name in one.pages)}
    for slug, old in named:
        if _is_sound(slug, old, slugs, hub, settings.tags, problems):
            _claim(slug, old, taken, settings, problems)


def _published(scope: CheckContext, slug: str) -> Iterator[tuple[str, str]]:
    """Address and file of everything in the languages of a campaign, or of the hub."""
    default = scope.project.settings.default_language
    for language in scope.languages:
        before = prefix(language, default)
        if slug:
            yield f"{before}{slug}/news/", "the list of news"
        for page in scope.pages:
            path, file = before + page_path(page, slug), page.source_text.path
            if path != before:  # the first pages of the languages lie above everything
                yield path, file
            if page.kind == "letter":
                yield f"{path}embed/", file


def _offered(scope: CheckContext, page: Page) -> list[str]:
    campaign = scope.campaign
    return [tag for tag in scope.languages if campaign is None or is_offered(campaign, page, tag)]


def _is_sound(own: str, old: OldAddress, slugs: set[str], hub: set[str], tags: Sequence[str], problems: Problems) -> bool:
    """Whether an old address can be written, and lies where its page, of the campaign `own`, may have been."""
    alias, place = old.alias, old.place
    parts = alias.strip("/").split("/")
    for part in parts:
        if refusal := unkept(part):
            problems.error(place, f"the old address “{alias}” cannot be kept: {refusal[1]}", "alias-name")
            return False
        if _HIDDEN.fullmatch(part) or _FILE.fullmatch(part):
            what = "hidden" if _HIDDEN.fullmatch(part) else "the name of a file"
            problems.error(place, f"the old address “{alias}” cannot be a page: “{part}” is {what}; delete the line", "alias-name")
            return False
    if parts[0] in tags:
        language, *parts = parts
        if not parts:
            message = f"the old address “{alias}” is the site's first page in “{language}”; delete it"
            problems.error(place, message, "alias-elsewhere")
            return False
        if language not in old.offered:
            message = f"the old address “{alias}” leads to the page in “{language}”, in which it is not offered; delete it"
            problems.error(place, message, "alias-language")
            return False
    if own and parts[:2] == [own, "media"]:
        problems.error(place, f"the old address “{alias}” lies among the campaign's pictures; delete it", "alias-elsewhere")
        return False
    if len(parts) > 1 and (parts[0] in slugs - {own} or parts[0] in hub and (own or parts[0] in HUB_ADDRESSES)):
        owner = f"the campaign “{parts[0]}”" if parts[0] in slugs else "the hub"
        problems.error(place, f"the old address “{alias}” lies in an address of {owner}; only its own pages can", "alias-elsewhere")
        return False
    return True


def _claim(slug: str, old: OldAddress, taken: _Taken, settings: Settings, problems: Problems) -> None:
    alias, place = old.alias, old.place
    for address in alias_addresses(alias, settings.tags, settings.default_language, old.offered):
        if address in taken.owners:
            problems.error(place, f"the old address “{alias}” is taken by {taken.owners[address][0]}", "same-address")
            return
        for folder in _folders(address):
            spelled = taken.spelled.get(folder.casefold(), folder)
            if spelled != folder:
                message = f"the old address “{alias}” differs from “/{spelled}” in capitals only; some computers take them for one"
                problems.error(place, message, "alias-case")
                return
        above = next((found for folder in _folders(address)[:-1] if (found := taken.owners.get(folder)) and found[1] != slug), None)
        if above is not None:
            problems.error(place, f"the old address “{alias}” lies under one of {above[0]}", "alias-elsewhere")
            return
        taken.add(address, old.file, slug)


def _folders(address: str) -> list[str]:
    """The folders above an address and the address itself: `a/b/` gives `a/` and `a/b/`."""
    parts = address.split("/")
    return ["/".join(parts[:count]) + "/" for count in range(1, len(parts))]
