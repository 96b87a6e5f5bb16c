"""An event that moves needs a higher revision; what was committed before is asked of git, where there is one."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from drawn import NOW, campaign, draw, mkdocs, page, translation
from handbill.checks import history
from handbill.checks.scope import CheckContext
from handbill.cli import main
from handbill.content.site import Project, read_project
from handbill.problems import Problems
from repository import Repository


@pytest.fixture(scope="module", autouse=True)
def git() -> None:
    assert shutil.which("git"), "git is missing: install it, these tests compare with what was committed"


EVENT = "campaigns/pay/events/meeting.md"
FIELDS = {
    "starts": "2027-05-20 18:30", "ends": "2027-05-20 20:00", "timezone": "Europe/Brussels", "place": "Hall",
    "updated": "2027-04-02",
}  # fmt: skip


def event(**fields: Any) -> str:
    return page(**{"title": "Meeting", **FIELDS, **fields})


def written(root: Path, text: str, **files: str) -> Project:
    """The project as it stands on the disk."""
    drawing = {
        "mkdocs.yml": mkdocs("en", "fr"),
        "campaigns/pay/campaign.yml": campaign(languages=["en", "fr"]),
        "campaigns/pay/index.md": page("Pay"),
        EVENT: text,
    }
    project = read_project(draw(root, drawing | files), NOW, Problems())
    assert project is not None
    return project


def found(project: Project) -> list[str]:
    problems = Problems()
    scopes = [CheckContext(project, one.pages, places, one) for one, places in project.campaigns]
    history.check([CheckContext(project, project.hub, project.hub_places, None), *scopes], problems)
    return [str(problem) for problem in problems]


def after(root: Path, before: str | bytes, now: str, prefix: str = "") -> list[str]:
    """What is found when the event's file was committed as `before` and reads `now`."""
    Repository(root).commit({prefix + EVENT: before})
    return found(written(root / prefix, now))


def test_nothing_changed(tmp_path: Path) -> None:
    assert after(tmp_path, event(), event()) == []


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"starts": "2027-05-20 18:00"}, "starts"),
        ({"ends": "2027-05-20 21:00"}, "ends"),
        ({"ends": None}, "ends"),
        ({"timezone": "Europe/Minsk"}, "timezone"),
        ({"place": "Square"}, "place"),
        ({"online": True}, "online"),
        ({"status": "cancelled"}, "status"),
        ({"starts": None, "ends": None, "timezone": None, "when": {"from": "2027-08-01", "to": "2027-08-31"}}, "starts"),
    ],
)
def test_time_place_or_status_changed_without_a_new_revision(fields: dict[str, Any], name: str, tmp_path: Path) -> None:
    (problem,) = after(tmp_path, event(), event(**fields))
    assert problem.startswith(f"{EVENT}:")
    assert problem.endswith(
        f": “{name}” has changed and “revision” is still 0; calendars would keep the old entry: "
        "write “revision: 1” [event-revision]"
    )


def test_the_place_of_the_problem_is_the_revision_or_what_changed(tmp_path: Path) -> None:
    (changed,) = after(tmp_path / "one", event(), event(place="Square"))
    (revised,) = after(tmp_path / "two", event(revision=3), event(revision=3, place="Square"))
    assert changed.startswith(f"{EVENT}:7:8: “place”")
    assert revised.startswith(f"{EVENT}:9:11: “place”")
    assert "write “revision: 4”" in revised


def test_a_higher_revision_is_all_it_takes(tmp_path: Path) -> None:
    assert after(tmp_path, event(revision=1), event(revision=2, place="Square", status="cancelled")) == []


def test_a_revision_never_goes_down(tmp_path: Path) -> None:
    (problem,) = after(tmp_path, event(revision=3), event(revision=1, place="Square"))
    assert "“revision” was 3 before and is 1; calendars take higher numbers only: write “revision: 4”" in problem


