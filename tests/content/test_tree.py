"""Only what the allow-list names enters the site."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from handbill.publishing.load import Loaded
from rasters import JPEG, PNG

Draw = Callable[..., Path]
Found = Callable[..., list[str]]
PAGE = "---\ntitle: A page\nsummary: Some words.\n---\n\nWords.\n"


def test_a_campaign_of_two_files_is_sound(campaign: Draw, found: Found) -> None:
    campaign()
    assert found() == []


@pytest.mark.parametrize(
    "path", ["notes.txt", "letters/draft.docx", "media/film.mp4", "letters/old/x.md", ".hidden", "media/notes.md"]
)
def test_any_other_file_is_a_warning_and_stays_out(campaign: Draw, found: Found, path: str) -> None:
    campaign({path: PAGE})
    assert len(found()) == 1
    assert "warning: " in found()[0]
    assert found()[0].endswith("is left out [stays-out]")


@pytest.mark.parametrize("path", ["README.md", "letters/README.md", "media/README.md"])
def test_a_readme_stays_out_silently(campaign: Draw, found: Found, path: str) -> None:
    campaign({path: "# For us\n"})
    assert found() == []


@pytest.mark.parametrize("path", ["docs/README.md", "campaigns/README.md", "docs/media/README.md"])
def test_a_readme_outside_campaigns_stays_out_silently(project: Path, write: Callable[..., Path], found: Found, path: str) -> None:
    write({path: "# For us\n"})
    assert found() == []


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("campaign.yaml", "the file “campaign.yaml” is not part of a campaign and is left out; did you mean “campaign.yml”?"),
        ("leters/x.md", "the folder “leters” is not part of a campaign and is left out; did you mean “letters”?"),
    ],
)
def test_a_near_miss_is_told_the_name(campaign: Draw, found: Found, path: str, message: str) -> None:
    campaign({path: PAGE})
    assert found()[0].split("warning: ")[1] == f"{message} [stays-out]"


@pytest.mark.parametrize("name", ["secret.md", "letters", "media"])
def test_links_to_other_places_stay_out(campaign: Draw, found: Found, tmp_path_factory: pytest.TempPathFactory, name: str) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (outside / "x.md").write_text(PAGE, encoding="utf-8")
    folder = campaign()
    (folder / name).symlink_to(outside if "." not in name else outside / "x.md")
    assert found() == [f"campaigns/fair-pay/{name}:1:1: warning: this is a link to another place; links stay out [symlink]"]


def test_a_link_does_not_replace_campaign_yml(campaign: Draw, errors: Found, tmp_path: Path) -> None:
    folder = campaign()
    (folder / "campaign.yml").rename(tmp_path / "elsewhere.yml")
    (folder / "campaign.yml").symlink_to(tmp_path / "elsewhere.yml")
    assert errors() == ["campaigns/fair-pay/campaign.yml:1:1: the file is missing; it says what the campaign is [missing-page]"]


def test_a_name_that_is_no_text_can_still_be_shown(campaign: Draw, found: Found) -> None:
    folder = campaign()
    Path(os.fsdecode(bytes(folder) + b"/x\xff.md")).write_text(PAGE, encoding="utf-8")
    assert (
        found()[0].encode()
        == b"campaigns/fair-pay/x?.md:1:1: warning: the name of this file is not readable text; it is left out [stays-out]"
    )


@pytest.mark.parametrize("name", ["actions", "letters", "events", "news", "audiences", "media"])
def test_a_plain_page_cannot_take_the_name_of_a_folder(campaign: Draw, errors: Found, name: str) -> None:
    campaign({f"{name}.md": PAGE})
    assert errors() == [
        f"campaigns/fair-pay/{name}.md:1:1: a page cannot be named “{name}”, which is a folder of the campaign [reserved-name]"
    ]


@pytest.mark.parametrize(
    ("path", "message"),
    [
        (
            "Time line.md",
            (
                "“Time line.md” is not a valid name for a page here; write it like fair-pay.md, in lowercase letters a-z, digits and hyphens"
            ),
        ),
        ("news/march.md", "“march.md” is not a valid name for a page here; write it like 2027-05-01-march.md"),
        ("faq.english.md", "“english” in the file's name is not a valid language tag; write it like faq.fr.md"),
        ("faq.FR.md", "“FR” in the file's name is not a valid language tag; write it like faq.fr.md"),
        ("faq.en.md", "“en” is the site's default language; name the file faq.md"),
        ("faq..md", "“” in the file's name is not a valid language tag; write it like faq.fr.md"),
    ],
)
def test_names_of_pages_have_one_form(campaign: Draw, errors: Found, path: str, message: str) -> None:
    campaign({path: PAGE})
    assert [line.split(" [")[0] for line in errors()] == [f"campaigns/fair-pay/{path}:1:1: {message}"]


@pytest.mark.parametrize(
    ("slug", "message"),
    [
        ("fr", "the folder's name “fr” is a language tag; choose another [reserved-name]"),
        ("de", "the folder's name “de” is a language tag; choose another [reserved-name]"),
        ("archive", "the folder's name “archive” is an address of the hub; choose another [reserved-name]"),
        ("assets", "the folder's name “assets” is an address of the hub; choose another [reserved-name]"),
        ("about", "the folder's name “about” is an address of the hub; choose another [reserved-name]"),
        ("Fair_Pay", "the folder's name “Fair_Pay” is not a valid id; use lowercase letters a-z, digits and hyphens [bad-id]"),
    ],
)
def test_a_campaign_cannot_take_an_address_of_the_hub(
    project: Path, write: Callable[..., Path], errors: Found, slug: str, message: str
) -> None:
    write({
        "docs/about.md": PAGE,
        f"campaigns/{slug}/campaign.yml": "status: active\nlanguages: [en]\norganisers: [{name: Hall}]\ncontact: a@example.org\n",
        f"campaigns/{slug}/index.md": PAGE,
    })  # fmt: skip
    assert errors() == [f"campaigns/{slug}:1:1: {message}"]


@pytest.mark.parametrize(("name", "what"), [("fr", "a language tag"), ("assets", "an address of the hub")])
def test_a_page_of_the_hub_cannot_either(project: Path, write: Callable[..., Path], errors: Found, name: str, what: str) -> None:
    write({f"docs/{name}.md": PAGE})
    assert errors() == [
        (f"docs/{name}.md:1:1: a page of the hub cannot be named “{name}”, which is {what}; choose another [reserved-name]")
    ]


def test_the_hub_may_write_the_words_of_its_archive(project: Path, write: Callable[..., Path], errors: Found) -> None:
    write({"docs/archive.md": PAGE})
    assert errors() == []


def test_a_site_needs_a_first_page(project: Path, errors: Found) -> None:
    (project / "docs/index.md").unlink()
    assert errors() == ["docs/index.md:1:1: the page is missing; it is the site's first page [missing-page]"]


def test_a_campaign_needs_a_first_page(campaign: Draw, errors: Found) -> None:
    (campaign() / "index.md").unlink()
    assert errors() == ["campaigns/fair-pay/index.md:1:1: the page is missing; it is the campaign's first page [missing-page]"]


def test_a_loose_file_beside_the_campaigns_is_a_warning(project: Path, write: Callable[..., Path], found: Found) -> None:
    write({"campaigns/notes.txt": "x"})
    assert found() == ["campaigns/notes.txt:1:1: warning: this file is not part of the site and is left out [stays-out]"]


def test_pictures_are_listed_with_their_folders(campaign: Draw, loaded: Callable[[], Loaded]) -> None:
    campaign({"media/a.jpg": JPEG, "media/2027/b.PNG": PNG})
    project = loaded().project
    assert project is not None
    assert set(project.campaigns[0][0].media) == {"campaigns/fair-pay/media/a.jpg", "campaigns/fair-pay/media/2027/b.PNG"}


DROPPED = (
    ".DS_Store", "._index.md", "._con.md", "Thumbs.db", "desktop.ini", "index.md~", ".index.md.swp", ".#index.md", "#index.md#",
    ".~lock.recipients.csv#", "~$letter.docx", ".gitkeep",
)  # fmt: skip


@pytest.mark.parametrize("name", DROPPED)
def test_what_programs_drop_is_ignored_silently(campaign: Draw, write: Callable[..., Path], found: Found, name: str) -> None:
    campaign({name: b"\0\xff", f"media/{name}": b"x"})
    write({f"docs/{name}": "x", f"docs/handbook/{name}": "x", f"campaigns/{name}": "x"})
    assert found() == []


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("con.md", "Windows takes the name “con.md” for a device and cannot open the folder; choose another [windows-name]"),
        ("letters/nul.fr.md", "Windows takes the name “nul.fr.md” for a device and cannot open the folder; choose another [windows-name]"),
        ("media/COM1.png", "Windows takes the name “COM1.png” for a device and cannot open the folder; choose another [windows-name]"),
        ("media/lpt².png", "Windows takes the name “lpt².png” for a device and cannot open the folder; choose another [windows-name]"),
        ("media/aux/a.png", "Windows takes the name “aux” for a device and cannot open the folder; choose another [windows-name]"),
        ("media/a:b.png", "the name “a:b.png” contains “:”, which Windows cannot write; take it out [file-character]"),
        ("media/a?b.png", "the name “a?b.png” contains “?”, which Windows cannot write; take it out [file-character]"),
        ("media/a\\b.png", "the name “a\\b.png” contains “\\”, which Windows cannot write; take it out [file-character]"),
        ("media/<script>.png", "the name “<script>.png” contains “<”, which Windows cannot write; take it out [file-character]"),
        ("media/a#b.png", "the name “a#b.png” contains “#”, which has a meaning in web addresses; take it out [file-character]"),
        ("media/a%41.png", "the name “a%41.png” contains “%”, which has a meaning in web addresses; take it out [file-character]"),
        ("media/a.png.", "the name “a.png.” begins or ends with a space or a dot, which Windows drops; take it away [file-character]"),
        ("media/ a.png", "the name “ a.png” begins or ends with a space or a dot, which Windows drops; take it away [file-character]"),
        (f"media/{'a' * 120}.png", f"the name “{'a' * 40}…” has 124 characters; Windows needs at most 120 [long-name]"),
        ("media/cafe\u0301.png", "the name “cafe\u0301.png” has its accents apart from their letters, as macOS writes it; rename it, typing it again [decomposed-name]"),
        ("media/A.png", "on Windows and macOS “a.png” and “A.png” are the same name; rename one [case-clash]"),
        ("old/prn.txt", "Windows takes the name “prn.txt” for a device and cannot open the folder; choose another [windows-name]"),
    ],
)  # fmt: skip
def test_a_name_that_some_computer_cannot_keep_is_an_error(campaign: Draw, errors: Found, path: str, message: str) -> None:
    campaign({path: PNG, "media/a.png": PNG})
    place = "media/a.png" if "case-clash" in message else "media/aux" if "aux" in path else path
    assert errors() == [f"campaigns/fair-pay/{place}:1:1: {message}"]


@pytest.mark.parametrize(
    "path", ["docs/con.md", "docs/handbook/con.md", "docs/media/con.svg", "campaigns/con.csv", "docs/other/con.md"]
)
def test_names_are_looked_at_in_the_whole_tree(
    project: Path, write: Callable[..., Path], found: Callable[..., list[str]], path: str
) -> None:
    write({path: PAGE})
    name = path.rpartition("/")[2]
    assert found("windows-name") == [
        f"{path}:1:1: Windows takes the name “{name}” for a device and cannot open the folder; choose another [windows-name]"
    ]


def test_a_campaign_whose_name_windows_cannot_keep_is_refused(campaign: Draw, write: Callable[..., Path], errors: Found) -> None:
    write({"campaigns/nul/campaign.yml": "status: draft\n"})
    assert errors() == [
        "campaigns/nul:1:1: Windows takes the name “nul” for a device and cannot open the folder; choose another [windows-name]"
    ]


@pytest.mark.parametrize(
    "path", ["docs/key.md", "docs/handbook/key.md", "docs/handbook/loop", "docs/media/loop", "docs/other/loop"]
)
def test_a_link_in_docs_is_an_error_since_mkdocs_follows_it(project: Path, errors: Found, tmp_path: Path, path: str) -> None:
    (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / path).symlink_to(tmp_path / "elsewhere" if path.endswith(".md") else ".")
    assert errors() == [
        f"{path}:1:1: this is a link to another place, which MkDocs would publish; put the file itself here [symlink]"
    ]


@pytest.mark.parametrize(
    "path", ["campaigns/fair-pay/x.md", "campaigns/fair-pay/recipients.csv", "docs/handbook/x.md", "campaigns/recipients.csv"]
)
def test_a_pipe_is_not_opened(campaign: Draw, errors: Found, tmp_path: Path, path: str) -> None:
    campaign()
    (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
    os.mkfifo(tmp_path / path)
    assert errors() == [f"{path}:1:1: this is a named pipe, not a file; delete it [not-a-file]"]


def test_a_socket_is_not_opened(campaign: Draw, errors: Found, monkeypatch: pytest.MonkeyPatch) -> None:
    # A socket's path is short in every system (108 bytes on Linux).
    monkeypatch.chdir(campaign())
    with socket.socket(socket.AF_UNIX) as made:
        made.bind("x.md")
        assert errors() == ["campaigns/fair-pay/x.md:1:1: this is a socket, not a file; delete it [not-a-file]"]


def test_folders_in_folders_have_an_end(campaign: Draw, errors: Found) -> None:
    campaign({f"media/{'a/' * 600}x.png": PNG})
    assert errors() == [
        f"campaigns/fair-pay/media/{'a/' * 6}a:1:1: the folder lies more than 8 folders deep; move it up [deep-folder]"
    ]


def test_the_handbook_is_a_list_of_pages(
    project: Path, write: Callable[..., Path], loaded: Callable[[], Loaded], found: Found
) -> None:
    write({f"docs/handbook/{name}": PAGE for name in ("index.md", "index.fr.md", "staff/letters.md", "x.html", "Big.md", "y.js")})
    site = loaded().site
    assert site is not None
    assert site.handbook == ("handbook/index.fr.md", "handbook/index.md", "handbook/staff/letters.md")
    assert [line.split(":")[0] for line in found("stays-out")] == [f"docs/handbook/{name}" for name in ("Big.md", "x.html", "y.js")]
