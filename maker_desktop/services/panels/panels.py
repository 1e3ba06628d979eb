"""Seats, assignments, recusals, absences, and the presence of projects."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from itertools import count

from maker_desktop.domain.model.contest import Contest
from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.panel import Absence, Assignment, Recusal, Seat
from maker_desktop.domain.model.presence import Appearance, Presence
from maker_desktop.domain.model.roster import Project
from maker_desktop.domain.model.stage_rules import Stage
from maker_desktop.services.core.session import Changed, Recording, Session
from maker_desktop.services.panels import seat_guard

# Seats


def seat_judges(session: Session, stage_id: str, seats: Sequence[Seat]) -> Changed:
    """Seat the judges of one stage: `seats` replaces all its seats. One person may sit on several panels.

    Raises Refusal if a seat, or a judge on one panel, is repeated, a name is empty, a class is not in the rulebook, the
    stage is sealed, or a judge would leave a panel who has marked or is recused or absent there; SamePerson if one name
    has two employers on its panels.
    """
    stage = session.open_stage(stage_id)
    with session.change("panel.seat", f"{stage.name} {len(seats)} 位评委") as work:
        write_seats(session, work, stage.id, checked_seats(session, stage, seats))
    return work.changed


def checked_seats(
    session: Session,
    stage: Stage,
    seats: Sequence[Seat],
    same_person: Collection[str] | None = None,
    others: Sequence[Seat] = (),
) -> list[Seat]:
    """Return the tidied seats of a stage, `seats` being all of them. Raises Refusal and SamePerson as `seat_judges`.

    `same_person` is given for seats from a file, with the seats in `others` stages: those are asked about, too.
    """
    contest, book = session.contest, session.book(stage.id)
    wanted = seat_guard.tidy(contest, stage, seats)
    seat_guard.check_seats(stage, wanted)
    seat_guard.check_held_stay(contest, stage, book, wanted)
    held = () if same_person is None else seat_guard.held(contest, stage, book)
    seat_guard.check_same_person(stage, held, wanted, same_person or ())
    seat_guard.check_same_person_elsewhere(contest, wanted, others, same_person or ())
    return wanted


def write_seats(session: Session, work: Recording, stage_id: str, wanted: Sequence[Seat]) -> None:
    """Write the checked seats of a stage; all others of it are removed."""
    present = {(seat.panel, seat.seat): seat for seat in session.contest.seats if seat.stage == stage_id}
    for place, seat in present.items():
        if place not in {(other.panel, other.seat) for other in wanted}:
            work.remove(seat)
    for seat in wanted:
        if present.get((seat.panel, seat.seat)) != seat:
            work.put(seat)


# Assignments


def assign(session: Session, stage_id: str, assignment: Mapping[int, str] | None = None) -> Changed:
    """Assign projects of a stage to panels; None distributes each division evenly, by number.

    With one panel nothing changes. Raises Refusal for an unknown project or panel, for
    a sealed stage, or if a project with marks would change its panel.
    """
    stage = session.open_stage(stage_id)
    if assignment is None:
        assignment = even_assignment(session, stage)
        if not assignment:
            return Changed()
    check_assignment(session, stage, assignment)
    assigned = frozenset(session.contest.assignments)
    wanted = {Assignment(stage.id, number, panel) for number, panel in assignment.items()}
    with session.change("panel.assign", f"{stage.name} {len(assignment)} 个项目") as work:
        for record in sorted(wanted - assigned, key=lambda record: record.number):
            work.put(record)
    return work.changed


def even_share(contest: Contest, stage: Stage) -> Mapping[int, str]:
    """Return an even assignment: each division's projects dealt to the panels in turn, differing by one at most."""
    panels = tuple(contest.panels(stage.id))
    turn = count()
    by_division = sorted(contest.in_stage(stage), key=lambda project: stage.divisions.index(project.division))
    return {project.number: panels[next(turn) % len(panels)] for project in by_division}


def even_assignment(session: Session, stage: Stage) -> Mapping[int, str]:
    """Return an even assignment of the projects of a stage; empty with one panel. Raises Refusal without any."""
    return even_share(session.contest, stage) if len(_panels(session, stage)) > 1 else {}


def _panels(session: Session, stage: Stage) -> tuple[str, ...]:
    panels = tuple(session.contest.panels(stage.id))
    if not panels:
        raise Refusal(f"{stage.name}还没有评审组，请先安排评委。")
    return panels


