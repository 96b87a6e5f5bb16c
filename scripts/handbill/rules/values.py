"""Rules about the values of fields: dates, addresses, colours, ids."""

from __future__ import annotations

from handbill.rules.rule import Rule, Subject, fields, named, whole

SUBJECT = Subject(
    "Values",
    (
        Rule("bad-date", "error", "A date is a day of the calendar, written year-month-day.",
             fields("campaign.yml", "deadline: 31/05/2027", "deadline: 2027-05-31")),
        Rule("bad-time", "error", "A time is written like 2027-05-01 18:30, or 2027-05-01 for a whole day.",
             fields("events/rally.md", "starts: 2027-05-01 10 am", "starts: 2027-05-01 10:00")),
        Rule("bad-zone", "error", "A time zone is that of a city, such as Europe/Brussels.",
             fields("events/rally.md", "timezone: CET", "timezone: Europe/Brussels")),
        Rule("bad-id", "error", "An id is in lowercase letters a-z, digits and hyphens.",
             fields("letters/wages.md", "audience: All Clerks", "audience: clerks")),
        Rule("duplicate-id", "error", "An id is used once.",
             fields("letters/wages.md", "fields: [name, name]", "fields: [name]")),
        Rule("bad-language", "error", "A language tag is written like en, pt-BR or zh-Hant (BCP 47).",
             named("faq.english.md", "faq.md", "---\ntitle: Questions\nsummary: What people ask.\n---\n\nAsk us.\n"),
             at="campaigns/fair-pay/faq.english.md:1"),
        Rule("bad-email", "error", "An e-mail address is one plain address, like name@example.org.",
             fields("campaign.yml", "contact: Office <office@example.org>", "contact: office@example.org")),
        Rule("bad-url", "error", "An address on the web is written whole and begins with https://.",
             fields("campaign.yml", "channels:\n  telegram: social.example/clerks",
                    "channels:\n  telegram: https://social.example/clerks")),
        Rule("bad-subject", "error", "A subject has no pieces of a mail link, such as “&body=”.",
             fields("letters/wages.md", "subject: Fair pay&body=now", "subject: Fair pay now")),
        Rule("bad-colour", "error", "A colour is written like \"#1f68c0\", in quotes.",
             fields("campaign.yml", "accent: red", 'accent: "#c5192d"')),
        Rule("accent-contrast", "error", "The colour of a campaign can be read on white and is no darker than it must be.",
             fields("campaign.yml", 'accent: "#ffff00"', 'accent: "#c5192d"')),
        Rule("bad-hashtag", "error", "A hashtag has letters, digits and _ only, and is written without its #.",
             fields("campaign.yml", 'hashtags: ["#FairPay"]', "hashtags: [FairPay]")),
        Rule("bad-picture", "error", "A picture in a field is one of the campaign, written like media/rally.jpg.",
             fields("briefing.md", "image: ../rally.png\nimage_alt: A crowd", "image: media/rally.png\nimage_alt: A crowd")),
        Rule("bad-alias", "error", "An old address is a path, like /old-name/.",
             fields("briefing.md", "aliases: [old-name]", "aliases: [/old-name/]")),
        Rule("bad-country", "error", "A country is two capital letters (ISO 3166-1), or XX for an international body.",
             whole("recipients.csv",
                   "id,name,country,groups,email,source_url,checked_on\n"
                   "minister,Minister of Work,Belgium,all,minister@example.org,https://gov.example.org/,2027-03-01\n",
                   "id,name,country,groups,email,source_url,checked_on\n"
                   "minister,Minister of Work,BE,all,minister@example.org,https://gov.example.org/,2027-03-01\n")),
    ),
)  # fmt: skip
