"""Opening a command's contest file in the name of the acting person."""

import sys
from argparse import Namespace
from collections.abc import Iterator
from getpass import getpass
from pathlib import Path
from typing import Final

from maker_desktop.disk.files import read_file
from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.person import UNNAMED
from maker_desktop.services.core import contest, people
from maker_desktop.services.core.session import Session

#: Placeholder for a PIN to be prompted for, so that no process list shows it: “--pin 姓名:-”, or “--pin -” for lines.
ASKED: Final = "-"
#: Largest size of a PIN file in bytes.
_LARGEST: Final = 100_000


def person(options: Namespace) -> str:
    """Return the acting person: the name given with --by, else asked for once at a terminal, else nobody's.

    The account of the computer's user, often “root”, names nobody and would stand on paper.
    """
    if not options.by and not options.json and sys.stdin.isatty() and sys.stderr.isatty():
        sys.stderr.write("操作人姓名（记入流水）：")
        options.by = " ".join(sys.stdin.readline().split())
    return options.by or UNNAMED


def opened(options: Namespace, read_only: bool = False) -> Session:
    """Open the contest file of a command.

    Raises Refusal if it cannot be opened, is damaged, or the acting person's PIN is missing or wrong.
    """
    name = options.by or UNNAMED if read_only else person(options)
    session = contest.open_session(options.file, name, read_only)
    try:
        session.soundness.check()
        if not read_only:
            people.prove(session, session.person, pins(options).get(session.person, ""))
    except BaseException:
        session.close()
        raise
    return session


def pins(options: Namespace) -> dict[str, str]:
    """Return the PINs given with --pin and --pin-file, by name; each placeholder is prompted for once.

    Raises Refusal where a file cannot be read, or has a line that is not “姓名:口令”.
    """
    given: list[tuple[str, str]] = []
    for name, pin in options.pin:
        if name == ASKED:
            given += _lines(sys.stdin.read(), "标准输入")
        else:
            given.append((name, getpass(f"{name}的口令：") if pin == ASKED else pin))
    if options.pin_file is not None:
        given += _lines(_text(read_file(options.pin_file, _LARGEST), options.pin_file), options.pin_file.name)
    options.pin, options.pin_file = given, None
    return dict(given)


def named_pin(text: str) -> tuple[str, str] | None:
    """Return the name and the PIN of “姓名:口令”, None for any other text."""
    name, colon, pin = text.replace("：", ":").partition(":")
    return (name.strip(), pin) if name.strip() and colon else None


def _lines(text: str, place: str) -> Iterator[tuple[str, str]]:
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip():
            found = named_pin(line)
            if found is None:
                raise Refusal(f"“{place}”第 {number} 行不是“姓名:口令”，请每行写一个人。")
            yield found


def _text(content: bytes, path: Path) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refusal(f"“{path.name}”不是 UTF-8 的文本文件，无法读取口令，请另存为 UTF-8。") from None
