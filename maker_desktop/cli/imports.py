"""Commands that import judges, panels, marks and results, with what was read and what is doubtful."""

from argparse import Namespace
from pathlib import Path

from maker_desktop.cli.answers import Answer, table
from maker_desktop.cli.opening import opened
from maker_desktop.cli.reading_words import (
    SHOWN,
    listing_document,
    listing_lines,
    refused_lines,
    refused_rows,
    refused_sentence,
    some_numbers,
)
from maker_desktop.domain.model.panel import Seat
from maker_desktop.domain.model.scoresheet import plain
from maker_desktop.services.panels import panel_lists
from maker_desktop.services.scoring import marks_import
from maker_desktop.services.standings import elsewhere


def import_panels(options: Namespace) -> Answer:
    """Seat the judges that a file names, all of them or none."""
    reading = panel_lists.seats_of(options.panels)
    with opened(options, read_only=options.dry_run) as session:
        plan = panel_lists.plan_seats(session, reading, options.same_person)
        if not options.dry_run:
            panel_lists.take_seats(session, plan)
        stages = session.contest.rulebook.stages
        known = session.contest.seats
    kept = [seat for seat in known if seat.stage not in plan.seats]
    order = [stage.id for stage in stages]
    seats = sorted(
        [*kept, *(seat for own in plan.seats.values() for seat in own)],
        key=lambda seat: (order.index(seat.stage), seat.panel, seat.seat),
    )
    document = {
        "seats": [_place(seat) for seat in seats],
        "left": [_place(seat) for seat in plan.left],
        "changes": [
            {
                "stage": each.stage,
                "panel": each.panel,
                "seat": each.seat,
                "before": each.before and [each.before.judge, each.before.employer],
                "after": each.after and [each.after.judge, each.after.employer],
            }
            for each in plan.changes
        ],
        "refused": refused_rows(plan.refused),
        **listing_document(reading.listing),
    }
    names = {stage.id: stage.name for stage in stages}
    gone = "、".join(f"{names[seat.stage]}第 {seat.panel} 组 {seat.seat} 号席 {seat.judge}" for seat in plan.left)
    rows = [(names[seat.stage], seat.panel, seat.seat, seat.judge, seat.employer) for seat in seats]
    leave = "将离席" if options.dry_run else "已经离席"
    replaced = [f"席位表替换一个阶段的全部席位，这些评委不在表里，{leave}，请核对：{gone}"] if gone else []
    head = [f"预览（未保存）：修改 {len(plan.changes)} 个席位"] if options.dry_run else []
    text = [*head, *listing_lines(reading.listing), *refused_lines(plan.refused), *replaced]
    return Answer(document, "\n".join([*text, table(("阶段", "评审组", "席", "评委", "单位"), rows)]))


def _place(seat: Seat) -> dict[str, object]:
    return {"stage": seat.stage, "panel": seat.panel, "seat": seat.seat, "judge": seat.judge}


def assign_panels(options: Namespace) -> Answer:
    """Assign projects to panels, all of them or none."""
    reading = panel_lists.assignments_of(Path(options.assignment)) if options.assignment else None
    with opened(options, read_only=options.dry_run) as session:
        stage = session.stage(options.stage)
        plan = panel_lists.plan_assignments(session, stage.id, reading)
        if not options.dry_run:
            panel_lists.take_assignments(session, plan)
        contest = session.contest
        assigned = {
            project.number: plan.assignment.get(project.number) or contest.panel_of(stage.id, project.number)
            for project in contest.in_stage(stage)
        }
    document = {
        "stage": stage.id,
        "assignments": [{"number": number, "panel": panel} for number, panel in assigned.items()],
        "changes": [{"number": each.number, "before": each.before, "after": each.after} for each in plan.changes],
        "refused": refused_rows(plan.refused),
        **listing_document(plan.listing, plan.notes),
    }
    head = [f"预览（未保存）：修改 {len(plan.changes)} 个项目"] if options.dry_run else []
    lines = [*head, *listing_lines(plan.listing, plan.notes), *refused_lines(plan.refused)]
    return Answer(document, "\n".join([*lines, table(("编号", "评审组"), assigned.items())]))


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
        "changes": [
            {
                "number": each.number,
                "judge": each.judge,
                "criterion": each.criterion,
                "before": None if each.before is None else plain(each.before),
                "after": plain(each.after),
            }
            for each in plan.changes
        ],
        **listing_document(reading.listing, plan.notes),
    }
    head = f"新 {plan.new} 个分数，修改 {plan.changed}，相同 {plan.same}，空格 {plan.empty}"
    head += f"，不能导入 {len(plan.refused)} 行" if plan.refused else ""
    if options.dry_run:
        done = "预览（未保存）"
    else:
        done = "没有保存任何内容" if plan.refused else f"导入 {len(plan.values)} 个分数"
    extent = f"{len(plan.judges)} 位评委，{some_numbers(plan.numbers)}"
    lines = [f"{done}：{extent}", head, *_corrected(plan)]
    lines += [*listing_lines(reading.listing, plan.notes), *refused_lines(plan.refused)]
    refused = refused_sentence(plan.refused) if plan.refused and not options.dry_run else ""
    return Answer(document, "\n".join(lines), refused)


def _corrected(plan: marks_import.MarksPlan) -> list[str]:
    """Return a line for each of the first marks that are corrected, and how many more there are."""
    corrected = [each for each in plan.changes if each.before is not None]
    lines = [
        f"{each.number} 号 {each.judge} {each.criterion}：{plain(each.before)} → {plain(each.after)}"
        for each in corrected[:SHOWN]
        if each.before is not None
    ]
    return [*lines, *([f"……还有 {len(corrected) - SHOWN} 处修改，见 --json"] if len(corrected) > SHOWN else [])]


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
        "changes": [
            {
                "number": each.number,
                "before": None,
                "after": {"score": None if each.score is None else plain(each.score), "goes_on": each.goes_on},
            }
            for each in plan.results
        ],
        "refused": refused_rows(plan.refused),
        "hindrance": plan.hindrance,
        **listing_document(reading.listing, plan.notes),
    }
    head = f"名单上 {len(plan.results)} 个项目，晋级 {some_numbers(plan.going_on)}"
    lines = [head, *listing_lines(reading.listing, plan.notes), *refused_lines(plan.refused)]
    lines += filter(None, [plan.hindrance])
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
