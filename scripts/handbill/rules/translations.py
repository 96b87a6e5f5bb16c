"""Rules about translations: words in other languages, and how far they can be trusted."""

from __future__ import annotations

from handbill.rules.rule import Rule, Subject, body, fields, named, told, whole

_INDEX = "campaigns/fair-hours/index.fr.md"
_LETTER = "campaigns/fair-hours/letters/hours.fr.md"
_HUB = "docs/index.fr.md"
_WELCOME, _LIST = "Bienvenue. Le [manuel](handbook/index.md) explique comment :", "- lire,\n- écrire."
_MORE = "Des syndicats de nombreux pays gardent leurs campagnes ici. Qui les lit peut écrire à ceux qui décident, dans sa langue."

SUBJECT = Subject(
    "Translations",
    (
        Rule("missing-translation", "error or warning", "A page is translated into every language of its campaign.",
             told(_INDEX, "index.fr.md is missing", "index.fr.md is there"), at="campaigns/fair-hours/index.md:1"),
        Rule("missing-catalogue", "warning", "The interface has words in every language of the site.",
             told("mkdocs.yml", "a site in Klingon, into which nobody has translated the interface", "a site in English and French"),
             at="mkdocs.yml:1"),
        Rule("no-source", "error", "A page has a file in the language that the campaign is written in.",
             named("faq.fr.md", "faq.md", "---\ntitle: Questions\nsummary: What people ask.\n---\n\nAsk us.\n"),
             at="campaigns/fair-pay/faq.fr.md:1"),
        Rule("not-offered", "warning", "A translation is in a language of its campaign; others are not built.",
             told("index.fr.md", "a translation into French, though the campaign is in English only", "no translation into French"),
             at="campaigns/fair-pay/index.fr.md:1"),
        Rule("not-a-translation", "error", "Only a translation has the field “translation”.",
             fields("briefing.md", "translation: {status: machine}", "share_text: Pay now")),
        Rule("translation-status", "warning", "A translation says how far it can be trusted.",
             whole(_INDEX, "---\ntitle: Des heures justes\nsummary: Huit heures.\n---\n\n## Revendications {#demands}\n\n- 2026-05-01: Grève.\n",
                   "---\ntitle: Des heures justes\nsummary: Huit heures.\ntranslation: {status: machine, source_hash: \"83533fd36e9e\"}\n"
                   "---\n\n## Revendications {#demands}\n\n- 2026-05-01: Grève.\n"),
             at=f"{_INDEX}:1"),
        Rule("no-source-hash", "warning", "A translation records the hash of the source that it was made from.",
             fields(_INDEX, "translation: {status: machine}", 'translation: {status: machine, source_hash: "83533fd36e9e"}')),
        Rule("stale-translation", "warning", "A translation is brought up to date when its source changes.",
             fields(_INDEX, 'translation: {status: machine, source_hash: "0123456789ab"}',
                    'translation: {status: machine, source_hash: "83533fd36e9e"}')),
        Rule("fact-in-translation", "error", "Dates, recipients and other facts are in the source file only; a translation has words.",
             fields(_LETTER, "»choose: none", "subject: Des heures justes")),
        Rule("empty-translation", "error", "A translation has words.",
             whole(_INDEX, '---\ntitle: Fair hours\ntranslation: {status: machine, source_hash: "83533fd36e9e"}\nsummary: Eight.\n---\n',
                   '---\ntitle: Des heures justes\ntranslation: {status: machine, source_hash: "83533fd36e9e"}\nsummary: Huit.\n---\n'
                   "\n## Revendications {#demands}\n\n- 2026-05-01: Grève.\n"),
             at=f"{_INDEX}:1"),
        Rule("missing-word", "warning", "A translation has every text of the fields that its source has.",
             fields(_INDEX, "notice: Nouvelle date", "share_text: Huit heures")),
        Rule("missing-placeholder", "warning", "A translation of a letter has the placeholders of its source.",
             body(_LETTER, "Merci.", "Merci.\n\n[[name]]"), at=f"{_LETTER}:*"),
        Rule("extra-placeholder", "warning", "A translation of a letter has no placeholder that its source does not have.",
             body(_LETTER, "Huit heures.\n\n»[[name]], [[date]]", "Huit heures.\n\n[[name]]")),
        Rule("translation-numbers", "warning", "A translation has the numbers of its source.",
             fields(_INDEX, "summary: Huit heures depuis 1886.", "summary: Huit heures.")),
        Rule("translation-links", "warning", "A translation has the links of its source.",
             body(_HUB, f"Bienvenue. Le manuel explique comment :\n\n{_LIST}\n\n{_MORE}", f"{_WELCOME}\n\n{_LIST}\n\n{_MORE}"),
             at=f"{_HUB}:*"),
        Rule("translation-lists", "warning", "A list of a translation has as many items as that of its source.",
             body(_HUB, f"{_WELCOME}\n\n»- écrire.\n\n{_MORE}", f"{_WELCOME}\n\n{_LIST}\n\n{_MORE}")),
        Rule("translation-length", "warning", "A translation is about as long as its source.",
             body(_HUB, f"{_WELCOME}\n\n{_LIST}", f"{_WELCOME}\n\n{_LIST}\n\n{_MORE}"), at=f"{_HUB}:*"),
        Rule("glossary-term", "warning", "A translation has the words that the glossary of its campaign fixes.",
             whole("campaigns/fair-hours/glossary.csv", "en,fr\nEight hours,Journée de huit heures\n", "en,fr\nEight hours,Huit heures\n"),
             at="campaigns/fair-hours/*.fr.md:*"),
        Rule("timeline-dates", "warning", "The timeline of a translation has the dates of its source.",
             body(_INDEX, "## Revendications {#demands}\n\n- 2026-05-02: Grève.", "## Revendications {#demands}\n\n- 2026-05-01: Grève.")),
    ),
)  # fmt: skip
