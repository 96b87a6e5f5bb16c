"""The site of tests/sites/hall: its project, its commands, and the pages it has."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from visitor import Element

HERE = Path(__file__).parent
ROOT = "https://hall.example.org/"
EDIT = "https://git.example.org/hall/edit/main/"
NOON = "1809950400"
"""10 May 2027, 12:00 UTC, in seconds since 1970."""

HUB = ("", "archive/", "news/", "about/", "safety/", "privacy/", "404.html")
LETTERS = ("wages", "parliament", "envoys", "office-reads-french", "your-own", "long", "by-post")
FAIR_PAY = (
    "", "briefing/", "circular/", "safety/", "timeline/", "news/", "news/2027-05-01-march/", "audiences/medics/", "events/meeting/",
    "events/someday/",
    *(f"actions/{id}/" for id in ("write", "meet", "report", "medics")), *(f"letters/{id}/" for id in LETTERS),
)  # fmt: skip
ATELIER = ("", "letters/lettre/", "news/", "news/2027-04-01-ouvert/")


def below(prefix: str, names: tuple[str, ...]) -> set[str]:
    return {prefix + name for name in names}


PAGES = {
    *below("", HUB), *below("fr/", HUB), *below("ar/", HUB),
    *below("fair-pay/", (*FAIR_PAY, "actions/pass-on/")), *below("fr/fair-pay/", (*FAIR_PAY, "actions/pass-on/")),
    *below("ar/fair-pay/", FAIR_PAY), *below("fr/atelier/", ATELIER), *below("ar/atelier/", ATELIER),
    *below("resting/", ("", "letters/later/", "actions/write/")), "won-long-ago/", "fr/won-long-ago/",
    "handbook/", "handbook/letters/", "fr/handbook/",
}  # fmt: skip
EMBEDDED = {
    *(f"fair-pay/letters/{id}/" for id in LETTERS), "fr/fair-pay/letters/wages/", "fr/fair-pay/letters/office-reads-french/",
    "fr/atelier/letters/lettre/", "ar/atelier/letters/lettre/", "resting/letters/later/",
}  # fmt: skip
"""The letters that other sites may show: translated, and where nobody is at risk."""
OLD = {
    *(f"{prefix}{old}/" for prefix in ("", "fr/", "ar/") for old in ("pay", "2019/pay", "old-news", "who")), "pass/", "fr/pass/",
}  # fmt: skip
# Files that the contract gives an address beside the pages.
FILES = re.compile(
    r"""(assets/.+ | sitemap\.xml | search/search_index\.json | ((fr|ar)/)?((fair-pay|atelier|resting|won-long-ago)/)?feed\.(xml|json)
    | media/(sign\.svg|form\.png) | fair-pay/media/rally(\.(480|960))?\.jpg
    | ((fr|ar)/)?[a-z-]+/letters/(?P<letter>[a-z-]+)/(?P=letter)(-signatures)?\.(en|fr|ar)\.(docx|odt|pdf|txt|eml)
    | ((fr|ar)/)?(?P<slug>[a-z-]+)/letters/(?P=slug)-letters\.(en|fr|ar)\.zip
    | ((fr|ar)/)?[a-z-]+/(?P<page>briefing|circular)/(?P=page)\.(en|fr|ar)\.(docx|pdf|txt|eml)
    | ((fr|ar)/)?[a-z-]+/letters/[a-z-]+/(embed/index\.html|oembed\.json|reminder\.ics) | _headers | \.handbill-manifest\.json
    | ((fr/)?[a-z-]+/poster\.(en|fr)\.pdf) | (ar/[a-z-]+/poster\.ar\.pdf)
    | ((fr|ar)/)?[a-z-]+/campaign\.json | ((fr|ar)/)?[a-z-]+/(events/[a-z-]+/)?qr\.svg
    | ((fr|ar)/)?[a-z-]+/events\.ics | ((fr|ar)/)?[a-z-]+/events/(?P<event>[a-z-]+)/(?P=event)\.ics | (.+/)?share\.png)""",
    re.X,
)


def project(folder: Path) -> Path:
    """A copy of the site's project with the shipped templates."""
    shutil.copytree(HERE / "sites" / "hall", folder, copy_function=shutil.copy)
    shutil.copytree(HERE.parent / "overrides", folder / "overrides", copy_function=shutil.copy)
    return folder


def run(root: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    # PYTHONPATH says where the package is; a hash seed and the like would decide what the tests are about.
    clean = {name: value for name, value in os.environ.items() if not re.match("HANDBILL_|LC_|PYTHON(?!PATH$)", name)}
    environment = {**clean, "SOURCE_DATE_EPOCH": NOON, "NO_MKDOCS_2_WARNING": "1", **environment}
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, encoding="utf-8", check=False)


def names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


def handbill(root: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return run(root, "-c", "from handbill.cli import main; main()", *arguments, **environment)


def is_public(address: str) -> bool:
    """A page of ours, in contrast to the handbook."""
    return "handbook/" not in address


def is_whole(address: str) -> bool:
    """A public page that stands by itself, in contrast to one that other sites show in a frame."""
    return is_public(address) and not address.endswith("/embed/")


def loaded(page: Element) -> list[str]:
    """The links to style sheets, icons and scripts."""
    return [
        one.attributes[name]
        for kind, name in (("link", "href"), ("script", "src"))
        for one in page.all(kind)
        if name in one.attributes
    ]


def hook(page: Element, name: str) -> str:
    return page.one("", data_hb=name).text


NORMAL = ("fair-pay/", "fr/fair-pay/", "fr/atelier/", "ar/atelier/", "resting/", "won-long-ago/", "fr/won-long-ago/")
