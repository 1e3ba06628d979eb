"""Writing an entered mark: asks for the reason where a correction needs one, and undoes the last one."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QDialog, QWidget

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.stage_rules import Stage
from maker_desktop.services.core.people import Signed
from maker_desktop.services.core.session import Session
from maker_desktop.services.scoring import marks, paper_check
from maker_desktop.services.scoring.mark_gate import KeyedMark
from maker_desktop.services.scoring.marks import Unsigned
from maker_desktop.services.scoring.scoring_desk import DeskView
from maker_desktop.ui.people.correction_dialog import ask_reason
from maker_desktop.ui.scoring.dialogs import NORMALISATIONS, DifferencesDialog
from maker_desktop.ui.scoring.sheet_model import MarkField


class MarkEntry:
    """Writes entered marks; `parent` is the parent of its dialogs."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        self._session = session
        self._parent = parent
        self._formers: list[KeyedMark] = []
        #: The journal's entry of the last mark entered or taken back here.
        self._last = 0

    def write(self, field: MarkField, text: str) -> bool:
        """Write a field at once; False if the user cancelled a correction. Raises Refusal if it is not a mark."""
        former = field.former
        if field.criterion is None:
            paper_check.note_paper_total(
                self._session, former.stage, former.number, former.judge, text, former.round_id
            )
            return True
        before = self._session.moment
        if not self._enter(replace(former, text=text)):
            return False
        self._remember([former], before)
        return True

    def paste(self, fields: Sequence[Sequence[MarkField]], block: Sequence[Sequence[str]]) -> None:
        """Write a block of marks into the fields to the right of and below the first, all or nothing.

        Raises Refusal if the block is larger, or naming the first field that is not a mark.
        """
        if len(block) > len(fields) or any(len(line) > len(fields[0]) for line in block):
            raise Refusal(f"粘贴的内容有 {len(block)} 行，从这一格起放不下，请核对后从左上角的格子粘贴。")
        formers = [
            (field.former, text)
            for row, line in zip(fields, block, strict=False)
            for field, text in zip(row, line, strict=False)
            if text.strip()
        ]
        first = fields[0][0].former
        keyed = [replace(former, text=text) for former, text in formers]
        before = self._session.moment
        paper_check.enter_block(self._session, first.stage, first.number, keyed)
        self._remember([former for former, _ in formers], before)

    def can_undo(self, last_act: int) -> bool:
        """Whether the last act, by its number in the journal, is a mark that `undo` would take back."""
        return bool(self._formers) and last_act == self._last

    def undo(self) -> KeyedMark | None:
        """Restore the former value of the mark entered last; None if there is none or the user cancels."""
        if not self._formers or not self._enter(self._formers[-1]):
            return None
        self._last = self._session.file.newest()
        return self._formers.pop()

    def settle(self, stage: Stage, view: DeskView, names: dict[str, str]) -> bool:
        """Have the differing fields settled one at a time; False if the user postpones it."""
        number = view.project.number
        revealed = (stage.id, number) in self._session.contest.revealed
        dialog = DifferencesDialog(view.differences, stage, names, self._parent, self._session if revealed else None)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        if accepted:
            for difference, keep in dialog.choices():
                signed = Signed("", dialog.signature.name(), dialog.signature.pin.text())
                paper_check.settle(self._session, stage.id, number, difference, keep, signed)
        dialog.deleteLater()
        return accepted

    def _remember(self, formers: Sequence[KeyedMark], before: int) -> None:
        """Remember what marks were, unless nothing was written: a mark keyed again as it was is no act."""
        if self._session.moment > before:
            self._formers += formers
            self._last = self._session.file.newest()

    def _enter(self, keyed: KeyedMark) -> bool:
        try:
            marks.enter(self._session, keyed)
        except Unsigned as unsigned:
            signed = self._ask(keyed, supervised=unsigned.supervised)
            if signed is None:
                return False
            marks.enter(self._session, keyed, signed)
        return True

    def _ask(self, keyed: KeyedMark, *, supervised: bool) -> Signed | None:
        state = "已经亮分，更正后大屏幕会标明“更正”" if supervised else "已经确认"
        change = marks.effect(self._session, keyed)
        question = f"{keyed.number} 号项目{state}。更正评委{keyed.judge}的分数须写明原因。\n{change}"
        signed_in = self._session if supervised else None
        title = f"更正 {keyed.number} 号项目的分数"
        return ask_reason(question, NORMALISATIONS, self._parent, signed_in, title=title, action="更正")
