"""How often pages were read: pages and days, robots left out, and nobody's address kept."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from click.testing import CliRunner

from handbill.access_log import visits
from handbill.cli import main

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0"


def line(
    path: str = "/pay/", status: int = 200, method: str = "GET", time: str = "01/May/2027:09:00:00 +0000", program: str = FIREFOX
) -> str:
    """A line of the Combined Log Format."""
    return f'192.0.2.7 - - [{time}] "{method} {path} HTTP/2.0" {status} 5120 "https://search.example/" "{program}"\n'


def test_pages_are_counted_by_day() -> None:
    found = visits([line(), line(), line("/fr/pay/letters/wages/"), line(time="02/May/2027:09:00:00 +0000")])
    assert found.table() == "day,address,requests\n2027-05-01,/fr/pay/letters/wages/,1\n2027-05-01,/pay/,2\n2027-05-02,/pay/,1\n"
    assert not found.left_out


def test_the_common_log_format_is_read_too_and_names_no_programs() -> None:
    found = visits(['2001:db8::1 - mia moss [01/May/2027:09:00:00 +0000] "GET /pay/ HTTP/1.1" 200 -\n'])
    assert found.pages == {("2027-05-01", "/pay/"): 1}
    assert not found.names_programs


def test_days_are_those_of_utc() -> None:
    assert list(visits([line(time="01/May/2027:01:30:00 +0200")]).pages) == [("2027-04-30", "/pay/")]


def test_a_page_has_one_address() -> None:
    found = visits(
        [line("/pay/index.html"), line("/pay/?utm_source=mail"), line("/pay/", status=304), line("https://hub.example.org/pay/")]
    )
    assert found.pages == {("2027-05-01", "/pay/"): 4}


@pytest.mark.parametrize(
    "program",
    [
        "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", "facebookexternalhit/1.1", "curl/8.5.0",
        "Mozilla/5.0 (compatible; YandexBot/3.0)", "python-requests/2.32", "TelegramBot (like TwitterBot)", "-", "",
        "Mozilla/5.0 (X11) HeadlessChrome/140.0", "Wget/1.21", "Feedfetcher-Google",
    ],
)  # fmt: skip
def test_robots_are_left_out_and_told(program: str) -> None:
    found = visits([line(program=program)])
    assert not found.pages
    assert found.left_out == {"requests of robots": 1}


def test_what_is_no_page_is_left_out_and_told() -> None:
    lines = [
        line("/assets/page.css"),
        line("/pay/media/a.jpg"),
        line(status=404),
        line(method="POST"),
        "rubbish\n",
        line(time="x"),
        "\n",
    ]
    assert visits(lines).left_out == {
        "pictures, styles and other parts of pages": 2, "other requests and errors": 2, "lines that are not of a log": 2,
    }  # fmt: skip


def test_downloads_are_counted_by_themselves() -> None:
    found = visits([line("/pay/letters/wages/wages.en.docx"), line("/pay/events.ics"), line()])
    assert found.table(downloads=True) == (
        "day,address,requests\n2027-05-01,/pay/events.ics,1\n2027-05-01,/pay/letters/wages/wages.en.docx,1\n"
    )


def test_a_quoted_quotation_mark_does_not_end_a_field() -> None:
    assert visits([line(program='Mozilla \\" Firefox')]).pages


def test_a_hostile_line_takes_no_time() -> None:
    found = visits(["1 - - [" + "x" * 60_000, "a b " + "[" * 60_000, line(program='\\"' * 30_000)[:-3]])
    assert sum(found.left_out.values()) + sum(found.pages.values()) == 3


def test_the_command_reads_compressed_logs_and_keeps_no_address(tmp_path: Path) -> None:
    (tmp_path / "access.log").write_text(line() + line(program="curl/8"))
    (tmp_path / "access.log.1.gz").write_bytes(gzip.compress(line().encode()))
    done = CliRunner().invoke(main, ["count", str(tmp_path / "access.log"), str(tmp_path / "access.log.1.gz")])
    assert done.exit_code == 0
    assert done.stdout == "day,address,requests\n2027-05-01,/pay/,2\n"
    assert done.stderr == "left out: 1 requests of robots\n"
    assert "192.0.2.7" not in done.output


def test_the_command_says_that_it_cannot_tell_robots(tmp_path: Path) -> None:
    (tmp_path / "access.log").write_text('192.0.2.7 - - [01/May/2027:09:00:00 +0000] "GET /pay/ HTTP/1.1" 200 512\n')
    done = CliRunner().invoke(main, ["count", str(tmp_path / "access.log")])
    assert done.stderr == "the log does not name the programs that asked, so robots are counted too\n"
