"""Entry from paper sheets: pasted blocks, paper totals, and settling differences of the second entry."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.scoresheet import PaperTotal, check_total, plain
from maker_desktop.domain.scoring.second_entry import Difference
from maker_desktop.services.core.people import UNSIGNED, Signed
from maker_desktop.services.core.session import Changed, Session
from maker_desktop.services.scoring.mark_gate import KeyedMark, MarkGate
from maker_desktop.services.scoring.marks import Unsigned, enter, next_version, reason_of


def enter_block(session: Session, stage_id: str, number: int, block: Sequence[KeyedMark]) -> Changed:
    """Write a block of marks of one project of a stage in one transaction, or none of it.

    Empty fields and unchanged marks are skipped. Raises Refusal naming judge and criterion of the
    first field that is not a valid mark, may not be marked, or would change a confirmed sheet.
    """
    gate, book = MarkGate(session, stage_id), session.book(stage_id)
    wanted = []
    for keyed in (keyed for keyed in block if keyed.text.strip()):
        try:
            mark = gate.mark(keyed)
        except Refusal as refusal:
            raise Refusal(f"全部未粘贴：评委{keyed.judge}，{refusal.sentence}") from refusal
        standing = book.standing(mark)
        if standing and standing.value == mark.value:
            continue
        try:
            reason_of(session, mark)
        except Unsigned as unsigned:
            sentence = f"全部未粘贴：{unsigned.sentence}请逐格录入。"
            raise Refusal(sentence) from unsigned
        wanted.append(next_version(standing, mark))
    with session.change("mark.paste", f"{gate.stage.name} {number} 号 {len(wanted)} 个分数") as work:
        for mark in wanted:
            work.put(mark)
    return work.changed


def note_paper_total(
    session: Session, stage_id: str, number: int, judge: str, text: str, round_id: str = ""
) -> Changed:
    """Record the total a judge wrote on the paper sheet; empty text removes it.

    Raises Refusal if it is not a number from 0 to the sum of the weights, the judge does not mark the project, or the
    stage is sealed.
    """
    gate = MarkGate(session, stage_id)
    gate.sheet(judge, number, round_id)
    known = session.contest.paper_total(gate.stage.id, number, judge, round_id)
    most = sum((criterion.weight for criterion in gate.criteria), Decimal(0))
    total = check_total(text, most) if text.strip() else None
    if total == (known.total if known else None):
        return Changed()
    shown = "清空" if total is None else plain(total)
    with session.change("sheet.paper_total", f"{gate.stage.name} {number} 号 {judge} 纸面合计 {shown}") as work:
        if total is not None:
            work.put(PaperTotal(gate.stage.id, number, judge, total, round_id))
        elif known is not None:
            work.remove(known)
    return work.changed


def settle(
    session: Session, stage_id: str, number: int, difference: Difference, keep: int, signed: Signed = UNSIGNED
) -> Changed:
    """Settle a field that differs between the entries: `keep` 1 or 2 is the entry that matches the paper sheet.

    The other entry gets a new version with that value. Keeping the second changes the mark itself and raises as
    `marks.enter`: a confirmed sheet needs a reason and a revealed one a supervisor.
    """
    kept, anew = (difference.first, 2) if keep == 1 else (difference.second, 1)
    text = "" if kept is None else plain(kept)
    keyed = KeyedMark(stage_id, number, difference.judge, difference.criterion, text, difference.round_id, anew)
    return enter(session, keyed, replace(signed, reason=signed.reason or "盲录复核：以纸面为准"))
