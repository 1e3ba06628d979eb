"""The photograph of an award's winners: who stands where, once all of them have been announced."""

from collections.abc import Sequence
from math import ceil
from typing import Final

from maker_desktop.services.awards.ceremony import Announcement, Winner, hindrance, programme
from maker_desktop.services.core.session import Session
from maker_desktop.ui.audience.scenes import GroupPhoto, Scene, Standing

#: So many stand in a row; more make another row behind.
_ACROSS: Final = 7


def photo_scene(session: Session, award: str) -> Scene:
    """Return who stands where: the best in the middle of the front row, the others in turn right and left of them."""
    best_first = [winner for each in _of(session, award) for winner in reversed(each.winners)]
    rows = max(ceil(len(best_first) / _ACROSS), 1)
    across = ceil(len(best_first) / rows)
    chosen = [best_first[at : at + across] for at in range(0, len(best_first), across)] if across else []
    tiers = [tier.name for tier in session.contest.rulebook.awards]
    return GroupPhoto(
        contest=session.contest.rulebook.contest.name,
        corner="颁奖",
        award=award,
        tier=tiers.index(award) + 1 if award in tiers else 0,
        rows=tuple(tuple(map(_standing, in_the_middle(row))) for row in reversed(chosen)),
    )


def in_the_middle(best_first: Sequence[Winner]) -> list[Winner]:
    """Return a row from the left with the best in the middle, the second at the right of the best."""
    return [*reversed(best_first[2::2]), *best_first[:1], *best_first[1::2]]


def photo_falsehood(session: Session, award: str) -> str:
    """Return why there can be no photograph of an award now, in a sentence without its full stop; empty if there can.

    Whoever stands in it would be told before being announced.
    """
    why = hindrance(session).rstrip("。")
    if why:
        return why
    heard = {(call.award, call.division): set(call.called) for call in session.contest.award_calls}
    for each in _of(session, award):
        named = {winner.name if winner.number is None else str(winner.number) for winner in each.winners}
        if heard.get((each.award, each.division), set()) != named:
            return f"{award}还没有宣布完，宣布以后才能合影"
    return "" if _of(session, award) else f"没有{award}"


def _of(session: Session, award: str) -> list[Announcement]:
    return [each for each in programme(session) if each.award == award]


def _standing(winner: Winner) -> Standing:
    return Standing(winner.name, winner.applicant, winner.number)
