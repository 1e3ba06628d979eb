"""The roster is taken whole after a preview, edited within what the contest still allows, and checked."""

from dataclasses import replace

import pytest

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.presence import Presence
from maker_desktop.domain.model.roster import Project
from maker_desktop.domain.roster.eligibility import ENTERED_ONCE, CheckState
from maker_desktop.services.roster import roster, taking_part
from maker_desktop.services.roster.lookalikes import lookalikes
from maker_desktop.services.scoring import marks
from maker_desktop.services.scoring.mark_gate import KeyedMark
from maker_desktop.services.standings import sealing
from tests.services.contests import RULES, key_sheets, small_contest

PASTED = "项目名称\t企业名称\t组别\n己\t己公司\t企业组\n甲\t甲公司\t企业组\n"


def test_pasted_cells_are_previewed_then_taken_and_a_second_time_change_nothing() -> None:
    session = small_contest()
    plan = roster.preview(session, PASTED)
    assert (len(plan.new), len(plan.same), len(plan.refused)) == (1, 1, 0)
    assert 6 not in session.contest.by_number
    roster.take(session, plan)
    assert session.project(6).name == "己"
    entries = len(list(session.file.entries()))
    assert not roster.take(session, roster.preview(session, PASTED))
    assert len(list(session.file.entries())) == entries


def test_one_refused_row_keeps_the_roster_as_it_was() -> None:
    session = small_contest()
    plan = roster.preview(session, PASTED + "庚\t庚公司\t不知\n")
    with pytest.raises(Refusal, match="有 1 行不能导入"):
        roster.take(session, plan)
    assert len(session.contest.projects) == 5


def test_a_project_with_marks_keeps_its_division() -> None:
    session = small_contest()
    marks.enter(session, KeyedMark("preliminary", 1, "赵", "team", "80"))
    with pytest.raises(Refusal, match="1 号项目已有评分，不能改组别"):
        roster.edit(session, replace(session.project(1), division="startup"))
    roster.edit(session, replace(session.project(1), contact="新联系人"))
    assert session.project(1).contact == "新联系人"


def test_nobody_joins_after_the_first_stage_is_sealed() -> None:
    session = small_contest()
    for number in range(1, 6):
        key_sheets(session, "preliminary", number, str(80 + number))
    sealing.seal(session, "preliminary")
    with pytest.raises(Refusal, match="初赛已经封存"):
        roster.edit(session, Project(roster.next_number(session), "己", "己公司", "enterprise"))
    with pytest.raises(Refusal, match="初赛已经封存"):
        roster.take(session, roster.preview(session, PASTED))


@pytest.mark.parametrize(
    ("project", "sentence"),
    [
        (Project(0, "己", "己公司", "enterprise"), "应从 1 起"),
        (Project(6, " ", "己公司", "enterprise"), "须有项目名称"),
        (Project(6, "己", "己公司", "maker"), "没有组别"),
    ],
)
def test_an_entry_that_cannot_be_is_refused(project: Project, sentence: str) -> None:
    session = small_contest()
    with pytest.raises(Refusal, match=sentence):
        roster.edit(session, project)
    assert len(session.contest.projects) == 5


def test_whoever_withdraws_competes_in_no_open_stage() -> None:
    session = small_contest()
    with pytest.raises(Refusal, match="原因"):
        taking_part.withdraw(session, 1, "")
    taking_part.withdraw(session, 1, "来函退出")
    assert {session.contest.presence(stage, 1) for stage in ("preliminary", "final")} == {Presence.WITHDRAWN}
    for number in range(2, 6):
        key_sheets(session, "preliminary", number, str(80 + number))
    sealing.seal(session, "preliminary")
    with pytest.raises(Refusal, match="参加的阶段都已封存"):
        taking_part.withdraw(session, 1, "来函退出")


def test_a_tick_is_somebodys_word_and_a_refusal_has_its_ground() -> None:
    session = small_contest()
    with pytest.raises(Refusal, match="没有“长得好看”这一条件"):
        roster.tick(session, 1, "长得好看", True)
    with pytest.raises(Refusal, match="依据"):
        roster.tick(session, 1, ENTERED_ONCE, False)
    roster.tick(session, 1, ENTERED_ONCE, False, "与去年项目相同")
    check = next(check for check in roster.check(session).checks[1] if check.condition == ENTERED_ONCE)
    assert check.state is CheckState.FAILED
    assert "秘书" in check.ground


def test_lookalikes_are_found_however_names_are_written() -> None:
    projects = (
        Project(1, "智能养猪 “平台”", "甲有限公司", "a"),
        Project(2, "智能养猪平台", "乙公司", "a"),
        Project(3, "纳米涂层材料", "甲公司", "a"),
        Project(4, "纳米涂层新材料研发", "甲股份有限公司", "a"),
        Project(5, "无人机巡检", "丙公司", "a"),
    )
    found = {(pair.first, pair.second): pair for pair in lookalikes(projects)}
    assert found.keys() == {(1, 2), (3, 4)}
    assert (found[1, 2].score, found[1, 2].ground) == (100, "项目名称相同")
    assert found[3, 4].ground == "同一参赛主体，项目名称相近"


def test_all_open_conditions_are_ticked_in_one_entry_of_the_journal() -> None:
    session = small_contest(RULES + '[eligibility]\nconditions = ["知识产权清晰", "无失信记录"]\n')
    roster.tick(session, 1, "无失信记录", False, "查询不符")
    entries = len(list(session.file.entries()))
    roster.tick_open(session, [1])
    states = {check.condition: check.state for check in roster.check(session).checks[1]}
    assert states["知识产权清晰"] is CheckState.PASSED
    assert states["无失信记录"] is CheckState.FAILED
    assert len(list(session.file.entries())) == entries + 1


def test_after_the_seal_no_two_projects_change_places_by_corrections() -> None:
    session = small_contest()
    for project in session.contest.projects:
        key_sheets(session, "preliminary", project.number, str(60 + 2 * project.number))
    sealing.seal(session, "preliminary")

    def corrected(number: int, **details: str) -> None:
        project = replace(session.project(number), **details)  # type: ignore[arg-type]  # fields by name
        roster.edit(session, project, reason="笔误", supervisor="监督甲")

    with pytest.raises(Refusal, match=r"项目名称“乙”是 2 号项目已封存.*时的，1 号已封存.*，不能换来"):
        corrected(1, name="乙")
    corrected(1, applicant="乙公司")
    with pytest.raises(Refusal, match=r"参赛主体“甲公司”是 1 号项目已封存.*时的"):
        corrected(2, applicant="甲公司")
    listed = "编号\t项目名称\t企业名称\t组别\n2\t乙\t甲公司\t企业组\n"
    with pytest.raises(Refusal, match="参赛主体“甲公司”是 1 号项目"):
        roster.take(session, roster.preview(session, listed), reason="笔误", supervisor="监督甲")
    corrected(2, name="乙（改）")
