"""The rules by which other sports publish results, with marks made up and results computed apart, to the digit.

Diving (World Aquatics): of seven awards the two highest and the two lowest are dropped, the middle three are added and
multiplied by the degree of difficulty. Halfpipe (FIS, snowboard and freeski): of six scores the highest and the lowest
are dropped, the mean of the middle four counts. Ski jumping (FIS): of five style notes the middle three are added.
"""

import random
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.end2end.shell import Shell
from tests.end2end.test_published_results import Contest, criterion, division, stage


class Sport(NamedTuple):
    """How a sport marks: judges, criteria with their factors, steps from 0 to `most`, and how many are dropped."""

    judges: int
    factors: Sequence[str]
    most: str
    step: str
    dropped: int
    combine: str
    decimals: int


DIVING = Sport(7, ("3.0", "3.2", "2.9", "3.4", "3.6", "3.1"), "10", "0.5", 2, "sum", 2)
HALFPIPE = Sport(6, ("1",), "100", "1", 1, "mean", 2)
SKI_JUMPING = Sport(5, ("1", "1"), "20", "0.5", 1, "sum", 1)


@pytest.fixture
def shell(capsys: pytest.CaptureFixture[str]) -> Shell:
    return Shell(capsys)


@pytest.mark.parametrize("sport", [DIVING, HALFPIPE, SKI_JUMPING], ids=["diving", "halfpipe", "ski jumping"])
def test_the_middle_marks_count_as_the_sport_s_rules_say(shell: Shell, tmp_path: Path, sport: Sport) -> None:
    rng = random.Random(sport.judges)
    judges = [f"J{seat}" for seat in range(1, sport.judges + 1)]
    keys = [f"c{index}" for index in range(len(sport.factors))]
    score = (
        f'combine = "{sport.combine}"\n'
        f"trim = {{ highest = {sport.dropped}, lowest = {sport.dropped}, from_sheets = {sport.judges}, "
        "of = 'criterion' }\n"
        f"minimum_sheets = {sport.judges}\ndecimals = {sport.decimals}\nrounding = 'half_up'"
    )
    contest = Contest(
        shell,
        tmp_path,
        [
            division("all"),
            *(
                criterion(key, key, sport.most, sport.step, Decimal(factor) * Decimal(sport.most))
                for key, factor in zip(keys, sport.factors, strict=True)
            ),
            stage("final", ["all"], keys, score),
        ],
    )
    numbers = [str(number) for number in range(1, 13)]
    contest.roster((number, f"选手{number}", "all") for number in numbers)
    contest.panels(("final", "1", seat, judge) for seat, judge in enumerate(judges, start=1))
    steps = int(Decimal(sport.most) / Decimal(sport.step))
    marks = {
        (number, key): [rng.randrange(steps // 2, steps + 1) * Decimal(sport.step) for _ in judges]
        for number in numbers
        for key in keys
    }
    contest.marks(
        "final",
        [
            (number, judge, key, str(mark))
            for (number, key), given in marks.items()
            for judge, mark in zip(judges, given, strict=True)
        ],
    )
    published = {number: _published(sport, [marks[number, key] for key in keys]) for number in numbers}
    standings = shell.done("rank", contest.file, "--stage", "final")["standings"]
    assert {str(each["number"]): each["score"] for each in standings} == published
    order = sorted(published.values(), key=Decimal, reverse=True)
    assert [each["place"] for each in standings] == [order.index(each["score"]) + 1 for each in standings]


def _published(sport: Sport, given: Sequence[Sequence[Decimal]]) -> str:
    """Return the result as the sport's rules compute it, with a criterion a round."""
    total = Decimal(0)
    for factor, marks in zip(sport.factors, given, strict=True):
        middle = sorted(marks)[sport.dropped : len(marks) - sport.dropped]
        value = sum(middle, Decimal(0))
        total += Decimal(factor) * (value if sport.combine == "sum" else value / len(middle))
    return str(total.quantize(Decimal(1).scaleb(-sport.decimals), ROUND_HALF_UP))
