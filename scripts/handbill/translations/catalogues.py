"""The catalogues of the interface's words: one file for each language, as translators have it (gettext's PO)."""

from __future__ import annotations

import gettext
import hashlib
import io
import struct
from contextlib import suppress
from functools import cache
from importlib import resources
from pathlib import Path

import babel

from handbill.storage.beside_modules import folder_beside, keep

DOMAIN = "handbill"
BASE = "en"
"""The language the catalogues' messages are written in."""
MOST = 100
"""Catalogues that are kept as programs read them (gettext's MO); more are deleted, the oldest first."""


class BadCatalogue(ValueError):
    """A catalogue that cannot be read; the text names its file and line."""


_catalogues: dict[str, gettext.NullTranslations] = {}
"""Those that have been read, by language tag."""


def catalogue(tag: str) -> gettext.NullTranslations:
    """The interface words of a language, falling back to its base language and then to English."""
    found = _catalogues.get(tag)
    if found is None:
        file = _file_of(tag)
        found = _catalogues[tag] = _read(file) if file else gettext.NullTranslations()
    return found


def read_catalogue_again(name: str) -> None:
    """Takes the words of the catalogue in the folder `name` as they are now. Raises BadCatalogue, and keeps those it had."""
    file = _file(name)
    if file.is_file():
        _compiled(file.read_bytes(), name, strict=True)
    for tag in [tag for tag in _catalogues if name in (tag, tag.partition("-")[0])]:
        del _catalogues[tag]
    interface_language.cache_clear()


def catalogue_folder() -> Path:
    """Where the catalogues are, one folder for each language."""
    return Path(str(resources.files("handbill"))) / "locales"


def _file_of(tag: str) -> Path | None:
    names = dict.fromkeys((tag, tag.partition("-")[0]))
    return next((file for file in map(_file, names) if file.is_file()), None)


def _file(name: str) -> Path:
    return catalogue_folder() / name / "LC_MESSAGES" / f"{DOMAIN}.po"


def _read(file: Path) -> gettext.GNUTranslations:
    """What cannot be read in a catalogue is left out; raises BadCatalogue for one that is not UTF-8.

    What was made of the same file before is taken from beside our compiled modules.
    """
    name, written = file.parts[-3], file.read_bytes()
    made_from = hashlib.sha256(f"{babel.__version__} {name}\n".encode() + written).hexdigest()
    kept = folder_beside(__file__) / f"{made_from}.mo"
    with suppress(OSError, ValueError, struct.error), kept.open("rb") as stream:  # it is not there, or damaged
        return gettext.GNUTranslations(stream)
    made = _compiled(written, name)
    keep(kept, made, MOST)
    return gettext.GNUTranslations(io.BytesIO(made))


def _compiled(written: bytes, name: str, *, strict: bool = False) -> bytes:
    """A catalogue as programs read it. Raises BadCatalogue, in a `strict` way for anything that cannot be read."""
    from babel.messages.mofile import write_mo  # noqa: PLC0415  takes as long as to read what is kept of all languages
    from babel.messages.pofile import PoFileError, read_po  # noqa: PLC0415

    path = f"locales/{name}/LC_MESSAGES/{DOMAIN}.po"
    try:
        messages = read_po(io.BytesIO(written), locale=name.replace("-", "_"), abort_invalid=strict)
    except PoFileError as error:
        # Babel counts lines from 0, and says so within its words too.
        words = str(error).rpartition(" on ")[0] or str(error)
        raise BadCatalogue(f"{path}:{error.lineno + 1}: {words}") from None
    except UnicodeDecodeError:
        raise BadCatalogue(f"{path} is not UTF-8; save it as UTF-8") from None
    made = io.BytesIO()
    write_mo(made, messages)
    return made.getvalue()


def has_catalogue(tag: str) -> bool:
    if tag.partition("-")[0] == BASE:
        return True
    if (read := _catalogues.get(tag)) is not None:
        return isinstance(read, gettext.GNUTranslations)
    return _file_of(tag) is not None


@cache
def interface_language(tag: str) -> str:
    """The language that the interface has where readers of a language are: theirs, else English, the catalogues' own."""
    return tag if has_catalogue(tag) else BASE
