"""Feeds of news, read by feedparser and by the rules of RFC 4287 and JSON Feed 1.1."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as etree
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawn import campaign, campaign_of, mkdocs, page, site_of, translation
from handbill.model.campaign import Campaign, Site
from handbill.news.feed import MOST, atom, feed_of, feed_path, has_news, json_feed
from rasters import JPEG

ATOM = "{http://www.w3.org/2005/Atom}"
LANGUAGES = ("en", "fr", "ar")


def news(title: str, day: str, body: str = "Words.\n", **fields: Any) -> str:
    return page(title, body, **{"date": day, "summary": None, **fields})


def drawn(root: Path, files: dict[str, str] | None = None, **facts: Any) -> Site:
    """A site in three languages with a campaign called pay; `files` are below its folder unless they name another."""
    drawing = {
        "mkdocs.yml": mkdocs(*LANGUAGES),
        "campaigns/pay/campaign.yml": campaign(**{"languages": list(LANGUAGES), **facts}),
        "campaigns/pay/index.md": page("Pay", updated="2027-04-01"),
        **{name if "campaigns/" in name else f"campaigns/pay/{name}": text for name, text in (files or {}).items()},
    }
    return site_of(root, drawing)


def of(site: Site, whole_hub: bool = False) -> Campaign | None:
    return None if whole_hub else campaign_of(site)


def parsed(data: bytes) -> Any:
    found = feedparser.parse(data)
    assert not found.bozo, found.get("bozo_exception")
    return found


def items(site: Site, language: str = "en", whole_hub: bool = False) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(json_feed(feed_of(site, of(site, whole_hub), language)))["items"]
    return found


def atom_ids(site: Site, language: str, whole_hub: bool = False) -> list[str]:
    return [entry.id for entry in parsed(atom(feed_of(site, of(site, whole_hub), language))).entries]


RICH = """\
The **talks** [go on](../actions/write.md#how), see [the photo](../media/hall.jpg) and [them](https://gov.example.org/?a=1&b=2).

<!-- more -->

## Top

![A hall](../media/hall.jpg) [Write](mailto:office@example.org), [pass it on](../actions/share.md), [above](#top).
"""


@pytest.fixture
def rich(tmp_path: Path) -> Site:
    media = tmp_path / "campaigns/pay/media/hall.jpg"
    media.parent.mkdir(parents=True)
    media.write_bytes(JPEG)
    files = {
        "actions/write.md": page("Write", "## How\n", kind="letter"),
        "actions/share.md": page("Pass on", kind="share"),
        "news/2027-05-01-march.md": news("We <march> & sing", "2027-05-01", RICH, summary="Off we go.", updated="2027-05-03"),
        "news/2027-05-01-march.fr.md": translation("Nous marchons", RICH, summary=None),
        "news/2027-05-08-talks.md": news("Talks", "2027-05-08"),
        "news/2027-05-09-ar.md": news("Only English", "2027-05-09"),
        "news/2027-05-09-ar.ar.md": translation("أخبار", "كلمات.\n", summary=None),
    }
    names = {"en": "Union of Clerks", "fr": "Syndicat des employés"}
    organisers = [{"name": names, "url": "https://clerks.example.org/"}, {"name": "Hall Workers"}]
    return drawn(tmp_path, files, organisers=organisers, risk={"ar": "high"})


def test_a_campaigns_feeds(rich: Site, golden: Callable[[str, str | bytes], None]) -> None:
    golden("feed.xml", atom(feed_of(rich, of(rich), "en")))
    golden("feed.json", json_feed(feed_of(rich, of(rich), "en")))


@pytest.mark.parametrize("whole_hub", [False, True])
@pytest.mark.parametrize(
    ("language", "titles"),
    [("en", ["Only English", "Talks", "We <march> & sing"]), ("fr", ["Nous marchons"]), ("ar", ["أخبار"])],
)
def test_a_feed_holds_what_is_written_in_its_language_newest_first(
    rich: Site, language: str, titles: list[str], whole_hub: bool
) -> None:
    found = parsed(atom(feed_of(rich, of(rich, whole_hub), language)))
    assert [entry.title.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&") for entry in found.entries] == titles
    assert found.feed.language == language
    assert {entry.content[0].language for entry in found.entries} == {language}
    assert [item["title"] for item in items(rich, language, whole_hub)] == titles
    assert {item["language"] for item in items(rich, language, whole_hub)} == {language}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("whole_hub", [False, True])
def test_every_link_is_absolute(rich: Site, language: str, whole_hub: bool) -> None:
    made = atom(feed_of(rich, of(rich, whole_hub), language))
    root = etree.fromstring(made)
    addresses = [link.get("href", "") for link in root.iter(f"{ATOM}link")]
    contents = [content.text or "" for content in root.iter(f"{ATOM}content")]
    contents += [item["content_html"] for item in items(rich, language, whole_hub)]
    for content in contents:
        addresses += re.findall(r'(?:href|src)="([^"]*)"', content)
    assert addresses
    assert all(re.match("https://|mailto:", address) for address in addresses)


def test_links_between_files_lead_to_pages_of_the_language(rich: Site) -> None:
    content = items(rich, "fr")[0]["content_html"]
    assert re.findall(r'(?:href|src)="([^"]*)"', content) == [
        "https://hub.example.org/fr/pay/actions/write/#how",
        "https://hub.example.org/pay/media/hall.jpg",
        "https://gov.example.org/?a=1&amp;b=2",
        "https://hub.example.org/pay/media/hall.jpg",
        "mailto:office@example.org",
        "https://hub.example.org/fr/pay/actions/share/",
        "https://hub.example.org/fr/pay/news/2027-05-01-march/#top",
    ]


def test_a_feed_for_readers_at_risk_has_no_picture_and_leads_to_nothing_to_pass_on(tmp_path: Path) -> None:
    media = tmp_path / "campaigns/pay/media/hall.jpg"
    media.parent.mkdir(parents=True)
    media.write_bytes(JPEG)
    files = {"actions/share.md": page("Pass on", kind="share"), "news/2027-05-01-march.md": news("March", "2027-05-01", RICH)}
    site = drawn(tmp_path, files | {"actions/write.md": page("Write", "## How\n", kind="letter")}, risk="high")
    for whole_hub in (False, True):
        (item,) = items(site, "en", whole_hub)
        assert "<img" not in item["content_html"]
        assert 'href="https://hub.example.org/pay/">pass it on' in item["content_html"]


def test_what_is_read_from_right_to_left_says_so(rich: Site) -> None:
    assert items(rich, "ar")[0]["content_html"] == '<div dir="rtl" lang="ar"><p>كلمات.</p></div>'
    assert "dir=" not in items(rich, "fr")[0]["content_html"]


def test_authors_are_the_organisers_in_the_language(rich: Site) -> None:
    entry = parsed(atom(feed_of(rich, None, "fr"))).entries[0]
    assert [author.name for author in entry.authors] == ["Syndicat des employés", "Hall Workers"]
    expected = [{"name": "Syndicat des employés", "url": "https://clerks.example.org/"}, {"name": "Hall Workers"}]
    assert items(rich, "fr")[0]["authors"] == expected
    assert json.loads(json_feed(feed_of(rich, campaign_of(rich), "fr")))["authors"] == expected


def test_dates_are_those_of_the_content(rich: Site) -> None:
    march = items(rich)[-1]
    assert (march["date_published"], march["date_modified"]) == ("2027-05-01T00:00:00Z", "2027-05-03T00:00:00Z")
    found = parsed(atom(feed_of(rich, of(rich), "en")))
    assert (found.entries[-1].published, found.entries[-1].updated) == ("2027-05-01T00:00:00Z", "2027-05-03T00:00:00Z")
    assert found.feed.updated == "2027-05-09T00:00:00Z"


def test_ids_are_equal_in_all_feeds_of_a_language_and_differ_between_languages(rich: Site) -> None:
    assert atom_ids(rich, "en") == atom_ids(rich, "en", whole_hub=True) == [item["id"] for item in items(rich)]
    assert atom_ids(rich, "fr") == ["tag:hub.example.org,2027-05-01:pay/march/fr"]
    assert "tag:hub.example.org,2027-05-01:pay/march/en" in atom_ids(rich, "en")


def test_a_renamed_file_keeps_its_id_and_address(tmp_path: Path) -> None:
    before = drawn(tmp_path / "one", {"news/2027-05-01-march.md": news("March", "2027-05-01")})
    after = drawn(tmp_path / "two", {"news/2027-05-01-rally.md": news("Rally", "2027-05-01", id="march")})
    assert atom_ids(before, "en") == atom_ids(after, "en")
    assert items(before)[0]["url"] == items(after)[0]["url"] == "https://hub.example.org/pay/news/2027-05-01-march/"


def test_drafts_and_what_is_to_come_are_absent(tmp_path: Path) -> None:
    files = {
        "news/2027-05-10-today.md": news("Today", "2027-05-10"),
        "news/2027-05-11-tomorrow.md": news("Tomorrow", "2027-05-11"),
        "news/2027-05-10-today.fr.md": translation("Aujourd’hui", status="draft", summary=None),
        "campaigns/secret/campaign.yml": campaign(status="draft"),
        "campaigns/secret/index.md": page("Secret"),
        "campaigns/secret/news/2027-05-01-plan.md": news("Plan", "2027-05-01"),
    }
    site = drawn(tmp_path, files)
    for whole_hub in (False, True):
        assert [item["title"] for item in items(site, "en", whole_hub)] == ["Today"]
        assert items(site, "fr", whole_hub) == []


def test_the_hubs_feed_has_the_news_of_all_campaigns_offered_in_the_language(tmp_path: Path) -> None:
    files = {
        "news/2027-05-01-march.md": news("March", "2027-05-01"),
        "campaigns/won/campaign.yml": campaign(status="won", languages=["en"]),
        "campaigns/won/index.md": page("Won"),
        "campaigns/won/news/2027-05-02-won.md": news("We won", "2027-05-02"),
    }
    site = drawn(tmp_path, files)
    found = parsed(atom(feed_of(site, None, "en")))
    assert [(entry.title, entry.tags[0].term, entry.tags[0].label) for entry in found.entries] == [
        ("We won", "won", "Won"),
        ("March", "pay", "Pay"),
    ]
    assert [item["tags"] for item in items(site, "en", whole_hub=True)] == [["Won"], ["Pay"]]
    assert items(site, "fr", whole_hub=True) == []
    assert found.feed.title == "Hub"
    assert (has_news(site, None, "en"), has_news(site, None, "fr")) == (True, False)


def test_a_feed_names_itself_and_its_page(tmp_path: Path) -> None:
    files = {"news/2027-05-01-march.md": news("March", "2027-05-01"), "index.fr.md": translation("Payez")}
    site = drawn(tmp_path, files)
    links = {(link.rel, link.type): link.href for link in parsed(atom(feed_of(site, of(site), "fr"))).feed.links}
    assert links == {
        ("self", "application/atom+xml"): "https://hub.example.org/fr/pay/feed.xml",
        ("alternate", "text/html"): "https://hub.example.org/fr/pay/news/",
        ("alternate", "application/feed+json"): "https://hub.example.org/fr/pay/feed.json",
    }
    data = json.loads(json_feed(feed_of(site, None, "fr")))
    assert (data["home_page_url"], data["feed_url"]) == ("https://hub.example.org/fr/", "https://hub.example.org/fr/feed.json")
    assert (feed_path(None), feed_path(campaign_of(site), "feed.json")) == ("feed.xml", "pay/feed.json")


def test_a_title_that_is_not_translated_says_its_language(tmp_path: Path) -> None:
    root = etree.fromstring(atom(feed_of(site := drawn(tmp_path), of(site), "fr")))
    title = root.find(f"{ATOM}title")
    assert title is not None
    assert title.get("{http://www.w3.org/XML/1998/namespace}lang") == "en"


def test_a_feed_without_news_is_still_one(tmp_path: Path) -> None:
    site = drawn(tmp_path)
    found = parsed(atom(feed_of(site, of(site), "en")))
    assert (found.feed.updated, found.entries) == ("2027-04-01T00:00:00Z", [])
    assert found.feed.links[1].href == "https://hub.example.org/pay/"
    assert parsed(atom(feed_of(site, None, "ar"))).feed.updated == "1970-01-01T00:00:00Z"


def test_a_feed_keeps_the_newest(tmp_path: Path) -> None:
    files = {f"news/2027-01-01-item-{n:02}.md": news(f"Item {n}", "2027-01-01") for n in range(MOST + 5)}
    assert len(items(drawn(tmp_path, files))) == MOST


def test_two_builds_are_equal(tmp_path: Path) -> None:
    files = {"news/2027-05-01-a.md": news("A", "2027-05-01"), "news/2027-05-01-b.md": news("B", "2027-05-01")}
    one, two = drawn(tmp_path / "one", files), drawn(tmp_path / "two", files)
    assert atom(feed_of(one, None, "en")) == atom(feed_of(two, None, "en"))
    assert json_feed(feed_of(one, None, "en")) == json_feed(feed_of(two, None, "en"))


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return drawn(tmp_path_factory.mktemp("plain"), {"news/2027-05-01-a.md": news("A", "2027-05-01")})


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=80), st.text(max_size=80))
def test_no_character_breaks_a_feed(plain: Site, title: str, body: str) -> None:
    body = body.encode("utf-8", "ignore").decode()
    found = campaign_of(plain)
    item = found.of_kind("news")[0]
    text = item.source_text
    shown = replace(text, words=text.words.model_copy(update={"title": title}), body=body)
    changed = replace(item, texts={"en": shown})
    campaign = replace(found, pages=tuple(changed if one is item else one for one in found.pages))
    root = etree.fromstring(atom(feed_of(plain, campaign, "en")))
    assert root.tag == f"{ATOM}feed"
    assert json.loads(json_feed(feed_of(plain, campaign, "en")))["items"][0]["title"] == title


def test_a_control_character_by_reference_does_not_reach_the_xml(tmp_path: Path) -> None:
    site = drawn(tmp_path, {"news/2027-05-01-a.md": news("A", "2027-05-01", "a&#1;b &#xFFFE; c\n")})
    assert parsed(atom(feed_of(site, of(site), "en"))).entries[0].content[0].value == "<p>ab  c</p>"
