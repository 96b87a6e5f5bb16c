"""Feeds of news: Atom (RFC 4287) and JSON Feed 1.1, per campaign and language, and for the hub.

A feed holds only what is written in its language. Ids are tag URIs (RFC 4151) of the news's date and id, so they outlive
a renamed file, a moved folder of the site and https; each translation has its own, being another text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from handbill.content.markdown.body import body_of
from handbill.content.markdown.html.writer import to_html
from handbill.model.addresses import NEWS_LIST, below
from handbill.model.campaign import Campaign, Edition, Site
from handbill.model.facts import line_of
from handbill.model.page import NewsPage, Page
from handbill.translations import is_right_to_left
from handbill.urls.absolute import absolute, address, host
from handbill.urls.links import Place, surroundings
from handbill.values.characters import NOT_XML
from handbill.values.syntax.json_text import json_text
from handbill.values.syntax.xml_text import xml_text, xml_value

MOST = 50
"""How many items a feed holds, the newest first: programs that read feeds keep the older ones."""
ATOM = "feed.xml"
JSON = "feed.json"

_ATOM = "http://www.w3.org/2005/Atom"
# The day of a feed that has no news and whose campaign gives no other.
_NEVER = date(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class Author:
    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Item:
    """One news item of a feed; `content` is HTML with absolute addresses."""

    id: str
    address: str
    title: str
    summary: str
    content: str
    published: date
    updated: date
    authors: tuple[Author, ...]
    campaign: Campaign


@dataclass(frozen=True, slots=True)
class Feed:
    """The feed of a campaign, or of the hub when there is none, in a language.

    `title_language` differs from `language` where a campaign's own title is not translated.
    """

    campaign: Campaign | None
    title: str
    subtitle: str
    language: str
    title_language: str
    home: str
    folder: str
    updated: date
    authors: tuple[Author, ...]
    items: tuple[Item, ...]


def feed_path(campaign: Campaign | None, name: str = ATOM) -> str:
    """Where a feed is, without language; the hub's when there is no campaign."""
    return below(campaign.folder if campaign else "", name)


def has_news(site: Site, campaign: Campaign | None, language: str) -> bool:
    """Whether a feed holds anything."""
    return any(_news(site, campaign, language))


def atom(feed: Feed) -> bytes:
    """A feed by Atom (RFC 4287)."""
    lines = [
        _element("id", feed.folder + ATOM),
        _element("title", feed.title, _tongue(feed)),
        *([_element("subtitle", feed.subtitle, _tongue(feed))] if feed.subtitle else []),
        _element("updated", _instant(feed.updated)),
        _element("link", "", {"rel": "self", "type": "application/atom+xml", "href": feed.folder + ATOM}),
        _element("link", "", {"rel": "alternate", "type": "text/html", "hreflang": feed.language, "href": feed.home}),
        _element("link", "", {"rel": "alternate", "type": "application/feed+json", "href": feed.folder + JSON}),
        _element("generator", "Handbill"),
        *_atom_authors(feed.authors),
        *(line for item in feed.items for line in _within("entry", _entry(item, feed))),
    ]
    start = f'<feed xmlns="{_ATOM}" xml:lang="{xml_value(feed.language)}">'
    text = "\n".join(['<?xml version="1.0" encoding="UTF-8"?>', start, *(f"  {line}" for line in lines), "</feed>\n"])
    return NOT_XML.sub("", text).encode()


def _entry(item: Item, feed: Feed) -> Iterator[str]:
    yield _element("id", item.id)
    yield _element("title", item.title)
    yield _element("published", _instant(item.published))
    yield _element("updated", _instant(item.updated))
    yield _element("link", "", {"rel": "alternate", "type": "text/html", "hreflang": feed.language, "href": item.address})
    yield from _atom_authors(item.authors)
    if feed.campaign is None:
        label = item.campaign.index.text(feed.language).title
        yield _element("category", "", {"term": item.campaign.slug, "label": label})
    if item.summary:
        yield _element("summary", item.summary)
    yield _element("content", item.content, {"type": "html"})


def json_feed(feed: Feed) -> str:
    """A feed by JSON Feed 1.1 (jsonfeed.org/version/1.1)."""
    data: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.home,
        "feed_url": feed.folder + JSON,
        "description": feed.subtitle,
        "language": feed.language,
        "authors": _json_authors(feed.authors),
        "items": [_json_item(item, feed) for item in feed.items],
    }
    return json_text({name: value for name, value in data.items() if value != ""})


