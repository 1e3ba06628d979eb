"""The scoring desk from outside: keys go in, marks are on record, and the page shows what is on record."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QPushButton, QWidget

from maker_desktop.domain.panel import Presence
from maker_desktop.domain.person import Role
from maker_desktop.domain.ruling import CaseKind, Decision, Ruling
from maker_desktop.domain.scoresheet import Mark
from maker_desktop.services import marks, panels, persons, sealing
from maker_desktop.services.session import Session
from maker_desktop.ui.audience.scenes import Scene
from maker_desktop.ui.desk import Desk
from maker_desktop.ui.main_window import Entry, MainWindow
from maker_desktop.ui.menus import FileMenu
from maker_desktop.ui.scoring.dialogs import CorrectionDialog, DifferencesDialog, ExcuseDialog
from maker_desktop.ui.scoring_page import ScoringPage
from tests.services.contests import JUDGES, RULES, key_sheets, small_contest

CONTROL = Qt.KeyboardModifier.ControlModifier


@dataclass
class Shown:
    """A window with nothing but the desk, on a small contest; what it sends to the hall, and what it refused."""

    session: Session
    window: MainWindow
    page: ScoringPage
    scenes: list[Scene]

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self._keyed(), key, modifier)

    def type(self, text: str) -> None:
        """Type digits; a line break is Enter."""
        for letter in text:
            if letter == "\n":
                self.press(Qt.Key.Key_Return)
            else:
                QTest.keyClicks(self._keyed(), letter)

    def column(self, column: int) -> list[str]:
        model = self.page.grid.sheets
        return [model.index(row, column).data() for row in range(model.rowCount())]

    def place(self) -> tuple[int, int]:
        index = self.page.grid.currentIndex()
        return index.row(), index.column()

    def stored(self, number: int = 1, keying: int = 1) -> list[tuple[str, str, str]]:
        return [
            (mark.judge, mark.criterion, str(mark.value))
            for mark in self.session.file.all(Mark)
            if mark.number == number and mark.keying == keying
        ]

    def _keyed(self) -> QWidget:
        return self.page.grid.editor() or self.page.grid


@pytest.fixture(scope="module")
def menu() -> FileMenu:
    def nothing() -> None:
        """The menu leads nowhere."""

    return FileMenu(nothing, nothing, lambda _path: None, tuple, nothing, nothing)


@pytest.fixture
def hands() -> list[float]:
    """Return the one time, in seconds, that the stage's clock tells."""
    return [0.0]


@pytest.fixture
def shown(menu: FileMenu, hands: list[float]) -> Iterator[Shown]:
    session = small_contest(RULES.replace('kind = "roadshow"', 'kind = "roadshow"\ntimer = { pitch = 8, defence = 7 }'))
    desk = Desk(session, clock=lambda: hands[0])
    scenes: list[Scene] = []
    desk.projected.connect(scenes.append)
    window = MainWindow(desk, [Entry("scoring", "打分", ScoringPage.note, ScoringPage)], menu)
    page = window.page(0)
    assert isinstance(page, ScoringPage)
    window.resize(1440, 900)
    window.show()
    window.activateWindow()
    page.grid.setFocus()
    QApplication.processEvents()
    yield Shown(session, window, page, scenes)
    window.close()


def answer(kind: type[QDialog], fill: Callable[[QDialog], None]) -> None:
    """Fill the next dialog, which must be of this kind, once it is open."""

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, kind)
        try:
            fill(dialog)
        except AssertionError:
            dialog.reject()  # nobody else would close it
            raise

    QTimer.singleShot(0, act)


def sign(reason: str, supervisor: str = "", pin: str = "") -> Callable[[QDialog], None]:
    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, CorrectionDialog)
        assert not dialog.accept_button.isEnabled()
        dialog.reason.setEditText(reason)
        dialog.signature.supervisor.setCurrentText(supervisor)
        dialog.signature.pin.setText(pin)
        assert dialog.accept_button.isEnabled()
        dialog.accept_button.click()

    return fill


