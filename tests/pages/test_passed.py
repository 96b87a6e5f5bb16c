"""What pages, feeds and files say once the day that they speak of has passed."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from drawn import campaign, mkdocs, page, read, recipients, rendered, shown, site_of, translation
from handbill.model.campaign import Edition, Site
from handbill.news.feed import atom, feed_of
from handbill.site.campaign_json import campaign_json

PART = "Always.\n\n<!-- until over -->\nUntil then.\n<!-- /until over -->\n"
FILES = {
    "mkdocs.yml": mkdocs("en", "fr"),
    "campaigns/pay/campaign.yml": campaign(languages=["en", "fr"], deadline="2027-05-10"),
    "campaigns/pay/recipients.csv": recipients("mia,Mia Moss,BE,all,mia@gov.example.org"),
    "campaigns/pay/index.md": page("Pay", PART, summary="It is due.", after="It was due.", share_text="Soon due!"),
    "campaigns/pay/index.fr.md": translation("Paie", summary="C'est pour bientôt.", after="C'était prévu."),
    "campaigns/pay/actions/write.md": page("Write", PART, kind="other", summary="Write soon.", after="Too late."),
    "campaigns/pay/letters/x.md": page("Letter", f"Dear all.\n\n{PART}", subject="Pay", to=["mia"], after="It was sent."),
    "campaigns/pay/events/march.md": page(
        "March", PART, starts="2027-05-10", updated="2027-01-01", place="Hall", summary="We march.", after="We marched."
    ),
    "campaigns/pay/news/2027-05-01-start.md": page("Start", PART, date="2027-05-01"),
}
BEFORE, BETWEEN, AFTER = (datetime(2027, 5, day, 12, tzinfo=UTC) for day in (10, 11, 12))


def _summary(site: Site, address: str) -> str:
    return str(shown(site, address)[1].summary)


def test_after_replaces_the_summary_once_the_deadline_has_ended_everywhere(tmp_path: Path) -> None:
    on = {now: site_of(tmp_path, FILES, now) for now in (BEFORE, BETWEEN, AFTER)}
    assert [_summary(site, "pay/") for site in on.values()] == ["It is due.", "It is due.", "It was due."]
    assert [_summary(site, "fr/pay/") for site in on.values()] == ["C'est pour bientôt."] * 2 + ["C'était prévu."]
    assert [_summary(site, "pay/actions/write/") for site in on.values()] == ["Write soon."] * 2 + ["Too late."]
    assert [_summary(site, "pay/letters/x/") for site in on.values()] == ["About Letter."] * 2 + ["It was sent."]


def test_after_replaces_the_summary_of_an_event_that_is_over(tmp_path: Path) -> None:
    found = [_summary(site_of(tmp_path, FILES, now), "pay/events/march/") for now in (BEFORE, BETWEEN)]
    assert found == ["We march.", "We marched."]


def test_after_is_passed_on_instead_of_the_text_written_for_the_time_before(tmp_path: Path) -> None:
    posts = [shown(site_of(tmp_path, FILES, now), "pay/")[1].passing_on.text for now in (BETWEEN, AFTER)]
    assert posts == ["Soon due!", "It was due."]


@pytest.mark.parametrize(
    "address", ["pay/", "pay/actions/write/", "pay/letters/x/", "pay/events/march/", "pay/news/2027-05-01-start/"]
)
def test_a_part_until_then_leaves_the_page(tmp_path: Path, address: str) -> None:
    texts = [rendered(site_of(tmp_path, FILES, now), address).text for now in (BEFORE, AFTER)]
    assert ["Always." in text for text in texts] == [True, True]
    assert ["Until then." in text for text in texts] == [True, False]


def test_letters_that_an_action_names_are_listed_once_whenever_the_campaign_was_looked_at(tmp_path: Path) -> None:
    write = page("Write", kind="letter", letter="x", after="Too late.")
    loaded = read(tmp_path, {**FILES, "campaigns/pay/actions/write.md": write}, AFTER)
    assert loaded.project is not None
    ((looked_at, _),) = loaded.project.campaigns
    assert looked_at.page("letter", "x") is not None
    made = shown(loaded.project.published(), "pay/")[1]
    assert [button.text.text for card in made.actions for button in card.buttons] == ["Letter"]
    assert made.letters == ()


def test_a_part_until_then_leaves_feeds_and_json(tmp_path: Path) -> None:
    for now, there in ((BEFORE, True), (AFTER, False)):
        site = site_of(tmp_path, FILES, now)
        assert ("Until then." in atom(feed_of(site, site.campaigns[0], "en")).decode()) is there
        letter = json.loads(campaign_json(Edition(site, site.campaigns[0], "en"), {}))["letters"][0]["text"]
        assert letter == ("Dear all.\n\nAlways.\n\nUntil then." if there else "Dear all.\n\nAlways.")


def test_an_action_without_a_deadline_passes_with_its_events(tmp_path: Path) -> None:
    come = page("Come", kind="join", event=["march"], summary="Come.", after="You came.")
    files = {**FILES, "campaigns/pay/actions/come.md": come}
    found = [_summary(site_of(tmp_path, files, now), "pay/actions/come/") for now in (BEFORE, BETWEEN)]
    assert found == ["Come.", "You came."]


def test_an_event_that_was_called_off_has_not_passed(tmp_path: Path) -> None:
    event = FILES["campaigns/pay/events/march.md"].replace("starts:", "status: cancelled\nstarts:")
    assert _summary(site_of(tmp_path, {**FILES, "campaigns/pay/events/march.md": event}, AFTER), "pay/events/march/") == "We march."


def test_a_passed_page_without_words_for_it_is_a_warning(tmp_path: Path) -> None:
    files = {
        **FILES,
        "campaigns/pay/index.md": page("Pay"),
        "campaigns/pay/index.fr.md": translation("Paie"),
        "campaigns/pay/actions/write.md": page("Write", PART, kind="other"),
        "campaigns/pay/events/march.md": page("March", starts="2027-05-10", updated="2027-01-01", place="Hall"),
    }
    for now, expected in (
        (BEFORE, []),
        (BETWEEN, ["campaigns/pay/events/march.md:2:1: warning: the event is over"]),
        # The deadline of the campaign is told itself, at its place in campaign.yml.
        (AFTER, ["campaigns/pay/events/march.md:2:1: warning: the event is over"]),
    ):
        found = [str(one) for one in read(tmp_path, files, now).problems if one.rule == "passed-words"]
        assert sorted(one.partition(" and the page reads as before")[0] for one in found) == expected


def test_a_translation_has_the_words_that_its_source_has(tmp_path: Path) -> None:
    files = {**FILES, "campaigns/pay/index.fr.md": translation("Paie", notice="Attention.")}
    found = [str(one) for one in read(tmp_path, files).problems if one.rule == "missing-word"]
    assert found == [
        "campaigns/pay/index.fr.md:2:1: warning: “after” is not translated [missing-word]",
        "campaigns/pay/index.fr.md:5:9: warning: the source has no “notice”; add it there or delete it here [missing-word]",
    ]


LINK = "See [what **came** of it](news/2027-05-11-march.md) and [the letter](letters/x.md).\n"


def test_a_link_to_news_to_come_stands_as_its_words(tmp_path: Path) -> None:
    news = page("March", "[Before](2027-05-12-later.md) we marched.\n", date="2027-05-11")
    later = page("Later", date="2027-05-12")
    files = {
        **FILES,
        "campaigns/pay/index.md": page("Pay", LINK),
        "campaigns/pay/news/2027-05-11-march.md": news,
        "campaigns/pay/news/2027-05-12-later.md": later,
    }
    before, between, after = (shown(site_of(tmp_path, files, now), "pay/")[1].body.markup for now in (BEFORE, BETWEEN, AFTER))
    assert before == '<p>See what <strong>came</strong> of it and <a href="letters/x/">the letter</a>.</p>'
    assert between.startswith('<p>See <a href="news/2027-05-11-march/">what <strong>came</strong> of it</a>')
    assert between == after
    feeds = [
        atom(feed_of(site, site.campaigns[0], "en")).decode()
        for site in (site_of(tmp_path, files, now) for now in (BETWEEN, AFTER))
    ]
    assert ["&gt;Before&lt;/a&gt; we marched" in feed for feed in feeds] == [False, True]
    assert "&lt;p&gt;Before we marched" in feeds[0]


NOTICE = {
    "campaigns/pay/index.md": page("Pay", notice="A sample & no more."),
    "campaigns/pay/index.fr.md": translation("Paie"),
}


@pytest.mark.parametrize("address", ["pay/", "pay/actions/write/", "pay/letters/x/", "pay/letters/x/embed/", "pay/news/"])
def test_a_notice_is_on_every_page_of_the_campaign(tmp_path: Path, address: str) -> None:
    found = rendered(site_of(tmp_path, {**FILES, **NOTICE}), address).all(data_hb="notice")
    assert [one.text for one in found] == ["A sample & no more."]


def test_a_notice_that_is_not_translated_is_marked_with_its_language(tmp_path: Path) -> None:
    found = rendered(site_of(tmp_path, {**FILES, **NOTICE}), "fr/pay/actions/write/").all(data_hb="notice")
    assert [(one.text, one.attributes["lang"]) for one in found] == [("A sample & no more.", "en")]


def test_a_notice_is_not_on_pages_of_the_hub(tmp_path: Path) -> None:
    assert rendered(site_of(tmp_path, {**FILES, **NOTICE}), "").all(data_hb="notice") == []


def test_a_notice_comes_behind_the_safety_box(tmp_path: Path) -> None:
    risky = campaign(languages=["en", "fr"], risk="high")
    files = {**FILES, **NOTICE, "campaigns/pay/campaign.yml": risky, "docs/safety.md": page("Safety")}
    hooks = [one.attributes["data-hb"] for one in rendered(site_of(tmp_path, files), "pay/").all(data_hb="*")]
    assert hooks.index("safety") < hooks.index("notice")


def test_only_the_index_has_a_notice(tmp_path: Path) -> None:
    files = {**FILES, "campaigns/pay/faq.md": page("Questions", notice="A sample.")}
    found = [str(one) for one in read(tmp_path, files).problems.errors]
    assert found == ["campaigns/pay/faq.md:4:1: unknown field “notice” [unknown-field]"]
