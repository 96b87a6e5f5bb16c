"""Where no catalogue has words in a language, its pages are in two, and each word says in which (WCAG 2.2, 3.1.2)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from drawn import addresses, campaign, mkdocs, page, rendered, site_of, translation
from handbill.model.campaign import Site
from handbill.translations import direction
from handbill.translations.catalogues import interface_language
from visitor import Element

WORDS = {"de": "Gruß", "fa": "درود", "fr": "façon"}
"""What all words of authors in a language are."""
SAID = ("title", "aria-label", "alt", "placeholder")
"""The attributes that are read to people."""
MARKS = {"de": re.compile("ß"), "fa": re.compile("[\u0600-\u06ff]"), "fr": re.compile("façon")}


def drawn(root: Path, tag: str) -> Site:
    """A site in English and another language, with one of each kind of page, and one that is not translated."""
    word = WORDS[tag]
    there = f".{tag}.md"
    files = {
        "mkdocs.yml": mkdocs("en", tag),
        "docs/index.md": page("Hub"),
        f"docs/index{there}": translation(word, word, summary=word),
        "docs/privacy.md": page("Privacy"),
        "campaigns/pay/campaign.yml": campaign(
            languages=["en", tag], organisers=[{"name": {"en": "Clerks", tag: word}}], deadline="2027-06-01", hashtags=["Pay"]
        ),
        "campaigns/pay/index.md": page("Pay"),
        f"campaigns/pay/index{there}": translation(word, f"{word}[^1]\n\n[^1]: {word}\n", summary=word, share_text=word, notice=word),
        "campaigns/pay/recipients.csv": (
            f"id,name,name.{tag},role.{tag},country,email,language,source_url,checked_on\n"
            f"mia,Mia Moss,{word} 1,,DE,mia@gov.example.org,{tag},https://gov.example.org/,2027-05-01\n"
            f"ben,Ben Bay,{word} 2,{word},FR,ben@gov.example.org,en,https://gov.example.org/,2026-05-01\n"
        ),
        "campaigns/pay/letters/wages.md": page("Wages", "[[name]]\n", subject="Pay", to=["mia", "ben"], choose="several", fields=["name"]),
        f"campaigns/pay/letters/wages{there}": translation(word, f"{word}\n\n[[name]] [[recipient.role|{word}]]\n", subject=word, summary=word, why=word),
        "campaigns/pay/letters/hours.md": page("Hours", "Dear all.\n", subject="Hours", to=["mia"], fields=["city"]),
        "campaigns/pay/actions/write.md": page("Write", kind="letter", letter="wages", order=1),
        f"campaigns/pay/actions/write{there}": translation(word, word, summary=word),
        "campaigns/pay/events/meeting.md": page(
            "Meeting", starts="2027-05-20 18:30", ends="2027-05-20 20:00", timezone="Asia/Yangon", place="Hall", online=True,
            updated="2027-04-02", register_url="https://join.example.org/", languages=["en", tag],
        ),
        f"campaigns/pay/events/meeting{there}": translation(word, word, summary=word, place=word),
        "campaigns/pay/events/open.md": page(
            "Open", when={"from": "2027-08-01", "to": "2027-08-31"}, online=True, updated="2027-04-02"
        ),
        "campaigns/pay/news/2027-05-01-march.md": page("March", date="2027-05-01"),
        f"campaigns/pay/news/2027-05-01-march{there}": translation(word, word, summary=word),
        "campaigns/done/campaign.yml": campaign(status="won", languages=["en", tag], organisers=[{"name": {"en": "C", tag: word}}]),
        "campaigns/done/index.md": page("Done"),
        f"campaigns/done/index{there}": translation(word, word, summary=word),
    }  # fmt: skip
    return site_of(root, files)


def spoken(element: Element) -> tuple[str, str]:
    return element.inherited("lang"), element.inherited("dir")


def is_name_of_a_language(element: Element) -> bool:
    return bool(element.inherited("hreflang"))


@pytest.mark.parametrize("tag", ["de", "fa", "fr"])
def test_every_word_says_in_which_language_it_is(tag: str, tmp_path: Path) -> None:
    site = drawn(tmp_path, tag)
    around = interface_language(tag)
    assert around == (tag if tag == "fr" else "en")
    pages = [address for address in addresses(site) if address.startswith(f"{tag}/")]
    assert len(pages) >= 14
    for address in pages:
        whole = rendered(site, address)
        assert spoken(whole.one("html")) == (tag, direction(tag))
        said = [(one, one.attributes[name]) for one in whole.one("body") for name in SAID if name in one.attributes]
        for element, text in (*whole.one("body").texts(), *said):
            # The name of the site is in no language, nor is code.
            if is_name_of_a_language(element) or text == "Hub" or element.name == "code" or not re.search(r"[^\W\d_]", text):
                continue
            authored = MARKS[tag].search(text)
            assert not authored or spoken(element) == (tag, direction(tag)), (address, text)
            # What is written in the source, where there is no translation, is in English as well.
            assert authored or spoken(element)[0] in (around, "en"), (address, text)
