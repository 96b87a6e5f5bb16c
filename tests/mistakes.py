"""The mistakes that editors made in a first hour, and the lines that the check answers with: one for one mistake, at its place."""

from __future__ import annotations

import io

from PIL import Image

from mistake_project import COLUMNS, ROWS, SOUND, Mistake, add, both, edit, rename, save, write

PAGE = "---\ntitle: Título\nsummary: Sobre ello.\ntranslation: {status: machine}\n---\n\nTexto.\n"
HUB_FACTS = (
    '---\ntitle: Hub\nsummary: Sobre ello.\nupdated: 2026-11-20\ntranslation: {status: machine, source_hash: "6055ebf247a9"}\n'
    "---\n\nBienvenida.\n"
)
FAQ = SOUND["faq.md"].encode()


def _photo(exif: Image.Exif | None = None) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (8, 6), "#c5192d").save(stream, "JPEG", exif=exif or Image.Exif())
    return stream.getvalue()


def _with_place() -> Image.Exif:
    exif = Image.Exif()
    exif.get_ifd(0x8825)[1] = "N"
    exif[0x013B] = "Ines Darova"
    return exif


JPEG, GPS = _photo(), _photo(_with_place())

MISTAKES = [
    Mistake(
        "typographic quotes in a letter",
        edit("letters/ministers.md", "please act. It's time.", "please act. It’s “time”."),
        (),
        "pages and files have them as they are, and links those of the keyboard",
    ),
    Mistake(
        "typographic quotes around a title",
        edit("briefing.md", "title: Briefing note", "title: “Briefing note”"),
        (
            'briefing.md:2:8: warning: readers see the quotation marks ““” and “””; leave them out, or type " in their place [typed-quotes]',
        ),
    ),
    Mistake(
        "typographic quotes around a title with a colon",
        edit("briefing.md", "title: Briefing note", "title: “Briefing note: wages”"),
        (
            "briefing.md:2:8: the line cannot be read: ““” is a typographic quotation mark, which quotes nothing here; type \" or ' [yaml]",
        ),
    ),
    Mistake(
        "a colon in a title",
        edit("briefing.md", "title: Briefing note", "title: Briefing note: wages"),
        ("briefing.md:2:21: the line cannot be read: it has a second “: ”; put the text in quotes [yaml]",),
    ),
    Mistake(
        "a quote in a quoted title",
        edit("news/2026-11-20-strike.md", "title: Strike begins", 'title: "Strike "begins""'),
        (
            "news/2026-11-20-strike.md:2:17: the line cannot be read: text follows a closing quotation mark; put the whole in the other kind of quotation marks [yaml]",
        ),
    ),
    Mistake(
        "a title whose quote is never closed",
        edit("index.md", "title: Pay the wages", 'title: "Pay the wages'),
        ("index.md:2:8: the line cannot be read: a quotation mark is opened and never closed [yaml]",),
    ),
    Mistake(
        "a summary whose quote is never closed",
        edit("letters/brand.md", "summary: About it.", "summary: 'About it."),
        ("letters/brand.md:3:10: the line cannot be read: a quotation mark is opened and never closed [yaml]",),
    ),
    Mistake(
        "a title that begins with a quotation",
        edit("index.md", "title: Pay the wages", 'title: "Pay" the wages'),
        (
            "index.md:2:14: the line cannot be read: text follows a closing quotation mark; put the whole in the other kind of quotation marks [yaml]",
        ),
    ),
    Mistake(
        "no blank after a colon",
        edit("letters/ministers.md", "subject: Unpaid wages", 'subject:"Unpaid wages"'),
        ("letters/ministers.md:4:9: the line cannot be read: a space is missing after the colon; write “subject: …” [yaml]",),
    ),
    Mistake(
        "no blank after a colon, without quotes",
        edit("letters/ministers.md", "subject: Unpaid wages", "subject:Unpaid wages"),
        ("letters/ministers.md:4:9: the line cannot be read: a space is missing after the colon; write “subject: …” [yaml]",),
    ),
    Mistake(
        "no blank after the colon of the last field",
        edit("actions/write.md", "deadline: 2027-01-15", "deadline:2027-01-15"),
        ("actions/write.md:7:10: the line cannot be read: a space is missing after the colon; write “deadline: …” [yaml]",),
    ),
    Mistake(
        "a tab for indentation in campaign.yml",
        edit("campaign.yml", "    url: https", "\turl: https"),
        ("campaign.yml:5:1: the line cannot be read: a tab is at its beginning; indent with spaces [yaml]",),
    ),
    Mistake(
        "a tab in front matter",
        edit("audiences/retail.md", "letters: [brand]", "\tletters: [brand]"),
        ("audiences/retail.md:4:1: the line cannot be read: a tab is at its beginning; indent with spaces [yaml]",),
    ),
    Mistake(
        "a tab after a colon",
        edit("briefing.md", "title: Briefing note", "title:\tBriefing note"),
        (),
        "YAML takes a tab for a blank",
    ),
    Mistake(
        "a list right below a paragraph",
        add("index.md", "We ask\n- pay\n- rest\n"),
        (),
        "it is a list",
    ),
    Mistake(
        "HTML with a style in a page",
        add("index.md", '\n<p style="color: red">Pay</p>\n'),
        ("index.md:17:1: “style=” is not allowed in a page; write it in Markdown [unsafe-html]",),
    ),
    Mistake(
        "a line break in HTML in a letter",
        add("letters/brand.md", "\nPay.<br>Now.\n"),
        ("letters/brand.md:15:5: raw HTML (“<br”) cannot be used in a letter; take it out [letter-html]",),
    ),
    Mistake(
        "a no-break space as HTML in a letter",
        add("letters/brand.md", "\nPay&nbsp;now.\n"),
        (),
        "it is sent as a no-break space",
    ),
    Mistake(
        "a no-break space in a letter",
        add("letters/brand.md", "\nPay\u00a0now.\n"),
        (),
        "French needs it, and every mail program shows it",
    ),
    Mistake(
        "a soft hyphen in a letter",
        add("letters/brand.md", "\nPay\u00adment.\n"),
        (
            "letters/brand.md:15:4: warning: a soft hyphen (U+00AD), which some mail programs show as a dash; delete it [soft-hyphen]",
        ),
    ),
    Mistake(
        "a zero-width space in a letter",
        add("letters/brand.md", "\nPay\u200bment.\n"),
        ("letters/brand.md:15:4: U+200B has no width, so nobody sees it; delete it [zero-width]",),
    ),
    Mistake(
        "a video in an iframe",
        add("index.md", '\n<iframe src="https://video.example.org/a"></iframe>\n'),
        ("index.md:17:1: “<iframe>” is not allowed in a page; write it in Markdown [unsafe-html]",),
    ),
    Mistake(
        "a script of another site",
        add("index.md", '\n<script src="https://video.example.org/a.js"></script>\n'),
        ("index.md:17:1: “<script>” is not allowed in a page; write it in Markdown [unsafe-html]",),
    ),
    Mistake(
        "a table in a letter",
        add("letters/brand.md", "\n| a | b |\n|---|---|\n| 1 | 2 |\n"),
        ("letters/brand.md:15:1: a table cannot be used in a letter; say it in words [letter-form]",),
    ),
    Mistake(
        "a wrapped paragraph in a letter",
        add(
            "letters/brand.md",
            "\nWe write to you about the wages of all workers in the factories of your\nsuppliers, who have not been paid for ten months now, though they have\nsewn every single shirt that you ordered in the spring of this year, and\nstill wait.\n",
        ),
        (
            "letters/brand.md:15:1: warning: the paragraph is wrapped by hand; write it on one line: mail programs wrap it as wide as their window [hard-wrap]",
        ),
    ),
    Mistake(
        "a deadline as 31/01/2027",
        edit("campaign.yml", "2027-01-31", "31/01/2027"),
        ("campaign.yml:9:11: “31/01/2027” is not a date; write it as year-month-day, like 2027-01-31 [bad-date]",),
    ),
    Mistake(
        "a deadline as 31.1.2027",
        edit("campaign.yml", "2027-01-31", "31.1.2027"),
        ("campaign.yml:9:11: “31.1.2027” is not a date; write it as year-month-day, like 2027-01-31 [bad-date]",),
    ),
    Mistake(
        "a deadline as 31 January 2027",
        edit("campaign.yml", "2027-01-31", "31 January 2027"),
        ("campaign.yml:9:11: “31 January 2027” is not a date; write it as year-month-day, like 2027-01-31 [bad-date]",),
    ),
    Mistake(
        "a day that is not in the calendar",
        edit("campaign.yml", "2027-01-31", "2027-02-31"),
        ("campaign.yml:9:11: “2027-02-31” is not a day of the calendar [bad-date]",),
    ),
    Mistake(
        "a date without its zeros",
        edit("campaign.yml", "2027-01-31", "2027-1-31"),
        ("campaign.yml:9:11: “2027-1-31” is not a date; write it as year-month-day, like 2027-01-31 [bad-date]",),
    ),
    Mistake(
        "a deadline of an action as 15/01/2027",
        edit("actions/write.md", "2027-01-15", "15/01/2027"),
        ("actions/write.md:7:11: “15/01/2027” is not a date; write it as year-month-day, like 2027-01-15 [bad-date]",),
    ),
    Mistake(
        "a time as 6 pm",
        edit("events/webinar.md", '"2026-12-10 18:00"', "2026-12-10 6 pm"),
        (
            "events/webinar.md:4:9: “2026-12-10 6 pm” is not a time; write it like 2027-05-01 18:30, or 2027-05-01 for a whole day [bad-time]",
        ),
    ),
    Mistake(
        "a time with a T",
        edit("events/webinar.md", '"2026-12-10 18:00"', "2026-12-10T18:00"),
        (
            "events/webinar.md:4:9: “2026-12-10T18:00” is not a time; write it like 2027-05-01 18:30, or 2027-05-01 for a whole day [bad-time]",
        ),
    ),
    Mistake(
        "a time without quotes",
        edit("events/webinar.md", '"2026-12-10 18:00"', "2026-12-10 18:00"),
        (),
        "times are read without quotes",
    ),
    Mistake(
        "an end without its day",
        edit("events/webinar.md", '"2026-12-10 19:30"', "19:30"),
        ("events/webinar.md:5:7: “19:30” is not a time; write it like 2027-05-01 18:30, or 2027-05-01 for a whole day [bad-time]",),
    ),
    Mistake(
        "a time zone as CET",
        edit("events/webinar.md", "Europe/Brussels", "CET"),
        ("events/webinar.md:6:11: “CET” is an abbreviation; name a city instead, such as Europe/Brussels [bad-zone]",),
    ),
    Mistake(
        "a time zone as Brussels",
        edit("events/webinar.md", "Europe/Brussels", "Brussels"),
        ("events/webinar.md:6:11: “Brussels” is not a time zone; did you mean “Europe/Brussels”? [bad-zone]",),
    ),
    Mistake(
        "an event without updated",
        edit("events/webinar.md", "updated: 2026-11-20\n", ""),
        ("events/webinar.md:2:1: the field “updated” is missing [missing-field]",),
    ),
    Mistake(
        "an event that ends before it starts",
        edit("events/webinar.md", "2026-12-10 19:30", "2026-12-10 17:30"),
        (
            "events/webinar.md:5:7: the event ends before it starts: 2026-12-10 18:00 to 2026-12-10 17:30; if it ends on the next day, write “ends: 2026-12-11 17:30” [event-order]",
        ),
    ),
    Mistake(
        "a link to a translated file",
        both(add("index.md", "\n[Carta](letters/brand.es.md)\n"), edit("campaign.yml", "accent", "accent")),
        (
            "index.md:17:9: write the link “letters/brand.es.md” without its language: letters/brand.md; it leads to each reader's own [link-language]",
        ),
    ),
    Mistake(
        "a link to a file with another name",
        add("index.md", "\n[Note](brief.md)\n"),
        ("index.md:17:8: the link “brief.md” leads to no page; did you mean “briefing.md”? [broken-link]",),
    ),
    Mistake(
        "a link to an address of the site",
        add("index.md", "\n[Note](/wages/briefing/)\n"),
        (
            "index.md:17:8: the link “/wages/briefing/” begins with a slash; name the file instead, like letters/wages.md [link-form]",
        ),
    ),
    Mistake(
        "a link without .md",
        add("index.md", "\n[Note](briefing)\n"),
        ("index.md:17:8: the link “briefing” must name the file: briefing.md [link-form]",),
    ),
    Mistake(
        "the whole address of a page of the site",
        add("index.md", "\n[Note](https://hub.example.org/wages/briefing/)\n"),
        (
            "index.md:17:8: warning: “https://hub.example.org/wages/briefing/” is a page of this site in one language; name its file, which leads to each reader's own: briefing.md [own-address]",
        ),
    ),
    Mistake(
        "a link to www without https",
        add("index.md", "\n[ILO](www.ilo.example)\n"),
        ("index.md:17:7: the link “www.ilo.example” has no https:// before it; write https://www.ilo.example [broken-link]",),
    ),
    Mistake(
        "a blank between the parts of a link",
        add("index.md", "\n[Note] (briefing.md)\n"),
        (
            "index.md:17:1: warning: “[Note] (briefing.md)” is not a link, with a space in the middle; write “[Note](briefing.md)” [spaced-link]",
        ),
    ),
    Mistake(
        "an e-mail address in a text",
        add("index.md", "\nWrite to office@union.example.org.\n"),
        (),
        "it is a link",
    ),
    Mistake(
        "a picture with blanks in its name",
        both(save("media/Foto gate.jpg", JPEG), add("index.md", "\n![Gate](media/Foto gate.jpg)\n")),
        (
            "index.md:17:1: warning: “![Gate](media/Foto gate.jpg)” leads nowhere, since “media/Foto gate.jpg” has a space; rename the file without spaces [spaced-link]",
        ),
    ),
    Mistake(
        "a field image with blanks",
        edit("index.md", "media/gate.jpg", "media/Foto gate.jpg"),
        ("index.md:4:8: “media/Foto gate.jpg” is not a picture of the campaign; write it like media/rally.jpg [bad-picture]",),
    ),
    Mistake(
        "a picture without words",
        add("index.md", "\n![](media/gate.jpg)\n"),
        (
            "index.md:17:5: the picture “media/gate.jpg” has no alternative text; write ![what it shows](media/gate.jpg) [missing-alt]",
        ),
    ),
    Mistake(
        "a field image without image_alt",
        edit("index.md", 'image_alt: "The gate"\n', ""),
        ("index.md:4:8: the picture has no alternative text; describe it in “image_alt” [missing-alt]",),
    ),
    Mistake(
        "a photo with its place",
        both(save("media/place.jpg", GPS), add("index.md", "\n![Place](media/place.jpg)\n")),
        (),
        "pictures are written anew, without their places",
    ),
    Mistake(
        "a picture that no page shows",
        save("media/spare.jpg", JPEG),
        ("media/spare.jpg:1:1: warning: no page shows this picture; it is not published [unused-picture]",),
    ),
    Mistake(
        "a picture ending in .JPG",
        both(save("media/BIG.JPG", JPEG), add("index.md", "\n![Big](media/BIG.JPG)\n")),
        (),
        "endings are read in any case",
    ),
    Mistake(
        "a picture of an iPhone",
        both(save("media/gate.heic", b"HEIC"), add("index.md", "\n![Gate](media/gate.heic)\n")),
        ("media/gate.heic:1:1: pages cannot show a picture in “.heic”, as an iPhone's HEIC; export it as JPEG [picture-format]",),
    ),
    Mistake(
        "a picture of another site",
        add("index.md", "\n![A](https://photos.example.org/a.jpg)\n"),
        ("index.md:17:6: the picture “https://photos.example.org/a.jpg” lies elsewhere; put it into media/ [picture-elsewhere]",),
    ),
    Mistake(
        "a picture without its folder",
        edit("index.md", "(media/time-cards.jpg)", "(time-cards.jpg)"),
        ("index.md:11:15: there is no picture “time-cards.jpg”; did you mean “media/time-cards.jpg”? [missing-picture]",),
    ),
    Mistake(
        "a picture seen from news",
        add("news/2026-11-20-strike.md", "\n![Gate](media/gate.jpg)\n"),
        (
            "news/2026-11-20-strike.md:8:9: there is no picture “media/gate.jpg”; did you mean “../media/gate.jpg”? [missing-picture]",
        ),
    ),
    Mistake(
        "an id of a recipient with a slip",
        edit("letters/brand.md", "[norrvik]", "[norvik]"),
        ("letters/brand.md:5:6: unknown recipient “norvik”; did you mean “norrvik”? [unknown-recipient]",),
    ),
    Mistake(
        "a recipient by its name",
        edit("letters/brand.md", "[norrvik]", "Norrvik AB"),
        ("letters/brand.md:5:5: recipients are in a list of their ids: [Norrvik AB]; only “reader” is alone [bad-type]",),
    ),
    Mistake(
        "a group without group:",
        edit("letters/ministers.md", '["group:ministers"]', "[ministers]"),
        ('letters/ministers.md:5:6: unknown recipient “ministers”; it is a group, so write "group:ministers" [unknown-recipient]',),
    ),
    Mistake(
        "a group without a list",
        edit("letters/ministers.md", '["group:ministers"]', "group:ministers"),
        ("letters/ministers.md:5:5: recipients are in a list of their ids: [group:ministers]; only “reader” is alone [bad-type]",),
    ),
    Mistake(
        "a group with a blank",
        edit("letters/ministers.md", '["group:ministers"]', "[group: ministers]"),
        ('letters/ministers.md:5:5: write “group: ministers” without a space and in quotes: "group:ministers" [bad-type]',),
    ),
    Mistake(
        "an id of a letter with a slip",
        edit("actions/write.md", "letter: ministers", "letter: minister"),
        ("actions/write.md:6:9: unknown letter “minister”; did you mean “ministers”? [unknown-letter]",),
    ),
    Mistake(
        "the path of a letter for its id",
        edit("actions/write.md", "letter: ministers", "letter: letters/ministers.md"),
        (
            "actions/write.md:6:9: “letters/ministers.md” is not a valid id; use up to 64 lowercase letters a-z, digits and hyphens, starting with a letter or digit; did you mean “ministers”? [bad-id]",
        ),
    ),
    Mistake(
        "a kind that is not known",
        edit("actions/write.md", "kind: letter", "kind: petition"),
        (
            "actions/write.md:4:7: “petition” is not known here; it can be letter, meeting, message, hearing, share, join, sign, press, call, report or other [bad-value]",
        ),
    ),
    Mistake(
        "an action report without report_to",
        edit("actions/write.md", "kind: letter\norder: 1\nletter: ministers", "kind: report\norder: 1"),
        ("actions/write.md:4:7: an action of kind “report” needs “report_to” in campaign.yml [missing-field]",),
    ),
    Mistake(
        "a placeholder in single brackets",
        edit("letters/brand.md", "[[name]]", "[name]"),
        ("letters/brand.md:13:1: “[name]” is sent as it is; write “[[name]]” [single-brackets]",),
    ),
    Mistake(
        "a placeholder of a mail merge",
        edit("letters/brand.md", "[[name]]", "{{name}}"),
        (
            "letters/brand.md:13:1: warning: “{{name}}” is code of another program, and readers see it as it is; write what it stands for [template-code]",
        ),
    ),
    Mistake(
        "a placeholder that is not in fields",
        add("letters/brand.md", "\n[[role]]\n"),
        ("letters/brand.md:15:1: unknown placeholder “[[role]]”; name it in “fields” or take it out [unknown-placeholder]",),
    ),
    Mistake(
        "a placeholder with a slip",
        edit("letters/brand.md", "[[name]]", "[[nmae]]"),
        ("letters/brand.md:13:1: unknown placeholder “[[nmae]]”; did you mean “name”? [unknown-placeholder]",),
    ),
    Mistake(
        "the recipient's name in a letter to several",
        add("letters/ministers.md", "\n[[recipient.nam]]\n"),
        (
            "letters/ministers.md:17:1: unknown placeholder “[[recipient.nam]]”; did you mean “recipient.name”? [unknown-placeholder]",
        ),
    ),
    Mistake(
        "a column that some recipients lack",
        edit("letters/ministers.md", "Dear Minister", "[[recipient.salutation]]"),
        (
            "letters/ministers.md:10:1: “[[recipient.salutation]]” needs a salutation in “en” for every recipient; 2 have none, first “de-labour”; add it, or write what to say instead: “[[recipient.salutation|…]]” [bad-placeholder]",
        ),
    ),
    Mistake(
        "a file name with capitals",
        rename("faq.md", "FAQ.md"),
        (
            "FAQ.md:1:1: “FAQ.md” is not a valid name for a page here; write it like fair-pay.md, in lowercase letters a-z, digits and hyphens [file-name]",
        ),
    ),
    Mistake(
        "a file name with blanks",
        rename("faq.md", "Questions and answers.md"),
        (
            "Questions and answers.md:1:1: “Questions and answers.md” is not a valid name for a page here; write it like fair-pay.md, in lowercase letters a-z, digits and hyphens [file-name]",
        ),
    ),
    Mistake(
        "news without a day",
        rename("news/2026-11-20-strike.md", "news/strike.md"),
        ("news/strike.md:1:1: “strike.md” is not a valid name for a page here; write it like 2027-05-01-march.md [file-name]",),
    ),
    Mistake(
        "a day of news that differs",
        edit("news/2026-11-20-strike.md", "date: 2026-11-20", "date: 2026-11-21"),
        (
            "news/2026-11-20-strike.md:3:7: the date 2026-11-21 is not that of the file's name, 2026-11-20; make them equal [news-date]",
        ),
    ),
    Mistake(
        "a translation with an underscore",
        add("briefing_es.md", PAGE),
        (
            "briefing_es.md:1:1: “briefing_es.md” is not a valid name for a page here; write it like briefing.es.md, when it is the translation of briefing.md [file-name]",
        ),
    ),
    Mistake(
        "a translation with a hyphen",
        add("briefing-es.md", PAGE),
        (
            "briefing-es.md:4:1: this file is the page's source and no translation; name it briefing.es.md, or delete the field [not-a-translation]",
        ),
    ),
    Mistake(
        "facts in a translation",
        lambda folder: write(folder.parents[1] / "docs/index.es.md", HUB_FACTS),
        (
            "docs/index.es.md:4:1: “updated” is a fact and is written once, in docs/index.md; a translation contains words only [fact-in-translation]",
        ),
    ),
    Mistake(
        "a translation in a language of nobody",
        add("index.de.md", PAGE),
        ("index.de.md:1:1: warning: the campaign is not offered in “de”; this translation is not built [not-offered]",),
    ),
    Mistake(
        "no front matter",
        save("faq.md", b"Questions\n"),
        ("faq.md:1:1: the file must begin with a line “---”, the fields of the page, and another “---” [no-front-matter]",),
    ),
    Mistake(
        "front matter that is never closed",
        edit("faq.md", "About it.\n---\n", "About it.\n"),
        ("faq.md:1:1: the fields of the page have no closing line “---” [no-front-matter]",),
    ),
    Mistake(
        "a blank line before front matter",
        save("faq.md", b"\n" + FAQ),
        ("faq.md:1:1: the file must begin with a line “---”, the fields of the page, and another “---” [no-front-matter]",),
    ),
    Mistake(
        "saved by Notepad",
        save("faq.md", b"\xef\xbb\xbf" + FAQ.replace(b"\n", b"\r\n")),
        (
            "faq.md:1:1: warning: the file begins with a byte order mark and ends its lines with CR; it is read all the same, as UTF-8 with LF in NFC [file-form]",
        ),
    ),
    Mistake(
        "saved in Windows-1252",
        save("faq.md", FAQ.replace(b"Because", b"\x96 because")),
        ("faq.md:8:1: byte 0x96 is not UTF-8; save the file as UTF-8 [not-utf-8]",),
    ),
    Mistake(
        "a heading of the first level",
        add("faq.md", "\n# More\n"),
        ("faq.md:10:1: warning: the title is the page's first heading; begin with “##” [heading-level]",),
    ),
    Mistake(
        "a heading without a blank",
        add("faq.md", "\n##More\n"),
        ("faq.md:10:1: warning: “##More” is not a heading without a space; write “## More” [raw-markup]",),
    ),
    Mistake(
        "a heading that skips a level",
        add("faq.md", "\n#### More\n"),
        ("faq.md:10:1: warning: the heading leaves out a level; begin with “###” [heading-level]",),
    ),
    Mistake(
        "bullets of Word",
        add("index.md", "\n• pay\n• rest\n"),
        ("index.md:17:1: warning: “•” makes no list; begin each item with “- ”; the same on 1 more line: 18 [typed-bullet]",),
    ),
    Mistake(
        "a Word file in media",
        save("media/leaflet.docx", b"PK"),
        ("media/leaflet.docx:1:1: warning: this file is not part of the site and is left out [stays-out]",),
    ),
    Mistake(
        "a PDF that is linked",
        both(save("media/leaflet.pdf", b"%PDF-"), add("index.md", "\n[Leaflet](media/leaflet.pdf)\n")),
        (
            "index.md:17:11: “media/leaflet.pdf” is not a picture; put it into the folder files/ and link to files/leaflet.pdf [broken-link]",
        ),
    ),
    Mistake(
        "what programs leave behind",
        both(save("~$index.md", b"x"), save(".DS_Store", b"x"), save("media/Thumbs.db", b"x")),
        (),
        "they are left out, as everywhere",
    ),
    Mistake(
        "a status that is not known",
        edit("campaign.yml", "status: active", "status: live"),
        (
            "campaign.yml:1:9: “live” is not known here; did you mean “active”? It can be draft, active, paused, won or closed [bad-value]",
        ),
    ),
    Mistake(
        "languages as names",
        edit("campaign.yml", "[en]", "English, Spanish"),
        ("campaign.yml:2:12: “languages” must be a list, such as [English, Spanish] [bad-type]",),
    ),
    Mistake(
        "languages without brackets",
        edit("campaign.yml", "[en]", "en, es"),
        ("campaign.yml:2:12: “languages” must be a list, such as [en, es] [bad-type]",),
    ),
    Mistake(
        "a colour without quotes",
        edit("campaign.yml", '"#c5192d"', "#c5192d"),
        (
            "campaign.yml:10:1: the field “accent” has no value; what follows “#” is a comment here, so put it in quotes [empty-field]",
        ),
    ),
    Mistake(
        "a colour by its name",
        edit("campaign.yml", '"#c5192d"', "red"),
        ('campaign.yml:10:9: “red” is not a valid colour; write it like "#1f68c0", in quotes [bad-colour]',),
    ),
    Mistake(
        "a hashtag with #",
        edit("campaign.yml", "[PaySarvania]", "[#PaySarvania]"),
        ("campaign.yml:11:12: the line cannot be read: after “#” YAML reads a comment; write “PaySarvania” without it [yaml]",),
    ),
    Mistake(
        "a hashtag with # in a list of lines",
        edit("campaign.yml", "hashtags: [PaySarvania]", "hashtags:\n  - #PaySarvania"),
        ("campaign.yml:12:4: the list has an empty entry; what follows “#” is a comment here, so put it in quotes [empty-field]",),
    ),
    Mistake(
        "a field that is not known",
        add("campaign.yml", "petition_url: https://petition.example.org/\n"),
        ("campaign.yml:12:1: unknown field “petition_url” [unknown-field]",),
    ),
    Mistake(
        "partners as a text",
        edit("campaign.yml", "partners:\n  - name: Clean Threads", "partners: Clean Threads Network"),
        ("campaign.yml:6:11: “partners” must be a list, such as [Clean Threads Network] [bad-type]",),
    ),
    Mistake(
        "no contact",
        edit("campaign.yml", "contact: office@example.org\n", ""),
        ("campaign.yml:1:1: the field “contact” is missing [missing-field]",),
    ),
    Mistake(
        "an address with a name",
        edit("campaign.yml", "contact: office@example.org", "contact: Team <office@example.org>"),
        (
            "campaign.yml:8:14: the address “Team <office@example.org>” contains a space; write one plain address, like name@example.org [bad-email]",
        ),
    ),
    Mistake(
        "a table in Latin-1",
        save("recipients.csv", (COLUMNS + ROWS).replace("Norrvik AB", "Norrvik Älmhult").encode("latin-1")),
        ("recipients.csv:1:1: the file is saved in Windows-1252 (Western European); save it as “CSV UTF-8” [not-utf-8]",),
    ),
    Mistake(
        "a column that is not known",
        edit("recipients.csv", ",organization,", ",organisation,"),
        ("recipients.csv:1:14: unknown column “organisation”; did you mean “organization”? [unknown-field]",),
    ),
    Mistake(
        "a header in capitals",
        edit("recipients.csv", "id,name,role", "ID,Name,Role"),
        (),
        "names of columns are read in any case",
    ),
    Mistake(
        "two addresses in a cell",
        edit("recipients.csv", "minister-de@example.org", '"minister-de@example.org, office@example.org"'),
        (
            "recipients.csv:3:88: the address “minister-de@example.org, office@example.org” contains “,”; write one plain address, like name@example.org (row 3, email) [bad-email]",
        ),
    ),
    Mistake(
        "a country as UK",
        edit("recipients.csv", ",DE,", ",UK,"),
        (
            "recipients.csv:3:51: “UK” is not a country code; write two capital letters (ISO 3166-1), or XX for an international body; did you mean “GB”? (row 3, country) [bad-country]",
        ),
    ),
    Mistake(
        "a country by its name",
        edit("recipients.csv", ",DE,", ",Germany,"),
        (
            "recipients.csv:3:51: “Germany” is not a country code; write two capital letters (ISO 3166-1), or XX for an international body; did you mean “DE”? (row 3, country) [bad-country]",
        ),
    ),
    Mistake(
        "a country in small letters",
        edit("recipients.csv", ",DE,", ",de,"),
        (
            "recipients.csv:3:51: “de” is not a country code; write two capital letters (ISO 3166-1), or XX for an international body; did you mean “DE”? (row 3, country) [bad-country]",
        ),
    ),
    Mistake(
        "an id with blanks",
        edit("recipients.csv", "de-labour,", "DE Labour,"),
        (
            "recipients.csv:3:1: “DE Labour” is not a valid id; use up to 64 lowercase letters a-z, digits and hyphens, starting with a letter or digit (row 3) [bad-id]",
        ),
    ),
    Mistake(
        "an id twice",
        edit("recipients.csv", "be-labour,", "de-labour,"),
        ("recipients.csv:4:1: the id “de-labour” is used twice, first on line 3; keep one (row 4) [duplicate-id]",),
    ),
    Mistake(
        "groups with a comma",
        edit("recipients.csv", ",DE,ministers,", ',DE,"ministers,ncp",'),
        (
            "recipients.csv:3:55: “ministers,ncp” is not a valid id; separate several groups by spaces: ministers ncp (row 3, groups) [bad-id]",
        ),
    ),
    Mistake(
        "a day as Excel counts them",
        edit("recipients.csv", "https://de.example.org/,2026-11-20", "https://de.example.org/,46353"),
        (
            "recipients.csv:3:112: “46353” is not a date; write it as year-month-day, like 2026-11-27 (row 3, checked_on) [bad-date]",
        ),
    ),
    Mistake(
        "a row with too many cells",
        edit("recipients.csv", "https://de.example.org/,2026-11-20", "https://de.example.org/,2026-11-20,x"),
        ("recipients.csv:3:123: the row has 10 cells, the header only 9 columns (row 3) [csv-row]",),
    ),
    Mistake(
        "mailto: before an address",
        edit("recipients.csv", "minister-de@", "mailto:minister-de@"),
        (
            "recipients.csv:3:70: the address “mailto:minister-de@example.org” contains “:”; write one plain address, like name@example.org (row 3, email) [bad-email]",
        ),
    ),
    Mistake(
        "a site without https",
        edit("recipients.csv", "https://de.example.org/", "de.example.org"),
        (
            "recipients.csv:3:88: “de.example.org” is not a valid web address; write it whole, beginning with https:// (row 3, source_url) [bad-url]",
        ),
    ),
    Mistake(
        "a table with its header only",
        save("recipients.csv", COLUMNS.encode()),
        ("recipients.csv:1:1: the table names no recipient below its first row; add one or delete the file [empty-file]",),
    ),
    Mistake(
        "an Excel file",
        both(save("recipients.xlsx", b"PK"), lambda folder: (folder / "recipients.csv").unlink()),
        (
            "recipients.xlsx:1:1: the table of recipients is not read from “recipients.xlsx”; save it as recipients.csv (“CSV UTF-8”), or use handbill import recipients [table-format]",
        ),
    ),
    Mistake(
        "Unicode text of Excel",
        save("recipients.csv", (COLUMNS + ROWS).replace(",", "\t").encode("utf-16")),
        ("recipients.csv:1:1: the file is saved in UTF-16 (“Unicode text”); save it as “CSV UTF-8” [not-utf-8]",),
    ),
    Mistake(
        "Excel's line sep=",
        save("recipients.csv", ("sep=;\n" + (COLUMNS + ROWS).replace(",", ";")).encode()),
        (),
        "the line says what parts the cells",
    ),
]
