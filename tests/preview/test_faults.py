"""While a file is wrong a page stays as it was, and says what is wrong; mended, it comes back by itself."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest

from previewed import PATIENCE, Preview, draw_project, previewed


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return draw_project(tmp_path_factory.mktemp("faults") / "project")


@pytest.fixture(scope="module")
def preview(project: Path) -> Iterator[Preview]:
    with previewed(project) as started:
        yield started


@pytest.mark.parametrize(
    ("path", "wrong", "shown_at", "message"),
    [
        (
            "campaigns/pay/index.md",
            lambda text: text.replace("title:", "titel:", 1),
            "pay/",
            "campaigns/pay/index.md:2:1: unknown field “titel”; did you mean “title”? [unknown-field]",
        ),
        (
            "campaigns/pay/letters/write.md",
            lambda text: text.replace('"m"', '"<b>n</b>"', 1),
            "pay/letters/write/",
            "campaigns/pay/letters/write.md:5:6: unknown recipient “<b>n</b>” [unknown-recipient]",
        ),
        ("campaigns/pay/campaign.yml", lambda text: text.replace("active", "activ", 1), "pay/", "campaigns/pay/campaign.yml:1:12: "),
        ("campaigns/recipients.csv", lambda text: text.replace("m@gov", "m gov", 1), "pay/letters/write/", "campaigns/recipients.csv:2:"),
        ("docs/safety.md", lambda text: text.replace("---", "--", 1), "safety/", "docs/safety.md:1:1: "),
        ("mkdocs.yml", lambda text: text.replace("https://hub.example.org/", "hub", 1), "", "mkdocs.yml:2:11: "),
        ("overrides/hb/campaign.html", lambda text: f"{{% if %}}{text}", "pay/", "overrides/hb/campaign.html: Expected an expression, got "),
        ("overrides/assets/css/base.css", lambda text: f"{text}p {{ color: var(--hb-nothing) }}", "pay/", "overrides/assets/css/base.css:"),
        ("overrides/assets/assets.toml", lambda text: f"{text}[", "pay/", "overrides/assets/assets.toml is not valid: "),
    ],
)  # fmt: skip
def test_a_wrong_file_is_told_on_the_page_and_in_the_terminal(
    preview: Preview, project: Path, path: str, wrong: object, shown_at: str, message: str
) -> None:
    assert callable(wrong)
    sound, file = preview.plain(shown_at).decode(), project / path
    text = file.read_text("utf-8")
    for _ in range(2):
        assert preview.after(lambda: file.write_text(wrong(text), "utf-8"), shown_at) == sound
        assert [unescape(one) for one in preview.messages(shown_at) if unescape(one).startswith(message)], preview.messages(
            shown_at
        )
        assert preview.after(lambda: file.write_text(text, "utf-8"), shown_at) == sound
        assert preview.messages(shown_at) == []


def test_messages_are_escaped_and_can_be_read_by_everybody(preview: Preview, project: Path) -> None:
    file = project / "campaigns/pay/letters/write.md"
    text = file.read_text("utf-8")
    preview.after(lambda: file.write_text(text.replace('"m"', '"<b>n</b>"'), "utf-8"), "peace/")
    page = preview.get("peace/").decode()
    assert "<li><bdi>campaigns/pay/letters/write.md:5:6: unknown recipient “&lt;b&gt;n&lt;/b&gt;”" in page
    assert (
        '<section id="handbill-messages" role="alert" lang="en" dir="ltr" tabindex="0" aria-label="1 message of handbill serve">'
        in page
    )
    preview.after(lambda: file.write_text(text, "utf-8"), "peace/")


def test_a_campaign_that_has_never_been_right_says_why(preview: Preview, project: Path) -> None:
    file = project / "campaigns/strike/campaign.yml"

    def begin() -> None:
        file.parent.mkdir()
        file.write_text("status: activ\n")

    preview.after(begin, "strike/")
    status, _ = preview.ask("strike/")
    assert status == 404
    assert [one for one in preview.messages("strike/") if one.startswith("campaigns/strike/campaign.yml:1:9: ")]
    preview.after(lambda: shutil.rmtree(file.parent), "strike/")
    assert preview.messages("strike/") == []


def test_the_terminal_is_told_as_well(tmp_path: Path) -> None:
    root = draw_project(tmp_path / "project")
    file = root / "campaigns/pay/index.md"
    text = file.read_text("utf-8")
    with previewed(root) as preview:
        preview.after(lambda: file.write_text(text.replace("title:", "titel:", 1), "utf-8"), "pay/")
        preview.after(lambda: file.write_text(text, "utf-8"), "pay/")
    assert "campaigns/pay/index.md:2:1: unknown field “titel”; did you mean “title”? [unknown-field]" in preview.said
    assert "mended: the preview shows everything again" in preview.said


def test_a_taken_address_is_told_in_one_line(project: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        command = [sys.executable, "-m", "handbill", "serve", "-a", f"127.0.0.1:{port}"]
        done = subprocess.run(command, cwd=project, capture_output=True, encoding="utf-8", timeout=PATIENCE, check=False)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr == (
        "handbill: the preview has no address (Address already in use); choose another with handbill serve -a localhost:8001\n"
    )


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_ending_a_preview_ends_all_that_it_has_started(project: Path, name: str) -> None:
    with previewed(project) as preview:
        preview.get("handbook/")  # MkDocs is making it now, in a process of its own
        deadline = time.monotonic() + PATIENCE
        while len(before := _family(preview.process.pid)) < 2:
            assert time.monotonic() < deadline
            time.sleep(0.01)
        preview.process.send_signal(getattr(signal, name))
        assert preview.process.wait(PATIENCE) == 0
        assert [pid for pid in before if _runs(pid)] == []
        with socket.create_server(("127.0.0.1", int(preview.url.rpartition(":")[2].strip("/")))):
            pass


def _family(pid: int) -> list[int]:
    children = [int(child) for task in Path(f"/proc/{pid}/task").iterdir() for child in (task / "children").read_text().split()]
    return [pid, *(one for child in children for one in _family(child))]


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
