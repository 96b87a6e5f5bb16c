"""The next site is made in the tree of the one before the last, whatever has become of that tree meanwhile."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from handbill.publishing.incremental.built import OTHERS, BuiltPart
from handbill.publishing.incremental.plan import Kept
from handbill.publishing.incremental.span import ALWAYS
from handbill.publishing.making.maker import Maker
from handbill.publishing.outputs import Output
from handbill.publishing.swap import spare, staging
from handbill.publishing.swap.manifest import NAME, write_manifest
from handbill.publishing.swap.second_tree import make_second_tree
from handbill.publishing.swap.spare import taken
from handbill.publishing.swap.staging import SECOND_TREE, Target, build_aside
from handbill.publishing.swap.tree import LINK, FileStatus, Source, add, read_tree, shared_tree, snapshot

FIRST = {"index.html": "1", "pay/index.html": "pay", "pay/old/index.html": "old", "peace/index.html": "peace"}
SECOND = {"index.html": "2", "pay/index.html": "pay", "peace/index.html": "peace", "peace/new/index.html": "new"}


def draw(folder: Path, texts: dict[str, str]) -> None:
    for path, text in texts.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)


def texts(folder: Path) -> dict[str, str]:
    return {address: (folder / address).read_text() for address in sorted(snapshot(folder)) if address != NAME}


def folders(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_dir() and not path.is_symlink())


def part(addresses: Iterable[str]) -> BuiltPart:
    return BuiltPart("", ALWAYS, {OTHERS: dict.fromkeys(addresses)})


class Project:
    """A site, and builds of it that take over what has the same text, as those of campaigns do."""

    def __init__(self, top: Path) -> None:
        self.top = top
        self.site, self.spare = top / "public" / "site", top / "project" / ".cache" / "spare"

    def build(self, wanted: dict[str, str], between: Callable[[Path], None] = lambda folder: None) -> None:
        """`between` is done with the new site before it is compared with its list."""
        there = snapshot(self.site)

        def make(folder: Path) -> dict[str, FileStatus]:
            same = {path for path, text in wanted.items() if path in there and (self.site / path).read_text() == text}
            with taken(self.spare, folder, there, 1) as tree:
                before = tree()
            folder.mkdir(exist_ok=True)
            maker, folders = Maker(self.top, (self.top,), {}, folder, self.site), {str(folder)}
            for path in wanted.keys() - same:
                maker._write(Output(path, wanted[path].encode()), folders)
            kept = Kept({"old": part(same), "new": part(wanted.keys() - same)}, {"old": self.site}, (), self.site, there)
            files = kept.put_together(folder, before, 1)
            assert files == snapshot(folder)
            if not there:
                make_second_tree(folder.with_name(SECOND_TREE), folder, files, 1)
            write_manifest(folder, wanted)
            between(folder)
            return files

        build_aside(Target(self.site, read_tree(self.site)), make, self.spare)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """With a site that was built twice, so that the spare tree is that of the first time."""
    project = Project(tmp_path)
    project.build(FIRST)
    project.build(SECOND)
    return project


def test_the_tree_of_the_former_site_becomes_that_of_the_next(project: Project) -> None:
    assert texts(project.spare) == FIRST
    folder = (project.spare / "peace").stat().st_ino
    page = (project.site / "pay" / "index.html").stat().st_ino
    project.build(FIRST)
    assert (texts(project.site), texts(project.spare)) == (FIRST, SECOND)
    assert (project.site / "peace").stat().st_ino == folder
    assert (project.site / "pay" / "index.html").stat().st_ino == page
    assert folders(project.site) == ["pay", "pay/old", "peace"]
    assert sorted(entry.name for entry in project.site.parent.iterdir()) == ["site"]


def test_a_first_build_makes_the_first_spare_tree(tmp_path: Path) -> None:
    project = Project(tmp_path)
    project.build(FIRST)
    assert texts(project.spare) == FIRST
    assert {path.stat().st_nlink for path in project.site.rglob("index.html")} == {2}


def test_what_is_deleted_from_a_site_is_not_in_the_next_one_but_one(project: Project) -> None:
    for wanted in (FIRST, {"index.html": "3"}, SECOND, {"index.html": "4"}):
        project.build(wanted)
        assert texts(project.site) == wanted
        assert folders(project.site) == sorted({str(Path(path).parent) for path in wanted} - {"."})


CLASHES = [{"pay": "a file"}, {"pay/index.html/below": "a file"}, {"pay/old/index.html/far/below": "a file", "pay/new": "a file"}]


@pytest.mark.parametrize("wanted", CLASHES)
def test_a_file_takes_the_place_of_a_folder_and_a_folder_that_of_a_file(project: Project, wanted: dict[str, str]) -> None:
    for texts_then in (FIRST, wanted, SECOND, wanted, wanted, FIRST):
        project.build(texts_then)
        assert texts(project.site) == texts_then


def _another_file(tree: Path) -> None:
    (tree / "pay" / "thesis.html").write_text("mine")


def _another_text(tree: Path) -> None:
    (tree / "peace" / "index.html").unlink()
    (tree / "peace" / "index.html").write_text("peacf")


def _an_empty_folder(tree: Path) -> None:
    (tree / "empty" / "below").mkdir(parents=True)


def _a_folder_for_a_file(tree: Path) -> None:
    (tree / "index.html").unlink()
    (tree / "index.html" / "below").mkdir(parents=True)


def _a_file_for_a_folder(tree: Path) -> None:
    shutil.rmtree(tree / "pay")
    (tree / "pay").write_text("a file")


def _a_link_for_a_folder(tree: Path) -> None:
    shutil.rmtree(tree / "pay")
    (tree / "pay").symlink_to(tree.parents[2] / "home")


def _a_link_for_a_file(tree: Path) -> None:
    (tree / "index.html").unlink()
    (tree / "index.html").symlink_to(tree.parents[2] / "home" / "index.html")


def _a_link_for_the_tree(tree: Path) -> None:
    shutil.rmtree(tree)
    tree.symlink_to(tree.parents[2] / "home")


def _a_file_for_the_tree(tree: Path) -> None:
    shutil.rmtree(tree)
    tree.write_text("a file")


def _half_a_tree(tree: Path) -> None:
    shutil.rmtree(tree / "peace")


TAMPERED = [
    _another_file,
    _another_text,
    _an_empty_folder,
    _a_folder_for_a_file,
    _a_file_for_a_folder,
    _a_link_for_a_folder,
    _a_link_for_a_file,
    _a_link_for_the_tree,
    _a_file_for_the_tree,
    _half_a_tree,
    shutil.rmtree,
]


@pytest.mark.parametrize("tamper", TAMPERED)
def test_whatever_has_become_of_the_spare_tree_the_site_is_right_and_nothing_else_is_touched(
    project: Project, tmp_path: Path, tamper: Callable[[Path], None]
) -> None:
    home = {"index.html": "mine", "pay/index.html": "mine"}
    draw(tmp_path / "home", home)
    tamper(project.spare)
    project.build(FIRST)
    assert (texts(project.site), folders(project.site)) == (FIRST, ["pay", "pay/old", "peace"])
    assert not any(path.is_symlink() for path in project.site.rglob("*"))
    assert texts(tmp_path / "home") == home
    project.build(SECOND)
    assert texts(project.site) == SECOND


def test_nothing_is_written_into_a_file_that_readers_have(project: Project) -> None:
    names = {path: path.open() for path in project.site.rglob("*") if path.is_file()}
    before = {path: (file.read(), os.fstat(file.fileno()).st_mtime_ns) for path, file in names.items()}
    project.build(FIRST)
    project.build({"index.html": "3"})
    for path, file in names.items():
        file.seek(0)
        assert (file.read(), os.fstat(file.fileno()).st_mtime_ns) == before[path]
        file.close()


def test_a_build_that_fails_with_the_spare_tree_leaves_the_old_site(project: Project) -> None:
    def fail(folder: Path) -> None:
        raise OSError("no space left on device")

    with pytest.raises(OSError, match="no space"):
        project.build(FIRST, fail)
    assert texts(project.site) == SECOND
    assert project.spare.is_dir()
    assert sorted(entry.name for entry in project.site.parent.iterdir()) == ["site"]
    project.build(FIRST)
    assert texts(project.site) == FIRST


KILLS = """
import os, signal, sys
from pathlib import Path
from handbill.publishing.swap import staging
from publishing.test_spare import FIRST, SECOND, Project, texts

