"""One campaign as a whole site of its own, below a folder of another domain."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

import hall
from once import once
from visitor import Built

ROOT = "https://fair-pay.example.org/2027/"
HUB = {f"{language}{page}" for language in ("", "fr/", "ar/") for page in ("about/", "privacy/", "404.html")}
MADE_ALWAYS = {"_headers", "sitemap.xml", ".handbill-manifest.json"}


@pytest.fixture(scope="session")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The campaign “fair-pay” of the hall's site, at the root."""

    def make(root: Path) -> None:
        options = ("--campaign", "fair-pay", "--at-root", "--site-url", ROOT)
        done = hall.run(hall.project(root), "-m", "handbill", "build", *options)
        assert done.returncode == 0, done.stdout + done.stderr

    return Built(once(tmp_path_factory, "hall-at-root", make) / "site", ROOT)


def test_every_link_of_every_page_leads_to_a_page_or_file_of_the_same_site(alone: Built) -> None:
    broken, followed = [], 0
    for address, page in alone.documents.items():
        for element in page:
            links = [element.attributes.get(name) for name in ("href", "src", "action", "data-src")]
            links += [one.split()[0] for one in element.attributes.get("srcset", "").split(",") if one.strip()]
            for link in links:
                if link is None or re.match(r"(mailto|tel|data):", link):
                    continue
                url = alone.where(address, link)
                followed += alone.is_own(url)
                if alone.is_own(url) and (problem := alone.problem(url)):
                    broken.append(f"{address}: {link}: {problem}")
                assert not url.startswith(hall.ROOT), (address, link)
    assert broken == []
    assert followed > 1000


def test_addresses_in_feeds_calendars_and_data_are_those_of_the_site(alone: Built) -> None:
    found: dict[str, set[str]] = {}
    for name, data in alone.files.items():
        if name.endswith((".xml", ".json", ".ics", ".txt", ".eml")) and not name.startswith((".", "assets/")):
            text = data.decode().replace("\r\n ", "")  # calendars fold their lines (RFC 5545 section 3.1)
            assert hall.ROOT not in text, name
            for url in re.findall(rf"{re.escape(ROOT)}[^\s\"'<>\\&)]*", text):
                found.setdefault(url, set()).add(name)
    assert [(url, min(names), alone.problem(url)) for url, names in found.items() if alone.problem(url)] == []
    named = {name for names in found.values() for name in names}
    assert {"sitemap.xml", "feed.xml", "feed.json", "events.ics", "campaign.json", "fr/campaign.json"} <= named


def test_no_address_has_the_folder_of_the_campaign(alone: Built) -> None:
    assert [name for name in alone.files if "fair-pay" in name.split("/")] == []
    for name, data in alone.files.items():
        if name.endswith((".html", ".xml", ".json", ".ics", ".js", ".css")) or name == "_headers":
            text = data.decode()
            urls = re.findall(r"(?:href|src|srcset)=[\"']?([^\s\"'>]+)|(https?://[^\s\"'<>\\]+)", text)
            paths = [urlsplit(unquote(one or other)) for one, other in urls if not (one or other).startswith("mailto:")]
            assert [path for path in paths if "fair-pay" in path.path.split("/") and path.hostname != "git.example.org"] == [], name


def test_the_site_has_the_pages_of_the_campaign_and_of_the_hub_what_lists_no_campaigns(alone: Built) -> None:
    pages = {f"{language}{page}" for language in ("", "fr/", "ar/") for page in hall.FAIR_PAY}
    pages |= {"actions/pass-on/", "fr/actions/pass-on/"}
    embedded = {name.removeprefix("fair-pay/").replace("/fair-pay/", "/") for name in hall.EMBEDDED if "fair-pay" in name}
    assert set(alone.pages) == pages | HUB | {f"{name}embed/" for name in embedded}
    assert set(alone.files) >= MADE_ALWAYS
    assert {"events/meeting/meeting.ics", "letters/wages/wages.en.docx", "poster.en.pdf", "qr.svg"} <= set(alone.files)
    assert {"media/rally.jpg", "media/rally.480.jpg", "letters/fair-pay-letters.en.zip"} <= set(alone.files)


def test_old_addresses_of_the_campaign_lead_on(alone: Built) -> None:
    old = alone.documents["2019/pay/"]
    assert alone.where("2019/pay/", old.one("a", href="*").attributes["href"]) == ROOT
    assert alone.where("fr/pay/", alone.documents["fr/pay/"].one("a", href="*").attributes["href"]) == f"{ROOT}fr/"


def test_the_site_is_called_as_the_campaign_is(alone: Built) -> None:
    title = alone.pages["fr/"].one("h1").text
    assert alone.pages["fr/about/"].one("title").text.endswith(f" – {title}")
    assert alone.pages["fr/about/"].one("header", class_="hb-bar hb-ui").text == title
    assert alone.pages["fr/"].all("header", class_="hb-bar hb-ui") == []


