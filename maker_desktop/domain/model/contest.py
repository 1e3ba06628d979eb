"""One contest: a frozen snapshot of all records except marks, with the look-ups that rules need."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from maker_desktop.domain.model.handing_in import GiveBack, HandIn, SeatPass, StageCall
from maker_desktop.domain.model.panel import Absence, Assignment, Drawing, DrawnPlace, Recusal, Seat
from maker_desktop.domain.model.person import Person
from maker_desktop.domain.model.presence import Appearance, Presence
from maker_desktop.domain.model.records import (
    AwardCall,
    CertificateIssue,
    Elsewhere,
    Entrant,
    OrganisationPrize,
    OutsideResult,
    Seal,
)
from maker_desktop.domain.model.room import Conflict, Room
from maker_desktop.domain.model.roster import Declaration, FirstName, Project
from maker_desktop.domain.model.rulebook import Rulebook
from maker_desktop.domain.model.ruling import CommitteeMember, Decision, Objection, Ruling, in_force
from maker_desktop.domain.model.scoresheet import PaperTotal, PlayoffReveal, Reveal
from maker_desktop.domain.model.stage_rules import Stage


@dataclass(frozen=True)
class Contest:
    """赛事: rulebook, roster, panels, draw, rulings and seals, as one value."""

    rulebook: Rulebook
    projects: tuple[Project, ...] = ()
    first_names: tuple[FirstName, ...] = ()
    declarations: tuple[Declaration, ...] = ()
    seats: tuple[Seat, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    recusals: tuple[Recusal, ...] = ()
    absences: tuple[Absence, ...] = ()
    appearances: tuple[Appearance, ...] = ()
    drawings: tuple[Drawing, ...] = ()
    drawn_places: tuple[DrawnPlace, ...] = ()
    entrants: tuple[Entrant, ...] = ()
    reveals: tuple[Reveal, ...] = ()
    playoff_reveals: tuple[PlayoffReveal, ...] = ()
    paper_totals: tuple[PaperTotal, ...] = ()
    seat_passes: tuple[SeatPass, ...] = ()
    stage_calls: tuple[StageCall, ...] = ()
    hand_ins: tuple[HandIn, ...] = ()
    give_backs: tuple[GiveBack, ...] = ()
    objections: tuple[Objection, ...] = ()
    committee: tuple[CommitteeMember, ...] = ()
    rulings: tuple[Ruling, ...] = ()
    seals: tuple[Seal, ...] = ()
    stages_elsewhere: tuple[Elsewhere, ...] = ()
    outside_results: tuple[OutsideResult, ...] = ()
    organisation_prizes: tuple[OrganisationPrize, ...] = ()
    award_calls: tuple[AwardCall, ...] = ()
    certificates: tuple[CertificateIssue, ...] = ()
    people: tuple[Person, ...] = ()
    rooms: tuple[Room, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    settings: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def room(self) -> Room | None:
        """The room whose work this file carries, None in the contest's own file."""
        return self.rooms[0] if self.rooms else None

    @cached_property
    def by_number(self) -> Mapping[int, Project]:
        """Projects by roster number."""
        return {project.number: project for project in self.projects}

    @cached_property
    def rulings_in_force(self) -> tuple[Ruling, ...]:
        """The rulings that no later one has replaced, in the order they were made (see `ruling.in_force`)."""
        return in_force(self.rulings)

    def rulings_on(self, case_id: str) -> tuple[Ruling, ...]:
        """Return every ruling made on a case, replaced ones included, in the order they were made."""
        return tuple(sorted((each for each in self.rulings if each.case == case_id), key=lambda each: each.id))

    @cached_property
    def _presence(self) -> Mapping[tuple[str, int], Appearance]:
        return {(appearance.stage, appearance.number): appearance for appearance in self.appearances}

    @cached_property
    def _panel_of(self) -> Mapping[tuple[str, int], str]:
        return {(assignment.stage, assignment.number): assignment.panel for assignment in self.assignments}

    @cached_property
    def _seats_of(self) -> Mapping[str, Mapping[str, tuple[Seat, ...]]]:
        stages: dict[str, dict[str, list[Seat]]] = {}
        for seat in sorted(self.seats, key=lambda seat: (seat.panel, seat.seat)):
            stages.setdefault(seat.stage, {}).setdefault(seat.panel, []).append(seat)
        return {stage: {key: tuple(seats) for key, seats in panels.items()} for stage, panels in stages.items()}

    @cached_property
    def sealed(self) -> Mapping[str, Seal]:
        """The seals by stage; a stage that is open has none."""
        return {seal.stage: seal for seal in self.seals}

    @cached_property
    def elsewhere(self) -> Mapping[str, Elsewhere]:
        """The stages that are not held in this file, by id."""
        return {each.stage: each for each in self.stages_elsewhere}

    @cached_property
    def closed(self) -> frozenset[str]:
        """The stages nothing more happens in: sealed, held elsewhere or not held."""
        return frozenset({*self.sealed, *self.elsewhere})

    def outside(self, stage_id: str) -> Mapping[int, OutsideResult]:
        """Return what a stage held elsewhere came to, by project number."""
        return {each.number: each for each in self.outside_results if each.stage == stage_id}

    def presence(self, stage_id: str, number: int) -> Presence:
        """Return a project's presence in a stage; a disqualifying ruling takes precedence."""
        if (stage_id, number) in self._disqualified:
            return Presence.DISQUALIFIED
        appearance = self._presence.get((stage_id, number))
        return appearance.presence if appearance else Presence.WAITING

    def gone(self, number: int) -> Presence | None:
        """Return how a project has left the contest: withdrawn or disqualified in any stage; None where it has not."""
        project = self.by_number[number]
        found = (self.presence(stage.id, number) for stage in self.rulebook.stages_of(project.division))
        return next((each for each in found if each in (Presence.WITHDRAWN, Presence.DISQUALIFIED)), None)

    @cached_property
    def _disqualified(self) -> frozenset[tuple[str, int]]:
        return frozenset(
            (ruling.stage, number)
            for ruling in self.rulings_in_force
            if ruling.decision is Decision.DISQUALIFY
            for number in ruling.numbers
        )

    @cached_property
    def revealed(self) -> Mapping[tuple[str, int], Reveal]:
        """The reveals by stage and project; a project without one has not been shown to the audience."""
        return {(reveal.stage, reveal.number): reveal for reveal in self.reveals}

    @cached_property
    def revealed_in_playoffs(self) -> Mapping[tuple[str, int, str], PlayoffReveal]:
        """The reveals of playoffs by stage, project and round id."""
        return {(reveal.stage, reveal.number, reveal.round_id): reveal for reveal in self.playoff_reveals}

    @cached_property
    def excuses(self) -> Mapping[tuple[str, int, str], Recusal | Absence]:
        """Why a judge does not mark a project, by stage, number and judge: a recusal precedes an absence."""
        every: tuple[Recusal | Absence, ...] = (*self.absences, *self.recusals)
        return {(excuse.stage, excuse.number, excuse.judge): excuse for excuse in every}

    @cached_property
    def _paper_totals(self) -> Mapping[tuple[str, int, str, str], PaperTotal]:
        return {(paper.stage, paper.number, paper.judge, paper.round_id): paper for paper in self.paper_totals}

    def paper_total(self, stage_id: str, number: int, judge: str, round_id: str = "") -> PaperTotal | None:
        """Return the total entered from a judge's paper sheet, or None."""
        return self._paper_totals.get((stage_id, number, judge, round_id))

    @cached_property
    def passes(self) -> Mapping[tuple[str, str, int], SeatPass]:
        """The passes of seats by stage, panel and seat, without those of judges who no longer sit there."""
        judges = {(seat.stage, seat.panel, seat.seat): seat.judge for seat in self.seats}
        keyed = {(each.stage, each.panel, each.seat): each for each in self.seat_passes}
        return {place: each for place, each in keyed.items() if judges.get(place) == each.judge}

    def calls(self, stage_id: str, panel: str) -> tuple[StageCall, ...]:
        """Return the projects called on stage before a panel, the one on stage now last."""
        called = (call for call in self.stage_calls if (call.stage, call.panel) == (stage_id, panel))
        return tuple(sorted(called, key=lambda call: call.turn))

    @cached_property
    def _latest_hand_ins(self) -> Mapping[tuple[str, int, str, str], HandIn]:
        ordered = sorted(self.hand_ins, key=lambda each: each.turn)
        return {(each.stage, each.number, each.judge, each.round_id): each for each in ordered}

    @cached_property
    def _given_back(self) -> Mapping[str, GiveBack]:
        return {each.sheet: each for each in self.give_backs}

    def latest_hand_in(self, stage_id: str, number: int, judge: str, round_id: str = "") -> HandIn | None:
        """Return the last submission of a judge's sheet, given back or not."""
        return self._latest_hand_ins.get((stage_id, number, judge, round_id))

    def handed_in(self, stage_id: str, number: int, judge: str, round_id: str = "") -> HandIn | None:
        """Return the submission of a judge's sheet that stands: handed in and not given back."""
        latest = self._latest_hand_ins.get((stage_id, number, judge, round_id))
        return None if latest is None or latest.id in self._given_back else latest

    def given_back(self, stage_id: str, number: int, judge: str, round_id: str = "") -> GiveBack | None:
        """Return why a judge is to hand a sheet in again; None without a reason, or once he has."""
        latest = self.latest_hand_in(stage_id, number, judge, round_id)
        return None if latest is None else self._given_back.get(latest.id)

    def panels(self, stage_id: str) -> Mapping[str, tuple[Seat, ...]]:
        """Return the panels of a stage with their seats in order; empty while no judge is seated."""
        return self._seats_of.get(stage_id, {})

    def panel_of(self, stage_id: str, number: int) -> str | None:
        """Return the panel that sees a project: its assignment, or the only panel of the stage."""
        assigned = self._panel_of.get((stage_id, number))
        if assigned is not None:
            return assigned
        panels = self._seats_of.get(stage_id, {})
        return next(iter(panels)) if len(panels) == 1 else None

    def seats_for(self, stage_id: str, number: int) -> tuple[Seat, ...]:
        """Return the seats of the panel that sees a project."""
        panel = self.panel_of(stage_id, number)
        return self._seats_of.get(stage_id, {}).get(panel, ()) if panel is not None else ()

    def in_stage(self, stage: Stage) -> tuple[Project, ...]:
        """Return the projects that take part in a stage, by number."""
        return tuple(self.taking_part[stage.id].values())

    @cached_property
    def taking_part(self) -> Mapping[str, Mapping[int, Project]]:
        """The projects that take part in each stage, in order of their numbers.

        For each division these are the projects its previous stage sent on when it was sealed, or its list says where
        it was held elsewhere; until then, and in a division's first stage, all projects of the division. A stage that
        is not held sends on whoever would have taken part in it.
        """
        projects = sorted(self.projects, key=lambda project: project.number)
        stages: dict[str, dict[int, Project]] = {}
        for stage in self.rulebook.stages:
            chosen = {division: self._chosen_for(stage, division) for division in stage.divisions}
            stages[stage.id] = {
                project.number: project
                for project in projects
                if project.division in chosen
                and (not (into := chosen[project.division]) or (into, project.number) in self._entrants)
            }
        return stages

    def _chosen_for(self, stage: Stage, division_id: str) -> str:
        """Return the stage whose fixed entrants take part in a stage: itself, or one before it that is not held."""
        earlier = self.stage_before(stage, division_id)
        if earlier is None or earlier.id not in self.closed:
            return ""
        if earlier.id in self.elsewhere and self.elsewhere[earlier.id].skipped:
            return self._chosen_for(earlier, division_id)
        return stage.id

    @cached_property
    def _entrants(self) -> frozenset[tuple[str, int]]:
        return frozenset((entrant.stage, entrant.number) for entrant in self.entrants)

    def last_stage_of(self, number: int) -> Stage | None:
        """Return the stage that decides a project's award: the last of its division."""
        return self.rulebook.last_stage(self.by_number[number].division)

    def stage_before(self, stage: Stage, division_id: str) -> Stage | None:
        """Return the stage a division went through before this one."""
        stages = self.rulebook.stages_of(division_id)
        index = stages.index(stage)
        return stages[index - 1] if index else None

    def stage_after(self, stage: Stage, division_id: str) -> Stage | None:
        """Return the stage a division goes to after this one."""
        stages = self.rulebook.stages_of(division_id)
        index = stages.index(stage) + 1
        return stages[index] if index < len(stages) else None