def _json_item(item: Item, feed: Feed) -> dict[str, Any]:
    data: dict[str, Any] = {"id": item.id, "url": item.address, "title": item.title}
    if item.summary:
        data["summary"] = item.summary
    data |= {
        "content_html": item.content,
        "date_published": _instant(item.published),
        "date_modified": _instant(item.updated),
        "language": feed.language,
        "authors": _json_authors(item.authors),
    }
    if feed.campaign is None:
        data["tags"] = [item.campaign.index.text(feed.language).title]
    return data


def feed_of(site: Site, campaign: Campaign | None, language: str) -> Feed:
    """The newest of what is written in a language."""
    found = sorted(_news(site, campaign, language), key=lambda pair: (-_date(pair[1]).toordinal(), pair[0].slug, pair[1].id))
    items = tuple(_item(Edition(site, owner, language), page) for owner, page in found[:MOST])
    newest = max((item.updated for item in items), default=None)
    if campaign is None:
        root = absolute(site, "", language)
        publisher = (Author(site.settings.site_name, root),)
        return Feed(None, site.settings.site_name, "", language, language, root, root, newest or _NEVER, publisher, items)
    index = campaign.index.text(language)
    home = absolute(site, below(campaign.folder, f"{NEWS_LIST}/"), language) if campaign.news else ""
    return Feed(
        campaign=campaign,
        title=index.title,
        subtitle=index.summary,
        language=language,
        title_language=index.language,
        home=home or address(Edition(site, campaign, language), campaign.index),
        folder=absolute(site, below(campaign.folder, ""), language),
        updated=newest or campaign.index.facts.updated or _NEVER,
        authors=_authors(campaign, language),
        items=items,
    )


def _news(site: Site, campaign: Campaign | None, language: str) -> Iterator[tuple[Campaign, NewsPage]]:
    """What is written in a language."""
    for owner in site.campaigns if campaign is None else (campaign,):
        if language in owner.facts.languages:
            yield from ((owner, page) for page in owner.news if page.is_translated(language))


def _date(page: NewsPage) -> date:
    return page.facts.date


def _item(edition: Edition, page: NewsPage) -> Item:
    text, facts = page.text(edition.language), page.facts
    return Item(
        id=_tag(edition, page),
        address=address(edition, page),
        title=text.title,
        summary=text.summary,
        content=_content(edition, page),
        published=facts.date,
        updated=max(facts.date, facts.updated or facts.date),
        authors=_authors(edition.campaign, edition.language),
        campaign=edition.campaign,
    )


def _tag(edition: Edition, page: NewsPage) -> str:
    """A tag URI (RFC 4151 section 2.1): the host, the day of the news, and what names it in all days to come."""
    name = page.facts.id or page.id[11:]
    return f"tag:{host(edition.site)},{_date(page).isoformat()}:{edition.campaign.slug}/{name}/{edition.language}"


def _content(edition: Edition, page: Page) -> str:
    site, text = edition.site, page.text(edition.language)
    place = Place(site, edition.campaign, page, text.language)
    html = to_html(body_of(page, text), surroundings(place, text, lambda path: site.settings.site_url + path))
    # Programs that read feeds take no direction from `xml:lang`.
    return f'<div dir="rtl" lang="{text.language}">{html}</div>' if is_right_to_left(text.language) else html


def _authors(campaign: Campaign, language: str) -> tuple[Author, ...]:
    return tuple(Author(line_of(one.name, language, campaign.source)[0], one.url or "") for one in campaign.facts.organisers)


def _instant(day: date) -> str:
    """The beginning of a day in UTC (RFC 3339): news have no time of day."""
    return f"{day.isoformat()}T00:00:00Z"


def _tongue(feed: Feed) -> dict[str, str]:
    return {"xml:lang": feed.title_language} if feed.title_language != feed.language else {}


def _element(name: str, text: str, attributes: Mapping[str, str] | None = None) -> str:
    values = "".join(f' {key}="{xml_value(value)}"' for key, value in (attributes or {}).items())
    return f"<{name}{values}>{xml_text(text)}</{name}>" if text else f"<{name}{values} />"


def _within(name: str, lines: Iterable[str]) -> list[str]:
    return [f"<{name}>", *(f"  {line}" for line in lines), f"</{name}>"]


def _atom_authors(authors: Sequence[Author]) -> Iterator[str]:
    for one in authors:
        yield from _within("author", [_element("name", one.name), *([_element("uri", one.url)] if one.url else [])])


def _json_authors(authors: Sequence[Author]) -> list[dict[str, str]]:
    return [{"name": one.name, **({"url": one.url} if one.url else {})} for one in authors]
