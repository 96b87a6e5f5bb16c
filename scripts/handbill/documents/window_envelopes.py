"""Window envelopes: where an address must be on a folded letter to be read through the window."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil

from handbill.documents.writing_systems import is_complex


@dataclass(frozen=True, slots=True)
class Box:
    """A place on the first page, in millimetres from its upper left corner; it is as high as its lines."""

    left: float
    top: float
    width: float


@dataclass(frozen=True, slots=True)
class Window:
    """A kind of envelope. Lengths are millimetres from the upper left corner of the sheet.

    The address is between `top` and `bottom`, where it is seen however the letter slips. The sender is where no window
    shows it. `countries` use these envelopes (ISO 3166-1).
    """

    left: float
    top: float
    width: float
    bottom: float
    sender: Box
    countries: frozenset[str]

    def address(self, lines: tuple[str, ...], language: str) -> Box:
        """Where an address of some lines is: at the top, or as much higher as it needs, which the window may not show."""
        height = address_line(language) / 72 * 25.4
        return Box(self.left, min(self.top, self.bottom - rows(lines) * height), self.width)

    def room(self, language: str) -> int:
        """How many rows of an address in a language are seen however the letter slips."""
        return int((self.bottom - self.top) / 25.4 * 72 // address_line(language))


def rows(lines: tuple[str, ...]) -> int:
    """How many rows an address takes, whose long lines are broken; capitals are wider than other letters."""
    widths = (sum(1.3 if character.isupper() else 1 for character in line) for line in lines)
    return sum(max(1, ceil(width / _CHARACTERS)) for width in widths)


def text_top(window: Window | None) -> float:
    """Where the text of a letter begins on its first page, in millimetres: below the letterhead, or below an address too."""
    # DIN 5008, form B: 98.46.
    return 50.0 if window is None else 98.5


ADDRESS_SIZE = 10
"""Of the address and the sender, in points."""
_CHARACTERS = 40
"""So many characters fit into a line of an address."""


def address_line(language: str) -> float:
    """What a line of an address takes in a letter in a language, whatever its font, in points."""
    return 17 if is_complex(language) else 12


# The countries that write on letter size (CLDR, supplemental data on paper sizes).
LETTER_SIZE_COUNTRIES = frozenset({"BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"})

WINDOWS: Mapping[str, Window] = {
    # The address zone of DIN 5008, form B, below the 17.7 mm for the return address; the sender is in its information block.
    "din5008b": Window(25, 62.7, 80, 88.5, Box(125, 50, 70), frozenset({"AT", "DE"})),
    # A window of 100 x 45 mm, 12 mm from the right edge and 20 mm from the lower one of an envelope C5/6 (SN 010130); the sheet,
    # folded to a third, can slip by 19 mm to the side and by 15 mm up.
    "swiss": Window(120, 52, 75, 77.8, Box(25, 52, 80), frozenset({"CH", "LI"})),
    # A window of 4 1/2 x 1 1/8 in, 7/8 in from the left edge and 1/2 in from the lower one of an envelope #10; the sheet, folded
    # to a third, can slip by 1 in to the side, and lies on the lower edge.
    "us10": Window(25, 57, 85, 79, Box(140, 55, 50), LETTER_SIZE_COUNTRIES),
}
"""By what a campaign's `paper` calls them."""


def window_of(paper: str | None, countries: frozenset[str]) -> Window | None:
    """The envelope that a campaign names, else the one of the countries that a letter's offices are in; None without one."""
    if paper is not None:
        return WINDOWS[paper]
    return next((one for one in WINDOWS.values() if countries and countries <= one.countries), None)


def is_letter_size(paper: str | None, countries: frozenset[str]) -> bool:
    """Whether a letter is on the sheet of North America: as its campaign says, else where all its offices write on it."""
    if paper is not None:
        return paper == "us10"
    return bool(countries) and countries <= LETTER_SIZE_COUNTRIES
