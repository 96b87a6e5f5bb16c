"""Letters for the tests of files: invented ones in five scripts, and readers that know nothing of how the files are made."""

from __future__ import annotations

import dataclasses
import difflib
import email
import email.policy
import io
import re
import shutil
import subprocess
import unicodedata
import zipfile
from collections.abc import Iterable
from email.message import EmailMessage
from typing import Any

import docx
import odfdo

from handbill.content.markdown.body import read_body
from handbill.content.markdown.html.writer import to_html
from handbill.content.markdown.surroundings import Surroundings
from handbill.documents.document import Labels
from handbill.documents.text.blocks import filled, read_blocks
from handbill.documents.text.plain_text import plain_text
from handbill.documents.text.runs import Run
from handbill.letters.document import LetterDocument
from handbill.values.characters import SOFT_BREAKS
from html_blocks import blocks

BODIES = {
    "en": "Dear Minister,\n\nwe write for **[[organisation]]**, with\na second line and *stress*.\n\nWe ask you\n\n"
    "- to pay,\n- to answer:\n    1. at once,\n    2. in writing.\n\nSee [our page](https://union.example.org/a?b=1&c=2) - please.\n\n"
    "Yours faithfully,\n[[name]]\n",
    "ru": "Уважаемый министр!\n\nМы пишем от имени: [[organisation]] (ЗАО \"Завод-1\", вице-президент - И. Придуманный).\n\nПросим:\n\n"
    "1. заплатить,\n2. ответить.\n\nС уважением,\n[[name]]\n",
    "my": "လေးစားအပ်ပါသော ဝန်ကြီး၊\n\n[[organisation]] ၏ ကိုယ်စား ဤစာကို ရေးသားပါသည်။ NUG ကို အသိအမှတ်ပြုရန် တောင်းဆိုပါသည်။\n\n"
    "- **သမဂ္ဂ** ရုံးများ၊\n- ၂၀၂၇ ခုနှစ်။\n\nလေးစားစွာဖြင့်၊\n[[name]]\n",
    "ar": "معالي الوزيرة،\n\nأكتب إليكم باسم [[organisation]] (ITUC) عن سنة 2027، ونطلب منكم:\n\n"
    "- أن تدفعوا **الأجور**،\n- أن تجيبوا على office@union.example.org.\n\nمع فائق الاحترام،\n[[name]]\n",
}  # fmt: skip
NAMES = {"my": "သင့်အမည်", "ar": "اسمكم"}
LABELS = Labels("Subject: Pay", "[Date]", "Signature", "Signatures", "No.", "Name", "Workplace", "Do not photograph this.")
AROUND = (
    "Sender", "Sender Window", "Date", "Inside Address", "Inside Address Window", "Subject", "Signature", "Signature Far", "Signatures", "Warning", "Signature Cell",
)  # fmt: skip
"""The styles of what stands around the body."""


def made(body: str, language: str = "en", **changes: Any) -> LetterDocument:
    """The record of a letter whose placeholders all ask for a name."""
    name = f"[{NAMES.get(language, 'Your name')}]"
    tree = read_body(body, "letter")
    html = SOFT_BREAKS.sub("", to_html(tree, Surroundings(language, placeholder=lambda placeholder: ({}, name))))
    own = filled(read_blocks(tree), lambda placeholder: (placeholder, name))
    record = LetterDocument(
        id="wages",
        language=language,
        title="Pay",
        subject="Pay us",
        html=html,
        text=plain_text(own),
        blocks=own,
        sender=(Run(name, placeholder="name"),),
        recipients=((Run("Mia Moss"), Run("Minister")),),
        to=(("Mia Moss", "mia@gov.example.org"),),
        cc=(),
        collective=False,
        organisers=("Union of Clerks",),
        labels=LABELS,
    )
    return dataclasses.replace(record, **changes)


def sample(language: str, **changes: Any) -> LetterDocument:
    return made(BODIES[language], language, **changes)


def members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert file.testzip() is None
        return {name: file.read(name) for name in file.namelist()}


Styled = list[tuple[str, int, str]]
"""Paragraphs with their style, their indent in levels and their text."""


def word_paragraphs(data: bytes) -> Styled:
    """The paragraphs of a DOCX below its subject and above its signature, by python-docx; tables are left out."""
    found = []
    for paragraph in docx.Document(io.BytesIO(data)).paragraphs:
        assert paragraph.style is not None
        indent = paragraph.paragraph_format.left_indent
        found.append((str(paragraph.style.name), round(indent.mm / 7) if indent else 0, word_text(paragraph)))
    return [one for one in found if one[0] not in AROUND]


def word_text(paragraph: Any) -> str:
    """The text of a paragraph of Word's with what is in content controls, which python-docx passes over."""
    signs = {docx.oxml.ns.qn("w:br"): "\n", docx.oxml.ns.qn("w:t"): None}
    return "".join((element.text or "") if (sign := signs[element.tag]) is None else sign for element in paragraph._p.iter(*signs))


def office_paragraphs(data: bytes) -> Styled:
    """The same of an ODT, by odfdo."""
    file = odfdo.Document(io.BytesIO(data))
    found = []
    for element in file.body.get_elements("//office:text/text:p | //office:text/text:h"):
        style: Any = file.get_style("paragraph", element.get_attribute_string("text:style-name") or "")
        assert style is not None
        indent = 0
        if re.fullmatch(r"P\d+", style.name or ""):
            margin = (style.get_properties() or {}).get("fo:margin-left", "0mm")
            indent = round(float(str(margin).removesuffix("mm")) / 7)
            style = file.get_style("paragraph", style.parent_style or "")
            assert style is not None
        found.append(((style.name or "").replace("_20_", " "), indent, element.inner_text))
    return [one for one in found if one[0] not in AROUND]


