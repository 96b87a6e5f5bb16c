"""A site with a campaign in every state and an event in every phase, in four languages, two of them read at risk."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from drawn import campaign, draw, mkdocs, page, recipients, translation

LANGUAGES = ("en", "my", "ar", "be")
OVERRIDES = Path(__file__).parents[1] / "overrides"
TITLES = {
    "en": "The river must be clean again", "my": "မြစ်ကို သန့်ရှင်းပါ", "ar": "نظّفوا النهر", "be": "Рака павінна быць чыстай",
}  # fmt: skip
WORDS = {
    "en": "Write to the mayor, who has promised it.", "my": "မြို့တော်ဝန်ထံ စာရေးပါ။", "ar": "اكتبوا إلى رئيس البلدية.",
    "be": "Напішыце мэру, які гэта абяцаў.",
}  # fmt: skip
CAMPAIGNS: dict[str, dict[str, Any]] = {
    "running": {"deadline": "2030-03-01"},
    "after": {"deadline": "2029-12-01"},
    "won": {"status": "won"},
    "closed": {"status": "closed"},
    "paused": {"status": "paused"},
}
"""Facts of campaign.yml by slug, for a build on 6 January 2030."""
TIMED = {"starts": "2030-02-19 09:30", "ends": "2030-02-19 11:00", "timezone": "Europe/Brussels"}
EVENTS: dict[str, dict[str, Any]] = {
    "ahead": {**TIMED, "register_url": "https://events.example/river"},
    "tentative": {**TIMED, "status": "tentative"},
    "postponed": {**TIMED, "status": "postponed", "revision": 1},
    "cancelled": {**TIMED, "status": "cancelled", "revision": 1},
    "today": {"starts": "2030-01-06"},
    "over": {"starts": "2029-05-01"},
    "recorded": {"starts": "2029-05-02", "recording_url": "https://events.example/film", "materials": ["https://events.example/a"]},
    "open": {"when": {"from": "2030-04-01", "to": "2030-04-30"}},
    "never-given": {"when": {"from": "2029-04-01", "to": "2029-04-30"}},
}
"""Facts of the running campaign's events by id."""


def texts(path: str, **facts: Any) -> dict[str, str]:
    """The files of one page in all languages."""
    words = {"subject": TITLES} if "to" in facts else {"place": TITLES} if "updated" in facts else {}
    return {
        f"campaigns/{path}{'' if tag == 'en' else f'.{tag}'}.md": page(
            TITLES[tag], WORDS[tag], summary=WORDS[tag], **{name: said[tag] for name, said in words.items()}, **facts
        )
        if tag == "en"
        else translation(
            TITLES[tag], WORDS[tag], "machine", summary=WORDS[tag], **{name: said[tag] for name, said in words.items()}
        )
        for tag in LANGUAGES
    }


def draw_states(root: Path) -> Path:
    """Writes the project and returns its folder."""
    config = json.loads(mkdocs(*LANGUAGES, share_pictures=False))
    config["theme"] = {"name": "material", "custom_dir": str(OVERRIDES), "font": False}
    config["plugins"][1]["i18n"] |= {
        "docs_structure": "suffix", "fallback_to_default": False, "reconfigure_search": False, "reconfigure_material": False,
    }  # fmt: skip
    files = {"mkdocs.yml": json.dumps(config, ensure_ascii=False)}
    for tag in LANGUAGES:
        points = f"- {WORDS[tag]}\n- {TITLES[tag]}\n"
        files[f"docs/safety{'' if tag == 'en' else f'.{tag}'}.md"] = (
            page(TITLES[tag], points) if tag == "en" else translation(TITLES[tag], points, "machine")
        )
    for slug, facts in CAMPAIGNS.items():
        about = {"languages": list(LANGUAGES), "risk": {"my": "high", "be": "high"}, "report_to": "reports@example.org", **facts}
        files[f"campaigns/{slug}/campaign.yml"] = campaign(**about)
        files[f"campaigns/{slug}/recipients.csv"] = recipients("mayor,The mayor,BE,,mayor@example.org")
        files |= texts(f"{slug}/index")
        files |= texts(f"{slug}/letters/mayor", to=["mayor"], fields=["name"])
        files |= texts(f"{slug}/actions/write", kind="letter", letter="mayor")
        if slug in ("won", "closed"):
            files |= texts(f"{slug}/news/2029-10-01-end", date="2029-10-01", outcome=True)
    for id, facts in EVENTS.items():
        files |= texts(f"running/events/{id}", updated="2029-04-01", **facts)
    return draw(root, files)
