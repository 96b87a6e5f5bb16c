"""Rules about files: their names, their places, and how they are saved."""

from __future__ import annotations

from handbill.rules.rule import Rule, Subject, named, told, whole

_PAGE = "---\ntitle: Questions\nsummary: What people ask.\n---\n\nAsk us.\n"
_NEWS = "---\ntitle: We met\ndate: 2027-03-02\n---\n\nWe met the minister.\n"

SUBJECT = Subject(
    "Files and their names",
    (
        Rule("not-text", "error", "A page is a file of plain text, not one of Word with another name.",
             whole("faq.md", "»{\\rtf1 Ask us.}\n", _PAGE)),
        Rule("merge-conflict", "error", "Where two changes met, one of them is chosen.",
             told("faq.md", "the page has the lines that git leaves where two changes met", "the page has one of the two"),
             at="campaigns/fair-pay/faq.md:6"),
        Rule("file-name", "error", "The name of a page is in lowercase letters a-z, digits and hyphens; news begins with its day.",
             named("FAQ.md", "faq.md", _PAGE), at="campaigns/fair-pay/FAQ.md:1"),
        Rule("reserved-name", "error", "The name of a page or a folder is none that the site needs itself.",
             named("media.md", "pictures.md", "---\ntitle: Pictures\nsummary: What we saw.\n---\n\nLook here.\n"),
             at="campaigns/fair-pay/media.md:1"),
        Rule("missing-page", "error", "The hub and each campaign have their first page, and a campaign its campaign.yml.",
             told("campaign.yml", "the folder has no campaign.yml", "the folder has its campaign.yml"),
             at="campaigns/fair-pay/campaign.yml:1"),
        Rule("stays-out", "warning", "A campaign's folder has only files that Handbill knows; others are not published.",
             named("notes.txt", "media/../notes.md", "---\ntitle: Notes\nsummary: What we know.\n---\n\nNotes.\n"),
             at="campaigns/fair-pay/notes.txt:1"),
        Rule("windows-name", "error", "The name is none that Windows keeps for a device, such as con, nul, aux or com1.",
             named("aux.md", "auxiliary.md", _PAGE), at="campaigns/fair-pay/aux.md:1"),
        Rule("file-character", "error", "The name has none of < > : \" \\ | ? * # %, and no space or dot at its ends.",
             named("why?.md", "why.md", _PAGE), at="campaigns/fair-pay/why?.md:1"),
        Rule("long-name", "error", "The name has at most 120 characters.",
             told("faq.md", "a page whose name has 121 letters", "the page is faq.md"), at="campaigns/fair-pay/*:1"),
        Rule("decomposed-name", "error", "The accents in the name are part of their letters, not characters of their own.",
             told("media/cafe.png", "media/café.png with the accent as a character of its own", "media/cafe.png"),
             at="campaigns/fair-pay/media/*:1"),
        Rule("case-clash", "error", "Two names in a folder differ in more than capitals.",
             told("media", "gate/ and Gate/ are in one folder", "the folder has gate/ only"),
             at="campaigns/fair-pay/media/gate:1"),
        Rule("deep-folder", "error", "A file lies at most eight folders deep.",
             told("media", "a picture ten folders below media", "the picture is in media"), at="campaigns/fair-pay/media/*:1"),
        Rule("symlink", "error or warning", "Files are files, not links to other places; links stay out, in docs/ they are an error.",
             told("media/rally.png", "media/link.png is a link to another file", "media/rally.png is a file"),
             at="campaigns/fair-pay/media/link.png:1"),
        Rule("not-a-file", "error", "A folder has files and folders only, no pipes, sockets or devices.",
             told("media/rally.png", "media/pipe.png is a pipe", "media/rally.png is a file"),
             at="campaigns/fair-pay/media/pipe.png:1"),
        Rule("unreadable", "error", "The file can be read by the account that builds the site.",
             told("faq.md", "reading faq.md fails", "reading faq.md succeeds"), at="campaigns/fair-pay/faq.md:1"),
        Rule("not-utf-8", "error", "Text files are saved as UTF-8.",
             told("faq.md", "faq.md saved in Windows-1252, with a dash on line 6", "faq.md saved as UTF-8"),
             at="campaigns/fair-pay/faq.md:6"),
        Rule("file-form", "warning", "A text file has no byte order mark, its lines end with LF, and its accents are part of their letters.",
             told("faq.md", "faq.md saved by Notepad, with a byte order mark and CRLF", "faq.md saved as UTF-8"),
             at="campaigns/fair-pay/faq.md:1"),
        Rule("control-character", "error", "A text has no control characters, which nobody sees and XML does not allow.",
             told("faq.md", "faq.md with U+0007 on line 6", "faq.md without control characters"), at="campaigns/fair-pay/faq.md:6"),
        Rule("bidi-control", "error", "A text has no characters that turn the order of the words after them.",
             told("faq.md", "faq.md with U+202E on line 6", "faq.md without control characters"), at="campaigns/fair-pay/faq.md:6"),
        Rule("zero-width", "error", "A text has no characters without width where its script needs none.",
             told("faq.md", "faq.md with U+200B on line 6", "faq.md without control characters"), at="campaigns/fair-pay/faq.md:6"),
        Rule("too-long", "error", "A text file has at most 400,000 bytes, a line 20,000 characters, a page 100,000 in 40,000 pieces; quotes and lists are "
             "nested at most ten deep, emphasis, links and HTML thirty.",
             told("faq.md", "faq.md with a line of 20,001 characters, its sixth", "faq.md saved as UTF-8"),
             at="campaigns/fair-pay/faq.md:6"),
        Rule("empty-file", "error", "A file has something in it.", whole("faq.md", "", _PAGE), at="campaigns/fair-pay/faq.md:1"),
        Rule("news-date", "error", "The date of news is that of its file's name.",
             whole("news/2027-03-02-met.md", _NEWS.replace("date: 2027-03-02", "date: 2027-03-01"), _NEWS)),
    ),
)  # fmt: skip

