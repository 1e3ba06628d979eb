"""Which of several rulings on a case stand, what they leave of each other, and until when an objection is in time."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest

from maker_desktop.domain.model.ruling import CaseKind, Decision, Objection, Ruling, in_force, replacements
from maker_desktop.domain.results.stage_results import stage_result
from tests.domain.small_contests import FINAL, contest, judged, rulebook, ruled
from tests.domain.trial import ruling

CASE = "objection:1"


def made(number: int, decision: Decision, numbers: Sequence[int] = (3, 4), **more: object) -> Ruling:
    return ruling(number, decision, numbers, CaseKind.OBJECTION, case=CASE, **more)


VOID = made(1, Decision.VOID, (3,), judge="甲")
ORDER = made(1, Decision.ORDER, order=(4, 3))


@pytest.mark.parametrize(
    ("earlier", "later", "left"),
    [
        # An order leaves void sheets void; what changes sheets or projects ends the order of those it names.
        (VOID, made(2, Decision.ORDER, order=(3, 4)), (3,)),
        (ORDER, made(2, Decision.VOID, (3, 4), judge="甲"), ()),
        (ORDER, made(2, Decision.DISQUALIFY, (3,)), (4,)),
        (ORDER, made(2, Decision.SHARE), ()),
        (made(1, Decision.PLAYOFF), made(2, Decision.ORDER, order=(3, 4)), ()),
        # Sheets: only the same sheet is decided anew; a panel's marks given again concern every sheet of it.
        (VOID, made(2, Decision.VOID, (3,), judge="乙"), (3,)),
        (VOID, made(2, Decision.RESCORE, (3,), judge="甲"), ()),
        (VOID, made(2, Decision.RESCORE, (3,)), ()),
        (made(1, Decision.RESCORE, (3,)), made(2, Decision.VOID, (3,), judge="甲"), (3,)),
        # Projects: points and disqualification are decided anew project by project.
        (made(1, Decision.DISQUALIFY, (3,)), made(2, Decision.DISQUALIFY, (4,)), (3,)),
        (made(1, Decision.DEDUCT, (3, 4), points=Decimal(2)), made(2, Decision.DEDUCT, (4,), points=Decimal(1)), (3,)),
        (made(1, Decision.DISQUALIFY, (3,)), made(2, Decision.DEDUCT, (3,), points=Decimal(1)), ()),
        (VOID, made(2, Decision.DEDUCT, (3,), points=Decimal(1)), (3,)),
        # To uphold ends all, and is ended by all.
        (VOID, made(2, Decision.UPHOLD), ()),
        (made(1, Decision.UPHOLD, (3,)), made(2, Decision.DEDUCT, (3,), points=Decimal(1)), ()),
        # A stage is reopened once; that ends nothing and is ended by nothing.
        (VOID, made(2, Decision.REOPEN), (3,)),
        (made(1, Decision.REOPEN, (3,)), made(2, Decision.UPHOLD), (3,)),
        # Another case is independent.
        (VOID, replace(made(2, Decision.UPHOLD), case="objection:2"), (3,)),
    ],
)
def test_what_a_later_ruling_leaves_of_an_earlier_one(earlier: Ruling, later: Ruling, left: tuple[int, ...]) -> None:
    standing = in_force([later, earlier])
    assert standing[-1] == later
    assert [each.numbers for each in standing[:-1]] == ([left] if left else [])
    assert replacements([earlier, later]) == ({} if left else {1: 2})


def test_what_is_left_of_an_order_names_only_those_it_still_holds_for() -> None:
    later = made(2, Decision.DISQUALIFY, (3,))
    assert in_force([ORDER, later]) == (replace(ORDER, numbers=(4,), order=(4,)), later)


def test_a_tie_that_a_void_sheet_leaves_is_open_again_and_can_be_put_in_order_with_the_sheet_still_void() -> None:
    marks = {1: ["90", "80", "88"], 2: ["86", "84", "88"], 3: ["70", "70", "70"]}
    own, books = judged(contest(rulebook(awards={"一等奖": 1}), marks), marks)
    own = ruled(own, CaseKind.TIE, Decision.VOID, (1, 2), judge="评委3")
    (case,) = stage_result(own, FINAL, books).cases
    assert (case.open, case.numbers, [each.decision for each in case.rulings]) == (True, (1, 2), [Decision.VOID])
    own = ruled(own, CaseKind.TIE, Decision.ORDER, (1, 2), order=(2, 1))
    result = stage_result(own, FINAL, books)
    assert [standing.number for standing in result.standings] == [2, 1, 3]
    assert str(result.standing(1).score) == "85.00"
    (case,) = result.cases
    assert not case.open
    assert [each.decision for each in case.rulings] == [Decision.VOID, Decision.ORDER]


def test_a_ruling_replaced_stays_with_its_case() -> None:
    marks = {1: ["90"], 2: ["90"]}
    own, books = judged(contest(rulebook(awards={"一等奖": 1}), marks), marks)
    own = ruled(own, CaseKind.TIE, Decision.ORDER, (1, 2), order=(1, 2))
    own = ruled(own, CaseKind.TIE, Decision.ORDER, (1, 2), order=(2, 1))
    (case,) = stage_result(own, FINAL, books).cases
    assert case.ruling == own.rulings[1]
    assert case.rulings == own.rulings
    assert replacements(own.rulings) == {1: 2}


@pytest.mark.parametrize(
    ("time", "until", "late"),
    [
        ("2026-07-25T12:00:00+08:00", "2026-07-25T12:00:00+08:00", False),
        ("2026-07-25T12:00:01+08:00", "2026-07-25T12:00:00+08:00", True),
        ("2026-07-25T04:00:01+00:00", "2026-07-25T12:00:00+08:00", True),
        ("2026-07-25T12:00:01+08:00", "", False),
    ],
)
def test_an_objection_is_late_after_its_time_and_never_before_a_result_is_announced(
    time: str, until: str, late: bool
) -> None:
    filed = Objection("objection:1", "final", (1,), "赵刚", "0354", time, "计时有误", "录像\n\n 计时表 \n", until)
    assert filed.late is late
    assert filed.pieces == ("录像", "计时表")
    own, books = judged(contest(rulebook(), {1: ["90"]}), {1: ["90"]})
    (case,) = stage_result(replace(own, objections=(filed,)), FINAL, books).cases
    assert ("逾期" in case.facts) is late
    assert case.objection == filed
