"""A page of a preview is loaded again by each browser when a file has changed, and shows what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from audit.page import bring_axe, faults
from engines import Engine
from previewed import Preview, draw_project, previewed

BOX = "#handbill-messages"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return draw_project(tmp_path_factory.mktemp("preview") / "project")


@pytest.fixture(scope="module")
def preview(project: Path) -> Iterator[Preview]:
    with previewed(project) as started:
        yield started


def seen(engine: Engine, selector: str) -> list[str]:
    """The texts of what matches; none while the page is being loaded, when a browser answers nothing."""
    with suppress(Exception):
        return engine.seen(selector, "innerText")
    return []


def test_a_saved_file_is_seen_and_a_wrong_one_is_told(engine: Engine, preview: Preview, project: Path) -> None:
    file = project / "campaigns/pay/index.md"
    text = file.read_text("utf-8")
    engine.open(f"{preview.url}pay/")
    assert engine.text("h1") == "Pay"
    try:
        file.write_text(text.replace('"Pay"', '"Fair pay"'), "utf-8")
        engine.until(lambda: seen(engine, "h1") == ["Fair pay"])
        file.write_text(text.replace("title:", "titel:"), "utf-8")
        message = "campaigns/pay/index.md:2:1: unknown field “titel”; did you mean “title”? [unknown-field]"
        engine.until(lambda: message in seen(engine, f"{BOX} li"))
        assert engine.text("h1") == "Fair pay"
        engine.until(lambda: engine.run("() => document.title").startswith("1 message of handbill serve – Fair pay"))
    finally:
        file.write_text(text, "utf-8")
    engine.until(lambda: seen(engine, "h1") == ["Pay"])
    assert engine.seen(BOX) == []


def test_messages_can_be_read_by_everybody(browser: Browser, preview: Preview, project: Path) -> None:
    file = project / "campaigns/pay/index.md"
    text = file.read_text("utf-8")
    preview.after(lambda: file.write_text(text.replace("title:", "titel:"), "utf-8"), "pay/")
    with browser.new_context() as context:
        complaints: list[str] = []
        bring_axe(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text) if message.type in ("error", "warning") else None)
        page.goto(f"{preview.url}pay/")
        assert page.get_by_role("alert", name="1 message of handbill serve").get_by_role("listitem").count() == 1
        assert list(faults(page)) == []
        assert complaints == []
    preview.after(lambda: file.write_text(text, "utf-8"), "pay/")
