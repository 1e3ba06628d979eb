"""Entry from paper sheets: a block is all or nothing, a paper total only a check, differences are settled by choice."""

import pytest

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.scoresheet import Mark
from maker_desktop.domain.scoring.second_entry import differences
from maker_desktop.services.core.people import Signed
from maker_desktop.services.core.session import Session
from maker_desktop.services.scoring import marks, paper_check, scoring_desk
from maker_desktop.services.scoring.mark_gate import KeyedMark
from tests.services.contests import key_sheets, small_contest


def found(session: Session) -> list[tuple[str, str, str, str]]:
    stage = session.stage("final")
    return [
        (each.judge, each.criterion, str(each.first), str(each.second))
        for each in differences(session.contest, stage, session.book("final"), 1)
    ]


def test_a_block_is_written_at_once_or_not_at_all() -> None:
    session = small_contest()
    block = [("赵", "innovation", "80"), ("赵", "team", ""), ("钱", "team", "101")]
    fields = [KeyedMark("final", 1, judge, criterion, text) for judge, criterion, text in block]
    with pytest.raises(Refusal, match="评委钱，团队能力"):
        paper_check.enter_block(session, "final", 1, fields)
    assert not session.file.all(Mark)
    changed = paper_check.enter_block(session, "final", 1, fields[:2])
    assert changed.numbers == {1}
    assert [(mark.judge, mark.criterion, str(mark.value)) for mark in session.file.all(Mark)] == [
        ("赵", "innovation", "80")
    ]


def test_a_block_never_corrects_a_confirmed_sheet() -> None:
    session = small_contest()
    key_sheets(session, "final", 1, "80")
    assert not paper_check.enter_block(session, "final", 1, [KeyedMark("final", 1, "赵", "team", "80")])
    with pytest.raises(Refusal, match="已经确认"):
        paper_check.enter_block(session, "final", 1, [KeyedMark("final", 1, "赵", "team", "81")])


def test_a_paper_total_marks_a_sheet_that_says_otherwise_and_never_the_score() -> None:
    session = small_contest()
    key_sheets(session, "final", 1, "80")
    paper_check.note_paper_total(session, "final", 1, "赵", "80")
    paper_check.note_paper_total(session, "final", 1, "钱", "79.5")
    rows = scoring_desk.view(session, "final", 1).rows
    assert [row.paper_agrees for row in rows] == [True, False, None, None, None]
    assert str(session.result("final").scores[1].published) == "80.00"
    paper_check.note_paper_total(session, "final", 1, "钱", "")
    assert session.contest.paper_total("final", 1, "钱") is None
    with pytest.raises(Refusal, match="纸面合计"):
        paper_check.note_paper_total(session, "final", 1, "钱", "100.5")


def test_two_keyings_are_settled_field_by_field() -> None:
    session = small_contest()
    key_sheets(session, "final", 1, "80")
    for criterion, text in (("innovation", "80"), ("team", "81")):
        marks.enter(session, KeyedMark("final", 1, "赵", criterion, text, entry=2))
    marks.enter(session, KeyedMark("final", 1, "钱", "team", "79", entry=2))
    assert found(session) == [("赵", "team", "80", "81"), ("钱", "team", "80", "79")]
    first, second = differences(session.contest, session.stage("final"), session.book("final"), 1)
    paper_check.settle(session, "final", 1, first, keep=2)
    assert str(session.book("final").value(1, "赵", "team")) == "81"
    paper_check.settle(session, "final", 1, second, keep=1)
    assert str(session.book("final").value(1, "钱", "team")) == "80"
    assert not found(session)
    assert [row.keyed_twice for row in scoring_desk.view(session, "final", 1).rows] == [True, *[False] * 4]


def test_settling_a_revealed_mark_takes_a_supervisor() -> None:
    session = small_contest()
    key_sheets(session, "final", 1, "80")
    marks.reveal(session, "final", 1)
    marks.enter(session, KeyedMark("final", 1, "赵", "team", "81", entry=2))
    (difference,) = differences(session.contest, session.stage("final"), session.book("final"), 1)
    with pytest.raises(Refusal, match="监督"):
        paper_check.settle(session, "final", 1, difference, keep=2)
    paper_check.settle(session, "final", 1, difference, 2, Signed(supervisor="郑明"))
    assert str(session.result("final").scores[1].published) == "80.08"
    shown = session.contest.revealed.get(("final", 1))
    assert shown is not None
    assert str(shown.score) == "80.00"
