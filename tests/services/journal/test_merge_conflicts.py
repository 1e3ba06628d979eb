"""What two files tell differently stands until people decide, for one side or the other, and nothing is lost."""

from decimal import Decimal

import pytest

from maker_desktop.domain.arbitration.verdict import Verdict
from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.presence import Presence
from maker_desktop.domain.model.room import Conflict, Side
from maker_desktop.domain.model.ruling import CaseKind, Decision
from maker_desktop.services.arbitration import arbitration
from maker_desktop.services.core.people import Signed
from maker_desktop.services.core.session import Session
from maker_desktop.services.journal import merging
from maker_desktop.services.journal.rooms import RoomFile
from maker_desktop.services.panels import panels
from maker_desktop.services.scoring import marks, paper_check
from maker_desktop.services.scoring.mark_gate import KeyedMark
from maker_desktop.services.standings import sealing
from maker_desktop.store.verify import verify
from tests.services.in_rooms import counts, key, opened, preview, values


@pytest.fixture
def conflicting(main: Session, split: tuple[RoomFile, ...]) -> tuple[Conflict, ...]:
    """Merge a room that has a mark, an absence and a recusal otherwise than the contest's own file."""
    marks.enter(main, KeyedMark("preliminary", 1, "赵", "team", "70"))
    marks.enter(main, KeyedMark("preliminary", 1, "钱", "team", "75"))
    panels.set_presence(main, "preliminary", 3, Presence.ABSENT, "电话请假")
    panels.recuse(main, "preliminary", "孙", 5, "同事")
    with opened(split[0]) as room:
        key(room, "A", 1, "75")
        panels.set_presence(room, "preliminary", 3, Presence.WITHDRAWN, "来函退出")
        panels.recuse(room, "preliminary", "孙", 5, "同事")
    plan = preview(main, split[0])
    assert counts(plan) == (4 + 3 + 1, 2, 2)
    return merging.merge(main, plan).conflicts


def test_what_both_have_changed_stands_until_people_decide(main: Session, conflicting: tuple[Conflict, ...]) -> None:
    assert {conflict.facts for conflict in conflicting} == {
        "评委赵给 1 号项目的团队能力：主文件记为 70 分，第 A 组分会场记为 75 分。",
        "3 号项目的出场情况：主文件记为“缺席”（电话请假），第 A 组分会场记为“退赛”（来函退出）。",
    }
    assert values(main)[1, "赵", "team"] == Decimal(70)
    found = [case for case in arbitration.cases(main) if case.kind is CaseKind.CONFLICT]
    assert {case.id for case in found} == {conflict.id for conflict in conflicting}
    assert all(case.open for case in found)
    obstacles = "".join(sealing.obstacles(main, "preliminary"))
    assert all(conflict.facts in obstacles for conflict in conflicting)
    assert verify(main.file.path).ok


def test_a_side_is_chosen_for_a_reason(main: Session, conflicting: tuple[Conflict, ...]) -> None:
    mark = next(conflict for conflict in conflicting if conflict.record == "mark")
    appearance = next(conflict for conflict in conflicting if conflict.record == "appearance")
    with pytest.raises(Refusal, match="为什么"):
        merging.settle(main, mark.id, Side.ROOM, " ")
    with pytest.raises(Refusal, match="没有待处理"):
        merging.settle(main, "conflict:x", Side.ROOM, "核对纸面")
    merging.settle(main, mark.id, Side.ROOM, "核对纸面")
    merging.settle(main, appearance.id, Side.MAIN, "电话记录在案")
    assert values(main)[1, "赵", "team"] == Decimal(75)
    assert main.contest.presence("preliminary", 3) is Presence.ABSENT
    chosen = {each.record: (each.kept, each.person, each.reason) for each in main.contest.conflicts}
    assert chosen == {"mark": ("room", "秘书", "核对纸面"), "appearance": ("main", "秘书", "电话记录在案")}
    assert not [case for case in arbitration.cases(main) if case.kind is CaseKind.CONFLICT]
    with pytest.raises(Refusal, match="没有待处理"):
        merging.settle(main, mark.id, Side.MAIN, "反悔")
    assert verify(main.file.path).ok


def test_the_committee_can_decide_a_conflict(main: Session, conflicting: tuple[Conflict, ...]) -> None:
    mark = next(conflict for conflict in conflicting if conflict.record == "mark")
    arbitration.rule(main, mark.id, Verdict(Decision.UPHOLD, "以主文件为准", ("吴", "郑")))
    assert values(main)[1, "赵", "team"] == Decimal(70)
    assert next(case for case in arbitration.cases(main) if case.id == mark.id).ruling is not None
    with pytest.raises(Refusal, match="没有待处理"):
        merging.settle(main, mark.id, Side.ROOM, "核对纸面")


