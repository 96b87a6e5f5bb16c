"""Compiled templates, kept for the next process beside the compiled modules of Python, which are trusted as much."""

from __future__ import annotations

import hashlib
import pickle
import sys
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from pathlib import Path
from types import CodeType

from jinja2 import Environment
from jinja2.bccache import Bucket, BytecodeCache, FileSystemBytecodeCache

from handbill.storage.beside_modules import folder_beside, prune

MOST = 1000
"""Files in the folder, one for each text of each template; more are deleted, the oldest first."""

_PREPARED_BY = [Path(__file__).with_name("layout") / name for name in ("templates.py", "template_runtime.py")]
"""What templates are made ready for Jinja and compiled with, and the filters that it may use meanwhile."""
_LIBRARIES = ("jinja2", "markupsafe", "mkdocs", "mkdocs-material", "mkdocs-static-i18n")
"""The same of other projects: MkDocs and its plugins have filters and extensions for the handbook's templates."""


class MemoryBytecodeCache(BytecodeCache):
    """Compiled templates, kept as long as the process, by their text: a changed one is another."""

    def __init__(self) -> None:
        self._code: dict[tuple[str, str], CodeType] = {}

    def get_bucket(self, environment: Environment, name: str, filename: str | None, source: str) -> Bucket:
        made_by = (environment.code_generator_class.__qualname__, *sorted(environment.extensions))
        key = hashlib.sha256(repr((name, source, made_by)).encode()).hexdigest()
        bucket = Bucket(environment, key, self.get_source_checksum(source))
        self.load_bytecode(bucket)
        if bucket.code is not None and filename is not None:
            bucket.code = _in_file(bucket.code, filename)
        return bucket

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._code.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        assert bucket.code is not None
        self._code[bucket.key, bucket.checksum] = bucket.code


class BesideModules(MemoryBytecodeCache):
    """The same, kept in `__pycache__` besides, or where Python has its contents, if it may write there.

    Each text that a template has had has one file, for all projects, which says what it was compiled from and by.
    """

    def __init__(self, folder: Path | None = None) -> None:
        super().__init__()
        self._folder = folder or folder_beside(__file__)
        self._files = FileSystemBytecodeCache(str(self._folder), "%s.jinja")

    def get_source_checksum(self, source: str) -> str:
        return hashlib.sha256(f"{_compilers()}\0{source}".encode()).hexdigest()

    def load_bytecode(self, bucket: Bucket) -> None:
        super().load_bytecode(bucket)
        if bucket.code is None:
            with suppress(OSError, EOFError, ValueError, pickle.UnpicklingError):  # damaged, or not for us to read
                self._files.load_bytecode(bucket)
            if bucket.code is not None:
                super().dump_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        super().dump_bytecode(bucket)
        if not sys.dont_write_bytecode:
            with suppress(OSError):
                self._folder.mkdir(parents=True, exist_ok=True)
                self._files.dump_bytecode(bucket)
                prune(self._folder, MOST)


def _in_file(code: CodeType, filename: str) -> CodeType:
    """The same code, for messages and tracebacks that name this file: it may come from a project in another folder."""
    inner = tuple(_in_file(one, filename) if isinstance(one, CodeType) else one for one in code.co_consts)
    return code.replace(co_filename=filename, co_consts=inner)


COMPILED = BesideModules()
"""What is compiled of templates, by this process and former ones; processes that are copied from it have what is there."""


@cache
def _compilers() -> str:
    """A digest of everything but a template that its compiled code depends on."""
    made = hashlib.sha256(repr((sys.version, *map(version, _LIBRARIES))).encode())
    for file in _PREPARED_BY:
        made.update(hashlib.sha256(file.read_bytes()).digest())
    return made.hexdigest()
