"""What surrounds every public page: head, bar, language switcher, safety box, notice, footer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from handbill.letters.embed import is_offered_to_embed, oembed_path
from handbill.model.addresses import SHARE_PICTURE
from handbill.model.campaign import Campaign, Site
from handbill.model.page import Page
from handbill.model.publication import is_offered, offers_correction
from handbill.news.feed import ATOM, JSON, feed_path
from handbill.pages import parts, view
from handbill.pages.context import NOT_FOUND, PageContext
from handbill.pages.frames.edition_frame import safety_page
from handbill.pages.frames.folder_frame import FolderFrame, folder_frame, safety_box
from handbill.pages.layout.page_assets import EMBED, OFFICES, Assets
from handbill.translations import direction
from handbill.urls.absolute import absolute

WITH_FEED = ("home", "campaign", "news", "news_list")
WITH_SHEET = ("campaign", "event", "action", "audience")
"""Kinds of pages that a sheet heads, with who issues them, the day of the text, and what is amiss with its translation."""


def translated(page: Page | None, offered: Sequence[str]) -> list[str]:
    """The languages a page is really written in, of those it is offered in."""
    return [tag for tag in offered if page is None or page.is_translated(tag)]


def offered(site: Site, campaign: Campaign | None, page: Page | None = None) -> tuple[str, ...]:
    """The languages a page is offered in, translated or not."""
    if campaign is None:
        return site.settings.tags
    return tuple(tag for tag in campaign.facts.languages if page is None or is_offered(campaign, page, tag))


def _canonical(context: PageContext) -> str:
    """The page's own address, or that of the original when it only shows the original's text; that of the letter in a frame."""
    if context.page is None:
        return absolute(context.site, context.path, context.language)
    return absolute(context.site, context.own_path, context.page.shown_language(context.language))


def alternates(context: PageContext, tags: Sequence[str] | None = None) -> list[tuple[str, str]]:
    """`hreflang` and address of each language the page is written in, which are the `tags` if known, and `x-default`."""
    if tags is None:
        tags = translated(context.page, offered(context.site, context.campaign, context.page))
    if context.path != context.own_path or context.language not in tags:
        return []
    default = context.site.settings.default_language
    source = context.page.source if context.page else context.campaign.source if context.campaign else default
    fallback = default if default in tags else source
    return [(tag, absolute(context.site, context.path, tag)) for tag in tags] + [
        ("x-default", absolute(context.site, context.path, fallback))
    ]


def frame(
    context: PageContext, assets: Assets, kind: str, title: str, description: str, edit: str = "", scripted_as: str = ""
) -> view.Frame:
    """`kind` is that of the page, and `scripted_as` another one whose script and styles it has."""
    site, campaign = context.site, context.campaign
    folder = folder_frame(context)
    shared = folder.edition
    head = title if title == shared.title else context.say("%(page)s – %(site)s", page=title, site=shared.title)
    tags = offered(site, campaign, context.page)
    written = translated(context.page, tags)
    canonical = _canonical(context) if kind != "404" else ""
    script = assets.script(scripted_as or kind, context.high_risk)
    with_sheet = context.page is not None and context.page.kind in WITH_SHEET
    has_feeds = kind in WITH_FEED and shared.has_news
    return view.Frame(
        lang=context.language,
        dir=direction(context.language),
        interface_lang=context.interface_language,
        interface_dir=direction(context.interface_language),
        kind=kind,
        head_title=head,
        description=description,
        canonical=canonical,
        alternates=[] if kind == "404" else alternates(context, written),
        stylesheet=folder.root + assets.style(scripted_as or kind, shared.style_variant),
        script=folder.root + script if script else "",
        later_script=folder.root + assets.later if assets.later else "",
        icon=folder.root + assets.icon,
        site_name=shared.site_name,
        with_bar=_with_bar(context),
        home=folder.homes[context.language],
        languages=_linked(context, folder, shared.languages, tags, "" if kind == "404" else _switched(context, kind)),
        high_risk=context.high_risk,
        exit=site.settings.exit_url,
        safety=_safety(context, folder) if context.high_risk else None,
        campaign_notice=shared.campaign_notice,
        notice=_notice(context),
        with_sheet=with_sheet,
        compact=context.high_risk and (with_sheet or kind == "letter"),
        crumbs=folder.crumbs,
        footer=folder.footer,
        issuers=folder.issuers,
        contact=shared.contact,
        edit=edit if offers_correction(high_risk=context.high_risk) else "",
        indexed=kind not in ("404", EMBED, OFFICES) and not site.as_on,
        feed=context.to(feed_path(campaign, ATOM)) if has_feeds else "",
        json_feed=context.to(feed_path(campaign, JSON)) if has_feeds else "",
        title=title,
        picture=f"{absolute(site, context.path, context.language)}{SHARE_PICTURE}" if has_picture(context) else "",
        oembed=_oembed(context),
        readings=_readings(context, folder, written),
        updated=_updated(context),
        printed="" if context.high_risk else canonical,
        closing=folder.closing(context) if kind not in ("letter", EMBED, OFFICES) else None,
        as_on=shared.as_on,
        locale=_locale(context.page.text(context.language).language if context.page else context.language),
    )


def _switched(context: PageContext, kind: str) -> str:
    """What the same page is called in other languages. A letter has other offices apart in each, and leads to its own page."""
    return context.own_path if kind == OFFICES else context.path


def _updated(context: PageContext) -> parts.Moment | None:
    """The day of the text, a fact of its file."""
    day = context.page.facts.updated if context.page else None
    return context.moment(day) if day else None


def _readings(context: PageContext, folder: FolderFrame, tags: Sequence[str]) -> tuple[parts.LanguageLink, ...]:
    """The other languages that a campaign's page is written in: who reads only one of them knows its own words best."""
    if context.page is None:
        return ()
    others = [tag for tag in tags if tag != context.language]
    return _linked(context, folder, folder.edition.read_in, others, context.path)


