"""Every file of a letter says the same: its blocks are those of the page."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from handbill.documents.eml import eml
from handbill.documents.opendocument.odt import odt
from handbill.documents.pdf import pdf
from handbill.documents.text.txt_file import txt
from handbill.documents.word.docx import docx
from handbill.letters.signature_sheet import sheet
from html_blocks import blocks
from letter_samples import (
    BODIES,
    bare,
    body_blocks,
    likeness,
    lines_around,
    made,
    message,
    office_paragraphs,
    pdf_text,
    printed_body,
    rebuilt,
    sample,
    squeezed,
    without_signature,
    word_paragraphs,
)
from profiles import examples

LANGUAGES = sorted(BODIES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_blocks_of_every_file_are_those_of_the_page(language: str) -> None:
    letter = sample(language)
    page = blocks(letter.html)
    for form, write in (("txt", txt), ("eml", eml), ("docx", docx), ("odt", odt)):
        assert body_blocks(form, write(letter)) == page, form


def test_burmese_files_have_burmese_numbers_where_the_contract_asks_for_no_others() -> None:
    letter = made("ကျွန်ုပ်တို့ တောင်းဆိုပါသည်။\n\n9. လုပ်ခ။\n10. အဖြေ။\n", "my")
    assert letter.text.split("\n\n")[1] == "9. လုပ်ခ။\n10. အဖြေ။"
    page = blocks(letter.html, "my")
    assert page[1] == "၉. လုပ်ခ။\n၁၀. အဖြေ။"
    for form, write in (("docx", docx), ("odt", odt)):
        assert body_blocks(form, write(letter)) == page, form
    assert squeezed(page[1]) in squeezed(pdf_text(pdf(letter)))
    for form, write in (("txt", txt), ("eml", eml)):
        assert body_blocks(form, write(letter)) == blocks(letter.html), form


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_of_what_a_collective_letter_is_signed_in_counts_as_its_body(language: str) -> None:
    letter = sample(language, collective=True)
    for form, write in (("docx", docx), ("odt", odt)):
        assert body_blocks(form, write(letter)) == blocks(letter.html), form


def test_quotes_and_nested_lists_agree_too() -> None:
    letter = made("> One\n> two.\n>\n> Three.\n\n- a\n    - b\n    - c\n- d\n\nEnd.\n")
    assert rebuilt(word_paragraphs(docx(letter))) == blocks(letter.html)
    assert rebuilt(office_paragraphs(odt(letter))) == blocks(letter.html)


@pytest.mark.parametrize("language", ["en", "fr", "ru"])
def test_the_text_of_the_pdf_is_the_letters_in_latin_and_cyrillic(language: str) -> None:
    letter = made(LONG[language], language) if language in LONG else sample(language)
    head, foot = lines_around(letter)
    said = squeezed(pdf_text(pdf(letter)))
    assert said.count(foot) == 1
    assert said.replace(foot, "") == head + squeezed("".join(blocks(letter.html)))


def test_the_body_of_a_collective_letter_is_printed_as_it_is() -> None:
    letter = sample("ru", collective=True)
    for write in (pdf, sheet):
        assert printed_body(letter, squeezed(pdf_text(write(letter)))) == squeezed("".join(blocks(letter.html)))


LONG = {
    "fr": """\
Madame, Monsieur,

Je vous écris au nom de [[organisation]]. Nous demandons à notre gouvernement :

- de relever les salaires dès l’été ;
- de répondre à la note n° 87 ci-jointe – « Ça suffit » –, d’où qu’elle vienne.

Nous serions heureux de vous rencontrer. Avec nos meilleurs vœux,

[[name]]
""",
    "my": """\
လေးစားအပ်ပါသော လွှတ်တော်အမတ်၊

[[organisation]] ၏ ကိုယ်စား ဤစာကို ရေးသားပါသည်။ ကျွန်ုပ်တို့၏ အစိုးရကို အောက်ပါအတိုင်း တောင်းဆိုပေးပါ။

