"""提交: a judge's own sheet, handed in, given back or taken back, each in one transaction through the gate of marks."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.handing_in import INLET_NAMES, GiveBack, HandIn, Inlet, SeatPass, receipt
from maker_desktop.domain.model.scoresheet import Confirmation, Mark, check_mark, plain
from maker_desktop.domain.model.stage_rules import StageKind
from maker_desktop.services.core.session import Changed, Session
from maker_desktop.services.scoring.judge_passes import Place
from maker_desktop.services.scoring.mark_gate import KeyedMark, MarkGate
from maker_desktop.services.scoring.marks import next_version

#: Longest submission id that is accepted.
_ID_SIGNS = 64


@dataclass(frozen=True, slots=True)
class Submission:
    """A sheet as it arrives from a seat: `id` made by the device, `marks` as written, by criterion."""

    id: str
    place: Place
    number: int
    marks: Mapping[str, str]
    inlet: Inlet = Inlet.TABLET


def hand_in(session: Session, sheet: Submission) -> HandIn:
    """Write a judge's whole sheet in his name and return the submission with its receipt.

    The same submission again changes nothing and has the same receipt. Raises Refusal if the seat has no device, the
    project was not called on stage, a mark is missing or not valid, the judge may not mark the project, or the sheet
    was handed in, confirmed or keyed with other marks before.
    """
    held = _pass(session, sheet.place)
    known = next((each for each in session.contest.hand_ins if each.id == sheet.id), None)
    if known is not None:
        if (known.judge, known.receipt) != (held.judge, _receipt(session, held, sheet)):
            raise Refusal("这张评分表与先前送达的同一次提交不同，请重新提交。")
        return known
    marks, round_id = _marks(session, held, sheet)
    _check_open(session, held, sheet.number, round_id, marks)
    latest = session.contest.latest_hand_in(held.stage, sheet.number, held.judge, round_id)
    made = HandIn(
        id=sheet.id,
        stage=held.stage,
        number=sheet.number,
        judge=held.judge,
        panel=held.panel,
        seat=held.seat,
        inlet=sheet.inlet,
        device=held.device_code,
        receipt=_receipt(session, held, sheet),
        turn=latest.turn + 1 if latest else 1,
        time=session.stamp(),
        round_id=round_id,
    )
    book = session.book(held.stage)
    with session.change("sheet.hand_in", _subject(session, made), person=held.judge) as work:
        for mark in marks:
            standing = book.standing(mark)
            if standing is None or standing.value != mark.value:
                work.put(next_version(standing, mark, f"评委重新提交，回执 {made.receipt}"))
        work.put(made)
    return made


def give_back(session: Session, stage_id: str, number: int, judge: str, reason: str) -> Changed:
    """Give a judge's sheet back with a reason; its marks are withdrawn, and he hands it in again.

    Raises Refusal without a reason, where no submission stands, or once the result is revealed or the stage sealed.
    """
    if not reason.strip():
        raise Refusal("请写明为什么退回，评委会看到这句话。")
    return _withdraw(session, stage_id, number, judge, reason.strip(), by_judge=False)


def take_back(session: Session, place: Place, number: int) -> Changed:
    """Take the sheet of a seat's judge back at his own wish. Raises Refusal as `give_back`, and once confirmed."""
    held = _pass(session, place)
    round_id = MarkGate(session, held.stage).due(held.judge, number)
    if session.book(held.stage).confirmed(number, held.judge, round_id):
        raise Refusal(f"{number} 号项目的得分已经确认，需要修改请告诉工作人员。")
    return _withdraw(session, held.stage, number, held.judge, "评委取回修改", by_judge=True)


def may_mark(session: Session, stage_id: str, panel: str, number: int) -> bool:
    """Whether a panel has a project before it: it was called on stage, or is read on paper (书面评审)."""
    stage = session.stage(stage_id)
    if session.contest.panel_of(stage.id, number) != panel:
        return False
    if stage.kind is StageKind.REVIEW:
        return number in session.contest.taking_part[stage.id]
    return any(call.number == number for call in session.contest.calls(stage.id, panel))


