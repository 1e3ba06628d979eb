"""Award lists, organisation awards and the recommendation."""

from dataclasses import replace

from maker_desktop.domain.arbitration.cases import case_id
from maker_desktop.domain.arbitration.level import level_id
from maker_desktop.domain.awards import awards as award_rules
from maker_desktop.domain.awards import recommendation as recommendation_rules
from maker_desktop.domain.awards.awards import AwardList
from maker_desktop.domain.awards.recommendation import RecommendationList
from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.records import OrganisationPrize
from maker_desktop.domain.model.ruling import CaseKind
from maker_desktop.services.core.contest import set_rules
from maker_desktop.services.core.session import Changed, Session


def awards(session: Session) -> tuple[AwardList, ...]:
    """Return the current awards, by tier and division."""
    return award_rules.awards(session.contest, session.results())


def recommend(session: Session, seats: int | None = None) -> RecommendationList:
    """Return the current recommendation list; `seats` overrides the rulebook's number.

    Raises Refusal for a number of seats below 0.
    """
    if seats is not None and seats < 0:
        raise Refusal(f"推荐名额不能是 {seats}，请填 0 或更大的整数。")
    return recommendation_rules.recommend(session.contest, session.results(), seats)


def set_seats(session: Session, seats: int) -> Changed:
    """Save the number of recommended projects in the rulebook, for cases, list and documents.

    Raises Refusal for a number below 0, and where it contradicts the fixed numbers of the divisions.
    """
    if seats < 0:
        raise Refusal(f"推荐名额不能是 {seats}，请填 0 或更大的整数。")
    rulebook = session.contest.rulebook
    return set_rules(
        session,
        replace(
            rulebook,
            recommendation=replace(rulebook.recommendation, seats=seats),
            assumed=tuple(key for key in rulebook.assumed if key != "recommendation.seats"),
        ),
    )


def undecided_ties(session: Session, listed: RecommendationList) -> tuple[str, ...]:
    """Return the ids of the ties of a list's pending projects; the committee can take up each."""
    found = []
    if listed.level:
        found.append(level_id(session.contest, listed.level))
    for number in listed.pending:
        if number in listed.level:
            continue
        stage = session.contest.last_stage_of(number)
        if stage is not None:
            tied = session.result(stage.id).standing(number).tied_with
            found.append(case_id(CaseKind.TIE, stage.id, (number, *tied)))
    return tuple(dict.fromkeys(found))


def grant(session: Session, award: str, organisation: str) -> Changed:
    """Give an organisation one of the organisation awards (组织奖).

    Raises Refusal for an award that is not in the rulebook and for an empty name.
    """
    known = [each.name for each in session.contest.rulebook.organisation_awards]
    if award not in known:
        raise Refusal(f"规则中没有组织奖“{award}”，请核对" + (f"，只有{'、'.join(known)}。" if known else "。"))
    if not organisation.strip():
        raise Refusal(f"请填写获得{award}的单位名称。")
    with session.change("award.grant", f"{award} {organisation.strip()}") as work:
        work.put(OrganisationPrize(award, organisation.strip()))
    return work.changed


def revoke(session: Session, award: str, organisation: str) -> Changed:
    """Revoke an organisation award. Raises Refusal if it was not given."""
    prize = OrganisationPrize(award, organisation)
    if prize not in session.contest.organisation_prizes:
        raise Refusal(f"“{organisation}”没有{award}，不用撤销。")
    with session.change("award.revoke", f"{award} {organisation}") as work:
        work.remove(prize)
    return work.changed
