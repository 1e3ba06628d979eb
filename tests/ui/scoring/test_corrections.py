"""What was keyed wrong is put right at the desk: undone, corrected and signed, keyed again, excused or no more."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMenu, QPushButton

from maker_desktop.domain.model.person import Role
from maker_desktop.domain.model.presence import Presence
from maker_desktop.domain.model.scoresheet import Confirmation, Mark
from maker_desktop.services.core import people
from maker_desktop.services.panels import panels
from maker_desktop.services.scoring import marks, paper_check
from maker_desktop.services.scoring.mark_gate import KeyedMark
from maker_desktop.services.standings import sealing
from maker_desktop.ui.kit.dialog_frame import Question
from maker_desktop.ui.people.correction_dialog import CorrectionDialog
from maker_desktop.ui.scoring.dialogs import DifferencesDialog, ExcuseDialog
from tests.services.contests import JUDGES, key_sheets
from tests.ui.scoring.hands import CONTROL, Shown, answer, sign


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
    assert shown.page.grid.editor() is None
    assert shown.column(2)[0] == "80", "calling it off restores the former mark"
    assert shown.place() == (0, 2)
    answer(CorrectionDialog, sign("看错一行"))
    shown.type("90\n")
    assert shown.column(2)[0] == "90"
    assert "看错一行" in {mark.reason for mark in shown.session.file.all(Mark)}


def test_the_same_mark_keyed_again_over_a_confirmed_one_asks_and_writes_nothing(shown: Shown) -> None:
    key_sheets(shown.session, "final", 1, "80")
    entries = shown.session.file.newest()
    shown.type("80\n")
    assert shown.page.grid.editor() is None
    assert shown.session.file.newest() == entries


@pytest.mark.parametrize(("button", "confirmed"), [("取消", False), ("仍要确认", True)])
def test_what_a_check_on_paper_found_is_asked_about_before_it_is_confirmed(
    shown: Shown, button: str, confirmed: bool
) -> None:
    for judge in JUDGES:
        for criterion in ("innovation", "team"):
            marks.enter(shown.session, KeyedMark("final", 1, judge, criterion, "80"))
    marks.enter(shown.session, KeyedMark("final", 1, "钱", "team", "60", entry=2))
    paper_check.note_paper_total(shown.session, "final", 1, "赵", "81")
    asked: list[str] = []

    def choose(box: QDialog) -> None:
        assert isinstance(box, Question)
        asked.append(box.says.text())
        next(each for each in box.findChildren(QPushButton) if each.text() == button).click()

    answer(Question, choose)
    shown.press(Qt.Key.Key_Return, CONTROL)
    assert asked == ["两次录入有 1 处不一致。赵的合计与纸面不符。盲录复核 1 / 10，没有完成。请先对照纸面评分表。"]
    assert bool(shown.session.file.all(Confirmation)) is confirmed
    assert shown.page.number == (2 if confirmed else 1)


def test_a_question_that_was_answered_gives_the_keys_back_to_the_grid(shown: Shown) -> None:
    key_sheets(shown.session, "final", 1, "80")
    elsewhere = QPushButton()
    elsewhere.show()

    def answer_from_elsewhere(dialog: QDialog) -> None:
        sign("看错一行")(dialog)
        elsewhere.activateWindow()  # no window has the keyboard at once when another is closed

    answer(CorrectionDialog, answer_from_elsewhere)
    shown.type("90\n")
    assert shown.page.grid.editor() is None
    assert shown.window.focusWidget() is shown.page.grid


def test_the_cursor_leaves_a_seat_that_is_excused_for_the_next_that_owes_marks(shown: Shown) -> None:
    marks.enter(shown.session, KeyedMark("final", 1, "钱", "innovation", "80"))
    shown.type("80\n")
    assert shown.place() == (0, 3)
    panels.mark_absent(shown.session, "final", "赵", 1, "临时离场")
    assert shown.place() == (1, 3)
    panels.mark_absent(shown.session, "final", "钱", 1, "临时离场")
    assert shown.place() == (2, 2)


def test_after_the_reveal_a_supervisor_signs_and_the_audience_reads_it(shown: Shown) -> None:
    key_sheets(shown.session, "final", 1, "80")
    for _step in range(9):
        shown.press(Qt.Key.Key_F8)
    before = shown.page.context.audience.operator.cue
    shown.press(Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    answer(CorrectionDialog, sign("看错一行", "郑明"))
    shown.type("90\n")
    assert before is not None
    assert not getattr(shown.scenes[-1], "corrected", True), "the operator chooses the moment"
    shown.window.activateWindow()
    QApplication.processEvents()
    shown.press(Qt.Key.Key_F8)
    corrected = shown.scenes[-1]
    assert getattr(corrected, "corrected", False)
    assert getattr(corrected, "score", "") == "81.20"


def test_a_wrong_pin_is_told_in_the_question_which_waits_for_the_right_one(shown: Shown) -> None:
    key_sheets(shown.session, "final", 1, "80")
    marks.reveal(shown.session, "final", 1)
    people.appoint(shown.session, "郑明", [Role.SUPERVISOR])
    people.set_pin(shown.session, "郑明", "246810")
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
        people.appoint(shown.session, name, [Role.SUPERVISOR])
    people.set_pin(shown.session, "何芳", "246810")

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
        QTest.keyClicks(fields.pin, "246810")
        assert dialog.accept_button.isEnabled()
        QTest.keyClick(fields.supervisor, Qt.Key.Key_Down)
        assert (fields.name(), fields.pin.isVisible()) == ("郑明", False)
        assert not fields.pin.text(), "that of another does not stay"
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


def test_blind_entry_hides_the_first_and_shows_what_differs(shown: Shown) -> None:
    shown.type("80\n81\n")
    shown.press(Qt.Key.Key_F4)
    assert shown.column(2) == [""] * 5
    assert shown.column(4) == [""] * 5
    shown_labels = [label for label in shown.page.live.findChildren(QLabel) if label.isVisible()]
    assert all(shown.page.banner.isAncestorOf(label) for label in shown_labels), "no figure of the first entry is left"
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
    assert shown.column(6)[0] == "已盲录"
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


def test_a_recusal_entered_by_mistake_is_lifted_by_key_although_the_cursor_passes_its_seat_over(shown: Shown) -> None:
    panels.recuse(shown.session, "final", "钱", 1, "同事")

    def lift(dialog: QDialog) -> None:
        assert isinstance(dialog, ExcuseDialog)
        assert dialog.seat.currentText() == "1 号席　赵"
        assert dialog.marking.isHidden()
        dialog.seat.setFocus()
        QTest.keyClick(dialog.seat, Qt.Key.Key_Down)
        assert dialog.seat.currentText() == "2 号席　钱（回避：同事）"
        assert dialog.marking.isChecked()
        dialog.reason.setEditText("登记有误")
        dialog.accept_button.click()

    answer(ExcuseDialog, lift)
    shown.press(Qt.Key.Key_R, CONTROL)
    assert not shown.session.contest.recusals
    assert shown.page.grid.sheets.missing(1) == (2, 3)


def test_a_project_all_of_whose_judges_are_excused_can_be_put_right_by_key(shown: Shown) -> None:
    for judge in JUDGES:
        panels.recuse(shown.session, "final", judge, 1, "同事")

    def lift(dialog: QDialog) -> None:
        assert isinstance(dialog, ExcuseDialog)
        dialog.reason.setEditText("登记有误")
        dialog.accept_button.click()

    shown.press(Qt.Key.Key_PageDown)
    shown.press(Qt.Key.Key_PageUp)
    answer(ExcuseDialog, lift)
    shown.press(Qt.Key.Key_R, CONTROL)
    assert len(shown.session.contest.recusals) == 4


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
    answer(CorrectionDialog, sign("主动退赛"))
    shown.page.presence.click()
    menu = shown.page.findChild(QMenu)
    assert isinstance(menu, QMenu)
    next(action for action in menu.actions() if action.text().startswith("退赛")).trigger()
    menu.close()
    assert shown.session.contest.presence("final", 1) is Presence.WITHDRAWN
    assert "退赛" in shown.page.banner.text()
    shown.type("80\n")
    assert "不再打分" in shown.page.grid.note()


def test_a_correction_says_what_it_changes_before_it_is_made(shown: Shown) -> None:
    for number, value in ((1, "80"), (2, "81")):
        key_sheets(shown.session, "final", number, value)
        marks.reveal(shown.session, "final", number)
    told: list[str] = []

    def read(dialog: QDialog) -> None:
        assert isinstance(dialog, CorrectionDialog)
        told.extend(dialog.fact_words())
        dialog.reject()

    answer(CorrectionDialog, read)
    shown.page.go_to(1)
    shown.page.grid.setFocus()
    shown.page.grid.setCurrentIndex(shown.page.grid.sheets.index(0, 2))
    shown.type("90\n")
    assert told == ["技术创新能力 80 → 90；得分 80.00 → 81.20；第 2 名 → 第 1 名。"]
    assert shown.stored(1).count(("赵", "innovation", "90")) == 0
