"""Where a dialog puts the keyboard, and how calmly it says what is wrong."""

from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QTextListFormat
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from maker_desktop import __version__
from maker_desktop.services.core.session import Session
from maker_desktop.services.journal.backup import Copy, Foreseen
from maker_desktop.services.roster import roster
from maker_desktop.ui.kit.dialog_frame import Question
from maker_desktop.ui.kit.messages import confirm
from maker_desktop.ui.panels.hand_draw_dialog import HandDrawDialog
from maker_desktop.ui.panels.recusal_dialog import RecusalDialog
from maker_desktop.ui.people.pins_dialog import PinsDialog
from maker_desktop.ui.people.reason_dialog import ReasonDialog
from maker_desktop.ui.roster.import_dialog import RosterImportDialog
from maker_desktop.ui.roster.project_dialog import ProjectDialog
from maker_desktop.ui.window.about import show_about
from maker_desktop.ui.window.help_window import MANUAL_SIZE, HelpWindow
from maker_desktop.ui.window.restore_dialog import RestoreDialog
from maker_desktop.ui.window.start_page import StartPage
from tests.services.contests import small_contest

HEAD = "项目名称\t企业（创客）名称\t组别\n"


@pytest.fixture
def desk(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show()
    return window


@pytest.fixture
def session() -> Session:
    return small_contest()


def test_who_asks_about_the_program_learns_its_version_and_where_the_licences_lie(desk: QWidget) -> None:
    told: list[str] = []

    def look() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        told.extend((box.text(), box.informativeText().rsplit("\n", 1)[-1]))
        box.reject()

    QTimer.singleShot(0, look)
    show_about(desk)
    name, notices = told
    assert __version__ in name
    assert Path(notices).is_file()


def test_a_long_question_is_shown_whole_and_its_deciding_button_stands_at_the_right(desk: QWidget) -> None:
    seen: list[bool] = []

    def look() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, Question)
        seen.append(box.title.wordWrap() and box.title.height() >= box.title.heightForWidth(box.title.width()))
        seen.append(box.cancel.x() < box.action.x())
        box.reject()

    QTimer.singleShot(0, look)
    question = "“赛事.maker”正由王敏在电脑“会场一”上从 2026-07-24 08:30 起使用，现在只能以只读方式打开。"
    confirm(desk, question, "可以查看和打印。", "以只读方式打开")
    assert seen == [True, True]


def test_qt_says_its_own_words_in_chinese_also_those_its_translation_lacks(desk: QWidget) -> None:
    said = {word: QCoreApplication.translate("QFileDialog", word) for word in ("&Look in:", "Files of &type:", "&Open")}
    assert said == {"&Look in:": "查找范围(&L)：", "Files of &type:": "文件类型(&T)：", "&Open": "打开(&O)"}
    assert QCoreApplication.translate("QFileDialog", "no word of Qt's") == "no word of Qt's"


@pytest.mark.parametrize("size", [(440, 640), MANUAL_SIZE])
def test_help_stays_on_the_screen_with_its_buttons(desk: QWidget, size: tuple[int, int]) -> None:
    aid = HelpWindow(desk, size)
    aid.show_page("scoring")
    desk.move(0, 300)
    aid.open_beside()
    screen = desk.screen().availableGeometry()
    assert screen.contains(aid.geometry()) or aid.width() > screen.width()
    assert aid.geometry().bottom() <= screen.bottom()


def test_the_dots_of_a_list_stand_apart_from_its_words(desk: QWidget) -> None:
    aid = HelpWindow(desk)
    aid.show_page("scoring")
    block = aid.text.document().begin()
    indents = set()
    while block.isValid():
        if block.textList() is not None and block.textList().format().style() is QTextListFormat.Style.ListDisc:
            indents.add(block.blockFormat().textIndent())
        block = block.next()
    assert indents
    assert min(indents) > 0


def test_pins_are_asked_for_from_the_first_member_on(desk: QWidget) -> None:
    dialog = PinsDialog(desk, ["韩文博", "陆雅琴"])
    dialog.show()
    focused = dialog.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "韩文博的口令"


def test_the_act_that_needs_a_reason_has_a_key_for_enter_writes_a_line(desk: QWidget) -> None:
    dialog = ReasonDialog(desk, "退赛？", "没有名次。", "退赛")
    assert dialog.action.shortcut().toString() == "Alt+O"


