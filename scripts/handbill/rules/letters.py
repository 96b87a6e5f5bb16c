"""Rules about letters: placeholders, what mail can carry, what paper can show."""

from __future__ import annotations

from handbill.rules.rule import Rule, Subject, body, fields, whole

_WRAPPED = (
    "Dear Minister, we write to you about the wages of all clerks in the\n"
    "public offices of the country, which have not been raised for years,\n"
    "while the prices of food and of rent have gone up by a third or more."
)


def _ward(labels: str) -> str:
    return f"---\ntitle: Wards\nsummary: About wards.\nsubject: Your ward\nto: reader\nfields: [ward]\n{labels}---\n\nI live in [[ward]].\n"


SUBJECT = Subject(
    "Letters",
    (
        Rule("unknown-placeholder", "error", "A placeholder of a letter is named in its “fields”.",
             body("letters/wages.md", "Dear Minister,\n\nplease pay.\n\n»[[nmae]] [[name]]", "Dear Minister,\n\nplease pay.\n\n[[name]]")),
        Rule("bad-placeholder", "error", "A placeholder can be filled for every recipient, and is not in a subject.",
             fields("letters/wages.md", "subject: Pay for [[name]]", "subject: Fair pay")),
        Rule("bad-postcard", "error", "The text of postcards has at most 350 characters and no placeholders, since cards are signed by hand.",
             fields("letters/wages.md", 'postcard: "Please pay us. [[name]]"', "postcard: Please pay us.")),
        Rule("broken-placeholder", "warning", "A placeholder has the id of a field between its brackets.",
             body("letters/wages.md", "Dear Minister,\n\n[[]] [[name]]", "Dear Minister,\n\n[[name]]")),
        Rule("single-brackets", "error", "A placeholder is between two brackets on each side.",
             body("letters/wages.md", "Dear Minister,\n\n[name]\n\n[[name]]", "Dear Minister,\n\n[[name]]")),
        Rule("unused-field", "warning", "What a letter asks of its readers is said in it.",
             fields("letters/wages.md", "fields: [name, ward]\nlabels: {ward: Your ward}", "fields: [name]")),
        Rule("missing-label", "error or warning", "A field of your own has a label, which says what it asks, in each language.",
             whole("letters/ward.md", _ward(""), _ward("labels: {ward: Your ward}\n")),
             at="campaigns/fair-pay/letters/ward.md:6"),
        Rule("letter-html", "error", "A letter has no HTML.", body("letters/wages.md", "Please pay.<br>[[name]]", "Please pay.\n\n[[name]]")),
        Rule("letter-form", "error", "A letter has no tables, pictures or footnotes, which mail cannot carry.",
             body("letters/wages.md", "[[name]]\n\n»| a | b |\n|---|---|\n| 1 | 2 |", "[[name]]\n\na is 1, b is 2.")),
        Rule("letter-sign", "warning", "A letter has no characters at which some mail programs cut it.",
             body("letters/wages.md", "Pay & time.\n\n[[name]]", "Pay and time.\n\n[[name]]")),
        Rule("soft-hyphen", "warning", "A letter has no soft hyphens, which some mail programs show as dashes.",
             body("letters/wages.md", "Fair pay\N{SOFT HYPHEN}ment.\n\n[[name]]", "Fair payment.\n\n[[name]]")),
        Rule("hard-wrap", "warning", "A paragraph of a letter is one line; mail programs wrap it.",
             body("letters/wages.md", f"[[name]]\n\n»{_WRAPPED}", f"[[name]]\n\n{_WRAPPED.replace(chr(10), ' ')}")),
        Rule("missing-glyph", "error", "The fonts of a letter's PDF have its characters.",
             body("letters/wages.md", "Pay now ☭\n\n[[name]]", "Pay now!\n\n[[name]]")),
        Rule("unknown-letter", "error", "A letter that an action or an audience names is there.",
             fields("actions/write.md", "letter: wage", "letter: wages")),
        Rule("unknown-event", "error", "An event that an action names is there.",
             fields("actions/write.md", "event: raly", "event: rally")),
        Rule("unknown-audience", "error", "An audience that a letter or an action names is there.",
             fields("letters/wages.md", "audience: clarks", "audience: clerks")),
    ),
)  # fmt: skip
