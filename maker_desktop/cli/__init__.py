"""The shell's door: the same use cases as the window; exit code 0 done, 1 refused, 2 wrong usage."""

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

#: What a shell returns for a command that was stopped with Ctrl+C.
INTERRUPTED = 130


def main(arguments: Sequence[str]) -> int:
    """Run one command of the shell and return its exit code."""
    # One command makes many small values and ends: looking for garbage among 195,000 marks would double its time.
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
    """Write the answer; return whether it could be written, or whoever reads it has seen enough."""
    try:
        print(text, flush=True)  # noqa: T201 - the shell is where an answer is printed
    except OSError as error:
        # What is left would be written once more at the end of the program, and fail again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):
            return True
        _refuse(f"没能写出结果：{reason(error)}。")
        return False
    return True


#: Kinds of characters that break a line or turn the rest of it around: controls, format signs, separators, halves.
_UNRULY = frozenset({"Cc", "Cf", "Zl", "Zp", "Cs"})


def _refuse(sentence: str) -> None:
    """Say one sentence on one line, whatever the names in it contain."""
    print("".join(" " if category(sign) in _UNRULY else sign for sign in sentence), file=sys.stderr)  # noqa: T201 - see above


def _readable(arguments: Sequence[str]) -> Sequence[str]:
    """Return the words of a command as they are; Refusal where one came in another encoding than the system's."""
    if any(category(sign) == "Cs" for word in arguments for sign in word):
        raise Refusal("命令里有不是 UTF-8 的文字，请改用 UTF-8 的文件名和文字。")
    return arguments


def _sentence(error: Exception) -> str:
    """Return what to say about whatever ended a command; a bug is written down."""
    if isinstance(error, Refusal):
        return error.sentence
    if isinstance(error, OSError):
        return f"读写“{error.filename or ''}”失败：{reason(error)}。"
    return _bug(error)


def _bug(error: Exception) -> str:
    """Write a bug down and return what to say about it."""
    log = usual_log()
    try:
        write_down(error, log)
    except OSError:
        return f"程序出错（{type(error).__name__}：{error}），这一步没有完成；请用 verify 核验文件后再继续。"
    return f"程序出错（{type(error).__name__}），这一步没有完成，请用 verify 核验文件后再继续；详情写在“{log}”。"
