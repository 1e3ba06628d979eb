"""One panel of judges with its numbered seats, typed into, pasted into and moved by key."""

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar, Final

from PySide6.QtCore import QEvent, QMimeData, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLabel,
    QMenu,
    QPushButton,
    QStyleOptionViewItem,
    QWidget,
)

from maker_desktop.domain.model.panel import Seat
from maker_desktop.domain.model.stage_rules import JudgeClass, Stage
from maker_desktop.services.panels.seating import next_seat
from maker_desktop.ui import forms
from maker_desktop.ui.kit.menus import literal, menu
from maker_desktop.ui.kit.widgets import Card, Choice
from maker_desktop.ui.kit.zoom import px
from maker_desktop.ui.records.editable_model import EditableModel
from maker_desktop.ui.records.editable_table import EditableTable
from maker_desktop.ui.records.record_delegate import RecordDelegate
from maker_desktop.ui.records.record_model import Column, Index

_FIELDS: Final = ("seat", "judge", "employer", "judge_class")
_ROW_HEIGHT: Final = 40
#: Rows there is room for from the beginning: a panel that is filled moves no other.
_LEAST_ROWS: Final = 8
_MOVES: Final = {
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
}


class SeatModel(EditableModel[Seat]):
    """Lets a judge be dragged to another seat; `dropped` carries his name and the seat's number."""

    dropped = Signal(str, int)
    MIME: ClassVar[str] = "application/x-maker-judge"

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let judges be dragged, and dropped on every seat that can be typed into."""
        flags = super().flags(index)
        if super().flags(self.index(index.row(), 1)) & Qt.ItemFlag.ItemIsEditable:
            flags |= Qt.ItemFlag.ItemIsDropEnabled
            if self.record(index.row()).judge:
                flags |= Qt.ItemFlag.ItemIsDragEnabled
        return flags

    def supportedDropActions(self) -> Qt.DropAction:
        """Return a copy: after a move the view would clear the old seat, which the contest does."""
        return Qt.DropAction.CopyAction

    def mimeTypes(self) -> list[str]:
        """Return the one kind of thing that can be dropped."""
        return [self.MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return the name of the judge who is dragged."""
        carried = QMimeData()
        carried.setData(self.MIME, self.record(indexes[0].row()).judge.encode())
        return carried

    def dropMimeData(self, data: QMimeData, _action: Qt.DropAction, row: int, _column: int, parent: Index) -> bool:
        """Tell on which seat a judge was dropped; below the last one he takes the next."""
        last = self.rowCount() - 1
        place = parent.row() if parent.isValid() else row if row >= 0 else last
        judge = bytes(data.data(self.MIME).data()).decode()
        self.dropped.emit(judge, self.record(min(place, last)).seat)
        return True


