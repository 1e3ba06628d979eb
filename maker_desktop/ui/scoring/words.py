"""How the desk words what the services tell: states of projects and sheets, and figures with the stage's decimals."""

from fractions import Fraction
from typing import Final

from maker_desktop.domain.model.panel import PRESENCE_NAMES, Presence
from maker_desktop.domain.model.rounding import rounded
from maker_desktop.domain.model.scoresheet import SheetState
from maker_desktop.domain.model.stage_rules import Combine, ScoreRule
from maker_desktop.domain.model.standing import DROPPED_NAMES
from maker_desktop.services.scoring.scoring_desk import DeskRow, QueueItem, QueueState
from maker_desktop.ui.kit.theme import Tone

QUEUE_CHIPS: Final = {
    QueueState.WAITING: (PRESENCE_NAMES[Presence.WAITING], Tone.QUIET),
    QueueState.MARKING: ("打分中", Tone.LOOK),
    QueueState.COMPLETE: ("待确认", Tone.LOOK),
    QueueState.CONFIRMED: ("已确认", Tone.WHERE),
    QueueState.REVEALED: ("已亮分", Tone.DONE),
    QueueState.ABSENT: (PRESENCE_NAMES[Presence.ABSENT], Tone.WRONG),
    QueueState.WITHDRAWN: (PRESENCE_NAMES[Presence.WITHDRAWN], Tone.WRONG),
    QueueState.DISQUALIFIED: (PRESENCE_NAMES[Presence.DISQUALIFIED], Tone.WRONG),
}
COMBINES: Final = {Combine.MEAN: "平均", Combine.MEDIAN: "中位数", Combine.SUM: "合计"}


def figure(rule: ScoreRule, value: Fraction | None) -> str:
    """Write a total with the decimals of a published score; an empty text for none."""
    return "" if value is None else str(rounded(value, rule.decimals, rule.rounding))


def queue_detail(item: QueueItem) -> str:
    """Say what stands beside a project's chip in the queue."""
    if item.state is QueueState.MARKING:
        return f"{item.sheets_in}/{item.sheets_due} 张"
    if item.state is QueueState.CONFIRMED:
        return "待亮分" if item.score is not None else "不足以计分"
    return str(item.score) if item.state is QueueState.REVEALED and item.score is not None else ""


def row_chip(row: DeskRow, rule: ScoreRule, blind: bool) -> tuple[str, Tone]:
    """Say in one word how a sheet stands; what somebody has to look at goes before the rest."""
    sheet = row.sheet
    if sheet.state in (SheetState.MISSING, SheetState.PARTIAL) or blind:
        return _entry_chip(row, blind)
    warning = _warning(row, rule)
    if warning is not None:
        return warning
    if row.line.dropped is not None:
        return f"去{DROPPED_NAMES[row.line.dropped]}", Tone.QUIET
    if row.keyed_twice:
        return "已复核", Tone.DONE
    return ("已确认", Tone.DONE) if row.confirmed else ("已录", Tone.QUIET)


def _warning(row: DeskRow, rule: ScoreRule) -> tuple[str, Tone] | None:
    if row.paper_agrees is False:
        return "与纸面不符", Tone.WRONG
    if _keyed_otherwise(row):
        return "两次不一致", Tone.WRONG
    if row.far_out and row.from_median:
        return f"偏离 {figure(rule, abs(row.from_median))}", Tone.LOOK
    return None


def _entry_chip(row: DeskRow, blind: bool) -> tuple[str, Tone]:
    marks = row.second if blind else row.sheet.marks
    keyed = sum(mark is not None for mark in marks)
    if keyed == 0:
        return "", Tone.QUIET
    if keyed < len(marks):
        return "录入中", Tone.LOOK
    return ("已复录" if blind else "已录"), Tone.QUIET


def _keyed_otherwise(row: DeskRow) -> bool:
    return any(
        second is not None and second != first for first, second in zip(row.sheet.marks, row.second, strict=True)
    )
