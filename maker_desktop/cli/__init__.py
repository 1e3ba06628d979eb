"""The shell's door: the same use cases as the window; exit code 0 done, 1 refused, 2 wrong usage."""

import gc
import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper

from maker_desktop.cli.answers import Answer, Usage
from maker_desktop.cli.parser import parse
from maker_desktop.domain.errors import Refusal
from maker_desktop.services.bug_log import usual_log, write_down


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
        _refuse(refusal.sentence)
        return 2 if isinstance(refusal, Usage) else 1
    except Exception as error:  # noqa: BLE001 - the shell's crash handler, as the window has one: only bugs are left
        _refuse(_bug(error))
        return 1
    if not _answer(answer.json() if options.json else answer.text):
        return 1
    if answer.refused:
        _refuse(answer.refused)
        return 1
    return 0


def _answer(text: str) -> bool:
    """Write the answer; return whether somebody could take it all."""
    try:
        print(text, flush=True)  # noqa: T201 - the shell is where an answer is printed
    except OSError as error:
        # What is left would be written once more at the end of the program, and fail again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):
            _refuse(f"没能写出结果（{error.strerror}），请检查输出的位置。")
        return False
    return True


def _refuse(sentence: str) -> None:
    """Say one sentence on one line, whatever the names in it contain."""
    print("".join(sign if sign.isprintable() else " " for sign in sentence), file=sys.stderr)  # noqa: T201 - see above


def _bug(error: Exception) -> str:
    """Write a bug down and return what to say about it."""
    log = usual_log()
    try:
        write_down(error, log)
    except OSError:
        return f"程序出错（{type(error).__name__}：{error}），这一步没有完成，已保存的内容不受影响。"
    return f"程序出错（{type(error).__name__}），这一步没有完成，已保存的内容不受影响；详情写在“{log}”。"
