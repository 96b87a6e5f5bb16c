"""`python -m tests.files SITE`: compares the files of every letter, circular and briefing of a built site with its page.

SITE was built from the project in this folder. The page is read by tests/plain_form.py and the files by the readers in
tests/letter_samples.py; none of them knows how pages and files are made. Text and drafts of mails, Word and OpenDocument
files must have the page's blocks one by one. The text of PDF files, read by pdftotext, must be that of the blocks without
blanks; in Burmese and Arabic, where no program reads a PDF back without slips, nineteen twentieths of it.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from handbill.letters.document import LetterDocument, letter_document
from handbill.letters.letter import sent_text
from handbill.letters.letter_file import forms
from handbill.model.addresses import page_path, prefix
from handbill.model.campaign import Campaign, Site
from handbill.model.formats import BY_ID
from handbill.model.page import Page
from handbill.model.publication import offers_letter
from handbill.publishing.clock import instant
from handbill.publishing.load import load

sys.path.insert(0, str(Path(__file__).parent))

from letter_samples import body_blocks, likeness, pdf_text, printed_body, squeezed, without_signature  # they lie beside this module
from page_documents import differences as page_differences
from page_documents import first_difference, issued
from plain_form import block_texts, digits_of
from visitor import Element, document

EXACT = ("Latin", "Cyrillic")
NEARLY = 0.95


@dataclass(frozen=True)
class Shown:
    """A letter as a page shows it in a language. `place` names its source file and the page's language."""

    place: str
    folder: Path
    page: Element
    record: LetterDocument
    forms: tuple[str, ...]


def main(arguments: list[str]) -> int:
    """0 when all files say what their pages say, 1 when not; everything is told on standard error."""
    loaded = load(Path.cwd(), instant())
    if loaded.site is None or len(arguments) != 1:
        tell("the files cannot be read: name the folder of a built site, of content without errors")
        return 1
    letters, pages = list(shown(loaded.site, Path(arguments[0]))), list(issued(loaded.site, Path(arguments[0])))
    ratios: dict[str, float] = {}
    wrong = [f"{letter.place}: {line}" for letter in letters for line in differences(letter, ratios)]
    for page in pages:
        wrong += [f"{page.place}: {line}" for line in page_differences(page, least_of("".join(page.blocks)))]
    for line in wrong:
        tell(line)
    if wrong:
        tell(f"{len(wrong)} files do not say what their pages say")
        return 1
    least = ", ".join(f"{script} {ratio:.4f}" for script, ratio in sorted(ratios.items())) or "none"
    tell(f"{len(letters)} letters say the same on their page and in all their files; the least of a PDF read back: {least}")
    tell(f"{len(pages)} circulars and briefings say the same on their page and in all their files")
    return 0


def tell(line: str) -> None:
    sys.stderr.write(f"{line}\n")


def shown(site: Site, folder: Path) -> Iterator[Shown]:
    """Every letter in every language of its campaign, with the page as it was built."""
    for campaign in site.campaigns:
        for page in campaign.of_kind("letter"):
            for language in campaign.facts.languages:
                yield _shown(site, folder, campaign, page, language)


def _shown(site: Site, folder: Path, campaign: Campaign, page: Page, language: str) -> Shown:
    below = folder / (prefix(language, site.settings.default_language) + page_path(page, campaign.slug))
    text = sent_text(page, language)
    offered = forms(page, text) if offers_letter(campaign, text) else ()
    markup = (below / "index.html").read_text(encoding="utf-8")
    return Shown(f"{text.path} in {language}", below, document(markup), letter_document(campaign, page, language), offered)


def differences(letter: Shown, ratios: dict[str, float]) -> Iterator[str]:
    """What is wrong with the files a page leads to, in words; the least ratio of a PDF in each script is kept in `ratios`."""
    shown_letter = letter.page.one(data_hb="letter")
    # The contract numbers the plain text of letters from 0 to 9; what is on paper has the digits of the language.
    plain, on_paper = block_texts(shown_letter), block_texts(shown_letter, digits_of(letter.record.language))
    found = {_form(link): link.attributes["href"] for link in letter.page.all("a", data_hb="download")}
    if sorted(found) != sorted(letter.forms):
        yield f"the page leads to the files {sorted(found)}, not {sorted(letter.forms)}"
    for form, href in found.items():
        file = letter.folder / href
        if not file.is_file():
            yield f"there is no {file.name}"
        elif form == "postcards":
            if squeezed(pdf_text(file.read_bytes())).count(squeezed(letter.record.postcard)) != 4:
                yield f"{file.name} has not the text of the postcard four times"
        elif form in ("pdf", "signatures"):
            # On paper a quotation is known by its indent.
            body = squeezed("".join(re.sub(r"^(?:> ?)+", "", line) for block in on_paper for line in block.split("\n")))
            said = without_signature(letter.record, squeezed(pdf_text(file.read_bytes())))
            # pdftotext takes a dash at the end of a line for a word that goes on, and leaves it out.
            same = body in said or body.replace("-", "") in said.replace("-", "")
            ratio = 1.0 if same else likeness(body, printed_body(letter.record, said))
            script = script_of(body)
            ratios[script] = min(ratio, ratios.get(script, 1.0))
            if ratio < least_of(body):
                yield f"the text of {file.name} is like the page's by {ratio:.4f} only"
        else:
            said_blocks, meant = body_blocks(form, file.read_bytes()), plain
            if form in ("docx", "odt"):
                # Around addresses in Arabic there are marks of direction on paper.
                said_blocks, meant = [re.sub("[\u200e\u200f]", "", block) for block in said_blocks], on_paper
            if said_blocks != meant:
                yield f"{file.name} {first_difference(said_blocks, meant)}"


def _form(link: Element) -> str:
    """The form of a file by the media type of its link; sign-on sheets and postcards are PDF too and known by their names."""
    for form in ("signatures", "postcards"):
        if f"-{form}." in link.attributes["href"]:
            return form
    return next(form for form, known in BY_ID.items() if known.type == link.attributes["type"])


def least_of(text: str) -> float:
    """How much of a text a PDF must give back at least: all of it, or in some scripts nearly all."""
    return 1 if script_of(text) in EXACT else NEARLY


def script_of(text: str) -> str:
    """The script of most letters of a text, by the first word of their names in Unicode."""
    letters = Counter(
        unicodedata.name(character, "none").split()[0] for character in text if unicodedata.category(character)[0] in "LM"
    )
    return letters.most_common(1)[0][0].capitalize() if letters else "None"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
