"""Letters as they come out of a printer, whichever file they were printed from."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import replace

import pytest

from handbill.documents.opendocument.odt import odt
from handbill.documents.pdf import pdf
from handbill.documents.text.blocks import in_direction
from handbill.documents.text.runs import Run
from handbill.documents.window_envelopes import WINDOWS
from handbill.documents.word.docx import docx
from handbill.documents.zip_file import archive
from letter_samples import made, members, pdf_text, sample
from office import printed, words

LANGUAGES = ("ar", "en", "my", "ru")
LONG = {count: made("\n\n".join(["Please pay."] * count) + "\n\nYours faithfully,\n\n[[name]]\n") for count in range(14, 22)}
LEADING = {
    f"{kind}{count}": made("\n\n".join(["Please pay."] * count) + f"\n\nThis we ask:\n\n{follows}\n" + "\nEnd.\n" * 9)
    for kind, follows in (("list", "1. One.\n2. Two."), ("quote", "> One."), ("text", "One.\n\nTwo."))
    for count in range(17, 24)
}
FROM_RIGHT = made("نطلب [القرار S-29/1](https://hub.example.org/pay/) 2027.\n", "ar")
FROM_RIGHT = replace(FROM_RIGHT, blocks=in_direction(FROM_RIGHT.blocks, "ar"))
THRICE = made("I am **[[name]]**.\n\nYours faithfully,\n[[name]]\n")


SEEN = {
    # DIN 5008, form B: the field for the address, 85 x 45 mm, 20 mm from the left and 45 mm from the upper edge.
    "din5008b": (20, 45, 105, 90),
    # What is seen through 100 x 45 mm of an envelope of 229 x 114 mm (12 mm from the right, 20 mm from below) wherever the sheet,
    # 210 x 99 mm when folded, lies in it.
    "swiss": (117, 49, 198, 79),
    # What is seen through 4 1/2 x 1 1/8 in of 9 1/2 x 4 1/8 in (7/8 in from the left, 1/2 in from below), wherever the sheet,
    # 8 1/2 x 3 2/3 in when folded, lies on the lower edge.
    "us10": (22.2, 51.8, 111.1, 80.4),
}
"""Left, upper, right and lower edge of what is seen of the sheet, in millimetres."""
ADDRESS = ("Mia Moss", "Minister", "Ministry of Labour and Social Affairs", "1 Square", "10117 Town", "Germany")
LONG_ADDRESS = (
    "Mia Moss",
    "Second Minister",
    "Ministry of Labour",
    "Department",
    "2nd floor",
    "Room 7",
    "1 Square",
    "Town",
    "Germany",
)
ADDRESSED = {
    f"{paper}-{language}-{len(lines)}": made(
        "Dear all.\n",
        language,
        sender=(Run("[Your name]", placeholder="name"), Run("[Your organisation]", placeholder="organisation"), Run("[Your city]", placeholder="city")),
        recipients=(tuple(map(Run, lines)),),
        window=WINDOWS[paper],
        letter_size=paper == "us10",
    )
    for paper, language, lines in (
        ("din5008b", "en", ADDRESS), ("din5008b", "de", LONG_ADDRESS), ("din5008b", "ar", ADDRESS[:3]), ("din5008b", "my", ADDRESS),
        ("swiss", "fr", ADDRESS), ("us10", "es", ADDRESS),
    )
}  # fmt: skip


def filled(data: bytes, part: str, empty: str, full: str) -> bytes:
    """A file with a value in one of its parts, which must be there once."""
    content = members(data)
    assert content[part].decode().count(empty) == 1
    content[part] = content[part].replace(empty.encode(), full.encode())
    return archive(content.items(), stored=("mimetype",))


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    files: dict[str, bytes] = {}
    for ending, write in (("docx", docx), ("odt", odt)):
        files |= {f"{language}.{ending}": write(sample(language)) for language in LANGUAGES}
        files |= {f"long{count}.{ending}": write(letter) for count, letter in LONG.items()}
        files |= {f"{name}.{ending}": write(letter) for name, letter in (ADDRESSED | LEADING | {"right": FROM_RIGHT}).items()}
    files["filled.docx"] = filled(docx(THRICE), "customXml/item1.xml", '<field id="name" />', '<field id="name">Zoe Zimt</field>')
    declared = '<text:user-field-decl office:value-type="string" office:string-value="{}" text:name="name" />'
    files["filled.odt"] = filled(odt(THRICE), "content.xml", declared.format("[Your name]"), declared.format("Zoe Zimt"))
    made = printed(files, tmp_path_factory.mktemp("printed"))
    made |= {f"{language}.pdf": pdf(sample(language)) for language in LANGUAGES}
    made |= {f"{name}.pdf": pdf(letter) for name, letter in (ADDRESSED | LEADING | {"right": FROM_RIGHT}).items()}
    return made | {f"long{count}.pdf": pdf(letter) for count, letter in LONG.items()}


@pytest.mark.parametrize("name", ADDRESSED)
@pytest.mark.parametrize("ending", ["docx", "odt", "pdf"])
def test_the_address_and_nothing_else_is_seen_in_the_window(papers: Mapping[str, bytes], ending: str, name: str) -> None:
    left, top, right, bottom = SEEN[name.partition("-")[0]]
    first = [word for word in words(papers[f"{name}.{ending}"]) if word.page == 1]
    seen = [word for word in first if left < word.right and word.left < right and top < word.bottom and word.top < bottom]
    address = ADDRESSED[name].recipients[0]
    assert " ".join(word.text for word in seen) == " ".join(line.text for line in address)
    assert all(left <= word.left and word.right <= right and top <= word.top and word.bottom <= bottom for word in seen)


@pytest.mark.parametrize("ending", ["docx", "odt", "pdf"])
def test_the_address_and_the_text_are_where_the_standard_wants_them(papers: Mapping[str, bytes], ending: str) -> None:
    found = {word.text: word for word in reversed(words(papers[f"din5008b-en-6.{ending}"]))}
    # DIN 5008, form B: the address from 62.7 mm on, the text from 98.46 mm on, the information block at 125 and 50 mm.
    assert (found["Mia"].left, found["Mia"].top) == pytest.approx((25, 62.7), abs=0.6)
    assert (found["[Date]"].left, found["[Date]"].top) == pytest.approx((25, 98.5), abs=1)
    assert (found["[Your"].left, found["[Your"].top) == pytest.approx((125, 50), abs=0.6)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_file_leaves_equal_room_for_the_letterhead(papers: Mapping[str, bytes], language: str) -> None:
    tops = [min(word.top for word in words(papers[f"{language}.{ending}"])) for ending in ("docx", "odt", "pdf")]
    assert tops == pytest.approx([50, 50, 50], abs=1.6)


@pytest.mark.parametrize("ending", ["docx", "odt", "pdf"])
@pytest.mark.parametrize(("language", "closing"), [
    ("en", "faithfully"), ("ru", "уважением"), ("my", "လေးစားစွာဖြင့်၊"),
])  # fmt: skip
def test_it_is_signed_between_the_closing_and_the_name(
    papers: Mapping[str, bytes], ending: str, language: str, closing: str
) -> None:
    found = words(papers[f"{language}.{ending}"])
    above, below = (next(word for word in found if text in word.text) for text in (closing, "Signature"))
    signatory = found[found.index(below) + 1]
    assert below.top - above.bottom > 14
    assert 0 < signatory.top - below.bottom < 8
    # Arabic apart, the place to sign and the name begin together.
    assert signatory.left == pytest.approx(below.left, abs=0.5)


@pytest.mark.parametrize("count", LONG)
@pytest.mark.parametrize("ending", ["docx", "odt", "pdf"])
def test_nobody_signs_a_page_with_nothing_on_it(papers: Mapping[str, bytes], ending: str, count: int) -> None:
    found = words(papers[f"long{count}.{ending}"])
    last = [word.text for word in found if word.page == found[-1].page]
    assert last[-5:] == ["Yours", "faithfully,", "Signature", "[Your", "name]"]


def test_the_letters_end_near_the_end_of_a_page(papers: Mapping[str, bytes]) -> None:
    """Else the test above would show nothing."""
    for ending in ("docx", "odt", "pdf"):
        assert {words(papers[f"long{count}.{ending}"])[-1].page for count in LONG} == {1, 2}


@pytest.mark.parametrize("kind", ["list", "quote", "text"])
@pytest.mark.parametrize("ending", ["docx", "odt", "pdf"])
def test_what_leads_into_something_is_on_a_page_with_its_beginning(papers: Mapping[str, bytes], ending: str, kind: str) -> None:
    pages: list[int] = []
    for name in LEADING:
        if name.startswith(kind):
            found = words(papers[f"{name}.{ending}"])
            lead = next(index for index, word in enumerate(found) if word.text == "ask:")
            assert found[lead].page == next(word.page for word in found[lead:] if word.text == "One.")
            pages.append(found[lead].page)
    # Else it would show nothing: there are letters before and after the place where it would be alone.
    assert (pages[0], pages[-1]) == (1, 2)


@pytest.mark.parametrize("ending", ["docx", "odt", "pdf"])
def test_an_address_from_left_to_right_is_one_word_in_a_line_from_right_to_left(papers: Mapping[str, bytes], ending: str) -> None:
    row = [word for word in words(papers[f"right.{ending}"]) if re.search("hub|29|2027", word.text)]
    row.sort(key=lambda word: -word.left)
    # As it is read, from the right.
    assert [re.sub("[\u200e\u200f.]", "", html.unescape(word.text)) for word in row] == [
        "S-29/1", "<https://hubexampleorg/pay/>", "2027",
    ]  # fmt: skip


@pytest.mark.parametrize("ending", ["docx", "odt"])
def test_what_is_filled_in_once_is_in_all_its_places(papers: Mapping[str, bytes], ending: str) -> None:
    text = " ".join(pdf_text(papers[f"filled.{ending}"]).split())
    assert text.startswith("Zoe Zimt [Date]")
    assert "I am Zoe Zimt." in text
    assert text.endswith("Signature Zoe Zimt")
    assert "[Your name]" not in text
