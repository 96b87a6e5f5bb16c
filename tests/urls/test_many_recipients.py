"""Nobody is left out of a letter with more addresses than one link holds."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from handbill.urls.mailto import Body, ladder, mailto
from profiles import examples
from rfc6068 import parse

LIMIT = 2000
SUBJECT = "Pay the night bonus"


def offices(count: int, host: str = "parliament.example") -> list[str]:
    return [f"member.{number:03}@{host}" for number in range(count)]


@st.composite
def lists(draw: st.DrawFn) -> list[str]:
    """1 to 800 addresses of 6 to 254 characters, none twice."""
    lengths = draw(st.lists(st.integers(6, 254), min_size=1, max_size=800))
    found: list[str] = []
    for number, length in enumerate(lengths):
        # The number tells them apart, in as many characters as the shortest leave.
        local = f"{number:x}" + "+'%"[number % 3] * (length > 60)
        # Labels of 31 characters, the last of which is a dot, then at least one character and “.e”.
        rest = max(length - len(local) - len("@x.e"), 0)
        found.append(f"{local}@{('x' * 30 + '.') * (rest // 31)}{'x' * (rest % 31)}x.e")
    return found


@examples(200, 10_000)
@given(
    lists(),
    st.lists(st.sampled_from(offices(5, "union.example")), max_size=5),
    st.text("aж မ?&", min_size=1, max_size=60),
    st.text("aж မ\n", max_size=300),
    st.integers(120, 2500),
)
def test_every_list_is_reached_in_its_order_each_once_with_a_subject(
    to: list[str], cc: list[str], subject: str, body: str, limit: int
) -> None:
    # A link that cannot hold the longest address with the subject has no room for this letter at all.
    assume(len(mailto([max(to, key=lambda one: len(mailto([one])))], (), subject)) <= limit)
    send = ladder(to, cc, subject, Body.of(body), limit)
    messages = [parse(part.href) for part in send.parts]
    assert [one for message in messages for one in message.to] == to
    assert all(len(part.href) <= limit and message.subject == subject for part, message in zip(send.parts, messages, strict=True))
    copied = [one for message in messages for one in message.cc]
    assert copied + list(send.uncopied) == list(dict.fromkeys(cc))
    assert len({message.body for message in messages}) == 1
    # In fewer messages they do not fit: each is too full for the first recipient of the next.
    if send.rung == "short":
        least = 1
        length = len(mailto((), (), subject))
        for one in to:
            cost = len(mailto([one])) - len("mailto:") + 1
            if length + cost - 1 > limit:
                least, length = least + 1, len(mailto((), (), subject))
            length += cost
        assert len(send.parts) == least


def test_ninety_offices_are_two_messages_of_forty_five() -> None:
    send = ladder(offices(90), (), SUBJECT, Body.of("Dear all,\nplease pay."), LIMIT)
    messages = [parse(part.href) for part in send.parts]
    assert (send.rung, [len(message.to) for message in messages]) == ("full", [45, 45])
    assert {message.body for message in messages} == {"Dear all,\r\nplease pay."}


def test_a_long_letter_is_copied_before_it_takes_more_messages() -> None:
    send = ladder(offices(90), (), SUBJECT, Body.of("a" * 1500), LIMIT)
    assert (send.rung, len(send.parts)) == ("short", 2)
    assert ladder(offices(5), (), SUBJECT, Body.of("a" * 1800), LIMIT).rung == "full"


def test_a_copy_goes_with_the_first_message_that_has_room() -> None:
    copies = [f"{'c' * 60}@{'u' * 60}.example", "b@union.example"]
    send = ladder(offices(90), copies, SUBJECT, Body.of(""), LIMIT)
    assert [part.cc for part in send.parts] == [tuple(copies), ()]
    assert send.uncopied == ()


def test_copies_without_room_are_named() -> None:
    to, copy = ["a@example.org"], f"{'c' * 60}@example.org"
    send = ladder(to, [copy], SUBJECT, Body.of(""), len(mailto(to, (), SUBJECT)))
    assert (send.rung, send.href, send.uncopied) == ("full", mailto(to, (), SUBJECT), (copy,))


def test_each_mailbox_is_addressed_once_and_to_comes_before_cc() -> None:
    send = ladder(
        ["office@example.org", "Office@example.org", "office@EXAMPLE.org"],
        ["office@example.org", "desk@example.org"],
        "s",
        Body.of("b"),
        LIMIT,
    )
    (message,) = [parse(part.href) for part in send.parts]
    assert (message.to, message.cc) == (("office@example.org", "Office@example.org"), ("desk@example.org",))


def test_an_address_longer_than_a_link_is_named_and_the_others_are_reached() -> None:
    long = f"{'x' * 60}@example.org"
    send = ladder(["a@example.org", long, "b@example.org"], (), "s" * 80, Body.of(""), 60)
    assert (send.rung, send.unreached) == ("address", (long,))
    assert [parse(part.href).to for part in send.parts] == [("a@example.org", "b@example.org")]
