"""Commands before the first result: presets, a new file, roster, panels, the draw and marks."""

from argparse import Namespace
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path

from maker_desktop.cli.answers import Answer, Usage, number_list, table
from maker_desktop.cli.opening import opened, person, pins
from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.roster import Project
from maker_desktop.domain.roster.eligibility import CHECK_NAMES, CheckState
from maker_desktop.domain.roster.importing import PlannedProject, RefusedRow, RosterPlan
from maker_desktop.domain.roster.listing import Doubt
from maker_desktop.exchange import panels_file
from maker_desktop.exchange.marks_file import read_marks
from maker_desktop.exchange.rulebook import presets as shipped
from maker_desktop.exchange.rulebook.toml import rulebook_text
from maker_desktop.services.core import contest
from maker_desktop.services.core.session import Session
from maker_desktop.services.documents import holidays
from maker_desktop.services.panels import draw, panels
from maker_desktop.services.roster import roster
from maker_desktop.services.scoring import marks_import


def open_window(_options: Namespace) -> Answer:
    """Refuse what comes with `open` besides its file: the window, which the entry point opens, takes nothing else."""
    raise Usage("打开窗口只需要一个赛事文件：maker-desktop open 赛事文件。")


def presets(_options: Namespace) -> Answer:
    """List the rulebooks shipped with the program."""
    known = shipped.presets()
    return Answer(
        {
            "presets": [
                {"id": each.id, "name": each.name, "level": each.level.value, "year": each.year} for each in known
            ]
        },
        table(("规则", "赛事"), [(each.id, each.name) for each in known]),
    )


def new(options: Namespace) -> Answer:
    """Begin a contest by a preset or a rulebook file."""
    text, name = options.preset, options.preset
    if options.preset.lower().endswith(".toml"):
        text, name = rulebook_text(Path(options.preset)), Path(options.preset).name
    else:
        text = shipped.preset_text(options.preset)
    with contest.create(options.file, text, person(options), rulebook_name=name) as session:
        info = session.contest.rulebook.contest
    document = {"file": str(options.file), "contest": info.id, "name": info.name}
    return Answer(document, f"已新建“{options.file}”：{info.name}。")


def import_roster(options: Namespace) -> Answer:
    """Show what a roster file would do, and unless that is all that is wanted, take all of it or nothing."""
    with opened(options, read_only=options.dry_run) as session:
        plan = roster.preview(session, options.roster, options.sheet)
        if plan.listing.question:
            raise Refusal(f"{plan.listing.question}，写作 --sheet 名称，可多次给出。")
        if not options.dry_run and not plan.refused:
            roster.take(
                session,
                plan,
                reason=options.reason,
                supervisor=options.supervisor,
                pin=pins(options).get(options.supervisor, ""),
            )
        names = {division.id: division.name for division in session.contest.rulebook.divisions}
    refused = "" if options.dry_run or not plan.refused else _refused_sentence(plan.refused)
    return Answer(_plan_document(plan), _plan_text(plan, names, options.dry_run), refused)


def _plan_document(plan: RosterPlan) -> dict[str, object]:
    return {
        "new": len(plan.new),
        "changed": len(plan.changed),
        "same": len(plan.same),
        "refused": _refused_rows(plan.refused),
        "corrections": [_correction(entry) for entry in plan.changed if entry.bound is not None],
        "notes": [{"row": note.row, "cell": note.cell, "text": note.text, "sheet": note.sheet} for note in plan.notes],
        "tables": [asdict(read) for read in plan.listing.tables],
        "projects": [_project(project) for project in plan.projects],
    }


def _correction(entry: PlannedProject) -> dict[str, object]:
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


def _plan_text(plan: RosterPlan, names: dict[str, str], dry_run: bool) -> str:
    states = {entry.after.number: "新增" for entry in plan.new}
    states |= {entry.after.number: "更改" if entry.bound is None else "更正" for entry in plan.changed}
    rows = [
        (project.number, states.get(project.number, "相同"), names[project.division], project.name, project.applicant)
        for project in plan.projects
    ]
    counts = f"新增 {len(plan.new)}，更改 {len(plan.changed)}，相同 {len(plan.same)}，不能导入 {len(plan.refused)}"
    head = f"{'预览（没有写入）：' if dry_run else ''}{counts}"
    return "\n".join(
        [
            head,
            table(("编号", "状态", "组别", "项目", "参赛主体"), rows),
            *_note_lines(plan.notes),
            *_refused_lines(plan.refused),
        ]
    )


def _note_lines(notes: Sequence[Doubt]) -> list[str]:
    return [f"须核对 {len(notes)} 处：", *(note.words for note in notes)] if notes else []


def _refused_rows(refused: Iterable[RefusedRow]) -> list[dict[str, object]]:
    return [{"row": row.row, "reason": row.reason} for row in refused]


def _refused_lines(refused: Iterable[RefusedRow]) -> list[str]:
    return [_row_text(row) for row in refused]


def _row_text(row: RefusedRow) -> str:
    """Return the reason with its row, which some reasons name themselves together with the cell."""
    return row.reason if row.reason.startswith(f"第 {row.row} 行") else f"第 {row.row} 行：{row.reason}"


