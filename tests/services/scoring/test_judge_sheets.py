"""A judge's own sheet is written once and whole, in his name, and nobody keys over it without a reason."""

import pytest

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.handing_in import RECEIPT_SIGNS
from maker_desktop.domain.model.presence import Presence
from maker_desktop.domain.model.scoresheet import Mark, SheetState
from maker_desktop.services.core.people import Signed
from maker_desktop.services.core.session import Session
from maker_desktop.services.panels import panels
from maker_desktop.services.scoring import judge_passes, judge_sheets, marks, paper_check
from maker_desktop.services.scoring.judge_passes import Place
from maker_desktop.services.scoring.mark_gate import KeyedMark
from maker_desktop.services.scoring.marks import Unsigned
from maker_desktop.services.scoring.scoring_desk import view
from tests.services.contests import JUDGES, small_contest
from tests.services.scoring.judges import bind_all, hand_in, issue_all


@pytest.fixture
def session() -> Session:
    return small_contest()


@pytest.fixture
def places(session: Session) -> dict[str, Place]:
    """Return the seats of the final, bound to devices, with project 1 on stage."""
    bound = bind_all(session)
    judge_passes.call_on_stage(session, "final", 1)
    return bound


def sheet_state(session: Session, judge: str, number: int = 1) -> SheetState:
    return next(row.sheet.state for row in view(session, "final", number).rows if row.sheet.judge == judge)


# Passes


def test_a_token_binds_one_device_and_is_used_up(session: Session) -> None:
    issued = issue_all(session)["赵"]
    assert judge_passes.bind(session, issued.token, "first", "平板 A") == ("final", "1", 1)
    with pytest.raises(Refusal, match="已经用过或已作废"):
        judge_passes.bind(session, issued.token, "second", "平板 B")
    held = session.contest.passes["final", "1", 1]
    assert (held.device_key, held.device_name) == (judge_passes.secret_key("first"), "平板 A")


def test_neither_token_nor_secret_is_kept(session: Session) -> None:
    issued = issue_all(session)["赵"]
    judge_passes.bind(session, issued.token, "a secret", "平板")
    whole = repr([entry.changes for entry in session.file.entries()])
    assert issued.token not in whole
    assert "a secret" not in whole


def test_issuing_again_cuts_the_former_device_off(session: Session, places: dict[str, Place]) -> None:
    judge_passes.issue(session, [judge_passes.seat_at(session, places["赵"])])
    with pytest.raises(Refusal, match="没有接入席位"):
        hand_in(session, places["赵"], 1)


def test_a_seat_given_to_another_judge_needs_a_new_pass(session: Session, places: dict[str, Place]) -> None:
    seats = [seat for seat in session.contest.seats if seat.stage == "final"]
    changed = [seat if seat.judge != "赵" else type(seat)("final", "1", 1, "郑") for seat in seats]
    panels.seat_judges(session, "final", changed)
    with pytest.raises(Refusal, match="没有接入席位"):
        hand_in(session, places["赵"], 1)
    assert not session.book("final").has_marks


def test_a_seat_on_paper_takes_no_tablet_until_it_is_issued_again(session: Session, places: dict[str, Place]) -> None:
    with pytest.raises(Refusal, match="请写明为什么改用"):
        judge_passes.take_over_on_paper(session, places["赵"], " ")
    judge_passes.take_over_on_paper(session, places["赵"], "平板没电")
    with pytest.raises(Refusal, match="改用纸质评分表"):
        hand_in(session, places["赵"], 1)
    (issued,) = judge_passes.issue(session, [judge_passes.seat_at(session, places["赵"])])
    judge_passes.bind(session, issued.token, "new", "平板")
    assert hand_in(session, places["赵"], 1).receipt


def test_only_a_project_that_competes_is_called(session: Session) -> None:
    judge_passes.call_on_stage(session, "final", 1)
    judge_passes.call_on_stage(session, "final", 1)
    judge_passes.call_on_stage(session, "final", 2)
    assert [call.number for call in session.contest.calls("final", "1")] == [1, 2]
    panels.set_presence(session, "final", 3, Presence.ABSENT, "未到场")
    with pytest.raises(Refusal, match="3 号项目不参加复赛的评分"):
        judge_passes.call_on_stage(session, "final", 3)


