"""A page and one of its languages, as translators name them: by any of the page's files and a tag."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from handbill.content.files.source import read_text
from handbill.content.frontmatter import PageFile, split
from handbill.content.pages import file_hash
from handbill.content.site import Project
from handbill.model.facts import LetterFacts
from handbill.model.page import Kind, Page
from handbill.problems import Problems, listed


class NotTranslated(Exception):
    """Why nothing was done."""


@dataclass(frozen=True, slots=True)
class Target:
    """`source` and `path` are the files of the page in its own language and in the other, from the project's folder on."""

    root: Path
    kind: Kind
    source: str
    path: str
    language: str
    offered: tuple[str, ...]

    @property
    def file(self) -> Path:
        return self.root / self.path

    def read_source(self) -> PageFile:
        return read_page(self.root, self.source)

    @property
    def source_hash(self) -> str:
        return file_hash(self.kind, self.read_source())


def find_target(project: Project, file: Path, language: str) -> Target:
    """The page that a file belongs to; the path counts from here or from the project's folder. Raises NotTranslated."""
    asked = _in_project(project.root, file)
    found = next(((page, offered) for page, offered in pages(project) if stem(page.source_text.path) == stem(asked)), None)
    if found is None:
        raise NotTranslated(f"{file} is not a page of this project that can be read; handbill check says what is wrong with it")
    page, offered = found
    if language == page.source:
        raise NotTranslated(f"“{language}” is the language that {page.source_text.path} is written in")
    tags = dict.fromkeys((*project.settings.tags, *offered))
    if language not in tags:
        raise NotTranslated(f"the site has no language “{language}”; it has {listed(tags)} (mkdocs.yml)")
    suffix = "" if language == project.settings.default_language else f".{language}"
    source = page.source_text.path
    return Target(project.root, page.kind, source, f"{stem(source)}{suffix}.md", language, offered)


def pages(project: Project) -> list[tuple[Page, tuple[str, ...]]]:
    """Every page, in the order of the files, with the languages that it is to be in."""
    found = [(page, project.settings.tags) for page in project.hub]
    found += [(page, campaign.facts.languages) for campaign, _ in project.campaigns for page in campaign.pages]
    return sorted(((page, _languages(page, offered)) for page, offered in found), key=lambda one: one[0].source_text.path)


def _languages(page: Page, offered: tuple[str, ...]) -> tuple[str, ...]:
    sent_in = page.facts.recipient_language if isinstance(page.facts, LetterFacts) else None
    return tuple(dict.fromkeys((*offered, sent_in) if sent_in else offered))


def read_page(root: Path, path: str) -> PageFile:
    """Raises NotTranslated with the first problem where the file cannot be read."""
    problems = Problems()
    text = read_text(root / path, path, problems)
    file = split(text, path, problems) if text is not None else None
    if file is None:
        raise NotTranslated(str(problems.errors[0]))
    return file


def stem(path: str) -> str:
    """The path without language and ending."""
    folder, slash, name = path.rpartition("/")
    return f"{folder}{slash}{name.partition('.')[0]}"


def _in_project(root: Path, file: Path) -> str:
    top = root.resolve()
    here = file.resolve()
    if not here.exists() and not file.is_absolute():
        here = (top / file).resolve()
    return here.relative_to(top).as_posix() if here.is_relative_to(top) else str(file)
