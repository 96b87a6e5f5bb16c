"""Pages for readers at risk: safety first, nothing to pass on, nobody to recognise."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest

from drawn import addresses, campaign, mkdocs, page, shown, site_of, translation
from handbill.model.campaign import Site
from handbill.publishing.files.data_files import qr_codes, redirects, sitemap_file
from rasters import JPEG
from visitor import document


def drawn(root: Path, files: dict[str, str] | None = None, **facts: Any) -> Site:
    media = root / "campaigns/pay/media/hall.jpg"
    media.parent.mkdir(parents=True, exist_ok=True)
    media.write_bytes(JPEG)
    body = "Before ![A hall](media/hall.jpg) after. [Pass it on](actions/share.md)\n\n![A hall](media/hall.jpg)\n"
    return site_of(
        root,
        {
            "mkdocs.yml": mkdocs("en", "ru"),
            "docs/safety.md": page("Think first", "The hub's words.\n\n<!-- more -->\n\nAnd more.\n"),
            "campaigns/pay/campaign.yml": campaign(**{"languages": ["en", "ru"], "risk": {"ru": "high"}, **facts}),
            "campaigns/pay/index.md": page("Pay", body, image="media/hall.jpg", image_alt="A hall"),
            "campaigns/pay/index.ru.md": translation("Зарплата", body, image_alt="Зал"),
            "campaigns/pay/actions/write.md": page("Write", kind="letter", order=2),
            "campaigns/pay/actions/share.md": page("Pass on", kind="share", order=1, aliases=["/pass-on/"]),
            **(files or {}),
        },
    )


def test_the_safety_box_is_there_for_those_at_risk_only(tmp_path: Path) -> None:
    site = drawn(tmp_path)
    english, russian = shown(site, "pay/")[0], shown(site, "ru/pay/")[0]
    assert (english.high_risk, english.safety) == (False, None)
    assert russian.high_risk
    assert (str(russian.safety.title), russian.safety.title.lang, russian.safety.more.href) == ("Think first", "en", "../safety/")
    assert russian.safety.body.markup == "<p>The hub's words.</p>"


def test_a_campaigns_own_words_on_safety_come_before_the_hubs(tmp_path: Path) -> None:
    own = {"campaigns/pay/safety.md": page("Here"), "campaigns/pay/safety.ru.md": translation("Осторожно", "Сначала подумайте.\n")}
    safety = shown(drawn(tmp_path, own), "ru/pay/actions/write/")[0].safety
    assert (str(safety.title), safety.title.lang, safety.more.href) == ("Осторожно", "", "../../safety/")
    assert safety.body.markup == "<p>Сначала подумайте.</p>"


@pytest.mark.parametrize(
    "linked", ["[Write](actions/write.md) or wait.", '<a href="actions/write.md">Write</a> or wait.', "Write or wait."]
)
def test_links_of_the_safety_box_lead_from_each_page_to_the_same_one(tmp_path: Path, linked: str) -> None:
    own = {"campaigns/pay/safety.md": page("Here", f"{linked}\n\n<!-- more -->\n\nAnd more.\n")}
    site = drawn(tmp_path, own, risk="high")
    addresses = ["pay/", "pay/actions/write/", "ru/pay/", "pay/"]
    boxes = [document(str(shown(site, address)[0].safety.body.markup)) for address in addresses]
    assert {box.text for box in boxes} == {"Write or wait."}
    found = [
        urljoin(f"/{address}", one.attributes["href"])
        for address, box in zip(addresses, boxes, strict=True)
        for one in box.all("a")
    ]
    there = "pay/actions/write/"
    assert found == ([] if linked.startswith("Write") else [f"/{there}", f"/{there}", f"/ru/{there}", f"/{there}"])


@pytest.mark.parametrize("risk", ["high", {"en": "high", "ru": "high"}])
def test_risk_may_hold_for_every_language(tmp_path: Path, risk: Any) -> None:
    site = drawn(tmp_path, risk=risk)
    assert [shown(site, address)[0].high_risk for address in ("pay/", "ru/pay/", "")] == [True, True, True]


def test_pages_at_risk_carry_no_picture_without_consent(tmp_path: Path) -> None:
    site = drawn(tmp_path)
    english, russian = shown(site, "pay/")[1], shown(site, "ru/pay/")[1]
    assert english.figure.src == "media/hall.jpg"
    assert english.body.markup.count("<img") == 2
    assert russian.figure is None
    assert "<img" not in russian.body.markup
    assert "Before" in russian.body.markup
    assert "after." in russian.body.markup


def test_a_picture_that_is_left_out_takes_its_caption_along(tmp_path: Path) -> None:
    captioned = "![A hall](media/hall.jpg)\nMara in the hall.\n— Noor Example\n\nAfter.\n"
    site = drawn(tmp_path, {"campaigns/pay/index.ru.md": translation("Зарплата", captioned, image_alt="Зал")})
    assert str(shown(site, "ru/pay/")[1].body.markup) == "<p>After.</p>"


def test_the_dates_of_a_timeline_are_in_the_language_of_the_text(tmp_path: Path) -> None:
    timeline = "- 2027-05-01: We march.\n"
    site = drawn(tmp_path, {"campaigns/pay/why.md": page("Why", timeline), "campaigns/pay/when.md": page("When", timeline),
                            "campaigns/pay/when.ru.md": translation("Когда", timeline)})  # fmt: skip
    assert ">1 мая 2027" in shown(site, "ru/pay/when/")[1].body.markup
    # Not translated, the page shows the source in its own language.
    assert ">1 May 2027<" in shown(site, "ru/pay/why/")[1].body.markup


def test_with_consent_they_do(tmp_path: Path) -> None:
    index = page("Pay", "![A hall](media/hall.jpg)\n", image="media/hall.jpg", image_alt="A hall", image_consent=True)
    russian = shown(drawn(tmp_path, {"campaigns/pay/index.md": index}), "ru/pay/")[1]
    assert (russian.figure.src, russian.figure.alt.text) == ("../../pay/media/hall.jpg", "Зал")
    assert "<img" in russian.body.markup


def test_an_excerpt_follows_the_risk_of_its_campaign(tmp_path: Path) -> None:
    body = "![A hall](../media/hall.jpg) Words.\n\n<!-- more -->\n\nMore.\n"
    site = drawn(tmp_path, {"campaigns/pay/news/2027-05-01-x.md": page("News", body, date="2027-05-01")})
    assert "<img" in shown(site, "pay/news/")[1].years[0][1][0].excerpt.markup
    assert "<img" not in shown(site, "ru/pay/news/")[1].years[0][1][0].excerpt.markup


def test_nothing_asks_readers_at_risk_to_pass_a_page_on(tmp_path: Path) -> None:
    site = drawn(tmp_path)
    assert [str(card.link.text) for card in shown(site, "pay/")[1].actions] == ["Pass on", "Write"]
    assert [str(card.link.text) for card in shown(site, "ru/pay/")[1].actions] == ["Write"]
    assert shown(site, "ru/pay/actions/write/")[1].number == "1"
    assert shown(site, "ru/pay/actions/write/")[1].others == ()
    assert str(shown(site, "ru/pay/")[1].primary.text) == "Write"
    assert "pay/actions/share/" in addresses(site)
    assert "ru/pay/actions/share/" not in addresses(site)


def test_nothing_leads_to_a_page_that_is_hidden_from_them(tmp_path: Path) -> None:
    site = drawn(tmp_path)
    around, _ = shown(site, "pay/actions/share/")
    assert [one.tag for one in around.languages] == ["en"]
    assert [tag for tag, _ in around.alternates] == ["en", "x-default"]
    assert b"ru/pay/actions/share" not in sitemap_file(site)
    assert [address for address, _ in redirects(site)] == ["pass-on/index.html"]
    assert "actions/share" not in shown(site, "ru/pay/")[1].body.markup
    assert 'href="actions/share/"' in shown(site, "pay/")[1].body.markup


def test_a_campaign_is_passed_on_by_links_a_post_and_a_code_only_at_normal_risk(tmp_path: Path) -> None:
    site = drawn(tmp_path, share=["telegram", "copy", "email"], hashtags=["FairPay"])
    made = shown(site, "pay/")[1].passing_on
    assert [str(link.text) for link in made.links] == ["Telegram", "E-mail"]
    assert [str(part) for part in made.post] == ["About Pay.", "#FairPay", "https://hub.example.org/pay/"]
    assert made.qr == "qr.svg"
    assert shown(site, "ru/pay/")[1].passing_on is None
    assert [name for tag in ("en", "ru") for name, _ in qr_codes(site, tag)] == ["pay/qr.svg"]


def test_a_post_is_shown_where_the_campaign_chose_it(tmp_path: Path) -> None:
    made = shown(drawn(tmp_path, share=["sms"]), "pay/")[1].passing_on
    assert ([str(link.text) for link in made.links], made.post) == (["Text message"], ())
