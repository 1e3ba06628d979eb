"""Seating judges one at a time in the window: each verb computes the new seats and writes them."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from pathlib import Path

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.panel import Seat
from maker_desktop.exchange.panels_file import read_assignments, read_judge_lines, read_seats
from maker_desktop.services.core.session import Changed, Session
from maker_desktop.services.panels import panels


def write_seat(session: Session, seat: Seat) -> Changed:
    """Write one seat; a seat without a name is removed.

    Raises Refusal for an employer or a class without a name, for a judge with recusals who would lose the seat, and
    as `panels.seat_judges`.
    """
    place = (seat.panel, seat.seat)
    seats = _seats(session, seat.stage)
    others = [other for other in seats if (other.panel, other.seat) != place]
    if seat.judge.strip():
        others.append(seat)
    elif len(others) == len(seats) and (seat.employer or seat.judge_class):
        raise Refusal(f"请先填写第 {seat.panel} 组 {seat.seat} 号席的评委姓名。")
    return panels.seat_judges(session, seat.stage, others)


def move(session: Session, stage_id: str, judge: str, panel: str, number: int) -> Changed:
    """Move a judge to a seat, exchanging seats with a judge already there. Raises Refusal as `panels.seat_judges`.

    A judge on several panels leaves the seat on this panel, else the first one.
    """
    stage = session.open_stage(stage_id)
    seats = _seats(session, stage.id)
    own = sorted((seat for seat in seats if seat.judge == judge), key=lambda seat: seat.panel != panel)
    if not own:
        raise Refusal(f"{stage.name}没有评委“{judge}”。")
    seat = own[0]
    there = next((other for other in seats if (other.panel, other.seat) == (panel, number)), None)
    others = [other for other in seats if other not in (seat, there)]
    moved = [replace(seat, panel=panel, seat=number)]
    if there is not None and there != seat:
        moved.append(replace(there, panel=seat.panel, seat=seat.seat))
    return panels.seat_judges(session, stage.id, [*others, *moved])


def add_judges(session: Session, stage_id: str, panel: str, text: str) -> Changed:
    """Seat the judges of a pasted text after those of a panel. Raises Refusal if it names none, and as `write_seat`."""
    stage = session.open_stage(stage_id)
    lines = read_judge_lines(text)
    if not lines:
        raise Refusal("剪贴板里没有评委名单；每行一位，依次写姓名、工作单位、评委类别。")
    seats = _seats(session, stage.id)
    first = next_seat(seats, panel)
    classes = {judge_class.name: judge_class.id for judge_class in stage.score.judge_classes}
    added = [
        Seat(stage.id, panel, first + index, line.judge, line.employer, classes.get(line.judge_class, line.judge_class))
        for index, line in enumerate(lines)
    ]
    return panels.seat_judges(session, stage.id, [*seats, *added])


def remove_panel(session: Session, stage_id: str, panel: str) -> Changed:
    """Remove a panel with its judges. Raises Refusal if projects are assigned to it, and as `write_seat`."""
    stage = session.open_stage(stage_id)
    taking_part = {project.number for project in session.contest.in_stage(stage)}
    assigned = [
        each.number
        for each in session.contest.assignments
        if (each.stage, each.panel) == (stage.id, panel) and each.number in taking_part
    ]
    if assigned:
        raise Refusal(f"第 {panel} 组还分有 {len(assigned)} 个项目，请先把它们改到别的组。")
    return panels.seat_judges(session, stage.id, [seat for seat in _seats(session, stage.id) if seat.panel != panel])


def import_seats(session: Session, path: Path, same_person: Collection[str] = ()) -> Changed:
    """Seat the judges of a file. Raises Refusal as `panels.import_seats`."""
    return panels.import_seats(session, read_seats(path), same_person)


def import_assignments(session: Session, stage_id: str, path: Path) -> Changed:
    """Assign projects to panels from a file. Raises Refusal as `panels.import_assignments`."""
    return panels.import_assignments(session, stage_id, read_assignments(path))


def next_seat(seats: Iterable[Seat], panel: str) -> int:
    """Return the number of the seat after the last one of a panel."""
    return max((seat.seat for seat in seats if seat.panel == panel), default=0) + 1


def _seats(session: Session, stage_id: str) -> list[Seat]:
    return [seat for panel in session.contest.panels(stage_id).values() for seat in panel]
