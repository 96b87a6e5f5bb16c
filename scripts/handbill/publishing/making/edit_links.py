"""Where the file of a page can be changed, as MkDocs reckons it from its settings."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any
from urllib.parse import urljoin, urlsplit

_FOLDERS = {"github.com": "edit/master/docs/", "gitlab.com": "edit/master/docs/", "bitbucket.org": "src/default/docs/"}
"""Below the address of a project on a host, where mkdocs.yml does not say it."""


def edit_link(settings: Mapping[str, Any], source: str) -> str:
    """The address for a file of the project, such as `campaigns/pay/index.md`; empty where the settings name none.

    `settings` are those of mkdocs.yml, without an `edit_uri_template`.
    """
    project, folder = settings.get("repo_url"), settings.get("edit_uri")
    if folder is None and project:
        folder = _FOLDERS.get(urlsplit(str(project)).netloc.lower())
    return _root(str(project or ""), str(folder)) + source if folder and source else ""


@lru_cache(maxsize=1)
def _root(project: str, folder: str) -> str:
    """The address of the folder of the project: MkDocs reckons from docs/ in it, such as docs/../campaigns/pay/index.md."""
    link = f"{folder.removesuffix('/')}/../"
    if project:
        link = urljoin(f"{project.removesuffix('/')}/", link)
    return urljoin(link, urlsplit(link).path)
