"""Commands that import lists: roster, judges, panels and marks, with what was read and what is doubtful."""

from argparse import Namespace
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path

from maker_desktop.cli.answers import Answer, number_list, table
from maker_desktop.cli.opening import opened, pins
from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.panel import Seat
from maker_desktop.domain.model.roster import Project
from maker_desktop.domain.model.rulebook import Rulebook
from maker_desktop.domain.roster.form import COLUMN_TITLES, column_value
from maker_desktop.domain.roster.importing import PlannedProject, RefusedRow, RosterPlan
from maker_desktop.domain.roster.listing import Doubt, Listing
from maker_desktop.exchange import panels_file
from maker_desktop.services.core.session import Session
from maker_desktop.services.panels import panels
from maker_desktop.services.roster import roster
from maker_desktop.services.scoring import marks_import
from maker_desktop.services.standings import elsewhere

#: Fields whose column has another key.
_COLUMNS = {"name": "project"}

#: Largest number of refused rows, and of project numbers, that are printed.
_SHOWN = 10


def import_roster(options: Namespace) -> Answer:
    """Show what importing a roster file would do and, unless --dry-run, import all of it or nothing."""
    with opened(options, read_only=options.dry_run) as session:
        plan = roster.preview(session, options.roster, options.sheet)
        if plan.listing.question:
            raise Refusal(f"{plan.listing.question}，请写作 --sheet 名称，可多次给出。")
        if not options.dry_run and not plan.refused:
            roster.take(
                session,
                plan,
                reason=options.reason,
                supervisor=options.supervisor,
                pin=pins(options).get(options.supervisor, ""),
            )
        rulebook = session.contest.rulebook
    refused = "" if options.dry_run or not plan.refused else _refused_sentence(plan.refused)
    return Answer(_plan_document(plan), _plan_text(plan, rulebook, options.dry_run), refused)


def _plan_document(plan: RosterPlan) -> dict[str, object]:
    return {
        "new": len(plan.new),
        "changed": len(plan.changed),
        "same": len(plan.same),
        "refused": _refused_rows(plan.refused),
        "changes": [{**_changed(entry), "correction": entry.bound is not None} for entry in plan.changed],
        "corrections": [_changed(entry) for entry in plan.changed if entry.bound is not None],
        "notes": [{"row": note.row, "cell": note.cell, "text": note.text, "sheet": note.sheet} for note in plan.notes],
        "tables": [asdict(read) for read in plan.listing.tables],
        "projects": [_project(project) for project in plan.projects],
    }


def _changed(entry: PlannedProject) -> dict[str, object]:
    return {
        "number": entry.after.number,
        "fields": {key: [getattr(entry.before, key), getattr(entry.after, key)] for key in entry.differences},
    }


def _project(project: Project) -> dict[str, object]:
    return {
        "number": project.number,
        "project": project.name,
        "applicant": project.applicant,
        "division": project.division,
        "specialised": project.specialised,
        "contact": project.contact,
        "phone": project.phone,
        "legal_person": project.legal_person,
        "region": project.region,
        "liaison": project.liaison,
        "members": list(project.members),
        "registered_on": project.registered_on,
    }


def _plan_text(plan: RosterPlan, rulebook: Rulebook, dry_run: bool) -> str:
    names = {division.id: division.name for division in rulebook.divisions}
    states = {entry.after.number: "新增" for entry in plan.new}
    states |= {entry.after.number: "修改" if entry.bound is None else "更正" for entry in plan.changed}
    rows = [
        (project.number, states.get(project.number, "相同"), names[project.division], project.name, project.applicant)
        for project in plan.projects
    ]
    counts = f"新增 {len(plan.new)}，修改 {len(plan.changed)}，相同 {len(plan.same)}，不能导入 {len(plan.refused)}"
    head = f"{'预览（未保存）：' if dry_run else ''}{counts}"
    return "\n".join(
        [
            head,
            table(("编号", "状态", "组别", "项目", "参赛主体"), rows),
            *_change_lines(plan.changed, rulebook),
            *_note_lines(plan.notes),
            *_refused_lines(plan.refused),
        ]
    )


def _change_lines(changed: Sequence[PlannedProject], rulebook: Rulebook) -> list[str]:
    """Return every field that is corrected, before and after, and the first of the other changes."""

    def lines(corrected: bool) -> list[str]:
        return [
            f"{entry.after.number} 号{'更正' if corrected else '修改'}{COLUMN_TITLES[column]}："
            + " → ".join(column_value(column, project, rulebook) or "空" for project in (entry.before, entry.after))
            for entry in changed
            if entry.before is not None and (entry.bound is not None) == corrected
            for column in (_COLUMNS.get(key, key) for key in entry.differences)
        ]

    others = lines(False)
    more = [f"……还有 {len(others) - _SHOWN} 处修改，见 --json"] if len(others) > _SHOWN else []
    return [*lines(True), *others[:_SHOWN], *more]


