"""Judges with tablets, for the tests: seats that are bound, and sheets that are handed in."""

from maker_desktop.domain.model.handing_in import HandIn, Inlet
from maker_desktop.services.core.session import Session
from maker_desktop.services.scoring import judge_passes, judge_sheets
from maker_desktop.services.scoring.judge_passes import Issued, Place
from maker_desktop.services.scoring.judge_sheets import Submission


def issue_all(session: Session, stage: str = "final") -> dict[str, Issued]:
    """Issue a pass to every seat of a stage, by judge."""
    seats = [seat for panel in session.contest.panels(stage).values() for seat in panel]
    return {each.seat.judge: each for each in judge_passes.issue(session, seats)}


def bind_all(session: Session, stage: str = "final") -> dict[str, Place]:
    """Bind a device to every seat of a stage, by judge."""
    return {
        judge: judge_passes.bind(session, each.token, f"secret of {judge}", "平板")
        for judge, each in issue_all(session, stage).items()
    }


def hand_in(
    session: Session, place: Place, number: int, marks: tuple[str, str] = ("80", "90"), name: str = ""
) -> HandIn:
    """Hand in a sheet of the small contest."""
    written = dict(zip(("innovation", "team"), marks, strict=True))
    return judge_sheets.hand_in(
        session, Submission(name or f"{place}{number}{marks}", place, number, written, Inlet.TABLET)
    )
