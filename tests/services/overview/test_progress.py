"""The checklist follows the contest from its rules to its documents and names what blocks each piece of work."""

from maker_desktop.domain.model.presence import Presence
from maker_desktop.domain.model.ruling import CommitteeMember
from maker_desktop.domain.roster.listing import NOT_READ
from maker_desktop.exchange.outcomes_file import OutcomeRow, OutcomesReading
from maker_desktop.services.arbitration import arbitration
from maker_desktop.services.awards import awards
from maker_desktop.services.core.session import Session
from maker_desktop.services.overview.progress import StepState, WorkStep, checklist, next_step
from maker_desktop.services.panels import draw, panels
from maker_desktop.services.standings import elsewhere, sealing
from tests.services.contests import RULES, key_sheets, small_contest

ASSUMED = 'assumed = ["award[0].places"]\n'


def step(session: Session, title: str, group: str = "") -> WorkStep:
    return next(each for each in checklist(session) if each.title == title and group in ("", each.group))


def hold(session: Session, stage: str, numbers: tuple[int, ...]) -> None:
    for number in numbers:
        key_sheets(session, stage, number, str(90 - number))


def test_what_is_assumed_comes_first() -> None:
    session = small_contest(ASSUMED + RULES)
    first = next_step(checklist(session))
    assert first is not None
    assert (first.title, first.page) == ("确认规则", "rules")
    assert "还有 1 项" in first.says
    assert step(small_contest(), "确认规则").state is StepState.DONE


def test_the_committee_must_reach_its_quorum() -> None:
    session = small_contest()
    assert step(session, "组成专家委员会").state is StepState.DUE
    arbitration.seat_committee(session, [CommitteeMember("韩", chair=True), CommitteeMember("陆")])
    assert step(session, "组成专家委员会").state is StepState.DONE


def test_marks_are_counted_by_stage_and_division() -> None:
    session = small_contest()
    assert step(session, "打分：企业组", "初赛").says == "0 / 3 个项目有得分。"
    key_sheets(session, "preliminary", 1, "80")
    assert step(session, "打分：企业组", "初赛").says == "1 / 3 个项目有得分。"
    panels.set_presence(session, "preliminary", 2, Presence.ABSENT, "没有到场")
    key_sheets(session, "preliminary", 3, "81")
    assert step(session, "打分：企业组", "初赛").state is StepState.DONE
    assert step(session, "打分：创业组", "初赛").state is StepState.DUE


def test_a_stage_waits_for_the_one_before_it() -> None:
    session = small_contest()
    assert step(session, "抽签", "复赛").says == "等初赛封存。"
    assert step(session, "封存", "初赛").says == "等打分完成。"
    hold(session, "preliminary", (1, 2, 3, 4, 5))
    assert step(session, "封存", "初赛").state is StepState.DUE
    sealing.seal(session, "preliminary")
    assert step(session, "封存", "初赛").state is StepState.DONE
    assert step(session, "抽签", "复赛").state is StepState.DUE
    draw.draw(session, "final", "ab")
    assert step(session, "抽签", "复赛").state is StepState.DONE


def test_a_stage_that_is_not_held_here_asks_for_nothing() -> None:
    session = small_contest()
    before = len(checklist(session))
    rows = tuple(OutcomeRow(row, str(row), None, row in (1, 3, 4)) for row in range(1, 6))
    plan = elsewhere.plan(session, "preliminary", OutcomesReading(rows, (), NOT_READ))
    elsewhere.take(session, plan, "由太原分赛场评出")
    (only,) = [each for each in checklist(session) if each.group == "初赛"]
    assert (only.title, only.state, only.page) == ("在别处举行", StepState.DONE, "standings")
    assert only.says == "已按别处的名单确定 3 个项目晋级：由太原分赛场评出。"
    assert step(session, "抽签", "复赛").state is StepState.DUE
    assert step(session, "打分：企业组", "复赛").says == "0 / 2 个项目有得分。"
    elsewhere.take_back(session, "preliminary", "登记错了")
    assert len(checklist(session)) == before
    elsewhere.skip(session, "preliminary", "报名不足")
    (only,) = [each for each in checklist(session) if each.group == "初赛"]
    assert only.says == "已登记为不举行，应参加的项目全部进入下一阶段：报名不足。"
    assert step(session, "打分：企业组", "复赛").says == "0 / 3 个项目有得分。"


def test_a_tie_that_matters_stands_in_the_way_of_the_seal() -> None:
    session = small_contest()
    for number in (1, 2, 3):
        key_sheets(session, "preliminary", number, "80")
    for number in (4, 5):
        key_sheets(session, "preliminary", number, str(80 + number))
    assert step(session, "裁定", "初赛").state is StepState.DUE
    assert step(session, "封存", "初赛").says == "等裁定完成。"


def test_judges_must_be_enough_and_every_project_needs_a_panel() -> None:
    session = small_contest()
    assert step(session, "安排评委", "初赛").says == "1 个评审组，5 位评委。"
    panels.seat_judges(session, "preliminary", [])
    assert step(session, "安排评委", "初赛").says == "还没有安排评委。"


def test_the_end_is_reached_step_by_step() -> None:
    session = small_contest()
    hold(session, "preliminary", (1, 2, 3, 4, 5))
    sealing.seal(session, "preliminary")
    assert step(session, "评定奖项").state is StepState.BLOCKED
    hold(session, "final", (1, 2, 4))
    sealing.seal(session, "final")
    assert step(session, "评定奖项").state is StepState.DONE
    assert step(session, "推荐").says == "推荐 2 个项目。"
    assert step(session, "组织奖").says == "优秀组织单位奖还没有确定单位。"
    awards.grant(session, "优秀组织单位奖", "某局")
    assert step(session, "组织奖").state is StepState.DONE
    assert step(session, "打印文书").state is StepState.DUE
