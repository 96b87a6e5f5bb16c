"""`handbill` and `python -m handbill`: the door from the terminal, which can be interrupted while it is still opening."""

from __future__ import annotations

import atexit
import gc
import os
import sys
from collections.abc import Sequence

# Records and trees of texts are many and hardly ever lead back to themselves. Python would look through them for such circles
# after every 700 of them, which takes a tenth of a check. As many as these are in memory only where dozens of campaigns are.
_BETWEEN_COLLECTIONS = 500_000


def main() -> None:
    """Runs the command of the command line, and ends the process."""
    gc.set_threshold(_BETWEEN_COLLECTIONS)
    ended: list[int] = []
    atexit.register(_leave, ended)  # the first to be registered is called last, after what libraries do in the end
    # Pydantic would look for plugins of its own in what every installed library says about itself.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    try:
        from handbill.cli import main as commands  # noqa: PLC0415  takes most of a second, in which Ctrl+C may be pressed

        commands(prog_name="handbill")
    except KeyboardInterrupt:
        sys.stderr.write("handbill: stopped; nothing was changed\n")
        ended.append(2)
        sys.exit(2)
    except SystemExit as end:
        if isinstance(end.code, int):
            ended.append(end.code)
        raise


def _leave(ended: Sequence[int]) -> None:
    """Leaves with the exit code of a command that has `ended`: to give every record back to the system one by one takes long."""
    if not ended:  # by an error, which Python is still to tell
        return
    for stream in (sys.stderr, sys.stdout):
        try:
            stream.flush()
        except (OSError, ValueError):
            if not ended[-1]:  # nobody has said so: Python does
                return
    os._exit(ended[-1])


if __name__ == "__main__":
    main()
