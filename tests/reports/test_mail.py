"""Messages as mail programs save them, and what is left out of them."""

from __future__ import annotations

import mailbox
from datetime import UTC, datetime
from email import policy
from email.message import EmailMessage, Message
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from handbill.reports.mail import Mail, NotMail, read_mail
from profiles import examples

SENT = datetime(2027, 5, 1, 8, 30, tzinfo=UTC)


def message(text: str = "Campaign: pay\n", subject: str = "[pay] sent", **content: str) -> EmailMessage:
    made = EmailMessage(policy=policy.SMTP)
    made["From"] = "Ada Moss <ada@example.org>"
    made["To"] = "reports@example.org"
    made["Date"] = "Sat, 01 May 2027 10:30:00 +0200"
    made["Subject"] = subject
    made.set_content(text, **content)
    return made


def saved(tmp_path: Path, content: bytes | Message, name: str = "report.eml") -> list[Mail]:
    """The messages of a file, none of which may be unreadable."""
    read = every(tmp_path, content, name)
    assert all(isinstance(one, Mail) for one in read), read
    return [one for one in read if isinstance(one, Mail)]


def every(tmp_path: Path, content: bytes | Message, name: str = "report.eml") -> list[Mail | NotMail]:
    file = tmp_path / name
    file.write_bytes(content if isinstance(content, bytes) else content.as_bytes())
    return read_mail(file)


def raw(tmp_path: Path, head: str, body: bytes) -> Mail:
    (mail,) = saved(tmp_path, f"Subject: x\r\n{head}\r\n\r\n".encode() + body)
    return mail


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64", "8bit"])
def test_subject_date_and_text_are_read(tmp_path: Path, encoding: str) -> None:
    text = "Country: မြန်မာ\nAnswer: " + "long " * 40 + "\n"
    subject = "[pay] sent – дзякуй за ліст, які быў доўгі " * 3
    (mail,) = saved(tmp_path, message(text, subject.strip(), cte=encoding))
    assert (mail.subject, mail.date) == (subject.strip(), SENT)
    assert [one.replace("\r\n", "\n") for one in mail.texts] == [text]


def test_many_messages_come_in_their_order_and_the_file_stays_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "inbox.mbox"
    box = mailbox.mbox(file)
    for number in (1, 2):
        box.add(message(f"From here on {number}\n", f"[pay] {number}"))
    box.close()
    before = file.read_bytes()
    assert [mail.subject for mail in read_mail(file) if isinstance(mail, Mail)] == ["[pay] 1", "[pay] 2"]
    assert file.read_bytes() == before
    assert sorted(tmp_path.iterdir()) == [file]


def test_a_box_is_known_by_what_is_in_it(tmp_path: Path) -> None:
    assert len(saved(tmp_path, b"From a b\nSubject: x\n\ny\n\nFrom c d\nSubject: z\n\ny\n", "inbox")) == 2


def test_a_sentence_that_begins_like_a_new_message_is_none(tmp_path: Path) -> None:
    box = "From Zoë Sat May  1\r\nSubject: x\r\n\r\nWe heard\r\nFrom them.\r\n\r\n>From us.\r\n\r\nFrom b\r\nSubject: y\r\n\r\nz".encode()
    first, second = saved(tmp_path, box, "in.mbox")
    assert first.texts[0].split("\r\n") == ["We heard", "From them.", "", "From us.", "", ""]
    assert (second.subject, second.texts) == ("y", ("z",))


def test_a_message_of_html_only_is_read_as_lines(tmp_path: Path) -> None:
    made = message()
    made.set_content(
        "<html><head><title>T</title><style>p {x: y}</style></head><body>"
        "<p>Campaign:&nbsp;pay<br>Did: sent</p><div>Country:\r\n <b>Bel</b>gium</div>"
        "<blockquote>Answer: a &lt; b</blockquote></body></html>",
        subtype="html",
    )
    (text,) = saved(tmp_path, made)[0].texts
    assert [line.strip() for line in text.splitlines() if line.strip()] == [
        "Campaign:\u00a0pay", "Did: sent", "Country: Belgium", "Answer: a < b",
    ]  # fmt: skip


