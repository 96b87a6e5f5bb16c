"""Rules that look across fields, files and languages. Each module is one subject; this one calls them all."""

from __future__ import annotations

from handbill.checks import (
    addresses,
    aliases,
    dates,
    events,
    history,
    letter_recipients,
    letters,
    references,
    share_pictures,
)
from handbill.checks.files import attachments, pictures
from handbill.checks.scope import CheckContext
from handbill.checks.texts import bodies, glyphs, handbook, scaffold_text, typed_fields
from handbill.checks.translations import completeness as translations
from handbill.checks.translations import glossary, parity
from handbill.content.site import Project
from handbill.problems import Problems


def check_project(project: Project, problems: Problems) -> None:
    """Every rule on everything that was read, drafts included."""
    scopes = contexts(project)
    for scope in scopes:
        check_part(scope, problems)
    history.check(scopes, problems)
    check_hub(project, problems)
    aliases.check([aliases.claims(scope) for scope in scopes], project.settings, problems)


def check_part(scope: CheckContext, problems: Problems) -> None:
    """The rules that look at one campaign, or at the pages of the hub, and at nothing else but the settings and the hub."""
    bodies.check(scope, problems)
    pictures.check(scope, problems)
    share_pictures.check(scope, problems)
    translations.check(scope, problems)
    typed_fields.check(scope, problems)
    parity.check(scope, problems)
    glossary.check(scope, problems)
    addresses.check(scope, problems)
    addresses.check_collisions(scope, problems)
    if scope.campaign is not None:
        attachments.check(scope, scope.campaign, problems)
        references.check(scope, scope.campaign, problems)
        scaffold_text.check(scope, scope.campaign, problems)
        letters.check(scope, scope.campaign, problems)
        letter_recipients.check(scope, scope.campaign, problems)
        glyphs.check(scope, scope.campaign, problems)
        events.check(scope, scope.campaign, problems)
        dates.check(scope, scope.campaign, problems)


def check_hub(project: Project, problems: Problems) -> None:
    """What belongs to no campaign and is not a page of ours: the handbook, and the addresses in mkdocs.yml."""
    handbook.check(project, problems)
    addresses.check_settings(project, problems)


def check_old_markdown(project: Project, problems: Problems) -> None:
    """Where texts read otherwise than they did in Python-Markdown."""
    from handbill.checks.texts import old_markdown  # noqa: PLC0415  asked for once in the life of a hub

    for scope in contexts(project):
        old_markdown.check(scope, problems)


def contexts(project: Project) -> list[CheckContext]:
    """What the rules look at: the hub, and each campaign."""
    campaigns = [CheckContext(project, campaign.pages, places, campaign) for campaign, places in project.campaigns]
    return [CheckContext(project, project.hub, project.hub_places, None), *campaigns]
