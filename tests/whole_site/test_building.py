"""Building: equal bytes, both doors, and an old site that survives a failure."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from mkdocs.config import load_config

import drawn
from hall import EMBEDDED, HERE, NOON, PAGES, ROOT, handbill, is_public, names, run
from handbill.publishing.swap.manifest import NAME, write_manifest
from visitor import Built, same


def test_two_builds_of_one_second_are_equal_byte_by_byte(built: Built, elsewhere: Path) -> None:
    done = run(
        elsewhere,
        "-m",
        "mkdocs",
        "build",
        "--strict",
        LC_ALL="tr_TR.UTF-8",
        LANG="C",
        TZ="Asia/Yangon",
        PYTHONHASHSEED="4242",
        PYTHONUTF8="1",
    )
    assert done.returncode == 0, done.stderr
    assert same(built.files, Built(elsewhere / "site", ROOT).files) == []


def test_the_command_makes_the_same_pages_and_leaves_nothing_else(built: Built, elsewhere: Path) -> None:
    done = handbill(elsewhere, "build", "--out", "public/made", PYTHONHASHSEED="1")
    assert done.returncode == 0, done.stdout + done.stderr
    assert same(built.files, Built(elsewhere / "public" / "made", ROOT).files) == []
    assert names(elsewhere / "public") == ["made"]


def test_many_processes_make_the_same_pages(built: Built, elsewhere: Path) -> None:
    # Shares so small that even this site is divided.
    program = "import handbill.publishing.parallel.workers as s; s.SMALLEST = 3; from mkdocs.__main__ import cli; cli()"
    done = run(elsewhere, "-c", program, "build", "--strict", "--site-dir", "shared", HANDBILL_JOBS="3")
    assert done.returncode == 0, done.stderr
    assert same(built.files, Built(elsewhere / "shared", ROOT).files) == []


def test_properdocs_makes_the_same_pages(built: Built, elsewhere: Path) -> None:
    pytest.importorskip("properdocs")
    done = run(elsewhere, "-m", "properdocs", "build", "-f", "mkdocs.yml", "--strict", "--site-dir", "proper")
    assert done.returncode == 0, done.stderr
    made = Built(elsewhere / "proper", ROOT).files
    # Its name stands in the handbook, which its theme makes.
    assert (
        same(
            built.files, made, but=lambda name: not is_public(name) or name.endswith((".gz", ".map", NAME)) or "stylesheets" in name
        )
        == []
    )


def test_an_event_that_is_over_invites_nobody(elsewhere: Path) -> None:
    month_later = str(int(NOON) + 31 * 86_400)
    done = handbill(elsewhere, "build", "--campaign", "fair-pay", "--out", "later", SOURCE_DATE_EPOCH=month_later)
    assert done.returncode == 0, done.stdout + done.stderr
    page = Built(elsewhere / "later", ROOT).pages["fair-pay/events/meeting/"]
    assert "You can take part online." not in page.text
    assert "Registering" not in page.text
    assert not {"Google", "Outlook"} & {one.text for one in page.all("a")}
    assert page.all("script", type="application/ld+json")


def test_one_campaign_can_be_built_alone(elsewhere: Path) -> None:
    done = handbill(elsewhere, "build", "--campaign", "atelier", "--out", "one")
    assert done.returncode == 0, done.stdout + done.stderr
    made = Built(elsewhere / "one", ROOT)
    own = {page for page in PAGES if not re.search("fair-pay|resting|won-long-ago", page)}
    assert set(made.pages) == own | {f"{letter}embed/" for letter in EMBEDDED if "atelier" in letter}


def test_a_site_of_one_language_with_a_region_in_a_folder_of_a_server(tmp_path: Path) -> None:
    root = drawn.draw(
        tmp_path,
        {
            "campaigns/pay/campaign.yml": drawn.campaign(languages=["pt-BR"]),
            "campaigns/pay/index.md": drawn.page("Salário", "[Início](index.md)\n"),
        },
    )
    shutil.copytree(HERE.parent / "overrides", root / "overrides")
    settings = json.loads(drawn.mkdocs("pt-BR"))
    settings |= {
        "site_url": "https://union.example.org/act/",
        "theme": {"name": "material", "custom_dir": "overrides", "font": False},
    }
    settings["plugins"][1]["i18n"] |= {"docs_structure": "suffix", "fallback_to_default": False, "reconfigure_search": False}
    (root / "mkdocs.yml").write_text(json.dumps(settings))
    done = run(root, "-m", "mkdocs", "build", "--strict")
    assert done.returncode == 0, done.stderr
    made = Built(root / "site", settings["site_url"])
    assert set(made.pages) == {"", "archive/", "news/", "pay/", "404.html"}
    assert {found.one("html").attributes["lang"] for found in made.pages.values()} == {"pt-BR"}
    links = [(address, one.attributes["href"]) for address, found in made.pages.items() for one in found.all("", href="*")]
    own = [url for address, link in links if made.is_own(url := made.where(address, link))]
    assert [problem for url in own if (problem := made.problem(url))] == []
    assert made.where("404.html", made.pages["404.html"].one("link", rel="stylesheet").attributes["href"]) in own


@pytest.fixture
def old_site(elsewhere: Path) -> Path:
    """A site that stands already, with one file."""
    folder = elsewhere / "standing" / "site"
    shutil.rmtree(folder.parent, ignore_errors=True)
    folder.mkdir(parents=True)
    (folder / "index.html").write_text("old")
    write_manifest(folder, ["index.html"])
    return folder


@pytest.fixture
def spoil(elsewhere: Path) -> Iterator[Callable[[str, str, str], None]]:
    """Replaces a text in a file of the project until the test ends."""
    saved: dict[Path, str] = {}

    def change(path: str, old: str, new: str) -> None:
        file = elsewhere / path
        saved.setdefault(file, file.read_text(encoding="utf-8"))
        assert old in saved[file]
        file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")

    yield change
    for file, text in saved.items():
        file.write_text(text, encoding="utf-8")


def test_errors_in_the_content_stop_both_doors_and_leave_the_old_site(
    elsewhere: Path, old_site: Path, spoil: Callable[[str, str, str], None]
) -> None:
    spoil("campaigns/fair-pay/letters/by-post.md", "to: [pia]", "to: [pina]")
    done = handbill(elsewhere, "build", "--out", str(old_site))
    problem = "campaigns/fair-pay/letters/by-post.md:5:6: unknown recipient “pina”; did you mean “pia”? [unknown-recipient]"
    assert (done.returncode, done.stdout.strip()) == (1, problem)
    assert "Traceback" not in done.stderr
    assert (names(old_site.parent), names(old_site), (old_site / "index.html").read_text()) == (
        ["site"],
        [NAME, "index.html"],
        "old",
    )
    done = run(elsewhere, "-m", "mkdocs", "build", "--strict", "--site-dir", str(old_site.parent / "other"))
    assert done.returncode == 1
    assert problem in done.stderr
    assert "Traceback" not in done.stderr
    assert names(old_site.parent) == ["site"]


def test_what_strict_mode_refuses_leaves_the_old_site_too(
    elsewhere: Path, old_site: Path, spoil: Callable[[str, str, str], None]
) -> None:
    spoil("mkdocs.yml", "site_name:", "site_nmae: Hall\nsite_name:")
    done = handbill(elsewhere, "build", "--out", str(old_site))
    assert done.returncode == 2
    assert "site_nmae" in done.stderr
    assert "Traceback" not in done.stderr
    assert (names(old_site.parent), names(old_site)) == (["site"], [NAME, "index.html"])


def test_a_theme_that_breaks_leaves_the_old_site_too(
    elsewhere: Path, old_site: Path, spoil: Callable[[str, str, str], None]
) -> None:
    spoil("overrides/hb/letter.html", "{% block main %}", "{% block main %}{{ view.nothing.of.this }}")
    done = handbill(elsewhere, "build", "--out", str(old_site))
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert "/overrides/hb/letter.html: 'LetterView' object has no attribute 'nothing'" in done.stderr
    assert (names(old_site.parent), names(old_site)) == (["site"], [NAME, "index.html"])


def test_warnings_stop_no_strict_build(elsewhere: Path) -> None:
    done = handbill(elsewhere, "check")
    assert done.returncode == 0
    assert "notes.txt" in done.stdout
    assert "warning: " in done.stdout


def test_a_file_that_was_not_written_ends_both_doors(elsewhere: Path, old_site: Path) -> None:
    forgets = (
        "from mkdocs.structure.files import File; copy = File.copy_file\n"
        "File.copy_file = lambda file, dirty=False: None if file.dest_uri == 'assets/handbook.css' else copy(file, dirty)\n"
    )
    doors = {
        "from mkdocs.__main__ import cli; cli()": ("build", "--site-dir", str(elsewhere / "forgotten")),
        "from handbill.cli import main; main()": ("build", "--out", str(old_site)),
    }
    for program, arguments in doors.items():
        done = run(elsewhere, "-c", forgets + program, *arguments)
        assert done.returncode > 0
        assert re.search(r"1 of \d+ files were not written; the first is “assets/handbook.css”", done.stderr)
        assert "Traceback" not in done.stderr
    assert (names(old_site.parent), names(old_site)) == (["site"], [NAME, "index.html"])
    assert not (elsewhere / "forgotten" / NAME).exists()
    assert len(done.stderr.splitlines()) == 1


def test_a_worker_that_is_killed_ends_both_doors_in_words(elsewhere: Path, old_site: Path) -> None:
    killed = (
        "import os, signal, handbill.publishing.parallel.workers as w; w.SMALLEST = 3; begin = w._begin\n"
        "w._begin = lambda *task: (begin(*task), os.kill(os.getpid(), signal.SIGKILL))\n"
    )
    words = "a worker process was killed, which happens when memory runs out; try again with --jobs 1"
    doors = {
        "from handbill.cli import main; main()": ("build", "--out", str(old_site)),
        "from mkdocs.__main__ import cli; cli()": ("build", "--site-dir", str(elsewhere / "killed")),
    }
    for program, arguments in doors.items():
        done = run(elsewhere, "-c", killed + program, *arguments, HANDBILL_JOBS="3")
        assert done.returncode > 0
        assert words in done.stderr
        assert "Traceback" not in done.stderr
    assert (names(old_site.parent), names(old_site)) == (["site"], [NAME, "index.html"])


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("SOURCE_DATE_EPOCH", "it takes the seconds since 1970, 0 to 253370764799"),
        ("HANDBILL_JOBS", "it takes the number of processes, 1 to 1024"),
    ],
)
def test_a_variable_that_cannot_be_used_ends_mkdocs_in_words(elsewhere: Path, name: str, message: str) -> None:
    done = run(elsewhere, "-m", "mkdocs", "build", "--site-dir", "none", **{name: "many"})
    assert done.returncode == 1
    assert f"the environment variable {name} is “many”; {message}" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (elsewhere / "none" / "index.html").exists()


def test_a_preview_follows_campaigns_and_templates(elsewhere: Path) -> None:
    watched: list[str] = []
    config = load_config(str(elsewhere / "mkdocs.yml"))
    server = SimpleNamespace(watch=watched.append)
    config.plugins["handbill"].on_serve(server, config=config, builder=None)
    assert watched == [str(elsewhere / "campaigns"), str(elsewhere / "overrides")]


def test_what_an_extension_adds_to_the_handbook_is_sanitised_too(elsewhere: Path) -> None:
    config, page = elsewhere / "mkdocs.yml", elsewhere / "docs" / "handbook" / "letters.md"
    before = config.read_text(encoding="utf-8"), page.read_text(encoding="utf-8")
    config.write_text(f"{before[0]}markdown_extensions: [attr_list]\n", encoding="utf-8")
    page.write_text('# Letters\n\nWords.\n{: onclick="steal()" .marked }\n', encoding="utf-8")
    try:
        done = run(elsewhere, "-m", "mkdocs", "build", "--strict", "--site-dir", "extended")
    finally:
        config.write_text(before[0], encoding="utf-8")
        page.write_text(before[1], encoding="utf-8")
    assert done.returncode == 0, done.stderr
    made = (elsewhere / "extended" / "handbook" / "letters" / "index.html").read_text(encoding="utf-8")
    assert '<p class="marked">Words.</p>' in made
    assert "steal" not in made
