"""项目: import by paste, search, edit, withdrawal and the conditions of entry, as a secretary does them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.presence import Presence
from maker_desktop.domain.roster.eligibility import CheckState, all_checks
from maker_desktop.services.panels import draw
from maker_desktop.services.roster import roster, taking_part
from maker_desktop.ui.page_context import PageContext
from maker_desktop.ui.people.correction_dialog import CorrectionDialog
from maker_desktop.ui.people.reason_dialog import ReasonDialog
from maker_desktop.ui.records.order_menu import order_menu
from maker_desktop.ui.roster.import_dialog import RosterImportDialog
from maker_desktop.ui.roster.page import RosterPage
from maker_desktop.ui.roster.project_dialog import ProjectDialog
from tests.ui.conftest import MakeSession
from tests.ui.scoring.hands import answer, sign

HEAD = "项目名称\t企业（创客）名称\t组别\t联系人\n"
ROWS = "激光芯片\t华兴公司\t企业组\t任丽\n激光芯片二\t华兴公司\t企业组\t刘建国\n叶绿体工厂\t王阳团队\t创业组\t李丽\n"


@pytest.fixture
def page(make_session: MakeSession, qtbot: QtBot) -> Iterator[RosterPage]:
    page = RosterPage(PageContext(make_session(Path("roster.maker"))))
    qtbot.addWidget(page)
    page.context.session.listen(page.refresh)
    page.resize(1100, 700)
    page.show()
    page.refresh(None)
    yield page
    page.context.tasks.close()


@pytest.fixture
def filled(page: RosterPage) -> RosterPage:
    roster.take(page.context.session, roster.preview(page.context.session, HEAD + ROWS))
    return page


def shown(page: RosterPage, column: int) -> list[str]:
    model = page.projects.model()
    return [model.index(row, column).data() for row in range(model.rowCount())]


def preview(page: RosterPage, source: Path | str, qtbot: QtBot) -> RosterImportDialog:
    with qtbot.waitSignal(page.context.tasks.ended):
        page.preview(source)
    dialog = page.findChild(RosterImportDialog)
    assert isinstance(dialog, RosterImportDialog)
    return dialog


def test_an_empty_page_says_what_to_do_first(page: RosterPage) -> None:
    assert page.nothing.isVisible()
    assert not page.side.isVisible()
    words = [button.text() for button in page.empty.findChildren(QPushButton) if button.isVisible()]
    assert words == ["导入名册…", "粘贴名册", "添加项目(&N)"]
    assert not page.search.isVisible(), "there is nothing to search"


def test_pasted_cells_are_previewed_and_taken(page: RosterPage, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText(HEAD + ROWS)
    with qtbot.waitSignal(page.context.tasks.ended):
        page.paste.click()
    dialog = page.findChild(RosterImportDialog)
    assert isinstance(dialog, RosterImportDialog)
    assert dialog.chips["新增"].text() == "新增 3"
    assert not page.context.session.contest.projects
    dialog.take.click()
    assert shown(page, 1) == ["激光芯片", "激光芯片二", "叶绿体工厂"]
    assert page.side.isVisible()


def test_enter_takes_what_was_previewed_and_the_list_has_the_keyboard(page: RosterPage, qtbot: QtBot) -> None:
    dialog = preview(page, HEAD + ROWS, qtbot)
    model = dialog.rows.model()
    titles = [model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())]
    assert "说明" not in titles, "there is nothing to say, so names have the room"
    assert dialog.rows.columnWidth(3) > 300
    QTest.keyClick(dialog.rows, Qt.Key.Key_Return)
    assert shown(page, 1) == ["激光芯片", "激光芯片二", "叶绿体工厂"]
    assert page.window().focusWidget() is page.projects


def test_enter_takes_nothing_where_a_row_is_refused(page: RosterPage, qtbot: QtBot) -> None:
    dialog = preview(page, HEAD + ROWS + "无组别\t某公司\t不知\t某人\n", qtbot)
    QTest.keyClick(dialog.rows, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert not page.context.session.contest.projects


def test_the_next_open_condition_is_current_once_one_is_fulfilled(filled: RosterPage) -> None:
    checks = filled.card.checks
    open_ = [
        row for row, check in enumerate(filled.projects.current_record().checks) if check.state is CheckState.TO_CONFIRM
    ]
    assert len(open_) > 2
    checks.pick_row(open_[0])
    filled.card.fulfilled.click()
    assert checks.currentIndex().row() == open_[1]
    checks.pick_row(open_[-1])
    filled.card.fulfilled.click()
    assert checks.currentIndex().row() == open_[1], "from the top again after the last"


@pytest.mark.parametrize("agreed", [False, True])
def test_escape_asks_before_it_throws_away_what_was_typed(
    page: RosterPage, monkeypatch: pytest.MonkeyPatch, agreed: bool
) -> None:
    asked: list[str] = []

    def answered(_parent: object, question: str, *_words: str) -> bool:
        asked.append(question)
        return agreed

    monkeypatch.setattr("maker_desktop.ui.roster.project_dialog.confirm", answered)
    page.add.click()
    dialog = page.findChild(ProjectDialog)
    assert isinstance(dialog, ProjectDialog)
    dialog.project_name.insert("新项目")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert asked == ["放弃填写的内容？"]
    assert (not isValid(dialog) or not dialog.isVisible()) is agreed


def test_an_untouched_project_closes_without_a_question(page: RosterPage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("maker_desktop.ui.roster.project_dialog.confirm", lambda *_: pytest.fail("nothing was typed"))
    page.add.click()
    dialog = page.findChild(ProjectDialog)
    assert isinstance(dialog, ProjectDialog)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not isValid(dialog) or not dialog.isVisible()


def test_a_refused_row_keeps_everything_out_and_says_why(page: RosterPage, qtbot: QtBot) -> None:
    dialog = preview(page, HEAD + ROWS + "无组别\t某公司\t不知\t某人\n", qtbot)
    assert not dialog.take.isEnabled()
    assert "1 行有误" in dialog.reason.text()
    words = dialog.rows.model().index(0, 2).data()
    assert "不是本赛事的组别" in words
    assert dialog.detail.text() == words


def test_a_change_is_shown_field_by_field_and_a_repetition_needs_no_import(filled: RosterPage, qtbot: QtBot) -> None:
    dialog = preview(filled, HEAD + ROWS.replace("任丽", "任立"), qtbot)
    assert dialog.rows.model().index(0, 6).data() == "联系人：任丽 → 任立"
    dialog.reject()
    QApplication.processEvents()
    again = preview(filled, HEAD + ROWS, qtbot)
    assert not again.take.isEnabled()
    assert "完全相同" in again.reason.text()


def test_a_correction_of_a_drawn_project_is_shown_as_one_and_asks_why(filled: RosterPage, qtbot: QtBot) -> None:
    session = filled.context.session
    draw.draw(session, "final")
    dialog = preview(filled, HEAD + ROWS.replace("王阳团队", "王洋团队"), qtbot)
    assert (dialog.chips["更正"].text(), dialog.chips["新增"].text()) == ("", "新增 1"), (
        "without a number it is another"
    )
    assert "3 号" in dialog.rows.model().index(2, 6).data()
    dialog.reject()
    QApplication.processEvents()
    numbered = "编号\t" + HEAD + "3\t叶绿体工厂\t王洋团队\t创业组\t李丽\n"
    dialog = preview(filled, numbered, qtbot)
    assert dialog.chips["更正"].text() == "更正 1"
    assert dialog.rows.model().index(0, 6).data() == "企业（创客）名称：王阳团队 → 王洋团队"
    answer(CorrectionDialog, lambda asked: asked.reject())
    dialog.take.click()
    assert dialog.isVisible()
    answer(CorrectionDialog, sign("身份证写作王洋"))
    dialog.take.click()
    assert session.project(3).applicant == "王洋团队"
    assert [entry.reason for entry in session.file.entries()][-1] == "身份证写作王洋"


def test_another_project_at_a_drawn_number_is_refused_in_the_window_too(filled: RosterPage, qtbot: QtBot) -> None:
    draw.draw(filled.context.session, "final")
    dialog = preview(filled, "编号\t" + HEAD + "3\t新来的\t新公司\t创业组\t李丽\n", qtbot)
    assert not dialog.take.isEnabled()
    assert "叶绿体工厂" in dialog.rows.model().index(0, 2).data()


def test_a_drawn_project_is_corrected_by_hand_with_a_reason_and_never_becomes_another(filled: RosterPage) -> None:
    session = filled.context.session
    draw.draw(session, "final")
    filled.card.edit.click()
    dialog = filled.findChild(ProjectDialog)
    assert isinstance(dialog, ProjectDialog)
    dialog.project_name.setText("别的项目")
    dialog.applicant.setText("别的公司")
    dialog.save.click()
    assert "那就是另一个项目" in dialog.objection.text()
    dialog.applicant.setText("华兴公司")
    answer(CorrectionDialog, sign("来函更名"))
    dialog.save.click()
    assert session.project(1).name == "别的项目"
    assert [entry.reason for entry in session.file.entries()][-1] == "来函更名"


def test_whoever_has_withdrawn_can_be_taken_back_with_a_reason(filled: RosterPage) -> None:
    session = filled.context.session
    taking_part.withdraw(session, 1, "来函退出")
    assert filled.card.withdraw.text() == "恢复参赛…"
    filled.card.withdraw.click()
    dialog = filled.findChild(ReasonDialog)
    assert isinstance(dialog, ReasonDialog)
    dialog.reason.setPlainText("来函恢复参赛")
    dialog.action.click()
    assert session.contest.gone(1) is None
    assert filled.card.withdraw.text() == "退赛…"
    assert filled.card.withdraw.isEnabled()


def test_a_dropped_file_is_previewed(page: RosterPage, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "名单.csv"
    file.write_text((HEAD + ROWS).replace("\t", ","), encoding="utf-8")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    with qtbot.waitSignal(page.context.tasks.ended):
        page.dropEvent(QDropEvent(QPoint(5, 5), Qt.DropAction.CopyAction, mime, buttons, keys))
    dialog = page.findChild(RosterImportDialog)
    assert isinstance(dialog, RosterImportDialog)
    assert dialog.source.text() == "名单.csv"


def test_the_table_needs_no_scrolling_sideways_and_the_card_tells_the_rest(filled: RosterPage) -> None:
    for width in (1076, 1236, 1800):
        filled.resize(width, 640)
        assert not filled.projects.horizontalScrollBar().isVisible()
    assert filled.card.details.text() == "组别　企业组\n联系人　任丽"


def test_conditions_of_entry_are_read_whole(filled: RosterPage) -> None:
    QApplication.processEvents()
    checks = filled.card.checks
    text = max((check.condition for check in filled.projects.current_record().checks), key=len)
    lines = checks.fontMetrics().horizontalAdvance(text) / (checks.columnWidth(1) - 24)
    assert lines > 1, "the longest condition takes several lines"
    row = next(row for row in range(checks.model().rowCount()) if checks.model().index(row, 1).data() == text)
    assert checks.rowHeight(row) >= lines * checks.fontMetrics().height()
    assert checks.height() >= checks.verticalHeader().length()


def test_the_title_of_the_sorted_column_says_so(filled: RosterPage) -> None:
    model = filled.projects.model()
    assert model.headerData(0, Qt.Orientation.Horizontal) == "编号 ↑"
    header = filled.projects.horizontalHeader()
    place = QPoint(header.sectionViewportPosition(1) + 20, header.height() // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert model.headerData(0, Qt.Orientation.Horizontal) == "编号"
    assert model.headerData(1, Qt.Orientation.Horizontal) == "项目名称 ↓"
    assert shown(filled, 1) == ["激光芯片二", "激光芯片", "叶绿体工厂"]


def test_a_long_name_is_shown_from_its_beginning(filled: RosterPage) -> None:
    filled.projects.opened.emit(filled.projects.current_record())
    dialog = filled.findChild(ProjectDialog)
    assert isinstance(dialog, ProjectDialog)
    assert dialog.project_name.text() == "激光芯片"
    assert dialog.project_name.cursorPosition() == dialog.applicant.cursorPosition() == 0


def test_an_empty_clipboard_is_refused(page: RosterPage) -> None:
    QGuiApplication.clipboard().setText("  ")
    with pytest.raises(Refusal, match="剪贴板里没有表格内容"):
        page._paste()


def test_search_and_division_narrow_the_table(filled: RosterPage) -> None:
    filled.search.setText("激光")
    assert shown(filled, 0) == ["1", "2"]
    assert filled.count.text() == "3 个中的 2 个"
    filled.search.setText("华兴 刘建国")
    assert shown(filled, 0) == ["2"]
    filled.search.clear()
    filled.divisions.show_choices([("", "全部"), ("startup", "创业组")], "startup")
    filled.divisions.chosen.emit("startup")
    assert shown(filled, 0) == ["3"]


def choose_state(page: RosterPage, state: str) -> None:
    page.states.setCurrentText(state)
    page.states.activated.emit(page.states.currentIndex())


def test_the_table_can_be_narrowed_to_what_needs_a_look(filled: RosterPage) -> None:
    choose_state(filled, "疑似重复")
    assert shown(filled, 0) == ["1", "2"]
    filled.projects.pick_row(1)
    filled.card.all_ticked.emit()
    choose_state(filled, "待确认")
    assert shown(filled, 0) == ["1", "3"]
    taking_part.withdraw(filled.context.session, 3, "来函退出")
    choose_state(filled, "已退赛")
    assert shown(filled, 0) == ["3"]
    choose_state(filled, "不符合")
    assert not filled.projects.isVisible()


def test_a_search_that_finds_nothing_says_so_and_leads_back(filled: RosterPage) -> None:
    filled.search.setText("没有的词")
    assert filled.none_found.isVisible()
    assert not filled.side.isVisible()
    way_back = filled.none_found.findChild(QPushButton)
    assert isinstance(way_back, QPushButton)
    way_back.click()
    assert shown(filled, 0) == ["1", "2", "3"]
    assert filled.card.isVisible()


def test_the_menu_of_the_table_offers_to_sort_by_each_column_and_back(filled: RosterPage) -> None:
    def choose(words: str) -> None:
        next(action for action in order_menu(filled.projects).actions() if action.text() == words).trigger()

    choose("按项目名称排序")
    assert shown(filled, 0) == ["3", "1", "2"]
    choose("按编号排序")
    choose("按编号倒着排序")
    assert shown(filled, 0) == ["3", "2", "1"]


def test_numbers_sort_as_numbers(page: RosterPage) -> None:
    rows = "".join(f"项目{number}\t公司{number}\t企业组\t某人\n" for number in range(1, 12))
    roster.take(page.context.session, roster.preview(page.context.session, HEAD + rows))
    page.projects.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    assert shown(page, 0)[:3] == ["11", "10", "9"]


def test_enter_edits_the_project_and_a_refusal_stays_in_the_dialog(filled: RosterPage, qtbot: QtBot) -> None:
    filled.projects.pick_row(0)
    filled.projects.opened.emit(filled.projects.current_record())
    dialog = filled.findChild(ProjectDialog)
    assert isinstance(dialog, ProjectDialog)
    dialog.applicant.clear()
    dialog.save.click()
    assert "须有项目名称和参赛主体名称" in dialog.objection.text()
    dialog.applicant.setText("华兴激光公司")
    dialog.members.setPlainText("甲\n\n乙")
    dialog.save.click()
    assert filled.context.session.project(1).applicant == "华兴激光公司"
    assert filled.context.session.project(1).members == ("甲", "乙")
    assert filled.card.applicant.text() == "华兴激光公司"


def test_a_new_project_is_chosen_once_it_is_saved(filled: RosterPage) -> None:
    filled.add.click()
    dialog = filled.findChild(ProjectDialog)
    assert isinstance(dialog, ProjectDialog)
    dialog.project_name.setText("新项目")
    dialog.applicant.setText("新公司")
    dialog.save.click()
    assert filled.projects.current_record().project.number == 4


def test_withdrawal_needs_a_reason(filled: RosterPage) -> None:
    filled.card.withdraw.click()
    dialog = filled.findChild(ReasonDialog)
    assert isinstance(dialog, ReasonDialog)
    assert not dialog.action.isEnabled()
    dialog.reason.setPlainText("企业来函退出")
    dialog.action.click()
    stages = filled.context.session.contest.rulebook.stages
    presences = {filled.context.session.contest.presence(stage.id, 1) for stage in stages}
    assert presences == {Presence.WITHDRAWN}
    assert shown(filled, 3)[0] == "退赛"


def test_conditions_are_ticked_one_by_one_or_all_at_once(filled: RosterPage) -> None:
    session = filled.context.session
    open_row = next(i for i, check in enumerate(all_checks(session.contest)[1]) if not check.ground)
    filled.card.checks.pick_row(open_row)
    condition = filled.card.checks.current_record().condition
    filled.card.fulfilled.click()
    states = {check.condition: check.state for check in all_checks(session.contest)[1]}
    assert states[condition] is CheckState.PASSED
    assert CheckState.TO_CONFIRM in states.values()
    filled.card.all_fulfilled.click()
    assert {check.state for check in all_checks(session.contest)[1]} == {CheckState.PASSED}
    assert filled.card.checks_state.text() == "符合"
    assert not filled.card.all_fulfilled.isEnabled()


def test_a_condition_not_met_asks_for_its_ground(filled: RosterPage) -> None:
    filled.card.checks.pick_row(1)
    condition = filled.card.checks.current_record().condition
    filled.card.unfulfilled.click()
    dialog = filled.findChild(ReasonDialog)
    assert isinstance(dialog, ReasonDialog)
    dialog.reason.setPlainText("查询不符")
    dialog.action.click()
    failed = [check for check in all_checks(filled.context.session.contest)[1] if check.state is CheckState.FAILED]
    assert [check.condition for check in failed] == [condition]
    assert failed[0].ground.startswith("查询不符")


def test_what_looks_alike_is_one_step_away(filled: RosterPage) -> None:
    filled.projects.pick_row(0)
    assert filled.card.alike_card.isVisible()
    filled.search.setText("激光芯片")
    filled.card.alike.pick_row(0)
    filled.card.alike.opened.emit(filled.card.alike.current_record())
    assert filled.projects.current_record().project.number == 2


def test_the_rail_counts_the_projects(filled: RosterPage) -> None:
    assert RosterPage.note(filled.context.session).text == "3"
