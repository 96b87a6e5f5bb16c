"""Links from page to page, in the default language and in others."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin

import pytest

from drawn import campaign, mkdocs, page, recipients, route_of, shown, site_of, translation
from handbill.model.campaign import Site
from rasters import JPEG


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.attributes: list[list[tuple[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self.attributes.append(attrs)


BODY = """\
[Letter](letters/wages.md) [Part](timeline.md#how) [Here](#top) [News](news/2027-05-01-march.md)
[Plain](timeline.md) [Web](https://web.example.org/?a=1&b=2) [Mail](mailto:a@example.org)
![A hall](media/hall.jpg) [Index](index.md) [Briefing](briefing.md) [Self](./index.md)

## Top
"""


@pytest.fixture
def site(tmp_path: Path) -> Site:
    news = {"summary": None, "date": "2027-05-01"}
    (tmp_path / "campaigns/pay/media").mkdir(parents=True)
    (tmp_path / "campaigns/pay/media/hall.jpg").write_bytes(JPEG)
    return site_of(
        tmp_path,
        {
            "mkdocs.yml": mkdocs("en", "fr", "ar"),
            "docs/index.md": page(
                "Hub", "[About](about.md) [Handbook](handbook/index.md) [Editors](handbook/editors/start.md#first)\n"
            ),
            "docs/about.md": page("About"),
            "docs/handbook/index.md": "# Handbook\n",
            "docs/handbook/editors/start.md": "# Start\n\n## First\n",
            "campaigns/pay/campaign.yml": campaign(languages=["en", "fr", "ar"], accent="#1f68c0"),
            "campaigns/pay/index.md": page("Pay", BODY),
            "campaigns/pay/index.fr.md": translation("Paie", BODY),
            "campaigns/pay/briefing.md": page("Briefing"),
            "campaigns/pay/timeline.md": page("Timeline", "## How\n"),
            "campaigns/pay/letters/wages.md": page("Wages", "Dear all.\n", subject="Pay", to=["mia"]),
            "campaigns/pay/news/2027-05-01-march.md": page(
                "March", "![A hall](../media/hall.jpg) [Up](../index.md) [Letter](../letters/wages.md)\n", **news
            ),
            "campaigns/pay/recipients.csv": recipients("mia,Mia Moss,BE,all,mia@gov.example.org"),
        },
    )


def hrefs(site: Site, address: str) -> list[str]:
    _, made = shown(site, address)
    return [part.split('"')[1] for part in made.body.markup.replace("src=", "href=").split("href=")[1:]]


def test_links_of_a_campaign_page_lead_to_pages(site: Site) -> None:
    assert hrefs(site, "pay/") == [
        "letters/wages/", "timeline/#how", "./#top", "news/2027-05-01-march/", "timeline/", "https://web.example.org/?a=1&amp;b=2",
        "mailto:a@example.org", "media/hall.jpg", "./", "briefing/", "./",
    ]  # fmt: skip


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_links_stay_in_the_readers_language_and_pictures_are_the_same_in_all(site: Site, language: str) -> None:
    base = f"https://hub.example.org/{language}/pay/"
    assert [urljoin(base, href) for href in hrefs(site, f"{language}/pay/")] == [
        f"{base}letters/wages/", f"{base}timeline/#how", f"{base}#top", f"{base}news/2027-05-01-march/", f"{base}timeline/",
        "https://web.example.org/?a=1&amp;b=2", "mailto:a@example.org", "https://hub.example.org/pay/media/hall.jpg", base,
        f"{base}briefing/", base,
    ]  # fmt: skip


def test_links_from_a_folder_go_up(site: Site) -> None:
    base = "https://hub.example.org/fr/pay/news/2027-05-01-march/"
    assert [urljoin(base, href) for href in hrefs(site, "fr/pay/news/2027-05-01-march/")] == [
        "https://hub.example.org/pay/media/hall.jpg", "https://hub.example.org/fr/pay/", "https://hub.example.org/fr/pay/letters/wages/",
    ]  # fmt: skip


def test_a_page_of_the_hub_is_linked_as_such_where_the_campaign_has_one_of_that_name(tmp_path: Path) -> None:
    files = {"campaigns/pay/campaign.yml": campaign(), "campaigns/pay/index.md": page("Pay")}
    files |= {"docs/why.md": page("Why at all"), "campaigns/pay/why.md": page("Why this")}
    site = site_of(tmp_path, files)
    own, hub = site.campaigns[0].page("plain", "why"), site.hub_page("why")
    links = [route_of(site, "pay/").context.link(one).href for one in (own, hub) if one is not None]
    assert links == ["why/", "../why/"]


def test_the_hub_links_to_its_pages_and_to_the_handbook_in_its_language(site: Site) -> None:
    assert hrefs(site, "") == ["about/", "handbook/", "handbook/editors/start/#first"]
    assert hrefs(site, "ar/") == ["about/", "../handbook/", "../handbook/editors/start/#first"]


@pytest.mark.parametrize(
    ("address", "path", "language", "way"),
    [
        ("", "", None, "./"),
        ("", "pay/", None, "pay/"),
        ("pay/", "", None, "../"),
        ("pay/", "pay/", None, "./"),
        ("pay/letters/wages/", "archive/", None, "../../../archive/"),
        ("pay/", "pay/", "fr", "../fr/pay/"),
        ("fr/pay/", "pay/", "en", "../../pay/"),
        ("fr/pay/", "pay/", "ar", "../../ar/pay/"),
        ("fr/", "", "en", "../"),
        ("fr/", "", "fr", "./"),
        ("fr/pay/letters/wages/", "", "fr", "../../../"),
    ],
)
def test_the_way_from_page_to_page(site: Site, address: str, path: str, language: str | None, way: str) -> None:
    assert route_of(site, address).context.to(path, language) == way


@pytest.mark.parametrize(
    ("address", "way"), [("", "a.css"), ("pay/", "../a.css"), ("fr/", "../a.css"), ("fr/pay/letters/wages/", "../../../../a.css")]
)
def test_files_of_the_site_are_found_from_every_language(site: Site, address: str, way: str) -> None:
    assert route_of(site, address).context.to_root("a.css") == way


# Servers answer with this page at any address, however deep.
@pytest.mark.parametrize("address", ["404.html", "fr/404.html"])
def test_the_page_not_found_works_at_any_depth(site: Site, address: str) -> None:
    around, made = shown(site, address)
    links = [around.stylesheet, around.script, around.icon, around.home, *(one.href for one in around.footer)]
    links += [one.href for one in around.languages] + [one.href for one in made.links]
    assert all(link.startswith("/") and not link.startswith("//") for link in links), links
    prefix = "/fr" if address.startswith("fr") else ""
    assert around.home == f"{prefix}/"
    assert around.stylesheet == "/assets/hub.css"


def test_the_page_not_found_knows_the_folder_of_the_site(tmp_path: Path) -> None:
    settings = mkdocs("en", "fr").replace("https://hub.example.org/", "https://union.example.org/act/")
    around, made = shown(site_of(tmp_path, {"mkdocs.yml": settings}), "fr/404.html")
    assert around.home == "/act/fr/"
    assert around.stylesheet == "/act/assets/hub.css"
    assert made.links[0].href == "/act/fr/"


def test_a_text_of_the_page_is_not_marked_and_another_is(site: Site) -> None:
    _, english = shown(site, "pay/briefing/")
    _, french = shown(site, "fr/pay/briefing/")
    _, arabic = shown(site, "ar/pay/briefing/")
    assert [(one.title.lang, one.title.dir) for one in (english, french, arabic)] == [("", ""), ("en", ""), ("en", "ltr")]
    assert [(one.body.lang, one.body.dir) for one in (english, french, arabic)] == [("", ""), ("en", ""), ("en", "ltr")]


def test_an_attribute_cannot_be_broken_by_a_link(tmp_path: Path) -> None:
    site = site_of(
        tmp_path,
        {
            "campaigns/pay/campaign.yml": campaign(),
            "campaigns/pay/index.md": page(
                "Pay", "[x](<https://a.example.org/\"onclick=alert(1)>) [y](https://a.example.org/'&quot;)\n"
            ),
        },
    )
    _, made = shown(site, "pay/")
    parser = _Links()
    parser.feed(made.body.markup)
    assert parser.attributes == [[("href", 'https://a.example.org/"onclick=alert(1)')], [("href", "https://a.example.org/'\"")]]


@pytest.mark.parametrize(
    ("deadline", "passed", "left"),
    [
        ("2027-05-08", True, ""),
        ("2027-05-09", False, ""),
        ("2027-05-10", False, "today"),
        ("2027-06-09", False, "30 days left"),
        ("2027-06-10", False, ""),
    ],
)
def test_a_deadline_has_passed_when_its_day_has_ended_everywhere(tmp_path: Path, deadline: str, passed: bool, left: str) -> None:
    files = {"campaigns/pay/campaign.yml": campaign(deadline=deadline), "campaigns/pay/index.md": page("Pay")}
    made = shown(site_of(tmp_path, files), "pay/")[1].deadline
    assert (made.passed, made.left) == (passed, left)
