"""Results for window and command line: the ranking as rows, and one project's derivation."""

from dataclasses import dataclass

from maker_desktop.domain.model.roster import Project
from maker_desktop.domain.model.standing import Score, Standing, Step
from maker_desktop.domain.results.elsewhere import elsewhere_sentences
from maker_desktop.domain.results.explain import derivation
from maker_desktop.services.core.session import Session


@dataclass(frozen=True, slots=True)
class Ranked:
    """A standing with the project it belongs to."""

    standing: Standing
    project: Project


@dataclass(frozen=True, slots=True)
class Explanation:
    """The derivation of one project from sheets to place, in words and formulas for a pocket calculator."""

    project: Project
    standing: Standing
    score: Score
    steps: tuple[Step, ...]


def rank(session: Session, stage_id: str, division_id: str | None = None) -> tuple[Ranked, ...]:
    """Return the standings of a stage, best first by division; of one division (by id or name) only if given.

    Raises Refusal for an unknown stage or division.
    """
    stage = session.stage(stage_id)
    division = session.division(division_id).id if division_id is not None else None
    return tuple(
        Ranked(standing, session.contest.by_number[standing.number])
        for standing in session.result(stage.id).standings
        if division in (None, standing.division)
    )


def explain(session: Session, stage_id: str, number: int) -> Explanation:
    """Return the derivation of a project's score and place in a stage. Raises Refusal if it does not take part."""
    stage = session.stage(stage_id)
    project = session.taking_part(stage, number)
    result = session.result(stage.id)
    if stage.id in session.contest.elsewhere:
        told = "".join(elsewhere_sentences(session.contest, stage))
        steps: tuple[Step, ...] = (Step(told, str(result.scores[number].published or result.scores[number].lacking)),)
    else:
        steps = derivation(session.contest, stage, result, number)
    return Explanation(project, result.standing(number), result.scores[number], steps)
