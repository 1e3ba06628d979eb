"""The run order of a stage's show, made from the rules, the order of appearance and the awards as they stand."""

from collections.abc import Iterator

from maker_desktop.domain.awards.run_order import RunItem, RunKind
from maker_desktop.domain.model.stage_rules import Stage
from maker_desktop.services.awards.ceremony import planned
from maker_desktop.services.core.session import Session
from maker_desktop.services.panels.draw import order_of_appearance


def run_order(session: Session, stage_id: str) -> tuple[RunItem, ...]:
    """Return the whole show of a stage in order; the ceremony belongs to the last of the stages that decide awards."""
    stage = session.stage(stage_id)
    items = [RunItem(RunKind.TITLE, "开场画面", stage.id), *_appearances(session, stage)]
    last = session.contest.rulebook.last_stages()
    if last and last[-1] == stage:
        items += _awards(session, stage)
    return (*items, RunItem(RunKind.SPONSORS, "鸣谢", stage.id))


def _appearances(session: Session, stage: Stage) -> Iterator[RunItem]:
    contest, division = session.contest, ""
    for place in order_of_appearance(contest, stage):
        if not contest.presence(stage.id, place.number).competes:
            continue
        if division and place.division != division:
            yield _board(session, stage, division)
        division = place.division
        project = contest.by_number[place.number]
        words = f"{place.number} 号　{project.name}"
        done = (stage.id, place.number) in contest.revealed
        yield RunItem(RunKind.APPEARANCE, words, stage.id, division, place.number, done=done)
    if division:
        yield _board(session, stage, division)


def _board(session: Session, stage: Stage, division: str) -> RunItem:
    return RunItem(RunKind.BOARD, f"{session.division(division).name}名次榜", stage.id, division)


def _awards(session: Session, stage: Stage) -> Iterator[RunItem]:
    """Yield the awards as they will be announced, and after all divisions of an award its photograph."""
    heard = {(call.award, call.division): len(call.called) for call in session.contest.award_calls}
    programme = planned(session)
    for at, each in enumerate(programme):
        done = heard.get((each.award, each.division), -1) >= len(each.winners)
        where = f"（{each.division}）" if each.division else ""
        yield RunItem(RunKind.AWARD, f"{each.award}{where}", stage.id, each.division, None, each.award, done)
        if at + 1 == len(programme) or programme[at + 1].award != each.award:
            yield RunItem(RunKind.PHOTO, f"{each.award}合影", stage.id, award=each.award)
