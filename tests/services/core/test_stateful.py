"""Any sequence of verbs leaves the contest as a plain model says, and its file, read anew or replayed, agrees."""

import shutil
import tempfile
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from maker_desktop.domain.arbitration.verdict import Verdict
from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.presence import Presence
from maker_desktop.domain.model.ruling import Decision
from maker_desktop.domain.model.scoresheet import Confirmation, Mark
from maker_desktop.domain.results.stage_results import stage_result
from maker_desktop.exchange.marks_file import MarkRow, MarksReading
from maker_desktop.services.arbitration import arbitration
from maker_desktop.services.core import contest
from maker_desktop.services.core.people import Signed
from maker_desktop.services.core.session import Session
from maker_desktop.services.panels import panels
from maker_desktop.services.roster import roster
from maker_desktop.services.scoring import marks, marks_import
from maker_desktop.services.scoring.mark_gate import KeyedMark
from maker_desktop.services.standings import sealing
from maker_desktop.store.verify import verify
from tests.fakes import clock
from tests.services.contests import JUDGES, PROJECTS, RULES, seat_all

STAGE = "preliminary"
NUMBERS = st.integers(1, 5)
JUDGE = st.sampled_from(JUDGES)
CRITERION = st.sampled_from(["innovation", "team"])
TEXT = st.sampled_from(["80", "81.5", "100", "0", "", "100.1", "x"])
REASON = st.sampled_from(["", "看错一行"])
WEIGHTS = {"innovation": 60, "team": 40}
#: How many go on, by the numbers of each division's projects.
ADVANCE = {(1, 2, 3): 2, (4, 5): 1}

Pair = tuple[int, str]


class No(Exception):  # noqa: N818 - an answer of the model
    """The model refuses."""


@dataclass
class Model:
    """What the contest should be, kept in plain dictionaries."""

    marks: dict[tuple[int, str, str], list[str | None]] = field(default_factory=dict)
    confirmed: set[Pair] = field(default_factory=set)
    recused: dict[Pair, str] = field(default_factory=dict)
    absent: dict[Pair, str] = field(default_factory=dict)
    presence: dict[int, tuple[Presence, str]] = field(default_factory=dict)
    revealed: set[int] = field(default_factory=set)
    objections: dict[str, bool] = field(default_factory=dict)
    sealed: bool = False
    reopened: int = 0

    def copy(self) -> "Model":
        return Model(
            {cell: list(values) for cell, values in self.marks.items()},
            set(self.confirmed),
            dict(self.recused),
            dict(self.absent),
            dict(self.presence),
            set(self.revealed),
            dict(self.objections),
            self.sealed,
            self.reopened,
        )

    def need(self, *conditions: bool) -> None:
        if not all(conditions):
            raise No

    def value(self, number: int, judge: str, criterion: str) -> str | None:
        return (self.marks.get((number, judge, criterion)) or [None])[-1]

    def competes(self, number: int) -> bool:
        return self.presence.get(number, (Presence.WAITING, ""))[0].competes

    def due(self, number: int) -> list[str]:
        excused = self.recused.keys() | self.absent.keys()
        return [judge for judge in JUDGES if (number, judge) not in excused]

    def complete(self, number: int, judge: str) -> bool:
        return all(self.value(number, judge, criterion) is not None for criterion in WEIGHTS)

    def score(self, number: int) -> Fraction | None:
        due = self.due(number)
        done = all((number, judge) in self.confirmed and self.complete(number, judge) for judge in due)
        if not self.competes(number) or not done or len(due) < 2:
            return None
        totals = [
            sum(Fraction(self.value(number, judge, key) or 0) * weight / 100 for key, weight in WEIGHTS.items())
            for judge in due
        ]
        return Fraction(sum(totals)) / len(totals)

    def may_mark(self, number: int, judge: str) -> bool:
        pair = (number, judge)
        return self.competes(number) and pair not in self.recused and pair not in self.absent

    def enter(self, number: int, judge: str, criterion: str, text: str, reason: str, supervisor: str) -> None:
        self.need(not self.sealed, text not in ("100.1", "x"), self.may_mark(number, judge))
        value = text or None
        if value == self.value(number, judge, criterion):
            return
        if number in self.revealed:
            self.need(bool(reason), bool(supervisor))
        elif (number, judge) in self.confirmed:
            self.need(bool(reason))
        self.marks.setdefault((number, judge, criterion), []).append(value)
        if value is None:
            self.confirmed.discard((number, judge))

    def confirm(self, number: int) -> None:
        self.need(not self.sealed, all(self.complete(number, judge) for judge in self.due(number)))
        fresh = {(number, judge) for judge in self.due(number)} - self.confirmed
        self.confirmed |= fresh
        if fresh:
            self.present(number)

    def present(self, number: int) -> None:
        if self.presence.get(number, (Presence.WAITING, ""))[0] is Presence.WAITING:
            self.presence[number] = (Presence.PRESENTED, "")

    def take_in(self, values: dict[int, str]) -> None:
        self.need(not self.sealed)
        changed = []
        for number, value in values.items():
            for judge in JUDGES:
                self.need(self.may_mark(number, judge))
                for criterion in WEIGHTS:
                    if self.value(number, judge, criterion) != value:
                        self.need(number not in self.revealed)
                        changed.append((number, judge, criterion, value))
        for number, judge, criterion, value in changed:
            self.marks.setdefault((number, judge, criterion), []).append(value)
        for number, judge, _criterion, _value in changed:
            if (number, judge) not in self.confirmed:
                self.confirmed.add((number, judge))
                self.present(number)

    def seal(self) -> None:
        self.need(not self.sealed, all(self.objections.values()))
        for numbers, seats in ADVANCE.items():
            competing = [number for number in numbers if self.competes(number)]
            scores = [self.score(number) for number in competing]
            self.need(None not in scores)
            falling = sorted((score for score in scores if score is not None), reverse=True)
            for place, (upper, lower) in enumerate(pairwise(falling), 1):
                self.need(place != seats or upper != lower)
        self.sealed = True

    def going_on(self) -> set[int]:
        if not self.sealed:
            return set()
        going: set[int] = set()
        for numbers, seats in ADVANCE.items():
            scored = [(score, number) for number in numbers if (score := self.score(number)) is not None]
            going |= {number for _, number in sorted(scored, reverse=True)[:seats]}
        return going


