"""Texts of the scoring page: states of projects and sheets, figures, and warnings."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from maker_desktop.domain.model.handing_in import INLET_NAMES, HandIn
from maker_desktop.domain.model.presence import PRESENCE_NAMES, Presence
from maker_desktop.domain.model.rounding import rounded
from maker_desktop.domain.model.scoresheet import SheetState, plain
from maker_desktop.domain.model.stage_rules import Combine, DivergenceRule, ScoreRule, Stage
from maker_desktop.domain.model.standing import DROPPED_NAMES
from maker_desktop.services.core.session import Session
from maker_desktop.services.scoring.scoring_desk import DeskRow, DeskView, QueueItem, QueueState
from maker_desktop.ui.kit.theme import Tone

QUEUE_CHIPS: Final = {
    QueueState.WAITING: (PRESENCE_NAMES[Presence.WAITING], Tone.QUIET),
    QueueState.MARKING: ("打分中", Tone.WHERE),
    QueueState.COMPLETE: ("待确认", Tone.WHERE),
    QueueState.CONFIRMED: ("已确认", Tone.LOOK),
    QueueState.REVEALED: ("已亮分", Tone.DONE),
    QueueState.ABSENT: (PRESENCE_NAMES[Presence.ABSENT], Tone.WRONG),
    QueueState.WITHDRAWN: (PRESENCE_NAMES[Presence.WITHDRAWN], Tone.WRONG),
    QueueState.DISQUALIFIED: (PRESENCE_NAMES[Presence.DISQUALIFIED], Tone.WRONG),
}
BEYOND_LIMIT: Final = "可先请评委复看评分表；确认后交专家委员会裁定。"
#: The picture of each state, with its colour.
QUEUE_PICTURES: Final = {
    QueueState.WAITING: ("circle-dashed", "ink_faint"),
    QueueState.MARKING: ("circle-dot", "blue"),
    QueueState.COMPLETE: ("circle-dot", "blue"),
    QueueState.CONFIRMED: ("eye-off", "look"),
    QueueState.REVEALED: ("circle-check", "done"),
    QueueState.ABSENT: ("user-off", "ink_soft"),
    QueueState.WITHDRAWN: ("ban", "red"),
    QueueState.DISQUALIFIED: ("ban", "red"),
}
COMBINES: Final = {Combine.MEAN: "平均", Combine.MEDIAN: "中位数", Combine.SUM: "合计"}


def figure(rule: ScoreRule, value: Fraction | None) -> str:
    """Write a total with the decimals of a published score; an empty text for none."""
    return "" if value is None else str(rounded(value, rule.decimals, rule.rounding))


def queue_detail(item: QueueItem) -> str:
    """Return the text beside a project's chip in the queue."""
    if item.late and item.state is QueueState.WAITING:
        return "未抽签"
    if item.state is QueueState.MARKING:
        return f"{item.sheets_in}/{item.sheets_due} 份"
    if item.state is QueueState.CONFIRMED:
        return "待亮分" if item.score is not None else "不足以计分"
    return str(item.score) if item.state is QueueState.REVEALED and item.score is not None else ""


def queue_words(item: QueueItem) -> str:
    """Return a project's state in few words, e.g. 打分中 3/5, or an empty text where its name alone says it."""
    word, detail = QUEUE_CHIPS[item.state][0], queue_detail(item)
    if item.state is QueueState.CONFIRMED:
        return detail
    return word if item.state is QueueState.REVEALED else f"{word} {detail}".strip()


def row_chip(row: DeskRow, stage: Stage, blind: bool) -> tuple[str, Tone]:
    """Return a sheet's state in one word; states that need attention come first."""
    sheet = row.sheet
    if sheet.state in (SheetState.MISSING, SheetState.PARTIAL) or blind:
        return _entry_chip(row, blind)
    warning = _warning(row, stage)
    if warning is not None:
        return warning
    if row.line.dropped is not None:
        return f"去{DROPPED_NAMES[row.line.dropped]}", Tone.QUIET
    if row.keyed_twice:
        return "已盲录", Tone.DONE
    if row.confirmed:
        return "已确认", Tone.DONE
    return (handed_words(row.handed_in), Tone.DONE) if row.handed_in else ("已录", Tone.QUIET)


def handed_words(handed: HandIn) -> str:
    """Return how a judge's own sheet came in, with its receipt: 平板 K7PM."""
    return f"{INLET_NAMES[handed.inlet]} {handed.receipt}"


def _warning(row: DeskRow, stage: Stage) -> tuple[str, Tone] | None:
    if row.paper_agrees is False:
        return "与纸面不符", Tone.WRONG
    if _keyed_otherwise(row):
        return "两次不一致", Tone.WRONG
    if row.far_out and row.from_median:
        limit = stage.divergence.sheet_from_median
        passed = f"＞{plain(limit)}" if limit is not None else ""
        return f"偏离 {figure(stage.score, abs(row.from_median))}{passed}", Tone.LOOK
    return None