def test_plain_text_is_likelier_than_html_and_attached_files_are_not_read(tmp_path: Path) -> None:
    made = message("plain\n")
    made.add_alternative("<p>rich</p>", subtype="html")
    made.add_attachment("attached", filename="notes.txt")
    (mail,) = saved(tmp_path, made)
    assert [text.strip() for text in mail.texts] == ["plain", "rich"]


def test_a_message_forwarded_as_an_attachment_is_read(tmp_path: Path) -> None:
    outer = message("See below.\n", "Fwd: [pay] sent")
    outer.add_attachment(message("Campaign: pay\n"))
    (mail,) = saved(tmp_path, outer)
    assert [text.strip() for text in mail.texts] == ["See below.", "Campaign: pay"]


def test_soft_line_breaks_are_joined(tmp_path: Path) -> None:
    body = b"Campaign: pay\r\nCountry: \r\nAnswer: one \r\ntwo \r\nthree\r\n From me\r\n>> quoted \r\n>> on \r\n> less \r\n-- \r\nAda\r\n"
    mail = raw(tmp_path, "Content-Type: text/plain; format=flowed", body)
    assert mail.texts[0].split("\n") == [
        "Campaign: pay", "Country: ", "Answer: one two three", "From me", ">> quoted on ", "> less ", "-- ", "Ada", "",
    ]  # fmt: skip
    assert raw(tmp_path, "Content-Type: text/plain; format=flowed; delsp=yes", b"one \r\ntwo").texts == ("onetwo",)
    assert raw(tmp_path, "Content-Type: text/plain; format=flowed", b"one \r\n-- \r\nAda").texts == ("one \n-- \nAda",)


@pytest.mark.parametrize(
    ("head", "body", "text"),
    [
        ("Content-Type: text/plain; charset=iso-8859-1", "café".encode("latin-1"), "café"),
        ("Content-Type: text/plain; charset=windows-1251", "Мінск".encode("cp1251"), "Мінск"),
        ("Content-Type: text/plain; charset=us-ascii", "café".encode(), "café"),
        ("Content-Type: text/plain; charset=no-such", b"caf\xe9", "caf\ufffd"),
        ("Content-Type: text/plain; charset=rot13", b"caf\xe9", "caf\ufffd"),
        ('Content-Type: text/plain; charset="a\0b"', b"caf\xe9", "caf\ufffd"),
    ],
)
def test_an_encoding_named_wrongly_or_rarely_is_read_as_well_as_can_be(tmp_path: Path, head: str, body: bytes, text: str) -> None:
    assert raw(tmp_path, head, body).texts == (text,)


@pytest.mark.parametrize(
    "date", ["", "yesterday", "Sat, 99 Foo 2027 10:30:00", "Sat, 01 May 9999999 10:30:00 +0200", "Fri, 31 Dec 9999 23:59:00 -0200"]
)
def test_a_date_that_is_none_is_left_out(tmp_path: Path, date: str) -> None:
    assert raw(tmp_path, f"Date: {date}", b"x").date is None


def test_a_date_without_zone_is_utc(tmp_path: Path) -> None:
    assert raw(tmp_path, "Date: Sat, 01 May 2027 08:30:00 -0000", b"x").date == SENT


