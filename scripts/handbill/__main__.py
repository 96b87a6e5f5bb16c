"""`handbill` and `python -m handbill`: the door from the terminal, which can be interrupted while it is still opening."""

from __future__ import annotations

import sys


def main() -> None:
    """Runs the command of the command line."""
    try:
        from handbill.cli import main as commands  # noqa: PLC0415  takes most of a second, in which Ctrl+C may be pressed

        commands(prog_name="handbill")
    except KeyboardInterrupt:
        sys.stderr.write("handbill: stopped; nothing was changed\n")
        sys.exit(2)


if __name__ == "__main__":
    main()
