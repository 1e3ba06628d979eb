"""A read-only table of records for Qt's views; its columns are declared as data, and it decides nothing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from maker_desktop.ui.kit.theme import Tone

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex

#: The record of a row.
RECORD_ROLE: Final = Qt.ItemDataRole.UserRole + 1
#: What a proxy sorts a column by.
SORT_ROLE: Final = Qt.ItemDataRole.UserRole + 2
#: The tone of a cell that is drawn as a chip.
TONE_ROLE: Final = Qt.ItemDataRole.UserRole + 3
#: Whether a cell is struck out and grey.
STRUCK_ROLE: Final = Qt.ItemDataRole.UserRole + 4


# Without slots: Python 3.11 cannot build `Column[Project](…)` for a frozen class with slots.
@dataclass(frozen=True)
class Column(Generic[R]):
    """One column: its title, the text of a record in it, and how it looks.

    `right` aligns to the right, for numbers; `tone` draws the text as a chip; `struck` strikes it out; `sort` is what
    rows are sorted by where the text is not (a Decimal, a date); `tip` is the tooltip; `stretch` takes the free width;
    `width` is in pixels, by default as wide as the content; `spare`, with a width, is shown only where there is room.
    """

    title: str
    text: Callable[[R], str]
    right: bool = False
    tone: Callable[[R], Tone | None] | None = None
    struck: Callable[[R], bool] | None = None
    sort: Callable[[R], Any] | None = None
    tip: Callable[[R], str] | None = None
    stretch: bool = False
    width: int | None = None
    spare: bool = False


class RecordTableModel(QAbstractTableModel, Generic[R]):
    """Shows records; `show` is the only way in."""

    def __init__(self, columns: Sequence[Column[R]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._records: tuple[R, ...] = ()

    def show(self, records: Sequence[R]) -> None:
        """Show these records; as long as their number stays, selection and scrolling stay too."""
        if len(records) != len(self._records):
            self.beginResetModel()
            self._records = tuple(records)
            self.endResetModel()
        elif records:
            self._records = tuple(records)
            self.dataChanged.emit(self.index(0, 0), self.index(len(records) - 1, len(self.columns) - 1))

    def record(self, row: int) -> R:
        """Return the record of a row."""
        return self._records[row]

    def row_of(self, wanted: Callable[[R], bool]) -> int | None:
        """Return the first row whose record is wanted, or None."""
        return next((row for row, record in enumerate(self._records) if wanted(record)), None)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default, never changed
        """Return the number of records."""
        return 0 if parent.isValid() else len(self._records)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default, never changed
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a column's title, aligned as its numbers are."""
        if orientation is not Qt.Orientation.Horizontal or section >= len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(self.columns[section])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a view asks about a cell."""
        if not index.isValid():
            return None
        record, column = self._records[index.row()], self.columns[index.column()]
        answer = _ANSWERS.get(role)
        return answer(record, column) if answer is not None else None


def _alignment(column: Column[Any]) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


_ANSWERS: Final[dict[int, Callable[[Any, Column[Any]], Any]]] = {
    Qt.ItemDataRole.DisplayRole: lambda record, column: column.text(record),
    Qt.ItemDataRole.TextAlignmentRole: lambda _record, column: _alignment(column),
    Qt.ItemDataRole.ToolTipRole: lambda record, column: column.tip(record) if column.tip else None,
    # A screen reader says the title of the column, too: it does not see what stands above a cell.
    Qt.ItemDataRole.AccessibleTextRole: lambda record, column: f"{column.title}：{column.text(record) or '空'}",
    RECORD_ROLE: lambda record, _column: record,
    SORT_ROLE: lambda record, column: column.sort(record) if column.sort else column.text(record),
    TONE_ROLE: lambda record, column: column.tone(record) if column.tone else None,
    STRUCK_ROLE: lambda record, column: bool(column.struck and column.struck(record)),
}
