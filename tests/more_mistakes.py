"""More of what editors do wrong, thought of and not seen, and the one line that the check answers with."""

from __future__ import annotations

import io

from docx import Document

from mistake_project import SOUND, Mistake, add, edit, rename, save


def _word() -> bytes:
    document, stream = Document(), io.BytesIO()
    document.add_paragraph("We ask.")
    document.save(stream)
    return stream.getvalue()


SPANISH = "---\ntitle: Nota\nsummary: Sobre ello.\ntranslation: {status: machine}\n---\n\n## Hechos\n\nDiez meses.\n"
WORD = _word()

MORE = [
    Mistake('a deadline in the wrong century', edit('campaign.yml', 'deadline: 2027-01-31', 'deadline: 2072-01-31'), ('campaign.yml:9:11: warning: “deadline” is in 2072, more than 3 years ahead; is the year right? [far-day]',)),
    Mistake('a translation with its language in capitals', add('briefing.ES.md', SPANISH), ("briefing.ES.md:1:1: “ES” in the file's name is not a valid language tag; write it like briefing.es.md [bad-language]",)),
    Mistake('a translation whose language comes first', add('es.briefing.md', SPANISH), ("es.briefing.md:1:1: “briefing” in the file's name is not a valid language tag; write it like briefing.es.md [bad-language]",)),
    Mistake('a translation in a language of three letters', add('briefing.esp.md', SPANISH), ('briefing.esp.md:1:1: warning: the campaign is not offered in “esp”; this translation is not built [not-offered]',)),
    Mistake('a copy that a browser saved', add('briefing (1).md', SOUND['briefing.md']), ('briefing (1).md:1:1: “briefing (1).md” is not a valid name for a page here; write it like fair-pay.md, in lowercase letters a-z, digits and hyphens [file-name]',)),
    Mistake('a page that Notepad saved', add('briefing.md.txt', SPANISH), ('briefing.md.txt:1:1: warning: the file “briefing.md.txt” is not part of a campaign and is left out [stays-out]',)),
    Mistake('an address with a space', edit('recipients.csv', 'minister-de@example.org', 'minister de@example.org'), ('recipients.csv:3:72: the address “minister de@example.org” contains a space; write one plain address, like name@example.org (row 3, email) [bad-email]',)),
    Mistake('an address with a semicolon behind it', edit('recipients.csv', 'minister-de@example.org', 'minister-de@example.org;'), ('recipients.csv:3:87: the address “minister-de@example.org;” contains “;”; write one plain address, like name@example.org (row 3, email) [bad-email]',)),
    Mistake('an address that hides from machines', edit('recipients.csv', 'minister-de@example.org', 'minister-de(at)example.org'), ('recipients.csv:3:75: the address “minister-de(at)example.org” contains “(”; write one plain address, like name@example.org (row 3, email) [bad-email]',)),
    Mistake('two languages in one file', add('faq.md', '\n---\ntitle: Preguntas\nsummary: Sobre ello.\n---\n\n## Por qué\n\nPorque sí.\n'), ('faq.md:10:1: warning: the fields of a page are at its beginning only; a translation is a file of its own, such as index.fr.md [front-matter]',)),
    Mistake('typographic quotes around the name of a field', edit('faq.md', 'title: Questions', '“title”: Questions'), ('faq.md:2:1: unknown field ““title””; did you mean “title”? [unknown-field]',)),
    Mistake('the name of a field in capitals', edit('faq.md', 'title: Questions', 'Title: Questions'), ('faq.md:2:1: unknown field “Title”; did you mean “title”? [unknown-field]',)),
    Mistake('a field twice', edit('faq.md', 'title: Questions', 'title: Questions\ntitle: Answers'), ('faq.md:3:1: the field “title” is used twice, first on line 2; keep one [duplicate-field]',)),
    Mistake('a link to a file on a computer', edit('faq.md', '(briefing.md)', '(C:\\Users\\ines\\briefing.md)'), ('faq.md:8:27: “C:\\Users\\ines\\briefing.md” is a file on one computer; put it into the campaign and write its name, such as briefing.md [link-scheme]',)),
    Mistake('a link that a word processor made', edit('faq.md', '(briefing.md)', '(file:///C:/Users/ines/briefing.md)'), ('faq.md:8:27: “file:///C:/Users/ines/briefing.md” is a file on one computer; put it into the campaign and write its name, such as briefing.md [link-scheme]',)),
    Mistake('a picture with backslashes', edit('index.md', '(media/time-cards.jpg)', '(media\\time-cards.jpg)'), ('index.md:11:15: there is no picture “media\\time-cards.jpg”; did you mean “media/time-cards.jpg”? [missing-picture]',)),
    Mistake('a field image with backslashes', edit('index.md', 'image: media/gate.jpg', 'image: media\\gate.jpg'), ('index.md:4:8: “media\\gate.jpg” has the backslashes of Windows; write “media/gate.jpg” [bad-picture]',)),
    Mistake('a Word file with another ending', save('faq.md', WORD), ('faq.md:1:1: the file is one of Word, Excel or OpenDocument, whatever its name says; save its text as plain text, or use handbill import [not-text]',)),
    Mistake('an Excel file beside the table', save('recipients.xlsx', b'PK\x03\x04'), ('recipients.xlsx:1:1: the table of recipients is not read from “recipients.xlsx”; save it as recipients.csv (“CSV UTF-8”), or use handbill import recipients [table-format]',)),
    Mistake('the subject in the text of a letter', edit('letters/brand.md', 'Dear Norrvik', 'Subject: Wages\n\nDear Norrvik'), ('letters/brand.md:9:1: warning: “Subject:” is a field; write it above, between the two lines “---” [front-matter]',)),
    Mistake('a recipient without brackets', edit('letters/brand.md', 'to: [norrvik]', 'to: norrvik'), ('letters/brand.md:5:5: recipients are in a list of their ids: [norrvik]; only “reader” is alone [bad-type]',)),
    Mistake('two recipients in one text', edit('letters/brand.md', 'to: [norrvik]', 'to: "norrvik, de-labour"'), ('letters/brand.md:5:5: recipients are in a list of their ids: [norrvik, de-labour]; only “reader” is alone [bad-type]',)),
    Mistake('a merge that nobody finished', edit('faq.md', 'Because of the [briefing](briefing.md).', '<<<<<<< HEAD\nBecause.\n=======\nBecause of the [briefing](briefing.md).\n>>>>>>> main'), ('faq.md:8:1: two versions were merged here and nobody has chosen; keep the right lines, and delete those that begin with “<<<<<<<”, “=======” and “>>>>>>>” [merge-conflict]',)),
    Mistake('a link to a preview', edit('faq.md', '(briefing.md)', '(http://localhost:8000/wages/briefing/)'), ('faq.md:8:34: “localhost” is a name that only one network knows; write the name of a public site [url-host]',)),
    Mistake('an end in the year before', edit('events/webinar.md', 'ends: "2026-12-10 19:30"', 'ends: "2025-12-10 19:30"'), ('events/webinar.md:5:7: the event ends before it starts: 2026-12-10 18:00 to 2025-12-10 19:30; “ends” must not be earlier than “starts” [event-order]',)),
    Mistake('a day of news with a slip', rename('news/2026-11-20-strike.md', 'news/2062-11-20-strike.md'), ("news/2062-11-20-strike.md:3:7: the date 2026-11-20 is not that of the file's name, 2062-11-20; make them equal [news-date]",)),
    Mistake('a language twice', edit('campaign.yml', 'languages: [en]', 'languages: [en, en]'), ('campaign.yml:2:17: the language “en” is given twice; keep one [duplicate-language]',)),
    Mistake('language for languages', edit('campaign.yml', 'languages: [en]', 'language: [en]'), ('campaign.yml:2:1: unknown field “language”; did you mean “languages”? [unknown-field]',)),
    Mistake('an office checked in days to come', edit('recipients.csv', 'https://de.example.org/,2026-11-20', 'https://de.example.org/,2062-11-20'), ('recipients.csv:3:1: warning: “de-labour” cannot have been checked on 2062-11-20, a day to come; write when somebody looked it up [checked-later]',)),
    Mistake('a placeholder in capitals', edit('letters/brand.md', '[[name]]', '[[Name]]'), ('letters/brand.md:13:1: unknown placeholder “[[Name]]”; did you mean “name”? [unknown-placeholder]',)),
    Mistake('a placeholder with a bracket too few', edit('letters/brand.md', '[[name]]', '[[name]'), ('letters/brand.md:13:1: “[[name]” is sent as it is; write “[[name]]” [single-brackets]',)),
    Mistake('a placeholder in a title', edit('letters/brand.md', 'title: To the brand', 'title: To the brand [[name]]'), ('letters/brand.md:2:21: “[[name]]” is filled in only in the text of a letter; write “title” without it [bad-placeholder]',)),
    Mistake('a status in capitals', edit('campaign.yml', 'status: active', 'status: Active'), ('campaign.yml:1:9: “Active” is not known here; did you mean “active”? It can be draft, active, paused, won or closed [bad-value]',)),
    Mistake('an empty file', save('faq.md', b''), ('faq.md:1:1: the file is empty; write the page or delete the file [empty-file]',)),
    Mistake('code that never ends', add('faq.md', '\n```\nquote\n\n## More\n\nWords.\n'), ('faq.md:10:1: warning: the code that begins here has no end, so all that follows is shown as code; end it with a line “```” [open-code]',)),
    Mistake('a field image without media/', edit('index.md', 'image: media/gate.jpg', 'image: gate.jpg'), ('index.md:4:8: “gate.jpg” is not a picture of the campaign; write it like media/rally.jpg [bad-picture]',)),
    Mistake('a picture in other letters', edit('index.md', 'image: media/gate.jpg', 'image: media/Gate.JPG'), ('index.md:4:8: there is no picture “media/Gate.JPG”; did you mean “media/gate.jpg”? [missing-picture]',)),
    Mistake('campaign.yaml', rename('campaign.yml', 'campaign.yaml'), ('campaign.yaml:1:1: the file “campaign.yaml” is not read; its name is “campaign.yml” [file-name]',)),
    Mistake('Recipients.csv', rename('recipients.csv', 'Recipients.csv'), ('Recipients.csv:1:1: the file “Recipients.csv” is not read; its name is “recipients.csv” [file-name]',)),
    Mistake('a folder in capitals', rename('letters', 'Letters'), ('Letters:1:1: the folder “Letters” is not read; its name is “letters” [file-name]',)),
    Mistake('a folder in the singular', rename('letters', 'letter'), ('letter:1:1: the folder “letter” is not read; its name is “letters” [file-name]',)),
    Mistake('an ending in capitals', rename('faq.md', 'faq.MD'), ('faq.MD:1:1: the file “faq.MD” is not read; its name is “faq.md” [file-name]',)),
    Mistake('an ending of another program', rename('faq.md', 'faq.markdown'), ('faq.markdown:1:1: the file “faq.markdown” is not read; its name is “faq.md” [file-name]',)),
    Mistake('a remark that never ends', add('faq.md', '\n<!-- ask Ines\n\nMore words.\n'), ('faq.md:10:1: “<!--” is not a tag that a page can have; write it in Markdown, or “&lt;” for the character itself [unsafe-html]',)),
    Mistake('two addresses of contact', edit('campaign.yml', 'contact: office@example.org', 'contact: office@example.org, press@example.org'), ('campaign.yml:8:28: the address “office@example.org, press@example.org” contains “,”; write one plain address, like name@example.org [bad-email]',)),
    Mistake('a month 31', edit('campaign.yml', 'deadline: 2027-01-31', 'deadline: 2027-31-01'), ('campaign.yml:9:11: “2027-31-01” is not a day of the calendar [bad-date]',)),
    Mistake('a link as wikis have it', edit('faq.md', '[briefing](briefing.md)', '[[briefing]]'), ('faq.md:8:16: warning: “[[briefing]]” is not a link here; write “[briefing](file.md)” [wiki-link]',)),
    Mistake('a link the wrong way round', edit('faq.md', '[briefing](briefing.md)', '(briefing)[briefing.md]'), ('faq.md:8:16: warning: “(briefing)[briefing.md]” is not a link, with its brackets the wrong way round; write “[briefing](briefing.md)” [spaced-link]',)),
    Mistake('an address for a link', edit('faq.md', '(briefing.md)', '(office@example.org)'), ('faq.md:8:27: the link “office@example.org” leads to no page [broken-link]',)),
    Mistake('a choice with a slip', edit('letters/ministers.md', 'choose: recipient', 'choose: recipients'), ('letters/ministers.md:6:9: “recipients” is not known here; did you mean “recipient”? It can be none, country, recipient or several [bad-value]',)),
    Mistake('a letter without brackets', edit('audiences/retail.md', 'letters: [brand]', 'letters: brand'), ('audiences/retail.md:4:10: “letters” must be a list, such as [brand] [bad-type]',)),
    Mistake('a letter that was deleted', (lambda folder: (folder / "letters/brand.md").unlink()), ('audiences/retail.md:4:11: unknown letter “brand” [unknown-letter]',)),
    Mistake('a formula', edit('recipients.csv', 'Erika Lindt', '=VLOOKUP(A1)'), ('recipients.csv:3:11: “=VLOOKUP(A1)” begins like a formula, which a spreadsheet would compute; write words (row 3) [csv-formula]',)),
    Mistake('a formula without a result', edit('recipients.csv', 'Erika Lindt', '#N/A'), ('recipients.csv:3:11: “#N/A” is what a spreadsheet shows when a formula finds nothing; write words (row 3) [csv-formula]',)),
    Mistake('a country as a number', edit('recipients.csv', 'Ministry,DE', 'Ministry,49'), ('recipients.csv:3:51: “49” is not a country code; write two capital letters (ISO 3166-1), or XX for an international body (row 3, country) [bad-country]',)),
    Mistake('yes for true', edit('events/webinar.md', 'online: true', 'online: yes'), ('events/webinar.md:7:9: “yes” must be true or false [bad-type]',)),
    Mistake('a day that ends at 24', edit('events/webinar.md', '"2026-12-10 18:00"', '"2026-12-10 24:00"'), ('events/webinar.md:4:9: “2026-12-10 24:00” is not a valid time [bad-time]',)),
    Mistake('a time with a dot', edit('events/webinar.md', '"2026-12-10 18:00"', '"2026-12-10 18.00"'), ('events/webinar.md:4:9: “2026-12-10 18.00” is not a time; write it like 2027-05-01 18:30, or 2027-05-01 for a whole day [bad-time]',)),
    Mistake('a time zone as a difference', edit('events/webinar.md', 'timezone: Europe/Brussels', 'timezone: UTC+1'), ('events/webinar.md:6:11: “UTC+1” is not a time zone; write it like Europe/Brussels or Asia/Yangon [bad-zone]',)),
    Mistake('a time zone with a slip', edit('events/webinar.md', 'timezone: Europe/Brussels', 'timezone: Europe/Brusels'), ('events/webinar.md:6:11: “Europe/Brusels” is not a time zone; did you mean “Europe/Brussels”? [bad-zone]',)),
    Mistake('a list without spaces', add('faq.md', '\n-one\n-two\n'), ('faq.md:10:1: warning: “-one” begins no list without a space; write “- one” [raw-markup]',)),
    Mistake('a field with a space before it', edit('faq.md', 'title: Questions\nsummary: About it.', 'title: Questions\n summary: About it.'), ('faq.md:3:2: the line cannot be read: “summary:” has spaces before it that the line above does not have; take them out [yaml]',)),
    Mistake('dots for dashes', edit('faq.md', '---\ntitle', '...\ntitle'), ('faq.md:1:1: the file must begin with a line “---”, the fields of the page, and another “---” [no-front-matter]',)),
]  # fmt: skip
