"""The tables about a case for the committee: sheets side by side, tiebreakers, outcomes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from maker_desktop.domain.model.rulebook import Criterion
from maker_desktop.domain.model.scoresheet import plain
from maker_desktop.domain.model.stage_rules import Stage
from maker_desktop.domain.model.standing import DROPPED_NAMES, Case, Comparison, Score, SheetLine
from maker_desktop.domain.results.outcomes import Outcome, Outcomes
from maker_desktop.services.core.session import Session
from maker_desktop.services.documents.parts import total_text
from maker_desktop.ui.records.record_model import Column

#: Characters of a criterion's name beside each other, and decimals of a number that has no end.
_TITLE_WIDTH, _SHORT_DECIMALS = 4, 4


@dataclass(frozen=True, slots=True)
class SeatRow:
    """The sheets of one judge, called by seat and name, by project; the last row carries the published scores."""

    judge: str
    lines: Mapping[int, SheetLine] = field(default_factory=dict)
    scores: Mapping[int, str] = field(default_factory=dict)


def sheet_evidence(session: Session, stage: Stage, case: Case) -> tuple[list[Column[SeatRow]], list[SeatRow]]:
    """Return every sheet of the case's projects, a row a judge: totals by project, or all marks of a single one."""
    scores = session.result(stage.id).scores
    known = [scores[number] for number in case.numbers if number in scores]
    rows = _seat_rows(known)
    columns = [Column[SeatRow]("评委", lambda row: row.judge, stretch=True)]
    if len(known) == 1:
        criteria = session.contest.rulebook.stage_criteria(stage)
        columns += _mark_columns(known[0].number, criteria, stage.score.decimals)
    else:
        columns += [_total_column(score.number, stage.score.decimals, f"{score.number} 号") for score in known]
    return columns, rows


def _seat_rows(scores: Sequence[Score]) -> list[SeatRow]:
    found: dict[tuple[str, int, str], dict[int, SheetLine]] = {}
    for score in scores:
        for line in score.lines:
            sheet = line.sheet
            found.setdefault((sheet.panel, sheet.seat, sheet.judge), {})[score.number] = line
    several = len({panel for panel, _seat, _judge in found}) > 1
    rows = [
        SeatRow(f"{f'{panel}-{seat}' if several else seat}　{judge}", lines)
        for (panel, seat, judge), lines in sorted(found.items())
    ]
    published = {score.number: "无" if score.published is None else str(score.published) for score in scores}
    return [*rows, SeatRow("得分", scores=published)]


def _total_column(number: int, decimals: int, title: str) -> Column[SeatRow]:
    return Column(
        title,
        lambda row: _total(row, number, decimals),
        right=True,
        struck=lambda row: (line := row.lines.get(number)) is not None and line.dropped is not None,
        tip=lambda row: _state(row.lines.get(number)),
    )


def _total(row: SeatRow, number: int, decimals: int) -> str:
    line = row.lines.get(number)
    if line is None:
        return row.scores.get(number, "—")
    if line.total is None or not (line.sheet.counts or line.dropped):
        return line.sheet.words
    return total_text(line.total, decimals)


def _mark_columns(number: int, criteria: Sequence[Criterion], decimals: int) -> list[Column[SeatRow]]:
    columns = [
        Column[SeatRow](
            _in_lines(criterion.name),
            partial(_mark, number=number, place=place),
            right=True,
            struck=partial(_mark_struck, number=number, criterion=criterion.id),
        )
        for place, criterion in enumerate(criteria)
    ]
    return [*columns, _total_column(number, decimals, "合计")]


def _mark(row: SeatRow, number: int, place: int) -> str:
    line = row.lines.get(number)
    mark = line.sheet.marks[place] if line is not None else None
    return "" if mark is None else plain(mark)


def _mark_struck(row: SeatRow, number: int, criterion: str) -> bool:
    line = row.lines.get(number)
    return line is not None and (line.dropped is not None or criterion in line.dropped_marks)


def _state(line: SheetLine | None) -> str:
    if line is None:
        return ""
    if line.dropped is not None:
        return f"去{DROPPED_NAMES[line.dropped]}"
    return "" if line.sheet.counts else line.sheet.words


def _in_lines(name: str) -> str:
    return "\n".join(name[start : start + _TITLE_WIDTH] for start in range(0, len(name), _TITLE_WIDTH))


@dataclass(frozen=True, slots=True)
class TiebreakerRow:
    """A tiebreaker with its position from 1."""

    position: int
    comparison: Comparison


def tiebreaker_evidence(case: Case) -> tuple[list[Column[TiebreakerRow]], list[TiebreakerRow]]:
    """Return the tiebreakers that compared all of the case's projects, with the values of each."""
    columns = [
        Column[TiebreakerRow]("规则", _tiebreaker_name, tip=_tiebreaker_name, stretch=True),
        *(
            Column[TiebreakerRow](
                f"{number} 号",
                partial(_tiebreaker_value, number=number),
                right=True,
                tip=partial(_tiebreaker_full_value, number=number),
            )
            for number in case.numbers
        ),
        Column[TiebreakerRow]("", lambda row: "分出先后" if row.comparison.decided else "相同"),
    ]
    return columns, [TiebreakerRow(position, each) for position, each in enumerate(case.comparisons, start=1)]


def _tiebreaker_full_value(row: TiebreakerRow, number: int) -> str:
    return row.comparison.values.get(number, "")


def _tiebreaker_name(row: TiebreakerRow) -> str:
    return f"{row.position}　{row.comparison.name}"


def _tiebreaker_value(row: TiebreakerRow, number: int) -> str:
    """Return a value with few decimals as long as that makes no two of them look alike that are not."""
    values = row.comparison.values
    short = {each: _shortened(value) for each, value in values.items()}
    shown = short if len(set(short.values())) == len(set(values.values())) else values
    return shown.get(number, "—")


def _shortened(value: str) -> str:
    whole, point, decimals = value.partition(".")
    return f"{whole}{point}{decimals[:_SHORT_DECIMALS]}" if value.startswith("≈") else value


def outcome_evidence(found: Outcomes) -> tuple[list[Column[Outcome]], list[Outcome]]:
    """Return what each possible ruling would change, a row a ruling."""
    columns = [Column[Outcome]("裁定", lambda row: row.label, tip=lambda row: row.label, stretch=True)]
    for place, name in enumerate(found.columns):
        effect = partial(_effect, place=place)
        columns.append(Column(name, effect, tip=effect, width=150 if len(found.columns) < 3 else 118))
    return columns, list(found.rows)


def _effect(row: Outcome, place: int) -> str:
    return row.effects[place]
