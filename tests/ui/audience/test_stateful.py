"""A thousand things an operator may do in any order: what the audience must never see, and every step back exact."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import Final

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from maker_desktop.domain.arbitration.verdict import Verdict
from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.presence import Presence
from maker_desktop.domain.model.roster import Project
from maker_desktop.domain.model.ruling import CaseKind, Decision, Ruling
from maker_desktop.services.arbitration import arbitration
from maker_desktop.services.awards import awards
from maker_desktop.services.core.people import Signed
from maker_desktop.services.core.session import Session
from maker_desktop.services.panels import draw, panels
from maker_desktop.services.scoring import marks
from maker_desktop.services.scoring.mark_gate import KeyedMark
from maker_desktop.services.standings import sealing
from maker_desktop.ui.audience.cues import (
    WAITING,
    BlackCue,
    BoardCue,
    CeremonyCue,
    Cue,
    MessageCue,
    StageCue,
    TimerCue,
    TitleCue,
)
from maker_desktop.ui.audience.operator import Operator
from maker_desktop.ui.audience.scenes import Ceremony, Leaderboard, Reveal, Scene
from maker_desktop.ui.audience.stage_clock import StageClock
from tests.examples import examples
from tests.services.contests import JUDGES, RULES, small_contest
from tests.ui.audience.oracle import STAGE, UNCONFIRMED, Oracle, check_shown

#: The small contest with a clock, with sheets to drop, and with two tiers.
_RULES: Final = (
    RULES.replace('kind = "roadshow"', 'kind = "roadshow"\ntimer = { pitch = 8, defence = 7 }').replace(
        "minimum_sheets = 2", 'minimum_sheets = 2\ntrim = { highest = 1, lowest = 1, of = "sheet", from_sheets = 5 }'
    )
    + """
