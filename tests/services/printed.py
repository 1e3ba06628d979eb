"""Contests as far as their documents need them, and what a printed document says."""

from dataclasses import replace

from maker_desktop.domain.arbitration.verdict import Verdict
from maker_desktop.domain.model.ruling import CommitteeMember, Decision
from maker_desktop.services.arbitration import arbitration
from maker_desktop.services.awards import awards
from maker_desktop.services.core.session import Session
from maker_desktop.services.documents.publishing import Wanted, prepare
from maker_desktop.services.panels import draw, panels
from maker_desktop.services.scoring import marks
from maker_desktop.services.scoring.mark_gate import KeyedMark
from maker_desktop.services.standings import sealing
from tests.pdf import reading
from tests.services.contests import JUDGES, RULES, key_sheets, small_contest

HOSTED = RULES.replace(
    'name = "小赛"',
    'name = "小赛"\nyear = 2026\nhosts = ["某市工业和信息化局", "某市促进中心"]\nreports_to = "某省工业和信息化厅"',
)


PHONE = "13800000001"


def contest(rules: str = HOSTED, members: tuple[str, ...] = ()) -> Session:
    """Return a contest whose first project has a telephone and whose fourth is a team with `members`."""
    session = small_contest(rules)
    with session.change("test", "名册") as work:
        work.put(replace(session.project(2), contact="阴立群", phone=PHONE))
        work.put(replace(session.project(5), members=members))
    return session


def final_only(values: tuple[str, ...] = ("80", "90", "85", "70", "75"), **more: str | tuple[str, ...]) -> Session:
    session = contest(**more)  # type: ignore[arg-type]  # passed on by name
    for number, value in enumerate(values, start=1):
        key_sheets(session, "final", number, value)
    return session


def finished(rules: str = HOSTED) -> Session:
    """Return a contest with both stages sealed, a draw, a ruling and an organisation award."""
    session = contest(rules)
    arbitration.seat_committee(
        session, [CommitteeMember("韩", "大学", True), CommitteeMember("陆"), CommitteeMember("邵")]
    )
    panels.recuse(session, "final", "周", 3, "曾任顾问")
    for number, value in enumerate(("80", "90", "85", "70", "75"), start=1):
        key_sheets(session, "preliminary", number, value)
    sealing.seal(session, "preliminary")
    draw.draw(session, "final", "5f1c", "监督员 郑")
    key_sheets(session, "final", 2, "88")
    key_sheets(session, "final", 5, "87")
    for judge in JUDGES[:4]:
        for criterion in ("innovation", "team"):
            marks.enter(session, KeyedMark("final", 3, judge, criterion, "88"))
    marks.confirm(session, "final", 3)
    verdict = Verdict(
        Decision.ORDER, "前景更好", ("韩", "陆", "邵"), order=(3, 2), ballots=("韩:yes", "陆:yes", "邵:no")
    )
    arbitration.rule(session, "tie:final:2-3", verdict)
    sealing.seal(session, "final")
    awards.grant(session, "优秀组织单位奖", "某县工信局")
    return session


def text_of(session: Session, document: str, wanted: Wanted | None = None) -> str:
    return reading.plain(prepare(session, document, wanted).pdf())


def pages_of(document: bytes) -> int:
    with reading.opened(document) as pdf:
        return len(pdf.pages)
