"""The checks of every mark before it is written, with look-ups made once per stage."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from maker_desktop.domain.model.contest import Contest
from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.names import person_name
from maker_desktop.domain.model.panel import Recusal
from maker_desktop.domain.model.presence import PRESENCE_NAMES
from maker_desktop.domain.model.rulebook import Criterion
from maker_desktop.domain.model.ruling import Decision, Ruling
from maker_desktop.domain.model.scoresheet import Mark, check_mark
from maker_desktop.domain.model.stage_rules import Stage
from maker_desktop.domain.roster.claims import Claim
from maker_desktop.domain.roster.named import NOT_NAMED, ProjectNamed
from maker_desktop.services.core.finding import Finder, Found
from maker_desktop.services.core.row_claims import refuse_other_full_mark, refuse_other_judge, refuse_other_project
from maker_desktop.services.core.session import Session


@dataclass(frozen=True, slots=True)
class KeyedMark:
    """The input of one field of a sheet: `text` as typed, empty to withdraw a mark.

    `criterion` is an id or a name; `round_id` and `entry` are those of the mark.
    """

    stage: str
    number: int
    judge: str
    criterion: str
    text: str
    round_id: str = ""
    entry: int = 1


class MarkGate:
    """Who may mark what in one stage; every check raises Refusal with the reason."""

    def __init__(self, session: Session, stage_id: str) -> None:
        contest = session.contest
        self.stage: Stage = session.open_stage(stage_id)
        self.criteria: tuple[Criterion, ...] = contest.rulebook.stage_criteria(self.stage)
        self.revealed = contest.revealed
        self._session = session
        self._named = {criterion.name: criterion for criterion in self.criteria}
        self._named |= {criterion.id: criterion for criterion in self.criteria}
        self._rulings = [ruling for ruling in contest.rulings_in_force if ruling.stage == self.stage.id]
        self._passed: set[tuple[str, int, str]] = set()
        self._read: dict[tuple[str, str], Decimal] = {}

    def found(self, text: str, named: ProjectNamed = NOT_NAMED) -> Found:
        """Return the project of the stage that a row names by number, name or applicant, and `named` beside it."""
        return self._finder.find_in_list(text, named)

    def judge(self, text: str) -> str:
        """Return the judge of the stage named by `text`, ignoring spacing; `text` if there is none."""
        return self._judges.get(text) or self._judges.get(person_name(text), text)

    def criterion(self, text: str) -> Criterion:
        """Return the criterion of the stage with this id or name."""
        criterion = self._named.get(text)
        if criterion is None:
            known = "、".join(criterion.name for criterion in self.criteria)
            raise Refusal(f"{self.stage.name}没有评分指标“{text}”，请改用本阶段的指标：{known}。")
        return criterion

    def check_claims(self, number: int, judge: str, criterion: Criterion, claims: Sequence[Claim]) -> None:
        """Check what a row of a list says besides: division, panel, seat, employer, full mark."""
        if claims:
            contest = self._session.contest
            refuse_other_project(contest, self.stage, number, claims)
            refuse_other_judge(contest.seats_for(self.stage.id, number), judge, claims)
            refuse_other_full_mark(criterion, claims)

    def mark(self, keyed: KeyedMark) -> Mark:
        """Return the entered mark as version 1."""
        criterion = self.criterion(keyed.criterion)
        self.sheet(keyed.judge, keyed.number, keyed.round_id)
        key = (keyed.text, criterion.id)
        if key not in self._read and keyed.text.strip():
            self._read[key] = check_mark(keyed.text, criterion)
        value = self._read.get(key)
        return Mark(self.stage.id, keyed.number, keyed.judge, criterion.id, value, keyed.round_id, keyed.entry)

    def sheet(self, judge: str, number: int, round_id: str) -> None:
        """Check that a judge may mark a project in a round.

        The stage's own sheet (empty round) must not be void; any other ("ruling:ID") needs a ruling in force that
        orders it.
        """
        if (judge, number, round_id) in self._passed:
            return
        contest, stage = self._session.contest, self.stage
        if number not in contest.taking_part[stage.id]:
            self._session.taking_part(stage, number)
        presence = contest.presence(stage.id, number)
        if not presence.competes:
            raise Refusal(
                f"{number} 号项目在{stage.name}已记为{PRESENCE_NAMES[presence]}，不再打分；到场的请先改到场状态。"
            )
        self._session.judging(stage, judge, number)
        excuse = contest.excuses.get((stage.id, number, judge))
        if excuse is not None:
            word = "已回避" if isinstance(excuse, Recusal) else "缺席评审"
            raise Refusal(f"评委{judge}{word} {number} 号项目，不能打分；登记有误的，请先撤销。")
        own = [ruling for ruling in self._rulings if number in ruling.numbers]
        if not round_id and any(ruling.decision is Decision.VOID and ruling.judge == judge for ruling in own):
            raise Refusal(f"评委{judge}给 {number} 号项目的评分表已裁定作废，不能再打分；须打分的，请另行裁定。")
        if round_id and not any(_orders(ruling, round_id, judge) for ruling in own):
            raise Refusal(f"没有裁定要求评委{judge}对 {number} 号项目重新打分，请核对裁定。")
        self._passed.add((judge, number, round_id))

    def due(self, judge: str, number: int) -> str:
        """Return the round of the sheet expected from a judge now: "" or that of the ruling that orders a new one."""
        return self._due.get((judge, number), "")

    def handed_in(self, number: int, judge: str, round_id: str) -> bool:
        """Whether a sheet that its judge handed in himself stands."""
        return self._session.contest.handed_in(self.stage.id, number, judge, round_id) is not None

    @cached_property
    def _finder(self) -> Finder:
        contest = self._session.contest
        return Finder(contest.projects, self.stage.name, contest.taking_part[self.stage.id])

    @cached_property
    def _judges(self) -> dict[str, str]:
        judges = [seat.judge for seat in self._session.contest.seats if seat.stage == self.stage.id]
        return {**{person_name(judge): judge for judge in judges}, **{judge: judge for judge in judges}}

    @cached_property
    def _due(self) -> dict[tuple[str, int], str]:
        return _fresh_sheets(self._session.contest, self.stage, self._rulings)


def _orders(ruling: Ruling, round_id: str, judge: str) -> bool:
    """Whether a ruling has this judge fill in a sheet of this round."""
    fresh = ruling.decision in (Decision.RESCORE, Decision.PLAYOFF) and ruling.round_id == round_id
    return fresh and ruling.judge in ("", judge)


def _fresh_sheets(contest: Contest, stage: Stage, rulings: list[Ruling]) -> dict[tuple[str, int], str]:
    """Return the round by judge and project where a ruling in force orders new marks or a playoff.

    A playoff comes last: the other sheets of its projects are complete.
    """
    due: dict[tuple[str, int], str] = {}
    for decisions in ((Decision.VOID, Decision.RESCORE), (Decision.PLAYOFF,)):
        for ruling in (ruling for ruling in rulings if ruling.decision in decisions):
            for number in ruling.numbers:
                seated = [seat.judge for seat in contest.seats_for(stage.id, number)]
                round_id = "" if ruling.decision is Decision.VOID else ruling.round_id
                due |= {(judge, number): round_id for judge in ([ruling.judge] if ruling.judge else seated)}
    return due