@pytest.mark.parametrize(
    ("before", "now"),
    [
        (event(), event(status="confirmed", online=False, revision=0)),
        (
            event(),
            event(
                title="General meeting",
                summary="Come.",
                languages=["en"],
                updated="2027-05-09",
                register_url="https://a.example.org/",
            ),
        ),
        (event(place="Old  hall "), event(place="Old hall")),
        (event().replace('"', ""), event()),
    ],
)
def test_what_means_the_same_is_no_change(before: str, now: str, tmp_path: Path) -> None:
    assert after(tmp_path, before, now) == []


def test_a_translated_place_is_no_change(tmp_path: Path) -> None:
    french = EVENT.replace(".md", ".fr.md")
    Repository(tmp_path).commit({EVENT: event(), french: translation("Réunion", place="Salle")})
    assert found(written(tmp_path, event(), **{french: translation("Réunion", place="Grande salle")})) == []


def test_a_new_event_has_nothing_to_compare_with(tmp_path: Path) -> None:
    Repository(tmp_path).commit({"README.md": "Ours"})
    assert found(written(tmp_path, event())) == []


@pytest.mark.parametrize("before", ["", "no fields", "---\n: [\n---\n", b"\xff\xfe", "---\nrevision: new\nplace: Square\n---\n"])
def test_a_committed_file_that_could_not_be_read_is_left_alone(before: str | bytes, tmp_path: Path) -> None:
    assert after(tmp_path, before, event()) == []


def test_a_file_committed_by_windows_is_the_same(tmp_path: Path) -> None:
    assert after(tmp_path, event().replace("\n", "\r\n"), event()) == []


def test_the_project_may_lie_below_the_top_of_the_repository(tmp_path: Path) -> None:
    assert len(after(tmp_path, event(), event(place="Square"), prefix="sites/ours/")) == 1


def test_several_events_are_asked_for_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    others = {EVENT.replace("meeting", f"event-{n}"): event(place="Square") for n in range(5)}
    Repository(tmp_path).commit({EVENT: event(), **dict.fromkeys(others, event())})
    calls = []
    run = history.subprocess.run
    monkeypatch.setattr(history.subprocess, "run", lambda *given, **named: calls.append(given) or run(*given, **named))
    assert len(found(written(tmp_path, event(), **others))) == 5
    assert len(calls) == 2


def test_what_the_last_commit_changed_is_found(tmp_path: Path) -> None:
    repository = Repository(tmp_path)
    repository.commit({EVENT: event()})
    repository.commit({EVENT: event(place="Square")})
    (problem,) = found(written(tmp_path, event(place="Square")))
    assert "“place” has changed and “revision” is still 0" in problem


def test_a_higher_revision_in_the_last_commit_is_all_it_takes(tmp_path: Path) -> None:
    repository = Repository(tmp_path)
    repository.commit({EVENT: event()})
    repository.commit({EVENT: event(place="Square", revision=1)})
    assert found(written(tmp_path, event(place="Square", revision=1))) == []


def test_later_commits_of_other_files_do_not_hide_a_change(tmp_path: Path) -> None:
    repository = Repository(tmp_path)
    repository.commit({EVENT: event()})
    repository.commit({EVENT: event(place="Square")})
    repository.commit({EVENT: event(place="Square"), "README.md": "Ours"})
    assert len(found(written(tmp_path, event(place="Square")))) == 1


def test_a_change_of_other_words_on_the_disk_does_not_hide_one_that_is_committed(tmp_path: Path) -> None:
    repository = Repository(tmp_path)
    repository.commit({EVENT: event()})
    repository.commit({EVENT: event(place="Square")})
    assert len(found(written(tmp_path, event(place="Square", title="General meeting")))) == 1


def test_a_correction_on_the_disk_is_enough(tmp_path: Path) -> None:
    repository = Repository(tmp_path)
    repository.commit({EVENT: event()})
    repository.commit({EVENT: event(place="Square")})
    assert found(written(tmp_path, event(place="Square", revision=1))) == []


