"""The pictures of a site, each written anew once: the file of its address, and narrower copies where they save."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import cache, partial
from importlib.metadata import version
from pathlib import Path, PurePosixPath

from handbill.content import pictures
from handbill.content.handbook import pictures_of_handbook
from handbill.model.campaign import Site
from handbill.model.picture import PublishedPicture
from handbill.publishing.files.file_cache import cached_file, digest_of
from handbill.site.pictures import own_pictures, shown_pictures

COPIES = (480, 960)
"""Widths of copies in pixels: of a phone's screen, and of one with twice as many pixels or of a page's column."""
SAVING = 0.75
"""The part of the bytes of the next wider one that a copy may have at most, to be worth a request of its own."""

PictureFile = tuple[str, Path]


def publish_pictures(site: Site, root: Path, folder: Path, processes: int = 1) -> tuple[Site, list[PictureFile]]:
    """The site that knows its pictures, and the address and file of each; `folder` keeps them and may be deleted at any time.

    `root` is the folder of the project. The pictures have passed the check.
    """
    shown = sorted(shown_pictures(site).items())
    # Also what no page shows: whether there is a copy does not depend on what other pages show.
    taken = frozenset(own_pictures(site))

    def make(item: tuple[str, str]) -> tuple[PublishedPicture, list[PictureFile]]:
        # MkDocs writes the handbook's own HTML, which has no place for narrower ones.
        widths = () if item[0] in site.handbook_pictures else COPIES
        return _published(item[0], (root / item[1]).read_bytes(), folder, taken, widths)

    # Threads are enough: Pillow lets go of Python's lock while it works.
    with ThreadPoolExecutor(max(processes, 1)) as workers:
        made = list(workers.map(make, shown))
    pictures: Mapping[str, PublishedPicture] = {picture.address: picture for picture, _ in made}
    return replace(site, pictures=pictures), [file for _, files in made for file in files]


def with_handbook_pictures(site: Site, root: Path) -> Site:
    """The site that knows which of its pictures the handbook shows."""
    pages = [f"docs/{page}" for page in site.handbook]
    return replace(site, handbook_pictures=frozenset(pictures_of_handbook(root, pages)))


def icon_of(site: Site, root: Path) -> str:
    """The drawing that the site has for the tab of a browser; empty where it has none of its own."""
    if not (name := site.settings.icon):
        return ""
    from handbill.content.pictures.svg import read_drawing  # noqa: PLC0415  as in _published

    return read_drawing((root / "docs" / name).read_bytes()).data.decode()


def _published(
    address: str, data: bytes, folder: Path, taken: frozenset[str], widths: tuple[int, ...]
) -> tuple[PublishedPicture, list[PictureFile]]:
    # The libraries of pictures take long to load, and many campaigns have no picture.
    from handbill.content.pictures.raster import size_of, write_raster  # noqa: PLC0415
    from handbill.content.pictures.svg import read_drawing  # noqa: PLC0415

    ending = PurePosixPath(address).suffix.lower()
    program = _program()
    if ending == ".svg":
        drawing = read_drawing(data)
        path = cached_file(folder, digest_of(b"drawing", program, data), ending, lambda: drawing.data)
        return PublishedPicture(address=address, width=drawing.width, height=drawing.height), [(address, path)]
    path = cached_file(folder, digest_of(b"raster", program, ending.encode(), data), ending, partial(write_raster, data, ending))
    width, height = size_of(path.read_bytes())
    files, copies, size = [(address, path)], [], path.stat().st_size
    for narrow in sorted((narrow for narrow in widths if narrow < width), reverse=True):
        copy = str(PurePosixPath(address).with_suffix(f".{narrow}{PurePosixPath(address).suffix}"))
        digest = digest_of(b"raster", program, ending.encode(), str(narrow).encode(), data)
        file = cached_file(folder, digest, ending, partial(write_raster, data, ending, narrow))
        if copy not in taken and file.stat().st_size <= SAVING * size:
            size = file.stat().st_size
            files.append((copy, file))
            copies.append((copy, narrow))
    return PublishedPicture(address=address, width=width, height=height, copies=tuple(reversed(copies))), files


@cache
def _program() -> bytes:
    """What writes pictures, as it is now: our own source and Pillow's version."""
    sources = (Path(pictures.__file__).with_name(name).read_bytes() for name in ("raster.py", "svg.py"))
    return b"\0".join((*sources, version("pillow").encode()))
