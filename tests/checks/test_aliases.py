"""An old address lies in its campaign or is free, can be written, and leads to a page in its language."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

Draw = Callable[..., Path]
Found = Callable[..., list[str]]
FILE = "campaigns/fair-pay/faq.md"
PLAIN = "---\ntitle: T\nsummary: S\n---\n"
CONFIG = "status: {}\nlanguages: [en]\norganisers: [{{name: Hall}}]\ncontact: a@example.org\n"


def page(aliases: str) -> str:
    return f"---\ntitle: Questions\nsummary: S\naliases: [{aliases}]\n---\n"


@pytest.fixture
def three(campaign: Draw, write: Draw) -> Callable[[str], None]:
    """The hub with a page, the campaign `rest`, a draft, and `fair-pay` whose page `faq` has an old address on line 4, column 11."""

    def draw(aliases: str) -> None:
        write({
            "docs/about.md": PLAIN,
            "campaigns/rest/campaign.yml": CONFIG.format("active"), "campaigns/rest/index.md": page("/older/"),
            "campaigns/rest/letters/l.md": "---\ntitle: L\nsummary: S\nsubject: U\nto: reader\n---\n\nWords\n",
            "campaigns/secret/campaign.yml": CONFIG.format("draft"), "campaigns/secret/index.md": PLAIN,
        })  # fmt: skip
        letter = "---\ntitle: L\nsummary: S\nsubject: U\nto: reader\n---\n\nWords\n"
        campaign(
            {
                "faq.md": page(aliases),
                "more.md": PLAIN,
                "letters/l.md": letter,
                "index.fr.md": "---\ntitle: P\nsummary: S\ntranslation: {status: reviewed}\n---\n",
            },
            replace={"languages: [en]": "languages: [en, fr]"},
        )

    return draw


@pytest.mark.parametrize(
    "aliases",
    ["/old/", "/2019/pay/", "/fair-pay/old/", "/fair-pay/more/old/", "/fair-pay/letters/gone/", "/fr/vieux/", "/fr/fair-pay/vieux/", "/v1.2/", "/Old-Name/", "/de/alt/", "/old/, /old/er/"],
)  # fmt: skip
def test_an_old_address_of_its_own_passes(three: Callable[[str], None], errors: Found, aliases: str) -> None:
    three(aliases)
    assert errors() == []


@pytest.mark.parametrize(
    ("alias", "message"),
    [
        ("/fair-pay/", "is taken by campaigns/fair-pay/index.md [same-address]"),
        ("/fr/fair-pay/", "is taken by campaigns/fair-pay/index.md [same-address]"),
        ("/fair-pay/more/", "is taken by campaigns/fair-pay/more.md [same-address]"),
        ("/fair-pay/news/", "is taken by the list of news [same-address]"),
        ("/fair-pay/letters/l/embed/", "is taken by campaigns/fair-pay/letters/l.md [same-address]"),
        ("/about/", "is taken by docs/about.md [same-address]"),
        ("/archive/", "is taken by the hub [same-address]"),
        ("/rest/", "is taken by campaigns/rest/index.md [same-address]"),
        ("/secret/", "is taken by campaigns/secret/index.md [same-address]"),
        ("/rest/letters/l/", "lies in an address of the campaign “rest”; only its own pages can [alias-elsewhere]"),
        ("/rest/old/", "lies in an address of the campaign “rest”; only its own pages can [alias-elsewhere]"),
        ("/fr/rest/old/", "lies in an address of the campaign “rest”; only its own pages can [alias-elsewhere]"),
        ("/secret/x/", "lies in an address of the campaign “secret”; only its own pages can [alias-elsewhere]"),
        ("/about/us/", "lies in an address of the hub; only its own pages can [alias-elsewhere]"),
        ("/assets/x/", "lies in an address of the hub; only its own pages can [alias-elsewhere]"),
        ("/handbook/editors/", "lies in an address of the hub; only its own pages can [alias-elsewhere]"),
        ("/fr/archive/x/", "lies in an address of the hub; only its own pages can [alias-elsewhere]"),
        ("/older/than/", "lies under one of campaigns/rest/index.md [alias-elsewhere]"),
        ("/fair-pay/media/", "lies among the campaign's pictures; delete it [alias-elsewhere]"),
        ("/fair-pay/media/a/", "lies among the campaign's pictures; delete it [alias-elsewhere]"),
        ("/fr/", "is the site's first page in “fr”; delete it [alias-elsewhere]"),
        ("/my/old/", "leads to the page in “my”, in which it is not offered; delete it [alias-language]"),
        ("/Fair-Pay/", "differs from “/fair-pay/” in capitals only; some computers take them for one [alias-case]"),
        ("/fair-pay/Letters/x/", "differs from “/fair-pay/letters/” in capitals only; some computers take them for one [alias-case]"),
        ("/REST/x/", "differs from “/rest/” in capitals only; some computers take them for one [alias-case]"),
        ("/ARCHIVE/", "differs from “/archive/” in capitals only; some computers take them for one [alias-case]"),
        ("/FR/x/", "differs from “/fr/” in capitals only; some computers take them for one [alias-case]"),
        ("/feed.xml/", "cannot be a page: “feed.xml” is the name of a file; delete the line [alias-name]"),
        ("/404.html/", "cannot be a page: “404.html” is the name of a file; delete the line [alias-name]"),
        ("/index.html/", "cannot be a page: “index.html” is the name of a file; delete the line [alias-name]"),
        ("/fair-pay/campaign.json/", "cannot be a page: “campaign.json” is the name of a file; delete the line [alias-name]"),
        ("/fair-pay/share.png/x/", "cannot be a page: “share.png” is the name of a file; delete the line [alias-name]"),
        ("/_headers/", "cannot be a page: “_headers” is hidden; delete the line [alias-name]"),
        ("/.git/", "cannot be a page: “.git” is hidden; delete the line [alias-name]"),
        ("/.well-known/x/", "cannot be a page: “.well-known” is hidden; delete the line [alias-name]"),
        ("/con/", "cannot be kept: Windows takes the name “con” for a device and cannot open the folder; choose another [alias-name]"),
        ("/old./", "cannot be kept: the name “old.” begins or ends with a space or a dot, which Windows drops; take it away [alias-name]"),
    ],
)  # fmt: skip
def test_an_old_address_elsewhere_is_refused(three: Callable[[str], None], errors: Found, alias: str, message: str) -> None:
    three(alias)
    assert errors() == [f"{FILE}:4:11: the old address “{alias}” {message}"]


@pytest.mark.parametrize(
    ("aliases", "message"),
    [
        ("/old/, /old/", "is taken by campaigns/fair-pay/faq.md [same-address]"),
        ("/old/, /Old/", "differs from “/old/” in capitals only; some computers take them for one [alias-case]"),
        ("/old/, /fr/old/", "is taken by campaigns/fair-pay/faq.md [same-address]"),
    ],
)
def test_an_old_address_stands_once(three: Callable[[str], None], errors: Found, aliases: str, message: str) -> None:
    three(aliases)
    assert errors() == [f"{FILE}:4:18: the old address “{aliases.split(', ')[1]}” {message}"]


def test_two_campaigns_share_no_old_address(three: Callable[[str], None], errors: Found) -> None:
    three("/older/")
    assert errors() == [
        "campaigns/rest/index.md:4:11: the old address “/older/” is taken by campaigns/fair-pay/faq.md [same-address]"
    ]


def test_a_page_of_the_hub_has_old_addresses_beside_the_campaigns(write: Draw, campaign: Draw, errors: Found) -> None:
    campaign()
    write({"docs/about.md": page("/who/, /about/us/, /fair-pay/hub/, /assets/x/")})
    assert errors() == [
        "docs/about.md:4:30: the old address “/fair-pay/hub/” lies in an address of the campaign “fair-pay”; only its own pages can [alias-elsewhere]",
        "docs/about.md:4:46: the old address “/assets/x/” lies in an address of the hub; only its own pages can [alias-elsewhere]",
    ]
