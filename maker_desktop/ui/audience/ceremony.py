"""The award ceremony on the audience screen: from the last tier up, award by award, winner by winner."""

from maker_desktop.services.ceremony import programme
from maker_desktop.services.session import Session
from maker_desktop.ui.audience.cues import CeremonyCue, Cue
from maker_desktop.ui.audience.scenes import Black, Called, Ceremony, Scene


def ceremony_scene(session: Session, cue: CeremonyCue) -> Scene:
    """Return an award with those called so far; nothing at all once the results are open again."""
    announced = programme(session)
    if cue.at >= len(announced):
        return Black()
    announcement = announced[cue.at]
    called = announcement.winners[: cue.called]
    return Ceremony(
        contest=session.contest.rulebook.contest.name,
        corner="颁奖",
        award=announcement.award,
        division=announcement.division,
        places=len(announcement.winners),
        called=tuple(Called(winner.name, winner.applicant, now=winner is called[-1]) for winner in reversed(called)),
    )


def next_call(session: Session, cue: CeremonyCue, one_by_one: bool) -> Cue | None:
    """Return what comes after a step of the ceremony, None after the last."""
    announced = programme(session)
    if cue.at >= len(announced):
        return None
    winners = len(announced[cue.at].winners)
    if cue.called < winners:
        return CeremonyCue(cue.at, cue.called + 1 if one_by_one else winners)
    return CeremonyCue(cue.at + 1) if cue.at + 1 < len(announced) else None


def ceremony_words(session: Session, cue: CeremonyCue) -> str:
    """Say in a few words how far the ceremony is, for the operator."""
    announced = programme(session)
    if cue.at >= len(announced):
        return "颁奖"
    announcement = announced[cue.at]
    return f"颁奖　{announcement.award}{announcement.division}（{cue.called} / {len(announcement.winners)}）"
