"""What the built site shows where reading is dangerous, and how it is passed on elsewhere."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as etree

from hall import EMBEDDED, NORMAL, OLD, PAGES, ROOT, is_public, loaded
from hosts import headers_for, read_headers
from services import BASES, decoded, service_of
from visitor import Built, Element, document


def test_safety_comes_first_for_readers_at_risk_and_only_for_them(built: Built) -> None:
    for address, page in built.pages.items():
        # Of the hub's pages those in the language in which a campaign puts its readers at risk; the page on safety is the box.
        high = address.startswith("ar/") and not address.startswith("ar/atelier/")
        boxed = high and not address.endswith("/safety/")
        assert bool(page.all("", data_hb="safety")) is boxed, address
        assert bool(page.all("a", data_hb="exit")) is high, address
        if boxed and address.startswith("ar/fair-pay/"):
            first = next(one for one in page.one("main").children if isinstance(one, Element))
            assert first.attributes.get("data-hb") == "safety", address
            assert "تصل رسالتك باسمك." in first.text
            assert page.one("a", data_hb="exit").attributes["href"] == "https://weather.example.org/"


def test_readers_at_risk_see_no_picture_and_nothing_to_pass_on(built: Built) -> None:
    for address, page in built.pages.items():
        if address.startswith("ar/fair-pay/"):
            assert not page.all("img"), address
            assert "pass-on" not in "".join(one.attributes["href"] for one in page.all("a", href="*")), address
    assert built.pages["fair-pay/"].all("img")
    assert built.pages["fair-pay/news/2027-05-01-march/"].all("img")


def passing_links(page: Element) -> list[str]:
    """The links of the part that is for passing the page on, but the one to its code for posters."""
    parts = [one for one in page.all("section") if "hb-pass-on" in one.attributes.get("class", "")]
    return [one.attributes["href"] for part in parts for one in part.all("a", href="*") if "type" not in one.attributes]


def test_campaigns_are_passed_on_where_that_is_not_dangerous(built: Built) -> None:
    events = {address for address in PAGES if "/events/" in address and not address.startswith("ar/fair-pay/")}
    assert {name.removesuffix("qr.svg") for name in built.files if name.endswith("qr.svg")} == {*NORMAL, *events}
    passing = {address for address in PAGES if re.search(r"/(events|news)/.|/actions/pass-on/", address)} | set(NORMAL)
    for address, page in built.pages.items():
        passes_on = address in passing and not address.startswith("ar/fair-pay/")
        assert {service_of(link) for link in passing_links(page)} == (set(BASES) if passes_on else set()), address
        # An email without an address may also be a letter that readers address themselves.
        elsewhere = {service_of(one.attributes["href"]) for one in page.all("a", href="*")} - {"", "email"}
        assert bool(elsewhere) is passes_on, address
        assert bool(page.all("", data_hb="pass-on")) is bool(page.all("", data_hb="post")) is passes_on, address
        names = [value for one in page for name in ("class", "id", "data-hb") if (value := one.attributes.get(name, ""))]
        assert not [name for name in names if is_public(address) and re.search("share|social", name)], address
    for address in (*NORMAL, *events):
        assert "qr.svg" in [one.attributes["href"] for one in built.pages[address].all("a", type="image/svg+xml")]
        etree.fromstring(built.files[f"{address}qr.svg"])


def test_every_link_that_passes_a_page_on_holds_its_title_and_its_own_address(built: Built) -> None:
    read = 0
    for address, page in built.pages.items():
        about = built.pages[address.partition("actions/")[0]] if "/actions/" in address else page
        for link in passing_links(page):
            title, _, where = decoded(service_of(link), link)
            assert (title, where) == (about.one("h1").text, about.one("link", rel="canonical").attributes["href"]), address
            read += 1
    assert read == 10 * 17


def test_nothing_that_passes_a_page_on_is_there_for_readers_at_risk(built: Built) -> None:
    high = [name for name in built.files if name.startswith("ar/fair-pay/")]
    assert not [name for name in high if re.search(r"qr\.svg|/embed/|oembed\.json|/actions/pass-on/", name)]
    for address, page in built.pages.items():
        if not address.startswith("ar/fair-pay/"):
            continue
        assert [hook for hook in ("pass-on", "post", "address", "embed") if page.all("", data_hb=hook)] == [], address
        assert not page.all("link", type="application/json+oembed"), address
        for script in (link for link in loaded(page) if link.endswith(".js")):
            assert b"navigator.share" not in built.files[built.where(address, script).removeprefix(ROOT)], address


def test_letters_can_be_shown_on_other_sites_and_lead_there_to_their_own(built: Built) -> None:
    assert {address.removesuffix("embed/") for address in built.pages if address.endswith("/embed/")} == EMBEDDED
    for letter in EMBEDDED:
        page, whole = built.pages[f"{letter}embed/"], built.pages[letter]
        assert page.one("link", rel="canonical").attributes["href"] == ROOT + letter
        assert page.one("meta", name="robots").attributes["content"] == "noindex"
        assert [one.attributes["href"] for one in page.all("a", data_hb="send")] == [
            one.attributes["href"] for one in whole.all("a", data_hb="send")
        ]
        text = page.one("", data_hb="letter").markup.replace('<a target="_blank" ', "<a ")
        assert text == whole.one("", data_hb="letter").markup
        assert not page.all("nav")
        for link in page.all("a", href="*"):
            where = link.attributes["href"]
            stays = where.startswith(("#", "mailto:", "tel:")) or "download" in link.attributes
            assert (link.attributes.get("target") == "_blank") is not stays, (letter, where)


def test_letters_that_can_be_sent_say_how_other_sites_show_them(built: Built) -> None:
    telling = {address for address, page in built.pages.items() if page.all("link", type="application/json+oembed")}
    assert telling == {address for address in EMBEDDED if built.pages[address].all("", data_hb="status")}
    for address in telling:
        file = built.pages[address].one("link", type="application/json+oembed").attributes["href"]
        said = json.loads(built.files[file.removeprefix(ROOT)])
        frame = document(said["html"]).one("iframe")
        assert frame.attributes["src"] == f"{ROOT}{address}embed/"
        assert frame.attributes["title"] == said["title"] == built.pages[address].one("h1").text
        assert said["html"] == built.pages[f"{address}embed/"].one("code", data_hb="embed").text
        assert "embed/#embed" in [one.attributes["href"] for one in built.pages[address].all("a", href="*")]
    assert {name.removesuffix("oembed.json") for name in built.files if name.endswith("oembed.json")} == telling


def test_no_page_may_be_framed_but_those_that_are_made_for_it(built: Built) -> None:
    rules = read_headers(built.files["_headers"].decode())
    for address in built.documents:
        own = f"/{address}"
        framed = [value for name, value in headers_for(own, rules) if name in ("content-security-policy", "x-frame-options")]
        if address.endswith("404.html") or address in OLD:
            continue
        assert framed == ([] if own.endswith("/embed/") else ["frame-ancestors 'none'", "DENY"]), address
