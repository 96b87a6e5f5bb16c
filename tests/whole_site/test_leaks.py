"""Nothing is published that must not be: drafts, traces of the build, third parties, inline code."""

from __future__ import annotations

import re
from pathlib import Path

from hall import HERE
from visitor import Built


def test_drafts_and_embargoes_leave_no_trace(built: Built) -> None:
    words = (
        b"LATER-PICTURE",
        b"later-picture",
        b"SKETCH",
        b"EMBARGO",
        b"LATER-WORD",
        b"DRAFT-TRANSLATION",
        b"README-WORD",
        b"STRAY-WORD",
        b"sketch-",
        b"embargo-",
    )
    assert [(name, word) for name, data in built.files.items() for word in words if word in data] == []
    assert [
        name for name in built.files if re.search("sketch|tomorrow|embargo|2027-12-01|README|notes|campaign.yml|csv|\\.md", name)
    ] == []
    readable = [data for name, data in built.files.items() if name.endswith((".html", ".xml", ".json"))]
    assert not [data for data in readable if b"sketch" in data or b"tomorrow" in data or b"2027-12-01" in data]


def test_pictures_tell_nothing_but_what_they_show(built: Built, checked_out: Path) -> None:
    media = checked_out / "campaigns/fair-pay/media"
    assert [
        word for word in (b"AUTHOR", b"CAMERA", b"COMMENT", b"PLACE") if b"PHOTO-" + word not in (media / "rally.jpg").read_bytes()
    ] == []
    assert b"UNUSED-PICTURE" in (media / "unused.jpg").read_bytes()
    words = (b"PHOTO-", b"UNUSED-PICTURE", b"Exif\0")
    assert [(name, word) for name, data in built.files.items() for word in words if word in data] == []
    assert [name for name in built.files if "unused" in name] == []


def test_nothing_tells_where_or_by_whom_the_site_was_built(built: Built) -> None:
    places = (str(HERE).encode(), str(built.folder.parent).encode(), str(Path.home()).encode() + b"/")
    assert [name for name, data in built.files.items() for place in places if place in data] == []


LOADING = {
    "script": "src", "link": "href", "img": "src", "iframe": "src", "source": "src", "video": "src", "audio": "src", "embed": "src",
    "object": "data", "input": "src", "track": "src", "form": "action", "use": "href", "image": "href", "base": "href",
}  # fmt: skip


def test_no_page_asks_another_server_for_anything(built: Built) -> None:
    asked = [
        (address, element.name, url)
        for address, page in built.documents.items()
        for element in page
        if (name := LOADING.get(element.name)) and (link := element.attributes.get(name))
        if not built.is_own(url := built.where(address, link)) and not link.startswith("data:")
    ]
    assert asked == []
    assert not [address for address, page in built.documents.items() if page.all("base")]
    copies = [
        (address, one.attributes["srcset"])
        for address, page in built.documents.items()
        for one in page
        if "srcset" in one.attributes
    ]
    assert [
        link for address, links in copies for link in links.split(", ") if not built.is_own(built.where(address, link.split()[0]))
    ] == []


def test_no_style_sheet_asks_another_server_for_anything(built: Built) -> None:
    for name, data in built.files.items():
        if name.endswith(".css"):
            text = data.decode()
            links = re.findall(r"url\(\s*['\"]?([^'\")]+)", text) + re.findall(r"@import\s+['\"]([^'\"]+)", text)
            assert [link for link in links if re.match(r"(https?:)?//", link)] == []


def test_no_page_has_a_script_or_a_style_of_its_own(built: Built) -> None:
    for address, page in built.documents.items():
        inside = [one for one in page.all("script") if "src" not in one.attributes]
        # Browsers do not run data.
        assert {one.attributes.get("type") for one in inside} <= {"application/ld+json", "application/json"}, address
        assert not page.all("style"), address
        assert not page.all("", style="*"), address
        inline = [name for element in page for name in element.attributes if name.startswith("on")]
        assert not inline, address
        assert not [
            link for one in page.all("a", href="*") if (link := one.attributes["href"]).lower().startswith(("javascript", "data"))
        ]


def test_every_page_has_a_policy_against_them(built: Built) -> None:
    for address, page in built.pages.items():
        policy = page.one("meta", http_equiv="Content-Security-Policy").attributes["content"]
        rules = {rule.split()[0]: rule.split()[1:] for rule in policy.split(";") if rule.strip()}
        assert rules["default-src"] == ["'none'"], address
        assert not [
            source for sources in rules.values() for source in sources if source.startswith(("http", "'unsafe", "*", "blob"))
        ]
        assert rules["form-action"] == rules["base-uri"] == ["'none'"], address
        assert page.one("meta", name="referrer").attributes["content"] == "no-referrer"
        assert page.one("head").children.index(page.one("meta", http_equiv="Content-Security-Policy")) < min(
            (page.one("head").children.index(one) for one in page.one("head").all("script")), default=10**6
        ), address
