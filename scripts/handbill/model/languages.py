"""What is peculiar to a language, in one list: how it writes dates and letters, beyond what CLDR and its catalogue say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

USUAL_ORDER = ("sender", "date", "recipient", "subject", "|", "signature")
"""The parts of a letter on paper before and after its body, in Britain; a part with `>` is on the far side of the page."""


@dataclass(frozen=True, slots=True)
class LanguageRules:
    """How a language differs from what is usual."""

    digits: str = "0123456789"
    """The digits that its readers use in running text."""
    list_style: str = "decimal"
    """The name of those digits in style sheets (CSS Counter Styles Level 3, section 6)."""
    dates: Mapping[str, str] = field(default_factory=dict)
    """Patterns of dates (CLDR) in place of CLDR's own, by their lengths: `long`, `full`, and `month` without a day."""
    first_day: str = "1"
    """How a date names the first day of a month."""
    cities: Mapping[str, str] = field(default_factory=dict)
    """Names of cities in place of CLDR's own, by time zone."""
    own_letters: str = ""
    """Letters of their own in its alphabet, behind the letter that they look like."""
    letter_order: tuple[str, ...] = USUAL_ORDER
    """The parts of a letter on paper: see USUAL_ORDER."""
    office_font: str = "Arial"
    """A font that Windows brings for its script; other systems put their own in its place."""


_APPEAL = ("recipient>", "sender>", "subject", "|", "date", "signature")
"""Russia and Belarus: an appeal names its addressee and then its sender on the right, date and signature come last."""

LANGUAGES: Mapping[str, LanguageRules] = {
    # CLDR gives Arabic native digits in some countries; 0-9 are read in every one of them.
    "ar": LanguageRules(letter_order=("sender", "date", "recipient", "subject", "|", "signature>")),
    # CLDR has the English name that Yangon had before 1989.
    "be": LanguageRules(cities={"Asia/Yangon": "Янгон"}, own_letters="ёў", letter_order=_APPEAL),
    # DIN 5008.
    "de": LanguageRules(letter_order=("sender", "recipient", "date>", "subject", "|", "signature")),
    "es": LanguageRules(own_letters="ñ", letter_order=("sender", "date>", "recipient", "subject", "|", "signature")),
    # The sender on the left, the recipient on the right, then place and date (AFNOR NF Z 11-001).
    "fr": LanguageRules(first_day="1er", letter_order=("sender", "recipient>", "date>", "subject", "|", "signature>")),
    # Dates as Burmese texts write them, with the words for year, month and day. CLDR has bare numbers there.
    "my": LanguageRules(
        digits="၀၁၂၃၄၅၆၇၈၉",
        list_style="myanmar",
        dates={
            "long": "y 'ခုနှစ်' MMMM'လ' d 'ရက်'",
            "full": "y 'ခုနှစ်' MMMM'လ' d 'ရက်၊' EEEE'နေ့'",
            "month": "y 'ခုနှစ်' MMMM'လ'",
        },
        letter_order=("sender", "date>", "recipient", "subject", "|", "signature>"),
        office_font="Myanmar Text",
    ),
    "ru": LanguageRules(letter_order=_APPEAL),
    "uk": LanguageRules(letter_order=_APPEAL),
}


def language_rules(tag: str) -> LanguageRules:
    """What is peculiar to the language of a tag, in whichever country; of one that is not in the list, what is usual."""
    return LANGUAGES.get(tag.partition("-")[0], _USUAL)


_USUAL = LanguageRules()
