"""The entry point: no words, `FILE` or `open FILE` show the window, everything else is for the shell."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

#: The one word with which the program starts itself as the child process that serves the judges' pages.
JUDGES_DOOR = "judges-door"


def main() -> int:
    """Run the program with the arguments of the shell and return its exit code."""
    # What the program writes holds names, telephone numbers and results not yet announced: it is its user's alone.
    os.umask(0o077)
    arguments = sys.argv[1:]
    if arguments == [JUDGES_DOOR]:
        from maker_desktop.web.child import main as serve  # noqa: PLC0415 - see below

        return serve()
    # Each door is imported when it is taken: the shell must run where Qt is not installed, and the window must not
    # wait for the reading and printing the shell needs.
    if not arguments or (file := _file(arguments)):
        from maker_desktop.app import run  # noqa: PLC0415 - see above

        return run(file if arguments else None)
    from maker_desktop.cli import main as answer  # noqa: PLC0415 - see above

    return answer(arguments)


def _file(arguments: Sequence[str]) -> Path | None:
    """Return the file that the window is to open, None where the words are for the shell.

    A file is known by a dot or a slash, which no command has: what a desktop hands over is a whole path.
    """
    match arguments:
        case ["open", word] | [word] if not word.startswith("-") and (arguments[0] == "open" or _is_path(word)):
            # What the program remembers of a file has to hold in whatever folder it is started the next time.
            return Path(word).absolute()
    return None


def _is_path(word: str) -> bool:
    return any(sign in word for sign in (".", "/", os.sep))


if __name__ == "__main__":
    sys.exit(main())
