"""What the table of standings says in each row: place, reason and presence in words, and the lines below it."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from maker_desktop.domain.awards.lines import lines, straddled
from maker_desktop.domain.model.presence import Presence
from maker_desktop.domain.model.roster import Project
from maker_desktop.domain.model.stage_rules import Stage
from maker_desktop.domain.model.standing import CutLine, Standing
from maker_desktop.domain.standings.ranks import ranks
from maker_desktop.services.core.session import Session
from maker_desktop.services.documents.parts import open_cases, remark
from maker_desktop.services.standings.results import rank
from maker_desktop.ui.kit.theme import Tone

PRESENCE_TONES: Mapping[Presence, Tone] = {
    Presence.WAITING: Tone.QUIET,
    Presence.PRESENTED: Tone.DONE,
    Presence.ABSENT: Tone.WRONG,
    Presence.WITHDRAWN: Tone.WRONG,
    Presence.DISQUALIFIED: Tone.WRONG,
}


@dataclass(frozen=True, slots=True)
class StandingRow:
    """A standing with its project; `reason` is empty where the score alone decides.

    `below` names the lines drawn below the row; `astride` says that one of them falls into an undecided tie.
    """

    standing: Standing
    project: Project
    reason: str
    waiting: bool
    below: tuple[str, ...] = ()
    astride: bool = False

    @property
    def tone(self) -> Tone | None:
        """The look of the reason: a chip where the committee has to act."""
        return Tone.WRONG if self.waiting else None


def standing_rows(session: Session, stage: Stage, division: str) -> tuple[StandingRow, ...]:
    """Return the rows of one division, best first, those without a score at the end."""
    placed = rank(session, stage.id, division)
    waiting = open_cases(session.result(stage.id))
    below, astride = _lines_below(session, stage, division)
    return tuple(
        StandingRow(
            each.standing,
            each.project,
            remark(session, stage, each.standing, waiting),
            each.standing.place is not None and any(each.project.number in case.numbers for case in waiting),
            tuple(line.name for line in below.get(position, ())),
            position in astride,
        )
        for position, each in enumerate(placed, start=1)
    )


def _lines_below(session: Session, stage: Stage, division: str) -> tuple[Mapping[int, list[CutLine]], frozenset[int]]:
    """Return the lines by the row, from 1, they are drawn below, and the rows where one cuts an undecided tie."""
    standings = session.result(stage.id).division(division)
    placed = sum(standing.place is not None for standing in standings)
    drawn = lines(session.contest, stage, division, session.results()) if placed else ()
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