def check_assignment(session: Session, stage: Stage, assignment: Mapping[int, str]) -> None:
    """Raise Refusal if projects may not be assigned so (see `assign`)."""
    panels = _panels(session, stage)
    taking_part = {project.number for project in session.contest.in_stage(stage)}
    for number, panel in assignment.items():
        if number not in taking_part:
            raise Refusal(f"{number} 号项目不在{stage.name}中，不能分到第 {panel} 组，请核对编号。")
        if panel not in panels:
            raise Refusal(f"{stage.name}没有第“{panel}”组，请另选，现有的组是：{'、'.join(panels)}。")
        if panel != session.contest.panel_of(stage.id, number) and _is_marked(session, stage, number):
            raise Refusal(f"{number} 号项目在{stage.name}已有评分，不能换到第 {panel} 组，请留在原组。")


def _is_marked(session: Session, stage: Stage, number: int) -> bool:
    book = session.book(stage.id)
    return book.has_marks and any(
        book.version(number, seat.judge, criterion)
        for seat in session.contest.seats_for(stage.id, number)
        for criterion in stage.criteria
    )


# Recusals and absences


def recuse(session: Session, stage_id: str, judge: str, number: int, reason: str) -> Changed:
    """Recuse a judge from a project because of an interest in it (回避).

    Raises Refusal if the judge is not on the project's panel, the reason is empty, the result has been revealed or
    the stage is sealed.
    """
    return excuse(session, Recusal(stage_id, judge, number, reason), (number,))


def excuse(session: Session, left: Recusal | Absence, numbers: Sequence[int]) -> Changed:
    """Record for each of these projects that a judge does not mark it, as `left` says, all or none in one entry.

    Raises Refusal without a project, and as `recuse` for each of them.
    """
    if not numbers:
        raise Refusal("还没有选项目；请先选中不打分的项目。")
    action, word = ("panel.recuse", "回避") if isinstance(left, Recusal) else ("panel.absent", "缺席")
    stage = session.stage(left.stage)
    judge = left.judge
    for number in numbers:
        stage, judge = _open_pair(session, left.stage, left.judge, number, left.reason)
        _refuse_confirmed(session, stage, judge, number, word)
    listed = "、".join(map(str, numbers))
    with session.change(action, f"{stage.name} {judge} {word} {listed} 号", left.reason) as work:
        for number in numbers:
            work.put(replace(left, stage=stage.id, judge=judge, number=number, reason=left.reason.strip()))
    return work.changed


def lift(session: Session, left: Sequence[Recusal | Absence], reason: str) -> Changed:
    """Revoke recusals or absences of one kind, all or none in one entry. Raises Refusal as `recuse` for each."""
    first = left[0]
    for each in left:
        _open_pair(session, each.stage, each.judge, each.number, reason)
    judges = "、".join(dict.fromkeys(each.judge for each in left))
    listed = "、".join(dict.fromkeys(str(each.number) for each in left))
    action, word = (
        ("panel.lift_recusal", "不再回避") if isinstance(first, Recusal) else ("panel.lift_absence", "到场评")
    )
    with session.change(action, f"{session.stage(first.stage).name} {judges} {word} {listed} 号", reason) as work:
        for each in left:
            work.remove(each)
    return work.changed


def lift_recusal(session: Session, stage_id: str, judge: str, number: int, reason: str) -> Changed:
    """Revoke a recusal. Raises Refusal if there is none, and as `recuse`."""
    stage, judge = _open_pair(session, stage_id, judge, number, reason)
    for recusal in session.contest.recusals:
        if (recusal.stage, recusal.judge, recusal.number) == (stage.id, judge, number):
            with session.change("panel.lift_recusal", f"{stage.name} {judge} 不再回避 {number} 号", reason) as work:
                work.remove(recusal)
            return work.changed
    raise Refusal(f"{number} 号项目没有登记评委{judge}回避，不用撤销。")


def mark_absent(session: Session, stage_id: str, judge: str, number: int, reason: str) -> Changed:
    """Record that a judge was absent for a project. Raises Refusal as `recuse`."""
    return excuse(session, Absence(stage_id, judge, number, reason), (number,))


def owed(session: Session, stage_id: str, judge: str) -> tuple[int, ...]:
    """Return the projects of a stage that a judge still has to mark, by number; none where he is on no panel."""
    stage = session.stage(stage_id)
    return tuple(project.number for project in session.contest.in_stage(stage) if _owes(session, stage, judge, project))


