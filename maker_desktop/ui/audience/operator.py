"""The operator of the audience screen: what is on, what comes next, one step forward and every step back."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.services.awards import ceremony
from maker_desktop.services.core.session import Session
from maker_desktop.services.scoring import marks
from maker_desktop.ui.audience.cues import (
    WAITING,
    BlackCue,
    BoardCue,
    CeremonyCue,
    Cue,
    MessageCue,
    RevealCue,
    RevealStep,
    StageCue,
    TimerCue,
)
from maker_desktop.ui.audience.scenes import Scene
from maker_desktop.ui.audience.stage_clock import StageClock
from maker_desktop.ui.audience.staging.ceremony import Announced
from maker_desktop.ui.audience.staging.pictures import confirmed_score, following, named_in, scene_of, words_of
from maker_desktop.ui.audience.staging.truth import falsehood, is_revealed, owed_reveal

#: Pictures that come between: after them the picture before goes on.
_BETWEEN: Final = (BlackCue, MessageCue, TimerCue)


@dataclass(frozen=True, slots=True)
class _On:
    """A picture, and what it lies over and gives way to: a picture of the show, and perhaps its clock."""

    cue: Cue
    under: tuple[Cue, ...] = ()

    def then(self, cue: Cue) -> "_On":
        """Return what is on once a cue is put."""
        if not isinstance(cue, _BETWEEN):
            return _On(cue)
        under = self.under if isinstance(self.cue, BlackCue | MessageCue) else (*self.under, self.cue)
        if isinstance(cue, TimerCue):
            under = tuple(each for each in under if not isinstance(each, TimerCue))
        return _On(cue, under)

    def resumed(self) -> "_On | None":
        """Return what was on before a picture that came between, None where nothing was."""
        return _On(self.under[-1], self.under[:-1]) if self.under else None


class Operator:
    """Shows cues to the audience and remembers them; `show` receives a scene whenever the picture changes.

    The picture stays while the contest changes: `pending` then says in words what a key will bring up to date. Only a
    picture that has become false goes at once, see `follow`.
    """

    def __init__(self, session: Session, show: Callable[[Scene], None], *, rehearsal: bool = False) -> None:
        self._session = session
        self._show = show
        self._rehearsal = rehearsal
        self._on = _On(WAITING)
        self._past: list[_On] = []
        self.clock: StageClock | None = None
        self._shown: Scene = self.scene(WAITING)
        self._due: Scene = self._shown
        self._named: frozenset[int] = frozenset()
        self.announced = Announced(session)
        # Whoever rehearses has confirmed nobody: the show goes from its beginning.
        self._confirmed = [] if rehearsal else list(_confirmed_lately(session))
        self.one_by_one = True

    @property
    def cue(self) -> Cue:
        """What asked for the picture that is on."""
        return self._on.cue

    @property
    def pending(self) -> bool:
        """Whether the contest has changed what is on, and the picture waits for a key."""
        return self._shown != self._due

    def put(self, cue: Cue) -> None:
        """Show a cue as the contest stands; what was on can be brought back.

        Showing a score for the first time is noted in the contest file before the audience sees it. Raises Refusal, and
        shows nothing new, where that cannot be.
        """
        if cue == self.cue and not self.pending:
            return
        self._require_ready(cue)
        if isinstance(cue, RevealCue) and cue.step >= RevealStep.SCORE:
            marks.reveal(self._session, cue.stage, cue.number, cue.round_id)
        if isinstance(cue, CeremonyCue):
            self.announced.note(self._session, cue)
        if cue != self.cue:
            self._past.append(self._on)
            resumed = self._on.resumed()
            self._on = resumed if resumed is not None and resumed.cue == cue else self._on.then(cue)
        self._refresh()

    def forward(self, stage_id: str, number: int | None, round_id: str = "") -> None:
        """Take the next step: of what is on, else of the project confirmed last, else of the one on the desk.

        A picture that came between gives way to the one before. `number` is None while no project is on the desk,
        `round_id` names the playoff that is on it.
        Raises Refusal while nothing can follow, and after the last award.
        """
        cue = self.next_cue(stage_id, number, round_id)
        if cue is None and self.pending:
            raise Refusal(self._unready(self.cue))
        if cue is None and isinstance(self.cue, CeremonyCue):
            raise Refusal(ceremony.hindrance(self._session) or "奖项已经全部颁发，不用再颁。")
        if cue is None:
            raise Refusal(self._nothing_follows(stage_id, number, round_id))
        self.put(cue)

    def back(self) -> bool:
        """Show what was on before, passing over what has become false; False if nothing was."""
        while self._past:
            former = self._past.pop()
            if not falsehood(self._session, former.cue):
                if isinstance(former.cue, CeremonyCue):
                    self.announced.note(self._session, former.cue)
                self._on = former
                self._refresh()
                return True
        return False

    def project(self) -> StageCue | TimerCue | RevealCue | None:
        """Return what shows a project now, or lies under the picture that came between; None where nothing does."""
        on = (self.cue, *reversed(self._on.under))
        return next((cue for cue in on if isinstance(cue, StageCue | TimerCue | RevealCue)), None)

    def next_cue(self, stage_id: str, number: int | None, round_id: str = "") -> Cue | None:
        """Return what `forward` would show, None where it would be refused."""
        if self.pending:
            return self.cue if not self._unready(self.cue) else None
        resumed = self._on.resumed()
        if resumed is not None and resumed.cue != WAITING and not falsehood(self._session, resumed.cue):
            return resumed.cue
        cue = following(self._session, self.cue, self.one_by_one)
        if cue is not None or isinstance(self.cue, CeremonyCue):
            return cue
        confirmed = [each for stage, each in self._confirmed if stage == stage_id]
        owed = owed_reveal(self._session, stage_id, confirmed, round_id)
        if owed is not None:
            return RevealCue(stage_id, owed, 0, RevealStep.SHEETS, round_id)
        return self._coming(stage_id, number, round_id)

    def scene(self, cue: Cue) -> Scene:
        """Return the picture of a cue as things stand, marked where the show is only rehearsed."""
        return replace(scene_of(self._session, cue, self.clock), rehearsal=self._rehearsal)

    def shown(self) -> Scene:
        """Return what the audience sees."""
        return self._shown

    def keep_clock(self, clock: StageClock | None) -> None:
        """Follow the stage's clock."""
        self.clock = clock
        if isinstance(self.cue, TimerCue):
            self._refresh()

    def confirm(self, stage_id: str, numbers: frozenset[int]) -> None:
        """Remember that projects have just been confirmed."""
        self._confirmed.extend((stage_id, number) for number in sorted(numbers))

    def follow(self) -> str:
        """Hold the picture against the contest as it stands now; return what the operator must know, or nothing.

        A picture that has become false gives way to a neutral one at once; any other stays until a key updates it.
        """
        why = falsehood(self._session, self.cue, self._named)
        if why:
            words = self._words()
            self._past.append(self._on)
            self._on = _On(WAITING, (self.cue,))
            self._refresh()
            return f"{why}，大屏幕上的“{words}”已换成“请稍候”。"
        before, self._due = self._due, self.scene(self.cue)
        if not self.pending or self._due == before:
            return ""
        return f"“{self._words()}”有修改，大屏幕仍是原来的画面，按 F8 更新。"

    def _words(self) -> str:
        try:
            return words_of(self._session, self.cue)
        except Refusal:  # what it is about is no longer there
            return "画面"

    def _refresh(self) -> None:
        """Show what is on as the contest stands now."""
        scene = self._due = self.scene(self.cue)
        self._named = named_in(self._session, self.cue)
        if scene != self._shown:
            self._shown = scene
            self._show(scene)

    def _coming(self, stage_id: str, number: int | None, round_id: str) -> Cue | None:
        """Return the project on the desk coming on stage, unless it is there or the audience knows its score."""
        on = self.cue
        there = isinstance(on, StageCue | TimerCue | RevealCue) and (on.number, on.round_id) == (number, round_id)
        if number is None or there or is_revealed(self._session, stage_id, number, round_id):
            return None
        cue = StageCue(stage_id, number, round_id)
        return None if falsehood(self._session, cue) else cue

    def _nothing_follows(self, stage_id: str, number: int | None, round_id: str) -> str:
        if number is None:
            return "请先在出场顺序中选一个项目。"
        if is_revealed(self._session, stage_id, number, round_id):
            return "已确认的得分都已亮分；要再亮一次，请先按 Ctrl+F7 让项目上场。"
        return f"{number} 号项目还没有确认得分，不能亮分。"

    def _unready(self, cue: Cue) -> str:
        """Return why a cue has no picture yet that is complete, or an empty text."""
        if not isinstance(cue, RevealCue | BoardCue):
            return ""
        if self.pending and cue == self.cue:
            owed = [number for number in sorted(self._named) if not self._has_score(cue.stage, number)]
            if owed:
                return f"{owed[0]} 号项目正在更正，确认得分后再更新大屏幕。"
        if not isinstance(cue, RevealCue):
            return ""
        if not self._has_score(cue.stage, cue.number, cue.round_id):
            return f"{cue.number} 号项目还没有确认得分，不能亮分。"
        if cue.round_id and not is_revealed(self._session, cue.stage, cue.number):
            return f"{cue.number} 号项目还没有亮分，请先亮本阶段的得分，再亮加赛。"
        return ""

    def _has_score(self, stage_id: str, number: int, round_id: str = "") -> bool:
        return confirmed_score(self._session, stage_id, number, round_id) is not None

    def _require_ready(self, cue: Cue) -> None:
        why = falsehood(self._session, cue)
        if why or (why := self._unready(cue)):
            raise Refusal(why if why.endswith("。") else f"{why}。")


def _confirmed_lately(session: Session) -> tuple[tuple[str, int], ...]:
    """Return who was confirmed last; nobody where the journal cannot be read: then the order of the draw decides."""
    try:
        return marks.confirmed_lately(session)
    except Refusal:
        return ()
