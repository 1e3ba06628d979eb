"""The operator of the hall: only confirmed results, places only of what was revealed, every step back exact."""

from dataclasses import fields, is_dataclass
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from maker_desktop.domain.errors import Refusal
from maker_desktop.domain.panel import Presence
from maker_desktop.domain.roster import Project
from maker_desktop.domain.rulebook import Timer
from maker_desktop.services import draw, marks, panels
from maker_desktop.services.session import Session
from maker_desktop.ui.audience.cues import BoardCue, MessageCue, StageCue, TitleCue
from maker_desktop.ui.audience.operator import Operator
from maker_desktop.ui.audience.scenes import Leaderboard, OnStage, Reveal, Scene
from maker_desktop.ui.audience.stage_clock import StageClock
from tests.services.contests import JUDGES, key_sheets, small_contest

PHONE = "13800001111"
PICTURES = (TitleCue("final"), MessageCue("休息"), BoardCue("final", "enterprise"), StageCue("final", 2))


def operator(session: Session) -> tuple[Operator, list[Scene]]:
    scenes: list[Scene] = []
    return Operator(session, scenes.append), scenes


def contest_with_phones() -> Session:
    session = small_contest()
    with session.change("test", "phones") as work:
        for project in session.contest.projects:
            work.put(Project(project.number, project.name, project.applicant, project.division, phone=PHONE))
    return session


def forward(control: Operator, number: int, steps: int) -> None:
    for _ in range(steps):
        control.forward("final", number)


def words(value: Any) -> list[str]:
    """Return every text in a scene."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, tuple):
        return [word for item in value for word in words(item)]
    if is_dataclass(value):
        return [word for field in fields(value) for word in words(getattr(value, field.name))]
    return []


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
    assert session.contest.reveal_of("final", 1) is None
    forward(control, 1, 1)
    assert session.contest.reveal_of("final", 1) is not None


def test_nothing_unconfirmed_reaches_the_hall() -> None:
    session = small_contest()
    for judge in JUDGES:
        for criterion in ("innovation", "team"):
            marks.enter(session, "final", 1, judge, criterion, "80")
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
    marks.enter(session, "final", 1, "赵", "team", "", reason="重填", supervisor="郑明")
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


class HallMachine(RuleBasedStateMachine):
    """A thousand things an operator may do, in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.session = contest_with_phones()
        for number, value in ((1, "81.3"), (2, "72.4"), (4, "63.7")):
            key_sheets(self.session, "final", number, value)
        for judge in JUDGES:
            for criterion in ("innovation", "team"):
                marks.enter(self.session, "final", 3, judge, criterion, "94.9")
        self.scenes: list[Scene] = []
        self.control = Operator(self.session, self.scenes.append)
        self.shown: list[Scene] = []

    def _doing(self) -> None:
        if self.control.cue is not None:
            self.shown.append(self.scenes[-1])

    @rule(number=st.integers(1, 5))
    def go_forward(self, number: int) -> None:
        before = len(self.scenes), self.control.cue
        history = list(self.shown)
        self._doing()
        try:
            self.control.forward("final", number)
        except Refusal:
            assert (len(self.scenes), self.control.cue) == before
            self.shown = history

    @rule(cue=st.sampled_from(PICTURES))
    def put(self, cue: Any) -> None:
        if cue != self.control.cue:
            self._doing()
        self.control.put(cue)

    @precondition(lambda self: self.shown)
    @rule()
    def go_back(self) -> None:
        former = self.shown.pop()
        seen = {reveal.number for reveal in self.session.contest.reveals}
        self.control.back()
        now = self.scenes[-1]
        if not isinstance(former, Leaderboard) and not (isinstance(former, Reveal) and former.top and len(seen) > 1):
            assert now == former, "a step back restores the former picture"

    @rule(one_by_one=st.booleans())
    def choose(self, one_by_one: bool) -> None:
        self.control.one_by_one = one_by_one

    @invariant()
    def only_what_may_be_seen(self) -> None:
        for scene in self.scenes[-1:]:
            seen = {reveal.number for reveal in self.session.contest.reveals}
            text = words(scene)
            assert PHONE not in text
            assert not any("94.9" in word for word in text), "project 3 is not confirmed"
            if isinstance(scene, Leaderboard):
                names = {self.session.project(number).name for number in seen}
                assert {row.project for row in scene.rows} <= names
            if isinstance(scene, Reveal) and (scene.score or scene.place):
                assert scene.number in seen, "a score on the screen is on record"


HallMachine.TestCase.settings = settings(max_examples=20, stateful_step_count=50, deadline=None)
TestHall = HallMachine.TestCase
