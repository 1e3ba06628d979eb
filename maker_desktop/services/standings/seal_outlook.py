"""What the seal of a stage would fix, said before it is made: who goes on or wins what, who was never revealed."""

from collections.abc import Iterator
from dataclasses import dataclass

from maker_desktop.domain.awards.advance import advancing
from maker_desktop.domain.awards.awards import division_awards
from maker_desktop.domain.model.phrases import numbers_text
from maker_desktop.domain.model.stage_rules import Stage
from maker_desktop.services.core.session import Session
from maker_desktop.services.standings import sealing


@dataclass(frozen=True, slots=True)
class SealOutlook:
    """`fixed` says in a sentence for each division who goes on or has which award; `unrevealed` are numbers of projects
    whose score the audience never saw; `open` is what hinders the seal, and `unscored` whether a score is among it.
    """

    fixed: tuple[str, ...]
    unrevealed: tuple[int, ...]
    open: tuple[str, ...]
    unscored: bool


def seal_outlook(session: Session, stage_id: str) -> SealOutlook:
    """Return what the seal of a stage would fix as things stand. Raises Refusal for an unknown stage."""
    stage = session.stage(stage_id)
    standings = session.result(stage.id).standings
    competing = [each for each in standings if each.presence.competes]
    scored = [each.number for each in competing if each.score is not None]
    left = sealing.obstacles(session, stage.id)
    return SealOutlook(
        fixed=() if left else (*_going_on(session, stage), *_awards(session, stage)),
        unrevealed=tuple(sorted(number for number in scored if (stage.id, number) not in session.contest.revealed)),
        open=left,
        unscored=len(scored) < len(competing),
    )


def _going_on(session: Session, stage: Stage) -> Iterator[str]:
    contest = session.contest
    for division, advance in advancing(contest, stage, session.result(stage.id)).items():
        following = contest.stage_after(stage, division)
        if following is not None:
            name = contest.rulebook.division(division).name
            numbers = sorted(advance.numbers)
            yield f"{name}进入{following.name} {len(numbers)} 个：{numbers_text(numbers) or '无'}"


def _awards(session: Session, stage: Stage) -> Iterator[str]:
    contest = session.contest
    for division in stage.divisions:
        if contest.rulebook.last_stage(division) != stage:
            continue
        listed = division_awards(contest, division, session.result(stage.id).division(division))
        won = [f"{each.award.name} {numbers_text(each.numbers)}" for each in listed if each.numbers]
        if won:
            yield f"{contest.rulebook.division(division).name}：{'；'.join(won)}"
