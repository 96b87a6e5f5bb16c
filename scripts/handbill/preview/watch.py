"""What the system tells of files that change; the only module that knows watchdog."""

from __future__ import annotations

import errno
import threading
from collections.abc import Callable, Collection, Mapping
from pathlib import Path

from watchdog.events import (
    EVENT_TYPE_CLOSED,
    EVENT_TYPE_CREATED,
    EVENT_TYPE_DELETED,
    EVENT_TYPE_MODIFIED,
    EVENT_TYPE_MOVED,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer

_CHANGES = (EVENT_TYPE_CLOSED, EVENT_TYPE_CREATED, EVENT_TYPE_DELETED, EVENT_TYPE_MODIFIED, EVENT_TYPE_MOVED)

_PATIENCE = 2.0
"""Seconds."""


class NotWatched(Exception):
    """Why files cannot be watched; the text says what to do."""


class Watch:
    """Tells of changed files below some folders until it is stopped."""

    def __init__(self, folders: Mapping[str, Path], files: Collection[Path], changed: Callable[[Collection[str]], None]) -> None:
        """`folders` are by the name that their paths begin with, such as `campaigns` of `campaigns/fair-pay/index.md`; `files`
        are told by their names. `changed` is called in a thread of its own. Raises NotWatched.
        """
        self._observer = Observer()
        for name, folder in folders.items():
            if folder.is_dir():
                self._observer.schedule(_Folder(name, folder.resolve(), changed), str(folder.resolve()), recursive=True)
        for file in files:
            self._observer.schedule(_File(file.resolve(), changed), str(file.resolve().parent), recursive=False)
        try:
            self._observer.start()
        except OSError as error:
            self._observer.unschedule_all()
            if error.errno not in (errno.ENOSPC, errno.EMFILE):
                raise
            raise NotWatched(
                "the system watches no more files; let it watch more, as with sudo sysctl fs.inotify.max_user_watches=524288"
            ) from None

    def stop(self) -> None:
        """Ends its threads, which the end of the process ends as well: watchdog waits for each other's locks there now and then."""
        stopping = threading.Thread(target=self._observer.stop, name="stop watching", daemon=True)
        stopping.start()
        stopping.join(_PATIENCE)


class _Folder(FileSystemEventHandler):
    def __init__(self, name: str, folder: Path, changed: Callable[[Collection[str]], None]) -> None:
        self._name, self._folder, self._changed = name, folder, changed

    def on_any_event(self, event: FileSystemEvent) -> None:
        # Opening and reading are told as well, and what is in a folder changes it.
        if event.event_type not in _CHANGES or event.is_directory and event.event_type == EVENT_TYPE_MODIFIED:
            return
        paths = [Path(str(path)) for path in (event.src_path, event.dest_path) if path]
        below = [path.relative_to(self._folder).as_posix() for path in paths if path.is_relative_to(self._folder)]
        self._changed([f"{self._name}/{path}" for path in below if path != "."])


class _File(FileSystemEventHandler):
    def __init__(self, file: Path, changed: Callable[[Collection[str]], None]) -> None:
        self._file, self._changed = file, changed

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type in _CHANGES and str(self._file) in (str(event.src_path), str(event.dest_path)):
            self._changed([self._file.name])
