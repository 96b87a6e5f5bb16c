"""The data files of the built site."""

from __future__ import annotations

import json
import re

from hall import NORMAL, ROOT
from visitor import Built


def test_a_campaign_is_there_as_json_in_each_of_its_languages_and_names_only_what_is_there(built: Built) -> None:
    said = {name: json.loads(data) for name, data in built.files.items() if name.endswith("campaign.json")}
    assert {name.removesuffix("campaign.json") for name in said} == {*NORMAL, "ar/fair-pay/"}

    def addresses(value: object) -> list[str]:
        if isinstance(value, str):
            return [value] if re.fullmatch(re.escape(ROOT) + r"\S*", value) else []
        parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
        return [found for part in parts for found in addresses(part)]

    found = {(name, url) for name, data in said.items() for url in addresses(data)}
    assert len(found) > 100
    assert [(name, url) for name, url in found if built.problem(url)] == []
    assert {data["$schema"] for data in said.values()} == {f"{ROOT}assets/campaign.schema.json"}
    there = {name for name in built.files if re.search(r"/letters/[^/]+/[^/]+\.(docx|odt|pdf|txt|eml)$", name)}
    named = {entry["address"].removeprefix(ROOT) for data in said.values() for one in data["letters"] for entry in one["files"]}
    assert named == there


def test_an_event_is_there_as_data_and_for_calendars_on_the_web(built: Built) -> None:
    for prefix in ("", "fr/", "ar/"):
        page = built.pages[f"{prefix}fair-pay/events/meeting/"]
        data = page.one("script", type="application/ld+json")
        assert json.loads("".join(map(str, data.children)))["startDate"] == "2027-05-20T18:30:00+06:30"
        links = {one.text: one.attributes["href"] for one in page.all("a", href="*")}
        # Readers at risk, here those of Arabic, are not led to companies that would learn of it.
        assert ("Google" in links) == ("Outlook" in links) == (prefix != "ar/")
        if prefix != "ar/":
            assert links["Google"].startswith("https://calendar.google.com/")
            assert links["Outlook"].startswith("https://outlook.live.com/")
        someday = built.pages[f"{prefix}fair-pay/events/someday/"]
        assert not someday.all("script", type="application/ld+json")
        assert not {"Google", "Outlook"} & {one.text for one in someday.all("a")}
    told, untold = (built.pages[f"fair-pay/events/{id}/"].text for id in ("meeting", "someday"))
    assert told.count("Registering tells the organisers’ registration site your name and address.") == 1
    assert "Registering" not in untold
    assert "You can take part online." in told


def test_circulars_and_briefings_lead_to_files_that_are_there(built: Built) -> None:
    for page, name, language, forms in (
        ("fair-pay/circular/", "circular", "en", ["docx", "pdf", "txt", "eml"]),
        ("fr/fair-pay/circular/", "circular", "fr", ["docx", "pdf", "txt", "eml"]),
        ("ar/fair-pay/circular/", "circular", "en", ["docx", "pdf", "txt", "eml"]),
        ("fair-pay/briefing/", "briefing", "en", ["docx", "pdf"]),
        ("fr/fair-pay/briefing/", "briefing", "en", ["docx", "pdf"]),
    ):
        offered = [one.attributes["href"] for one in built.pages[page].all("a", data_hb="download")]
        assert [one.rpartition("/")[2] for one in offered] == [f"{name}.{language}.{form}" for form in forms]
        assert [one for one in offered if built.where(page, one).removeprefix(ROOT) not in built.files] == []
