"""评委与抽签: seats typed, pasted and moved, projects shared out, recusals, and the draw."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from maker_desktop.domain.model.roster import Project
from maker_desktop.services.panels import seating
from maker_desktop.services.roster import roster
from maker_desktop.services.scoring import marks
from maker_desktop.services.scoring.mark_gate import KeyedMark
from maker_desktop.ui.import_preview import ImportPreview
from maker_desktop.ui.page_context import PageContext
from maker_desktop.ui.panels import draw_tab, seats_tab
from maker_desktop.ui.panels.hand_draw_dialog import HandDrawDialog
from maker_desktop.ui.panels.list_dialogs import AssignmentsImportDialog, SeatsImportDialog
from maker_desktop.ui.panels.page import PanelsPage
from maker_desktop.ui.panels.recusal_dialog import ABSENT, RecusalDialog
from maker_desktop.ui.people.reason_dialog import ReasonDialog
from tests.ui.conftest import MakeSession

STAGE = "preliminary"


@pytest.fixture
def page(make_session: MakeSession, qtbot: QtBot) -> Iterator[PanelsPage]:
    session = make_session(Path("panels.maker"))
    for number in range(1, 6):
        division = "enterprise" if number < 4 else "startup"
        roster.edit(session, Project(number, f"项目{number}", f"公司{number}", division))
    page = PanelsPage(PageContext(session))
    qtbot.addWidget(page)
    session.listen(page.refresh)
    page.resize(1100, 640)
    page.show()
    page.refresh(None)
    yield page
    page.context.tasks.close()


def seats(page: PanelsPage, panel: str = "1") -> dict[int, tuple[str, str]]:
    found = page.context.session.contest.panels(STAGE).get(panel, ())
    return {seat.seat: (seat.judge, seat.employer) for seat in found}


def type_into(page: PanelsPage, row: int, column: int, text: str) -> None:
    QApplication.processEvents()
    table = page.seats.card("1").seats
    index = table.model().index(row, column)
    table.setCurrentIndex(index)
    table.edit(index)
    editor = next(line for line in table.findChildren(QLineEdit) if line.isVisible())
    editor.setText(text)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    # Qt closes the editor in one round of events; what was typed is written in the next.
    for _ in range(3):
        QApplication.processEvents()


def test_names_typed_into_the_empty_row_seat_judges(page: PanelsPage) -> None:
    type_into(page, 0, 1, "李建国")
    assert page.seats.card("1").seats.currentIndex().row() == 1
    type_into(page, 1, 1, "赵晓峰")
    type_into(page, 0, 2, "太原理工大学")
    assert seats(page) == {1: ("李建国", "太原理工大学"), 2: ("赵晓峰", "")}
    assert page.seats.card("1").count.text() == "2 位评委"
    assert PanelsPage.note(page.context.session).text == "2 位"


def test_a_refused_name_leaves_the_seat_as_it_was(page: PanelsPage, qtbot: QtBot) -> None:
    type_into(page, 0, 1, "李建国")
    with qtbot.captureExceptions() as raised:
        type_into(page, 1, 1, "李建国")
    assert "出现了 2 次" in str(raised[0][1])
    line = next(line for line in page.seats.card("1").seats.findChildren(QLineEdit) if line.isVisible())
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert list(seats(page)) == [1]


def test_pasted_judges_move_by_key_and_leave_by_key(page: PanelsPage, monkeypatch: pytest.MonkeyPatch) -> None:
    QGuiApplication.clipboard().setText("甲\t某大学\n乙\n丙\n")
    page.seats.card("1").paste.click()
    page.seats.card("1").pick("甲")
    table = page.seats.card("1").seats
    QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [judge for judge, _ in seats(page).values()] == ["乙", "甲", "丙"]
    page.seats.add_panel.click()
    page.seats.card("1").pick("甲")
    QTest.keyClick(page.seats.card("1").seats, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert seats(page, "2") == {1: ("甲", "某大学")}
    page.seats.card("1").pick("乙")
    monkeypatch.setattr(seats_tab, "confirm", lambda *_words: False)
    QTest.keyClick(page.seats.card("1").seats, Qt.Key.Key_Delete)
    assert [judge for judge, _ in seats(page).values()] == ["乙", "丙"], "Delete asks first"
    monkeypatch.setattr(seats_tab, "confirm", lambda *_words: True)
    QTest.keyClick(page.seats.card("1").seats, Qt.Key.Key_Delete)
    assert [judge for judge, _ in seats(page).values()] == ["丙"]


def test_judges_are_pasted_by_key_where_tab_comes_to_their_seats(page: PanelsPage) -> None:
    QGuiApplication.clipboard().setText("甲\t某大学\n乙\n")
    table = page.seats.card("1").seats
    table.setFocus(Qt.FocusReason.TabFocusReason)
    assert (table.currentIndex().row(), table.currentIndex().column()) == (0, 1)
    QTest.keyClick(table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert seats(page) == {1: ("甲", "某大学"), 2: ("乙", "")}


def shown(page: PanelsPage, kind: type[ImportPreview], qtbot: QtBot) -> ImportPreview:
    """Return the preview that opens."""
    qtbot.waitUntil(lambda: page.findChild(kind) is not None)
    dialog = page.findChild(kind)
    assert isinstance(dialog, kind)
    return dialog


def test_files_are_looked_for_beside_the_contest_and_then_where_the_last_came_from(
    page: PanelsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    source, asked = tmp_path / "评委.csv", []
    source.write_text("阶段,评审组,席位,评委,单位\n初赛,1,1,甲,某大学\n", encoding="utf-8")

    def choose(_parent: object, _title: str, folder: str, _kinds: str) -> tuple[str, str]:
        asked.append(Path(folder))
        return str(source), ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", choose)
    page.seats.choose.click()
    dialog = shown(page, SeatsImportDialog, qtbot)
    assert seats(page) == {}, "a preview writes nothing"
    dialog.take.click()
    assert seats(page) == {1: ("甲", "某大学")}
    qtbot.waitUntil(lambda: page.findChild(SeatsImportDialog) is None)
    page.seats.choose.click()
    dialog = shown(page, SeatsImportDialog, qtbot)
    assert asked == [page.context.session.file.path.parent, tmp_path]
    assert not dialog.take.isEnabled(), "nothing would change"
    dialog.cancel.click()


def test_a_list_of_judges_is_shown_with_its_doubts_and_who_leaves(
    page: PanelsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    seating.add_judges(page.context.session, STAGE, "1", "甲\t某大学\n乙")
    source = tmp_path / "评委.csv"
    source.write_text("阶段,席位,评委,单位,电话\n初赛,1,丙,某研究院,1\n,,合计,1人\n", encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_words: (str(source), ""))
    page.seats.choose.click()
    dialog = shown(page, SeatsImportDialog, qtbot)
    chips = {word: dialog.chips[word].text() for word in ("修改", "离席", "须核对")}
    assert chips == {"修改": "修改 2", "离席": "离席 2", "须核对": "须核对 2"}
    dialog.show_rows("须核对")
    doubts = [dialog.rows.model().index(row, 1).data() for row in range(2)]
    assert doubts == ["“合计”是合计，没有读入", "没有读入的列：E 电话"]
    dialog.show_rows("修改")
    cells = [[dialog.rows.model().index(row, column).data() for column in range(5)] for row in range(2)]
    assert cells == [["初赛", "1", "1", "甲（某大学）", "丙（某研究院）"], ["初赛", "1", "2", "乙", "空"]]
    dialog.take.click()
    assert seats(page) == {1: ("丙", "某研究院")}


def test_a_list_of_assignments_is_shown_before_it_is_taken(
    page: PanelsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    for panel, judge in (("1", "甲"), ("2", "乙")):
        seating.add_judges(page.context.session, STAGE, panel, judge)
    source = tmp_path / "分组.csv"
    source.write_text("项目,评审组\n1,2\n公司2,2\n9,1\n", encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_words: (str(source), ""))
    page.assignment.choose.click()
    dialog = shown(page, AssignmentsImportDialog, qtbot)
    assert dialog.chips["不能导入"].text() == "不能导入 1"
    assert not dialog.take.isEnabled()
    dialog.cancel.click()
    qtbot.waitUntil(lambda: page.findChild(AssignmentsImportDialog) is None)
    source.write_text("项目,评审组\n1,2\n公司2,2\n", encoding="utf-8")
    page.assignment.choose.click()
    dialog = shown(page, AssignmentsImportDialog, qtbot)
    assert [dialog.chips[word].text() for word in ("修改", "须核对")] == ["修改 2", "须核对 1"]
    dialog.take.click()
    assert {page.context.session.contest.panel_of(STAGE, number) for number in (1, 2)} == {"2"}


def test_a_panel_nobody_sits_in_goes_without_a_question(page: PanelsPage) -> None:
    page.seats.add_panel.click()
    page.seats.card("2").remove.click()
    with pytest.raises(KeyError):
        page.seats.card("2")


def test_projects_are_shared_out_and_moved_by_the_digit_of_a_panel(page: PanelsPage) -> None:
    seating.add_judges(page.context.session, STAGE, "1", "甲\n乙")
    assert page.assignment.nothing.isVisibleTo(page.assignment)
    seating.add_judges(page.context.session, STAGE, "2", "丙\n丁")
    page.assignment.share.click()
    assert page.assignment.target("1").text() == "第 1 组\n3 个项目，2 位评委"
    assert page.assignment.target("2").text() == "第 2 组\n2 个项目，2 位评委"
    page.assignment.projects.selectAll()
    QTest.keyClick(page.assignment.projects, Qt.Key.Key_2)
    assert {page.context.session.contest.panel_of(STAGE, number) for number in range(1, 6)} == {"2"}
    assert page.assignment.projects.model().index(0, 4).data() == "第 2 组"
    QTest.keyClick(page.assignment.projects, Qt.Key.Key_1, Qt.KeyboardModifier.KeypadModifier)
    assert {page.context.session.contest.panel_of(STAGE, number) for number in range(1, 6)} == {"1"}


def drop_projects(page: PanelsPage, rows: Iterable[int], panel: str) -> None:
    """Drag rows of the table onto a panel, as Qt delivers it: enter, then drop."""
    table, target = page.assignment.projects, page.assignment.target(panel)
    carried = table.model().mimeData([table.model().index(row, column) for row in rows for column in (0, 1)])
    place, buttons, keys = target.rect().center(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    copy = Qt.DropAction.CopyAction
    entering = QDragEnterEvent(place, copy, carried, buttons, keys)
    QApplication.sendEvent(target, entering)
    assert entering.isAccepted()
    assert target.property("over")
    QApplication.sendEvent(target, QDropEvent(QPointF(place), copy, carried, buttons, keys))
    assert not target.property("over")


def test_projects_are_dragged_onto_a_panel_in_one_entry(page: PanelsPage, qtbot: QtBot) -> None:
    session, told = page.context.session, list[str]()
    page.context.told.connect(lambda sentence, _tone: told.append(sentence))
    seating.add_judges(session, STAGE, "1", "甲\n乙")
    seating.add_judges(session, STAGE, "2", "丙")
    entries = sum(1 for _ in session.file.entries())
    drop_projects(page, (0, 2, 4), "2")
    qtbot.waitUntil(lambda: len(session.contest.assignments) == 3)
    assert [session.contest.panel_of(STAGE, number) for number in range(1, 6)] == ["2", None, "2", None, "2"]
    assert [entry.subject for entry in session.file.entries(entries)] == ["初赛 3 个项目"]
    assert told == ["3 个项目已分到第 2 组。"]
    assert page.assignment.unassigned.text() == "未分组 2 个"


def test_a_drop_that_may_not_be_says_why_and_changes_nothing(page: PanelsPage, qtbot: QtBot) -> None:
    session = page.context.session
    seating.add_judges(session, STAGE, "1", "甲\n乙")
    seating.add_judges(session, STAGE, "2", "丙")
    page.assignment.share.click()
    marks.enter(session, KeyedMark(STAGE, 3, "甲", session.stage(STAGE).criteria[0], "80"))
    with qtbot.captureExceptions() as raised:
        drop_projects(page, (0, 2), "2")
        qtbot.waitUntil(lambda: bool(raised))
    assert "3 号项目在初赛已有评分，不能换到第 2 组" in str(raised[0][1])
    assert session.contest.panel_of(STAGE, 1) == "1"


def test_nothing_but_projects_can_be_dropped_on_a_panel(page: PanelsPage) -> None:
    seating.add_judges(page.context.session, STAGE, "1", "甲")
    seating.add_judges(page.context.session, STAGE, "2", "乙")
    carried = QMimeData()
    carried.setText("1 2 3")
    target = page.assignment.target("2")
    entering = QDragEnterEvent(
        target.rect().center(),
        Qt.DropAction.CopyAction,
        carried,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(target, entering)
    assert not entering.isAccepted()


def test_a_panel_clicked_takes_the_chosen_projects(page: PanelsPage, qtbot: QtBot) -> None:
    session = page.context.session
    seating.add_judges(session, STAGE, "1", "甲")
    seating.add_judges(session, STAGE, "2", "乙")
    with qtbot.captureExceptions() as raised:
        page.assignment.target("2").click()
    assert "还没有选项目" in str(raised[0][1])
    page.assignment.projects.selectRow(1)
    page.assignment.target("2").click()
    assert session.contest.panel_of(STAGE, 2) == "2"


def test_an_absence_is_registered_and_lifted_with_a_reason(page: PanelsPage) -> None:
    seating.add_judges(page.context.session, STAGE, "1", "甲\n乙")
    page.recusals.register.click()
    dialog = page.findChild(RecusalDialog)
    assert isinstance(dialog, RecusalDialog)
    dialog.kind.show_choices([("回避", "回避"), (ABSENT, ABSENT)], ABSENT)
    dialog.register.click()
    assert "还没有选项目" in dialog.objection.text()
    dialog.projects.item(0).setCheckState(Qt.CheckState.Checked)
    dialog.register.click()
    assert "请写明评委甲" in dialog.objection.text()
    dialog.reason.setText("临时离场")
    dialog.register.click()
    absence = page.context.session.contest.absences[0]
    assert (absence.judge, absence.number, absence.reason) == ("甲", 1, "临时离场")
    page.recusals.lift.click()
    lifting = page.findChild(ReasonDialog)
    assert isinstance(lifting, ReasonDialog)
    lifting.reason.setPlainText("已返回")
    lifting.action.click()
    assert not page.context.session.contest.absences
    assert page.recusals.nothing.isVisibleTo(page.recusals)


def test_a_judge_who_has_left_is_absent_from_all_he_owes(page: PanelsPage) -> None:
    session = page.context.session
    seating.add_judges(session, STAGE, "1", "甲\n乙")
    marks.enter(session, KeyedMark(STAGE, 2, "甲", session.stage(STAGE).criteria[0], "80"))
    page.recusals.register.click()
    dialog = page.findChild(RecusalDialog)
    assert isinstance(dialog, RecusalDialog)
    dialog.kind.findChildren(QPushButton)[1].click()
    dialog.reason.setText("临时离场")
    dialog.register.click()
    assert sorted(absence.number for absence in session.contest.absences) == [1, 3, 4, 5]


def test_a_judge_is_dragged_to_a_seat_of_another_panel(page: PanelsPage, qtbot: QtBot) -> None:
    session = page.context.session
    seating.add_judges(session, STAGE, "1", "甲\n乙")
    seating.add_judges(session, STAGE, "2", "丙")
    QApplication.processEvents()
    source, target = (page.seats.card(panel).seats for panel in ("1", "2"))
    carried = source.model().mimeData([source.model().index(0, 1)])
    place = target.visualRect(target.model().index(0, 1)).center()
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    event = QDropEvent(QPointF(place), copy, carried, left, Qt.KeyboardModifier.NoModifier)
    target.dropEvent(event)
    qtbot.waitUntil(lambda: [seat.judge for seat in session.contest.panels(STAGE)["2"]] == ["甲"])
    assert [seat.judge for seat in session.contest.panels(STAGE)["1"]] == ["丙", "乙"]
    assert target.current_record().judge == "甲"


def test_the_draw_records_seed_and_witness_and_shows_the_order(page: PanelsPage) -> None:
    page.draw.own_seed.setText("ab12 cd34")
    page.draw.witness.setText("郑明")
    page.draw.draw.click()
    drawing = page.context.session.contest.drawings[0]
    assert (drawing.seed, drawing.witness) == ("ab12cd34", "郑明")
    assert page.draw.order.model().rowCount() == 5
    page.draw.copy.click()
    assert QGuiApplication.clipboard().text() == "ab12cd34"


def test_a_second_draw_is_asked_for_and_refused_after_the_first_mark(
    page: PanelsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def decline(_parent: object, question: str, *_words: str) -> bool:
        asked.append(question)
        return False

    monkeypatch.setattr(draw_tab, "confirm", decline)
    page.draw.draw.click()
    seed = page.context.session.contest.drawings[0].seed
    page.draw.draw.click()
    assert asked == ["初赛重新抽签？"]
    assert page.context.session.contest.drawings[0].seed == seed
    seating.add_judges(page.context.session, STAGE, "1", "甲")
    marks.enter(page.context.session, KeyedMark(STAGE, 1, "甲", "team", "80"))
    assert not page.draw.draw.isEnabled()
    assert page.draw.hindrance.text() == "初赛已经有评分，不能再抽签。"


def test_numbers_drawn_by_hand_are_taken_all_or_none(page: PanelsPage) -> None:
    page.draw.by_hand.click()
    dialog = page.findChild(HandDrawDialog)
    assert isinstance(dialog, HandDrawDialog)
    model = dialog.projects.model()
    for row, text in enumerate(("3", "1", "2", "2")):
        model.setData(model.index(row, 3), text)
    dialog.take.click()
    assert dialog.objection.text() == "创业组 5 号项目还没有填抽签号，请补上。"
    model.setData(model.index(4, 3), "1")
    dialog.take.click()
    places = {place.number: place.position for place in page.context.session.contest.drawn_places}
    assert places == {1: 3, 2: 1, 3: 2, 4: 2, 5: 1}
    assert page.draw.state.text() == "手工抽签"


def test_enter_after_numbers_drawn_by_hand_throws_none_of_them_away(page: PanelsPage) -> None:
    page.draw.by_hand.click()
    dialog = page.findChild(HandDrawDialog)
    assert isinstance(dialog, HandDrawDialog)
    model = dialog.projects.model()
    model.setData(model.index(0, 3), "1")
    QTest.keyClick(dialog.projects, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert "还没有填抽签号" in dialog.objection.text()
    for row, text in enumerate(("3", "1", "2", "2", "1")):
        model.setData(model.index(row, 3), text)
    QTest.keyClick(dialog.projects, Qt.Key.Key_Return)
    assert len(page.context.session.contest.drawn_places) == 5


def test_each_stage_is_shown_by_itself(page: PanelsPage) -> None:
    seating.add_judges(page.context.session, STAGE, "1", "甲")
    page.stages.show_choices([(STAGE, "初赛"), ("final", "复赛")], "final")
    page.stages.chosen.emit("final")
    assert page.seats.card("1").count.text() == "0 位评委"
    type_into(page, 0, 1, "乙")
    assert [seat.judge for seat in page.context.session.contest.panels("final")["1"]] == ["乙"]
    assert list(seats(page)) == [1]
