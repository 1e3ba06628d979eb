"""What every mark must pass before it is written, looked up once per stage for one mark or two hundred thousand."""

from decimal import Decimal

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.names import person_name
from maker_desktop.domain.model.panel import PRESENCE_NAMES
from maker_desktop.domain.model.rulebook import Criterion, Stage
from maker_desktop.domain.model.ruling import Decision, Ruling
from maker_desktop.domain.model.scoresheet import check_mark
from maker_desktop.services.core.finding import Finder
from maker_desktop.services.core.session import Session


class MarkGate:
    """Who may mark what in one stage, with the sentence for whoever may not; Refusal is raised by every check."""

    def __init__(self, session: Session, stage_id: str) -> None:
        contest = session.contest
        self.stage: Stage = session.open_stage(stage_id)
        self._session = session
        self._projects = Finder(contest.in_stage(self.stage), self.stage.name)
        criteria = contest.rulebook.stage_criteria(self.stage)
        self.criteria: tuple[Criterion, ...] = criteria
        self._criteria = {criterion.name: criterion for criterion in criteria}
        self._criteria |= {criterion.id: criterion for criterion in criteria}
        self._recused = {(each.judge, each.number) for each in contest.recusals if each.stage == self.stage.id}
        self._absent = {(each.judge, each.number) for each in contest.absences if each.stage == self.stage.id}
        self._void = {
            (ruling.judge, number)
            for ruling in contest.rulings_in_force
            if ruling.stage == self.stage.id and ruling.decision is Decision.VOID
            for number in ruling.numbers
        }
        self._due = _fresh_sheets(session, self.stage)
        self.revealed = {reveal.number for reveal in contest.reveals if reveal.stage == self.stage.id}
        self._judges = {person_name(seat.judge): seat.judge for seat in contest.seats if seat.stage == self.stage.id}
        self._judges |= {judge: judge for judge in self._judges.values()}
        self._passed: set[tuple[str, int]] = set()
        self._checked: dict[tuple[str, str], Decimal] = {}

    def number(self, text: str) -> int:
        """Return the project of the stage that `text` names by number or exact name."""
        return self._projects.find(text).number

    def judge(self, text: str) -> str:
        """Return the judge of the stage that `text` names, however his name is padded; `text` if there is none."""
        return self._judges.get(text) or self._judges.get(person_name(text), text)

    def criterion(self, text: str) -> Criterion:
        """Return the criterion of the stage with this id or name."""
        criterion = self._criteria.get(text)
        if criterion is None:
            known = "、".join(criterion.name for criterion in self.criteria)
            raise Refusal(f"{self.stage.name}没有评分指标“{text}”，本赛程的指标是：{known}。")
        return criterion

    def pair(self, judge: str, number: int) -> None:
        """Check that a judge may mark a project."""
        if (judge, number) in self._passed:
            return
        if number not in self._projects.by_number:
            self._session.taking_part(self.stage, number)
        presence = self._session.contest.presence(self.stage.id, number)
        if not presence.competes:
            raise Refusal(f"{number} 号项目在{self.stage.name}已记为{PRESENCE_NAMES[presence]}，不再打分。")
        self._session.judging(self.stage, judge, number)
        for pairs, word in ((self._recused, "已回避"), (self._absent, "缺席评审")):
            if (judge, number) in pairs:
                raise Refusal(f"评委{judge}{word} {number} 号项目，不能打分。")
        self._passed.add((judge, number))

    def value(self, text: str, criterion: Criterion) -> Decimal:
        """Return the mark that `text` writes for a criterion."""
        key = (text, criterion.id)
        if key not in self._checked:
            self._checked[key] = check_mark(text, criterion)
        return self._checked[key]

    def check_round(self, round_id: str, judge: str, number: int) -> None:
        """Check that a sheet may be keyed on this occasion.

        The stage's own sheet (empty occasion) must not be void; any other ("ruling:ID") takes a ruling in force that
        orders it.
        """
        if not round_id:
            if (judge, number) in self._void:
                raise Refusal(f"评委{judge}给 {number} 号项目的评分表已裁定作废，不能再打分。")
            return
        ruling = self._ordering(round_id)
        if ruling is None or number not in ruling.numbers or ruling.judge not in ("", judge):
            raise Refusal(f"没有裁定要求评委{judge}对 {number} 号项目重新打分。")

    def due(self, judge: str, number: int) -> str:
        """Return the occasion of the sheet a judge hands in now: "" or that of the ruling that orders a fresh one."""
        return self._due.get((judge, number), "")

    def _ordering(self, round_id: str) -> Ruling | None:
        for ruling in self._session.contest.rulings_in_force:
            ordered = ruling.decision in (Decision.RESCORE, Decision.PLAYOFF) and ruling.stage == self.stage.id
            if ordered and round_id == ruling.round_id:
                return ruling
        return None


def _fresh_sheets(session: Session, stage: Stage) -> dict[tuple[str, int], str]:
    """Return the occasion by judge and project wherever a ruling in force orders marks again or a playoff.

    A playoff comes last: it is between projects whose other sheets are in.
    """
    contest = session.contest
    rulings = [ruling for ruling in contest.rulings_in_force if ruling.stage == stage.id]
    due: dict[tuple[str, int], str] = {}
    for decisions in ((Decision.VOID, Decision.RESCORE), (Decision.PLAYOFF,)):
        for ruling in (ruling for ruling in rulings if ruling.decision in decisions):
            for number in ruling.numbers:
                seated = [seat.judge for seat in contest.seats_for(stage.id, number)]
                round_id = "" if ruling.decision is Decision.VOID else ruling.round_id
                due |= {(judge, number): round_id for judge in ([ruling.judge] if ruling.judge else seated)}
    return due
