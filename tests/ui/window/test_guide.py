"""The guided first round on the sample contest, with real keys: five steps, and it can be left."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from maker_desktop.app import backend
from maker_desktop.app.desktop import Desktop
from maker_desktop.domain.arbitration.verdict import Verdict
from maker_desktop.domain.model.ruling import CaseKind, Decision, Vote
from maker_desktop.services.arbitration import arbitration
from maker_desktop.services.scoring import marks
from maker_desktop.ui.window.main_window import MainWindow
from maker_desktop.ui.window.memory import Memory


@pytest.fixture
def window(memory: Memory, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    monkeypatch.setattr(backend, "user_documents_path", lambda: tmp_path)
    desktop = Desktop(backend.lazy_backend(lambda: "王敏"), memory, lambda: 0.0)
    desktop.start()
    assert desktop.start_page is not None
    desktop.start_page.sample.click()
    qtbot.waitUntil(lambda: desktop.window is not None)
    assert desktop.window is not None
    with qtbot.waitActive(desktop.window):
        desktop.window.activateWindow()
    yield desktop.window
    desktop.window.close()


def press(text: str, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press keys where the keyboard is: digits, a line break for Enter."""
    for letter in text:
        here = QApplication.focusWidget()
        assert isinstance(here, QWidget)
        if letter == "\n":
            QTest.keyClick(here, Qt.Key.Key_Return, modifier)
        else:
            QTest.keyClicks(here, letter, modifier)


def test_the_first_round_goes_from_a_mark_to_the_standings(window: MainWindow, qtbot: QtBot) -> None:
    bar, session = window.area.guide, window.context.session
    stage = session.contest.rulebook.stages[-1].id
    place = window.area.pages.mapTo(window, QPoint(0, 0))
    assert window.current_key() == "scoring"
    assert bar.isVisible()
    assert bar.title.text() == "引导 1 / 5　录入一个分数"
    press("85\n")
    assert bar.title.text() == "引导 2 / 5　确认一个项目的得分", "the first key is taken"
    scored = sum(each.score is not None for each in session.result(stage).standings)
    for _ in range(7 * 3):
        press("85\n")
    press("\n", Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: sum(each.score is not None for each in session.result(stage).standings) == scored + 1)
    assert bar.title.text() == "引导 3 / 5　亮分"
    scores = {each.number for each in session.result(stage).standings if each.score is not None}
    marks.reveal(session, stage, min(scores - {each.number for each in session.contest.reveals}))
    assert bar.title.text() == "引导 4 / 5　裁定并列"
    bar.go.click()
    assert window.current_key() == "arbitration"
    (tie,) = (case for case in session.result(stage).cases if case.kind is CaseKind.TIE)
    present = tuple(member.name for member in session.contest.committee)
    ballots = tuple(f"{name}:{Vote.YES}" for name in present)
    arbitration.rule(session, tie.id, Verdict(Decision.ORDER, "前景更好", present, order=tie.numbers, ballots=ballots))
    assert bar.title.text() == "引导 5 / 5　看名次"
    bar.go.click()
    assert window.current_key() == "standings"
    assert bar.title.text() == "五步都做完了"
    assert window.area.pages.mapTo(window, QPoint(0, 0)) == place, "nothing moved under the pointer"


def test_the_guide_can_be_left_and_does_not_come_back(window: MainWindow) -> None:
    window.area.guide.leave.click()
    press("85\n")
    assert window.area.guide.isHidden()
