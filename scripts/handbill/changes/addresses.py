"""Where readers' messages and clicks go: every office and address that is other than before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from handbill.content.markdown.body import TooMuch, body_of
from handbill.content.settings import CONFIG
from handbill.content.site import Project, SourceMap
from handbill.letters.addressees import addressees
from handbill.model.addresses import is_external
from handbill.model.campaign import Campaign
from handbill.model.page import Page
from handbill.model.recipient import Recipient
from handbill.values.external import external_addresses

Values = Mapping[tuple[str, str], tuple[str, ...]]
"""What is at a place: file and field to the values there."""


@dataclass(frozen=True, slots=True)
class AddressChange:
    """`field` of the file `path` has been `before` and is `after`; either is empty where there was, or is, nothing.

    `new_host` says that nothing in the project had this server before: a mistyped one looks like that.
    """

    path: str
    field: str
    before: str
    after: str
    new_host: bool = False


def address_changes(old: Project, new: Project) -> list[AddressChange]:
    """Every address of records, rows and bodies that was added, changed or taken out, in the order of the files."""
    before, after = _collected(old), _collected(new)
    known = {host for values in before.values() for value in values for host in _hosts(value)}
    found = []
    for place in sorted({*before, *after}):
        was, now = before.get(place, ()), after.get(place, ())
        gone, come = [one for one in was if one not in now], [one for one in now if one not in was]
        for index in range(max(len(gone), len(come))):
            first, second = gone[index] if index < len(gone) else "", come[index] if index < len(come) else ""
            is_new = any(host not in known for host in _hosts(second))
            found.append(AddressChange(*place, first, second, is_new))
    return found


def _collected(project: Project) -> Values:
    found: dict[tuple[str, str], list[str]] = {}

    def put(path: str, field: str, value: str) -> None:
        found.setdefault((path, field), []).append(value)

    for where, address in external_addresses(project.settings):
        put(CONFIG, _field(where), address)
    for page in project.hub:
        for path, field, value in _of_page(page):
            put(path, field, value)
    for campaign, places in project.campaigns:
        for path, field, value in _of_campaign(campaign, places):
            if value not in found.get((path, field), ()):  # a shared row is in every campaign
                put(path, field, value)
    return {place: tuple(values) for place, values in found.items()}


def _of_campaign(campaign: Campaign, places: SourceMap) -> Iterator[tuple[str, str, str]]:
    for where, address in external_addresses(campaign.facts):
        yield f"campaigns/{campaign.slug}/campaign.yml", _field(where), address
    for id, recipient in campaign.recipients.items():
        if id in places.recipients:
            for field, value in _of_recipient(recipient):
                yield places.recipients[id].path, f"{id}: {field}", value
    for page in campaign.pages:
        yield from _of_page(page)
    for letter in campaign.letters:
        for one in addressees(campaign, letter):
            yield letter.source_text.path, "to", f"{one.id} <{one.email}>" if one.email else one.id


def _of_recipient(recipient: Recipient) -> Iterator[tuple[str, str]]:
    """The columns that say who and where an office is, as the table names them."""
    for column, texts in (
        ("name", recipient.names), ("role", recipient.roles), ("organization", recipient.organizations),
        ("area", recipient.areas), ("salutation", recipient.salutations),
    ):  # fmt: skip
        for language, text in texts.items():
            yield column if language == recipient.source else f"{column}.{language}", text
    for column in ("country", "email", "language", "post", "phone", "contact_form", "source_url"):
        if value := getattr(recipient, column):
            yield column, value


def _of_page(page: Page) -> Iterator[tuple[str, str, str]]:
    """File, field and value: of the facts, and of the links in each language's body."""
    for where, address in external_addresses(page.facts):
        yield page.source_text.path, _field(where), address
    for text in page.texts.values():
        try:
            links = body_of(page, text).links
        except TooMuch:
            continue  # an error of the check
        for link in links:
            if is_external(link.href):
                yield text.path, "links", link.href


def _field(where: tuple[str | int, ...]) -> str:
    """The name of a field without numbers: one more entry above another changes nothing for that."""
    return ".".join(one for one in where if isinstance(one, str))


def _hosts(value: str) -> Iterator[str]:
    """The server of an address: of a link or of a mailbox, `id <mailbox>` as well."""
    if "://" in value:
        yield urlsplit(value).hostname or ""
    elif "@" in value:
        yield value.rpartition("@")[2].rstrip(">").lower()
