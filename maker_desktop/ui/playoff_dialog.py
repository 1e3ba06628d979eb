"""Keys the sheets of a playoff: for each of the tied, every judge's marks, which only part the tied."""

from collections.abc import Callable
from typing import ClassVar, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from maker_desktop.domain.errors import Refusal
from maker_desktop.domain.ruling import Ruling
from maker_desktop.domain.scoresheet import ScoreSheet, SheetState, plain
from maker_desktop.domain.sheets import project_sheets
from maker_desktop.services import marks
from maker_desktop.services.publishing_parts import STATE_NAMES
from maker_desktop.services.session import Changed, Session
from maker_desktop.ui import forms
from maker_desktop.ui.chip import Chip
from maker_desktop.ui.tone import Tone

_ROW_HEIGHT: Final = 38
_JUDGE: Final = 0


class PlayoffDialog(QDialog):
    """A grid of seats and criteria; every mark is written at once, a refused one is said below and taken out again."""

    form: ClassVar[str] = "playoff_dialog"
    hint: QLabel
    project: QComboBox
    state: Chip
    marks: QTableWidget
    refusal: QLabel
    close_dialog: QPushButton
    confirm_sheets: QPushButton

    def __init__(self, parent: QWidget | None, session: Session, ruling: Ruling) -> None:
        super().__init__(parent)
        forms.fill(self)
        self._session = session
        self._ruling = ruling
        self._stage = session.stage(ruling.stage)
        self._criteria = session.contest.rulebook.stage_criteria(self._stage)
        self.hint.setText(f"第 {ruling.id} 号裁定的加时赛。这些分数只用来分出先后，不改变得分。输入后按 Tab 到下一格。")
        for number in ruling.numbers:
            self.project.addItem(f"{number} 号　{session.project(number).name}", number)
        self.marks.setColumnCount(1 + len(self._criteria))
        self.marks.setHorizontalHeaderLabels(["评委", *(criterion.name for criterion in self._criteria)])
        self.marks.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.marks.setEditTriggers(QAbstractItemView.EditTrigger.AllEditTriggers)
        self.marks.verticalHeader().hide()
        self.marks.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
        self.project.activated.connect(lambda _index: self._show())
        self.marks.cellChanged.connect(self._enter)
        self.close_dialog.clicked.connect(self.accept)
        self.confirm_sheets.clicked.connect(self._confirm)
        self.resize(760, 520)
        self._show()
        self.marks.setFocus()

    def _number(self) -> int:
        return int(self.project.currentData())

    def _sheets(self) -> tuple[ScoreSheet, ...]:
        book = self._session.book(self._stage.id)
        return project_sheets(self._session.contest, self._stage, book, self._number(), self._ruling.occasion)

    def _show(self) -> None:
        """Show the sheets of the chosen project; nothing is written while they are filled in."""
        sheets = self._sheets()
        self.marks.blockSignals(True)
        self.marks.setRowCount(len(sheets))
        for row, sheet in enumerate(sheets):
            self._show_sheet(row, sheet)
        self.marks.blockSignals(False)
        confirmed = all(sheet.confirmed for sheet in sheets if sheet.state is SheetState.COMPLETE)
        done = confirmed and not any(sheet.owed for sheet in sheets)
        self.state.say("已确认" if done else "待录入", Tone.DONE if done else Tone.LOOK)
        self.confirm_sheets.setEnabled(not done and not self._session.read_only)

    def _show_sheet(self, row: int, sheet: ScoreSheet) -> None:
        excused = sheet.state in (SheetState.RECUSED, SheetState.ABSENT, SheetState.VOID)
        fixed = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        state = f"（{STATE_NAMES[sheet.state]}）" if excused else ""
        judge = QTableWidgetItem(f"{sheet.seat}　{sheet.judge}{state}")
        judge.setFlags(fixed)
        self.marks.setItem(row, _JUDGE, judge)
        for column, mark in enumerate(sheet.marks, start=1):
            cell = QTableWidgetItem("" if mark is None else plain(mark))
            cell.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            cell.setFlags(fixed if excused or sheet.confirmed else fixed | Qt.ItemFlag.ItemIsEditable)
            self.marks.setItem(row, column, cell)

    def _enter(self, row: int, column: int) -> None:
        cell = self.marks.item(row, column)
        if cell is None:
            return
        sheet, criterion = self._sheets()[row], self._criteria[column - 1]
        self._do(
            lambda: marks.enter(
                self._session,
                self._stage.id,
                sheet.number,
                sheet.judge,
                criterion.id,
                cell.text(),
                occasion=self._ruling.occasion,
            )
        )

    def _confirm(self) -> None:
        self._do(lambda: marks.confirm(self._session, self._stage.id, self._number(), self._ruling.occasion))

    def _do(self, act: Callable[[], Changed]) -> None:
        """Carry out an act and show the sheets as they then stand, with the sentence of a refusal if there is one."""
        self.refusal.clear()
        try:
            act()
        except Refusal as refusal:
            self.refusal.setText(refusal.sentence)
        self._show()
