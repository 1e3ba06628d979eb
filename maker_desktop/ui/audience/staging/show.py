"""The run order on the audience screen: the picture of each item, where the show stands, and jumping in."""

from collections.abc import Sequence

from maker_desktop.domain.awards.run_order import RunItem, RunKind
from maker_desktop.ui.audience.cues import (
    BoardCue,
    CeremonyCue,
    Cue,
    PhotoCue,
    RevealCue,
    SponsorsCue,
    StageCue,
    TimerCue,
    TitleCue,
)


def cue_of(item: RunItem) -> Cue:
    """Return what the audience sees when the show comes to an item."""
    match item.kind:
        case RunKind.TITLE:
            return TitleCue(item.stage)
        case RunKind.APPEARANCE:
            return StageCue(item.stage, item.number or 0)
        case RunKind.BOARD:
            return BoardCue(item.stage, item.division)
        case RunKind.AWARD:
            return CeremonyCue(item.award, item.division)
        case RunKind.PHOTO:
            return PhotoCue(item.award)
        case RunKind.SPONSORS:
            return SponsorsCue()


def standing_at(items: Sequence[RunItem], cue: Cue) -> int | None:
    """Return at which item the show stands, by position from 0, None where the picture belongs to no item."""
    return next((at for at, item in enumerate(items) if _shows(item, cue)), None)


def skipped(items: Sequence[RunItem], stands: int | None, wanted: int) -> tuple[RunItem, ...]:
    """Return what the audience would not have seen if the show jumped from where it stands."""
    seen_with_others = (RunKind.TITLE, RunKind.BOARD, RunKind.PHOTO, RunKind.SPONSORS)
    between = items[(0 if stands is None else stands + 1) : wanted]
    return tuple(item for item in between if not item.done and item.kind not in seen_with_others)


def _shows(item: RunItem, cue: Cue) -> bool:
    match cue:
        case StageCue() | TimerCue() | RevealCue():
            return (item.kind, item.stage, item.number) == (RunKind.APPEARANCE, cue.stage, cue.number)
        case BoardCue():
            return (item.kind, item.stage, item.division) == (RunKind.BOARD, cue.stage, cue.division)
        case CeremonyCue():
            named = (item.award, item.division) == (cue.award, cue.division) or not cue.award
            return item.kind is RunKind.AWARD and named
        case _:
            return cue == cue_of(item)
