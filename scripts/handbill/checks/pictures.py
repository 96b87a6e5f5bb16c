"""Pictures: they exist, they are described, they hold nothing but a picture, and risk hides them."""

from __future__ import annotations

import re

from handbill.checks.scope import CheckContext, find
from handbill.content.markdown import TooMuch, render
from handbill.model.addresses import is_external, resolve
from handbill.model.campaign import Page, Text
from handbill.problems import Position, Problems, nearest

_ACTIVE = re.compile(rb"<script|<foreignobject|javascript:|<iframe|\son[a-z]+\s*=|<!entity|@import")


def check(scope: CheckContext, problems: Problems) -> None:
    names = scope.campaign.media if scope.campaign else scope.project.media
    known = {name.split("/media/", 1)[1]: name for name in names}
    for name in known.values():
        _svg(scope, name, problems)
    for page in scope.pages:
        _front(scope, page, known, problems)
        for text in page.texts.values():
            if page.kind != "letter":
                _body(page, text, known, problems)
        if scope.campaign is not None and page.facts.image and not page.facts.image_consent:
            high = [tag for tag in scope.languages if scope.campaign.is_high_risk(tag)]
            if high:
                problems.warning(
                    scope.field(page, "image"),
                    f"the picture is not shown to readers at risk ({', '.join(high)}); when nobody can be recognised, or all "
                    "agreed, write “image_consent: true”",
                    "image-consent",
                )


def _front(scope: CheckContext, page: Page, known: dict[str, str], problems: Problems) -> None:
    image = page.facts.image
    if image is None:
        return
    name = image.removeprefix("media/")
    if name not in known:
        problems.error(scope.field(page, "image"), f"there is no picture “{image}”{nearest(name, known)}", "missing-picture")
    if page.source_text.words.image_alt is None:
        problems.error(scope.field(page, "image"), "the picture has no alternative text; describe it in “image_alt”", "missing-alt")
    for language, text in page.texts.items():
        if language != page.source and text.words.image_alt is None and page.source_text.words.image_alt:
            problems.warning(scope.front(page, language).start, "“image_alt” is not translated", "missing-word")


def _body(page: Page, text: Text, known: dict[str, str], problems: Problems) -> None:
    try:
        images = render(text.body).images
    except TooMuch:
        return
    for source, alternative in images:
        place = find(text, source)
        if not alternative.strip():
            problems.error(
                place, (f"the picture “{source}” has no alternative text; write ![what it shows]({source})"), "missing-alt"
            )
        if is_external(source):
            problems.error(place, f"the picture “{source}” lies elsewhere; put it into media/", "picture-elsewhere")
            continue
        target = resolve(source, page)[0]
        if not target.startswith("media/") or target.removeprefix("media/") not in known:
            problems.error(
                place, (f"there is no picture “{source}”{nearest(target.removeprefix('media/'), known)}"), "missing-picture"
            )


def _svg(scope: CheckContext, name: str, problems: Problems) -> None:
    if not name.lower().endswith(".svg"):
        return
    data = (scope.project.root / name).read_bytes().lower()
    for match in _ACTIVE.finditer(data):
        before = data[: match.start() + len(match[0]) - len(match[0].lstrip())]
        place = Position(name, before.count(b"\n") + 1, len(before[before.rfind(b"\n") + 1 :].decode(errors="replace")) + 1)
        mark = match[0].decode().strip(" \t\r\n=")
        problems.error(place, f"the drawing holds “{mark}”, which can run a program; save it as a plain SVG", "unsafe-svg")
