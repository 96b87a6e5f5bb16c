"""Where the file of a page can be changed, as MkDocs reckons it from its settings."""

from __future__ import annotations

from collections.abc import Mapping
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
    if not folder or not source:
        return ""
    # From docs/../campaigns/… to campaigns/…, since MkDocs reckons from docs/.
    link = f"{str(folder).removesuffix('/')}/../{source}"
    if project:
        link = urljoin(f"{str(project).removesuffix('/')}/", link)
    return urljoin(link, urlsplit(link).path)