def _refused_sentence(refused: tuple[RefusedRow, ...]) -> str:
    return f"有 {len(refused)} 行不能导入，因此什么也没有写入；{_row_text(refused[0])}"


def check_roster(options: Namespace) -> Answer:
    """Check the conditions of entry and look for entries that look alike."""
    with opened(options, read_only=True) as session:
        found = roster.check(session)
        names = {project.number: project.name for project in session.contest.projects}
    conditions = [
        (number, check.condition, check.state, check.ground)
        for number, checks in sorted(found.checks.items())
        for check in checks
    ]
    document = {
        "checks": [
            {"number": number, "project": names[number], "condition": condition, "state": state.value, "ground": ground}
            for number, condition, state, ground in conditions
        ],
        "lookalikes": [
            {"numbers": [pair.first, pair.second], "ground": pair.ground, "score": pair.score}
            for pair in found.lookalikes
        ],
    }
    failed = [
        (number, CHECK_NAMES[state], condition, ground)
        for number, condition, state, ground in conditions
        if state is CheckState.FAILED
    ]
    waiting = sum(state is CheckState.TO_CONFIRM for _, _, state, _ in conditions)
    pairs = [
        (pair.first, names[pair.first], pair.second, names[pair.second], pair.ground, pair.score)
        for pair in found.lookalikes
    ]
    text = [
        f"不符合条件 {len(failed)} 处，还有 {waiting} 处待人确认",
        table(("编号", "结论", "条件", "依据"), failed),
        f"相近的项目 {len(pairs)} 对",
        table(("编号", "项目", "编号", "项目", "原因", "相近程度"), pairs),
    ]
    return Answer(document, "\n".join(text))


def import_panels(options: Namespace) -> Answer:
    """Seat the judges that a file names."""
    reading = panels_file.read_seats(options.panels)
    with opened(options) as session:
        panels.import_seats(session, reading)
        seats = [
            seat
            for stage in session.contest.rulebook.stages
            for panel in session.contest.panels(stage.id).values()
            for seat in panel
        ]
        stages = {stage.id: stage.name for stage in session.contest.rulebook.stages}
    document = {
        "seats": [{"stage": seat.stage, "panel": seat.panel, "seat": seat.seat, "judge": seat.judge} for seat in seats]
    }
    rows = [(stages[seat.stage], seat.panel, seat.seat, seat.judge, seat.employer) for seat in seats]
    return Answer(document, table(("赛程", "评审组", "席", "评委", "单位"), rows))


def assign_panels(options: Namespace) -> Answer:
    """Say which panel sees which project."""
    reading = panels_file.read_assignments(Path(options.assignment)) if options.assignment else None
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
    }
    return Answer(document, table(("编号", "评审组"), assigned.items()))


def _panel(session: Session, stage_id: str, project: Project) -> str | None:
    return session.contest.panel_of(stage_id, project.number)


def recuse(options: Namespace) -> Answer:
    """Have a judge not mark a project."""
    with opened(options) as session:
        stage = session.stage(options.stage)
        number = session.find(options.project).number
        panels.recuse(session, stage.id, options.judge, number, options.reason)
    document = {"stage": stage.id, "judge": options.judge, "number": number, "reason": options.reason}
    return Answer(document, f"评委{options.judge}回避 {number} 号项目。")


def draw_order(options: Namespace) -> Answer:
    """Draw the order of appearance."""
    with opened(options) as session:
        stage = session.stage(options.stage)
        draw.draw(session, stage.id, options.seed)
        drawing = next(drawing for drawing in session.contest.drawings if drawing.stage == stage.id)
        places = [place for place in session.contest.drawn_places if place.stage == stage.id]
        names = {project.number: project.name for project in session.contest.projects}
        divisions = {division.id: division.name for division in session.contest.rulebook.divisions}
    places.sort(key=lambda place: (stage.divisions.index(place.division), place.position))
    document = {
        "stage": stage.id,
        "seed": drawing.seed,
        "order": [{"division": place.division, "position": place.position, "number": place.number} for place in places],
    }
    rows = [(divisions[place.division], place.position, place.number, names[place.number]) for place in places]
    return Answer(document, f"种子 {drawing.seed}\n" + table(("组别", "出场", "编号", "项目"), rows))


def import_marks(options: Namespace) -> Answer:
    """Take the marks of a file, all or nothing."""
    reading = read_marks(options.marks)
    with opened(options) as session:
        done = marks_import.import_marks(session, options.stage, reading)
    numbers = number_list(sorted(done.changed.numbers))
    document = {"imported": done.imported, "refused": _refused_rows(done.refused)}
    head = f"导入 {done.imported} 个分数" + (f"，涉及 {numbers} 号项目" if numbers else "")
    text = "\n".join([head, *_refused_lines(done.refused)])
    return Answer(document, text, _refused_sentence(done.refused) if done.refused else "")


def extend_holidays(options: Namespace) -> Answer:
    """Add the holiday arrangements of a year."""
    with opened(options) as session:
        holidays.extend(session, options.arrangement)
        years = sorted(holidays.known(session.contest).years)
    return Answer({"years": years}, f"现有放假安排的年度：{'、'.join(map(str, years))}。")
