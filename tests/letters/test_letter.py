"""A letter ready to be sent: its placeholders, its addressees, and the links its readers can choose from."""

from __future__ import annotations

import gettext
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from drawn import campaign, campaign_of, mkdocs, page, page_of, site_of, translation
from handbill import translations
from handbill.letters.addressees import addressees, copies, recipient_values
from handbill.letters.envelopes import Envelope, envelopes, worst
from handbill.letters.letter import letter_text, sent_text, text_with_placeholders
from handbill.model.campaign import Campaign, Site
from handbill.model.publication import as_of
from rfc6068 import parse

OFFICES = """\
id,name,name.fr,role,country,groups,email,source_url,checked_on
mia,Mia Moss,Mia Mousse,Minister,BE,ministers eu,mia@gov.example.org,https://gov.example.org/,2027-05-01
ben,Ben Bay,,Deputy,BE,deputies,ben@gov.example.org,https://gov.example.org/,2027-05-01
zoe,Zoë <b>&amp; Co,,Envoy,FR,ministers,zoe@gov.example.org,https://gov.example.org/,2027-05-01
who,,,International Office,XX,,office@world.example.org,https://gov.example.org/,2027-05-01
pia,Pia Post,,Clerk,FR,deputies,,https://gov.example.org/,2027-05-01
"""


def drawn(root: Path, body: str = "Dear all.\n", files: dict[str, str] | None = None, **fields: Any) -> Site:
    """A site with one letter, written in English and offered in French too."""
    drawing = {
        "mkdocs.yml": mkdocs("en", "fr", "ar"),
        "campaigns/pay/campaign.yml": campaign(languages=["en", "fr", "ar"]),
        "campaigns/pay/index.md": page("Pay"),
        "campaigns/pay/recipients.csv": OFFICES,
        "campaigns/pay/letters/wages.md": page("Wages", body, **{"subject": "Pay us", "to": ["mia"], **fields}),
    }
    return site_of(root, drawing | (files or {}))


def letter(site: Site) -> tuple[Campaign, Any]:
    return campaign_of(site), page_of(site, "letter", "wages")


def sends(site: Site, language: str = "en", most: int = 2000) -> tuple[Envelope, ...]:
    found, one = letter(site)
    return envelopes(found, one, sent_text(one, language), most)


class _Marked(gettext.NullTranslations):
    """A catalogue that shows which language was asked for its words."""

    def __init__(self, tag: str) -> None:
        super().__init__()
        self.tag = tag

    def gettext(self, message: str) -> str:
        return f"{message} ({self.tag})"


@pytest.fixture
def _marked_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(translations, "catalogue", _Marked)


def test_an_unfilled_placeholder_reads_its_label_in_brackets(tmp_path: Path) -> None:
    _, one = letter(drawn(tmp_path, "Yours, [[name]], [[members]] members\n", fields=["name", "members"]))
    made = letter_text(one, one.source_text)
    assert made.text == "Yours, [Your name], [Number of members] members"
    assert '<mark data-hb-field="name">[Your name]</mark>' in made.html


def test_the_text_for_the_script_differs_only_in_its_placeholders(tmp_path: Path) -> None:
    body = "Dear [[recipient.name]],\n\n- *one*\n- [two](https://example.org/)\n\nYours,\n**[[name]]**\n"
    _, one = letter(drawn(tmp_path, body, fields=["name"]))
    with_placeholders = text_with_placeholders(one.source_text)
    assert with_placeholders == "Dear [[recipient.name]],\n\n- one\n- two <https://example.org/>\n\nYours,\n[[name]]"
    filled = letter_text(one, one.source_text, {"recipient.name": "Mia", "name": "Ada"})
    assert with_placeholders.replace("[[recipient.name]]", "Mia").replace("[[name]]", "Ada") == filled.text


@pytest.mark.usefixtures("_marked_words")
def test_labels_stand_in_the_language_of_the_letter(tmp_path: Path) -> None:
    files = {"campaigns/pay/letters/wages.fr.md": translation("Salaires", "[[name]] [[date]]\n", subject="Payez")}
    _, one = letter(drawn(tmp_path, "[[name]] [[date]]\n", files, fields=["name"]))
    assert letter_text(one, one.text("fr")).text == "[Your name (fr)] [Date (fr)]"
    # Arabic has no translation: its readers see the English letter with English placeholders.
    assert letter_text(one, one.text("ar")).text == "[Your name (en)] [Date (en)]"