def test_a_merge_is_compared_with_what_it_was_merged_into(tmp_path: Path) -> None:
    repository = Repository(tmp_path)
    base = repository.commit({EVENT: event()})
    repository.commit({EVENT: event(place="Square")})
    branch = repository.commit({EVENT: event(place="Square", title="General meeting")})
    repository.commit({EVENT: event(place="Square", title="General meeting")}, base, branch)
    assert len(found(written(tmp_path, event(place="Square", title="General meeting")))) == 1


def test_in_a_clone_of_the_last_commit_alone_nothing_is_compared(tmp_path: Path) -> None:
    repository = Repository(tmp_path)
    repository.commit({EVENT: event()})
    repository.forget(repository.commit({EVENT: event(place="Square")}))
    assert found(written(tmp_path, event(place="Square"))) == []


def test_in_a_clone_of_two_commits_the_last_one_is_compared(tmp_path: Path) -> None:
    repository = Repository(tmp_path)
    repository.commit({"README.md": "Ours"})
    repository.forget(repository.commit({EVENT: event()}))
    repository.commit({EVENT: event(place="Square")})
    assert len(found(written(tmp_path, event(place="Square")))) == 1


@pytest.mark.parametrize(("revision", "code"), [(0, 1), (1, 0)])
def test_the_whole_check_of_what_is_committed_finds_it(
    revision: int, code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = event(place="Square", revision=revision)
    repository = Repository(tmp_path)
    repository.commit({EVENT: event()})
    repository.commit({EVENT: now})
    written(tmp_path, now)
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["check"])
    assert result.exit_code == code
    assert ("[event-revision]" in result.output) is bool(code)


def test_without_history_nothing_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = written(tmp_path, event())
    monkeypatch.setattr(history.subprocess, "run", lambda *given, **named: pytest.fail("git was asked"))
    assert found(project) == []


def test_a_repository_without_a_commit_has_no_history(tmp_path: Path) -> None:
    Repository(tmp_path)
    assert found(written(tmp_path, event())) == []


@pytest.mark.parametrize("broken", ["HEAD", "config"])
def test_a_broken_repository_has_no_history(broken: str, tmp_path: Path) -> None:
    Repository(tmp_path).commit({EVENT: event()})
    (tmp_path / ".git" / broken).write_text("[broken\n")
    assert found(written(tmp_path, event(place="Square"))) == []


def test_without_git_there_is_no_history(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Repository(tmp_path).commit({EVENT: event()})
    monkeypatch.setenv("PATH", str(tmp_path))
    assert found(written(tmp_path, event(place="Square"))) == []


def test_a_git_that_hangs_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Repository(tmp_path).commit({EVENT: event()})
    program = tmp_path / "bin" / "git"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\nexec sleep 60\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr(history, "WAIT", 0.2)
    assert found(written(tmp_path, event(place="Square"))) == []


def test_a_hook_of_another_repository_does_not_mislead(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Repository(tmp_path / "other").commit({EVENT: event(place="Elsewhere")})
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "other" / ".git"))
    assert after(tmp_path / "ours", event(), event()) == []


def test_no_program_of_the_repositorys_settings_is_run(tmp_path: Path) -> None:
    Repository(tmp_path).commit({EVENT: event(), ".gitattributes": "*.md diff=evil filter=evil\n"})
    draw(tmp_path, {".gitattributes": "*.md diff=evil filter=evil\n"})
    touch = f"touch {tmp_path}/ran"
    with (tmp_path / ".git" / "config").open("a") as config:
        config.write(
            f'[core]\n\tpager = {touch}\n\tfsmonitor = {touch}\n[diff "evil"]\n\ttextconv = {touch}\n\tcommand = {touch}\n'
        )
        config.write(f'[filter "evil"]\n\tsmudge = {touch}\n\tclean = {touch}\n')
        config.write(f"[log]\n\tshowSignature = true\n[gpg]\n\tprogram = {touch}\n")
    assert len(found(written(tmp_path, event(place="Square")))) == 1
    assert not (tmp_path / "ran").exists()
