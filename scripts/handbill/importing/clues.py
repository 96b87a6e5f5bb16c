"""The words by which a part of a circular shows what it is, in the languages that unions write to each other in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from handbill.translations import month_numbers

HEADINGS: Mapping[str, re.Pattern[str]] = {
    "letter": re.compile(
        r"\b(?:model|sample|template|draft|text of the)\s+(?:letter|message|e-?mail)|letter to\b|"
        r"(?:modèle|projet) de lettre|lettre (?:type|modèle|aux?|à)\b|(?:carta|modelo de carta)\b|письмо|обращение|ліст\b|зварот\b",
        re.I,
    ),
    "event": re.compile(
        r"\b(?:webinar|meeting|rally|march|demonstration|day of action|picket|briefing call|event|"
        r"webinaire|réunion|manifestation|rassemblement|journée d.action|reunión|seminario|manifestación|jornada)\b|"
        r"вебинар|встреча|митинг|акци[яи]\b|вебінар|сустрэча",
        re.I,
    ),
    "briefing": re.compile(
        r"\b(?:background|briefing|context|the facts|what happened|sources|contexte|rappel des faits|"
        r"antecedentes|contexto)\b|справк|предыстория|контекст|перадгісторыя",
        re.I,
    ),
}
"""Tried in this order on the heading of a part."""
SALUTATION = re.compile(
    r"(?:dear|to whom|your excellency|excellency|honou?rable|madame|monsieur|mesdames|chères?|chers?|estimad|querid|señor|"
    r"уважаем|дорог|шаноўн|паважан)[^\n]{0,80}[,:!.]?$",
    re.I | re.M,
)
"""A line with which a letter begins."""
TO_OFFICES = re.compile(
    r"minister|excellency|ambassador|president|sir or madam|member of parliament|commissioner|ministre|ambassadeur|président|"
    r"ministr[ao]|embajador|министр|посол|президент|міністр",
    re.I,
)
DEADLINE = re.compile(
    r"\b(?:deadline|closing date|no later than|at the latest|before|until|by|date limite|au plus tard|avant le|d.ici au|"
    r"fecha límite|a más tardar|antes del)\b|срок|не позднее|\bдо\b|крайний|тэрмін",
    re.I,
)
SUBJECT = re.compile(r"\**(?:subject|objet|asunto|тема|тэма)\s*\**\s*[:：]\s*\**\s*(.+?)\**\s*$", re.I | re.M)
PLACE = re.compile(r"\**(?:place|venue|location|where|lieu|lugar|место|месца)\s*\**\s*[:：]\s*\**\s*(.+?)\**\s*$", re.I | re.M)
ONLINE = re.compile(r"\b(?:online|webinar|zoom|teams|webex|en ligne|webinaire|en línea)\b|онлайн|вебинар|анлайн", re.I)
PLACEHOLDERS: Mapping[str, re.Pattern[str]] = {
    "organisation": re.compile(
        r"(?:your |name of (?:your |the )?)?(?:organi[sz]ation|union|trade union)|syndicat|sindicato|профсоюз", re.I
    ),
    "members": re.compile(r"number of members|nombre (?:de|d.) (?:membres|adhérents)|número de afiliados", re.I),
    "city": re.compile(r"(?:your )?(?:city|town)|ville|ciudad|город", re.I),
    "country": re.compile(r"(?:your )?country|pays|país|страна", re.I),
    "role": re.compile(r"(?:your )?(?:role|position|title|function)|fonction|cargo|должность", re.I),
    "date": re.compile(r"date|fecha|дата", re.I),
    "name": re.compile(r"(?:your |full )?(?:name|signature)|(?:votre )?nom|(?:su )?nombre|имя|подпись", re.I),
}
"""What stands in brackets for the reader to fill in, by the field that asks for it."""

_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")


def days_in(text: str, language: str) -> list[tuple[int, date]]:
    """The full dates of a text, each with the place where it begins, in their order.

    Months are named in English or in `language`. A date of numbers alone, such as 3/4/2027, is none: it means another day in
    another country.
    """
    names = month_numbers("en") | month_numbers(language)
    words = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    forms = (
        rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|º)?\.?\s+(?:of\s+|de\s+)?(?P<month>{words})\.?,?\s+(?:de\s+)?(?P<year>\d{{4}})\b",
        rf"\b(?P<month>{words})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})\b",
    )
    found = [(one.start(), _day(int(one[1]), int(one[2]), int(one[3]))) for one in _ISO.finditer(text)]
    for form in forms:
        found += [
            (one.start(), _day(int(one["year"]), names[one["month"].lower().rstrip(".")], int(one["day"])))
            for one in re.finditer(form, text, re.I)
        ]
    return sorted((place, day) for place, day in found if day is not None)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