def counted(call, step):
    def counting(*arguments, **named):
        steps.append(call)
        if len(steps) > step:
            os.kill(os.getpid(), signal.SIGKILL)
        return call(*arguments, **named)
    return counting

for step in range(200):
    project = Project(Path(sys.argv[1]) / str(step))
    project.build(FIRST)
    project.build(SECOND)
    if not (child := os.fork()):
        steps = []
        for name in ("rename", "replace", "unlink", "link", "rmdir", "mkdir"):
            setattr(os, name, counted(getattr(os, name), step))
        staging.exchange = counted(staging.exchange, step)
        project.build(FIRST)
        os._exit(0)
    ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    print(ended, [SECOND, FIRST].index(texts(project.site)))
    project.build(SECOND)
    assert texts(project.site) == SECOND
    assert [entry.name for entry in project.site.parent.iterdir()] == ["site"]
    if not ended:
        break
"""


def test_a_kill_before_any_step_leaves_the_old_or_the_new_site(tmp_path: Path) -> None:
    tests = Path(__file__).resolve().parents[1]
    environment = {**os.environ, "PYTHONPATH": f"{tests.parent / 'scripts'}{os.pathsep}{tests}"}
    command = [sys.executable, "-c", KILLS, str(tmp_path)]
    done = subprocess.run(command, env=environment, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    ends = [tuple(map(int, line.split())) for line in done.stdout.splitlines()]
    old, new = ends.count((-9, 0)), ends.count((-9, 1))
    assert ends == [(-9, 0)] * old + [(-9, 1)] * new + [(0, 1)]
    assert old > 10
    assert new > 1


def test_without_hard_links_files_are_copied_and_no_tree_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(source: str, target: str) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    project = Project(tmp_path)
    for wanted in (FIRST, SECOND, FIRST):
        project.build(wanted)
        assert texts(project.site) == wanted
        assert not project.spare.exists()


def test_on_another_file_system_no_tree_is_kept(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    rename = Path.rename

    def across(path: Path, target: Path) -> Path:
        if "spare" in (path.name, target.name):
            raise OSError(18, "Invalid cross-device link")
        return rename(path, target)

    shutil.rmtree(project.spare)
    monkeypatch.setattr(Path, "rename", across)
    project.build(FIRST)
    assert texts(project.site) == FIRST
    assert not project.spare.exists()
    assert sorted(entry.name for entry in project.site.parent.iterdir()) == ["site"]


def test_readers_have_time_where_the_former_site_is_removed_and_only_there(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited: list[float] = []
    monkeypatch.setattr(staging.time, "sleep", waited.append)
    project.build(FIRST)
    assert waited == []
    monkeypatch.setattr(spare, "keep", lambda tree, spare: False)
    project.build(SECOND)
    assert waited == [0.25]


def test_where_files_have_no_numbers_none_is_taken_for_another(tmp_path: Path) -> None:
    draw(tmp_path / "site", {"index.html": "right"})
    draw(tmp_path / "spare", {"index.html": "wrong"})
    for folder in ("site", "spare"):
        os.utime(tmp_path / folder / "index.html", (1, 1))
    known = snapshot(tmp_path / "site")["index.html"]._replace(inode=0)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("handbill.publishing.swap.tree.FileStatus", lambda size, changed, inode: FileStatus(size, changed, 0))
        before = shared_tree(tmp_path / "spare", {"index.html": known})
        add(tmp_path / "spare", {"index.html": Source(str(tmp_path / "site"), known)}, before)
    assert texts(tmp_path / "spare") == {"index.html": "right"}


def test_a_snapshot_tells_links_from_files(tmp_path: Path) -> None:
    draw(tmp_path, {"a/index.html": "12"})
    os.utime(tmp_path / "a" / "index.html", ns=(5, 7))
    (tmp_path / "link").symlink_to(tmp_path / "a")
    number = (tmp_path / "a" / "index.html").stat().st_ino
    assert snapshot(tmp_path) == {"a/index.html": FileStatus(2, 7, number), "link": LINK}
    assert snapshot(tmp_path / "none") == {}
