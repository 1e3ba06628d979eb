"""The operator of the hall: only confirmed results, places only of what was revealed, every step back exact."""

import pytest

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.panel import Presence
from maker_desktop.domain.model.stage_rules import Timer
from maker_desktop.services.awards import awards
from maker_desktop.services.core.anchors import head
from maker_desktop.services.core.people import Signed
from maker_desktop.services.core.session import Session
from maker_desktop.services.journal.paper_code import read_code
from maker_desktop.services.panels import draw, panels
from maker_desktop.services.scoring import marks
from maker_desktop.services.scoring.mark_gate import KeyedMark
from maker_desktop.services.standings import sealing
from maker_desktop.ui.audience.cues import BoardCue, CeremonyCue, StageCue
from maker_desktop.ui.audience.operator import Operator
from maker_desktop.ui.audience.scenes import Ceremony, Leaderboard, Message, OnStage, Reveal, Scene
from maker_desktop.ui.audience.stage_clock import StageClock
from tests.services.contests import JUDGES, key_sheets, small_contest


def operator(session: Session) -> tuple[Operator, list[Scene]]:
    scenes: list[Scene] = []
    return Operator(session, scenes.append), scenes


def forward(control: Operator, number: int, steps: int) -> None:
    for _ in range(steps):
        control.forward("final", number)


def test_a_reveal_opens_the_sheets_then_the_score_then_the_place() -> None:
    session = small_contest()
    key_sheets(session, "final", 1, "80")
    control, scenes = operator(session)
    forward(control, 1, 2 + len(JUDGES) + 2)
    assert isinstance(scenes[0], OnStage)
    reveals = [scene for scene in scenes if isinstance(scene, Reveal)]
    assert [sum(tile.shown for tile in scene.tiles) for scene in reveals] == [0, 1, 2, 3, 4, 5, 5, 5]
    assert [scene.score for scene in reveals] == [""] * 6 + ["80.00"] * 2
    assert [scene.place for scene in reveals] == [""] * 7 + ["第 1 名"]
    forward(control, 1, 1)
    assert isinstance(scenes[-1], Leaderboard)


def test_the_reveal_is_on_record_with_the_score_and_not_before() -> None:
    session = small_contest()
    key_sheets(session, "final", 1, "80")
    control, _ = operator(session)
    control.one_by_one = False
    forward(control, 1, 3)
    assert ("final", 1) not in session.contest.revealed
    forward(control, 1, 1)
    assert ("final", 1) in session.contest.revealed


def test_nothing_unconfirmed_reaches_the_hall() -> None:
    session = small_contest()
    for judge in JUDGES:
        for criterion in ("innovation", "team"):
            marks.enter(session, KeyedMark("final", 1, judge, criterion, "80"))
    control, scenes = operator(session)
    control.forward("final", 1)
    with pytest.raises(Refusal, match="还没有确认得分"):
        control.forward("final", 1)
    assert control.next_cue("final", 1) is None
    assert len(scenes) == 1


def test_a_place_counts_only_what_the_hall_has_seen() -> None:
    session = small_contest()
    for number, value in ((1, "70"), (2, "80"), (3, "90")):
        key_sheets(session, "final", number, value)
    control, scenes = operator(session)
    control.one_by_one = False
    forward(control, 1, 5)
    assert scenes[-1].place == "第 1 名"  # type: ignore[attr-defined]  # the last step is a Reveal
    forward(control, 2, 5)
    last = scenes[-1]
    assert isinstance(last, Reveal)
    assert (last.place_heading, last.place) == ("企业组暂列", "第 1 名")
    assert [row.project for row in last.top] == ["乙", "甲"]
    control.put(BoardCue("final", "enterprise"))
    assert [row.place for row in scenes[-1].rows] == ["1", "2"]  # type: ignore[attr-defined]  # a Leaderboard


def test_a_score_that_is_taken_back_leaves_the_screen() -> None:
    session = small_contest()
    key_sheets(session, "final", 1, "80")
    control, scenes = operator(session)
    control.one_by_one = False
    forward(control, 1, 5)
    marks.enter(session, KeyedMark("final", 1, "赵", "team", ""), Signed(reason="重填", supervisor="郑明"))
    control.refresh()
    assert isinstance(scenes[-1], OnStage)


def test_the_project_that_comes_next_is_told_after_the_draw_and_without_those_who_left() -> None:
    session = small_contest()
    draw.enter_draw(session, "final", {3: 1, 1: 2, 2: 3, 4: 1, 5: 2})
    control, scenes = operator(session)
    control.put(StageCue("final", 3))
    assert scenes[-1].next_up == "1 号　甲"  # type: ignore[attr-defined]  # an OnStage
    panels.set_presence(session, "final", 1, Presence.WITHDRAWN, "弃赛")
    control.refresh()
    assert scenes[-1].next_up == "2 号　乙"  # type: ignore[attr-defined]  # an OnStage


def test_the_clock_runs_through_pitch_and_defence() -> None:
    clock = StageClock.of(Timer(8, 7), 13)
    assert clock.untouched
    running = clock.toggled(0.0)
    assert running.running
    assert running.current.clock_face(60.0) == "07:00"
    paused = running.toggled(60.0)
    assert paused.current.clock_face(500.0) == "07:00"
    defence = paused.next_section()
    assert defence.current.title == "答辩 7 分钟"
    assert defence.next_section().untouched


def sealed_contest() -> Session:
    """Return a contest whose final is sealed and whose only organisation prize is given."""
    session = small_contest()
    for number, value in enumerate(("70", "80", "90", "60", "75"), start=1):
        key_sheets(session, "final", number, value)
    sealing.seal(session, "final")
    awards.grant(session, "优秀组织单位奖", "示范县局")
    return session


def test_the_ceremony_goes_from_the_organisations_up_and_back_again() -> None:
    control, scenes = operator(sealed_contest())
    control.put(CeremonyCue())
    for _ in range(5):
        control.forward("final", 1)
    told = [
        (scene.award, scene.division, [called.name for called in scene.called])
        for scene in scenes
        if isinstance(scene, Ceremony)
    ]
    assert told == [
        ("优秀组织单位奖", "", []),
        ("优秀组织单位奖", "", ["示范县局"]),
        ("一等奖", "企业组", []),
        ("一等奖", "企业组", ["丙"]),
        ("一等奖", "创业组", []),
        ("一等奖", "创业组", ["戊"]),
    ]
    with pytest.raises(Refusal, match="已经全部颁发"):
        control.forward("final", 1)
    forth = list(scenes)
    while control.back():
        pass
    assert scenes[len(forth) : -1] == forth[-2::-1]
    assert scenes[-1] == Message(contest="小赛", text="请稍候"), "what was on before the first"


def test_no_award_is_announced_while_a_place_can_change() -> None:
    session = small_contest()
    for number, value in enumerate(("70", "80", "90", "60", "75"), start=1):
        key_sheets(session, "final", number, value)
    control, scenes = operator(session)
    with pytest.raises(Refusal, match="复赛还没有封存"):
        control.put(CeremonyCue())
    assert not scenes


def test_every_step_of_a_reveal_shows_the_journals_head_for_photographs() -> None:
    session = small_contest()
    key_sheets(session, "final", 1, "80")
    control, scenes = operator(session)
    control.one_by_one = False
    for _ in range(5):
        control.forward("final", 1)
        if isinstance(scenes[-1], Reveal):
            assert scenes[-1].witness == head(session.file).short_words
    assert sum(isinstance(scene, Reveal) for scene in scenes) == 4
    read = read_code(head(session.file).short_words)
    assert read.entry == session.file.newest()
    assert read.fits(head(session.file))
