"""Seating judges one at a time in the window: each verb computes the new seats and writes them."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.panel import Seat
from maker_desktop.domain.model.stage_rules import Stage
from maker_desktop.exchange.panels_file import JudgeLine, read_judge_lines
from maker_desktop.services.core.session import Changed, Session
from maker_desktop.services.panels import panels

#: The fields of a seat that are typed or pasted, in the order of the columns.
_FIELDS = ("judge", "employer", "judge_class")


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
        raise Refusal(f"{stage.name}没有评委“{judge}”，请核对姓名。")
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
        raise Refusal("剪贴板里没有评委名单，请每行一位，依次写姓名、工作单位、评委类别。")
    seats = _seats(session, stage.id)
    first = next_seat(seats, panel)
    classes = {judge_class.name: judge_class.id for judge_class in stage.score.judge_classes}
    added = [
        Seat(stage.id, panel, first + index, line.judge, line.employer, classes.get(line.judge_class, line.judge_class))
        for index, line in enumerate(lines)
    ]
    return panels.seat_judges(session, stage.id, [*seats, *added])


def fill(session: Session, begin: Seat, field: str, text: str) -> Changed:
    """Fill the seats of a panel from a pasted text, a line each, from one field of a seat on (judge, employer, class).

    Judges beyond the last seat take new ones. Raises Refusal if the text is empty, has more lines than there are
    judges for an employer or a class, and as `panels.seat_judges`.
    """
    stage = session.open_stage(begin.stage)
    fields = _FIELDS[_FIELDS.index(field) :]
    if field == "judge":
        rows = [_cells(line) for line in read_judge_lines(text)]
    else:
        rows = [line.split("\t") for line in text.splitlines() if line.strip()]
    if not rows:
        raise Refusal("剪贴板里没有内容；请先在表格软件里复制。")
    seats = _seats(session, stage.id)
    own = sorted((seat for seat in seats if seat.panel == begin.panel), key=lambda seat: seat.seat)
    below = [seat for seat in own if seat.seat >= begin.seat]
    new = next_seat(own, begin.panel)
    below += [replace(begin, seat=new + index, judge="", employer="", judge_class="") for index in range(len(rows))]
    filled = [
        _filled(stage, seat, dict(zip(fields, row, strict=False))) for seat, row in zip(below, rows, strict=False)
    ]
    for number, seat in enumerate(filled, start=1):
        if not seat.judge:
            raise Refusal(f"粘贴的第 {number} 行没有对应的评委，请先填写 {seat.seat} 号席的评委姓名。")
    places = {(seat.panel, seat.seat) for seat in filled}
    kept = [seat for seat in seats if (seat.panel, seat.seat) not in places]
    return panels.seat_judges(session, stage.id, [*kept, *filled])


def _cells(line: JudgeLine) -> list[str]:
    """Return the cells of a line that say something: an empty one leaves what is there."""
    return [line.judge, line.employer, line.judge_class][: 3 if line.judge_class else 2 if line.employer else 1]


def _filled(stage: Stage, seat: Seat, cells: dict[str, str]) -> Seat:
    classes = {judge_class.name: judge_class.id for judge_class in stage.score.judge_classes}
    cells = {name: text.strip() for name, text in cells.items()}
    if "judge_class" in cells:
        cells["judge_class"] = classes.get(cells["judge_class"], cells["judge_class"])
    if cells.get("judge", seat.judge) != seat.judge:
        # Another judge does not inherit the employer of the one before.
        cells = {"employer": "", "judge_class": ""} | cells
    return replace(seat, **cells)  # type: ignore[arg-type]  # fields by their names


def clear(session: Session, stage_id: str, chosen: Collection[Seat]) -> Changed:
    """Take judges out of their seats. Raises Refusal as `panels.seat_judges`."""
    places = {(seat.panel, seat.seat) for seat in chosen}
    kept = [seat for seat in _seats(session, stage_id) if (seat.panel, seat.seat) not in places]
    return panels.seat_judges(session, stage_id, kept)


def copy_panel(session: Session, stage_id: str, panel: str, target_id: str) -> Changed:
    """Seat the judges of a panel in the same seats of another stage; what that panel has there already is replaced.

    Raises Refusal if the panel has no judges, and as `panels.seat_judges`.
    """
    source, target = session.stage(stage_id), session.open_stage(target_id)
    own = [seat for seat in _seats(session, source.id) if seat.panel == panel]
    if not own:
        raise Refusal(f"{source.name}第 {panel} 组还没有评委，没有可复制的席位，请先安排评委。")
    classes = {judge_class.id for judge_class in target.score.judge_classes}
    copied = [
        replace(seat, stage=target.id, judge_class=seat.judge_class if seat.judge_class in classes else "")
        for seat in own
    ]
    kept = [seat for seat in _seats(session, target.id) if seat.panel != panel]
    return panels.seat_judges(session, target.id, [*kept, *copied])


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


def next_seat(seats: Iterable[Seat], panel: str) -> int:
    """Return the number of the seat after the last one of a panel."""
    return max((seat.seat for seat in seats if seat.panel == panel), default=0) + 1


def _seats(session: Session, stage_id: str) -> list[Seat]:
    return [seat for panel in session.contest.panels(stage_id).values() for seat in panel]
