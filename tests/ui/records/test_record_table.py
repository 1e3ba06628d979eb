"""Tables of records: what cells say, how they sort, and which record is picked."""

from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import QModelIndex, QSortFilterProxyModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from maker_desktop.ui.kit import theme
from maker_desktop.ui.kit.theme import Tone
from maker_desktop.ui.records.record_model import SORT_ROLE, STRUCK_ROLE, Column, RecordTableModel
from maker_desktop.ui.records.record_table import RecordTable


@dataclass(frozen=True)
class Sheet:
    judge: str
    total: Decimal
    dropped: bool = False


COLUMNS = [
    Column[Sheet]("评委", lambda sheet: sheet.judge, stretch=True, tip=lambda sheet: f"评委 {sheet.judge}"),
    Column[Sheet](
        "合计",
        lambda sheet: str(sheet.total),
        right=True,
        struck=lambda sheet: sheet.dropped,
        sort=lambda sheet: sheet.total,
    ),
    Column[Sheet](
        "状态",
        lambda sheet: "去掉" if sheet.dropped else "计入",
        tone=lambda sheet: Tone.QUIET if sheet.dropped else Tone.DONE,
        width=80,
    ),
]
SHEETS = (Sheet("李建国", Decimal("9.5")), Sheet("赵晓峰", Decimal("10.0"), dropped=True))


def model_of(*sheets: Sheet) -> RecordTableModel[Sheet]:
    model = RecordTableModel(COLUMNS)
    model.show(sheets)
    return model


def test_the_model_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    model = model_of(*SHEETS)
    qtmodeltester.check(model, force_py=True)  # type: ignore[no-untyped-call]  # pytest-qt has no types here
    model.show(SHEETS[:1])
    model.show(())
    qtmodeltester.check(model, force_py=True)  # type: ignore[no-untyped-call]  # pytest-qt has no types here


def test_home_and_end_go_to_the_first_and_the_last_row(qtbot: QtBot) -> None:
    table = RecordTable()
    qtbot.addWidget(table)
    table.setModel(model_of(*SHEETS, Sheet("孙敏", Decimal(8))))
    table.pick_row(1)
    QTest.keyClick(table, Qt.Key.Key_End)
    assert table.current_record().judge == "孙敏"
    QTest.keyClick(table, Qt.Key.Key_Home)
    assert table.current_record().judge == "李建国"
    assert [index.row() for index in table.selectionModel().selectedRows()] == [0]


def test_cells_say_what_their_columns_declare() -> None:
    model = model_of(*SHEETS)
    cell = model.index(1, 1)
    assert cell.data() == "10.0"
    assert cell.data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight
    assert cell.data(STRUCK_ROLE) is True
    assert model.index(0, 1).data(STRUCK_ROLE) is False
    assert model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole) == "评委 李建国"
    assert model.headerData(2, Qt.Orientation.Horizontal) == "状态"
    assert model.data(QModelIndex()) is None


def test_a_proxy_sorts_numbers_as_numbers(qtbot: QtBot) -> None:
    source = model_of(*SHEETS)
    proxy = QSortFilterProxyModel()
    proxy.setSourceModel(source)
    proxy.setSortRole(SORT_ROLE)
    proxy.sort(1)
    assert [proxy.index(row, 1).data() for row in range(2)] == ["9.5", "10.0"]


def test_showing_as_many_records_again_keeps_the_row_and_showing_fewer_drops_it(qtbot: QtBot) -> None:
    model = model_of(*SHEETS)
    table = RecordTable()
    qtbot.addWidget(table)
    table.setModel(model)
    table.pick_row(1)
    model.show((SHEETS[0], Sheet("赵晓峰", Decimal("88"))))
    assert table.current_record() == Sheet("赵晓峰", Decimal("88"))
    model.show(SHEETS[:1])
    assert table.current_record() is None


def test_the_table_tells_which_record_is_picked_and_which_is_opened(qtbot: QtBot) -> None:
    table = RecordTable()
    qtbot.addWidget(table)
    table.setModel(model_of(*SHEETS))
    table.show()
    with qtbot.waitSignal(table.picked) as picked:
        table.pick_row(0)
    assert picked.args == [SHEETS[0]]
    with qtbot.waitSignal(table.picked) as picked:
        QTest.keyClick(table, Qt.Key.Key_Down)
    assert picked.args == [SHEETS[1]]
    with qtbot.waitSignal(table.opened) as opened:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == [SHEETS[1]]


def test_a_state_is_drawn_as_a_chip_of_its_tone(qtbot: QtBot) -> None:
    table = RecordTable()
    qtbot.addWidget(table)
    table.setModel(model_of(*SHEETS))
    table.resize(480, 200)
    table.show()
    picture = table.grab().toImage()
    seen = {picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(picture.height())}
    assert theme.color("done_ground").name() in seen
    assert theme.color("quiet_ground").name() in seen
    assert theme.color("look_ground").name() not in seen


def test_columns_that_can_be_spared_are_shown_as_far_as_there_is_room(qtbot: QtBot) -> None:
    columns = [*COLUMNS, *(Column[Sheet](title, lambda _sheet: "", width=100, spare=True) for title in ("甲", "乙"))]
    model = RecordTableModel(columns)
    model.show(SHEETS)
    table = RecordTable()
    qtbot.addWidget(table)
    table.setModel(model)
    table.show()
    shown = {}
    for width in (360, 480, 900):
        table.resize(width, 200)
        shown[width] = [not table.isColumnHidden(column) for column in (3, 4)]
        assert not table.horizontalScrollBar().isVisible()
    assert shown == {360: [False, False], 480: [True, False], 900: [True, True]}
    table.resize(480, 200)
    assert list(table.widths()) == ["状态", "甲"]


def test_a_row_is_as_high_as_its_longest_text_where_words_wrap(qtbot: QtBot) -> None:
    model = model_of(Sheet("李建国", Decimal(9)), Sheet("同一参赛主体的同一项目只报一次" * 4, Decimal(9)))
    table = RecordTable()
    qtbot.addWidget(table)
    table.setModel(model)
    table.wrap_words()
    table.resize(320, 400)
    table.show()
    QApplication.processEvents()
    lines = table.fontMetrics().lineSpacing()
    assert table.rowHeight(0) < 3 * lines
    high = table.rowHeight(1)
    assert high >= 5 * lines
    table.resize(900, 400)
    QApplication.processEvents()
    assert table.rowHeight(1) < high
