"""Whatever stands in the files, reading them ends, soon, in problems with places that exist."""

from __future__ import annotations

import contextlib
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given
from hypothesis import strategies as st

from handbill.checks.table import rows, table
from handbill.content.frontmatter import split
from handbill.content.markdown.body import TooMuch
from handbill.content.recipients import read as read_recipients
from handbill.content.yaml.parser import parse
from handbill.problems import Problem, Problems
from handbill.publishing.load import load
from markup import html
from profiles import examples

NOW = datetime(2027, 4, 1, 12, 0, tzinfo=UTC)
MKDOCS = (
    b"site_name: Hub\nsite_url: https://hub.example.org/\nplugins:\n  - handbill: {exit_url: 'https://example.org/'}\n"
    b"  - i18n: {languages: [{locale: en, default: true}, {locale: fr}]}\n"
)
CONFIG = b"status: active\nlanguages: [en, fr]\norganisers: [{name: Hall}]\ncontact: a@example.org\n"
HEAD = b"---\ntitle: T\nsummary: S\n"
FILES = {
    "mkdocs.yml": MKDOCS,
    "docs/index.md": HEAD + b"---\n\nHome\n",
    "campaigns/recipients.csv": b"id,name,source_url,checked_on\nr,R,https://example.org/,2027-01-01\n",
    "campaigns/a/campaign.yml": CONFIG,
    "campaigns/a/index.md": HEAD + b"---\n\nIndex\n",
    "campaigns/a/index.fr.md": HEAD + b"translation: {status: reviewed}\n---\n\nIndex\n",
    "campaigns/a/recipients.csv": b"id;name;email;source_url;checked_on\nm;M;m@example.org;https://example.org/;2027-01-01\n",
    "campaigns/a/letters/l.md": HEAD + b"subject: U\nto: [m]\nfields: [name]\n---\n\nDear\n\n[[name]]\n",
    "campaigns/a/events/e.md": HEAD + b"starts: 2027-05-01\nplace: P\nupdated: 2027-03-01\n---\n",
    "campaigns/a/news/2027-03-01-n.md": b"---\ntitle: N\ndate: 2027-03-01\n---\nNews\n",
    "campaigns/a/audiences/x.md": HEAD + b"letters: [l]\n---\n",
    "campaigns/a/actions/y.md": HEAD + b"kind: letter\nletter: l\n---\n",
    "campaigns/a/media/p.svg": b'<svg xmlns="http://www.w3.org/2000/svg"/>',
}


def _read(files: dict[str, bytes]) -> list[Problem]:
    with tempfile.TemporaryDirectory() as folder:
        for path, data in files.items():
            file = Path(folder, path)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
        loaded = load(Path(folder), NOW)
        if loaded.project is not None:
            table(rows(loaded.project))
        return list(loaded.problems)


def _check_places(problems: list[Problem], files: dict[str, bytes]) -> None:
    for problem in problems:
        place = problem.position
        data = files.get(place.path)
        if data is None:
            assert (place.line, place.column) == (1, 1), str(problem)
            continue
        lines = data.decode(errors="surrogateescape").replace("\r\n", "\n").replace("\r", "\n").split("\n")
        assert 1 <= place.line <= len(lines), str(problem)
        assert 1 <= place.column <= len(lines[place.line - 1]) + 1, str(problem)


def test_the_files_that_the_tests_below_disturb_are_sound() -> None:
    assert [problem for problem in _read(FILES) if problem.severity == "error"] == []


