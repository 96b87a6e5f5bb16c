"""A page of each kind in tests/sites/river, by its address in English."""

from __future__ import annotations

KINDS = (
    "", "archive/", "about/", "safety/", "clean-river/", "clean-river/briefing/", "clean-river/questions/",
    "clean-river/actions/write/", "clean-river/actions/report/", "clean-river/letters/ministry/", "clean-river/letters/mayor/",
    "clean-river/letters/person/", "clean-river/letters/reader/", "clean-river/letters/post/", "clean-river/letters/offices/",
    "clean-river/letters/french-office/", "clean-river/events/meeting/", "clean-river/events/march/",
    "clean-river/events/webinar/", "clean-river/audiences/fishers/", "clean-river/news/", "clean-river/news/2029-12-01-fish/",
    "404.html",
)  # fmt: skip
