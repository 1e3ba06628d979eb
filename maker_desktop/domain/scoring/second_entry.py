"""复核: comparing the first with the second entry of marks, and with the total written on the paper sheet."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from maker_desktop.domain.model.contest import Contest
from maker_desktop.domain.model.markbook import MarkBook
from maker_desktop.domain.model.panel import Seat
from maker_desktop.domain.model.rounding import rounded
from maker_desktop.domain.model.stage_rules import ScoreRule, Stage
from maker_desktop.domain.scoring.sheets import round_of


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that differs between the entries; `first` is None where only the second entry has a mark."""

    seat: int
    judge: str
    criterion: str
    first: Decimal | None
    second: Decimal
    round_id: str = ""


def differences(
    contest: Contest, stage: Stage, book: MarkBook, number: int, round_id: str = ""
) -> tuple[Difference, ...]:
    """Return every field of a project in which the second entry differs from the first, by seat and criterion.

    Without a round id the sheets that make the score are compared, with that of a playoff its sheets.
    """
    return tuple(
        difference
        for seat in contest.seats_for(stage.id, number)
        for difference in _of_seat(
            stage, book, number, seat, round_id or round_of(contest, stage.id, number, seat.judge)
        )
    )


def keyed_twice(stage: Stage, book: MarkBook, number: int, judge: str, round_id: str = "") -> bool:
    """Whether every mark of a sheet has been entered twice with the same value."""
    first, second = book.page(number, judge, round_id), book.page(number, judge, round_id, entry=2)
    return all(
        key in first and key in second and first[key].value == second[key].value is not None for key in stage.criteria
    )


def total_agrees(rule: ScoreRule, total: Fraction, paper: Decimal) -> bool:
    """Whether the paper total equals the sheet's total, both rounded to the decimals of a published score."""
    return rounded(total, rule.decimals, rule.rounding) == rounded(Fraction(paper), rule.decimals, rule.rounding)


def _of_seat(stage: Stage, book: MarkBook, number: int, seat: Seat, round_id: str) -> list[Difference]:
    found = []
    for key in stage.criteria:
        first = book.value(number, seat.judge, key, round_id)
        second = book.value(number, seat.judge, key, round_id, entry=2)
        if second is not None and second != first:
            found.append(Difference(seat.seat, seat.judge, key, first, second, round_id))
    return found