def test_the_desk_begins_with_the_stage_that_has_judges_and_its_first_project(shown: Shown) -> None:
    assert shown.page.number == 1
    assert shown.page.heading.name.text() == "甲"
    assert shown.column(1) == list(JUDGES)
    assert shown.place() == (0, 2)


def test_digits_and_enter_key_a_project_and_control_enter_goes_on(shown: Shown) -> None:
    for seat in range(len(JUDGES)):
        shown.type(f"8{seat}\n90\n")
    assert len(shown.stored()) == 10
    assert shown.column(4) == ["84.00", "84.60", "85.20", "85.80", "86.40"]
    assert shown.page.live.score.text() == "85.20"
    assert not shown.session.result("final").scores[1].published
    shown.press(Qt.Key.Key_Return, CONTROL)
    assert str(shown.session.result("final").scores[1].published) == "85.20"
    assert shown.page.number == 2
    assert shown.place() == (0, 2)
    assert shown.page.queue.queue.items()[0].score is not None


def test_enter_at_the_end_of_a_seat_goes_to_the_next_that_owes_marks(shown: Shown) -> None:
    panels.recuse(shown.session, "final", "钱", 1, "同事")
    marks.enter(shown.session, "final", 1, "孙", "innovation", "80")
    marks.enter(shown.session, "final", 1, "孙", "team", "80")
    shown.type("80\n81\n")
    assert shown.place() == (3, 2)
    shown.press(Qt.Key.Key_Up)
    shown.press(Qt.Key.Key_Up)
    assert shown.place() == (0, 2), "a recused seat is passed over"


@pytest.mark.parametrize(("text", "words"), [("101", "0 到 100"), ("87.55", "0.1 为一档")])
def test_what_is_no_mark_is_refused_in_its_cell_and_stays_there(shown: Shown, text: str, words: str) -> None:
    shown.type(f"{text}\n")
    editor = shown.page.grid.editor()
    assert editor is not None
    assert editor.text() == text
    assert editor.property("wrong") is True
    assert words in shown.page.grid.note()
    assert not shown.stored()
    shown.press(Qt.Key.Key_Return, CONTROL)
    assert shown.page.number == 1, "nothing is confirmed over a refused mark"
    editor.selectAll()
    shown.type("87.5\n")
    assert shown.stored() == [("赵", "innovation", "87.5")]
    assert shown.page.grid.note() == ""


def test_escape_leaves_the_cell_as_it_was(shown: Shown) -> None:
    shown.type("80\n")
    shown.press(Qt.Key.Key_Up)
    shown.page.grid.setCurrentIndex(shown.page.grid.sheets.index(0, 2))
    shown.type("9")
    shown.press(Qt.Key.Key_Escape)
    assert shown.column(2)[0] == "80"
    assert len(shown.stored()) == 1


def test_points_can_be_left_out_where_that_is_switched_on(shown: Shown) -> None:
    shown.page.implied.click()
    shown.type("855\n")
    assert shown.stored() == [("赵", "innovation", "85.5")]


def test_the_total_on_paper_is_keyed_as_a_check(shown: Shown) -> None:
    shown.page.with_paper.click()
    shown.type("80\n80\n80\n90\n90\n91\n")
    assert shown.column(5)[:2] == ["80", "91"]
    assert shown.column(6)[:2] == ["已录", "与纸面不符"]
    assert shown.place() == (2, 2)


def test_a_block_from_a_spreadsheet_is_taken_whole(shown: Shown) -> None:
    panels.recuse(shown.session, "final", "钱", 1, "同事")
    QGuiApplication.clipboard().setText("80\t81\r\n82\t83\r\n")
    shown.press(Qt.Key.Key_V, CONTROL)
    assert shown.column(2)[:3] == ["80", "", "82"]
    assert len(shown.stored()) == 4
    shown.press(Qt.Key.Key_Z, CONTROL)
    assert shown.column(3)[:3] == ["81", "", ""], "a block is taken back mark by mark, the last first"


