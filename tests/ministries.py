"""A campaign whose letters go to sixty ministries, and are in the seven languages that they read: a short one and a long one."""

from __future__ import annotations

import json
from pathlib import Path

from drawn import campaign, mkdocs, page, translation

LANGUAGES = ("en", "fr", "es", "ru", "be", "my", "ar")
OVERRIDES = Path(__file__).parents[1] / "overrides"
COUNT = 60
FEW = 12
"""So many of them get the long letter."""
MORE = 20

SUBJECTS = {
    "en": "Pay fairly", "fr": "Payez équitablement", "es": "Paguen con justicia", "ru": "Платите справедливо",
    "be": "Плаціце справядліва", "my": "တရားမျှတစွာ ပေးချေပါ", "ar": "ادفعوا بإنصاف",
}  # fmt: skip
FALLBACKS = {
    "en": "Dear Sir or Madam", "fr": "Madame, Monsieur", "es": "Estimados señores", "ru": "Уважаемые господа",
    "be": "Паважаныя спадары", "my": "လေးစားအပ်ပါသော", "ar": "السيدات والسادة",
}  # fmt: skip
BODIES = {
    "en": "Please pay fairly.", "fr": "Payez équitablement.", "es": "Paguen con justicia.", "ru": "Платите справедливо.",
    "be": "Плаціце справядліва.", "my": "တရားမျှတစွာ ပေးပါ။", "ar": "ادفعوا بإنصاف.",
}  # fmt: skip


def language_of(number: int) -> str:
    """The language that an office reads; the site has none of the last one's."""
    return (*LANGUAGES, "ja")[number % 8]


def salutation_of(number: int) -> str:
    """The form of address of every third office, in its own language."""
    return "" if number % 3 else f"{FALLBACKS.get(language_of(number), 'Dear').replace(',', ' et')} {number}"


def expected(number: int, shown: str, name: str) -> tuple[str, str, str]:
    """Address, subject and body of the message to an office, sent from the page in the language `shown` by `name`."""
    read = language_of(number)
    sent = read if read in LANGUAGES else shown
    salutation = salutation_of(number) if sent == read and salutation_of(number) else FALLBACKS[sent]
    body = f"{salutation},\r\n\r\n{BODIES[sent]}\r\n\r\n{name}"
    return f"office{number}@ministries.government.example.org", SUBJECTS[sent], body


def long_part(language: str) -> str:
    """What makes the letter too long for the pages in the other languages: a list, and more text."""
    return f"- {BODIES[language]}\n- {BODIES[language]}\n\n" + f"{BODIES[language]}\n\n" * 30


def draw_ministries(root: Path) -> Path:
    """Writes the project and returns its folder."""
    config = json.loads(mkdocs(*LANGUAGES, share_pictures=False))
    config["theme"] = {"name": "material", "custom_dir": str(OVERRIDES), "font": False}
    config["plugins"][1]["i18n"] |= {
        "docs_structure": "suffix", "fallback_to_default": False, "reconfigure_search": False, "reconfigure_material": False,
    }  # fmt: skip
    columns = ["id", "name", "country", "groups", "email", "language", *(f"salutation.{tag}" for tag in LANGUAGES if tag != "en")]
    rows = [",".join([*columns, "salutation", "source_url", "checked_on"])]
    for number in range(COUNT):
        said = {language_of(number): salutation_of(number)}
        cells = [
            f"office-{number}",
            f"Ministry {number}",
            ("BE", "FR", "KE", "MM")[number % 4],
            " ".join(name for name, count in (("all", COUNT), ("more", MORE), ("few", FEW)) if number < count),
            f"office{number}@ministries.government.example.org",
        ]
        cells += [language_of(number), *(said.get(tag, "") for tag in LANGUAGES if tag != "en"), said.get("en", "")]
        rows.append(",".join([*cells, "https://gov.example.org/", "2029-12-01"]))
    files = {
        "mkdocs.yml": json.dumps(config, ensure_ascii=False),
        "docs/index.md": page("Hub"),
        "campaigns/pay/campaign.yml": campaign(languages=list(LANGUAGES)),
        "campaigns/pay/index.md": page("Pay"),
        "campaigns/pay/recipients.csv": "\n".join(rows) + "\n",
    }
    for tag in LANGUAGES:
        short, long = (
            f"[[recipient.salutation|{FALLBACKS[tag]}]],\n\n{BODIES[tag]}\n\n{more}[[name]]\n" for more in ("", long_part(tag))
        )
        letters = (
            ("wages", short, "all", "several"), ("hours", long, "few", "recipient"), ("time", short, "more", "recipient"),
            ("all", short, "all", "none"),
        )  # fmt: skip
        for name, body, group, choose in letters:
            facts = {"to": [f"group:{group}"], "choose": choose, "fields": ["name"], "downloads": ["txt"]}
            made = (
                page("Wages", body, subject=SUBJECTS[tag], **facts)
                if tag == "en"
                else translation("Wages", body, subject=SUBJECTS[tag])
            )
            files[f"campaigns/pay/letters/{name}{'' if tag == 'en' else f'.{tag}'}.md"] = made
    for name, text in files.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return root
