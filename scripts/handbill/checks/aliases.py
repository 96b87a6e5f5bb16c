"""Old addresses that lead on: each inside its campaign's own address or free, and nothing that the site could not write."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from handbill.checks.scope import CheckContext
from handbill.content.files.file_names import unkept
from handbill.content.site import HUB_ADDRESSES
from handbill.model.addresses import alias_addresses, page_path, prefix
from handbill.model.page import Page
from handbill.model.publication import is_offered
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
        for folder in _folders(address):
            self.spelled.setdefault(folder.casefold(), folder)


def check(scopes: Sequence[CheckContext], problems: Problems) -> None:
    """Drafts and campaigns to come count like all others: what will be published is not given away."""
    taken = _Taken()
    for name in HUB_ADDRESSES:
        taken.add(f"{name}/", "the hub", "")
    for scope in scopes:
        for address, file, slug in _published(scope):
            taken.add(address, file, slug)
    slugs = {scope.campaign.slug for scope in scopes if scope.campaign is not None}
    hub = {*HUB_ADDRESSES, *(page.id for scope in scopes if scope.campaign is None for page in scope.pages if page.id)}
    # The shorter ones first, so that one under another is found wherever both occur.
    named = [(scope, page, index, alias) for scope in scopes for page in scope.pages for index, alias in _aliases(page)]
    for scope, page, index, alias in sorted(named, key=lambda one: one[3].count("/")):
        place = scope.field(page, "aliases", index)
        if _is_sound(scope, page, alias, slugs, hub, place, problems):
            _claim(scope, page, alias, taken, place, problems)


def _aliases(page: Page) -> Iterator[tuple[int, str]]:
    yield from enumerate(page.facts.aliases)


def _published(scope: CheckContext) -> Iterator[tuple[str, str, str]]:
    """Address, file and slug of everything in the languages of a campaign, or of the hub."""
    slug, default = (scope.campaign.slug if scope.campaign else ""), scope.project.settings.default_language
    for language in scope.languages:
        before = prefix(language, default)
        if slug:
            yield f"{before}{slug}/news/", "the list of news", slug
        for page in scope.pages:
            path, file = before + page_path(page, slug), page.source_text.path
            if path != before:  # the first pages of the languages lie above everything
                yield path, file, slug
            if page.kind == "letter":
                yield f"{path}embed/", file, slug


def _offered(scope: CheckContext, page: Page) -> list[str]:
    campaign = scope.campaign
    return [tag for tag in scope.languages if campaign is None or is_offered(campaign, page, tag)]


def _is_sound(
    scope: CheckContext, page: Page, alias: str, slugs: set[str], hub: set[str], place: Position, problems: Problems
) -> bool:
    """Whether an old address can be written, and lies where its page may have been."""
    parts, tags = alias.strip("/").split("/"), scope.project.settings.tags
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
        if language not in _offered(scope, page):
            message = f"the old address “{alias}” leads to the page in “{language}”, in which it is not offered; delete it"
            problems.error(place, message, "alias-language")
            return False
    own = scope.campaign.slug if scope.campaign else ""
    if own and parts[:2] == [own, "media"]:
        problems.error(place, f"the old address “{alias}” lies among the campaign's pictures; delete it", "alias-elsewhere")
        return False
    if len(parts) > 1 and (parts[0] in slugs - {own} or parts[0] in hub and (own or parts[0] in HUB_ADDRESSES)):
        owner = f"the campaign “{parts[0]}”" if parts[0] in slugs else "the hub"
        problems.error(place, f"the old address “{alias}” lies in an address of {owner}; only its own pages can", "alias-elsewhere")
        return False
    return True


def _claim(scope: CheckContext, page: Page, alias: str, taken: _Taken, place: Position, problems: Problems) -> None:
    slug, file, settings = (scope.campaign.slug if scope.campaign else ""), page.source_text.path, scope.project.settings
    for address in alias_addresses(alias, settings.tags, settings.default_language, _offered(scope, page)):
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
        taken.add(address, file, slug)


def _folders(address: str) -> list[str]:
    """The folders above an address and the address itself: `a/b/` gives `a/` and `a/b/`."""
    parts = address.split("/")
    return ["/".join(parts[:count]) + "/" for count in range(1, len(parts))]
