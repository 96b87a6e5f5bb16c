"""The user fields of an OpenDocument text: what is still to be filled in, each in all its places at once."""

from __future__ import annotations

from handbill.documents.opendocument.elements import child, etree
from handbill.documents.text.runs import Run


class UserFields:
    """Writes user fields (ODF 1.3 part 3, section 7.4.7), which all show the one value of their name.

    The first place of each is an input field: LibreOffice asks for its value on a click, and for all of them one after
    another with Ctrl+Shift+F9.
    """

    def __init__(self, body: etree.Element) -> None:
        self._body = body
        self._declared: etree.Element | None = None
        self._known: set[str] = set()

    def add(self, parent: etree.Element, run: Run) -> None:
        """Adds a field for an unfilled placeholder, such as `[Your name]`, to an element of running text."""
        if self._declared is None:
            # Declarations come before all text.
            self._declared = etree.Element("text:user-field-decls")
            self._body.insert(0, self._declared)
        if run.placeholder in self._known:
            child(parent, "text:user-field-get", text__name=run.placeholder).text = run.text
            return
        self._known.add(run.placeholder)
        child(
            self._declared,
            "text:user-field-decl",
            office__value_type="string",
            office__string_value=run.text,
            text__name=run.placeholder,
        )
        label = run.text.strip("[]")
        child(parent, "text:user-field-input", text__name=run.placeholder, text__description=label).text = run.text
