"""Handbill itself as a wheel (the binary distribution format of PyPA), made from what is installed: a hub needs no index for it."""

from __future__ import annotations

import base64
import hashlib
import io
import zipfile
from collections.abc import Iterator
from importlib import metadata, resources
from pathlib import Path

from handbill.hub.shipped import SHIPPED, shipped

_NAME = "handbill"
_PARTS = ("METADATA", "entry_points.txt")
_WHEEL = "Wheel-Version: 1.0\nGenerator: handbill init\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
_SKIPPED = ("__pycache__", ".pyc")
_TIME = (1980, 1, 1, 0, 0, 0)
"""The same in all, so that equal programs make equal wheels."""


def wheel_name() -> str:
    return f"{_NAME}-{metadata.version(_NAME)}-py3-none-any.whl"


def wheel() -> bytes:
    """The wheel of the program that runs, with its templates and words."""
    info = f"{_NAME}-{metadata.version(_NAME)}.dist-info"
    files = dict(_files())
    distribution = metadata.distribution(_NAME)
    files |= {f"{info}/{part}": (distribution.read_text(part) or "").encode() for part in _PARTS}
    files[f"{info}/WHEEL"] = _WHEEL.encode()
    record = f"{info}/RECORD"
    lines = [f"{name},sha256={_digest(data)},{len(data)}" for name, data in sorted(files.items())]
    files[record] = "\n".join((*lines, f"{record},,", "")).encode()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in sorted(files.items(), key=lambda pair: (pair[0].startswith(info), pair[0])):
            entry = zipfile.ZipInfo(name, _TIME)
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _files() -> Iterator[tuple[str, bytes]]:
    """The files of the package by their names in a wheel, those of the project that come with it among them."""
    package = Path(str(resources.files(_NAME)))
    for file in _below(package):
        name = file.relative_to(package).as_posix()
        if not name.startswith("project/"):
            yield f"{_NAME}/{name}", file.read_bytes()
    for path in SHIPPED:
        source = shipped(path)
        for file in _below(source) if source.is_dir() else (source,):
            inner = f"/{file.relative_to(source).as_posix()}" if source.is_dir() else ""
            yield f"{_NAME}/project/{path}{inner}", file.read_bytes()


def _below(folder: Path) -> Iterator[Path]:
    return (one for one in sorted(folder.rglob("*")) if one.is_file() and not any(part.endswith(_SKIPPED) for part in one.parts))


def _digest(data: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
