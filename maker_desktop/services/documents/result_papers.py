"""The documents of a stage with marks: score summary, standings, derivations."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from maker_desktop.domain.awards.advance import advancing
from maker_desktop.domain.model.panel import QueuePlace, Seat
from maker_desktop.domain.model.scoresheet import SheetState, plain
from maker_desktop.domain.model.stage_rules import Stage
from maker_desktop.domain.model.standing import DROPPED_NAMES, Case, SheetLine, Standing, Step
from maker_desktop.pdf.engine.tables import TableCell
from maker_desktop.pdf.papers.score_derivation import ScoreDerivation, SheetRow, StepRow
from maker_desktop.pdf.papers.score_summary import PanelTable, ScoreSummary, Summed, Total
from maker_desktop.pdf.papers.standings_table import DivisionStandings, Placed, StandingsTable
from maker_desktop.services.core.session import Session
from maker_desktop.services.documents.parts import (
    Unit,
    Wanted,
    open_cases,
    origin,
    remark,
    result_stages,
    total_text,
)
from maker_desktop.services.panels.draw import order_of_appearance
from maker_desktop.services.standings.results import explain


def summaries(session: Session, wanted: Wanted) -> Iterator[Unit]:
    """Yield the score summary of each stage. Raises Refusal if no stage has a mark."""
    for stage in result_stages(session, wanted):
        name = f"{stage.name}评分汇总表"
        yield Unit(name, name, ScoreSummary(origin(session, stage), tuple(_panel_tables(session, stage))))


def _panel_tables(session: Session, stage: Stage) -> Iterator[PanelTable]:
    contest = session.contest
    panels = contest.panels(stage.id)

    waiting = open_cases(session.result(stage.id))

    def key(place: QueuePlace) -> tuple[str, str]:
        return place.division, contest.panel_of(stage.id, place.number) or ""

    places = order_of_appearance(contest, stage)
    divisions = [division.id for division in contest.rulebook.divisions]
    in_groups = sorted(places, key=lambda place: (divisions.index(place.division), key(place)[1]))
    for (division, panel), group in groupby(in_groups, key=key):
        name = contest.rulebook.division(division).name
        seats = panels.get(panel, ())
        title = f"{name}　第 {panel} 评审组" if len(panels) > 1 and panel else name
        summed = tuple(_summed(session, stage, place, seats, waiting) for place in group)
        yield PanelTable(title, tuple(seat.judge for seat in seats), summed)


def _summed(
    session: Session, stage: Stage, place: QueuePlace, seats: tuple[Seat, ...], waiting: tuple[Case, ...]
) -> Summed:
    result = session.result(stage.id)
    standing = result.standing(place.number)
    lines = {line.sheet.judge: line for line in result.scores[place.number].lines}
    return Summed(
        place.position or 0,
        place.number,
        session.contest.by_number[place.number].name,
        tuple(_total(lines.get(seat.judge), stage.score.decimals) for seat in seats),
        str(standing.score) if standing.score is not None else "—",
        str(standing.place or "—"),
        remark(session, stage, standing, waiting),
    )


def _total(line: SheetLine | None, decimals: int) -> Total:
    if line is None:
        return Total("—")
    if line.total is None or line.sheet.state is not SheetState.COMPLETE:
        return Total(line.sheet.words)
    text = total_text(line.total, decimals)
    return Total(text if line.sheet.confirmed else f"{text}\n未确认", line.dropped is not None)


def standings(session: Session, wanted: Wanted) -> Iterator[Unit]:
    """Yield the standings of each stage. Raises Refusal if no stage has a mark."""
    for stage in result_stages(session, wanted):
        name = f"{stage.name}名次表"
        yield Unit(name, name, StandingsTable(origin(session, stage), standing_tables(session, stage)))


def standing_tables(session: Session, stage: Stage) -> tuple[DivisionStandings, ...]:
    """Return the standings of a stage by division, each with the projects that advance."""
    result = session.result(stage.id)
    waiting = open_cases(result)
    going = {
        number
        for advance in advancing(session.contest, stage, result).values()
        if not advance.refused_reason
        for number in advance.numbers
    }

    def placed(standing: Standing) -> Placed:
        project = session.contest.by_number[standing.number]
        why = remark(session, stage, standing, waiting)
        parts = (["晋级"] if standing.number in going else []) + ([why] if why else [])
        return Placed(
            str(standing.place or "—"),
            project.number,
            project.name,
            project.applicant,
            str(standing.score) if standing.score is not None else "—",
            "；".join(parts),
        )

    return tuple(
        DivisionStandings(
            session.contest.rulebook.division(division).name,
            tuple(placed(standing) for standing in result.division(division)),
        )
        for division in stage.divisions
    )


def derivations(session: Session, wanted: Wanted) -> Iterator[Unit]:
    """Yield the derivation of each project's score, best first. Raises Refusal if no stage has a mark."""
    for stage in result_stages(session, wanted):
        numbers = [standing.number for standing in session.result(stage.id).standings]
        if wanted.number is not None:
            numbers = [session.taking_part(stage, wanted.number).number]
        for number in numbers:
            sheet = _derivation(session, stage, number)
            yield Unit(f"{stage.name}得分计算说明", f"{stage.name}得分计算说明 {number}号 {sheet.project}", sheet)


def _derivation(session: Session, stage: Stage, number: int) -> ScoreDerivation:
    told = explain(session, stage.id, number)
    criteria = session.contest.rulebook.stage_criteria(stage)
    return ScoreDerivation(
        # The rules are among the steps, each where it is applied.
        replace(origin(session, stage), rules=()),
        number,
        told.project.name,
        told.project.applicant,
        session.contest.rulebook.division(told.project.division).name,
        str(told.standing.score) if told.standing.score is not None else "—",
        str(told.standing.place or "—"),
        tuple(f"{criterion.name}\n权重 {plain(criterion.weight)}" for criterion in criteria),
        tuple(_sheet_row(line, stage.criteria, stage.score.decimals) for line in told.score.lines),
        tuple(_step_row(step) for step in told.steps),
    )


def _step_row(step: Step) -> StepRow:
    return StepRow(step.text, step.value, quoted=step.quoted)


def _sheet_row(line: SheetLine, criteria: tuple[str, ...], decimals: int) -> SheetRow:
    sheet = line.sheet
    marks = tuple(
        TableCell(
            plain(mark) if mark is not None else "—", struck=line.dropped is not None or key in line.dropped_marks
        )
        for key, mark in zip(criteria, sheet.marks, strict=True)
    )
    total = total_text(line.total, decimals) if line.total is not None else "—"
    if line.dropped is not None:
        state = f"去掉（{DROPPED_NAMES[line.dropped]}）"
    elif sheet.counts:
        state = "计入，划去的分数除外" if line.dropped_marks else "计入"
    else:
        state = sheet.words
    return SheetRow(f"{sheet.seat} 号席 {sheet.judge}", marks, TableCell(total, struck=line.dropped is not None), state)
