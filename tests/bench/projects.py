"""The same campaign, many times in several languages, as a project of ours, of stock Material, and of Hugo."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from handbill.content.frontmatter import split
from handbill.content.pages import file_hash
from handbill.model.kinds import FILES, FOLDERS
from handbill.problems import Problems
from handbill.values.characters import normalized

ROOT = Path(__file__).resolve().parents[2]
CAMPAIGN = "myanmar-nug"
LANGUAGES = {"en": "English", "fr": "Français", "es": "Español", "my": "မြန်မာ"}

_STOCK = """\
site_name: Stock
site_url: https://stock.example/
theme: {name: material, font: false, features: [FEATURES]}
plugins:
  - search
  - i18n: {docs_structure: suffix, languages: LANGUAGES}
"""
_BASE = """\
<!doctype html>
<html lang="{{ .Language.Lang }}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{{ .Title }}</title>
<link rel="canonical" href="{{ .Permalink }}">
{{ range .AllTranslations }}<link rel="alternate" hreflang="{{ .Language.Lang }}" href="{{ .Permalink }}">{{ end }}</head>
<body>
<header><a href="{{ .Site.Home.RelPermalink }}">{{ .Site.Title }}</a>
<nav>{{ range .AllTranslations }}<a href="{{ .RelPermalink }}" lang="{{ .Language.Lang }}">{{ .Language.Lang }}</a>{{ end }}</nav>
</header>
<nav>{{ with .CurrentSection }}<ul>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>{{ end }}</nav>
<main>{{ block "main" . }}{{ end }}</main>
</body>
</html>
"""
_PAGE = """\
{{ define "main" }}<h1>{{ .Title }}</h1>{{ .Content }}
{{ if .IsNode }}<ul>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>{{ end }}{{ end }}
"""


def ours(target: Path, copies: int, *, letter_files: bool = False, share_pictures: bool = False) -> Path:
    """A project with the hub's pages and templates of this one."""
    target.mkdir()
    for part in ("docs", "overrides"):
        shutil.copytree(ROOT / part, target / part)
    options = f"      letter_files: {json.dumps(letter_files)}\n      share_pictures: {json.dumps(share_pictures)}\n"
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    (target / "mkdocs.yml").write_text(config.replace("  - handbill:\n", f"  - handbill:\n{options}"), encoding="utf-8")
    for number, copy in enumerate(_copies(target / "campaigns", copies)):
        shutil.copytree(ROOT / "campaigns" / CAMPAIGN, copy, ignore=_other_languages)
        campaign = (copy / "campaign.yml").read_text(encoding="utf-8")
        campaign = re.sub(r"^languages:.*$", f"languages: [{', '.join(LANGUAGES)}]", campaign, flags=re.MULTILINE)
        (copy / "campaign.yml").write_text(campaign, encoding="utf-8")
        for page in copy.rglob("*.md"):  # one old address cannot lead to every copy
            text = page.read_text(encoding="utf-8")
            page.write_text(re.sub(r"^aliases: \[.*\]\n", "", text, flags=re.MULTILINE), encoding="utf-8")
        _tell_apart(copy, number)
        _stamp(copy)
    return target


def stock(target: Path, copies: int, *, prune: bool) -> Path:
    """A project of Material and static-i18n as their documentation sets them up."""
    languages = [{"locale": tag, "name": name, "default": tag == "en"} for tag, name in LANGUAGES.items()]
    config = _STOCK.replace("LANGUAGES", json.dumps(languages)).replace("FEATURES", "navigation.prune" if prune else "")
    (target / "docs").mkdir(parents=True)
    (target / "mkdocs.yml").write_text(config, encoding="utf-8")
    for file in _hub():
        shutil.copy(file, target / "docs")
    for number, copy in enumerate(_copies(target / "docs", copies)):
        shutil.copytree(ROOT / "campaigns" / CAMPAIGN, copy, ignore=_other_languages)
        _tell_apart(copy, number)
    return target


def hugo(target: Path, copies: int) -> Path:
    """A project of Hugo with a plain page: header, languages, a list of the campaign's pages, and the text."""
    languages = {tag: {"label": name, "weight": number} for number, (tag, name) in enumerate(LANGUAGES.items(), 1)}
    config = {"baseURL": "https://hugo.example/", "title": "Hugo", "defaultContentLanguage": "en", "languages": languages}
    files = {"hugo.json": json.dumps(config), "layouts/baseof.html": _BASE, "layouts/all.html": _PAGE}
    for path, text in files.items():
        (target / path).parent.mkdir(parents=True, exist_ok=True)
        (target / path).write_text(text, encoding="utf-8")
    content = target / "content"
    content.mkdir()
    for file in _hub():
        _for_hugo(file, content)
    source = ROOT / "campaigns" / CAMPAIGN
    texts = [file for file in source.rglob("*.md") if not _other_languages("", [file.name])]
    for number, copy in enumerate(_copies(content, copies)):
        for file in texts:
            _for_hugo(file, copy / file.parent.relative_to(source))
        _tell_apart(copy, number)
    return target


def _for_hugo(file: Path, folder: Path) -> None:
    """Copies a text with its title alone: Hugo gives other meanings to some of our fields, and calls an index `_index`."""
    head, _, body = file.read_text(encoding="utf-8").removeprefix("---\n").partition("\n---\n")
    title = re.search(r"^title:\s*(.*)$", head, re.MULTILINE)
    name = f"_{file.name}" if file.name.startswith("index.") else file.name
    folder.mkdir(parents=True, exist_ok=True)
    front = json.dumps({"title": title[1].strip("\"' ") if title else file.stem}, ensure_ascii=False)
    (folder / name).write_text(f"{front}\n\n{body}", encoding="utf-8")


def _tell_apart(copy: Path, number: int) -> None:
    """Ends every paragraph, title and summary of a copy in a word of its own: no text of a real campaign is in all others too."""
    word = "".join("bdfgklmn"[int(digit)] + "aeiouaei"[int(digit)] for digit in f"{number:o}")
    for page in copy.rglob("*.md"):
        text = page.read_text(encoding="utf-8")
        page.write_text(re.sub(r'(?<=[.?!။])$|(?<=[^"\s])(?="$)', f" {word}", text, flags=re.MULTILINE), encoding="utf-8")


def _stamp(copy: Path) -> None:
    """Lets every translation say that it was made from the source as it is now."""
    for source in copy.rglob("*.md"):
        if "." not in source.stem:
            file = split(normalized(source.read_text(encoding="utf-8")), source.name, Problems())
            assert file is not None
            stamp = f'source_hash: "{file_hash(FOLDERS.get(source.parent.name) or FILES.get(source.stem, "plain"), file)}"'
            for translation in source.parent.glob(f"{source.stem}.*.md"):
                text = translation.read_text(encoding="utf-8")
                translation.write_text(re.sub(r'source_hash: ".*"', stamp, text), encoding="utf-8")


def _copies(folder: Path, count: int) -> Iterator[Path]:
    for number in range(count):
        yield folder / f"{CAMPAIGN}-{number:03}"


def _hub() -> list[Path]:
    files = sorted((ROOT / "docs").glob("*.md"))
    return [file for file in files if not _other_languages("", [file.name])]


def _other_languages(_: str, names: list[str]) -> set[str]:
    return {name for name in names if name.endswith(".md") and name.count(".") == 2 and name.split(".")[1] not in LANGUAGES}
