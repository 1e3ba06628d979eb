"""From a keyed text to a written mark: asks why where a correction has to say so, and takes the last one back."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QDialog, QWidget

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.rulebook import Stage
from maker_desktop.domain.model.scoresheet import check_mark, plain
from maker_desktop.services.core.session import Session
from maker_desktop.services.scoring import marks, paper_check
from maker_desktop.services.scoring.marks import Signing
from maker_desktop.services.scoring.scoring_desk import DeskRow, DeskView
from maker_desktop.ui.people.correction_dialog import Signed, ask_reason
from maker_desktop.ui.scoring.dialogs import NORMALISATIONS, DifferencesDialog
from maker_desktop.ui.scoring.sheet_model import MarkField
from maker_desktop.ui.scoring.words import EXCUSES


@dataclass(frozen=True, slots=True)
class Former:
    """A mark as it was before it was keyed, to go back to."""

    stage: str
    number: int
    judge: str
    criterion: str
    text: str
    round_id: str
    entry: int


class MarkEntry:
    """Writes what is keyed at one desk; `parent` is what its questions stand in front of."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        self._session = session
        self._parent = parent
        self._formers: list[Former] = []

    def write(self, stage: Stage, field: MarkField, text: str, blind: bool) -> bool:
        """Write a field at once; False if a correction was called off. Raises Refusal if it is no mark."""
        row = field.row
        if field.criterion is None:
            sheet = row.sheet
            paper_check.note_paper_total(self._session, stage.id, sheet.number, sheet.judge, text, row.round_id)
            return True
        if text.strip():
            check_mark(text, field.criterion)
        former = _former(stage, row, field.criterion.id, blind)
        if not self._enter(former, text):
            return False
        self._formers.append(former)
        return True

    def paste(
        self, stage: Stage, view: DeskView, at: tuple[int, int], block: Sequence[Sequence[str]], blind: bool
    ) -> None:
        """Write a block of marks whose first stands at row and criterion `at`, counted from 0, all or nothing.

        Seats that do not mark take up no row of the block. Raises Refusal naming the first field that is no mark.
        """
        seats = [row for row in view.rows[at[0] :] if row.sheet.state not in EXCUSES]
        if len(block) > len(seats) or any(len(line) > len(stage.criteria) - at[1] for line in block):
            raise Refusal(f"粘贴的内容有 {len(block)} 行，从这一格起放不下，请核对后从左上角的格子粘贴。")
        keyed = [
            (_former(stage, row, criterion, blind), text)
            for row, line in zip(seats, block, strict=False)
            for criterion, text in zip(stage.criteria[at[1] :], line, strict=False)
            if text.strip()
        ]
        fields = [(former.judge, former.criterion, text, former.round_id) for former, text in keyed]
        paper_check.enter_block(self._session, stage.id, view.project.number, fields, entry=2 if blind else 1)
        self._formers += [former for former, _ in keyed]

    def undo(self) -> Former | None:
        """Correct the mark keyed last back to what it was; None if there is none or the user thinks better of it."""
        if not self._formers:
            return None
        former = self._formers[-1]
        if not self._enter(former, former.text):
            return None
        return self._formers.pop()

    def settle(self, stage: Stage, view: DeskView, names: dict[str, str]) -> bool:
        """Have the fields that were keyed in two ways settled one by one; False if the user puts it off."""
        number = view.project.number
        revealed = (stage.id, number) in self._session.contest.revealed
        dialog = DifferencesDialog(view.differences, stage, names, self._parent, self._session if revealed else None)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        if accepted:
            for difference, keep in dialog.choices():
                supervisor, pin = dialog.signature.name(), dialog.signature.pin.text()
                paper_check.settle(self._session, stage.id, number, difference, keep, supervisor=supervisor, pin=pin)
        dialog.deleteLater()
        return accepted

    def _enter(self, cell: Former, text: str) -> bool:
        signed = self._signed(cell)
        if signed is None:
            return False
        marks.enter(
            self._session,
            cell.stage,
            cell.number,
            cell.judge,
            cell.criterion,
            text,
            reason=signed.reason,
            supervisor=signed.supervisor,
            pin=signed.pin,
            round_id=cell.round_id,
            entry=cell.entry,
        )
        return True

    def _signed(self, cell: Former) -> Signed | None:
        takes = marks.correction_takes(self._session, cell.stage, cell.number, cell.judge, cell.round_id)
        self._session.open_stage(cell.stage)
        if cell.entry != 1 or takes is Signing.NOTHING:
            return Signed("")
        supervised = takes is Signing.SUPERVISOR
        state = "已经亮分，更正后大屏幕会标明“更正”" if supervised else "已经确认"
        question = f"{cell.number} 号项目{state}。更正评委{cell.judge}的分数须写明原因。"
        return ask_reason(question, NORMALISATIONS, self._parent, self._session if supervised else None)


def _former(stage: Stage, row: DeskRow, criterion: str, blind: bool) -> Former:
    before = (row.second if blind else row.sheet.marks)[stage.criteria.index(criterion)]
    text, sheet = "" if before is None else plain(before), row.sheet
    return Former(stage.id, sheet.number, sheet.judge, criterion, text, row.round_id, 2 if blind else 1)