[[award]]
id = "second"
name = "二等奖"
places = { enterprise = 2, startup = 1 }
"""
)
PICTURES: Final = (
    BlackCue(),
    TitleCue(STAGE),
    MessageCue("休息"),
    BoardCue(STAGE, "enterprise"),
    BoardCue(STAGE, "startup"),
    StageCue(STAGE, 2),
    StageCue(STAGE, 3),
    CeremonyCue(),
)


def contest_with_phones() -> Session:
    """Return a contest whose names are in no other text, with a telephone number for each project."""
    session = small_contest(_RULES)
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
    draw.enter_draw(session, STAGE, {3: 1, 1: 2, 2: 3, 5: 1, 4: 2})
    for number, whole in ((1, 81), (2, 72), (3, UNCONFIRMED), (4, 63), (5, 58)):
        for more, judge in zip(("0", "1.1", "3.3", "4.1", "4.9"), JUDGES, strict=True):  # no sheet is what a score is
            for criterion in ("innovation", "team"):
                marks.enter(session, KeyedMark(STAGE, number, judge, criterion, str(whole + Decimal(more))))
        if whole != UNCONFIRMED:
            marks.confirm(session, STAGE, number)
    for number in (1, 2, 4):  # else nobody would be left to get ready
        panels.set_presence(session, STAGE, number, Presence.WAITING)
    awards.grant(session, "优秀组织单位奖", "示范县局")
    return session


@dataclass(frozen=True)
class Shown:
    """What was on: the picture, what asked for it, and how many times the contest had been changed by then."""

    cue: Cue
    scene: Scene
    edits: int


class AudienceMachine(RuleBasedStateMachine):
    """An operator, and a desk that goes on changing the contest meanwhile."""

    def __init__(self) -> None:
        super().__init__()
        self.session = contest_with_phones()
        self.oracle = Oracle(self.session)
        self.scenes: list[Scene] = []
        self.control = Operator(self.session, self.scenes.append)
        self.scenes.append(self.control.shown())
        self.past: list[Shown] = []
        self.edits = 0
        self.now = 0.0

        self.kept = False

    def on(self) -> Shown:
        return Shown(self.control.cue, self.scenes[-1], self.edits)

    def step(self, act: Callable[[], None]) -> None:
        """Do something that may be refused: then the audience screen is unchanged."""
        before, scenes = self.on(), len(self.scenes)
        try:
            act()
        except Refusal:
            assert (len(self.scenes), self.control.cue) == (scenes, before.cue)
            return
        self.kept = False
        if self.control.cue != before.cue:
            self.past.append(before)

    @rule(number=st.integers(1, 5), steps=st.integers(1, 12))
    def go_forward(self, number: int, steps: int) -> None:
        for _ in range(steps):
            # Until somebody is called the ceremony stands at its first award, whichever that is by then.
            announced = self.announced() if self.control.cue != CeremonyCue() else None
            self.step(lambda: self.control.forward(STAGE, number))
            self.the_picture_is_what_its_step_allows()
            if announced is not None:
                ahead = self.announced()
                assert ahead is not None, "a ceremony goes on until its end"
                steps_on = self.oracle.calls(announced, ahead)
                assert steps_on in (0, 1) if self.control.one_by_one else steps_on >= 0, "nobody is passed over"
                assert ahead[0] == announced[0] or ahead[1] == 0, "an award is named before who has it"

    def announced(self) -> tuple[int, int] | None:
        """Return which award is on, from 0, and how many of its winners have been called."""
        scene = self.scenes[-1]
        if not isinstance(scene, Ceremony):
            return None
        kinds = [(award, division) for award, division, _ in self.oracle.programme()]
        return kinds.index((scene.award, scene.division)), len(scene.called)

    @rule(cue=st.sampled_from(PICTURES))
    def put(self, cue: Cue) -> None:
        self.step(lambda: self.control.put(cue))

    @precondition(lambda self: self.past)
    @rule()
    def go_back(self) -> None:
        before = self.on()
        while self.past and self.oracle.is_false(self.past[-1].cue):
            self.past.pop()
        if not self.past:
            assert not self.control.back()
            assert self.on() == before
            return
        former = self.past.pop()
        assert self.control.back()
        self.kept = False
        assert self.control.cue == former.cue
        # Lists of what the audience has seen grow with every reveal; every other picture is unchanged.
        lists = isinstance(former.scene, Leaderboard) or (isinstance(former.scene, Reveal) and former.scene.top)
        if former.edits == self.edits and not lists:
            assert self.scenes[-1] == former.scene, "a step back restores the former picture"

    @precondition(lambda self: not self.past)
    @rule()
    def go_back_from_the_first(self) -> None:
        before = self.on()
        assert not self.control.back()
        assert self.on() == before

    @rule(one_by_one=st.booleans())
    def choose(self, one_by_one: bool) -> None:
        self.control.one_by_one = one_by_one

    @rule(number=st.integers(1, 5), later=st.floats(0, 600))
    def run_the_clock(self, number: int, later: float) -> None:
        timer = self.session.stage(STAGE).timer
        assert timer is not None
        clock = self.control.clock
        if clock is None or clock.number != number:
            clock = StageClock.of(timer, number)
        self.now += later
        self.control.keep_clock(clock.toggled(self.now))
        self.edits += 1

    @rule(number=st.integers(1, 5), shown=st.integers(1, 5))
    def show_a_clock(self, number: int, shown: int) -> None:
        self.run_the_clock(number, 30.0)
        self.put(TimerCue(STAGE, shown))
        self.the_picture_is_what_its_step_allows()
        self.run_the_clock(number, 30.0)

    @rule(number=st.integers(1, 5), value=st.sampled_from(["", "66.1", "90"]))
    def correct(self, number: int, value: str) -> None:
        self.edit(
            lambda: marks.enter(
                self.session, KeyedMark(STAGE, number, "赵", "team", value), Signed(reason="重填", supervisor="郑明")
            )
        )

    @rule(number=st.integers(1, 5))
    def confirm(self, number: int) -> None:
        self.edit(lambda: marks.confirm(self.session, STAGE, number))

    @rule(number=st.integers(1, 5))
    def correct_and_confirm(self, number: int) -> None:
        self.correct(number, "66.1")
        self.confirm(number)

    @rule(number=st.integers(1, 5), again=st.booleans())
    def reveal_wholly(self, number: int, again: bool) -> None:
        self.choose(False)
        self.go_forward(number, 6)
        if again:
            self.correct_and_confirm(number)

    @rule(number=st.integers(1, 5), presence=st.sampled_from(list(Presence)))
    def appear(self, number: int, presence: Presence) -> None:
        self.edit(lambda: panels.set_presence(self.session, STAGE, number, presence, "来函"))

    @rule(played=st.sampled_from([(), (4,), (4, 5), (5,)]), value=st.sampled_from(["61", "62"]))
    def play_off(self, played: tuple[int, ...], value: str) -> None:
        """Let two projects tie, send them into a playoff, and key the sheets of some."""
        for judge in JUDGES:
            for criterion in ("innovation", "team"):
                same = str(self.session.book(STAGE).value(4, judge, criterion))
                self.edit(partial(self.key, KeyedMark(STAGE, 5, judge, criterion, same)))
        for number in (4, 5):
            self.confirm(number)
        verdict = Verdict(Decision.PLAYOFF, "加赛", ("吴", "郑"))
        self.edit(lambda: arbitration.rule(self.session, f"tie:{STAGE}:4-5", verdict))
        for number in played:
            round_id = self.oracle.round_of(number)
            mark = value if number == 4 else "61"
            for judge in JUDGES:
                for criterion in ("innovation", "team"):
                    self.edit(partial(self.key, KeyedMark(STAGE, number, judge, criterion, mark, round_id=round_id)))
            self.edit(partial(marks.confirm, self.session, STAGE, number, round_id))

    def key(self, keyed: KeyedMark) -> None:
        marks.enter(self.session, keyed, Signed(reason="重填", supervisor="郑明"))

    @precondition(lambda self: self.oracle.round_of(4))
    @rule(number=st.sampled_from([4, 5]), steps=st.integers(1, 9))
    def show_a_playoff(self, number: int, steps: int) -> None:
        round_id = self.oracle.round_of(number)
        self.put(StageCue(STAGE, number, round_id))
        for _ in range(steps):
            self.step(lambda: self.control.forward(STAGE, number, round_id))
            self.the_picture_is_what_its_step_allows()

    @rule(organisation=st.sampled_from(["安泽县局", "示范县局", "左权县局"]), given=st.booleans())
    def award(self, organisation: str, given: bool) -> None:
        verb = awards.grant if given else awards.revoke
        self.edit(lambda: verb(self.session, "优秀组织单位奖", organisation))

    @rule()
    def end_the_stage(self) -> None:
        for number in range(1, 6):
            self.confirm(number)
        self.edit(lambda: sealing.seal(self.session, STAGE))

    @precondition(lambda self: STAGE in self.session.contest.sealed)
    @rule()
    def reopen_the_stage(self) -> None:
        def reopen() -> None:
            with self.session.change("test", "reopened") as work:
                work.remove(self.session.contest.sealed[STAGE])

        self.edit(reopen)

    @rule(number=st.integers(1, 5), decision=st.sampled_from([Decision.DISQUALIFY, Decision.UPHOLD]))
    def rule_on(self, number: int, decision: Decision) -> None:
        """Throw a project out, or let it back in."""
        ruling = Ruling(
            len(self.session.contest.rulings) + 1,
            f"objection:{number}",
            CaseKind.OBJECTION,
            STAGE,
            (number,),
            decision,
            "冒名",
            ("甲",),
            "2026-05-01T10:00:00+08:00",
        )

        def write() -> None:
            with self.session.change("test", "ruling") as work:
                work.put(ruling)

        self.edit(write)

    @rule(between=st.sampled_from([BlackCue(), MessageCue("休息")]))
    def come_between_and_go_on(self, between: Cue) -> None:
        """F8 after black or a message shows again what was on, unless that is false now."""
        before = self.control.cue
        if isinstance(before, BlackCue | MessageCue) or self.kept:
            return
        self.put(between)
        assert self.control.next_cue(STAGE, None) == before
        self.step(lambda: self.control.forward(STAGE, None))

    @precondition(lambda self: STAGE in self.session.contest.sealed)
    @rule(steps=st.integers(0, 14))
    def hold_the_ceremony(self, steps: int) -> None:
        stood = self.control.announced.resume(self.session)
        self.put(stood)
        assert not isinstance(self.control.cue, CeremonyCue) or self.control.cue == stood
        self.go_forward(1, steps)

    def edit(self, act: Callable[[], object]) -> None:
        """Change the contest as the main window may, and let the audience screen follow."""
        try:
            act()
        except Refusal:
            return
        self.edits += 1
        before = self.on()
        told = self.control.follow()
        if self.control.cue == before.cue:
            assert self.scenes[-1] is before.scene, "only a key changes a picture that is not false"
            self.kept = self.control.pending
            return
        assert told, "the operator hears what became of his picture"
        assert self.control.cue == WAITING, "what has become false gives way to a neutral picture"
        self.kept = False
        self.past.append(before)

    @invariant()
    def what_is_on_is_true(self) -> None:
        assert self.kept == self.control.pending, "a picture that waits for a key says so"
        self.the_picture_is_what_its_step_allows()

    def the_picture_is_what_its_step_allows(self) -> None:
        check_shown(self.oracle, self.control, self.scenes[-1], self.now)


AudienceMachine.TestCase.settings = examples(30, stateful_step_count=50)
TestAudience = AudienceMachine.TestCase
