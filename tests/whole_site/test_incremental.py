"""A build that takes over what has not changed gives the very site that a clean one gives, whatever was done before."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, event
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

import drawn
from handbill.checks.scope import CheckContext
from handbill.cli import main
from handbill.pages import routes
from handbill.pages.letters.downloads import LetterFiles
from handbill.pages.routes import Route, page_view
from handbill.pages.view import PageView
from handbill.problems import Problems
from handbill.publishing.clock import EPOCH
from handbill.publishing.incremental import reader
from handbill.publishing.incremental.inputs import read_inputs
from handbill.publishing.incremental.reading import read_changed
from handbill.publishing.load import load
from handbill.publishing.swap.manifest import NAME
from profiles import examples

NOON = datetime(2027, 5, 10, 12, 0, tzinfo=UTC)
MKDOCS = """\
site_name: Hub
site_url: https://hub.example.org/
theme:
  name: material
  custom_dir: overrides
  font: false
plugins:
  - handbill:
      exit_url: https://weather.example.org/
      share_pictures: false
  - i18n:
      docs_structure: suffix
      fallback_to_default: false
      reconfigure_search: false
      reconfigure_material: false
      languages:
        - {locale: en, name: English, default: true}
        - {locale: fr, name: Français}
  - search
"""


def campaign(slug: str, **facts: object) -> dict[str, str]:
    """A campaign with a page of most kinds, some of them translated."""
    folder = f"campaigns/{slug}"
    return {
        f"{folder}/campaign.yml": drawn.campaign(**{"languages": ["en", "fr"], "deadline": "2027-05-12", **facts}),
        f"{folder}/index.md": drawn.page(slug.title(), "Read the [letter](letters/write.md).\n", aliases=[f"/old-{slug}/"]),
        f"{folder}/index.fr.md": drawn.translation(f"{slug.title()} en français"),
        f"{folder}/actions/act.md": drawn.page("Write", kind="letter", letter=["write"], deadline="2027-05-11"),
        f"{folder}/letters/write.md": drawn.page("Letter", "Dear minister,\n", subject="Pay", to=["m"], downloads=["txt"]),
        f"{folder}/events/march.md": drawn.page(
            "March", starts="2027-05-11 18:00", timezone="America/New_York", place="Hall", updated="2027-05-01"
        ),
        f"{folder}/news/2027-05-12-soon.md": drawn.page("Soon", "It begins.\n\n<!-- more -->\n\nIt goes on.\n", date="2027-05-12"),
    }


FILES = {
    "mkdocs.yml": MKDOCS,
    "docs/index.md": drawn.page("Hub"),
    "docs/safety.md": drawn.page("Before you act", "Think.\n\n<!-- more -->\n\nMore.\n"),
    "docs/handbook/index.md": "# Handbook\n\nHow to.\n",
    "campaigns/recipients.csv": drawn.recipients("m,M,FR,,m@gov.example.org"),
    **campaign("pay"),
    **campaign("peace", accent="#c0392b", risk={"fr": "high"}, publish_at="2027-05-09 09:00 Europe/Brussels"),
}
CHANGES: dict[str, Callable[[str, int], str]] = {
    "a body": lambda text, number: f"{text}\nSentence {number}.\n",
    "a title": lambda text, number: text.replace('title: "', f'title: "{number} ', 1),
    "a fact": lambda text, number: text.replace("2027-05-1", f"2027-05-1{number % 3}"[:-1], 1).replace("Hall", f"Hall {number}"),
    "a mistake": lambda text, number: text.replace("title:", "titel:", 1),
    "an old address": lambda text, number: text.replace("aliases: [", f'aliases: ["/older-{number}/", ', 1),
    "nothing": lambda text, number: text,
}
PAGES = ["index.md", "index.fr.md", "actions/act.md", "letters/write.md", "events/march.md", "news/2027-05-12-soon.md"]
TEMPLATES = [
    "hb/letter.html", "hb/campaign.html", "hb/home.html", "hb/layout.html", "partials/hb/footer.html", "partials/hb/text.html",
    "partials/hb/event_card.html",
]  # fmt: skip
SLUGS = ["pay", "peace", "war", "work"]


class Editors(RuleBasedStateMachine):
    """Editors change the project; after every change it is built, and its site compared with that of a clean copy."""

    def __init__(self) -> None:
        super().__init__()
        self.top = Path(tempfile.mkdtemp(prefix="handbill-incremental-"))
        self.root, self.clean = self.top / "project", self.top / "clean"
        self.now = NOON
        self.compared = 0

    def teardown(self) -> None:
        shutil.rmtree(self.top)

    @initialize()
    def begin(self) -> None:
        drawn.draw(self.root, FILES)
        shutil.copytree(drawn.OVERRIDES, self.root / "overrides")
        self.compare()

    @rule(
        slug=st.sampled_from(SLUGS), page=st.sampled_from(PAGES), change=st.sampled_from(sorted(CHANGES)), number=st.integers(0, 9)
    )
    def edit(self, slug: str, page: str, change: str, number: int) -> None:
        file = self.root / "campaigns" / slug / page
        if file.is_file():
            file.write_text(CHANGES[change](file.read_text("utf-8"), number), encoding="utf-8")
            self.compare()

    @rule(slug=st.sampled_from(SLUGS), number=st.integers(0, 9))
    def add_page(self, slug: str, number: int) -> None:
        if (folder := self.root / "campaigns" / slug).is_dir():
            (folder / f"more-{number}.md").write_text(drawn.page(f"More {number}"), encoding="utf-8")
            self.compare()

    @rule(slug=st.sampled_from(SLUGS), page=st.sampled_from(PAGES[2:]))
    def translate(self, slug: str, page: str) -> None:
        if (file := self.root / "campaigns" / slug / page).is_file():
            words = {"subject": "Salaire"} if "letters" in page else {"place": "Salle"} if "events" in page else {}
            file.with_suffix(".fr.md").write_text(drawn.translation("Traduit", **words), encoding="utf-8")
            self.compare()

    @rule(slug=st.sampled_from(SLUGS), page=st.sampled_from(PAGES[1:]))
    def delete_page(self, slug: str, page: str) -> None:
        (self.root / "campaigns" / slug / page).unlink(missing_ok=True)
        self.compare()

    @rule(slug=st.sampled_from(SLUGS), status=st.sampled_from(["active", "draft", "paused", "won"]))
    def add(self, slug: str, status: str) -> None:
        drawn.draw(self.root, campaign(slug, status=status) | {"docs/index.md": drawn.page("Hub")})
        (self.root / "mkdocs.yml").write_text(MKDOCS, encoding="utf-8")
        self.compare()

    @rule(old=st.sampled_from(SLUGS), new=st.sampled_from(SLUGS))
    def rename(self, old: str, new: str) -> None:
        before, after = self.root / "campaigns" / old, self.root / "campaigns" / new
        if before.is_dir() and not after.exists():
            before.rename(after)
            self.compare()

    @rule(slug=st.sampled_from(SLUGS))
    def delete(self, slug: str) -> None:
        shutil.rmtree(self.root / "campaigns" / slug, ignore_errors=True)
        self.compare()

    @rule(path=st.sampled_from(["overrides/assets/css/tokens.css", "docs/safety.md", "docs/handbook/index.md"]))
    def change_what_all_share(self, path: str) -> None:
        file = self.root / path
        more = {".css": "\n.hb-again { color: red; }\n", ".md": "\nAgain.\n"}[file.suffix]
        file.write_text(file.read_text("utf-8") + more, encoding="utf-8")
        self.compare()

    @rule(template=st.sampled_from(TEMPLATES), tag=st.sampled_from(["b", "i"]))
    def change_a_template(self, template: str, tag: str) -> None:
        change_template(self.root / "overrides" / template, tag)
        self.compare()

    @rule(name=st.sampled_from(["Hub", "House"]), size=st.sampled_from([2000, 60]))
    def change_a_setting(self, name: str, size: int) -> None:
        settings = MKDOCS.replace("site_name: Hub", f"site_name: {name}").replace(
            "share_pic", f"mailto_max: {size}\n      share_pic"
        )
        (self.root / "mkdocs.yml").write_text(settings, encoding="utf-8")
        self.compare()

    @rule(email=st.sampled_from(["m", "n"]))
    def change_an_office(self, email: str) -> None:
        row = drawn.recipients(f"m,M,FR,,{email}@gov.example.org")
        (self.root / "campaigns" / "recipients.csv").write_text(row, encoding="utf-8")
        self.compare()

    @rule(hours=st.sampled_from([-36, -24, -1, 1, 12, 24, 24, 24, 48, 24 * 200]))
    def wait(self, hours: int) -> None:
        self.now += timedelta(hours=hours)
        self.compare()

    @rule(address=st.sampled_from(["pay/index.html", "index.html", "fr/pay/letters/write/index.html"]))
    def spoil_the_site(self, address: str) -> None:
        if (file := self.root / "site" / address).is_file():
            file.write_text("Not ours.", encoding="utf-8")
            self.compare()

    def compare(self) -> None:
        self.clean.mkdir(exist_ok=True)
        for name in ("campaigns", "docs", "overrides"):
            shutil.rmtree(self.clean / name, ignore_errors=True)
            if (self.root / name).is_dir():
                shutil.copytree(self.root / name, self.clean / name)
        shutil.copy(self.root / "mkdocs.yml", self.clean)
        self.compared += 1
        if self.compared % 2:  # what a check has found is not found again by a build
            run(self.root, self.now, "check")
        told = [run(folder, self.now, "build", *more) for folder, more in ((self.root, ()), (self.clean, ("--clean",)))]
        assert told[0] == told[1]
        assert run(self.root, self.now, "check") == run(self.clean, self.now, "check")
        event(f"exit code {told[0][0]}")
        if told[0][0] == 0:
            assert tree(self.root / "site") == tree(self.clean / "site")
        assert list(read_changed(self.root, self.now, read_inputs(self.root)).problems) == list(load(self.root, self.now).problems)


def change_template(file: Path, tag: str) -> None:
    """Every page that is made of a template has something more in it now."""
    file.write_text(file.read_text("utf-8").replace("</", f"<{tag}></{tag}></", 1), encoding="utf-8")


def run(folder: Path, now: datetime, *command: str) -> tuple[int, str]:
    """The exit code and the output of a command."""
    before = Path.cwd()
    os.chdir(folder)
    try:
        done = CliRunner().invoke(main, command, env={EPOCH: str(int(now.timestamp())), "HANDBILL_JOBS": "1"})
    finally:
        os.chdir(before)
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.exit_code, done.output


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_whatever_editors_do_the_site_is_that_of_a_clean_build() -> None:
    allowed = [HealthCheck.too_slow, HealthCheck.data_too_large]
    options = examples(1, 200, deadline=None, suppress_health_check=allowed, stateful_step_count=8)
    run_state_machine_as_test(Editors, settings=options)


def test_a_changed_template_changes_the_pages_that_are_made_of_it_and_no_others(tmp_path: Path) -> None:
    root = drawn.draw(tmp_path, FILES)
    shutil.copytree(drawn.OVERRIDES, root / "overrides")
    assert run(root, NOON, "build")[0] == 0
    before = {page: page.stat().st_ino for page in (root / "site").rglob("*") if page.is_file()}
    change_template(root / "overrides/hb/event.html", "b")
    assert run(root, NOON, "build")[0] == 0
    changed = {page.relative_to(root / "site").as_posix() for page, inode in before.items() if page.stat().st_ino != inode}
    events = {f"{language}{slug}/events/march/index.html" for language in ("", "fr/") for slug in ("pay", "peace")}
    assert changed == events | {NAME}


def test_where_what_is_around_pages_changes_they_keep_their_main_part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = drawn.draw(tmp_path / "project", FILES)
    shutil.copytree(drawn.OVERRIDES, root / "overrides")
    assert run(root, NOON, "build")[0] == 0
    made: set[str] = set()

    def noted(route: Route, files: LetterFiles) -> PageView:
        made.add(route.template)
        return page_view(route, files)

    monkeypatch.setattr(routes, "page_view", noted)
    for template, tag in (("hb/layout.html", "b"), ("partials/hb/footer.html", "i"), ("hb/layout.html", "em")):
        change_template(root / "overrides" / template, tag)
        assert run(root, NOON, "build")[0] == 0
        assert made == {"home"}
        clean = shutil.copytree(root, tmp_path / tag, ignore=shutil.ignore_patterns("site", ".cache"))
        assert run(clean, NOON, "build")[0] == 0
        assert tree(root / "site") == tree(clean / "site")
        made.clear()


def test_a_build_after_a_check_checks_nothing_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = drawn.draw(tmp_path / "project", FILES)
    shutil.copytree(drawn.OVERRIDES, root / "overrides")
    checked: list[str] = []
    check_part = reader.check_part

    def noted(scope: CheckContext, problems: Problems) -> None:
        checked.append(scope.campaign.slug if scope.campaign else "")
        check_part(scope, problems)

    monkeypatch.setattr(reader, "check_part", noted)
    for slug in ("pay", "peace"):
        assert run(root, NOON, "check")[0] == 0
        assert sorted(checked) == ["", "pay", "peace"]
        checked.clear()
        assert run(root, NOON, "build")[0] == 0
        assert checked == []
        clean = shutil.copytree(root, tmp_path / slug, ignore=shutil.ignore_patterns("site", ".cache"))
        assert run(clean, NOON, "build")[0] == 0
        assert tree(root / "site") == tree(clean / "site")
        checked.clear()
        (root / ".cache" / "reports.json").unlink()
        title = root / "campaigns" / slug / "index.md"
        title.write_text(title.read_text("utf-8").replace(f'title: "{slug.title()}"', 'title: "Other"'), encoding="utf-8")
