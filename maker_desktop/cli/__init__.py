"""The command line: the same use cases as the window; exit code 0 done, 1 refused, 2 wrong usage."""

import gc
import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from unicodedata import category

from maker_desktop.cli.answers import Answer, Usage
from maker_desktop.cli.parser import parse
from maker_desktop.disk.refusals import reason
from maker_desktop.domain.model.errors import Refusal
from maker_desktop.services.core.bug_log import usual_log, write_down

#: Exit code of a command stopped with Ctrl+C.
INTERRUPTED = 130


def main(arguments: Sequence[str]) -> int:
    """Run one command of the shell and return its exit code."""
    # A command makes many small values and ends: garbage collection over 195,000 marks would double its time.
    gc.set_threshold(200_000, 20, 100)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        options = parse(_readable(arguments))
        answer: Answer = options.run(options)
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else 2
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 - the shell's crash handler, as the window has one
        _refuse(_sentence(error))
        return 2 if isinstance(error, Usage) else 1
    if not _answer(answer.json() if options.json else answer.text):
        return 1
    if answer.refused:
        _refuse(answer.refused)
        return 1
    return 0


def _answer(text: str) -> bool:
    """Write the answer; return False if it could not be written. A reader that closed the pipe is no error."""
    try:
        print(text, flush=True)  # noqa: T201 - the shell is where an answer is printed
    except OSError as error:
        # The rest would be flushed again at the end of the program, and fail again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):
            return True
        _refuse(f"结果未能写出：{reason(error)}。")
        return False
    return True


#: Unicode categories that break or reverse a line: controls, format characters, separators, surrogates.
_UNRULY = frozenset({"Cc", "Cf", "Zl", "Zp", "Cs"})


def _refuse(sentence: str) -> None:
    """Print one sentence to stderr as one line, whatever characters its names contain."""
    print("".join(" " if category(sign) in _UNRULY else sign for sign in sentence), file=sys.stderr)  # noqa: T201 - see above


def _readable(arguments: Sequence[str]) -> Sequence[str]:
    """Return the arguments unchanged. Raises Refusal for one that is not in the system's encoding."""
    if any(category(sign) == "Cs" for word in arguments for sign in word):
        raise Refusal("命令里有不是 UTF-8 的文字，请改用 UTF-8 的文件名和文字。")
    return arguments


def _sentence(error: Exception) -> str:
    """Return the sentence for an exception that ended a command; a bug is logged."""
    if isinstance(error, Refusal):
        return error.sentence
    if isinstance(error, OSError):
        return f"读写“{error.filename or ''}”失败：{reason(error)}。"
    return _bug(error)


def _bug(error: Exception) -> str:
    """Log a bug and return the sentence about it."""
    log = usual_log()
    try:
        write_down(error, log)
    except OSError:
        return f"程序出错（{type(error).__name__}：{error}），这一步没有完成；请用 verify 校验文件后再继续。"
    return f"程序出错（{type(error).__name__}），这一步没有完成，请用 verify 校验文件后再继续；详情写在“{log}”。"