def _note_lines(notes: Sequence[Doubt]) -> list[str]:
    lines = [note.words for note in notes[:_SHOWN]]
    more = [f"……还有 {len(notes) - _SHOWN} 处，见 --json"] if len(notes) > _SHOWN else []
    return [f"须核对 {len(notes)} 处：", *lines, *more] if notes else []


def _refused_rows(refused: Iterable[RefusedRow]) -> list[dict[str, object]]:
    return [{"row": row.row, "reason": row.reason} for row in refused]


def _refused_lines(refused: Sequence[RefusedRow]) -> list[str]:
    """Return the first refused rows as text lines, and how many more there are."""
    lines = [row.words for row in refused[:_SHOWN]]
    return [*lines, f"……还有 {len(refused) - _SHOWN} 行不能导入"] if len(refused) > _SHOWN else lines


def _refused_sentence(refused: tuple[RefusedRow, ...]) -> str:
    return f"有 {len(refused)} 行不能导入，整份未导入；{refused[0].words}"


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
        **_listing_document(reading.listing),
    }
    gone = "、".join(f"{stages[seat.stage]}第 {seat.panel} 组 {seat.seat} 号席 {seat.judge}" for seat in left)
    rows = [(stages[seat.stage], seat.panel, seat.seat, seat.judge, seat.employer) for seat in seats]
    replaced = [f"席位表替换一个阶段的全部席位，这些评委不在表里，已经离席，请核对：{gone}"] if left else []
    text = [*_listing_lines(reading.listing), *replaced, table(("阶段", "评审组", "席", "评委", "单位"), rows)]
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
        **_listing_document(listing),
    }
    return Answer(document, "\n".join([*_listing_lines(listing), table(("编号", "评审组"), assigned.items())]))


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
        "refused": _refused_rows(plan.refused),
        **_listing_document(reading.listing),
    }
    head = f"新 {plan.new} 个分数，修改 {plan.changed}，相同 {plan.same}，空格 {plan.empty}"
    head += f"，不能导入 {len(plan.refused)} 行" if plan.refused else ""
    if options.dry_run:
        done = "预览（未保存）"
    else:
        done = "没有保存任何内容" if plan.refused else f"导入 {len(plan.values)} 个分数"
    extent = f"{len(plan.judges)} 位评委，{_some_numbers(plan.numbers)}"
    lines = [f"{done}：{extent}", head, *_listing_lines(reading.listing), *_refused_lines(plan.refused)]
    refused = _refused_sentence(plan.refused) if plan.refused and not options.dry_run else ""
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
        "refused": _refused_rows(plan.refused),
        "hindrance": plan.hindrance,
        **_listing_document(reading.listing),
    }
    head = f"名单上 {len(plan.results)} 个项目，晋级 {_some_numbers(plan.going_on)}"
    lines = [head, *_listing_lines(reading.listing), *_refused_lines(plan.refused), *filter(None, [plan.hindrance])]
    refused = _refused_sentence(plan.refused) if plan.refused and not options.dry_run else ""
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


def _some_numbers(numbers: Sequence[int]) -> str:
    named = number_list(numbers[:_SHOWN])
    return f"{len(numbers)} 个项目" + (f"（{named}{' 等' if len(numbers) > _SHOWN else ''}）" if numbers else "")


def _listing_document(listing: Listing) -> dict[str, object]:
    """Return, for JSON, which parts of a file were read and what is doubtful."""
    return {
        "tables": [asdict(table) for table in listing.tables],
        "notes": [asdict(note) for note in (*listing.doubts, *listing.left_out)],
    }


def _listing_lines(listing: Listing) -> list[str]:
    """Return, as text lines, which worksheets were read where there are several, columns passed over, and doubts."""
    sheets = [f"“{table.sheet}”{table.rows} 行" for table in listing.tables]
    read = [f"读了 {len(sheets)} 张工作表：{'、'.join(sheets)}"] if len(sheets) > 1 else []
    columns = [f"{table.sheet} {'、'.join(table.unused)}".strip() for table in listing.tables if table.unused]
    passed = [f"没有读入的列：{'；'.join(columns)}"] if columns else []
    return [*read, *passed, *_note_lines((*listing.doubts, *listing.left_out))]
