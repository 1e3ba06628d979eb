"""What a screen reader such as Orca hears of the scoring grid: each cell with its judge, criterion, mark and state."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QTableView

from maker_desktop.services.panels import panels
from maker_desktop.ui.scoring.sheet_model import FIRST_MARK, SEAT
from tests.ui.scoring.hands import Shown


def heard(table: QTableView, row: int, column: int) -> tuple[str, QAccessible.Role]:
    """Return name and role of a cell through the interface that screen readers use."""
    grid = QAccessible.queryAccessibleInterface(table)
    cells = [grid.child(index) for index in range(grid.childCount())]
    named: list[QAccessibleInterface] = [cell for cell in cells if cell.role() is QAccessible.Role.Cell]
    cell = named[row * table.model().columnCount() + column]
    return cell.text(QAccessible.Text.Name), cell.role()


def test_every_cell_says_judge_criterion_mark_and_state(shown: Shown) -> None:
    grid = shown.page.grid
    judge = grid.sheets.rows()[0].sheet.judge
    name, role = heard(grid, 0, FIRST_MARK)
    assert role is QAccessible.Role.Cell
    title = str(grid.sheets.headerData(FIRST_MARK, Qt.Orientation.Horizontal)).replace("\n", " ")
    assert name == f"1 号席 {judge}，{title}，空，{heard(grid, 0, SEAT)[0].rsplit('，', 1)[1]}"
    shown.type("87\n")
    assert "，87，" in heard(grid, 0, FIRST_MARK)[0]


def test_a_judge_who_does_not_mark_is_said_to(shown: Shown) -> None:
    judge = shown.page.grid.sheets.rows()[1].sheet.judge
    panels.recuse(shown.session, "final", judge, 1, "有投资关系")
    name, _role = heard(shown.page.grid, 1, FIRST_MARK)
    assert name == f"2 号席 {judge}，回避，不打分"


def test_the_grid_itself_has_a_name_and_is_a_table(shown: Shown) -> None:
    interface = QAccessible.queryAccessibleInterface(shown.page.grid)
    assert interface.text(QAccessible.Text.Name) == "评分表"
    assert interface.role() is QAccessible.Role.Table