def test_a_project_called_again_is_on_stage_again(session: Session) -> None:
    for number in (1, 2, 1):
        judge_passes.call_on_stage(session, "final", number)
    assert [call.number for call in session.contest.calls("final", "1")] == [2, 1]


# Handing in


def test_a_sheet_is_one_entry_in_the_judges_name(session: Session, places: dict[str, Place]) -> None:
    before = session.file.newest()
    made = hand_in(session, places["赵"], 1)
    (entry,) = session.file.entries(before)
    assert (entry.action, entry.person) == ("sheet.hand_in", "赵")
    assert f"平板 设备 {made.device} 回执 {made.receipt}" in entry.subject
    assert len(made.receipt) == RECEIPT_SIGNS
    assert [str(session.book("final").value(1, "赵", each)) for each in ("innovation", "team")] == ["80", "90"]
    assert sheet_state(session, "赵") is SheetState.COMPLETE
    assert not session.book("final").confirmed(1, "赵")


def test_the_same_submission_again_has_the_same_receipt_and_writes_nothing(
    session: Session, places: dict[str, Place]
) -> None:
    made = hand_in(session, places["赵"], 1, name="a")
    entries = session.file.newest()
    assert hand_in(session, places["赵"], 1, ("80.0", "９０"), name="a") == made
    assert session.file.newest() == entries
    with pytest.raises(Refusal, match="与先前送达的同一次提交不同"):
        hand_in(session, places["赵"], 1, ("81", "90"), name="a")
    with pytest.raises(Refusal, match="与先前送达的同一次提交不同"):
        hand_in(session, places["钱"], 1, name="a")


def test_a_second_submission_of_a_sheet_that_is_in_is_refused(session: Session, places: dict[str, Place]) -> None:
    hand_in(session, places["赵"], 1, name="a")
    with pytest.raises(Refusal, match="已经提交过"):
        hand_in(session, places["赵"], 1, ("81", "91"), name="b")


@pytest.mark.parametrize(
    ("written", "sentence"),
    [(("80", ""), "团队能力还没有打分"), (("80.55", "90"), "精确到 0.1"), (("101", "90"), "0 到 100")],
)
def test_a_sheet_is_taken_whole_or_not_at_all(
    session: Session, places: dict[str, Place], written: tuple[str, str], sentence: str
) -> None:
    with pytest.raises(Refusal, match=sentence):
        hand_in(session, places["赵"], 1, written)
    assert not session.book("final").has_marks


def test_a_project_that_was_not_called_is_not_marked(session: Session, places: dict[str, Place]) -> None:
    with pytest.raises(Refusal, match="2 号项目还没有请上场"):
        hand_in(session, places["赵"], 2)


def test_a_late_sheet_of_a_former_project_still_comes_in(session: Session, places: dict[str, Place]) -> None:
    judge_passes.call_on_stage(session, "final", 2)
    assert hand_in(session, places["赵"], 1).number == 1


def test_an_excused_judge_hands_nothing_in(session: Session, places: dict[str, Place]) -> None:
    panels.recuse(session, "final", "赵", 1, "同事")
    with pytest.raises(Refusal, match="已回避 1 号项目"):
        hand_in(session, places["赵"], 1)


def test_a_sheet_that_comes_after_the_confirmation_is_refused(session: Session, places: dict[str, Place]) -> None:
    panels.mark_absent(session, "final", "赵", 1, "迟到")
    for judge in JUDGES[1:]:
        hand_in(session, places[judge], 1)
    marks.confirm(session, "final", 1)
    panels.lift_absence(session, "final", "赵", 1, "到了")
    for criterion in ("innovation", "team"):
        marks.enter(session, KeyedMark("final", 1, "赵", criterion, "70"))
    marks.confirm(session, "final", 1)
    with pytest.raises(Refusal, match="得分已经确认"):
        hand_in(session, places["赵"], 1, ("70", "70"))


