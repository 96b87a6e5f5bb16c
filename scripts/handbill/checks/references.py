"""Ids name things that exist."""

from __future__ import annotations

from functools import partial

from handbill.checks.scope import CheckContext, Place
from handbill.model.campaign import Campaign
from handbill.model.facts import AudienceFacts, CircularFacts
from handbill.model.page import Kind, LetterPage, Page
from handbill.problems import Problems, nearest


def check(scope: CheckContext, campaign: Campaign, problems: Problems) -> None:
    for page in campaign.actions:
        facts = page.facts
        lists: tuple[tuple[str, Kind, tuple[str, ...]], ...] = (
            ("letter", "letter", facts.letter), ("event", "event", facts.event), ("audience", "audience", facts.audience),
        )  # fmt: skip
        for field, kind, ids in lists:
            for index, id in enumerate(ids):
                _page(scope, campaign, kind, id, partial(scope.field, page, field, index), problems)
        if facts.kind == "report" and campaign.facts.report_to is None:
            problems.error(
                scope.field(page, "kind"), "an action of kind “report” needs “report_to” in campaign.yml", "missing-field"
            )
        for language, text in page.texts.items():
            if facts.kind != "call" and text.words.script is not None:
                place = scope.front(page, language).key(("script",))
                problems.error(place, f"“script” is for an action of kind “call”; this one is of kind “{facts.kind}”", "bad-value")
    for audience in campaign.audiences:
        for index, id in enumerate(audience.facts.letters):
            _page(scope, campaign, "letter", id, partial(scope.field, audience, "letters", index), problems)
        _partner(campaign, audience.facts, partial(scope.field, audience, "partner"), problems)
    for circular in campaign.circulars:
        _senders(scope, campaign, circular, circular.facts, problems)
    for letter in campaign.letters:
        _letter(scope, campaign, letter, problems)


def _letter(scope: CheckContext, campaign: Campaign, page: LetterPage, problems: Problems) -> None:
    letter = page.facts
    if letter.audience is not None:
        _page(scope, campaign, "audience", letter.audience, partial(scope.field, page, "audience"), problems)
    if isinstance(letter.to, tuple):
        for index, name in enumerate(letter.to):
            _recipient(scope, campaign, name, partial(scope.field, page, "to", index), problems)
    for index, name in enumerate(letter.cc):
        if "@" not in name:
            _recipient(scope, campaign, name, partial(scope.field, page, "cc", index), problems)


def _senders(scope: CheckContext, campaign: Campaign, page: Page, facts: CircularFacts, problems: Problems) -> None:
    known = [name for one in campaign.facts.organisers for name in one.short_names]
    for index, name in enumerate(facts.from_):
        if name not in known:
            place = scope.field(page, "from", index)
            problems.error(
                place, f"no organiser in campaign.yml has the short name “{name}”{nearest(name, known)}", "unknown-organiser"
            )


def _page(scope: CheckContext, campaign: Campaign, kind: Kind, id: str, place: Place, problems: Problems) -> None:
    known = [page.id for page in campaign.of_kind(kind)]
    if id not in known and not scope.is_refused(kind, id):
        problems.error(place(), f"unknown {kind} “{id}”{nearest(id, known)}", f"unknown-{kind}")


def _recipient(scope: CheckContext, campaign: Campaign, name: str, place: Place, problems: Problems) -> None:
    if scope.places.knows_recipient(name):
        return
    group = name.removeprefix("group:")
    if group != name:
        groups = sorted({one for recipient in campaign.recipients.values() for one in recipient.groups})
        if group not in groups:
            problems.error(place(), f"no recipient is in the group “{group}”{nearest(group, groups)}", "unknown-group")
    elif name not in campaign.recipients:
        is_group = any(name in recipient.groups for recipient in campaign.recipients.values())
        hint = f'; it is a group, so write "group:{name}"' if is_group else nearest(name, campaign.recipients)
        problems.error(place(), f"unknown recipient “{name}”{hint}", "unknown-recipient")


def _partner(campaign: Campaign, facts: AudienceFacts, place: Place, problems: Problems) -> None:
    if facts.partner is None:
        return
    for name in ("name", "short_name", "role"):
        value = getattr(facts.partner, name)
        if value is not None and not isinstance(value, str) and campaign.source not in value:
            problems.error(
                place(), f"the map “{name}” has no text in the source language “{campaign.source}”; add it", "missing-field"
            )
