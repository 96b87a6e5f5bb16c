"""A content-addressed cache of files: what equal records and the same writers have made once is not made again."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from pathlib import Path

import handbill
from handbill.publishing.clock import machine_time
from handbill.storage.whole_file import write_whole

BUILDS = 8
"""A file that none of so many builds has used is deleted."""
STAMPS = "builds"
"""The folder in a cache with an empty file for each of the last builds, whose time says when it was."""


def cached_file(folder: Path, digest: str, ending: str, make: Callable[[], bytes]) -> Path:
    """The file of a digest in the folder, made if it is not there or damaged; it appears whole or not at all.

    `digest` names what the file is made from, `ending` is that of its name, such as `.pdf`. The folder may be deleted at
    any time. Raises OSError, and what `make` raises.
    """
    for path in _entries(folder / digest[:2], f"{digest}-", ending):
        if _is_sound(path):
            with suppress(OSError):  # one that only reads the cache
                os.utime(path, ns=(machine_time(), path.stat().st_mtime_ns))
            return path
        path.unlink(missing_ok=True)
    content = make()
    path = folder / digest[:2] / f"{digest}-{_content_digest(content)}{ending}"
    write_whole(path, content)
    return path


def prune(folder: Path) -> None:
    """Ends a build's use of a cache: deletes what it and the builds before it, `BUILDS` in all, have not used.

    Several builds may use the cache at once, since a file is marked as used before it is copied from there.
    """
    if not folder.is_dir():
        return
    with suppress(OSError):  # a cache that cannot be tidied is still sound
        (folder / STAMPS).mkdir(exist_ok=True)
        handle, _ = tempfile.mkstemp(dir=folder / STAMPS)
        os.close(handle)
        stamps = sorted((folder / STAMPS).iterdir(), key=_last_use, reverse=True)
        for stamp in stamps[BUILDS + 1 :]:
            stamp.unlink(missing_ok=True)
        if len(stamps) > BUILDS:
            _delete_older(folder, _last_use(stamps[BUILDS]))


def _delete_older(folder: Path, moment: int) -> None:
    for path in [path for path in folder.rglob("*") if path.is_file() and path.parent.name != STAMPS]:
        with suppress(FileNotFoundError):  # another build was faster
            if _last_use(path) < moment:
                path.unlink()


def _last_use(path: Path) -> int:
    """When a file was made or used, in nanoseconds: the times of its change and of its last access."""
    status = path.stat()
    return max(status.st_mtime_ns, status.st_atime_ns)


def _entries(folder: Path, start: str, ending: str) -> Iterator[Path]:
    if folder.is_dir():
        yield from sorted(path for path in folder.iterdir() if path.name.startswith(start) and path.name.endswith(ending))


def _is_sound(path: Path) -> bool:
    """Whether the content is the one that the name was given for."""
    try:
        return path.stem.rpartition("-")[2] == _content_digest(path.read_bytes())
    except OSError:
        return False


def _content_digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:32]


def digest_of(*parts: bytes) -> str:
    """The name of what is made from these bytes, and from nothing else, by the writers as they are now."""
    digest = hashlib.sha256(writers_digest().encode())
    for part in parts:
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()


WRITERS = ("documents", "letters", "sharing", "translations", "typesetting")
"""The parts of the package that make files from records."""


def writer_sources() -> list[Path]:
    """The files of the package that what we write depends on: source in those parts and the folders in them, templates, fonts."""
    package = Path(handbill.__file__).parent
    sources = list(package.glob("fonts/*.ttf"))
    sources += [file for name in WRITERS for kind in ("py", "typ") for file in (package / name).rglob(f"*.{kind}")]
    return sorted(sources)


@cache
def writers_digest() -> str:
    """A digest of all that makes files from records: our source, templates and fonts, and the libraries' versions."""
    package = Path(handbill.__file__).parent
    digest = hashlib.sha256()
    for file in writer_sources():
        digest.update(file.relative_to(package).as_posix().encode() + b"\0" + hashlib.sha256(file.read_bytes()).digest())
    for name in ("handbill", "babel", "lxml", "python-docx", "typst", "zxing-cpp"):
        digest.update(f"{name} {version(name)}\n".encode())
    return digest.hexdigest()
