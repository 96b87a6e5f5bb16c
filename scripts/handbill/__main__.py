"""`handbill` and `python -m handbill`: the door from the terminal, which can be interrupted while it is still opening."""

from __future__ import annotations

import gc
import os
import sys

# Records and trees of texts are many and hardly ever lead back to themselves. Python would look through them for such circles
# after every 700 of them, which takes a tenth of a check. As many as these are in memory only where dozens of campaigns are.
_BETWEEN_COLLECTIONS = 500_000


def main() -> None:
    """Runs the command of the command line."""
    gc.set_threshold(_BETWEEN_COLLECTIONS)
    # Pydantic would look for plugins of its own in what every installed library says about itself.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    try:
        from handbill.cli import main as commands  # noqa: PLC0415  takes most of a second, in which Ctrl+C may be pressed

        commands(prog_name="handbill")
    except KeyboardInterrupt:
        sys.stderr.write("handbill: stopped; nothing was changed\n")
        sys.exit(2)
    finally:
        gc.freeze()  # else Python looks through all of them before it ends, for a fifth of a second


if __name__ == "__main__":
    main()