def test_the_last_mark_is_taken_back_by_a_correction(shown: Shown) -> None:
    shown.type("80\n")
    shown.page.grid.setCurrentIndex(shown.page.grid.sheets.index(0, 2))
    shown.type("85\n")
    shown.press(Qt.Key.Key_Z, CONTROL)
    assert shown.column(2)[0] == "80"
    shown.press(Qt.Key.Key_Z, CONTROL)
    assert shown.column(2)[0] == ""
    assert [value for _, _, value in shown.stored()] == ["80", "85", "80", "None"]


def test_correcting_a_confirmed_mark_asks_why(shown: Shown) -> None:
    key_sheets(shown.session, "final", 1, "80")
    answer(CorrectionDialog, lambda dialog: dialog.reject())
    shown.type("9\n")
    assert shown.session.book("final").version(1, "赵", "innovation") == 1
    answer(CorrectionDialog, sign("看错一行"))
    shown.type("0\n")
    assert shown.column(2)[0] == "90"
    assert "看错一行" in {mark.reason for mark in shown.session.file.all(Mark)}


def test_after_the_reveal_a_supervisor_signs_and_the_hall_reads_it(shown: Shown) -> None:
    key_sheets(shown.session, "final", 1, "80")
    for _step in range(10):
        shown.press(Qt.Key.Key_F8)
    before = shown.page.hall.operator.cue
    shown.press(Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    answer(CorrectionDialog, sign("看错一行", "郑明"))
    shown.type("90\n")
    assert before is not None
    corrected = shown.scenes[-1]
    assert getattr(corrected, "corrected", False)
    assert getattr(corrected, "score", "") == "81.20"


def test_a_wrong_pin_is_told_in_the_question_which_waits_for_the_right_one(shown: Shown) -> None:
    key_sheets(shown.session, "final", 1, "80")
    marks.reveal(shown.session, "final", 1)
    persons.appoint(shown.session, "郑明", [Role.SUPERVISOR])
    persons.set_pin(shown.session, "郑明", "246810")
    asked = []

    def prove(dialog: QDialog) -> None:
        sign("看错一行", "郑明", "111111")(dialog)
        assert isinstance(dialog, CorrectionDialog)
        asked.append(dialog.signature.answer.text())
        assert dialog.isVisible()
        assert not dialog.accept_button.isEnabled(), "the PIN is asked for again"
        assert dialog.reason.currentText() == "看错一行"
        assert shown.session.book("final").version(1, "赵", "innovation") == 1
        QTest.keyClicks(dialog.signature.pin, "246810")
        QTest.keyClick(dialog.signature.pin, Qt.Key.Key_Return)

    answer(CorrectionDialog, prove)
    shown.type("90\n")
    assert ["口令不对" in sentence for sentence in asked] == [True]
    assert str(shown.session.book("final").value(1, "赵", "innovation")) == "90"
    assert shown.page.grid.editor() is None


def test_registered_supervisors_are_chosen_and_only_who_has_a_pin_is_asked_for_it(shown: Shown) -> None:
    key_sheets(shown.session, "final", 1, "80")
    marks.reveal(shown.session, "final", 1)
    for name in ("郑明", "何芳"):
        persons.appoint(shown.session, name, [Role.SUPERVISOR])
    persons.set_pin(shown.session, "何芳", "246810")

    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, CorrectionDialog)
        fields = dialog.signature
        assert not fields.supervisor.isEditable()
        assert [fields.supervisor.itemText(row) for row in range(fields.supervisor.count())] == ["何芳", "郑明"]
        dialog.reason.setEditText("看错一行")
        assert not dialog.accept_button.isEnabled(), "one of two has to be chosen"
        fields.supervisor.setFocus()
        QTest.keyClick(fields.supervisor, Qt.Key.Key_Down)
        assert (fields.name(), fields.pin.isVisible()) == ("何芳", True)
        assert not dialog.accept_button.isEnabled()
        QTest.keyClick(fields.supervisor, Qt.Key.Key_Down)
        assert (fields.name(), fields.pin.isVisible()) == ("郑明", False)
        dialog.accept_button.click()

    answer(CorrectionDialog, choose)
    shown.type("90\n")
    assert any("监督：郑明" in mark.reason for mark in shown.session.file.all(Mark))


