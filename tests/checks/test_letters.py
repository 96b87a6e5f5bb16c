"""Letters can be sent as they are written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

Draw = Callable[..., Path]
Found = Callable[..., list[str]]
FILE = "campaigns/fair-pay/letters/wages.md"
RECIPIENTS = """\
id,name,role,country,groups,email,source_url,checked_on
minister,Ann Example,Minister,BE,eu,ann@example.org,https://example.org/,2027-03-01
deputy,Bob Example,Deputy,BE,eu,bob@example.org,https://example.org/,2027-03-01
envoy,Cid Example,,FR,,cid@example.org,https://example.org/,2027-03-01
body,The Body,,,,body@example.org,https://example.org/,2027-03-01
wall,No Channel,,BE,,,https://example.org/,2027-03-01
"""


def letter(body: str = "Dear Minister,\n\npay fairly.\n\nYours,\n[[name]]\n", fields: str = "", to: str = "[minister]") -> str:
    return f"---\ntitle: Wages\nsummary: A letter.\nsubject: Pay\nto: {to}\nfields: [name]\n{fields}---\n\n{body}"


@pytest.fixture
def draw(campaign: Draw) -> Callable[..., Path]:
    return lambda text, **files: campaign({"letters/wages.md": text, "recipients.csv": RECIPIENTS, **files})


def test_a_plain_letter_is_sound(draw: Draw, found: Found) -> None:
    draw(letter())
    assert found() == []


def test_a_letter_may_go_to_nobody_or_to_whom_the_reader_knows(draw: Draw, found: Found) -> None:
    for to in ("[]", "reader", "[group:eu]"):
        draw(letter(to=to))
        assert found() == []


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("Yours,\n[[nmae]]", "10:1: unknown placeholder “[[nmae]]”; did you mean “name”? [unknown-placeholder]"),
        ("In [[city]]", "9:4: unknown placeholder “[[city]]”; name it in “fields” or take it out [unknown-placeholder]"),
        ("In [[x]]", "9:4: unknown placeholder “[[x]]”; name it in “fields” or take it out [unknown-placeholder]"),
        ("Pay <b>now</b>", "9:5: raw HTML (“<b”) cannot be used in a letter; take it out [letter-html]"),
        ("Pay\n\n<!-- now -->", "11:1: raw HTML (“<!--”) cannot be used in a letter; take it out [letter-html]"),
        ("A ` here\n\n<b>x</b> and ` there", "11:1: raw HTML (“<b”) cannot be used in a letter; take it out [letter-html]"),
        ("See ![rally](media/a.jpg)", "9:5: a picture cannot be used in a letter; say it in words [letter-form]"),
        ("| a | b |\n|---|---|\n| 1 | 2 |", "9:1: a table cannot be used in a letter; say it in words [letter-form]"),
        ("a|b\n-|-\n1|2", "9:1: a table cannot be used in a letter; say it in words [letter-form]"),
        ("a | b\n:--- | ---:\n1 | 2", "9:1: a table cannot be used in a letter; say it in words [letter-form]"),
        ("Now.\n\n|a|\n|-|\n|1|", "11:1: a table cannot be used in a letter; say it in words [letter-form]"),
        ("See ![rally][1]\n\n[1]: media/a.jpg", "9:5: a picture cannot be used in a letter; say it in words [letter-form]"),
        ("See ![rally]\n\n[rally]: media/a.jpg", "9:5: a picture cannot be used in a letter; say it in words [letter-form]"),
        ("One<br>two", "9:4: raw HTML (“<br”) cannot be used in a letter; take it out [letter-html]"),
        (
            "One\n\n<table>\n<tr><td>x</td></tr>\n</table>",
            "11:1: raw HTML (“<table”) cannot be used in a letter; take it out [letter-html]",
        ),
        ("Pay.[^1]\n\n[^1]: Now.", "9:5: a footnote cannot be used in a letter; say it in words [letter-form]"),
        (
            "See [why](../briefing.md)",
            "9:11: the link “../briefing.md” leads nowhere once the letter is sent; write the whole address, https://… [link-form]",
        ),
        (
            "Dear ☃",
            "9:6: the character “☃” (U+2603) is in none of the fonts of the PDF; take it out, or “pdf” out of “downloads” [missing-glyph]",
        ),
        ("Pay = rest", "9:5: warning: some mail programs cut a letter at “=”; write it in words [letter-sign]"),
        ("Pay & rest", "9:5: warning: some mail programs cut a letter at “&”; write it in words [letter-sign]"),
        ("[[name]] [[recipient.language]]", "9:10: unknown placeholder “[[recipient.language]]”; did you mean “recipient.name”?"),
    ],
)
def test_what_mail_cannot_carry_is_named_with_its_place(draw: Draw, found: Found, body: str, message: str) -> None:
    draw(letter(body + "\n"))
    assert found()[0].startswith(f"{FILE}:{message}")


@pytest.mark.parametrize(
    "body",
    [
        "See https://example.org/a#b",
        "See <https://example.org/?a>",
        "We ask\n======\n\nNow.",
        "R&#68;\u00a0&nbsp;&lt;",
        "Say `<b>`",
        'It\'s "time" - now',
        "It’s “time” – or — now…",
        "[[date]]",
    ],
)
def test_what_mail_can_carry_passes(draw: Draw, found: Found, body: str) -> None:
    draw(letter(body + "\n"))
    assert found() == []


CUT = "warning: some mail programs cut a letter at"
WORDS, ADDRESS = "write it in words [letter-sign]", "choose an address without it [letter-sign]"


@pytest.mark.parametrize(
    ("body", "messages"),
    [
        # Those programs cut a mail in the address of a page as they do in words: a link is no exemption.
        ("See https://example.org/?a=1&b=2", [f"9:27: {CUT} “=”; {ADDRESS}", f"9:29: {CUT} “&”; {ADDRESS}", f"9:31: {CUT} “=”; {ADDRESS}"]),
        ("See <https://example.org/?a=1>", [f"9:28: {CUT} “=”; {ADDRESS}"]),
        ("[See](https://example.org/?a=1) = b", [f"9:29: {CUT} “=”; {ADDRESS}", f"9:33: {CUT} “=”; {WORDS}"]),
        ("[See][1] [it][1]\n\n[1]: https://example.org/?a=1", [f"11:28: {CUT} “=”; {ADDRESS}"]),
        ("Set `a=b` and `&amp;`", [f"9:7: {CUT} “=”; {WORDS}", f"9:16: {CUT} “&”; {WORDS}"]),
        ("Pay,\n\nR&amp;D &#61; &equals; &#x26;", [
            f"11:2: {CUT} “&”; {WORDS}", f"11:9: {CUT} “=”; {WORDS}", f"11:15: {CUT} “=”; {WORDS}", f"11:24: {CUT} “&”; {WORDS}",
        ]),
        ("It&rsquo;s &unknown;", [f"9:12: {CUT} “&”; {WORDS}"]),
        ("Now\n===\n\n==\n", [f"12:1: {CUT} “=”; {WORDS}", f"12:2: {CUT} “=”; {WORDS}"]),
        ("*a=b* **“Pay”**", [f"9:3: {CUT} “=”; {WORDS}"]),
    ],
)  # fmt: skip
def test_characters_at_which_a_mail_is_cut_are_named_wherever_they_are_sent(
    draw: Draw, found: Found, body: str, messages: list[str]
) -> None:
    draw(letter(body + "\n"))
    assert found() == [f"{FILE}:{message}" for message in messages]


@pytest.mark.parametrize(
    ("subject", "messages"),
    [
        ("Pay = rest", [f"4:14: {CUT} “=”; {WORDS}"]),
        ("'Pay & “rest”'", [f"4:15: {CUT} “&”; {WORDS}"]),
        ("Pay &amp; rest", [f"4:14: {CUT} “&”; {WORDS}"]),
    ],
)
def test_the_subject_is_sent_too(draw: Draw, found: Found, subject: str, messages: list[str]) -> None:
    draw(letter().replace("subject: Pay", f"subject: {subject}"))
    assert found() == [f"{FILE}:{message}" for message in messages]


def test_so_is_the_label_of_a_placeholder_that_stays_empty(draw: Draw, found: Found) -> None:
    fields = "labels: {ward: Ward & street, unit: A – Z}\n"
    draw(letter("In [[ward]] and [[ward]].\n", fields).replace("fields: [name]", "fields: [ward, unit]"))
    assert found() == [
        (
            f"{FILE}:6:16: warning: readers are asked for “unit”, and the letter does not say it; write “[[unit]]”, or take it out "
            "[unused-field]"
        ),
        f"{FILE}:7:21: {CUT} “&”; {WORDS}",
    ]


def test_each_of_many_characters_is_named(draw: Draw, found: Found) -> None:
    draw(letter(("a = " * 1000 + "\n") * 2))
    assert found() == [f"{FILE}:{line}:{4 * number + 3}: {CUT} “=”; {WORDS}" for line in (9, 10) for number in range(1000)]


@pytest.mark.parametrize(
    "body",
    [
        "We ask:\n\n- pay\n- rest\n\n1. now", "## We ask\n- pay", "We ask\n------\n- pay", "- pay\nfairly\n- rest",
        "> We ask:\n>\n> - pay\n> - rest", "- pay\n    - now\n    - at once\n- rest", "Pay - and rest\n-5 degrees", "a | b",
    ],
)  # fmt: skip
def test_a_list_that_stands_apart_passes(draw: Draw, found: Found, body: str) -> None:
    draw(letter(body + "\n"))
    assert found() == []


def test_a_letter_without_text_is_an_error(draw: Draw, errors: Found) -> None:
    draw(letter(""))
    assert errors() == [f"{FILE}:1:1: the letter has no text [empty-text]"]


def test_no_placeholder_stands_in_a_subject(draw: Draw, errors: Found) -> None:
    draw(letter().replace("subject: Pay", "subject: Pay [[name]]"))
    assert errors() == [f"{FILE}:4:10: a subject cannot contain a placeholder; write it out [bad-placeholder]"]


def test_a_subject_has_one_line(draw: Draw, errors: Found) -> None:
    draw(letter().replace("subject: Pay", "subject: |\n  Pay\n  now"))
    assert errors() == [f"{FILE}:4:10: the text must be on one line [one-line]"]


def test_an_own_field_needs_a_label(draw: Draw, errors: Found) -> None:
    draw(letter().replace("[name]\n", "[name, ward]\n", 1))
    assert errors() == [
        f"{FILE}:6:16: “ward” is a field of your own and has no label; add “labels: {{ward: What it asks}}” [missing-label]"
    ]


def test_a_slip_in_a_built_in_field_is_told_the_nearest(draw: Draw, errors: Found) -> None:
    draw(letter().replace("[name]\n", "[nmae]\n", 1))
    assert errors()[0].startswith(f"{FILE}:6:10: “nmae” is a field of your own and has no label;")
    assert "did you mean “name”?" in errors()[0]


def test_a_label_belongs_to_a_field(draw: Draw, errors: Found) -> None:
    draw(letter(fields="labels: {ward: Your ward}\n"))
    assert errors() == [f"{FILE}:7:10: the label “ward” belongs to no field of this letter [unknown-field]"]


def test_a_field_is_asked_once(draw: Draw, errors: Found) -> None:
    draw(letter().replace("fields: [name]", "fields: [name, name]"))
    assert errors() == [f"{FILE}:6:16: the field “name” is asked twice; keep one [duplicate-id]"]


@pytest.mark.parametrize(
    ("to", "message"),
    [
        ("[ministre]", "5:6: unknown recipient “ministre”; did you mean “minister”? [unknown-recipient]"),
        ("[group:eux]", "5:6: no recipient is in the group “eux”; did you mean “eu”? [unknown-group]"),
        ("minister", "5:5: recipients are in a list of their ids: [minister]; only “reader” is alone [bad-type]"),
        ("[2027]", "5:6: “2027” is read as a number or yes/no; put it in quotes [bad-type]"),
        ("{a: b}", "5:5: “to” must be a list; begin each of its entries with “- ” [bad-type]"),
        ("5", "5:5: “to” must be a list, such as [5] [bad-type]"),
    ],
)
def test_recipients_are_those_of_the_campaign(draw: Draw, errors: Found, to: str, message: str) -> None:
    draw(letter(to=to))
    assert errors() == [f"{FILE}:{message}"]


@pytest.mark.parametrize(
    ("cc", "message"),
    [
        ("envyo", "7:6: unknown recipient “envyo”; did you mean “envoy”? [unknown-recipient]"),
        (
            "a b@example.org",
            ("7:7: the address “a b@example.org” contains a space; write one plain address, like name@example.org [bad-email]"),
        ),
        (
            "é@example.org",
            ("7:6: the address “é@example.org” has “é” before the @, which mail programs do not take from a link [bad-email]"),
        ),
    ],
)
def test_copies_go_to_recipients_or_plain_addresses(draw: Draw, errors: Found, cc: str, message: str) -> None:
    draw(letter(fields=f"cc: [{cc}]\n"))
    assert errors() == [f"{FILE}:{message}"]


def test_a_copy_to_a_domain_in_another_script_can_be_sent(draw: Draw, errors: Found, loaded: Callable[[], object]) -> None:
    draw(letter(fields="cc: [a@faß.example.org]\n"))
    assert errors() == []
    page = loaded().project.campaigns[0][0].page("letter", "wages")
    assert page.facts.cc == ("a@xn--fa-hia.example.org",)


def test_there_is_no_bcc(draw: Draw, errors: Found) -> None:
    draw(letter(fields="bcc: [minister]\n"))
    assert errors() == [f"{FILE}:7:1: unknown field “bcc”; did you mean “cc”? [unknown-field]"]


def test_a_recipient_cannot_be_named_in_a_letter_to_several(draw: Draw, errors: Found) -> None:
    draw(letter("Dear [[recipient.name]],\n", to="[minister, deputy]"))
    assert errors() == [
        (
            f"{FILE}:9:6: “[[recipient.name]]” needs one recipient at a time, and this letter goes to several at once; "
            "use “choose: recipient”, or write what to say instead: “[[recipient.name|…]]” [bad-placeholder]"
        )
    ]


def test_blanks_in_the_brackets_hide_nothing(draw: Draw, errors: Found) -> None:
    draw(letter("Dear [[ recipient.name ]],\n", to="[minister, deputy]"))
    assert errors()[0].startswith(f"{FILE}:9:6: “[[recipient.name]]” needs one recipient at a time")


@pytest.mark.parametrize(("to", "fields"), [("[minister]", ""), ("[minister, deputy]", "choose: recipient\n")])
def test_one_recipient_at_a_time_can_be_named(draw: Draw, found: Found, to: str, fields: str) -> None:
    draw(letter("Dear [[recipient.name]], [[recipient.role]]\n", fields, to))
    assert found() == []


def test_the_country_can_be_named_where_it_is_chosen(draw: Draw, found: Found) -> None:
    draw(letter("Dear [[recipient.country]],\n", "choose: country\n", "[minister, deputy, envoy]"))
    assert found() == []


def test_a_placeholder_needs_its_column_for_every_recipient(draw: Draw, errors: Found) -> None:
    draw(letter("Dear [[recipient.role]],\n", "choose: recipient\n", "[minister, envoy]"))
    assert errors() == [
        (
            f"{FILE}:10:6: “[[recipient.role]]” needs that column for every recipient; “envoy” has none; add it, or write what to "
            "say instead: “[[recipient.role|…]]” [bad-placeholder]"
        )
    ]


def test_an_international_body_has_no_country_to_name(draw: Draw, errors: Found) -> None:
    body = "world,The World,,XX,,world@example.org,https://example.org/,2027-03-01\n"
    draw(letter("In [[recipient.country]].", to="[world]"), **{"recipients.csv": RECIPIENTS + body})
    assert errors() == [
        (
            f"{FILE}:9:4: “[[recipient.country]]” needs that column for every recipient; “world” has none; add it, or write what to "
            "say instead: “[[recipient.country|…]]” [bad-placeholder]"
        )
    ]


@pytest.mark.parametrize("to", ["[]", "reader"])
def test_a_letter_to_nobody_cannot_name_its_recipient(draw: Draw, errors: Found, to: str) -> None:
    draw(letter("Dear [[recipient.name]],\n", to=to))
    assert errors() == [
        (
            f"{FILE}:9:6: “[[recipient.name]]” needs a recipient, and this letter names none; write what to say instead: "
            "“[[recipient.name|…]]” [bad-placeholder]"
        )
    ]


def test_choosing_by_country_needs_the_country_of_each(draw: Draw, errors: Found) -> None:
    draw(letter(fields="choose: country\n", to="[minister, body]"))
    assert errors() == [
        (
            f"campaigns/fair-pay/recipients.csv:5:1: the recipient “body” has no country, and {FILE} lets readers "
            "choose by country [missing-field]"
        )
    ]


@pytest.mark.parametrize(
    ("to", "message"),
    [("[]", "“to” names nobody to choose from"), ("reader", "the reader addresses this letter; there is nobody to choose from")],
)
def test_nobody_can_be_chosen_from_nobody(draw: Draw, errors: Found, to: str, message: str) -> None:
    draw(letter(fields="choose: recipient\n", to=to))
    assert errors() == [f"{FILE}:7:9: {message} [bad-value]"]


def test_a_recipient_nobody_can_reach_is_a_warning(draw: Draw, found: Found) -> None:
    draw(letter(to="[minister, wall]"))
    assert found() == [
        (
            "campaigns/fair-pay/recipients.csv:6:1: warning: the recipient “wall” has neither e-mail nor another way "
            "to be reached [no-channel]"
        )
    ]


def test_a_letter_without_any_address_is_a_warning(draw: Draw, found: Found) -> None:
    draw(letter(to="[wall]"))
    assert f"{FILE}:5:5: warning: no recipient has an e-mail address; readers can only copy the letter [no-address]" in found()


def test_the_language_it_is_sent_in_needs_its_text(draw: Draw, errors: Found) -> None:
    draw(letter(fields="recipient_language: my\n"))
    assert errors() == [
        f"{FILE}:7:21: the letter has no text in “my”, the language it is sent in; write that translation [missing-translation]"
    ]


def test_that_language_need_not_be_one_of_the_campaigns(campaign: Draw, errors: Found) -> None:
    french = "---\ntitle: Paie\nsummary: Une lettre.\nsubject: Paie\ntranslation: {status: reviewed}\n---\n\nBonjour [[name]]\n"
    campaign(
        {"letters/wages.md": letter(fields="recipient_language: fr\n"), "letters/wages.fr.md": french, "recipients.csv": RECIPIENTS}
    )
    assert errors() == []


@pytest.mark.parametrize(("source", "french"), [("[[nmae]]", "[[ward]]"), ("[[ward]]", "[[nmae]]")])
def test_a_placeholder_that_is_misspelt_is_told_once(campaign: Draw, found: Found, source: str, french: str) -> None:
    words = (
        "---\ntitle: Paie\nsummary: Une lettre.\nsubject: Paie\nlabels: {ward: Quartier}\ntranslation: {status: machine}\n---\n\n"
    )
    campaign(
        {
            "letters/wages.md": letter(f"Dear all {source}\n", "labels: {ward: Ward}\n").replace(
                "fields: [name]", "fields: [ward]"
            ),
            "letters/wages.fr.md": f"{words}Bonjour {french}\n",
            "recipients.csv": RECIPIENTS,
        },
        replace={"languages: [en]": "languages: [en, fr]"},
    )
    told = [line for line in found() if "[no-source-hash]" not in line and "[missing-translation]" not in line]
    assert len(told) == 1
    assert "unknown placeholder “[[nmae]]”; name it in “fields” or take it out [unknown-placeholder]" in told[0]


def test_a_translation_keeps_the_placeholders_and_labels_of_its_source(campaign: Draw, found: Found) -> None:
    source = letter("[[name]] [[ward]]\n", "labels: {ward: Your ward}\n").replace("fields: [name]", "fields: [name, ward]")
    french = (
        "---\ntitle: Paie\nsummary: Une lettre.\nsubject: Paie [[name]]\ntranslation: {status: draft}\n---\n\nBonjour [[nom]]\n"
    )
    campaign(
        {"letters/wages.md": source, "letters/wages.fr.md": french.replace("draft", "machine"), "recipients.csv": RECIPIENTS},
        replace={"languages: [en]": "languages: [en, fr]"},
    )
    path = FILE.replace(".md", ".fr.md")
    assert [line for line in found() if line.startswith(path) and "no-source-hash" not in line] == [
        f"{path}:2:1: warning: the label of the field “ward” is not translated [missing-label]",
        f"{path}:4:10: a subject cannot contain a placeholder; write it out [bad-placeholder]",
        f"{path}:8:1: warning: the translation leaves out “[[name]]”, which the source has [missing-placeholder]",
        f"{path}:8:1: warning: the translation leaves out “[[ward]]”, which the source has [missing-placeholder]",
        f"{path}:8:9: unknown placeholder “[[nom]]”; name it in “fields” or take it out [unknown-placeholder]",
    ]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (
            "mode: colective",
            ("“colective” is not known here; did you mean “collective”? It can be individual or collective [bad-value]"),
        ),
        ("choose: all", "“all” is not known here; it can be none, country, recipient or several [bad-value]"),
        ("downloads: [docx, pfd]", "“pfd” is not known here; did you mean “pdf”? It can be docx, odt, pdf, txt or eml [bad-value]"),
        ("audience: medics", "unknown audience “medics” [unknown-audience]"),
    ],
)
def test_facts_of_a_letter_have_few_values(draw: Draw, errors: Found, line: str, message: str) -> None:
    draw(letter(fields=f"{line}\n"))
    assert [error.split(": ", 1)[1] for error in errors()] == [message]
