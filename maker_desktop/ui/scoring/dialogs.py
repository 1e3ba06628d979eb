"""The small dialogs of the page: reason of a correction, reason for not marking, settling differing entries."""

from collections.abc import Sequence
from decimal import Decimal
from typing import ClassVar

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLabel,
    QPushButton,
    QRadioButton,
    QWidget,
)

from maker_desktop.domain.model.scoresheet import STATE_NAMES, ScoreSheet, SheetState, plain
from maker_desktop.domain.model.stage_rules import Stage
from maker_desktop.domain.scoring.second_entry import Difference
from maker_desktop.services.core.session import Session
from maker_desktop.ui.forms import FormDialog
from maker_desktop.ui.kit.scroll_frame import resize
from maker_desktop.ui.people.supervisor_signature import SupervisorSignature
from maker_desktop.ui.records.record_model import Column, RecordTableModel
from maker_desktop.ui.records.record_table import RecordTable

NORMALISATIONS = ("录入有误，以纸面评分表为准", "评委当场更正并签字", "纸面评分表计算有误")
RECUSALS = ("与参赛主体有投资关系", "与参赛人员有师生或亲属关系", "所在单位参与本项目")
ABSENCES = ("临时离场", "因故未到场")
NOT_COMPETING = ("到时未到场", "主动退赛")


class ExcuseDialog(FormDialog):
    """Asks whether the judge in a seat recuses himself, is absent, or marks after all.

    The seat can be changed: the cursor of the grid does not stop at those that do not mark.
    """

    form: ClassVar[str] = "excuse_dialog"
    question: QLabel
    seat: QComboBox
    recused: QRadioButton
    absent: QRadioButton
    marking: QRadioButton
    from_now_on: QCheckBox
    reason_label: QLabel
    reason: QComboBox
    accept_button: QPushButton

    def __init__(self, question: str, sheets: Sequence[ScoreSheet], current: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._sheets = tuple(sheets)
        self.question.setText(question)
        self.seat.addItems([_seat_words(sheet) for sheet in sheets])
        self.seat.setCurrentIndex(current)
        self.seat.currentIndexChanged.connect(lambda _index: self._offer_states())
        self._offer_states()
        for button in (self.recused, self.absent, self.marking):
            button.toggled.connect(self._offer)
        self.reason.editTextChanged.connect(self._judge)
        self.accept_button.clicked.connect(self.accept)
        self._offer()
        self.reason.setFocus()

    def sheet(self) -> ScoreSheet:
        """Return the sheet of the seat chosen."""
        return self._sheets[self.seat.currentIndex()]

    def wanted(self) -> SheetState:
        """Return the choice; `MISSING`: the seat marks after all."""
        if self.recused.isChecked():
            return SheetState.RECUSED
        return SheetState.ABSENT if self.absent.isChecked() else SheetState.MISSING

    def _offer_states(self) -> None:
        state = self.sheet().state
        excused = state in (SheetState.RECUSED, SheetState.ABSENT)
        self.marking.setVisible(excused)
        self.recused.setVisible(state is not SheetState.RECUSED)
        self.absent.setVisible(state is not SheetState.ABSENT)
        (self.marking if excused else self.recused).setChecked(True)

    def _offer(self) -> None:
        self.from_now_on.setVisible(self.wanted() is SheetState.ABSENT)
        typed = self.reason.currentText()
        self.reason.clear()
        reasons = {SheetState.RECUSED: RECUSALS, SheetState.ABSENT: ABSENCES}.get(self.wanted(), ("登记有误",))
        self.reason.addItems(list(reasons))
        self.reason.setCurrentText(typed)
        self._judge()

    def _judge(self) -> None:
        self.accept_button.setEnabled(bool(self.reason.currentText().strip()))


class DifferencesDialog(FormDialog):
    """Shows each field that differs between the entries, and asks which entry matches the paper sheet."""

    form: ClassVar[str] = "differences_dialog"
    question: QLabel
    differences: RecordTable
    keep_first: QPushButton
    keep_second: QPushButton
    signature: SupervisorSignature
    accept_button: QPushButton

    def __init__(
        self,
        found: Sequence[Difference],
        stage: Stage,
        names: dict[str, str],
        parent: QWidget,
        signed_in: Session | None = None,
    ) -> None:
        super().__init__(parent)
        self._found = tuple(found)
        self._kept: dict[int, int] = {}
        self._supervised = signed_in is not None
        self._model = RecordTableModel(
            [
                Column[int]("席位", lambda row: str(found[row].seat), right=True, width=70),
                Column[int]("评委", lambda row: found[row].judge, width=110),
                Column[int]("指标", lambda row: names[found[row].criterion], stretch=True),
                Column[int](
                    "第一次", lambda row: _mark(found[row].first, self._kept.get(row) == 1), right=True, width=100
                ),
                Column[int](
                    "第二次", lambda row: _mark(found[row].second, self._kept.get(row) == 2), right=True, width=100
                ),
            ],
            self,
        )
        self._model.show(range(len(found)))
        self.differences.setModel(self._model)
        self.differences.pick_row(0)
        self.question.setText(f"{stage.name}共有 {len(found)} 处不一致。请对照纸面评分表，逐处选定以哪一次为准。")
        if signed_in is not None:
            self.signature.ask(signed_in)
        self.keep_first.clicked.connect(lambda: self._keep(1))
        self.keep_second.clicked.connect(lambda: self._keep(2))
        self.signature.changed.connect(self._judge)
        self.accept_button.clicked.connect(self._accept_if_proved)
        resize(self, 680, 420)
        self._judge()
        self.differences.setFocus()

    def choices(self) -> list[tuple[Difference, int]]:
        """Return each difference with the entry, 1 or 2, to be kept."""
        return [(self._found[row], keep) for row, keep in sorted(self._kept.items())]

    def _keep(self, entry: int) -> None:
        row = self.differences.currentIndex().row()
        if row < 0:
            return
        self._kept[row] = entry
        self._model.show(range(len(self._found)))
        open_rows = [other for other in range(len(self._found)) if other not in self._kept]
        if open_rows:
            self.differences.pick_row(next((other for other in open_rows if other > row), open_rows[0]))
        self._judge()
        if not open_rows:
            (self.accept_button if self.accept_button.isEnabled() else self.signature.supervisor).setFocus()

    def _is_to_be_signed(self) -> bool:
        """Whether a revealed mark would change: keeping the first entry changes none."""
        return self._supervised and 2 in self._kept.values()

    def _judge(self) -> None:
        self.signature.setVisible(self._is_to_be_signed())
        signed = not self._is_to_be_signed() or self.signature.is_filled()
        self.accept_button.setEnabled(signed and len(self._kept) == len(self._found))

    def _accept_if_proved(self) -> None:
        if not self._is_to_be_signed() or self.signature.is_proved():
            self.accept()


def _seat_words(sheet: ScoreSheet) -> str:
    state = f"（{STATE_NAMES[sheet.state]}：{sheet.note}）" if sheet.state.excused else ""
    return f"{sheet.seat} 号席　{sheet.judge}{state}"


def _mark(value: Decimal | None, kept: bool) -> str:
    text = "未录" if value is None else plain(value)
    return f"✓ {text}" if kept else text
