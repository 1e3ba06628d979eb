"""The award ceremony on the audience screen: from the last tier up, award by award, winner by winner."""

from math import ceil

from maker_desktop.domain.model.records import AwardCall
from maker_desktop.services.awards.ceremony import Announcement, Winner, announce, programme
from maker_desktop.services.core.session import Session
from maker_desktop.ui.audience.cues import CeremonyCue, Cue
from maker_desktop.ui.audience.scenes import Black, Called, Ceremony, Scene

#: More winners than these take turns on the screen, else the last row of the hall could not read them.
_MOST_AT_ONCE = 12


class Announced:
    """What the audience has heard: each award by name and division with those called, and where the ceremony stands.

    It is kept in the contest file, so that the ceremony goes on after the computer went down.
    """

    def __init__(self, session: Session) -> None:
        calls = sorted(session.contest.award_calls, key=lambda each: each.turn)
        cues = [CeremonyCue(call.award, call.division, _called(call)) for call in calls]
        self._heard = {(cue.award, cue.division): cue.called for cue in cues}
        self._at = cues[-1] if cues else CeremonyCue()

    @property
    def begun(self) -> bool:
        """Whether anything has been announced."""
        return bool(self._heard)

    def note(self, session: Session, cue: CeremonyCue) -> None:
        """Remember a step of the ceremony; a step back takes nothing back from those who heard it.

        A file that was opened for reading only keeps nothing. Raises Refusal where it should and cannot be written.
        """
        announcement = _announcement(session, cue)
        if announcement is None:
            return
        award = (announcement.award, announcement.division)
        heard = self._heard.get(award, ())
        if heard[: len(cue.called)] != cue.called or len(cue.called) > len(heard):
            heard = cue.called
        if not session.read_only:
            announce(session, *award, heard)
        self._at, self._heard[award] = cue, heard

    def resume(self, session: Session) -> CeremonyCue:
        """Return where to go on: the first award whose winners changed since it was called, anew; else where it stood.

        An award that has only grown goes on with those who are new.
        """
        for announcement in programme(session):
            award = (announcement.award, announcement.division)
            heard = self._heard.get(award)
            if heard is None:
                continue
            cue = CeremonyCue(*award, heard)
            if passed_over(session, cue):
                return CeremonyCue(*award)
            if len(heard) < len(announcement.winners) and award != (self._at.award, self._at.division):
                return cue
        return self._at if not passed_over(session, self._at) else CeremonyCue()

    def changes(self, session: Session) -> tuple[str, ...]:
        """Return in sentences whose announced award is another now."""
        now = {
            _key(winner): f"{announcement.award}{announcement.division}"
            for announcement in programme(session)
            for winner in announcement.winners
            if winner.number is not None
        }
        return tuple(
            f"{key} 号“{_name(session, key)}”宣布过{award}{division}，现在{_what(now.get(key))}。"
            for (award, division), heard in self._heard.items()
            for key in heard
            if isinstance(key, int) and now.get(key) != f"{award}{division}"
        )


def _called(call: AwardCall) -> tuple[int | str, ...]:
    return tuple(map(int, call.called)) if call.division else call.called


def _name(session: Session, number: int) -> str:
    project = session.contest.by_number.get(number)
    return project.name if project is not None else ""


def _what(award: str | None) -> str:
    return f"是{award}" if award else "没有奖项"


def ceremony_scene(session: Session, cue: CeremonyCue) -> Scene:
    """Return an award with those called so far; nothing at all once the results are open again."""
    announcement = _announcement(session, cue)
    if announcement is None:
        return Black()
    by_key = {_key(winner): winner for winner in announcement.winners}
    called = [by_key[key] for key in cue.called if key in by_key]
    most = _at_once(announcement)
    first = (len(called) - 1) // most * most if called else 0
    return Ceremony(
        contest=session.contest.rulebook.contest.name,
        corner="颁奖",
        award=announcement.award,
        division=announcement.division,
        places=len(announcement.winners),
        rows=min(most, len(announcement.winners) - first),
        vacant=announcement.vacant,
        called=tuple(_told(session, winner, now=winner is called[-1]) for winner in reversed(called[first:])),
        tier=_tier(session, announcement.award) if announcement.division else 0,
        awards=tuple(dict.fromkeys(each.award for each in programme(session))),
    )


def _told(session: Session, winner: Winner, now: bool) -> Called:
    """Return a winner as the audience is told; the score only where it has been revealed."""
    contest, number = session.contest, winner.number
    if number is None:
        return Called(winner.name, now=now)
    project, stage = contest.by_number[number], contest.last_stage_of(number)
    shown = stage is not None and (stage.id, number) in contest.revealed
    score = session.result(stage.id).scores[number].published if stage is not None and shown else None
    return Called(
        winner.name,
        winner.applicant,
        now,
        number,
        project.region,
        "、".join(project.members),
        "" if score is None else str(score),
    )


def _tier(session: Session, award: str) -> int:
    return next((at for at, tier in enumerate(session.contest.rulebook.awards, 1) if tier.name == award), 0)


def next_call(session: Session, cue: CeremonyCue, one_by_one: bool) -> Cue | None:
    """Return what comes after a step of the ceremony, None after the last; the first award where its own is gone."""
    announced = programme(session)
    announcement = _announcement(session, cue)
    if announcement is None:
        return CeremonyCue() if announced else None
    waiting = [_key(winner) for winner in announcement.winners if _key(winner) not in cue.called]
    if waiting:
        most = _at_once(announcement)
        step = 1 if one_by_one else most - len(cue.called) % most
        return CeremonyCue(announcement.award, announcement.division, (*cue.called, *waiting[:step]))
    after = announced[announced.index(announcement) + 1 :]
    return CeremonyCue(after[0].award, after[0].division) if after else None


def passed_over(session: Session, cue: CeremonyCue) -> str:
    """Return how those called are no longer the first of their award, or an empty text.

    The best project would not come last; organisations have no order.
    """
    announcement = _announcement(session, cue)
    if announcement is None:
        return f"{cue.award}{cue.division}没有可以宣布的获奖者"
    winners = tuple(_key(winner) for winner in announcement.winners)
    in_order = winners[: len(cue.called)] if announcement.division else [each for each in cue.called if each in winners]
    return "" if tuple(in_order) == cue.called else f"{cue.award}{cue.division}的获奖名单变了"


def ceremony_words(session: Session, cue: CeremonyCue) -> str:
    """Say in a few words how far the ceremony is, for the operator."""
    announcement = _announcement(session, cue)
    if announcement is None:
        return "颁奖"
    return f"颁奖　{announcement.award}{announcement.division}（{len(cue.called)} / {len(announcement.winners)}）"


def _announcement(session: Session, cue: CeremonyCue) -> Announcement | None:
    wanted = (cue.award, cue.division)
    return next((each for each in programme(session) if not cue.award or (each.award, each.division) == wanted), None)


def _key(winner: Winner) -> int | str:
    return winner.name if winner.number is None else winner.number


def _at_once(announcement: Announcement) -> int:
    """Return how many stand on the screen together, so that every turn has about as many."""
    winners = max(len(announcement.winners), 1)
    return ceil(winners / ceil(winners / _MOST_AT_ONCE))
