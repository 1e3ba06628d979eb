"""Moving the cursor of the grid: only to editable fields; seats that do not mark are skipped."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QModelIndex

from maker_desktop.ui.scoring.sheet_model import FIRST_MARK, SheetModel


def field_in_row(sheets: SheetModel, row: int, columns: Iterable[int]) -> QModelIndex:
    """Return the first field of a row in these columns; an invalid index if there is none, as all of these do."""
    return _first_field(sheets, (sheets.index(row, column) for column in columns))


def field_in_column(sheets: SheetModel, rows: Iterable[int], column: int) -> QModelIndex:
    """Return the first field of a column in these rows."""
    return _first_field(sheets, (sheets.index(row, max(column, FIRST_MARK)) for row in rows))


def owed_after(sheets: SheetModel, row: int) -> QModelIndex:
    """Return the first missing mark of the seats after a row, wrapping around, that row last."""
    count = sheets.rowCount()
    for step in range(1, count + 1):
        following = (row + step) % count
        if missing := sheets.missing(following):
            return sheets.index(following, missing[0])
    return QModelIndex()


def beside(sheets: SheetModel, here: QModelIndex, following: bool, columns: Sequence[int]) -> QModelIndex:
    """Return the next or former field in these columns, row by row; an invalid index past the last or first one."""
    places = [(row, column) for row in range(sheets.rowCount()) for column in columns]
    at = (here.row(), here.column())
    left = [place for place in places if place > at] if following else [place for place in places[::-1] if place < at]
    return _first_field(sheets, (sheets.index(*place) for place in left))


def near(sheets: SheetModel, row: int, column: int) -> QModelIndex:
    """Return a field if still valid, else the next to be entered, else any field."""
    count = sheets.rowCount()
    here = field_in_column(sheets, range(row, min(row + 1, count)), column)
    if here.isValid():
        return here
    owed = owed_after(sheets, row)
    return owed if owed.isValid() else field_in_column(sheets, (*range(row, count), *range(min(row, count))), column)


def _first_field(sheets: SheetModel, indexes: Iterable[QModelIndex]) -> QModelIndex:
    return next((index for index in indexes if sheets.field(index) is not None), QModelIndex())
