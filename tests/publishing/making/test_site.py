"""A site is the same however many processes make it, and whether they are copies of the first or begin anew."""

from __future__ import annotations

import json
import multiprocessing
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import drawn
from handbill.cli import main
from handbill.publishing.swap.staging import MARKER, PREFIX
from whole_site.test_incremental import FILES, campaign

Run = Callable[..., Result]


@pytest.fixture(scope="module")
def one(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project, and the site that a single process makes of it."""
    root = tmp_path_factory.mktemp("project")
    drawn.draw(root, FILES | campaign("war") | campaign("work"))
    shutil.copytree(drawn.OVERRIDES, root / "overrides")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(root)
        patch.setenv("SOURCE_DATE_EPOCH", "1809950400")
        result = CliRunner().invoke(main, ["build", "--out", "one", "--jobs", "1"])
    assert result.exit_code == 0, result.output
    return root


@pytest.fixture
def run(one: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(one)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1809950400")
    return lambda *arguments: CliRunner().invoke(main, [*arguments])


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("start", ["fork", "spawn"])
def test_several_processes_make_the_same_bytes(one: Path, run: Run, monkeypatch: pytest.MonkeyPatch, start: str) -> None:
    if start == "spawn":
        monkeypatch.setattr(multiprocessing, "get_all_start_methods", lambda: ["spawn"])
    result = run("build", "--out", start, "--clean", "--jobs", "3")
    assert (result.exit_code, result.output) == (0, f"The site is in {start}; 34 warnings (handbill check shows them)\n")
    assert contents(one / start) == contents(one / "one")


def test_plain_mkdocs_makes_the_same_pages(one: Path, run: Run) -> None:
    from handbill.mkdocs_build import build_with_mkdocs  # noqa: PLC0415  takes a second
    from handbill.publishing.clock import instant  # noqa: PLC0415
    from handbill.publishing.load import load  # noqa: PLC0415

    site = load(one, instant()).site
    assert site is not None
    build_with_mkdocs(one, site, one / "plain", 1)
    assert contents(one / "plain") == contents(one / "one")


@pytest.mark.parametrize("jobs", ["1", "3"])
def test_errors_of_any_campaign_are_told_and_nothing_is_built(one: Path, run: Run, jobs: str) -> None:
    pages = [one / "campaigns" / slug / "faq.md" for slug in ("pay", "work")]
    for page in pages:
        page.write_text("")
    try:
        result = run("build", "--out", "broken", "--jobs", jobs)
    finally:
        for page in pages:
            page.unlink()
    assert result.stdout.splitlines() == [
        f"campaigns/{slug}/faq.md:1:1: the file is empty; write the page or delete the file [empty-file]"
        for slug in ("pay", "work")
    ]
    assert (result.exit_code, result.stderr) == (1, "2 errors; nothing was built\n")
    assert not (one / "broken").exists()


@pytest.mark.parametrize("jobs", ["1", "3"])
def test_a_broken_template_is_named_and_nothing_is_built(one: Path, run: Run, jobs: str) -> None:
    template = one / "overrides" / "hb" / "letter.html"
    words = template.read_text("utf-8")
    try:
        template.write_text("{% if %}")
        result = run("build", "--out", "broken", "--jobs", jobs)
    finally:
        template.write_text(words, encoding="utf-8")
    assert result.exit_code == 2
    assert "hb/letter.html: Expected an expression" in result.stderr
    assert not (one / "broken").exists()


@pytest.mark.parametrize("jobs", ["1", "3"])
def test_what_mkdocs_finds_is_told_when_the_content_is_right(one: Path, run: Run, jobs: str) -> None:
    settings, page = one / "mkdocs.yml", one / "campaigns" / "pay" / "faq.md"
    words = settings.read_text("utf-8")
    try:
        settings.write_text(f"site_nmae: Hub\n{words}", encoding="utf-8")
        page.write_text("")
        wrong = run("build", "--out", "misspelt", "--jobs", jobs)
        page.unlink()
        right = run("build", "--out", "misspelt", "--jobs", jobs)
    finally:
        page.unlink(missing_ok=True)
        settings.write_text(words, encoding="utf-8")
    assert (wrong.exit_code, wrong.stderr) == (1, "1 error; nothing was built\n")
    assert (right.exit_code, right.stderr) == (
        2,
        "handbill: the build failed, and misspelt is as it was: Config value 'site_nmae': Unrecognised configuration name: site_nmae\n",
    )
    assert not (one / "misspelt").exists()


def test_the_handbook_is_made_again_only_when_it_changes(one: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    page, handbook = one / "campaigns" / "pay" / "index.md", one / "docs" / "handbook" / "index.md"
    assert run("build", "--out", "titled").exit_code == 0
    made = "titled/handbook/index.html"
    before, words = (one / made).stat().st_ino, {file: file.read_text("utf-8") for file in (page, handbook)}
    try:
        page.write_text(words[page].replace('title: "', 'title: "Better '), encoding="utf-8")
        with monkeypatch.context() as without:
            without.delattr("handbill.mkdocs_build.build_with_mkdocs")
            assert run("build", "--out", "titled").exit_code == 0
        assert "Better Pay" in (one / "titled" / "index.html").read_text("utf-8")
        assert (one / made).stat().st_ino == before
        handbook.write_text(f"{words[handbook]}\nMore.\n", encoding="utf-8")
        assert run("build", "--out", "titled").exit_code == 0
        assert "<p>More.</p>" in (one / made).read_text("utf-8")
    finally:
        for file, text in words.items():
            file.write_text(text, encoding="utf-8")


def test_a_build_that_finds_nothing_changed_clears_up_after_one_that_was_killed(one: Path, run: Run) -> None:
    assert run("build", "--out", "twice").exit_code == 0
    left = one / f"{PREFIX}twice"
    (left / "new").mkdir(parents=True)
    (left / MARKER).touch()
    assert run("build", "--out", "twice").exit_code == 0
    assert not left.exists()


@pytest.fixture(scope="module")
def shards(one: Path) -> list[str]:
    """Three shards of the site."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(one)
        patch.setenv("SOURCE_DATE_EPOCH", "1809950400")
        for number in (1, 2, 3):
            result = CliRunner().invoke(main, ["build", "--shard", f"{number}/3", "--out", f"shard-{number}"])
            assert result.exit_code == 0, result.output
    return ["shard-1", "shard-2", "shard-3"]


def test_three_shards_are_joined_to_the_site_of_one_build(one: Path, run: Run, shards: list[str]) -> None:
    result = run("join", *reversed(shards), "--out", "joined")
    assert (result.exit_code, result.output) == (0, "The site is in joined; 34 warnings (handbill check shows them)\n")
    assert contents(one / "joined") == contents(one / "one")


def test_a_shard_counts_warnings_as_the_check_does(one: Path, run: Run) -> None:
    own = one / "campaigns" / "war" / "recipients.csv"
    said = []
    try:
        for ids in ("xy", "xyz"):
            own.write_text(drawn.recipients(*(f"{id},{id},FR,,{id}@office.example" for id in ids)), encoding="utf-8")
            checked = run("check").output.splitlines()
            said.append((checked[-1], run("build", "--shard", "1/1", "--out", "whole-shard").output))
    finally:
        own.unlink()
    # Of the third row nothing is told but its line, with what is told of the first.
    assert any("the same on 2 more lines" in line for line in checked)
    assert said[0] == said[1]


def test_a_build_after_a_join_takes_over_what_was_joined(one: Path, run: Run, shards: list[str]) -> None:
    run("join", *shards, "--out", "again")
    before = {path: path.stat().st_ino for path in (one / "again").rglob("*.html")}
    assert run("build", "--out", "again").exit_code == 0
    assert {path: path.stat().st_ino for path in (one / "again").rglob("*.html")} == before


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (["shard-1", "shard-3"], "shard 2/3 is missing; join takes each shard once"),
        (["shard-1", "shard-2", "shard-2"], "shard 2/3 is there twice; join takes each shard once"),
        (["shard-1", "docs"], "“{root}/docs” has no shard, which is what handbill build --shard makes"),
    ],
)
def test_shards_that_are_no_whole_are_refused(one: Path, run: Run, shards: list[str], given: list[str], message: str) -> None:
    result = run("join", *given, "--out", "part")
    assert (result.exit_code, result.stderr) == (2, f"handbill: {message.format(root=one)}\n")
    assert not (one / "part").exists()