def _pass(session: Session, place: Place) -> SeatPass:
    held = session.contest.passes.get(place)
    if held is not None and held.on_paper:
        raise Refusal("这个席位已改用纸质评分表，请填写纸质评分表。")
    if held is None or not held.device_key:
        raise Refusal("这台平板没有接入席位，请向工作人员要二维码。")
    return held


def _receipt(session: Session, held: SeatPass, sheet: Submission) -> str:
    """Return the receipt of a sheet; how a mark is written (90, 90.0) makes no other one."""
    criteria = session.contest.rulebook.stage_criteria(session.stage(held.stage))
    marks = [(each.id, plain(check_mark(sheet.marks.get(each.id, ""), each))) for each in criteria]
    return receipt(sheet.id, (held.stage, sheet.number, held.judge), marks)


def _marks(session: Session, held: SeatPass, sheet: Submission) -> tuple[list[Mark], str]:
    if not 0 < len(sheet.id) <= _ID_SIGNS:
        raise Refusal("这次提交没有编号，请刷新页面再提交。")
    if not may_mark(session, held.stage, held.panel, sheet.number):
        raise Refusal(f"{sheet.number} 号项目还没有请上场，请等工作人员请它上场再提交。")
    gate = MarkGate(session, held.stage)
    round_id = gate.due(held.judge, sheet.number)
    known = {criterion.id for criterion in gate.criteria}
    strange = [key for key in sheet.marks if key not in known]
    if strange:
        gate.criterion(strange[0])
    marks = []
    for criterion in gate.criteria:
        text = sheet.marks.get(criterion.id, "")
        mark = gate.mark(KeyedMark(held.stage, sheet.number, held.judge, criterion.id, text, round_id))
        if mark.value is None:
            raise Refusal(f"{criterion.name}还没有打分，请补上再提交。")
        marks.append(mark)
    return marks, round_id


def _check_open(session: Session, held: SeatPass, number: int, round_id: str, marks: list[Mark]) -> None:
    """Raise Refusal if the sheet is in already, or marks that somebody keyed for it stand and are different."""
    if session.contest.handed_in(held.stage, number, held.judge, round_id):
        raise Refusal(f"您给 {number} 号项目的评分表已经提交过，需要修改请先取回。")
    book = session.book(held.stage)
    if book.confirmed(number, held.judge, round_id):
        raise Refusal(f"{number} 号项目的得分已经确认，需要修改请告诉工作人员。")
    for mark in marks:
        standing = book.standing(mark)
        if standing is not None and standing.value not in (None, mark.value):
            raise Refusal(
                f"工作人员已按纸质评分表录入了您给 {number} 号项目的分数，与这次提交的不同，请告诉工作人员核对。"
            )


def _withdraw(session: Session, stage_id: str, number: int, judge: str, reason: str, *, by_judge: bool) -> Changed:
    gate = MarkGate(session, stage_id)
    stage = gate.stage
    round_id = gate.due(judge, number)
    handed = session.contest.handed_in(stage.id, number, judge, round_id)
    if handed is None:
        raise Refusal(f"评委{judge}没有提交 {number} 号项目的评分表，不用退回。")
    contest = session.contest
    if (
        (stage.id, number) in contest.revealed
        if not round_id
        else (stage.id, number, round_id) in (contest.revealed_in_playoffs)
    ):
        raise Refusal(f"{number} 号项目已经亮分，不能退回；更正须写明原因并由监督员签名。")
    action = "sheet.take_back" if by_judge else "sheet.give_back"
    book = session.book(stage.id)
    with session.change(action, _subject(session, handed), reason, judge if by_judge else "") as work:
        for mark in book.page(number, judge, round_id).values():
            if mark.value is not None:
                work.put(next_version(mark, replace(mark, value=None, reason=f"退回：{reason}")))
        if book.confirmed(number, judge, round_id):
            work.remove(Confirmation(stage.id, number, judge, round_id))
        work.put(GiveBack(handed.id, stage.id, number, judge, reason, by_judge, session.stamp()))
    return work.changed


def _subject(session: Session, made: HandIn) -> str:
    return (
        f"{session.stage(made.stage).name} {made.number} 号 第 {made.panel} 组 {made.seat} 号席{made.judge} "
        f"{INLET_NAMES[made.inlet]} 设备 {made.device} 回执 {made.receipt}"
    )
