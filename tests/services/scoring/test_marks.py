"""A mark is refused in words or written once; a correction gives its reason; confirming and revealing follow."""

import pytest

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.presence import Presence
from maker_desktop.domain.model.ruling import CaseKind, Decision, Ruling
from maker_desktop.domain.model.scoresheet import Mark
from maker_desktop.services.core.people import Signed
from maker_desktop.services.core.session import Session
from maker_desktop.services.panels import panels
from maker_desktop.services.scoring import marks
from maker_desktop.services.scoring.mark_gate import KeyedMark
from maker_desktop.services.standings import sealing
from tests.services.contests import JUDGES, key_sheets, small_contest


def enter(session: Session, text: str, *, number: int = 1, judge: str = "赵", criterion: str = "team") -> None:
    marks.enter(session, KeyedMark("final", number, judge, criterion, text))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [("101", "0 到 100"), ("87.55", "精确到 0.1"), ("八十", "不是分数"), ("-1", "不是分数"), ("1e2", "不是分数")],
)
def test_a_value_that_is_no_mark_is_refused(text: str, sentence: str) -> None:
    session = small_contest()
    with pytest.raises(Refusal, match=sentence):
        enter(session, text)
    assert not session.book("final").has_marks


def test_full_width_digits_and_the_bounds_are_marks() -> None:
    session = small_contest()
    for text in ("０", "100", "８７．５"):
        enter(session, text)
    assert str(session.book("final").value(1, "赵", "team")) == "87.5"


def test_whoever_may_not_mark_is_told_why() -> None:
    session = small_contest()
    panels.recuse(session, "final", "钱", 1, "同事")
    panels.mark_absent(session, "final", "孙", 1, "生病")
    panels.set_presence(session, "final", 2, Presence.ABSENT, "未到场")
    with pytest.raises(Refusal, match="评委钱已回避 1 号项目"):
        enter(session, "80", judge="钱")
    with pytest.raises(Refusal, match="评委孙缺席评审 1 号项目"):
        enter(session, "80", judge="孙")
    with pytest.raises(Refusal, match="评委“吴”不在评审 1 号项目的评审组中"):
        enter(session, "80", judge="吴")
    with pytest.raises(Refusal, match="没有评分指标“looks”"):
        enter(session, "80", criterion="looks")
    with pytest.raises(Refusal, match="没有 77 号项目"):
        enter(session, "80", number=77)
    with pytest.raises(Refusal, match="2 号项目在复赛已记为缺席"):
        enter(session, "80", number=2)
    assert not session.book("final").has_marks


def test_the_same_value_again_writes_nothing() -> None:
    session = small_contest()
    enter(session, "80")
    entries = len(list(session.file.entries()))
    assert not marks.enter(session, KeyedMark("final", 1, "赵", "team", "80.0"))
    assert len(list(session.file.entries())) == entries


def test_a_mark_is_never_overwritten() -> None:
    session = small_contest()
    enter(session, "80")
    enter(session, "81")
    enter(session, "")
    versions = [(mark.version, mark.value) for mark in session.file.all(Mark)]
    assert [version for version, _ in versions] == [1, 2, 3]
    assert [str(value) for _, value in versions] == ["80", "81", "None"]
    assert [mark.reason for mark in session.file.all(Mark)] == ["", "确认前改录", "确认前改录"]


def test_correcting_a_confirmed_sheet_takes_a_reason() -> None:
    session = small_contest()
    key_sheets(session, "final", 1, "80")
    with pytest.raises(Refusal, match="更正请写明原因"):
        enter(session, "90")
    marks.enter(session, KeyedMark("final", 1, "赵", "team", "90"), Signed(reason="看错一行"))
    assert session.book("final").confirmed(1, "赵")
    assert session.result("final").standing(1).place == 1
    assert "看错一行" in [mark.reason for mark in session.file.all(Mark)]


def test_taking_back_a_mark_of_a_confirmed_sheet_takes_the_confirmation_back() -> None:
    session = small_contest()
    key_sheets(session, "final", 1, "80")
    marks.enter(session, KeyedMark("final", 1, "赵", "team", ""), Signed(reason="评委要求重填"))
    assert not session.book("final").confirmed(1, "赵")
    assert session.result("final").standing(1).score is None


def test_a_correction_after_the_reveal_takes_a_supervisor() -> None:
    session = small_contest()
    key_sheets(session, "final", 1, "80")
    marks.reveal(session, "final", 1)
    with pytest.raises(Refusal, match="监督员"):
        marks.enter(session, KeyedMark("final", 1, "赵", "team", "90"), Signed(reason="看错一行"))
    marks.enter(session, KeyedMark("final", 1, "赵", "team", "90"), Signed(reason="看错一行", supervisor="郑明"))
    assert "看错一行（监督：郑明）" in [mark.reason for mark in session.file.all(Mark)]


