"""The new site takes the place of the old one whole, or not at all, and of nothing else."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from handbill.publishing.parallel import background
from handbill.publishing.swap import staging, tree
from handbill.publishing.swap.exchange import exchange
from handbill.publishing.swap.manifest import NAME, write_manifest
from handbill.publishing.swap.staging import MARKER, SECOND_TREE, Refused, Target, Unfinished, build_aside, clear_up, site_folder
from handbill.publishing.swap.tree import new_entries, read_tree

OLD = {"index.html": "old", "old/page.html": "old page"}
NEW = {"index.html": "new"}


def files(folder: Path) -> dict[str, str]:
    return {
        str(file.relative_to(folder)): file.read_text()
        for file in sorted(folder.rglob("*"))
        if file.is_file() and file.name != NAME
    }


def names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


def draw(folder: Path, texts: dict[str, str]) -> None:
    """A site as a build leaves it."""
    for path, text in texts.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)
    write_manifest(folder, texts)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """An old site."""
    folder = tmp_path / "public" / "site"
    draw(folder, OLD)
    return folder


@pytest.fixture
def two_renames(monkeypatch: pytest.MonkeyPatch) -> None:
    """A system that cannot exchange two folders."""
    monkeypatch.setattr(staging, "exchange", lambda one, other: False)


def build(out: Path, make: Callable[[Path], None]) -> None:
    build_aside(Target(out, read_tree(out)), make)


def make(target: Path) -> None:
    draw(target, NEW)


def give_up(target: Path) -> None:
    make(target)
    raise Unfinished("MkDocs gave up")


def left_by_a_kill(out: Path) -> Path:
    """The staging folder of a build that was killed."""
    folder = out.parent / f".handbill-staging-{out.name}"
    folder.mkdir()
    (folder / MARKER).touch()
    return folder


def test_the_new_site_replaces_all_of_the_old(out: Path) -> None:
    build(out, make)
    assert files(out) == NEW
    assert names(out.parent) == ["site"]


def test_several_processes_leave_nothing_beside_the_site(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    removed: list[Path] = []
    remove = staging._remove

    def _remove(*folders: Path) -> None:
        removed.extend(folders)
        remove(*folders)

    def make(target: Path) -> None:
        draw(target, NEW)
        for path in ("fr/pay/index.html", "fr/peace/letters/a/index.html", "pay/index.html"):
            draw(target.with_name(SECOND_TREE) / path, NEW)

    monkeypatch.setattr(background, "can_copy", lambda: True)  # whatever other tests have loaded
    monkeypatch.setattr(staging, "MANY", 3)
    monkeypatch.setattr(staging, "_remove", _remove)
    build_aside(Target(out, read_tree(out)), make, processes=2)
    assert files(out) == NEW
    assert names(out.parent) == [out.name]
    here = {path.relative_to(path.parents[1]).as_posix() for path in removed if path.parent.parent.name == SECOND_TREE}
    assert here == {"fr/peace"}  # another process has removed the rest


def test_the_first_build_makes_the_folder(tmp_path: Path) -> None:
    out = tmp_path / "a" / "b" / "site"
    build(out, make)
    assert files(out) == NEW
    assert names(out.parent) == ["site"]


def test_a_site_that_cannot_be_made_leaves_the_old_one(out: Path) -> None:
    with pytest.raises(Unfinished, match="gave up"):
        build(out, give_up)
    assert files(out) == OLD
    assert names(out.parent) == ["site"]


@pytest.mark.parametrize("path", ["index.html", NAME])
def test_a_site_with_a_file_too_few_leaves_the_old_one(out: Path, path: str) -> None:
    def forget(target: Path) -> None:
        make(target)
        (target / path).unlink()

    with pytest.raises(Unfinished, match=f"the file “{path}” is missing"):
        build(out, forget)
    assert files(out) == OLD
    assert names(out.parent) == ["site"]


@pytest.mark.parametrize("error", [KeyboardInterrupt, MemoryError, OSError])
def test_an_interrupted_build_leaves_the_old_one(out: Path, error: type[BaseException]) -> None:
    def interrupted(target: Path) -> None:
        make(target)
        raise error

    with pytest.raises(error):
        build(out, interrupted)
    assert files(out) == OLD
    assert names(out.parent) == ["site"]


def test_two_folders_change_places_in_one_step(tmp_path: Path) -> None:
    draw(tmp_path / "one", OLD)
    draw(tmp_path / "other", NEW)
    assert exchange(tmp_path / "one", tmp_path / "other")
    assert (files(tmp_path / "one"), files(tmp_path / "other")) == (NEW, OLD)


def test_an_exchange_that_cannot_be_made_changes_nothing(tmp_path: Path) -> None:
    draw(tmp_path / "one", OLD)
    assert not exchange(tmp_path / "one", tmp_path / "none")
    assert names(tmp_path) == ["one"]


@pytest.mark.usefixtures("two_renames")
def test_two_renames_do_where_folders_cannot_be_exchanged(out: Path) -> None:
    build(out, make)
    assert files(out) == NEW
    assert names(out.parent) == ["site"]


@pytest.mark.usefixtures("two_renames")
@pytest.mark.parametrize("error", [OSError, KeyboardInterrupt])
def test_a_swap_that_fails_half_way_is_taken_back(out: Path, monkeypatch: pytest.MonkeyPatch, error: type[BaseException]) -> None:
    replace, steps = os.replace, []

    def second_step_fails(source: Path, target: Path) -> None:
        steps.append(target)
        if len(steps) == 2:
            raise error
        replace(source, target)

    monkeypatch.setattr(os, "replace", second_step_fails)
    with pytest.raises(error):
        build(out, make)
    assert files(out) == OLD
    assert names(out.parent) == ["site"]


def test_the_site_is_made_beside_its_goal_where_only_its_owner_looks(out: Path) -> None:
    seen = []

    def look(target: Path) -> None:
        make(target)
        seen.append((target.parent.parent, target.parent.stat().st_mode & 0o777))

    build(out, look)
    assert seen == [(out.parent, 0o700)]


@pytest.mark.parametrize(("mask", "modes"), [(0o077, (0o755, 0o644)), (0o022, (0o755, 0o644)), (0o002, (0o775, 0o664))])
def test_everybody_may_read_the_site_whatever_the_umask(tmp_path: Path, mask: int, modes: tuple[int, int]) -> None:
    before = os.umask(mask)
    try:
        build(tmp_path / "site", make)
        assert os.umask(mask) == mask
    finally:
        os.umask(before)
    found = [(tmp_path / path).stat().st_mode & 0o777 for path in ("site", "site/index.html")]
    assert tuple(found) == modes


def test_what_a_killed_build_left_is_taken_away(out: Path) -> None:
    draw(left_by_a_kill(out) / "new", {"half.html": "half"})
    build(out, make)
    assert files(out) == NEW
    assert names(out.parent) == ["site"]


def test_a_build_killed_between_two_renames_loses_nothing(out: Path) -> None:
    out.rename(left_by_a_kill(out) / "old")
    with pytest.raises(Unfinished):
        build(out, give_up)
    assert files(out) == OLD
    assert names(out.parent) == ["site"]


@pytest.mark.parametrize("neighbour", [".site-20261128", ".site-archived", ".handbill-staging-other", "site-old"])
def test_a_neighbour_is_left_alone(out: Path, neighbour: str) -> None:
    draw(out.parent / neighbour, OLD)
    build(out, make)
    assert files(out) == NEW
    assert files(out.parent / neighbour) == OLD


def test_a_folder_with_the_name_of_staging_and_without_its_marker_is_left_alone(out: Path) -> None:
    draw(out.parent / ".handbill-staging-site", {"mine.txt": "mine"})
    with pytest.raises(Refused, match="is not a staging folder that Handbill made; move it away"):
        build(out, make)
    assert files(out) == OLD
    assert files(out.parent / ".handbill-staging-site") == {"mine.txt": "mine"}


def test_what_a_kill_has_left_goes_also_where_nothing_is_built(out: Path) -> None:
    target = Target(out, read_tree(out))
    clear_up(target)
    assert names(out.parent) == ["site"]
    folder = left_by_a_kill(out)
    for name in ("new", "old", SECOND_TREE):
        draw(folder / name, NEW)
    clear_up(target)
    assert (names(out.parent), files(out)) == (["site"], OLD)


def test_what_is_of_others_or_of_a_living_build_is_not_cleared_up(out: Path) -> None:
    draw(out.parent / ".handbill-staging-site", {"thesis.txt": "mine"})
    clear_up(Target(out, read_tree(out)))
    assert files(out.parent / ".handbill-staging-site") == {"thesis.txt": "mine"}
    shutil.rmtree(out.parent / ".handbill-staging-site")

    def build_beside(target: Path) -> None:
        make(target)
        clear_up(Target(out, read_tree(out)))
        assert files(target) == NEW

    build(out, build_beside)
    assert (names(out.parent), files(out)) == (["site"], NEW)


def test_names_with_characters_of_patterns_are_names(tmp_path: Path) -> None:
    draw(tmp_path / "si[t]e*", OLD)
    draw(tmp_path / ".handbill-staging-site", OLD)
    build(tmp_path / "si[t]e*", make)
    assert files(tmp_path / "si[t]e*") == NEW
    assert files(tmp_path / ".handbill-staging-site") == OLD
    assert names(tmp_path) == [".handbill-staging-site", "si[t]e*"]


def test_a_second_build_to_the_same_folder_is_refused_and_disturbs_nothing(out: Path) -> None:
    def build_again(target: Path) -> None:
        make(target)
        with pytest.raises(Refused, match="another build to “site” is running; wait until it has ended"):
            build(out, make)
        assert files(target) == NEW

    build(out, build_again)
    assert files(out) == NEW
    assert names(out.parent) == ["site"]


def test_two_builds_to_different_folders_go_together(out: Path) -> None:
    build(out, lambda target: (make(target), build(out.parent / "other", make))[0])
    assert names(out.parent) == ["other", "site"]


def test_a_marker_that_was_deleted_meanwhile_gives_no_right(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    marker = left_by_a_kill(out) / MARKER
    others: list[int] = []
    flock = fcntl.flock

    def late(handle: int, operation: int) -> None:
        if not others:  # one build has ended and another has begun since the marker was opened
            marker.unlink()
            others.append(os.open(marker, os.O_RDWR | os.O_CREAT))
            flock(others[0], fcntl.LOCK_EX)
        flock(handle, operation)

    monkeypatch.setattr(fcntl, "flock", late)
    with pytest.raises(Refused, match="another build"):
        build(out, make)
    os.close(others[0])
    assert files(out) == OLD
    build(out, make)
    assert files(out) == NEW


def test_files_added_while_the_site_is_made_are_not_lost(out: Path) -> None:
    def make_and_add(target: Path) -> None:
        make(target)
        (out / "thesis.txt").write_text("mine")

    with pytest.raises(Refused, match=r"such as “thesis\.txt”"):
        build(out, make_and_add)
    assert files(out) == OLD | {"thesis.txt": "mine"}


@pytest.fixture
def settled(out: Path, monkeypatch: pytest.MonkeyPatch) -> Target:
    """The old site as it is read a minute after it was made."""
    monkeypatch.setattr(tree, "machine_time", lambda: time.time_ns() + 60_000_000_000)
    read = Target(out, read_tree(out))
    assert {path for path, state in read.tree.folders.items() if state} == {"old/"}
    time.sleep(0.02)  # longer than the clock of a file system of Linux takes from one time to the next
    return read


@pytest.mark.parametrize("path", ["thesis.txt", "old/thesis.txt", "more/below/thesis.txt", "old/page.html/thesis.txt"])
def test_files_added_anywhere_while_the_site_is_made_are_not_lost(settled: Target, path: str) -> None:
    def make_and_add(target: Path) -> None:
        make(target)
        added = settled.folder / path
        if added.parent.is_file():
            added.parent.unlink()
        added.parent.mkdir(parents=True, exist_ok=True)
        added.write_text("mine")

    with pytest.raises(Refused, match=f"such as “{path}”"):
        build_aside(settled, make_and_add)
    assert (settled.folder / path).read_text() == "mine"


def test_a_folder_moved_into_the_site_while_the_next_is_made_is_not_lost(settled: Target, tmp_path: Path) -> None:
    draw(tmp_path / "mine", {"below/thesis.txt": "mine"})

    def make_and_move(target: Path) -> None:
        make(target)
        (settled.folder / "old").rename(tmp_path / "moved")
        (tmp_path / "mine").rename(settled.folder / "old")

    with pytest.raises(Refused, match=r"such as “old/"):
        build_aside(settled, make_and_move)
    assert (settled.folder / "old" / "below" / "thesis.txt").read_text() == "mine"


def test_a_page_replaced_by_a_link_while_the_site_is_made_is_not_lost(settled: Target, tmp_path: Path) -> None:
    def make_and_link(target: Path) -> None:
        make(target)
        page = settled.folder / "old" / "page.html"
        page.unlink()
        page.symlink_to(tmp_path)

    with pytest.raises(Refused, match=r"such as “old/page\.html”"):
        build_aside(settled, make_and_link)
    assert (settled.folder / "old" / "page.html").is_symlink()


def test_a_site_of_which_folders_are_gone_meanwhile_is_replaced(settled: Target) -> None:
    def make_and_remove(target: Path) -> None:
        make(target)
        shutil.rmtree(settled.folder / "old")

    build_aside(settled, make_and_remove)
    assert files(settled.folder) == NEW


def test_folders_that_are_as_they_were_are_not_read_again(settled: Target, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    scandir = os.scandir
    monkeypatch.setattr(os, "scandir", lambda path: (read.append(path), scandir(path))[1])
    assert set(new_entries(*settled)) == {"index.html", NAME}
    assert read == [f"{settled.folder}/"]


def test_a_system_without_locks_builds_all_the_same(tmp_path: Path) -> None:
    program = """
