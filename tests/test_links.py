"""`python -m tests.links` finds every send link, and every one that does not say what its letter says."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import pytest

import handbill.letters.envelopes
import handbill.urls.mailto
from drawn import campaign, draw, mkdocs, page, read, recipients, translation
from handbill.urls.mailto import mailto
from links import Link, difference, fitting, length, links_of, read_back
from rfc6068 import Message, parse

ROOT = Path(__file__).parents[1]
FILES = {
    "mkdocs.yml": mkdocs("en", "fr"),
    "campaigns/pay/campaign.yml": campaign(languages=["en", "fr"]),
    "campaigns/pay/index.md": page("Pay"),
    "campaigns/pay/recipients.csv": recipients(
        "mia,Mia Moss,BE,eu,mia+office@gov.example.org", "pia,Pia Poe,FR,eu,", "zoe,Zoé Zed,FR,eu,zoe@gov.example.org",
    ),
    "campaigns/pay/letters/all.md": page("All", "Dear all,\n\n- pay\n- rest\n", subject="Pay & rest?", to=["group:eu"], cc=["mia", "a@example.org"]),
    "campaigns/pay/letters/all.fr.md": translation("Toutes", "Bonjour à toutes et à tous.\n", subject="Payez à temps"),
    "campaigns/pay/letters/one.md": page("One", "Dear [[recipient.name]],\n", subject="Pay", to=["zoe", "pia", "mia"], choose="recipient"),
    "campaigns/pay/letters/country.md": page("By country", "In [[recipient.country]].\n", subject="Pay", to=["group:eu"], choose="country"),
    "campaigns/pay/letters/own.md": page("Own", "Dear you.\n", subject="Pay", to="reader"),
    "campaigns/pay/letters/copy.md": page("Copy", "Dear you.\n", subject="Pay", to=[]),
}  # fmt: skip


def test_every_letter_language_and_choice_is_read_back(tmp_path: Path) -> None:
    made, wrong = read_back(read(tmp_path, FILES))
    assert wrong == []
    # In each language: one to all, two persons with an address, two countries, one the reader addresses.
    assert len(made) == 2 * (1 + 2 + 2 + 1)
    assert Message(("mia+office@gov.example.org",), subject="Pay", body="Dear Mia Moss,") in map(parse, made)


def test_drafts_and_withdrawn_letters_are_read_back_too(tmp_path: Path) -> None:
    for status in ("draft", "paused", "won", "closed"):
        made, wrong = read_back(read(tmp_path, FILES | {"campaigns/pay/campaign.yml": campaign(status=status)}))
        assert (len(made), wrong) == (6, [])


@pytest.mark.parametrize("most", [10, 45, 60, 90, 150, 2000])
def test_every_rung_is_read_back(tmp_path: Path, most: int) -> None:
    assert read_back(read(tmp_path, FILES | {"mkdocs.yml": mkdocs("en", "fr", mailto_max=most)}))[1] == []


@pytest.mark.usefixtures("forget_links")
@pytest.mark.parametrize(
    ("name", "broken", "said"),
    [
        ("percent_encoded", lambda text: text.replace(" ", "+"), "breaks RFC 6068"),
        ("percent_encoded", lambda text: quote(text, safe="").replace("%20", "+"), "“subject” reads 'Pay+"),
        ("percent_encoded", lambda text: quote(text, safe="?"), "breaks RFC 6068"),
        ("percent_encoded", lambda text: quote(text, safe="'!*()"), ""),
        ("_crlf", lambda text: text, "breaks RFC 6068"),
        ("_crlf", lambda text: text.replace("\n\n", "\n").replace("\n", "\r\n"), "“body” reads"),
    ],
)
def test_a_writer_that_is_wrong_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, broken: object, said: str
) -> None:
    monkeypatch.setattr(handbill.urls.mailto, name, broken)
    wrong = read_back(read(tmp_path, FILES))[1]
    assert any(said in line for line in wrong) if said else wrong == []


def test_a_ladder_that_steps_down_too_far_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, forget_links: Callable[[], None]
) -> None:
    ladder = handbill.letters.envelopes.ladder
    monkeypatch.setattr(handbill.letters.envelopes, "ladder", lambda to, cc, *rest, **more: ladder(to, (), *rest, **more))
    wrong = read_back(read(tmp_path / "a", FILES))[1]
    assert wrong == [
        "campaigns/pay/letters/all.md in en: “cc” reads (), not ('a@example.org',)",
        "campaigns/pay/letters/all.fr.md in fr: “cc” reads (), not ('a@example.org',)",
    ]
    forget_links()
    monkeypatch.setattr(
        handbill.letters.envelopes, "ladder", lambda to, cc, subject, body, most, **more: ladder(to, cc, subject, body, 100, **more)
    )
    wrong = read_back(read(tmp_path / "b", FILES))[1]
    assert wrong[0] == r"campaigns/pay/letters/all.md in en: “body” reads '', not 'Dear all,\r\n\r\n- pay\r\n- rest'"


@pytest.mark.parametrize(
    ("href", "said"),
    [
        ("mailto:a@example.org?subject=Pay&body=Now", ""),
        ("", "a link is missing"),
        ("mailto:b@example.org?subject=Pay&body=Now", "“to” reads ('b@example.org',), not ('a@example.org',)"),
        ("mailto:a@example.org?subject=Pay", "“body” reads '', not 'Now'"),
        ("mailto:a@example.org?subject=Pay&body=Now&bcc=x@example.org", "“headers” reads {'bcc': 'x@example.org'}, not {}"),
        ("mailto:a@example.org?subject=Pay&body=%4Eow", "the link has 43 characters, not 41"),
        ("mailto:a@example.org?subject=Pay&body=N w", "the link breaks RFC 6068: ' ' must be encoded in 'N w'"),
    ],
)
def test_what_a_link_says_wrong_is_named(href: str, said: str) -> None:
    link = Link("wages.md", [href] if href else [], Message(("a@example.org",), subject="Pay", body="Now"), 100, to_reader=False)
    assert difference(link) == said


def test_a_link_that_should_not_be_there_is_named() -> None:
    assert difference(Link("wages.md", ["mailto:?subject=Pay"], Message(subject="Pay"), 100, to_reader=False)) == (
        "there should be no link"
    )


def test_lengths_are_those_of_real_links() -> None:
    for message in (
        Message(), Message(("a+b@example.org", "c@example.org")), Message(("a@example.org",), ("b@example.org", "c@example.org")),
        Message(subject="Pay & rest"), Message(("a@example.org",), (), "Мінск", "မြန်မာ\r\n\r\n100 % ~"),
    ):  # fmt: skip
        assert length(message) == len(mailto(message.to, message.cc, message.subject, message.body))


def test_what_fits_is_the_most() -> None:
    whole = Message(("a@example.org", "b@example.org"), (), "Pay", "Now")
    sizes = [length(whole), length(replace(whole, body="")), length(Message(whole.to)), length(Message(whole.to[:1]))]
    steps = (whole, replace(whole, body=""), Message(whole.to), Message(whole.to[:1]))
    for size, step, lower in zip(sizes, steps, (*steps[1:], None), strict=True):
        assert fitting(whole, size, to_reader=False) == step
        assert fitting(whole, size - 1, to_reader=False) == lower


def test_links_are_read_from_pages_with_their_choice() -> None:
    html = (
        '<a href="mailto:x@example.org">x</a><p data-hb="send" hidden></p>'
        '<a data-hb="send" href="mailto:a@example.org?subject=A%26B&amp;body=C" data-hb-choice="BE">Belgium</a>'
    )
    assert links_of(html) == {"BE": ["mailto:a@example.org?subject=A%26B&body=C"]}
    twice = '<a data-hb="send" href="mailto:a@example.org">a</a><a data-hb="send" href="mailto:b@example.org">b</a>'
    assert links_of(twice) == {"": ["mailto:a@example.org", "mailto:b@example.org"]}


def test_pages_of_a_built_site_are_read(tmp_path: Path) -> None:
    only = {name: text for name, text in FILES.items() if not name.endswith(("one.md", "country.md", "own.md", "copy.md"))}
    loaded = read(tmp_path / "project", only)
    for folder, name in (("", "all"), ("fr/", "all")):
        made = read_back(loaded)[0][1 if folder else 0].replace("&", "&amp;")
        file = tmp_path / "site" / f"{folder}pay/letters/{name}/index.html"
        file.parent.mkdir(parents=True)
        file.write_text(f'<a data-hb="send" href="{made}">Send</a>')
    assert (len(read_back(loaded, tmp_path / "site")[0]), read_back(loaded, tmp_path / "site")[1]) == (2, [])
    file.write_text('<a data-hb="copy">Copy</a>')
    assert read_back(loaded, tmp_path / "site")[1] == ["campaigns/pay/letters/all.fr.md in fr: a link is missing"]
    paused = read(tmp_path / "project", only | {"campaigns/pay/campaign.yml": campaign(languages=["en", "fr"], status="paused")})
    assert read_back(paused, tmp_path / "site")[1] == ["campaigns/pay/letters/all.md in en: there should be no link"]


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    paths = os.pathsep.join([str(ROOT / "scripts"), str(ROOT)])
    environment = {**os.environ, "PYTHONPATH": paths, "SOURCE_DATE_EPOCH": "1809950400"}
    command = [sys.executable, "-m", "tests.links", *arguments]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False)


def test_it_tells_its_figures_and_leaves_standard_output_clean(tmp_path: Path) -> None:
    done = run(draw(tmp_path, FILES))
    longest = max(map(len, read_back(read(tmp_path, FILES))[0]))
    assert (done.returncode, done.stdout, done.stderr) == (
        0, "", f"12 send links read back; the longest has {longest:,} characters\n",
    )  # fmt: skip


def test_it_fails_when_a_page_carries_another_link(tmp_path: Path) -> None:
    only = {name: FILES[name] for name in FILES if "letters/" not in name} | {
        "campaigns/pay/campaign.yml": campaign(),
        "campaigns/pay/letters/wages.md": page("Wages", "Dear all.\n", subject="Pay", to=["mia"]),
    }
    file = tmp_path / "site/pay/letters/wages/index.html"
    file.parent.mkdir(parents=True)
    file.write_text('<a data-hb="send" href="mailto:mia+office@gov.example.org?subject=Pay">Send</a>')
    done = run(draw(tmp_path, only), "site")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        "campaigns/pay/letters/wages.md in en: “body” reads '', not 'Dear all.'\n"
        "1 of 1 send links do not say what their letters say\n"
    )


def test_what_cannot_be_read_fails(tmp_path: Path) -> None:
    done = run(tmp_path)
    assert (done.returncode, done.stderr) == (1, "the send links cannot be read, since the content has errors\n")