def test_an_own_field_has_its_own_label_and_the_sources_where_it_is_not_translated(tmp_path: Path) -> None:
    body = "[[ward]] [[shift]]\n"
    words = translation("Salaires", body, subject="Payez", labels={"ward": "Votre service"})
    fields = ["ward", {"id": "shift", "lines": 3}]
    _, one = letter(
        drawn(
            tmp_path, body, {"campaigns/pay/letters/wages.fr.md": words}, fields=fields, labels={"ward": "Ward", "shift": "Shift"}
        )
    )
    assert letter_text(one, one.source_text).text == "[Ward] [Shift]"
    assert letter_text(one, one.text("fr")).text == "[Votre service] [Shift]"


def test_a_known_placeholder_is_filled(tmp_path: Path) -> None:
    body = "Dear [[recipient.name]], [[recipient.role]] of [[recipient.country]], [[date]]\n"
    (message,) = sends(drawn(tmp_path, body))
    assert parse(message.send.href).body == "Dear Mia Moss, Minister of Belgium, [Date]"


def test_the_letters_language_decides_how_a_recipient_is_called(tmp_path: Path) -> None:
    body = "[[recipient.name]] ([[recipient.role]], [[recipient.country]])\n"
    files = {"campaigns/pay/letters/wages.fr.md": translation("Salaires", body, subject="Payez")}
    (message,) = sends(drawn(tmp_path, body, files), "fr")
    assert parse(message.send.href).body == "Mia Mousse (Minister, Belgique)"


def test_values_are_escaped_in_the_html_and_plain_in_the_text(tmp_path: Path) -> None:
    site = drawn(tmp_path, "Dear [[recipient.name]]\n", to=["zoe"])
    found, one = letter(site)
    made = letter_text(one, one.source_text, recipient_values(found.recipients["zoe"], "en"))
    assert made.html == '<p>Dear <mark data-hb-field="recipient.name" class="hb-filled">Zoë &lt;b&gt;&amp;amp; Co</mark></p>'
    assert made.text == "Dear Zoë <b>&amp; Co"
    assert parse(sends(site)[0].send.href).body == "Dear Zoë <b>&amp; Co"


def test_a_label_is_escaped(tmp_path: Path) -> None:
    _, one = letter(drawn(tmp_path, "[[ward]]\n", fields=["ward"], labels={"ward": "A & B <i>"}))
    made = letter_text(one, one.source_text)
    assert made.html == '<p><mark data-hb-field="ward">[A &amp; B &lt;i&gt;]</mark></p>'
    assert made.text == "[A & B <i>]"


def test_a_value_is_no_pattern_and_no_placeholder_of_its_own(tmp_path: Path) -> None:
    _, one = letter(drawn(tmp_path, "[[recipient.name]] and [[date]]\n"))
    made = letter_text(one, one.source_text, {"recipient.name": r"\1 \g<0> [[date]]"})
    assert made.text == r"\1 \g<0> [[date]] and [Date]"


def test_invisible_characters_leave_the_letter(tmp_path: Path) -> None:
    (message,) = sends(drawn(tmp_path, "Wages\u00ad and က\u200bခ ن\u200dه\n"))
    assert parse(message.send.href).body == "Wages and ကခ ن\u200dه"


def test_a_line_break_in_the_source_is_one_in_the_message(tmp_path: Path) -> None:
    (message,) = sends(drawn(tmp_path, "Dear Minister,\nplease pay.\n\nYours\n"))
    assert parse(message.send.href).body == "Dear Minister,\r\nplease pay.\r\n\r\nYours"


def test_groups_are_unfolded_each_recipient_once_in_the_order_of_to(tmp_path: Path) -> None:
    found, one = letter(drawn(tmp_path, to=["group:deputies", "zoe", "group:ministers", "ben"]))
    assert [office.id for office in addressees(found, one)] == ["ben", "pia", "zoe", "mia"]


def test_one_message_goes_to_all_who_have_an_address(tmp_path: Path) -> None:
    (message,) = sends(drawn(tmp_path, to=["zoe", "pia", "ben"]))
    assert message.value == ""
    assert parse(message.send.href).to == ("zoe@gov.example.org", "ben@gov.example.org")


def test_copies_go_to_recipients_and_plain_addresses_each_once(tmp_path: Path) -> None:
    site = drawn(tmp_path, cc=["who", "copy@union.example.org", "pia", "copy@union.example.org"])
    found, one = letter(site)
    assert copies(found, one) == ("office@world.example.org", "copy@union.example.org")
    assert parse(sends(site)[0].send.href).cc == ("office@world.example.org", "copy@union.example.org")


def test_choosing_a_country_sends_one_message_to_all_of_it_in_order(tmp_path: Path) -> None:
    made = sends(drawn(tmp_path, to=["who", "zoe", "ben", "mia", "pia"], choose="country"), "en")
    assert [(one.value, parse(one.send.href).to) for one in made] == [
        ("XX", ("office@world.example.org",)),
        ("FR", ("zoe@gov.example.org",)),
        ("BE", ("ben@gov.example.org", "mia@gov.example.org")),
    ]


