"""The desk's queue and its view of one project: what the sheets in hand come to before anything is confirmed."""

from maker_desktop.domain.model.presence import Presence
from maker_desktop.domain.model.ruling import CaseKind, Decision, Ruling
from maker_desktop.services.core.session import Session
from maker_desktop.services.panels import draw, panels
from maker_desktop.services.scoring import marks, scoring_desk
from maker_desktop.services.scoring.mark_gate import KeyedMark
from maker_desktop.services.scoring.scoring_desk import QueueState
from maker_desktop.services.standings import sealing
from tests.services.contests import JUDGES, key_sheets, small_contest

CRITERIA = ("innovation", "team")


def key(session: Session, number: int, values: dict[str, str]) -> None:
    for judge, value in values.items():
        for criterion in CRITERIA:
            marks.enter(session, KeyedMark("final", number, judge, criterion, value))


def state(session: Session, number: int) -> QueueState:
    return scoring_desk.queue_item(session, "final", number).state


def test_a_project_goes_through_the_queue_step_by_step() -> None:
    session = small_contest()
    assert state(session, 1) is QueueState.WAITING
    marks.enter(session, KeyedMark("final", 1, "赵", "team", "80"))
    assert state(session, 1) is QueueState.MARKING
    key(session, 1, dict.fromkeys(JUDGES, "80"))
    item = scoring_desk.queue_item(session, "final", 1)
    assert (item.state, item.sheets_in, item.sheets_due, item.score) == (QueueState.COMPLETE, 5, 5, None)
    marks.confirm(session, "final", 1)
    assert state(session, 1) is QueueState.CONFIRMED
    marks.reveal(session, "final", 1)
    item = scoring_desk.queue_item(session, "final", 1)
    assert item.state is QueueState.REVEALED
    assert str(item.score) == "80.00"


def test_the_queue_is_by_number_until_the_order_is_drawn() -> None:
    session = small_contest()
    before = scoring_desk.queue(session, "final", "enterprise")
    assert [(item.project.number, item.position) for item in before] == [(1, None), (2, None), (3, None)]
    draw.enter_draw(session, "final", {3: 1, 1: 2, 2: 3, 4: 1, 5: 2})
    after = scoring_desk.queue(session, "final", "enterprise")
    assert [(item.project.number, item.position) for item in after] == [(3, 1), (1, 2), (2, 3)]


def test_progress_counts_what_needs_nothing_more() -> None:
    session = small_contest()
    key_sheets(session, "final", 1, "80")
    panels.set_presence(session, "final", 2, Presence.WITHDRAWN, "退赛")
    for judge in JUDGES[1:]:
        panels.recuse(session, "final", judge, 3, "同事")
    assert scoring_desk.progress(session, "final") == (1, 4), "who has withdrawn is no work"
    key(session, 3, {"赵": "70"})
    assert scoring_desk.progress(session, "final") == (1, 4)
    marks.confirm(session, "final", 3)
    assert scoring_desk.progress(session, "final") == (2, 4)


def test_the_score_in_hand_is_what_confirming_would_make_it() -> None:
    session = small_contest()
    key(session, 1, {"赵": "80", "钱": "90", "孙": "70", "李": "84", "周": "86"})
    view = scoring_desk.view(session, "final", 1)
    assert not view.confirmed
    assert session.result("final").scores[1].published is None
    marks.confirm(session, "final", 1)
    assert view.score.published == session.result("final").scores[1].published
    assert scoring_desk.view(session, "final", 1).confirmed


def test_the_view_tells_what_is_owed_and_how_far_the_sheets_lie_apart() -> None:
    session = small_contest()
    panels.recuse(session, "final", "周", 1, "亲属")
    key(session, 1, {"赵": "80", "钱": "90", "孙": "70"})
    view = scoring_desk.view(session, "final", 1)
    assert (view.sheets_in, view.sheets_due) == (3, 4)
    assert view.score.published is None
    assert (str(view.median), str(view.spread)) == ("80", "20")
    assert [row.from_median for row in view.rows] == [0, 10, -10, None, None]


def test_the_desk_is_at_the_last_stage_that_has_judges_and_never_again_before_one_that_is_sealed() -> None:
    session = small_contest()
    assert scoring_desk.current_stage(session).id == "final"
    for number in range(1, 6):
        key_sheets(session, "final", number, f"{40 - number}")
    sealing.seal(session, "final")
    assert "preliminary" not in session.contest.sealed, "it was passed over"
    assert scoring_desk.current_stage(session).id == "final"


def test_a_playoff_has_a_queue_and_sheets_of_its_own() -> None:
    session = small_contest()
    for number in (1, 2):
        key_sheets(session, "final", number, "80")
    playoff = Ruling(1, "tie:final:1-2", CaseKind.TIE, "final", (1, 2), Decision.PLAYOFF, "加赛", ("甲",), "now")
    with session.change("test", "ruling") as work:
        work.put(playoff)
    (round_id,) = [ruling.round_id for ruling in scoring_desk.playoffs(session, "final")]
    items = scoring_desk.queue(session, "final", "enterprise", round_id=round_id)
    assert [(item.project.number, item.state) for item in items] == [(1, QueueState.WAITING), (2, QueueState.WAITING)]
    for number, value in ((1, "70"), (2, "75")):
        for judge in JUDGES:
            for criterion in CRITERIA:
                marks.enter(session, KeyedMark("final", number, judge, criterion, value, round_id=round_id))
        marks.confirm(session, "final", number, round_id)
    view = scoring_desk.view(session, "final", 1, round_id)
    assert (str(view.score.published), view.confirmed) == ("70.00", True)
    assert str(scoring_desk.view(session, "final", 1).score.published) == "80.00"
    assert [standing.number for standing in session.result("final").division("enterprise")][:2] == [2, 1]
