"""What the table of standings says in each row: award, place, distance, sheets, what needs attention, lines below."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Final

from maker_desktop.domain.awards.lines import lines, straddled
from maker_desktop.domain.model.presence import PRESENCE_NAMES
from maker_desktop.domain.model.roster import Project
from maker_desktop.domain.model.stage_rules import Stage
from maker_desktop.domain.model.standing import CutLine, CutLineKind, Standing
from maker_desktop.domain.standings.ranks import ranks
from maker_desktop.services.core.session import Session
from maker_desktop.services.documents.parts import open_cases, remark
from maker_desktop.services.standings.results import Ranked, rank
from maker_desktop.ui.kit.theme import TIER_TOKENS, Tone

#: The colour of who goes on to the next stage.
_GOING_ON: Final = "violet"


@dataclass(frozen=True, slots=True)
class Tier:
    """Neighbouring rows with one award, or that go on: its name, its colour's token, its first row and their number.

    An empty token is what got nothing.
    """

    name: str
    token: str
    first: int
    rows: int


@dataclass(frozen=True, slots=True)
class SheetDot:
    """The total of one sheet, and whether it was dropped."""

    total: Fraction
    dropped: bool


@dataclass(frozen=True, slots=True)
class StandingRow:
    """A standing with its project; `reason` is empty where the score alone decides.

    `below` are the lines drawn below the row; `astride` says that one of them falls into an undecided tie. `behind` is
    the distance to the row above, None for the first and for those without a place.
    """

    standing: Standing
    project: Project
    reason: str
    waiting: bool
    below: tuple[CutLine, ...] = ()
    astride: bool = False
    tier: Tier | None = None
    behind: Decimal | None = None
    dots: tuple[SheetDot, ...] = ()

    @property
    def attention(self) -> str:
        """What is out of the ordinary: absent or withdrawn, waiting for the committee, or what decided the place."""
        if not self.standing.presence.competes:
            return PRESENCE_NAMES[self.standing.presence]
        return self.reason

    @property
    def tone(self) -> Tone | None:
        """The look of that: a chip where the committee has to act, and for who does not compete."""
        if not self.standing.presence.competes:
            return Tone.QUIET
        return Tone.WRONG if self.waiting else None


def standing_rows(session: Session, stage: Stage, division: str) -> tuple[StandingRow, ...]:
    """Return the rows of one division, best first, those without a score at the end."""
    placed = rank(session, stage.id, division)
    waiting = open_cases(session.result(stage.id))
    drawn = _lines(session, stage, division, placed)
    below, astride = _lines_below(session, stage, division, drawn)
    behind = _distances(placed)
    tiers = _tiers(session, stage, drawn, sum(each.standing.place is not None for each in placed))
    return tuple(
        StandingRow(
            each.standing,
            each.project,
            remark(session, stage, each.standing, waiting),
            each.standing.place is not None and any(each.project.number in case.numbers for case in waiting),
            tuple(below.get(position, ())),
            position in astride,
            next((tier for tier in tiers if tier.first <= position - 1 < tier.first + tier.rows), None),
            behind.get(position),
            _dots(session, stage, each.project.number),
        )
        for position, each in enumerate(placed, start=1)
    )


def _lines(session: Session, stage: Stage, division: str, placed: Sequence[Ranked]) -> tuple[CutLine, ...]:
    ranked = any(each.standing.place is not None for each in placed)
    return lines(session.contest, stage, division, session.results()) if ranked else ()


def _lines_below(
    session: Session, stage: Stage, division: str, drawn: Sequence[CutLine]
) -> tuple[Mapping[int, list[CutLine]], frozenset[int]]:
    """Return the lines by the row, from 1, they are drawn below, and the rows where one cuts an undecided tie."""
    standings = session.result(stage.id).division(division)
    placed = sum(standing.place is not None for standing in standings)
    below: dict[int, list[CutLine]] = defaultdict(list)
    for line in drawn:
        below[min(line.after, placed)].append(line)
    cut = {
        line.after
        for tied in ranks(standings)
        if tied.undecided
        for line in straddled(drawn, tied.place, len(tied.numbers))
    }
    return below, frozenset(cut)


def _tiers(session: Session, stage: Stage, drawn: Sequence[CutLine], placed: int) -> tuple[Tier, ...]:
    """Return the tiers the award lines make, or who goes on, and below them who got nothing."""
    names = [award.name for award in session.contest.rulebook.awards]
    cuts = [line for line in drawn if line.kind is CutLineKind.AWARD]
    cuts = cuts or [line for line in drawn if line.kind is CutLineKind.ADVANCE]
    found, first = [], 0
    for line in cuts:
        award = line.kind is CutLineKind.AWARD
        token = TIER_TOKENS[min(names.index(line.name), len(TIER_TOKENS) - 1)] if award else _GOING_ON
        end = min(line.after, placed)
        if end > first:
            found.append(Tier(line.name, token, first, end - first))
            first = end
    if cuts and first < placed:
        nothing = "未获奖" if cuts[0].kind is CutLineKind.AWARD else f"未{cuts[0].name}"
        found.append(Tier(nothing, "", first, placed - first))
    return tuple(found)


def _distances(placed: Sequence[Ranked]) -> Mapping[int, Decimal]:
    """Return how far each row, from 1, is behind the one above, as far as both have a place."""
    return {
        position: above.standing.score - each.standing.score
        for position, (above, each) in enumerate(pairwise(placed), start=2)
        if above.standing.score is not None and each.standing.score is not None
    }


def _dots(session: Session, stage: Stage, number: int) -> tuple[SheetDot, ...]:
    score = session.result(stage.id).scores.get(number)
    listed = score.lines if score is not None else ()
    counted = [line for line in listed if line.sheet.counts and line.total is not None]
    return tuple(SheetDot(line.total, line.dropped is not None) for line in counted if line.total is not None)