def titles(dialog: RosterImportDialog) -> list[str]:
    model = dialog.rows.model()
    across = Qt.Orientation.Horizontal
    return [model.headerData(column, across) for column in range(model.columnCount())]


def test_refused_rows_leave_their_room_to_the_reason_and_a_repetition_is_no_fault(
    desk: QWidget, session: Session
) -> None:
    plan = roster.preview(session, f"{HEAD}甲\t甲公司\t企业组\n无\t某公司\t不知\n")
    dialog = RosterImportDialog(desk, "粘贴的内容", plan, session)
    assert titles(dialog) == ["行", "", "说明"]
    assert dialog.reason.property("tone") == "wrong"
    next(each for each in dialog.shown.findChildren(QPushButton) if each.text() == "全部").click()
    assert titles(dialog)[3] == "项目名称"
    same = roster.preview(session, f"{HEAD}甲\t甲公司\t企业组\n")
    assert not RosterImportDialog(desk, "粘贴的内容", same, session).reason.property("tone")


def test_each_kind_of_row_tells_of_its_own_first_row(desk: QWidget, session: Session) -> None:
    plan = roster.preview(session, f"序号\t{HEAD}1\t甲\t新公司\t企业组\n6\t己\t己公司\t企业组\n")
    dialog = RosterImportDialog(desk, "粘贴的内容", plan, session)

    def choose(state: str) -> str:
        next(each for each in dialog.shown.findChildren(QPushButton) if each.text() == state).click()
        assert dialog.rows.model().rowCount() == 1
        return dialog.detail.text()

    assert not choose("新增")
    assert "新公司" in choose("修改")
    assert not choose("新增")


def test_a_recusal_without_a_reason_goes_to_the_reason_whose_example_fits(desk: QWidget, session: Session) -> None:
    dialog = RecusalDialog(desk, session, session.stage("final"))
    dialog.show()
    dialog.register.click()
    assert dialog.objection.isVisible()
    assert dialog.focusWidget() is dialog.reason
    assert "合作" in dialog.reason.placeholderText()
    next(each for each in dialog.kind.findChildren(QPushButton) if each.text() == "缺席").click()
    assert "离场" in dialog.reason.placeholderText()


def test_a_project_without_its_applicant_goes_to_the_applicant(desk: QWidget, session: Session) -> None:
    dialog = ProjectDialog(desk, session, session.contest.projects[0])
    dialog.show()
    dialog.applicant.clear()
    dialog.save.click()
    assert dialog.focusWidget() is dialog.applicant


def test_what_is_no_number_is_gone_back_to(desk: QWidget, session: Session) -> None:
    dialog = HandDrawDialog(desk, session, session.stage("preliminary"))
    dialog.show()
    model = dialog.projects.model()
    for row, text in enumerate(("1", "二", "3")):
        model.setData(model.index(row, 3), text, Qt.ItemDataRole.EditRole)
    dialog.take.click()
    assert "“二”不是数字" in dialog.objection.text()
    assert (dialog.projects.currentIndex().row(), dialog.projects.currentIndex().column()) == (1, 3)


def test_nothing_is_wrong_before_a_copy_is_chosen(desk: QWidget, tmp_path: Path) -> None:
    empty = RestoreDialog(desk, [], [], tmp_path, lambda _copy, _file: Foreseen(False, ""))
    assert not empty.promise.property("tone")
    copy = Copy(tmp_path / "决赛-0123abcd-20261120-104100-000041.bak.maker", datetime(2026, 11, 20, 10, 41), 41)
    chosen = RestoreDialog(desk, [copy], [], tmp_path, lambda _copy, _file: Foreseen(False, ""))
    assert "内容是 11-20 10:41 的备份" in chosen.promise.text()
    chosen.target.setText("没有这个文件夹/a.maker")
    assert chosen.promise.property("tone") == "wrong"


def test_a_recent_file_with_a_long_name_does_not_run_out_of_its_card(qtbot: QtBot, tmp_path: Path) -> None:
    page = StartPage([], [tmp_path / f"{'很长的名称' * 20}.maker"], tmp_path)
    qtbot.addWidget(page)
    page.show()
    (card,) = page.recent.cards
    assert page.rect().contains(QRect(card.mapTo(page, QPoint(0, 0)), card.size()))
    assert card.name.shown_text().endswith("…")