class PageContext(RuleBasedStateMachine):
    """A secretary who does anything, in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.path = self.folder / "a.maker"
        self.session = contest.create(self.path, RULES, "秘书", clock)
        for project in PROJECTS:
            roster.edit(self.session, project)
        for stage in (STAGE, "final"):
            seat_all(self.session, stage)
        self.model = Model()

    def both(self, verb: Callable[[Session], object], model: Callable[[Model], None]) -> None:
        """Have the contest and the model do the same: both do it, or both refuse and stay as they were."""
        wanted, refused = self.model.copy(), False
        try:
            model(wanted)
        except No:
            wanted, refused = self.model, True
        entries = self.entries()
        with pytest.raises(Refusal) if refused else nullcontext():
            verb(self.session)
        assert self.entries() - entries == (wanted != self.model)
        self.model = wanted

    def entries(self) -> int:
        return len(list(self.session.file.entries()))

    @rule(number=NUMBERS, judge=JUDGE, criterion=CRITERION, text=TEXT, reason=REASON, supervisor=REASON)
    def enter(self, number: int, judge: str, criterion: str, text: str, reason: str, supervisor: str) -> None:
        self.both(
            lambda session: marks.enter(
                session, KeyedMark(STAGE, number, judge, criterion, text), Signed(reason=reason, supervisor=supervisor)
            ),
            lambda model: model.enter(number, judge, criterion, text, reason, supervisor),
        )

    @rule(values=st.dictionaries(NUMBERS, st.sampled_from(["70", "80", "90.5"]), min_size=1))
    def take_in(self, values: dict[int, str]) -> None:
        rows = [(number, judge, key, value) for number, value in values.items() for judge in JUDGES for key in WEIGHTS]
        reading = MarksReading(
            tuple(
                MarkRow(row, str(number), judge, key, mark) for row, (number, judge, key, mark) in enumerate(rows, 2)
            ),
            (),
        )

        def verb(session: Session) -> None:
            taken = marks_import.import_marks(session, STAGE, reading)
            if taken.refused:
                raise Refusal(taken.refused[0].reason)

        self.both(verb, lambda model: model.take_in(values))

    @rule()
    def take_all_in(self) -> None:
        self.take_in({number: f"{90 - number}" for number in range(1, 6)})

    @rule(number=NUMBERS)
    def confirm(self, number: int) -> None:
        self.both(lambda session: marks.confirm(session, STAGE, number), lambda model: model.confirm(number))

    @rule(number=NUMBERS)
    def reveal(self, number: int) -> None:
        def model(model: Model) -> None:
            model.need(model.score(number) is not None)
            model.revealed.add(number)

        self.both(lambda session: marks.reveal(session, STAGE, number), model)

    @rule(number=NUMBERS, judge=JUDGE, reason=REASON, there=st.booleans(), recused=st.booleans())
    def excuse(self, number: int, judge: str, reason: str, there: bool, recused: bool) -> None:
        put, lift = (panels.recuse, panels.lift_recusal) if recused else (panels.mark_absent, panels.lift_absence)

        def model(model: Model) -> None:
            excused = model.recused if recused else model.absent
            model.need(not model.sealed, bool(reason), number not in model.revealed)
            if there:
                model.need((number, judge) not in model.confirmed)
                excused[number, judge] = reason
            else:
                model.need(excused.pop((number, judge), None) is not None)

        self.both(lambda session: (put if there else lift)(session, STAGE, judge, number, reason), model)

    @rule(number=NUMBERS, presence=st.sampled_from(list(Presence)), reason=REASON)
    def appear(self, number: int, presence: Presence, reason: str) -> None:
        def model(model: Model) -> None:
            model.need(not model.sealed, presence is not Presence.DISQUALIFIED, presence.competes or bool(reason))
            model.presence[number] = (presence, reason)

        self.both(lambda session: panels.set_presence(session, STAGE, number, presence, reason), model)

    @rule(number=NUMBERS)
    def object(self, number: int) -> None:
        def model(model: Model) -> None:
            model.objections[f"objection:{len(model.objections) + 1}"] = False

        self.both(
            lambda session: arbitration.lodge(session, STAGE, [number], person="某", contact="某", text="不服"), model
        )

    @rule()
    def turn_down(self) -> None:
        waiting = [key for key, ruled in self.model.objections.items() if not ruled]
        if waiting:
            verdict = Verdict(Decision.UPHOLD, "维持", ("吴", "郑"))
            self.both(
                lambda session: arbitration.rule(session, waiting[0], verdict),
                lambda model: model.objections.update({waiting[0]: True}),
            )

    @rule()
    def seal(self) -> None:
        self.both(lambda session: sealing.seal(session, STAGE), Model.seal)

    @rule()
    def reopen_stage(self) -> None:
        def model(model: Model) -> None:
            model.need(model.sealed)
            model.sealed = False
            model.reopened += 1

        verdict = Verdict(Decision.REOPEN, "漏评", ("吴", "郑"))
        self.both(lambda session: arbitration.rule(session, f"seal:{STAGE}", verdict), model)

    @rule()
    def open_again(self) -> None:
        self.session.close()
        self.session = contest.open_session(self.path, "秘书", clock=clock)

    @invariant()
    def the_contest_is_as_the_model_says(self) -> None:
        model, contest_now, book = self.model, self.session.contest, self.session.book(STAGE)
        kept: dict[tuple[int, str, str], list[str | None]] = {}
        for mark in self.session.file.all(Mark):
            value = None if mark.value is None else str(mark.value)
            kept.setdefault((mark.number, mark.judge, mark.criterion), []).append(value)
        assert kept == model.marks
        for (number, judge, criterion), values in model.marks.items():
            assert book.version(number, judge, criterion) == len(values)
        assert {(each.number, each.judge) for each in self.session.file.all(Confirmation)} == model.confirmed
        assert {(each.number, each.judge): each.reason for each in contest_now.recusals} == model.recused
        assert {(each.number, each.judge): each.reason for each in contest_now.absences} == model.absent
        assert {each.number: (each.presence, each.reason) for each in contest_now.appearances} == model.presence
        assert {each.number for each in contest_now.reveals} == model.revealed
        assert {each.number for each in contest_now.entrants} == model.going_on()
        assert [seal.stage for seal in contest_now.seals] == [STAGE] * model.sealed
        assert len(contest_now.rulings) == model.reopened + sum(model.objections.values())
        scores = self.session.result(STAGE).scores
        assert {number: score.exact for number, score in scores.items()} == {
            number: model.score(number) for number in range(1, 6)
        }

    @invariant()
    def the_file_says_the_same_read_anew_and_replayed(self) -> None:
        with contest.open_session(self.path, "读者", read_only=True) as reader:
            assert reader.contest == self.session.contest
            assert reader.books() == self.session.books()
            stage = reader.stage(STAGE)
            assert self.session.result(STAGE) == stage_result(reader.contest, stage, reader.books())
        found = verify(self.path)
        assert found.ok, found.reason

    def teardown(self) -> None:
        self.session.close()
        shutil.rmtree(self.folder)


QUICK = settings(
    max_examples=10,
    stateful_step_count=20,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def test_any_sequence_of_verbs() -> None:
    run_state_machine_as_test(PageContext, settings=QUICK)


@pytest.mark.soak
def test_many_long_sequences_of_verbs() -> None:
    run_state_machine_as_test(PageContext, settings=settings(QUICK, max_examples=150, stateful_step_count=40))
