"""What a reader reports comes back whole, whatever mail programs do to the message on its way."""

from __future__ import annotations

import re
import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbill.reports.link import FIELDS, KEYS, KINDS, NoReport, Report, read_report, report_body, report_link, report_subject
from rfc6068 import parse

TO = "reports@example.org"
WHOLE = Report(
    "fair-pay", "meeting", "wages", "fr", "Côte d’Ivoire", "Syndicat « Ports »", "Ministère du travail",
    "They listened.\nThey will answer: in May.\n\n> “Dear all, …”",
)  # fmt: skip

SLUGS = st.from_regex(r"[a-z0-9][a-z0-9-]{0,20}", fullmatch=True)
LETTERS = st.characters(categories=["L", "M", "N", "P", "S", "Zs"])
ONE_LINE = st.text(LETTERS, max_size=60).map(lambda text: " ".join(text.split()))
# Words that wrapping may put at the beginning of a line; with a colon there they would be a key.
WORDS = st.lists(st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=12), max_size=30).map(" ".join)
ANSWERS = (
    st.lists(st.text(LETTERS, max_size=50).map(str.rstrip).filter(lambda line: line != "--"), max_size=5)
    .map("\n".join)
    .map(str.strip)
)
REPORTS = st.builds(Report, SLUGS, st.sampled_from(KINDS), SLUGS, st.just("my"), ONE_LINE, ONE_LINE, ONE_LINE, ANSWERS)
WRAPPABLE = st.builds(Report, SLUGS, st.sampled_from(KINDS), SLUGS, st.just("my"), WORDS, WORDS, WORDS, WORDS)
QUOTES = st.sampled_from(["", "> ", ">", ">> ", "> > ", "> > > "])


def through(report: Report, change: object = str) -> Report:
    return read_report(report_subject(report), change(report_body(report)))  # type: ignore[operator]


def test_a_link_begins_the_message_with_its_lines_in_order() -> None:
    message = parse(report_link(TO, Report("fair-pay", "sent", "wages", "fr"), 2000))
    assert (message.to, message.cc, message.subject) == ((TO,), (), "[fair-pay] sent")
    assert message.body.split("\r\n") == [
        "Campaign: fair-pay", "Did: sent", "Letter: wages", "Language: fr", "Country:", "Organisation:", "Addressee:", "Answer:",
    ]  # fmt: skip


def test_keys_are_plain_english_on_every_page() -> None:
    assert all(re.fullmatch(r"[A-Z][a-z]+", key) for key in KEYS)
    assert tuple(KEYS.values()) == FIELDS


def test_words_for_the_reader_stand_above_the_lines_and_are_no_line() -> None:
    message = parse(report_link(TO, Report("fair-pay", "reply"), 2000, intro="Country: complete it!"))
    assert message.body.startswith("Country: complete it!\r\n\r\nCampaign: fair-pay\r\n")
    assert read_report(message.subject, message.body) == Report("fair-pay", "reply")


def test_a_link_that_grows_too_long_gives_up_first_the_words_then_the_lines() -> None:
    report = Report("fair-pay", "sent")
    whole, plain = report_link(TO, report, 2000, intro="x" * 300), report_link(TO, report, 2000)
    assert report_link(TO, report, len(whole), intro="x" * 300) == whole
    assert report_link(TO, report, len(whole) - 1, intro="x" * 300) == plain
    assert report_link(TO, report, len(plain) - 1) == f"mailto:{TO}?subject=%5Bfair-pay%5D%20sent"


@given(REPORTS)
def test_what_goes_in_comes_out(report: Report) -> None:
    assert through(report) == report
    message = parse(report_link(TO, report, 10**6))
    assert read_report(message.subject, message.body) == report


@given(REPORTS, QUOTES, st.sampled_from(["\n", "\r\n", "\r"]), st.sampled_from(["", "Hello all,\n\nFrom: Ada\nDate: today\n\n"]))
def test_it_comes_out_of_a_quotation_below_other_words(report: Report, quote: str, end: str, before: str) -> None:
    def forwarded(body: str) -> str:
        lines = [quote + line for line in (before + body).split("\n")] + (["", "Thank you, Country: no"] if quote else [])
        return end.join(["Dear colleague,", "Subject: this", "", *lines])

    assert through(report, forwarded) == report


@given(WRAPPABLE, QUOTES, st.integers(24, 76))
def test_it_comes_out_of_wrapped_lines(report: Report, quote: str, width: int) -> None:
    def wrapped(body: str) -> str:
        parts = [
            part for line in body.split("\n") for part in textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=False)
        ]
        return "\n".join(quote + part for part in parts)

    read = through(report, wrapped)
    assert " ".join(read.answer.split()) == report.answer
    for name in FIELDS[:-1]:
        assert getattr(read, name) == getattr(report, name), name


