"""The styles of a Word document: those that letters use, with fonts and languages for complex scripts beside the plain ones."""

from __future__ import annotations

from typing import Any

from docx.document import Document as DocumentFile
from docx.enum.style import WD_STYLE_TYPE

from handbill.documents.looks import LINE_HEIGHT, LOOKS, RIGHT_TO_LEFT_SIZE, SIGNATURE_WIDTH, SIZE, TEXT_WIDTH, Look
from handbill.documents.window_envelopes import address_line
from handbill.documents.word.elements import OxmlElement, child, named, qn, twips
from handbill.documents.writing_systems import complex_font, regional
from handbill.translations import is_right_to_left

_PLUMBING = {"Normal", "DefaultParagraphFont", "TableNormal", "NoList", "TableGrid", "Header"}
"""Of python-docx's template, beside those of ours that it has already."""
_BUILT_IN = {"Closing", "Date", "Signature", "HTML Preformatted"}
"""Styles that Word knows and the template lacks."""


def set_styles(file: DocumentFile, language: str) -> None:
    """Leaves the styles of letters in a file, and nothing of what the template's look like."""
    styles = file.styles.element
    ours = {named(look.word): look for look in LOOKS.values()}
    for element in list(styles):
        is_style = element.tag == qn("w:style")
        if element.tag == qn("w:latentStyles") or (is_style and element.get(qn("w:styleId")) not in _PLUMBING | set(ours)):
            styles.remove(element)
    _defaults(styles.find(qn("w:docDefaults")), language)
    for style in styles.findall(qn("w:style")):
        _strip(style)
    known = {style.get(qn("w:styleId")): style for style in styles.findall(qn("w:style"))}
    for id, look in ours.items():
        if id not in known:
            known[id] = _added(file, look)
        _dress(known[id], look, language)


def _defaults(defaults: Any, language: str) -> None:
    for element in list(defaults):
        defaults.remove(element)
    run = child(child(defaults, "w:rPrDefault"), "w:rPr")
    child(run, "w:rFonts", ascii="Arial", hAnsi="Arial", eastAsia="Arial", cs=complex_font(language))
    child(run, "w:sz", val=str(2 * SIZE))
    child(run, "w:szCs", val=str(2 * (RIGHT_TO_LEFT_SIZE if is_right_to_left(language) else SIZE)))
    child(run, "w:lang", val=regional(language), eastAsia=regional(language), bidi=regional(language))
    paragraph = child(child(defaults, "w:pPrDefault"), "w:pPr")
    # In 240ths of a line.
    child(paragraph, "w:spacing", before="0", after="0", line=str(round(LINE_HEIGHT * 2.4)), lineRule="auto")


def _strip(style: Any) -> None:
    """Takes away what the template's style looks like, and links to styles that are gone; its name and its base stay."""
    gone = {qn(f"w:{name}") for name in ("rPr", "pPr", "link", "rsid")}
    for element in list(style):
        if element.tag in gone:
            style.remove(element)


def _added(file: DocumentFile, look: Look) -> Any:
    made = file.styles.add_style(look.word, WD_STYLE_TYPE.PARAGRAPH, builtin=look.word in _BUILT_IN).element
    based_on = OxmlElement("w:basedOn")
    based_on.set(qn("w:val"), named(LOOKS[look.parent].word) if look.parent else "Normal")
    made.find(qn("w:name")).addnext(based_on)
    return made


def _dress(style: Any, look: Look, language: str) -> None:
    properties = child(style, "w:pPr")
    if look.with_next:
        child(properties, "w:keepNext")
    if look.rule:
        child(child(properties, "w:pBdr"), "w:top", val="single", sz="4", space="4", color="auto")
    fixed = {"line": f"{20 * address_line(language):g}", "lineRule": "exact"} if look.size else {}
    child(properties, "w:spacing", before=twips(look.before), after=twips(look.after), **fixed)
    if look.rule:
        free = twips(TEXT_WIDTH - SIGNATURE_WIDTH)
        child(properties, "w:ind", **({"left": "0", "right": free} if look.rule == "near" else {"left": free, "right": "0"}))
    if look.level:
        child(properties, "w:outlineLvl", val=str(look.level - 1))
    if look.bold or look.size:
        run = child(style, "w:rPr")
        for name in ("w:b", "w:bCs") if look.bold else ():
            child(run, name)
        for name in ("w:sz", "w:szCs") if look.size else ():
            child(run, name, val=f"{2 * look.size:g}")
