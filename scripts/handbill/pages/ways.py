"""Where actions lead: to their letters, events and audiences, else to what their kind asks for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from handbill.content.markdown.body import body_of
from handbill.content.markdown.nodes import Characters, Code, Link, walk
from handbill.events.calendar_entries import campaign_calendar_path, dated_events
from handbill.letters.identity_cache import cached_by_identity
from handbill.model.addresses import page_path
from handbill.model.campaign import Campaign
from handbill.model.page import ActionPage, Page
from handbill.model.publication import is_offered, may_share, offers_letters
from handbill.pages import parts
from handbill.pages.context import PageContext

AUDIENCES = "#audiences"
PASSING_ON = "#pass-on"


def actions_of(context: PageContext, campaign: Campaign) -> list[ActionPage]:
    """The actions offered in the reader's language."""
    return [page for page in campaign.actions if is_offered(campaign, page, context.language)]


def action_buttons(context: PageContext, campaign: Campaign, page: ActionPage) -> tuple[parts.Link, ...]:
    """Links to the letters, events and audiences an action leads to."""
    return tuple(context.link(target, campaign) for target in _targets(campaign, page))


def _targets(campaign: Campaign, page: ActionPage) -> list[Page]:
    facts = page.facts
    targets: list[Page | None] = [campaign.letter(id) for id in facts.letter]
    targets += [campaign.page("event", id) for id in facts.event]
    targets += [campaign.page("audience", id) for id in facts.audience]
    return [target for target in targets if target is not None]


def ways(context: PageContext, campaign: Campaign, page: ActionPage) -> Iterator[parts.Link]:
    """What a reader does next: what the action leads to, several audiences as one list, else the way of its kind."""
    targets = _targets(campaign, page)
    if len(page.facts.audience) > 1:
        others = targets[: len(targets) - len(page.facts.audience)]
        yield from (context.link(target, campaign) for target in others)
        yield parts.Link(campaign_path(context, campaign) + AUDIENCES, context.unmarked(context.say("Where do you work?")))
        return
    yield from (context.link(target, campaign) for target in targets)
    if not targets and (way := _of_its_kind(context, campaign, page)) is not None:
        yield way


def primary(context: PageContext, campaign: Campaign) -> parts.Link | None:
    """The one thing to do: where the first action leads, in the action's words."""
    if not offers_letters(campaign):
        return None
    for page in actions_of(context, campaign):
        text = page.text(context.language)
        targets = page.facts.letter or page.facts.event or page.facts.audience
        href = next(ways(context, campaign, page)).href if targets else context.to(page_path(page, campaign.folder))
        return parts.Link(href, context.localized(text.title, text.language))
    return None


def campaign_path(context: PageContext, campaign: Campaign) -> str:
    """The link to the campaign's own page; empty on that page itself, for links within it."""
    path = page_path(campaign.index, campaign.folder)
    return "" if context.path == path else context.to(path)


# Each page of a letter asks for it.
@cached_by_identity(size=16)
# Every page of a letter leads to the others.
@cached_by_identity(size=4)
def letters_in_order(campaign: Campaign) -> Sequence[Page]:
    """Letters as the actions name them, then the others."""
    named: list[Page] = []
    for action in campaign.actions:
        facts = action.facts
        found = [campaign.letter(id) for id in facts.letter]
        for id in facts.audience:
            audience = campaign.audience(id)
            found += campaign.audience_letters(audience) if audience else []
        named += [page for page in found if page is not None and page not in named]
    return named + [page for page in campaign.letters if page not in named]


def _of_its_kind(context: PageContext, campaign: Campaign, page: ActionPage) -> parts.Link | None:
    """The way on from an action that names nothing: the first address it names, the means of its kind, else a report."""
    kind, say = page.facts.kind, context.say
    own = "" if context.page is page else context.to(page_path(page, campaign.folder))

    def way(href: str, words: str) -> parts.Link:
        return parts.Link(href, context.unmarked(words))

    if kind == "report":
        return way(f"{own}#report", say("Report back")) if campaign.facts.report_to else None
    if kind == "call":
        return way(f"{own}#call", say("By phone"))
    if kind == "share":
        return way(own + PASSING_ON, say("Share"))
    if kind == "message" and may_share(campaign, context.language):
        return way(campaign_path(context, campaign) + PASSING_ON, say("Copy the words and tags"))
    if kind not in ("meeting", "hearing", "message") and (found := _first_address(context, page)) is not None:
        return found
    if kind in ("meeting", "hearing") and dated_events(campaign):
        return way(context.to(campaign_calendar_path(campaign.folder)), say("All events for your calendar"))
    reports = [one for one in actions_of(context, campaign) if one.facts.kind == "report"]
    if reports:
        return context.link(reports[0], campaign)
    return context.link(campaign.letters[0], campaign) if campaign.letters else None


def _first_address(context: PageContext, page: ActionPage) -> parts.Link | None:
    """The first address of another site in the text of an action, in the words that the author gave it."""
    text = page.text(context.language)
    for link in body_of(page, text).links:
        if link.href.startswith(("https://", "http://")):
            return parts.Link(link.href, context.localized(_words(link), text.language))
    return None


def _words(link: Link) -> str:
    return "".join(one.text for one in walk(link.children) if isinstance(one, Characters | Code)) or link.href
