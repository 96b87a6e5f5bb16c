"""Rules about recipients: the table, and whom a letter goes to."""

from __future__ import annotations

from handbill.rules.rule import Rule, Subject, fields, told, whole

_HEAD = "id,name,role,country,groups,email,source_url,checked_on\n"
_ROW = "minister,Minister of Work,,BE,all,minister@example.org,https://gov.example.org/,2027-03-01\n"
_OTHER = "deputy,Deputy Minister,,BE,all,deputy@example.org,https://gov.example.org/,2027-03-01\n"

SUBJECT = Subject(
    "Recipients",
    (
        Rule("csv-row", "error", "A row has as many cells as there are columns, and its quotation marks are closed.",
             whole("recipients.csv", _HEAD + _ROW.replace("Minister of Work", '"Minister of Work'), _HEAD + _ROW)),
        Rule("csv-formula", "error", "A cell does not begin like a formula, which a spreadsheet would compute.",
             whole("recipients.csv", _HEAD + _ROW.replace("Minister of Work", "=Minister of Work"), _HEAD + _ROW)),
        Rule("table-format", "error", "The recipients are in recipients.csv, not in the file of a spreadsheet.",
             told("recipients.xlsx", "the recipients are in recipients.xlsx", "the recipients are in recipients.csv"),
             at="campaigns/fair-pay/recipients.xlsx:1"),
        Rule("unknown-recipient", "error", "A letter goes to recipients that are in recipients.csv.",
             fields("letters/wages.md", "to: [minster]", "to: [minister]")),
        Rule("unknown-group", "error", "A letter goes to groups that recipients have.",
             fields("letters/wages.md", 'to: ["group:al"]', 'to: ["group:all"]')),
        Rule("no-address", "warning", "A letter that is sent by e-mail has a recipient with an address.",
             whole("recipients.csv",
                   _HEAD.replace("email", "phone") + _ROW.replace("minister@example.org", "+32 2 555 01 00"), _HEAD + _ROW),
             at="campaigns/fair-pay/letters/wages.md:5"),
        Rule("no-channel", "warning", "A recipient can be reached by e-mail or in another way.",
             whole("recipients.csv", _HEAD + _ROW + _OTHER.replace("deputy@example.org", "").replace("all", "all"),
                   _HEAD + _ROW + _OTHER)),
        Rule("same-label", "warning", "Recipients between whom readers choose differ in name, role, organization, area or country.",
             whole("recipients.csv", _HEAD + _ROW + _OTHER.replace("Deputy Minister", "Minister of Work"), _HEAD + _ROW + _OTHER)),
        Rule("checked-later", "warning", "A recipient was looked up on a day that has come.",
             whole("recipients.csv", _HEAD + _ROW.replace("2027-03-01", "2028-03-01"), _HEAD + _ROW)),
        Rule("recipient-overdue", "warning", "A recipient was looked up within 180 days.",
             whole("recipients.csv", _HEAD + _ROW.replace("2027-03-01", "2026-03-01"), _HEAD + _ROW)),
        Rule("too-many-recipients", "error or warning", "All recipients of a letter fit into one message.",
             told("recipients.csv", "a group of 150 recipients, to all of whom a letter goes at once", "a group of two recipients"),
             at="campaigns/fair-pay/letters/all.md:5"),
        Rule("no-room-for-copies", "warning", "All copies of a letter fit into one message.",
             told("recipients.csv", "a letter with copies to a group of 150 recipients", "a letter with copies to two recipients"),
             at="campaigns/fair-pay/letters/all.md:6"),
        Rule("window-lines", "warning", "The postal address of a letter fits into the window of its envelope.",
             told("recipients.csv", "a letter to one office in Germany whose postal address has nine lines",
                  "the same address in six lines"), at="campaigns/fair-pay/recipients.csv:3"),
    ),
)  # fmt: skip
