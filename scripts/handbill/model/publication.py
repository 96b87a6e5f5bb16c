"""The rules of publication: what a reader may see, and what is offered, on a day.

Every rule counts in whole days of UTC, for which the site is built: two builds of one day publish the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Literal
from zoneinfo import ZoneInfo

from handbill.model.addresses import file_name
from handbill.model.campaign import Campaign
from handbill.model.facts import ActionFacts, CampaignFacts, EventFacts, NewsFacts
from handbill.model.page import LetterPage, Page, Text
from handbill.values.days import wall_time
from handbill.values.zones import zone

Phase = Literal["open", "tentative", "confirmed", "postponed", "cancelled", "today", "over"]
CampaignPhase = Literal["draft", "running", "after", "paused", "won", "closed"]
"""Where a campaign is: `running`, `after` its deadline while letters can still be sent, or what its status says."""
AHEAD: tuple[Phase, ...] = ("open", "tentative", "confirmed", "today")
"""The phases in which people can still come."""

_MOMENT = timedelta(minutes=1)
_DAY = timedelta(days=1)
COUNTDOWN = timedelta(days=30)
"""How long before a deadline pages begin to count the days: a number of months helps nobody to act."""


def event_phase(facts: EventFacts, today: date) -> Phase:
    """Where an event is in its life on a day of UTC. What was called off stays so."""
    if facts.state in ("cancelled", "postponed"):
        return facts.state
    if is_over(facts, today):
        return "over"
    if facts.when is not None:
        return "open"
    return "today" if _span(facts)[0] < _midnight(today + _DAY) else facts.state


def is_over(facts: EventFacts, today: date) -> bool:
    """Whether an event had ended when the day began, whatever its status."""
    return _span(facts)[1] <= _midnight(today)


def registration(facts: EventFacts, today: date) -> str | None:
    """Where to register, while that is of use."""
    return facts.register_url if event_phase(facts, today) in AHEAD else None


def offers_calendar_entry(facts: EventFacts, today: date) -> bool:
    """Whether an event is offered for readers' calendars: it has a day and is not over.

    One that is called off changes the entry it had there.
    """
    return facts.starts is not None and event_phase(facts, today) != "over"


def offers_web_calendars(facts: EventFacts, campaign: Campaign, language: str, today: date) -> bool:
    """Whether an event is offered for calendars on the web, whose owners learn who is interested."""
    is_ahead = event_phase(facts, today) in AHEAD
    return is_ahead and offers_calendar_entry(facts, today) and not is_high_risk(campaign, language)


def offers_subscription(campaign: Campaign, language: str) -> bool:
    """Whether all events of a campaign are offered as a calendar that looks for changes by itself.

    For readers at risk the file alone: a subscription stays in the device's list of calendars under the campaign's name, is
    handed to the company behind the calendar, and asks for its address again every day.
    """
    return not is_archived(campaign) and not is_high_risk(campaign, language)


def _span(facts: EventFacts) -> tuple[datetime, datetime]:
    """The first instant of an event and the one after its last.

    Whole days and open dates are days of `timezone`. Without one they are days of UTC: no other calendar is everybody's,
    and a day of action that is called “today” for as long as it lasts anywhere would be so on its eve and the day after.
    """
    begin, end = facts.begin, facts.end
    if begin is not None:
        # An event without an end, or of no length, has not ended before it begins.
        return begin, max(end or begin, begin + _MOMENT)
    zone = ZoneInfo(facts.timezone) if facts.timezone else UTC
    return _midnight(facts.first_day, zone), _midnight(facts.last_day + _DAY, zone)


def _midnight(day: date, zone: tzinfo = UTC) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=zone)


def is_deadline_passed(deadline: date, today: date) -> bool:
    """Whether a last day has ended everywhere when a day of UTC begins: the last clocks are those of UTC-12."""
    return deadline + _DAY < today


def is_to_come(page: Page, today: date) -> bool:
    """Whether a page is news of a day that has not come."""
    return isinstance(page.facts, NewsFacts) and page.facts.date > today


def as_of(campaign: Campaign, today: date) -> Campaign:
    """The campaign as it is published on a day: without news to come, pages that have passed in their later words."""
    pages = tuple(_passed(page) if has_passed(campaign, page, today) else page for page in campaign.pages)
    to_come = frozenset(f"{file_name(page)}.md" for page in pages if is_to_come(page, today))
    published = tuple(page for page in pages if not is_to_come(page, today))
    return replace(campaign, pages=published, unpublished=to_come)


def _passed(page: Page) -> Page:
    texts = {language: text.passed() for language, text in page.texts.items()}
    is_same = all(text is page.texts[language] for language, text in texts.items())
    return page if is_same else replace(page, texts=texts)


def has_passed(campaign: Campaign | None, page: Page, today: date) -> bool:
    """Whether the event of a page is over, or the deadline behind it: its own, else the campaign's.

    An action without a deadline of its own passes with the events it leads to.
    """
    if campaign is None:
        return False
    if isinstance(page.facts, EventFacts):
        return event_phase(page.facts, today) == "over"
    deadline = campaign.facts.deadline
    if isinstance(page.facts, ActionFacts):
        events = [found.facts for id in page.facts.event if (found := campaign.page("event", id))]
        if page.facts.deadline is None and events:
            return all(isinstance(one, EventFacts) and event_phase(one, today) == "over" for one in events)
        deadline = page.facts.deadline or deadline
    return deadline is not None and is_deadline_passed(deadline, today)


def campaign_phase(campaign: Campaign, today: date) -> CampaignPhase:
    """Where a campaign is in its life on a day."""
    status, deadline = campaign.facts.status, campaign.facts.deadline
    if status != "active":
        return status
    return "after" if deadline is not None and is_deadline_passed(deadline, today) else "running"


def is_embargoed(facts: CampaignFacts, now: datetime) -> bool:
    """Whether a campaign appears nowhere: it is a draft, or its time of publication has not come."""
    if facts.status == "draft":
        return True
    ends = embargo_ends(facts)
    return ends is not None and now < ends


def embargo_ends(facts: CampaignFacts) -> datetime | None:
    """When a campaign is published, in UTC; None where no time is named."""
    if facts.publish_at is None:
        return None
    day, time, name = facts.publish_at.split()
    return wall_time(f"{day} {time}").replace(tzinfo=zone(name)).astimezone(UTC)


def is_archived(campaign: Campaign) -> bool:
    """Whether a campaign has ended, and is listed in the archive."""
    return campaign.facts.status in ("won", "closed")


def asks_no_more(campaign: Campaign) -> bool:
    """Whether pages tell what was asked, not what to do: in campaigns that ended, and while they are paused."""
    return is_archived(campaign) or campaign.facts.status == "paused"


def offers_letters(campaign: Campaign) -> bool:
    """Only `won`, `closed` and `paused` withdraw letters; a passed deadline does not."""
    return campaign.facts.status == "active"


def offers_letter(campaign: Campaign, text: Text) -> bool:
    """Whether this text of a letter may be sent: the campaign runs, and a required review was made."""
    if not offers_letters(campaign):
        return False
    if campaign.facts.translation_policy == "any" or text.language == campaign.source:
        return True
    return text.translation is not None and text.translation.status == "reviewed" and not text.stale


def is_high_risk(campaign: Campaign | None, language: str) -> bool:
    """Whether readers of a campaign in a language may be in danger; of the hub's pages, see `is_hub_high_risk`."""
    if campaign is None:
        return False
    risk = campaign.facts.risk
    return (risk if isinstance(risk, str) else risk.get(language, "normal")) == "high"


