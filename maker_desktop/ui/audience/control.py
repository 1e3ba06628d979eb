"""Leads the audience screen for one open contest, whichever page is shown: keys, the stage's clock, what is told."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from maker_desktop.domain.awards.screen_theme import ScreenTheme
from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.scoresheet import Confirmation, Mark, PaperTotal
from maker_desktop.domain.model.stage_rules import Stage
from maker_desktop.services.core.changes import Changed
from maker_desktop.services.core.session import Session
from maker_desktop.services.scoring.scoring_desk import current_stage
from maker_desktop.ui.audience.ceremony_question import ask_ceremony
from maker_desktop.ui.audience.countdown import Phase
from maker_desktop.ui.audience.cues import (
    BlackCue,
    BoardCue,
    Cue,
    StageCue,
    TimerCue,
    TitleCue,
)
from maker_desktop.ui.audience.message_dialog import ask_message
from maker_desktop.ui.audience.operator import Operator
from maker_desktop.ui.audience.stage_clock import StageClock
from maker_desktop.ui.audience.staging.pictures import words_of
from maker_desktop.ui.kit.messages import confirm

#: How often the clock is looked at, in milliseconds.
_TICK: Final = 200

#: Seconds for which the keys are deaf after one was heard: a hand that bounces must not reveal a score.
DEAF: Final = 0.3

#: Pictures by the name `ask` takes, with the word on the button and the key that does the same.
PICTURES: Final = (
    ("title", "开场", "Ctrl+F6"),
    ("stage", "上场", "Ctrl+F7"),
    ("timer", "计时", "F7"),
    ("board", "名次榜", "Ctrl+F8"),
    ("message", "留言", "Ctrl+F9"),
    ("ceremony", "颁奖", "Ctrl+F10"),
    ("black", "黑屏", "Ctrl+F11"),
)

_NO_TIME: Final = "本阶段的规则没有规定路演和答辩时间，不用计时。"
_RINGS: Final = (Phase.WARNING, Phase.OVERTIME)


class AudienceControl(QObject):
    """Lives as long as the contest is open; `follow` names the project on the scoring desk.

    `projected` carries the scene to show, `list_wanted` and `screens_wanted` ask for the run order and the settings.
    `stepped` says that the operator took a step, `changed` that what is on or what comes next is another, or `notice`:
    what the operator must know until his next step. `ticked` asks whoever shows the
    clock to look at it, `rang` tells the phase when time is nearly or wholly up. `clock` returns seconds of a steady
    clock.
    """

    projected = Signal(object)
    list_wanted = Signal()
    screens_wanted = Signal()
    stepped = Signal()
    changed = Signal()
    ticked = Signal()
    rang = Signal(Phase)

    def __init__(
        self, session: Session, clock: Callable[[], float], parent: QObject | None = None, *, rehearsal: bool = False
    ) -> None:
        super().__init__(parent)
        self.session, self.now = session, clock
        self.operator = Operator(session, self.projected.emit, rehearsal=rehearsal)
        #: The host's look, as the audience screen wears it.
        self.theme = ScreenTheme()
        #: Over which window to ask, and whether the key that came last is only held down.
        self.desk: QWidget | None = None
        self.held: Callable[[], bool] = lambda: False
        self.number: int | None = None
        self.notice = ""
        self.unseen = False
        #: Whether the desk's small picture of the next step keeps to itself who wins.
        self.stealth = False
        self._stage: Stage | None = None
        self._division = ""
        self._round = ""
        self._phase: Phase | None = None
        self._heard: dict[str, float] = {}
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK)
        self._tick.timeout.connect(self.tick)
        self.stop_listening = session.listen(self._follow_contest)

    def follow(self, stage: Stage, division: str, number: int | None, round_id: str = "") -> None:
        """Be about this project of the queue, in a playoff if its round is given.

        A clock that runs or ran stays with the project it was started for.
        """
        self._stage, self._division, self.number, self._round = stage, division, number, round_id
        clock = self.operator.clock
        if stage.timer is None or number is None:
            new = clock if clock is not None and clock.running else None
        else:
            new = clock if clock is not None and not clock.untouched else StageClock.of(stage.timer, number)
        self.operator.keep_clock(new)
        self._say()

    def see(self, seen: bool) -> None:
        """Take note that the audience sees the screen from now on, or that it has gone: the show then stands still."""
        self.unseen = not seen
        self._say()

    def warning(self) -> str:
        """Return what the desk must say about the screen, or an empty text."""
        if self.unseen:
            words = words_of(self.session, self.operator.cue)
            return f"大屏幕已断开或关闭，观众看不到。画面停在“{words}”，重新接上就从这里继续。"
        return self.notice

    def next_cue(self) -> Cue | None:
        """Return what F8 would show, None where it would be refused."""
        return self.operator.next_cue(self.stage().id, self.number, self._round)

    def forward(self) -> None:
        """Take the next step of the ceremony, or of the project on the desk (F8).

        Raises Refusal while there is nothing to show.
        """
        self.operator.forward(self.stage().id, self.number, self._round)
        self._say(stepped=True)

    def back(self) -> None:
        """Bring the former picture back."""
        self.operator.back()
        self._say(stepped=True)

    def ask(self, name: str) -> None:
        """Show the picture of a button of the strip; black once more brings back what was on."""
        if name == "black" and isinstance(self.operator.cue, BlackCue):
            self.back()
            return
        cue = self._cue(name)
        if cue is not None:
            self.show(cue)

    def show(self, cue: Cue) -> None:
        """Show a picture. Raises Refusal, and shows nothing new, where it cannot be shown."""
        self.operator.put(cue)
        self._say(stepped=True)

    def choose_one_by_one(self, wanted: bool) -> None:
        """Reveal sheets and winners one by one, or all at once."""
        self.operator.one_by_one = wanted
        self._say()

    def choose_stealth(self, wanted: bool) -> None:
        """Hide winners from the desk's small picture until they are called, or show them."""
        self.stealth = wanted
        self._say()

    def toggle_clock(self) -> None:
        """Start or pause the clock (F6). Raises Refusal where the rules give no time."""
        clock = self._clock()
        self._keep(clock.toggled(self.now()))

    def next_section(self) -> None:
        """Go on from pitch to defence, and from there back to the beginning of the project on the desk."""
        clock = self._clock().next_section()
        if clock.at == 0 and self._stage is not None and self._stage.timer is not None and self.number is not None:
            clock = StageClock.of(self._stage.timer, self.number)
        self._keep(clock)

    def bindings(self) -> tuple[tuple[str, Callable[[], object], str], ...]:
        """Return what the keys of the audience screen do: in words, the doing itself, and the key."""
        hear = partial(partial, self.hear)
        return (
            ("计时开始或暂停", hear("clock", self.toggle_clock), "F6"),
            ("计时转到下一段", hear("clock", self.next_section), "Shift+F6"),
            ("亮分，下一步", hear("show", self.forward), "F8"),
            ("亮分，退一步", hear("show", self.back), "Shift+F8"),
            *((f"大屏幕：{word}", partial(self.hear_picture, name), key) for name, word, key in PICTURES),
            ("流程单", self.list_wanted.emit, "Ctrl+F12"),
            ("大屏幕设置", self.screens_wanted.emit, "Ctrl+Shift+F12"),
        )

    def hear(self, kind: str, act: Callable[[], object]) -> None:
        """Do what a key or button asks for, unless one of its kind was heard a moment ago.

        While the screen is gone a step is asked about: nobody would see it.
        """
        if self.held() or self.now() - self._heard.get(kind, -DEAF) < DEAF:
            return
        if kind == "show" and self.unseen and not self._goes_on_unseen():
            return
        act()
        self._heard[kind] = self.now()

    def _goes_on_unseen(self) -> bool:
        return self.desk is None or confirm(
            self.desk, "大屏幕没有打开，仍要继续？", "观众看不到这一步；亮分仍会记入流水。", "仍要继续"
        )

    def hear_picture(self, name: str) -> None:
        """Show a picture as `hear` does; the screen goes black at any moment."""
        if name == "black" and not isinstance(self.operator.cue, BlackCue):
            self._heard.pop("show", None)
        self.hear("show", partial(self.ask, name))

    def clock_at_hand(self) -> StageClock | None:
        """Return the clock that F6 is about: a fresh one once the next project is on stage and the former's stands."""
        clock, cue = self.operator.clock, self.operator.cue
        fresh = clock is None or not clock.running
        if fresh and isinstance(cue, StageCue | TimerCue) and (clock is None or clock.number != cue.number):
            timer = self.session.stage(cue.stage).timer
            return StageClock.of(timer, cue.number) if timer is not None else clock
        return clock

    def tick(self) -> None:
        """Look at the clock: ring where a time is over, and have whoever shows it look, too."""
        clock = self.clock_at_hand()
        phase = clock.current.phase(self.now()) if clock is not None else None
        if clock is not None and phase is not self._phase and phase in _RINGS and clock.running:
            self.rang.emit(phase)
        self._phase = phase
        self.ticked.emit()

    def _follow_contest(self, changed: Changed) -> None:
        """Hold what is on against a change, wherever in the program it was made."""
        if not self._touches(changed):
            return
        if Confirmation in changed.kinds and changed.stage is not None:
            self.operator.confirm(changed.stage, changed.numbers)
        self.notice = self.operator.follow() or (self.notice if self.operator.pending else "")
        self._say()

    def _touches(self, changed: Changed) -> bool:
        """Return whether a change can touch a picture: marks that come in count for nothing until confirmed."""
        if not changed.kinds <= {Mark, PaperTotal} or changed.stage is None:
            return True
        contest, book = self.session.contest, self.session.book(changed.stage)
        return any(
            (changed.stage, number) in contest.revealed
            or any(book.confirmed(number, seat.judge) for seat in contest.seats_for(changed.stage, number))
            for number in changed.numbers
        )

    def _say(self, stepped: bool = False) -> None:
        if stepped:
            self.notice = ""
            self.stepped.emit()
        self.changed.emit()
        self.tick()

    def _keep(self, clock: StageClock) -> None:
        self.operator.keep_clock(clock)
        if clock.running:
            self._tick.start()
        else:
            self._tick.stop()
        self._say()

    def _clock(self) -> StageClock:
        clock = self.clock_at_hand()
        if clock is None:
            raise Refusal(_NO_TIME)
        return clock

    def stage(self) -> Stage:
        """Return the stage on the scoring desk, or before that page was ever shown the stage it would open with."""
        return self._stage or current_stage(self.session)

    def _cue(self, name: str) -> Cue | None:
        stage = self.stage()
        match name:
            case "message":
                return ask_message(self.desk)
            case "black":
                return BlackCue()
            case "ceremony":
                return ask_ceremony(self.session, self.operator.announced, self.desk)
            case "title":
                return TitleCue(stage.id)
            case "board":
                return BoardCue(stage.id, self._division or stage.divisions[0])
            case _:
                return self._cue_of_project(name, stage)

    def _cue_of_project(self, name: str, stage: Stage) -> Cue:
        """Return the clock of the project that is shown, else clock or appearance of the one on the desk."""
        shown = self.operator.project() if name == "timer" else None
        if shown is None and self.number is None:
            raise Refusal("请先在出场顺序中选一个项目。")
        cue = StageCue(stage.id, self.number or 0, self._round)
        if shown is not None:
            cue = StageCue(shown.stage, shown.number, shown.round_id)
        if name == "stage":
            return cue
        if self.session.stage(cue.stage).timer is None:
            raise Refusal(_NO_TIME)
        return TimerCue(cue.stage, cue.number, cue.round_id)