def test_no_words_of_the_hub_are_left(alone: Built) -> None:
    for address in ("", "about/", "404.html", "letters/wages/", "news/"):
        words = alone.pages[address].text
        assert "All campaigns" not in words, address
        assert "Archive" not in words, address
    not_found = alone.pages["404.html"].one("main")
    assert [link.attributes["href"] for link in not_found.all("a", href="*")] == ["/2027/"]
    assert not_found.all("p")[0].text == "The address may be mistyped, or the page may have moved."
    footer = [link.text for link in alone.pages["about/"].one("footer").all("a", href="*")]
    assert {"Before you act", "Privacy", "About"} <= set(footer)


def test_letters_may_be_framed_and_no_other_page(alone: Built) -> None:
    rules = {block.split("\n")[0]: block for block in alone.files["_headers"].decode().split("\n\n")}
    denied = [path for path, block in rules.items() if "frame-ancestors 'none'" in block]
    assert denied == ["/", "/:a/", "/:a/:b/", "/fr/:a/:b/", "/ar/:a/:b/"]
    for address in alone.pages:
        framed = any(re.fullmatch(re.sub(r":[a-z]", "[^/]+", path), f"/{address}") for path in denied)
        assert framed == (not address.endswith("/embed/")) or address.endswith("404.html"), address
    assert "X-Content-Type-Options: nosniff" in rules["/files/*"]


def test_the_file_for_programs_keeps_the_id_of_the_campaign(alone: Built) -> None:
    data = json.loads(alone.files["campaign.json"])
    assert data["id"] == "fair-pay"
    assert data["address"] == ROOT
    assert [one["json"] for one in data["languages"]] == [f"{ROOT}{tag}campaign.json" for tag in ("", "fr/", "ar/")]


def test_a_campaign_that_is_not_offered_in_the_first_language_has_its_own_source_at_the_root(tmp_path: Path) -> None:
    root = hall.project(tmp_path / "hall")
    config = root / "mkdocs.yml"
    config.write_text(config.read_text(encoding="utf-8").replace("share_pictures: false", "share_pictures: true"), encoding="utf-8")
    done = hall.run(root, "-m", "handbill", "build", "--campaign", "atelier", "--at-root", "--site-url", "https://atelier.example/")
    assert done.returncode == 0, done.stdout + done.stderr
    site = Built(root / "site", "https://atelier.example/")
    assert site.pages[""].one("html").attributes["lang"] == "fr"
    assert site.pages["ar/"].one("html").attributes["dir"] == "rtl"
    assert not (site.folder / "fr").exists()
    assert not (site.folder / "en").exists()
    assert site.pages["about/"].one("html").attributes["lang"] == "fr"
    links = {alone for page in site.pages.values() for alone in (one.attributes["href"] for one in page.all("link", hreflang="*"))}
    assert {site.problem(link) for link in links} == {""}
    tags = {name: site.pages[""].one("meta", property=name).attributes["content"] for name in ("og:image", "og:site_name")}
    assert tags == {"og:image": "https://atelier.example/share.png", "og:site_name": site.pages[""].one("h1").text}
    assert {"share.png", "ar/letters/lettre/share.png", "about/share.png"} <= set(site.files)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--at-root"], "--at-root needs --campaign SLUG, the campaign that is to be the whole site"),
        (["--campaign", "fair-pay", "--site-url", ROOT], "--site-url goes with --at-root; the address of the hub is “site_url”"),
        (
            ["--campaign", "fair-pay", "--at-root", "--site-url", "own.example"],
            "--site-url: “own.example” is not the address of a site",
        ),
    ],
)
def test_options_that_do_not_go_together_are_refused(checked_out: Path, options: list[str], words: str) -> None:
    done = hall.run(checked_out, "-m", "handbill", "build", "--out", "never", *options)
    assert done.returncode == 2
    assert words in done.stderr
    assert not (checked_out / "never").exists()


def test_two_files_with_one_address_are_refused(tmp_path: Path) -> None:
    root = hall.project(tmp_path / "hall")
    (root / "docs" / "media").mkdir(exist_ok=True)
    (root / "docs" / "media" / "rally.jpg").write_bytes((root / "campaigns" / "fair-pay" / "media" / "rally.jpg").read_bytes())
    done = hall.run(root, "-m", "handbill", "build", "--campaign", "fair-pay", "--at-root")
    assert done.returncode == 2
    assert "docs/media/rally.jpg and campaigns/fair-pay/media/rally.jpg would have one address; rename one of them" in done.stderr
    assert not (root / "site").exists()
