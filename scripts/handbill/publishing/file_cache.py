"""Files made once: what has been made from equal records by the same program is taken from a folder instead."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Callable
from functools import cache
from importlib.metadata import version
from pathlib import Path

import handbill


def cached_file(folder: Path, digest: str, ending: str, make: Callable[[], bytes]) -> Path:
    """The file of a digest in the folder, made if it is not there; it appears whole or not at all.

    `ending` is that of its name, such as `.pdf`. The folder may be deleted at any time.
    """
    path = folder / digest[:2] / f"{digest}{ending}"
    if not path.is_file():
        content = make()
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, aside = tempfile.mkstemp(prefix=".", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            # mkstemp's files are for their owner alone; these are copied to a public site.
            Path(aside).chmod(0o644)
            Path(aside).replace(path)
        finally:
            Path(aside).unlink(missing_ok=True)
    return path


def digest_of(*parts: bytes) -> str:
    """The name of what is made from these bytes, and from nothing else, by the writers as they are now."""
    digest = hashlib.sha256(writers_digest().encode())
    for part in parts:
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()


@cache
def writers_digest() -> str:
    """A digest of all that makes files from records: our source, template and fonts, and the libraries' versions."""
    package = Path(handbill.__file__).parent
    digest = hashlib.sha256()
    sources = [package / "translations.py", package / "typesetting.py", *package.glob("fonts/*.ttf")]
    sources += [file for folder in ("letters", "sharing") for kind in ("py", "typ") for file in package.glob(f"{folder}/*.{kind}")]
    for file in sorted(sources):
        digest.update(file.relative_to(package).as_posix().encode() + b"\0" + hashlib.sha256(file.read_bytes()).digest())
    for name in ("handbill", "babel", "lxml", "python-docx", "typst"):
        digest.update(f"{name} {version(name)}\n".encode())
    return digest.hexdigest()
