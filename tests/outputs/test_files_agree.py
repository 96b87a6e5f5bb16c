"""Every file of a letter says the same: its blocks are those of the page."""

from __future__ import annotations

import difflib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handbill.outputs.docx import docx
from handbill.outputs.eml import eml
from handbill.outputs.layout import around
from handbill.outputs.odt import odt
from handbill.outputs.pdf import pdf
from handbill.outputs.text import blocks
from handbill.outputs.txt import txt
from letter_samples import (
    BODIES,
    bare,
    made,
    message,
    office_paragraphs,
    pdf_text,
    rebuilt,
    sample,
    squeezed,
    word_paragraphs,
)

LANGUAGES = sorted(BODIES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_blocks_of_every_file_are_those_of_the_page(language: str) -> None:
    letter = sample(language)
    page = blocks(letter.html)
    body = message(eml(letter)).get_body(("plain",))
    assert body is not None
    assert txt(letter).decode("utf-8-sig").replace("\r\n", "\n").rstrip("\n").split("\n\n") == page
    assert body.get_content().replace("\r\n", "\n").rstrip("\n").split("\n\n") == page
    assert rebuilt(word_paragraphs(docx(letter))) == page
    assert rebuilt(office_paragraphs(odt(letter))) == page


def test_quotes_and_nested_lists_agree_too() -> None:
    letter = made("> One\n> two.\n>\n> Three.\n\n- a\n    - b\n    - c\n- d\n\nEnd.\n")
    assert rebuilt(word_paragraphs(docx(letter))) == blocks(letter.html)
    assert rebuilt(office_paragraphs(odt(letter))) == blocks(letter.html)


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_text_of_the_pdf_is_the_letters_in_latin_and_cyrillic(language: str) -> None:
    letter = sample(language)
    assert squeezed(letter.text) in squeezed(pdf_text(pdf(letter)))


LONG = {
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
    letter = made(LONG[language], language)
    head, foot = around(letter)
    lines = [[line for part in parts for lines in part.paragraphs for line in lines] for parts in (head, foot)]
    expected = squeezed("".join([*lines[0], letter.text, *lines[1]]))
    found = squeezed(pdf_text(pdf(letter)))
    assert difflib.SequenceMatcher(None, expected, found, autojunk=False).ratio() >= 0.95


def test_a_hyphen_at_the_end_of_a_line_is_not_lost() -> None:
    letter = made("The vice-president - we say - of a trade-union. " * 30)
    assert squeezed(letter.text) in squeezed(pdf_text(pdf(letter)))


PIECES = st.sampled_from(
    [
        "word", "слово", "မြန်မာ", "كلمة", "two words ", "*soft*", "**strong** ", "`code  x`", " ", "\n", "\n\n", "\n\n", "\n\n- ",
        "\n- ", "\n\n1. ", "\n2. ", "\n\n> ", "\n> ", "\n    ", "\n\n    ", "\n    - ", "[text](https://example.org/a_b)", "[[name]]",
        "\n\n## ", "<https://example.org>", "\u200b", "\u00ad", "\u200d", "\u00a0", "&amp;", "&#8;", "&#11;", "<", "5 - 6", "(", "]", "2027",
    ]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=25).map("".join), st.sampled_from(LANGUAGES))
def test_generated_letters_agree_in_all_files(body: str, language: str) -> None:
    letter = made(body, language)
    page = bare(blocks(letter.html))
    plain, rich = message(eml(letter)).get_body(("plain",)), message(eml(letter)).get_body(("html",))
    assert plain is not None
    assert rich is not None
    assert bare(txt(letter).decode("utf-8-sig").split("\r\n")) == page
    assert bare(plain.get_content().split("\r\n")) == page
    assert bare(blocks(rich.get_content().partition("<body>")[2].partition("</body>")[0])) == page
    assert bare(text for _, _, text in word_paragraphs(docx(letter))) == page
    assert bare(text for _, _, text in office_paragraphs(odt(letter))) == page


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES.filter(lambda piece: ">" not in piece and "`" not in piece), max_size=25).map("".join))
def test_generated_letters_can_be_printed(body: str) -> None:
    pdf(made(body))
