"""A plugin of pytest-xdist: which tests go to the same worker.

`--dist loadgroup` does this by marks, which pytest 9.2 and pytest-xdist 3.8 lose without a word
(https://github.com/pytest-dev/pytest-xdist/issues/1386). Chromium is on every worker; a second Firefox or WebKit would cost
more than it saves.
"""

from __future__ import annotations

import re

import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

TOGETHER = {
    "firefox": re.compile(r"^tests/browser/.*(\[firefox-|_in_firefox_)"),
    "webkit": re.compile(r"^tests/browser/.*\[webkit-"),
    # They change one project, and some bring it back.
    "building": re.compile(r"^tests/whole_site/test_building\.py::"),
    "preview": re.compile(r"^tests/preview/test_pages\.py::"),
}


def group(nodeid: str) -> str:
    """The name of the tests that a test must be with; its own, where it may be alone."""
    return next((name for name, pattern in TOGETHER.items() if pattern.search(nodeid)), nodeid)


class ByGroup(LoadScopeScheduling):  # type: ignore[misc]  # it has no types
    def _split_scope(self, nodeid: str) -> str:
        return group(nodeid)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> ByGroup:
    return ByGroup(config, log)
