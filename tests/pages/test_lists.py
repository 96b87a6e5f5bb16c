"""The home page and the archive: which campaigns, in which order, in whose language."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

from drawn import addresses, campaign, mkdocs, page, read, rendered, shown, site_of, translation

NEWS = {"summary": "What happened."}


def one(slug: str, title: str, news: str = "", **facts: Any) -> dict[str, str]:
    files = {f"campaigns/{slug}/campaign.yml": campaign(**facts), f"campaigns/{slug}/index.md": page(title)}
    if news:
        files[f"campaigns/{slug}/news/{news}-item.md"] = page(f"News of {title}", date=news, **NEWS)
    return files


def home(root: Path, *drawings: dict[str, str], address: str = "", default: str = "en") -> Any:
    files = {name: text for drawing in drawings for name, text in drawing.items()}
    return shown(site_of(root, {"mkdocs.yml": mkdocs(default, "fr", "ar"), **files}), address)[1]


def titles(view: Any) -> list[str]:
    cards = ([view.featured] if view.featured else []) + list(view.campaigns)
    return [str(card.link.text) for card in cards]


def test_the_next_deadline_comes_first_then_what_moved_last_then_what_rests(tmp_path: Path) -> None:
    made = home(
        tmp_path,
        one("a", "Paused", "2027-05-09", status="paused", deadline="2027-05-11"),
        one("b", "Passed deadline", "2027-05-01", deadline="2027-05-08"),
        one("c", "Later deadline", deadline="2027-06-01"),
        one("d", "Deadline today", deadline="2027-05-10"),
        one("e", "Moved lately", "2027-05-08"),
        one("f", "Never moved"),
        one("g", "Won", status="won"),
        one("h", "Closed", status="closed"),
        one("i", "Draft", status="draft", deadline="2027-05-10"),
    )
    assert titles(made) == ["Deadline today", "Later deadline", "Moved lately", "Never moved"]
    assert [str(card.link.text) for card in made.after] == ["Passed deadline"]
    assert [str(card.link.text) for card in made.paused] == ["Paused"]


def test_no_campaign_past_its_deadline_leads_while_another_runs(tmp_path: Path) -> None:
    passed = one("a", "Passed", "2027-05-09", deadline="2027-05-01")
    made = home(tmp_path, passed, one("b", "Never moved"))
    assert (str(made.featured.link.text), [str(card.link.text) for card in made.after]) == ("Never moved", ["Passed"])
    made = home(tmp_path / "alone", passed)
    assert (str(made.featured.link.text), made.featured.state.label) == ("Passed", "After the deadline")


def test_no_campaign_leads_that_is_not_in_the_language_of_the_page(tmp_path: Path) -> None:
    near = one("a", "Near", deadline="2027-05-11", languages=["en", "fr"])
    far = {**one("b", "Far", languages=["en", "fr"]), "campaigns/b/index.fr.md": translation("Loin")}
    assert str(home(tmp_path, near, far).featured.link.text) == "Near"
    made = home(tmp_path, near, far, address="fr/")
    assert (str(made.featured.link.text), titles(made)[1:]) == ("Loin", ["Near"])


def test_an_embargoed_campaign_appears_when_its_time_has_come(tmp_path: Path) -> None:
    made = home(
        tmp_path,
        one("a", "Out", publish_at="2027-05-10 14:00 Europe/Brussels"),
        one("b", "In a minute", publish_at="2027-05-10 14:01 Europe/Brussels"),
    )
    assert titles(made) == ["Out"]


def test_a_campaign_not_offered_stands_apart_by_its_own_title_and_leads_to_its_own_language(tmp_path: Path) -> None:
    facts = {"source_language": "ar", "languages": ["ar", "fr"]}
    arabic = {
        "campaigns/b/campaign.yml": campaign(**facts),
        "campaigns/b/index.ar.md": page("الأجور"),
        "campaigns/b/index.fr.md": translation("Salaires"),
    }
    made = home(tmp_path, one("a", "Pay"), arabic)
    (card,) = made.elsewhere
    assert titles(made) == ["Pay"]
    assert (card.link.text.text, card.link.text.lang, card.link.text.dir, card.link.href) == ("الأجور", "ar", "rtl", "ar/b/")
    assert card.primary is None
    made = home(tmp_path, one("a", "Pay"), arabic, address="fr/")
    assert titles(made) == ["Salaires"]
    assert [(card.link.text.text, card.link.text.lang, card.link.href) for card in made.elsewhere] == [("Pay", "en", "../a/")]


def test_a_site_without_campaigns_has_a_home_page(tmp_path: Path) -> None:
    made = home(tmp_path)
    assert (made.featured, made.campaigns, made.elsewhere, made.events, made.news) == (None, (), (), (), ())


def test_the_latest_news_and_next_events_of_all_campaigns_are_shown(tmp_path: Path) -> None:
    facts = {"updated": "2027-01-01", "place": "Hall"}
    drawings = [one(slug, slug.upper(), f"2027-05-0{day}") for day, slug in enumerate("abcde", 1)]
    drawings += [
        {f"campaigns/a/events/{id}.md": page(id, starts=starts, **facts, **more)}
        for id, starts, more in [
            ("over", "2027-05-09", {}), ("today", "2027-05-10", {}), ("next", "2027-05-20", {}), ("last", "2027-08-01", {}),
            ("gone", "2027-05-11", {"status": "cancelled"}), ("june", "2027-06-01", {"status": "tentative"}),
        ]
    ]  # fmt: skip
    made = home(tmp_path, *drawings)
    assert [str(card.link.text) for card in made.news] == ["News of E", "News of D", "News of C"]
    assert [str(card.campaign) for card in made.news] == ["E", "D", "C"]
    assert [str(card.link.text) for card in made.events] == ["today", "next", "june"]


def test_an_excerpt_leads_into_its_campaign(tmp_path: Path) -> None:
    body = "[The letter](../timeline.md)\n\n<!-- more -->\n\nMore.\n"
    files = {
        "campaigns/a/timeline.md": page("Timeline"),
        "campaigns/a/news/2027-05-01-item.md": page("News", body, date="2027-05-01"),
    }
    site = site_of(tmp_path, {"mkdocs.yml": mkdocs("en", "fr"), **one("a", "Pay", languages=["en", "fr"]), **files})
    made = shown(site, "fr/a/news/")[1]
    assert made.years[0][1][0].excerpt.markup == '<p><a href="../timeline/">The letter</a></p>'


def test_only_a_list_of_one_campaign_has_excerpts(tmp_path: Path) -> None:
    site = site_of(tmp_path, one("a", "Pay", "2027-05-01"))
    assert shown(site, "a/news/")[1].years[0][1][0].excerpt.markup
    assert shown(site, "news/")[1].years[0][1][0].excerpt is None
    assert [card.excerpt for card in (*shown(site, "")[1].news, *shown(site, "a/")[1].news)] == [None, None]


def test_the_archive_holds_ended_campaigns_by_year(tmp_path: Path) -> None:
    made = home(
        tmp_path,
        one("a", "Running"),
        one("b", "Won lately", "2027-01-05", status="won"),
        one("c", "Closed lately", "2027-02-05", status="closed"),
        one("a-first", "Won long ago", "2019-02-05", status="won"),
        address="archive/",
    )
    assert [(year, [str(card.link.text) for card in cards]) for year, cards in made.years] == [
        ("2027", ["Won lately", "Closed lately"]), ("2019", ["Won long ago"]),
    ]  # fmt: skip


def test_the_archive_shows_the_outcome_and_campaigns_of_other_languages(tmp_path: Path) -> None:
    outcome = {"campaigns/a/news/2027-05-02-won.md": page("They paid", date="2027-05-02", outcome=True, **NEWS)}
    made = home(tmp_path, one("a", "Pay", "2027-05-03", status="won"), outcome, address="archive/")
    assert str(made.years[0][1][0].outcome.text) == "They paid"
    made = home(tmp_path, one("a", "Pay", status="won"), outcome, address="fr/archive/")
    assert made.years == ()
    assert [(str(card.link.text), card.link.text.lang, card.link.href) for card in made.elsewhere] == [("Pay", "en", "../../a/")]


def test_the_year_of_an_ended_campaign_is_that_of_its_outcome(tmp_path: Path) -> None:
    outcome = {"campaigns/a/news/2025-05-02-won.md": page("They paid", date="2025-05-02", outcome=True, **NEWS)}
    made = home(
        tmp_path,
        one("a", "Pay", "2027-05-03", status="won"),
        outcome,
        one("b", "Closed one day", status="closed"),
        address="archive/",
    )
    assert [(year, [str(card.link.text) for card in cards]) for year, cards in made.years] == [
        ("2025", ["Pay"]), ("Without a date", ["Closed one day"]),
    ]  # fmt: skip


def test_the_sheet_of_an_ended_campaign_leads_to_its_outcome(tmp_path: Path) -> None:
    days = ("2027-05-03", "2027-05-04", "2027-05-05")
    later = {f"campaigns/a/news/{day}-x.md": page(day, date=day, **NEWS) for day in days}
    outcome = {"campaigns/a/news/2027-05-02-won.md": page("They paid", date="2027-05-02", outcome=True, **NEWS)}
    for status in ("won", "closed"):
        made = home(tmp_path, one("a", "Pay", status=status), later, outcome, address="a/")
        assert [str(card.link.text) for card in made.news] == ["2027-05-05", "2027-05-04"]
        assert (str(made.primary.text), made.primary.href) == ("How it ended", "news/2027-05-02-won/")
        assert (made.headline.label, made.headline.since.datetime) == (status.title(), "2027-05-02")
        assert (str(made.outcome.text), made.outcome.href) == ("They paid", "news/2027-05-02-won/")
    assert home(tmp_path, one("a", "Pay"), address="a/").outcome is None


def test_the_home_page_tells_how_campaigns_ended(tmp_path: Path) -> None:
    outcome = {"campaigns/b/news/2027-05-02-won.md": page("They paid", date="2027-05-02", outcome=True, **NEWS)}
    made = home(tmp_path, one("a", "Running", "2027-05-01"), one("b", "Pay", "2027-05-03", status="won"), outcome)
    assert [str(card.link.text) for card in made.news] == ["News of Running"]
    assert [(str(card.link.text), str(card.outcome.text)) for card in made.ended] == [("Pay", "They paid")]


def test_how_a_campaign_ended_is_labelled_wherever_it_is_shown(tmp_path: Path) -> None:
    newer = [one(slug, slug.title(), "2027-05-09") for slug in ("b", "c", "d")]
    outcome = {"campaigns/a/news/2027-05-02-won.md": page("They paid", date="2027-05-02", outcome=True, **NEWS)}
    files = {name: text for drawing in (one("a", "Pay", status="won"), outcome, *newer) for name, text in drawing.items()}
    site = site_of(tmp_path, files)
    for address in ("", "archive/", "a/"):
        labelled = [found for found in rendered(site, address).all("p") if found.text.startswith("How it ended: They paid")]
        assert [found.one("a").attributes["href"].removeprefix("../") for found in labelled] == [
            "news/2027-05-02-won/" if address == "a/" else "a/news/2027-05-02-won/"
        ]


def test_the_news_of_all_campaigns_are_by_year_and_those_of_ended_ones_in_the_archive(tmp_path: Path) -> None:
    outcome = {"campaigns/c/news/2027-05-02-won.md": page("They paid", date="2027-05-02", outcome=True, **NEWS)}
    drawings = (one("a", "Pay", "2027-05-01"), one("b", "Hours", "2026-05-03", status="paused"), outcome)
    ended = one("c", "Rest", "2027-05-03", status="won")

    def listed(address: str) -> list[tuple[str, list[tuple[str, str]]]]:
        made = home(tmp_path, *drawings, ended, address=address)
        years = made.news if address == "archive/" else made.years
        return [(year, [(str(card.link.text), str(card.campaign)) for card in cards]) for year, cards in years]

    assert listed("news/") == [("2027", [("They paid", "Rest"), ("News of Pay", "Pay")]), ("2026", [("News of Hours", "Hours")])]
    assert listed("archive/") == [("2027", [("News of Rest", "Rest"), ("They paid", "Rest")])]
    assert listed("fr/news/") == []
    assert str(home(tmp_path, *drawings, ended).all_news.href) == "news/"


def test_a_campaign_cannot_take_the_address_of_the_news(tmp_path: Path) -> None:
    found = [str(problem) for problem in read(tmp_path, one("news", "Pay")).problems.errors]
    assert found == ["campaigns/news:1:1: the folder's name “news” is an address of the hub; choose another [reserved-name]"]


def test_a_list_of_news_is_by_year_from_the_newest(tmp_path: Path) -> None:
    files = {f"campaigns/a/news/{day}-x.md": page(day, date=day, **NEWS) for day in ("2026-01-01", "2027-05-01", "2027-03-01")}
    made = shown(site_of(tmp_path, {**one("a", "Pay"), **files}), "a/news/")[1]
    assert [(year, [str(card.link.text) for card in cards]) for year, cards in made.years] == [
        ("2027", ["2027-05-01", "2027-03-01"]), ("2026", ["2026-01-01"]),
    ]  # fmt: skip


def test_a_long_list_of_news_has_its_earlier_years_on_pages_of_their_own(tmp_path: Path) -> None:
    counts = {2027: 4, 2026: 46, 2025: 1, 2024: 60}
    days = [date(year, 1, 1) + timedelta(number) for year, count in counts.items() for number in range(count)]
    files = {f"campaigns/a/news/{day}-x.md": page(str(day), date=str(day), **NEWS) for day in days}
    site = site_of(tmp_path, {**one("a", "Pay"), **files})
    for base in ("news/", "a/news/"):
        made = shown(site, base)[1]
        assert [(year, len(items)) for year, items in made.years] == [("2027", 4), ("2026", 46)]
        assert [(str(link.text), link.href) for link in made.earlier] == [("2025 (1)", "2025/"), ("2024 (60)", "2024/")]
        earlier = shown(site, f"{base}2024/")[1]
        assert (str(earlier.title), [(year, len(items)) for year, items in earlier.years]) == ("News 2024", [("2024", 60)])
        assert [(str(link.text), link.href) for link in earlier.earlier] == [("All news", "../")]
        links = rendered(site, f"{base}2024/").all("a")
        assert sum("2024-" in link.attributes["href"] for link in links) == 60
    assert not [one for one in addresses(site) if one.endswith(("news/2026/", "news/2027/"))]


def test_so_has_a_long_list_of_news_in_the_archive(tmp_path: Path) -> None:
    days = [date(year, 1, 1) + timedelta(number) for year, count in {2026: 50, 2024: 3}.items() for number in range(count)]
    files = {f"campaigns/a/news/{day}-x.md": page(str(day), date=str(day), **NEWS) for day in days}
    site = site_of(tmp_path, {**one("a", "Pay", status="won"), **files})
    made = shown(site, "archive/")[1]
    assert [(year, len(items)) for year, items in made.news] == [("2026", 50)]
    assert [(str(link.text), link.href) for link in made.earlier] == [("2024 (3)", "2024/")]
    assert "2024/" in [
        link.attributes["href"] for link in rendered(site, "archive/").one("nav", aria_label="Earlier news").all("a")
    ]
    earlier = shown(site, "archive/2024/")[1]
    assert [(year, len(items)) for year, items in earlier.years] == [("2024", 3)]
    assert [(str(link.text), link.href) for link in earlier.earlier] == [("Ended campaigns", "../")]
    assert not [one for one in addresses(site) if one == "news/2024/"]


def test_a_list_of_fifty_news_is_one_page(tmp_path: Path) -> None:
    days = [date(2026 - number % 5, 1, 1) + timedelta(number) for number in range(50)]
    files = {f"campaigns/a/news/{day}-x.md": page(str(day), date=str(day), **NEWS) for day in days}
    site = site_of(tmp_path, {**one("a", "Pay"), **files})
    assert [address for address in addresses(site) if "news/2" in address and len(address) < len("a/news/2026-01-01")] == []
    assert sum(len(items) for _, items in shown(site, "a/news/")[1].years) == 50


def with_events(count: int) -> dict[str, str]:
    """A campaign with an event in each month from January 2026; today is the tenth of May 2027."""
    months = [(2026 + number // 12, number % 12 + 1) for number in range(count)]
    return one("a", "Pay") | {
        f"campaigns/a/events/e{year}-{month:02}.md": page(
            f"E {year}-{month:02}", starts=f"{year}-{month:02}-05", place="Here", updated="2026-01-01"
        )
        for year, month in months
    }


def test_many_events_that_are_over_are_on_a_page_for_each_year(tmp_path: Path) -> None:
    site = site_of(tmp_path, with_events(21))
    made = shown(site, "a/")[1]
    assert [str(card.link.text) for card in made.events] == ["E 2027-06", "E 2027-07", "E 2027-08", "E 2027-09"]
    assert [(str(link.text), link.href) for link in made.earlier_events] == [
        ("2027 (5)", "events/2027/"),
        ("2026 (12)", "events/2026/"),
    ]
    earlier = shown(site, "a/events/2027/")[1]
    assert (str(earlier.title), [str(card.link.text) for card in earlier.events]) == (
        "Events 2027", ["E 2027-05", "E 2027-04", "E 2027-03", "E 2027-02", "E 2027-01"],
    )  # fmt: skip
    hrefs = [link.attributes["href"] for link in rendered(site, "a/events/2026/").one("main").all("a")]
    assert [href for href in hrefs if "e2026" in href] == [f"../e2026-{month:02}/" for month in range(12, 0, -1)]
    assert "../../" in hrefs
    assert "events/2026/" in [link.attributes["href"] for link in rendered(site, "a/").all("a")]


def test_twenty_events_are_all_on_the_page_of_the_campaign(tmp_path: Path) -> None:
    site = site_of(tmp_path, with_events(20))
    made = shown(site, "a/")[1]
    assert (len(made.events), made.earlier_events) == (20, ())
    assert "a/events/2026/" not in addresses(site)


def test_an_event_cannot_take_the_address_of_a_year(tmp_path: Path) -> None:
    event = page("March", starts="2027-06-05", place="Here", updated="2026-01-01")
    found = [str(problem) for problem in read(tmp_path, {**one("a", "Pay"), "campaigns/a/events/2027.md": event}).problems.errors]
    assert found == [
        "campaigns/a/events/2027.md:1:1: an event cannot be named “2027”, which is the page of the events of that year [reserved-name]"
    ]


def test_a_summary_of_news_is_escaped(tmp_path: Path) -> None:
    files = {"campaigns/a/news/2027-05-01-x.md": page("News", date="2027-05-01", summary="A <b> & C")}
    made = shown(site_of(tmp_path, {**one("a", "Pay"), **files}), "a/news/")[1]
    assert made.years[0][1][0].excerpt.markup == "A &lt;b&gt; &amp; C"


def test_the_one_thing_to_do_leads_where_the_first_action_leads(tmp_path: Path) -> None:
    actions = {
        "campaigns/a/actions/write.md": page("Write", kind="letter", order=1, letter="wages"),
        "campaigns/a/actions/meet.md": page("Meet", kind="meeting", order=2),
        "campaigns/a/letters/wages.md": page("Wages", "Dear all.\n", subject="Pay", to=[]),
    }
    made = home(tmp_path, one("a", "Pay"), actions)
    assert (str(made.featured.primary.text), made.featured.primary.href) == ("Write", "a/letters/wages/")
    made = home(tmp_path, one("a", "Pay", status="paused"), actions)
    assert made.featured is None
    assert made.paused[0].primary is None


def test_an_action_that_leads_nowhere_leads_to_its_own_page(tmp_path: Path) -> None:
    made = home(tmp_path, one("a", "Pay"), {"campaigns/a/actions/meet.md": page("Meet", kind="meeting")})
    assert made.featured.primary.href == "a/actions/meet/"


def test_actions_stand_in_their_order_and_are_numbered(tmp_path: Path) -> None:
    orders = {"zebra": 1, "apple": 3, "middle": 2, "last-b": None, "last-a": None}
    actions = {f"campaigns/a/actions/{id}.md": page(id, kind="other", order=order) for id, order in orders.items()}
    actions = {name: text.replace("order: null\n", "") for name, text in actions.items()}
    site = site_of(tmp_path, {**one("a", "Pay"), **actions})
    assert [str(card.link.text) for card in shown(site, "a/")[1].actions] == ["zebra", "middle", "apple", "last-a", "last-b"]
    assert [shown(site, f"a/actions/{id}/")[1].number for id in ("zebra", "last-b")] == ["1", "5"]


def test_an_audience_shows_its_letters_in_order_then_those_that_name_it(tmp_path: Path) -> None:
    letters = {
        f"campaigns/a/letters/{id}.md": page(id, "Dear all.\n", subject="Pay", to=[], audience="medics" if id == "b" else None)
        for id in "abc"
    }
    files = {"campaigns/a/audiences/medics.md": page("Medics", letters=["c", "a"]), **letters}
    made = shown(site_of(tmp_path, {**one("a", "Pay"), **files}), "a/audiences/medics/")[1]
    assert [str(link.text) for link in made.letters] == ["c", "a", "b"]


def test_the_organisers_channels_have_the_names_of_their_networks(tmp_path: Path) -> None:
    channels = {name: f"https://{name}.example/clerks" for name in ("whatsapp", "youtube", "x")}
    made = home(tmp_path, one("a", "Pay", channels=channels), address="a/")
    assert [str(link.text) for link in made.channels] == ["WhatsApp", "YouTube", "X"]
