"""Interface words inside templates: nothing a value holds becomes HTML, and nothing of ours is escaped twice."""

from __future__ import annotations

import gettext

import pytest
from markupsafe import Markup

from handbill.pages.layout import interface as module
from handbill.pages.layout.interface import interface


class _Catalogue(gettext.NullTranslations):
    def gettext(self, message: str) -> str:
        return {"File": 'Le "fichier" & <b>', "Act by %(date)s.": "Agir jusqu’au %(date)s !"}.get(message, message)

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        return singular if n == 1 else plural


@pytest.fixture(autouse=True)
def _words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "catalogue", lambda tag: _Catalogue())


def test_html_of_a_template_is_kept_and_text_is_escaped() -> None:
    say = interface("fr")["_"]
    assert say("Act by %(date)s.", date=Markup("<time>1</time>")) == "Agir jusqu’au <time>1</time> !"
    assert say("Act by %(date)s.", date="<b>&") == "Agir jusqu’au &lt;b&gt;&amp; !"


def test_a_translation_cannot_break_out_of_an_attribute() -> None:
    assert interface("fr")["_"]("File") == "Le &#34;fichier&#34; &amp; &lt;b&gt;"


def test_a_sentence_without_values_may_have_a_percent_sign() -> None:
    assert interface("fr")["_"]("100 % yours") == "100 % yours"


def test_numbers_have_the_digits_of_the_language() -> None:
    assert interface("my")["ngettext"]("%(num)s letter", "%(num)s letters", 12) == "၁၂ letters"
