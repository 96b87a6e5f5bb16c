"""Makes a hub of one's own in a folder."""

from __future__ import annotations

import hashlib
from datetime import date
from importlib import resources
from pathlib import Path
from tempfile import TemporaryDirectory

from handbill.hub.settings import Answers, mkdocs_yml
from handbill.hub.shipped import shipped
from handbill.hub.wheel import wheel, wheel_name
from handbill.hub.words import hub_pages
from handbill.hub.workflows import workflows
from handbill.new import new_campaign
from handbill.schemas import write_files

_TEMPLATES = {"Makefile": "Makefile", "README.md": "README.md", "gitignore": ".gitignore"}
_COPIED = (".editorconfig", ".gitattributes", "requirements.txt")
_PROGRAM = "program"
_EXECUTABLE = (".ci/comment",)


class NotMadeHere(Exception):
    """Why no hub was made; nothing was written."""


def init(folder: Path, answers: Answers, campaign: str, program: str | None, today: date) -> tuple[list[str], list[str]]:
    """Writes a hub with a first campaign, which is a draft; the files, and the languages whose pages are still to be written.

    `program` is what pip installs as Handbill; without it the hub has this very program as a wheel. Raises NotMadeHere,
    settings.NotSet and new.NotMade.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise NotMadeHere(f"“{folder}” is not empty; name a new folder")
    answers.check()
    pages, unwritten = hub_pages(answers.name, answers.languages, today)
    texts = {"mkdocs.yml": mkdocs_yml(answers), **pages, **_templates(answers), **workflows()}
    texts |= {path: shipped(path).read_text(encoding="utf-8") for path in _COPIED}
    data = b"" if program else wheel()
    texts["handbill.txt"] = f"{program or _line(data)}\n"
    folder.parent.mkdir(parents=True, exist_ok=True)
    # Beside its place and then moved there, so that an answer which is refused late leaves nothing behind.
    with TemporaryDirectory(dir=folder.parent, prefix=".handbill-init-") as aside:
        hub = Path(aside) / "hub"
        for path, text in texts.items():
            file = hub / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")
            file.chmod(0o755 if path in _EXECUTABLE else 0o644)
        made, _ = write_files(hub)
        if data:
            made.append(f"{_PROGRAM}/{wheel_name()}")
            (hub / _PROGRAM).mkdir()
            (hub / made[-1]).write_bytes(data)
        made += new_campaign(hub, campaign, answers.languages)
        if folder.is_dir():
            folder.rmdir()
        hub.replace(folder)
    return sorted((*texts, *made)), unwritten


def _line(data: bytes) -> str:
    """The wheel of the hub as pip reads it, which refuses another one of that name."""
    return f"./{_PROGRAM}/{wheel_name()} --hash=sha256:{hashlib.sha256(data).hexdigest()}"


def _templates(answers: Answers) -> dict[str, str]:
    folder = resources.files("handbill") / "hub" / "template"
    return {
        path: (folder / name).read_text(encoding="utf-8").replace("{{name}}", answers.name) for name, path in _TEMPLATES.items()
    }
