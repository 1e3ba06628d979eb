"""The scoring desk from outside: keys go in, marks are on record, and the page shows what is on record."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from maker_desktop.domain.model.ruling import CaseKind, Decision, Ruling
from maker_desktop.services.panels import panels
from maker_desktop.services.scoring import marks
from maker_desktop.services.scoring.mark_gate import KeyedMark
from maker_desktop.ui.audience.scenes import Black, OnStage
from maker_desktop.ui.kit.theme import Tone
from tests.services.contests import JUDGES, key_sheets
from tests.ui.scoring.hands import CONTROL, Shown


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
    marks.enter(shown.session, KeyedMark("final", 1, "孙", "innovation", "80"))
    marks.enter(shown.session, KeyedMark("final", 1, "孙", "team", "80"))
    shown.type("80\n81\n")
    assert shown.place() == (3, 2)
    shown.press(Qt.Key.Key_Up)
    shown.press(Qt.Key.Key_Up)
    assert shown.place() == (0, 2), "a recused seat is passed over"


@pytest.mark.parametrize(("text", "words"), [("101", "0 到 100"), ("87.55", "精确到 0.1")])
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
    assert editor.selectedText() == text, "the next key replaces it"
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


def test_escape_ends_the_mark_being_typed_before_it_closes_what_was_said(shown: Shown) -> None:
    shown.window.tell("出场顺序里的项目都已完成。", Tone.DONE)
    shown.type("9")
    shown.press(Qt.Key.Key_Escape)
    assert shown.page.grid.editor() is None
    assert shown.window.area.message.sentence() == "出场顺序里的项目都已完成。"
    shown.press(Qt.Key.Key_Escape)
    assert shown.window.area.message.sentence() == ""


def test_home_and_end_stay_among_the_marks(shown: Shown) -> None:
    panels.recuse(shown.session, "final", "赵", 1, "同事")
    last = len(JUDGES) - 1
    for key, modifier, place in (
        (Qt.Key.Key_End, CONTROL, (last, 3)),
        (Qt.Key.Key_Home, Qt.KeyboardModifier.NoModifier, (last, 2)),
        (Qt.Key.Key_End, Qt.KeyboardModifier.NoModifier, (last, 3)),
        (Qt.Key.Key_Home, CONTROL, (1, 2)),
    ):
        shown.press(key, modifier)
        assert shown.place() == place


def test_a_click_at_a_judge_means_his_first_mark(shown: Shown) -> None:
    grid = shown.page.grid
    judge = grid.visualRect(grid.sheets.index(2, 1)).center()
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=judge)
    shown.type("85\n")
    assert shown.stored() == [("孙", "innovation", "85")]


def test_marks_keyed_after_another_division_was_chosen_are_not_lost(shown: Shown) -> None:
    startup = shown.page._tools.divisions.findChildren(QPushButton)[-1]
    startup.setFocus()
    startup.click()
    assert shown.page.number == 4
    QTest.keyClicks(startup, "8")
    shown.type("5\n")
    assert shown.stored(4) == [("赵", "innovation", "85")]
    startup.setFocus()
    QGuiApplication.clipboard().setText("86")
    QTest.keyClick(startup, Qt.Key.Key_V, CONTROL)
    assert shown.stored(4)[1:] == [("赵", "team", "86")]


def test_a_switch_moved_by_its_key_leaves_the_keyboard_with_the_grid(shown: Shown) -> None:
    grid, switch = shown.page.grid, shown.page.implied
    grid.setFocus()
    switch.animateClick()  # what Alt and its letter do: the switch is down for a tenth of a second
    assert switch.isDown()
    assert shown.window.focusWidget() is grid


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


def test_a_block_pasted_while_a_mark_is_keyed_takes_its_place(shown: Shown) -> None:
    QGuiApplication.clipboard().setText("80\t81\r\n82\t83\r\n")
    shown.type("9")
    shown.press(Qt.Key.Key_V, CONTROL)
    assert shown.page.grid.editor() is None
    assert shown.column(2)[:3] == ["80", "82", ""]
    QGuiApplication.clipboard().setText("84\n")
    shown.page.grid.setCurrentIndex(shown.page.grid.sheets.index(2, 2))
    shown.press(Qt.Key.Key_F2)
    shown.press(Qt.Key.Key_V, CONTROL)
    assert shown.page.grid.editor() is not None, "one mark alone is pasted into its field"
    shown.type("\n")
    assert shown.column(2)[2] == "84"


def test_arrows_walk_from_field_to_field_and_never_off_them(shown: Shown) -> None:
    shown.press(Qt.Key.Key_Left)
    assert shown.place() == (0, 2)
    shown.press(Qt.Key.Key_Right)
    shown.press(Qt.Key.Key_Right)
    assert shown.place() == (0, 3), "a total written on paper is passed over until it is asked for"
    shown.page.with_paper.click()
    shown.press(Qt.Key.Key_Right)
    assert shown.place() == (0, 5)
    shown.press(Qt.Key.Key_Left)
    shown.press(Qt.Key.Key_Left)
    assert shown.place() == (0, 2)


def test_the_desk_says_when_the_last_project_is_done(shown: Shown) -> None:
    told: list[str] = []
    shown.page.context.told.connect(lambda sentence, _tone: told.append(sentence))
    for number in (1, 2):
        key_sheets(shown.session, "final", number, "80")
    shown.press(Qt.Key.Key_PageDown)
    shown.press(Qt.Key.Key_PageDown)
    for _seat in JUDGES:
        shown.type("80\n81\n")
    assert not told
    shown.press(Qt.Key.Key_Return, CONTROL)
    assert told == ["已确认 3 号　80.40，企业组暂列第 1，按 F8 亮分。出场顺序里的项目都已完成。"]


@pytest.mark.parametrize("switch", ["implied", "with_paper", "operator_toggle"])
def test_who_moves_a_switch_or_clicks_a_project_goes_on_entering(shown: Shown, switch: str) -> None:
    button = getattr(shown.page, switch)
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert shown.window.focusWidget() is shown.page.grid
    queue = shown.page.queue
    QTest.mouseClick(queue.viewport(), Qt.MouseButton.LeftButton, pos=queue.visualRect(queue.queue.index(1)).center())
    assert shown.page.number == 2
    assert shown.window.focusWidget() is shown.page.grid


def test_what_was_refused_is_no_longer_told_once_something_is_written(shown: Shown) -> None:
    shown.window.tell("1 号项目还差分数。", Tone.WRONG)
    shown.type("80\n")
    assert shown.window.area.message.isHidden()
    shown.window.tell("已导出。", Tone.DONE)
    shown.type("80\n")
    assert shown.window.area.message.sentence() == "已导出。"


def test_the_project_on_the_desk_stays_in_sight_of_a_queue_that_gets_lower(shown: Shown) -> None:
    queue = shown.page.queue
    shown.page.go_to(3)
    for height in (600, 120):
        queue.setFixedHeight(height)
        QApplication.processEvents()
        assert queue.viewport().rect().contains(queue.visualRect(queue.currentIndex()))


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
    assert shown.page.context.audience.operator.clock is not None
    assert shown.page.context.audience.operator.clock.running
    assert "暂停" in shown.page.clock_words.text()
    shown.press(Qt.Key.Key_PageDown)
    assert "1 号" in shown.page.clock_words.text(), "a clock that runs stays with its project"
    shown.press(Qt.Key.Key_F6)
    shown.press(Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert (shown.page.clock_face.text(), "答辩" in shown.page.clock_words.text()) == ("07:00", True)
    shown.press(Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert shown.page.context.audience.operator.clock.number == 2


def test_the_keys_of_the_audience_screen_work_wherever_the_focus_is_and_on_every_page(shown: Shown) -> None:
    button = shown.window.area.audience
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_F8)
    assert isinstance(shown.scenes[-1], OnStage)
    shown.page.hide()
    QTest.keyClick(button, Qt.Key.Key_F11, CONTROL)
    assert isinstance(shown.scenes[-1], Black)


def test_the_clock_rings_for_the_last_minute_and_when_the_time_is_up(shown: Shown, hands: list[float]) -> None:
    struck: list[float] = []
    shown.page.context.audience.rang.connect(lambda: struck.append(hands[0]))
    shown.press(Qt.Key.Key_F6)
    for hands[0] in (0.5, 419.5, 420.5, 421.5, 480.5, 481.0, 481.5):
        shown.page.context.audience.tick()
    assert struck == [420.5, 481.0]
    assert shown.page.clock_face.text() == "+00:01"


def test_a_refused_mark_is_left_behind_and_told_when_the_division_changes(shown: Shown) -> None:
    told: list[str] = []
    shown.page.context.told.connect(lambda sentence, _tone: told.append(sentence))
    shown.type("101\n")
    startup = next(button for button in shown.page.tools().findChildren(QPushButton) if button.text() == "创业组")
    startup.click()
    assert shown.page.number == 4
    assert "没有保存" in told[-1]
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


def test_one_key_takes_the_heads_to_the_supervisors_drive(shown: Shown, qtbot: QtBot) -> None:
    """Without a drive it says where to choose one; what it writes is shown where the drive is chosen."""
    with qtbot.capture_exceptions() as told:
        shown.press(Qt.Key.Key_F12)
    assert "还没有选监督员的 U 盘" in str(told[0][1])
