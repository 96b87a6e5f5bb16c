"""The workflows of a hub: those of this project, without the jobs that test the program."""

from __future__ import annotations

import re

from handbill.hub.shipped import shipped

GITHUB, GITLAB = ".github/workflows", ".gitlab-ci.yml"


def workflows() -> dict[str, str]:
    """The files by their paths in a hub."""
    checks = _changed(_read(f"{GITHUB}/ci.yml"), (r"(?m)^ *# Firefox is there.*\n.*apt-get.*\n", ""), (r"\.ci/run", "make test"))
    report = _changed(_without(_read(f"{GITHUB}/pull-request.yml"), "  screenshots"), (r", labeled", ""))
    gitlab = _without(_without(_read(GITLAB), "nightly"), "screenshots")
    gitlab = _changed(
        gitlab,
        (r" A second schedule with the\n# variable NIGHTLY set to “yes” runs the long tests\.", ""),
        (r"\.ci/run\n  artifacts:\n    when: always\n    reports:\n      junit: .*\n", "make test\n"),
        (r"requirements\.txt, requirements-dev\.txt", "requirements.txt, handbill.txt"),
    )
    return {
        f"{GITHUB}/ci.yml": checks,
        f"{GITHUB}/pull-request.yml": report,
        f"{GITHUB}/comment.yml": _read(f"{GITHUB}/comment.yml"),
        GITLAB: gitlab,
        ".ci/comment": _read(".ci/comment"),
    }


def _read(path: str) -> str:
    return shipped(path).read_text(encoding="utf-8")


def _changed(text: str, *changes: tuple[str, str]) -> str:
    """Each pattern replaced once; what is not there any more is a change that nobody made here too."""
    for pattern, new in changes:
        text, number = re.subn(pattern, new, text)
        if not number:
            raise ValueError(pattern)
    return text


def _without(text: str, job: str) -> str:
    """A workflow without a job and the remarks above it; `job` has the indentation of jobs."""
    indent = re.match(" *", job)
    assert indent is not None
    lines = text.split("\n")
    first = lines.index(f"{job}:")
    last = next((i for i in range(first + 1, len(lines)) if _is_key(lines[i], indent[0])), len(lines))
    while last < len(lines) and lines[last - 1].startswith(f"{indent[0]}#"):
        last -= 1  # the remarks of the next job
    while lines[first - 1].startswith(f"{indent[0]}#"):
        first -= 1
    return "\n".join((*lines[:first], *lines[last:])).rstrip("\n") + "\n"


def _is_key(line: str, indent: str) -> bool:
    return bool(re.match(rf"{indent}[\w.-]+:", line))
