"""The menu of every table of the window: sort it by a column, and write it as a workbook as it is shown."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QTableView, QWidget

from maker_desktop.disk.names import file_name
from maker_desktop.services.documents.table_export import ShownTable, export_table
from maker_desktop.ui.page_context import PageContext
from maker_desktop.ui.page_files import ask_target
from maker_desktop.ui.records.order_menu import order_menu


def table_of(widget: QWidget | None) -> QTableView | None:
    """Return the table a widget is or is part of, such as its header or the editor of a cell."""
    while widget is not None and not isinstance(widget, QTableView):
        widget = widget.parentWidget()
    return widget


def table_menu(context: PageContext, table: QTableView, title: str) -> QMenu:
    """Return the menu of a table; `title` is the name of its page, which the file is named after."""
    menu = order_menu(table) if table.isSortingEnabled() else QMenu(table)
    menu.addSeparator()
    menu.addAction("导出为 Excel(&E)…", partial(ask_and_export, context, table, title))
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return menu


def ask_and_export(context: PageContext, table: QTableView, title: str) -> None:
    """Ask for a file and write the table into it; nothing happens if none is named."""
    shown = shown_table(table, table.accessibleName() or title)
    out = ask_target(context, table, "导出为 Excel", file_name(shown.name, ending=".xlsx"), "Excel 工作簿 (*.xlsx)")
    if out is not None:
        context.tasks.run(
            f"正在导出{shown.name}",
            lambda progress: export_table(context.session, shown, out, progress.report),
            lambda made: context.tell_of_file(f"已导出 {made.name}", made),
        )


def shown_table(table: QTableView, name: str) -> ShownTable:
    """Return what a table shows, in its order: the columns in sight, and every row not hidden."""
    model, header = table.model(), table.horizontalHeader()
    places = [header.logicalIndex(visual) for visual in range(header.count())]
    columns = [column for column in places if not table.isColumnHidden(column)]
    rows = [row for row in range(model.rowCount()) if not table.isRowHidden(row)]
    across = Qt.Orientation.Horizontal
    right = int(Qt.AlignmentFlag.AlignRight)
    return ShownTable(
        name,
        tuple(_line(model.headerData(column, across)).rstrip(" ↑↓") for column in columns),
        tuple(tuple(_text(model.index(row, column).data()) for column in columns) for row in rows),
        frozenset(
            position
            for position, column in enumerate(columns)
            if rows and int(model.index(rows[0], column).data(Qt.ItemDataRole.TextAlignmentRole) or 0) & right
        ),
    )


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _line(value: object) -> str:
    return " ".join(_text(value).split())
