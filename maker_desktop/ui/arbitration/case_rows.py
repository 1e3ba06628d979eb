"""The list of cases before the committee: names, states, and the seals that may be reopened."""

from dataclasses import dataclass

from maker_desktop.domain.arbitration.cases import awaiting_marks
from maker_desktop.domain.model.ruling import DECISION_NAMES, KIND_NAMES, CaseKind, Ruling
from maker_desktop.domain.model.stage_rules import Stage
from maker_desktop.domain.model.standing import Case
from maker_desktop.services.arbitration import arbitration
from maker_desktop.services.arbitration.arbitration import REOPENING, SEAL_CASE
from maker_desktop.services.core.session import Session
from maker_desktop.ui.kit.theme import Tone


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One case; `case` is None for the seal of a stage, `waits` the ruling in force that calls for further marks."""

    id: str
    stage: Stage
    title: str
    chip: str
    tone: Tone
    note: str
    case: Case | None = None
    waits: Ruling | None = None

    @property
    def open(self) -> bool:
        """Whether the committee still has to decide."""
        return self.case is not None and self.case.open

    @property
    def words(self) -> str:
        """All of it in one line, as a screen reader says it."""
        return f"{self.title}，{self.chip}，{self.note}"


def case_rows(session: Session) -> tuple[CaseRow, ...]:
    """Return the open cases first, then the settled ones, then the seals."""
    rows = [_row(session, case) for case in arbitration.cases(session) if not case.id.startswith(SEAL_CASE)]
    seals = [row for stage in session.contest.rulebook.stages if (row := _seal_row(session, stage)) is not None]
    return (*(row for row in rows if row.open), *(row for row in rows if not row.open), *seals)


def _row(session: Session, case: Case) -> CaseRow:
    stage = session.stage(case.stage)
    numbers = "、".join(map(str, case.numbers))
    named = f"{session.contest.rulebook.division(case.division).name} " if case.kind is CaseKind.TIE else ""
    title = f"{KIND_NAMES[case.kind]} · {named}{numbers} 号"
    standing = [ruling for ruling in session.contest.rulings_in_force if ruling.case == case.id]
    waits = next((ruling for ruling in standing if awaiting_marks(session.result(stage.id), ruling)), None)
    chip, tone = _chip(case, waits)
    return CaseRow(case.id, stage, title, chip, tone, f"{stage.name}　{_note(session, case)}", case, waits)


def _chip(case: Case, waits: Ruling | None) -> tuple[str, Tone]:
    if waits is not None:
        return f"{DECISION_NAMES[waits.decision]}，待打分", Tone.LOOK
    if case.ruling is None:
        return (f"影响{case.line}名次线", Tone.WRONG) if case.line else ("待裁定", Tone.LOOK)
    return f"已裁定：{DECISION_NAMES[case.ruling.decision]}", Tone.DONE


def _note(session: Session, case: Case) -> str:
    objection = next((each for each in session.contest.objections if each.id == case.id), None)
    if objection is not None:
        return f"{objection.time[11:16]}　{objection.person}"
    return case.facts.partition("：")[2] or case.facts


def _seal_row(session: Session, stage: Stage) -> CaseRow | None:
    sealed = stage.id in session.contest.sealed
    if not sealed and all(ruling.case != SEAL_CASE + stage.id for ruling in session.contest.rulings):
        return None
    chip, tone = ("已封存", Tone.DONE) if sealed else ("已重开", Tone.LOOK)
    title = f"{'封存' if sealed else REOPENING} · {stage.name}"
    return CaseRow(SEAL_CASE + stage.id, stage, title, chip, tone, "只能由裁定重开")