def message(data: bytes) -> EmailMessage:
    read = email.message_from_bytes(data, policy=email.policy.default)
    assert isinstance(read, EmailMessage)
    assert not read.defects
    return read


def rebuilt(paragraphs: Styled) -> list[str]:
    """The blocks of the plain form from the styles and indents of paragraphs: for simple lists and quotes."""
    blocks: list[str] = []
    before = ""
    for style, level, text in paragraphs:
        if style.startswith("List"):
            line = "    " * (level - 1) + text.replace("\n", "\n" + " " * (4 * (level - 1) + 2))
            blocks[-1:] = [f"{blocks[-1]}\n{line}"] if before == "List" else [*blocks[-1:], line]
        elif style in ("Quote", "Quotations"):
            line = "> " + text.replace("\n", "\n> ")
            blocks[-1:] = [f"{blocks[-1]}\n>\n{line}"] if before == "Quote" else [*blocks[-1:], line]
        elif style == "Signatory" and before == "Closing":
            # One paragraph of the letter, with the place for the signature in it.
            blocks[-1] += "\n" + text
        else:
            blocks.append(text)
        before = "List" if style.startswith("List") else "Quote" if style.startswith("Quot") else style
    return blocks


def bare(texts: Iterable[str]) -> list[str]:
    """Lines without indents and signs of quotes, which documents show by their styles; empty ones are left out."""
    lines = (line for text in texts for line in text.split("\n"))
    stripped = ("".join(re.findall(r"- |\d+\. ", head[0])) + line[head.end() :] for line in lines if (head := _HEAD.match(line)))
    return [line.rstrip() for line in stripped if line.strip()]


_HEAD = re.compile(r"(?:[ >]|- |\d+\. )*")


def body_blocks(form: str, data: bytes) -> list[str]:
    """The block texts of a letter in a file of a form, in the plain form; of a PDF its whole text."""
    match form:
        case "docx":
            return rebuilt(word_paragraphs(data))
        case "odt":
            return rebuilt(office_paragraphs(data))
        case "pdf":
            return [pdf_text(data)]
        case "eml":
            body = message(data).get_body(("plain",))
            assert body is not None
            text = body.get_content()
        case _:
            text = data.decode("utf-8-sig")
    return text.replace("\r\n", "\n").rstrip("\n").split("\n\n")


def pdf_text(data: bytes, *options: str) -> str:
    """The text of a PDF, by poppler's pdftotext (apt-get install poppler-utils)."""
    program = shutil.which("pdftotext")
    assert program, "pdftotext is missing: apt-get install poppler-utils"
    done = subprocess.run([program, "-enc", "UTF-8", *options, "-", "-"], input=data, capture_output=True, check=True)
    return done.stdout.decode()


def squeezed(text: str) -> str:
    """A text in NFC without blanks and without format characters (Unicode's category Cf).

    pdftotext puts marks of direction of its own (U+202A to U+202C) around what runs the other way: one in ten characters of
    an Arabic letter, which no reader sees. With them Arabic letters come out at 0.92 to 0.94, without at 0.9750 to 0.9849.
    """
    return "".join(c for c in unicodedata.normalize("NFC", text) if not c.isspace() and unicodedata.category(c) != "Cf")


def lines_around(letter: LetterDocument) -> tuple[str, str]:
    """What the record says stands before and after the body on paper, without blanks; of rows to sign in their heads."""
    head, foot = (
        squeezed("".join(line.text for part in parts for lines in part.paragraphs for line in lines)) for parts in letter.around
    )
    said = letter.labels
    heads = [said.signatures, said.warning, said.number, said.name, said.workplace, said.signature]
    return head, foot + squeezed("".join(heads) if letter.collective else "")


def without_signature(letter: LetterDocument, found: str) -> str:
    """The text of a PDF without the date and the signature that are above the name of who signs."""
    foot = lines_around(letter)[1]
    before, middle, after = found.rpartition(foot)
    return found if letter.collective or not middle else before + after


def printed_body(letter: LetterDocument, found: str) -> str:
    """The part of a PDF's text that stands for the body: what aligns with the lines around it is cut off."""
    head, foot = lines_around(letter)
    if (rest := without_signature(letter, found)) != found:
        found, foot = rest, ""
    body = squeezed("".join(blocks(letter.html)))
    aligned = difflib.SequenceMatcher(None, head + body + foot, found, autojunk=False).get_opcodes()

    def place(index: int) -> int:
        _, start, _, begins, ends = next(one for one in aligned if one[1] <= index < one[2])
        return min(begins + index - start, ends)

    end = place(len(head) + len(body)) if foot else len(found)
    return found[place(len(head)) : end]


def likeness(first: str, second: str) -> float:
    """How much of two texts is the same, from 0 to 1 (Ratcliff and Obershelp, as difflib counts).

    `autojunk` is off: it is a guess by which difflib saves time on long lists of lines, and takes no notice of what makes
    more than one hundredth of a list of 200 or more. Of single characters that is most of an alphabet: Arabic letters that
    differ in a few marks come out at 0.64 to 0.88 with it, and at 0.9750 to 0.9849 without.
    """
    return difflib.SequenceMatcher(None, first, second, autojunk=False).ratio()
