"""The content controls of a Word document: what is still to be filled in, each in all its places at once."""

from __future__ import annotations

import uuid
import xml.etree.ElementTree as etree
from collections.abc import Iterable
from typing import Any

from docx.document import Document as DocumentFile
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part as PackagePart
from lxml import etree as tree

from handbill.documents.text.runs import Run
from handbill.documents.word.elements import OxmlElement, child
from handbill.documents.word.runs import add_properties, add_runs
from handbill.documents.writing_systems import spans
from handbill.translations import is_right_to_left

_NAMESPACE = "urn:handbill:letter"
_STORE = "{3C1B7F0E-6B1D-5E57-9E0C-7D1A5C2F8A41}"
"""The name of the part with what is filled in (ECMA-376 part 1, 22.5): any, but always the same."""
_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"


class ContentControls:
    """Makes the controls of one document, and the parts of its package that they refer to.

    A control is bound to an element of one custom XML part (17.5.2.6), so that all those of a field show what is written
    in any of them. While that is empty they show the placeholder of the field, a building block of the glossary (17.12).
    """

    def __init__(self, language: str, *, several_lines: Iterable[str] = ()) -> None:
        self._language = language
        self._several_lines = frozenset(several_lines)
        self._placeholders: dict[str, Run] = {}
        self._count = 0

    def add(self, parent: Any, run: Run) -> None:
        """Adds a control for an unfilled placeholder, such as `[Your name]`, to a paragraph."""
        self._placeholders.setdefault(run.placeholder, Run(run.text, placeholder=run.placeholder))
        self._count += 1
        number = list(self._placeholders).index(run.placeholder) + 1
        control = child(parent, "w:sdt")
        properties = child(control, "w:sdtPr")
        # What is filled in looks like the words around it: not highlighted.
        script = max(spans(run.text, right_to_left=is_right_to_left(self._language)), key=lambda span: len(span[0]))[1]
        add_properties(properties, run, script)
        child(properties, "w:alias", val=run.text.strip("[]"))
        child(properties, "w:tag", val=run.placeholder)
        child(properties, "w:id", val=str(self._count))
        child(child(properties, "w:placeholder"), "w:docPart", val=_block_name(number))
        child(properties, "w:showingPlcHdr")
        binding = f"/f:fields[1]/f:field[{number}]"
        child(properties, "w:dataBinding", prefixMappings=f"xmlns:f='{_NAMESPACE}'", xpath=binding, storeItemID=_STORE)
        child(properties, "w:text", **({"multiLine": "1"} if run.placeholder in self._several_lines else {}))
        add_runs(child(control, "w:sdtContent"), run, self._language)

    def add_parts(self, file: DocumentFile) -> None:
        """Adds the parts that the controls refer to; none where there are no controls."""
        if not self._placeholders:
            return
        package = file.part.package
        data = PackagePart(PackURI("/customXml/item1.xml"), "application/xml", self._data(), package)
        properties = PackagePart(
            PackURI("/customXml/itemProps1.xml"), CONTENT_TYPE.OFC_CUSTOM_XML_PROPERTIES, _data_properties(), package
        )
        data.relate_to(properties, RELATIONSHIP_TYPE.CUSTOM_XML_PROPS)
        file.part.relate_to(data, RELATIONSHIP_TYPE.CUSTOM_XML)
        glossary = PackagePart(
            PackURI("/word/glossary/document.xml"), CONTENT_TYPE.WML_DOCUMENT_GLOSSARY, self._glossary(), package
        )
        file.part.relate_to(glossary, RELATIONSHIP_TYPE.GLOSSARY_DOCUMENT)

    def _data(self) -> bytes:
        fields = etree.Element("fields", {"xmlns": _NAMESPACE})
        for placeholder in self._placeholders:
            etree.SubElement(fields, "field", {"id": placeholder})
        return _serialized(fields)

    def _glossary(self) -> bytes:
        document = OxmlElement("w:glossaryDocument")
        blocks = child(document, "w:docParts")
        for number, run in enumerate(self._placeholders.values(), 1):
            block = child(blocks, "w:docPart")
            properties = child(block, "w:docPartPr")
            child(properties, "w:name", val=_block_name(number))
            category = child(properties, "w:category")
            child(category, "w:name", val="General")
            child(category, "w:gallery", val="placeholder")
            child(child(properties, "w:types"), "w:type", val="bbPlcHdr")
            child(child(properties, "w:behaviors"), "w:behavior", val="content")
            child(properties, "w:guid", val=f"{{{str(uuid.uuid5(uuid.NAMESPACE_URL, _block_name(number))).upper()}}}")
            paragraph = child(child(block, "w:docPartBody"), "w:p")
            if is_right_to_left(self._language):
                child(child(paragraph, "w:pPr"), "w:bidi")
            add_runs(paragraph, run, self._language)
        return bytes(tree.tostring(document, xml_declaration=True, encoding="UTF-8", standalone=True))


def _block_name(number: int) -> str:
    return f"Placeholder{number}"


def _data_properties() -> bytes:
    item = etree.Element("ds:datastoreItem", {"xmlns:ds": _PROPERTIES, "ds:itemID": _STORE})
    etree.SubElement(etree.SubElement(item, "ds:schemaRefs"), "ds:schemaRef", {"ds:uri": _NAMESPACE})
    return _serialized(item)


def _serialized(root: etree.Element) -> bytes:
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + etree.tostring(root, encoding="unicode").encode("utf-8")
