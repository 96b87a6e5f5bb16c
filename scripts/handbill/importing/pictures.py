"""Pictures of other documents, written anew as those of pages are: pixels and lines, and nothing about who took them where."""

from __future__ import annotations

import re

from handbill.content.pictures.picture_file import ENDINGS, PictureError
from handbill.content.pictures.raster import write_raster
from handbill.content.pictures.svg import read_drawing
from handbill.content.pictures.svg_element import DrawingError

_BY_WORD = re.compile(r"(?:description (?:automatically )?generated|(?:description|image) générée automatiquement).*", re.I | re.S)


class Pictures:
    """`files` are those taken over, by the names that pages give them, such as `media/picture-1.jpg`."""

    def __init__(self, said: list[str]) -> None:
        self.files: dict[str, bytes] = {}
        self._said = said

    def put(self, data: bytes, ending: str, words: str) -> str:
        """The name of a picture; empty where it cannot be taken over, which is told."""
        number = len(self.files) + 1
        ending = {".jpeg": ".jpg"}.get(ending.lower(), ending.lower())
        try:
            made = read_drawing(data).data if ending == ".svg" else write_raster(data, ending if ending in ENDINGS else ".jpg")
        except (PictureError, DrawingError) as error:
            self._said.append(f"left out: a picture ({described(words) or 'without a description'}): {error}")
            return ""
        name = f"media/picture-{number}{ending if ending == '.svg' or ending in ENDINGS else '.jpg'}"
        self.files[name] = made
        return name

    def elsewhere(self, address: str) -> str:
        """Nothing, for a picture that is not beside the document; that is told."""
        self._said.append(f"left out: the picture {address}, which is not beside the file; save it and add it to media/")
        return ""


def described(words: str) -> str:
    """What the author said that a picture shows; programs add that they wrote it themselves."""
    return " ".join(_BY_WORD.sub("", words).split()).rstrip(" .")
