"""Real keys in the real window, in any order, with a desk that goes on working; collected by test_two_screens.py.

`ACTS` in the environment is how many things happen in each run.
"""

import os
import random
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from maker_desktop.app.backend import Backend
from maker_desktop.app.desktop import Desktop
from maker_desktop.domain.arbitration.verdict import Verdict
from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.presence import Presence
from maker_desktop.domain.model.ruling import Decision
from maker_desktop.services.arbitration import arbitration
from maker_desktop.services.awards.run_order import run_order
from maker_desktop.services.core.people import Signed
from maker_desktop.services.core.session import Session
from maker_desktop.services.journal.backup import Foreseen, Restored
from maker_desktop.services.panels import panels
from maker_desktop.services.scoring import marks
from maker_desktop.services.scoring.mark_gate import KeyedMark
from maker_desktop.services.standings import sealing
from maker_desktop.ui.audience.cues import WAITING
from maker_desktop.ui.audience.scenes import Ceremony
from maker_desktop.ui.audience.side_screens import LobbyBoard
from maker_desktop.ui.audience.staging.show import cue_of
from maker_desktop.ui.pages import ENTRIES
from maker_desktop.ui.window.memory import Memory
from tests.services.contests import JUDGES
from tests.ui.audience.oracle import STAGE, Oracle, check_lobby, check_shown
from tests.ui.audience.test_stateful import contest_with_phones

ACTS: Final = int(os.environ.get("ACTS", "100"))
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
PLAIN: Final = Qt.KeyboardModifier.NoModifier
#: What is on when a run begins, by the key that shows it.
SCENES: Final = {
    "title": (Qt.Key.Key_F6, CONTROL),
    "stage": (Qt.Key.Key_F7, CONTROL),
    "timer": (Qt.Key.Key_F7, PLAIN),
    "reveal": (Qt.Key.Key_F8, PLAIN),
    "board": (Qt.Key.Key_F8, CONTROL),
    "message": (Qt.Key.Key_F9, CONTROL),
    "ceremony": (Qt.Key.Key_F10, CONTROL),
    "black": (Qt.Key.Key_F11, CONTROL),
}
KEYS: Final = (
    *[(Qt.Key.Key_F8, PLAIN)] * 8,
    *[(Qt.Key.Key_F8, SHIFT)] * 2,
    (Qt.Key.Key_F6, PLAIN),
    (Qt.Key.Key_F6, SHIFT),
    *SCENES.values(),
    (Qt.Key.Key_PageDown, PLAIN),
    (Qt.Key.Key_PageUp, PLAIN),
    (Qt.Key.Key_Return, CONTROL),
    (Qt.Key.Key_Z, CONTROL),
)
PAGES: Final = ("scoring", "standings", "arbitration", "awards")


