"""The part of an OpenDocument text that has its styles and pages."""

from __future__ import annotations

from handbill.documents.document import Document
from handbill.documents.layout import LETTER_SIZE
from handbill.documents.looks import LETTERHEAD, LINE_HEIGHT, LOOKS, RIGHT_TO_LEFT_SIZE, SIGNATURE_WIDTH, SIZE, TEXT_WIDTH, Look
from handbill.documents.opendocument.elements import child, etree, named, root, serialized
from handbill.documents.window_envelopes import address_line, text_top
from handbill.documents.writing_systems import complex_font, region

WITH_NEXT = {"fo__keep_with_next": "always"}


def styles(document: Document) -> bytes:
    """The part `styles.xml`."""
    part = root("office:document-styles")
    fonts = child(part, "office:font-face-decls")
    other = complex_font(document.language)
    for font in dict.fromkeys(("Arial", other)):
        child(fonts, "style:font-face", style__name=font, svg__font_family=f"'{font}'")
    styles = child(part, "office:styles")
    _default(styles, document, other)
    child(styles, "style:style", style__name="Standard", style__family="paragraph", style__class="text")
    for look in LOOKS.values():
        if look.office:
            _style(styles, look, document.language)
    if document.window:
        # Without a style for frames LibreOffice takes one for a drawing.
        child(styles, "style:style", style__name="Frame", style__family="graphic")
    _pages(part, document)
    return serialized(part)


def writing_mode(document: Document) -> str:
    return "rl-tb" if document.right_to_left else "lr-tb"


def _style(styles: etree.Element, look: Look, language: str) -> None:
    style = child(
        styles,
        "style:style",
        style__name=named(look.office),
        style__display_name=look.office,
        style__family="paragraph",
        style__parent_style_name=named(LOOKS[look.parent].office) if look.parent else "Standard",
    )
    if look.level:
        style.set("style:default-outline-level", str(look.level))
    lengths = {"fo__margin_top": f"{look.before:g}mm", "fo__margin_bottom": f"{look.after:g}mm"}
    if look.rule:
        free = f"{TEXT_WIDTH - SIGNATURE_WIDTH:g}mm"
        lengths |= {"fo__margin_left": "0mm", "fo__margin_right": free} if look.rule == "near" else {}
        lengths |= {"fo__margin_left": free, "fo__margin_right": "0mm"} if look.rule == "far" else {}
        lengths |= {"fo__border_top": "0.5pt solid #000000", "fo__padding_top": "1.5mm"}
    if look.size:
        lengths |= {"fo__line_height": f"{address_line(language):g}pt", "style__writing_mode": "lr-tb", "fo__text_align": "start"}
    child(style, "style:paragraph-properties", **lengths, **(WITH_NEXT if look.with_next else {}))
    if look.bold:
        child(style, "style:text-properties", fo__font_weight="bold", style__font_weight_complex="bold")
    if look.size:
        child(style, "style:text-properties", fo__font_size=f"{look.size:g}pt", style__font_size_complex=f"{look.size:g}pt")


def _pages(part: etree.Element, document: Document) -> None:
    automatic = child(part, "office:automatic-styles")
    masters = child(part, "office:master-styles")
    width, height = LETTER_SIZE if document.letter_size else (210, 297)
    # The head of the first page is left to the letterhead.
    for layout, master, top, following in (("First", "Standard", LETTERHEAD, "Following"), ("Next", "Following", 25.0, "")):
        page = child(automatic, "style:page-layout", style__name=layout)
        child(
            page,
            "style:page-layout-properties",
            fo__page_width=f"{width:g}mm",
            fo__page_height=f"{height:g}mm",
            fo__margin_top=f"{top:g}mm",
            fo__margin_bottom="25mm",
            fo__margin_left="25mm",
            fo__margin_right="25mm",
            style__print_orientation="portrait",
            # A page from right to left would count the place of a frame from the right edge.
            style__writing_mode="lr-tb" if document.window else writing_mode(document),
        )
        made = child(masters, "style:master-page", style__name=master, style__page_layout_name=layout)
        if following:
            made.set("style:next-style-name", following)
            room = child(
                child(page, "style:header-style"),
                "style:header-footer-properties",
                fo__min_height=f"{text_top(document.window) - LETTERHEAD:g}mm",
            )
            room.set("fo:margin-bottom", "0mm")
            child(child(made, "style:header"), "text:p", text__style_name="Standard")


def _default(styles: etree.Element, document: Document, other: str) -> None:
    """Fonts, languages and direction of everything, for plain and for complex scripts."""
    default = child(styles, "style:default-style", style__family="paragraph")
    tag, country = document.language.split("-")[0], region(document.language)
    child(
        default,
        "style:paragraph-properties",
        style__writing_mode=writing_mode(document),
        fo__text_align="end" if document.right_to_left else "start",
        fo__line_height=f"{LINE_HEIGHT}%",
        fo__orphans="2",
        fo__widows="2",
    )
    child(
        default,
        "style:text-properties",
        style__font_name="Arial",
        style__font_name_complex=other,
        fo__font_size=f"{SIZE}pt",
        style__font_size_complex=f"{RIGHT_TO_LEFT_SIZE if document.right_to_left else SIZE}pt",
        fo__language=tag,
        fo__country=country or "none",
        style__language_complex=tag,
        style__country_complex=country or "none",
    )