def test_the_country_chosen_stands_in_the_letter(tmp_path: Path) -> None:
    made = sends(drawn(tmp_path, "To [[recipient.country]].\n", to=["zoe", "ben", "mia"], choose="country"), "en")
    assert [parse(one.send.href).body for one in made] == ["To France.", "To Belgium."]


def test_choosing_a_recipient_sends_one_message_to_each(tmp_path: Path) -> None:
    made = sends(drawn(tmp_path, "Dear [[recipient.role]]\n", to=["mia", "pia", "zoe"], choose="recipient"))
    assert [(one.value, one.send.rung) for one in made] == [("mia", "full"), ("pia", "copy"), ("zoe", "full")]
    assert parse(made[2].send.href).body == "Dear Envoy"
    assert worst([one.send for one in made]) == "copy"


def test_a_letter_the_reader_addresses_has_no_address(tmp_path: Path) -> None:
    (message,) = sends(drawn(tmp_path, to="reader"))
    assert message.send.href == "mailto:?subject=Pay%20us&body=Dear%20all."


def test_a_letter_to_nobody_is_copied(tmp_path: Path) -> None:
    (message,) = sends(drawn(tmp_path, to=[]))
    assert (message.send.rung, message.send.href) == ("copy", "")


def test_a_letter_is_sent_in_the_language_of_the_office(tmp_path: Path) -> None:
    files = {"campaigns/pay/letters/wages.fr.md": translation("Salaires", "Bonjour.\n", subject="Payez")}
    _, one = letter(drawn(tmp_path, files=files, recipient_language="fr"))
    assert [sent_text(one, tag).language for tag in ("en", "fr", "ar")] == ["fr", "fr", "fr"]


def test_without_one_it_is_sent_in_the_readers_or_the_sources(tmp_path: Path) -> None:
    files = {"campaigns/pay/letters/wages.fr.md": translation("Salaires", "Bonjour.\n", subject="Payez")}
    _, one = letter(drawn(tmp_path, files=files))
    assert [sent_text(one, tag).language for tag in ("en", "fr", "ar")] == ["en", "fr", "en"]


def test_the_office_may_read_a_language_the_campaign_is_not_offered_in(tmp_path: Path) -> None:
    files = {
        "campaigns/pay/campaign.yml": campaign(languages=["en", "fr"]),
        "campaigns/pay/letters/wages.ru.md": translation("Зарплаты", "Здравствуйте.\n", subject="Платите"),
    }
    (message,) = sends(drawn(tmp_path, files=files, recipient_language="ru"), "fr")
    assert parse(message.send.href).subject == "Платите"


def test_the_limit_of_the_site_decides_the_rung(tmp_path: Path) -> None:
    site = drawn(tmp_path, "x" * 500 + "\n")
    assert [sends(site, most=most)[0].send.rung for most in (2000, 500, 30, 10)] == ["full", "short", "address", "copy"]


def test_a_message_is_made_once_for_all_languages_and_days(tmp_path: Path) -> None:
    files = {
        "campaigns/pay/campaign.yml": campaign(languages=["en", "fr", "ar"], deadline="2027-05-01"),
        "campaigns/pay/letters/wages.fr.md": translation("Salaires", "Bonjour.\n", subject="Payez"),
    }
    site = drawn(tmp_path, files=files, to=["mia"], choose="recipient", after="What we asked.")
    before, page = letter(site)
    after = as_of(before, date(2027, 6, 1))
    passed = page_of(replace(site, campaigns=(after,)), "letter", "wages")
    assert passed.text("en").summary == "What we asked."
    (english,), (arabic,), (french,) = (envelopes(before, page, sent_text(page, tag), 2000) for tag in ("en", "ar", "fr"))
    (later,) = envelopes(after, passed, sent_text(passed, "en"), 2000)
    assert later.text is passed.text("en")
    assert later.send is english.send is arabic.send
    assert parse(french.send.href).body == "Bonjour."


def test_the_worst_of_no_links_is_a_copy() -> None:
    assert worst([]) == "copy"


SALUTATIONS = """\
id,name,role,country,groups,email,language,salutation,salutation.fr,source_url,checked_on
mia,,Minister,BE,eu,mia@gov.example.org,fr,Dear Minister,Madame la Ministre,https://gov.example.org/,2027-05-01
ben,Ben Bay,,IE,eu,ben@gov.example.org,en,,,https://gov.example.org/,2027-05-01
ana,Ana Ash,,PT,eu,ana@gov.example.org,pt,Dear Ms Ash,,https://gov.example.org/,2027-05-01
"""
ADDRESSED = '[[recipient.salutation|Dear "Sir" & Madam]], [[recipient.name]] of [[organisation|our union]]\n'


