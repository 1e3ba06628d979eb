"""What the audience may see, computed a second time from the contest alone, for the test of random operators."""

from collections.abc import Sequence
from dataclasses import fields, is_dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from maker_desktop.domain.model.presence import Presence
from maker_desktop.domain.model.roster import Project
from maker_desktop.domain.model.ruling import CaseKind, Decision
from maker_desktop.domain.model.standing import Score
from maker_desktop.services.core.session import Session
from maker_desktop.services.scoring import marks
from maker_desktop.ui.audience.cues import (
    BlackCue,
    BoardCue,
    CeremonyCue,
    Cue,
    PhotoCue,
    RevealCue,
    RevealStep,
    StageCue,
    TimerCue,
)
from maker_desktop.ui.audience.operator import Operator
from maker_desktop.ui.audience.scenes import (
    Black,
    Ceremony,
    GroupPhoto,
    Leaderboard,
    OnStage,
    Reveal,
    Row,
    Scene,
    Timer,
)

STAGE: Final = "final"
#: Marks of sheets nobody has confirmed are this and a little more.
UNCONFIRMED: Final = 94
#: The order of announcement: tiers from the last up, divisions in their order within a tier.
TIERS: Final = (
    ("二等奖", "enterprise", 2, 3),
    ("二等奖", "startup", 2, 2),
    ("一等奖", "enterprise", 1, 1),
    ("一等奖", "startup", 1, 1),
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


class Oracle:
    """Everything is asked of the contest as it stands, never of the code that makes pictures."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def named(self, text: str) -> set[int]:
        """Return the projects a text names, by project or by applicant."""
        projects = self._session.contest.projects
        return {project.number for project in projects if project.name in text or project.applicant in text}

    def revealed(self) -> set[int]:
        """Return the projects whose score the audience has seen."""
        return {reveal.number for reveal in self._session.contest.reveals}

    def score(self, number: int) -> Score:
        """Return the score of a project."""
        return self._session.result(STAGE).scores[number]

    def secret_scores(self) -> set[str]:
        """Return the published scores that no reveal has shown, as texts nobody else's score looks like."""
        known = self.revealed()
        shown = {str(self.score(number).published) for number in known}
        shown |= {str(reveal.score) for reveal in self._session.contest.reveals}
        return {
            str(self.score(project.number).published)
            for project in self._session.contest.projects
            if project.number not in known and self.score(project.number).published is not None
        } - shown

    def division(self, number: int) -> str:
        """Return the name of a project's division."""
        return self._session.division(self._session.project(number).division).name

    def seen_in_order(self, division: str) -> list[Project]:
        """Return the revealed projects of a division that have a score, best first, equals by number."""
        projects = [
            project
            for project in self._session.contest.projects
            if project.division == division
            and project.number in self.revealed()
            and self.score(project.number).exact is not None
        ]
        return sorted(projects, key=lambda project: (*(-part for part in self.rank(project.number)), project.number))

    def place(self, number: int) -> int:
        """Return the place of a project among those revealed."""
        rivals = self.seen_in_order(self._session.project(number).division)
        return 1 + sum(self.rank(rival.number) > self.rank(number) for rival in rivals)

    def rank(self, number: int) -> tuple[Fraction, Fraction]:
        """Return what places are given by: the score, and among equals that of a playoff that all of them played."""
        exact, round_id = self.score(number).exact, self.round_of(number)
        assert exact is not None
        rivals = [
            each.number
            for each in self._session.contest.projects
            if each.division == self._session.project(number).division
            and self.competes(each.number)
            and self.score(each.number).exact == exact
        ]
        played = [self.playoff_score(each, round_id).published for each in rivals] if round_id else [None]
        own = self.playoff_score(number, round_id).published if round_id else None
        return exact, Fraction(0) if None in played or own is None else Fraction(own)

    def competes(self, number: int) -> bool:
        """Return whether a project competes."""
        return self._session.contest.presence(STAGE, number).competes

    def round_of(self, number: int) -> str:
        """Return the round id of the playoff a project is sent into, or an empty text."""
        rulings = self._session.contest.rulings_in_force
        found = [each for each in rulings if each.decision is Decision.PLAYOFF and number in each.numbers]
        return found[-1].round_id if found else ""

    def playoff_score(self, number: int, round_id: str) -> Score:
        """Return the score of a project in a playoff."""
        score = marks.score_of(self._session, STAGE, number, round_id)
        assert score is not None
        return score

    def provisional(self, division: str) -> bool:
        """Return whether a project of a division that competes has no place that the audience knows."""
        return any(
            project.division == division
            and self._session.contest.presence(STAGE, project.number).competes
            and (project.number not in self.revealed() or self.score(project.number).exact is None)
            for project in self._session.contest.projects
        )

    def undecided(self, number: int) -> bool:
        """Return whether another project the audience knows has the same rank, and no ruling lets them share it."""
        rivals = self.seen_in_order(self._session.project(number).division)
        return any(
            rival.number != number
            and self.rank(rival.number) == self.rank(number)
            and not self.share(number, rival.number)
            for rival in rivals
        )

    def share(self, number: int, rival: int) -> bool:
        """Return whether the committee let two projects stay level."""
        return any(
            ruling.kind is CaseKind.TIE
            and ruling.decision in (Decision.UPHOLD, Decision.SHARE)
            and {number, rival} <= set(ruling.numbers)
            for ruling in self._session.contest.rulings_in_force
        )

    def corrected(self, number: int, round_id: str = "") -> bool:
        """Return whether the audience first saw another score."""
        contest = self._session.contest
        if round_id:
            played = contest.revealed_in_playoffs.get((STAGE, number, round_id))
            return played is not None and played.score != self.playoff_score(number, round_id).published
        reveal = contest.revealed.get((STAGE, number))
        return reveal is not None and reveal.score != self.score(number).published

    def check_reveal(self, cue: RevealCue, scene: Reveal) -> None:
        """Hold a reveal against the step it is at."""
        score = self.playoff_score(scene.number, cue.round_id) if cue.round_id else self.score(scene.number)
        assert (scene.number, scene.playoff) == (cue.number, bool(cue.round_id))
        assert self._session.contest.presence(STAGE, cue.number).competes
        assert score.published is not None
        assert all(line.sheet.confirmed for line in score.lines if line.sheet.counts)
        assert [tile.shown for tile in scene.tiles] == [index < cue.tiles for index in range(len(score.lines))]
        for tile, line in zip(scene.tiles, score.lines, strict=True):
            assert line.total is not None
            assert tile.text == (
                f"{round(Decimal(line.total.numerator) / line.total.denominator, 2)}" if tile.shown else ""
            )
            assert tile.struck is bool(tile.note) is (cue.step >= RevealStep.STRUCK and line.dropped is not None)
        assert scene.score == (str(score.published) if cue.step >= RevealStep.SCORE else "")
        assert scene.corrected is self.corrected(scene.number, cue.round_id)
        if cue.step < RevealStep.PLACE:
            assert not scene.place_heading
            assert not scene.place
            assert not scene.top
            return
        assert scene.place.removeprefix("并列") == f"第 {self.place(scene.number)} 名"
        project = self._session.project(scene.number)
        waits = [
            *(["暂列"] if self.provisional(project.division) else []),
            *(["待裁定"] if self.undecided(scene.number) else []),
        ]
        assert scene.place_heading == self.division(scene.number) + " · ".join(waits)
        self.check_rows(scene.top)

    def check_rows(self, rows: Sequence[Row]) -> None:
        """Hold lines of standings against the scores that have been revealed."""
        for row in rows:
            (number,) = self.named(row.project)
            assert number in self.revealed()
            assert self._session.contest.presence(STAGE, number).competes
            assert (row.place, row.score) == (str(self.place(number)), str(self.score(number).published))
            assert row.corrected is self.corrected(number)
            assert row.undecided is self.undecided(number)

    def next_up(self, number: int, round_id: str) -> str:
        """Return who gets ready while a project is on stage, as drawn; in a playoff whoever else plays it."""
        drawn = {each.number: each.position for each in self._session.contest.drawn_places if each.stage == STAGE}
        own = self._session.project(number)
        waiting = [
            project
            for project in self._session.contest.projects
            if project.division == own.division
            and drawn[project.number] > drawn[number]
            and (
                self.competes(project.number) and self.round_of(project.number) == round_id
                if round_id
                else self._session.contest.presence(STAGE, project.number) is Presence.WAITING
            )
        ]
        first = min(waiting, key=lambda project: drawn[project.number], default=None)
        return f"{first.number} 号　{first.name}" if first else ""

    def is_false(self, cue: Cue) -> bool:
        """Return whether a picture must not come back: its project is out, or its award is not as it was called."""
        contest = self._session.contest
        if isinstance(cue, StageCue | TimerCue | RevealCue):
            return not self.competes(cue.number) or bool(cue.round_id and cue.round_id != self.round_of(cue.number))
        if not isinstance(cue, CeremonyCue):
            return False
        if STAGE not in contest.sealed or not self.programme():
            return True
        if not cue.award:
            return False
        found = [names for award, division, names in self.programme() if (award, division) == (cue.award, cue.division)]
        called = [each if isinstance(each, str) else self._session.project(each).name for each in cue.called]
        if not found:
            return True
        return called != found[0][: len(called)] if cue.division else not set(called) <= set(found[0])

    def sealed(self) -> bool:
        """Return whether the stage is sealed."""
        return STAGE in self._session.contest.sealed

    def calls(self, earlier: tuple[int, int], later: tuple[int, int]) -> int:
        """Return how many steps one by one lead from one moment of the ceremony to another, both (award, called)."""
        moments = [
            (at, called) for at, (_, _, names) in enumerate(self.programme()) for called in range(len(names) + 1)
        ]
        return moments.index(later) - moments.index(earlier)

    def place_of(self, name: str) -> int | None:
        """Return the place of a project in the standings, by its name."""
        standings = self._session.result(STAGE).standings
        return next(each.place for each in standings if self._session.project(each.number).name == name)

    def announced(self, award: str) -> set[str]:
        """Return who has been announced with an award, by name."""
        called = [each for call in self._session.contest.award_calls if call.award == award for each in call.called]
        return {self._session.project(int(each)).name if each.isdigit() else each for each in called}

    def programme(self) -> list[tuple[str, str, list[str]]]:
        """Return the awards in the order they are announced, each with those called, the best last."""
        prizes = [prize.organisation for prize in self._session.contest.organisation_prizes]
        announced = [("优秀组织单位奖", "", prizes)] if prizes else []
        for award, division, first, last in TIERS:
            standings = self._session.result(STAGE).division(division)
            placed = [each for each in standings if each.place is not None and first <= each.place <= last]
            names = [
                self._session.project(each.number).name for each in sorted(placed, key=lambda each: -(each.place or 0))
            ]
            above = sum(1 for each in standings if each.place is not None and each.place < first)
            if names or above < last:  # what nobody gets is announced as vacant, unless equals above took it
                announced.append((award, self._session.division(division).name, names))
        return announced


def check_shown(oracle: Oracle, control: Operator, scene: Scene, now: float) -> None:
    """Hold what the audience sees against the contest; a picture kept until a key updates it, against its words only.

    `now` is the time of the stage's clock.
    """
    seen = [word for word in words(scene) if not isinstance(scene, OnStage) or word != scene.next_up]
    for number in set().union(*map(oracle.named, seen)):
        assert oracle.competes(number), "nobody who is out is on the screen"
    secrets = oracle.secret_scores()
    sheets = {tile.text for tile in scene.tiles} if isinstance(scene, Reveal) else set()
    for text in words(scene):
        assert "1380000000" not in text
        assert "联系人" not in text
        assert text not in secrets or text in sheets, "no sheet is a secret once it lies open"
        standing = control.pending or oracle.score(3).published is not None
        assert standing or not text.startswith(("94.", "95.", "97.", "98.")), "no sheet that is not confirmed"
    if not control.pending:
        _check_picture(oracle, control, scene, now)


def check_lobby(oracle: Oracle, scene: Scene) -> None:
    """Hold the board in the lobby against what the audience knows: nobody of whom it has not seen the score."""
    named = set().union(*map(oracle.named, words(scene)))
    assert named <= oracle.revealed()
    assert all(map(oracle.competes, named)), "nobody who is out is on the board"


def _check_picture(oracle: Oracle, control: Operator, scene: Scene, now: float) -> None:
    cue = control.cue
    named = set().union(*map(oracle.named, words(scene)))
    match scene:
        case Reveal():
            assert isinstance(cue, RevealCue)
            oracle.check_reveal(cue, scene)
            assert {scene.number} <= named <= {scene.number} | (oracle.revealed() if scene.top else set())
            assert not scene.score or scene.number in oracle.revealed(), "a score on the screen is on record"
        case Leaderboard():
            assert isinstance(cue, BoardCue)
            in_order = [project.name for project in oracle.seen_in_order(cue.division)]
            assert [row.project for row in scene.rows] == in_order
            assert scene.heading.endswith("（暂列）") is oracle.provisional(cue.division)
            oracle.check_rows(scene.rows)
        case OnStage():
            assert isinstance(cue, StageCue | RevealCue)
            assert oracle.named(f"{scene.project} {scene.applicant}") == {scene.number} == {cue.number}
            assert scene.next_up == oracle.next_up(scene.number, cue.round_id)
        case Timer():
            assert isinstance(cue, TimerCue)
            assert named == {scene.number} == {cue.number}
            clock = control.clock
            own = clock is not None and clock.number == cue.number
            assert scene.countdown.elapsed(now) == (clock.current.elapsed(now) if own and clock else 0)
        case Ceremony():
            _check_ceremony(oracle, cue, scene)
        case GroupPhoto():
            assert isinstance(cue, PhotoCue)
            assert oracle.sealed()
            assert {each.name for row in scene.rows for each in row} <= oracle.announced(cue.award)
        case _:
            assert not named
            assert isinstance(scene, Black) is isinstance(cue, BlackCue)


def _check_ceremony(oracle: Oracle, cue: Cue, scene: Ceremony) -> None:
    assert isinstance(cue, CeremonyCue)
    winners = next(
        names for award, division, names in oracle.programme() if (award, division) == (scene.award, scene.division)
    )
    called = [called.name for called in scene.called][::-1]
    assert oracle.sealed(), "an award is announced once it is final"
    assert scene.places == len(winners)
    assert len(called) == len(cue.called)
    assert set(called) <= set(winners)
    assert [each.now for each in scene.called] == [True, *[False] * (len(called) - 1)][: len(called)]
    if scene.division:
        places = [oracle.place_of(name) for name in called]
        assert places == [oracle.place_of(name) for name in winners[: len(called)]], "the best come last"