def test_a_difference_after_the_reveal_is_signed_only_where_it_changes_the_mark(shown: Shown) -> None:
    key_sheets(shown.session, "final", 1, "80")
    marks.reveal(shown.session, "final", 1)
    shown.press(Qt.Key.Key_F4)
    shown.type("81\n80\n")

    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, DifferencesDialog)
        assert dialog.signature.isHidden()
        dialog.keep_first.click()
        assert dialog.signature.isHidden()
        assert dialog.accept_button.isEnabled()
        dialog.differences.pick_row(0)
        dialog.keep_second.click()
        assert dialog.signature.isVisible()
        assert not dialog.accept_button.isEnabled()
        dialog.signature.supervisor.setCurrentText("郑明")
        dialog.accept_button.click()

    answer(DifferencesDialog, choose)
    shown.press(Qt.Key.Key_F4)
    assert str(shown.session.book("final").value(1, "赵", "innovation")) == "81"


def test_after_the_seal_a_mark_is_refused_in_its_cell(shown: Shown) -> None:
    for number in range(1, 6):
        key_sheets(shown.session, "final", number, str(80 + number))
    sealing.seal(shown.session, "final")
    assert "已经封存" in shown.page.banner.text()
    shown.type("9\n")
    assert "已经封存" in shown.page.grid.note()


def test_blind_keying_hides_the_first_and_shows_what_differs(shown: Shown) -> None:
    shown.type("80\n81\n")
    shown.press(Qt.Key.Key_F4)
    assert shown.column(2) == [""] * 5
    assert shown.column(4) == [""] * 5
    shown.type("80\n18\n")

    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, DifferencesDialog)
        model = dialog.differences.model()
        assert [model.index(0, column).data() for column in range(1, 5)] == ["赵", "团队能力", "81", "18"]
        dialog.keep_first.click()
        dialog.accept_button.click()

    answer(DifferencesDialog, choose)
    shown.press(Qt.Key.Key_F4)
    assert shown.column(3)[0] == "81"
    assert shown.column(6)[0] == "已复核"
    assert str(shown.session.book("final").value(1, "赵", "team")) == "81"


def test_a_seat_is_recused_by_key_and_struck_out(shown: Shown) -> None:
    def recuse(dialog: QDialog) -> None:
        assert isinstance(dialog, ExcuseDialog)
        dialog.reason.setEditText("师生")
        dialog.accept_button.click()

    answer(ExcuseDialog, recuse)
    shown.press(Qt.Key.Key_R, CONTROL)
    assert [recusal.judge for recusal in shown.session.contest.recusals] == ["赵"]
    assert shown.page.grid.sheets.cell(0, 1).reason == "回避：师生"
    assert shown.page.grid.sheets.missing(0) == ()


def test_a_judge_who_has_left_is_absent_from_the_rest_by_key(shown: Shown) -> None:
    def leave(dialog: QDialog) -> None:
        assert isinstance(dialog, ExcuseDialog)
        assert dialog.from_now_on.isHidden()
        dialog.absent.click()
        dialog.from_now_on.click()
        dialog.reason.setEditText("临时离场")
        dialog.accept_button.click()

    answer(ExcuseDialog, leave)
    shown.press(Qt.Key.Key_R, CONTROL)
    assert sorted(absence.number for absence in shown.session.contest.absences) == [1, 2, 3, 4, 5]


