"""Further screens beside the audience's: a copy of it, the stage's clock, a board for the lobby, the host's prompter.

Each is known by the name of its screen, comes back when that is plugged in again, and follows the show.
"""

from collections.abc import Mapping
from contextlib import suppress
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from maker_desktop.domain.awards.screen_theme import ScreenTheme
from maker_desktop.domain.model.errors import Refusal
from maker_desktop.ui.audience.control import AudienceControl
from maker_desktop.ui.audience.cues import WAITING, BoardCue, RevealCue, RevealStep
from maker_desktop.ui.audience.operator import Operator
from maker_desktop.ui.audience.projection import Projection
from maker_desktop.ui.audience.scenes import Message, Scene, Timer
from maker_desktop.ui.audience.staging.pictures import following, scene_of
from maker_desktop.ui.audience.staging.prompter import prompter_scene
from maker_desktop.ui.audience.window import AudienceWindow

#: Milliseconds that a page of a long board in the lobby stays.
_PAGE: Final = 12_000


class ScreenRole(StrEnum):
    """What a screen shows; the values are kept in the program's settings."""

    AUDIENCE = "audience"
    CLOCK = "clock"
    LOBBY = "lobby"
    PROMPTER = "prompter"


ROLE_NAMES: Final[Mapping[ScreenRole, str]] = {
    ScreenRole.AUDIENCE: "观众大屏幕",
    ScreenRole.CLOCK: "计时屏",
    ScreenRole.LOBBY: "大厅名次榜",
    ScreenRole.PROMPTER: "主持人提词",
}


class LobbyBoard(QObject):
    """The standings of the division that is on, as far as the audience knows them: they follow its steps, never lead.

    A board that has become false gives way to a neutral picture at once, like that of the audience. `shown` carries it.
    """

    shown = Signal(object)

    def __init__(self, control: AudienceControl, parent: QObject) -> None:
        super().__init__(parent)
        self._control = control
        self._operator = Operator(control.session, self.shown.emit)
        self._turning = QTimer(self)
        self._turning.setInterval(_PAGE)
        self._turning.timeout.connect(self.turn)
        self._turning.start()
        control.stepped.connect(self._step)
        control.changed.connect(self._operator.follow)
        self._step()

    def scene(self) -> Scene:
        """Return what is shown."""
        return self._operator.shown()

    def turn(self) -> None:
        """Show the next page of standings that need several, the first after the last."""
        on = self._operator.cue
        if isinstance(on, BoardCue):
            self._put(following(self._control.session, on, True) or BoardCue(on.stage, on.division))

    def _step(self) -> None:
        """Show the standings again once a place has been told; while a score stands without it they keep still."""
        cue, stage = self._control.operator.cue, self._control.stage()
        if isinstance(cue, RevealCue) and cue.step < RevealStep.PLACE:
            return
        on = self._operator.cue
        division = on.division if isinstance(on, BoardCue) and on.stage == stage.id else stage.divisions[0]
        if isinstance(cue, RevealCue):
            division = self._control.session.project(cue.number).division
        elif isinstance(cue, BoardCue):
            division = cue.division
        stays = isinstance(on, BoardCue) and (on.stage, on.division) == (stage.id, division)
        self._put(on if stays else BoardCue(stage.id, division))

    def _put(self, cue: object) -> None:
        with suppress(Refusal):  # a score is being corrected: the board before stays
            self._operator.put(cue)  # type: ignore[arg-type]  # a board each time


class SideScreen(QObject):
    """One further screen; `lost` and `found` carry what it shows in words."""

    lost = Signal(str)
    found = Signal(str)

    def __init__(
        self, name: str, role: ScreenRole, control: AudienceControl, desk: QWidget, theme: ScreenTheme
    ) -> None:
        super().__init__(desk)
        self.role = role
        self._control = control
        self.window = AudienceWindow(control.now)
        self.window.setWindowTitle(ROLE_NAMES[role])
        self.window.wear(theme)
        self.projection = Projection(self.window, desk, name)
        self.projection.seen.connect(self._tell)
        self._follow()
        self.window.show_scene(self._scene())

    def end(self) -> None:
        """Close it for good."""
        self.window.close()
        self.window.deleteLater()
        self.deleteLater()

    def _tell(self, seen: bool) -> None:
        (self.found if seen else self.lost).emit(ROLE_NAMES[self.role])

    def _follow(self) -> None:
        match self.role:
            case ScreenRole.AUDIENCE:
                self._control.projected.connect(self.window.show_scene)
            case ScreenRole.LOBBY:
                self._board = LobbyBoard(self._control, self)
                self._board.shown.connect(self.window.show_scene)
            case _:
                self._control.changed.connect(self._show)

    def _show(self) -> None:
        scene = self._scene()
        if scene != self.window.scene():
            self.window.show_scene(scene)

    def _scene(self) -> Scene:
        match self.role:
            case ScreenRole.AUDIENCE:
                return self._control.operator.shown()
            case ScreenRole.LOBBY:
                return self._board.scene()
            case ScreenRole.CLOCK:
                return self._clock()
            case ScreenRole.PROMPTER:
                control = self._control
                return prompter_scene(control.session, control.operator.cue, control.next_cue())

    def _clock(self) -> Scene:
        """Return the clock that F6 is about, with whose it is; a neutral picture where no time runs."""
        session, clock = self._control.session, self._control.clock_at_hand()
        if clock is None or clock.number not in session.contest.by_number:
            waiting = scene_of(session, WAITING)
            assert isinstance(waiting, Message)
            return waiting
        project = session.project(clock.number)
        return Timer(
            contest=session.contest.rulebook.contest.name,
            corner=ROLE_NAMES[ScreenRole.CLOCK],
            number=clock.number,
            project=project.name,
            applicant=project.applicant,
            countdown=clock.current,
        )
