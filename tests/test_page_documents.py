"""`python -m tests.files` finds every file of a circular or a briefing that does not say what its page says."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import drawn
from drawn import campaign, campaign_of, mkdocs, page, read, translation
from handbill.model.campaign import Site
from handbill.pages.letters.downloads import by_folder
from handbill.pages.routes import routes
from handbill.publishing.files.page_files import page_files
from page_documents import differences, issued

ASKS = "We ask:\n\n1. [Write](actions/write.md) today.\n2. Tell <office@example.org>.\n\nSee [the site](https://union.example.org/a/).\n"
BURMESE = "တောင်းဆိုပါသည်။\n\n1. [စာရေးပါ](actions/write.md)။\n2. အသိပေးပါ။\n"
FILES = {
    "mkdocs.yml": mkdocs("en", "my", "ar"),
    "campaigns/pay/campaign.yml": campaign(languages=["en", "my", "ar"]),
    "campaigns/pay/index.md": page("Pay"),
    "campaigns/pay/actions/write.md": page("Write", kind="other"),
    "campaigns/pay/circular.md": page("Pay us", ASKS, date="2027-05-02", salutation="Dear all,", closing="In solidarity,"),
    "campaigns/pay/circular.my.md": translation("လုပ်ခ ပေးပါ", BURMESE, salutation="လုပ်ဖော်ကိုင်ဖက်များ၊", closing="လေးစားစွာဖြင့်၊"),
    "campaigns/pay/circular.ar.md": translation(
        "ادفعوا", "نطلب [الرد](https://union.example.org/a/).\n", salutation="الزملاء،", closing="مع التضامن،"
    ),
    "campaigns/pay/briefing.md": page("Briefing", "What we know.\n\n- One.\n- Two.\n"),
}


def site_in(root: Path) -> Site:
    site = read(root, FILES).site
    assert site is not None
    return site


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project, and in `site` its pages of circular and briefing and their files."""
    root = tmp_path_factory.mktemp("project")
    site = site_in(root)
    files = [file for tag in ("en", "my", "ar") for file in page_files(site, campaign_of(site), tag, root / "cache")]
    for route in (route for tag in ("en", "my", "ar") for route in routes(site, tag)):
        if route.context.address.endswith(("circular/", "briefing/")):
            folder = root / "site" / route.context.address
            folder.mkdir(parents=True)
            (folder / "index.html").write_text(drawn.markup(route, files=by_folder(files)), encoding="utf-8")
    for file in files:
        shutil.copy(file.path, root / "site" / file.address)
    return root


@pytest.fixture
def root(made: Path, tmp_path: Path) -> Path:
    """A copy of that project for a test to spoil."""
    return shutil.copytree(made, tmp_path / "project")


def wrong(root: Path) -> list[str]:
    return [f"{one.place}: {line}" for one in issued(site_in(root), root / "site") for line in differences(one, 0.95)]


def test_every_page_and_language_is_compared(root: Path) -> None:
    pages = list(issued(site_in(root), root / "site"))
    assert sorted((one.place.removeprefix("campaigns/pay/"), one.title, one.day) for one in pages) == [
        ("briefing.md", "Briefing", ""),
        ("circular.ar.md", "ادفعوا", "2 مايو/أيار 2027"),
        ("circular.md", "Pay us", "2 May 2027"),
        ("circular.my.md", "လုပ်ခ ပေးပါ", "၂၀၂၇ ခုနှစ် မေလ ၂ ရက်"),
    ]
    texts = {one.place.rpartition("/")[2]: one for one in pages}
    assert texts["circular.md"].blocks == [
        "Dear all,",
        "We ask:",
        "1. Write <https://hub.example.org/pay/actions/write/> today.\n2. Tell office@example.org.",
        "See the site <https://union.example.org/a/>.",
        "In solidarity,",
        "Union of Clerks",
    ]
    assert texts["circular.my.md"].blocks[2].startswith("၁. စာရေးပါ <https://hub.example.org/my/pay/actions/write/>။\n၂. ")
    assert (texts["briefing.md"].lead, texts["briefing.md"].blocks) == ("About Briefing.", ["What we know.", "- One.\n- Two."])
    assert wrong(root) == []


def test_a_page_that_says_something_else_differs_from_every_file(root: Path) -> None:
    file = root / "site/pay/circular/index.html"
    file.write_text(
        file.read_text(encoding="utf-8").replace("Tell <a", "Do not ever tell anybody at all, and least of all <a"),
        encoding="utf-8",
    )
    found = wrong(root)
    assert [line.split(" has as block 3")[0].split(" is like")[0] for line in found] == [
        f"campaigns/pay/circular.md: circular.en.{form}" for form in ("docx", "pdf", "txt", "eml")
    ]


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("circular.en.txt", "1. Write", "2. Write", "has as block 3 '2. Write"),
        ("circular.my.txt", "၂. ", "2. ", "has as block 3 '၁. စာရေးပါ"),
        ("circular.en.eml", "Subject: Pay us", "Subject: Pay me", "has the subject 'Pay me', not 'Pay us'"),
        ("circular.ar.txt", "مع التضامن،\r\n\r\n", "", "has as block 3 'Union of Clerks', not 'مع التضامن،'"),
    ],
)  # fmt: skip
def test_a_file_that_says_something_else_is_named(root: Path, name: str, old: str, new: str, said: str) -> None:
    (file,) = (root / "site").rglob(name)
    data = file.read_bytes()
    assert old.encode() in data
    file.write_bytes(data.replace(old.encode(), new.encode()))
    (line,) = wrong(root)
    assert f"{name} {said}" in line


def test_a_file_that_is_missing_or_not_led_to_is_named(root: Path) -> None:
    (root / "site/my/pay/circular/circular.my.docx").unlink()
    file = root / "site/pay/briefing/index.html"
    file.write_text(file.read_text(encoding="utf-8").replace('type="application/pdf"', 'type="text/plain"'), encoding="utf-8")
    found = sorted(wrong(root))
    assert found[0] == "campaigns/pay/briefing.md: the page leads to the files ['docx', 'txt'], not ['docx', 'pdf']"
    assert found[-1] == "campaigns/pay/circular.my.md: there is no circular.my.docx"