def is_hub_high_risk(campaigns: Iterable[Campaign], language: str) -> bool:
    """Whether readers of the hub's pages in a language may be in danger: a campaign that puts them at risk speaks it, too."""
    return any(language in one.facts.languages and is_high_risk(one, language) for one in campaigns)


def offers_correction(*, high_risk: bool) -> bool:
    """Whether a page leads to where its text can be changed: not where a visit to a code host could be held against someone."""
    return not high_risk


def leads_staff_on(campaign: Campaign, language: str) -> bool:
    """Whether a letter leads to the handbook: not where readers are at risk, as its pages have scripts and no safety box."""
    return not is_high_risk(campaign, language)


def shows_logos(campaign: Campaign, language: str) -> bool:
    """Whether organisers' logos are shown: not where a screen seen over a shoulder gives a reader away."""
    return not is_high_risk(campaign, language)


def is_offered(campaign: Campaign, page: Page, language: str) -> bool:
    """Whether a campaign has a page in a language: none that asks to share where that is dangerous."""
    shares = isinstance(page.facts, ActionFacts) and page.facts.kind == "share"
    return language in campaign.facts.languages and not (shares and is_high_risk(campaign, language))


def shows_pictures(campaign: Campaign | None, page: Page, language: str) -> bool:
    """Whether pictures of a page may be shown: where reading is dangerous, only with everybody's consent."""
    return not is_high_risk(campaign, language) or page.facts.image_consent


def shows_attachments(campaign: Campaign | None, page: Page, language: str) -> bool:
    """Whether files that a page leads to are offered: where reading is dangerous, only with everybody's consent."""
    return not is_high_risk(campaign, language) or page.facts.attachment_consent


def shows_proof(campaign: Campaign, language: str) -> bool:
    """Whether readers of a language are told what was reported so far: not where such a number can point at people."""
    return not is_high_risk(campaign, language)


def offers_web_mail(campaign: Campaign, language: str) -> bool:
    """Whether readers are led to mail in the browser: not where a letter in an address, kept by browser and company, is a trace."""
    return not is_high_risk(campaign, language)


def offers_to_remember(campaign: Campaign, language: str) -> bool:
    """Whether browsers may offer what was filled in elsewhere before, and so keep what is filled in here."""
    return not is_high_risk(campaign, language)


def may_share(campaign: Campaign, language: str) -> bool:
    """Whether readers of a language are offered to share a campaign's pages: links, post, QR code."""
    return language in campaign.facts.languages and not is_high_risk(campaign, language)


def offers_poster(campaign: Campaign, language: str) -> bool:
    """Whether a campaign has a poster to print: it runs, in words of its own, and sharing it is not dangerous."""
    return may_share(campaign, language) and offers_letters(campaign) and campaign.index.is_translated(language)


def may_embed(campaign: Campaign, page: Page, language: str) -> bool:
    """Whether a letter has a page to embed: in its own words, and where sharing it is not dangerous.

    One that is no longer offered keeps it, so that the sites that show it say so.
    """
    return page.kind == "letter" and page.is_translated(language) and not is_high_risk(campaign, language)


def counts_down(campaign: Campaign | None, deadline: date, language: str, today: date) -> bool:
    """Whether a page says how many days are left: not to readers at risk, not once a day has ended in UTC, and not from afar."""
    return not is_high_risk(campaign, language) and today <= deadline <= today + COUNTDOWN


def offers_reminder(campaign: Campaign, page: LetterPage, language: str, today: date) -> bool:
    """Whether a letter has a reminder of its last day for calendars: while it can be sent, and not to readers at risk,
    in whose calendar it would be a trace. A calendar has no use for a day that has ended in UTC."""
    deadline = campaign.facts.deadline
    if deadline is None or deadline < today or is_high_risk(campaign, language):
        return False
    return page.is_translated(language) and offers_letter(campaign, page.text(language))
