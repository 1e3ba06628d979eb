"""Papers about judges' own sheets: the list each judge signs, and the card with the code of his seat."""

from collections.abc import Iterator, Mapping

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.handing_in import INLET_NAMES, Inlet
from maker_desktop.domain.model.panel import Seat
from maker_desktop.domain.model.scoresheet import ScoreSheet, SheetState, plain
from maker_desktop.domain.model.stage_rules import Stage
from maker_desktop.domain.scoring.sheets import round_of
from maker_desktop.pdf.papers.judge_marks import JudgeMarks, SheetGiven
from maker_desktop.pdf.papers.seat_card import SeatCard
from maker_desktop.services.core.session import Session
from maker_desktop.services.documents.parts import Unit, Wanted, origin, result_stages, total_text
from maker_desktop.services.panels.draw import order_of_appearance


def judge_marks(session: Session, wanted: Wanted) -> Iterator[Unit]:
    """Yield the list of every judge of each stage. Raises Refusal if no stage has a mark."""
    for stage in result_stages(session, wanted):
        criteria = tuple(each.name for each in session.contest.rulebook.stage_criteria(stage))
        for seats in session.contest.panels(stage.id).values():
            for seat in seats:
                sheets = tuple(_sheets(session, stage, seat))
                part = JudgeMarks(origin(session, stage), seat.judge, seat_words(session, seat), criteria, sheets)
                name = f"{stage.name}评委打分确认表"
                yield Unit(name, f"{name} {seat.judge}", part)


def seat_cards(session: Session, stage: Stage, addresses: Mapping[Seat, str]) -> tuple[Unit, ...]:
    """Return the card of every seat with an address. Raises Refusal if there is none."""
    if not addresses:
        raise Refusal("没有可以打印的二维码，请先给席位发码；已接入的席位不用再打印。")
    contest = session.contest.rulebook.contest.name
    name = f"{stage.name}平板打分卡"
    return tuple(
        Unit(
            name,
            f"{name} {seat.judge}",
            SeatCard(contest, stage.name, session.now(), seat.judge, seat_words(session, seat), address),
        )
        for seat, address in addresses.items()
    )


def seat_words(session: Session, seat: Seat) -> str:
    """Return a seat as printed, with its panel where there are several."""
    several = len(session.contest.panels(seat.stage)) > 1
    return f"第 {seat.panel} 评审组 {seat.seat} 号席" if several else f"{seat.seat} 号席"


def _sheets(session: Session, stage: Stage, seat: Seat) -> Iterator[SheetGiven]:
    scores = session.result(stage.id).scores
    for place in order_of_appearance(session.contest, stage):
        for line in scores[place.number].lines:
            if (line.sheet.panel, line.sheet.judge) == (seat.panel, seat.judge):
                total = total_text(line.total, stage.score.decimals) if line.total is not None else ""
                yield _given(session, stage, line.sheet, total)


def _given(session: Session, stage: Stage, sheet: ScoreSheet, total: str) -> SheetGiven:
    contest, number = session.contest, sheet.number
    round_id = round_of(contest, stage.id, number, sheet.judge)
    handed = contest.handed_in(stage.id, number, sheet.judge, round_id)
    inlet = handed.inlet if handed else Inlet.PAPER
    return SheetGiven(
        number,
        contest.by_number[number].name,
        tuple("" if mark is None else plain(mark) for mark in sheet.marks),
        total,
        INLET_NAMES[inlet] if sheet.state is SheetState.COMPLETE else "",
        handed.receipt if handed else "",
        "" if sheet.counts else sheet.words,
    )
