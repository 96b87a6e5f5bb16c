"""A picture is published when some published page shows it to somebody."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from drawn import campaign, mkdocs, page, site_of, translation
from handbill.site.pictures import shown_pictures
from rasters import JPEG

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><path/></svg>'


def shown(root: Path, files: dict[str, str | bytes], **facts: Any) -> dict[str, str]:
    """The published pictures of a hub and the campaign `pay` in English and, at risk, Russian."""
    pictures = ("front", "body", "linked", "word", "only-russian", "letter", "later", "unused", "café")
    drawn: dict[str, str | bytes] = {
        "mkdocs.yml": mkdocs("en", "ru"),
        "campaigns/pay/campaign.yml": campaign(**{"languages": ["en", "ru"], "risk": {"ru": "high"}, **facts}),
        "campaigns/pay/index.md": page("Pay"),
        **{f"campaigns/pay/media/{name}.jpg": JPEG for name in pictures},
        "campaigns/pay/media/logo.svg": SVG,
        "docs/media/hub.jpg": JPEG,
        "docs/media/unused.jpg": JPEG,
        **files,
    }
    return shown_pictures(site_of(root, drawn))


def test_a_picture_is_published_for_whom_it_is_shown_to(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "docs/index.md": page("Hub", "![A](media/hub.jpg)"),
        "campaigns/pay/index.md": page("Pay", "![A](media/body.jpg) [B](media/linked.jpg)", image="media/front.jpg", image_alt="A"),
        "campaigns/pay/news/2027-05-01-a.md": page("A", "![A](../media/caf%C3%A9.jpg)", summary=None, date="2027-05-01"),
    }
    assert shown(tmp_path, files) == {
        "media/hub.jpg": "docs/media/hub.jpg",
        **{f"pay/media/{name}.jpg": f"campaigns/pay/media/{name}.jpg" for name in ("body", "café", "front", "linked")},
    }


def test_a_picture_of_what_is_not_published_is_not_either(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "campaigns/pay/news/2027-12-01-a.md": page(
            "Later", "![A](../media/later.jpg)", summary=None, date="2027-12-01", image="media/front.jpg", image_alt="A"
        ),
        "campaigns/pay/letters/l.md": page("L", subject="S", to="reader", image="media/letter.jpg", image_alt="A"),
        "campaigns/draft/campaign.yml": campaign(status="draft"),
        "campaigns/draft/index.md": page("Secret", "![A](media/secret.jpg)"),
        "campaigns/draft/media/secret.jpg": JPEG,
        "campaigns/soon/campaign.yml": campaign(publish_at="2028-01-01 09:00 Europe/Brussels"),
        "campaigns/soon/index.md": page("Soon", image="media/secret.jpg", image_alt="A"),
        "campaigns/soon/media/secret.jpg": JPEG,
    }
    assert shown(tmp_path, files) == {}


def test_where_risk_is_high_everywhere_only_pictures_with_consent_are_published(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "campaigns/pay/index.md": page("Pay", "![A](media/body.jpg) [B](media/linked.jpg)", image="media/front.jpg", image_alt="A"),
        "campaigns/pay/faq.md": page("Questions", "![A](media/word.jpg)", image_consent=True),
    }
    organisers = [{"name": "Clerks", "logo": "media/logo.svg"}]
    assert list(shown(tmp_path / "a", files, risk="high", organisers=organisers)) == ["pay/media/word.jpg"]
    assert sorted(shown(tmp_path / "b", files, organisers=organisers)) == [
        "pay/media/body.jpg", "pay/media/front.jpg", "pay/media/linked.jpg", "pay/media/logo.svg", "pay/media/word.jpg",
    ]  # fmt: skip


def test_a_picture_in_a_translation_for_readers_at_risk_only_is_not_published(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"campaigns/pay/index.ru.md": translation("Зарплата", "![A](media/only-russian.jpg)")}
    assert shown(tmp_path, files) == {}


def test_a_page_that_is_offered_where_nobody_is_at_risk_shows_its_pictures_there_only(tmp_path: Path) -> None:
    share = page("Pass on", "![A](../media/body.jpg)", kind="share")
    assert list(shown(tmp_path / "a", {"campaigns/pay/actions/share.md": share})) == ["pay/media/body.jpg"]
    assert shown(tmp_path / "b", {"campaigns/pay/actions/share.md": share}, risk="high") == {}
