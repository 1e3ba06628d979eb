"""Standings as the audience may know them: of projects revealed, provisional while others are owed."""

from dataclasses import replace
from math import ceil

from maker_desktop.domain.awards.awards import AwardList
from maker_desktop.domain.model.roster import Project
from maker_desktop.domain.model.scoresheet import PlayoffReveal, Reveal
from maker_desktop.domain.model.stage_rules import Stage
from maker_desktop.domain.model.standing import Standing
from maker_desktop.services.awards.awards import awards
from maker_desktop.services.core.session import Session
from maker_desktop.services.scoring.marks import score_of
from maker_desktop.ui.audience.cues import BoardCue
from maker_desktop.ui.audience.scenes import Leaderboard, Row

#: Lines beside a reveal, and on a page of the standings: as many as the last row of the hall can read.
_TOP, _ROWS = 4, 20


def seen(session: Session, stage: Stage, division_id: str, also: int | None = None) -> list[Standing]:
    """Return the standings the hall may know: projects revealed, and the one that is being revealed."""
    return [
        standing
        for standing in session.result(stage.id).division(division_id)
        if standing.place is not None
        and (standing.number == also or (stage.id, standing.number) in session.contest.revealed)
    ]


def board(session: Session, cue: BoardCue) -> Leaderboard:
    """Return the standings of a division, 暂列 while anybody is missing."""
    stage = session.stage(cue.stage)
    known = seen(session, stage, cue.division)
    at, pages = page_of(cue, known)
    on_page = ceil(len(known) / pages)
    shown = known[at * on_page : (at + 1) * on_page]
    provisional = _provisional(session, stage, cue.division, known)
    waits = "".join(f"（{words}）" for words in provisional)
    given = [] if provisional else _given(session, stage, cue.division)
    return Leaderboard(
        contest=session.contest.rulebook.contest.name,
        corner=corner(session, stage, cue.division),
        heading=f"{session.division(cue.division).name}名次榜{waits}",
        rows=tuple(
            replace(row, tier=next((tier for tier, award in given if standing.number in award.numbers), 0))
            for standing, row in zip(shown, rows(session, stage, shown, known), strict=True)
        ),
        page=f"{at + 1} / {pages}" if pages > 1 else "",
        legend=tuple((tier, f"{award.award.name} {len(award.numbers)}") for tier, award in given if award.numbers),
    )


def _given(session: Session, stage: Stage, division_id: str) -> list[tuple[int, AwardList]]:
    """Return the awards of a division with their tiers, 1 for the best, where this stage decides them."""
    rulebook = session.contest.rulebook
    if rulebook.last_stage(division_id) != stage:
        return []
    tiers = [tier.id for tier in rulebook.awards]
    return [(tiers.index(each.award.id) + 1, each) for each in awards(session) if each.division == division_id]


def page_of(cue: BoardCue, known: list[Standing]) -> tuple[int, int]:
    """Return the page a board shows, from 0, and how many there are; the last where its own is gone."""
    pages = max(ceil(len(known) / _ROWS), 1)
    return min(cue.page, pages - 1), pages


def rows(
    session: Session, stage: Stage, shown: list[Standing], known: list[Standing], current: int | None = None
) -> tuple[Row, ...]:
    """Return lines of standings, placed among all that are known."""
    return tuple(
        Row(
            place=str(_place_among(known, standing)),
            project=session.project(standing.number).name,
            score=str(standing.score),
            applicant=session.project(standing.number).applicant,
            current=standing.number == current,
            corrected=corrected(session, stage, standing.number),
            undecided=_undecided(standing, known),
            former=told_score(session, stage, standing.number),
        )
        for standing in shown
    )


def around(known: list[Standing], number: int) -> list[Standing]:
    """Return the first few, and the current project where it is further down."""
    first = known[:_TOP]
    own = next((standing for standing in known if standing.number == number), None)
    return first if own is None or own in first else [*first[:-1], own]


def place_words(session: Session, stage: Stage, known: list[Standing], project: Project) -> tuple[str, str]:
    """Return the division with what its places still wait for, and the place of a project in words."""
    own = next(standing for standing in known if standing.number == project.number)
    tied = "并列" if any(other.place == own.place and other is not own for other in known) else ""
    waits = [*_provisional(session, stage, project.division, known), *(["待裁定"] if _undecided(own, known) else [])]
    heading = f"{session.division(project.division).name}{' · '.join(waits)}"
    return heading, f"{tied}第 {_place_among(known, own)} 名"


def _provisional(session: Session, stage: Stage, division_id: str, known: list[Standing]) -> list[str]:
    """Return 暂列 while a project that competes has not been revealed, or has no score for now."""
    everyone = [standing for standing in session.result(stage.id).division(division_id) if standing.presence.competes]
    return ["暂列"] if len(known) < len(everyone) else []


def _undecided(standing: Standing, known: list[Standing]) -> bool:
    """Return whether a project shares its place with another that is known, and only a ruling can part them."""
    tied = standing.tied_with and standing.decided_by is None
    return bool(tied) and any(other.number in standing.tied_with for other in known)


def _place_among(known: list[Standing], standing: Standing) -> int:
    assert standing.place is not None
    return 1 + sum(other.place is not None and other.place < standing.place for other in known)


def corrected(session: Session, stage: Stage, number: int, round_id: str = "") -> bool:
    """Return whether the hall was first shown another score than the project has now, in a playoff if given."""
    return bool(former_score(session, stage, number, round_id))


def told_score(session: Session, stage: Stage, number: int, round_id: str = "") -> str:
    """Return the former score of a corrected project where the rules tell it to the audience, else an empty text."""
    shown = session.contest.rulebook.committee.former_score_shown
    return former_score(session, stage, number, round_id) if shown else ""


def former_score(session: Session, stage: Stage, number: int, round_id: str = "") -> str:
    """Return the score that the hall was first shown where it is another now, else an empty text."""
    contest = session.contest
    shown: Reveal | PlayoffReveal | None = contest.revealed.get((stage.id, number))
    if round_id:
        shown = contest.revealed_in_playoffs.get((stage.id, number, round_id))
    if shown is None or shown.score is None:
        return ""
    score = score_of(session, stage.id, number, round_id)
    return "" if score is not None and shown.score == score.published else str(shown.score)


def corner(session: Session, stage: Stage, division_id: str) -> str:
    """Return what stands at the right of the first line of a scene."""
    return f"{stage.name} · {session.division(division_id).name}"
