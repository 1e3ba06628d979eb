"""The command that imports a roster: what was read, what changes, and what is doubtful."""

from argparse import Namespace
from collections.abc import Sequence
from dataclasses import asdict

from maker_desktop.cli.answers import Answer, table
from maker_desktop.cli.opening import opened, pins
from maker_desktop.cli.reading_words import (
    SHOWN,
    note_lines,
    passed_over,
    refused_lines,
    refused_rows,
    refused_sentence,
)
from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.roster import Project
from maker_desktop.domain.model.rulebook import Rulebook
from maker_desktop.domain.roster.form import COLUMN_TITLES, column_value
from maker_desktop.domain.roster.importing import PlannedProject, RosterPlan
from maker_desktop.domain.roster.listing import Listing
from maker_desktop.services.roster import roster

#: Fields whose column has another key.
_COLUMNS = {"name": "project"}


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
    refused = "" if options.dry_run or not plan.refused else refused_sentence(plan.refused)
    return Answer(_plan_document(plan), _plan_text(plan, rulebook, options.dry_run), refused)


def _plan_document(plan: RosterPlan) -> dict[str, object]:
    return {
        "new": len(plan.new),
        "changed": len(plan.changed),
        "same": len(plan.same),
        "refused": refused_rows(plan.refused),
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
    read = {title.key for part in plan.listing.tables for title in part.titles}
    more = [key for key in COLUMN_TITLES if key in read - {"number", "project", "applicant", "division"}]
    rows = [
        (
            project.number,
            states.get(project.number, "相同"),
            names[project.division],
            project.name,
            project.applicant,
            *(column_value(key, project, rulebook) for key in more),
        )
        for project in plan.projects
    ]
    titles = ("编号", "状态", "组别", "项目", "参赛主体", *(COLUMN_TITLES[key] for key in more))
    counts = f"新增 {len(plan.new)}，修改 {len(plan.changed)}，相同 {len(plan.same)}，不能导入 {len(plan.refused)}"
    head = f"{'预览（未保存）：' if dry_run else ''}{counts}"
    return "\n".join(
        [
            head,
            table(titles, rows),
            *_title_lines(plan.listing),
            *_change_lines(plan.changed, rulebook),
            *note_lines(plan.notes),
            *refused_lines(plan.refused),
        ]
    )


def _title_lines(listing: Listing) -> list[str]:
    """Return, for each table, the titles that were recognised, what for, and those that were passed over."""
    lines = []
    for part in listing.tables:
        known = "、".join(
            f"{title.column} {title.title}"
            + ("" if title.title == COLUMN_TITLES[title.key] else f"（{COLUMN_TITLES[title.key]}）")
            for title in part.titles
        )
        lines.append(f"读入的列{f'（{part.sheet}）' if len(listing.tables) > 1 else ''}：{known}")
    return [*lines, *passed_over(listing)]


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
    more = [f"……还有 {len(others) - SHOWN} 处修改，见 --json"] if len(others) > SHOWN else []
    return [*lines(True), *others[:SHOWN], *more]
