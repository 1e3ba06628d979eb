"""The dialog that asks for the reason and signature of correcting (更正) projects whose numbers are in use."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtWidgets import QWidget

from maker_desktop.domain.roster.bound import Bound
from maker_desktop.services.core.people import Signed
from maker_desktop.services.core.session import Session
from maker_desktop.ui.people.correction_dialog import ask_reason

#: Why a project is corrected, to choose from.
_REASONS: Final = ("报名材料原来写错", "单位已更名，有工商变更证明", "项目已更名，单位来函说明")


def ask_correction(session: Session, corrected: Mapping[int, Bound], parent: QWidget) -> Signed | None:
    """Ask why projects in use are corrected, after the seal for a supervisor, too; None where that is called off."""
    number = min(corrected)
    which = f"{number} 号项目" if len(corrected) == 1 else f"{number} 号等 {len(corrected)} 个项目"
    final = any(bound.final for bound in corrected.values())
    question = f"{which}{corrected[number].words}，更正请写明原因。"
    return ask_reason(question, _REASONS, parent, session if final else None, title="更正项目资料", action="更正")
