"""Kinds of pages are in one list, and pages know their type."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from drawn import OVERRIDES, campaign, page, site_of
from handbill.model.formats import FORMATS
from handbill.model.kinds import BY_NAME, FILES, FOLDERS, KINDS, PageKind
from handbill.model.page import LetterPage, TypedPage
from handbill.model.words import LetterWords
from handbill.pages.routes import VIEWS


def test_the_list_names_every_kind_once() -> None:
    assert len({kind.name for kind in KINDS}) == len(KINDS)
    assert set(VIEWS) < {kind.name for kind in KINDS}


@pytest.mark.parametrize("known", KINDS, ids=lambda kind: kind.name)
def test_a_kind_has_a_template_a_place_and_the_types_of_its_page(known: PageKind) -> None:
    assert (OVERRIDES / "hb" / f"{known.template}.html").is_file()
    assert set(known.forms) <= {form.id for form in FORMATS}
    assert not (known.folder and known.file)
    assert issubclass(known.page, TypedPage)
    (base,) = vars(known.page)["__orig_bases__"]
    assert get_args(base) == (known.facts, known.words)


def test_no_two_kinds_share_a_place() -> None:
    places = [kind.folder or kind.file for kind in KINDS if kind.folder or kind.file]
    assert len(places) == len(set(places)) == len(FOLDERS) + len(FILES)


def test_a_kind_that_nobody_knows_has_no_pages(tmp_path: Path) -> None:
    made = site_of(tmp_path, {"campaigns/pay/campaign.yml": campaign(), "campaigns/pay/index.md": page("Pay")}).campaigns[0]
    assert made.of_kind("briefing") == []
    with pytest.raises(KeyError):
        made.of_kind("brifing")


def test_pages_know_their_type_in_every_language(tmp_path: Path) -> None:
    letter = {"subject": "Pay", "to": []}
    made = site_of(
        tmp_path,
        {
            "campaigns/pay/campaign.yml": campaign(),
            "campaigns/pay/index.md": page("Pay", notice="A sample."),
            "campaigns/pay/letters/x.md": page("Letter", "Dear all.\n", **letter),
            "campaigns/pay/news/2027-05-01-x.md": page("News", date="2027-05-01"),
            "campaigns/pay/events/x.md": page("Event", starts="2027-05-01", updated="2027-05-01", online=True),
            "campaigns/pay/actions/x.md": page("Action", kind="other"),
            "campaigns/pay/audiences/x.md": page("Audience", letters=["x"]),
            "campaigns/pay/circular.md": page("Circular", date="2027-05-01"),
            "campaigns/pay/faq.md": page("Questions"),
        },
    ).campaigns[0]
    assert {type(one) for one in made.pages} == {BY_NAME[one.kind].page for one in made.pages}
    assert len({one.kind for one in made.pages}) == 8
    (one,) = made.letters
    assert isinstance(one, LetterPage)
    assert isinstance(one.text("en").words, LetterWords)
    assert made.audience_letters(made.audiences[0]) == [one]
    assert made.index.text("en").words.notice == "A sample."
