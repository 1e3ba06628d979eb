"""Asks before the ceremony begins, and before it goes on where what was announced is another now."""

from PySide6.QtWidgets import QWidget

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.services.awards.ceremony import forewarnings, hindrance
from maker_desktop.services.core.session import Session
from maker_desktop.ui.audience.cues import CeremonyCue
from maker_desktop.ui.audience.staging.ceremony import Announced
from maker_desktop.ui.kit.messages import confirm


def ask_ceremony(session: Session, announced: Announced, desk: QWidget | None) -> CeremonyCue | None:
    """Return where the ceremony goes on, None where it is not to. Raises Refusal while there can be none."""
    why = hindrance(session)
    if why:
        raise Refusal(why)
    cue, changes = announced.resume(session), announced.changes(session)
    if changes:
        how = "接着" if cue.called else "重新"
        question = ("已经宣布的奖项有变动，继续颁奖？", *changes, f"从{cue.award}{cue.division}{how}宣布。")
    elif not announced.begun and (known := forewarnings(session)):
        question = ("现在开始颁奖？", *known)
    else:
        return cue
    agreed = desk is None or confirm(desk, question[0], "\n".join(question[1:]), "继续颁奖")
    return cue if agreed else None
