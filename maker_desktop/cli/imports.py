"""Commands that import judges, panels, marks and results, with what was read and what is doubtful."""

from argparse import Namespace
from collections.abc import Iterable
from pathlib import Path

from maker_desktop.cli.answers import Answer, table
from maker_desktop.cli.opening import opened
from maker_desktop.cli.reading_words import (
    listing_document,
    listing_lines,
    refused_lines,
    refused_rows,
    refused_sentence,
    some_numbers,
)
from maker_desktop.domain.model.panel import Seat
from maker_desktop.domain.model.roster import Project
from maker_desktop.domain.roster.listing import Listing
from maker_desktop.exchange import panels_file
from maker_desktop.services.core.session import Session
from maker_desktop.services.panels import panels
from maker_desktop.services.scoring import marks_import
from maker_desktop.services.standings import elsewhere


def import_panels(options: Namespace) -> Answer:
    """Seat the judges that a file names."""
    reading = panels_file.read_seats(options.panels)
    with opened(options) as session:
        before = session.contest.seats
        panels.import_seats(session, reading, options.same_person)
        left = _left(before, session.contest.seats)
        seats = [
            seat
            for stage in session.contest.rulebook.stages
            for panel in session.contest.panels(stage.id).values()
            for seat in panel
        ]
        stages = {stage.id: stage.name for stage in session.contest.rulebook.stages}
    document = {
        "seats": [{"stage": seat.stage, "panel": seat.panel, "seat": seat.seat, "judge": seat.judge} for seat in seats],
        "left": [{"stage": seat.stage, "panel": seat.panel, "seat": seat.seat, "judge": seat.judge} for seat in left],
        **listing_document(reading.listing),
    }
    gone = "、".join(f"{stages[seat.stage]}第 {seat.panel} 组 {seat.seat} 号席 {seat.judge}" for seat in left)
    rows = [(stages[seat.stage], seat.panel, seat.seat, seat.judge, seat.employer) for seat in seats]
    replaced = [f"席位表替换一个阶段的全部席位，这些评委不在表里，已经离席，请核对：{gone}"] if left else []
    text = [*listing_lines(reading.listing), *replaced, table(("阶段", "评审组", "席", "评委", "单位"), rows)]
    return Answer(document, "\n".join(text))


def _left(before: Iterable[Seat], after: Iterable[Seat]) -> list[Seat]:
    """Return the seats of judges who no longer sit on their panel."""
    sitting = {(seat.stage, seat.panel, seat.judge) for seat in after}
    return [seat for seat in before if (seat.stage, seat.panel, seat.judge) not in sitting]


def assign_panels(options: Namespace) -> Answer:
    """Assign projects to panels."""
    reading = panels_file.read_assignments(Path(options.assignment)) if options.assignment else None
    listing = reading.listing if reading else Listing()
    with opened(options) as session:
        stage = session.stage(options.stage)
        if reading is None:
            panels.assign(session, stage.id)
        else:
            panels.import_assignments(session, stage.id, reading)
        assigned = {project.number: _panel(session, stage.id, project) for project in session.contest.in_stage(stage)}
    document = {
        "stage": stage.id,
        "assignments": [{"number": number, "panel": panel} for number, panel in assigned.items()],
        **listing_document(listing),
    }
    return Answer(document, "\n".join([*listing_lines(listing), table(("编号", "评审组"), assigned.items())]))


def _panel(session: Session, stage_id: str, project: Project) -> str | None:
    return session.contest.panel_of(stage_id, project.number)


def import_marks(options: Namespace) -> Answer:
    """Import the marks of a file, all or nothing."""
    with opened(options, read_only=options.dry_run) as session:
        reading = marks_import.read(options.marks, marks_import.expected(session, options.stage))
        plan = marks_import.plan_marks(session, options.stage, reading)
        if not (plan.refused or options.dry_run):
            marks_import.take_marks(session, plan)
    document = {
        "imported": 0 if plan.refused else len(plan.values),
        "new": plan.new,
        "changed": plan.changed,
        "same": plan.same,
        "empty": plan.empty,
        "judges": [{"judge": each.judge, "projects": list(each.projects)} for each in plan.judges],
        "refused": refused_rows(plan.refused),
        **listing_document(reading.listing),
    }
    head = f"新 {plan.new} 个分数，修改 {plan.changed}，相同 {plan.same}，空格 {plan.empty}"
    head += f"，不能导入 {len(plan.refused)} 行" if plan.refused else ""
    if options.dry_run:
        done = "预览（未保存）"
    else:
        done = "没有保存任何内容" if plan.refused else f"导入 {len(plan.values)} 个分数"
    extent = f"{len(plan.judges)} 位评委，{some_numbers(plan.numbers)}"
    lines = [f"{done}：{extent}", head, *listing_lines(reading.listing), *refused_lines(plan.refused)]
    refused = refused_sentence(plan.refused) if plan.refused and not options.dry_run else ""
    return Answer(document, "\n".join(lines), refused)


def import_results(options: Namespace) -> Answer:
    """Record that a stage was held elsewhere and import its list of advancing projects, all or nothing."""
    reading = elsewhere.read(options.results)
    with opened(options, read_only=options.dry_run) as session:
        plan = elsewhere.plan(session, options.stage, reading)
        if not (plan.refused or options.dry_run):
            elsewhere.take(session, plan, options.reason)
    document = {
        "stage": plan.stage,
        "results": [
            {"number": each.number, "score": None if each.score is None else str(each.score), "goes_on": each.goes_on}
            for each in plan.results
        ],
        "refused": refused_rows(plan.refused),
        "hindrance": plan.hindrance,
        **listing_document(reading.listing),
    }
    head = f"名单上 {len(plan.results)} 个项目，晋级 {some_numbers(plan.going_on)}"
    lines = [head, *listing_lines(reading.listing), *refused_lines(plan.refused), *filter(None, [plan.hindrance])]
    refused = refused_sentence(plan.refused) if plan.refused and not options.dry_run else ""
    return Answer(document, "\n".join(lines), refused)


def skip_stage(options: Namespace) -> Answer:
    """Note that a stage is not held."""
    with opened(options) as session:
        elsewhere.skip(session, options.stage, options.reason)
        stage = session.stage(options.stage)
    return Answer({"stage": stage.id, "skipped": True}, f"{stage.name}已登记为不举行。")


def take_back_results(options: Namespace) -> Answer:
    """Take back that a stage is not held here."""
    with opened(options) as session:
        elsewhere.take_back(session, options.stage, options.reason)
        stage = session.stage(options.stage)
    return Answer({"stage": stage.id, "skipped": False}, f"{stage.name}的登记已撤销，可以在这里举行。")
