"""The operator of the audience screen: what is on, what comes next, one step forward and every step back."""

from collections.abc import Callable

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.services.awards import ceremony
from maker_desktop.services.core.session import Session
from maker_desktop.services.scoring import marks
from maker_desktop.ui.audience.cues import (
    WAITING,
    BoardCue,
    CeremonyCue,
    Cue,
    RevealCue,
    RevealStep,
    StageCue,
    TimerCue,
)
from maker_desktop.ui.audience.scenes import Scene
from maker_desktop.ui.audience.stage_clock import StageClock
from maker_desktop.ui.audience.staging import confirmed_score, following, scene_of


class Operator:
    """Shows cues in the hall and remembers them; `show` receives a scene whenever the picture changes."""

    def __init__(self, session: Session, show: Callable[[Scene], None]) -> None:
        self._session = session
        self._show = show
        self._past: list[Cue] = []
        self._shown: Scene | None = None
        self.cue: Cue = WAITING
        self.clock: StageClock | None = None
        self.one_by_one = True

    def put(self, cue: Cue) -> None:
        """Show a cue; what was on can be brought back.

        Showing a score for the first time is noted in the contest file before the hall sees it. Raises Refusal, and
        shows nothing new, where that cannot be.
        """
        if cue == self.cue:
            return
        self._require_ready(cue)
        if isinstance(cue, RevealCue) and cue.step >= RevealStep.SCORE:
            marks.reveal(self._session, cue.stage, cue.number)
        self._past.append(self.cue)
        self.cue = cue
        self.refresh()

    def forward(self, stage_id: str, number: int | None) -> None:
        """Take the next step of the ceremony, of long standings, or of a project's appearance.

        Another project comes on stage first. `number` is None while no project is on the desk. Raises Refusal while the
        project has no confirmed score to show, and after the last award.
        """
        cue = self.next_cue(stage_id, number)
        if cue is None and isinstance(self.cue, CeremonyCue):
            raise Refusal(ceremony.hindrance(self._session) or "奖项已经全部颁发。")
        if cue is None and number is None:
            raise Refusal("请先在出场顺序中选一个项目。")
        if cue is None:
            raise Refusal(f"{number} 号项目还没有确认得分，不能亮分。")
        self.put(cue)

    def back(self) -> bool:
        """Show what was on before; False if nothing was."""
        if not self._past:
            return False
        self.cue = self._past.pop()
        self.refresh()
        return True

    def next_cue(self, stage_id: str, number: int | None) -> Cue | None:
        """Return what `forward` would show, None where it would be refused."""
        cue = following(self._session, self.cue, self.one_by_one)
        if isinstance(self.cue, CeremonyCue) or self._is_about(number):
            return cue
        if number is None or (cue is not None and isinstance(self.cue, BoardCue)):
            return cue if isinstance(self.cue, BoardCue) else None
        return StageCue(stage_id, number)

    def scene(self, cue: Cue) -> Scene:
        """Return the picture of a cue as things stand."""
        return scene_of(self._session, cue, self.clock)

    def keep_clock(self, clock: StageClock | None) -> None:
        """Follow the stage's clock."""
        self.clock = clock
        if isinstance(self.cue, TimerCue):
            self.refresh()

    def refresh(self) -> None:
        """Show what is on as the contest stands now: a correction reaches the hall, a score taken back leaves it."""
        scene = self.scene(self.cue)
        if scene != self._shown:
            self._shown = scene
            self._show(scene)

    def _is_about(self, number: int | None) -> bool:
        return isinstance(self.cue, StageCue | TimerCue | RevealCue) and self.cue.number == number

    def _require_ready(self, cue: Cue) -> None:
        if isinstance(cue, CeremonyCue) and (why := ceremony.hindrance(self._session)):
            raise Refusal(why)
        if isinstance(cue, RevealCue) and confirmed_score(self._session, cue.stage, cue.number) is None:
            raise Refusal(f"{cue.number} 号项目还没有确认得分，不能亮分。")
