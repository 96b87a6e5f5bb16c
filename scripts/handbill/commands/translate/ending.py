"""How the commands of translations end where one cannot be made."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from handbill.commands.group import end


@contextmanager
def ending_in_a_line() -> Iterator[None]:
    """Ends with a line where a translation cannot be made."""
    from handbill.translating.target import NotTranslated

    try:
        yield
    except NotTranslated as error:
        end(str(error))
