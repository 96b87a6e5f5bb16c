"""What surrounds every public page: head, bar, language switcher, safety box, notice, footer."""

from __future__ import annotations

from collections.abc import Sequence

from handbill.model.addresses import page_path
from handbill.model.campaign import Campaign, Page, Site
from handbill.outputs.absolute import absolute, canonical, is_offered
from handbill.outputs.embed import is_offered_to_embed, oembed_path
from handbill.outputs.feed import ATOM, JSON, feed_path, has_news
from handbill.outputs.share_picture import NAME
from handbill.pages import parts, view
from handbill.pages.cards import issuers, languages
from handbill.pages.look import EMBED, Assets, look
from handbill.pages.place import NOT_FOUND, Place
from handbill.strings import direction, language_name

WITH_FEED = ("home", "campaign", "news", "news_list")
FOOTER = ("", "archive", "safety", "privacy", "about")


def translated(page: Page | None, offered: Sequence[str]) -> list[str]:
    """The languages a page is really written in, of those it is offered in."""
    return [tag for tag in offered if page is None or page.is_translated(tag)]


def offered(site: Site, campaign: Campaign | None, page: Page | None = None) -> tuple[str, ...]:
    """The languages a page stands in, translated or not."""
    if campaign is None:
        return site.settings.tags
    return tuple(tag for tag in campaign.facts.languages if page is None or is_offered(campaign, page, tag))


def _canonical(place: Place) -> str:
    """The page's own address, or that of the original when it only shows the original's text; that of the letter in a frame."""
    if place.page is None:
        return absolute(place.site, place.path, place.language)
    return canonical(place.site, place.campaign, place.page, place.language)


def alternates(place: Place) -> list[tuple[str, str]]:
    """`hreflang` and address of each language the page is written in, and `x-default`."""
    tags = translated(place.page, offered(place.site, place.campaign, place.page))
    if place.path != place.own_path or place.language not in tags:
        return []
    default = place.site.settings.default_language
    source = place.page.source if place.page else place.campaign.source if place.campaign else default
    fallback = default if default in tags else source
    return [(tag, absolute(place.site, place.path, tag)) for tag in tags] + [
        ("x-default", absolute(place.site, place.path, fallback))
    ]


def frame(place: Place, assets: Assets, kind: str, title: str, description: str, edit: str = "") -> view.Frame:
    site, campaign = place.site, place.campaign
    settings = site.settings
    owner = campaign.index.text(place.language).title if campaign else settings.site_name
    head = title if title == owner else place.say("%(page)s – %(site)s", page=title, site=owner)
    script = assets.script(kind, place.high_risk)
    feeds = kind in WITH_FEED and has_news(site, campaign, place.language)
    return view.Frame(
        lang=place.language,
        dir=direction(place.language),
        kind=kind,
        head_title=head,
        description=description,
        canonical="" if kind == "404" else _canonical(place),
        alternates=[] if kind == "404" else alternates(place),
        stylesheet=place.to_root(assets.style(kind, look(place))),
        script=place.to_root(script) if script else "",
        icon=place.to_root(assets.icon),
        site_name=settings.site_name,
        home=place.to(""),
        languages=languages(place, offered(site, campaign, place.page), "" if kind == "404" else place.path),
        high_risk=place.high_risk,
        exit=settings.exit_url,
        safety=_safety(place) if place.high_risk else None,
        notice=_notice(place),
        crumbs=_crumbs(place),
        footer=_footer(place),
        issuers=issuers(place, campaign) if campaign else (),
        # A letter page has it in the message about an address that fails.
        contact=campaign.facts.contact if campaign and kind != "letter" else "",
        edit=edit,
        indexed=kind not in ("404", EMBED),
        feed=place.to(feed_path(campaign, ATOM)) if feeds else "",
        json_feed=place.to(feed_path(campaign, JSON)) if feeds else "",
        title=title,
        picture=f"{absolute(site, place.path, place.language)}{NAME}" if has_picture(place) else "",
        oembed=_oembed(place),
        locale=_locale(place.page.text(place.language).language if place.page else place.language),
    )


def has_picture(place: Place) -> bool:
    """Whether an address has a share picture of its own."""
    return place.site.settings.share_pictures and place.path == place.own_path != NOT_FOUND


def _oembed(place: Place) -> str:
    """The address of the file that tells programs of other sites how to show a letter's page; empty on all others."""
    campaign, page = place.campaign, place.page
    if campaign is None or page is None or place.path != place.own_path or not is_offered_to_embed(campaign, page, place.language):
        return ""
    return absolute(place.site, oembed_path(page, campaign.slug), place.language)


def _locale(tag: str) -> str:
    """The form `language_TERRITORY` that Open Graph asks for; empty where the tag names no territory, which would be a guess."""
    language, _, rest = tag.partition("-")
    territory = rest.rpartition("-")[2]
    return f"{language}_{territory}" if len(territory) == 2 and territory.isupper() else ""


def _crumbs(place: Place) -> tuple[parts.Link, ...]:
    if place.campaign is None or place.path == page_path(place.campaign.index, place.campaign.slug):
        return ()
    return (place.link(place.campaign.index),)


def _footer(place: Place) -> tuple[parts.Link, ...]:
    names = {
        "": place.say("All campaigns"),
        "archive": place.say("Archive"),
        "safety": place.say("Safety"),
        "privacy": place.say("Privacy"),
        "about": place.say("About"),
    }
    known = {page.id for page in place.site.hub} | {"archive"}
    return tuple(
        parts.Link(place.to(f"{id}/" if id else ""), place.words(names[id], place.language)) for id in FOOTER if id in known
    )


def _safety(place: Place) -> parts.Safety | None:
    campaign = place.campaign
    own = campaign.page("safety") if campaign else None
    page = own or place.site.hub_page("safety")
    if page is None:
        return None
    text = page.text(place.language)
    rendered = place.rendered(text)
    more = place.to(page_path(page, campaign.slug if own and campaign else ""))
    return parts.Safety(
        title=place.words(text.title, text.language),
        body=place.html(rendered.excerpt or rendered.html, text.language, page),
        more=parts.Link(more, place.words(place.say("What to think about first"), place.language)),
    )


def _notice(place: Place) -> parts.Notice | None:
    page = place.page
    if page is None:
        return None
    language = place.language
    # From a frame on another site a link of ours would stay in the frame, where no other page is shown.
    framed = place.path != place.own_path
    original = (
        None
        if framed
        else parts.Link(
            place.to(place.own_path, page.source),
            place.words(place.say("The original in %(language)s", language=language_name(page.source, language)), language),
        )
    )
    if not page.is_translated(language):
        text = place.say("This page is not translated into your language yet. You see the original text.")
        return parts.Notice("untranslated", text, None if language == page.source else original)
    shown = page.text(language)
    if language == page.source:
        return None
    if shown.stale:
        return parts.Notice("stale", place.say("The original of this page has changed since it was translated."), original)
    if shown.translation is None or shown.translation.status == "machine":
        return parts.Notice(
            "machine", place.say("This translation was made by a machine and nobody has reviewed it yet."), original
        )
    return None
