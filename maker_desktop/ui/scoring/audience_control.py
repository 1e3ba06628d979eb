"""Ties the operator of the audience screen and the stage's clock to the desk: strip, clock face and keys."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QDialog, QLabel

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.stage_rules import Stage
from maker_desktop.ui.audience.countdown import Phase
from maker_desktop.ui.audience.cues import (
    BlackCue,
    BoardCue,
    CeremonyCue,
    Cue,
    MessageCue,
    StageCue,
    TimerCue,
    TitleCue,
)
from maker_desktop.ui.audience.operator import Operator
from maker_desktop.ui.audience.operator_strip import PICTURES, OperatorStrip
from maker_desktop.ui.audience.scenes import Message
from maker_desktop.ui.audience.stage_clock import StageClock
from maker_desktop.ui.audience.staging import words_of
from maker_desktop.ui.kit.theme import restyle
from maker_desktop.ui.page_context import PageContext
from maker_desktop.ui.scoring.dialogs import AudienceMessageDialog

#: How often the clock's face is looked at, in milliseconds.
_TICK = 200
_PLAIN: dict[str, Cue] = {"black": BlackCue(), "ceremony": CeremonyCue()}
_TONES = {Phase.WARNING: "look", Phase.OVERTIME: "wrong"}


class AudienceControl(QObject):
    """Follows the project on the desk; `follow` names it. `rang` tells the phase when time is nearly or wholly up."""

    rang = Signal(Phase)

    def __init__(self, context: PageContext, strip: OperatorStrip, face: QLabel, words: QLabel) -> None:
        super().__init__(strip)
        self._context, self._strip, self._face, self._words = context, strip, face, words
        self.operator = Operator(context.session, context.show_scene)
        self._stage: Stage | None = None
        self._division = ""
        self._number: int | None = None
        self._phase: Phase | None = None
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK)
        self._tick.timeout.connect(self._show_clock)
        strip.asked.connect(self.ask)
        strip.stepped.connect(lambda step: self.forward() if step > 0 else self.back())
        strip.one_by_one_chosen.connect(self._choose_one_by_one)

    def follow(self, stage: Stage, division: str, number: int | None) -> None:
        """Be about this project of the queue; a clock that runs or ran stays with the project it was started for."""
        self._stage, self._division, self._number = stage, division, number
        clock = self.operator.clock
        if stage.timer is None or number is None:
            new = clock if clock is not None and clock.running else None
        else:
            new = clock if clock is not None and not clock.untouched else StageClock.of(stage.timer, number)
        self.operator.keep_clock(new)
        self.refresh()

    def refresh(self) -> None:
        """Show the hall and the operator the contest as it stands."""
        self.operator.refresh()
        self._show()

    def forward(self) -> None:
        """Take the next step of the ceremony, or of the project on the desk (F8).

        Raises Refusal while there is nothing to show.
        """
        self.operator.forward(self._stage.id if self._stage is not None else "", self._number)
        self._show()

    def back(self) -> None:
        """Bring the former picture back."""
        self.operator.back()
        self._show()

    def ask(self, name: str) -> None:
        """Show the picture of a button of the strip; black once more brings back what was on."""
        if name == "black" and isinstance(self.operator.cue, BlackCue):
            self.back()
            return
        cue = self._cue(name)
        if cue is not None:
            self.operator.put(cue)
            self._show()

    def toggle_clock(self) -> None:
        """Start or pause the clock (F6). Raises Refusal where the rules give no time."""
        clock = self._clock()
        self._keep(clock.toggled(self._context.clock()))

    def next_section(self) -> None:
        """Go on from pitch to defence, and from there back to the beginning of the project on the desk."""
        clock = self._clock().next_section()
        if clock.at == 0 and self._stage is not None and self._stage.timer is not None and self._number is not None:
            clock = StageClock.of(self._stage.timer, self._number)
        self._keep(clock)

    def bindings(self) -> tuple[tuple[str, Callable[[], object], str], ...]:
        """Return what the keys of the hall do: in words, the doing itself, and the key."""
        return (
            ("计时开始或暂停", self.toggle_clock, "F6"),
            ("计时转到下一段", self.next_section, "Shift+F6"),
            ("亮分，下一步", self.forward, "F8"),
            ("亮分，退一步", self.back, "Shift+F8"),
            *((f"大屏幕：{word}", partial(self.ask, name), key) for name, word, key in PICTURES),
        )

    def _keep(self, clock: StageClock) -> None:
        self.operator.keep_clock(clock)
        if clock.running:
            self._tick.start()
        else:
            self._tick.stop()
        self.refresh()

    def _clock(self) -> StageClock:
        clock = self._clock_at_hand()
        if clock is None:
            raise Refusal("本赛程的规则没有规定路演和答辩时间，不用计时。")
        return clock

    def _clock_at_hand(self) -> StageClock | None:
        """Return the clock that F6 is about: a fresh one once the next project is on stage and the former's stands."""
        clock, cue = self.operator.clock, self.operator.cue
        fresh = clock is None or not clock.running
        if fresh and isinstance(cue, StageCue | TimerCue) and (clock is None or clock.number != cue.number):
            timer = self._context.session.stage(cue.stage).timer
            return StageClock.of(timer, cue.number) if timer is not None else clock
        return clock

    def _project(self) -> tuple[Stage, int]:
        if self._stage is None or self._number is None:
            raise Refusal("请先在出场顺序中选一个项目。")
        return self._stage, self._number

    def _cue(self, name: str) -> Cue | None:
        if name == "message":
            return self._message()
        if name in _PLAIN:
            return _PLAIN[name]
        if name == "title" and self._stage is not None:
            return TitleCue(self._stage.id)
        if name == "board" and self._stage is not None:
            return BoardCue(self._stage.id, self._division)
        stage, number = self._project()
        if name == "timer":
            return TimerCue(stage.id, self._clock().number)
        return StageCue(stage.id, number)

    def _message(self) -> MessageCue | None:
        dialog = AudienceMessageDialog(self._strip.window())
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        text, detail = dialog.text.currentText().strip(), dialog.detail.text().strip()
        dialog.deleteLater()
        return MessageCue(text, detail) if accepted and text else None

    def _choose_one_by_one(self, wanted: bool) -> None:
        self.operator.one_by_one = wanted
        self._show_strip()

    def _show(self) -> None:
        self._show_strip()
        self._show_clock()

    def _show_strip(self) -> None:
        session = self._context.session
        following = self.operator.next_cue(self._stage.id, self._number) if self._stage is not None else None
        self._strip.show_cues(words_of(session, self.operator.cue), words_of(session, following))
        if self._strip.isVisible():
            now = self._context.clock()
            self._strip.on_preview.show_scene(self.operator.scene(self.operator.cue), now)
            waiting = Message(text="确认得分后亮分")
            self._strip.next_preview.show_scene(self.operator.scene(following) if following else waiting, now)

    def _show_clock(self) -> None:
        clock, now = self._clock_at_hand(), self._context.clock()
        if clock is None:
            self._face.setText("")
            self._words.setText("")
            return
        if isinstance(self.operator.cue, TimerCue) and self._strip.isVisible():
            self._strip.on_preview.show_scene(self.operator.scene(self.operator.cue), now)
        self._face.setText(clock.current.clock_face(now))
        phase = clock.current.phase(now)
        restyle(self._face, "tone", _TONES.get(phase, ""))
        if phase is not self._phase and phase in _TONES and clock.running:
            self.rang.emit(phase)
        self._phase = phase
        whose = "" if clock.number == self._number else f"{clock.number} 号 "
        verb = "暂停" if clock.running else "开始"
        self._words.setText(f"{whose}{clock.current.title} · F6 {verb}")