def test_shards_of_another_state_or_day_or_with_other_files_are_refused(
    one: Path, run: Run, shards: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    page = one / "campaigns" / "pay" / "index.md"
    words = page.read_text("utf-8")
    page.write_text(f"{words}\nMore.\n", encoding="utf-8")
    assert "was not made from this commit by this version of Handbill; build all shards again" in run("join", *shards).stderr
    page.write_text(words, encoding="utf-8")
    data = json.loads((one / "shard-1" / "handbill-shard.json").read_text("utf-8"))
    data["parts"]["pay"]["files"] = {"letter": {"../../one/index.html": None}}
    shutil.copytree(one / "shard-1", one / "other")
    (one / "other" / "handbill-shard.json").write_text(json.dumps(data), encoding="utf-8")
    assert "is not whole: “../../one/index.html” is missing" in run("join", "other", *shards[1:]).stderr
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1810468800")
    assert "was made before the day changed; build all shards again, or set SOURCE_DATE_EPOCH" in run("join", *shards).stderr


@pytest.mark.parametrize("shard", ["0/3", "4/3", "3", "a/b", "1/0", "-1/2", "1/٣"])
def test_a_shard_that_is_none_is_wrong_use(run: Run, shard: str) -> None:
    result = run("build", f"--shard={shard}", "--out", "none")
    assert (result.exit_code, f"“{shard}” is no shard; write it like 3/8, the third of eight" in result.stderr) == (2, True)