def test_what_was_keyed_from_paper_is_not_overwritten(session: Session, places: dict[str, Place]) -> None:
    marks.enter(session, KeyedMark("final", 1, "赵", "team", "70"))
    with pytest.raises(Refusal, match="已按纸质评分表录入"):
        hand_in(session, places["赵"], 1)
    assert hand_in(session, places["赵"], 1, ("80", "70")).receipt


# Keying over, giving back


def test_a_mark_its_judge_handed_in_is_not_keyed_over_without_a_reason(
    session: Session, places: dict[str, Place]
) -> None:
    hand_in(session, places["赵"], 1)
    keyed = KeyedMark("final", 1, "赵", "team", "91")
    with pytest.raises(Unsigned, match="本人用平板提交的，更正请写明原因"):
        marks.enter(session, keyed)
    with pytest.raises(Refusal, match="全部未粘贴"):
        paper_check.enter_block(session, "final", 1, [keyed])
    marks.enter(session, keyed, Signed("评委口头更正"))
    last = [mark for mark in session.file.all(Mark) if mark.criterion == "team"][-1]
    assert (str(last.value), last.version, last.reason) == ("91", 2, "评委口头更正")


def test_a_sheet_given_back_is_owed_again_and_comes_in_anew(session: Session, places: dict[str, Place]) -> None:
    first = hand_in(session, places["赵"], 1)
    with pytest.raises(Refusal, match="请写明为什么退回"):
        judge_sheets.give_back(session, "final", 1, "赵", "")
    judge_sheets.give_back(session, "final", 1, "赵", "团队能力听着像 86")
    assert sheet_state(session, "赵") is SheetState.MISSING
    back = session.contest.given_back("final", 1, "赵")
    assert back is not None
    assert (back.reason, back.by_judge) == ("团队能力听着像 86", False)
    second = hand_in(session, places["赵"], 1, ("80", "86"))
    assert (second.turn, second.receipt == first.receipt) == (2, False)
    assert session.contest.given_back("final", 1, "赵") is None
    assert sheet_state(session, "赵") is SheetState.COMPLETE


def test_a_submission_repeated_after_it_was_given_back_does_not_count_again(
    session: Session, places: dict[str, Place]
) -> None:
    hand_in(session, places["赵"], 1, name="a")
    judge_sheets.give_back(session, "final", 1, "赵", "请核对")
    hand_in(session, places["赵"], 1, name="a")
    assert sheet_state(session, "赵") is SheetState.MISSING
    assert session.contest.handed_in("final", 1, "赵") is None


def test_a_judge_takes_his_sheet_back_until_it_is_confirmed(session: Session, places: dict[str, Place]) -> None:
    for judge in JUDGES:
        hand_in(session, places[judge], 1)
    judge_sheets.take_back(session, places["赵"], 1)
    assert [*session.file.entries()][-1].person == "赵"
    hand_in(session, places["赵"], 1, ("81", "91"))
    marks.confirm(session, "final", 1)
    with pytest.raises(Refusal, match="得分已经确认"):
        judge_sheets.take_back(session, places["赵"], 1)


def test_a_confirmed_sheet_can_be_given_back_and_a_revealed_one_not(session: Session, places: dict[str, Place]) -> None:
    for judge in JUDGES:
        hand_in(session, places[judge], 1)
    marks.confirm(session, "final", 1)
    judge_sheets.give_back(session, "final", 1, "赵", "请核对")
    assert not session.book("final").confirmed(1, "赵")
    with pytest.raises(Refusal, match="还差1 号席赵的分数"):
        marks.confirm(session, "final", 1)
    hand_in(session, places["赵"], 1, ("81", "91"))
    marks.confirm(session, "final", 1)
    marks.reveal(session, "final", 1)
    with pytest.raises(Refusal, match="已经亮分，不能退回"):
        judge_sheets.give_back(session, "final", 1, "赵", "请核对")


def test_in_a_review_every_project_of_the_panel_may_be_marked(session: Session) -> None:
    places = bind_all(session, "preliminary")
    assert hand_in(session, places["赵"], 3).stage == "preliminary"
