"""The entry point: no words or `open FILE` show the window, everything else is for the shell."""

import sys
from pathlib import Path


def main() -> int:
    """Run the program with the arguments of the shell and return its exit code."""
    arguments = sys.argv[1:]
    # Each door is imported when it is taken: the shell must run where Qt is not installed, and the window must not
    # wait for the reading and printing the shell needs.
    if not arguments or (arguments[0] == "open" and len(arguments) == 2):
        from maker_desktop.app import run  # noqa: PLC0415 - see above

        return run(Path(arguments[1]) if arguments else None)
    from maker_desktop.cli import main as answer  # noqa: PLC0415 - see above

    return answer(arguments)


if __name__ == "__main__":
    sys.exit(main())