def test_the_senders_addresses_are_nowhere(tmp_path: Path) -> None:
    made = message("Answer: write to ADA@example.org. or mada@example.org, ada@example.org.uk\n", "[pay] sent ada@example.org")
    made["Reply-To"] = "moss@example.org, ada.moss@example.org"
    made.add_alternative("<p>ada.moss@example.org moss@example.org</p>", subtype="html")
    (mail,) = saved(tmp_path, made)
    assert mail.subject == "[pay] sent [address]"
    assert [text.strip() for text in mail.texts] == [
        "Answer: write to [address]. or mada@example.org, ada@example.org.uk",
        "[address] [address]",
    ]


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (b"", "a.eml", "it is not a saved message; save the message as .eml, or several as .mbox"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.msg", "it is not a saved message; save the message as .eml, or several as .mbox"),
        (b"", "a.mbox", "it contains no message; save the messages as .mbox or each as .eml"),
    ],
)
def test_a_file_without_messages_is_refused(tmp_path: Path, content: bytes, name: str, words: str) -> None:
    with pytest.raises(NotMail) as error:
        saved(tmp_path, content, name)
    assert str(error.value) == words


def test_a_file_that_cannot_be_opened_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotMail, match="it cannot be read: No such file or directory"):
        read_mail(tmp_path / "gone.eml")


HEADS = st.sampled_from(
    [b"From: ", b"Subject: ", b"Date: ", b"MIME-Version: 1.0\n", b"Content-Type: text/plain; charset=", b"=?utf-8?b?", b"=?x?q?",
     b"Content-Type: text/html", b"Content-Type: multipart/mixed; boundary=a\n", b"\n--a\n", b"\n\n", b"\n", b"From x\n",
     b"Content-Transfer-Encoding: base64\n", b"; format=flowed", b"<p", b"<![", b"&#x", b"<!--"]
)  # fmt: skip


@examples(200, 10_000, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(HEADS | st.binary(max_size=12), max_size=12).map(b"".join), st.sampled_from(["a.eml", "a.mbox"]))
def test_no_file_at_all_breaks_the_reader(tmp_path: Path, content: bytes, name: str) -> None:
    try:
        every(tmp_path, content, name)
    except NotMail:
        return


def nested(kind: str, depth: int) -> bytes:
    """A message whose parts, or whose attached messages, lie that deep in each other."""
    if kind == "multipart":
        return (
            b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (level, level) for level in range(depth)) + b"\nx"
        )
    return b"Subject: x\n" + b"Content-Type: message/rfc822\n\n" * depth + b"x"


DEEP = "its parts or addresses are nested too deeply to be read"


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"Subject: x\n" + nested("multipart", 3_000), DEEP),
        (nested("message", 3_000), DEEP),
        (b"Subject: x\nContent-Type: text/html\n\n" + b"<div>" * 1_000 + b"x", "its HTML has no text that can be read"),
    ],
)
def test_one_message_that_cannot_be_read_hides_no_other(tmp_path: Path, content: bytes, why: str) -> None:
    good = b"From a b\nSubject: [pay] sent\n\nCampaign: pay\n\n"
    first, bad, last = every(tmp_path, good + b"From x y\n" + content + b"\n\n" + good, "in.mbox")
    assert (type(first), type(last)) == (Mail, Mail)
    assert (type(bad), str(bad)) == (NotMail, why)


@pytest.mark.parametrize("piece", ["<a ", "<!--", "<p", "</", "&#x", "<![", "<b><p>", "<p a=b "])
def test_html_that_never_ends_is_read_to_its_end(tmp_path: Path, piece: str) -> None:
    # Two hundred thousand of them took the old reader hours: the square of their number.
    read = every(tmp_path, b"Subject: x\nContent-Type: text/html\n\nCampaign: pay" + piece.encode() * 200_000)
    assert len(read) == 1


def test_a_sender_is_hidden_however_programs_write_the_address(tmp_path: Path) -> None:
    made = message("Answer: Ada Moss, ada%40example.org, Adam Mosser, list@example.org\n")
    made["X-Original-From"] = "list@example.org"
    (mail,) = saved(tmp_path, made)
    assert mail.texts[0].strip() == "Answer: [name], [address], Adam Mosser, [address]"
