"""A thousand things an operator may do in any order: what the hall must never see, and every step back exact."""

from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass
from typing import Any, Final

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from maker_desktop.domain.errors import Refusal
from maker_desktop.domain.panel import Presence
from maker_desktop.domain.roster import Project
from maker_desktop.services import awards, marks, panels, sealing
from maker_desktop.services.session import Session
from maker_desktop.ui.audience.cues import BlackCue, BoardCue, CeremonyCue, Cue, MessageCue, StageCue, TitleCue
from maker_desktop.ui.audience.operator import Operator
from maker_desktop.ui.audience.scenes import Ceremony, Leaderboard, OnStage, Reveal, Scene
from tests.services.contests import JUDGES, key_sheets, small_contest

STAGE: Final = "final"
#: Marks of sheets nobody has confirmed.
UNCONFIRMED: Final = "94.9"
PICTURES: Final = (
    BlackCue(),
    TitleCue(STAGE),
    MessageCue("休息"),
    BoardCue(STAGE, "enterprise"),
    BoardCue(STAGE, "startup"),
    StageCue(STAGE, 2),
    CeremonyCue(),
)


def words(value: Any) -> list[str]:
    """Return every text in a scene."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, tuple):
        return [word for item in value for word in words(item)]
    if is_dataclass(value):
        return [word for field in fields(value) for word in words(getattr(value, field.name))]
    return []


def contest_with_phones() -> Session:
    """Return a contest whose names are in no other text, with a telephone number for each project."""
    session = small_contest()
    with session.change("test", "phones") as work:
        for project in session.contest.projects:
            work.put(
                Project(
                    project.number,
                    f"{project.name}号样机",
                    f"{project.name}厂",
                    project.division,
                    contact=f"联系人{project.name}",
                    phone=f"1380000000{project.number}",
                )
            )
    return session


def betrayed(session: Session, text: str) -> set[int]:
    """Return the projects a text names, by project or by applicant."""
    return {project.number for project in session.contest.projects if project.name in text or project.applicant in text}


@dataclass(frozen=True)
class Shown:
    """What was on: the picture, what asked for it, and how many times the contest had been changed by then."""

    cue: Cue
    scene: Scene
    edits: int


class HallMachine(RuleBasedStateMachine):
    """An operator, and a desk that goes on changing the contest meanwhile."""

    def __init__(self) -> None:
        super().__init__()
        self.session = contest_with_phones()
        for number, value in ((1, "81.3"), (2, "72.4"), (4, "63.7"), (5, "58.2")):
            key_sheets(self.session, STAGE, number, value)
        for judge in JUDGES:
            for criterion in ("innovation", "team"):
                marks.enter(self.session, STAGE, 3, judge, criterion, UNCONFIRMED)
        awards.grant(self.session, "优秀组织单位奖", "示范县局")
        self.scenes: list[Scene] = []
        self.control = Operator(self.session, self.scenes.append)
        self.past: list[Shown] = []
        self.edits = 0

    def on(self) -> list[Shown]:
        cue = self.control.cue
        return [Shown(cue, self.scenes[-1], self.edits)] if cue is not None else []

    def step(self, act: Callable[[], None]) -> None:
        """Do something that may be refused: then the hall sees what it saw."""
        before, scenes, cue = self.on(), len(self.scenes), self.control.cue
        try:
            act()
        except Refusal:
            assert (len(self.scenes), self.control.cue) == (scenes, cue)
            return
        if self.control.cue != cue:
            self.past += before

    @rule(number=st.integers(1, 5), steps=st.integers(1, 11))
    def go_forward(self, number: int, steps: int) -> None:
        for _ in range(steps):
            self.step(lambda: self.control.forward(STAGE, number))
            self.only_confirmed_sheets_and_scores()
            self.nobody_else_is_named()
            self.no_place_before_its_reveal()

    @rule(cue=st.sampled_from(PICTURES))
    def put(self, cue: Cue) -> None:
        self.step(lambda: self.control.put(cue))

    @precondition(lambda self: self.past)
    @rule()
    def go_back(self) -> None:
        former = self.past.pop()
        self.control.back()
        assert self.control.cue == former.cue
        # Lists of what the hall has seen grow with every reveal; every other picture is the very same.
        lists = isinstance(former.scene, Leaderboard) or (isinstance(former.scene, Reveal) and former.scene.top)
        if former.edits == self.edits and not lists:
            assert self.scenes[-1] == former.scene, "a step back restores the former picture"

    @rule(one_by_one=st.booleans())
    def choose(self, one_by_one: bool) -> None:
        self.control.one_by_one = one_by_one

    @rule(number=st.integers(1, 5), value=st.sampled_from(["", "66.1", "90"]))
    def correct(self, number: int, value: str) -> None:
        self.edit(
            lambda: marks.enter(self.session, STAGE, number, "赵", "team", value, reason="重填", supervisor="郑明")
        )

    @rule(number=st.integers(1, 5))
    def confirm(self, number: int) -> None:
        self.edit(lambda: marks.confirm(self.session, STAGE, number))

    @rule(number=st.integers(1, 5), presence=st.sampled_from([Presence.WAITING, Presence.WITHDRAWN]))
    def withdraw(self, number: int, presence: Presence) -> None:
        self.edit(lambda: panels.set_presence(self.session, STAGE, number, presence, "来函"))

    @rule()
    def end_the_stage(self) -> None:
        for number in range(1, 6):
            self.confirm(number)
        self.edit(lambda: sealing.seal(self.session, STAGE))

    @precondition(lambda self: self.session.contest.seal_of(STAGE) is not None)
    @rule(steps=st.integers(0, 8))
    def hold_the_ceremony(self, steps: int) -> None:
        self.put(CeremonyCue())
        self.go_forward(1, steps)

    def edit(self, act: Callable[[], object]) -> None:
        """Change the contest as the desk may, and let the hall follow."""
        try:
            act()
        except Refusal:
            return
        self.edits += 1
        self.control.refresh()

    @invariant()
    def no_telephone_number_and_no_unconfirmed_mark(self) -> None:
        scores = self.session.result(STAGE).scores
        for text in words(self.scenes[-1:] and self.scenes[-1]):
            assert "1380000000" not in text
            assert "联系人" not in text
            assert UNCONFIRMED not in text or scores[3].published is not None

    @invariant()
    def only_confirmed_sheets_and_scores(self) -> None:
        for scene in self.scenes[-1:]:
            if isinstance(scene, Reveal):
                score = self.session.result(STAGE).scores[scene.number]
                assert score.published is not None
                assert scene.score in ("", str(score.published))
                assert all(line.sheet.confirmed for line in score.lines if line.sheet.counts)

    @invariant()
    def nobody_else_is_named(self) -> None:
        seen = {reveal.number for reveal in self.session.contest.reveals}
        for scene in self.scenes[-1:]:
            named = set().union(*(betrayed(self.session, text) for text in words(scene)))
            if isinstance(scene, Leaderboard):
                assert named <= seen
            elif isinstance(scene, Reveal):
                assert {scene.number} <= named <= {scene.number} | (seen if scene.place else set())
            elif isinstance(scene, OnStage):
                assert named - betrayed(self.session, scene.next_up) == {scene.number}
            elif isinstance(scene, Ceremony):
                assert isinstance(self.control.cue, CeremonyCue)
                assert len(named) <= len(scene.called) == self.control.cue.called
            else:
                assert not named

    @invariant()
    def no_place_before_its_reveal(self) -> None:
        seen = {reveal.number for reveal in self.session.contest.reveals}
        for scene in self.scenes[-1:]:
            if isinstance(scene, Reveal) and (scene.score or scene.place):
                assert scene.number in seen, "a score on the screen is on record"
            if isinstance(scene, Ceremony):
                assert self.session.contest.seal_of(STAGE) is not None, "an award is announced once it is final"


HallMachine.TestCase.settings = settings(max_examples=20, stateful_step_count=50)
TestHall = HallMachine.TestCase
