"""颁奖: the announcements of the award ceremony, in order, once awards are final."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from maker_desktop.domain.model.contest import Contest
from maker_desktop.domain.model.records import AwardCall
from maker_desktop.domain.model.ruling import KIND_NAMES
from maker_desktop.domain.model.stage_rules import Stage
from maker_desktop.services.awards.awards import awards
from maker_desktop.services.core.session import Changed, Session


@dataclass(frozen=True, slots=True)
class Winner:
    """A winner: a project with number and applicant, or an organisation by name only."""

    name: str
    number: int | None = None
    applicant: str = ""


@dataclass(frozen=True, slots=True)
class Announcement:
    """One award, for projects in one division; `winners` in the order they are called, the best last.

    `vacant` places are given to nobody.
    """

    award: str
    division: str
    winners: tuple[Winner, ...]
    vacant: int = 0


def hindrance(session: Session) -> str:
    """Return why there can be no ceremony yet, in one Chinese sentence; empty if there can.

    Places may change until the stages that decide awards are sealed.
    """
    contest = session.contest
    for stage in contest.rulebook.last_stages():
        if stage.id not in contest.sealed:
            return f"{stage.name}还没有封存，奖项可能变动，封存以后才能颁奖。"
    return "" if _announced(session) else "还没有可以颁发的奖项，请先在“规则”里定下奖项。"


def forewarnings(session: Session) -> tuple[str, ...]:
    """Return what should be known before awards are announced, in sentences.

    Scores the audience never saw, cases that are open, and awards that nobody gets or that wait for a ruling.
    """
    return (*_never_revealed(session), *_open_cases(session), *_without_winner(session))


def programme(session: Session) -> tuple[Announcement, ...]:
    """Return the announcements in order: organisations, then the awards from the last tier up, division by division.

    An award that nobody gets is announced as vacant, one that waits for a ruling is left out; empty while there is a
    hindrance.
    """
    return () if hindrance(session) else _announced(session)


def planned(session: Session) -> tuple[Announcement, ...]:
    """Return what the programme will be as the rules have it, without winners as long as these are not final."""
    rulebook = session.contest.rulebook
    organisations = [Announcement(award.name, "", ()) for award in rulebook.organisation_awards]
    tiers = [
        Announcement(award.name, division.name, ())
        for award in reversed(rulebook.awards)
        for division in rulebook.divisions
        if award.places.get(division.id)
    ]
    return programme(session) or (*organisations, *tiers)


def announce(session: Session, award: str, division: str, called: Sequence[int | str]) -> Changed:
    """Record that an award was announced to the audience, and all who have been called so far.

    The last step once more changes nothing. Raises Refusal where the file cannot be written.
    """
    calls = session.contest.award_calls
    latest = max(calls, key=lambda each: each.turn, default=None)
    call = AwardCall(award, division, tuple(map(str, called)), latest.turn + 1 if latest else 1, session.stamp())
    if latest is not None and (latest.award, latest.division, latest.called) == (award, division, call.called):
        return Changed()
    with session.change("award.announce", f"{award}{division}（{len(called)}）") as work:
        work.put(call)
    return work.changed


def _last_stages(contest: Contest) -> tuple[Stage, ...]:
    """Return the stages that decide awards, in the rulebook's order."""
    last = [contest.rulebook.last_stage(division.id) for division in contest.rulebook.divisions]
    return tuple(stage for stage in contest.rulebook.stages if stage in last)


def _never_revealed(session: Session) -> Iterator[str]:
    contest = session.contest
    for stage in _last_stages(contest):
        scores = session.result(stage.id).scores
        owed = [n for n in sorted(scores) if scores[n].published is not None and (stage.id, n) not in contest.revealed]
        if owed:
            yield f"{stage.name}有 {len(owed)} 个项目没有亮过分：{_numbers(owed)}。"


def _open_cases(session: Session) -> Iterator[str]:
    for stage in session.contest.rulebook.stages:
        for case in session.result(stage.id).cases:
            if case.open:
                yield f"{stage.name}的{KIND_NAMES[case.kind]}还没有裁定：{_numbers(case.numbers)}。"


def _without_winner(session: Session) -> Iterator[str]:
    contest = session.contest
    for each in awards(session):
        name = f"{each.award.name}（{contest.rulebook.division(each.division).name}）"
        if each.vacant:
            yield f"{name}空缺 {each.vacant} 个。"
        if each.pending:
            yield f"{name}待裁定：{_numbers(each.pending)}。"
    given = {prize.award for prize in contest.organisation_prizes}
    for award in contest.rulebook.organisation_awards:
        if award.name not in given:
            yield f"{award.name}还没有授予任何单位。"


def _numbers(numbers: Iterable[int]) -> str:
    return "、".join(f"{number} 号" for number in numbers)


def _announced(session: Session) -> tuple[Announcement, ...]:
    return (*_organisations(session.contest), *_projects(session))


def _organisations(contest: Contest) -> list[Announcement]:
    found = []
    for award in contest.rulebook.organisation_awards:
        given = [prize.organisation for prize in contest.organisation_prizes if prize.award == award.name]
        if given:
            found.append(Announcement(award.name, "", tuple(Winner(name) for name in given)))
    return found


def _projects(session: Session) -> list[Announcement]:
    """Return the tiers from the last up; the sort is stable, so that divisions keep their order within a tier."""
    contest = session.contest
    tiers = [tier.id for tier in contest.rulebook.awards]
    given = sorted(awards(session), key=lambda each: -tiers.index(each.award.id))
    return [
        Announcement(
            each.award.name,
            contest.rulebook.division(each.division).name,
            tuple(_winner(contest, number) for number in reversed(each.numbers)),
            each.vacant,
        )
        for each in given
        if each.numbers or (each.vacant and not each.pending)
    ]


def _winner(contest: Contest, number: int) -> Winner:
    project = contest.by_number[number]
    return Winner(project.name, number, project.applicant)
