"""What is fetched from elsewhere is named by its content, and a second person sees what could misdirect readers."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from packaging.version import Version

ROOT = Path(__file__).parents[1]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
LOCKS = ("requirements.txt", "requirements-dev.txt", "requirements-lowest.txt", "requirements-release.txt")


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_every_action_is_named_by_its_commit_with_its_version_beside_it(workflow: Path) -> None:
    used = re.findall(r"uses:(.*)", workflow.read_text(encoding="utf-8"))
    assert used
    assert [line for line in used if not re.fullmatch(r" [\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line)] == []


def test_only_wheels_are_installed_but_for_the_project_itself() -> None:
    made = (ROOT / "Makefile").read_text(encoding="utf-8").replace("\\\n", " ")
    installs = [line for line in made.splitlines() if "$(PIP) install" in line]
    assert len(installs) >= 5
    others = [line for line in installs if "--only-binary :all:" not in line]
    assert {line.strip() for line in others} == {
        f"@{python}/python $(PIP) install --no-deps --no-build-isolation --editable ." for python in ("$(BIN)", "$(LOWEST)/bin")
    }


@pytest.mark.parametrize("name", LOCKS)
def test_every_package_is_locked_with_its_hashes(name: str) -> None:
    blocks = re.split(r"\n(?=[a-z])", (ROOT / name).read_text(encoding="utf-8"))
    packages = [block for block in blocks if re.match(r"[a-z0-9-]+(\[[a-z,]+\])?==", block)]
    assert len(packages) > 20
    assert [block.split()[0] for block in packages if "--hash=sha256:" not in block] == []


def test_the_lowest_versions_are_those_that_the_project_allows() -> None:
    lowest = subprocess.run([ROOT / ".ci" / "lowest"], capture_output=True, text=True, check=True).stdout.split()
    assert len(lowest) > 25
    locked = re.findall(r"^([\w.-]+)==([\w.]+)", (ROOT / "requirements-lowest.txt").read_text(encoding="utf-8"), re.MULTILINE)
    versions = {re.sub(r"[_.]", "-", name).lower(): Version(version) for name, version in locked}
    for one in lowest:
        name, _, version = one.partition("==")
        assert versions[re.sub(r"[_.]", "-", name).lower()] == Version(version), name


def test_newer_versions_are_proposed_for_all_that_is_locked() -> None:
    asked = (ROOT / ".github" / "dependabot.yml").read_text(encoding="utf-8")
    found = re.findall(r"package-ecosystem: (\S+)\n    directory: (\S+)", asked)
    assert found == [("github-actions", "/"), ("pip", "/"), ("npm", "/tests")]
    assert (ROOT / "tests" / "package-lock.json").is_file()


@pytest.mark.parametrize("path", ["recipients.csv", "campaign.yml", "/.github/", "/.gitlab-ci.yml", "/mkdocs.yml", "/CODEOWNERS"])
def test_a_second_person_is_asked(path: str) -> None:
    owners = dict(
        line.split() for line in (ROOT / "CODEOWNERS").read_text(encoding="utf-8").splitlines() if line and line[0] != "#"
    )
    assert "@" in owners[path]
