"""The roster: import after a preview, editing, conditions of entry and similar projects."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from maker_desktop.domain.model.contest import Contest
from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.markbook import MarkBook
from maker_desktop.domain.model.roster import Declaration, Project
from maker_desktop.domain.roster.bound import bound_numbers
from maker_desktop.domain.roster.eligibility import Check, CheckState, all_checks
from maker_desktop.domain.roster.importing import RosterPlan, plan_import
from maker_desktop.exchange.roster.reading import read_roster
from maker_desktop.services.core.session import Changed, Session
from maker_desktop.services.roster import corrections
from maker_desktop.services.roster.lookalikes import LookAlike, lookalikes


@dataclass(frozen=True, slots=True)
class RosterCheck:
    """Conditions of entry by project number, and pairs of similar projects."""

    checks: Mapping[int, tuple[Check, ...]]
    lookalikes: tuple[LookAlike, ...]


def preview(session: Session, source: Path | str, sheets: Sequence[str] | None = None) -> RosterPlan:
    """Return the plan of importing a roster file, or cells pasted as text, row by row, without doing it.

    `sheets` names the worksheets to read; without it, those that are unambiguous are read, and the plan's listing asks
    about the others. Raises Refusal if it cannot be read or has no project column.
    """
    return plan_of(session.contest, session.books(), source, sheets)


def plan_of(
    contest: Contest, books: Mapping[str, MarkBook], source: Path | str, sheets: Sequence[str] | None = None
) -> RosterPlan:
    """Return what `preview` does, from a frozen contest and its mark books, so that any thread may read the file."""
    reading = read_roster(source, contest.rulebook, sheets)
    plan = plan_import(contest.projects, reading.rows, reading.refused, bound_numbers(contest, books))
    return replace(plan, listing=reading.listing)


def take(session: Session, plan: RosterPlan, *, reason: str = "", supervisor: str = "", pin: str = "") -> Changed:
    """Carry out a previewed import.

    Raises Refusal if worksheets still have to be chosen, a row was refused, the contest has changed since the preview
    so that the plan differs, a correction (更正) lacks its `reason`, or after the seal its `supervisor` (with `pin`
    where one is set), a project would change the division it has marks in, or would join a division whose first stage
    is sealed.
    """
    if plan.listing.question:
        raise Refusal(f"{plan.listing.question}。")
    if plan.refused:
        first = plan.refused[0]
        raise Refusal(f"有 {len(plan.refused)} 行不能导入，第一处：{first.reason}")
    now = plan_import(session.contest.projects, plan.rows, (), corrections.bound(session))
    if (now.new, now.changed, now.refused) != (plan.new, plan.changed, ()):
        raise Refusal("预览以后名册、抽签或打分有了变化，请重新导入这份名册。")
    for entry in (*plan.new, *plan.changed):
        _check(session, entry.after)
    because = corrections.signed(session, plan.corrections, reason, supervisor, pin)
    with session.change("roster.import", _subject(plan), because) as work:
        for entry in (*plan.new, *plan.changed):
            corrections.write(session, work, entry.after, entry.bound)
    return work.changed


def _subject(plan: RosterPlan) -> str:
    counts = {
        "新增": len(plan.new),
        "修改": len(plan.changed) - len(plan.corrections),
        "更正": len(plan.corrections),
    }
    return "，".join(f"{word} {count} 项" for word, count in counts.items() if count or word != "更正")


def edit(session: Session, project: Project, *, reason: str = "", supervisor: str = "", pin: str = "") -> Changed:
    """Add a project, or change the one with its number.

    Raises Refusal for a number below 1, an empty name or applicant, an unknown division, another name and applicant for
    a number that is drawn, marked or otherwise in use (see `corrections.held`), and as `take`.
    """
    if project.number < 1:
        raise Refusal(f"项目编号应从 1 起，不能是 {project.number}。")
    if not project.name.strip() or not project.applicant.strip():
        raise Refusal(f"{project.number} 号项目须有项目名称和参赛主体名称。")
    tidy = replace(project, name=project.name.strip(), applicant=project.applicant.strip())
    session.division(tidy.division)
    _check(session, tidy)
    before = session.contest.by_number.get(project.number)
    if before == tidy:
        return Changed()
    held = corrections.held(session, tidy)
    because = corrections.signed(session, {} if held is None else {tidy.number: held}, reason, supervisor, pin)
    action = "roster.edit" if before is not None else "roster.add"
    with session.change(action, f"{tidy.number} 号 {tidy.name}", because) as work:
        corrections.write(session, work, tidy, held)
    return work.changed


def next_number(session: Session) -> int:
    """Return the number of the next project added manually."""
    return max(session.contest.by_number, default=0) + 1


def _check(session: Session, project: Project) -> None:
    """Raise Refusal if a project cannot be written to the roster."""
    contest = session.contest
    before = contest.by_number.get(project.number)
    if before is not None and before.division == project.division:
        return
    stages = contest.rulebook.stages_of(project.division)
    if stages and stages[0].id in contest.sealed:
        name = contest.rulebook.division(project.division).name
        raise Refusal(
            f"{stages[0].name}已经封存，{project.number} 号项目不能再加入{name}；须加入的，请先由专家委员会裁定重开。"
        )
    noted = contest.elsewhere.get(stages[0].id) if stages else None
    if noted is not None and not noted.skipped:
        raise Refusal(
            f"{stages[0].name}已按别处的名单确定晋级，{project.number} 号项目不在名单上；要加入请先撤销登记。"
        )
    if before is not None and _is_marked(session, before):
        raise Refusal(f"{project.number} 号项目已有评分，不能改组别，请保留原组别。")


def _is_marked(session: Session, project: Project) -> bool:
    return any(
        session.book(stage.id).version(project.number, seat.judge, criterion)
        for stage in session.contest.rulebook.stages_of(project.division)
        for seat in session.contest.seats_for(stage.id, project.number)
        for criterion in stage.criteria
    )


def check(session: Session) -> RosterCheck:
    """Return the conditions of entry of every project, and pairs of similar projects."""
    return RosterCheck(all_checks(session.contest), lookalikes(session.contest.projects))


def tick(session: Session, number: int, condition: str, fulfilled: bool, ground: str = "") -> Changed:
    """Record in this person's name whether a project fulfils a condition of entry; a no needs its ground.

    Raises Refusal for a condition that does not apply to the project, and for a no without a ground.
    """
    project = session.project(number)
    conditions = {check.condition for check in all_checks(session.contest)[number]}
    if condition not in conditions:
        raise Refusal(f"{number} 号项目没有“{condition}”这一条件，请核对。")
    if not fulfilled and not ground.strip():
        raise Refusal(f"认定 {number} 号项目不符合“{condition}”，请写明依据。")
    declaration = Declaration(number, condition, fulfilled, session.person, session.stamp(), ground.strip())
    subject = f"{number} 号 {project.name} {condition} {'符合' if fulfilled else '不符合'}"
    with session.change("roster.tick", subject, ground) as work:
        work.put(declaration)
    return work.changed


def tick_open(session: Session, numbers: Sequence[int], ground: str = "") -> Changed:
    """Record in this person's name that projects fulfil every condition of entry still to be confirmed, in one entry.

    Raises Refusal for an unknown project, and if nothing is to be confirmed.
    """
    checks = all_checks(session.contest)
    which = session.project(numbers[0]).name if len(numbers) == 1 else f"{len(numbers)} 个项目"
    open_ = [(number, check) for number in numbers for check in checks[number] if check.state is CheckState.TO_CONFIRM]
    if not open_:
        raise Refusal(f"{which}没有待确认的参赛条件，不用登记。")
    listed = "、".join(map(str, numbers))
    with session.change("roster.tick", f"{listed} 号 {which} {len(open_)} 项条件 符合", ground) as work:
        for number, check in open_:
            work.put(Declaration(number, check.condition, True, session.person, session.stamp(), ground.strip()))
    return work.changed


def move_to_division(session: Session, numbers: Sequence[int], division_id: str) -> Changed:
    """Put projects into a division, all or none, in one entry. Raises Refusal as `edit`."""
    division = session.division(division_id)
    moved = [replace(session.project(number), division=division.id) for number in numbers]
    moved = [each for each in moved if each != session.contest.by_number[each.number]]
    if not moved:
        raise Refusal(f"所选项目都已经在{division.name}，不用修改。")
    for each in moved:
        _check(session, each)
    listed = "、".join(str(each.number) for each in moved)
    with session.change("roster.edit", f"{listed} 号 改为{division.name}") as work:
        for each in moved:
            corrections.write(session, work, each, None)
    return work.changed
