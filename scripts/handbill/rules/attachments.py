"""Rules about files that a campaign hands out as they are."""

from __future__ import annotations

from handbill.rules.rule import Rule, Subject, told

_PLACE = "campaigns/fair-pay/files/leaflet.pdf:1"

SUBJECT = Subject(
    "Attachments",
    (
        Rule("attachment-type", "error", "A file in files/ is what the end of its name says.",
             told("files/leaflet.pdf", "files/leaflet.pdf is a page of text", "files/leaflet.pdf is a PDF"), at=_PLACE),
        Rule("attachment-too-big", "error", "A file is small enough for slow lines: 10 MB, sound 30 MB, film 50 MB.",
             told("files/leaflet.pdf", "files/leaflet.pdf has 10,000,001 bytes", "files/leaflet.pdf is a PDF"), at=_PLACE),
        Rule("attachment-metadata", "error or warning", "A file names no authors, places or cameras that its pages do not show.",
             told("files/leaflet.pdf", "files/leaflet.pdf names its author", "files/leaflet.pdf is a PDF"), at=_PLACE),
        Rule("attachment-hidden", "error", "A file has no tracked changes, comments, hidden text, macros or scripts in it.",
             told("files/leaflet.pdf", "files/leaflet.pdf runs a script", "files/leaflet.pdf is a PDF"), at=_PLACE),
        Rule("unused-attachment", "warning", "A file in files/ is one that some page leads to.",
             told("files/leaflet.pdf", "files/leaflet.pdf, to which no page leads", "files/leaflet.pdf is a PDF"), at=_PLACE),
        Rule("attachment-consent", "warning", "Where readers are at risk, files have the consent of those who can be recognised in them.",
             told("files/leaflet.pdf", "a page with high risk leads to files/leaflet.pdf",
                  "a page with high risk and “attachment_consent: true” leads to files/leaflet.pdf"),
             at="campaigns/fair-pay/briefing.md:2"),
    ),
)  # fmt: skip
