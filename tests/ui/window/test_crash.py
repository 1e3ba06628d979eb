"""What a refusal and a bug in a slot come to: a sentence on screen, or a log entry reported once."""

import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.ui.window.crash import CrashHandler


class Heard:
    """What the handler reported, and where it wrote."""

    def __init__(self, folder: Path) -> None:
        self.log = folder / "logs" / "errors.log"
        self.sentences: list[str] = []
        self.dialogs: list[Path | None] = []
        self.meanwhile: Callable[[], None] | None = None
        self.handler = CrashHandler(self.log, lambda refusal: self.sentences.append(refusal.sentence), self.crashed)

    def crashed(self, log: Path | None) -> None:
        self.dialogs.append(log)
        if self.meanwhile is not None:
            self.meanwhile()

    def handle(self, error: BaseException) -> None:
        self.handler.handle(type(error), error, error.__traceback__)


@pytest.fixture
def heard(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Heard:
    # Restores the hooks after the test.
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    heard = Heard(tmp_path)
    heard.handler.install()
    return heard


def test_a_refusal_in_a_slot_becomes_its_sentence(heard: Heard, qtbot: QtBot) -> None:
    def refuse() -> None:
        raise Refusal("没有 99 号项目。")

    QTimer.singleShot(0, refuse)
    qtbot.waitUntil(lambda: heard.sentences == ["没有 99 号项目。"])
    assert heard.dialogs == []
    assert not heard.log.exists()


def test_a_bug_is_written_down_and_told_once(heard: Heard) -> None:
    heard.meanwhile = lambda: heard.handle(KeyError("second"))
    heard.handle(ValueError("first"))
    assert heard.dialogs == [heard.log]
    text = heard.log.read_text(encoding="utf-8")
    assert "builtins.ValueError" in text
    assert "builtins.KeyError" in text, "a bug while the dialog is open is at least written down"
    heard.meanwhile = None
    heard.handle(ValueError("third"))
    assert len(heard.dialogs) == 2


def test_a_bug_that_cannot_be_written_down_is_told_all_the_same(heard: Heard) -> None:
    heard.log.parent.touch()
    heard.handle(ValueError("first"))
    assert heard.dialogs == [None]


def test_a_bug_in_another_thread_is_told_on_the_main_one(heard: Heard, qtbot: QtBot) -> None:
    def fail() -> None:
        raise ValueError("elsewhere")

    teller: list[int] = []
    heard.meanwhile = lambda: teller.append(threading.get_ident())
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: teller == [threading.get_ident()])
    assert "in fail\n" in heard.log.read_text(encoding="utf-8")


def test_ctrl_c_in_a_terminal_is_left_to_python(heard: Heard, monkeypatch: pytest.MonkeyPatch) -> None:
    passed_on: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "__excepthook__", lambda kind, _error, _trace: passed_on.append(kind))
    heard.handle(KeyboardInterrupt())
    assert passed_on == [KeyboardInterrupt]
    assert heard.dialogs == []
