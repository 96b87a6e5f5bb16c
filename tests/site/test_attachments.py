"""Files in `files/`: what readers see at the link, which are published, and none where it could harm."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from drawn import OVERRIDES, campaign, mkdocs, page, read, rendered, site_of, translation
from handbill.publishing.files.data_files import feeds
from handbill.publishing.outputs import Publication
from handbill.site.attachments import offered_attachments
from handbill.site.headers import headers

PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF\n".ljust(84_000)
LINK = "[The leaflet](files/leaflet.fr.pdf)\n"


def files(risk: Any = None, **fields: Any) -> dict[str, str | bytes]:
    return {
        "mkdocs.yml": mkdocs("en", "fr"),
        "campaigns/pay/campaign.yml": campaign(languages=["en", "fr"], risk=risk),
        "campaigns/pay/index.md": page("Pay", LINK, **fields),
        "campaigns/pay/index.fr.md": translation("Salaires", "[Le tract](files/leaflet.fr.pdf)\n"),
        "campaigns/pay/files/leaflet.fr.pdf": PDF,
        "campaigns/pay/files/spare.mp3": b"\xff\xfb\x90\x00sound",
        "campaigns/pay/news/2027-05-01-out.md": page("Out", "[Leaflet](../files/leaflet.fr.pdf)\n", date="2027-05-01"),
    }


def found(root: Path, drawn: dict[str, str | bytes]) -> list[str]:
    return [
        str(one)
        for one in read(root, drawn).problems
        if one.rule.startswith("attachment") or one.rule in ("unused-attachment", "broken-link", "stays-out")
    ]


def test_a_link_says_format_language_and_size(tmp_path: Path) -> None:
    site = site_of(tmp_path, files())
    link = rendered(site, "pay/").one("a", type="application/pdf")
    assert link.attributes == {"href": "files/leaflet.fr.pdf", "type": "application/pdf", "hreflang": "fr"}
    assert "The leaflet (PDF, French, 84 KB)" in rendered(site, "pay/").text
    french = rendered(site, "fr/pay/")
    assert french.one("a", type="application/pdf").attributes["href"] == "../../pay/files/leaflet.fr.pdf"
    assert "Le tract (PDF, français, 84 ko)" in french.text


def test_the_words_beside_a_text_in_another_language_are_the_readers(tmp_path: Path) -> None:
    drawn = files()
    del drawn["campaigns/pay/index.fr.md"]
    told = [one for one in rendered(site_of(tmp_path, drawn), "fr/pay/").all("span") if one.text.startswith("(PDF")]
    assert [one.attributes for one in told] == [{"lang": "fr", "dir": "ltr"}]


def test_only_files_that_a_page_leads_to_are_published(tmp_path: Path) -> None:
    site = site_of(tmp_path, files())
    assert offered_attachments(site) == {"pay/files/leaflet.fr.pdf": "campaigns/pay/files/leaflet.fr.pdf"}
    assert found(tmp_path, files()) == [
        "campaigns/pay/files/spare.mp3:1:1: warning: no page leads to this file; it is not published [unused-attachment]"
    ]


def test_a_feed_leads_to_the_file_by_its_whole_address(tmp_path: Path) -> None:
    feed = dict(feeds(site_of(tmp_path, files()), "en"))["pay/feed.xml"]
    text = feed if isinstance(feed, str) else feed.decode()
    assert "https://hub.example.org/pay/files/leaflet.fr.pdf" in text


def test_readers_at_risk_are_offered_no_file_without_consent(tmp_path: Path) -> None:
    site = site_of(tmp_path, files(risk="high"))
    assert rendered(site, "pay/").all("a", type="application/pdf") == []
    assert "The leaflet" in rendered(site, "pay/").text
    assert "84" not in rendered(site, "pay/").text
    assert offered_attachments(site) == {}
    assert any(
        line.startswith("campaigns/pay/index.md:2:1: warning: the page's files are not offered to readers at risk (en, fr); ")
        for line in found(tmp_path, files(risk="high"))
    )


def test_consent_and_a_language_without_risk_offer_it(tmp_path: Path) -> None:
    assert offered_attachments(site_of(tmp_path / "consent", files(risk="high", attachment_consent=True)))
    site = site_of(tmp_path / "one", files(risk={"fr": "high"}))
    assert offered_attachments(site)
    assert rendered(site, "pay/").all("a", type="application/pdf")
    assert rendered(site, "fr/pay/").all("a", type="application/pdf") == []


@pytest.mark.parametrize(
    ("path", "content", "message"),
    [
        ("files/leaflet.fr.pdf", PDF + b"/Author (Ines)", "the file tells the name “Ines”, which its pages do not show; take this out in the program that made it [attachment-metadata]"),
        ("files/leaflet.fr.pdf", PDF + b"/Launch /x", "the file has a command to start a program in it, which readers would get too; take this out and save it again [attachment-hidden]"),
        ("files/notes.txt", b"x", "this file is not part of the site and is left out [stays-out]"),
        ("index.md", page("Pay", "[x](files/leaflet.pdf)\n").encode(), "there is no file “files/leaflet.pdf”; did you mean “files/leaflet.fr.pdf”? [broken-link]"),
        ("index.md", page("Pay", "[x](media/leaflet.fr.pdf)\n").encode(), "there is no file “media/leaflet.fr.pdf” [broken-link]"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_file_is_told(tmp_path: Path, path: str, content: bytes, message: str) -> None:
    assert any(line.endswith(message) for line in found(tmp_path, {**files(), f"campaigns/pay/{path}": content}))


def test_a_name_in_a_file_is_an_error_where_readers_are_at_risk(tmp_path: Path) -> None:
    drawn = {**files(risk="high"), "campaigns/pay/files/leaflet.fr.pdf": PDF + b"/Author (Ines)"}
    assert [line for line in found(tmp_path, drawn) if "attachment-metadata" in line and "warning: " not in line]


def test_a_page_cannot_have_the_name_of_the_folder(tmp_path: Path) -> None:
    problems = [str(one) for one in read(tmp_path, {**files(), "campaigns/pay/files.md": page("Files")}).problems]
    assert any("a page cannot be named “files”, which is a folder of the campaign [reserved-name]" in one for one in problems)


def test_hosts_are_told_not_to_guess_what_a_file_is(tmp_path: Path) -> None:
    assert "/:a/files/*\n  X-Content-Type-Options: nosniff\n" in headers(site_of(tmp_path, files()))


def test_a_file_is_published_as_it_is(tmp_path: Path) -> None:
    drawn = {**files(), "mkdocs.yml": mkdocs("en", "fr", letter_files=False, share_pictures=False)}
    made = Publication(site_of(tmp_path, drawn), tmp_path, OVERRIDES, 1)
    found = {one.address: one for one in made.files("en")}
    assert [address for address in found if "/files/" in address] == ["pay/files/leaflet.fr.pdf"]
    content = found["pay/files/leaflet.fr.pdf"].content
    assert isinstance(content, Path)
    assert content.read_bytes() == PDF
