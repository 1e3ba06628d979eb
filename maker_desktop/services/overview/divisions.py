"""The progress of the current stage, by division."""

from dataclasses import dataclass

from maker_desktop.domain.model.stage_rules import Stage
from maker_desktop.services.core.session import Session


@dataclass(frozen=True, slots=True)
class DivisionProgress:
    """Counts of projects of one division in one stage.

    `scored` of `competing` have a score; `revealed` of these were revealed to the audience; `out` do not compete.
    """

    division: str
    name: str
    competing: int
    scored: int
    revealed: int
    out: int


def division_progress(session: Session, stage: Stage) -> tuple[DivisionProgress, ...]:
    """Return the counts of each division that takes part in a stage, in the rulebook's order."""
    result = session.result(stage.id)
    found = []
    for division in stage.divisions:
        standings = result.division(division)
        competing = [each for each in standings if each.presence.competes]
        scored = [each.number for each in competing if each.score is not None]
        found.append(
            DivisionProgress(
                division,
                session.contest.rulebook.division(division).name,
                len(competing),
                len(scored),
                sum((stage.id, number) in session.contest.revealed for number in scored),
                len(standings) - len(competing),
            )
        )
    return tuple(found)
