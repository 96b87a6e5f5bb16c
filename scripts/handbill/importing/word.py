"""Word documents as HTML: what their readers see, and nothing that only their authors do.

The only module that knows mammoth.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping

import mammoth
from lxml import etree

from handbill.importing.source import NotRead

MAX_BYTES = 200_000_000
"""Of all parts of a document, unpacked."""
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXTS = re.compile(r"word/(?:document|footnotes|endnotes)\d*\.xml")
# Word's own styles for what is a heading in fact; mammoth knows “Heading 1” to “Heading 6”.
_STYLES = "p[style-name='Title'] => h1:fresh\np[style-name='Subtitle'] => p:fresh\nu => em\nstrike => s"

Put = Callable[[bytes, str, str], str]
"""Takes a picture with its ending and its alternative text; gives the file that a page names, or nothing."""


def html_of(data: bytes, put: Put, said: list[str]) -> str:
    """The text of a .docx as HTML; what was left out is told in `said`. Raises NotRead."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as document:
            parts = _parts(document)
        shown = _packed({name: _shown(part, said) if _TEXTS.fullmatch(name) else part for name, part in parts.items()})
        made = mammoth.convert_to_html(
            io.BytesIO(shown), style_map=_STYLES, convert_image=mammoth.images.img_element(_picture(put))
        )
    except (zipfile.BadZipFile, KeyError, etree.XMLSyntaxError, ValueError, OSError) as error:
        raise NotRead(f"it is not a document of Word that can be read ({type(error).__name__}); save it as .docx again") from None
    _tell_comments(parts, said)
    return str(made.value)


def _parts(document: zipfile.ZipFile) -> dict[str, bytes]:
    if sum(info.file_size for info in document.infolist()) > MAX_BYTES:
        raise NotRead(f"it has more than {MAX_BYTES // 1_000_000} MB; take large pictures out")
    return {info.filename: document.read(info) for info in document.infolist() if not info.is_dir()}


def _packed(parts: Mapping[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as document:
        for name, part in parts.items():
            document.writestr(name, part)
    return made.getvalue()


def _shown(part: bytes, said: list[str]) -> bytes:
    """A part of the document without deleted and hidden text."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    root = etree.fromstring(part, parser)
    deleted = [element for name in ("del", "moveFrom") for element in root.iter(_W + name) if element.find(f".//{_W}r") is not None]
    hidden = [run for run in root.iter(_W + "r") if _is_hidden(run)]
    for elements, what in ((deleted, "text deleted in tracked changes"), (hidden, "hidden text")):
        if elements:
            said.append(f"left out: {what} ({len(elements)})")
        for element in elements:
            if (parent := element.getparent()) is not None:
                parent.remove(element)
    # An inserted text is a text; a moved one is where it was moved to. mammoth reads both.
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _is_hidden(run: etree._Element) -> bool:
    mark = run.find(f"{_W}rPr/{_W}vanish")
    return mark is not None and mark.get(f"{_W}val") not in ("0", "false", "off")


def _tell_comments(parts: Mapping[str, bytes], said: list[str]) -> None:
    comments = len(re.findall(rb"<w:comment[ >]", parts.get("word/comments.xml", b"")))
    if comments:
        said.append(f"left out: comments ({comments})")


def _picture(put: Put) -> Callable[[mammoth.documents.Image], dict[str, str]]:
    def convert(image: mammoth.documents.Image) -> dict[str, str]:
        with image.open() as file:
            data = file.read()
        name = put(data, f".{image.content_type.partition('/')[2].partition('+')[0]}", image.alt_text or "")
        return {"src": name}

    return convert
