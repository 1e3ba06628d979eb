"""The entry point chosen by the arguments of the command line: the window, or a command."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from maker_desktop import __main__ as entry
from maker_desktop import __version__
from maker_desktop.exchange.rulebook.presets import presets
from tests.end2end.shell import Shell


@pytest.mark.parametrize("words", [[], ["open", "city.maker"], ["city.maker"], ["/media/usb/决赛"], ["open", "决赛"]])
def test_these_words_open_the_window(words: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Path | None] = []
    monkeypatch.setattr("maker_desktop.app.run", lambda path: opened.append(path) or 0)  # type: ignore[func-returns-value]  # append is meant
    monkeypatch.setattr(sys, "argv", ["maker-desktop", *words])
    assert entry.main() == 0
    assert opened == [Path.cwd() / words[-1] if words else None]


def test_a_file_named_like_a_command_is_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("presets").touch()
    monkeypatch.setattr(sys, "argv", ["maker-desktop", "presets"])
    assert entry.main() == 0
    assert presets()[0].id in capsys.readouterr().out


def test_help_tells_of_the_window_and_the_version(shell: Shell) -> None:
    text = shell.run("--help").out
    for words in ("在窗口里打开", "open", "--version"):
        assert words in text
    assert shell.run("--version") == (0, f"maker-desktop {__version__}\n", "")


@pytest.mark.parametrize("words", [["open"], ["open", "a.maker", "b.maker"], ["open", "a.maker", "--json"]])
def test_open_takes_one_file_and_nothing_else(shell: Shell, words: list[str]) -> None:
    assert shell.run(*words).code == 2


def test_a_contest_file_by_itself_asks_for_a_screen_and_for_no_command() -> None:
    bare = {name: value for name, value in os.environ.items() if not name.startswith(("DISPLAY", "WAYLAND", "QT_"))}
    ran = subprocess.run(
        [sys.executable, "-m", "maker_desktop", "city.maker"], env=bare, capture_output=True, text=True, check=False
    )
    assert (ran.returncode, ran.stderr.count("\n")) == (1, 1)
    assert "无法打开窗口" in ran.stderr