def test_a_revealed_mark_takes_a_supervisor(main: Session, conflicting: tuple[Conflict, ...]) -> None:
    mark = next(conflict for conflict in conflicting if conflict.record == "mark")
    marks.reveal(main, "preliminary", 1)
    with pytest.raises(Refusal, match="监督"):
        merging.settle(main, mark.id, Side.ROOM, "核对纸面")
    merging.settle(main, mark.id, Side.ROOM, "核对纸面", supervisor="郑明")
    assert "核对纸面（监督：郑明）" in {each.reason for each in main.contest.conflicts}


def test_every_kind_of_conflict_can_be_settled_for_the_room(main: Session, split: tuple[RoomFile, ...]) -> None:
    paper_check.note_paper_total(main, "preliminary", 1, "赵", "80")
    panels.mark_absent(main, "preliminary", "孙", 1, "病假")
    key(main, "A", 3, "80")
    marks.enter(main, KeyedMark("preliminary", 5, "赵", "team", "70", entry=2))
    with opened(split[0]) as room:
        paper_check.note_paper_total(room, "preliminary", 1, "赵", "81")
        panels.mark_absent(room, "preliminary", "孙", 1, "迟到")
        key(room, "A", 3, "80")
        marks.reveal(room, "preliminary", 3)
        marks.enter(room, KeyedMark("preliminary", 5, "赵", "team", "71", entry=2))
    # The contest's own file has shown another score, and forgotten a confirmation.
    marks.enter(main, KeyedMark("preliminary", 3, "赵", "team", "90"), Signed(reason="看错一行"))
    marks.reveal(main, "preliminary", 3)
    found = merging.merge(main, preview(main, split[0])).conflicts
    facts = {conflict.facts for conflict in found}
    assert facts == {
        "评委赵给 1 号项目的纸面合计：主文件记为 80 分，第 A 组分会场记为 81 分。",
        "评委孙是否缺席 1 号项目：主文件记为“是”（病假），第 A 组分会场记为“是”（迟到）。",
        "评委赵给 5 号项目的团队能力（盲录复核）：主文件记为 70 分，第 A 组分会场记为 71 分。",
        "评委赵给 3 号项目的团队能力：主文件记为 90 分，第 A 组分会场记为 80 分。",
        "3 号项目的亮分：主文件记为“亮分 81.33”，第 A 组分会场记为“亮分 80”。",
    }
    for conflict in found:
        merging.settle(main, conflict.id, Side.ROOM, "以分会场纸面为准", supervisor="郑明")
    assert main.contest.paper_total("preliminary", 1, "赵") == main.contest.paper_totals[0]
    assert main.contest.paper_totals[0].total == Decimal(81)
    assert [absence.reason for absence in main.contest.absences] == ["迟到"]
    assert main.contest.reveals[0].score == Decimal("80.00")
    assert main.result("preliminary").scores[3].published == Decimal("80.00")
    assert not [case for case in arbitration.cases(main) if case.kind is CaseKind.CONFLICT]
    assert verify(main.file.path).ok


def test_what_a_room_took_back_is_taken_back(main: Session, split: tuple[RoomFile, ...]) -> None:
    with opened(split[0]) as room:
        panels.recuse(room, "preliminary", "孙", 5, "同事")
        panels.recuse(room, "preliminary", "孙", 3, "同事")
    merging.merge(main, preview(main, split[0]))
    assert len(main.contest.recusals) == 2
    panels.recuse(main, "preliminary", "孙", 3, "师生")
    with opened(split[0]) as room:
        panels.lift_recusal(room, "preliminary", "孙", 5, "查无此事")
        panels.lift_recusal(room, "preliminary", "孙", 3, "查无此事")
        marks.enter(room, KeyedMark("preliminary", 1, "赵", "team", "70"))
        marks.enter(room, KeyedMark("preliminary", 1, "赵", "team", ""))
    plan = preview(main, split[0])
    assert counts(plan) == (2, 0, 1)
    (conflict,) = merging.merge(main, plan).conflicts
    assert conflict.facts == "评委孙是否回避 3 号项目：主文件记为“是”（师生），第 A 组分会场记为“无”。"
    assert values(main) == {(1, "赵", "team"): None}
    merging.settle(main, conflict.id, Side.ROOM, "查无此事")
    assert not main.contest.recusals
    assert verify(main.file.path).ok
