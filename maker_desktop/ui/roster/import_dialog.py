"""Shows row by row what importing a roster would do, before all of it or nothing is imported."""

from typing import ClassVar, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QScrollArea,
    QWidget,
)

from maker_desktop.domain.roster.importing import RosterPlan
from maker_desktop.services.core.people import Signed
from maker_desktop.services.core.session import Session
from maker_desktop.ui import forms
from maker_desktop.ui.kit.chips import Chip
from maker_desktop.ui.kit.segmented_switch import SegmentedSwitch
from maker_desktop.ui.kit.theme import Tone, restyle
from maker_desktop.ui.records.record_model import RecordTableModel
from maker_desktop.ui.records.record_table import RecordTable
from maker_desktop.ui.roster.correction import ask_correction
from maker_desktop.ui.roster.import_rows import (
    NAMES,
    TONES,
    WITHOUT_PROJECT,
    WORDS,
    ImportRow,
    import_columns,
    import_rows,
    words_of_reading,
)

_ALL: Final = "全部"
#: Largest number of tables named in the head, and of notes in the tooltip; all of them are among the rows.
_TABLES: Final = 3
_NOTES: Final = 30


class RosterImportDialog(QDialog):
    """The preview; `taken` carries the plan and what corrections were signed with when the user takes it.

    `sheets_chosen` carries the sheets he would rather have read; `show_plan` then shows what they come to.

    A refused row prevents the import; a correction (更正) of a project whose number is in use needs a reason, and after
    the seal a supervisor.
    """

    taken = Signal(object, object)
    sheets_chosen = Signal(object)

    form: ClassVar[str] = "roster_import_dialog"
    source: QLabel
    new_count: Chip
    changed_count: Chip
    corrected_count: Chip
    same_count: Chip
    refused_count: Chip
    doubt_count: Chip
    sheets: QWidget
    sheet_boxes: QScrollArea
    reread: QPushButton
    read: QLabel
    shown: SegmentedSwitch
    rows: RecordTable
    detail: QLabel
    reason: QLabel
    promise: QLabel
    cancel: QPushButton
    take: QPushButton

    def __init__(self, parent: QWidget, source: str, plan: RosterPlan, session: Session) -> None:
        super().__init__(parent)
        forms.fill(self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session = session
        self.source.setText(source)
        self.promise.setText("要么全部导入，要么什么也不改。")
        self.shown.chosen.connect(self._show)
        self.rows.picked.connect(lambda row: self.detail.setText(row.words))
        self.cancel.clicked.connect(self.reject)
        self.take.clicked.connect(self._take)
        self.reread.clicked.connect(lambda: self.sheets_chosen.emit(self._ticked()))
        self._boxes = self._offer_sheets(plan)
        self.show_plan(plan)
        self.rows.setFocus()
        self.resize(1220, 640)

    def show_plan(self, plan: RosterPlan) -> None:
        """Show what an import would do; again where other sheets of the same source were chosen."""
        rulebook = self._session.contest.rulebook
        self._plan = plan
        self._rows = import_rows(plan, rulebook)
        self._model = RecordTableModel(import_columns(rulebook, plan.listing), self)
        self.rows.setModel(self._model)
        self._say_how_it_was_read()
        self._count()
        self._say_what_hinders()
        self._show("不能导入" if plan.refused else _ALL)

    def _offer_sheets(self, plan: RosterPlan) -> dict[str, QCheckBox]:
        """Offer the sheets there are, those ticked that were read."""
        names = plan.listing.sheets
        boxes = QWidget()
        row = QHBoxLayout(boxes)
        row.setContentsMargins(0, 0, 0, 0)
        found = {}
        for name in names:
            found[name] = QCheckBox(name.replace("&", "&&"))
            found[name].setChecked(name in plan.listing.chosen)
            found[name].toggled.connect(lambda _on: self.reread.setEnabled(bool(self._ticked())))
            row.addWidget(found[name])
        row.addStretch(1)
        self.sheet_boxes.setWidget(boxes)
        self.sheet_boxes.setFixedHeight(boxes.sizeHint().height() + 14)
        self.sheets.setFixedHeight(self.sheet_boxes.height())
        self.sheets.setVisible(len(names) > 1)
        self.reread.setEnabled(bool(plan.listing.chosen))
        return found

    def _ticked(self) -> tuple[str, ...]:
        return tuple(name for name, box in self._boxes.items() if box.isChecked())

    def _say_how_it_was_read(self) -> None:
        tables = self._plan.listing.tables
        self.read.setText(
            words_of_reading(tables[:_TABLES]) + (f"\n……共 {len(tables)} 张表" if tables[_TABLES:] else "")
        )
        self.read.setToolTip(words_of_reading(tables))
        notes = self._plan.notes
        self.doubt_count.say(f"须核对 {len(notes)}" if notes else "", Tone.LOOK)
        self.doubt_count.setToolTip("\n".join(note.words for note in notes[:_NOTES]))

    def _count(self) -> None:
        counts = {state: sum(row.state == state for row in self._rows) for state in TONES}
        chips = (self.new_count, self.changed_count, self.corrected_count, self.same_count, self.refused_count)
        for chip, (state, count) in zip(chips, counts.items(), strict=False):
            chip.say(f"{state} {count}" if count else "", TONES[state])
        choices = [(_ALL, _ALL), *((state, state) for state, count in counts.items() if count)]
        self.shown.show_choices(choices, "不能导入" if counts["不能导入"] else _ALL)

    def _say_what_hinders(self) -> None:
        plan = self._plan
        self.reason.setText("")
        if plan.listing.question:
            self.reason.setText(f"{plan.listing.question}：在上面勾选，再点“按勾选的读”。")
        elif plan.refused:
            self.reason.setText(f"有 {len(plan.refused)} 行不能导入，所以什么也不导入；请在原文件里改正后再导入一次。")
        elif not (plan.new or plan.changed):
            self.reason.setText("这份名单与名册完全相同，不用导入。")
        restyle(self.reason, "tone", "wrong" if plan.refused or plan.listing.question else "")
        self.reason.setVisible(bool(self.reason.text()))
        self.take.setEnabled(not self.reason.text())
        self.take.setToolTip(self.reason.text())

    def _show(self, state: str) -> None:
        self._model.show([row for row in self._rows if state in (_ALL, row.state)])
        for column in (*range(2, WORDS), *range(WORDS + 1, self._model.columnCount())):
            self.rows.setColumnHidden(column, state in WITHOUT_PROJECT)
        # Where there is nothing to say, names have the room.
        said = any(row.words for row in self._rows if state in (_ALL, row.state))
        self.rows.setColumnHidden(WORDS, not said)
        mode = QHeaderView.ResizeMode.Interactive if said else QHeaderView.ResizeMode.Stretch
        for column in NAMES:
            self.rows.horizontalHeader().setSectionResizeMode(column, mode)
        self.rows.pick_row(0)
        # Where there are as many rows as before, the same one stays current, and the table tells nothing.
        chosen: ImportRow | None = self.rows.current_record()
        self.detail.setText(chosen.words if chosen else "")

    def _take(self) -> None:
        signed = self._signed()
        if signed is not None:
            self.accept()
            self.taken.emit(self._plan, signed)

    def _signed(self) -> Signed | None:
        """Return what the corrections are signed with; None if the user cancels."""
        corrected = self._plan.corrections
        if not corrected:
            return Signed("")
        return ask_correction(self._session, corrected, self)
