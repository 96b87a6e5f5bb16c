"""Addresses: reserved ones are placeholders, and no two pages share one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from handbill.checks.scope import CheckContext, Place
from handbill.checks.texts.links import report_foreign
from handbill.content.site import Project
from handbill.model.addresses import page_path
from handbill.model.campaign import Campaign
from handbill.problems import Position, Problems
from handbill.values.external import external_addresses
from handbill.values.mailbox import MailboxError, is_reserved, mailbox
from handbill.values.web_address import flaws


def check(scope: CheckContext, problems: Problems) -> None:
    campaign = scope.campaign
    if campaign is None:
        return
    for place, address in _addresses(scope, campaign):
        if is_reserved(address):
            problems.warning(place(), f"“{address}” is reserved for examples; nobody can be reached there", "example-address")
        if "://" in address:
            for flaw in flaws(address):  # else refused when it was read
                problems.warning(place().right(flaw.offset), flaw.message, flaw.rule)
        else:
            report_foreign(address, place, problems)


def check_settings(project: Project, problems: Problems) -> None:
    """The addresses in mkdocs.yml."""
    source = project.settings_source
    for where, address in external_addresses(project.settings):
        if where[0] in source.sound and is_reserved(address):
            name = ".".join(map(str, where))
            problems.warning(source.at(*where), f"“{name}” is “{address}”, which is reserved for examples", "example-address")


def _addresses(scope: CheckContext, campaign: Campaign) -> Iterator[tuple[Place, str]]:
    config = scope.config
    for where, address in external_addresses(campaign.facts):
        if where != ("contact",) or address == _mailbox(config.data.get("contact")):  # else the default for one that is wrong
            yield partial(config.at, where), address
    for id, recipient in campaign.recipients.items():
        if id in scope.places.recipients:
            place = partial(scope.places.recipients.__getitem__, id)
            yield from ((place, address) for _, address in external_addresses(recipient))
    for page in campaign.pages:
        for where, address in external_addresses(page.facts):
            yield partial(scope.field, page, *where), address


def _mailbox(value: object) -> str:
    try:
        return mailbox(value) if isinstance(value, str) else ""
    except MailboxError:
        return ""


def check_collisions(scope: CheckContext, problems: Problems) -> None:
    """No two pages share an address; what old addresses share is told by `aliases`."""
    slug = scope.campaign.slug if scope.campaign else ""
    own: dict[str, str] = {f"{slug}/news/": "the list of news"} if slug else {}
    for page in scope.pages:
        path, file = page_path(page, slug), page.source_text.path
        if path in own:
            problems.error(Position(file), f"the page has the same address as {own[path]}: /{path}", "same-address")
        own.setdefault(path, file)