import sys
sys.modules["fcntl"] = None
from pathlib import Path
from handbill.publishing.swap.manifest import write_manifest
from handbill.publishing.swap.staging import Target, build_aside
from handbill.publishing.swap.tree import read_tree

def make(target):
    target.mkdir()
    write_manifest(target, [])

build_aside(Target(Path("site"), read_tree(Path("site"))), make)
"""
    subprocess.run([sys.executable, "-c", program], cwd=tmp_path, check=True)
    assert (names(tmp_path), names(tmp_path / "site")) == (["site"], [NAME])


# Which folders are taken


@pytest.mark.parametrize("path", ["thesis.txt", ".git/HEAD", "old/other.html", "index.html.bak", ".hidden"])
def test_a_folder_with_a_file_of_others_is_refused(out: Path, tmp_path: Path, path: str) -> None:
    (out / path).parent.mkdir(exist_ok=True)
    (out / path).write_text("mine")
    with pytest.raises(Refused) as refused:
        site_folder(out, tmp_path / "project")
    assert str(refused.value) == (
        f"“{out}” has files that Handbill did not write, such as “{path}”; move them away, or name another folder with --out"
    )


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"files": []}', '{"generator": "other", "files": ["index.html", "old/page.html"]}']
)
def test_a_folder_whose_list_is_not_ours_is_refused(out: Path, tmp_path: Path, text: str) -> None:
    (out / NAME).write_text(text)
    with pytest.raises(Refused, match=r"such as “index\.html”"):
        site_folder(out, tmp_path / "project")


def test_a_link_in_the_place_of_a_file_is_not_ours(out: Path, tmp_path: Path) -> None:
    (out / "index.html").unlink()
    (out / "index.html").symlink_to(tmp_path)
    with pytest.raises(Refused, match=r"such as “index\.html”"):
        site_folder(out, tmp_path / "project")


@pytest.mark.parametrize("path", [".DS_Store", "old/Thumbs.db", "index.html.gz", "old/page.html.br"])
def test_droppings_and_compressed_copies_are_no_loss(out: Path, tmp_path: Path, path: str) -> None:
    (out / path).write_text("x")
    assert site_folder(out, tmp_path / "project").folder == out


def test_an_empty_and_a_missing_folder_are_taken(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for name in ("empty", "missing", "missing/below"):
        assert site_folder(tmp_path / name, tmp_path / "project").folder == tmp_path / name


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("project", "contains the project itself"),
        (".", "contains the project itself"),
        ("project/docs", "lies among the project's own files"),
        ("project/campaigns/fair-pay", "lies among the project's own files"),
        ("project/overrides/new", "lies among the project's own files"),
        ("project/.git/new", "lies among the project's own files"),
        ("file", "is a file; name a folder"),
    ],
)
def test_a_place_of_the_project_is_refused_even_when_empty(tmp_path: Path, path: str, reason: str) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "project" / "docs").mkdir(parents=True)
    with pytest.raises(Refused, match=reason):
        site_folder(tmp_path / path, tmp_path / "project")


def test_a_link_is_followed_and_what_it_leads_to_is_replaced(out: Path, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(out)
    target = site_folder(link, tmp_path / "project").folder
    build(target, make)
    assert link.is_symlink()
    assert (files(out), files(link)) == (NEW, NEW)
    assert (names(tmp_path), names(out.parent)) == (["link", "public"], ["site"])


def test_a_link_to_a_folder_of_others_is_refused(tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "thesis.txt").write_text("mine")
    (tmp_path / "link").symlink_to(tmp_path / "home")
    with pytest.raises(Refused, match=r"such as “thesis\.txt”"):
        site_folder(tmp_path / "link", tmp_path / "project")


def test_a_link_to_nothing_leads_to_a_new_folder_and_one_to_itself_nowhere(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "new")
    assert site_folder(tmp_path / "link", tmp_path / "project").folder == tmp_path / "new"
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    with pytest.raises(Refused, match="leads nowhere"):
        site_folder(tmp_path / "loop", tmp_path / "project")
