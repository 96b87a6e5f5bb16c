"""Builds the site with MkDocs in a process of its own, and looks at what came out."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from handbill.model.addresses import page_path, prefix
from handbill.model.campaign import Site
from handbill.publishing.staging import Unfinished, build_aside


def build_site(root: Path, site: Site, out: Path, *, now: int, campaign: str | None = None) -> None:
    """Builds the project in `root` into `out`; raises staging.Unfinished when MkDocs fails or pages are missing.

    `now` is the instant the site was read at, in seconds since 1970, so that MkDocs sees the same day.
    """

    def make(target: Path) -> None:
        # Not --quiet, which hides the warnings that --strict counts.
        command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(target)]
        command += ["--config-file", str(root / "mkdocs.yml")]
        environment = {**os.environ, "SOURCE_DATE_EPOCH": str(now), "NO_MKDOCS_2_WARNING": "1"}
        environment.pop("HANDBILL_DRAFTS", None)  # of a preview; a build never publishes drafts
        if campaign is not None:
            environment["HANDBILL_CAMPAIGN"] = campaign
        done = subprocess.run(  # noqa: S603  our own interpreter
            command, cwd=root, env=environment, check=False, capture_output=True, encoding="utf-8", errors="replace"
        )
        if done.returncode != 0:
            said = "\n".join(line for line in done.stderr.split("\n") if line.strip() and not line.startswith("INFO"))
            raise Unfinished(f"MkDocs ended with exit code {done.returncode}:\n{said}\n")

    build_aside(out, make, lambda target: _verify(target, site))


def _verify(target: Path, site: Site) -> None:
    default = site.settings.default_language
    for language in site.settings.tags:
        _expect(target, prefix(language, default), site)
        _expect(target, f"{prefix(language, default)}404.html", site)
    for campaign in site.campaigns:
        for language in campaign.facts.languages:
            for page in (campaign.index, *campaign.of_kind("letter")):
                _expect(target, prefix(language, default) + page_path(page, campaign.slug), site)


def _expect(target: Path, address: str, site: Site) -> None:
    file = target / (address if address.endswith(".html") else f"{address}index.html")
    if not file.is_file() or not file.stat().st_size:
        raise Unfinished(f"the page /{address} is missing from what was built")