def _entry_chip(row: DeskRow, blind: bool) -> tuple[str, Tone]:
    marks = row.second if blind else row.sheet.marks
    keyed = sum(mark is not None for mark in marks)
    if keyed == 0:
        return ("已退回", Tone.LOOK) if row.given_back and not blind else ("", Tone.QUIET)
    if keyed < len(marks):
        return "录入中", Tone.WHERE
    return ("已盲录" if blind else "已录"), Tone.QUIET


def _keyed_otherwise(row: DeskRow) -> bool:
    return any(
        second is not None and second != first for first, second in zip(row.sheet.marks, row.second, strict=True)
    )


@dataclass(frozen=True, slots=True)
class Notice:
    """What is to be looked at about a project: one title, and what to do."""

    title: str
    sentence: str
    tone: Tone


def notice(session: Session, stage: Stage, view: DeskView, blind: bool) -> Notice:
    """Return what is to be looked at: first what hinders entry, then the second entry, then what does not agree."""
    hindered = _hindrance(session, stage, view)
    if hindered is not None:
        return hindered
    if blind:
        said = "看不到第一次录的分数。请对照纸面评分表再录一遍，录完按 F4 比对。"
        return Notice(checked_words(view), said, Tone.WHERE)
    if view.differences:
        return Notice(f"两次录入有 {len(view.differences)} 处不一致", "请按 F4 对照纸面逐处选定。", Tone.WRONG)
    if unlike := _unlike_paper(view):
        return Notice("合计与纸面不符", f"{unlike}的合计与纸面不符，请对照纸面评分表核对。", Tone.WRONG)
    if view.divergence is not None:
        what = "确认后交专家委员会裁定，可先请评委复看评分表。" if not view.confirmed else "已交专家委员会裁定。"
        return Notice("评委评分有分歧", f"{'；'.join(view.divergence.facts)}。{what}", Tone.LOOK)
    within = within_limits(stage, view)
    return Notice("评委评分没有超过分歧限度" if within else "", within, Tone.QUIET)


def _hindrance(session: Session, stage: Stage, view: DeskView) -> Notice | None:
    if stage.id in session.contest.closed:
        noted = session.contest.elsewhere.get(stage.id)
        if noted is not None:
            return Notice(f"{stage.name}不在这里举行", f"{noted.reason}。", Tone.QUIET)
        return Notice(f"{stage.name}已经封存", "分数不能再改，只能由专家委员会裁定重开。", Tone.QUIET)
    if not view.presence.competes:
        name = PRESENCE_NAMES[view.presence]
        return Notice(f"本项目{name}", "不打分、不计名次。用“到场状态”可以恢复候场。", Tone.WRONG)
    if not view.rows:
        return Notice("本项目还没有评审组", "请到“评委与抽签”分组。", Tone.LOOK)
    return None


def within_limits(stage: Stage, view: DeskView) -> str:
    """Say how far the sheets are apart, with the limits they keep; empty without a rule or two sheets."""
    rule, spread = stage.divergence, view.spread
    if spread is None or view.sheets_in < 2 or rule == DivergenceRule():
        return ""
    parts = []
    if rule.sheet_from_median is not None:
        distances = [(row.sheet.seat, row.from_median) for row in view.rows if row.from_median is not None]
        seat, distance = max(distances, key=lambda pair: abs(pair[1]))
        word, shown = ("低于" if distance < 0 else "高于"), figure(stage.score, abs(distance))
        parts.append(f"{seat} 号席{word}中位数 {shown}，限度 {plain(rule.sheet_from_median)}")
    if rule.spread is not None:
        parts.append(f"极差 {figure(stage.score, spread)}，限度 {plain(rule.spread)}")
    return f"{'；'.join(parts)}。"


def _unlike_paper(view: DeskView) -> str:
    return "、".join(row.sheet.judge for row in view.rows if row.paper_agrees is False)


def checked_words(view: DeskView) -> str:
    """Return how far the second entry is, e.g. 盲录复核 7 / 18."""
    return f"盲录复核 {view.marks_again} / {view.marks_due}"


def doubts(view: DeskView) -> str:
    """Return the unresolved findings of the checks against paper, or an empty text."""
    judges = _unlike_paper(view)
    found = (
        f"两次录入有 {len(view.differences)} 处不一致。" if view.differences else "",
        f"{judges}的合计与纸面不符。" if judges else "",
        f"{checked_words(view)}，没有完成。" if 0 < view.marks_again < view.marks_due else "",
    )
    return "".join(found)


def confirmed_words(session: Session, stage: Stage, number: int, round_id: str) -> str:
    """Say where a project that has just been confirmed went: its score, its place for now, and what reveals it."""
    if round_id:
        return f"已确认 {number} 号的加赛评分，按 F8 亮分。"
    standing = session.result(stage.id).standing(number)
    if standing.score is None:
        return f"已确认 {number} 号，{standing.lacking}。"
    division = session.division(standing.division).name
    return f"已确认 {number} 号　{standing.score}，{division}暂列第 {standing.place}，按 F8 亮分。"