- အလုပ်သမားများ၏ လုပ်ခကို တိုးမြှင့်ပေးရန်၊
- ညီလာခံတွင် ထောက်ခံရန် (စက်တင်ဘာလတွင် ထိုညီလာခံက ကိုယ်စားလှယ်နေရာကို ဆုံးဖြတ်ရန် ရှိပါသည်)၊
- အစိုးရ ဘာလုပ်မည်ကို လွှတ်တော်အား ပြောကြားရန်။

အလုပ်သမားရုံးများ ဝင်ရောက်စီးနင်းခံနေရပါသည်။ ခေါင်းဆောင် ရာပေါင်းများစွာ တရားစွဲခံနေရပါသည်။ နိုင်ငံ့ဝန်ထမ်း သောင်းပေါင်းများစွာ ၂၀၂၀ ပြည့်နှစ် \
နိုဝင်ဘာလ၌ အလုပ်ဖြုတ်ခံခဲ့ရပါသည်။

ဒီမိုကရေစီ ပြန်လည်ရောက်ရှိရန် အထောက်အကူ ဖြစ်ပါမည်။ လူကြီးမင်းနှင့် တွေ့ဆုံပြီး အသေးစိတ် ပြောပြလိုပါသည်။

လေးစားစွာဖြင့်၊

[[name]]
""",
    "ar": """\
معالي الوزيرة، معالي الوزير،

أكتب إليكم باسم [[organisation]]، ونحن نمثل كثيراً من العاملات والعاملين في بلدنا.

في سبتمبر/أيلول يُنتظر أن تبتّ الجمعية العامة للأمم المتحدة في الأجور. ونحن نطلب من حكومتنا أن تعترف بالنقابة (NUG) بوصفها شرعية.

تجمع النقابة برلمانيين انتُخبوا في نوفمبر/تشرين الثاني 2020، وممثلين عن المجموعات الإثنية، وناشطين من المجتمع المدني. وتُداهَم مقار النقابات، \
ويُلاحَق مئات القادة النقابيين قضائياً، وفُصل عشرات الآلاف من موظفي الدولة لأنهم أيدوا العصيان المدني.

نرجو أن تخبرونا بما ستفعله حكومتنا. ونرحب بلقاء معكم.

مع فائق الاحترام،

