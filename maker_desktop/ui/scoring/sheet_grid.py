"""The grid of sheets: entry with digits and Enter; a refused mark stays in its field with the reason beside it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QTableView, QWidget

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.rulebook import Criterion
from maker_desktop.domain.model.scoresheet import implied
from maker_desktop.domain.model.stage_rules import Stage
from maker_desktop.services.scoring.judge_codes import is_code
from maker_desktop.services.scoring.scoring_desk import DeskRow
from maker_desktop.ui.kit.theme import restyle
from maker_desktop.ui.kit.zoom import px
from maker_desktop.ui.records.record_model import RECORD_ROLE
from maker_desktop.ui.scoring.cell_note import CellNote
from maker_desktop.ui.scoring.sheet_columns import column_widths
from maker_desktop.ui.scoring.sheet_delegate import MarkEditor, SheetDelegate
from maker_desktop.ui.scoring.sheet_header import SheetHeader
from maker_desktop.ui.scoring.sheet_model import FIRST_MARK, JUDGE, SEAT, MarkField, SheetModel
from maker_desktop.ui.scoring.sheet_walk import beside, field_in_column, field_in_row, near, owed_after

#: Heights of a row in pixels: where there is room, and the least at which all rows are shown before they are scrolled.
_ROW_AT_MOST, _ROW_AT_LEAST = 84, 30
_DIGITS = set("0123456789.０１２３４５６７８９．")

#: Writes an entered text; returns False if the user cancelled. Raises Refusal if it is not a mark.
Write = Callable[[MarkField, str], bool]


class SheetGrid(QTableView):
    """A table of the sheets of one project.

    `write` is called before a cell shows anything new. `pasted` carries the rows of a block and where it begins,
    `scanned` the digits of a code that a scanner typed into a cell.
    """

    pasted = Signal(QModelIndex, list)
    scanned = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheets = SheetModel(self)
        self.write: Write = lambda _field, _text: False
        self.walks_paper = False
        self.implies_point = False
        self._head = SheetHeader(self)
        self.setHorizontalHeader(self._head)
        self._note = CellNote(self.viewport())
        self._delegate = SheetDelegate(self)
        self._delegate.finished.connect(self._finish)
        self._delegate.dropped.connect(self.drop_editing)
        self._delegate.left.connect(self.finish_editing)
        self._delegate.block_pasted.connect(self._paste_over)
        self._delegate.typed.connect(self._typed)
        self.setItemDelegate(self._delegate)
        self.setModel(self.sheets)
        self.sheets.modelReset.connect(self._lay_out)
        self._set_up()

    def show_sheets(self, stage: Stage, criteria: Sequence[Criterion], rows: Sequence[DeskRow], blind: bool) -> None:
        """Show the sheets of one project; the cursor stays, and with the same seats also text being typed."""
        row, column = self.currentIndex().row(), self.currentIndex().column()
        self.sheets.show(stage, criteria, rows, blind)
        if row >= 0 and not self.currentIndex().isValid():
            self._go(near(self.sheets, row, column))

    def walk_paper(self, wanted: bool) -> None:
        """Include the paper totals in the cursor's path, or skip them."""
        self.walks_paper = wanted
        self._share_room()

    def go_to_first_owed(self) -> None:
        """Put the cursor on the first missing mark, or on the first field."""
        owed = owed_after(self.sheets, -1)
        self._go(owed if owed.isValid() else field_in_column(self.sheets, range(self.sheets.rowCount()), FIRST_MARK))

    def go_to_judge(self, judge: str) -> None:
        """Put the cursor on the first mark of a judge's sheet."""
        rows = [row for row, each in enumerate(self.sheets.rows()) if each.sheet.judge == judge]
        self._go(field_in_column(self.sheets, rows, FIRST_MARK))

    def current_row(self) -> DeskRow | None:
        """Return the seat the cursor is on."""
        row = self.currentIndex().data(RECORD_ROLE) if self.currentIndex().isValid() else None
        return row if isinstance(row, DeskRow) else None

    def finish_editing(self) -> bool:
        """Write the text being typed and close its field; False if it was not written.

        What was refused stays with the reason below; a correction that was called off gives way to the former mark.
        """
        editor, field = self._delegate.editor, self.sheets.field(self.currentIndex())
        if editor is None or field is None:
            return True
        if editor.isModified():
            text = editor.text()
            try:
                if not self.write(field, self._meant(field, text) if self.implies_point else text):
                    self.drop_editing()
                    return False
            except Refusal as refusal:
                if is_code(text):
                    self.drop_editing()
                    self.scanned.emit(text)
                    return False
                restyle(editor, "wrong", True)
                editor.selectAll()  # the next key replaces it
                self._say(refusal.sentence, wrong=True)
                return False
        self.drop_editing()
        return True

    def drop_editing(self) -> None:
        """Close the field being edited and discard its text."""
        if self._delegate.editor is not None:
            self.closeEditor(self._delegate.editor, QAbstractItemDelegate.EndEditHint.NoHint)

    def note(self) -> str:
        """Return the hint beside the field being edited, or an empty text."""
        return "" if self._note.isHidden() else self._note.text()

    def title_lines(self, column: int) -> tuple[str, ...]:
        """Return the title of a column, line by line."""
        return self._head.title_lines(column)

    def editor(self) -> MarkEditor | None:
        """Return the field being edited, or None."""
        return self._delegate.editor

    def keyboardSearch(self, _search: str) -> None:
        """Stay where the cursor is: a letter struck by mistake must not send the next mark to another judge."""

    def focusNextPrevChild(self, following: bool) -> bool:
        """Go to the next or former field with Tab, and past the last or first one out of the grid."""
        return self._tab(following) or super().focusNextPrevChild(following)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Begin a mark with its first digit; Enter and arrows move, Delete empties a field, Ctrl+V pastes a block."""
        field = self.sheets.field(self.currentIndex())
        editor = self._delegate.editor
        if editor is not None:
            editor.setFocus()
            if not self._delegate.eventFilter(editor, event):
                editor.keyPressEvent(event)
        elif event.matches(QKeySequence.StandardKey.Paste):
            self._paste()
        elif field is not None and (event.key() in _EMPTYING or (event.text() and set(event.text()) <= _DIGITS)):
            # The new editor has the current mark selected: the key replaces it.
            self.edit(self.currentIndex())
            if self._delegate.editor is not None:
                self._delegate.editor.keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & _NOT_KEYPAD:
            self._walk(Qt.Key.Key_Return)
        elif event.key() in _ARROWS and not event.modifiers() & _NOT_KEYPAD:
            self._walk(event.key())
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            whole = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self._go_to_end(last=event.key() == Qt.Key.Key_End, whole=whole)
        elif event.key() == Qt.Key.Key_F2 and field is not None:
            self.edit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Close the field being edited, and take the focus back."""
        # Not `hasFocus`: behind a question that has just been answered the window is not active again yet.
        had_focus = self.window().focusWidget() is editor
        self._delegate.editor = None
        self._note.hide()
        super().closeEditor(editor, hint)
        if had_focus:
            self.setFocus()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the cell pressed, unless the text being typed is refused.

        At a seat's judge or total, go to its first mark, so that digits have a field.
        """
        if self.finish_editing():
            super().mousePressEvent(event)
            if self.sheets.field(self.currentIndex()) is None:
                self._go_to_end(last=False, whole=False)
        elif self._delegate.editor is not None:
            self._delegate.editor.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Distribute the width again; the current cell stays visible."""
        super().resizeEvent(event)
        self._share_room()

    def _set_up(self) -> None:
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setAccessibleName("评分表")
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(px(_ROW_AT_LEAST))

    def _lay_out(self) -> None:
        self._delegate.editor = None
        self._note.hide()
        self.clearSpans()
        for row in range(self.sheets.rowCount()):
            if self.sheets.cell(row, SEAT).reason is not None:
                self.setSpan(row, JUDGE, 1, self.sheets.columnCount() - 1)
        self._share_room()

    def _share_room(self) -> None:
        """Give columns, titles and rows their sizes, and rows no more height than lets all of them be seen."""
        sheets = self.sheets
        if not sheets.columnCount():
            return
        paper = self.walks_paper or any(row.paper_total is not None for row in sheets.rows())
        self.setColumnHidden(sheets.paper_column, not paper)
        marks, rows = sheets.total_column - FIRST_MARK, max(sheets.rowCount(), 1)
        most, bar = self.maximumViewportSize(), self.verticalScrollBar().sizeHint().width()
        room = most.height() + self.viewportMargins().top()
        widths = column_widths(most.width(), marks, paper)
        head = self._head.lay_out(widths)
        if room - head < px(_ROW_AT_LEAST) * rows:
            widths = column_widths(most.width() - bar, marks, paper)
            head = self._head.lay_out(widths)
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)
        seen = max(1, min(rows, (room - head) // px(_ROW_AT_LEAST)))
        height = max(px(_ROW_AT_LEAST), min(px(_ROW_AT_MOST), (room - head) // seen))
        # Rows are shown whole: the rest of the height goes to the header.
        self._head.setFixedHeight(max(head, room - height * seen) if seen < rows else head)
        self.verticalHeader().setDefaultSectionSize(height)
        self.setMaximumHeight(head + px(_ROW_AT_MOST) * rows + self.height() - room)
        self.scrollTo(self.currentIndex())
        self.updateEditorGeometries()
        self._note.stand_by(self.visualRect(self.currentIndex()), self.viewport().size())

    # Keying

    def _typed(self, text: str) -> None:
        field, editor = self.sheets.field(self.currentIndex()), self._delegate.editor
        assert editor is not None
        if not self._note.isHidden():
            # It is about the text as it was.
            self._note.hide()
            restyle(editor, "wrong", False)
        meant = self._meant(field, text) if field and self.implies_point else text
        if meant != text:
            self._say(f"读作 {meant}", wrong=False)

    def _meant(self, field: MarkField, text: str) -> str:
        return implied(text, field.criterion.step) if field.criterion is not None else text

    def _finish(self, key: int) -> None:
        if not self.finish_editing():
            return
        if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self._tab(key == Qt.Key.Key_Tab)
        else:
            self._walk(key)

    def _say(self, sentence: str, wrong: bool) -> None:
        self._note.say(sentence, wrong)
        self._note.stand_by(self.visualRect(self.currentIndex()), self.viewport().size())

    # Walking

    def _tab(self, following: bool) -> bool:
        """Go to the field beside the cursor, row by row; False past the last or first one."""
        columns = [each for each in range(self.sheets.columnCount()) if not self.isColumnHidden(each)]
        field = beside(self.sheets, self.currentIndex(), following, columns)
        self._go(field)
        return field.isValid()

    def _walk(self, key: int) -> None:
        here, sheets = self.currentIndex(), self.sheets
        step = -1 if key in (Qt.Key.Key_Up, Qt.Key.Key_Left) else 1
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            rows = range(here.row() + step, sheets.rowCount() if step > 0 else -1, step)
            self._go(field_in_column(sheets, rows, here.column()))
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            columns = range(here.column() + step, sheets.columnCount() if step > 0 else -1, step)
            self._go(field_in_row(sheets, here.row(), [each for each in columns if not self.isColumnHidden(each)]))
        else:
            self._go(self._next(here))

    def _go_to_end(self, *, last: bool, whole: bool) -> None:
        """Go to the first or last field of the row, or of the whole grid."""
        rows = list(range(self.sheets.rowCount())) if whole else [self.currentIndex().row()]
        columns = [column for column in range(self.sheets.columnCount()) if not self.isColumnHidden(column)]
        if last:
            rows.reverse()
            columns.reverse()
        fields = (field_in_row(self.sheets, row, columns) for row in rows)
        self._go(next((field for field in fields if field.isValid()), QModelIndex()))

    def _next(self, here: QModelIndex) -> QModelIndex:
        sheets = self.sheets
        last = sheets.paper_column if self.walks_paper and not sheets.blind else sheets.total_column - 1
        in_row = field_in_row(sheets, here.row(), range(here.column() + 1, last + 1))
        following = in_row if in_row.isValid() else owed_after(sheets, here.row())
        if following.isValid():
            return following
        return field_in_column(sheets, range(here.row() + 1, sheets.rowCount()), FIRST_MARK)

    def _go(self, index: QModelIndex) -> None:
        if index.isValid():
            self.setCurrentIndex(index)

    def _paste_over(self) -> None:
        """Paste a block at the mark being edited, replacing its text."""
        self.drop_editing()
        self._paste()

    def _paste(self) -> None:
        text = QGuiApplication.clipboard().text()
        rows = [line.split("\t") for line in text.replace("\r\n", "\n").rstrip("\n").split("\n")]
        if text.strip() and self.currentIndex().isValid():
            self.pasted.emit(self.currentIndex(), rows)


_EMPTYING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_ARROWS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right)
_NOT_KEYPAD = ~Qt.KeyboardModifier.KeypadModifier