def _linked(
    context: PageContext, folder: FolderFrame, languages: Iterable[parts.LanguageLink], tags: Sequence[str], path: str
) -> tuple[parts.LanguageLink, ...]:
    """Those of some languages that have one of the `tags`, with links to a path in each."""
    return tuple(
        parts.LanguageLink(
            one.tag, one.name, one.dir, context.to(path) if one.current else folder.homes[one.tag] + path, one.current
        )
        for one in languages
        if one.tag in tags
    )


def has_picture(context: PageContext) -> bool:
    """Whether an address has a share picture of its own."""
    return context.site.settings.share_pictures and context.path == context.own_path != NOT_FOUND


def _oembed(context: PageContext) -> str:
    """The address of the file that tells programs of other sites how to show a letter's page; empty on all others."""
    campaign, page = context.campaign, context.page
    if (
        campaign is None
        or page is None
        or context.path != context.own_path
        or not is_offered_to_embed(campaign, page, context.language)
    ):
        return ""
    return absolute(context.site, oembed_path(page, campaign.folder), context.language)


def _locale(tag: str) -> str:
    """The form `language_TERRITORY` that Open Graph asks for; empty where the tag names no territory, which would be a guess."""
    language, _, rest = tag.partition("-")
    territory = rest.rpartition("-")[2]
    return f"{language}_{territory}" if len(territory) == 2 and territory.isupper() else ""


def _with_bar(context: PageContext) -> bool:
    """Whether a bar with the name of the site is on top: where no headline and no way back says the same."""
    if context.high_risk:
        return True
    return context.path != "" and not (context.campaign and context.campaign.at_root)


def _safety(context: PageContext, folder: FolderFrame) -> parts.SafetyView | None:
    """The box about safety; the page that says all of it needs no box that says the same."""
    if safety_page(context) is context.page:
        return None
    return folder.safety or safety_box(context, folder.edition)


def _notice(context: PageContext) -> parts.TranslationNotice | None:
    page = context.page
    if page is None:
        return None
    language = context.language
    # From a frame on another site a link of ours would stay in the frame, where no other page is shown.
    framed = context.path != context.own_path
    original = (
        None
        if framed
        else parts.Link(
            context.to(context.own_path, page.source),
            context.unmarked(context.say("Original")),
        )
    )
    if not page.is_translated(language):
        text = context.say("This page is not translated into your language yet. You see the original text.")
        return parts.TranslationNotice("untranslated", text, None if language == page.source else original)
    shown = page.text(language)
    if language == page.source:
        return None
    if shown.stale:
        return parts.TranslationNotice(
            "stale", context.say("The original of this page has changed since it was translated."), original
        )
    if shown.translation is None or shown.translation.status == "machine":
        return parts.TranslationNotice("machine", context.say("Machine translation, not reviewed."), original)
    return None
