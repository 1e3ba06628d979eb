"""Dialogs for recusal and absence of a judge, and for a project's presence."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QMenu, QWidget

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.presence import PRESENCE_NAMES, Presence
from maker_desktop.domain.model.scoresheet import SheetState
from maker_desktop.services.core.session import Session
from maker_desktop.services.panels import panels
from maker_desktop.services.scoring.scoring_desk import DeskRow, DeskView
from maker_desktop.ui.people.correction_dialog import ask_reason
from maker_desktop.ui.scoring.dialogs import NOT_COMPETING, ExcuseDialog

_KEYS = ((Presence.PRESENTED, "&D"), (Presence.ABSENT, "&Q"), (Presence.WITHDRAWN, "&X"), (Presence.WAITING, "&H"))
#: Why a project is taken back that was absent or had withdrawn.
_RETURNING = ("已经到场", "来函恢复参赛", "记错项目")


def ask_excuse(session: Session, stage_id: str, view: DeskView, at: DeskRow | None, parent: QWidget) -> None:
    """Ask whether a seat marks, the current one unless another is chosen, and write the answer.

    Raises Refusal where every sheet is void, and as the verbs of panels say.
    """
    sheets = [row.sheet for row in view.rows if row.sheet.state is not SheetState.VOID]
    if not sheets or (at is not None and at.sheet not in sheets):
        raise Refusal(f"{view.project.number} 号项目的这份评分表已裁定作废，只能由专家委员会裁定处理。")
    current = sheets.index(at.sheet) if at is not None else 0
    dialog = ExcuseDialog(f"登记评委对 {view.project.number} 号项目的回避或缺席：", sheets, current, parent)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    wanted, reason, left = dialog.wanted(), dialog.reason.currentText(), dialog.from_now_on.isChecked()
    sheet = dialog.sheet()
    dialog.deleteLater()
    if not accepted:
        return
    who = (session, stage_id, sheet.judge, sheet.number, reason)
    if sheet.state is SheetState.RECUSED:
        panels.lift_recusal(*who)
    elif sheet.state is SheetState.ABSENT:
        panels.lift_absence(*who)
    if wanted is SheetState.RECUSED:
        panels.recuse(*who)
    elif wanted is SheetState.ABSENT and left:
        panels.mark_absent_from_now_on(session, stage_id, sheet.judge, reason)
    elif wanted is SheetState.ABSENT:
        panels.mark_absent(*who)


def set_presence(session: Session, stage_id: str, view: DeskView, presence: Presence, parent: QWidget) -> None:
    """Write a project's presence, asking for the reason if it leaves or comes back."""
    number, reason = view.project.number, ""
    returns = presence.competes and not view.presence.competes
    if returns or not presence.competes:
        reasons = _RETURNING if returns else NOT_COMPETING
        signed = ask_reason(f"{number} 号项目记为{PRESENCE_NAMES[presence]}，请写明原因。", reasons, parent)
        if signed is None:
            return
        reason = signed.reason
    panels.set_presence(session, stage_id, number, presence, reason)


def presence_menu(parent: QWidget) -> tuple[QMenu, dict[Presence, QAction]]:
    """Return the menu of what a project's presence can be set to, with its entries."""
    menu = QMenu(parent)
    return menu, {presence: menu.addAction(f"{PRESENCE_NAMES[presence]}({key})") for presence, key in _KEYS}