def addressed(root: Path, status: str = "reviewed", **facts: Any) -> Site:
    french = translation("Salaires", "[[recipient.salutation|Bonjour]], [[recipient.name]]\n", status, subject="Payez")
    files = {
        "campaigns/pay/recipients.csv": SALUTATIONS,
        "campaigns/pay/letters/wages.fr.md": french,
        "campaigns/pay/campaign.yml": campaign(languages=["en", "fr"], **facts),
    }
    return drawn(root, ADDRESSED, files, to=["group:eu"], choose="recipient", fields=["organisation"])


def test_a_placeholder_with_a_fallback_reads_as_that_until_it_is_filled(tmp_path: Path) -> None:
    _, one = letter(addressed(tmp_path))
    made = letter_text(one, one.source_text, {"recipient.name": "Ben Bay"})
    assert made.text == 'Dear "Sir" & Madam, Ben Bay of our union'
    assert '<mark data-hb-field="recipient.salutation" class="hb-filled">Dear "Sir" &amp; Madam</mark>' in made.html
    assert letter_text(one, one.source_text, {"organisation": "Dockers"}).text.endswith("[Name of the recipient] of Dockers")
    assert text_with_placeholders(one.source_text) == (
        '[[recipient.salutation|Dear "Sir" & Madam]], [[recipient.name]] of [[organisation|our union]]'
    )


def test_each_office_gets_the_letter_in_its_language_with_its_form_of_address(tmp_path: Path) -> None:
    site = addressed(tmp_path)
    bodies = {one.value: (one.text.language, parse(one.send.href).subject, parse(one.send.href).body) for one in sends(site)}
    assert bodies == {
        "mia": ("fr", "Payez", "Madame la Ministre, Minister"),
        "ben": ("en", "Pay us", 'Dear "Sir" & Madam, Ben Bay of our union'),
        "ana": ("en", "Pay us", "Dear Ms Ash, Ana Ash of our union"),
    }
    # From the French page, those who read neither language get French, which has no form of address for Ana.
    french = {one.value: (one.text.language, parse(one.send.href).body) for one in sends(site, "fr")}
    assert french["ana"] == ("fr", "Bonjour, Ana Ash")
    assert french["ben"][0] == "en"


@pytest.mark.parametrize(("status", "facts"), [("machine", {"translation_policy": "reviewed"}), ("draft", {})])
def test_a_language_in_which_the_letter_may_not_be_sent_is_not_used(tmp_path: Path, status: str, facts: dict[str, str]) -> None:
    assert {one.value: one.text.language for one in sends(addressed(tmp_path, status, **facts))}["mia"] == "en"


def test_a_country_gets_the_language_that_all_its_offices_read(tmp_path: Path) -> None:
    rows = SALUTATIONS.replace(",IE,", ",BE,").replace(",PT,", ",FR,").replace(",pt,", ",fr,")
    site = site_of(tmp_path, {
        "mkdocs.yml": mkdocs("en", "fr"),
        "campaigns/pay/recipients.csv": rows,
        "campaigns/pay/letters/wages.md": page("Wages", "Dear all.\n", subject="Pay us", to=["group:eu"], choose="country"),
        "campaigns/pay/letters/wages.fr.md": translation("Salaires", "Bonjour.\n", subject="Payez"),
        "campaigns/pay/campaign.yml": campaign(languages=["en", "fr"]),
        "campaigns/pay/index.md": page("Pay"),
    })  # fmt: skip
    assert {one.value: one.text.language for one in sends(site)} == {"BE": "en", "FR": "fr"}


TYPOGRAPHIC = "It\u2019s \u201ctime\u201d \u2013 \u2018now\u2019 \u2014 l\u2019\u00e9t\u00e9\u00a0!\u202f\u2026"


def test_a_link_has_the_characters_of_the_keyboard_and_the_letter_those_of_print(tmp_path: Path) -> None:
    site = drawn(
        tmp_path, f"{TYPOGRAPHIC}\n\n[[ward]]\n", subject=TYPOGRAPHIC, fields=["ward"], labels={"ward": "Your \u201cward\u201d"}
    )
    page = page_of(site, "letter", "wages")
    text = sent_text(page, "en")
    made = letter_text(page, text)
    assert (made.subject, made.text) == (TYPOGRAPHIC, f"{TYPOGRAPHIC}\n\n[Your \u201cward\u201d]")
    sent = parse(envelopes(campaign_of(site, "pay"), page, text, 2000)[0].send.href)
    typed = "It's \"time\" - 'now' - l'\u00e9t\u00e9 ! ..."
    assert (sent.subject, sent.body) == (typed, f'{typed}\r\n\r\n[Your "ward"]')