def test_a_project_that_withdraws_takes_no_more_marks(shown: Shown) -> None:
    answer(CorrectionDialog, sign("主动弃赛"))
    shown.page.presence.click()
    menu = shown.page.findChild(QMenu)
    assert isinstance(menu, QMenu)
    next(action for action in menu.actions() if action.text().startswith("弃赛")).trigger()
    menu.close()
    assert shown.session.contest.presence("final", 1) is Presence.WITHDRAWN
    assert "弃赛" in shown.page.banner.text()
    shown.type("80\n")
    assert "不再打分" in shown.page.grid.note()


def test_pages_turn_the_projects_and_a_pick_in_the_queue_changes_them(shown: Shown) -> None:
    shown.press(Qt.Key.Key_PageDown)
    assert shown.page.number == 2
    shown.press(Qt.Key.Key_PageUp)
    assert shown.page.number == 1
    shown.page.queue.setCurrentIndex(shown.page.queue.queue.index(2))
    assert shown.page.number == 3


def test_the_clock_starts_pauses_and_goes_on_to_the_defence(shown: Shown) -> None:
    assert shown.page.clock_face.text() == "08:00"
    shown.press(Qt.Key.Key_F6)
    assert shown.page.hall.operator.clock is not None
    assert shown.page.hall.operator.clock.running
    assert "暂停" in shown.page.clock_words.text()
    shown.press(Qt.Key.Key_PageDown)
    assert "1 号" in shown.page.clock_words.text(), "a clock that runs stays with its project"
    shown.press(Qt.Key.Key_F6)
    shown.press(Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert (shown.page.clock_face.text(), "答辩" in shown.page.clock_words.text()) == ("07:00", True)
    shown.press(Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert shown.page.hall.operator.clock.number == 2


def test_the_clock_rings_for_the_last_minute_and_when_the_time_is_up(shown: Shown, hands: list[float]) -> None:
    rung: list[float] = []
    shown.page.hall.rang.connect(lambda: rung.append(hands[0]))
    shown.press(Qt.Key.Key_F6)
    for hands[0] in (0.0, 419.0, 420.0, 421.0, 480.0, 480.5, 481.0):
        shown.page.hall.refresh()
    assert rung == [420.0, 480.5]
    assert shown.page.clock_face.text() == "+00:01"


def test_a_refused_mark_is_left_behind_and_told_when_the_division_changes(shown: Shown) -> None:
    told: list[str] = []
    shown.page.desk.told.connect(lambda sentence, _tone: told.append(sentence))
    shown.type("101\n")
    startup = next(button for button in shown.page.tools().findChildren(QPushButton) if button.text() == "创业组")
    startup.click()
    assert shown.page.number == 4
    assert "没有记下" in told[-1]
    assert not shown.stored()


def test_a_playoff_is_keyed_on_sheets_of_its_own(shown: Shown) -> None:
    for number in (1, 2):
        key_sheets(shown.session, "final", number, "80")
    playoff = Ruling(1, "tie:final:1-2", CaseKind.TIE, "final", (1, 2), Decision.PLAYOFF, "加赛", ("甲",), "now")
    with shown.session.change("test", "ruling") as work:
        work.put(playoff)
    switch = next(button for button in shown.page.tools().findChildren(QPushButton) if button.text().startswith("加赛"))
    assert not switch.isHidden()
    switch.click()
    shown.page.grid.setFocus()
    assert shown.page.queue.queue.numbers() == [1, 2]
    assert shown.column(2) == [""] * 5
    shown.page.grid.go_to_first_owed()
    shown.type("70\n")
    assert shown.column(2)[0] == "70"
    assert str(shown.session.book("final").value(1, "赵", "innovation", "ruling:1")) == "70"
    assert str(shown.session.book("final").value(1, "赵", "innovation")) == "80"


def test_an_empty_stage_says_what_to_do_first(shown: Shown) -> None:
    for seat in [seat for seat in shown.session.contest.seats if seat.stage == "final"]:
        with shown.session.change("test", "seat") as work:
            work.remove(seat)
    assert shown.page.content.currentWidget() is shown.page.empty
