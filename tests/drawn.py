"""Small projects drawn inside a test: files by name, and the site that the package reads from them."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from handbill.model.campaign import Campaign, Site
from handbill.pages.layout.page_assets import Assets
from handbill.pages.layout.templates import PageEnvironment
from handbill.pages.letters.downloads import LetterFiles
from handbill.pages.routes import Route, page_views, routes
from handbill.publishing.load import Loaded, load
from visitor import Element, document

NOW = datetime(2027, 5, 10, 12, 0, tzinfo=UTC)
ASSETS = Assets("assets/icon.svg", {"": defaultdict(lambda: "assets/hub.css")}, {("", False): "assets/hub.js"})
OVERRIDES = Path(__file__).parents[1] / "overrides"
HASH = "0" * 12
"""The source hash of a translation whose source has changed since."""


def mkdocs(*languages: str, **options: Any) -> str:
    """mkdocs.yml of a site in some languages, the first its default."""
    listed = [{"locale": tag, "name": tag, **({"default": True} if not index else {})} for index, tag in enumerate(languages)]
    plugins = [{"handbill": {"exit_url": "https://weather.example.org/", **options}}, {"i18n": {"languages": listed}}]
    return json.dumps({"site_name": "Hub", "site_url": "https://hub.example.org/", "plugins": plugins})


def page(title: str = "A title", body: str = "Some words.\n", **fields: Any) -> str:
    """A page file; its summary stands there unless it is None."""
    fields = {"title": title, "summary": f"About {title}.", **fields}
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in fields.items() if value is not None]
    return "\n".join(["---", *lines, "---", "", body])


def translation(title: str, body: str = "Des mots.\n", status: str = "reviewed", **fields: Any) -> str:
    """A translated page file."""
    stamp = {"status": status} | {name: fields.pop(name) for name in ("source_hash",) if name in fields}
    return page(title, body, translation=stamp, **fields)


def campaign(**fields: Any) -> str:
    """campaign.yml of a running campaign in English; a field with None is left out."""
    defaults = {
        "status": "active", "languages": ["en"], "organisers": [{"name": "Union of Clerks"}], "contact": "office@example.org",
    }  # fmt: skip
    return json.dumps({name: value for name, value in {**defaults, **fields}.items() if value is not None}, ensure_ascii=False)


def recipients(*rows: str) -> str:
    """recipients.csv with `id,name,country,groups,email` in each row, checked lately."""
    head = "id,name,country,groups,email,source_url,checked_on\n"
    return head + "".join(f"{row},https://gov.example.org/,2027-05-01\n" for row in rows)


def draw(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """Writes the files of a project; a front page and an English mkdocs.yml are there already."""
    for name, text in {"mkdocs.yml": mkdocs("en"), "docs/index.md": page("Hub"), **files}.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return root


def read(root: Path, files: Mapping[str, str | bytes], now: datetime = NOW) -> Loaded:
    return load(draw(root, files), now)


def site_of(root: Path, files: Mapping[str, str | bytes], now: datetime = NOW) -> Site:
    """The site in some files, which must have no errors."""
    loaded = read(root, files, now)
    assert loaded.site is not None, "\n".join(map(str, loaded.problems.errors))
    return loaded.site


def campaign_of(site: Site, slug: str = "pay") -> Campaign:
    return next(one for one in site.campaigns if one.slug == slug)


def page_of(site: Site, kind: Any, id: str = "", slug: str = "pay") -> Any:
    found = campaign_of(site, slug).page(kind, id)
    assert found is not None
    return found


def route_of(site: Site, address: str) -> Route:
    """The route at an address below the site's root, with its language."""
    found = [route for tag in site.settings.tags for route in routes(site, tag) if route.context.address == address]
    assert len(found) == 1, f"{address}: {len(found)} pages"
    return found[0]


def shown(site: Site, address: str) -> tuple[Any, Any]:
    """The frame and the view of the page at an address."""
    return page_views(route_of(site, address), ASSETS)


def rendered(site: Site, address: str) -> Element:
    """The page at an address as the shipped templates make it."""
    return document(markup(route_of(site, address)))


def markup(route: Route, assets: Assets = ASSETS, files: LetterFiles | None = None) -> str:
    """A page's HTML as the shipped templates make it."""
    environment = PageEnvironment([OVERRIDES], route.context.language)
    frame, view = page_views(route, assets, files=files)
    return environment.get_template(f"hb/{route.template}.html").render(frame=frame, view=view)


def addresses(site: Site) -> list[str]:
    return [route.context.address for tag in site.settings.tags for route in routes(site, tag)]