@given(st.text(), st.text())
def test_no_text_at_all_breaks_the_reader(subject: str, body: str) -> None:
    try:
        report = read_report(subject, body)
    except NoReport:
        return
    assert re.fullmatch(r"[a-z0-9][a-z0-9-]{0,63}", report.campaign)


@pytest.mark.parametrize(
    ("line", "country"),
    [
        ("Country : Belgique", "Belgique"),
        ("Country\u00a0: Belgique", "Belgique"),
        ("\ufeffCountry:\u00a0Belgique", "Belgique"),
        ("country:Belgique", "Belgique"),
        ("COUNTRY: Belgique", "Belgique"),
        ("\u200fCountry: بلجيكا", "بلجيكا"),
        ("Country：日本", "日本"),
        ("Country:\nBelgique", "Belgique"),
        ("Country:\nCountry: BE", "BE"),
    ],
)
def test_a_key_is_known_however_it_was_typed(line: str, country: str) -> None:
    assert read_report("", f"Campaign: fair-pay\n{line}\nOrganisation: U").country == country
    assert read_report("", f"Campaign: fair-pay\n{line}\nOrganisation: U").organisation == "U"


@pytest.mark.parametrize("quote", ["", ">", "> ", ">> ", "> >"])
def test_marks_of_quotation_in_the_answer_stay(quote: str) -> None:
    body = "Campaign: pay\nAnswer: they wrote:\n > first\n> second\nend"
    quoted = "\n".join(quote + line for line in body.split("\n"))
    assert read_report("", quoted).answer == "they wrote:\n > first\n> second\nend"


def test_a_signature_ends_the_report() -> None:
    body = report_body(WHOLE)
    assert read_report("", f"{body}\n-- \nAda\nCountry: Italy") == WHOLE
    assert read_report("", "Campaign: pay\nAnswer:\n--\nAda").answer == ""


def test_other_keys_and_loose_lines_are_kept() -> None:
    report = read_report("[pay] sent", "Campaign: pay\nMembers: 40\nCountry: BE\n\nWe go on.\nWrite soon.\n\nAnswer: none")
    assert report.more == (("Members", "40"), ("Note", "We go on. Write soon."))
    assert (report.country, report.answer) == ("BE", "none")


def test_a_line_that_begins_small_is_no_other_key() -> None:
    report = read_report("", "Campaign: pay\nOrganisation: Union\nof workers: north\nnorth: east")
    assert (report.organisation, report.more) == ("Union of workers: north north: east", ())


def test_the_answer_goes_on_to_the_end_whatever_is_in_it() -> None:
    report = read_report("", "Campaign: pay\nAnswer: yes\n\nCountry: they asked\n> quoted")
    assert (report.country, report.answer) == ("", "yes\n\nCountry: they asked\n> quoted")


@pytest.mark.parametrize(
    ("subject", "campaign", "did"),
    [
        ("[pay] reply", "pay", "reply"),
        ("Re: [pay] reply", "pay", "reply"),
        ("Fwd: [EXTERNAL] Re: [pay]\r\n reply", "pay", "reply"),
        ("[reports-list] [pay] hearing", "pay", "hearing"),
        ("[pay] sent [ref]", "pay", "sent"),
        ("[pay]", "pay", "other"),
        ("[pay] thank you", "pay", "other"),
    ],
)
def test_the_subject_alone_tells_campaign_and_kind(subject: str, campaign: str, did: str) -> None:
    report = read_report(subject, "Update: nothing came.")
    assert (report.campaign, report.did, report.more) == (campaign, did, (("Note", "Update: nothing came."),))


def test_the_body_is_right_where_subject_and_body_differ() -> None:
    report = read_report("[pay] sent", "Campaign: Housing\nDid: Reply")
    assert (report.campaign, report.did) == ("housing", "reply")
    assert read_report("[pay] sent", "Campaign: our campaign\nDid: a walk").campaign == "pay"
    assert read_report("[pay] sent", "Campaign: our campaign\nDid: a walk").did == "a walk"


def test_a_message_that_names_no_campaign_is_refused_with_what_would_be_right() -> None:
    with pytest.raises(NoReport) as error:
        read_report("Hello", "How are you?")
    assert str(error.value) == (
        "it names no campaign: its subject does not begin like “[fair-pay] sent”, and its body has no line “Campaign: …”"
    )
    with pytest.raises(NoReport, match="“the port” in its line “Campaign:” is none"):
        read_report("Hello", "Campaign: the port")