_LEAFLET = "campaigns/fair-pay/files/leaflet.pdf:1"

ATTACHMENTS = Subject(
    "Attachments",
    (
        Rule("attachment-type", "error", "A file in files/ is what the end of its name says.",
             told("files/leaflet.pdf", "files/leaflet.pdf is a page of text", "files/leaflet.pdf is a PDF"), at=_LEAFLET),
        Rule("attachment-too-big", "error", "A file is small enough for slow lines: 10 MB, sound 30 MB, film 50 MB.",
             told("files/leaflet.pdf", "files/leaflet.pdf has 10,000,001 bytes", "files/leaflet.pdf is a PDF"), at=_LEAFLET),
        Rule("attachment-metadata", "error or warning", "A file names no authors, places or cameras that its pages do not show.",
             told("files/leaflet.pdf", "files/leaflet.pdf names its author", "files/leaflet.pdf is a PDF"), at=_LEAFLET),
        Rule("attachment-hidden", "error", "A file has no tracked changes, comments, hidden text, macros or scripts in it.",
             told("files/leaflet.pdf", "files/leaflet.pdf runs a script", "files/leaflet.pdf is a PDF"), at=_LEAFLET),
        Rule("unused-attachment", "warning", "A file in files/ is one that some page leads to.",
             told("files/leaflet.pdf", "files/leaflet.pdf, to which no page leads", "files/leaflet.pdf is a PDF"), at=_LEAFLET),
        Rule("attachment-consent", "warning", "Where readers are at risk, files have the consent of those who can be recognised in them.",
             told("files/leaflet.pdf", "a page with high risk leads to files/leaflet.pdf",
                  "a page with high risk and “attachment_consent: true” leads to files/leaflet.pdf"),
             at="campaigns/fair-pay/briefing.md:2"),
    ),
)  # fmt: skip
