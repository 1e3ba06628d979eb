"""The derivation steps of trimming: each drops the highest or lowest of the rest."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from maker_desktop.domain.model.rounding import digits, written
from maker_desktop.domain.model.rulebook import Criterion
from maker_desktop.domain.model.stage_rules import ScoreRule
from maker_desktop.domain.model.standing import DROPPED_NAMES, Dropped, SheetLine, Step
from maker_desktop.domain.scoring.formulas import highest_of, lowest_of

#: A sheet's or mark's value, its sheet, and the end it was dropped from, if any.
_Entry = tuple[Fraction, SheetLine, Dropped | None]


def trimming_steps(rule: ScoreRule, criteria: Sequence[Criterion], lines: Sequence[SheetLine]) -> Iterator[Step]:
    """Return what was dropped from the sheets of one project, for each class of judges."""
    if rule.trim is None:
        return
    counted = [line for line in lines if line.sheet.counts]
    for judge_class in dict.fromkeys(line.sheet.judge_class for line in counted):
        members = [line for line in counted if line.sheet.judge_class == judge_class]
        yield from _dropped(
            "去掉合计", "的评分表", [(line.total, line, line.dropped) for line in members if line.total is not None]
        )
        for column, criterion in enumerate(criteria):
            marks = [
                (Fraction(mark), line, line.dropped_marks.get(criterion.id))
                for line in members
                if (mark := line.sheet.marks[column]) is not None
            ]
            yield from _dropped(f"{criterion.name}去掉", "的打分", marks)


def _dropped(before: str, after: str, entries: Sequence[_Entry]) -> Iterator[Step]:
    left = list(entries)
    for end in Dropped:
        gone = [entry for entry in entries if entry[2] is end]
        gone.sort(key=lambda entry: entry[0], reverse=end is Dropped.HIGHEST)
        for entry in gone:
            value, line, _ = entry
            values = [other for other, _, _ in left]
            formula = highest_of(values) if end is Dropped.HIGHEST else lowest_of(values)
            listed = "、".join(map(digits, values))
            name = DROPPED_NAMES[end]
            text = f"{before}{name}{after}：{who(line)}，{listed} 中{name}"
            yield Step(text, written(value), formula)
            left.remove(entry)


def who(line: SheetLine) -> str:
    """Return the judge of a sheet, by seat and name."""
    return f"{line.sheet.seat} 号席 {line.sheet.judge}"
