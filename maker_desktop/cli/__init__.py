"""The shell's door: the same use cases as the window; exit code 0 done, 1 refused, 2 wrong usage."""

import sys
from collections.abc import Sequence
from io import TextIOWrapper

from maker_desktop.cli.answers import Answer, Usage
from maker_desktop.cli.parser import build_parser
from maker_desktop.domain.errors import Refusal


def main(arguments: Sequence[str]) -> int:
    """Run one command of the shell and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        options = build_parser().parse_args(arguments)
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else 2
    try:
        answer: Answer = options.run(options)
    except Refusal as refusal:
        sys.stderr.write(refusal.sentence + "\n")
        return 2 if isinstance(refusal, Usage) else 1
    sys.stdout.write((answer.json() if options.json else answer.text) + "\n")
    if answer.refused:
        sys.stderr.write(answer.refused + "\n")
        return 1
    return 0
