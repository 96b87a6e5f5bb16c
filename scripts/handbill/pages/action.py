"""The page of an action; that of a report with the form that fills it, and its links where there are no scripts."""

from __future__ import annotations

from handbill.letters.addressees import addressees
from handbill.model.campaign import Campaign
from handbill.model.facts import ActionFacts
from handbill.model.page import ActionPage
from handbill.model.publication import asks_no_more, offers_letters
from handbill.pages import parts, view
from handbill.pages.context import PageContext
from handbill.pages.layout.figure import figure
from handbill.pages.letters import letter_parts
from handbill.pages.letters.downloads import LetterFiles, poster
from handbill.pages.letters.letter_choices import recipient_views
from handbill.pages.sharing import passing_on_view
from handbill.pages.ways import actions_of, letters_in_order, ways
from handbill.reports.link import KINDS, Report, report_body, report_link, report_subject


def action_view(context: PageContext, campaign: Campaign, page: ActionPage, files: LetterFiles) -> view.ActionView:
    text, facts = page.text(context.language), page.facts
    offered = actions_of(context, campaign)
    return view.ActionView(
        title=context.localized(text.title, text.language),
        summary=context.localized(text.summary, text.language),
        body=context.body(text),
        figure=figure(context, page),
        number=context.number(offered.index(page) + 1),
        deadline=None if facts.kind == "report" else context.deadline(facts.deadline or campaign.facts.deadline),
        ended=asks_no_more(campaign),
        buttons=tuple(ways(context, campaign, page)),
        report=_report_back(context, campaign) if facts.kind == "report" else None,
        others=tuple(context.link(other) for other in offered if other is not page),
        passing_on=passing_on_view(context, campaign, campaign.index) if facts.kind == "share" else None,
        poster=poster(context, campaign, files) if facts.kind == "share" else None,
        script=context.word(page, "script"),
        calls=_offices_to_call(context, campaign, facts) if facts.kind == "call" and offers_letters(campaign) else (),
    )


def _offices_to_call(context: PageContext, campaign: Campaign, facts: ActionFacts) -> tuple[letter_parts.RecipientView, ...]:
    """The offices of the letters that an action leads to, as far as they have a telephone."""
    letters = [page for id in facts.letter if (page := campaign.letter(id))]
    offices = {one.id: one for page in letters for one in addressees(campaign, page)}
    return tuple(one for one in recipient_views(context, offices.values(), mailed=False) if one.call)


def _report_back(context: PageContext, campaign: Campaign) -> parts.ReportBack | None:
    """None where the campaign has no mailbox for reports."""
    to = campaign.facts.report_to
    if to is None:
        return None
    say, max_length = context.say, context.site.settings.mailto_max
    intro = say("Fill in as much as you like: the letter, your country and organisation, who you wrote to or met, and the answer.")
    labels = {
        "sent": say("We sent a letter"),
        "meeting": say("We had a meeting"),
        "hearing": say("There was a hearing"),
        "reply": say("We got a reply"),
        "other": say("Something else"),
    }
    reports = [Report(campaign.slug, did, language=context.language) for did in KINDS]
    return parts.ReportBack(
        campaign=campaign.slug,
        language=context.language,
        to=to,
        subject=report_subject(reports[0]),
        lines=report_body(reports[0]),
        intro=intro,
        kinds=tuple(
            (
                one.did,
                parts.Link(report_link(to, one, max_length, intro=intro), context.unmarked(labels[one.did])),
            )
            for one in reports
        ),
        letters=tuple((letter.id, context.link(letter).text) for letter in letters_in_order(campaign)),
        mailto_max=max_length,
    )
