"""The way of a mark: keyed, checked, written; then the project's sheets are confirmed and its result revealed."""

from dataclasses import replace
from decimal import Decimal
from enum import StrEnum

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.markbook import MarkBook
from maker_desktop.domain.model.panel import Appearance, Presence
from maker_desktop.domain.model.person import Role
from maker_desktop.domain.model.scoresheet import Confirmation, Mark, Reveal, SheetState, plain
from maker_desktop.domain.scoring.sheets import project_sheets, round_of
from maker_desktop.services.core import people
from maker_desktop.services.core.session import Changed, Session
from maker_desktop.services.scoring.mark_gate import MarkGate


def enter(  # noqa: PLR0913 - five name a cell of the grid, and what is rare is given by keyword
    session: Session,
    stage_id: str,
    number: int,
    judge: str,
    criterion_id: str,
    text: str,
    *,
    reason: str = "",
    supervisor: str = "",
    pin: str = "",
    round_id: str = "",
    entry: int = 1,
) -> Changed:
    """Write what a judge gave one project for one criterion; empty text takes the mark back.

    A further value is a new version, never an overwriting. The same value again changes nothing. Raises Refusal if the
    value is out of range or off the step; the project or criterion is not in the stage; the judge is not on its panel,
    recused or absent; the stage is sealed; a confirmed sheet would change without `reason`, or a revealed project
    without `reason` and a `supervisor`, whose `pin` proves him where one is set. `round_id` "ruling:ID" keys the sheets
    that ruling ordered; `entry` 2 is the blind second keying, which never enters a score.
    """
    gate = MarkGate(session, stage_id)
    criterion = gate.criterion(criterion_id)
    gate.pair(judge, number)
    gate.check_round(round_id, judge, number)
    value = gate.value(text, criterion) if text.strip() else None
    book = session.book(gate.stage.id)
    if value == book.value(number, judge, criterion.id, round_id, entry):
        return Changed()
    signing = correction_takes(session, gate.stage.id, number, judge, round_id) if entry == 1 else Signing.NOTHING
    because = _correction_reason(number, judge, reason, supervisor, signing)
    if signing is Signing.SUPERVISOR:
        because = f"{because}（监督：{people.sign(session, supervisor.strip(), pin, Role.SUPERVISOR)}）"
    mark = next_version(book, Mark(gate.stage.id, number, judge, criterion.id, value, round_id, entry, reason=because))
    with session.change("mark.enter", _subject(gate, number, judge, criterion.name, value), mark.reason) as work:
        work.put(mark)
        if entry == 1 and value is None and book.confirmed(number, judge, round_id):
            work.remove(Confirmation(gate.stage.id, number, judge, round_id))
    return work.changed


def next_version(book: MarkBook, mark: Mark, unsaid: str = "确认前改录") -> Mark:
    """Return a mark as the version that follows what stands in its place; `unsaid` is the reason of one without."""
    version = book.version(mark.number, mark.judge, mark.criterion, mark.round_id, mark.entry) + 1
    return replace(mark, version=version, reason=mark.reason or (unsaid if version > 1 else ""))


def _subject(gate: MarkGate, number: int, judge: str, criterion: str, value: Decimal | None) -> str:
    return f"{gate.stage.name} {number} 号 {judge} {criterion} {'清空' if value is None else plain(value)}"


class Signing(StrEnum):
    """What changing a mark takes besides the new value."""

    NOTHING = "nothing"
    REASON = "reason"
    SUPERVISOR = "supervisor"


def correction_takes(session: Session, stage_id: str, number: int, judge: str, round_id: str = "") -> Signing:
    """Return what changing a mark takes now: a reason once the sheet is confirmed, a supervisor, too, once revealed."""
    if not round_id and (stage_id, number) in session.contest.revealed:
        return Signing.SUPERVISOR
    return Signing.REASON if session.book(stage_id).confirmed(number, judge, round_id) else Signing.NOTHING


def _correction_reason(number: int, judge: str, reason: str, supervisor: str, signing: Signing) -> str:
    reason = reason.strip()
    if signing is Signing.SUPERVISOR and not (reason and supervisor.strip()):
        raise Refusal(f"{number} 号项目已经亮分，更正须写明原因并由监督人员签名。")
    if signing is Signing.REASON and not reason:
        raise Refusal(f"评委{judge}给 {number} 号项目的评分表已经确认，更正请写明原因。")
    return reason


def confirm(session: Session, stage_id: str, number: int, round_id: str = "") -> Changed:
    """Confirm all sheets of a project; from now on they count, and a waiting project has presented.

    Raises Refusal naming the seats whose sheet is missing or partial, for a project without judges, and for a sealed
    stage.
    """
    stage = session.open_stage(stage_id)
    session.taking_part(stage, number)
    sheets = project_sheets(session.contest, stage, session.book(stage.id), number, round_id)
    if not sheets:
        raise Refusal(f"{number} 号项目在{stage.name}还没有评审组，请先安排评委。")
    owed = [sheet for sheet in sheets if sheet.state in (SheetState.MISSING, SheetState.PARTIAL)]
    if owed:
        names = "、".join(f"{sheet.seat} 号席{sheet.judge}" for sheet in owed)
        raise Refusal(f"{number} 号项目还差{names}的分数，补齐后再确认。")
    with session.change("sheet.confirm", f"{stage.name} {number} 号") as work:
        for sheet in sheets:
            if sheet.state is SheetState.COMPLETE and not sheet.confirmed:
                own = round_id or round_of(session.contest, stage.id, number, sheet.judge)
                work.put(Confirmation(stage.id, number, sheet.judge, own))
        if work.written and session.contest.presence(stage.id, number) is Presence.WAITING:
            work.put(Appearance(stage.id, number, Presence.PRESENTED))
    return work.changed


def reveal(session: Session, stage_id: str, number: int) -> Changed:
    """Note that a project's result has been shown to the hall (亮分), and which score that was.

    Raises Refusal while it has no score. Showing it again changes nothing.
    """
    stage = session.stage(stage_id)
    session.taking_part(stage, number)
    score = session.result(stage.id).scores.get(number)
    if score is None or score.published is None:
        lacking = score.lacking if score else "没有评分"
        raise Refusal(f"{number} 号项目还没有得分（{lacking}），不能亮分。")
    if (stage.id, number) in session.contest.revealed:
        return Changed()
    with session.change("score.reveal", f"{stage.name} {number} 号 {score.published}") as work:
        work.put(Reveal(stage.id, number, score.published, session.stamp()))
    return work.changed
