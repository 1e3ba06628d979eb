"""The grid's model: a row for each seat, a column for each criterion, then totals and the sheet's state."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from maker_desktop.domain.model.rulebook import Criterion
from maker_desktop.domain.model.scoresheet import STATE_NAMES, plain
from maker_desktop.domain.model.stage_rules import Stage
from maker_desktop.services.scoring.mark_gate import KeyedMark
from maker_desktop.services.scoring.scoring_desk import DeskRow
from maker_desktop.ui.records.record_model import RECORD_ROLE, Index
from maker_desktop.ui.scoring.words import figure, row_chip

SEAT, JUDGE, FIRST_MARK = 0, 1, 2
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class MarkField:
    """An editable field of the grid: `criterion` None is the paper total.

    `former` is its current text, as if just typed.
    """

    criterion: Criterion | None
    former: KeyedMark


@dataclass(frozen=True, slots=True)
class SheetCell:
    """What is drawn in one cell; `reason` says why the seat does not mark, `tone` makes a chip of the text."""

    text: str
    row: DeskRow
    editable: bool = False
    reason: str | None = None
    employer: str | None = None
    tone: str | None = None
    struck: bool = False
    total: bool = False
    right: bool = False
    soft: bool = False


class SheetModel(QAbstractTableModel):
    """Shows the sheets of one project. `blind` shows the second entry alone."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[DeskRow, ...] = ()
        self._criteria: tuple[Criterion, ...] = ()
        self._stage: Stage | None = None
        self.blind = False
        #: The columns of a sheet's total, of the paper total, and of the sheet's state.
        self.total_column, self.paper_column, self.state_column = FIRST_MARK, FIRST_MARK + 1, FIRST_MARK + 2
        self._cells: dict[tuple[int, int], SheetCell] = {}

    def show(self, stage: Stage, criteria: Sequence[Criterion], rows: Sequence[DeskRow], blind: bool) -> None:
        """Show these sheets; with the same seats only changed rows are redrawn."""
        same = self._stage == stage and self.blind == blind and _seats(rows) == _seats(self._rows)
        former, self._rows = self._rows, tuple(rows)
        if same:
            for index, (old, new) in enumerate(zip(former, rows, strict=True)):
                if old != new:
                    self._forget(index)
                    self.dataChanged.emit(self.index(index, 0), self.index(index, self.columnCount() - 1))
            return
        self.beginResetModel()
        self._cells.clear()
        self._stage, self._criteria, self.blind = stage, tuple(criteria), blind
        self.total_column = FIRST_MARK + len(criteria)
        self.paper_column, self.state_column = self.total_column + 1, self.total_column + 2
        self.endResetModel()

    def rows(self) -> tuple[DeskRow, ...]:
        """Return the rows as shown."""
        return self._rows

    def field(self, index: Index) -> MarkField | None:
        """Return the field at a cell, or None if it is not editable."""
        if not index.isValid() or not (cell := self.cell(index.row(), index.column())).editable:
            return None
        assert self._stage is not None
        sheet, column = cell.row.line.sheet, index.column()
        criterion = self._criteria[column - FIRST_MARK] if column < self.total_column else None
        key, entry = criterion.id if criterion else "", 2 if self.blind else 1
        former = KeyedMark(self._stage.id, sheet.number, sheet.judge, key, cell.text, cell.row.round_id, entry)
        return MarkField(criterion, former)

    def block(self, at: Index) -> list[list[MarkField]]:
        """Return the fields of marks from a place on, to the right and below; seats that do not mark have no row."""
        rows = [
            [self.field(self.index(row, column)) for column in range(at.column(), self.total_column)]
            for row in range(at.row(), len(self._rows))
        ]
        fields = [[field for field in row if field is not None] for row in rows]
        return [row for row in fields if row]

    def missing(self, row: int) -> tuple[int, ...]:
        """Return the columns of a seat's missing marks, none for a seat that does not mark."""
        desk_row = self._rows[row]
        if desk_row.sheet.state.excused:
            return ()
        return tuple(FIRST_MARK + place for place, mark in enumerate(self._marks(desk_row)) if mark is None)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default, never changed
        """Return the number of seats."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default, never changed
        """Return the number of columns."""
        return 0 if parent.isValid() or self._stage is None else self.state_column + 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let the cells that are fields be edited."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if self.field(index) is not None else flags

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a column's title; a criterion's names its weight."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < self.columnCount():
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            numeric = FIRST_MARK <= section < self.state_column
            return _RIGHT if numeric else _LEFT
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        if FIRST_MARK <= section < self.total_column:
            criterion = self._criteria[section - FIRST_MARK]
            unit = "%" if sum(each.weight for each in self._criteria) == 100 else "分"
            return f"{criterion.name}\n{plain(criterion.weight)} {unit}"
        named = {
            SEAT: "席",
            JUDGE: "评委",
            self.total_column: "合计",
            self.state_column: "评分表",
            self.paper_column: "纸面\n合计",
        }
        return named.get(section, "")

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the text of a cell, its alignment, what is read aloud, or its row."""
        if not index.isValid() or self._stage is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self.cell(index.row(), index.column()).text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(self._rows[index.row()], index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if FIRST_MARK <= index.column() < self.state_column else _LEFT
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == JUDGE:
            row = self._rows[index.row()]
            return "　".join(word for word in (row.sheet.judge, row.employer, row.sheet.note) if word)
        return self._rows[index.row()] if role == RECORD_ROLE else None

    def cell(self, row: int, column: int) -> SheetCell:
        """Return what is drawn at a place; made once for each change, because it is drawn far more often."""
        if (row, column) not in self._cells:
            self._cells[row, column] = self._make(self._rows[row], column)
        return self._cells[row, column]

    def _make(self, row: DeskRow, column: int) -> SheetCell:
        state = row.sheet.state
        return SheetCell(
            text=self._text(row, column),
            row=row,
            editable=not state.excused
            and (FIRST_MARK <= column < self.total_column or (column == self.paper_column and not self.blind)),
            reason=f"{STATE_NAMES[state]}：{row.sheet.note}" if state.excused else None,
            employer=row.employer if column == JUDGE else None,
            tone=self._tone(row, column),
            struck=self._is_struck(row, column) or self._is_dropped(row, column),
            total=column == self.total_column,
            right=FIRST_MARK <= column < self.state_column,
            soft=column in (SEAT, self.paper_column),
        )

    def _spoken(self, row: DeskRow, column: int) -> str:
        """Return what a screen reader says of a cell: seat and judge, criterion, mark, and the state of the sheet."""
        assert self._stage is not None
        who = f"{row.sheet.seat} 号席 {row.sheet.judge}"
        if row.sheet.state.excused:
            return f"{who}，{STATE_NAMES[row.sheet.state]}，不打分"
        state = row_chip(row, self._stage, self.blind)[0]
        if not FIRST_MARK <= column < self.state_column:
            return f"{who}，{state}"
        title = str(self.headerData(column, Qt.Orientation.Horizontal)).replace("\n", " ")
        return f"{who}，{title}，{self._text(row, column) or '空'}，{state}"

    def _forget(self, row: int) -> None:
        for column in range(self.columnCount()):
            self._cells.pop((row, column), None)

    def _text(self, row: DeskRow, column: int) -> str:
        if FIRST_MARK <= column < self.total_column:
            mark = self._marks(row)[column - FIRST_MARK]
            return "" if mark is None else plain(mark)
        if column in (SEAT, JUDGE):
            return str(row.sheet.seat) if column == SEAT else row.sheet.judge
        assert self._stage is not None
        if column == self.state_column:
            return row_chip(row, self._stage, self.blind)[0]
        return "" if self.blind else self._total(row, column)

    def _total(self, row: DeskRow, column: int) -> str:
        assert self._stage is not None
        if column == self.total_column:
            return figure(self._stage.score, row.line.total)
        return "" if row.paper_total is None else plain(row.paper_total)

    def _is_struck(self, row: DeskRow, column: int) -> bool:
        return column == self.total_column and row.line.dropped is not None and not self.blind

    def _tone(self, row: DeskRow, column: int) -> str | None:
        assert self._stage is not None
        if row.sheet.state.excused:
            return None
        if column == self.state_column:
            return row_chip(row, self._stage, self.blind)[1].value
        return "wrong" if column == self.paper_column and row.paper_agrees is False else None

    def _is_dropped(self, row: DeskRow, column: int) -> bool:
        marks = FIRST_MARK <= column < self.total_column
        return marks and not self.blind and self._criteria[column - FIRST_MARK].id in row.line.dropped_marks

    def _marks(self, row: DeskRow) -> tuple[Decimal | None, ...]:
        return row.second if self.blind else row.sheet.marks


def _seats(rows: Sequence[DeskRow]) -> list[tuple[int, str, bool]]:
    return [(row.sheet.number, row.sheet.judge, row.sheet.state.excused) for row in rows]
