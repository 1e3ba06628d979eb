"""What is to be heeded of a project beside its marks: above the grid while keying, and before it is confirmed."""

from maker_desktop.domain.model.panel import PRESENCE_NAMES
from maker_desktop.domain.model.stage_rules import Stage
from maker_desktop.services.core.session import Session
from maker_desktop.services.scoring.scoring_desk import DeskView


def banner_words(session: Session, stage: Stage, view: DeskView, blind: bool) -> str:
    """Return the sentence, or an empty text; what forbids keying goes before what guides it."""
    if stage.id in session.contest.sealed:
        return f"{stage.name}已经封存，分数不能再改，只能由仲裁裁定重开。"
    if not view.presence.competes:
        return f"本项目记为{PRESENCE_NAMES[view.presence]}，不打分、不计名次。用“到场状态”可以恢复候场。"
    if not view.rows:
        return "本项目还没有分到评审组，请到“评委与抽签”分组。"
    if blind:
        return "盲录复核：请对照纸面评分表再录一遍，看不到第一次录的分数。录完按 F4 比对。"
    if view.differences:
        return f"两次录入有 {len(view.differences)} 处不一致，按 F4 逐处选定。"
    return ""


def doubts(view: DeskView) -> str:
    """Return what the checks on paper found and nobody has put right yet, or an empty text."""
    judges = "、".join(row.sheet.judge for row in view.rows if row.paper_agrees is False)
    found = (
        f"两次录入有 {len(view.differences)} 处不一致。" if view.differences else "",
        f"{judges}的合计与纸面不符。" if judges else "",
    )
    return "".join(found)
