"""The contests the pictures are taken of: one only begun, one in the middle of its final, one that is over."""

from collections.abc import Mapping
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path
from typing import Final

from maker_desktop.domain.arbitration.verdict import Verdict
from maker_desktop.domain.model.panel import Seat
from maker_desktop.domain.model.presence import Presence
from maker_desktop.domain.model.ruling import CommitteeMember, Decision
from maker_desktop.exchange.marks_file import MarkRow, MarksReading
from maker_desktop.exchange.panels_file import read_seats
from maker_desktop.exchange.rulebook.presets import preset_text
from maker_desktop.resources import resource
from maker_desktop.services.arbitration import arbitration
from maker_desktop.services.core import contest
from maker_desktop.services.core.session import Session
from maker_desktop.services.demo import demo
from maker_desktop.services.panels import draw, panels
from maker_desktop.services.roster import roster
from maker_desktop.services.scoring import marks, marks_import
from maker_desktop.services.scoring.mark_gate import KeyedMark
from maker_desktop.services.scoring.scoring_desk import drawn_positions
from maker_desktop.services.standings import sealing

PRESET: Final = "jinzhong-2026"
FINAL: Final = "final"
PERSON: Final = "王敏"
COMMITTEE: Final = (
    CommitteeMember("韩文博", "示范大学", chair=True),
    CommitteeMember("陆雅琴", "示范产业研究院"),
    CommitteeMember("邵志远", "示范会计师事务所"),
)
#: The level, in tenths, of each enterprise in order of appearance; the first and the fifth are tied at the line of the
#: second prize, the sixth has one sheet far below the others.
LEVELS: Final = (860, 892, 805, 913, 860, 779, 832, 814, 821)
STARTUP_LEVELS: Final = (843, 871, 798)
_MANNERS: Final = (4, -7, 11, -3, -14, 8, 1)
_RECUSED_SEAT: Final = 4


class MorningClock:
    """Tells the time of one morning, some seconds later each time it is asked."""

    def __init__(self) -> None:
        self._now = datetime(2026, 7, 24, 8, 30, tzinfo=timezone(timedelta(hours=8)))

    def __call__(self) -> datetime:
        self._now += timedelta(seconds=7)
        return self._now


def begun(path: Path) -> Session:
    """A contest that has its rules and nothing else."""
    return contest.create(path, preset_text(PRESET), PERSON, MorningClock(), PRESET)


def over(path: Path) -> Session:
    """A contest whose stages are sealed."""
    return demo.hold(path, PRESET, None, PERSON, MorningClock())


def at_work(path: Path) -> Session:
    """A contest in the middle of its final: results shown and to come, a sheet half keyed, cases open and settled."""
    session = begun(path)
    contest.confirm_assumed(session, session.contest.rulebook.assumed)
    roster.take(session, roster.preview(session, resource("samples", "roster.csv")))
    for project in session.contest.projects:
        roster.tick_open(session, [project.number])
    arbitration.seat_committee(session, COMMITTEE)
    _hold_preliminary(session)
    _seat(session, FINAL)
    draw.draw(session, FINAL, "20260724", "监督员 郑明")
    queue = _queue(session, "enterprise")
    recused = queue[len(LEVELS)]
    panels.recuse(session, FINAL, _judge(session, _RECUSED_SEAT), recused, "与参赛主体有投资关系")
    _mark_whole(session, FINAL, dict(zip(queue, LEVELS, strict=False)), far_below=queue[5])
    _mark_whole(session, FINAL, dict(zip(_queue(session, "startup"), STARTUP_LEVELS, strict=False)))
    panels.set_presence(session, FINAL, queue[len(LEVELS) + 2], Presence.WITHDRAWN, "企业来函退出")
    for number in queue[: len(LEVELS) - 1]:
        marks.reveal(session, FINAL, number)
    _object(session, queue[2])
    _mark_half(session, recused)
    return session


def _hold_preliminary(session: Session) -> None:
    stage = session.contest.rulebook.stages[0]
    _seat(session, stage.id)
    levels = {project.number: 700 + project.number * 37 % 230 for project in session.contest.projects}
    _mark_whole(session, stage.id, levels)
    sealing.seal(session, stage.id)


def _seat(session: Session, stage: str) -> None:
    judges = read_seats(resource("samples", "panel.csv")).rows
    panels.seat_judges(session, stage, [Seat(stage, "1", row.seat, row.judge, row.employer) for row in judges])


def _judge(session: Session, seat: int) -> str:
    return next(each.judge for each in session.contest.seats if (each.stage, each.seat) == (FINAL, seat))


def _queue(session: Session, division: str) -> list[int]:
    positions = drawn_positions(session.contest, FINAL)
    taking_part = [each.number for each in session.contest.projects if each.division == division]
    return sorted((number for number in taking_part if number in positions), key=lambda number: positions[number])


def _mark_of(level: int, seat: int, criterion: int) -> str:
    return str(Decimal(level + _MANNERS[seat - 1] + (5, -4, 9)[criterion]) / 10)


def _mark_whole(session: Session, stage: str, levels: Mapping[int, int], far_below: int | None = None) -> None:
    """Give every project sheets around its level; one may have the sheet of seat 5 far below the others."""
    rows: list[MarkRow] = []
    for number, level in levels.items():
        for seat in (each for each in session.contest.seats if each.stage == stage):
            height = level - 230 if (number, seat.seat) == (far_below, 5) else level
            for place, criterion in enumerate(session.contest.rulebook.criteria):
                mark = _mark_of(height, seat.seat, place)
                rows.append(MarkRow(len(rows) + 2, str(number), seat.judge, criterion.id, mark))
    refused = marks_import.import_marks(session, stage, MarksReading(tuple(rows), ())).refused
    assert not refused, refused


def _mark_half(session: Session, number: int) -> None:
    """Key five sheets, the one in seat 5 low, and the first mark of a sixth."""
    criteria = session.contest.rulebook.criteria
    for seat in (1, 2, 3, 5, 6):
        level = 728 if seat == 5 else 868
        for place, criterion in enumerate(criteria):
            marks.enter(
                session, KeyedMark(FINAL, number, _judge(session, seat), criterion.id, _mark_of(level, seat, place))
            )
    marks.enter(session, KeyedMark(FINAL, number, _judge(session, 7), criteria[0].id, "87"))


def _object(session: Session, number: int) -> None:
    """Take in an objection, and turn it down."""
    objection = arbitration.lodge(
        session,
        FINAL,
        [number],
        person="平遥县古陶漆艺科技有限公司",
        contact="0354-0000000",
        text="认为答辩时间少计了一分钟。",
        evidence="现场计时记录",
    )
    present = tuple(member.name for member in COMMITTEE)
    reason = "核对计时记录，答辩时间符合规则，维持原评分。"
    verdict = Verdict(Decision.UPHOLD, reason, present, ballots=tuple(f"{name}:yes" for name in present))
    arbitration.rule(session, objection.id, verdict)
