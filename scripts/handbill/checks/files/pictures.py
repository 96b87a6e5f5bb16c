"""Pictures: they exist, they are described, each is a sound picture that some page shows, and risk hides them."""

from __future__ import annotations

import posixpath
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from handbill.checks.scope import CheckContext, in_body
from handbill.content.handbook import pictures_of_handbook
from handbill.content.markdown.body import TooMuch, body_of
from handbill.content.pictures.picture_file import MAX_BYTES, PictureError
from handbill.content.pictures.svg_element import DrawingError
from handbill.model.addresses import file_name, is_external, picture_of
from handbill.model.page import Page, Text
from handbill.model.publication import is_high_risk
from handbill.problems import Position, Problems, nearest
from handbill.site.pictures import owner_logo, used_pictures

if TYPE_CHECKING:
    from handbill.content.pictures.svg import Drawing


def check(scope: CheckContext, problems: Problems) -> None:
    names = scope.campaign.media if scope.campaign else scope.project.media
    known = {name.split("/media/", 1)[1]: name for name in names}
    drawings = {short: _content(scope, name, problems) for short, name in known.items()}
    _logos(scope, known, drawings, problems)
    _unused(scope, known, problems)
    for page in scope.pages:
        _front(scope, page, known, problems)
        for text in page.texts.values():
            if page.kind != "letter":
                _body(scope, page, text, known, problems)
        if scope.campaign is not None and page.facts.image and not page.facts.image_consent:
            high = [tag for tag in scope.languages if is_high_risk(scope.campaign, tag)]
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
    name, ways = image.removeprefix("media/"), [f"media/{one}" for one in known]
    if name not in known and not _is_refused(scope, image):
        problems.error(scope.field(page, "image"), f"there is no picture “{image}”{nearest(image, ways)}", "missing-picture")
    if page.source_text.words.image_alt is None:
        problems.error(scope.field(page, "image"), "the picture has no alternative text; describe it in “image_alt”", "missing-alt")
    for language, text in page.texts.items():
        if language != page.source and text.words.image_alt is None and page.source_text.words.image_alt:
            problems.warning(scope.front(page, language).start, "“image_alt” is not translated", "missing-word")


def _body(scope: CheckContext, page: Page, text: Text, known: dict[str, str], problems: Problems) -> None:
    try:
        body = body_of(page, text)
    except TooMuch:
        return
    for image in body.images:
        source = image.src
        place = in_body(text, body.address_offset(image))
        if not image.alt.strip():
            problems.error(
                place, (f"the picture “{source}” has no alternative text; write ![what it shows]({source})"), "missing-alt"
            )
        if is_external(source):
            problems.error(place, f"the picture “{source}” lies elsewhere; put it into media/", "picture-elsewhere")
            continue
        target = picture_of(source, page)
        if target is not None and (target.removeprefix("media/") in known or _is_refused(scope, target)):
            continue
        name = posixpath.basename(unquote(source).replace("\\", "/"))
        right = posixpath.relpath(f"media/{name}", posixpath.dirname(file_name(page)) or ".")
        hint = f"; did you mean “{right}”?" if name in known and right != source else nearest(name, known)
        problems.error(place, f"there is no picture “{source}”{hint}", "missing-picture")


def _is_refused(scope: CheckContext, picture: str) -> bool:
    """Whether a picture is there that cannot be one, which is reported already."""
    return (scope.folder / picture).is_file()


def _content(scope: CheckContext, name: str, problems: Problems) -> Drawing | None:
    """Reads a picture as it is going to be published; the drawing, where it is one."""
    file, ending = scope.project.root / name, PurePosixPath(name).suffix.lower()
    try:
        if file.stat().st_size > MAX_BYTES:
            raise PictureError("picture-too-big", f"the picture has {file.stat().st_size:,} bytes; at most {MAX_BYTES:,} are read")
        data = file.read_bytes()
        # The libraries of pictures take a tenth of the time to load that a check begins with, and many campaigns have no picture.
        if ending == ".svg":
            from handbill.content.pictures.svg import read_drawing  # noqa: PLC0415

            return read_drawing(data)
        from handbill.content.pictures.raster import check_raster  # noqa: PLC0415

        if check_raster(data, ending):
            problems.warning(
                Position(name), "the picture moves; readers see its first image, since nobody could stop it", "animated-picture"
            )
    except DrawingError as error:
        problems.error(Position(name, error.line, error.column), str(error), error.rule)
    except PictureError as error:
        problems.error(Position(name), str(error), error.rule)
    except OSError as error:
        problems.error(Position(name), f"the file cannot be read: {error.strerror}", "unreadable")
    return None


def _unused(scope: CheckContext, known: dict[str, str], problems: Problems) -> None:
    if not known:
        return
    try:
        used = used_pictures(scope.campaign, scope.pages)
    except TooMuch:
        return  # a page that cannot be read may show any of them
    if scope.places.unread or scope.places.broken:
        return  # as may one that was refused
    if scope.campaign is None:
        settings = scope.project.settings
        used |= {
            *owner_logo(settings),
            *filter(None, (settings.icon,)),
            *pictures_of_handbook(scope.project.root, scope.project.handbook),
        }
    bodies = [text.body for _, text in scope.texts()]
    images = (page.facts.image.removeprefix("media/") for page in scope.pages if page.facts.image)
    slips = {image.casefold() for image in images if image not in known}
    for short, name in known.items():
        # A page that names it in a wrong way is told of that.
        is_named = short.casefold() in slips or any(posixpath.basename(short) in body for body in bodies)
        if f"media/{short}" not in used and not is_named:
            problems.warning(Position(name), "no page shows this picture; it is not published", "unused-picture")


def _logos(scope: CheckContext, known: dict[str, str], drawings: dict[str, Drawing | None], problems: Problems) -> None:
    """The logos of organisers; of the hub, that of its owner and the icon of the site, which may have several colours."""
    if scope.campaign is None:
        settings, source = scope.project.settings, scope.project.settings_source
        named = [(source.at("owner", "logo"), logo, True) for logo in owner_logo(settings)]
        named += [(source.at("icon"), settings.icon, False)] if settings.icon else []
    else:
        facts = scope.campaign.facts
        named = [
            (scope.config.at((part, index, "logo")), one.logo, True)
            for part in ("organisers", "partners")
            for index, one in enumerate(getattr(facts, part))
            if one.logo is not None
        ]
    for place, picture, in_one_colour in named:
        name = picture.removeprefix("media/")
        what = "logo" if in_one_colour else "icon"
        if name not in known:
            problems.error(place, f"there is no picture “{picture}”{nearest(name, known)}", "missing-picture")
        elif not name.lower().endswith(".svg"):
            problems.error(
                place, f"the {what} “{picture}” is not a drawing; take an SVG{' in one colour' * in_one_colour}", "logo-form"
            )
        elif in_one_colour and (drawing := drawings[name]) is not None and len(drawing.colours) > 1:
            colours = ", ".join(sorted(drawing.colours))
            problems.error(place, f"the logo “{picture}” has several colours ({colours}); take one in one colour", "logo-form")
