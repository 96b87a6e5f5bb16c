"""The words of a new file until somebody writes better ones."""

from __future__ import annotations

QUESTION = "What is asked, in one sentence"
TITLE = "Title of the page"
SUMMARY = "One or two plain sentences."
SUBJECT = "What the letter asks"
ORGANISATION = "Name of the organisation"
NOTE = "the day is not set"
CAMPAIGN = "Write here why it matters now."
LETTER = "write the letter here."
PAGE = "Write the page here."
PICTURE = "What the picture shows"
"""The alternative text of a picture that came without one."""

FIELDS = {"title": (QUESTION, TITLE), "summary": (SUMMARY,), "subject": (SUBJECT,), "note": (NOTE,)}
"""Those of front matter, by field."""
BODIES = (CAMPAIGN, LETTER, PAGE)
"""Those of bodies, each a line of its own."""