def mark_absent_from_now_on(session: Session, stage_id: str, judge: str, reason: str) -> Changed:
    """Record that a judge has left: absent for every project of the panel without a mark by this judge.

    Projects that are revealed, or that the judge does not mark anyway, stay unchanged. Raises Refusal if there is none
    left, and as `recuse`.
    """
    stage = session.open_stage(stage_id)
    judge = session.judge(stage, judge)
    numbers = owed(session, stage.id, judge)
    if not any(seat.judge == judge for panel in session.contest.panels(stage.id).values() for seat in panel):
        raise Refusal(f"{stage.name}没有评委“{judge}”，请核对姓名。")
    if not numbers:
        raise Refusal(f"评委{judge}在{stage.name}已没有待打分的项目，不用登记缺席。")
    _open_pair(session, stage_id, judge, numbers[0], reason)
    with session.change("panel.absent", f"{stage.name} {judge} 缺席其余 {len(numbers)} 个项目", reason) as work:
        for number in numbers:
            work.put(Absence(stage.id, judge, number, reason.strip()))
    return work.changed


def _owes(session: Session, stage: Stage, judge: str, project: Project) -> bool:
    """Whether a judge still has to mark a project."""
    contest, number = session.contest, project.number
    return (
        judge in {seat.judge for seat in contest.seats_for(stage.id, number)}
        and (stage.id, number, judge) not in contest.excuses
        and (stage.id, number) not in contest.revealed
        and all(session.book(stage.id).value(number, judge, criterion) is None for criterion in stage.criteria)
    )


def lift_absence(session: Session, stage_id: str, judge: str, number: int, reason: str) -> Changed:
    """Revoke an absence. Raises Refusal if there is none, and as `recuse`."""
    stage, judge = _open_pair(session, stage_id, judge, number, reason)
    for absence in session.contest.absences:
        if (absence.stage, absence.judge, absence.number) == (stage.id, judge, number):
            with session.change("panel.lift_absence", f"{stage.name} {judge} 到场评 {number} 号", reason) as work:
                work.remove(absence)
            return work.changed
    raise Refusal(f"{number} 号项目没有登记评委{judge}缺席，不用撤销。")


def lift_absences(session: Session, stage_id: str, judge: str, reason: str) -> tuple[int, ...]:
    """Record that a judge is back: revoke the judge's absences in a stage, except for revealed projects.

    Returns the project numbers. Raises Refusal if there is none, without a reason, and for a sealed stage.
    """
    stage = session.open_stage(stage_id)
    judge = session.judge(stage, judge)
    own = [each for each in session.contest.absences if (each.stage, each.judge) == (stage.id, judge)]
    absences = [each for each in own if (stage.id, each.number) not in session.contest.revealed]
    if not absences:
        raise Refusal(f"评委{judge}在{stage.name}没有登记缺席，不用撤销。")
    if not reason.strip():
        raise Refusal(f"请写明评委{judge}到场的原因。")
    with session.change(
        "panel.lift_absence", f"{stage.name} {judge} 到场评其余 {len(absences)} 个项目", reason
    ) as work:
        for absence in absences:
            work.remove(absence)
    return tuple(absence.number for absence in absences)


def _refuse_confirmed(session: Session, stage: Stage, judge: str, number: int, excuse: str) -> None:
    """Keep a confirmed sheet from being set aside by hand: that changes a result, which only a ruling may."""
    if session.book(stage.id).confirmed(number, judge):
        raise Refusal(
            f"评委{judge}给 {number} 号项目的评分表已经确认，不能记为{excuse}；不该计入的，请由专家委员会裁定作废。"
        )


def _open_pair(session: Session, stage_id: str, judge: str, number: int, reason: str) -> tuple[Stage, str]:
    """Return the stage and the judge's name as seated."""
    stage = session.open_stage(stage_id)
    session.taking_part(stage, number)
    judge = session.judge(stage, judge)
    session.judging(stage, judge, number)
    if not reason.strip():
        raise Refusal(f"请写明评委{judge}对 {number} 号项目回避、缺席或撤销的原因。")
    if (stage.id, number) in session.contest.revealed:
        raise Refusal(f"{number} 号项目已经亮分，只能由专家委员会裁定处理评委{judge}的评分表。")
    return stage, judge


# Presence of projects


def set_presence(session: Session, stage_id: str, number: int, presence: Presence, reason: str = "") -> Changed:
    """Set a project's presence in a stage: waiting, presented, absent or withdrawn.

    Absent and withdrawn need a reason. Raises Refusal without one, for a disqualification (which needs a ruling), and
    for a sealed stage.
    """
    stage = session.open_stage(stage_id)
    session.taking_part(stage, number)
    if Presence.DISQUALIFIED in (presence, session.contest.presence(stage.id, number)):
        raise Refusal(f"取消 {number} 号项目的资格须经专家委员会裁定。")
    if not presence.competes and not reason.strip():
        raise Refusal(f"请写明 {number} 号项目缺席或退赛的原因。")
    with session.change("stage.presence", f"{stage.name} {number} 号 {presence.value}", reason) as work:
        work.put(Appearance(stage.id, number, presence, reason.strip()))
    return work.changed
