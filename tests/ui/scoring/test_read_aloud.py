"""What a screen reader says at the desk: of each cell its seat, judge, criterion and mark, and the sheet's state."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from maker_desktop.services.panels import panels
from tests.ui.scoring.hands import Shown


@pytest.mark.parametrize(
    ("place", "said", "state"),
    [
        ((0, 2), "1 号席赵，技术创新能力 60 %，80", "录入中"),
        ((0, 3), "1 号席赵，团队能力 40 %，空，待录", "录入中"),
        ((1, 1), "2 号席钱，评委，回避：同事", "回避"),
        ((2, 4), "3 号席孙，合计，空", "未打分"),
    ],
)
def test_a_cell_says_whose_mark_it_is_and_how_its_sheet_stands(
    shown: Shown, place: tuple[int, int], said: str, state: str
) -> None:
    panels.recuse(shown.session, "final", "钱", 1, "同事")
    shown.type("80\n")
    index = shown.page.grid.sheets.index(*place)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == said
    assert index.data(Qt.ItemDataRole.AccessibleDescriptionRole) == state


def test_the_grid_is_a_table_to_a_screen_reader_and_its_editor_names_the_cell(shown: Shown) -> None:
    table = QAccessible.queryAccessibleInterface(shown.page.grid)
    assert table.role() == QAccessible.Role.Table
    assert table.text(QAccessible.Text.Name) == "评分表"
    shown.press(Qt.Key.Key_F2)
    editor = shown.page.grid.editor()
    assert editor is not None
    assert editor.accessibleName() == "1 号席赵，技术创新能力 60 %，空，待录"


def test_a_project_in_the_queue_says_its_place_and_state(shown: Shown) -> None:
    index = shown.page.queue.queue.index(0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "1 甲 候场"