class PanelCard(Card):
    """`written` carries the seat as it should be, `moved` a judge with steps (panels, seats).

    `dropped` carries a judge, and the panel and seat he was dropped on; `filled` the seat and the field a pasted text
    begins at, and the text; `cleared` the seats to be emptied; `copied` the panel and the stage it is to sit in, too.
    """

    written = Signal(object)
    filled = Signal(object, str, str)
    cleared = Signal(object)
    moved = Signal(str, int, int)
    dropped = Signal(str, str, int)
    pasted = Signal(str)
    removed = Signal(str)
    copied = Signal(str, str)

    form: ClassVar[str] = "panel_card"
    title: QLabel
    count: QLabel
    seats: EditableTable
    paste: QPushButton
    copy: QPushButton
    remove: QPushButton

    def __init__(
        self, panel: str, judge_classes: Sequence[JudgeClass], others: Sequence[Stage], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        forms.fill(self)
        self.panel = panel
        self._names = {judge_class.id: judge_class.name or judge_class.id for judge_class in judge_classes}
        self._model = SeatModel(self._columns(), range(1, 4), self)
        self.seats.setModel(self._model)
        self.seats.setItemDelegate(_JudgeClassDelegate(self._names, self.seats))
        self.seats.installEventFilter(self)
        self.seats.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.seats.setDragDropOverwriteMode(False)
        # Queued: the drag has to end before its seats change under it.
        self._model.dropped.connect(self._drop, Qt.ConnectionType.QueuedConnection)
        self.title.setText(f"第 {panel} 组")
        self.seats.setAccessibleName(f"第 {panel} 组的评委")
        self.seats.written.connect(self._write)
        self.seats.pasted.connect(lambda seat, column, text: self.filled.emit(seat, _FIELDS[max(column, 1)], text))
        self.seats.cleared.connect(self._clear)
        self.copy.setMenu(self._stages_to_copy_to(others))
        self.copy.setVisible(bool(others))
        self.paste.clicked.connect(lambda: self.pasted.emit(self.panel))
        self.remove.clicked.connect(lambda: self.removed.emit(self.panel))

    def show_seats(self, stage: str, seats: Sequence[Seat], open_: bool) -> None:
        """Show the seats with an empty one below them; a sealed stage has none and cannot be typed into."""
        empty = [Seat(stage, self.panel, next_seat(seats, self.panel), "")] if open_ else []
        here = self.seats.currentIndex()
        self._model.show([*seats, *empty])
        self.seats.setFixedHeight(max(self._model.rowCount(), _LEAST_ROWS) * px(_ROW_HEIGHT) + 48)
        self.count.setText(f"{len(seats)} 位评委")
        self.copy.setEnabled(bool(seats))
        for button in (self.paste, self.remove):
            button.setEnabled(open_)
        if here.isValid():
            self.seats.setCurrentIndex(self._model.index(min(here.row(), self._model.rowCount() - 1), here.column()))

    def pick(self, judge: str) -> None:
        """Make a judge's seat current and take the keyboard."""
        row = self._model.row_of(lambda seat: seat.judge == judge)
        if row is not None:
            self.seats.setCurrentIndex(self._model.index(row, 1))
            self.seats.setFocus()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Move a judge with Alt and an arrow; Tab comes to the first seat."""
        if watched is self.seats and event.type() == QEvent.Type.FocusIn and not self.seats.currentIndex().isValid():
            self.seats.setCurrentIndex(self._model.index(0, 1))
        if watched is self.seats and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            seat = self.seats.current_record()
            alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
            if seat is not None and seat.judge and alt and event.key() in _MOVES:
                self.moved.emit(seat.judge, *_MOVES[Qt.Key(event.key())])
                return True
        return False

    def _stages_to_copy_to(self, others: Sequence[Stage]) -> QMenu:
        stages = menu(self, "复制到")
        for stage in others:
            act = stages.addAction(literal(stage.name))
            act.triggered.connect(lambda _checked, key=stage.id: self.copied.emit(self.panel, key))
        return stages

    def _columns(self) -> list[Column[Seat]]:
        columns = [
            Column[Seat]("席位", lambda seat: str(seat.seat), right=True, width=64),
            Column[Seat]("评委", lambda seat: seat.judge, width=130),
            Column[Seat]("工作单位", lambda seat: seat.employer, tip=lambda seat: seat.employer, stretch=True),
        ]
        if self._names:
            columns.append(
                Column[Seat]("类别", lambda seat: self._names.get(seat.judge_class, seat.judge_class), width=110)
            )
        return columns

    def _write(self, seat: Seat, column: int, text: str) -> None:
        if column == 3:
            text = next((key for key, name in self._names.items() if name == text), text)
        self.written.emit(replace(seat, **{_FIELDS[column]: text}))  # type: ignore[arg-type]  # a field by its name

    def _clear(self, chosen: Sequence[Seat]) -> None:
        taken = [seat for seat in chosen if seat.judge]
        if taken:
            self.cleared.emit(taken)

    def _drop(self, judge: str, seat: int) -> None:
        self.dropped.emit(judge, self.panel, seat)


class _JudgeClassDelegate(RecordDelegate):
    """Offers the classes of judges as a choice; everything else is typed."""

    def __init__(self, names: dict[str, str], parent: QWidget) -> None:
        super().__init__(parent)
        self._names = names

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        """Return a line, or a choice of classes."""
        if index.column() != 3:
            return super().createEditor(parent, option, index)
        choice = Choice(parent)
        choice.addItems(list(self._names.values()))
        return choice