[[name]]
""",
}


@pytest.mark.parametrize("language", ["my", "ar"])
def test_the_text_of_the_pdf_is_nearly_the_letters_in_burmese_and_arabic(language: str) -> None:
    """Body against body, in NFC, without blanks and without format characters: at least 95 %.

    Marks that a font moves up or down are pieces of their own in the PDF. Each piece tells the text of its whole syllable, so
    a few syllables of bold Burmese are read twice; marks of Arabic are read beside another letter, and brackets around Latin
    words on the other side of a stop. What is left out or switched off in the comparison, and why, stand at `squeezed` and
    `likeness`. Letters as campaigns write them come out between 0.9750 and 0.9849 in Arabic, and at 1 in Burmese; in Noto
    Sans Myanmar, it was 0.9789 to 0.9852. `pdftotext -layout` gives 0.9775 to 0.9887 for Arabic, `-raw` turns it round;
    in Noto Naskh Arabic and Noto Sans Arabic a letter that has 0.9747 in Amiri has 0.87 and 0.85.
    """
    letter = made(LONG[language], language)
    found = printed_body(letter, squeezed(pdf_text(pdf(letter))))
    assert likeness(squeezed("".join(blocks(letter.html))), found) >= 0.95


def test_burmese_that_is_not_bold_is_read_back_as_it_is() -> None:
    """Stacked consonants and marks in two rows: in Noto Sans Myanmar some of them were read twice."""
    body = "ဖွဲ့အစည်း၊ သမဂ္ဂ၊ ကြားနာပွဲ၊ ပြောင်းလဲ၊ ကြိုး၊ ဒုက္ခ၊ စက္ကူ၊ မန္တလေး၊ အင်္ဂလိပ်၊ ယောက်ျား၊ နှလုံး၊ လျှော့။"
    assert squeezed(body) in squeezed(pdf_text(pdf(made(body, "my"))))


def test_another_letter_is_not_nearly_the_same() -> None:
    """The bound means something: a letter with one of its six paragraphs left out does not reach it."""
    letter = made(LONG["my"], "my")
    body = blocks(letter.html)
    assert likeness(squeezed("".join(body)), squeezed("".join(body[:2] + body[3:]))) < 0.95


def test_a_hyphen_at_the_end_of_a_line_is_not_lost() -> None:
    letter = made("The vice-president - we say - of a trade-union. " * 30)
    assert squeezed(letter.text) in squeezed(pdf_text(pdf(letter)))


PIECES = st.sampled_from(
    [
        "word", "слово", "မြန်မာ", "كلمة", "two words ", "*soft*", "**strong** ", "`code  x`", " ", "\n", "\n\n", "\n\n", "\n\n- ",
        "\n- ", "\n\n1. ", "\n2. ", "\n\n> ", "\n> ", "\n    ", "\n\n    ", "\n    - ", "[text](https://example.org/a_b)", "[[name]]",
        "\n\n## ", "\u2019s", " \u2013 ", "\u201cword\u201d", "\u2026", "<https://example.org>", "\u200b", "\u00ad", "\u200d", "\u00a0", "&amp;", "&#8;", "&#11;", "<", "5 - 6", "(", "]", "2027",
    ]
)  # fmt: skip


EVERY_SIGN = "မြန်မာ «كلمة» “word” – 10\u00a0000 слово’s… — „\u202fword\u202f“\n\n1. မြန်မာ၊ “ကို”။\n2. كلمة، “كلمة”؟\n\n> ‘word’\u00a0–\nword\n\n[[name]]"


@examples(100, 10_000)
@given(st.lists(PIECES, max_size=25).map("".join), st.sampled_from(LANGUAGES))
@example(EVERY_SIGN, "en")
@example(EVERY_SIGN, "ru")
@example(EVERY_SIGN, "my")
@example(EVERY_SIGN, "ar")
def test_generated_letters_agree_in_all_files(body: str, language: str) -> None:
    letter = made(body, language)
    page = bare(blocks(letter.html))
    read = message(eml(letter))
    plain, rich = read.get_body(("plain",)), read.get_body(("html",))
    assert plain is not None
    assert rich is not None
    assert bare(txt(letter).decode("utf-8-sig").split("\r\n")) == page
    assert bare(plain.get_content().split("\r\n")) == page
    assert bare(blocks(rich.get_content().partition("<body ")[2].partition(">")[2].partition("</body>")[0])) == page
    printed = bare(blocks(letter.html, language))
    assert bare(text for _, _, text in word_paragraphs(docx(letter))) == printed
    assert bare(text for _, _, text in office_paragraphs(odt(letter))) == printed


PRINTED = PIECES.filter(lambda piece: not {">", "`"} & set(piece))


MARKS_ALONE = re.compile(r"^ *(?:-|\d+\.)(?: (?:-|\d+\.)(?: |$)| *$)", re.M)


@examples(40, 2_000)
@given(st.lists(PRINTED.filter(lambda piece: "မ" not in piece and "ك" not in piece), max_size=25).map("".join))
def test_generated_letters_are_printed_as_they_are(body: str) -> None:
    letter = made(body)
    # Where an item begins with no words of its own, pdftotext takes the marks of the list for a column of its own.
    assume(not any(MARKS_ALONE.search(block) for block in blocks(letter.html)))
    head, foot = lines_around(letter)
    said = squeezed(pdf_text(pdf(letter)))
    assert foot in said
    expected = head + squeezed("".join(blocks(letter.html)))
    # An item without words is a hyphen at the end of a line, and pdftotext drops it as one that parts a word.
    assert without_signature(letter, said).replace("-", "") == expected.replace("-", "")


@examples(30, 1_000)
@given(st.lists(PRINTED, max_size=25).map("".join))
def test_generated_letters_can_be_printed(body: str) -> None:
    pdf(made(body))
