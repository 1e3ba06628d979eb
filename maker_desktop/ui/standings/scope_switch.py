"""The two switches beside a page's title: which stage it shows, and which division."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from maker_desktop.domain.model.rulebook import Rulebook
from maker_desktop.domain.model.stage_rules import Stage
from maker_desktop.services.core.session import Session
from maker_desktop.ui.kit.segmented_switch import SegmentedSwitch


class ScopeSwitch(QWidget):
    """A stage and a division; `chosen` is emitted when the user chooses either, never while they are filled."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stages = SegmentedSwitch(self)
        self._stages.setAccessibleName("阶段")
        self._divisions = SegmentedSwitch(self)
        self._divisions.setAccessibleName("组别")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._stages)
        row.addWidget(self._divisions)
        for switch in (self._stages, self._divisions):
            switch.chosen.connect(self.chosen)

    def show_scope(self, session: Session) -> None:
        """Show what there is to choose, keeping the choice; at first the last stage that has marks."""
        rulebook = session.contest.rulebook
        chosen = self._stages.current() or _latest(session)
        self._stages.show_choices([(stage.id, stage.name) for stage in rulebook.stages], chosen)
        divisions = [(each, rulebook.division(each).name) for each in self.stage(rulebook).divisions]
        self._divisions.show_choices(divisions, self._divisions.current() or "")

    def stage(self, rulebook: Rulebook) -> Stage:
        """Return the stage shown; ask only after `show_scope`."""
        return rulebook.stage(self._stages.current() or "")

    def division(self) -> str:
        """Return the id of the division shown; ask only after `show_scope`."""
        return self._divisions.current() or ""


def _latest(session: Session) -> str:
    stages = session.contest.rulebook.stages
    marked = [stage.id for stage in stages if session.book(stage.id).has_marks]
    return marked[-1] if marked else stages[0].id
