"""Checks before the seats of judges change, so that no judge with marks is replaced unnoticed."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from maker_desktop.domain.model.contest import Contest
from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.markbook import MarkBook
from maker_desktop.domain.model.names import person_name, plain_name
from maker_desktop.domain.model.panel import Recusal, Seat
from maker_desktop.domain.model.stage_rules import Stage


class SamePerson(Refusal):
    """Seats of one name and several employers: a person has to confirm that `judge` is one person."""

    def __init__(self, judge: str, sentence: str) -> None:
        super().__init__(sentence)
        self.judge = judge


def tidy(contest: Contest, stage: Stage, seats: Iterable[Seat]) -> list[Seat]:
    """Return seats with tidied text; a judge already seated keeps the name in use."""
    known = {person_name(seat.judge): seat.judge for seat in contest.seats if seat.stage == stage.id}
    return [
        Seat(
            stage=stage.id,
            panel=seat.panel.strip() or "1",
            seat=seat.seat,
            judge=known.get(person_name(seat.judge), person_name(seat.judge)),
            employer=seat.employer.strip(),
            judge_class=seat.judge_class.strip(),
        )
        for seat in seats
    ]


def check_seats(stage: Stage, seats: Sequence[Seat]) -> None:
    """Raise Refusal for a seat without a judge or class, and for a seat or, on one panel, a judge that is repeated."""
    known = {judge_class.id for judge_class in stage.score.judge_classes}
    for seat in seats:
        if not seat.judge:
            raise Refusal(f"{stage.name}第 {seat.panel} 组 {seat.seat} 号席没有评委姓名，请补上。")
        if seat.seat < 1:
            raise Refusal(f"{stage.name}评委{seat.judge}的席位应从 1 号起，不能是 {seat.seat}。")
        if known and seat.judge_class not in known:
            choices = "、".join(sorted(known))
            raise Refusal(f"{stage.name}评委{seat.judge}的评委类别“{seat.judge_class}”不在规则中，请填 {choices}。")
    for (panel, judge), times in Counter((seat.panel, seat.judge) for seat in seats).items():
        if times > 1:
            raise Refusal(f"{stage.name}第 {panel} 组的评委{judge}出现了 {times} 次；同名评委请在姓名后加注区分。")
    for (panel, number), times in Counter((seat.panel, seat.seat) for seat in seats).items():
        if times > 1:
            raise Refusal(f"{stage.name}第 {panel} 组 {number} 号席坐了 {times} 位评委，请一席一人。")


def check_same_person(stage: Stage, held: Sequence[Seat], seats: Sequence[Seat], confirmed: Collection[str]) -> None:
    """Raise SamePerson if one name has two employers and is not `confirmed` to be one person.

    This concerns several panels, and judges whose seats are fixed (`held`).
    """
    told = {person_name(name) for name in confirmed}
    employers: dict[str, Seat] = {}
    for seat in (*held, *seats):
        first = employers.setdefault(seat.judge, seat)
        if not first.employer and seat.employer:
            employers[seat.judge] = replace(first, employer=seat.employer)
        elif seat.employer and plain_name(first.employer) != plain_name(seat.employer) and seat.judge not in told:
            raise SamePerson(
                seat.judge,
                f"{stage.name}的评委{seat.judge}有两个工作单位：第 {first.panel} 组“{first.employer}”、"
                f"第 {seat.panel} 组“{seat.employer}”，请确认是不是同一人；不是同一人，请在姓名后加注区分。",
            )


def check_same_person_elsewhere(
    contest: Contest, seats: Sequence[Seat], others: Sequence[Seat], confirmed: Collection[str]
) -> None:
    """Raise SamePerson if a name has another employer in another stage and is not `confirmed` to be one person.

    Seats that are in the contest already have been asked about.
    """
    told = {person_name(name) for name in confirmed}
    known = {(seat.stage, person_name(seat.judge), plain_name(seat.employer)) for seat in contest.seats}
    for seat in seats:
        name, employer = person_name(seat.judge), plain_name(seat.employer)
        if not employer or name in told or (seat.stage, name, employer) in known:
            continue
        for other in others:
            if person_name(other.judge) == name and plain_name(other.employer) not in ("", employer):
                raise SamePerson(
                    seat.judge,
                    f"评委{seat.judge}在{contest.rulebook.stage(seat.stage).name}的工作单位是“{seat.employer}”，"
                    f"在{contest.rulebook.stage(other.stage).name}却是“{other.employer}”，请确认是不是同一人；"
                    "不是同一人，请在姓名后加注区分。",
                )


def held(contest: Contest, stage: Stage, book: MarkBook) -> Sequence[Seat]:
    """Return the seats of judges who have marked a project of their panel, or are excused from one."""
    seats = [seat for seat in contest.seats if seat.stage == stage.id]
    return [seat for seat in seats if _holds(contest, stage, book, seat.panel, seat.judge)]


def check_held_stay(contest: Contest, stage: Stage, book: MarkBook, wanted: Sequence[Seat]) -> None:
    """Raise Refusal if a judge would leave a panel after marking, or being excused from, one of its projects."""
    staying = {(seat.panel, seat.judge) for seat in wanted}
    leaving = {(seat.panel, seat.judge) for seat in contest.seats if seat.stage == stage.id} - staying
    for panel, judge in sorted(leaving):
        reason = _holds(contest, stage, book, panel, judge)
        if reason:
            raise Refusal(reason)


def _holds(contest: Contest, stage: Stage, book: MarkBook, panel: str, judge: str) -> str:
    for project in contest.in_stage(stage):
        number = project.number
        if contest.panel_of(stage.id, number) != panel:
            continue
        if any(book.version(number, judge, criterion) for criterion in stage.criteria):
            return f"评委{judge}在{stage.name}已经打过分，不能离开第 {panel} 组。"
        excuse = contest.excuses.get((stage.id, number, judge))
        if excuse is not None:
            word = "回避" if isinstance(excuse, Recusal) else "缺席"
            return f"评委{judge}登记有 {number} 号项目的{word}，请先撤销再修改席位。"
    return ""
