"""The menu that sorts a table by one of its columns, for work without a mouse."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QTableView

_UP, _DOWN = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


def order_menu(table: QTableView) -> QMenu:
    """Return a menu with an entry for each column shown; that of the sorted column turns its order round."""
    menu = QMenu(table)
    header = table.horizontalHeader()
    for column in range(header.count()):
        if header.isSectionHidden(column):
            continue
        here = header.sortIndicatorSection() == column
        order = _DOWN if here and header.sortIndicatorOrder() is _UP else _UP
        title = str(table.model().headerData(column, Qt.Orientation.Horizontal)).rstrip(" ↑↓")
        words = f"按{title}{'倒着' if order is _DOWN else ''}排序"
        menu.addAction(words, partial(table.sortByColumn, column, order))
    return menu
