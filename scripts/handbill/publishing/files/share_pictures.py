"""The share pictures of a site, each made once: pages with equal records share one, and unchanged ones are kept."""

from __future__ import annotations

from collections.abc import Collection
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from handbill.model.campaign import Site
from handbill.pages.layout.share_picture import share_pictures
from handbill.publishing.files.file_cache import cached_file, digest_of
from handbill.sharing.share_picture import SharePicture, canonical, share_picture


def picture_files(site: Site, folder: Path, processes: int = 1, parts: Collection[str] | None = None) -> list[tuple[str, Path]]:
    """The address and the file of every share picture, or of those of some `parts`.

    `folder` keeps them and may be deleted at any time.
    Raises sharing.share_picture.Unfit, with a note that names the address.
    """
    wanted = [(address, picture, digest_of(b"picture", canonical(picture))) for address, picture in share_pictures(site, parts)]
    different: dict[str, tuple[str, SharePicture]] = {}
    for address, picture, digest in wanted:
        different.setdefault(digest, (address, picture))

    def make(digest: str) -> Path:
        address, picture = different[digest]
        try:
            return cached_file(folder, digest, ".png", lambda: share_picture(picture))
        except ValueError as error:
            error.add_note(f"in the picture /{address}")
            raise

    # Threads are enough: the compiler of pictures lets go of Python's lock while it works.
    with ThreadPoolExecutor(max(processes, 1)) as workers:
        made = dict(zip(different, workers.map(make, different), strict=True))
    return [(address, made[digest]) for address, _, digest in wanted]