def test_confirming_names_the_seats_that_owe_marks() -> None:
    session = small_contest()
    for judge in JUDGES[:3]:
        for criterion in ("innovation", "team"):
            marks.enter(session, KeyedMark("final", 1, judge, criterion, "80"))
    marks.enter(session, KeyedMark("final", 1, "李", "team", "80"))
    with pytest.raises(Refusal, match="4 号席李、5 号席周"):
        marks.confirm(session, "final", 1)
    assert session.contest.presence("final", 1) is Presence.WAITING


def test_recused_and_absent_seats_owe_nothing() -> None:
    session = small_contest()
    panels.recuse(session, "final", "李", 1, "同事")
    panels.mark_absent(session, "final", "周", 1, "生病")
    for judge in JUDGES[:3]:
        for criterion in ("innovation", "team"):
            marks.enter(session, KeyedMark("final", 1, judge, criterion, "80"))
    marks.confirm(session, "final", 1)
    assert str(session.result("final").standing(1).score) == "80.00"
    assert session.contest.presence("final", 1) is Presence.PRESENTED


def test_nothing_is_revealed_before_there_is_a_score() -> None:
    session = small_contest()
    enter(session, "80")
    with pytest.raises(Refusal, match="请确认得分后再亮分"):
        marks.reveal(session, "final", 1)


def test_a_second_entry_never_enters_the_score() -> None:
    session = small_contest()
    key_sheets(session, "final", 1, "80")
    marks.enter(session, KeyedMark("final", 1, "赵", "team", "10", entry=2))
    assert str(session.result("final").standing(1).score) == "80.00"
    assert str(session.book("final").value(1, "赵", "team", entry=2)) == "10"


def test_a_sealed_stage_takes_no_mark() -> None:
    session = small_contest()
    for number in range(1, 6):
        key_sheets(session, "final", number, str(80 + number))
    sealing.seal(session, "final")
    with pytest.raises(Refusal, match="复赛已经封存"):
        marks.enter(session, KeyedMark("final", 1, "赵", "team", "90"), Signed(reason="想改", supervisor="郑明"))


def test_marks_given_again_take_a_ruling_that_orders_them() -> None:
    session = small_contest()
    key_sheets(session, "final", 1, "80")
    with pytest.raises(Refusal, match="没有裁定要求"):
        marks.enter(session, KeyedMark("final", 1, "赵", "team", "90", round_id="ruling:1"))
    ruling = Ruling(
        1, "objection:1", CaseKind.OBJECTION, "final", (1,), Decision.RESCORE, "再看", ("甲",), "now", judge="赵"
    )
    with session.change("test", "ruling") as work:
        work.put(ruling)
    assert session.result("final").standing(1).score is None
    with pytest.raises(Refusal, match="没有裁定要求"):
        marks.enter(session, KeyedMark("final", 1, "钱", "team", "90", round_id="ruling:1"))
    for criterion in ("innovation", "team"):
        marks.enter(session, KeyedMark("final", 1, "赵", criterion, "90", round_id="ruling:1"))
    marks.confirm(session, "final", 1, "ruling:1")
    assert str(session.result("final").standing(1).score) == "82.00"
    assert str(session.book("final").value(1, "赵", "team")) == "80"


def test_a_void_sheet_takes_no_more_marks() -> None:
    session = small_contest()
    key_sheets(session, "final", 1, "80")
    ruling = Ruling(
        1, "objection:1", CaseKind.OBJECTION, "final", (1,), Decision.VOID, "有利害关系", ("甲",), "now", judge="赵"
    )
    with session.change("test", "ruling") as work:
        work.put(ruling)
    with pytest.raises(Refusal, match="已裁定作废"):
        marks.enter(session, KeyedMark("final", 1, "赵", "team", "90"), Signed(reason="再改"))


def test_sheets_marked_again_are_confirmed_with_the_rest() -> None:
    session = small_contest()
    key_sheets(session, "final", 1, "80")
    ruling = Ruling(
        1, "objection:1", CaseKind.OBJECTION, "final", (1,), Decision.RESCORE, "再看", ("甲",), "now", judge="赵"
    )
    with session.change("test", "ruling") as work:
        work.put(ruling)
    for criterion in ("innovation", "team"):
        marks.enter(session, KeyedMark("final", 1, "赵", criterion, "90", round_id="ruling:1"))
    marks.confirm(session, "final", 1)
    assert str(session.result("final").standing(1).score) == "82.00"


def test_the_reveal_keeps_the_score_that_was_shown() -> None:
    session = small_contest()
    key_sheets(session, "final", 1, "80")
    marks.reveal(session, "final", 1)
    marks.enter(session, KeyedMark("final", 1, "赵", "team", "90"), Signed(reason="看错一行", supervisor="郑明"))
    assert not marks.reveal(session, "final", 1)
    shown = session.contest.revealed.get(("final", 1))
    assert shown is not None
    assert str(shown.score) == "80.00"
