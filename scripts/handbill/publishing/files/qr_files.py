"""The files of QR codes, each made once: to choose the best of the eight masks of a code takes some milliseconds."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path

from handbill.model.campaign import Site
from handbill.publishing.files.data_files import Code, qr_codes
from handbill.publishing.files.file_cache import cached_file, digest_of
from handbill.publishing.workers import map_in_workers
from handbill.sharing.qr import qr


def qr_files(sites: Iterable[Site], folder: Path, processes: int = 1) -> dict[Code, Path]:
    """The file of each code of some sites; `folder` keeps them and may be deleted at any time."""
    codes = sorted({code for site in sites for language in site.settings.tags for _, code in qr_codes(site, language)})
    program = version("segno").encode()

    def make(code: Code) -> str:
        digest = digest_of(b"qr", program, code.where.encode(), code.title.encode())
        return str(cached_file(folder, digest, ".svg", lambda: qr(code.where, code.title).encode()))

    return dict(zip(codes, map(Path, map_in_workers(make, codes, processes)), strict=True))
