"""Attachments: each is what its name says, tells nothing about people that nobody meant to tell, and some page leads to it."""

from __future__ import annotations

from pathlib import PurePosixPath

from handbill.checks.scope import CheckContext
from handbill.content.attachments import AttachmentError, check_attachment
from handbill.content.markdown.body import TooMuch
from handbill.model.campaign import Campaign
from handbill.model.publication import is_high_risk, shows_attachments
from handbill.problems import Position, Problems
from handbill.site.attachments import linked_attachments, used_attachments


def check(scope: CheckContext, campaign: Campaign, problems: Problems) -> None:
    if not campaign.files:
        return
    for name in campaign.files:
        _content(scope, campaign, name, problems)
    try:
        used = used_attachments(campaign)
        _consent(scope, campaign, problems)
    except TooMuch:
        return  # a page that cannot be read may lead to any of them
    if not scope.places.unread and not scope.places.broken:
        for name in campaign.files:
            if name not in used:
                place = Position(f"campaigns/{campaign.slug}/{name}")
                problems.warning(place, "no page leads to this file; it is not published", "unused-attachment")


def _content(scope: CheckContext, campaign: Campaign, name: str, problems: Problems) -> None:
    place = Position(f"campaigns/{campaign.slug}/{name}")
    try:
        told, hidden = check_attachment((scope.folder / name).read_bytes(), PurePosixPath(name).suffix.lower())
    except AttachmentError as error:
        problems.error(place, str(error), error.rule)
        return
    except OSError as error:
        problems.error(place, f"the file cannot be read: {error.strerror}", "unreadable")
        return
    if hidden:
        message = f"the file has {', '.join(hidden)} in it, which readers would get too; take this out and save it again"
        problems.error(place, message, "attachment-hidden")
    if told:
        tell = problems.error if any(is_high_risk(campaign, one) for one in scope.languages) else problems.warning
        message = f"the file tells {', '.join(told)}, which its pages do not show; take this out in the program that made it"
        tell(place, message, "attachment-metadata")


def _consent(scope: CheckContext, campaign: Campaign, problems: Problems) -> None:
    for page in campaign.pages:
        closed = [tag for tag in scope.languages if not shows_attachments(campaign, page, tag)]
        if closed and any(name in campaign.files for text in page.texts.values() for name in linked_attachments(page, text)):
            problems.warning(
                scope.front(page).start,
                f"the page's files are not offered to readers at risk ({', '.join(closed)}); when nobody can be recognised in "
                "them, or all agreed, write “attachment_consent: true”",
                "attachment-consent",
            )
