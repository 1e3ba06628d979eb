"""The shell's door: the same use cases as the window; exit code 0 done, 1 refused, 2 wrong usage."""

import gc
import sys
from collections.abc import Sequence
from io import TextIOWrapper

from maker_desktop.cli.answers import Answer, Usage
from maker_desktop.cli.parser import parse
from maker_desktop.domain.errors import Refusal


def main(arguments: Sequence[str]) -> int:
    """Run one command of the shell and return its exit code."""
    # One command makes many small values and ends: looking for garbage among 195,000 marks would double its time.
    gc.set_threshold(200_000, 20, 100)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        options = parse(arguments)
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
