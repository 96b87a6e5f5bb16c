"""Styles and scripts without what only their authors need: blanks, comments and long names."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from functools import cache, lru_cache
from importlib.metadata import version

from handbill.storage.beside_modules import folder_beside, keep

CSS, JS = "text/css", "application/javascript"

# The newest syntax that may be written; phones of 2018 still read it (ECMA-262, 9th edition).
_ECMASCRIPT = 2018

MOST = 50
"""Results that are kept for the next process; more are deleted, the oldest first."""


@lru_cache(maxsize=32)
def minify(kind: str, texts: tuple[str, ...]) -> tuple[str, ...]:
    """The texts, of the media type CSS or JS, made smaller. Raises ValueError with the minifier's words for bad syntax.

    What was made of the same texts by the same program before is taken from beside our compiled modules: scripts are run by
    readers' browsers, so they are not in a folder that is handed on with a project (scripts/decisions/0020).
    """
    asked = json.dumps([kind, _ECMASCRIPT, _library(), texts])
    kept = folder_beside(__file__) / f"{hashlib.sha256(asked.encode()).hexdigest()}.json"
    with suppress(OSError, ValueError):  # it is not there, or damaged
        return tuple(json.loads(kept.read_bytes()))
    made = _minified_apart(kind, texts)
    keep(kept, json.dumps(made).encode(), MOST)
    return made


@cache
def _library() -> str:
    return version("tdewolff-minify")


def _minified_apart(kind: str, texts: tuple[str, ...]) -> tuple[str, ...]:
    """The library brings threads of its own, and pages are rendered in copies of this process, which no thread survives:
    so it works in a process to itself.
    """
    done = subprocess.run(  # noqa: S603  our own module, and texts of the project on its standard input
        [sys.executable, "-m", "handbill.publishing.minify", kind],
        input=json.dumps(texts),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        raise ValueError(done.stderr.strip())
    return tuple(json.loads(done.stdout))


def _minified(kind: str, texts: Sequence[str]) -> list[str]:
    import minify as tdewolff  # noqa: PLC0415  here alone, in the process to itself

    tdewolff.config({"js-version": _ECMASCRIPT})
    return [tdewolff.string(kind, text) for text in texts]


if __name__ == "__main__":
    try:
        json.dump(_minified(sys.argv[1], json.load(sys.stdin)), sys.stdout)
    except ValueError as error:
        sys.exit(str(error))
