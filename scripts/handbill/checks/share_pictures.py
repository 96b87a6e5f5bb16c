"""Every page can have its share picture: the texts fit, and the fonts have their characters."""

from __future__ import annotations

from handbill.checks.scope import CheckContext
from handbill.content.settings import CONFIG
from handbill.model.page import Page
from handbill.problems import Position, Problems
from handbill.sharing.share_picture import TooLong, Unfit, UnknownCharacters, check_fit, page_picture

_QUOTED = 40
"""Characters of a text that does not fit which the message repeats."""


def check(scope: CheckContext, problems: Problems) -> None:
    settings = scope.project.settings
    if not settings.share_pictures:
        return
    for page, text in scope.texts():
        if not scope.is_whole(page):
            continue
        try:
            check_fit(page_picture(settings, scope.project.hub, scope.campaign, page, text.language))
        except Unfit as error:
            _tell(error, _place(error, scope, page, text.language), problems)


def _tell(error: Unfit, place: Position, problems: Problems) -> None:
    match error:
        case TooLong():
            text = error.text if len(error.text) <= _QUOTED else f"{error.text[:_QUOTED].rstrip()}…"
            advice = "give the organisers shorter names in “short_name”" if error.part == "issuers" else "shorten it"
            message = f"“{text}” is too long for the share picture, even in its smallest letters; {advice}"
            problems.error(place, message, "picture-too-long")
        case UnknownCharacters():
            named = ", ".join(f"“{character}” (U+{ord(character):04X})" for character in error.characters)
            message = f"the fonts of share pictures have no {named}; take it out, or write “share_pictures: false” in {CONFIG}"
            problems.error(place, message, "picture-unknown-sign")


def _place(error: Unfit, scope: CheckContext, page: Page, language: str) -> Position:
    """Where the wrong text is: on the page itself, or in what its picture says besides."""
    campaign = scope.campaign
    if error.part == "title":
        return scope.field(page, "title", language=language)
    if campaign is None or error.part == "site" or error.text == scope.project.settings.site_name:
        return Position(CONFIG)
    if error.part == "issuers":
        return scope.config.at(("organisers",))
    return scope.field(campaign.index, "title", language=campaign.index.text(language).language)
