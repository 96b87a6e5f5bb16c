"""Addresses: reserved ones are placeholders, and no two pages share one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from handbill.checks.links import report_foreign
from handbill.checks.scope import CheckContext
from handbill.content.site import Project
from handbill.model.addresses import page_path
from handbill.model.campaign import Campaign
from handbill.model.facts import AudienceFacts, EventFacts, LetterFacts
from handbill.model.mailbox import MailboxError, is_reserved, mailbox
from handbill.model.web_address import flaws
from handbill.problems import Position, Problems


def check(scope: CheckContext, problems: Problems) -> None:
    campaign = scope.campaign
    if campaign is None:
        return
    for place, address in _addresses(scope, campaign):
        if is_reserved(address):
            problems.warning(place, f"“{address}” is reserved for examples; nobody can be reached there", "example-address")
        if "://" in address:
            for flaw in flaws(address):  # else refused when it was read
                problems.warning(place.right(flaw.offset), flaw.message, flaw.rule)
        else:
            report_foreign(address, place, problems)


def check_settings(project: Project, problems: Problems) -> None:
    """The addresses that stand in mkdocs.yml."""
    settings, source = project.settings, project.settings_source
    owner = settings.owner
    addresses = {
        ("site_url",): settings.site_url,
        ("exit_url",): settings.exit_url,
        ("licence",): settings.licence,
        ("owner", "url"): owner and owner.url,
        ("owner", "contact"): owner and owner.contact,
    }
    for names, address in addresses.items():
        if address and names[0] in source.sound and is_reserved(address):
            message = f"“{'.'.join(names)}” is “{address}”, which is reserved for examples"
            problems.warning(source.at(*names), message, "example-address")


def _addresses(scope: CheckContext, campaign: Campaign) -> Iterator[tuple[Position, str]]:
    config, facts = scope.config, campaign.facts
    if facts.contact == _mailbox(config.data.get("contact")):  # else a stand-in for one that is wrong
        yield config.at(("contact",)), facts.contact
    if facts.report_to:
        yield config.at(("report_to",)), facts.report_to
    for name, url in facts.channels.items():
        yield config.at(("channels", name)), url
    for part in ("organisers", "partners"):
        for index, one in enumerate(getattr(facts, part)):
            if one.url:
                yield config.at((part, index, "url")), one.url
    for id, recipient in campaign.recipients.items():
        place = scope.places.recipients.get(id)
        if place is None:
            continue
        for address in (recipient.email, recipient.contact_form, recipient.source_url):
            if address:
                yield place, address
    for page in campaign.pages:
        if isinstance(page.facts, EventFacts):
            for field in ("register_url", "recording_url"):
                if url := getattr(page.facts, field):
                    yield scope.field(page, field), url
            for index, url in enumerate(page.facts.materials):
                yield scope.field(page, "materials", index), url
        if isinstance(page.facts, AudienceFacts) and page.facts.partner is not None:
            for field in ("url", "contact"):
                if value := getattr(page.facts.partner, field):
                    yield scope.field(page, "partner", field), value
        if isinstance(page.facts, LetterFacts):
            for index, address in enumerate(page.facts.cc):
                if "@" in address:
                    yield scope.field(page, "cc", index), address


def _mailbox(value: object) -> str:
    try:
        return mailbox(value) if isinstance(value, str) else ""
    except MailboxError:
        return ""


def check_collisions(scopes: Sequence[CheckContext], problems: Problems) -> None:
    """No two pages of the site share an address; what old addresses share is told by `aliases`."""
    for scope in scopes:
        slug = scope.campaign.slug if scope.campaign else ""
        own: dict[str, str] = {f"{slug}/news/": "the list of news"} if slug else {}
        for page in scope.pages:
            path, file = page_path(page, slug), page.source_text.path
            if path in own:
                problems.error(Position(file), f"the page has the same address as {own[path]}: /{path}", "same-address")
            own.setdefault(path, file)