@dataclass
class Show:
    """A contest open on two screens, and chance."""

    desktop: Desktop
    session: Session
    oracle: Oracle
    hands: list[float]
    chance: random.Random

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
        self.hands[0] += self.chance.choice((0.05, 0.4, 30.0))
        QTest.keyClick(self.focus(), key, modifiers)

    def hold(self, key: Qt.Key) -> None:
        """Hold a key down: one press, and what the keyboard repeats."""
        assert self.desktop.contest is not None
        audience = self.desktop.contest.audience
        self.hands[0] += 1.0
        QTest.keyClick(self.focus(), key)
        once, entries = audience.scene(), self.session.file.newest()
        for _ in range(20):
            self.hands[0] += 0.05
            for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
                QApplication.sendEvent(self.focus(), QKeyEvent(kind, key, PLAIN, "", True))
        assert (audience.scene(), self.session.file.newest()) == (once, entries), "a key held down does one thing"

    def focus(self) -> QWidget:
        """Return where keys go; the offscreen platform activates no window after a dialog, a desktop the one below."""
        assert self.desktop.window is not None
        if QApplication.activeWindow() is None:
            self.desktop.window.activateWindow()
            QApplication.processEvents()
        return QApplication.activeModalWidget() or QApplication.focusWidget() or self.desktop.window

    def plug(self, there: bool) -> None:
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        signal = app.screenAdded if there else app.screenRemoved
        signal.emit(next(screen for screen in app.screens() if screen.name() == "projector"))

    def correct(self) -> None:
        keyed = KeyedMark(STAGE, self.chance.randint(1, 5), "赵", "team", self.chance.choice(("", "66.1", "90")))
        marks.enter(self.session, keyed, Signed(reason="重填", supervisor="郑明"))

    def confirm(self) -> None:
        marks.confirm(self.session, STAGE, self.chance.randint(1, 5))

    def appear(self) -> None:
        presence = self.chance.choice((*Presence, Presence.PRESENTED, Presence.PRESENTED))
        panels.set_presence(self.session, STAGE, self.chance.randint(1, 5), presence, "来函")

    def object(self) -> None:
        number = self.chance.randint(1, 5)
        arbitration.lodge(self.session, STAGE, [number], person="某公司", contact="电话", text="不服")

    def rule(self) -> None:
        cases = [case for case in self.session.result(STAGE).cases if case.open]
        case = self.chance.choice(cases) if cases else None
        if case is not None:
            known = arbitration.decisions(self.session, case.id)
            wanted = [each for each in known if each in (Decision.UPHOLD, Decision.DISQUALIFY, Decision.PLAYOFF)]
            arbitration.rule(self.session, case.id, Verdict(self.chance.choice(wanted), "查实", ("吴", "郑")))

    def play_off(self) -> None:
        number = self.chance.randint(1, 5)
        round_id, value = self.oracle.round_of(number), self.chance.choice(("61", "62"))
        if round_id:
            for judge in JUDGES:
                for criterion in ("innovation", "team"):
                    keyed = KeyedMark(STAGE, number, judge, criterion, value, round_id=round_id)
                    marks.enter(self.session, keyed, Signed(reason="重填", supervisor="郑明"))
            marks.confirm(self.session, STAGE, number, round_id)

    def tie(self) -> None:
        """Give two projects the same marks."""
        for judge in JUDGES:
            for criterion in ("innovation", "team"):
                value = str(self.session.book(STAGE).value(4, judge, criterion))
                keyed = KeyedMark(STAGE, 5, judge, criterion, value)
                marks.enter(self.session, keyed, Signed(reason="重填", supervisor="郑明"))
        marks.confirm(self.session, STAGE, 5)

    def seal(self) -> None:
        for number in range(1, 6):
            if self.session.contest.presence(STAGE, number).competes:
                marks.confirm(self.session, STAGE, number)
        for case in self.session.result(STAGE).cases:
            if case.open and Decision.UPHOLD in arbitration.decisions(self.session, case.id):
                arbitration.rule(self.session, case.id, Verdict(Decision.UPHOLD, "查实", ("吴", "郑")))
        sealing.seal(self.session, STAGE)

    def reorder(self, value: str = "") -> None:
        """Seal anew with other marks for a winner, so that two of an award may stand the other way round."""
        self.reopen()
        value = value or self.chance.choice(("60", "88"))
        for judge in JUDGES:
            for criterion in ("innovation", "team"):
                keyed = KeyedMark(STAGE, 2, judge, criterion, value)
                marks.enter(self.session, keyed, Signed(reason="重填", supervisor="郑明"))
        self.seal()

    def reopen(self) -> None:
        if STAGE in self.session.contest.sealed:
            with self.session.change("test", "reopened") as work:
                work.remove(self.session.contest.sealed[STAGE])

    def jump(self) -> None:
        """Jump to any item of the run order; the panel asks before."""
        assert self.desktop.contest is not None
        items = run_order(self.session, STAGE)
        self.desktop.contest.window.context.audience.show(cue_of(self.chance.choice(items)))

    def reveal_all(self) -> None:
        marks.reveal_division(self.session, STAGE, self.chance.choice(("enterprise", "startup")))

    def go(self) -> None:
        assert self.desktop.window is not None
        self.desktop.window.go_to_key(self.chance.choice(PAGES))

    def act(self) -> None:
        """Do any one thing; most are keys."""
        works: tuple[Callable[[], None], ...] = (
            self.correct,
            self.confirm,
            self.appear,
            self.object,
            self.rule,
            self.play_off,
            self.tie,
            self.seal,
            self.seal,
            self.reopen,
            self.reorder,
            self.jump,
            self.reveal_all,
            self.go,
            partial(self.hold, Qt.Key.Key_F8),
            partial(self.plug, False),
            partial(self.plug, True),
        )
        if self.chance.random() < 0.7:
            self.press(*self.chance.choice(KEYS))
            return
        with suppress(Refusal):
            self.chance.choice(works)()

    def answer(self) -> None:
        """Answer whatever is asked, one way or the other."""
        asked = QApplication.activeModalWidget()
        if isinstance(asked, QMessageBox):
            self.chance.choice(asked.buttons()).click()
        elif isinstance(asked, QDialog):
            ready = [each for each in asked.findChildren(QPushButton) if each.isEnabled() and each.isDefault()]
            if ready and self.chance.random() < 0.5:
                ready[0].click()
            else:
                asked.reject()
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()


