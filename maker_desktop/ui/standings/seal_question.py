"""The questions of the seal: what it fixes where all is ready, and what is still open where it is not."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from maker_desktop.domain.model.phrases import numbers_text
from maker_desktop.domain.model.stage_rules import Stage
from maker_desktop.services.core.session import Session
from maker_desktop.services.standings.seal_outlook import SealOutlook
from maker_desktop.ui.kit.dialog_frame import DialogFrame
from maker_desktop.ui.kit.theme import Tone

#: Matters listed one by one; of more, only how many.
_LISTED: Final = 6


def consequence(session: Session, stage: Stage, outlook: SealOutlook) -> str:
    """Say what the seal of a stage fixes, a line each: who goes on or wins, who was never revealed, for how long."""
    later = [session.contest.stage_after(stage, division) for division in stage.divisions]
    names = "、".join(dict.fromkeys(each.name for each in later if each is not None))
    fixed = f"并确定进入{names}的项目" if names else "获奖和推荐名单以此为准"
    unseen = f"{len(outlook.unrevealed)} 个项目没有亮过分：{numbers_text(outlook.unrevealed)}"
    return "\n".join(
        (
            f"{stage.name}的评分表、得分、名次和裁定从此固定，{fixed}。",
            *outlook.fixed,
            unseen if outlook.unrevealed else "所有项目都已亮分",
            "以后要改，只能由专家委员会裁定重开；封存校验码会印在这一阶段的每份文书上",
        )
    )


def not_ready(parent: QWidget, stage: Stage, outlook: SealOutlook, go: Callable[[str], None]) -> None:
    """Show all that is still open before a stage can be sealed, and offer the page where it is done."""
    says = f"封存以前还有 {len(outlook.open)} 项待处理："
    dialog = DialogFrame(parent, "lock", Tone.LOOK, f"还不能封存{stage.name}", says)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.show_facts(outlook.open[:_LISTED])
    if len(outlook.open) > _LISTED:
        dialog.show_facts([f"另有 {len(outlook.open) - _LISTED} 项"])
    close = dialog.add_button("知道了")
    close.clicked.connect(dialog.reject)
    page, words = ("scoring", "前往打分") if outlook.unscored else ("arbitration", "前往仲裁")
    on = dialog.add_button(words, "commit")
    on.clicked.connect(dialog.accept)
    dialog.accepted.connect(partial(go, page))
    on.setDefault(True)
    on.setFocus()
    dialog.open()
