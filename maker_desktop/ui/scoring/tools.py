"""The choice of the queue in the header: stage, division and, where there are several, panel and playoff."""

from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QPushButton, QWidget

from maker_desktop.services.core.session import Session
from maker_desktop.services.scoring.scoring_desk import current_stage, playoffs
from maker_desktop.ui import forms
from maker_desktop.ui.kit.segmented_switch import SegmentedSwitch

ALL_PANELS, FORMAL = "*", "*"


class ScoringTools(QWidget):
    """Switches, and the button that takes marks from a file.

    `chosen` is emitted when the user moves a switch, `keyed` when entry of marks continues after it.
    """

    form: ClassVar[str] = "scoring_tools"
    stages: SegmentedSwitch
    divisions: SegmentedSwitch
    panels: SegmentedSwitch
    rounds: SegmentedSwitch
    take: QPushButton
    chosen = Signal()
    keyed = Signal(QKeyEvent)

    def __init__(self, session: Session) -> None:
        super().__init__()
        forms.fill(self)
        self._session = session
        for switch in (self.stages, self.divisions, self.panels, self.rounds):
            switch.chosen.connect(lambda _key: self._choose())
        self.refresh()

    def refresh(self) -> None:
        """Offer the contest's stages, divisions, panels and playoffs, keeping the choice where possible."""
        rulebook = self._session.contest.rulebook
        stages = [(stage.id, stage.name) for stage in rulebook.stages]
        self.stages.show_choices(stages, self.stages.current() or current_stage(self._session).id)
        stage = rulebook.stage(self.stage)
        divisions = [(key, rulebook.division(key).name) for key in stage.divisions]
        self.divisions.show_choices(divisions, self.divisions.current() or divisions[0][0])
        panels = [(panel, f"第 {panel} 组") for panel in self._session.contest.panels(stage.id)]
        self.panels.show_choices([(ALL_PANELS, "各组"), *panels], self.panels.current() or ALL_PANELS)
        self.panels.setVisible(len(panels) > 1)
        rulings = [(ruling.round_id, f"加赛（裁定 {ruling.id}）") for ruling in playoffs(self._session, stage.id)]
        self.rounds.show_choices([(FORMAL, "正赛"), *rulings], self.rounds.current() or FORMAL)
        self.rounds.setVisible(bool(rulings))

    @property
    def stage(self) -> str:
        """The id of the stage."""
        return self.stages.current() or ""

    @property
    def division(self) -> str:
        """The id of the division."""
        return self.divisions.current() or ""

    @property
    def panel(self) -> str:
        """The panel, or an empty text for all of them."""
        panel = self.panels.current() or ALL_PANELS
        return "" if panel == ALL_PANELS else panel

    @property
    def round_id(self) -> str:
        """The round id of the playoff being entered, or an empty text for the stage itself."""
        round_id = self.rounds.current() or FORMAL
        return "" if round_id == FORMAL else round_id

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pass digits on to the grid: they are not for the focused switch."""
        if event.text().isdigit() or event.matches(QKeySequence.StandardKey.Paste):
            self.keyed.emit(event)
        else:
            super().keyPressEvent(event)

    def go_to(self, stage: str, division: str) -> None:
        """Choose a stage and a division; emits nothing."""
        rulebook = self._session.contest.rulebook
        self.stages.show_choices([(each.id, each.name) for each in rulebook.stages], stage)
        choices = [(key, rulebook.division(key).name) for key in rulebook.stage(stage).divisions]
        self.divisions.show_choices(choices, division)

    def _choose(self) -> None:
        self.refresh()
        self.chosen.emit()
