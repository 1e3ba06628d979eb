"""Contests whose derivations hold every kind of step: normalised judges and panels, classes, rulings of every kind."""

from decimal import Decimal
from itertools import count
from pathlib import Path

from maker_desktop.domain.arbitration.verdict import Verdict
from maker_desktop.domain.model.panel import Seat
from maker_desktop.domain.model.presence import Presence
from maker_desktop.domain.model.ruling import CommitteeMember, Decision
from maker_desktop.services.arbitration import arbitration
from maker_desktop.services.core import contest
from maker_desktop.services.core.session import Session
from maker_desktop.services.panels import panels
from maker_desktop.services.roster import roster
from maker_desktop.services.scoring import marks
from maker_desktop.services.scoring.mark_gate import KeyedMark
from maker_desktop.services.standings import sealing
from tests.fakes import clock
from tests.services.contests import JUDGES, PANELS, PROJECTS, RULES, key_sheets, seat_two_panels

_PLAIN = "minimum_sheets = 2\n"
_NORMALISED = _PLAIN + 'judge_correction = "z_score"\npanel_correction = "mean_ratio"\nround_sheet = 1\n'
_CLASSES = (
    _PLAIN
    + 'panel_correction = "z_score"\nround_criterion = 1\nround_weighted = 2\nrounding = "half_even"\n'
    + 'trim = { highest = 1, lowest = 1, of = "criterion", from_sheets = 3 }\nown_share = "0.7"\n'
    + 'carry = [{ stage = "preliminary", share = "0.3" }]\n'
    + 'benches = [{ id = "experts", share = "2/3" }, { id = "public", share = "1/3" }]\n'
)
_PRESENT = ("吴", "郑")


def normalised(path: Path) -> None:
    """Make a contest in which judges and panels are brought onto one scale, and classes of judges have their shares."""
    first, rest = RULES.split(_PLAIN, 1)
    rules = first + _NORMALISED + rest.replace(_PLAIN, _CLASSES, 1).replace("enterprise = 2", "enterprise = 3", 1)
    with contest.create(path, rules.replace("startup = 1\n\n", "startup = 2\n\n", 1), "秘书", clock) as session:
        seat_two_panels(session)
        for panel, numbers in (("A", (1, 3, 5)), ("B", (2, 4))):
            _mark(session, "preliminary", PANELS[panel], numbers)
        sealing.seal(session, "preliminary")
        classes = ("experts", "experts", "experts", "public", "public")
        seats = [
            Seat("final", "1", n, judge, "", each)
            for n, (judge, each) in enumerate(zip(JUDGES, classes, strict=True), 1)
        ]
        panels.seat_judges(session, "final", seats)
        _mark(session, "final", JUDGES, tuple(project.number for project in PROJECTS))
        sealing.seal(session, "final")


def _mark(session: Session, stage: str, judges: tuple[str, ...], numbers: tuple[int, ...]) -> None:
    turns = count(1)
    for number in numbers:
        for judge in judges:
            for criterion in ("innovation", "team"):
                value = f"{60 + next(turns) * 37 % 391 / 10:.1f}"
                marks.enter(session, KeyedMark(stage, number, judge, criterion, value))
        marks.confirm(session, stage, number)


def ruled(path: Path) -> None:
    """Make a contest with a playoff, points taken off, a sheet void and one given again, and a stage sealed twice."""
    with contest.create(path, RULES, "秘书", clock) as session:
        for project in PROJECTS:
            roster.edit(session, project)
        members = [CommitteeMember("吴", chair=True), CommitteeMember("郑"), CommitteeMember("王")]
        arbitration.seat_committee(session, members)
        seats = [Seat("final", "1", number, judge) for number, judge in enumerate(JUDGES, 1)]
        panels.seat_judges(session, "final", seats)
        for number, value in enumerate(("90", "90", "80", "85", "75"), start=1):
            key_sheets(session, "final", number, value)
        _object(session, 3, Verdict(Decision.DEDUCT, "超时", _PRESENT, points=Decimal("1.5")))
        _object(session, 4, Verdict(Decision.VOID, "有利害关系", _PRESENT, judge="赵"))
        _object(session, 4, Verdict(Decision.RESCORE, "误看材料", _PRESENT, judge="钱"))
        _fresh(session, 4, ("钱",), "70")
        panels.set_presence(session, "final", 5, Presence.WITHDRAWN, "来函退出")
        arbitration.rule(session, "tie:final:1-2", Verdict(Decision.PLAYOFF, "加赛", _PRESENT))
        _fresh(session, 1, JUDGES, "60")
        _fresh(session, 2, JUDGES, "70")
        sealing.seal(session, "final")
        reopening = Verdict(Decision.REOPEN, "漏记一份异议", _PRESENT)
        arbitration.rule(session, f"{arbitration.SEAL_CASE}final", reopening)
        sealing.seal(session, "final")


def _object(session: Session, number: int, verdict: Verdict) -> None:
    objection = arbitration.lodge(session, "final", [number], person="某人", contact="13912345678", text="请核实")
    case = next(case for case in arbitration.cases(session) if case.objection == objection)
    arbitration.rule(session, case.id, verdict)


def _fresh(session: Session, number: int, judges: tuple[str, ...], value: str) -> None:
    """Key and confirm the sheets that the last ruling called for."""
    round_id = session.contest.rulings[-1].round_id
    for judge in judges:
        for criterion in ("innovation", "team"):
            marks.enter(session, KeyedMark("final", number, judge, criterion, value, round_id=round_id))
    marks.confirm(session, "final", number, round_id)
