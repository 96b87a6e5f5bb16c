"""Rules about fields: YAML, names of fields, and what kind of value they take."""

from __future__ import annotations

from handbill.rules.rule import Rule, Subject, fields, whole


def _visit(day: str) -> str:
    """An action with a deadline of its own."""
    return f"---\ntitle: Visit\nsummary: Go there.\nkind: meeting\ndeadline: {day}\n---\n\nGo, and thank you.\n"


SUBJECT = Subject(
    "Fields",
    (
        Rule("no-front-matter", "error", "A page begins with its fields between two lines “---”.",
             whole("faq.md", "»title: Questions\nsummary: What people ask.\n\nAsk us.\n",
                   "---\ntitle: Questions\nsummary: What people ask.\n---\n\nAsk us.\n")),
        Rule("yaml", "error", "A field is its name, a colon, a space and its value; a text with “: ” in it is in quotes.",
             fields("briefing.md", "title: Pay: what we ask", 'title: "Pay: what we ask"')),
        Rule("yaml-alias", "error", "A value is written where it is read, without “&” and “*”.",
             fields("campaign.yml", "contact: &a office@example.org", "contact: office@example.org")),
        Rule("yaml-merge", "error", "Fields are written out, not taken over with “<<”.",
             fields("campaign.yml", "organisers:\n  - name: Union of Clerks\n»    <<: {role: Host}", "organisers:\n  - name: Union of Clerks\n    role: Host")),
        Rule("yaml-tag", "error", "A value has no “!” before it that says what kind it is.",
             fields("campaign.yml", "contact: !!str office@example.org", "contact: office@example.org")),
        Rule("yaml-directive", "error", "No line of fields begins with “%”.",
             whole("campaigns/fair-hours/campaign.yml",
                   "%YAML 1.2\n---\nstatus: active\nlanguages: [en, fr]\norganisers:\n  - name: Union of Clerks\ncontact: office@example.org\n",
                   "status: active\nlanguages: [en, fr]\norganisers:\n  - name: Union of Clerks\ncontact: office@example.org\n"),
             at="campaigns/fair-hours/campaign.yml:1"),
        Rule("setting-without-effect", "warning", "The look of pages is set where Handbill reads it, not in the theme.",
             fields("mkdocs.yml", "theme:\n  name: material\n»  palette: {primary: teal}", "theme:\n  name: material\n  font: false")),
        Rule("unknown-field", "error", "A field is one that its file can have.",
             fields("campaign.yml", "dedline: 2027-05-01", "deadline: 2027-05-01")),
        Rule("missing-field", "error", "A file has all fields that it needs.",
             whole("news/2027-03-02-met.md", "---\n»title: We met\n---\n\nWe met the minister.\n",
                   "---\ntitle: We met\ndate: 2027-03-02\n---\n\nWe met the minister.\n")),
        Rule("empty-field", "error", "A field that is written has a value.",
             fields("campaign.yml", "deadline:", "deadline: 2027-05-01")),
        Rule("duplicate-field", "error", "A field is written once.",
             fields("campaign.yml", "deadline: 2027-05-01\n»deadline: 2027-05-02", "deadline: 2027-05-01")),
        Rule("bad-type", "error", "A value is of the kind that its field takes: a text, a list, a number, or true and false.",
             fields("campaign.yml", "hashtags: FairPay", "hashtags: [FairPay]")),
        Rule("bad-value", "error", "A field with a choice of values has one of them.",
             fields("campaign.yml", "status: live", "status: active")),
        Rule("empty-text", "error", "A text has words.",
             fields("briefing.md", 'title: " "', "title: What we ask")),
        Rule("one-line", "error", "A title, a subject and other short texts are on one line.",
             fields("briefing.md", "title: |\n  What we\n  ask", "title: What we ask")),
        Rule("typed-quotes", "warning", "A text is in the plain quotes of the keyboard or in none; typographic ones are seen by readers.",
             fields("briefing.md", "title: “What we ask”", "title: What we ask")),
        Rule("first-words", "error or warning", "The words of a new file are replaced by your own; in a draft they may wait.",
             fields("briefing.md", "title: Title of the page", "title: What we ask")),
        Rule("unset-variable", "error", "An environment variable that mkdocs.yml names is set, or has a default.",
             fields("mkdocs.yml", "site_url: !ENV HANDBILL_RULE_EXAMPLE",
                    "site_url: !ENV [HANDBILL_RULE_EXAMPLE, 'https://hub.example.org/']")),
        Rule("duplicate-language", "error", "A language is in a list once.",
             fields("campaign.yml", "languages: [en, en]", "languages: [en]")),
        Rule("unknown-language", "error", "A campaign is in languages of the site, and its fields in those of the campaign.",
             fields("campaign.yml", "languages: [en, de]", "languages: [en]")),
        Rule("source-language", "error", "The language that a campaign is written in is one of its languages.",
             fields("campaigns/fair-hours/campaign.yml", "languages: [fr]", "languages: [en, fr]")),
        Rule("unknown-organiser", "error", "A circular comes from organisers of the campaign.",
             whole("circular.md",
                   "---\ntitle: A call\nsummary: To our members.\ndate: 2027-03-01\nfrom: [Union of Clarks]\n---\n\nWrite.\n",
                   "---\ntitle: A call\nsummary: To our members.\ndate: 2027-03-01\nfrom: [Union of Clerks]\n---\n\nWrite.\n")),
        Rule("deadline-passed", "warning", "A deadline is still to come; the pages say when it has passed.",
             whole("actions/visit.md", _visit("2027-02-01"), _visit("2027-05-01"))),
        Rule("passed-words", "warning", "A page whose event or deadline is over says in “after” what is so now.",
             fields("events/rally.md",
                    "revision: 1\nstarts: 2027-03-05 10:00\nends: 2027-03-05 12:00",
                    "revision: 1\nstarts: 2027-03-05 10:00\nends: 2027-03-05 12:00\nafter: We were thousands."),
             at="campaigns/fair-pay/events/rally.md:2"),
        Rule("ended-without-date", "warning", "A campaign that is over has a date, so that the archive can name its year.",
             fields("campaigns/fair-hours/campaign.yml", "status: closed", "status: active")),
    ),
)  # fmt: skip
