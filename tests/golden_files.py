"""Compares what the code makes with the files in tests/golden; `pytest --update-golden` rewrites those."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

GOLDEN = Path(__file__).parent / "golden"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="Write the files in tests/golden anew.")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str | bytes], None]:
    """A function that checks a text, or bytes, against the golden file of a name."""

    def compare(name: str, made: str | bytes) -> None:
        file = GOLDEN / name
        data = made.encode() if isinstance(made, str) else made
        if request.config.getoption("--update-golden", default=False):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
        assert file.is_file(), f"tests/golden/{name} is missing; look at what pytest --update-golden makes of it"
        expected = file.read_bytes()
        if isinstance(made, str):
            assert made == expected.decode()
        assert data == expected

    return compare