SIGNS = st.text(st.sampled_from("abé :-#[]{}\"'|>&*!%@`,?\n\t=_0129~<.\u200b\u2028မ😀"), max_size=60)
LINES = st.lists(
    st.sampled_from([
        "title: T", "summary: S", "subject: [[name]]", "to: [m]", "to: reader", "choose: country", "cc: ['é@faß.example.org', x]",
        "starts: 2027-05-01 09:00", "starts: 0001-01-01 00:00", "ends: 2027-05-01", "timezone: Asia/Yangon", "when: {from: 2027-01-01}",
        "labels: {a: b}", "labels: [a]", "translation: {status: draft}", "translation: x", "risk: {fr: high}", "risk: [x]", "a: &a [*a]",
        "fields: [name, {id: x, lines: 0}]", "date: 2027-03-01", "updated: 2027-03-01", "status: won", "publish_at: x y z", "1: 2", "---",
        "letters: [l]", "partner: {name: {fr: x}}", "kind: share", "image: media/p.svg", "aliases: [/a/, /a/]", "...", "x", "languages: 5",
        "organisers: [{name: [x]}]", "contact: 5", "source_language: fr", "recipient_language: my", "deadline: 2020-01-01", "online: true",
    ]),
    max_size=8,
).map("\n".join)  # fmt: skip
BODIES = st.one_of(SIGNS, LINES, st.builds("---\n{}\n---\n\n{}".format, LINES, SIGNS)).map(str.encode)


@examples(80, 2_000, suppress_health_check=[HealthCheck.too_slow])
@example(path="campaigns/a/actions/y.md", data=b"\r\x80")
@given(path=st.sampled_from(sorted(FILES)), data=st.one_of(st.binary(max_size=80), BODIES))
@example(path="campaigns/a/letters/l.md", data=HEAD + "subject: U\nto: [m]\ncc: [a@faß.example.org]\n---\nDear\n".encode())
@example(
    path="campaigns/a/events/e.md",
    data=HEAD + b"starts: 0001-01-01 00:00\ntimezone: Asia/Yangon\nplace: P\nupdated: 2027-01-01\n---\n",
)
@example(path="campaigns/a/index.md", data=HEAD + b"---")
@example(path="mkdocs.yml", data=b"plugins: 5")
@example(path="mkdocs.yml", data=MKDOCS.replace(b"{locale: fr}", b"{locale: FR}"))
@example(path="mkdocs.yml", data=MKDOCS.replace(b"Hub", b"5"))
def test_any_bytes_in_a_file_become_problems_with_places_inside_it(path: str, data: bytes) -> None:
    files = {**FILES, path: data}
    _check_places(_read(files), files)


@examples(80, 2_000)
@given(text=st.one_of(st.text(max_size=80), SIGNS, LINES))
def test_any_text_is_yaml_or_a_problem_inside_it(text: str) -> None:
    problems = Problems()
    parse(text, "x.yml", problems)
    # U+2028 and the like are refused before YAML is read; libyaml counts them as lines.
    if not set(text) & set("\r\x85\u2028\u2029"):
        _check_places(list(problems), {"x.yml": text.encode(errors="surrogateescape")})


@examples(100, 2_000)
@given(text=st.one_of(st.text(max_size=80), BODIES.map(bytes.decode)))
def test_any_text_is_a_page_or_a_problem(text: str) -> None:
    file = split(text, "x.md", Problems())
    assert file is None or 1 <= file.body_line <= text.count("\n") + 1


@examples(100, 2_000)
@given(text=st.text(st.sampled_from('id,;\t"\n ame.fr@'), max_size=80))
def test_any_text_is_a_table_or_a_problem(text: str) -> None:
    problems = Problems()
    read_recipients(text, "r.csv", "en", problems)
    _check_places(list(problems), {"r.csv": text.encode()})


@pytest.mark.parametrize(
    "unit",
    [
        "[",
        "![",
        "[](",
        "*",
        "_a",
        "`",
        "<",
        "<a ",
        "<b>",
        "&",
        "# a\n",
        "a\n=\n",
        "a\n-\n",
        "> ",
        "- ",
        "1. ",
        "- a\n",
        "a|b\n-|-\n",
        "[a][b] ",
        "\\",
    ],
)
@pytest.mark.parametrize("size", [8_000, 90_000])
@pytest.mark.parametrize("mode", ["page", "letter"])
def test_hostile_markdown_is_read_or_refused(unit: str, size: int, mode: str) -> None:
    # Without caps some of these would run for minutes, which whoever waits for the tests would notice.
    with contextlib.suppress(TooMuch):
        assert html((unit * size)[:size], mode) is not None


def test_deep_quotes_are_refused() -> None:
    with pytest.raises(TooMuch, match="quotes or lists are nested more than ten deep"):
        html(">" * 12 + " deep")
