"""Who comes late stands last without a drawn number and says so; who withdraws is no work, and can come back."""

import pytest

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.presence import Presence
from maker_desktop.domain.model.roster import Project
from maker_desktop.services.core.session import Session
from maker_desktop.services.overview.progress import StepState, WorkStep, checklist
from maker_desktop.services.panels import draw, panels
from maker_desktop.services.roster import roster, taking_part
from maker_desktop.services.scoring import scoring_desk
from tests.services.contests import RULES, key_sheets, small_contest
from tests.services.printed import text_of

LATE = Project(6, "己", "己公司", "enterprise")
STAGE = "preliminary"


def queue(session: Session) -> list[tuple[int, int | None, bool]]:
    places = draw.order_of_appearance(session.contest, session.stage(STAGE))
    return [(place.number, place.position, place.late) for place in places if place.division == "enterprise"]


def step(session: Session, title: str) -> WorkStep:
    return next(each for each in checklist(session) if each.title == title and each.group in ("准备", "初赛"))


def drawn() -> Session:
    session = small_contest()
    draw.enter_draw(session, STAGE, {1: 2, 2: 3, 3: 1, 4: 1, 5: 2})
    return session


def withdrawn_before_the_draw() -> Session:
    session = small_contest()
    taking_part.withdraw(session, 1, "来函退出")
    draw.enter_draw(session, STAGE, {2: 2, 3: 1, 4: 1, 5: 2})
    return session


def test_a_late_entry_stands_last_without_a_drawn_number() -> None:
    session = drawn()
    roster.edit(session, LATE)
    assert queue(session) == [(3, 1, False), (1, 2, False), (2, 3, False), (6, None, True)]
    items = scoring_desk.queue(session, STAGE, "enterprise")
    assert [(item.project.number, item.position, item.late) for item in items][-1] == (6, None, True)


def test_a_low_number_that_comes_late_stands_last_all_the_same() -> None:
    session = withdrawn_before_the_draw()
    assert queue(session)[-1] == (1, None, True)
    taking_part.reinstate(session, 1, "来函恢复参赛")
    assert queue(session) == [(3, 1, False), (2, 2, False), (1, None, True)]
    assert scoring_desk.queue(session, STAGE, "enterprise", panel="1")[-1].project.number == 1


def test_before_the_draw_nobody_is_late() -> None:
    assert queue(small_contest()) == [(1, None, False), (2, None, False), (3, None, False)]


def test_the_papers_say_who_comes_late_and_who_has_withdrawn() -> None:
    session = drawn()
    roster.edit(session, LATE)
    assert "—6己己公司未抽签，排在最后" in text_of(session, "order")
    assert "末位（未抽签）" in text_of(session, "score-sheets")
    taking_part.withdraw(session, 6, "来函退出")
    assert "—6己己公司退赛：来函退出" in text_of(session, "order")
    assert "末位（未抽签）" not in text_of(session, "score-sheets")


def test_a_late_entry_is_drawn_anew_or_once_there_are_marks_stands_last() -> None:
    session = drawn()
    roster.edit(session, LATE)
    assert (step(session, "抽签").state, "重新抽签" in step(session, "抽签").says) == (StepState.DUE, True)
    key_sheets(session, STAGE, 3, "80")
    assert (step(session, "抽签").state, "排在最后" in step(session, "抽签").says) == (StepState.DONE, True)


def test_a_project_that_changes_its_division_has_no_drawn_number_there() -> None:
    session = drawn()
    roster.edit(session, Project(4, "丁", "丁团队", "enterprise"), reason="填错组别")
    assert queue(session)[-1] == (4, None, True)


def test_whoever_has_withdrawn_is_no_work_any_more() -> None:
    session = small_contest(RULES + '[eligibility]\nconditions = ["知识产权清晰"]\n')
    assert "5 个有条件待确认" in step(session, "导入和核对项目").says
    taking_part.withdraw(session, 2, "来函退出")
    assert step(session, "导入和核对项目").says == "共 5 个项目，1 个已退赛，4 个有条件待确认。"
    assert scoring_desk.progress(session, STAGE) == (0, 4)
    taking_part.reinstate(session, 2, "来函恢复参赛")
    assert "5 个有条件待确认" in step(session, "导入和核对项目").says
    assert scoring_desk.progress(session, STAGE) == (0, 5)


def test_who_comes_back_has_his_marks_and_his_place_again() -> None:
    session = drawn()
    for number in (1, 2, 3):
        key_sheets(session, STAGE, number, str(80 + number))
    before = [(each.number, each.place) for each in session.result(STAGE).division("enterprise")]
    taking_part.withdraw(session, 2, "来函退出")
    assert session.result(STAGE).standing(2).place is None
    taking_part.reinstate(session, 2, "来函恢复参赛")
    assert [(each.number, each.place) for each in session.result(STAGE).division("enterprise")] == before
    assert session.contest.presence(STAGE, 2) is Presence.PRESENTED
    assert [entry.reason for entry in session.file.entries()][-1] == "来函恢复参赛"


def test_only_what_was_withdrawn_is_taken_back_and_with_a_reason() -> None:
    session = drawn()
    with pytest.raises(Refusal, match="没有退赛"):
        taking_part.reinstate(session, 1, "来函")
    panels.set_presence(session, STAGE, 1, Presence.ABSENT, "未到")
    with pytest.raises(Refusal, match="没有退赛"):
        taking_part.reinstate(session, 1, "来函")
    taking_part.withdraw(session, 2, "来函退出")
    with pytest.raises(Refusal, match="原因"):
        taking_part.reinstate(session, 2, " ")