@pytest.fixture
def show(memory: Memory, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Show]:
    monkeypatch.chdir(tmp_path)
    session, hands = contest_with_phones(), [0.0]
    backend = Backend(
        presets=list,
        new=lambda _preset, _path: session,
        open=lambda _path, _read_only: session,
        sample=lambda: Path("sample.maker"),
        copies=lambda _folders: (),
        foresee=lambda _copy, _file: Foreseen(False, ""),
        restore=lambda _copy, _file: Restored(None, 0),
        entries=lambda: tuple(entry for entry in ENTRIES if entry.key in PAGES),
        summary=lambda _path: None,
    )
    desktop = Desktop(backend, memory, lambda: hands[0])
    desktop.open_file(Path("a.maker"))
    assert desktop.window is not None
    desktop.window.go_to_key("scoring")
    desktop.window.activateWindow()
    desktop.window.area.audience.click()
    yield Show(desktop, session, Oracle(session), hands, random.Random())
    desktop.window.close()


@pytest.mark.parametrize("scene", SCENES)
def test_nothing_false_is_seen_whatever_keys_are_pressed(show: Show, scene: str, qtbot: QtBot) -> None:
    contest = show.desktop.contest
    assert contest is not None
    operator = contest.window.context.audience.operator
    seed = os.environ.get("SEED") or str(random.randrange(10**9))
    show.chance.seed(seed)
    lobby = LobbyBoard(contest.window.context.audience, contest.window)
    answering = QTimer()
    answering.timeout.connect(show.answer)
    answering.start(0)
    if scene == "ceremony":
        show.seal()
    done: list[str] = []
    with qtbot.capture_exceptions() as raised:
        show.press(*SCENES[scene])
        for turn in range(ACTS):
            before, cue = contest.audience.scene(), operator.cue
            show.act()
            QApplication.processEvents()
            done.append(f"{turn}: {operator.cue}")
            now = contest.audience.scene()
            assert now == operator.shown(), f"seed {seed}"
            try:
                check_shown(show.oracle, operator, now, show.hands[0])
                check_lobby(show.oracle, lobby.scene())
            except AssertionError as wrong:
                raise AssertionError(f"seed {seed}\n" + "\n".join(done[-12:])) from wrong
            if operator.cue == cue and operator.pending:
                assert now == before or operator.cue == WAITING
    answering.stop()
    bugs = [error for _kind, error, _trace in raised if not isinstance(error, Refusal)]
    assert bugs == [], f"seed {seed}"


def announced(show: Show, keys: int) -> list[tuple[str, str, list[str]]]:
    """Begin or go on with the ceremony and press F8 so often; return each award shown with those called by then."""
    assert show.desktop.contest is not None
    operator = show.desktop.contest.window.context.audience.operator
    heard: dict[tuple[str, str], list[str]] = {}
    for key in (SCENES["ceremony"], *[SCENES["reveal"]] * keys):
        show.hands[0] += 1.0
        QTest.keyClick(show.focus(), *key)
        QApplication.processEvents()
        scene = operator.shown()
        check_shown(show.oracle, operator, scene, show.hands[0])
        assert isinstance(scene, Ceremony)
        heard[(scene.award, scene.division)] = [called.name for called in reversed(scene.called)]
    return [(*award, called) for award, called in heard.items()]


def test_the_best_come_last_to_the_end_of_a_ceremony_and_again_where_their_order_is_another(show: Show) -> None:
    agreeing = QTimer()
    agreeing.timeout.connect(partial(agree, "继续颁奖"))
    agreeing.start(0)
    show.seal()
    steps = sum(1 + len(names) for _award, _division, names in show.oracle.programme()) - 1
    first = show.oracle.programme()
    assert [len(names) for _award, _division, names in first] == [1, 2, 1, 1, 1]
    assert announced(show, 4) == [first[0], first[1]], "both of an award have been called"
    show.reorder("88")
    again = show.oracle.programme()
    assert again[1][2] == first[1][2][::-1]
    assert announced(show, steps - 2) == again[1:], "from the award whose order is another now"
    agreeing.stop()


def agree(word: str) -> None:
    asked = QApplication.activeModalWidget()
    for button in asked.findChildren(QPushButton) if asked is not None else ():
        if button.text() == word:
            button.click()
